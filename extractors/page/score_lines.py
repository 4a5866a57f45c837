"""Lists of figures: neighbouring lines with a label and a figure each, parted by a leader, dash, colon or blanks.

"Halcyon ........ 43%", "Audiola Hush 2 — 31 dB", "Sable Pro 58.1". What a line says is told by the words above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.draft import Block, BlockKind

_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET})
_S = "[ \u00a0\u2009\u202f]"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?"
_LINE = re.compile(
    rf"\s*(?:[-*•+]\s+|\(?(?:\d{{1,2}}|[a-z])[.)]\s+|[★☆⭐]+\s*)?\**(?P<label>[^\W\d_](?:(?!\.{{2}})[^:\n=?!]){{0,58}}?)\**"
    rf"(?P<mark>{_S}?(?:\.{{3,}}|…+|·{{3,}}|_{{3,}}){_S}?|{_S}[—–|-]{_S}|:\**{_S}{{1,4}}|{_S}{{2,}}|\t|{_S})"
    rf"(?P<figure>\**[~≈±]?{_NUMBER}(?:{_S}?[–-]{_S}?{_NUMBER}(?={_S}?[%a-zµ°]))?(?:{_S}?±{_S}?[\d.]+)?(?P<unit>{_S}?(?:%|per{_S}?cent\b|[a-zA-Zµ°×][\w°/%²³·µ]{{0,14}}(?:{_S}?(?:/|per){_S}?\w{{1,8}})?))?)\**"
    rf"(?P<rest>{_S}?(?:\([^()\n]{{1,60}}\)|,{_S}[^\n.]{{1,60}}))?[.;,]?\s*"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_FEWEST = {"leader": 2, "dash": 2, "colon": 2, "wide": 2, "plain": 3}
_MANY_WORDS = 7


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A line of a list of figures.

    Args:
        block: index of its block.
        first: index of the list's first block.
        label: start and end of the label.
        figure: start and end of the figure with its unit.
        rest: start and end of what follows the figure, in brackets or behind a comma; both its end where nothing does.
        mark: what parts label and figure: "leader", "dash", "colon", "wide" (several blanks or a tab) or "plain" (one blank).
        measured: whether most of the list's figures have units or decimals, as no counter of a page's own has.
    """

    block: int
    first: int
    label: tuple[int, int]
    figure: tuple[int, int]
    rest: tuple[int, int]
    mark: str
    measured: bool = True


def score_lines(blocks: Sequence[Block]) -> tuple[ScoreLine, ...]:
    """The lines of a page's lists of figures, in order.

    Lines of a table of contents (whole numbers that only rise), years and single lines are none.

    Args:
        blocks: the page's blocks.
    """
    found: list[ScoreLine] = []
    run: list[tuple[int, re.Match[str]]] = []
    for i, block in enumerate(blocks):
        match = _LINE.fullmatch(block.span.quote) if block.kind in _KINDS else None
        fits = match is not None and len(match["label"].split()) <= _MANY_WORDS
        if run and (not fits or _differ(run[-1][1], match) or _parted(blocks, run, i)):
            found += _lines(blocks, run)
            run = []
        if fits and match is not None:
            run.append((i, match))
    return (*found, *_lines(blocks, run))


def _parted(blocks: Sequence[Block], run: Sequence[tuple[int, re.Match[str]]], i: int) -> bool:
    return run[-1][0] != i - 1 or blocks[i - 1].post != blocks[i].post


def _differ(one: re.Match[str], other: re.Match[str] | None) -> bool:
    """Whether marks are not of one list; a line may have a colon among lines that have blanks alone."""
    marks = {_mark(one), _mark(other)}
    return len(marks) > 1 and marks != {"plain", "colon"}


def _mark(match: re.Match[str] | None) -> str:
    mark = match["mark"] if match else ""
    if ":" in mark:
        return "colon"
    if re.search(r"[.…·_]", mark):
        return "leader"
    if re.search(r"[—–|-]", mark):
        return "dash"
    return "plain" if mark.strip("\t") and len(mark) == 1 else "wide"


def _lines(
    blocks: Sequence[Block], run: Sequence[tuple[int, re.Match[str]]]
) -> Iterator[ScoreLine]:
    if not run:
        return
    mark = _mark(run[0][1])
    measured = all((match["unit"] or "").strip() for _, match in run)
    fewest = 2 if measured else _FEWEST[mark]
    if len(run) < fewest or not _are_scores([match for _, match in run], mark):
        return
    for i, match in run:
        start = blocks[i].span.start
        label, figure, rest = (match.span(group) for group in ("label", "figure", "rest"))
        if match["rest"] is None:
            rest = (figure[1], figure[1])
        first, *others = ((start + a, start + b) for a, b in (label, figure, rest))
        measures = _told([match for _, match in run])
        yield ScoreLine(
            i, run[0][0], first, others[0], others[1], mark, 2 * sum(measures) > len(run)
        )


def _are_scores(lines: Sequence[re.Match[str]], mark: str) -> bool:
    """Whether figures are neither years, pages nor counts of a page's own."""
    told = _told(lines)
    if any(told):
        return sum(told) * 2 > len(told)
    plain = [_number(line) for line in lines]
    values = [float(number or 0) for number in plain]
    rising = all(a < b for a, b in pairwise(values))
    years = any(_YEAR.fullmatch(number) for number in plain)
    return mark != "plain" and not rising and not years


def _told(lines: Sequence[re.Match[str]]) -> list[bool]:
    """Of each line whether its figure has a unit or decimals."""
    return [line["unit"] is not None or "." in _number(line) for line in lines]


def _number(line: re.Match[str]) -> str:
    return re.sub(r"[^\d.]", "", line["figure"].partition(" ")[0])
