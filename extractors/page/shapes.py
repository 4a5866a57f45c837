"""What a line is by its own shape and by the rows beside it: caption, heading, picture, byline, row of a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extractors.draft import BlockKind
from extractors.page.captions import PICTURE
from extractors.page.dates import is_only_date
from extractors.page.header import dates_issue, is_byline, is_press_notice
from extractors.page.lines import LONGEST_SHAPED, is_whole_quotation, page_lexicon
from extractors.page.menus import is_menu
from extractors.page.pieces import RULE, Piece
from extractors.page.tables import (
    TABLE_RULE,
    is_column_rule,
    is_row,
    may_be_row,
    spaced_rows,
)

MARKED_HEADING = re.compile(r"#{1,6}\s+\S")
_URL_LINE = re.compile(r"<?https?://\S+>?")
_BOLD_LINE = re.compile(r"(?:\*\*|__)[^*_]{2,120}(?:\*\*|__):?")
_CAPTION = re.compile(r"\*?([A-Za-z][A-Za-z. ]{1,20}?)\s?(\d{1,3})?[.:]\s+\S")
_ITALICS = re.compile(r"(?:\*(?!\*)[^*]{2,280}\*|_(?!_)[^_]{2,280}_)")
_CREDIT = re.compile(
    r"(?:^|[.(\[]\s?)([A-Za-z]{4,14}(?: [a-z]{2,6})?):\s\S"
)  # "... on Fuller's Row. Photo: H. Dace"
_MINUTES = re.compile(r"\d+[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)


def _is_caption(text: str) -> bool:
    """Whether a line labels a picture or table: "Figure 3. ...", "Source: ..."."""
    match = _CAPTION.match(text.lstrip("*_"))
    if not match:
        return False
    labels, word = page_lexicon().labels, match[1].lower()
    return word in (labels.caption_numbered if match[2] else labels.caption)


_TESTS: tuple[tuple[BlockKind, Callable[[str], bool]], ...] = (
    (BlockKind.META, lambda text: bool(RULE.fullmatch(text) or TABLE_RULE.fullmatch(text))),
    (BlockKind.TABLE, is_row),
    (BlockKind.META, lambda text: bool(_URL_LINE.fullmatch(text) or PICTURE.fullmatch(text))),
    (BlockKind.CAPTION, _is_caption),
    (
        BlockKind.HEADING,
        lambda text: bool(MARKED_HEADING.match(text) or _BOLD_LINE.fullmatch(text)),
    ),
    (BlockKind.META, is_byline),
    (BlockKind.META, is_press_notice),
    (BlockKind.META, dates_issue),
    (BlockKind.META, lambda text: bool(_MINUTES.fullmatch(text)) or is_only_date(text)),
)


def classified(piece: Piece) -> Piece:
    """The piece with the kind that its own shape shows."""
    text = piece.line.text
    if piece.kind is BlockKind.PARAGRAPH and is_whole_quotation(text):
        return replace(piece, kind=BlockKind.QUOTE)
    if piece.kind is not BlockKind.PARAGRAPH or len(text) > 2 * LONGEST_SHAPED:
        return piece
    return next((replace(piece, kind=kind) for kind, test in _TESTS if test(text)), piece)


def with_rows(pieces: list[Piece]) -> list[Piece]:
    """The pieces with ragged rows of tables found beside rows and under a rule that has columns."""
    found = list(pieces)
    for i in spaced_rows([piece.line.shaped for piece in pieces], [p.line.gap for p in pieces]):
        if pieces[i].kind is BlockKind.PARAGRAPH:
            found[i] = replace(pieces[i], kind=BlockKind.TABLE)
    for i, piece in enumerate(pieces[1:], 1):
        above = found[i - 1]
        row = above.kind is BlockKind.TABLE or is_column_rule(above.line.shaped)
        if row and not piece.line.gap and _may_be_row(piece):
            found[i] = replace(piece, kind=BlockKind.TABLE)
        elif is_column_rule(piece.line.shaped) and not piece.line.gap and _may_be_row(above):
            found[i - 1] = replace(above, kind=BlockKind.TABLE)
    for i, piece in enumerate(found):
        beside = (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])
        alone = piece.kind is BlockKind.TABLE and not any(_is_of_table(one) for one in beside)
        if alone and (dates_issue(piece.line.text) or is_menu(piece.line.text)):
            found[i] = replace(piece, kind=BlockKind.META)
    return found


def with_picture_lines(pieces: list[Piece]) -> list[Piece]:
    """The pieces, a line in italics or with a credit right under a picture as its caption."""
    found = list(pieces)
    for i, piece in enumerate(pieces[1:], 1):
        text = piece.line.text
        plain = piece.kind is BlockKind.PARAGRAPH and len(text) <= LONGEST_SHAPED
        if plain and PICTURE.fullmatch(pieces[i - 1].line.text):
            credited = _CREDIT.search(text)
            known = credited and credited[1].lower() in page_lexicon().labels.caption
            if known or _ITALICS.fullmatch(text):
                found[i] = replace(piece, kind=BlockKind.CAPTION)
    return found


def _is_of_table(piece: Piece) -> bool:
    """Whether a piece is a row or rule of a table."""
    return piece.kind is BlockKind.TABLE or bool(TABLE_RULE.fullmatch(piece.line.shaped))


def _may_be_row(piece: Piece) -> bool:
    """Whether a piece beside a row of a table can be one too."""
    plain = piece.kind is BlockKind.PARAGRAPH
    return plain and len(piece.line.text) <= 2 * LONGEST_SHAPED and may_be_row(piece.line.text)
