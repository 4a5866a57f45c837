"""Lines of readers' comments on their way to blocks: what names a writer apart from what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.draft import BlockKind
from extractors.page.comment_trees import TreeComment, names_answered
from extractors.page.lines import Line
from extractors.page.pieces import Piece, column_width, cut, units
from extractors.page.poster_lines import names_time, names_writer
from extractors.page.readers import ReadersPart, is_comments_heading
from extractors.page.shapes import classified, with_rows


def comment_pieces(text: str, lines: tuple[Line, ...], part: ReadersPart) -> list[Piece]:
    """Lines of the readers' part: no headings but the one that opens it."""
    if part.tree:
        return list(_tree_pieces(text, lines, part))
    pieces = [classified(piece) for piece in units(text, lines[part.start :])]
    if pieces and is_comments_heading(pieces[0].line.text):
        pieces[0] = replace(pieces[0], kind=BlockKind.HEADING)
    return pieces


def _tree_pieces(text: str, lines: tuple[Line, ...], part: ReadersPart) -> Iterator[Piece]:
    """Lines of a comment tree: what names a writer is a block of its own before what is said."""
    for line in lines[part.start : part.tree[0].first]:
        yield Piece(line, BlockKind.HEADING if is_comments_heading(line.text) else BlockKind.META)
    column = column_width(lines)
    for comment in part.tree:
        yield from _labelled_pieces(text, lines, comment, column)
    yield from with_rows(list(map(classified, units(text, lines[part.tree[-1].last + 1 :]))))


def _labelled_pieces(
    text: str, lines: tuple[Line, ...], comment: TreeComment, column: int | None
) -> Iterator[Piece]:
    """The lines of one comment, the label that names its writer apart."""
    if comment.aside or comment.signed:
        yield from _stacked_pieces(text, lines, comment, column)
        return
    first = lines[comment.first]
    rest = lines[comment.first : comment.last + 1]
    if comment.label:
        label = first.text[: comment.label].rstrip()
        yield Piece(replace(first, end=first.start + len(label), text=label), BlockKind.META)
        said = (cut(text, first, comment.label),) if comment.label < len(first.text) else ()
        rest = (*said, *rest[1:])
        if not said and rest and (names_answered(rest[0].text) or names_time(rest[0].text)):
            yield Piece(rest[0], BlockKind.META)
            rest = rest[1:]
    yield from with_rows(
        [classified(piece) for piece in _undeepened(units(text, rest, column), comment.marks)]
    )


def _undeepened(pieces: list[Piece], marks: int) -> Iterator[Piece]:
    """The pieces of a comment; so many marks as tell its depth quote nothing."""
    for piece in pieces:
        own = piece.kind is BlockKind.QUOTE and 0 < piece.mark.count(">") <= marks
        yield replace(piece, kind=BlockKind.PARAGRAPH) if own else piece


def _stacked_pieces(
    text: str, lines: tuple[Line, ...], comment: TreeComment, column: int | None
) -> Iterator[Piece]:
    """The lines of a comment that the page's widgets stand around, those as lines of their own."""
    said: list[Line] = []
    for i in range(comment.first, comment.last + 1):
        if i == comment.first and 0 < comment.label < len(lines[i].text):
            label = lines[i].text[: comment.label].rstrip()
            end = lines[i].start + len(label)
            yield Piece(replace(lines[i], end=end, text=label), BlockKind.META)
            said.append(cut(text, lines[i], comment.label))
            if comment.signed is not None and comment.signed[0] == i:
                yield from _signed(text, said, lines[i], comment, column)
                said = []
        elif comment.signed is not None and comment.signed[0] == i:
            said.append(lines[i])
            yield from _signed(text, said, lines[i], comment, column)
            said = []
        elif (i == comment.first and comment.label) or i in comment.aside:
            yield from _said(text, said, comment, column)
            # Quoted words that the page hung over a post stay a quotation: they tell what is answered.
            hung = [classified(piece) for piece in units(text, (lines[i],))]
            words = i in comment.aside and not names_writer(lines[i].text.lstrip("> "))
            quoted = words and all(piece.kind is BlockKind.QUOTE for piece in hung)
            yield from hung if quoted else [Piece(lines[i], BlockKind.META)]
            said = []
        else:
            said.append(lines[i])
    yield from _said(text, said, comment, column)


def _signed(
    text: str, said: list[Line], line: Line, comment: TreeComment, column: int | None
) -> Iterator[Piece]:
    """What a writer says, and the name that closes it in the last line."""
    at = comment.signed[1] if comment.signed is not None else len(line.text)
    end = line.start + len(line.text[:at].rstrip())
    last = replace(said[-1], end=end, text=text[said[-1].start : end])
    if last.text:
        yield from _said(text, [*said[:-1], last], comment, column)
    yield Piece(cut(text, line, at), BlockKind.META)


def _said(text: str, said: list[Line], comment: TreeComment, column: int | None) -> Iterator[Piece]:
    return map(classified, _undeepened(units(text, tuple(said), column), comment.marks))
