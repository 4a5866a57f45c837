"""Views that are announced and told in the sentences after, or behind a colon; views that run on by tense or place."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from kg.model import Polarity

HEAD = "The ferry that nobody wants\n\nBy Inga Sorensen\n\n3 May 2026\n\n"


def speaker(body: str, words: str) -> str:
    found = extract_text(HEAD + body, name="ferry").statements
    return next(one.speaker for one in found if words in one.span.quote)


ANNOUNCED = [
    "Omar Reyes, the harbour master, does not buy it. Tugs cost more than pilots.",
    "Omar Reyes disagrees. Tugs cost more than pilots.",
    "Omar Reyes is not convinced. Tugs cost more than pilots.",
    "Omar Reyes has a kinder story. Tugs cost more than pilots.",
    "Omar Reyes addressed the committee. Tugs cost more than pilots.",
    "Nonsense, says Omar Reyes of the harbour. Tugs cost more than pilots.",
    "Omar Reyes has an answer to that: tugs cost more than pilots.",
    "Omar Reyes finds that odd. Tugs cost more than pilots.",
    "Omar Reyes doubts it. Tugs cost more than pilots.",
    "Omar Reyes does not buy it. Tugs cost more than pilots; pilots, he says, are cheap.",
    "The man who runs the harbour, Omar Reyes, disputes that. Tugs cost more than pilots.",
    "Omar Reyes, who runs the harbour, writes: The berth is old. Tugs cost more than pilots.",
    "Omar Reyes is having none of it. Tugs cost more than pilots.",
    "Omar Reyes was blunter: tugs cost more than pilots.",
    "Omar Reyes is unsentimental about the port: tugs cost more than pilots.",
    "Omar Reyes dissented: tugs cost more than pilots.",
    "Omar Reyes puts it like this: tugs cost more than pilots.",
]


@pytest.mark.parametrize("body", ANNOUNCED)
def test_what_an_announced_view_says_is_its_holders(body: str) -> None:
    words = "ugs cost more"
    assert speaker(body, words) == "Omar Reyes"


OWN = [
    # Granting somebody a point announces no view of theirs.
    ("Omar Reyes has a point. Tugs cost more than pilots.", "Tugs cost"),
    # What somebody did is told by the text.
    ("Omar Reyes bought a tug. Tugs cost more than pilots.", "Tugs cost"),
    # The text turns.
    ("Omar Reyes disagrees. But tugs cost more than pilots.", "tugs cost"),
    ("Omar Reyes disagrees. I have seen the bills.", "seen the bills"),
    # It tells of whoever spoke, or of somebody else.
    ("Omar Reyes disagrees. He has run the port since 1998.", "run the port"),
    ("Omar Reyes disagrees. Marta Kessler runs the other quay.", "other quay"),
    ("Omar Reyes was taller: tugs cost more than pilots.", "tugs cost"),
    ("Omar Reyes had expected the quay to hold. It had been built in May.", "been built"),
    # A report in the present goes no further by itself.
    ("The quay is short, says Omar Reyes. The port has 40 berths.", "40 berths"),
    # The next paragraph is the text's.
    ("Omar Reyes disagrees.\n\nTugs cost more than pilots.", "Tugs cost"),
]


@pytest.mark.parametrize(("body", "words"), OWN)
def test_what_the_text_tells_stays_its_own(body: str, words: str) -> None:
    assert speaker(body, words) == "author"


ARGUED = [
    "Omar Reyes thinks the berth a folly.",
    "Omar Reyes argues that the berth is a mistake.",
    "In Omar Reyes's view the berth is a mistake.",
    "Omar Reyes considers the berth indefensible.",
    "Omar Reyes reads it as a warning.",
    "Omar Reyes dislikes the berth.",
]


@pytest.mark.parametrize("body", ARGUED)
def test_grounds_follow_what_somebody_thinks(body: str) -> None:
    assert speaker(f"{body} Tugs cost more than pilots.", "ugs cost") == "Omar Reyes"


ARGUED_NO_FURTHER = [
    # What was just said is spoken of, or what belongs to whoever said it.
    ("Omar Reyes thinks the berth a folly. It was built in 1998.", "built in 1998"),
    ("Omar Reyes thinks the berth a folly. His office lies on the quay.", "on the quay"),
    ("Omar Reyes argues that the berth is a folly. If he is right, tugs are cheap.", "tugs are"),
    # What was thought once is an event.
    ("Omar Reyes thought the berth a folly. The port has 40 berths.", "40 berths"),
    # A body's views are told with reports.
    ("The Harbour Board thinks the berth a folly. The port has 40 berths.", "40 berths"),
    ("Omar Reyes thinks the berth a folly. The clerk lives in Holm.", "lives in Holm"),
]


@pytest.mark.parametrize(("body", "words"), ARGUED_NO_FURTHER)
def test_what_somebody_thinks_ends_where_the_text_goes_on(body: str, words: str) -> None:
    assert speaker(body, words) == "author"


def test_a_reported_view_runs_on_in_shifted_tense() -> None:
    body = "The minister, Ada Quill, said rents would fall. Building would begin in May. The plan is old."
    assert speaker(body, "begin in May") == "Ada Quill"
    assert speaker(body, "plan is old") == "author"


def test_a_sentence_between_two_of_one_speaker_is_theirs() -> None:
    body = (
        "Pilots are dear, Omar Reyes says. They are paid by the hour. The real saving, he thinks, is in crews. "
        "The port has 40 berths."
    )
    assert speaker(body, "paid by the hour") == "Omar Reyes"
    assert speaker(body, "40 berths") == "author"


def test_who_does_not_think_it_so_holds_that_it_is_not() -> None:
    body = "Omar Reyes does not think that the quay will hold."
    found = extract_text(HEAD + body, name="ferry").statements
    one = next(one for one in found if "quay will hold" in one.span.quote)
    assert (one.speaker, one.polarity) == ("Omar Reyes", Polarity.NEGATIVE)


SAID = [
    "Helga Prym is of the opinion that the lease is void.",
    "Helga Prym takes the view that the lease is void.",
    "Helga Prym gave evidence that the lease is void.",
    "Helga Prym submitted that the lease is void.",
    "Helga Prym lost the case. The lease, she allows, is void.",
    "Helga Prym lost the case. The lease is void, in her opinion, and so is the sale.",
    "For Helga Prym, the tenant, the lease is void.",
    "Helga Prym, who owns the yard, would rather the lease is void.",
    "Counsel for Helga Prym submitted that the lease is void.",
]


@pytest.mark.parametrize("body", SAID)
def test_more_ways_to_hold_that_something_is_so(body: str) -> None:
    assert speaker(body, "is void") == "Helga Prym"


def test_for_somebody_is_no_view_where_something_happened_to_them() -> None:
    assert speaker("For Tom Aldous, a father of two, the move was hard.", "was hard") == "author"
