"""What somebody says at the end of a clause, behind a fronted one, or by way of a verb that helps it along."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from kg.model import Statement

HEAD = "The pier that nobody mends\n\nBy Inga Sorensen\n\n3 May 2026\n\nThe pier was built in 1931.\n\n"


def statements(body: str) -> tuple[Statement, ...]:
    return extract_text(HEAD + body, name="pier").statements


def told(body: str, words: str) -> Statement:
    return next(one for one in statements(body) if words in one.span.quote)


@pytest.mark.parametrize(
    ("body", "deed", "said", "speaker"),
    [
        (
            "The harbour master, Tom Aldous, closed the pier on Friday, saying that its piles had rotted through.",
            "The harbour master, Tom Aldous, closed the pier on Friday",
            "its piles had rotted through.",
            "Tom Aldous",
        ),
        (
            "Councillor Marta Kessler rejected the claim, arguing the storm accounted for most of the damage.",
            "Councillor Marta Kessler rejected the claim",
            "the storm accounted for most of the damage.",
            "Marta Kessler",
        ),
        (
            "The mayor was flanked by the engineer, Tom Aldous, who said the cracks are in the facing.",
            "The mayor was flanked by the engineer, Tom Aldous",
            "the cracks are in the facing.",
            "Tom Aldous",
        ),
    ],
)
def test_a_deed_and_what_is_said_with_it_are_two_claims(
    body: str, deed: str, said: str, speaker: str
) -> None:
    voices = {one.span.quote: one.speaker for one in statements(body)}
    assert voices[deed] == "author"
    assert voices[said] == speaker


@pytest.mark.parametrize(
    "body",
    [
        "Anglers, who say the pier is unsafe, have left the harbour for good.",
        "The pier has lost a third of its visitors, suggesting that the fence works.",
        "The harbour master closed the pier on Friday, saying nothing of the cost.",
        # What a letter says is not who got it.
        "We had a letter from the harbour board, arguing that the storm makes all of this beside the point.",
    ],
)
def test_a_clause_that_goes_on_or_says_nothing_stays_whole(body: str) -> None:
    assert body in [one.span.quote for one in statements(body)]


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        (
            "Asked in April whether the pier deserved a grant, the culture minister, Marta Kessler, said that she would not rule it out.",
            "rule it out",
            "Marta Kessler",
        ),
        (
            "Tom Aldous runs the harbour. Asked whether anglers should trust the survey, Aldous said it was a fair question.",
            "fair question",
            "Tom Aldous",
        ),
        ("Tom Aldous opened by saying that the pier was safe.", "was safe", "Tom Aldous"),
        (
            "Marta Kessler, who died in March, liked to say that you cannot mend what you do not walk on.",
            "cannot mend",
            "Marta Kessler",
        ),
        (
            "The surveyor, Yolanda Price, came on Monday. Price said the piles are sound.",
            "sound",
            "Yolanda Price",
        ),
        # Nobody has asked or said it.
        ("If the mayor wants proof, he might ask who sold the planks.", "planks", "author"),
        ("When the wind drops, the pier sways, said Tom Aldous.", "sways", "Tom Aldous"),
    ],
)
def test_who_says_it_behind_another_clause_or_verb(body: str, words: str, speaker: str) -> None:
    assert told(body, words).speaker == speaker


def test_whoever_replies_in_a_clause_of_their_own_holds_it() -> None:
    body = (
        "Tom Aldous spoke first. The planks for the pier were ordered in May, Aldous says; "
        "“ordered,” Marta Kessler replied in the second hour, “is not a pier”."
    )
    assert told(body, "is not a pier").speaker == "Marta Kessler"


def test_a_reply_behind_its_quotation_is_its_owners() -> None:
    body = "Marta Kessler built the pier. “It leans because the shore does,” was her reply."
    assert told(body, "It leans").speaker == "Marta Kessler"


def test_an_answer_said_to_be_short_follows_its_colon() -> None:
    body = "Marta Kessler was asked what would save the pier. Kessler's answer is short: one good carpenter a year."
    assert told(body, "carpenter").speaker == "Marta Kessler"
    other = "The walk to the end of the pier is short: one good carpenter needs a minute."
    assert told(other, "carpenter").speaker == "author"


def test_a_dateline_says_nothing() -> None:
    body = "GHENT, 14 April 2026 (NWS) – Nordhaven Ltd today announced that the pier will close."
    assert told(body, "will close").speaker != "GHENT"


@pytest.mark.parametrize(
    ("body", "words", "wording"),
    [
        (
            "Marta Kessler told me that fewer than forty anglers came last year.",
            "forty",
            "Fewer than forty anglers came last year.",
        ),
        (
            "Tom Aldous has said himself that the survey was too short.",
            "survey",
            "The survey was too short.",
        ),
        # "She" is whoever was spoken to, and "I" whoever writes.
        (
            "Tom Aldous runs the pier. He told her that she would be running it.",
            "running",
            "She would be running it.",
        ),
        (
            "Marta Kessler thinks I was too kind to the mayor.",
            "kind",
            "I was too kind to the mayor.",
        ),
        (
            "“She said the planks were cheaper,” said Tom Aldous, who knew the mayor.",
            "planks",
            "She said the planks were cheaper.",
        ),
    ],
)
def test_a_wording_keeps_who_is_meant(body: str, words: str, wording: str) -> None:
    assert told(body, words).canonical == wording


def test_a_report_has_no_spokesperson() -> None:
    body = "The report was discussed in March. A spokesperson for the company said that the pier is late."
    assert told(body, "is late").speaker == "spokesperson for the company (unnamed)"
