"""Questions with their answers: pages that mark them ``Q:`` and ``A:``, and numbered questions."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.draft import BlockKind
from extractors.page.lines import ends_sentence, is_short_line, page_lexicon
from extractors.page.pieces import Piece, cut

_MARK = re.compile(r"\*{0,2}([A-Za-z]{1,8})\s?\d{0,3}\s?[.:)]\*{0,2}\s+(?=\S)")
_FEWEST = 3
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.BULLET)


def with_questions(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with questions as headings, their marks and those of answers cut off.

    Marks count where the page has those of questions and of answers, or only those of questions that all end as
    such; numbered lines that end in a question mark count where two of them or more stand over a paragraph,
    unfinished ones where three do, and no numbered line stands otherwise.
    """
    marks = [_mark(piece) for piece in pieces]
    asked = [piece for piece, mark in zip(pieces, marks, strict=True) if mark == "q"]
    alone = len(asked) >= _FEWEST and all(map(_is_question, asked))
    if asked and (alone or "a" in marks[marks.index("q") :]):
        return [_unmarked(text, piece, mark) for piece, mark in zip(pieces, marks, strict=True)]
    return _numbered(pieces)


def _mark(piece: Piece) -> str:
    """Gives "q" for a line that opens as a question, "a" for an answer, "" for any other."""
    match = _MARK.match(piece.line.text[:24]) if piece.kind in _PLAIN else None
    word = match[1].lower() if match else piece.mark.lower().strip("(.)")
    labels = page_lexicon().labels
    return "q" if word in labels.question_marks else "a" if word in labels.answer_marks else ""


def _unmarked(text: str, piece: Piece, mark: str) -> Piece:
    """A question as a heading, an answer as a paragraph; any other piece as it is."""
    if not mark:
        return piece
    match = _MARK.match(piece.line.text[:24])
    line = cut(text, piece.line, match.end()) if match else piece.line
    return Piece(line, BlockKind.HEADING if mark == "q" else BlockKind.PARAGRAPH, piece.mark)


def _numbered(pieces: list[Piece]) -> list[Piece]:
    """The pieces with numbered questions, or numbered unfinished lines, over paragraphs as headings."""
    numbered = [i for i, piece in enumerate(pieces) if piece.mark.strip("(")[:1].isdigit()]
    asked = [i for i in numbered if _stands_over_text(pieces, i)]
    questions = sum(1 for i in asked if _is_question(pieces[i]))
    if len(asked) < len(numbered) or not (questions >= 2 or len(asked) >= _FEWEST):
        return pieces
    found = list(pieces)
    for i in asked:
        found[i] = replace(pieces[i], kind=BlockKind.HEADING)
    return found


def _is_question(piece: Piece) -> bool:
    """Whether a line ends in a question mark."""
    return piece.line.text.rstrip("*_ ").endswith("?")


def _stands_over_text(pieces: list[Piece], i: int) -> bool:
    """Whether a numbered line is a question, or short and unfinished, with a paragraph below it."""
    text = pieces[i].line.text
    title = is_short_line(text) and not ends_sentence(text) and not text.endswith((":", ",", ";"))
    if pieces[i].kind is not BlockKind.BULLET or not (title or _is_question(pieces[i])):
        return False
    if i + 1 == len(pieces):
        return False
    below = pieces[i + 1]
    listed = below.kind is BlockKind.BULLET and not below.mark.strip("(")[:1].isalnum()
    return listed or below.kind is BlockKind.PARAGRAPH
