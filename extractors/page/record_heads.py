"""Hypotheses of what heads the posts of a page: lines of one shape that come back with other names in them.

Four layouts are tried. A line may hold the name and the time; a line may open with them and go on with what is
said; a name may stand at a constant distance from a line that comes back; or a name and time may close what was
said. Each gives heads; which of them the page means is told by what stands between (`extractors.page.records`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.page.lines import Line, ends_sentence, word_count
from extractors.page.record_closings import closings
from extractors.page.record_inline import hung, inline, numbered, signed
from extractors.page.record_reading import Head, Hypothesis
from extractors.page.record_slots import (
    Slots,
    has_moment,
    is_furniture,
    is_named_well,
    may_name,
    name_in,
    read_slots,
    shape_of,
)
from extractors.page.record_stacks import stacks
from extractors.page.widgets import is_badge, is_time, is_widget

_NEAR = 4  # lines between a name and the line that comes back
_LONGEST = 80  # characters of a line of a template
_NAMED = 0.75
_ALIKE = 0.6
_GLUED = 2  # words of a template beside a name, though a full stop follows
_ABOUT = 10  # lines about a writer between name and time
_FEW = 5
_SHORT = 8  # words of a line that describes a writer
_FEWEST = 2
_FIELD = re.compile(r"([A-Z][\w -]{1,24}:)(?:\s|$)")
_ACTION = re.compile(
    r"(?P<name>[^\W_][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,3})(?:\s@\S+)?\s(?:added|requested|accepted|commented|approved|"
    r"self-assigned|closed|merged|created|started|changed|opened|reopened|assigned|renamed|requested|reviewed|left|joined|pinned|"
    r"uploaded|pushed|abandoned|resolved|mentioned|referenced|replied|suggested|set|removed|marked|linked|updated)\b(?!\sby\b)",
)
_PLACED = re.compile(r"W(?: , W){2,3} ,? ?T")  # a name, its owner's town and country, a time
_ONLINE = re.compile(
    r".{2,40} is (?:offline|online|an influencer|a member)(?: now)?", re.IGNORECASE
)


def hypotheses(lines: tuple[Line, ...]) -> list[Hypothesis]:
    """The readings of a page as records, those with too few heads left out."""
    slots = [read_slots(line.text) for line in lines]
    found = [
        *stacks(lines),
        *closings(lines),
        *_one_line(lines, slots),
        *_columns(lines, slots),
        *inline(lines),
        *signed(lines),
        *hung(lines),
        *numbered(lines, slots),
    ]
    found = [_undoubled(one) for one in found]
    return [one for one in found if sum(1 for head in one.heads if not head.silent) >= _FEWEST]


def _undoubled(one: Hypothesis) -> Hypothesis:
    """A reading in which heads that stand right under each other with the same name are one head."""
    if one.foot or one.kind in ("inline", "report"):
        return one
    kept: list[Head] = []
    for head in one.heads:
        above = kept[-1] if kept else None
        if above and head.name and above.name == head.name and above.last + 1 == head.first:
            kept[-1] = replace(head, first=above.first, number=above.number or head.number)
        else:
            kept.append(head)
    return replace(one, heads=tuple(kept))


def _one_line(lines: Sequence[Line], slots: Sequence[Slots | None]) -> list[Hypothesis]:
    """Lines that hold a name and a time and nothing else, above or below what is said."""
    whole = {
        i: one
        for i, one in enumerate(slots)
        if one is not None and one.timed and _is_whole(one, lines[i])
    }
    heads = [
        Head(i, i, one.name, number=one.number, indent=lines[i].indent + one.skip)
        for i, one in whole.items()
    ]
    found = _reported(lines, heads)
    orders = Counter(_order(one) for one in whole.values())
    usual = {order for order, count in orders.items() if count >= _FEWEST}
    alike = tuple(head for head in heads if _order(whole[head.first]) in usual)
    leads = Counter(_lead(one) for one in whole.values())
    by_lead = [
        tuple(head for head in heads if _lead(whole[head.first]) == lead)
        for lead, count in leads.items()
        if count >= _FEWEST
    ]
    for kept in dict.fromkeys((alike, tuple(heads), *by_lead)):
        found.append(Hypothesis(tuple(_with_titles(lines, kept)), "line"))
        if kept and kept[0].first and _closes(lines, kept):
            found.append(Hypothesis(kept, "foot", foot=True))
    return found


def _reported(lines: Sequence[Line], heads: Sequence[Head]) -> list[Hypothesis]:
    """Lines that say what somebody did ("bo requested changes"), as trackers print them, and the other heads."""
    told = {head.first: head for head in heads}
    timed = 0
    for i, line in enumerate(lines):
        action = _ACTION.match(line.text) if len(line.text) <= _LONGEST + 20 else None
        if action is None or i in told:
            continue
        when = has_moment(line.text)
        if when or word_count(line.text) <= _SHORT:
            told[i] = Head(i, i, action["name"], indent=line.indent)
            timed += when
    return [Hypothesis(tuple(told[i] for i in sorted(told)), "report")] if timed >= 2 else []


def is_report(text: str) -> bool:
    """Whether a line says what somebody did and when, and nothing else ("bo added the bug label on Mar 4")."""
    short = word_count(text) <= 2 * _SHORT and not ends_sentence(text)
    return short and _ACTION.match(text) is not None and has_moment(text)


def _closes(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether lines stand under text and above gaps, as what closes a post does."""
    under = sum(1 for head in heads if not lines[head.first].gap)
    over = sum(1 for head in heads if head.last + 1 == len(lines) or lines[head.last + 1].gap)
    return min(under, over) >= _ALIKE * len(heads)


