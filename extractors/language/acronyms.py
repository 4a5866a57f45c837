"""Acronyms that a text defines: "long form (LF)" and "LF (long form)".

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 8, 451-462: letters of the short form are matched
from right to left against the words beside the bracket. Two checks are added for general prose: the
words' initials are tried first, and a letter inside a word counts only in a word whose initial counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.model import Span

_BRACKET = re.compile(r"\(([^()\n]{2,120})\)")
_SHORT = re.compile(r"[^\W_][\w&.\u2010\u2011-]{1,9}")
_BEFORE = re.compile(r"(?<![\w&-])([^\W_][\w&\u2010\u2011-]{1,9})[ \u00a0\u202f]$")
_PART = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[,;:]")
_LOOK_BACK = 160
_MOST = 200  # each is looked up in the whole text
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
_IRREGULAR = ("s", "x", "z", "ch", "sh", "y")


@dataclass(frozen=True, slots=True)
class Definition:
    """One place where a text defines an acronym.

    Args:
        short: the short form as written, a plural ending included.
        long: the long form, without article.
        whole: both with the bracket.
    """

    short: Span
    long: Span
    whole: Span


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The acronyms of one text.

    Args:
        definitions: every definition, by place; conflicting ones are all kept.
        long_forms: short form to long form as in running prose, for those with one sense.
        ambiguous: short forms that the text defines in two senses; never expanded.
    """

    definitions: tuple[Definition, ...]
    long_forms: Mapping[str, str]
    ambiguous: frozenset[str]


def find_definitions(text: str) -> tuple[Definition, ...]:
    """The definitions of acronyms in a text, in both orders, by place.

    Args:
        text: the whole text; neither form goes over a line's end.
    """
    return tuple(_definitions(text))


def find_acronyms(text: str) -> Acronyms:
    """The acronyms that a text defines and the long forms that may stand for them.

    A plural short form also gives its singular and the other way round, where the ending is regular.

    Args:
        text: the whole text.
    """
    found = find_definitions(text)
    senses: dict[str, dict[str, str]] = {}
    for definition in found:
        singular = _singular(definition.short.quote)
        sense = _folded(definition.long.quote)
        senses.setdefault(singular, {}).setdefault(sense, definition.long.quote)
    ambiguous = frozenset(short for short, longs in senses.items() if len(longs) > 1)
    long_forms: dict[str, str] = {}
    for definition in found:
        short = definition.short.quote
        if _singular(short) in ambiguous or short in long_forms or len(long_forms) >= _MOST:
            continue
        long_forms[short] = _as_in_prose(definition.long.quote, text)
    for short, long in tuple(long_forms.items()):
        other = _other_number(short, long)
        if other is not None:
            long_forms.setdefault(*other)
    return Acronyms(found, dict(sorted(long_forms.items())), ambiguous)


def expand_acronyms(clause: str, long_forms: Mapping[str, str]) -> str:
    """The clause with defined acronyms written out, and without the bracket beside a long form.

    Args:
        clause: a sentence or part of one.
        long_forms: short form to long form, as in `Acronyms.long_forms`.
    """
    core = clause
    for short, long in sorted(long_forms.items()):
        if short not in core:
            continue
        literal = long.replace("\\", r"\\")
        core = re.sub(rf"\s*\({re.escape(short)}\)", "", core)
        beside = rf"\s*\({re.escape(long)}\)"
        core = re.sub(rf"(?<![\w-]){re.escape(short)}{beside}", literal, core, flags=re.IGNORECASE)
        core = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", literal, core)
    return core


def _definitions(text: str) -> Iterator[Definition]:
    for bracket in _BRACKET.finditer(text):
        inner = bracket[1]
        if _SHORT.fullmatch(inner) and _is_short(inner):
            line = text.rfind("\n", 0, bracket.start()) + 1
            begin = max(line, bracket.start() - _LOOK_BACK)
            long = _long_before(text, begin, bracket.start(), inner)
            if long is not None:
                short = Span.of(text, bracket.start(1), bracket.end(1))
                yield Definition(short, long, Span.of(text, long.start, bracket.end()))
            continue
        before = _BEFORE.search(text, max(0, bracket.start() - 12), bracket.start())
        if before is not None and _is_short(before[1]):
            long = _long_inside(text, bracket.start(1), bracket.end(1), before[1])
            if long is not None:
                short = Span.of(text, before.start(1), before.end(1))
                yield Definition(short, long, Span.of(text, before.start(1), bracket.end()))


def _is_short(word: str) -> bool:
    """Whether a word may be a short form: two letters, two capitals or one inside, no lone number."""
    capitals = sum(c.isupper() for c in word)
    letters = sum(c.isalpha() for c in word)
    return letters >= 2 and capitals >= 2 and capitals * 2 >= letters


