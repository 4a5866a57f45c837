"""Links that show a dispute: verdicts, answers, received views, figures, and what replies doubt."""

from __future__ import annotations

import pytest

from extractors.claims import propositions
from extractors.draft import FoundForecast, FoundResult
from extractors.links import links
from kg.model import Horizon, Operator, Probability, Relation

PEOPLE = {"Maria Lund": ("Lund",), "Omar Reyes": ("Reyes",)}
LUND = "Lund says there is a 60% chance that coal ends by 2030."


def told(draft):
    """Each link as (from's words, relation, to's words, test)."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote, link.test)
        for link in draft.links
    ]


def debate(build, read, text, *, people=PEOPLE):
    """The text read with Lund's forecast planted in the proposition that holds "60% chance"."""
    draft = propositions.STEP(build(text, people=people))
    index = next(i for i, p in enumerate(draft.propositions) if "60% chance" in p.span.quote)
    chance = Probability(0.6, 0.6, 0.6, Operator.EQUAL, "60%")
    row = FoundForecast(
        index,
        draft.propositions[index].span,
        "Maria Lund",
        "coal ends",
        chance,
        Horizon(None, "2030-12-31", "by 2030"),
    )
    return read(text, forecasts=(row,), people=people)


@pytest.mark.parametrize(
    "verdict",
    [
        "The evidence for such a quick end remains inconclusive.",
        "The leap from closing mines to closing plants is under-argued.",
        "The more plausible reading is that plants run at half their load.",
    ],
)
def test_a_verdict_on_the_case_disputes_the_forecast_at_issue(build, read, verdict):
    found = told(debate(build, read, f"{LUND}\n{verdict}"))
    assert found == [(verdict, "disputes", LUND, "verdict")]


@pytest.mark.parametrize(
    "other",
    [
        "Whether the forecast is too optimistic or right, the miners need new work.",
        "The evidence for such a quick end fills two volumes.",
        "The two lignite pits are misleading names on the older maps.",
    ],
)
def test_without_verdict_on_an_argument_there_is_no_dispute(build, read, other):
    assert "disputes" not in {r for _, r, _, _ in told(debate(build, read, f"{LUND}\n{other}"))}


def test_a_verdict_with_this_bears_on_the_sentence_before(read):
    text = "Tariffs are said to have saved the mills of the lower valley. We think this story is wrong."
    assert told(read(text))[0][1:] == (
        "disputes",
        "Tariffs are said to have saved the mills of the lower valley.",
        "verdict",
    )


def test_a_verdict_on_a_view_told_nowhere_links_nothing(build, read):
    text = f"{LUND}\nThe review calls Okafor's estimate misleading."
    assert "verdict" not in {t for *_, t in told(debate(build, read, text))}


def test_a_denial_in_the_words_of_a_forecast_disputes_it(build, read):
    denial = "Coal is unlikely to leave the grid before 2030."
    found = told(debate(build, read, f"{LUND}\n{denial}"))
    assert found == [(denial, "disputes", LUND, "forecast-denied")]


def test_whoever_replies_disputes_the_last_holder_heard(read):
    text = (
        "Maria Lund argues that the dam starves the lower fields of silt. "
        "Omar Reyes replies that the silt settles above the dam in any case."
    )
    ((from_, relation, to, test),) = told(read(text, people=PEOPLE))
    assert from_.startswith("Omar Reyes replies")
    assert to.startswith("Maria Lund argues")
    assert (relation, test) == ("disputes", "answer")


def test_a_named_answer_passes_over_the_texts_own_words(read):
    text = (
        "Maria Lund argues that the dam starves the lower fields of silt.\n"
        "The river has been dammed in nine places since the war and carries little mud in summer.\n"
        "Omar Reyes disputes this. He says that the silt settles above the dam."
    )
    found = [(f, to) for f, r, to, t in told(read(text, people=PEOPLE)) if t == "answer"]
    lund = "Maria Lund argues that the dam starves the lower fields of silt."
    assert ("He says that the silt settles above the dam.", lund) in found


def test_an_unnamed_answer_bears_on_the_text_itself(read):
    text = "A covered canal loses no water at noon. Supporters reply that open canals cost less."
    found = [(to, t) for _, r, to, t in told(read(text)) if r == "disputes"]
    assert found == [("A covered canal loses no water at noon.", "answer")]


def test_the_same_group_against_its_own_finding_disputes_it(read):
    text = (
        "Maria Lund reports that wells in the plain rose by two metres after the floods. "
        "The ditches in the plain are also deeper than they were. "
        "However, Maria Lund reports that the wells in the hills kept falling."
    )
    assert "contrast-same-holder" in {t for *_, t in told(read(text, people=PEOPLE))}


