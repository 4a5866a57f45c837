"""Small graphs, written by hand, and a fake encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from kg.errors import EncoderError
from kg.model import (
    Claim,
    ClaimType,
    Graph,
    Polarity,
    Provenance,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Topic,
    fold,
    sha256_text,
)


def a_source(name: str, published: str | None = None, title: str | None = None) -> Source:
    return Source(
        id=f"s-{name}",
        title=title or f"Notes {name}",
        kind=SourceKind.ARTICLE,
        author=None,
        publisher=None,
        published=published,
        url=None,
        sha256=sha256_text(name),
        text_sha256=sha256_text(name),
        n_chars=10_000,
    )


def a_statement(
    text: str,
    *,
    source: str = "s-a",
    start: int = 0,
    speaker: str = "author",
    kind: ClaimType = ClaimType.CLAIM,
    terms: tuple[str, ...] = (),
    quote: str | None = None,
    claim: str | None = None,
    salience: int = 2,
) -> Statement:
    quote = quote or text
    return Statement(
        id=Statement.id_for(source, start, start + len(quote)),
        source=source,
        span=Span(start, start + len(quote), quote),
        type=kind,
        speaker=speaker,
        reporter=None,
        cue=None,
        stance=Stance.ASSERTED,
        certainty=1.0,
        polarity=Polarity.POSITIVE,
        canonical=text,
        salience=salience,
        topics=terms,
        post=None,
        claim=claim or Claim.id_for(text),
        provenance=Provenance("by.hand", "1"),
    )


def a_graph(
    statements: Sequence[Statement],
    sources: Sequence[Source] = (),
    revision: str | None = None,
    topics: Mapping[str, Sequence[str]] | None = None,
) -> Graph:
    """A graph; ``topics`` gives the wordings of each topic's claims by its name."""
    ordered = tuple(sorted(statements, key=lambda s: (s.source, s.span.start, s.span.end)))
    claims: dict[str, Claim] = {}
    for statement in ordered:
        claims.setdefault(
            statement.claim, Claim(statement.claim, statement.canonical, statement.type)
        )
    described = {source.id: source for source in sources}
    for statement in ordered:
        described.setdefault(statement.source, a_source(statement.source.removeprefix("s-")))
    content = "|".join(f"{s.id}{s.canonical}{s.speaker}" for s in ordered)
    return Graph(
        revision=revision or sha256_text(content)[:16],
        sources=tuple(sorted(described.values(), key=lambda s: s.id)),
        statements=ordered,
        claims=tuple(sorted(claims.values(), key=lambda c: c.id)),
        topics=tuple(
            Topic(Topic.id_for(name), name, (name,), tuple(map(Claim.id_for, texts)), len(texts))
            for name, texts in (topics or {}).items()
        ),
    )


def wordy(*texts: str, source: str = "s-a") -> list[Statement]:
    """One statement a text, one behind the other."""
    found, start = [], 0
    for text in texts:
        found.append(a_statement(text, source=source, start=start))
        start += len(text) + 1
    return found


class BagEncoder:
    """Deterministic: a text's vector is the sum of its words' random directions."""

    def __init__(self, name: str = "bag-1", dim: int = 96) -> None:
        self.name = name
        self.dim = dim
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.seen.extend(texts)
        rows = [self._row(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.dim)

    def _row(self, text: str) -> np.ndarray:
        words = fold(text).split() or [""]
        row = np.sum([self._direction(word) for word in words], axis=0)
        return row / np.linalg.norm(row)

    def _direction(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
        return np.random.default_rng(seed).standard_normal(self.dim)


ELSEWHERE = "the encoder is on another machine"


class AbsentEncoder:
    """An encoder whose files are gone."""

    @property
    def name(self) -> str:
        raise EncoderError(ELSEWHERE)

    dim = 8

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        raise EncoderError(ELSEWHERE)
