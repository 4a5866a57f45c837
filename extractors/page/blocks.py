"""Cuts a page into blocks: title, headings, paragraphs, bullets, quotations, tables, captions.

Scraped pages often have one line for each paragraph and no blank lines, so a line is a block unless the
page was hard-wrapped. Every character that is no white space lies in exactly one block, except the mark
at the head of a bullet or block quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from extractors.draft import Block, BlockKind, Draft, Layer
from extractors.language.english import words
from extractors.page.dates import is_only_date
from extractors.page.header import header_length, is_byline
from extractors.page.kinds import comment_break, is_comments_heading, is_post_head, speakers
from extractors.page.lines import (
    LONGEST_SHAPED,
    Line,
    bullet_end,
    capital_share,
    ends_sentence,
    flat,
    is_hard_wrapped,
    is_labelled,
    is_short_line,
    is_whole_quotation,
    page_lexicon,
    page_lines,
    turn_name,
    usual_length,
    word_count,
)
from extractors.page.threads import heads_thread, restates
from kg.model import SourceKind, Span

_RULE = re.compile(r"(?:[-=_*~#\u2013\u2014\u2500+ ]{3,}|[\u2042\u2022 *]+)")
_TABLE_RULE = re.compile(r"[|:+\s-]*-{2,}[|:+\s-]*")
_URL_LINE = re.compile(r"<?https?://\S+>?")
_MARKED_HEADING = re.compile(r"#{1,6}\s+\S")
_BOLD_LINE = re.compile(r"(?:\*\*|__)[^*_]{2,120}(?:\*\*|__):?")
_CAPTION = re.compile(r"\*?([A-Za-z][A-Za-z. ]{1,20}?)\s?(\d{1,3})?[.:]\s+\S")
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.META})
_TOP = 12
_STATED = 4
_MINUTES = re.compile(r"\d+[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or some lines of one wrapped paragraph, on its way to a block.

    Args:
        line: its text and place, without the mark of a bullet or block quotation.
        kind: what it is, as far as known.
    """

    line: Line
    kind: BlockKind


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
        cut = comment_break(body) if draft.metadata.kind is SourceKind.COMMENTS else None
        article = body if cut is None else body[:cut]
        comments = [] if cut is None else _comment_pieces(draft.text, body[cut:])
        blocks = _with_leads(draft.text, pieces + _body_pieces(draft, article), 0)
        return replace(draft, blocks=blocks + _with_leads(draft.text, comments, len(blocks)))


STEP = BlocksStep()


def _body_pieces(draft: Draft, body: tuple[Line, ...]) -> list[Piece]:
    """Pieces of the text under the front matter, by the kind of page."""
    kind = draft.metadata.kind
    if kind is SourceKind.TRANSCRIPT:
        return list(_turn_pieces(draft.text, body))
    if kind is SourceKind.THREAD:
        return _thread_pieces(draft, body)
    pieces = [_classified(piece) for piece in _units(draft.text, body)]
    told = _with_headings(_with_title(pieces, draft.metadata.title))
    return told if kind is SourceKind.COMMENTS else _with_content(told)


def _units(text: str, lines: tuple[Line, ...]) -> list[Piece]:
    """Lines, or wrapped lines joined into paragraphs, without the marks at their heads."""
    wrapped = is_hard_wrapped(lines)
    width = usual_length(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if wrapped and groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_unmarked(text, group) for group in groups]


def _continues(one: Line, two: Line, width: int) -> bool:
    """Whether a line of a hard-wrapped page belongs to the paragraph of the line before it."""
    if two.gap or bullet_end(two.text) or two.text[0] in ">#|" or one.text[0] in "#|":
        return False
    if _RULE.fullmatch(one.shaped) or _RULE.fullmatch(two.shaped):
        return False
    return len(one.text) >= 0.6 * width or two.text[0].islower()


def _unmarked(text: str, group: list[Line]) -> Piece:
    """The piece of a line or paragraph, its bullet or quotation mark cut off."""
    first, end = group[0], group[-1].end
    mark = re.match(r"(?:>\s?)+", first.shaped)
    if mark and mark.end() < len(first.text):
        return Piece(_cut(text, first, mark.end(), end), BlockKind.QUOTE)
    length = 0 if _RULE.fullmatch(first.shaped) else bullet_end(first.text)
    kind = BlockKind.BULLET if length else BlockKind.PARAGRAPH
    return Piece(_cut(text, first, length, end), kind)


