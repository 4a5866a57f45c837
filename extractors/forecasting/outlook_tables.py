"""Tables of forecasts: years over quantities, chances over years, names over both; one forecast for each cell.

What a cell says depends on the part that its row's and column's heads play: whoever forecasts, the event, the
day, the chance ("50% by"), or the amount. A table of what was, or of scores, has no such heads and gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from extractors.draft import Outlook
from extractors.forecasting.horizons import find_times
from extractors.forecasting.outlook_chances import item_chance, whole_chance
from extractors.forecasting.outlook_columns import (
    QUANTILE,
    WORD,
    cell_time,
    column_time,
    is_actual,
    is_marked,
    quantile_of,
    rates_events,
)
from extractors.forecasting.outlook_frames import Frame, is_after
from extractors.forecasting.outlook_items import event_words
from extractors.forecasting.outlook_words import outlook_cues
from extractors.language.honorifics import HONORIFIC
from kg.model import Horizon, Probability, Span

Row = tuple[int, list[Span | None]]

_NOTES = re.compile(
    r"\W*(?:notes?|comments?|why|reason(?:ing)?|basis|rationale|source|change|previous|prior|last\s\w+|actual|change\s.*|n|votes|was|then|unit|affiliation|role|category|type|#|no\.?|id|rank|traders|volume)\W*",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"\W*(?:{HONORIFIC}\s)?[A-Z][\w’'.&-]*(?:\s(?:[A-Z&][\w’'.&-]*|de|van|von|of|and)){{0,4}}\W*"
)
_EVENT_HEAD = re.compile(
    r"\W*(?:events?|questions?|milestones?|outcomes?|scenarios?|propositions?|statements?|claims?|predictions?|what|indicators?|contracts?|issue|bill|race|market|candidate|state|seat|country|item|development)\b.*",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\W?[+\u2212-]\s?[$€£]?\d|(?:flat|unchanged|steady)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"\W*(?:n/?a|none|never|no|unknown|tbd|abstain(?:ed)?|declined?|[“\"]never[”\"]|same)?\W*",
    re.IGNORECASE,
)


class Role(Enum):
    """What the head of a column, or a first column, tells of its cells."""

    WHO = auto()
    NAME = auto()
    EVENT = auto()
    TIME = auto()
    DATE = auto()
    QUANTILE = auto()
    CHANCE = auto()
    SILENT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what it stands under.

    Args:
        text: the whole text.
        rows: its rows, the head row first where it has one.
        frame: the caption, heading or title that makes it one of forecasts, or None.
        horizon: by when, of the frame; None where it does not say.
        reference: ISO date of the page, or None.
        ruled: whether a line of dashes rules off the first row.
        title: the page's title, for what a table without a frame is about.
        source: whoever the line under it names as its source, or None.
    """

    text: str
    rows: Sequence[Row]
    frame: Frame | None
    horizon: Horizon | None
    reference: str | None
    ruled: bool
    title: str = ""
    source: str | None = None


def table_outlooks(table: Table) -> list[Outlook]:
    """The forecasts of a table's cells, in order; none where no head makes it a table of forecasts."""
    if len(table.rows) < 2 or not table.rows[0][1]:
        return []
    head, body = table.rows[0][1], list(table.rows[1:])
    roles = [_role(table, body, at, cell) for at, cell in enumerate(head)]
    told = {Role.QUANTILE, Role.CHANCE, Role.TIME, Role.DATE, Role.WHO}
    if not (table.ruled or told & set(roles[1:]) or roles[0] is Role.WHO):
        return []
    cells = [cells for _, cells in table.rows]
    rated = rates_events(table.text, cells, table.title, table.reference)
    first = _first_role(table, body, head[0], roles, rated=rated)
    if not ((rated and first is Role.WHO) or _foretells(table, head, first, roles)):
        return []
    reader = _Reader(table, head, roles, first, rated)
    return [found for row in body for found in reader.of_row(row)]


def _role(table: Table, body: Sequence[Row], at: int, cell: Span | None) -> Role:
    """The part that a column's head plays: the first whose words fit."""
    if cell is None:
        return Role.OTHER
    words, cues = cell.quote, outlook_cues()
    below = [row[at] for _, row in body if at < len(row) and row[at] is not None]
    dated = bool(below) and _share(table, below) >= 1 / 2
    tests = (
        (Role.QUANTILE, dated and QUANTILE.fullmatch(words)),
        (Role.TIME, column_time(table.text, cell, table.reference)),
        (Role.SILENT, is_actual(cell) or cues.outcome.fullmatch(words) or _NOTES.fullmatch(words)),
        (Role.WHO, cues.voice.fullmatch(words)),
        (Role.CHANCE, cues.chance.search(words) and not cues.past.search(words)),
        (Role.DATE, cues.date.fullmatch(words)),
        (Role.OTHER, at and dated and not _NAME.fullmatch(words)),
        (Role.EVENT, _EVENT_HEAD.fullmatch(words)),
        (Role.NAME, _NAME.fullmatch(words) and not cues.measure.search(words)),
    )
    return next((role for role, fits in tests if fits), Role.OTHER)


