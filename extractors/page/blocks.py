"""Cuts a page into blocks: title, headings, paragraphs, bullets, quotations, tables, captions.

Scraped pages often have one line for each paragraph and no blank lines, so a line is a block unless the
page was hard-wrapped. Every character that is no white space lies in exactly one block, except the mark
at the head of a bullet or block quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from extractors.draft import Block, BlockKind, Draft, Layer
from extractors.language.english import words
from extractors.page.comment_pieces import comment_pieces
from extractors.page.echoes import with_quoted_blocks
from extractors.page.header import header_length
from extractors.page.kinds import is_post_head
from extractors.page.lines import (
    LONGEST_SHAPED,
    Line,
    capital_share,
    ends_sentence,
    flat,
    is_labelled,
    is_short_line,
    page_lexicon,
    page_lines,
    word_count,
)
from extractors.page.pieces import RULE, Piece, cut, units
from extractors.page.poster_lines import names_writer
from extractors.page.questions import with_questions
from extractors.page.readers import ReadersPart, is_comments_heading, readers_part, social_part
from extractors.page.shapes import MARKED_HEADING, classified, with_picture_lines, with_rows
from extractors.page.threads import heads_thread, restates
from extractors.page.turns import is_stamp, opens_turn, speakers, stamped_share
from kg.model import SourceKind, Span

_ASIDE = re.compile(r"[\[(][A-Za-z][A-Za-z ,'\u2019-]{2,40}[\])]\.?")  # "[Applause]"
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.META})
_TOP = 12
_STATED = 4


@dataclass(frozen=True, slots=True)
class BlocksStep:
    """Cuts the text into blocks."""

    name: str = "blocks"
    version: str = "2"
    requires: frozenset[Layer] = frozenset({Layer.TEXT, Layer.METADATA})
    provides: frozenset[Layer] = frozenset({Layer.BLOCKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its blocks in reading order."""
        lines = page_lines(draft.text)
        header = header_length(lines)
        body = lines[header:]
        pieces = [Piece(line, BlockKind.META) for line in lines[:header]]
        part = _part(draft.metadata.kind, body)
        article = body if part is None else body[: part.start]
        comments = [] if part is None else comment_pieces(draft.text, body, part)
        above = pieces + _body_pieces(draft, article, stacked=part is not None)
        blocks = _with_leads(draft.text, above, 0)
        below = _with_leads(draft.text, comments, len(blocks))
        return replace(draft, blocks=with_quoted_blocks(blocks + below, len(blocks)))


STEP = BlocksStep()


def _part(kind: SourceKind | None, body: tuple[Line, ...]) -> ReadersPart | None:
    """The lines that are posts by their own heads: readers' comments, or those of a thread of accounts."""
    if kind is SourceKind.THREAD:
        return social_part(body)
    return readers_part(body) if kind is SourceKind.COMMENTS else None


def _body_pieces(draft: Draft, body: tuple[Line, ...], *, stacked: bool) -> list[Piece]:
    """Pieces of the text under the front matter, by the kind of page.

    ``stacked`` says that the posts stand below it under heads of their own.
    """
    kind = SourceKind.COMMENTS if stacked else draft.metadata.kind
    if kind is SourceKind.TRANSCRIPT:
        return list(_turn_pieces(draft.text, body, draft.metadata.title))
    if kind is SourceKind.THREAD:
        return _thread_pieces(draft, body)
    asked = with_questions(draft.text, units(draft.text, body))
    if kind is SourceKind.COMMENTS:
        asked = [_unless_poster(piece) for piece in asked]
    pieces = with_picture_lines(with_rows([classified(piece) for piece in asked]))
    told = _with_headings(_with_title(pieces, draft.metadata.title))
    return told if kind is SourceKind.COMMENTS else _with_content(told)


def _unless_poster(piece: Piece) -> Piece:
    """The piece, as none of the text if it only says who posted that and when."""
    named = piece.kind is BlockKind.PARAGRAPH and names_writer(piece.line.shaped)
    return replace(piece, kind=BlockKind.META) if named else piece


