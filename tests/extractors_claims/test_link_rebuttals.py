"""Positions that a text sets up in order to answer them."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import told

PEOPLE = {"Ines Falk": ("Falk",), "Odd Tveit": ("Tveit",)}
TRIAL = "Ines Falk finds no gain from the ban in the county's figures."
HEARD = "Supporters of the ban say that fights in the yard have become rare."


def links(draft):
    return [(link.test, link.relation.value) for link in draft.links]


@pytest.mark.parametrize(
    ("position", "answer"),
    [
        ("Myth:", "Fact:"),
        ("Misconception:", "In truth:"),
        ("Claim 2:", "Response:"),
        ("Objection:", "Reply:"),
        ("Old belief:", "The facts:"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_what_stands_under_a_label_is_disputed_by_what_answers_it(read, position, answer, between):
    draft = read(
        f"{position} Heat pumps are noisy.{between}{answer} A current heat pump is about as loud as a refrigerator."
    )
    ((held, relation, against),) = told(draft, "myth-answered")
    assert (held[:9], relation, against) == ("A current", "disputes", "Heat pumps are noisy.")
    assert len(draft.links) == 1  # and nothing backs the myth


@pytest.mark.parametrize(
    "text",
    [
        "Myth: Heat pumps are noisy. Fact: This one is half true.",
        "Heat pumps are noisy. Fact: A current heat pump is about as loud as a refrigerator.",
        "Myth: Heat pumps are noisy. Myth: Heat pumps need large gardens to work.",
        "The myth of heat pumps is old: Heat pumps are noisy. A current heat pump is as loud as a refrigerator.",
    ],
)
def test_without_both_labels_or_where_it_is_granted_nothing_is_disputed(read, text):
    assert told(read(text), "myth-answered") == []


@pytest.mark.parametrize(
    "position",
    [
        "Advocates say that a short week costs nothing.",
        "The second claim is that a short week costs nothing.",
        "The usual objection is that a short week costs the wards too much.",
        "“A short week costs nothing.”",
        "Sceptics make two points. The first is that a short week costs the wards too much.",
    ],
)
@pytest.mark.parametrize("granted", ["", " For an office that may be so."])
def test_a_position_of_unnamed_others_is_disputed_by_what_turns_against_it(read, position, granted):
    found = told(
        read(f"{position}{granted} But a nursing home has to be staffed on Fridays."),
        "position-answered",
    )
    assert [(a.removeprefix("But ")[:16], r) for a, r, _ in found] == [
        ("a nursing home h", "disputes")
    ]
    assert "short week" in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "A short week costs nothing. But a nursing home has to be staffed on Fridays.",
        "Advocates say that a short week costs nothing. A nursing home has to be staffed on Fridays.",
        "Advocates say that a short week costs nothing.\nBut a nursing home has to be staffed on Fridays.",
        "The plan is that the week gets shorter. But a nursing home has to be staffed on Fridays.",
        "Ines Falk says that a short week costs nothing. But a nursing home has to be staffed on Fridays.",
    ],
)
def test_own_claims_other_paragraphs_and_named_holders_are_no_such_positions(read, text):
    assert told(read(text, people=PEOPLE), "position-answered") == []


@pytest.mark.parametrize(
    "turn",
    [
        "But Falk's study looked at the first year only.",
        "However, her figures end before the second year.",
        "Yet Falk's own survey leaves the small schools out.",
    ],
)
def test_who_turns_to_somebodys_study_disputes_what_its_holder_was_told_to_hold(read, turn):
    draft = read(f"Ines Falk says that the ban changed nothing.\n{turn}", people=PEOPLE)
    found = told(draft, "holder-answered")
    assert [(r, b) for _, r, b in found] == [
        ("disputes", "Ines Falk says that the ban changed nothing.")
    ]


@pytest.mark.parametrize(
    "turn",
    [
        "Falk's study looked at the first year only.",
        "But Tveit's study looked at the first year only.",
        "But Falk's school opened in the first year.",
        "But the school opened in the first year.",
    ],
)
def test_other_turns_answer_no_holder(read, turn):
    draft = read(f"Ines Falk says that the ban changed nothing.\n{turn}", people=PEOPLE)
    assert told(draft, "holder-answered") == []


def test_what_critics_reply_disputes_what_supporters_hold(read):
    reply = "Critics reply that fights were becoming rare before."
    draft = read(f"{HEARD} Truancy is down by a fifth.\n{reply}")
    assert told(draft, "camp-answers") == [(reply, "disputes", HEARD)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEARD}\nCritics of the council live elsewhere.",
        f"{HEARD}\n# Another matter\nCritics reply that fights were becoming rare before.",
        "Fights have become rare.\nCritics reply that fights were becoming rare before.",
    ],
)
def test_no_reply_no_supporters_no_camps(read, text):
    assert told(read(text), "camp-answers") == []


@pytest.mark.parametrize(
    ("told_before", "denial"),
    [
        ("It also says that surveys can do the job.", "They cannot."),
        ("The flood was called an event of the century.", "It was nothing of the kind."),
        ("Head teachers expected a revolt among the pupils.", "It never came."),
    ],
)
def test_more_ways_to_deny_in_a_word_what_was_told(read, told_before, denial):
    found = told(read(f"{told_before} {denial}"), "expectation-denied")
    assert [(a, r) for a, r, _ in found] == [(denial, "disputes")]


@pytest.mark.parametrize(
    "text",
    [
        "The bus runs at six in the morning. They cannot.",
        "The river was called off limits for swimmers. It never was.",
    ],
)
def test_a_plain_statement_is_not_denied_in_a_word(read, text):
    assert told(read(text), "expectation-denied") == []


LETTERS = "“The valley needs the power.” {first}\n“It will stop the floods.” {second}"
KEPT = "A full dam stops nothing, and a dam built for power is kept full."
SPARE = "The grid of the county does not even use the power that it has."


def test_quotations_that_open_several_paragraphs_are_answered_in_turn(read):
    draft = read(LETTERS.format(first=SPARE, second=KEPT))
    assert [(a, r, b) for a, r, b in told(draft, "position-answered")] == [
        (SPARE, "disputes", "The valley needs the power."),
        (KEPT, "disputes", "It will stop the floods."),
    ]
    assert {link.relation.value for link in draft.links} == {"disputes"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LETTERS.format(first="True.", second=KEPT), 1),
        (LETTERS.format(first="So it does, in a dry year.", second=KEPT), 1),
        (LETTERS.format(first="Olga Brand has the best version of this.", second=KEPT), 1),
        (f"“The valley needs the power.” {SPARE}\n{KEPT}", 0),  # one quotation sets up no list
        (
            f"Olga Brand writes: “The valley needs the power.” {SPARE}\n“It will stop the floods.”",
            0,
        ),
    ],
)
def test_a_quotation_that_is_granted_or_stands_alone_is_not(read, text, found):
    assert len(told(read(text), "position-answered")) == found


@pytest.mark.parametrize(
    "fault",
    [
        "There is little evidence of this.",
        "The evidence for this is thinner than it looks.",
        "But there is precious little proof of it.",
        "Falk forgets the winter.",
        "She also ignores the winter.",
    ],
)
def test_thin_evidence_or_a_forgetful_holder_disputes_the_view_just_reported(read, fault):
    view = "Ines Falk says that the night trains are full."
    found = told(read(f"{view} {fault}", people=PEOPLE), "view-faulted")
    assert [(a.removeprefix("But ")[:8], r, b) for a, r, b in found] == [
        (fault.removeprefix("But ")[:8], "disputes", view)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The night trains are full. There is little evidence of rust.",
        "Ines Falk says that the night trains are full. There is no evidence of rust on the cars.",
        "Ines Falk says that the night trains are full. Tveit forgets the winter.",
        "Ines Falk says that the night trains are full.\nShe forgets the winter.",
    ],
)
def test_evidence_of_something_else_and_other_people_fault_no_view(read, text):
    assert told(read(text, people=PEOPLE), "view-faulted") == []
