"""Cases that a text weighs against each other: "Base case (60%): growth of 2%", "Scenario 2 (30%): a dry winter".

Each case with its chance is a forecast of what the case says. Chances that do not add up to the whole are none of
cases: an upside and a downside in percent may be price targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.draft import BlockKind, Draft, Outlook
from extractors.forecasting.outlook_frames import Frame, head_horizon
from extractors.forecasting.outlook_items import Under, event_words, own_time
from extractors.forecasting.outlook_words import outlook_cues
from extractors.forecasting.quantities import Quantity, find_quantities
from kg.model import Horizon, Span

_CHANCE = r"(?:(?:with\s)?(?:an?\s)?(?:probability|likelihood|chance|weight)(?:\sof)?:?\s)?(?:about\s|around\s|roughly\s|~\s?)?(?P<n>\d{1,2}(?:\.\d)?\s?(?:%|per\scent|percent))(?:\s(?:probability|chance|likelihood|likely|weight))?"
_SET_OFF = rf"(?:\s?[(\[]\s?{_CHANCE}\s?[)\]]\s?[:.,\u2013\u2014-]?|\s?[,:\u2013\u2014-]\s?{_CHANCE.replace('?P<n>', '?P<m>')}\s?(?:[:.;,\u2013\u2014-]|$))"
_LAST = re.compile(rf"[.;,]\s{_CHANCE}\W*$", re.IGNORECASE)
_NAMED = re.compile(r"^[\W\d]*[A-Z][\w’' -]{1,40}?(?:\s\([^()]{2,40}\))?[.:]\s")
_WHOLE, _SLACK, _FEWEST = 1.0, 0.1, 2
_NEAR = 900
"""Code points from one case to the next."""
_BACK = 3
"""Blocks above the first case in which its day may stand."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A case: where it begins and ends, its chance, and where the words of what happens in it stand."""

    start: int
    end: int
    block: int
    chance: Quantity
    told: tuple[int, int]


def scenario_outlooks(draft: Draft, reference: str | None) -> Iterator[Outlook]:
    """The cases that a page weighs, as forecasts; none where fewer than two stand together or their chances are not parts of a whole.

    Args:
        draft: with blocks.
        reference: ISO date of the page, or None.
    """
    cases = [case for i in range(len(draft.blocks)) for case in _in_block(draft, i)]
    for group in _groups(cases):
        total = sum(case.chance.probability.point for case in group)
        if len(group) < _FEWEST or abs(total - _WHOLE) > _SLACK:
            continue
        frame = Frame(draft.blocks[group[0].block].span, None, "", chances=True, strong=True)
        under = Under(frame, _day_above(draft, group[0], reference), reference)
        for case in group:
            yield _outlook(draft.text, case, under)


def _outlook(text: str, case: _Case, under: Under) -> Outlook:
    time = own_time(text, *case.told, under)
    event = event_words(text, case.told, None, time)
    if not re.search(r"[^\W\d_]{2}", event):
        event = event_words(text, (case.start, case.chance.start), None, None)
    return Outlook(
        Span.of(text, case.start, case.end),
        case.block,
        event,
        None,
        None,
        case.chance.probability,
        time.horizon if time is not None and time.horizon else under.horizon,
        under.frame.span,
    )


def _groups(cases: Sequence[_Case]) -> list[list[_Case]]:
    """The cases that stand close to each other."""
    groups: list[list[_Case]] = []
    for case in cases:
        if groups and case.start - groups[-1][-1].end < _NEAR:
            groups[-1].append(case)
        else:
            groups.append([case])
    return groups


def _in_block(draft: Draft, index: int) -> Iterator[_Case]:
    """The cases that a block tells: parted by their names, or a line with its chance last under a head of scenarios."""
    block = draft.blocks[index]
    if block.kind in {BlockKind.TABLE, BlockKind.META, BlockKind.TITLE}:
        return
    text, span = draft.text, block.span
    marks = list(_marks().finditer(text, span.start, span.end))
    starts = [*(mark.start() for mark in marks[1:]), span.end]
    for mark, end in zip(marks, starts, strict=False):
        group = "n" if mark["n"] else "m"
        chance = next(iter(find_quantities(text, *mark.span(group))), None)
        line = text.find("\n", mark.end(), end)
        last = len(text[: end if line < 0 else line].rstrip(" ;,\n"))
        if chance is not None and mark.start("label") < last:
            yield _Case(
                mark.start("label"),
                end,
                index,
                chance,
                (mark.end(), _told_end(text, mark.end(), end)),
            )
    if not marks and _is_headed(draft, index):
        yield from _closed_by_chance(text, span, index)


def _closed_by_chance(text: str, span: Span, index: int) -> Iterator[_Case]:
    """Lines that name a case, tell it and close with its chance: "Glut. Prices fall. Probability 55%."."""
    start = span.start
    for line in span.quote.split("\n"):
        named, last = _NAMED.match(line), _LAST.search(line)
        if named is not None and last is not None and "robab" in last.group():
            at = (start + last.start("n"), start + last.end("n"))
            chance = next(iter(find_quantities(text, *at)), None)
            if chance is not None:
                told = (start, start + last.start())
                yield _Case(start, start + len(line.rstrip()), index, chance, told)
        start += len(line) + 1


def _told_end(text: str, start: int, end: int) -> int:
    """Where the first statement of a case ends."""
    stop = re.compile(r"[.!?](?=\s|$)|;").search(text, start, end)
    return stop.start() if stop else end


def _is_headed(draft: Draft, index: int) -> bool:
    """Whether the block above, or a line before it, says that scenarios follow."""
    above = [draft.blocks[h].span.quote for h in range(max(0, index - _BACK), index)]
    return any(outlook_cues().scenario.search(words) for words in above)


def _day_above(draft: Draft, case: _Case, reference: str | None) -> Horizon | None:
    """The day that the nearest words above the first case name."""
    for h in range(case.block - 1, max(-1, case.block - 1 - _BACK), -1):
        if (day := head_horizon(draft.text, draft.blocks[h].span, reference)) is not None:
            return day
    return None


def _marks() -> re.Pattern[str]:
    """The name of a case with its chance set off behind it."""
    return re.compile(
        rf"(?:(?<=^)|(?<=[\n;.:,•*-]\s)|(?<=\n)|(?<=\band\s)|(?<=\s\s))(?P<label>(?:the\s|our\s|an?\s)?(?:{outlook_cues().case.pattern})){_SET_OFF}",
        re.IGNORECASE | re.MULTILINE,
    )