def _with_title(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The pieces with the first of the top lines that repeats the title marked as such."""
    wanted = words(title) if title else []
    for i, piece in enumerate(pieces[:_TOP]):
        if wanted and len(piece.line.text) <= LONGEST_SHAPED and words(piece.line.text) == wanted:
            if not _is_statement(pieces, i):
                pieces[i] = replace(piece, kind=BlockKind.TITLE)
            break
    return pieces


def _is_statement(pieces: list[Piece], i: int) -> bool:
    """Whether the line taken as title is a sentence like those below it, and so content too."""
    text = pieces[i].line.text
    if text.startswith(("#", "*", "_")) or not text.rstrip("\"'\u2019\u201d)").endswith("."):
        return False
    after = [word_count(piece.line.text) for piece in pieces[i + 1 : i + 1 + _TOP]]
    closed = [ends_sentence(piece.line.text) for piece in pieces[i + 1 : i + 1 + _TOP]]
    return all(closed) and (not after or median(after) <= 2 * word_count(text))


def _with_content(pieces: list[Piece]) -> list[Piece]:
    """The pieces; where all would be heads, unmarked lines of some words are the content after all."""
    if any(piece.kind not in _HEADS for piece in pieces):
        return pieces
    return [
        replace(piece, kind=BlockKind.PARAGRAPH)
        if piece.kind in (BlockKind.TITLE, BlockKind.HEADING)
        and not piece.line.text.startswith("#")
        and word_count(piece.line.shaped) >= _STATED
        else piece
        for piece in pieces
    ]


def _with_headings(pieces: list[Piece]) -> list[Piece]:
    """The pieces with unmarked headings found by their shape and by what stands around them."""
    found = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.kind is BlockKind.PARAGRAPH and _is_heading(pieces, i):
            found[i] = replace(piece, kind=BlockKind.HEADING)
    return found


def _is_heading(pieces: list[Piece], i: int) -> bool:
    """Whether an unmarked line heads what follows: short, unfinished or a question, in capitals."""
    text = pieces[i].line.text
    if not is_short_line(text) or not any(map(str.isalpha, text)) or "@" in text:
        return False
    told, labels = words(text), page_lexicon().labels
    if " ".join(told) in labels.headings:
        return True
    if text.endswith("?"):
        opener = bool(told) and told[0] in labels.question_openers
        return (opener or capital_share(text) >= 0.7) and _has_text_after(pieces, i)
    if text.endswith(":"):
        return len(told) <= 4 and text.istitle()
    if ends_sentence(text) or text.endswith((",", ";")) or text[0].islower():
        return False
    return capital_share(text) >= 0.7 or (len(told) <= 10 and not is_labelled(text))


def _has_text_after(pieces: list[Piece], i: int) -> bool:
    """Whether what follows a line is not just another line of its kind."""
    after = pieces[i + 1 : i + 3]
    return any(word_count(piece.line.shaped) > 6 for piece in after)


def _thread_pieces(draft: Draft, body: tuple[Line, ...]) -> list[Piece]:
    """Lines of a thread: paragraphs, quotations, and lines that only name a poster."""
    pieces = []
    for piece in units(draft.text, body):
        text = piece.line.text
        if piece.kind is BlockKind.PARAGRAPH:
            named = len(text) <= 100 and is_post_head(text) and word_count(text) <= 8
            if (named and ("@" in text[1:] or " " not in text)) or RULE.fullmatch(
                piece.line.shaped
            ):
                piece = replace(piece, kind=BlockKind.META)  # noqa: PLW2901
        pieces.append(piece)
    return _with_title(pieces, draft.metadata.title) if _has_headline(pieces) else pieces


def _has_headline(pieces: list[Piece]) -> bool:
    """Whether a thread's first line is a headline and no post.

    It is marked as one, a summary below says it again, a blank line follows where such are rare, or it is
    unfinished and names what the first post is about.
    """
    if len(pieces) < 2:
        return False
    first, second = pieces[0].line, pieces[1].line
    rare = sum(1 for piece in pieces if piece.line.gap) <= 0.2 * len(pieces)
    marked = bool(MARKED_HEADING.match(first.shaped)) or (second.gap > 0 and rare)
    if marked or restates(second.shaped, first.shaped):
        return True
    closed = sum(1 for piece in pieces[1:] if ends_sentence(piece.line.text))
    usual = closed >= 0.6 * (len(pieces) - 1)
    return usual and second.gap > 0 and heads_thread(first.text, second.text)


def _turn_pieces(text: str, lines: tuple[Line, ...], title: str | None) -> Iterator[Piece]:
    """Lines of a transcript: a speaker's label is a block of its own before what is said."""
    known = speakers(lines)
    seen = titled = False
    stamped = not known and stamped_share(lines) > 0
    for n, line in enumerate(lines):
        turn = opens_turn(line, known)
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if turn:
            seen = True
            label = line.text[: turn.length].rstrip()
            yield Piece(replace(line, end=line.start + len(label), text=label), BlockKind.META)
            if turn.length < len(line.text):
                yield Piece(cut(text, line, turn.length), BlockKind.PARAGRAPH)
        elif (
            is_stamp(line.text)
            or (line.text.isdigit() and is_stamp(below))
            or _ASIDE.fullmatch(line.text)
        ):
            yield Piece(line, BlockKind.META)
        elif seen or stamped:
            yield Piece(line, BlockKind.PARAGRAPH)
        else:
            heads = _with_title([Piece(line, BlockKind.PARAGRAPH)], None if titled else title)
            titled = titled or heads[0].kind is BlockKind.TITLE
            yield _with_headings([classified(heads[0])])[0]


def _with_leads(text: str, pieces: list[Piece], offset: int) -> tuple[Block, ...]:
    """Blocks with the index of what introduces each: a lead-in line, else the section's heading.

    Args:
        text: the page.
        pieces: its lines, or those of its readers' part, which nothing above introduces.
        offset: how many blocks stand before the first piece.
    """
    blocks: list[Block] = []
    heading: int | None = None
    lead: int | None = None
    left = 0
    marked: bool | None = None
    for i, piece in enumerate(pieces, start=offset):
        kind = piece.kind
        if kind in (BlockKind.HEADING, BlockKind.TITLE):
            introduces = kind is BlockKind.HEADING and not is_comments_heading(piece.line.text)
            heading, lead = (i if introduces else None), None
        elif lead is not None and not _belongs(piece, left, marked):
            lead = None
        told_by = lead if lead is not None else heading
        if kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.META):
            told_by = None
        elif lead is not None:
            left -= 1
            marked = piece.kind is BlockKind.BULLET if marked is None else marked
            kind = _listed(piece)
        blocks.append(Block(Span.of(text, piece.line.start, piece.line.end), kind, told_by))
        if kind is BlockKind.PARAGRAPH and piece.line.text.rstrip("*_ ").endswith(":"):
            lead, left, marked = i, _announced(piece.line.text), None
    return tuple(blocks)


def _belongs(piece: Piece, left: int, marked: bool | None) -> bool:
    """Whether a piece goes on with the list or quotation that a lead-in announced.

    ``marked`` says whether the first item had a list mark; then all have.
    """
    if piece.kind is BlockKind.BULLET:
        return marked is not False
    if marked:
        return False
    if is_labelled(piece.line.text):
        return True
    return left > 0 and piece.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.TABLE)


def _listed(piece: Piece) -> BlockKind:
    """A labelled line under a lead-in is an item of a list whose marks were lost."""
    is_item = piece.kind is BlockKind.PARAGRAPH and is_labelled(piece.line.text)
    return BlockKind.BULLET if is_item else piece.kind


def _announced(text: str) -> int:
    """How many unmarked paragraphs a lead-in announces: "three concerns:" is 3, else 1."""
    told = words(flat(text[-400:]))
    known = page_lexicon().numbers
    return next((known[word] for word in reversed(told) if word in known), 1)
