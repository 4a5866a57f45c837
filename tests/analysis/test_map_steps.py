"""Maps that are opened, folded, narrowed and drawn again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import ClaimNet, MapFilter, MapStep, layout, neighbourhood, outline, with_step
from kg.analysis.kept_layouts import KeptLayouts
from kg.analysis.neighbourhood import OPENED_AT_ONCE
from kg.errors import ValueProblem
from kg.model import ClaimType, Source, SourceKind
from tests.analysis.debates import EDGES, debate

CHAIN = ("b supports a", "c supports b", "d disputes c", "e supports d")


def drawn(view):
    return {node.claim.id for node in view.nodes}


def opened(*claims):
    return tuple(MapStep(claim, opened=True) for claim in claims)


def folded(*claims):
    return tuple(MapStep(claim, opened=False) for claim in claims)


def test_opening_shows_hidden_neighbours_and_counts_what_is_still_hidden():
    view = neighbourhood(debate(*CHAIN), ["a"], limit=2, steps=opened("b"))
    assert drawn(view) == {"a", "b", "c"}
    hidden = {node.claim.id: node.hidden for node in view.nodes}
    assert hidden == {"a": 0, "b": 0, "c": 1}


def test_opening_a_hub_again_brings_the_next_neighbours():
    crowd = [f"{'b' * n} disputes a" for n in range(1, 3 * OPENED_AT_ONCE)]
    graph = debate(*crowd)
    once = neighbourhood(graph, ["a"], limit=1, steps=opened("a"))
    twice = neighbourhood(graph, ["a"], limit=1, steps=opened("a", "a"))
    assert len(once.nodes) == 1 + OPENED_AT_ONCE
    assert len(twice.nodes) == 1 + 2 * OPENED_AT_ONCE
    assert drawn(once) < drawn(twice)


def test_folding_hides_only_what_hangs_on_that_claim_alone():
    graph = debate("b supports a", "c supports a", "c disputes d", "e supports b")
    assert drawn(neighbourhood(graph, ["a"], steps=folded("b"))) == {"a", "b", "c", "d"}
    assert drawn(neighbourhood(graph, ["a"], steps=folded("a"))) == {"a", "b", "c", "d", "e"}
    assert drawn(neighbourhood(graph, ["a", "e"], steps=folded("b"))) == {"a", "b", "c", "d", "e"}


def test_opening_looks_past_the_filter_of_claims_but_not_of_links():
    graph = debate("b supports a 0.9", "c supports a 0.4", b={"speaker": "Ada"})
    wanted = MapFilter(source="elsewhere", confidence=0.5)
    view = neighbourhood(graph, ["a"], wanted=wanted, steps=opened("a"))
    assert drawn(view) == {"a", "b"}
    assert [edge.confidence for edge in view.edges] == [0.9]


def test_steps_at_claims_that_are_not_drawn_do_nothing():
    graph = debate(*CHAIN)
    assert neighbourhood(graph, ["a"], 2, steps=opened("zz", "d")) == neighbourhood(graph, ["a"], 2)


def test_a_step_that_undoes_the_last_takes_it_away():
    (shown,) = with_step((), MapStep("a", opened=True))
    assert with_step((shown,), MapStep("a", opened=False)) == ()
    assert len(with_step((shown,), MapStep("b", opened=False))) == 2
    assert with_step((shown,), shown) == (shown, shown)


def test_links_below_the_confidence_asked_are_as_if_they_were_not():
    graph = debate("b disputes a 0.9", "c disputes a 0.4")
    view = neighbourhood(graph, ["a"], wanted=MapFilter(confidence=0.5))
    assert drawn(view) == {"a", "b"}
    assert view.nodes[0].hidden == 0


@pytest.mark.parametrize(
    ("since", "until", "stays"),
    [
        ("2026", None, True),
        ("2026-03", "2026-03", True),
        ("2026-03-11", None, False),
        (None, "2026-02", False),
        (None, "2025", False),
        (None, "2026", True),
    ],
)
def test_dates_are_compared_as_far_as_they_are_told(since, until, stays):
    made = debate(lone="a").sources[0]
    source = Source(
        made.id, "t", SourceKind.ESSAY, None, None, "2026-03-10", None, "0" * 64, "0" * 64, 9
    )
    statement = debate(lone="a").statements[0]
    wanted = MapFilter(since=since, until=until)
    assert wanted.admits(statement, None, source) is stays
    assert not wanted.admits(statement, None, made)  # it has no date


def test_types_narrow_the_map_and_impossible_filters_are_refused():
    graph = debate("b supports a", b={"type": ClaimType.FORECAST})
    assert drawn(neighbourhood(graph, wanted=MapFilter(types=(ClaimType.FORECAST,)))) == {"b"}
    for wrong in ({"since": "spring"}, {"until": "2026-13"}, {"confidence": 1.5}):
        with pytest.raises(ValueProblem):
            MapFilter(**wrong)


@settings(deadline=None)
@given(EDGES, st.integers(1, 8))
def test_a_net_gives_the_same_maps_as_its_graph(lines, limit):
    graph = debate(*lines, lone="z")
    assert neighbourhood(ClaimNet(graph), (), limit) == neighbourhood(graph, (), limit)


@settings(deadline=None)
@given(EDGES, st.lists(st.tuples(st.sampled_from("abcdefklm"), st.booleans()), max_size=5))
def test_whatever_is_opened_and_folded_what_stays_keeps_its_place(lines, taken):
    graph = debate(*lines, lone="z")
    steps = tuple(MapStep(claim, opened=way) for claim, way in taken)
    view = neighbourhood(graph, (), 4)
    laid = layout(view)
    for n in range(len(steps)):
        before = laid.cells()
        view = neighbourhood(graph, (), 4, steps=steps[: n + 1])
        laid = layout(view, before=before)
        cells = laid.cells()
        assert len(set(cells.values())) == len(cells) == len(view.nodes)
        moves = {
            (cells[claim][0] - before[claim][0], cells[claim][1] - before[claim][1])
            for claim in cells.keys() & before.keys()
        }
        # All that stays moves together, where columns came on the left; a map half new is laid out anew.
        if 2 * len(cells.keys() & before.keys()) >= len(cells):
            assert len(moves) <= 1


def test_what_is_new_stands_beside_what_it_is_linked_to():
    graph = debate("b disputes a", "c supports a")
    first = layout(neighbourhood(graph, ["a"], 2))
    view = neighbourhood(graph, ["a"], 3)
    cells = layout(view, before=first.cells()).cells()
    a, new = cells["a"], cells[(cells.keys() - first.cells().keys()).pop()]
    assert abs(a[0] - new[0]) + abs(a[1] - new[1]) == 1


def test_kept_layouts_come_back_and_damage_is_no_layout(tmp_path):
    kept = KeptLayouts(tmp_path)
    assert kept.cells("map") == {}
    laid = layout(neighbourhood(debate(*CHAIN)))
    kept.keep("map", laid)
    assert kept.cells("map") == laid.cells()
    assert kept.cells("other") == {}
    (file,) = (tmp_path / "derived" / "maps").iterdir()
    for damage in ("", "[]", '{"a": 3}', '{"a": [1, -2]}', '{"a": [0, 0], "b": [0, 0]}'):
        file.write_text(damage)
        assert kept.cells("map") == {}


def test_outline_stands_reasons_under_what_they_bear_on():
    graph = debate("b disputes a 0.9", "c supports a", "d supports b", "e supports f", lone="z")
    rows = [
        (row.claim, row.depth, row.edge and row.edge.relation.value)
        for row in outline(neighbourhood(graph))
    ]
    assert rows == [
        ("a", 0, None),
        ("b", 1, "disputes"),
        ("d", 2, "supports"),
        ("c", 1, "supports"),
        ("f", 0, None),
        ("e", 1, "supports"),
        ("z", 0, None),
    ]


def test_outline_names_a_claim_again_under_all_it_bears_on():
    rows = outline(neighbourhood(debate("b disputes a 0.9", "b supports c", "d supports b")))
    assert [(row.claim, row.again) for row in rows] == [
        ("a", False),
        ("b", False),
        ("d", False),
        ("c", False),
        ("b", True),
    ]


@settings(deadline=None)
@given(EDGES)
def test_outline_holds_every_claim_and_every_edge_once(lines):
    view = neighbourhood(debate(*lines, lone="z"))
    rows = outline(view)
    assert {row.claim for row in rows} == drawn(view)
    told = [row.edge for row in rows if row.edge]
    assert len(told) == len(view.edges)
    assert {(e.from_claim, e.to_claim, e.relation) for e in told} == {
        (e.from_claim, e.to_claim, e.relation) for e in view.edges
    }
    assert all(row.depth == 0 or row.edge for row in rows)
