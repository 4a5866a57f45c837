"""What a store of the graph can do; SQLite is the one behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.model import (
    ClaimDecision,
    Correction,
    CorrectionState,
    Document,
    Extraction,
    Graph,
    Link,
    Meaning,
    NameDecision,
    Outcome,
    Position,
    Restated,
    Statement,
)
from kg.model.correction import Amendment
from kg.store.held_records import HeldRecords

CrossLinker = Callable[[Graph, tuple[Meaning, ...]], tuple[Link, ...]]
"""Given the new source with its neighbours and their meanings, the links between it and other sources.

The graph holds the source's statements and those of others that are near one of them, by wording or by an
aspect of a sort that answers, or share a key with one, with their sources, forecasts and benchmark results, and nothing else; statements are without marks and
chain.
"""

Comparer = Callable[[Graph, tuple[Meaning, ...]], tuple[Restated, ...]]
"""Given the same, the pairs that say the same, of which one is the new source's."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """How a new source is linked with others.

    Args:
        find: finds the links.
        keys: statement ids of the source, each with a key; statements of others with the same key are
            neighbours.
        sorts: statement ids of the source, each with a sort; those without one have no neighbours by
            aspect.
        answers: pairs of sorts whose statements are neighbours where their aspects are near.
    """

    find: CrossLinker
    keys: tuple[tuple[str, str], ...] = ()
    sorts: tuple[tuple[str, str], ...] = ()
    answers: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Sameness:
    """How a new source's statements are held against others.

    Args:
        meanings: of its statements.
        compare: finds the pairs that say the same.
    """

    meanings: tuple[Meaning, ...]
    compare: Comparer


@dataclass(frozen=True, slots=True)
class Joining:
    """How a source is held against all others.

    Args:
        cross: how the source, as corrected, is linked with others.
        mean: makes what is kept of statements' wordings: of a whole source, or of a reworded one; none
            where that cannot be done.
        compare: finds the pairs that say the same.
    """

    cross: Callable[[Extraction], Crossing]
    mean: Callable[[Sequence[Statement]], tuple[Meaning, ...]]
    compare: Comparer


Joiner = Callable[[str], Joining]
"""Given a source's id, how it is held against others."""


