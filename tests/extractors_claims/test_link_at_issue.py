"""What bears on the forecast that a text is about, from anywhere in the text, by its words."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

STRAIT = (
    "# Will the Sarn strait be open all winter?\n\n"
    "Ada Lindqvist puts the chance that the Sarn strait stays open all winter by 2035 at 70%, "
    "{listing} warmer currents, thinner ice, and the retreat of the northern glaciers.\n\n"
    "## {heading}\n\n{opening} The harbour office confirms the readings.\n"
)
BUOYS = "Buoys in the outer channel now record water a full degree warmer than in 1995."
OVENS = "# An oven and a bet\n\nJonas Brodersen, who sells ovens, predicts that half of all town bakeries will run without a night shift by 2031.\n\n"


def ends(text, test):
    return [(a, b[:14]) for a, _, b in told(extract_text(text, name="page"), test)]


@pytest.mark.parametrize("listing", ["citing", "pointing to", "drawing on"])
@pytest.mark.parametrize("heading", ["Warmer currents", "Glaciers in retreat"])
def test_a_section_on_a_ground_of_the_forecast_opens_with_support_for_it(listing, heading):
    text = STRAIT.format(listing=listing, heading=heading, opening=BUOYS)
    assert ends(text, "ground-taken-up") == [(BUOYS, "Ada Lindqvist ")]


@pytest.mark.parametrize(
    ("listing", "heading", "opening"),
    [
        ("citing", "What it would mean", BUOYS),
        ("citing", "Open all winter", BUOYS),  # the words of the whole text
        ("citing", "No warmer currents", BUOYS),
        ("citing", "Warmer currents", "But the buoys were moved in 1995."),
        ("citing", "Warmer currents", "The readings are misleading, since the buoys were moved."),
        ("despite", "Warmer currents", BUOYS),
    ],
)
def test_other_sections_bear_out_no_forecast(listing, heading, opening):
    assert (
        ends(STRAIT.format(listing=listing, heading=heading, opening=opening), "ground-taken-up")
        == []
    )


@pytest.mark.parametrize(
    ("opening", "doubts"),
    [
        ("The retreat of the northern glaciers is overstated.", 1),
        ("Warmer currents are far from proven.", 1),
        ("The retreat of the northern glaciers goes on.", 0),
        ("The price of herring is overstated.", 0),
    ],
)
def test_doubt_of_a_member_disputes_the_list_of_grounds(opening, doubts):
    text = STRAIT.format(listing="citing", heading="What speaks for it", opening=opening)
    found = ends(text, "ground-doubted")
    assert len(found) == doubts
    assert all(a == opening for a, _ in found)


def test_an_objection_meets_what_the_view_rests_on_too():
    rests = "His case rests on cheaper sensors and a shortage of apprentices."
    flaw = "The most serious flaw is that he sells the ovens."
    second = "Another flaw is the price."
    found = ends(f"{OVENS}{rests} {flaw} {second}", "objection")
    assert [(a, b) for a, b in found if b.startswith("His case")] == [(flaw, "His case rests")]
    assert (second, "Jonas Broderse") in found


@pytest.mark.parametrize(
    "lead",
    [
        "He is not alone.",
        "Brodersen isn't alone.",
        "Nor is he the only one.",
        "He is far from alone in this.",
        "Brodersen is in good company.",
    ],
)
def test_who_is_not_alone_is_backed_by_what_follows(lead):
    after = "Two of the largest chains have told their shareholders the same."
    assert ends(f"{OVENS}{lead} {after}", "in-company") == [(after, "Jonas Broderse")]


@pytest.mark.parametrize(
    "rest",
    [
        "He is alone. Two of the largest chains have told their shareholders the same.",
        "He lives alone. Two of the largest chains have told their shareholders the same.",
        "He is not alone. But two of the largest chains have hired bakers.",
        "He is not alone. Brodersen says that his chains agree.",
        "The oven is not alone to blame. Two of the largest chains have hired bakers.",
    ],
)
def test_no_company_no_support(rest):
    assert ends(OVENS + rest, "in-company") == []


@pytest.mark.parametrize(
    "verdict",
    [
        "Cheap sensors make 2031 a realistic date.",
        "A year ago nobody believed it, and today the estimate looks reasonable.",
        "That three chains now plan with this forecast is telling.",
        "The odds that the trade gives him are hard to dismiss.",
    ],
)
def test_a_word_for_the_soundness_of_a_date_or_figure_backs_the_forecast(verdict):
    assert [b for _, b in ends(OVENS + verdict, "affirmed")] == ["Jonas Broderse"]


@pytest.mark.parametrize(
    "verdict",
    [
        "Cheap sensors do not make 2031 a realistic date.",
        "Whether 2031 is a realistic date is another question.",
        "It is a plausible date only if the money comes.",
        "Hardly anybody thinks that the estimate looks reasonable.",
        "The oven is a sensible one.",
        "I put the chance of that at 5%. Still, 2031 is a plausible date.",
    ],
)
def test_what_is_denied_or_left_open_backs_nothing(verdict):
    assert ends(OVENS + verdict, "affirmed") == []


def test_what_a_told_argument_comes_to_backs_the_forecast():
    text = (
        f"{OVENS}The best version of the argument is simple. Dough can be weighed by machines. "
        "Ovens watch themselves. If the two are joined, then nobody needs to stand there at three."
    )
    found = ends(text, "argument-told")
    assert found == [
        ("If the two are joined, then nobody needs to stand there at three.", "Jonas Broderse")
    ]


TWO_YEARS = (
    "Helga Winter gives the tunnel a 30% chance of opening by the end of 2031. "
    "She gives it a 60% chance of opening by the end of 2032.\n\n"
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Some engineers question the jump from 2031 to 2032.", ["She gives it a"]),
        ("Some engineers describe the jump from 2031 to 2032.", []),
        ("Some engineers question the plan for 2032.", []),
    ],
)
def test_a_jump_that_is_questioned_is_disputed_at_both_ends(question, found):
    assert [b for _, b in ends(TWO_YEARS + question, "jump-questioned")] == found
