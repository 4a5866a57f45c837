"""Posts whose heads say without a time whom they answer: "Ada Quill → Bo Lind", "**odd_teasel** (in reply to Ada): ...".

What is said stands below such a head or goes on in its line, and heads without anybody answered look like them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.page.comment_trees import TreeComment
from extractors.page.lines import Line, ends_sentence, page_lexicon, word_count
from extractors.page.record_slots import is_named_well, may_name

_FEWEST, _FEWEST_ANSWERING = 3, 2
_KNOWN = 0.6  # of the people answered that have written further up
_LONGEST = 100  # characters of a head
_WORDS_SAID = 4
_SAYING = 0.7  # of the heads
_NAME = r"[^\W\d_][\w.'\u2019 -]{0,40}?"
_MARKS = r"[*_]{0,3}"
_TO = r"(?:\u2192|[-=]>|\u279c|\u25b8|\u25ba|\u00bb|\u21aa)\s*"
_ANSWER = r"(?:in\s+(?:reply|response)|repl(?:y|ying|ied)|respon(?:se|ding|ded)|answer(?:ing|ed)?)\s+to\s+"
_ENDS = {
    False: rf"{_MARKS}:?{_MARKS}$",
    True: rf"{_MARKS}:{_MARKS}\s+(?=\S)",
}  # alone; before what is said
_ANSWERING = {
    inline: re.compile(
        rf"{_MARKS}@?(?P<name>{_NAME}){_MARKS},?\s+(?:{_TO}|[\[(]?{_ANSWER}){_MARKS}@?(?P<to>{_NAME})[\])]?{end}",
        re.IGNORECASE,
    )
    for inline, end in _ENDS.items()
}
_BARE = {inline: re.compile(rf"{_MARKS}@?(?P<name>{_NAME}){end}") for inline, end in _ENDS.items()}


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    label: int
    name: str
    to: str = ""


def answering_tree(lines: Sequence[Line]) -> tuple[TreeComment, ...]:
    """The posts of a page whose heads say whom they answer, in page order; none where it has no such heads.

    Args:
        lines: the page, or its readers' part.
    """
    for inline in (False, True):
        answering = {
            i: head
            for i, line in enumerate(lines)
            if (head := _read(_ANSWERING[inline], line, i)) is not None
        }
        if len(answering) < _FEWEST_ANSWERING:
            continue
        known = {name.lower() for head in answering.values() for name in (head.name, head.to)}
        heads = sorted(
            (*answering.values(), *_bare(lines, answering, known, inline=inline)),
            key=lambda head: head.line,
        )
        if len(heads) >= _FEWEST and _are_known(heads) and _say(lines, heads):
            return _posts(lines, heads)
    return ()


def _read(form: re.Pattern[str], line: Line, i: int) -> _Head | None:
    """The head of one form at a line."""
    cut = line.text if len(line.text) <= _LONGEST else f"{line.text[:_LONGEST]}\u2026"
    found = form.match(cut)
    if found is None or not may_name(found["name"]):
        return None
    whole = found.end() == len(line.text)
    if whole and i and not line.gap:
        return None
    to = found.groupdict().get("to") or ""
    return _Head(i, found.end(), found["name"].strip(), to.strip())


def _bare(
    lines: Sequence[Line], answering: dict[int, _Head], known: set[str], *, inline: bool
) -> list[_Head]:
    """The heads that only name a writer: one of those in the other heads, or in the form of a name over text."""
    found: list[_Head] = []
    for i, line in enumerate(lines):
        head = None if i in answering else _read(_BARE[inline], line, i)
        if head is None or head.name.lower() in page_lexicon().labels.not_speakers:
            continue
        over = inline or (i + 1 < len(lines) and _is_said(lines[i + 1].text))
        if head.name.lower() in known or (over and line.gap and is_named_well(head.name)):
            found.append(head)
    return found


def _are_known(heads: Sequence[_Head]) -> bool:
    """Whether most of the people answered have written further up."""
    written: set[str] = set()
    answered = found = 0
    for head in heads:
        answered += bool(head.to)
        found += head.to.lower() in written
        written.add(head.name.lower())
    return len(written) > 1 and found >= _KNOWN * answered


def _say(lines: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Whether something is said under or behind most heads."""
    ends = [*(head.line for head in heads[1:]), len(lines)]
    said = sum(
        any(
            _is_said(text)
            for text in (lines[head.line].text[head.label :], *_below(lines, head, end))
        )
        for head, end in zip(heads, ends, strict=True)
    )
    return said >= _SAYING * len(heads)


def _below(lines: Sequence[Line], head: _Head, end: int) -> list[str]:
    return [line.text for line in lines[head.line + 1 : end]]


def _is_said(text: str) -> bool:
    return bool(text) and (word_count(text) >= _WORDS_SAID or ends_sentence(text))


def _posts(lines: Sequence[Line], heads: Sequence[_Head]) -> tuple[TreeComment, ...]:
    """The posts of heads, each with the latest of whom it answers."""
    ends = [*(head.line for head in heads[1:]), len(lines)]
    latest: dict[str, int] = {}
    found: list[TreeComment] = []
    for n, (head, end) in enumerate(zip(heads, ends, strict=True)):
        parent = latest.get(head.to.lower()) if head.to else None
        found.append(TreeComment(head.line, end - 1, head.label, head.name, parent))
        latest[head.name.lower()] = n
    return tuple(found)
