"""Posts whose time stands at their foot: a name, what is said, "Like / Reply / 3h", the next name."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.page.lines import Line
from extractors.page.widgets import HANDLE, is_badge, is_time, is_widget, name_alone, runs_of

_FEWEST = 3
_MOSTLY = 0.8  # of the feet that stand above a name


@dataclass(frozen=True, slots=True)
class FootedPost:
    """A post by its lines.

    Args:
        name: the writer.
        first: index of the line with the name.
        body: indexes of what is said.
        foot: indexes of what hangs on it.
    """

    name: str
    first: int
    body: range
    foot: range


def footed_posts(lines: tuple[Line, ...]) -> list[FootedPost]:
    """The posts of a page that tells the time under each; none where most feet stand above no name.

    Args:
        lines: the page, or its readers' part.
    """
    feet = [run for run in runs_of(lines, _is_around) if any(is_time(lines[i].text) for i in run)]
    if len(feet) < _FEWEST or any(HANDLE.fullmatch(line.text) for line in lines):
        return []
    while len(feet) > _FEWEST and name_alone(lines[_first(lines, feet[0].start)].text) is None:
        feet = feet[1:]  # the date of an article over them
    starts = [_first(lines, feet[0].start), *(run.stop for run in feet[:-1])]
    named = [name_alone(lines[i].text) for i in starts]
    if sum(1 for name in named if name) < max(_FEWEST, _MOSTLY * len(feet)):
        return []
    return [
        FootedPost(name, start, range(start + 1, run.start), run)
        for start, name, run in zip(starts, named, feet, strict=True)
        if name and start + 1 < run.start
    ]


def _first(lines: tuple[Line, ...], end: int) -> int:
    """Where the post over the first foot begins: at the nearest name behind a gap, else at the top."""
    named = (i for i in range(end - 2, 0, -1) if lines[i].gap and name_alone(lines[i].text))
    return next(named, 0)


def _is_around(text: str) -> bool:
    """Whether a line holds what software prints around a post, and nothing else."""
    return is_widget(text) or is_time(text) or is_badge(text)
