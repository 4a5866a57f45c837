"""What a page's content is built of: cells of tables, footnotes, captions; each a place with what it is joined to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.model.checks import need_text
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that is no head, with the heads it stands under.

    Args:
        span: its words.
        row: the head of its row, or None where it has none.
        column: the head of its column, or None where it has none.
    """

    span: Span
    row: Span | None
    column: Span | None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A mark in the text joined to its note; a note that two marks call for stands twice.

    Args:
        label: the number or word of the mark, without brackets.
        mark: the mark, as it stands in the text.
        note: the words of the note, without its own mark.

    Raises:
        ValueProblem: no label.
    """

    label: str
    mark: Span
    note: Span

    def __post_init__(self) -> None:
        """Check the label."""
        need_text(self.label, "the label of a footnote")


class Captioned(StrEnum):
    """What a caption can stand at."""

    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption joined to what it names.

    Args:
        span: its words.
        kind: what it stands at.
        of: the place of the table, from its first row to its last, or of the line that stands for a picture.
    """

    span: Span
    kind: Captioned
    of: Span


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts of a page's content; each tuple in the order of the page.

    Args:
        cells: of all its tables.
        footnotes: by their marks.
        captions: those whose table or picture is known.
    """

    cells: tuple[Cell, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    captions: tuple[Caption, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Every place of every part."""
        for cell in self.cells:
            yield from (place for place in (cell.span, cell.row, cell.column) if place is not None)
        for note in self.footnotes:
            yield from (note.mark, note.note)
        for caption in self.captions:
            yield from (caption.span, caption.of)
