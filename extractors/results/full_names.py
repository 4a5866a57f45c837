"""Whole names of takers that a row knows by half: a version alone, where one system of the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.draft import FoundResult

_NUMBER = re.compile(r"v?\d+(?:\.\d+)+")


def with_full_names(rows: Sequence[FoundResult], names: Iterable[str]) -> Iterator[FoundResult]:
    """The rows; a system that is only a number has the one name that ends with it: "Larder 10.0" for "10.0".

    Args:
        rows: results.
        names: of the text's systems.
    """
    known = sorted({*names, *(row.system for row in rows if row.system)})
    for row in rows:
        own = row.system or ""
        whole = [name for name in known if name.endswith((f" {own}", f"-{own}"))]
        named = _NUMBER.fullmatch(own) is not None and len(whole) == 1
        yield replace(row, system=whole[0]) if named else row