def _cut(text: str, line: Line, mark: int, end: int) -> Line:
    """A line from after its mark to the end of its paragraph."""
    start = line.start + mark
    while start < end and text[start].isspace():
        start += 1
    return replace(line, start=start, end=end, text=text[start:end])


def _is_caption(text: str) -> bool:
    """Whether a line labels a picture or table: "Figure 3. ...", "Source: ..."."""
    match = _CAPTION.match(text)
    if not match:
        return False
    labels, word = page_lexicon().labels, match[1].lower()
    return word in (labels.caption_numbered if match[2] else labels.caption)


_TESTS: tuple[tuple[BlockKind, Callable[[str], bool]], ...] = (
    (BlockKind.META, lambda text: bool(_RULE.fullmatch(text) or _TABLE_RULE.fullmatch(text))),
    (BlockKind.TABLE, lambda text: text.count("|") >= 2 or text.count("\t") >= 2),
    (BlockKind.META, lambda text: bool(_URL_LINE.fullmatch(text))),
    (
        BlockKind.HEADING,
        lambda text: bool(_MARKED_HEADING.match(text) or _BOLD_LINE.fullmatch(text)),
    ),
    (BlockKind.CAPTION, _is_caption),
    (BlockKind.META, is_byline),
    (BlockKind.META, lambda text: bool(_MINUTES.fullmatch(text)) or is_only_date(text)),
)


def _classified(piece: Piece) -> Piece:
    """The piece with the kind that its own shape shows."""
    text = piece.line.text
    if piece.kind is BlockKind.PARAGRAPH and is_whole_quotation(text):
        return replace(piece, kind=BlockKind.QUOTE)
    if piece.kind is not BlockKind.PARAGRAPH or len(text) > 2 * LONGEST_SHAPED:
        return piece
    return next((replace(piece, kind=kind) for kind, test in _TESTS if test(text)), piece)


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
    if not is_short_line(text) or not any(map(str.isalpha, text)):
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
    for piece in _units(draft.text, body):
        text = piece.line.text
        if piece.kind is BlockKind.PARAGRAPH:
            named = len(text) <= 100 and is_post_head(text) and word_count(text) <= 8
            if (named and ("@" in text[1:] or " " not in text)) or _RULE.fullmatch(
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
    marked = bool(_MARKED_HEADING.match(first.shaped)) or (second.gap > 0 and rare)
    if marked or restates(second.shaped, first.shaped):
        return True
    closed = sum(1 for piece in pieces[1:] if ends_sentence(piece.line.text))
    usual = closed >= 0.6 * (len(pieces) - 1)
    return usual and second.gap > 0 and heads_thread(first.text, second.text)


def _comment_pieces(text: str, lines: tuple[Line, ...]) -> list[Piece]:
    """Lines of the readers' part: no headings but the one that opens it."""
    pieces = [_classified(piece) for piece in _units(text, lines)]
    if pieces and is_comments_heading(pieces[0].line.text):
        pieces[0] = replace(pieces[0], kind=BlockKind.HEADING)
    return pieces


def _turn_pieces(text: str, lines: tuple[Line, ...]) -> Iterator[Piece]:
    """Lines of a transcript: a speaker's label is a block of its own before what is said."""
    known = speakers(lines)
    seen = False
    for line in lines:
        turn = turn_name(line)
        if turn and turn[0] in known:
            seen = True
            label = line.text[: turn[1]].rstrip()
            yield Piece(replace(line, end=line.start + len(label), text=label), BlockKind.META)
            if turn[1] < len(line.text):
                yield Piece(_cut(text, line, turn[1], line.end), BlockKind.PARAGRAPH)
        elif seen:
            yield Piece(line, BlockKind.PARAGRAPH)
        else:
            heads = _with_headings([Piece(line, BlockKind.PARAGRAPH)])
            yield _classified(heads[0])


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
            heading, lead = (i if kind is BlockKind.HEADING else None), None
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
