"""Heads of columns that name a day, the line of years over a table without rules, and the source under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.draft import Block, BlockKind
from extractors.forecasting.horizons import TimePhrase, find_times
from extractors.page.tables import row_spans
from kg.model import Horizon, Span

WORD = re.compile(r"[^\W\d_]{2,}")
"""A word in a cell."""
_LONGEST_CELL = 40
_ESTIMATED = re.compile(
    r"\W*(?P<year>20\d\d)\s?(?:(?P<marked>[efp]|\(?(?:est\.?|forecast|proj\.?|projected|estimate|f)\)?))?\W*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\W*(?:year-)?end[-\s](?:of\s)?(?P<year>20\d\d)\W*", re.IGNORECASE)
_ACTUAL = re.compile(
    r"\W*20\d\d(?:[-/]\d\d)?\s?(?:a|\(?(?:actual|act\.?|outturn|final|observed|out-turn)\)?)\W*",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:Sources?|Data|Forecasts?(?:\sby)?|Projections?(?:\sby)?):\s(?:the\s)?(?P<name>[A-Z][^.;,:()\n]{2,60}?)(?:\s(?:forecasts?|projections?|estimates?|calculations?))?(?=[.;,(]|$)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:(?:when|how\ssoon|by\swhen)\s)?(?:will|does|do|is|are|can)\s", re.IGNORECASE
)
_FEWEST = 2


def column_time(text: str, cell: Span | None, reference: str | None) -> Horizon | None:
    """The period that a head names and nothing besides: "2027", "by 2030", "2028f", "Q3 2027".

    Args:
        text: the whole text.
        cell: the head.
        reference: ISO date of the page, or None.
    """
    if cell is None or _ACTUAL.fullmatch(cell.quote):
        return None
    year = _ESTIMATED.fullmatch(cell.quote)
    if year is not None:
        return Horizon(f"{year['year']}-01-01", f"{year['year']}-12-31", cell.quote)
    ended = _ENDED.fullmatch(cell.quote)
    if ended is not None:
        return Horizon(None, f"{ended['year']}-12-31", cell.quote)
    return cell_time(text, cell, reference)


def is_actual(cell: Span) -> bool:
    """Whether a head says that what stands under it was: "2025 (actual)"."""
    return _ACTUAL.fullmatch(cell.quote) is not None


def is_marked(cell: Span) -> bool:
    """Whether a head says itself that what stands under it is foreseen: "2027f", "2028 (forecast)"."""
    year = _ESTIMATED.fullmatch(cell.quote)
    return year is not None and year["marked"] is not None


def cell_time(text: str, cell: Span | None, reference: str | None) -> Horizon | None:
    """The period that a cell names with at most a word or two besides.

    Args:
        text: the whole text.
        cell: the cell.
        reference: ISO date of the page, or None.
    """
    if cell is None or len(cell.quote) > _LONGEST_CELL:
        return None
    found: list[TimePhrase] = [
        t for t in find_times(text, cell.start, cell.end, reference=reference) if t.horizon
    ]
    if len(found) != 1:
        return None
    rest = text[cell.start : found[0].start] + text[found[0].end : cell.end]
    return found[0].horizon if len(WORD.findall(rest)) <= 1 and "%" not in rest else None


def years_above(
    text: str, blocks: Sequence[Block], first: int, width: int, reference: str | None
) -> list[Span | None] | None:
    """The line of years over a table parted by spaces, as the cells of its head; None where none stands there.

    Args:
        text: the whole text.
        blocks: of the page.
        first: index of the table's first row.
        width: how many cells that row has.
        reference: ISO date of the page, or None.
    """
    if first == 0 or blocks[first - 1].kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return None
    cells = row_spans(text, blocks[first - 1])
    if len(cells) < _FEWEST or len(cells) not in {width, width - 1}:
        return None
    days = cells[1:] if len(cells) == width else cells
    dated = all(cell and (is_actual(cell) or column_time(text, cell, reference)) for cell in days)
    return [*([] if len(cells) == width else [None]), *cells] if dated else None


def topic_of(title: str) -> str:
    """What a title says that its page is about: its question, else its words before a colon.

    Args:
        title: the title.
    """
    asked, mark, _ = title.partition("?")
    words = _ASKS.sub("", asked) if mark else title.partition(":")[0]
    return " ".join(words.strip(" #*_").split())


def source_under(blocks: Sequence[Block], last: int) -> str | None:
    """Whoever the line under a table names as its source; None where it names nobody.

    Args:
        blocks: of the page.
        last: index of the table's last row.
    """
    if last + 1 >= len(blocks):
        return None
    match = _SOURCE.match(blocks[last + 1].span.quote)
    return " ".join(match["name"].split()) if match else None
