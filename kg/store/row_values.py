"""Conditions and values that all rows are read with."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)


class Members(dict[str, E]):
    """The members of an enumeration by value; asking the enumeration itself takes four times as long.

    Args:
        kind: the enumeration.
    """

    def __init__(self, kind: type[E]) -> None:
        super().__init__({member.value: member for member in kind})
        self._kind = kind

    def __missing__(self, value: str) -> E:
        """Say that there is no such member, as the enumeration does.

        Raises:
            ValueError: there is none.
        """
        return self._kind(value)


def of_source(column: str, source: str | None) -> tuple[str, tuple[str, ...]]:
    """The condition for the rows of one source, or of all, with its values.

    One condition for both would keep SQLite from its indexes.

    Args:
        column: that names the source.
        source: its id, or None for all.
    """
    return ("TRUE", ()) if source is None else (f"{column} = ?", (source,))
