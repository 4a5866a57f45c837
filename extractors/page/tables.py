"""Tables: which lines are rows of one, and each cell with the heads of its row and column.

Cells are parted by ``|`` or by tabs, as Markdown and text copied from a web page have them. Rows may be
ragged: a cell beyond the last column head has no column head, and a missing one is simply not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.draft import Block, BlockKind, Cell
from kg.model import Span

TABLE_RULE = re.compile(r"[|:+\s-]*-{2,}[|:+\s-]*")
_BAR = re.compile(r"(?<!\\)\|")
_TAB = re.compile(r"\t+")
_SPACES = re.compile(r"(?<![.!?:;,\s])(?:\s{2,}|\t)")  # two spaces may follow a sentence, too
_LONGEST_CELL = 40
_FEWEST_ROWS = 3
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_FIGURE = re.compile(r"\d")


def is_row(text: str) -> bool:
    """Whether a line alone shows that it is a row of a table: two marks between cells, or more."""
    return text.count("|") >= 2 or text.count("\t") >= 2


def may_be_row(text: str) -> bool:
    """Whether a line beside a row can be a row of its table: one mark between cells will do."""
    return "|" in text or "\t" in text


def spaced_rows(texts: list[str], gaps: list[int]) -> list[int]:
    """Indexes of the lines that are rows of tables whose columns are parted by spaces, or by one tab alone.

    Three neighbours or more with as many short cells each, and figures in most of them.

    Args:
        texts: lines of a page.
        gaps: how many blank lines stand before each.
    """
    found: list[int] = []
    run: list[int] = []
    width = 0
    for i, text in enumerate([*texts, ""]):
        cells = _SPACES.split(text) if len(text) <= 200 else []
        fits = len(cells) > 1 and all(len(cell) <= _LONGEST_CELL for cell in cells)
        if not fits or len(cells) != width or (i < len(gaps) and gaps[i]):
            figures = sum(1 for j in run if _FIGURE.search(texts[j]))
            if len(run) >= _FEWEST_ROWS and figures >= 0.6 * len(run):
                found += run
            run, width = [], len(cells)
        if fits:
            run.append(i)
    return found


def is_column_rule(text: str) -> bool:
    """Whether a line rules off a table's head: dashes in two columns or more (``--- | ---``)."""
    return "|" in text and bool(TABLE_RULE.fullmatch(text))


def row_cells(row: str) -> list[str]:
    """The cells of a row of a table as they stand, without blanks at their ends; "" for an empty one.

    Args:
        row: one line that is known to be a row, its cells parted by ``|``, by tabs or by several spaces.
    """
    plain = row.strip(" ") if "\t" in row else row.strip()
    if "|" in plain:
        plain = re.sub(r"(?<!\\)\|$", "", plain.removeprefix("|"))
        return [cell.strip() for cell in _BAR.split(plain)]
    # Each tab parts two cells, so that an empty one keeps its column.
    parted = plain.split("\t") if "\t" in plain else _SPACES.split(plain)
    return [cell.strip() for cell in parted]


def find_cells(text: str, blocks: tuple[Block, ...]) -> tuple[Cell, ...]:
    """The cells of every table that are no heads, in the order of the page; empty cells are none.

    Args:
        text: the untouched text.
        blocks: its blocks, of which those of kind ``TABLE`` are rows.
    """
    return tuple(cell for table in _tables(blocks) for cell in _cells(text, blocks, table))


def table_rows(
    text: str, blocks: tuple[Block, ...]
) -> Iterator[list[tuple[int, list[Span | None]]]]:
    """Each table as its rows in order, a head row among them: index of the block, its cells, None for empty ones.

    Args:
        text: the untouched text.
        blocks: its blocks, of which those of kind ``TABLE`` are rows.
    """
    for table in _tables(blocks):
        yield [(i, row_spans(text, blocks[i])) for i in table if blocks[i].kind is BlockKind.TABLE]


def _tables(blocks: tuple[Block, ...]) -> Iterator[list[int]]:
    """Indexes of the rows and rules of each table: neighbours, in one post."""
    table: list[int] = []
    for i, block in enumerate(blocks):
        rule = block.kind is BlockKind.META and bool(TABLE_RULE.fullmatch(block.span.quote))
        if block.kind is not BlockKind.TABLE and not (rule and table):
            if table:
                yield table
            table = []
        else:
            if rule and len(table) > 1 and _stands_apart(blocks, table[-1]):
                # The head of another table, of which a blank line alone tells.
                yield table[:-1]
                table = table[-1:]
            table.append(i)
    if table:
        yield table


def _stands_apart(blocks: tuple[Block, ...], i: int) -> bool:
    """Whether a blank line or more stands before a row."""
    between = blocks[i].span.start - blocks[i - 1].span.end
    return blocks[i].kind is BlockKind.TABLE and between > 1


def _cells(text: str, blocks: tuple[Block, ...], table: list[int]) -> Iterator[Cell]:
    """The cells of one table."""
    rows = [(i, row_spans(text, blocks[i])) for i in table if blocks[i].kind is BlockKind.TABLE]
    ruled = len(table) > 1 and blocks[table[1]].kind is BlockKind.META
    headed = len(rows) > 1 and (ruled or _looks_headed([row for _, row in rows]))
    columns = rows[0][1] if headed else []
    body = rows[1:] if headed else rows
    labelled = headed or any(row and row[0] and not _is_figure(row[0]) for _, row in body)
    for i, row in body:
        head = row[0] if labelled and len(row) > 1 else None
        for at, span in enumerate(row):
            if span is not None and not (at == 0 and head is not None):
                yield Cell(span, i, head, columns[at] if at < len(columns) else None)


def row_spans(text: str, block: Block) -> list[Span | None]:
    """The cells of a row, None for an empty one; marks at the row's ends part nothing.

    Args:
        text: the untouched text.
        block: a row, or a line that may be the head of one.
    """
    start, end = block.span.start, block.span.end
    quote = block.span.quote
    mark = _BAR if "|" in quote else _TAB if "\t" in quote else _SPACES
    edges = [match.span() for match in mark.finditer(text, start, end)]
    if edges and edges[0][0] == start:
        start = edges.pop(0)[1]
    if edges and edges[-1][1] == end:
        end = edges.pop()[0]
    starts = [start, *(edge[1] for edge in edges)]
    ends = [*(edge[0] for edge in edges), end]
    return [Span.trimmed(text, one, two) for one, two in zip(starts, ends, strict=True)]


def _looks_headed(rows: list[list[Span | None]]) -> bool:
    """Whether the first row of a table without a rule heads it: no figures but years there, others below."""
    first, body = rows[0], rows[1:]
    years = all(cell is not None and _YEAR.fullmatch(cell.quote) for cell in first[1:])
    if years and len(first) > 1 and not (first[0] and _is_figure(first[0])):
        return any(cell and not _YEAR.fullmatch(cell.quote) for row in body for cell in row[1:])
    if any(cell is not None and _FIGURE.search(cell.quote) for cell in first[1:]):
        return False
    return any(cell and _FIGURE.search(cell.quote) for row in body for cell in row[1:])


def _is_figure(cell: Span) -> bool:
    """Whether a cell is a number and no name."""
    return not any(map(str.isalpha, cell.quote))
