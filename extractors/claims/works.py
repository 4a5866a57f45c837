"""Who made the documents that a text speaks of: "Lund's report", "a paper by Reyes", "Quill wrote a book"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from extractors.claims.reporting import any_of, lexicon
from kg.model import Entity, Span

_REACH = 2000  # code points over which "the report" is taken up
_LONGEST = 90  # code points between a maker and the work
_OWNED = re.compile(r"['’]s?\s+(?:[\w’'-]+\s+){0,3}$")
_BY = re.compile(r"[\w\s]{0,30}?\s(?:by|from)\s+(?:the\s+)?(?:[a-z][\w-]*\s+){0,3}")

Named = Callable[[int, int], list[tuple[Span, Entity]]]
"""The people and bodies that a stretch of the text names, each with its place."""


class Works:
    """The documents of a text whose maker it names, by place.

    Args:
        text: the whole text.
        named: whoever a stretch of it names.
    """

    def __init__(self, text: str, named: Named) -> None:
        self._text = text
        self._named = named
        self._made: dict[str, list[tuple[int, str]]] = {}
        for match in _noun().finditer(text):
            maker = self._maker_at(match.start(), match.end())
            if maker is not None:
                noun = match.group().lower()
                self._made.setdefault(noun, []).append((match.start(), maker))

    def maker(self, noun: str, at: int) -> str | None:
        """Who made "the report" that is spoken of at a place; None where nobody is named or two are."""
        made = self._made.get(noun, [])
        before = made[: bisect_left(made, (at, ""))]
        near = {maker for place, maker in before if at - place <= _REACH}
        return next(iter(near)) if len(near) == 1 else None

    def _maker_at(self, start: int, end: int) -> str | None:
        for span, entity in reversed(self._named(max(0, start - _LONGEST), start)):
            between = self._text[span.end : start]
            if _OWNED.fullmatch(between) or _wrote().fullmatch(between):
                return entity.name
        by = _BY.match(self._text, end)
        if by is None:
            return None
        behind = self._named(by.end(), by.end() + _LONGEST)
        return next((entity.name for span, entity in behind if span.start == by.end()), None)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon().documents)})\b", re.IGNORECASE)


@cache
def _wrote() -> re.Pattern[str]:
    verbs = any_of(lexicon().publishing_forms)
    return re.compile(
        rf"(?:,[^,;.]{{2,60}},)?\s+(?:(?:has|have|had|also|recently|later|then)\s+){{0,2}}(?:{verbs})\s+"
        rf"(?:an?|the|his|her|its|their|another)\s+(?:[\w’'-]+\s+){{0,4}}$"
    )