def _letters(short: str) -> list[str]:
    return [c.lower() for c in _singular(short) if c.isalnum()]


def _long_before(text: str, begin: int, end: int, short: str) -> Span | None:
    """The words before a bracket whose letters make the short form, matched from the right."""
    letters = _letters(short)
    parts = [(m.start(), m.group().lower()) for m in _PART.finditer(text, begin, end)]
    parts = parts[-(min(len(letters) + 5, 2 * len(letters) + 1)) :]
    first = _by_initials(parts, letters)
    if first is None:
        first = _by_letters(parts, letters)
    if first is None:
        return None
    found = Span.trimmed(text, parts[first][0], end)
    if found is None or re.search(r"[.;:!?()\"“”] ", found.quote) or len(found) <= len(short):
        return None
    return None if short.lower() in (word for _, word in parts[first:]) else found


def _by_initials(parts: list[tuple[int, str]], letters: list[str]) -> int | None:
    """Where a row of words begins whose initials, small words aside, are the letters."""
    for begin in range(len(parts) - 1, -1, -1):
        words = [word for _, word in parts[begin:]]
        if words[0][0] != letters[0] or len(words) > len(letters) + 2:
            continue
        left = iter(word[0] for word in words)
        if not all(letter in left for letter in letters):
            continue
        if words[-1][0] == letters[-1] or len(words) == len(letters):
            return begin
    return None


def _by_letters(parts: list[tuple[int, str]], letters: list[str]) -> int | None:
    """Where the long form begins by the letters inside words too; two letters need one long word."""
    if len(letters) < 3:
        last = parts[-1][1] if parts else ""
        return len(parts) - 1 if len(last) >= 8 and _taken(last, letters) == len(letters) else None
    at, left = len(parts) - 1, list(letters)
    while at >= 0 and left:
        word = parts[at][1]
        took = _taken(word, left)
        if took == 0 and word not in _SMALL:
            return None
        del left[len(left) - took :]
        if not left:
            return at
        at -= 1
    return None


def _taken(word: str, letters: list[str]) -> int:
    """How many of the last letters a word gives: the most that its initial begins."""
    for size in range(len(letters), 0, -1):
        tail = letters[-size:]
        if word[0] != tail[0]:
            continue
        left = iter(word)
        if all(letter in left for letter in tail):
            return size
    return 0


def _long_inside(text: str, start: int, end: int, short: str) -> Span | None:
    """The long form inside the bracket, where its words' letters make the short form before it."""
    cut = _CLAUSE.search(text, start, end)
    stop = cut.start() if cut else end
    letters = _letters(short)
    parts = [(m.start(), m.group().lower()) for m in _PART.finditer(text, start, stop)]
    while parts and parts[0][1] in {"a", "an", "the"}:
        parts.pop(0)
    if len(parts) < 2 or len(parts) > len(letters) + 2:
        return None
    first = _by_initials(parts, letters)
    if first != 0 and _by_letters(parts, letters) != 0:
        return None
    return Span.trimmed(text, parts[0][0], stop)


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and short[-2:-1].isupper() else short


def _other_number(short: str, long: str) -> tuple[str, str] | None:
    """The plural of a singular pair of forms, the singular of a plural one; None where irregular."""
    if _singular(short) != short:
        plain = long.endswith("s") and not long.endswith(
            ("ss", "ies", "ses", "xes", "ches", "shes")
        )
        return (short[:-1], long[:-1]) if plain else None
    return None if long.endswith(_IRREGULAR) else (short + "s", long + "s")


def _folded(long: str) -> str:
    """A long form to be compared: words in lower case, without a plural ending."""
    return " ".join(word.lower() for word in _PART.findall(long)).removesuffix("s")


def _as_in_prose(long: str, text: str) -> str:
    """A long form in lower case, unless it is a name: always with capitals in the text."""
    if not _proper(long):
        return long[:1].lower() + long[1:] if long[1:2].islower() else long
    words = [re.escape(word) for word in _PART.findall(long.lower())]
    loose = r"[\s\u2010\u2011-]".join(words)
    plain = re.search(loose, text)
    if plain is not None:
        return plain.group()
    sentence_case = re.search(words[0].capitalize() + loose[len(words[0]) :], text)
    return sentence_case.group()[0].lower() + sentence_case.group()[1:] if sentence_case else long


def _proper(long: str) -> bool:
    """Whether every content word has a capital: a name or a heading, kept as it stands."""
    return all(word[0].isupper() for word in re.findall(r"[^\W_]{4,}", long))