def _lead(one: Slots) -> str:
    """The words of a template before the first slot, and which slot that is."""
    told = one.shape.split()
    at = next((n for n, part in enumerate(told) if part in ("W", "T", "N")), len(told))
    return " ".join(told[: at + 1])


def _is_whole(one: Slots, line: Line) -> bool:
    """Whether a line is a head: one name, or two short runs of words that marks part."""
    quoted = re.search(rf"[\"\u201c]{re.escape(one.name)}[\"\u201d]", line.text) is not None
    if word_count(one.name) > 2 and not is_named_well(one.name) and not quoted:
        return False
    if not one.name or ends_sentence(line.text.rstrip(")]")) or not may_name(one.name):
        return False
    placed = _PLACED.fullmatch(one.shape) is not None and is_named_well(one.name)
    return (
        one.own == 1
        or placed
        or (one.own == 2 and " . " not in one.shape and is_named_well(one.name))
    )


def _order(one: Slots) -> str:
    """In which order name, time and number stand."""
    told = [part for part in one.shape.split() if part in ("W", "T")]
    return "".join(dict.fromkeys(told))


def _with_titles(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """The heads with the title above each, where most have a short line between a gap and the head."""
    titled = [
        head
        for head in heads
        if head.first
        and not lines[head.first].gap
        and (
            head.first == 1 or lines[head.first - 1].gap or is_furniture(lines[head.first - 2].text)
        )
        and len(lines[head.first - 1].text) <= 90
    ]
    if len(titled) < max(2, _ALIKE * len(heads)):
        return list(heads)
    return [
        Head(head.first - 1, head.last, head.name, head.label, head.number, head.indent)
        if head in titled
        else head
        for head in heads
    ]


def _columns(lines: Sequence[Line], slots: Sequence[Slots | None]) -> list[Hypothesis]:
    """Names at a constant distance from a line whose shape comes back."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, (line, one) in enumerate(zip(lines, slots, strict=True)):
        for key in _recurring_keys(line.text, one):
            places[key].append(i)
    tried: dict[tuple[int, ...], Hypothesis] = {}
    for where in places.values():
        if len(where) < _FEWEST:
            continue
        for off in sorted(range(-_NEAR, _NEAR + 1), key=lambda d: (abs(d), d)):
            found = _column(lines, slots, where, off)
            if found is not None:
                tried.setdefault(tuple(head.first for head in found.heads), found)
    return list(tried.values())


def _recurring_keys(text: str, one: Slots | None) -> list[str]:
    """By what a line may be known again: its words, its template, that it tells a time."""
    marked = one is not None and one.own == 1 and len(one.shape.split()) > _GLUED
    if len(text) > _LONGEST or (ends_sentence(text) and not is_widget(text) and not marked):
        return []
    keys = [f"text {shape_of(text)}"]
    if one is not None and one.own == 0:
        keys.append(" ".join(re.sub(r"[^\w ]", "", one.shape).split()) or text)
    elif one is not None and one.own == 1 and not one.timed and one.shape != "W":
        keys.append(f"own {one.shape}")
    if one is not None and one.timed:
        keys.append("timed")
    return keys


def _column(
    lines: Sequence[Line], slots: Sequence[Slots | None], where: Sequence[int], off: int
) -> Hypothesis | None:
    """The heads of names so many lines from the lines given; None where too few stand there."""
    heads: list[Head] = []
    for i in where:
        at = i + off
        if not 0 <= at < len(lines):
            continue
        one = slots[at]
        if off == 0:
            name = one.name if one is not None and one.own == 1 and not one.timed else ""
            marked = one is not None and one.shape not in ("W", "H")
            if not name or not marked or not may_name(name) or is_time(lines[at].text):
                continue
        else:
            between = range(min(i, at) + 1, max(i, at))
            if any(ends_sentence(lines[n].text) and word_count(lines[n].text) > 6 for n in between):
                continue
            if not may_name(lines[at].text):
                continue
            name = lines[at].text
        heads.append(
            Head(
                min(i, at),
                max(i, at),
                name if off == 0 else name_in(name, one),
                indent=lines[at].indent,
            )
        )
    if len(heads) < max(_FEWEST, _NAMED * len(where)):
        return None
    again = Counter(head.name for head in heads)
    if sum(is_named_well(head.name) or again[head.name] > 1 for head in heads) < _ALIKE * len(
        heads
    ):
        return None
    return Hypothesis(_widened(lines, heads), f"column {off}")


def _widened(lines: Sequence[Line], heads: Sequence[Head]) -> tuple[Head, ...]:
    """The heads with the lines above and below that software printed."""
    shapes = Counter(shape_of(line.text) for line in lines)
    shapes.update(key[1].lower() for line in lines if (key := _FIELD.match(line.text)))
    names = {head.name for head in heads}
    found: list[Head] = []
    for n, head in enumerate(heads):
        first, last = head.first, head.last
        floor = found[-1].last + 1 if found else 0
        ceiling = heads[n + 1].first if n + 1 < len(heads) else len(lines)
        while (
            first > floor and not lines[first].gap and _is_above(lines, first, head, shapes, names)
        ):
            if is_widget(lines[first - 1].text) and any(map(str.isalpha, lines[first - 1].text)):
                break  # buttons hang on the post above
            first -= 1
        while last + 1 < ceiling and _is_printed(lines[last + 1], shapes, names):
            last += 1
        last = _to_time(lines, last, ceiling)
        while last + 1 < ceiling and _is_printed(lines[last + 1], shapes, names):
            last += 1
        number = next(
            (
                one.number
                for i in range(first, last + 1)
                if (one := read_slots(lines[i].text)) is not None and one.number
            ),
            "",
        )
        found.append(Head(first, last, head.name, head.label, number, head.indent))
    return tuple(found)


def _is_above(
    lines: Sequence[Line], first: int, head: Head, shapes: Counter[str], names: set[str]
) -> bool:
    """Whether the line above a head is of it: of its template, or the letters that stand for a picture."""
    above = lines[first - 1]
    letters = 0 < len(above.text) <= 3 and above.text[0] == head.name[:1] and above.text.isalpha()
    return letters or _is_printed(above, shapes, names)


def _to_time(lines: Sequence[Line], last: int, ceiling: int) -> int:
    """The last line of a head that goes on, over short lines about its writer, to a time alone."""
    for i in range(last + 1, min(ceiling, last + 1 + _ABOUT)):
        text = lines[i].text
        if lines[i].gap or ends_sentence(text) or word_count(text) > _FEW:
            break
        if has_moment(text) and is_furniture(text):
            return i
    return last


def _is_printed(line: Line, shapes: Counter[str], names: set[str]) -> bool:
    """Whether a line beside a head is of its template."""
    text = line.text
    if is_furniture(text) or is_badge(text):
        return True
    key = _FIELD.match(text)
    if key and shapes[key[1].lower()] > 1:
        return True
    if ends_sentence(text) and word_count(text) > 3:
        return False
    if text.strip("*_ :~@") in names or _ONLINE.fullmatch(text):
        return True
    return (shapes[shape_of(text)] > 1 or key is not None) and word_count(text) <= _SHORT