def _share(table: Table, cells: Sequence[Span | None]) -> float:
    """How many of the cells are times, as a share of all."""
    return sum(cell_time(table.text, cell, table.reference) is not None for cell in cells) / len(
        cells
    )


def _first_role(
    table: Table,
    body: Sequence[Row],
    corner: Span | None,
    roles: Sequence[Role],
    *,
    rated: bool,
) -> Role:
    """The part that the first column plays."""
    cells = [row[0] for _, row in body if row and row[0] is not None]
    if cells and all(column_time(table.text, cell, table.reference) is not None for cell in cells):
        return Role.TIME
    if roles[0] is Role.WHO:
        return Role.WHO
    if corner is not None and _EVENT_HEAD.fullmatch(corner.quote):
        return Role.EVENT
    names = sum(
        _NAME.fullmatch(cell.quote) is not None and not outlook_cues().measure.search(cell.quote)
        for cell in cells
    )
    dated = {Role.QUANTILE, Role.DATE} & set(roles[1:])
    asked = table.frame is not None and bool(table.frame.question)
    if Role.NAME in roles[1:]:
        return Role.EVENT
    return (
        Role.WHO
        if cells and names == len(cells) and (asked or (corner is None and (dated or rated)))
        else Role.EVENT
    )


def _foretells(
    table: Table, head: Sequence[Span | None], first: Role, roles: Sequence[Role]
) -> bool:
    """Whether a table is one of forecasts: by its caption, by its heads, or by years to come."""
    cues = outlook_cues()
    if table.frame is not None:
        return True
    words = " | ".join(cell.quote for cell in head if cell is not None)
    if cues.past.search(words) and Role.CHANCE not in roles:
        return False
    foreseen = cues.foretelling.search(words) is not None or _is_marked(head)
    if Role.QUANTILE in roles or foreseen or table.reference is None:
        return Role.QUANTILE in roles or foreseen
    if first is Role.TIME and Role.NAME in roles:
        days = [
            column_time(table.text, row[0], table.reference) for _, row in table.rows[1:] if row
        ]
        return all(day is not None and is_after(day, table.reference) for day in days)
    times = [
        column_time(table.text, cell, table.reference)
        for cell, role in zip(head, roles, strict=True)
        if role is Role.TIME and cell
    ]
    ahead = [t for t in times if t is not None and is_after(t, table.reference)]
    if Role.CHANCE not in roles:
        return bool(ahead)
    days = [_within(table, cell.quote) for _, row in table.rows[1:] for cell in row if cell]
    return bool(ahead) or any(day is not None for day in days)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of a table whose heads are known."""

    table: Table
    head: Sequence[Span | None]
    roles: Sequence[Role]
    first: Role
    rated: bool

    def of_row(self, row: Row) -> Iterator[Outlook]:
        """The forecasts of a row's cells."""
        block, cells = row
        if not cells or cells[0] is None:
            return
        who = self._cell(cells, Role.WHO) or (cells[0] if self.first is Role.WHO else None)
        day = (
            column_time(self.table.text, cells[0], self.table.reference)
            if self.first is Role.TIME
            else None
        )
        stated = self._cell(cells, Role.DATE)
        day = day or (
            cell_time(self.table.text, stated, self.table.reference)
            if stated is not None and Role.CHANCE in self.roles
            else None
        )
        label = self._event(cells)
        for at, cell in enumerate(cells):
            if at == 0 or cell is None or at >= len(self.head) or self.head[at] is None:
                continue
            head = self.head[at]
            if head is None or cell is who or _NOTHING.fullmatch(cell.quote):
                continue
            found = self._of_cell(cell, head, self.roles[at], day, label)
            if found is None:
                continue
            event, probability, horizon = found
            named = head if self.roles[at] is Role.NAME and self.first is not Role.WHO else who
            frame = self.table.frame.span if self.table.frame else head
            yield Outlook(
                cell,
                block,
                event,
                named,
                None if named else self.table.source,
                probability,
                horizon,
                frame,
                sure=named is not None,
            )

    def _cell(self, cells: Sequence[Span | None], role: Role) -> Span | None:
        """The first cell of a row under a head of that part, the first column left out unless it has it."""
        for at, cell in enumerate(cells):
            if at < len(self.roles) and self.roles[at] is role and cell is not None:
                return cell
        return None

    def _event(self, cells: Sequence[Span | None]) -> str:
        """What a row is about: its event column, else its first cell, else what the frame asks."""
        told = self._cell([None, *cells[1:]], Role.EVENT) if self.first is not Role.EVENT else None
        asked = self.table.frame.topic if self.table.frame else ""
        if told is not None:
            return told.quote
        return cells[0].quote if self.first is Role.EVENT and cells[0] is not None else asked

    def _of_cell(
        self, cell: Span, head: Span, role: Role, day: Horizon | None, label: str
    ) -> tuple[str, Probability | None, Horizon | None] | None:
        """Event, chance and day of a cell; None where it tells no forecast."""
        time = cell_time(self.table.text, cell, self.table.reference)
        if role is Role.QUANTILE:
            return quantile_of(head, label or self.table.title, time)
        if role is Role.CHANCE:
            return self._chance(cell, head, day, label)
        if role is Role.TIME:
            by = column_time(self.table.text, head, self.table.reference)
            told = label or _beside(self.table, head) or self.table.title
            return self._told(cell, told, by) if self._is_ahead(by) else None
        if role is Role.DATE:
            ahead = time is not None and is_after(time, self.table.reference)
            return (label or head.quote, None, time) if ahead and not self._rated else None
        silent = role in {Role.SILENT, Role.WHO, Role.EVENT} or self._only_tells(cell, role, time)
        return None if silent else self._under(cell, head, role, day, label, time)

    def _only_tells(self, cell: Span, role: Role, time: Horizon | None) -> bool:
        """Whether a cell beside a column of chances tells neither chance nor day: "6 weeks" under "Impact"."""
        told = whole_chance(self.table.text, cell.start, cell.end, bare=False) or time
        return self._rated and role in {Role.NAME, Role.OTHER} and told is None

    @property
    def _changes(self) -> bool:
        """Whether a table's figures are changes: one bears a sign ("+2.5%", "-1.0%") or says "flat"."""
        cells = [cell for _, row in self.table.rows[1:] for cell in row[1:] if cell]
        return any(_CHANGE.match(cell.quote) for cell in cells)

    @property
    def _asked(self) -> str:
        """What the words over a table say that it is about."""
        return self.table.frame.span.quote if self.table.frame else ""

    @property
    def _rated(self) -> bool:
        """Whether the table has a column of chances, whose days the dates beside them are."""
        return Role.CHANCE in self.roles

    def _chance(
        self, cell: Span, head: Span, day: Horizon | None, label: str
    ) -> tuple[str, Probability | None, Horizon | None] | None:
        """A cell of a column of chances."""
        table = self.table
        chance = whole_chance(table.text, cell.start, cell.end, bare=True)
        by = day or _within(table, label) or _in_head(table, head) or table.horizon
        return None if chance is None or not label else (label, chance.probability, by)

    def _under(
        self,
        cell: Span,
        head: Span,
        role: Role,
        day: Horizon | None,
        label: str,
        time: Horizon | None,
    ) -> tuple[str, Probability | None, Horizon | None] | None:
        """A cell under a person's name or under an event."""
        table = self.table
        named = role is Role.NAME and self.first is not Role.WHO
        if time is not None and is_after(time, table.reference):
            return (label if named else head.quote) or head.quote, None, time
        by = day or _in_head(table, head) or _within(table, label) or table.horizon
        asked = table.frame is not None and table.frame.chances
        if not (named or asked or self.first is Role.WHO):
            return None
        event = (
            label if named else (head.quote if self.first is Role.WHO else f"{label}: {head.quote}")
        )
        if self.first is Role.TIME and not self._is_ahead(by):
            return None
        return self._told(cell, event, by)

    def _told(
        self, cell: Span, event: str, by: Horizon | None
    ) -> tuple[str, Probability | None, Horizon | None] | None:
        """What a cell says of an event or, without one, its own words: a chance, an amount, an event."""
        table = self.table
        chances = (table.frame is not None and table.frame.chances) or self.rated
        measured = not chances and (
            self._changes
            or any(outlook_cues().measure.search(w) for w in (event, self._asked) if w)
        )
        chance = None if measured else whole_chance(table.text, cell.start, cell.end, bare=chances)
        if chance is None and not measured:
            chance = item_chance(table.text, cell.start, cell.end, bare=chances)
        signed = chance is not None and (chances or "%" not in cell.quote or not measured)
        if chance is not None and signed:
            own = event_words(table.text, (cell.start, cell.end), chance, None)
            told = own if len(WORD.findall(own)) > 1 else event or own
            return (told, chance.probability, by) if told else None
        if by is None or not (event or WORD.search(cell.quote)):
            return None
        told = f"{event}: {cell.quote}" if event and not event.endswith("?") else cell.quote
        return told, None, by

    def _is_ahead(self, by: Horizon | None) -> bool:
        """Whether a day is to come; without the page's own day only a frame says so."""
        if by is None:
            return False
        if self.table.reference is None:
            return self.table.frame is not None or _is_marked(self.head)
        return is_after(by, self.table.reference)


def _is_marked(head: Sequence[Span | None]) -> bool:
    """Whether a head of a column says itself that it is foreseen: "2027f"."""
    return any(cell is not None and is_marked(cell) for cell in head)


def _beside(table: Table, head: Span) -> str:
    """What a column's head says besides its day: "Reopens by June"; "" where it says nothing else."""
    times = find_times(table.text, head.start, head.end, reference=table.reference)
    words = table.text[head.start : times[0].start] if times else ""
    return words.strip(" ,:;-–—*_")


def _within(table: Table, words: str) -> Horizon | None:
    """The day to come that words name."""
    times = [t.horizon for t in find_times(words, reference=table.reference) if t.horizon]
    return next((t for t in times if is_after(t, table.reference)), None)


def _in_head(table: Table, head: Span) -> Horizon | None:
    """The day to come that a column's head names beside other words."""
    return _within(table, head.quote)
