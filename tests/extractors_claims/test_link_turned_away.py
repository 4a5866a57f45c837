"""What turns away behind its clause bears nothing out by its place alone; who disagreed once disputes nothing now."""

from __future__ import annotations

import pytest

from extractors.links.link_cues import answering_verb
from extractors.pipeline import extract_text


def supports(text):
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    return [(words[link.from_], words[link.to]) for link in found.links]


@pytest.mark.parametrize(
    "turned",
    [
        "It got nine boats home in the storm of last March, mind you.",
        "To be fair, it got nine boats home in the storm of last March without a scratch.",
        "Then again, it got nine boats home in the storm of last March without a scratch.",
    ],
)
def test_what_turns_away_supports_nothing_by_its_place(turned):
    claim = "The radar is useless."
    plain = "It missed nine boats out of ten in the storm of last March."
    assert (plain, claim) in supports(f"{claim} {plain}")
    assert (turned, claim) not in supports(f"{claim} {turned}")


def test_who_used_to_disagree_disputes_nothing():
    assert answering_verb("I used to disagree.") is None
    assert answering_verb("I strongly disagree.") is not None


def test_a_figure_told_first_of_somebody_and_then_by_name_is_disputed_where_it_is_named():
    named = "Forecaster Nora Feld puts the odds of a dry lock by the end of 2031 at 45%."
    other = "Engineer Anton Brisk gives a dry lock by the end of 2031 a 5% chance."
    text = f"One forecaster gives a dry lock by the end of 2031 a 45% chance.\n\n{named}\n\n{other}"
    assert (other, named) in supports(text)
