"""What stands beside a claim and speaks against it, or only weighs it, is no ground for it."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import supports, told


def found(text: str, test: str) -> list[tuple[str, str, str]]:
    return told(extract_text(f"The lock\n\nThe canal is old.\n\n{text}\n"), test)


def grounds(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, _, b in supports(f"The lock\n\nThe canal is old.\n\n{text}\n")]


@pytest.mark.parametrize(
    ("test", "ground", "claim"),
    [
        (
            "forecast-reason",
            "The gates were oiled and painted twice last winter.",
            "I would {}give it a 40% chance that the lock opens by 2031.",
        ),
        (
            "opening-view",
            "In its first winter it lifted nine loads of more than forty tons.",
            "Marit Osk, who ran the harbour for years, {} too big.",
        ),
    ],
)
def test_what_a_view_is_held_against_is_no_ground_for_it(test: str, ground: str, claim: str):
    if test == "forecast-reason":
        plainly, against = claim.format(""), claim.format("still ")
        assert found(f"{ground} {plainly}", test) == [(ground, "supports", plainly)]
        assert found(f"{ground} {against}", test) == []
    else:
        plainly = claim.format("argues that the new crane is")
        against = "Marit Osk, who ran the harbour for years, calls this talk about a crane."
        assert found(f"{plainly} {ground}", test) == [(ground, "supports", plainly)]
        assert found(f"{against} {ground}", test) == []


def test_a_caveat_about_figures_is_no_conclusion_from_them():
    figures = "The northern locks lost nine gates in 2024."
    result = "These figures should therefore be taken to the board."
    caveat = "These figures should therefore be read with care."
    assert grounds(f"{figures} {result}") == [(figures, result)]
    assert grounds(f"{figures} {caveat}") == []


def test_what_was_so_until_lately_is_no_premise_of_what_is_so_now():
    result = "So the northern lock is the fastest on the canal."
    premise = "The northern lock fills in nine minutes."
    former = "The southern lock was the fastest until last week."
    assert found(f"{premise} {result}", "connective-result") == [(premise, "supports", result)]
    assert found(f"{former} {result}", "connective-result") == []


def test_a_verdict_turned_into_its_opposite_has_no_reason_there():
    verdict = "It was, I think, premature to claim in the spring that the lock leaks."
    now = "It is true today, after two more winters and a flood."
    reason = "The gauge that showed the loss stands in an old drain."
    assert grounds(f"{verdict} {reason}") == [(reason, verdict)]
    assert grounds(f"{verdict} {now}") == []


def test_what_is_played_down_is_not_borne_out_by_what_there_is_to_it():
    event = "In 1791 silt closed the upper gate for two days and sank nine barges."
    assert found(f"Silt is the lesser concern. {event}", "topic-sentence") == []


@pytest.mark.parametrize(("chance", "disputes"), [("20%", True), ("90%", False)])
def test_a_high_chance_after_anothers_forecast_expects_it_too(chance: str, disputes: bool):
    first = "Nora Feld, an engineer, says that the ferry needs a second pier."
    other = "Anton Brisk, a pilot, predicts that the second pier will be built by 2031."
    again = f"Feld is at {chance}."
    links = [(again, "disputes", other)] if disputes else []
    assert found(f"{first} {other} {again}", "rejoinder") == links


@pytest.mark.parametrize("opening", ["Taken, though", "Point taken, but", "Agreed, though"])
def test_a_reply_that_grants_the_point_does_not_oppose_it(opening: str):
    from extractors.links.link_addressees import _GRANTS

    assert _GRANTS.match(opening.lower()) is not None
    assert _GRANTS.match("taken together, nothing holds") is None
    assert _GRANTS.match("agreed targets were not met") is None
