"""Heads of columns that name a day, the line of years over a table without rules, and the source under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.draft import Block, BlockKind
from extractors.forecasting.horizons import TimePhrase, find_times
from extractors.forecasting.outlook_words import outlook_cues
from extractors.page.tables import row_spans
from kg.model import Horizon, Operator, Probability, Span

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
_ISSUED = re.compile(
    r"\b(?:Issued|Compiled|Published|Produced)\sby\s(?:the\s)?(?P<name>[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|&)\s)?[A-Z][\w’'&-]*){0,6})"
)
_ASKS = re.compile(
    r"^\W*(?:(?:when|how\ssoon|by\swhen)\s)?(?:will|does|do|is|are|can)\s", re.IGNORECASE
)
_PERCENT = re.compile(r"\W*(?:[<>≤≥~]\s?)?\d{1,3}(?:\.\d+)?(?:\s?[-–—]\s?\d{1,3})?\s?%\W*")
QUANTILE = re.compile(
    r"\W*(?:(?P<percent>\d{1,2})\s?%\s?(?:likely\s|chance\s|probability\s|confident\s|confidence\s)?(?:by|before|year|date)?|(?P<nth>\d{1,2})(?:th|st|nd|rd)\s(?:percentile|pct\.?|pctl))\W*",
    re.IGNORECASE,
)
"""A head that says how likely the days under it are: "50% by", "90th percentile"."""
_CLAUSE = 3
"""Words that a clause has at least."""
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


def rates_events(
    text: str, rows: Sequence[Sequence[Span | None]], title: str, reference: str | None
) -> bool:
    """Whether a table's percentages are chances of what its heads tell: "The lock reopens by May" over "40%".

    Its corner or, where that is empty, the page's title says that they are forecasts, and a head names a day to come.

    Args:
        text: the whole text.
        rows: its cells, its heads first.
        title: the page's title.
        reference: ISO date of the page, or None.
    """
    cues, corner = outlook_cues(), rows[0][0]
    if corner is not None:
        said = cues.foreteller.fullmatch(corner.quote)
    else:
        said = cues.foretelling.search(title) or cues.weak.search(title)
    heads, *body = [[cell for cell in row[1:] if cell] for row in rows]
    if said is None or not heads or not any(body):
        return False
    signed = all(_PERCENT.fullmatch(cell.quote) for row in body for cell in row)
    told = all(len(WORD.findall(head.quote)) >= _CLAUSE for head in heads)
    times = [find_times(text, head.start, head.end, reference=reference) for head in heads]
    days = [t.horizon.date for found in times for t in found if t.horizon]
    return (
        signed and told and any(reference is None or d[: len(reference)] > reference for d in days)
    )


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
    words = blocks[last + 1].span.quote
    match = _SOURCE.match(words) or _ISSUED.search(words)
    return " ".join(match["name"].split()) if match else None


def quantile_of(
    head: Span, label: str, time: Horizon | None
) -> tuple[str, Probability | None, Horizon | None] | None:
    """The chance that a column's head gives and the day in its cell: "50% by" over "2031".

    Args:
        head: the head.
        label: what the row is about.
        time: the day that the cell names, or None.
    """
    percent = QUANTILE.fullmatch(head.quote)
    if percent is None or time is None or not label:
        return None
    point = int(percent["percent"] or percent["nth"]) / 100
    return label, Probability(point, point, point, Operator.EQUAL, head.quote), time
