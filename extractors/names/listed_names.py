"""Names in a list: one that nothing else speaks for is of the kind of those beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from extractors.names.coined_names import is_acronym
from extractors.names.names import NameRun, is_camel
from kg.model import EntityKind

Key = tuple[str, ...]

_FARTHEST = 120
_LISTED = re.compile(
    r"^(?:['’]s)?(?:\s\([^()\n]{0,90}\))?(?:,| and| or|, and|, or|;| &) (?:and |or )?(?:startups? like |the )?$"
)
_GOODS_LISTED = re.compile(
    r"^(?:['’]s)?(?: [a-z][a-z-]+){1,3}(?:,| and|, and|;) (?:and )?(?:the )?$"
)
_FIRM_LETTERS = 4
"""An acronym this long beside firms' goods is a firm's; a shorter one is as often what the goods are."""


def listed_together(
    text: str,
    runs: Sequence[NameRun],
    kinds: Mapping[Key, EntityKind],
    may: Callable[[NameRun], bool],
) -> list[tuple[Key, EntityKind]]:
    """Undecided names in a list whose decided members are all of one kind.

    In a list of goods ("Tarnova buses, OTRL trams") the names are those of their makers.

    Args:
        text: the whole text.
        runs: its runs of capitalised words, in order.
        kinds: what the decided names are.
        may: whether a run may be a name at all.
    """
    found = [item for group in _groups(text, runs, _LISTED) for item in _spread(group, kinds, may)]
    for group in _groups(text, runs, _GOODS_LISTED):
        for key, kind in _spread(group, kinds, may):
            long = len(key) == 1 and len(key[0]) >= _FIRM_LETTERS
            shown = any(run.key == key and is_acronym(run.words[0]) for run in group)
            if kind is EntityKind.ORGANISATION and long and shown:
                found.append((key, kind))
    return found


def _groups(text: str, runs: Sequence[NameRun], between: re.Pattern[str]) -> list[list[NameRun]]:
    groups: list[list[NameRun]] = []
    for run in runs:
        left = groups[-1][-1] if groups else None
        gap = text[left.end : run.start] if left and run.start - left.end <= _FARTHEST else None
        if gap is not None and between.match(gap):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [group for group in groups if len(group) > 1]


def _spread(
    group: Sequence[NameRun],
    kinds: Mapping[Key, EntityKind],
    may: Callable[[NameRun], bool],
) -> list[tuple[Key, EntityKind]]:
    known = {kinds[run.key] for run in group if run.key in kinds}
    if len(known) != 1:
        return []
    kind = known.pop()
    certain = sum(run.key in kinds for run in group) > 1
    return [
        (run.key, kind)
        for run in group
        if run.key not in kinds
        and may(run)
        and (
            certain
            or len(run.words) > 1
            or is_camel(run.words[0].text)
            or (kind is EntityKind.ORGANISATION and is_acronym(run.words[0]))
        )
    ]
