"""Links between sources that are added as a user adds them: each by its test, in any order, and no others."""

from __future__ import annotations

from itertools import permutations

import pytest

from extractors.build import add_text
from extractors.why import why
from kg.model import Relation, Side
from kg.store import open_store
from tests.across.sources import TEXTS
from views.data import snapshot
from views.maps import asked


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    """The graph of the same sources, added in every order."""
    found = []
    for n, order in enumerate(permutations(TEXTS)):
        with open_store(tmp_path_factory.mktemp(f"order{n}")) as store:
            for name, text in order:
                add_text(store, text, name=name)
            found.append(
                (store.graph(), store.meanings(), {s.id: s for s in store.graph().statements})
            )
            assert store.verify() == ()
    return found


@pytest.fixture(scope="module")
def graph(graphs):
    return graphs[0][0]


def across(graph):
    """The links between sources: relation, test and the statements' words at both ends."""
    found = set()
    for link in graph.links:
        ends = graph.statement(link.from_), graph.statement(link.to)
        if ends[0].source != ends[1].source:
            found.add((link.relation, link.test, *(end.span.quote for end in ends)))
    return found


PUMPS_CAN = "Heat pumps can now warm most of the old terraces through an ordinary winter."
PUMPS_STRUGGLE = "Heat pumps still struggle to warm the old terraces in a hard winter."
DEGREE = "The gap between a pilot street and a whole city is a matter of degree, not kind."
NOT_SAME = "Heating one pilot street is not the same as heating a whole city."
STEP = "The step from one pilot street to a whole city is larger than the council says."
LIMITS = "The grid under the harbour has hard limits on how many pumps it can feed at once."
LIMITS_TOO = "The harbour grid has hard limits that no number of pumps will change."
DOUBT = (
    "The figures do not yet support high confidence in coal-free heating in Port Merrow by 2036."
)


@pytest.mark.parametrize(
    "wanted",
    [
        (Relation.DISPUTES, "doubted-progress", PUMPS_STRUGGLE, PUMPS_CAN),
        (Relation.DISPUTES, "gap-denied", DEGREE, NOT_SAME),
        (Relation.DISPUTES, "gap-denied", DEGREE, STEP),
        (Relation.SUPPORTS, "same-gap", STEP, NOT_SAME),
        (Relation.SUPPORTS, "same-limit", LIMITS_TOO, LIMITS),
        (
            Relation.RESTATES,
            "near-proposition",
            "Joints could fail in a long frost and flood whole cellars.",
            "Leaky joints may fail in a long frost and flood the cellars below.",
        ),
    ],
)
def test_each_test_links_what_it_should(graph, wanted):
    assert wanted in across(graph)


def test_a_doubt_disputes_the_forecast_that_it_names_and_no_small_chance(graph):
    doubted = {to for _, test, from_, to in across(graph) if from_ == DOUBT and "doubt" in test}
    assert len(doubted) == 2
    assert all("70% chance" in words for words in doubted)


def test_forecasts_that_cannot_both_hold_dispute(graph):
    clashes = [found for found in across(graph) if found[1] == "incompatible-probability"]
    assert len(clashes) == 2
    assert all("less than 20%" in " ".join(ends) for _, _, *ends in clashes)


def test_nothing_is_linked_for_its_subject_alone(graph):
    linked = {words for _, _, *ends in across(graph) for words in ends}
    assert "The ferry timetable will change in spring." not in linked
    assert "Installers have seen rapid growth in orders from landlords." not in linked


def test_no_two_statements_are_linked_twice(graph):
    pairs = [frozenset((link.from_, link.to)) for link in graph.links]
    assert len(pairs) == len(set(pairs))


def test_each_link_opens_words_on_both_sides(graph):
    for link in graph.links:
        for piece in link.evidence:
            end = graph.statement(link.from_ if piece.side is Side.FROM else link.to)
            assert piece.source == end.source
            assert piece.span.quote


def test_any_order_of_adding_gives_the_same_graph(graphs):
    first = graphs[0][0]
    assert all(graph == first for graph, _, _ in graphs)


def test_the_app_asks_the_tests_with_the_meanings_that_made_the_links(tmp_path, monkeypatch):
    with open_store(tmp_path) as store:
        for name, text in TEXTS:
            add_text(store, text, name=name)
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(tmp_path))
    now = snapshot()
    between = [
        link
        for link in now.graph.links
        if now.graph.statement(link.from_).source != now.graph.statement(link.to).source
    ]
    assert between
    for link in between:
        outcomes = asked(now, link.from_, link.to).outcomes
        assert link.test in {outcome.test for outcome in outcomes if outcome.passed}


def test_why_tells_the_test_that_passed_and_those_that_did_not(graphs):
    graph, meanings, _ = graphs[0]
    can = next(s for s in graph.statements if s.span.quote == PUMPS_CAN)
    struggle = next(s for s in graph.statements if s.span.quote == PUMPS_STRUGGLE)
    found = why(graph, None, can, struggle, meanings)
    passed = [outcome for outcome in found.outcomes if outcome.passed]
    assert [outcome.test for outcome in passed] == ["doubted-progress"]
    assert "still struggle" in passed[0].detail
    assert {"same-forecast", "different-score"} <= {o.test for o in found.outcomes if not o.passed}
