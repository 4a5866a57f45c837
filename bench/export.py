"""How fast the Turtle export of a large graph is, beside rdflib writing the same triples.

    python bench/export.py [STATEMENTS]

Both are timed in one run, in CPU seconds, and the ratios are what counts:

- export: our triples are made from the records and written; rdflib is given ready triples, which it
  takes into a graph and writes (it cannot write without one);
- strict: our whole export, the making of triples included, beside rdflib only writing a graph it
  already holds;
- writing: both write triples they already hold.

Beyond 2,000 statements rdflib gets a sample of that size, since it would take minutes; speeds are then
compared by the triple.
"""

import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.term import Node

from kg.export import export
from kg.export.rdf import write_turtle
from kg.export.terms import PREFIXES
from kg.export.triples import triples
from kg.model import (
    Claim,
    ClaimType,
    Evidence,
    Graph,
    Link,
    Polarity,
    Provenance,
    Relation,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)

PER_SOURCE = 40
SAMPLE = 2000
WORDS = [
    "grid",
    "water",
    "price",
    "dam",
    "turbine",
    "cable",
    "storage",
    "tariff",
    "winter",
    "demand",
    "forecast",
    "region",
]
T = TypeVar("T")


def synthetic(n: int, seed: int = 7) -> Graph:
    """A graph of ``n`` statements, 40 to a source, two to a claim, with one link for each."""
    random_ = random.Random(seed)
    sources = [_source(f"s-{k:012d}") for k in range(-(-n // PER_SOURCE))]
    statements = [_statement(sources[k // PER_SOURCE].id, k, random_) for k in range(n)]
    claims = {s.claim: Claim(s.claim, s.canonical, s.type) for s in statements}
    links = {}
    for statement in statements:
        other = random_.choice(statements)
        if other is not statement:
            link = _link(statement, other, random_)
            links[link.id] = link
    return Graph(
        revision="bench",
        sources=tuple(sources),
        statements=tuple(statements),
        claims=tuple(claims[id_] for id_ in sorted(claims)),
        links=tuple(links[id_] for id_ in sorted(links)),
    )


def _source(id_: str) -> Source:
    kind = SourceKind.ARTICLE
    return Source(id_, f"Source {id_}", kind, None, None, "2031", None, "0" * 64, "0" * 64, 10_000)


def _statement(source: str, number: int, random_: random.Random) -> Statement:
    quote = " ".join(random_.choices(WORDS, k=20))
    start = number % PER_SOURCE * 200
    return Statement(
        id=f"t-{number:012d}",
        source=source,
        span=Span(start, start + len(quote), quote),
        type=ClaimType.CLAIM,
        speaker=f"Speaker {random_.randrange(200)}",
        reporter="author",
        cue=None,
        stance=Stance.ASSERTED,
        certainty=random_.randrange(11) / 10,
        polarity=Polarity.POSITIVE,
        canonical=quote,
        salience=2,
        topics=tuple(random_.sample(WORDS, 2)),
        post=None,
        claim=f"c-{number // 2:012d}",
        provenance=Provenance("claims.sentence", "1"),
    )


def _link(from_: Statement, to: Statement, random_: random.Random) -> Link:
    relation = random_.choice(list(Relation))
    evidence = (
        Evidence("connective", Side.FROM, from_.source, from_.span),
        Evidence("polarity", Side.TO, to.source, to.span),
    )
    id_ = Link.id_for(from_.id, to.id, relation, "bench")
    return Link(id_, from_.id, to.id, relation, 0.8, "bench", evidence)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds and the result of ``work``."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _loaded(ready: list[tuple[Node, Node, Node]]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in ready:
        graph.add(triple)
    return graph


def _compare(what: str, ours: float, theirs: float) -> None:
    print(f"{what:<8} {ours:10,.0f} triples/s  rdflib {theirs:7,.0f}  ratio {ours / theirs:.1f} x")


def main(n: int) -> None:
    graph, small = synthetic(n), synthetic(min(n, SAMPLE))
    ready = list(rdflib.Graph().parse(data=write_turtle(small), format="turtle"))
    load_s, loaded = timed(lambda: _loaded(ready))
    rdflib_s, _ = timed(lambda: loaded.serialize(format="turtle"))
    turtle_s, turtle = timed(lambda: write_turtle(graph))
    made = list(triples(graph))
    ours_s, _ = timed(lambda: serialize(made, format=RdfFormat.TURTLE, prefixes=PREFIXES))
    print(f"{n:,} statements, {len(made):,} triples, {len(turtle) / 1e6:.1f} MB of Turtle")
    _compare("export", len(made) / turtle_s, len(ready) / (load_s + rdflib_s))
    _compare("strict", len(made) / turtle_s, len(ready) / rdflib_s)
    _compare("writing", len(made) / ours_s, len(ready) / rdflib_s)
    print(f"turtle   {turtle_s:5.2f} CPU s  {len(turtle) / 1e6:6.1f} MB")
    for fmt in ("csv", "graphml", "json", "jsonld"):
        seconds, written = timed(lambda fmt=fmt: export(graph, None, fmt))
        print(f"{fmt:<8} {seconds:5.2f} CPU s  {len(written) / 1e6:6.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