@dataclass(frozen=True, slots=True)
class Amendments:
    """What one person corrects at a time.

    Args:
        changes: in the order in which they count.
        by: who, as they call themselves, or "".
        note: why, or "".
    """

    changes: tuple[Amendment, ...]
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something `verify` found off.

    Args:
        where: the record or file.
        what: what is wrong, in one line.
    """

    where: str
    what: str


class Store(Protocol):
    """The graph's truth. All writes are whole: afterwards all of a change is there, or none."""

    def put(
        self,
        extraction: Extraction,
        *,
        made_by: str = "",
        cross: Crossing | None = None,
        same: Sameness | None = None,
        join: Joiner | None = None,
        amendments: Amendments | None = None,
    ) -> bool:
        """Add a source with all its records, or replace the one of the same id.

        Args:
            extraction: what was found in the source.
            made_by: names the extractors and their versions; see `made_by`.
            cross: finds the links to other sources, within the same transaction.
            same: finds what says the same, within the same transaction.
            join: finds both, of the source as corrected, in their place.
            amendments: corrections that come with the source, in force from the start.

        Returns:
            Whether anything changed.

        Raises:
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def made_by(self, source_id: str) -> str | None:
        """What `put` was told of the source's making; None when the source is not here."""

    def remove(self, source_id: str, join: Joiner | None = None) -> None:
        """Take away a source and exactly what only it supported.

        Corrections of it move to another source where their words stand in that one alone.

        Args:
            source_id: the source's id.
            join: holds sources to which corrections moved against others again; without it what was found
                before stays.

        Raises:
            NotFoundError: no such source.
        """

    def correct(self, amendments: Amendments, join: Joiner | None = None) -> tuple[Correction, ...]:
        """Add corrections to the log; those that say what holds already are left out.

        The log is only added to, belongs to no source and so outlives a rebuild. Links and likeness
        to other sources are found again for the sources whose statements are changed.

        Args:
            amendments: what is changed and by whom; an undoing takes an entry back.
            join: how a changed source is held against others; without it that stays as it was.

        Returns:
            The entries added.

        Raises:
            NotFoundError: an undoing names no entry, or one that is undone already.
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def take_corrections(
        self, entries: Sequence[Correction], join: Joiner | None = None
    ) -> tuple[Correction, ...]:
        """Add entries of another copy of the log as they are; see `correct`.

        Returns:
            Those that were not here, oldest first.
        """

    def corrections(self) -> tuple[Correction, ...]:
        """The whole log of corrections, oldest first."""

    def correction_states(self) -> tuple[CorrectionState, ...]:
        """The log with what each entry does now, oldest first."""

    def decide(self, decision: NameDecision) -> bool:
        """Keep a person's word on two names in the log; the latest on the same two counts.

        Returns:
            Whether it says anything new.

        Raises:
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def decisions(self) -> tuple[NameDecision, ...]:
        """Every decision on names that was not undone, oldest first."""

    def decide_claims(self, decision: ClaimDecision) -> bool:
        """Keep a person's word on whether two statements make one claim; as `decide` does for names.

        Returns:
            Whether it says anything new.

        Raises:
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def claim_decisions(self) -> tuple[ClaimDecision, ...]:
        """Every decision on claims that was not undone, oldest first."""

    def meanings(self) -> tuple[Meaning, ...]:
        """What is kept of the wordings of all statements that are not taken out, by statement id."""

    def keep_derived(self, most: int | None = None) -> bool:
        """Store what only all sources together give, topics and echoes, where a change has made it out of date.

        The graph has both without it; afterwards they are read and not found anew each time.

        Args:
            most: statements; where there are more, nothing is done.

        Returns:
            Whether all is up to date now; not so where others kept changing the graph meanwhile.

        Raises:
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def put_position(self, position: Position) -> bool:
        """Keep a position that a person named, in place of an earlier one of the same name.

        Returns:
            Whether it says anything new.

        Raises:
            SettingsError: a folder's build has brought a position of this name.
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def put_positions(self, origin: str, positions: Sequence[Position]) -> None:
        """Make the positions of a folder these; what a person added stays as it is.

        Args:
            origin: the folder's mark, ending in "/".
            positions: all of its positions now.
        """

    def remove_position(self, name: str) -> None:
        """Take a position away.

        Raises:
            NotFoundError: there is none of this name.
        """

    def record_outcome(self, outcome: Outcome) -> bool:
        """Keep what became of an event; as `decide` does for names.

        Returns:
            Whether it says anything new.

        Raises:
            StoreBusyError, StoreFullError, StoreCorruptError: nothing was written.
        """

    def outcomes(self) -> tuple[Outcome, ...]:
        """Everything recorded of events, oldest first."""

    def graph(self, *, keep: bool = False, held: HeldRecords | None = None) -> Graph:
        """Every record, read in one consistent view.

        Args:
            keep: store what only all sources together give where it had to be found anew, as
                `keep_derived` does; a store that cannot be written is read all the same.
            held: records of sources read before, for one who reads a large graph again and again; the
                graph is the same without it.
        """

    def document(self, source_id: str) -> Document:
        """A source with its text.

        Raises:
            NotFoundError: no such source.
        """

    def documents(self) -> tuple[Document, ...]:
        """Every source with its text, by id."""

    def alike(self, text: str, least: float) -> tuple[str, ...]:
        """Ids of the sources whose texts may share so much with a text, without reading them; by id.

        Args:
            text: any text.
            least: share of the runs of words of one that stand in the other, 0 to 1.
        """

    def extraction(self, source_id: str) -> Extraction:
        """A source with its own records, as corrected: boilerplate, posts, statements and the rest.

        Raises:
            NotFoundError: no such source.
        """

    def revision(self) -> str:
        """A digest of what the graph holds; cheap, and the same for the same content."""

    def statement_count(self) -> int:
        """How many statements there are before any correction; cheap."""

    def verify(self) -> tuple[Problem, ...]:
        """Recheck spans, hashes, references and the database itself; empty when all is well."""

    def close(self) -> None:
        """Release the database."""
