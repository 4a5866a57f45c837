"""A text cut into runs: each with the statements it belongs to, so that overlaps need no nesting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Boilerplate, SentenceFate, Span
from views.plain import BIDI_MARKS

_LINE_END = re.compile(r"\n")
_LONGEST = 4000
"""Code points of a run at most, so that a browser never gets a long line in one piece."""
_BIDI = re.compile(f"[{''.join(BIDI_MARKS)}]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is shown in one manner.

    Args:
        text: its characters, exactly as stored; never reaches beyond a line's end, and never long.
        spans: indexes of the spans that cover it, the shortest first.
        greyed: why no claim may come from it, or "".
        mark: abbreviation of the bidirectional control that it is, or "".
        fate: number of the fate that it belongs to, from 1, or 0.
    """

    text: str
    spans: tuple[int, ...] = ()
    greyed: str = ""
    mark: str = ""
    fate: int = 0


def cut_runs(
    text: str,
    spans: Sequence[Span],
    boilerplate: Sequence[Boilerplate] = (),
    fates: Sequence[SentenceFate] = (),
) -> tuple[tuple[Run, ...], ...]:
    """The text as lines of runs; all runs joined are the text again.

    Args:
        text: the stored text.
        spans: places to highlight, in code points; may overlap and cross lines.
        boilerplate: places to grey out.
        fates: what became of each sentence; they do not overlap.
    """
    covers = _sweep(text, [*spans, *(p.span for p in boilerplate), *(f.span for f in fates)])
    told = len(spans) + len(boilerplate)
    lines: list[tuple[Run, ...]] = []
    line: list[Run] = []
    for start, end, active in covers:
        inner = sorted((i for i in active if i < len(spans)), key=lambda i: (len(spans[i]), i))
        reasons = [boilerplate[i - len(spans)].reason for i in active if len(spans) <= i < told]
        fate = next((i - told + 1 for i in active if i >= told), 0)
        piece = text[start:end]
        mark = BIDI_MARKS.get(piece, "")
        line.append(Run(piece, tuple(inner), ", ".join(reasons), mark, fate))
        if piece.endswith("\n"):
            lines.append(tuple(line))
            line = []
    return (*lines, tuple(line)) if line else tuple(lines)


def _sweep(text: str, spans: Sequence[Span]) -> list[tuple[int, int, list[int]]]:
    """Every stretch between two cuts with the spans that cover it, by index."""
    cuts = {0, len(text)}
    cuts.update(edge for span in spans for edge in (span.start, span.end))
    cuts.update(match.end() for match in _LINE_END.finditer(text))
    cuts.update(edge for match in _BIDI.finditer(text) for edge in match.span())
    ordered = sorted(cuts)
    for before, after in pairwise(ordered):
        cuts.update(range(before + _LONGEST, after, _LONGEST))
    waiting = sorted(range(len(spans)), key=lambda i: spans[i].start, reverse=True)
    active: list[int] = []
    found: list[tuple[int, int, list[int]]] = []
    for start, end in pairwise(sorted(cuts)):
        active = [i for i in active if spans[i].end > start]
        while waiting and spans[waiting[-1]].start <= start:
            active.append(waiting.pop())
        found.append((start, end, sorted(active)))
    return found
