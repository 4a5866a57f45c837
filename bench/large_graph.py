"""A large synthetic workspace, made by templates of our own through the store's writer.

    python bench/large_graph.py [FOLDER] [--claims 100000]

It is kept in a temporary folder, so that `bench/app.py` makes it once. Nothing is extracted: the sentences,
speakers, links, forecasts, results and topics are made directly. Their vectors are embeddings of a few
hundred real sentences with noise, so that search by meaning has as much to look through as it would have.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from search import mixed_rows

from extractors.searching import encoder
from kg.analysis.kept_front_page import KeptFrontPage, keep_front_page
from kg.model import (
    AUTHOR,
    BenchmarkResult,
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Extraction,
    Forecast,
    Horizon,
    Link,
    Mention,
    Operator,
    Polarity,
    Probability,
    Provenance,
    Relation,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Topic,
    content_id,
    sha256_text,
)
from kg.search import Encoder
from kg.search.text_index import TextIndex
from kg.search.vector_build import VectorItem, update_vectors
from kg.store import open_store
from kg.store.database import connect
from kg.store.echo_rows import refresh_repetitions
from kg.store.topic_rows import write_topics
from kg.store.workspace import Workspace
from kg.store.writer import write_extraction, write_links

PER_SOURCE = 500
TRADES = (
    "harbour", "orchard", "tramway", "hospital", "quarry", "fishery", "theatre", "bakery",
    "sawmill", "dairy", "foundry", "nursery", "canal", "vineyard", "airport", "library",
)  # fmt: skip
TOWNS = (
    "Ashby", "Brenford", "Caldey", "Dunmore", "Elverton", "Farrow", "Glenby", "Holt",
    "Irwell", "Jessop", "Kelder", "Lorne", "Marsden", "Norbury", "Oakham", "Penrose",
)  # fmt: skip
DEEDS = (
    "will double its output by {year}",
    "cannot pay its debts before {year}",
    "needs {n} more workers than the council says",
    "has cut its use of water by {n} per cent since {year}",
    "depends on a road that floods {n} days a year",
    "is cheaper to run than the old one by {n} crowns a day",
    "would close if rents rose by {n} per cent",
    "keeps {n} families in work, as it has since {year}",
)
GIVEN = ("Ada", "Bo", "Cora", "Dag", "Eva", "Finn", "Gerd", "Hugo", "Ines", "Jon", "Kaja", "Leif")
SURNAMES = ("Alder", "Birk", "Crane", "Dahl", "Elm", "Finch", "Grove", "Heath", "Iver", "Jarl")
CAUSES = ("because", "although", "so long as", "even though", "since")


def folder_for(claims: int) -> Path:
    """Where the workspace of that many claims is kept."""
    return Path(tempfile.gettempdir()) / f"claimtrail-bench-{claims}"


def large_workspace(claims: int, folder: Path | None = None) -> Path:
    """The workspace, made where it is not there yet."""
    folder = folder or folder_for(claims)
    done = folder / "made"
    if not done.exists():
        make(folder, claims)
        index(folder)
        done.touch()
    keep(folder)
    return folder


def keep(folder: Path) -> None:
    """Keep what a build keeps, where the code that made it has changed since."""
    with open_store(folder) as store:
        store.keep_derived()
        if KeptFrontPage(folder).read(store.revision()) is None:
            keep_front_page(folder, store.graph())


def make(folder: Path, claims: int) -> None:
    """Write the store."""
    dice = random.Random(11)
    folder.mkdir(parents=True, exist_ok=True)
    path = Workspace(folder).database
    path.unlink(missing_ok=True)
    connection = connect(path, 20.0)
    connection.execute("BEGIN IMMEDIATE")
    everything: list[Statement] = []
    for number in range(claims // PER_SOURCE):
        made = _extraction(dice, number)
        write_extraction(connection, made, "bench", f"{number:064x}")
        everything += made.statements
    write_links(connection, _between(dice, everything), owner=None)
    refresh_repetitions(connection)
    write_topics(connection, _topics(everything))
    connection.execute("COMMIT")
    connection.close()


def index(folder: Path) -> None:
    """Write both indexes."""
    with open_store(folder) as store:
        graph = store.graph()
    derived = Workspace(folder).derived
    (derived / "vectors").mkdir(parents=True, exist_ok=True)
    TextIndex.build(derived / "text", graph)
    items = [VectorItem(s.id, s.canonical) for s in graph.statements]
    update_vectors(derived / "vectors", items, _Rows(len(items)), graph.revision)


class _Rows:
    """Stands for the encoder while the index is written: the next rows of a table."""

    def __init__(self, count: int) -> None:
        real: Encoder = encoder()
        self.name, self.dim = real.name, real.dim
        self._rows, self._at = mixed_rows(count), 0

    def encode(self, texts):
        self._at += len(texts)
        return self._rows[self._at - len(texts) : self._at]


def _extraction(dice: random.Random, number: int) -> Extraction:
    said = [_sentence(dice, number, n) for n in range(PER_SOURCE)]
    text = f"Notes of meeting {number}\n\n" + "\n\n".join(
        " ".join(sentence for sentence, _ in said[at : at + 5]) for at in range(0, PER_SOURCE, 5)
    )
    source = _source(text, number)
    statements: list[Statement] = []
    at = 0
    for sentence, kind in said:
        start = text.index(sentence, at)
        at = start + len(sentence)
        statements.append(_statement(dice, source, Span(start, at, sentence), kind))
    return Extraction(
        document=Document(source, text),
        statements=tuple(statements),
        claims=tuple(
            sorted((Claim(s.claim, s.canonical, s.type) for s in statements), key=lambda c: c.id)
        ),
        forecasts=tuple(_forecast(s) for s in statements if s.type is ClaimType.FORECAST),
        benchmarks=tuple(
            _result(s, n) for n, s in enumerate(statements) if s.type is ClaimType.BENCHMARK
        ),
        entities=_people(statements),
        links=tuple(
            _link(dice, statements[n], statements[n - 1 - dice.randrange(3)])
            for n in range(4, PER_SOURCE, 3)
        ),
    )


def _sentence(dice: random.Random, number: int, n: int) -> tuple[str, ClaimType]:
    year, count = 2027 + dice.randrange(15), 3 + dice.randrange(90)
    subject = f"The {dice.choice(TRADES)} at {dice.choice(TOWNS)}"
    name = f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}"
    note = f"note {number}.{n}"
    if n % 20 == 7:
        return (
            f"{name} puts a {count}% chance on it that {subject[0].lower() + subject[1:]} closes by "
            f"{year} ({note}).",
            ClaimType.FORECAST,
        )
    if n % 50 == 13:
        return f"{subject} scored {count}% on the Ledger Test ({note}).", ClaimType.BENCHMARK
    deed = dice.choice(DEEDS).format(year=year, n=count)
    more = dice.choice(DEEDS).format(year=year + 1, n=count + 1)
    told = f"{subject} {deed}, {dice.choice(CAUSES)} the {dice.choice(TRADES)} {more} ({note})."
    if n % 3 == 0:
        told = f"{name} says that {told[0].lower()}{told[1:]}"
    return told, ClaimType.CLAIM


def _source(text: str, number: int) -> Source:
    digest = sha256_text(text)
    return Source(
        id=Source.id_for(text),
        title=f"Notes of meeting {number}",
        kind=SourceKind.ARTICLE,
        author=f"{GIVEN[number % len(GIVEN)]} Scribe",
        publisher=None,
        published=f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}",
        url=None,
        sha256=digest,
        text_sha256=digest,
        n_chars=len(text),
    )


def _statement(dice: random.Random, source: Source, span: Span, kind: ClaimType) -> Statement:
    words = span.quote.split()
    named = kind is ClaimType.FORECAST or words[2] == "says"
    return Statement(
        id=Statement.id_for(source.id, span.start, span.end),
        source=source.id,
        span=span,
        type=kind,
        speaker=" ".join(words[:2]) if named else AUTHOR,
        reporter=AUTHOR if named else None,
        cue=None,
        stance=Stance.REPORTED if named else Stance.ASSERTED,
        certainty=dice.choice((0.4, 0.6, 0.8, 0.9)),
        polarity=Polarity.NEGATIVE if "cannot" in words else Polarity.POSITIVE,
        canonical=span.quote,
        salience=dice.choice((1, 1, 2, 3)),
        topics=tuple(trade for trade in TRADES if trade in words),
        post=None,
        claim=Claim.id_for(span.quote),
        provenance=Provenance("bench.templates", "1"),
    )


def _forecast(statement: Statement) -> Forecast:
    words = statement.span.quote.split()
    chance = int(next(word for word in words if word.endswith("%"))[:-1])
    year = words[-3]
    return Forecast(
        id=content_id("f", statement.id),
        source=statement.source,
        statement=statement.id,
        span=statement.span,
        forecaster=statement.speaker,
        event=" ".join(words[9:-4]),
        probability=Probability(
            chance / 100, chance / 100, chance / 100, Operator.EQUAL, f"{chance}%"
        ),
        horizon=Horizon(None, f"{year}-12-31", f"by {year}"),
    )


def _result(statement: Statement, n: int) -> BenchmarkResult:
    words = statement.span.quote.split()
    return BenchmarkResult(
        id=content_id("b", statement.id),
        source=statement.source,
        statement=statement.id,
        span=statement.span,
        benchmark=f"Ledger Test {n % 7}",
        system=" ".join(words[1:4]),
        score=float(words[5].rstrip("%")),
        unit="%",
        date=None,
        qualifier=None,
    )


def _people(statements: list[Statement]) -> tuple[Entity, ...]:
    places: dict[str, list[Mention]] = {}
    for statement in statements:
        if statement.speaker != AUTHOR:
            start, name = statement.span.start, statement.speaker
            place = Mention(statement.source, Span(start, start + len(name), name))
            places.setdefault(name, []).append(place)
    made = (
        Entity(
            id=Entity.id_for(EntityKind.PERSON, name),
            kind=EntityKind.PERSON,
            name=name,
            aliases=(name,),
            affiliations=(),
            mentions=tuple(found),
        )
        for name, found in places.items()
    )
    return tuple(sorted(made, key=lambda entity: entity.id))


def _link(dice: random.Random, one: Statement, other: Statement) -> Link:
    relation = dice.choice((Relation.SUPPORTS, Relation.SUPPORTS, Relation.DISPUTES))
    evidence = (
        Evidence("connective", Side.FROM, one.source, one.span),
        Evidence("claim", Side.TO, other.source, other.span),
    )
    id_ = Link.id_for(one.id, other.id, relation, "bench")
    confidence = dice.choice((0.6, 0.7, 0.8, 0.9))
    return Link(id_, one.id, other.id, relation, confidence, "bench", evidence)


def _between(dice: random.Random, statements: list[Statement]) -> list[Link]:
    """Links across sources, some of them to a few much disputed claims."""
    found: dict[str, Link] = {}
    for n in range(0, len(statements), 25):
        if n % 500 == 0:
            continue
        target = statements[dice.randrange(min(40, n)) if n % 100 == 0 else dice.randrange(n)]
        if target.source != statements[n].source:
            link = _link(dice, statements[n], target)
            found[link.id] = link
    return list(found.values())


def _topics(statements: list[Statement]) -> tuple[Topic, ...]:
    held: dict[str, list[str]] = {}
    for statement in statements:
        words = statement.span.quote.split()
        town = next((word for word in words if word in TOWNS), None)
        if statement.topics and town:
            held.setdefault(f"{statement.topics[0]} at {town}", []).append(statement.claim)
    ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Topic(Topic.id_for(name), name, (name,), tuple(dict.fromkeys(claims)), len(set(claims)))
        for name, claims in ranked
    )


def main() -> None:
    """Make the workspace and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    arguments = parser.parse_args()
    start = time.perf_counter()
    folder = large_workspace(arguments.claims, arguments.folder)
    with open_store(folder) as store:
        graph = store.graph()
    print(
        f"{len(graph.claims):,} claims, {len(graph.links):,} links, {len(graph.topics):,} topics in "
        f"{folder}, {time.perf_counter() - start:.1f} s"
    )


if __name__ == "__main__":
    main()
