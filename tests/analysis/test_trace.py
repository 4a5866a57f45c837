import pytest

from kg.analysis.trace import claim_of, trace
from kg.errors import NotFoundError
from kg.model import Relation
from kg.store import open_store
from tests.records import extraction, other_extraction


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        opened.put(extraction())
        opened.put(other_extraction())
        yield opened


def test_every_record_leads_to_its_claim(store):
    graph = store.graph()
    forecast, result = graph.forecasts[0], graph.benchmarks[0]
    assert claim_of(graph, forecast.id) == graph.statement(forecast.statement).claim
    assert claim_of(graph, result.id) == graph.statement(result.statement).claim
    for statement in graph.statements:
        assert claim_of(graph, statement.id) == statement.claim
        assert claim_of(graph, statement.claim) == statement.claim
    with pytest.raises(NotFoundError, match="x-none"):
        claim_of(graph, "x-none")


def test_a_trace_shows_every_place_in_its_context(store):
    graph = store.graph()
    found = trace(graph, graph.forecasts[0].id, store.document)
    assert len(found.statements) == 2
    for traced in found.statements:
        text = store.document(traced.source.id).text
        assert traced.before + traced.statement.span.quote + traced.after in text
        assert text.splitlines()[traced.line - 1].startswith(traced.statement.span.quote)


def test_links_are_seen_from_the_traced_statement(store):
    graph = store.graph()
    (link,) = graph.links
    target = trace(graph, link.to, store.document)
    (seen,) = [t for s in target.statements for t in s.links]
    assert seen.relation is Relation.DISPUTES
    assert not seen.outgoing
    assert seen.other.id == link.from_
    (back,) = [t for s in trace(graph, link.from_, store.document).statements for t in s.links]
    assert back.outgoing
    assert back.other.id == link.to
