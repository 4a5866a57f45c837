"""What is asked and what is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.errors import ValueProblem
from kg.model import Claim, ClaimType, Statement
from kg.model.checks import need_iso_date


@dataclass(frozen=True, slots=True)
class Query:
    """A search. Values of one filter are alternatives; different filters must all hold.

    Args:
        text: words and meaning looked for; empty to filter only. Any string will do: there is no
            query language that it could break.
        types: sorts of proposition.
        speakers: names of speakers as `fold` compares them; a name that no speaker has in full
            matches as part of one ("Lee" finds "Ann Lee").
        sources: ids or titles of sources.
        topics: names, as `fold` compares them, or ids of the graph's topics.
        groups: names of groups of claims that are given to the search beside the query.
        like: id of a claim: what is near to it in meaning is looked for, and not the claim itself;
            ``text`` is then left aside. None to search by ``text``.
        since: ISO date or part of one; publication on it or later.
        until: ISO date or part of one; publication in it or earlier. Sources without a date are left
            out when one of the two is given.
        limit: most claims wanted, 1 or more.
        unfinished: the last word of ``text`` may go on: it is being typed.

    Raises:
        ValueProblem: a date that is none, or a limit below 1.
    """

    text: str = ""
    types: tuple[ClaimType, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    like: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20
    unfinished: bool = False

    def __post_init__(self) -> None:
        """Check dates and limit."""
        need_iso_date(self.since, "the search's first date")
        need_iso_date(self.until, "the search's last date")
        if self.limit < 1:
            msg = f"a search for {self.limit} claims finds none; ask for 1 or more"
            raise ValueProblem(msg)


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that belong together for a reason of the caller's: a side of a debate, say.

    Args:
        name: how a query names it, and how it is counted.
        claims: their ids.
    """

    name: str
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement found.

    Args:
        statement: its id.
        claim: id of the claim it expresses.
        score: sum of reciprocal ranks; 0 when nothing but filters was asked.
        why: reasons in plain words ("words: copper, price", "similar meaning 0.71").
        words: words of the statement that answer the query, as written there.
    """

    statement: str
    claim: str
    score: float
    why: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim found through one or more of its statements.

    Args:
        claim: the claim.
        best: the statement that answers best.
        hits: the statements found, best first.
        score: of the best statement.
        why: of the best statement.
    """

    claim: Claim
    best: Statement
    hits: tuple[Hit, ...]
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the statements found have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts over all statements found, also those beyond the limit; most frequent first.

    A facet that the query filters by is counted as if it did not: so one sees what the other values
    would bring. ``sources`` holds ids, ``months`` the months of publication as far as they are known.
    ``topics`` holds names of the graph's topics and can add up to less than the total: a claim belongs
    to one or to none. ``groups`` can add up to more: a claim can be in several.
    """

    types: tuple[FacetCount, ...] = ()
    speakers: tuple[FacetCount, ...] = ()
    sources: tuple[FacetCount, ...] = ()
    topics: tuple[FacetCount, ...] = ()
    months: tuple[FacetCount, ...] = ()
    groups: tuple[FacetCount, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query.

    Args:
        hits: best first.
        facets: counts over everything found.
        total: statements found, also those beyond the limit.
        note: what the search had to do without, in one line, or None.
    """

    hits: tuple[ClaimHit, ...] = ()
    facets: Facets = field(default_factory=Facets)
    total: int = 0
    note: str | None = None
