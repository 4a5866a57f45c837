"""Further layouts of posts: chats in lines, letters that are signed, posts that numbers or their own buttons part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.page.lines import Line, ends_sentence, word_count
from extractors.page.record_reading import DASHES, Head, Hypothesis
from extractors.page.record_slots import (
    Slots,
    has_moment,
    is_furniture,
    is_named_well,
    may_name,
    moment_pattern,
)
from extractors.page.widgets import is_badge, is_widget

_FEWEST = 2
_FEWEST_LINES = 3
_OVER_BUTTONS = 12  # lines of a post over the first buttons
_PLACES = 2  # lines below a letter's signature
_OFFICE = 10  # words of a place, or of what a letter's writer is
_LONGEST_SIGNED = 120
_NOTE = re.compile(r"The (?:writer|author)s? (?:is|are|was|were)\b")
_SPEAKER = r"(?P<name>[^:<>\n\[\]]{1,60}?)"
_STAMPED = re.compile(
    rf"(?:<(?P<account>[^<>\n]{{1,40}})>|{_SPEAKER}\s?:)\s+(?=\S)|\*\s(?P<event>\S+)\s"
)
_DIALLED = re.compile(r"\+\d{2}")
_OPENED = re.compile(r"\s*[\[(]?")
_PARTED = re.compile(r"\s*[\])]?\s*(?:[-\u2013|]\s+)?")
_NUMBER = re.compile(r"#?(\d{1,4})[.):]\s")
# "From Jo Lind to Everyone", as rooms of webinars name who writes.
_ROOM = re.compile(r"^From\s+|\s+to\s+(?:everyone|all|hosts?|panelists?|you)\b.*$", re.IGNORECASE)


def inline(lines: Sequence[Line]) -> list[Hypothesis]:
    """Lines that open with a time and a name and go on with what is said, as chats are written."""
    heads: list[Head] = []
    for i, line in enumerate(lines):
        head = _stamped(line, i) or _timed(line, i)
        if head is not None:
            heads.append(head)
    spoken = [head for head in heads if not head.silent]
    return [Hypothesis(tuple(heads), "inline")] if len(spoken) >= _FEWEST_LINES else []


def _stamped(line: Line, i: int) -> Head | None:
    """The head of a line that opens with a time: silent where no name follows, as in a report of who joined."""
    opened = _OPENED.match(line.text)
    moment = moment_pattern().match(line.text, opened.end() if opened else 0)
    if moment is None:
        return None
    rest = _PARTED.match(line.text, moment.end())
    at = rest.end() if rest else moment.end()
    told = _STAMPED.match(line.text, at)
    if told and not told["event"]:
        name = (told["account"] or told["name"]).strip(" @%~*_")
        name = name if _DIALLED.match(name) else name.lstrip("+@")
        name = _ROOM.sub("", name.partition(":")[0]).strip()
        if may_name(name):
            return Head(i, i, name, label=told.end(), indent=line.indent)
    silent = Head(i, i, "", label=len(line.text), silent=True)
    return silent if at < len(line.text) else None


def _timed(line: Line, i: int) -> Head | None:
    """The head of a line that opens with a name and a time: "mimi (9:12): ..."."""
    named = re.match(
        rf"(?P<name>[^\W\d_][\w.'\u2019 -]{{0,30}}?)\s[\[(]?(?P<t>{moment_pattern().pattern})[\])]?:\s+(?=\S)",
        line.text[:100],
        re.IGNORECASE,
    )
    return Head(i, i, named["name"], label=named.end(), indent=line.indent) if named else None


def numbered(lines: Sequence[Line], slots: Sequence[Slots | None]) -> list[Hypothesis]:
    """Lines with a rising number and a time and no name, over what is said."""
    heads: list[Head] = []
    for i, (line, one) in enumerate(zip(lines, slots, strict=True)):
        told = _NUMBER.match(line.text)
        if one is None or one.own or not one.timed or told is None:
            continue
        if heads and int(told[1]) <= int(heads[-1].number):
            return []
        heads.append(Head(i, i, "", number=told[1], indent=line.indent))
    return [Hypothesis(tuple(heads), "line")] if len(heads) >= _FEWEST_LINES else []


def hung(lines: Sequence[Line]) -> list[Hypothesis]:
    """Names right below the buttons of the post above, where those tell the time ("Like / Reply / 5w").

    What stands over the first buttons is a post too, if a name heads it.
    """
    heads: list[Head] = []
    timed = 0
    run: list[int] = []
    opened = False
    for i, line in enumerate(lines[:-1]):
        if is_furniture(line.text) and not (line.gap and not run):
            run.append(i)
            continue
        told = [lines[n].text for n in run]
        lettered = any(is_widget(text) and any(map(str.isalpha, text)) for text in told)
        if lettered and not opened:
            opened = True
            heads += _over_buttons(lines, run[0])
        if lettered and may_name(line.text) and is_named_well(line.text) and not lines[i + 1].gap:
            timed += any(has_moment(text) for text in told)
            heads.append(_with_badges(lines, i, i))
        run = [i] if is_furniture(line.text) else []
    enough = len(heads) >= _FEWEST_LINES and timed >= 0.5 * (len(heads) - 1)
    return [Hypothesis(tuple(heads), "hung")] if enough else []


def _over_buttons(lines: Sequence[Line], end: int) -> list[Head]:
    """The head of the post over the first buttons of a page: the nearest name above them that a time or badge follows."""
    for i in range(end - 2, max(-1, end - _OVER_BUTTONS), -1):
        text = lines[i].text
        below = lines[i + 1].text
        printed = is_badge(below) or (has_moment(below) and is_furniture(below))
        if printed and not is_badge(text) and may_name(text) and is_named_well(text):
            return [_with_badges(lines, i, end - 1)]
    return []


def _with_badges(lines: Sequence[Line], i: int, end: int | None = None) -> Head:
    """The head that a name opens, with the badges and times below it."""
    stop = len(lines) - 2 if end is None or end == i else end - 1
    last = i
    while last < stop and not lines[last + 1].gap and _is_beside(lines[last + 1].text):
        last += 1
    return Head(i, last, lines[i].text, indent=lines[i].indent)


def _is_beside(text: str) -> bool:
    return is_furniture(text) or is_badge(text)


def signed(lines: Sequence[Line]) -> list[Hypothesis]:
    """Names below what is said and above a gap, perhaps with a place or what their owner is, as letters are signed."""
    heads = [head for i in range(1, len(lines)) if (head := _signature(lines, i)) is not None]
    dashed = [head for head in heads if lines[head.first].text[0] in DASHES]
    if len(dashed) >= max(_FEWEST_LINES, len(heads) - len(dashed)):
        heads = dashed  # a byline further up is no signature beside them
    return [Hypothesis(tuple(heads), "signed", foot=True)] if len(heads) >= _FEWEST else []


def _signature(lines: Sequence[Line], i: int) -> Head | None:
    """The head that closes a letter at a line, or None."""
    text = lines[i].text.strip("\u2014\u2013- *_")
    dated = i + 1 < len(lines) and not lines[i + 1].gap and has_moment(lines[i + 1].text)
    dashed = dated and lines[i].text[0] in DASHES and not lines[i].gap
    closed = dashed or ends_sentence(lines[i - 1].text)
    if len(text) > _LONGEST_SIGNED or not closed or ends_sentence(text):
        return None
    name, _, office = text.partition(", ")
    below = next((n for n in range(i + 1, len(lines)) if lines[n].gap), len(lines))
    noted = below - 1 > i and _NOTE.match(lines[below - 1].text) is not None
    places = range(i + 1, below - noted)
    named = may_name(name) and is_named_well(name) and word_count(name) > 1
    if not named or is_furniture(text) or word_count(office) > _OFFICE or len(places) > _PLACES:
        return None
    if any(ends_sentence(lines[n].text) or word_count(lines[n].text) > _OFFICE for n in places):
        return None
    if lines[i].gap and not (office or places):
        return None  # a heading may stand alone
    return Head(i, below - 1, name, indent=lines[i].indent)
