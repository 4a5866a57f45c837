"""List items that people say one by one, each under a name: "• Lund: the gate will be shut by 2031."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.draft import Block, BlockKind, Draft
from extractors.language.shallow import finite_verb, has_clause, tokens
from kg.model import EntityKind

_FEWEST = 3
"""So many people must have an item each: one or two names in a list may be what the items are about."""

_LABEL = re.compile(
    r"[\s*_•·‣◦–—>-]*(?P<name>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,3})"
    r"(?:,\s[^:.\n]{2,60}|\s\([^)\n]{2,60}\))?[*_]*:[*_]*\s"
)
_OF_THEM = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_WHAT_THEY_ARE = re.compile(r"(?:[a-z]+ed\b|(?:an?|the)\s(?:[\w-]+\s){1,4}?(?:who|whose)\b)")
_FIGURE = re.compile(r"\d|\bevens\b")
_SAID = 0.6  # of the items, that must say something
_ABOUT = 0.3  # of the items, that may speak of "her"


@dataclass(frozen=True, slots=True)
class _Item:
    block: int
    name: str
    words: str


def labelled_voices(draft: Draft) -> dict[int, str]:
    """Whose each item of a list is in which three people or more have one; by the item's block.

    Args:
        draft: with its blocks and entities.
    """
    people = {e.name for e in draft.entities if e.kind is EntityKind.PERSON}
    if len(people) < _FEWEST:
        return {}
    found: dict[int, str] = {}
    for run in _lists(draft.blocks):
        items = [item for n in run if (item := _item(draft.blocks[n], n, people)) is not None]
        if len({item.name for item in items}) >= _FEWEST and _are_said(items):
            found.update((item.block, item.name) for item in items)
    return found


def _lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The runs of list items."""
    run: list[int] = []
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.BULLET:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _item(block: Block, number: int, people: set[str]) -> _Item | None:
    label = _LABEL.match(block.span.quote)
    if label is None:
        return None
    name = label["name"].strip("*_ ")
    whole = [one for one in people if one == name or one.split()[-1] == name]
    if len(whole) != 1:
        return None
    return _Item(number, whole[0], block.span.quote[label.end() :].strip())


def _are_said(items: Sequence[_Item]) -> bool:
    """Whether items are what people say, and not what is said of them ("Ada Quill: won the cup in 2019")."""
    said = [item for item in items if has_clause(item.words) or _FIGURE.search(item.words)]
    told = [item for item in items if _OF_THEM.search(item.words) or _opens_with_verb(item.words)]
    return len(said) >= _SAID * len(items) and len(told) <= _ABOUT * len(items)


def _opens_with_verb(words: str) -> bool:
    """Whether an item opens with what its name did or is: "joined in 2021", "a hydrologist who counts wheels"."""
    return finite_verb(tokens(words)[:6], first=0) == 0 or _WHAT_THEY_ARE.match(words) is not None
