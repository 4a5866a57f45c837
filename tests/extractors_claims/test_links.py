from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.draft import FoundForecast, FoundResult, Layer
from extractors.links import links
from kg.model import Horizon, Operator, Probability, Relation, Side, Span

PEOPLE = {"Maria Lund": ("Lund",), "Omar Reyes": ("Reyes",)}


def told(draft):
    """Each link as (from's words, relation, to's words, test)."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote, link.test)
        for link in draft.links
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wind farms grew fast. Gas plants closed.",
        "Wind farms grew fast. But gas plants closed.",
        "Wind power is cheap. Wind power is also popular.",
        "The trial is promising, but the trial is small.",
    ],
)
def test_no_link_without_words_that_show_it(read, text):
    assert told(read(text)) == []


def test_an_instance_supports_what_it_is_an_instance_of(read):
    draft = read("Hospital waits are growing. For example, hip patients now wait a year.")
    assert told(draft) == [
        (
            "For example, hip patients now wait a year.",
            "supports",
            "Hospital waits are growing.",
            "connective-evidence",
        )
    ]


def test_a_reason_supports_its_result(read):
    draft = read("Copper prices doubled. That is why the grid operator delayed two cables.")
    ((from_, relation, to, test),) = told(draft)
    assert (from_, relation, test) == ("Copper prices doubled.", "supports", "connective-result")
    assert to.startswith("That is why")


def test_a_weakening_contrast_disputes(read):
    draft = read(
        "The savings from the price cap are large. However, the savings from the cap are overstated."
    )
    ((from_, relation, _, test),) = told(draft)
    assert from_.startswith("However")
    assert (relation, test) == ("disputes", "connective-contrast")


def test_a_clause_after_but_concedes_and_does_not_dispute(read):
    text = "The savings from the price cap are large, but the savings from the cap are overstated."
    assert told(read(text)) == []


def test_connectives_do_not_reach_over_paragraphs(read):
    assert told(read("Copper prices doubled.\nTherefore the operator delayed two cables.")) == []


def test_list_items_support_the_claim_that_leads_them_in(read):
    text = "Three trends make cheap storage plausible by then:\n- Cell prices fall every year.\n- Recycling plants are opening.\nThe rest is policy."
    found = told(read(text))
    assert [(relation, test) for _, relation, _, test in found] == [
        ("supports", "list-under-claim")
    ] * 2
    assert {to for _, _, to, _ in found} == {"Three trends make cheap storage plausible by then:"}


def test_the_parts_of_a_definition_bear_nothing_out(read):
    text = "A heat wave is defined as a spell between two marks:\n- The night stays warm.\n- The day passes thirty degrees."
    assert told(read(text)) == []


def forecast(draft, words, forecaster, point, *, operator=Operator.EQUAL, year="2030"):
    index = next(i for i, p in enumerate(draft.propositions) if words in p.span.quote)
    low, high = (0.0, point) if operator is Operator.BELOW else (point, point)
    chance = Probability(low, high, point, operator, f"{point:.0%}")
    span = draft.propositions[index].span
    return FoundForecast(
        index, span, forecaster, "coal ends", chance, Horizon(None, f"{year}-12-31", year)
    )


def with_forecasts(build, read, text, rows, **known):
    from extractors.claims import propositions

    known.setdefault("people", PEOPLE)
    draft = propositions.STEP(build(text, **known))
    planted = tuple(forecast(draft, *row[:3], **row[3]) for row in rows)
    return read(text, forecasts=planted, **known)


DEBATE = (
    "Lund says there is a 60% chance that coal ends by 2030.\n"
    "I think that coal ends by 2030 with a chance below 10%.\n"
    "The argument rests on falling prices for storage.\n"
    "The most important flaw is a mix-up of power and energy.\n"
    "Critics say that the cables come too late for coal."
)
ROWS = [
    ("60% chance", "Maria Lund", 0.6, {}),
    ("below 10%", "author", 0.1, {"operator": Operator.BELOW}),
]


def test_incompatible_probabilities_dispute(build, read):
    found = told(with_forecasts(build, read, DEBATE, ROWS))
    assert (
        DEBATE.split("\n")[1],
        "disputes",
        DEBATE.split("\n")[0],
        "incompatible-probability",
    ) in found


def test_grounds_objections_and_critics_bear_on_the_view_discussed(build, read):
    found = told(with_forecasts(build, read, DEBATE, ROWS))
    lines = DEBATE.split("\n")
    assert (lines[2], "supports", lines[0], "grounds") in found
    assert (lines[3], "disputes", lines[0], "objection") in found
    assert (lines[4], "disputes", lines[0], "critics-list") in found


def test_grounds_bear_on_the_person_they_name(build, read):
    text = (
        "Lund says there is a 60% chance that coal ends by 2030.\n"
        "Reyes says there is a 20% chance that coal ends by 2030.\n"
        "Lund's estimate rests on two pilot farms."
    )
    rows = [("Lund says", "Maria Lund", 0.6, {}), ("Reyes", "Omar Reyes", 0.2, {})]
    found = told(with_forecasts(build, read, text, rows))
    lines = text.split("\n")
    assert (lines[2], "supports", lines[0], "grounds") in found


def test_grounds_that_critics_tell_of_are_a_doubt(build, read):
    text = (
        "Lund says there is a 60% chance that coal ends by 2030.\n"
        "Critics say the estimate rests on two pilot farms."
    )
    rows = [("Lund says", "Maria Lund", 0.6, {})]
    found = told(with_forecasts(build, read, text, rows))
    lines = text.split("\n")
    assert (lines[1], "disputes", lines[0], "grounds-doubted") in found
    assert not [link for link in found if link[3] == "grounds"]


def test_somebodys_critics_object_to_what_that_person_said(build, read):
    text = (
        "Reyes says there is a 20% chance that coal ends by 2030.\n"
        "Lund says that wages still grow too fast. Her critics argue that wages cannot drive prices."
    )
    found = told(with_forecasts(build, read, text, [("Reyes", "Omar Reyes", 0.2, {})]))
    critics, lund = (
        "Her critics argue that wages cannot drive prices.",
        "Lund says that wages still grow too fast.",
    )
    assert (critics, "disputes", lund, "critics-list") in found


def test_one_figure_told_twice_is_no_dispute(build, read):
    text = "Lund says there is a 60% chance that coal ends by 2030.\nReyes says there is a 60% chance that coal ends by 2030."
    rows = [("Lund", "Maria Lund", 0.6, {}), ("Reyes", "Omar Reyes", 0.6, {})]
    assert told(with_forecasts(build, read, text, rows)) == []


def test_other_years_are_no_dispute(build, read):
    rows = [ROWS[0], ("below 10%", "author", 0.1, {"year": "2040"})]
    found = told(with_forecasts(build, read, DEBATE, rows))
    assert "incompatible-probability" not in {test for *_, test in found}


def test_whoever_questions_a_view_disputes_it(build, read):
    text = "Lund says there is a 60% chance that coal ends by 2030.\nReyes doubts that coal ends so soon."
    found = told(with_forecasts(build, read, text, ROWS[:1]))
    assert found == [(text.split("\n")[1], "disputes", text.split("\n")[0], "stance")]


def test_a_bare_disagreement_bears_on_the_last_person_heard(read):
    text = "Lund says that costs halve before 2032. Omar Reyes disagrees."
    found = told(read(text, people=PEOPLE))
    assert found == [
        ("Omar Reyes disagrees.", "disputes", "Lund says that costs halve before 2032.", "stance")
    ]


def test_results_support_what_they_are_said_to_show(read):
    text = "GridTest stood at 40% in May. GridTest reached 71% in June.\nThese results show that the model improves."
    here = Span.of(text, 0, 8)
    rows = tuple(FoundResult(i, here, "GridTest", None, 1.0, "%", None, None) for i in (0, 1))
    found = told(read(text, benchmarks=rows))
    assert [(relation, test) for _, relation, _, test in found] == [
        ("supports", "results-above")
    ] * 2
    assert {to for _, _, to, _ in found} == {"These results show that the model improves."}


POSTS = [("p1", "ana", None), ("p2", "ben", "p1")]


@pytest.mark.parametrize(
    ("reply", "relation"),
    [
        ("Seems right to me, the cap failed before.", "supports"),
        ("This argument dismisses the winter months.", "disputes"),
        ("I disagree, the cap was never tried.", "disputes"),
        ("The cap has no evidence behind it, you are wrong.", "disputes"),
        ("The cap was set in March by the ministry.", None),
        ("If you disagree with the cap, it stays anyway.", None),
        ("That is not wrong about the cap, it stays.", None),
        ("Maybe you disagree, but nothing changes the cap.", None),
    ],
)
def test_replies_take_a_side_only_with_a_cue(read, reply, relation):
    draft = read(f"The price cap will fail within a year.\n{reply}", posts=POSTS)
    sides = [r for _, r, _, test in told(draft) if test != "reply-meets"]
    assert sides == ([relation] if relation else [])


def test_a_reply_bears_on_the_statement_with_its_words(read):
    text = "Copper is scarce. The vaccine trial in Oslo was too short.\nThat vaccine trial claim is misleading."
    draft = read(text, posts=POSTS)
    replies = [to for _, _, to, test in told(draft) if test.startswith("reply")]
    assert replies == ["The vaccine trial in Oslo was too short."]


def test_nobody_replies_to_himself(read):
    draft = read(
        "The cap will fail.\nI agree, the cap will fail.",
        posts=[("p1", "ana", None), ("p2", "ana", "p1")],
    )
    assert told(draft) == []


def test_copies_take_no_side(build, read):
    draft = read("The cap will fail soon.\nI disagree, the cap works.", posts=POSTS)
    copied = replace(draft, posts=(draft.posts[0], replace(draft.posts[1], duplicate_of="p1")))
    assert links.STEP(copied).links == ()


def test_every_link_has_evidence_on_both_sides(build, read):
    draft = with_forecasts(build, read, DEBATE, ROWS)
    assert draft.links
    spans = {s.id: s.span for s in draft.statements}
    for link in draft.links:
        assert {piece.side for piece in link.evidence} == {Side.FROM, Side.TO}
        for piece in link.evidence:
            piece.span.check(draft.text)
        assert link.from_ in spans
        assert link.to in spans
    assert len({link.id for link in draft.links}) == len(draft.links)


def test_a_pair_is_linked_once(build, read):
    draft = with_forecasts(build, read, DEBATE, ROWS)
    pairs = [frozenset((link.from_, link.to)) for link in draft.links]
    assert len(pairs) == len(set(pairs))


def test_work_grows_with_the_text_and_not_its_square(read, monkeypatch):
    from extractors.links import links as module

    calls = []
    real = module.content_stems
    monkeypatch.setattr(module, "content_stems", lambda text: calls.append(text) or real(text))
    paragraph = "Copper prices doubled in May. However, the cable orders are overstated.\n"
    read((paragraph * 20).strip())
    few = len(calls)
    calls.clear()
    read((paragraph * 40).strip())
    assert len(calls) <= 2 * few + 4


def test_the_step_declares_its_layers():
    assert links.STEP.provides == {Layer.LINKS}
    assert Relation.SUPPORTS.value == "supports"
