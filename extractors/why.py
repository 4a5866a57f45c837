"""Why two statements are linked or are not: every named test and its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.across.outcomes import across
from extractors.draft import Draft, Metadata
from extractors.language.shallow import content_stems
from extractors.links.outcomes import Outcome, within
from extractors.pipeline import run_steps
from kg.analysis.restatements import first_appearance
from kg.analysis.trace import claim_of
from kg.errors import SettingsError
from kg.model import Document, Graph, Link, Meaning, Statement


@dataclass(frozen=True, slots=True)
class Why:
    """Two statements, the links that the graph has between them, and what every test says.

    Args:
        one: the first statement.
        other: the second.
        links: between them, as stored; none is the common case.
        shared: content words that both have (stems), sorted; a shared topic alone makes no link.
        outcomes: of all tests that were asked, in their order.
    """

    one: Statement
    other: Statement
    links: tuple[Link, ...]
    shared: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def why(
    graph: Graph,
    document: Document,
    one: Statement,
    other: Statement,
    meanings: Sequence[Meaning] = (),
) -> Why:
    """Ask every test for links of two statements.

    Args:
        graph: holds both.
        document: the text of the first; read again where both stand in it.
        one: a statement.
        other: another.
        meanings: of all statements, for tests by nearness between sources.

    Raises:
        SettingsError: both are the same statement, or the text reads otherwise than when it was stored.
    """
    if one.id == other.id:
        msg = f"{one.id}: asked against itself; name two statements or claims"
        raise SettingsError(msg)
    links = tuple(link for link in graph.links if {link.from_, link.to} == {one.id, other.id})
    if one.source == other.source:
        draft = _read(document)
        outcomes = within(draft, _there(draft, one), _there(draft, other))
    else:
        outcomes = across(graph, one, other, meanings)
    shared = tuple(sorted(content_stems(one.canonical) & content_stems(other.canonical)))
    return Why(one, other, links, shared, outcomes)


def pair_of(graph: Graph, one: str, other: str) -> tuple[Statement, Statement]:
    """The two statements to ask about, where claims are named.

    A claim stands for the statement of it that is linked to the other, else for the one in the other's
    source, else for its first.

    Args:
        graph: holds both.
        one: id of a claim, of a statement or of what a statement makes.
        other: id of another.

    Raises:
        NotFoundError: one of the ids names nothing here.
    """
    mine, theirs = _statements(graph, one), _statements(graph, other)
    joined = {frozenset((link.from_, link.to)) for link in graph.links}
    pairs = [(a, b) for a in mine for b in theirs if a.id != b.id] or [(mine[0], theirs[0])]
    return min(
        pairs,
        key=lambda pair: (
            frozenset((pair[0].id, pair[1].id)) not in joined,
            pair[0].source != pair[1].source,
        ),
    )


def _statements(graph: Graph, record: str) -> list[Statement]:
    """The statement of an id, or all of a claim, the first one told first."""
    if any(statement.id == record for statement in graph.statements):
        return [graph.statement(record)]
    claim = claim_of(graph, record)
    first = first_appearance(graph, claim)
    return [first, *(s for s in graph.statements if s.claim == first.claim and s.id != first.id)]


def _read(document: Document) -> Draft:
    source = document.source
    stated = Metadata(
        title=source.title,
        kind=source.kind,
        kind_confidence=1.0,
        author=source.author,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
    )
    return run_steps(Draft(text=document.text, source=source.id, stated=stated))


def _there(draft: Draft, statement: Statement) -> Statement:
    """A stored statement as the draft has it."""
    for found in draft.statements:
        if found.span == statement.span:
            return found
    msg = f"{statement.id}: the text reads otherwise than when it was stored; run `claimtrail build` or add it again"
    raise SettingsError(msg)
