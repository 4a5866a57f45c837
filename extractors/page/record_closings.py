"""Posts that a writer's name and a time close: in their last line, as on the talk pages of a wiki, or below it.

"... as the plaque says. Ostler (talk) 09:12, 4 May 2031 (UTC)"; "answered May 4, 2031 at 9:12" over a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.page.lines import Line, ends_sentence, page_lexicon, word_count
from extractors.page.record_reading import Head, Hypothesis
from extractors.page.record_slots import (
    has_moment,
    is_furniture,
    is_named_well,
    may_name,
    moment_pattern,
)

_FEWEST, _FEWEST_PLAIN = 2, 3
_SAYING = 0.6
_SHORT = 4  # words of a button over what closes a post
_ENDING_DASH = re.compile(r"\s?(?:[\u2014\u2013]|--?)$")
_LONGEST_NAME = 60
_TAIL = 200  # characters of a line in which it is signed
_LINKS = r"[(\[](?:user\s)?(?:talk|contribs?|discuss)\b[^()\[\]]{0,40}[)\]]"
_DASH = re.compile(r"(?:^|\s)(?:[\u2014\u2013]|--?)\s?(?=[^\s\u2014\u2013-])")
_ENDED = re.compile(r"[.!?\"\u201d\u2019)]\s+")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{7,39}", re.IGNORECASE)
_UNSIGNED = re.compile(
    r".*\b(?:comment|message|contribution)\s(?:was\s)?added\sby\s", re.IGNORECASE
)


@cache
def _closing() -> re.Pattern[str]:
    """What follows a name at the end of a line: links to its owner's pages and a time."""
    return re.compile(
        rf"\s*(?P<links>{_LINKS})?,?\s+(?:{moment_pattern().pattern})(?:\s\([A-Z]{{2,5}}\))?\W*$",
        re.IGNORECASE,
    )


@cache
def _opened() -> re.Pattern[str]:
    """A line that says when a post below which it stands was written."""
    verbs = "|".join(sorted(page_lexicon().kinds.closing_verbs))
    return re.compile(rf"(?:{verbs})\s+(?:on\s)?(?:{moment_pattern().pattern})", re.IGNORECASE)


def closings(lines: Sequence[Line]) -> list[Hypothesis]:
    """Posts that are closed by a name and a time, each from the first sentence that nothing parts from them.

    A dash or a link to its owner's page shows that a name stands in a line, since sentences tell times too.
    """
    heads = [
        head
        for i in range(len(lines))
        if (head := _signed(lines, i) or _dashed(lines, i) or _below(lines, i)) is not None
    ]
    signed = [head for head in heads if head.label and head.first == head.last]
    said = sum(1 for head in signed if ends_sentence(lines[head.first].text[: head.label]))
    linked = any("(" in lines[head.first].text[head.label :] for head in signed)
    enough = len(heads) >= (_FEWEST if linked else _FEWEST_PLAIN)
    if not enough or said < _SAYING * len(signed):  # else titles with their authors
        return []
    return [Hypothesis(tuple(heads), "closing", foot=True)]


def closed_from(lines: Sequence[Line], head: Head, floor: int) -> int:
    """The first line of what a name closes: sentences without a break above it.

    Args:
        lines: the page.
        head: what closes the post.
        floor: the first line that can be its.
    """
    start = head.first
    while start > floor and ends_sentence(lines[start - 1].text):
        if is_furniture(lines[start - 1].text) or (
            start == head.first and lines[start].gap and head.label
        ):
            break
        start -= 1
    return start


def _signed(lines: Sequence[Line], i: int) -> Head | None:
    """The signature in which a line ends, or None."""
    text = lines[i].text
    cut = max(0, len(text) - _TAIL)
    tail = next(iter(_closing().finditer(text, cut)), None)
    if tail is None or tail.start() == 0:
        return None
    marks = [*_DASH.finditer(text, cut, tail.start())]
    ends = [*_ENDED.finditer(text, cut, tail.start())] if tail["links"] else []
    if not marks and not ends:
        return None
    at = max(mark.end() for mark in (*marks[-1:], *ends[-1:]))
    name = _UNSIGNED.sub("", text[at : tail.start()]).strip()
    known = _ADDRESS.fullmatch(name) or (may_name(name) and is_named_well(name))
    said = marks[-1].start() if marks and marks[-1].end() == at else at
    if not known or len(name) > _LONGEST_NAME or word_count(text[:said]) == 0:
        return None
    return Head(i, i, name, label=said, indent=lines[i].indent)


def _dashed(lines: Sequence[Line], i: int) -> Head | None:
    """The signature below a line that ends in the dash before it: a name and a time, each in a line; None for others."""
    dash = _ENDING_DASH.search(lines[i].text)
    if dash is None or not dash.start() or i + 2 >= len(lines):
        return _dashed_name(lines, i)
    name, time = lines[i + 1].text, lines[i + 2].text
    if not (may_name(name) and has_moment(time) and is_furniture(time)):
        return None
    return Head(i, i + 2, name, label=dash.start(), indent=lines[i].indent)


def _dashed_name(lines: Sequence[Line], i: int) -> Head | None:
    """The signature behind a dash at a line's end, over a line with the time alone; None for others."""
    text = lines[i].text
    marks = [*_DASH.finditer(text, max(0, len(text) - _TAIL))]
    if not marks or not marks[-1].start() or i + 1 >= len(lines) or lines[i + 1].gap:
        return None
    name, time = text[marks[-1].end() :], lines[i + 1].text
    named = may_name(name) and is_named_well(name) and ends_sentence(text[: marks[-1].start()])
    if not (named and has_moment(time) and is_furniture(time)):
        return None
    return Head(i, i + 1, name, label=marks[-1].start(), indent=lines[i].indent)


def _below(lines: Sequence[Line], i: int) -> Head | None:
    """A line that says when something was asked or answered, over its writer's name; None for others."""
    if _opened().fullmatch(lines[i].text) is None:
        return None
    for at in range(i + 1, min(i + 3, len(lines))):
        name = lines[at].text
        again = at + 1 < len(lines) and lines[at + 1].text in name
        if may_name(name) and not again:
            first = i
            while first and _is_button(lines[first - 1]):
                first -= 1
            return Head(first, at, name, indent=lines[i].indent)
    return None


def _is_button(line: Line) -> bool:
    """Whether a line over what closes a post can be one of its buttons."""
    return is_furniture(line.text) or (
        word_count(line.text) <= _SHORT and not ends_sentence(line.text)
    )
