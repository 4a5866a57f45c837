"""Groups and people without a name that speak, and what later words of the text take up."""

from __future__ import annotations

import pytest

from extractors.claims.cue_frames import with_modifier
from tests.extractors_claims.voices import PEOPLE, who

CASES = [
    (
        "Critics of this view say that the law is enough.",
        "law is enough",
        "critics of this view (unnamed)",
    ),
    (
        "Critics object that the tax falls on the poor. They add that nobody has checked the figures. Whitfield's supporters reply that the rebate covers it.\nDana Whitfield wrote the plan.",
        "falls on the poor",
        "critics (unnamed)",
    ),
    (
        "Critics object that the tax falls on the poor. They add that nobody has checked the figures. Whitfield's supporters reply that the rebate covers it.\nDana Whitfield wrote the plan.",
        "nobody has checked",
        "critics (unnamed)",
    ),
    (
        "Critics object that the tax falls on the poor. They add that nobody has checked the figures. Whitfield's supporters reply that the rebate covers it.\nDana Whitfield wrote the plan.",
        "rebate covers",
        "Whitfield's supporters (unnamed)",
    ),
    (
        "Researchers at Stonebridge argue that batteries alone could carry the night.",
        "carry the night",
        "researchers at Stonebridge (unnamed)",
    ),
    (
        "One sceptical essay argues that fusion is a century away. Its author gives a working plant less than 5% by 2040. The same author considers it possible by 2080.",
        "less than 5%",
        "sceptical essay's author (unnamed)",
    ),
    (
        "One sceptical essay argues that fusion is a century away. Its author gives a working plant less than 5% by 2040. The same author considers it possible by 2080.",
        "possible by 2080",
        "sceptical essay's author (unnamed)",
    ),
    (
        "Industry insiders say that the merger is dead. One commenter doubts it.",
        "merger is dead",
        "industry insiders (unnamed)",
    ),
    (
        "A spokesperson for Norvale Health denied that wards had closed.",
        "wards had closed",
        "spokesperson for Norvale Health (unnamed)",
    ),
    (
        "Economists at the Lund Bank now expect rates to stay at 4% until 2027.",
        "stay at 4%",
        "economists at the Lund Bank (unnamed)",
    ),
    (
        "Many glaciologists think that the shelf is stable. Some disagree.",
        "shelf is stable",
        "glaciologists (unnamed)",
    ),
    ("According to a leaked memo, the merger is dead.", "merger is dead", "leaked memo (unnamed)"),
    (
        "According to people close to the talks, the merger is dead.",
        "merger is dead",
        "people close to the talks (unnamed)",
    ),
    (
        "Dutch engineers are confident that the dykes will hold.",
        "dykes will hold",
        "Dutch engineers (unnamed)",
    ),
    (
        "Supporters of the dam say that it will pay for itself.",
        "pay for itself",
        "supporters of the dam (unnamed)",
    ),
    (
        "Some coaches argue that altitude camps are overrated. Others say that the gain is real but small.",
        "altitude camps",
        "coaches (unnamed)",
    ),
    (
        "Some coaches argue that altitude camps are overrated. Others say that the gain is real but small.",
        "gain is real",
        "others (unnamed)",
    ),
    (
        "The minister's aides insist that the tax will go. Opposition lawmakers dispute that.",
        "tax will go",
        "minister's aides (unnamed)",
    ),
    (
        "Holm's critics counter that she has never built one. Pia Holm runs WindCo.",
        "never built",
        "Holm's critics (unnamed)",
    ),
    (
        "One reader wrote that the figure was wrong. Another reader agreed.",
        "figure was wrong",
        "reader (unnamed)",
    ),
    (
        "The report's authors estimate that 40% of pipes leak.",
        "40% of pipes",
        "report's authors (unnamed)",
    ),
    (
        "Experts from the Water Board expect that 40% of pipes will leak by 2040.",
        "40% of pipes",
        "experts from the Water Board (unnamed)",
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_which_group_holds_it(build, text, words, expected):
    assert who(build, text, words, people=PEOPLE).lower() == expected.lower()


def test_a_possessor_is_kept_in_a_groups_name(build):
    text = "Whitfield's supporters reply that the rebate covers it."
    known = {"Dana Whitfield": ("Whitfield",)}
    assert who(build, text, "rebate", people=known) == "Whitfield's supporters (unnamed)"


def test_a_modifier_names_the_group_and_a_clause_does_not():
    assert with_modifier("nurses (unnamed)", " at Norvale") == "nurses at Norvale (unnamed)"
    assert with_modifier("nurses (unnamed)", " in wards that are full") == "nurses (unnamed)"
    assert with_modifier("Ola Brandt", " of Norvale") == "Ola Brandt"


BODIES = {"Harbour Trust": (), "Lake Bank": ()}


REFERRING = [
    # A body that the same sentence or the sentence before speaks of.
    (
        "Harbour Trust expects more storms, but it admits that the record is short.",
        "record is short",
        "Harbour Trust",
    ),
    (
        "The price rose by a third, the broker Lake Bank said on Monday, far more than it hoped.",
        "price rose",
        "Lake Bank",
    ),
    (
        "According to the rowing association Wavecrest, 40% of boats leak.",
        "boats leak",
        "Wavecrest",
    ),
    # A part of the group, and a spokesperson of the body, that the sentence before is about.
    (
        "Coaches are split. Some argue that the toll pays for itself.",
        "toll pays",
        "some coaches (unnamed)",
    ),
    (
        "The harbour ministry declined to comment. A spokesperson repeated that the quay stays open.",
        "quay stays",
        "harbour ministry spokesperson (unnamed)",
    ),
    (
        "Farmers were not convinced. They argue that the trial was too short.",
        "trial was",
        "farmers (unnamed)",
    ),
    # Who dismisses criticism does not hold that sentence; it is told of them.
    ("Farmers dismissed the criticism. Prices fell.", "dismissed the", "author"),
    (
        "The old permits are renewed every spring, Nora Feld shot back.",
        "permits are renewed",
        "Nora Feld",
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), REFERRING)
def test_who_is_referred_to(build, text, words, expected):
    assert who(build, text, words, people={"Nora Feld": ()}, organisations=BODIES) == expected
