"""All that was found in one document: the unit that is stored, replaced and removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.errors import ValueProblem
from kg.model.benchmark import BenchmarkResult
from kg.model.claim import Claim, Statement
from kg.model.coverage import SentenceFate
from kg.model.entity import Entity
from kg.model.forecast import Forecast, RefusedForecast
from kg.model.link import Link
from kg.model.page import Boilerplate, Post
from kg.model.source import Document
from kg.model.span import Span
from kg.model.structure import PageParts


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document and every record with its place in it.

    Every tuple is sorted by start, then end (entities and claims by id); every span is checked
    against the text; every reference resolves within the extraction.

    Raises:
        SpanError: a span does not read as its quotation.
        ValueProblem: ids repeat, or a record refers to one that is not here.
    """

    document: Document
    boilerplate: tuple[Boilerplate, ...] = ()
    posts: tuple[Post, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    benchmarks: tuple[BenchmarkResult, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    fates: tuple[SentenceFate, ...] = ()
    parts: PageParts = field(default_factory=PageParts)
    refused: tuple[RefusedForecast, ...] = ()

    def __post_init__(self) -> None:
        """Check every span against the text and every reference against the rest."""
        text = self.document.text
        for span in self.spans():
            span.check(text)
        posts = _unique("post", (post.id for post in self.posts))
        statements = _unique("statement", (statement.id for statement in self.statements))
        claims = _unique("claim", (claim.id for claim in self.claims))
        _unique("forecast", (forecast.id for forecast in self.forecasts))
        _unique("benchmark result", (result.id for result in self.benchmarks))
        _unique("entity", (entity.id for entity in self.entities))
        _unique("link", (link.id for link in self.links))
        _known("post", posts, (s.post for s in self.statements if s.post is not None))
        for before, here in pairwise(self.fates):
            if here.span.start < before.span.end:
                msg = f"two fates for the text at {here.span.start}"
                raise ValueProblem(msg)
        for post in self.posts:
            refs = (post.reply_to, post.quotes, post.duplicate_of, post.version_of)
            _known("post", posts, (ref for ref in refs if ref is not None))
        _known("claim", claims, (s.claim for s in self.statements))
        _known("statement", statements, (f.statement for f in self.forecasts))
        _known("statement", statements, (b.statement for b in self.benchmarks))
        _known(
            "statement", statements, (end for link in self.links for end in (link.from_, link.to))
        )

    def spans(self) -> Iterator[Span]:
        """Every span of every record."""
        yield from (piece.span for piece in self.boilerplate)
        for post in self.posts:
            yield post.span
            yield from (shown.span for shown in post.author_evidence)
            yield from (side for change in post.changes for side in (change.own, change.other))
        yield from (statement.span for statement in self.statements)
        yield from (mark.span for statement in self.statements for mark in statement.marks)
        for step in (step for statement in self.statements for step in statement.chain):
            yield from (span for span in (step.cue, step.source) if span is not None)
        yield from (piece.span for piece in self.fates)
        yield from self.parts.spans()
        yield from (forecast.span for forecast in self.forecasts)
        yield from (piece.span for piece in self.refused)
        yield from (result.span for result in self.benchmarks)
        yield from (statement.cue for statement in self.statements if statement.cue is not None)
        yield from (mention.span for entity in self.entities for mention in entity.mentions)
        yield from (role.at.span for entity in self.entities for role in entity.roles)
        for merge in (merge for entity in self.entities for merge in entity.merges):
            yield merge.alias_at.span
            yield merge.name_at.span
        yield from (piece.span for link in self.links for piece in link.evidence)


def _unique(what: str, ids: Iterable[str]) -> frozenset[str]:
    listed = list(ids)
    found = frozenset(listed)
    if len(found) != len(listed):
        twice = sorted(i for i in found if listed.count(i) > 1)
        msg = f"{what} ids repeat: {', '.join(twice[:5])}"
        raise ValueProblem(msg)
    return found


def _known(what: str, known: frozenset[str], refs: Iterable[str]) -> None:
    missing = sorted({ref for ref in refs if ref not in known})
    if missing:
        msg = f"a record refers to the {what} {missing[0]}, which is not in the extraction"
        raise ValueProblem(msg)
