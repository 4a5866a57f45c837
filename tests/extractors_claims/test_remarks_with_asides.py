"""Remarks behind what was said that tell who speaks, and people and bodies meant by what they are."""

from __future__ import annotations

from extractors.pipeline import extract_text
from tests.extractors_claims.speakers_told import speakers_of

HEAD = (
    "The tide mill\n\nBy Inga Sorensen\n\n3 May 2026\n\n"
    "Marit Osterholm, a hydrologist at Penhallow College, has studied the river. The River Trust counts the mills.\n\n"
)


def speakers(*sentences: str) -> dict[str, str]:
    return speakers_of(HEAD, *sentences)


SAID = (
    "“It is a fall, but it is not the kind of fall you can build on,” Osterholm, a hydrologist at the college, told the Ledger.",
    "“We were proud for weeks of what was a missing line,” Marit Osterholm, who leads the survey there, wrote.",
    "Not everyone does: the two intervals overlap, Marit Osterholm of the Lowmoor School of Works points out, and so nobody knows.",
)


def test_who_speaks_may_be_told_between_name_and_verb() -> None:
    assert set(speakers(*SAID).items()) == {(said, "Marit Osterholm") for said in SAID}


def test_a_clause_of_time_before_a_name_with_an_aside_is_not_said() -> None:
    body = "After the mill closed, Osterholm, its warden, reported to the police."
    assert speakers(body) == {body: "author"}


def test_the_hydrologist_is_who_was_said_to_be_one() -> None:
    body = (
        "Marit Osterholm counts wheels. “The pond leaks every single year,” the hydrologist said."
    )
    found = extract_text(HEAD + body, name="mill").statements
    assert {s.speaker for s in found if "leaks" in s.span.quote} == {"Marit Osterholm"}


POLLS = (
    "A River Trust poll of 2 October has Yes at 52%.",
    "The model of the River Trust has the flood peaking in November and very likely over by Easter.",
)


def test_a_poll_or_model_speaks_for_whoever_made_it() -> None:
    assert set(speakers(*POLLS).items()) == {(poll, "River Trust") for poll in POLLS}


BODIES = {
    "The landlords’ federation says that building will stop within two years.": "landlords’ federation",
    "The taxi federation expects fewer rides.": "taxi federation",
    "The housing department believes that prices fall.": "housing department",
    "The new union says that the mill is old.": "new union (unnamed)",
    "A fishing federation says that fares rise.": "fishing federation (unnamed)",
    "The company says that wheels turn.": "company (unnamed)",
}


def test_a_body_of_which_there_is_one_is_named_by_whose_or_what_it_is() -> None:
    assert speakers(*BODIES) == BODIES
