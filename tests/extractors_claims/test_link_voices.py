"""Links between voices: reasons, own words, own figures, admissions, and holders set against each other."""

from __future__ import annotations

import pytest

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
BODIES = {"Harbour Trust": ()}


def told(draft, test=None):
    """Each link as (from's words, relation, to's words, test); of one test where given."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote, link.test)
        for link in draft.links
        if test is None or link.test == test
    ]


@pytest.mark.parametrize("word", ["because", "since"])
def test_a_reason_after_a_comma_supports_its_clause(read, word):
    draft = read(f"The ferry will lose passengers, {word} the new bridge opens in spring.")
    assert told(draft) == [
        (
            "the new bridge opens in spring.",
            "supports",
            "The ferry will lose passengers",
            "because",
        )
    ]
    (link,) = draft.links
    assert [e.span.quote for e in link.evidence] == [word, "The ferry will lose passengers"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry loses passengers because the bridge is free.",
        "If the ferry stops, the island will empty, because the shops depend on it.",
        "The ferry has lost passengers since the bridge opened.",
    ],
)
def test_a_reason_inside_the_clause_or_a_condition_is_no_claim_of_its_own(read, text):
    assert len(read(text).statements) == 1


def test_a_reason_is_held_by_whoever_holds_its_clause(read):
    draft = read(
        "Feld says that herring will return to the bay, because the mill has closed.", people=PEOPLE
    )
    assert [s.speaker for s in draft.statements] == ["Nora Feld", "Nora Feld"]


def test_own_words_support_the_report_of_the_claim(read):
    report = "Nora Feld expects the harbour to silt up within a decade."
    draft = read(f"{report} “The dredger comes once a year,” she said.", people=PEOPLE)
    assert told(draft, "own-words") == [
        ("“The dredger comes once a year,” she said.", "supports", report, "own-words")
    ]


@pytest.mark.parametrize(
    "after",
    [
        "“But the dredger may come more often,” she said.",
        "“The dredger comes once a year,” said Anton Brisk.",
    ],
)
def test_words_that_turn_or_are_another_persons_do_not(read, after):
    report = "Nora Feld expects the harbour to silt up within a decade."
    assert told(read(f"{report} {after}", people=PEOPLE), "own-words") == []


def test_a_reported_figure_supports_its_speakers_claim(read):
    claim = "Nora Feld, who keeps the books of the harbour, warned that the survey leaves out almost all small boats."
    figure = "She pointed out that 70 of the 90 moorings are private."
    draft = read(f"{claim} {figure}", people=PEOPLE)
    assert told(draft, "own-figures") == [(figure, "supports", claim, "own-figures")]


def test_a_guess_is_no_figure_that_bears_out(read):
    claim = "Nora Feld warned that the survey leaves out small boats."
    draft = read(f"{claim} Her guess is that 70 moorings are private.", people=PEOPLE)
    assert told(draft, "own-figures") == []


def test_an_admission_takes_back_from_the_clause_before(read):
    draft = read(
        "Nora Feld says the old quay must go, although she concedes that it survived two storms.",
        people=PEOPLE,
    )
    assert told(draft, "admission") == [
        (
            "she concedes that it survived two storms.",
            "disputes",
            "Nora Feld says the old quay must go",
            "admission",
        )
    ]


def test_a_contrast_by_another_holder_disputes_the_claim_before(read):
    claim = "Nora Feld says that the new nets spare young cod."
    other = "However, inspectors found young cod in every second catch."
    draft = read(f"{claim} {other}".replace("inspectors", "auditors"), people=PEOPLE)
    assert told(draft) == [
        (other.replace("inspectors", "auditors"), "disputes", claim, "contrast-other-holder")
    ]


def test_the_texts_own_contrast_is_none_of_another_holder(read):
    claim = "Nora Feld says that the new nets spare young cod."
    draft = read(f"{claim} However, cod was dear this winter.", people=PEOPLE)
    assert told(draft, "contrast-other-holder") == []


def test_after_not_everyone_agrees_the_next_holder_disputes_the_last(read):
    claim = "Nora Feld says that the new nets spare young cod."
    other = "Anton Brisk warned that the trial ran for a week only."
    draft = read(f"{claim}\nNot everyone agrees. {other}", people=PEOPLE)
    assert told(draft, "announced-dispute") == [(other, "disputes", claim, "announced-dispute")]


def test_a_sentence_that_only_tells_who_answers_makes_the_next_an_answer(read):
    claim = "Nora Feld says that the new nets spare young cod."
    other = "They suspect that the trial ran for too short a time."
    draft = read(f"{claim}\nLocal residents were not convinced. {other}", people=PEOPLE)
    assert told(draft, "answer") == [(other, "disputes", claim, "answer")]


def test_what_fails_to_persuade_is_disputed(read):
    claim = "Economists insist that the toll pays for itself."
    draft = read(f"{claim} But we find that hardly convincing.")
    assert told(draft, "verdict") == [
        ("But we find that hardly convincing.", "disputes", claim, "verdict")
    ]


@pytest.mark.parametrize(
    "opening",
    ["Not everyone likes the toll.", "The drivers see it otherwise.", "Here we go again."],
)
def test_a_sentence_without_a_point_of_its_own_is_no_topic(read, opening):
    draft = read(f"{opening} The toll rose from 4 crowns to 9 crowns between May and August.")
    assert told(draft, "topic-sentence") == []
