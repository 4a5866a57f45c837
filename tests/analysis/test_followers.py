from dataclasses import replace

from kg.analysis.cross_purposes import CrossPurposes, CrossSide, CrossTest
from kg.analysis.debate import debate
from kg.analysis.directory import Directory
from kg.analysis.followers import between, common_ground, followers
from kg.analysis.stands import Stands
from kg.model import Stance
from tests.analysis.debates import debate as debated
from tests.analysis.test_cross_purposes import forecast
from tests.analysis.test_debate import view


def told(graph, left, right):
    found = debate(graph, view(graph, "left", left), view(graph, "right", right))
    directory = Directory(graph)
    return found, directory


def test_holders_are_counted_by_the_claims_they_hold_on_each_side():
    graph = debated(
        "b disputes a",
        lone=("c", "d"),
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        c={"speaker": "Ben"},
        d={"speaker": "Ben"},
    )
    found, directory = told(graph, "a c", "b d")
    assert [
        (f.holder.name, [c.id for c in f.left], [c.id for c in f.right], f.leans)
        for f in followers(graph, directory, found)
    ] == [("Ben", ["c"], ["b", "d"], 1), ("Ada", ["a"], [], -1)]


def test_who_rejects_or_questions_a_claim_is_no_follower():
    graph = debated(
        lone=("a1", "a2", "b"),
        a1={"speaker": "Ada", "stance": Stance.REJECTED},
        a2={"speaker": "Ben", "stance": Stance.QUESTIONED},
        b={"speaker": "Cem"},
    )
    found, directory = told(graph, "a", "b")
    assert [f.holder.name for f in followers(graph, directory, found)] == ["Cem"]


def test_common_ground_has_somebody_of_either_side():
    graph = debated(
        "b disputes a",
        "e supports a",
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        e={"speaker": "Cem"},
    )
    found, directory = told(graph, "a", "b")
    stands = Stands(graph, directory)
    assert common_ground(graph, directory, stands, found) == ()
    graph = debated(
        "b disputes a",
        "e supports a",
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        e={"speaker": "Cem"},
        f={"speaker": "Cem"},
        lone=("f",),
    )
    found, directory = told(graph, "a", "b f")
    (ground,) = common_ground(graph, directory, Stands(graph, directory), found)
    assert ground.claim.id == "a"
    assert ([h.name for h, _ in ground.first], [h.name for h, _ in ground.second]) == (
        ["Ada"],
        ["Cem"],
    )


def pair(graph, directory, one, other):
    sides = [
        CrossSide(directory.of(s), s, "e", None, ()) for s in map(graph.statement, (one, other))
    ]
    return CrossPurposes(*sides, CrossTest.SHARED_WORDS, (), None)


def ends(pairs):
    return [(p.one.statement.id, p.other.statement.id) for p in pairs]


def test_pairs_across_the_sides_come_first_and_others_of_the_debate_after():
    graph = debated(
        "b disputes a", lone=("c", "d", "x", "y"), **{n: {"speaker": n.upper()} for n in "abcdxy"}
    )
    found, directory = told(graph, "a", "b d")
    pairs = [pair(graph, directory, *two) for two in ("xy", "ca", "da")]
    assert ends(between(graph, directory, found, pairs)) == [("d", "a"), ("c", "a")]


def test_claims_that_dispute_each_other_in_the_debate_do_not_talk_past_each_other():
    graph = debated("b disputes a", lone=("c",), **{n: {"speaker": n.upper()} for n in "abc"})
    found, directory = told(graph, "a", "b c")
    pairs = [pair(graph, directory, *two) for two in ("ab", "ba", "ca")]
    assert ends(between(graph, directory, found, pairs)) == [("c", "a")]


def test_two_chances_that_dispute_each_other_elsewhere_do_not_talk_past_each_other():
    # Ada says 60% in a and in c, Ben 30% in b and 10% in d; that b disputes a tells of a's and c's 60%.
    names = {"a": "Ada", "c": "Ada", "b": "Ben", "d": "Ben"}
    graph = debated(
        "b disputes a", lone=("c", "d"), **{n: {"speaker": w} for n, w in names.items()}
    )
    chances = {"a": 0.6, "c": 0.6, "b": 0.3, "d": 0.1}
    forecasts = tuple(forecast(graph.statement(n), f"event {n}", p) for n, p in chances.items())
    graph = replace(graph, forecasts=forecasts)
    found, directory = told(graph, "a c", "b d")
    pairs = [pair(graph, directory, *two) for two in ("cb", "cd")]
    assert ends(between(graph, directory, found, pairs)) == [("c", "d")]
