"""Pieces that several people wrote for one page, each under a title and a line that names its writer.

So a digest lets people answer each other: "## 2. Verring, again" over "**Ada Quill** is an economist." What stands below is
the writer's, who mostly speaks as I; a page that only tells of people has their names over its parts as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.language.titles import without_titles
from extractors.page.comment_trees import TreeComment
from extractors.page.header import person_name
from extractors.page.lines import Line, ends_sentence, is_short_line, word_count
from extractors.page.pieces import RULE
from extractors.page.speaking import speaks

_FEWEST = 3
_SPOKEN = 0.6
_SAYING = 25  # words of a piece
_LONGEST = 30  # words of the line that names a writer
_TITLE = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*$|\(?\d{1,2}[.)]\s")
_BOLD = re.compile(r"(?P<mark>\*{1,3}|_{1,2})(?P<name>[^*_\n]{4,60})(?P=mark)[,:.]?(?=\s|$)")
_BY = re.compile(r"(?:[Bb]y|BY|[Ff]rom)\s+(?=[A-Z])")
_PART = r"[^\W\d_][\w.'\u2019-]*"
_TOLD = re.compile(
    rf"(?P<name>{_PART}(?:\s{_PART}){{1,3}}?)(?:,\s|\s[\u2014\u2013|\u00b7-]\s|\s(?:is|was|has|[a-z]+s)\s)"
)
_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A title, the line below that names a writer, and the line behind the piece's last."""

    title: int
    byline: int
    end: int
    name: str


def signed_pieces(lines: tuple[Line, ...]) -> tuple[TreeComment, ...]:
    """The pieces of a page in page order, each with the latest piece of the writer whom it names; empty for none.

    Args:
        lines: the page, without front matter.
    """
    named = {
        i: name
        for i in range(1, len(lines) - 2)
        if (_is_title(lines, i) or _is_over_byline(lines, i))
        and (name := _writer(lines[i + 1].text))
    }
    ends = {i for i in range(len(lines)) if i in named or _is_title(lines, i) or _is_rule(lines[i])}
    found = [
        _Piece(i, i + 1, min((n for n in ends if n > i + 1), default=len(lines)), name)
        for i, name in named.items()
    ]
    if not _is_exchange(lines, found):
        return ()
    tree: list[TreeComment] = []
    for one, two in zip(found, [*found[1:], None], strict=True):
        last = one.end - 1 if two is None else two.title - 1
        rest = range(one.end, last + 1)
        aside = frozenset((one.byline, *rest))
        parent = _named(lines, one, found[: len(tree)])
        tree.append(
            TreeComment(one.title, last, len(lines[one.title].text), one.name, parent, aside=aside)
        )
    return tuple(tree)


def _is_title(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is marked or numbered as the title of what stands below."""
    line = lines[i]
    return bool(line.gap and _TITLE.match(line.shaped)) and is_short_line(line.text)


def _is_over_byline(lines: Sequence[Line], i: int) -> bool:
    """Whether an unmarked line is a title, as the one below it opens with "By"."""
    plain = is_short_line(lines[i].text) and not ends_sentence(lines[i].text)
    return plain and lines[i].gap > 0 and _BY.match(lines[i + 1].text) is not None


def _is_rule(line: Line) -> bool:
    return RULE.fullmatch(line.shaped) is not None


def _writer(text: str) -> str | None:
    """The person whom a line below a title names as its writer, perhaps with what that person is."""
    if word_count(text) > _LONGEST:
        return None
    bold = _BOLD.match(text)
    if bold:
        return person_name(bold["name"])
    by = _BY.match(text)
    rest = text[by.end() :] if by else text
    told = _TOLD.match(f"{rest} ")
    name = told["name"] if told else rest
    return person_name(name) if by or told or not ends_sentence(text) else None


def _is_exchange(lines: Sequence[Line], found: Sequence[_Piece]) -> bool:
    """Whether pieces are their writers' own words: enough of them, one behind the other, mostly said as I."""
    if len({one.name for one in found}) < _FEWEST:
        return False
    between = (lines[i] for one, two in pairwise(found) for i in range(one.end, two.title))
    told = [_said(lines, one) for one in found]
    spoken = sum(1 for text in told if speaks(_QUOTED.sub(" ", text)))
    long = all(word_count(text) >= _SAYING for text in told)
    return long and spoken >= _SPOKEN * len(found) and all(map(_is_rule, between))


def _said(lines: Sequence[Line], one: _Piece) -> str:
    return " ".join(line.text for line in lines[one.byline + 1 : one.end])


def _named(lines: Sequence[Line], one: _Piece, above: Sequence[_Piece]) -> int | None:
    """The latest piece of the writer further up whom a piece names first."""
    text = _said(lines, one)
    places = {
        match.start(): n
        for n, other in enumerate(above)
        if other.name != one.name
        and (match := re.search(_whole(without_titles(other.name).split()[-1]), text))
    }
    return places[min(places)] if places else None


def _whole(word: str) -> str:
    """The pattern of a word that is no part of another."""
    return rf"(?<![\w-]){re.escape(word)}(?![\w-])"
