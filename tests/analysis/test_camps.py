from collections import Counter
from dataclasses import replace
from itertools import product

from hypothesis import given, settings

from kg.analysis.argument import claim_edges
from kg.analysis.camps import camps
from kg.analysis.directory import Directory
from kg.model import Relation, Stance
from tests.analysis.debates import EDGES, debate

WHO = {name: {"speaker": name.upper()} for name in "abcdefghijklmnop"}


def cut(graph):
    return [
        ([h.name for h in two.first.holders], [h.name for h in two.second.holders])
        for two in camps(graph, Directory(graph))
    ]


def test_who_disputes_stands_against_and_who_supports_stands_with():
    graph = debate("b disputes a", "c supports a", "d supports b", **WHO)
    assert cut(graph) == [(["A", "C"], ["B", "D"])]


def test_an_enemys_enemy_stands_on_ones_own_side():
    graph = debate("b disputes a", "c disputes a", "d disputes c", **WHO)
    assert cut(graph) == [(["A", "D"], ["B", "C"])]


def test_claims_of_one_holder_keep_together():
    graph = debate("b disputes a", "d disputes c", **{**WHO, "c": {"speaker": "A"}})
    assert cut(graph) == [(["A"], ["B", "D"])]


def test_who_rejects_a_claim_stands_against_it():
    graph = debate(
        "b disputes a",
        lone=("a2",),
        **{**WHO, "a2": {"speaker": "Z", "stance": Stance.REJECTED}},
    )
    (two,) = camps(graph, Directory(graph))
    assert [h.name for h in two.first.holders] == ["A"]
    assert {h.name for h in two.second.holders} == {"B"}


def test_debates_apart_are_told_apart_the_one_with_more_disputes_first():
    graph = debate("b disputes a", "d disputes c", "e disputes c", **WHO)
    assert cut(graph) == [(["C"], ["D", "E"]), (["A"], ["B"])]


def test_supports_alone_and_disputes_with_oneself_are_no_debate():
    assert cut(debate("b supports a", **WHO)) == []
    assert cut(debate("b disputes a", a={"speaker": "A"}, b={"speaker": "A"})) == []


def test_three_who_all_dispute_each_other_leave_something_over():
    graph = debate("a disputes b", "b disputes c", "c disputes a", **WHO)
    (two,) = camps(graph, Directory(graph))
    assert two.disputes == 2
    assert 0 < two.frustration < 0.5


def test_what_holders_of_both_sides_stand_for_is_shared_ground():
    # D is with A on the whole and yet supports b.
    graph = debate(
        "b disputes a 0.9",
        "d disputes b 0.9",
        "d2 supports b 0.3",
        **{**WHO, "d2": {"speaker": "D"}},
    )
    (two,) = camps(graph, Directory(graph))
    assert [h.name for h in two.first.holders] == ["B"]
    assert two.shared == ()  # D goes both ways on b
    plain = debate(
        "b disputes a 0.9",
        "d disputes c 0.9",
        "e supports c 0.3",
        **{**WHO, "c": {"speaker": "B"}, "d": {"speaker": "A"}, "e": {"speaker": "A"}},
    )
    (two,) = camps(plain, Directory(plain))
    assert two.frustration > 0
    shared = [(s.claim.id, [h.name for h, _ in s.first + s.second]) for s in two.shared]
    assert shared == []  # A disputes and supports c: that is no shared ground


def test_a_support_from_the_other_side_is_shared_ground():
    graph = debate(
        "b disputes a 0.9",
        "e supports c 0.3",
        **{**WHO, "c": {"speaker": "B"}, "e": {"speaker": "A"}},
    )
    (two,) = camps(graph, Directory(graph))
    (shared,) = two.shared
    assert shared.claim.id == "c"
    assert {h.name for h, _ in shared.first + shared.second} == {"A", "B"}
    assert all(cell.statement.id in {"c", "e"} for _, cell in shared.first + shared.second)


@settings(deadline=None, max_examples=60)
@given(EDGES)
def test_the_cut_is_as_good_as_the_best_of_all_cuts_or_nearly(lines):
    """Against every assignment, on small debates in which each claim is a voice of its own."""
    names = {word: {"speaker": word.upper()} for line in lines for word in line.split()[::2][:2]}
    graph = debate(*lines, **names)
    for two in camps(graph, Directory(graph)):
        claims = sorted(c.id for side in (two.first, two.second) for c in side.claims)
        if len(claims) > 9:
            continue
        net = Counter()
        for edge in claim_edges(graph):
            if edge.from_claim in claims:
                sign = -1 if edge.relation is Relation.DISPUTES else 1
                net[frozenset((edge.from_claim, edge.to_claim))] += sign * edge.confidence
        sides = [
            dict(zip(claims, signs, strict=True)) for signs in product((1, -1), repeat=len(claims))
        ]
        best = min(_frustrated(side, net) for side in sides)
        # Each claim has one maker, whose own tie weighs one and agrees with every good cut.
        found = two.frustration * (sum(map(abs, net.values())) + len(claims))
        assert best - 1e-4 <= found <= best + 0.8


def _frustrated(side, net):
    return sum(
        abs(weight) for (one, other), weight in net.items() if side[one] * side[other] * weight < 0
    )


@given(EDGES)
def test_the_order_of_records_changes_nothing(lines):
    graph = debate(*lines)
    turned = replace(graph, statements=graph.statements[::-1], links=graph.links[::-1])
    told = [camps(g, Directory(g)) for g in (graph, turned)]
    assert told[0] == told[1]
