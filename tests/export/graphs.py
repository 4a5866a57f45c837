"""Graphs to export: one with a record of every kind, and generated ones with hostile text."""

from dataclasses import replace

from hypothesis import strategies as st

from kg.model import (
    AUTHOR,
    BenchmarkResult,
    Claim,
    Direction,
    Entity,
    EntityKind,
    Evidence,
    Forecast,
    Graph,
    Horizon,
    Link,
    Mention,
    Operator,
    Probability,
    Provenance,
    Relation,
    Side,
    Span,
    Statement,
)
from tests.records import document, extraction, link, other_extraction, span, statement

HOSTILE = st.text(
    st.sampled_from(
        "\"'\\\n\r\t\x00\x0b\x1f\x7f\x85 =+-@,;<>&]]>{}#%^`|\u0301\u202e\u2028\ufeff\uffff😀é"
    )
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=12,
)
NAMES = HOSTILE.filter(str.strip)


def sample():
    """A graph with two sources and every kind of record and value; and its documents."""
    one, two = extraction(), other_extraction(published=None, author="Ben Reed")
    three = document("Reed says so: “=Rain” will come.\r\n", title="Third", published="2029")
    source = replace(
        three.source, publisher="Tidal Press", url="https://example.org/a?b=<c>", author="Cara"
    )
    three = replace(three, source=source)
    said = statement(
        three, "“=Rain” will come.", speaker="Tidal Press", reporter=AUTHOR, topics=("rain",)
    )
    again = replace(
        statement(three, "Reed says so", canonical="The new dam will hold."),
        speaker="critics (unnamed)",
    )
    entities = {e.id: e for e in (*one.entities, *two.entities)}
    for kind, name in (
        (EntityKind.ORGANISATION, "Tidal Press"),
        (EntityKind.ORGANISATION, "Reed"),
        (EntityKind.SYSTEM, "Reed"),
        (EntityKind.PLACE, "Wick"),
    ):
        mention = (Mention(three.source.id, span(three.text, "Reed")),)
        entity = Entity(Entity.id_for(kind, name), kind, name, (name,), (), mention)
        entities[entity.id] = entity
    statements = (*one.statements, *two.statements, said, again)
    claims = {s.claim: Claim(s.claim, s.canonical, s.type) for s in statements}
    dam, doubt = one.statements[1], two.statements[1]
    forecasts = (
        *one.forecasts,
        Forecast("f-2", three.source.id, said.id, said.span, "author", "rain", None, None, "if so"),
        Forecast(
            "f-3",
            three.source.id,
            said.id,
            said.span,
            "Ada Quill",
            "rain",
            Probability(0.1, 0.30000000000000004, 0.2, Operator.RANGE, "10 to 30%"),
            Horizon("2030-01-01", "2031", "by 2031"),
        ),
    )
    result = BenchmarkResult(
        "b-2",
        three.source.id,
        said.id,
        said.span,
        "Rain",
        None,
        -1e-7,
        "x",
        "2029-03",
        "about",
        "about -1e-7 x",
        "gauge error",
        Direction.LOWER,
        "hilly",
        "two gauges",
        "last year",
        True,
        "Ada Quill",
        0.25,
    )
    graph = Graph(
        revision="7",
        sources=tuple(d.source for d in (one.document, two.document, three)),
        statements=statements,
        claims=tuple(claims.values()),
        forecasts=forecasts,
        benchmarks=(*one.benchmarks, result),
        entities=tuple(entities.values()),
        links=(
            *one.links,
            link(doubt, dam, Relation.DISPUTES),
            link(doubt, dam, Relation.DISPUTES, test="second"),
            link(again, dam, Relation.RESTATES),
            link(said, one.statements[0], Relation.SUPPORTS),
        ),
    )
    documents = {d.source.id: d for d in (one.document, two.document, three)}
    return graph, documents.__getitem__


@st.composite
def hostile_graphs(draw):
    """A small graph in which every text is hostile; and its documents."""
    text = draw(HOSTILE) + "x" + draw(HOSTILE)
    doc = document(text, title=draw(NAMES), author=draw(NAMES | st.none()))
    source = replace(doc.source, publisher=draw(NAMES | st.none()), url=draw(HOSTILE | st.none()))
    doc = replace(doc, source=source)
    cut = draw(st.integers(1, len(text) - 1))
    spans = (Span.of(text, 0, cut), Span.of(text, cut, len(text)))
    statements = tuple(
        replace(
            _bare(doc, place),
            speaker=draw(NAMES),
            reporter=draw(NAMES | st.none()),
            cue=draw(st.sampled_from([None, *spans])),
            canonical=draw(NAMES),
            certainty=draw(st.floats(0, 1)),
            topics=tuple(draw(st.lists(HOSTILE, max_size=3))),
            post=draw(HOSTILE | st.none()),
            claim=Claim.id_for(draw(NAMES)),
            provenance=Provenance(draw(NAMES), draw(NAMES)),
        )
        for place in spans
    )
    first, second = statements
    made = Link(
        id=draw(HOSTILE),
        from_=first.id,
        to=second.id,
        relation=draw(st.sampled_from(Relation)),
        confidence=draw(st.floats(0, 1)),
        test=draw(NAMES),
        evidence=(
            Evidence(draw(HOSTILE), Side.FROM, source.id, spans[0]),
            Evidence(draw(HOSTILE), Side.TO, source.id, spans[1]),
        ),
    )
    kind, name = draw(st.sampled_from(EntityKind)), draw(NAMES | st.just(first.speaker))
    graph = Graph(
        revision="1",
        sources=(source,),
        statements=statements,
        claims=tuple(
            Claim(id_, draw(NAMES), first.type) for id_ in sorted({s.claim for s in statements})
        ),
        forecasts=(
            Forecast(
                "f",
                source.id,
                first.id,
                spans[0],
                draw(NAMES),
                draw(NAMES),
                None,
                None,
                draw(HOSTILE),
            ),
        ),
        benchmarks=(
            BenchmarkResult(
                "b",
                source.id,
                first.id,
                spans[0],
                draw(NAMES),
                draw(HOSTILE),
                draw(st.floats(allow_nan=False, allow_infinity=False)),
                draw(HOSTILE),
                None,
                draw(HOSTILE),
            ),
        ),
        entities=(
            Entity(
                Entity.id_for(kind, name),
                kind,
                name,
                tuple(draw(st.lists(HOSTILE, max_size=2))),
                tuple(draw(st.lists(NAMES, max_size=2))),
                (Mention(source.id, spans[0]),),
            ),
        ),
        links=(made,),
    )
    return graph, {source.id: doc}.__getitem__


def _bare(doc, place):
    whole = statement(doc, doc.text, canonical="x")
    return replace(whole, id=Statement.id_for(doc.source.id, place.start, place.end), span=place)


def shuffled(graph, random):
    """The same records in another order."""
    parts = ("sources", "statements", "claims", "forecasts", "benchmarks", "entities", "links")

    def turned(records):
        records = list(records)
        random.shuffle(records)
        return tuple(records)

    return replace(graph, revision="other", **{p: turned(getattr(graph, p)) for p in parts})
