"""A claim that gives a chance and leaves out of what: its event beside it."""

from dataclasses import replace

import pytest

from kg.analysis.wording import worded
from kg.model import Entity, EntityKind
from tests.analysis.debates import debate
from tests.analysis.test_cross_purposes import forecast


def graph_of(texts, events, **fields):
    """A graph with one forecast for each claim, its event's words standing in their own place where the text holds them."""
    made = debate(lone=tuple(texts))
    claims = tuple(replace(claim, text=texts[claim.id]) for claim in made.claims)
    told = []
    for name, event in events.items():
        one = forecast(made.statement(name), event, 0.25)
        quote = replace(one.span, end=one.span.start + len(texts[name]), quote=texts[name])
        told.append(replace(one, span=quote))
    return replace(made, claims=claims, forecasts=tuple(told), **fields)


def words(graph, name):
    return worded(graph, graph.claim(name))


def test_a_figure_without_its_event_is_shown_with_it_before_the_stop():
    texts = {"a": "The old dam breaks by 2031, at 60%.", "b": "My own number is 25% by 2031."}
    graph = graph_of(texts, {"a": "the old dam breaks", "b": "the old dam breaks"})
    assert words(graph, "b") == "My own number is 25% by 2031 [the old dam breaks]."
    assert words(graph, "a") == texts["a"]


@pytest.mark.parametrize(
    "text",
    [
        "I give the dam a quarter of a chance to break.",  # names it in part
        "The dam breaking: 25%.",  # in other forms of its words
    ],
)
def test_a_claim_that_names_its_event_stays_as_it_is(text):
    texts = {"a": "The old dam breaks by 2031, at 60%.", "b": text}
    graph = graph_of(texts, {"a": "the old dam breaks", "b": "the old dam breaks"})
    assert words(graph, "b") == text


def test_an_event_that_no_forecast_names_in_its_own_place_is_not_trusted():
    texts = {"a": "Ferries were late last year.", "b": "I would say 25% by 2031."}
    graph = graph_of(texts, {"b": "the crew of the ferry sleeps"})
    assert words(graph, "b") == texts["b"]


def test_a_name_is_no_event():
    texts = {"a": "Ada Quill: 60% by 2031.", "b": "The other one: 10% at most"}
    names = (Entity("e-1", EntityKind.PERSON, "Ada Quill", ("Ada Quill",), (), ()),)
    graph = graph_of(texts, {"a": "Ada Quill", "b": "Ada Quill"}, entities=names)
    assert words(graph, "b") == texts["b"]


def test_a_claim_without_a_forecast_has_its_words_alone():
    texts = {"a": "Compute is the whole story."}
    assert words(graph_of(texts, {}), "a") == texts["a"]
