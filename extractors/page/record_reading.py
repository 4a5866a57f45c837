"""A reading of a page as records: what heads each of its posts."""

from __future__ import annotations

from dataclasses import dataclass

DASHES = frozenset("\u2014\u2013-")
"""Before the name that signs a remark."""


@dataclass(frozen=True, slots=True)
class Head:
    """What heads a post.

    Args:
        first: index of its first line.
        last: index of its last line.
        name: its writer's name; "" where it shows none.
        label: characters of the last line that belong to it, where what is said follows in the line; else 0.
        number: the number that the page gives the post, or "".
        indent: how deep it stands.
        answers: whom the head says is answered, or "".
        handle: the account that it shows with a mark, or "".
        silent: whether it is the page's report of what somebody did, which says nothing.
    """

    first: int
    last: int
    name: str
    label: int = 0
    number: str = ""
    indent: int = 0
    silent: bool = False
    answers: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Heads of one layout.

    Args:
        heads: in page order.
        foot: whether each closes what was said above it.
        kind: the layout's name, for tests.
    """

    heads: tuple[Head, ...]
    kind: str
    foot: bool = False
