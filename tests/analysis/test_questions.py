from dataclasses import replace

from kg.analysis import most_disputed
from kg.analysis.directory import Directory
from kg.analysis.questions import Asks, starting_questions
from kg.model import Position, Topic
from tests.analysis.debates import debate
from tests.analysis.test_cross_purposes import forecast

FERRIES = Position("electric ferries", "Electric ferries will carry the island's goods.")
SLUICES = Position("old sluices", "The old sluices will not hold.")


def asked(graph, **more):
    graph = replace(graph, **more)
    contested = most_disputed(graph) if graph.links else ()
    return starting_questions(graph, Directory(graph), contested)


def test_two_positions_ask_for_their_debate_and_for_what_shares_their_words():
    graph = debate("b disputes a 0.9", "d disputes c 0.4", **{n: {"speaker": n} for n in "abcd"})
    claims = tuple(
        replace(c, text="Ferries are electric.") if c.id == "c" else c for c in graph.claims
    )
    one, other = graph.statement("a"), graph.statement("b")
    forecasts = tuple(
        forecast(s, event, chance)
        for s, event, chance in ((one, "old sluices break", 0.1), (other, "old sluices break", 0.6))
    )
    found = asked(graph, claims=claims, positions=(FERRIES, SLUICES), forecasts=forecasts)
    assert [(q.asks, q.about) for q in found] == [
        (Asks.DEBATE, ("electric ferries", "old sluices")),
        (Asks.CLAIM, ("c",)),
        (Asks.EVENT, ("old sluices break",)),
    ]
    assert "“Ferries are electric”" in found[1].text


def test_without_positions_there_are_still_questions():
    graph = debate("b disputes a", a={"speaker": "a"}, b={"speaker": "b"})
    found = asked(graph, topics=(Topic("k-1", "sluices", ("sluices",), ("a",), 1),))
    assert [(q.asks, q.about) for q in found] == [(Asks.CLAIM, ("a",)), (Asks.TOPIC, ("sluices",))]


def test_an_event_that_one_voice_forecasts_is_no_question():
    graph = debate(lone=("a",), a={"speaker": "a"})
    assert asked(graph, forecasts=(forecast(graph.statement("a"), "sluices break", 0.2),)) == ()


def test_the_most_disputed_claim_is_asked_about_not_the_wordiest():
    graph = debate("b disputes a 0.9", "e disputes a 0.9", "d disputes c 0.9")
    texts = {"a": "Ferries are late.", "c": "Electric ferries will carry all the island's goods."}
    claims = tuple(replace(c, text=texts.get(c.id, c.text)) for c in graph.claims)
    found = asked(graph, claims=claims, positions=(FERRIES,))
    assert [q.about for q in found if q.asks is Asks.CLAIM] == [("a",)]


def test_a_claim_in_the_first_person_is_asked_about_only_where_there_is_no_other():
    graph = debate("b disputes a 0.9", "e disputes a 0.9", "d disputes c 0.9")
    texts = {"a": "My own number is 25% by 2031.", "c": "Ferries give out by 2031."}
    claims = tuple(replace(c, text=texts.get(c.id, c.text)) for c in graph.claims)
    found = asked(graph, claims=claims)
    assert [q.about for q in found if q.asks is Asks.CLAIM] == [("c",)]
    alone = debate("b disputes a 0.9")
    claims = tuple(replace(c, text=texts.get(c.id, c.text)) for c in alone.claims)
    assert [q.about for q in asked(alone, claims=claims) if q.asks is Asks.CLAIM] == [("a",)]