def test_whoever_agrees_supports_the_last_holder_heard(read):
    text = (
        "Maria Lund argues that the dam starves the lower fields of silt. "
        "Omar Reyes agrees that the lower fields lose silt."
    )
    assert [(r, t) for _, r, _, t in told(read(text, people=PEOPLE))] == [("supports", "answer")]


def test_a_received_view_is_disputed_by_what_follows_with_but(read):
    text = (
        "Hydrogen is often described as the fuel of every future ship. "
        "But the tanks take the room of half the cargo."
    )
    ((from_, relation, _, test),) = told(read(text))
    assert from_.startswith("But the tanks")
    assert (relation, test) == ("disputes", "received-view")


def test_after_a_granted_point_the_answer_disputes_whoever_made_it(read):
    text = (
        "Maria Lund says that the toll road pays for itself. "
        "That argument has force, but it assumes that lorries cannot avoid the road."
    )
    found = told(read(text, people=PEOPLE))
    assert [(f[:11], t) for f, r, _, t in found if r == "disputes"] == [
        ("it assumes ", "concession-answered")
    ]


def test_two_figures_set_against_each_other_dispute(read):
    text = (
        "GridTest stood at 50% in the count of May. Yet GridTest stood at 27% in the count of June."
    )
    rows = tuple(
        FoundResult(i, p.span, "GridTest", None, s, "%", None, None)
        for i, (p, s) in enumerate(
            zip(read(text).propositions, (50.0, 27.0), strict=True),
        )
    )
    assert [(r, t) for _, r, _, t in told(read(text, benchmarks=rows))] == [
        ("disputes", "contrast-figures")
    ]


def test_what_limits_a_score_disputes_its_bearing(read):
    text = (
        "GridTest reached 71% in June.\nA high GridTest score does not prove that the grid is safe."
    )
    span = read(text).propositions[0].span
    rows = (FoundResult(0, span, "GridTest", None, 71.0, "%", None, None),)
    ((from_, relation, to, test),) = told(read(text, benchmarks=rows))
    assert from_.startswith("A high GridTest score")
    assert to == "GridTest reached 71% in June."
    assert (relation, test) == ("disputes", "score-limited")


def test_an_aim_that_is_no_measurement_disputes_what_was_said_of_the_aim(read):
    text = "The ministry has the aim of closing nine mines. An aim is not a plan."
    assert ("An aim is not a plan.", "disputes", "category-denied") in {
        (f, r, t) for f, r, _, t in told(read(text))
    }


POSTS = [("p1", "ana", None), ("p2", "ben", "p1")]


@pytest.mark.parametrize(
    "reply",
    [
        "That only holds if the river never freezes.",
        "It depends on what you call a harbour.",
        "I think she just means the smaller of the two harbours.",
        "Haven't we seen this harbour fail already?",
    ],
)
def test_a_reply_that_doubts_disputes_the_first_claim_of_a_short_post(read, reply):
    text = f"The new harbour will ruin the old one. Ships follow the deeper water.\n{reply}"
    found = [row for row in told(read(text, posts=POSTS)) if row[3].startswith("reply")]
    assert found == [(reply, "disputes", "The new harbour will ruin the old one.", "reply-doubts")]


def test_after_an_agreement_but_takes_the_other_side(read):
    text = "The new harbour will ruin the old one.\nAgreed, ships follow the water. But the old harbour keeps its ferries."
    sides = [(r, t) for _, r, _, t in told(read(text, posts=POSTS)) if t.startswith("reply")]
    assert sides == [("supports", "reply-agrees"), ("disputes", "reply-doubts")]


def test_every_link_reads_as_its_evidence_says(build, read):
    text = f"{LUND}\nThe evidence for such a quick end remains inconclusive."
    draft = debate(build, read, text)
    (link,) = draft.links
    assert link.relation is Relation.DISPUTES
    assert [piece.span.quote for piece in link.evidence] == ["inconclusive", LUND]


def test_the_same_text_gives_the_same_links(build, read):
    text = f"{LUND}\nThe evidence remains inconclusive. Reyes replies that plants close.\nCoal is unlikely to end by 2030."
    first, second = debate(build, read, text), debate(build, read, text)
    assert first.links == second.links == links.STEP(first).links


@pytest.mark.parametrize(
    ("words", "backs"),
    [("has agreed to a survey of the canal.", False), ("agrees that the fields lose silt.", True)],
)
def test_who_agrees_to_something_backs_no_view(read, words, backs):
    text = (
        "Maria Lund argues that the dam starves the lower fields of silt. "
        f"Omar Reyes, who farms there, {words}"
    )
    assert ("answer" in {t for *_, t in told(read(text, people=PEOPLE))}) is backs
