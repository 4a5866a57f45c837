"""Heads that stack a varying number of short lines over a time: account, name, title, who is answered, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.page.lines import Line, ends_sentence, page_lexicon, word_count
from extractors.page.record_reading import Head, Hypothesis
from extractors.page.record_slots import (
    has_moment,
    is_furniture,
    is_label,
    is_named_well,
    may_name,
    name_in,
    read_slots,
)
from extractors.page.widgets import HANDLE, is_badge, is_time, is_widget

_INITIAL = re.compile(r"\b\w\.$")
_FEWEST = 3
_HIGHEST = 6  # lines of a stack
_NAMED = 0.6
_LONGEST = 50
_WORDS = 7


def stacks(lines: Sequence[Line]) -> list[Hypothesis]:
    """Stacks that a gap or buttons part from what is above, their writer's name on top, their time at the foot.

    A line in a stack that is another stack's name tells whom its post answers.
    """
    heads = [head for i in range(1, len(lines)) if (head := _stack(lines, i)) is not None]
    named = {head.name.lower() for head in heads}
    well = sum(1 for head in heads if head.handle or is_named_well(head.name) or not head.name)
    if len(heads) < _FEWEST or well < _NAMED * len(heads):
        return []
    return [Hypothesis(tuple(_answering(lines, head, named) for head in heads), "stack")]


def _stack(lines: Sequence[Line], i: int) -> Head | None:
    """The stack that a line with a time alone closes; None for other lines."""
    if not is_time(lines[i].text) and not (
        has_moment(lines[i].text) and is_furniture(lines[i].text)
    ):
        return None
    top = i
    while top > 0 and i - top < _HIGHEST and not lines[top].gap and _is_short(lines[top - 1].text):
        top -= 1
    while top < i and is_furniture(lines[top].text):
        top += 1
    above = lines[top - 1].text if top else ""
    if top == i and not lines[i].gap and lines[i - 1].text.lower() in page_lexicon().kinds.guests:
        return Head(i - 1, i, "", indent=lines[i - 1].indent)
    top = _doubled(lines, top, i)
    free = top == 0 or lines[top].gap > 0 or is_furniture(above) or _is_of_page(above)
    if top == i or is_badge(lines[top].text):
        return None
    if not free and lines[top].text != lines[top + 1].text:
        return None
    last = i
    while last + 1 < len(lines) and not lines[last + 1].gap and is_furniture(lines[last + 1].text):
        last += 1
    name = lines[top].text
    told = [HANDLE.fullmatch(lines[at].text) for at in range(top, i)]
    handle = next((match[1] for match in told if match), "")
    own = HANDLE.fullmatch(name)
    if own is None and not (may_name(name) or (handle and _is_short(name))):
        return None
    shown = own[1] if own else name_in(name, read_slots(name))
    return Head(top, last, shown, indent=lines[top].indent, handle=handle)


def _doubled(lines: Sequence[Line], top: int, i: int) -> int:
    """The line of a stack that comes twice, as the words for a picture and the name below it; else its first."""
    return next((at for at in range(top, i - 1) if lines[at].text == lines[at + 1].text), top)


def _is_of_page(text: str) -> bool:
    return is_label(text) or text.lower() in page_lexicon().labels.menu_items


def _is_short(text: str) -> bool:
    """Whether a line can be part of a stack."""
    lettered = any(map(str.isalpha, text))
    button = is_widget(text) and lettered and not is_badge(text)
    short = (
        len(text) <= _LONGEST
        and word_count(text) <= _WORDS
        and (not ends_sentence(text) or _INITIAL.search(text) is not None)
    )
    return short and not (button or _is_of_page(text) or has_moment(text) or is_time(text))


def _answering(lines: Sequence[Line], head: Head, named: set[str]) -> Head:
    """A head with whom it says is answered."""
    inner = [lines[i].text.strip("@") for i in range(head.first + 1, head.last)]
    others = [text for text in inner if text.lower() in named and text.lower() != head.name.lower()]
    return replace(head, answers=others[-1]) if others else head
