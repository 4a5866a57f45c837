from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.directory import Directory
from kg.analysis.stands import Stand, Stands
from kg.model import Holding, HoldingMode, Stance
from tests.analysis.debates import EDGES, debate


def stands(graph):
    directory = Directory(graph)
    return Stands(graph, directory), directory


def by_name(graph, claim):
    found, directory = stands(graph)
    return {directory[holder].name: cell.stand for holder, cell in found.on(claim).items()}


def test_own_words_and_links_of_own_claims_are_stands():
    graph = debate(
        "b disputes a",
        "c supports a",
        "d restates a",
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        c={"speaker": "Cem"},
        d={"speaker": "Dov"},
    )
    assert by_name(graph, "a") == {
        "Ada": Stand.ASSERTS,
        "Ben": Stand.DISPUTES,
        "Cem": Stand.SUPPORTS,
        "Dov": Stand.RESTATES,
    }


def test_own_words_count_before_what_another_claim_implies():
    graph = debate("b disputes a", a={"speaker": "Ada"}, b={"speaker": "Ada"})
    assert by_name(graph, "a") == {"Ada": Stand.ASSERTS}


def test_a_support_and_a_dispute_of_one_holder_go_both_ways():
    graph = debate(
        "b disputes a 0.9",
        "c supports a 0.5",
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        c={"speaker": "Ben"},
    )
    assert by_name(graph, "a")["Ben"] is Stand.BOTH
    found, directory = stands(graph)
    cell = next(c for id_, c in found.on("a").items() if directory[id_].name == "Ben")
    assert [(side, one.stand, one.statement.id) for side, one in cell.ways] == [
        ("for", Stand.SUPPORTS, "c"),
        ("against", Stand.DISPUTES, "b"),
    ]


def test_a_stand_of_one_way_is_shown_by_its_own_words_alone():
    graph = debate("b disputes a", a={"speaker": "Ada"}, b={"speaker": "Ben"})
    found, directory = stands(graph)
    ways = {directory[id_].name: cell.ways for id_, cell in found.on("a").items()}
    assert [(side, one.statement.id) for side, one in ways["Ben"]] == [("against", "b")]
    assert [(side, one.statement.id) for side, one in ways["Ada"]] == [("for", "a")]


def test_rejecting_and_questioning_are_told_apart_with_those_who_do_it_to_others():
    chain = (Holding("Ben", HoldingMode.QUESTIONED), Holding("Ada", HoldingMode.ASSERTED))
    graph = debate(
        lone=("a1", "a2"),
        a1={"speaker": "Ada", "chain": chain},
        a2={"speaker": "Cem", "stance": Stance.REJECTED},
    )
    assert by_name(graph, "a") == {
        "Ada": Stand.ASSERTS,
        "Ben": Stand.QUESTIONS,
        "Cem": Stand.REJECTS,
    }


def test_the_table_has_claims_that_two_take_up_and_opens_the_words():
    graph = debate("b disputes a", lone=("e",), a={"speaker": "Ada"}, b={"speaker": "Ben"})
    found, directory = stands(graph)
    table = found.table()
    assert [claim.id for claim in table.claims] == ["a"]
    cell = table.cells["a", directory.find("Ben").id]
    assert (cell.statement.id, cell.link.from_) == ("b", "b")


def test_a_table_of_one_holder_has_them_first_and_only_their_claims():
    graph = debate(
        "b disputes a",
        "c disputes a",
        "c disputes d",
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        c={"speaker": "Cem"},
        d={"speaker": "Dov"},
    )
    found, directory = stands(graph)
    table = found.table(directory.find("Dov"))
    assert [claim.id for claim in table.claims] == ["d"]
    assert [holder.name for holder in table.holders] == ["Dov", "Cem"]


@settings(deadline=None)
@given(EDGES, st.integers(1, 6), st.integers(2, 6))
def test_tables_keep_their_limits_and_leave_no_row_to_one_voice(lines, claims, holders):
    # Every statement is somebody else's here.
    names = {word: {"speaker": word.upper()} for line in lines for word in line.split()[::2][:2]}
    found, _ = stands(debate(*lines, **names))
    table = found.table(most_claims=claims, most_holders=holders)
    assert len(table.claims) <= claims
    assert len(table.holders) <= holders
    for claim in table.claims:
        assert sum(on == claim.id for on, _ in table.cells) > 1
