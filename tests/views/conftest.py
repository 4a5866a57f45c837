"""A small workspace made by hand, so that pages are tested apart from extraction."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.model import (
    AUTHOR,
    BenchmarkResult,
    Boilerplate,
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Extraction,
    Fate,
    Forecast,
    Horizon,
    Link,
    Mention,
    Operator,
    Polarity,
    Probability,
    Provenance,
    Relation,
    SentenceFate,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    content_id,
    sha256_text,
)
from kg.store import Crossing, open_store

TIDES = (
    "Subscribe to Harbour Letters.\n\n"
    "Tidal power will supply half of the island by 2031. 🌊 "
    "The turbines survived three winters.\n\n"
    "Mara Quill puts the chance at 70% by the end of 2031. "
    "Prototype B reached 41% on the Sluice Test."
)
DOUBTS = "The island cannot rely on tides. Silt stops the turbines every autumn, said Oren Vale."


@dataclass(frozen=True)
class Made:
    """What the tests ask for by name."""

    folder: Path
    tides: Extraction
    doubts: Extraction

    def statement(self, words: str) -> Statement:
        both = (*self.tides.statements, *self.doubts.statements)
        return next(s for s in both if words in s.span.quote)


def source_of(text: str, title: str, **fields: object) -> Source:
    digest = sha256_text(text)
    given = {
        "kind": SourceKind.ARTICLE,
        "author": None,
        "publisher": None,
        "published": None,
        "url": None,
        **fields,
    }
    return Source(
        id=Source.id_for(text),
        title=title,
        sha256=digest,
        text_sha256=digest,
        n_chars=len(text),
        **given,  # type: ignore[arg-type]
    )


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def statement_of(source: Source, text: str, words: str, **fields: object) -> Statement:
    span = span_of(text, words)
    given = {
        "type": ClaimType.CLAIM,
        "speaker": AUTHOR,
        "reporter": None,
        "stance": Stance.ASSERTED,
        "topics": ("tides",),
        **fields,
    }
    return Statement(
        id=Statement.id_for(source.id, span.start, span.end),
        source=source.id,
        span=span,
        cue=None,
        certainty=0.8,
        polarity=Polarity.POSITIVE,
        canonical=words,
        salience=2,
        post=None,
        claim=Claim.id_for(words),
        provenance=Provenance("test.hand", "1"),
        **given,  # type: ignore[arg-type]
    )


def link_of(from_: Statement, to: Statement, relation: Relation) -> Link:
    return Link(
        id=Link.id_for(from_.id, to.id, relation, "test"),
        from_=from_.id,
        to=to.id,
        relation=relation,
        confidence=0.9,
        test="reply-cue",
        evidence=(
            Evidence("connective", Side.FROM, from_.source, from_.span),
            Evidence("quote", Side.TO, to.source, to.span),
        ),
    )


def quarrel(n: int) -> Extraction:
    """The n-th of sources in which two people, each in no other, differ about a harbour."""
    text = f"Harbour {n} is deep. Harbour {n} is not deep at all."
    source = source_of(text, f"Depth {n}")
    deep = statement_of(source, text, f"Harbour {n} is deep.", speaker=f"Ann{n} Lee")
    flat = statement_of(source, text, f"Harbour {n} is not deep at all.", speaker=f"Bo{n} Marsh")
    disputes = (link_of(flat, deep, Relation.DISPUTES),)
    return extraction_of(source, text, [deep, flat], links=disputes)


def extraction_of(
    source: Source, text: str, statements: list[Statement], **fields: object
) -> Extraction:
    ordered = tuple(sorted(statements, key=lambda s: s.span))
    claims = {s.claim: Claim(s.claim, s.canonical, s.type) for s in ordered}
    return Extraction(
        document=Document(source, text),
        statements=ordered,
        claims=tuple(claims[id_] for id_ in sorted(claims)),
        **fields,  # type: ignore[arg-type]
    )


def tides() -> Extraction:
    source = source_of(TIDES, "Half the island", author="Ida Fenn", published="2026-03-01")
    half = statement_of(source, TIDES, "Tidal power will supply half of the island by 2031.")
    winters = statement_of(source, TIDES, "The turbines survived three winters.")
    odds = statement_of(
        source,
        TIDES,
        "Mara Quill puts the chance at 70% by the end of 2031.",
        type=ClaimType.FORECAST,
        speaker="Mara Quill",
        reporter=AUTHOR,
        stance=Stance.REPORTED,
    )
    score = statement_of(
        source, TIDES, "Prototype B reached 41% on the Sluice Test.", type=ClaimType.BENCHMARK
    )
    name = span_of(TIDES, "Mara Quill")
    return extraction_of(
        source,
        TIDES,
        [half, winters, odds, score],
        boilerplate=(Boilerplate(span_of(TIDES, "Subscribe to Harbour Letters."), "advert"),),
        forecasts=(
            Forecast(
                id=content_id("f", odds.id),
                source=source.id,
                statement=odds.id,
                span=odds.span,
                forecaster="Mara Quill",
                event="tidal power supplies half of the island",
                probability=Probability(0.7, 0.7, 0.7, Operator.EQUAL, "70%"),
                horizon=Horizon(None, "2031-12-31", "by the end of 2031"),
            ),
        ),
        benchmarks=(
            BenchmarkResult(
                id=content_id("b", score.id),
                source=source.id,
                statement=score.id,
                span=score.span,
                benchmark="Sluice Test",
                system="Prototype B",
                score=41.0,
                unit="%",
                date=None,
                qualifier=None,
            ),
        ),
        entities=(
            Entity(
                id=Entity.id_for(EntityKind.PERSON, "Mara Quill"),
                kind=EntityKind.PERSON,
                name="Mara Quill",
                aliases=("Mara Quill",),
                affiliations=(),
                mentions=(Mention(source.id, name),),
            ),
        ),
        links=(link_of(winters, half, Relation.SUPPORTS),),
        fates=(
            *(SentenceFate(s.span, Fate.CLAIM, "sentence+voice") for s in (half, winters, odds)),
            SentenceFate(score.span, Fate.OTHER, "fragment"),
        ),
    )


def doubts() -> Extraction:
    source = source_of(DOUBTS, "A doubt about tides", published="2026-04-02")
    rely = statement_of(source, DOUBTS, "The island cannot rely on tides.")
    silt = statement_of(source, DOUBTS, "Silt stops the turbines every autumn", speaker="Oren Vale")
    return extraction_of(
        source, DOUBTS, [rely, silt], links=(link_of(silt, rely, Relation.SUPPORTS),)
    )


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Made:
    first, second = tides(), doubts()
    folder = tmp_path_factory.mktemp("made") / "workspace"
    half = next(s for s in first.statements if "half of the island" in s.span.quote)
    rely = next(s for s in second.statements if "cannot rely" in s.span.quote)
    with open_store(folder) as store:
        store.put(first)
        store.put(second, cross=Crossing(lambda *_: (link_of(rely, half, Relation.DISPUTES),)))
    return Made(folder, first, second)


@pytest.fixture
def made(made_once: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A copy of the workspace that the pages find, to be changed at will."""
    folder = tmp_path / "workspace"
    shutil.copytree(made_once.folder, folder)
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(folder))
    return Made(folder, made_once.tides, made_once.doubts)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with nothing in it."""
    folder = tmp_path / "workspace"
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(folder))
    return folder
