"""The entity model's reading of a source, and what of it is a name for us.

The model sees each sentence in its paragraph; what it makes of one name in all its places is put
together here, so that one document has one opinion of a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.draft import Draft
from extractors.language.english import english_lexicon, sentence_ranges
from extractors.language.entity_model import NamedSpan, NameReading, entity_model
from extractors.names.name_words import fold_name, name_words
from extractors.names.names import NameRun
from kg.model import EntityKind

Key = tuple[str, ...]

KINDS = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "SYSTEM": EntityKind.SYSTEM,
    "LOC": EntityKind.PLACE,
}
"""The model's types that are entities of ours."""

_BARREL = re.compile(r"(?<=\w)(?:[-\u2010\u2011][A-Z][\w’']*\w)+?(?=['’]s\b|\b)")
_STOP = re.compile(r"(?<=[a-z]{4})\.(?=\s+[A-Z][a-z&])")
_YEAR = re.compile(r"(?<=\w)\s\d{4}$")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_NAME = re.compile(r"\w(?:.*[\w.)+!])?", re.DOTALL)
_PATRON = re.compile(r"\b(?:St|Ste|Saint|Sainte|San|Santa|Mt|Mount|Fort|Port|Lake|Cape)\.?\s$")
# What a body is, drawn into its name by the model: "think tank Lund Institute", "startup Oculis".
_LED = re.compile(r"(?:(?!(?:de|der|den|van|von|la|le|el|al|di|da)\s)[a-z]+\s)+(?=[A-Z])")
_EPONYM = re.compile(
    r"(?:['’]s?)? (?:[Ll]aws?|[Rr]ule|[Tt]heorem|[Pp]aradox|[Rr]azor|[Cc]onjecture|[Tt]est|[Pp]rinciple"
    r"|[Ee]quations?|[Ll]emma|[Ii]nequality|[Ss]yndrome|[Dd]isease)\b"
)
_CARELESS = frozenset({"PER", "LOC"})
"""What one word in small letters may be in a careless post; it is hardly a name of anything else."""

_INITIALS = re.compile(r"(?<![\w.])((?:[A-Z]\. ?){1,3})$")
_INITIALS_REACH = 10
_INITIAL = re.compile(r"[A-Z]\.")
_INITIAL_END = re.compile(r"(?<!\w)[A-Z]\.$")
_NO_INITIALS = frozenset(
    {"U.S.", "D.C.", "U.K.", "U.N.", "P.S.", "L.A.", "E.U.", "A.I.", "Q.", "A."}
)
"""Initials of places, and marks before a question, an answer or a postscript."""

_SHORT = 3  # letters of a last word that may be an abbreviation, with its full stop
_PART = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name that the model found.

    Args:
        start: first code point, behind titles.
        end: past the last code point.
        key: its folded words.
    """

    start: int
    end: int
    key: Key


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the model makes of a source's names.

    Args:
        names: in order, none overlapping another.
        shares: for each name by its folded words, how far its places read as each type, 0 to 1.
    """

    names: tuple[ReadName, ...]
    shares: Mapping[Key, Mapping[str, float]]


def recognise(draft: Draft, runs: Sequence[NameRun]) -> Recognition:
    """Read a source.

    Args:
        draft: its text and blocks.
        runs: its runs of capitalised words, which are judged whether or not the model calls them names.
    """
    reading = entity_model().read(draft.text, list(_paragraphs(draft)))
    names = tuple(_names(draft.text, reading.spans))
    return Recognition(names, _shares(reading, names, runs))


def is_eponym(text: str, start: int, end: int) -> bool:
    """Whether a name there names a law, a theorem, a disease or the like after somebody."""
    return not text[start:end].isupper() and _EPONYM.match(text, end) is not None


def is_patron(text: str, start: int, end: int) -> bool:
    """Whether a first name there is the rest of a place's name: "St. Paul", "San Jose", "Port Arthur"."""
    return (
        " " not in text[start:end] and _PATRON.search(text, max(0, start - 12), start) is not None
    )


def _paragraphs(draft: Draft) -> Iterator[list[tuple[int, int]]]:
    """Blocks as sentence ranges, headings and bylines too, and line by line what stands in no block."""
    here = 0
    for start, end in [*((b.span.start, b.span.end) for b in draft.blocks), (len(draft.text),) * 2]:
        for line in _LINE.finditer(draft.text, here, start):
            yield sentence_ranges(draft.text, line.start(), line.end())
        yield sentence_ranges(draft.text, start, end)
        here = end


def _names(text: str, spans: Sequence[NamedSpan]) -> Iterator[ReadName]:
    """The model's spans without titles, handles and addresses."""
    titles = name_words().titles
    addresses = [match.span() for match in _URL.finditer(text)] if spans else []
    at = done = 0
    for span in _with_initials(text, spans):
        while at < len(addresses) and addresses[at][1] <= span.start:
            at += 1
        in_address = at < len(addresses) and addresses[at][0] < span.end
        if in_address or (span.start and text[span.start - 1] in "@#/"):
            continue
        if is_eponym(text, span.start, span.end):
            continue
        if span.label == "PER" and is_patron(text, span.start, span.end):
            continue
        trimmed = _NAME.search(text, span.start, span.end)
        if trimmed is None:
            continue
        start, end = trimmed.start(), _name_end(text, *trimmed.span())
        if start < done:
            continue
        done = end
        words = text[start:end].split()
        while len(words) > 1 and span.label == "PER" and fold_name(words[0]).rstrip(".") in titles:
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        if span.label not in _CARELESS and text[start:end].isalpha() and text[start:end].islower():
            continue
        led = _LED.match(text, start, end) if span.label == "ORG" else None
        start = start if led is None else led.end()
        cuts = _people_apart(words) if span.label == "PER" else ()
        yield from _cut(text, start, end, cuts)


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name ends that the model cut at a hyphen, or drew on into the next sentence.

    "Giulia Marchetti-Sood" is one name, "at Alderpoint. Agents and more" has one of one word, and the full stop of
    "at Corvane Systems." is the sentence's.
    """
    if (barrel := _BARREL.match(text, end)) is not None:
        end = barrel.end()
    stop = _STOP.search(text, start, end)
    if stop is not None:
        return stop.start()
    last = text[start:end].split()[-1]
    known = english_lexicon().abbreviations | english_lexicon().closing_abbreviations
    bare = last.removesuffix(".")
    if bare != last and "." not in bare and len(bare) >= _SHORT and bare.lower() not in known:
        end -= 1
    year = _YEAR.search(text, start, end)
    noticed = "\u00a9" in text[text.rfind("\n", 0, start) + 1 : start]
    return year.start() if year is not None and noticed else end


def _with_initials(text: str, spans: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    """The spans, people's initials joined to the names that they stand before ("Ada D. Hale", "R.E. Moss")."""
    held: NamedSpan | None = None
    for span in spans:
        if held is None:
            held = _opened(text, span, 0)
        elif _goes_on(text, held, span):
            held = replace(held, end=span.end)
        else:
            yield held
            held = _opened(text, span, held.end)
    if held is not None:
        yield held


def _goes_on(text: str, left: NamedSpan, right: NamedSpan) -> bool:
    """Whether a person's name was cut at an initial inside it."""
    if left.label != "PER" or right.label != "PER" or text[left.end : right.start] != " ":
        return False
    ended = _INITIAL_END.search(text, left.start, left.end)
    return ended is not None or _INITIAL.fullmatch(text, right.start, right.end) is not None


def _opened(text: str, span: NamedSpan, taken: int) -> NamedSpan:
    """A person's name with the initials before it that no other name has."""
    if span.label != "PER":
        return span
    before = _INITIALS.search(text, max(taken, span.start - _INITIALS_REACH), span.start)
    if before is None or before[1].strip() in _NO_INITIALS:
        return span
    return replace(span, start=before.start())


def _people_apart(words: Sequence[str]) -> tuple[int, ...]:
    """Where a run of people's names opens a new one, as in a list of names or above a greeting.

    A name that is said again is a second one ("Nasser Nasser" is one man: only given names count),
    and so is a given name with a word after it behind a full name ("Ines Prado Carla Hume").
    """
    given = name_words().given
    keys = [fold_name(word).rstrip(".") for word in words]
    cuts: list[int] = []
    begun = 0
    for at in range(1, len(keys)):
        again = keys[at] == keys[begun] and (at - begun > 1 or keys[at] in given)
        named = at - begun > 1 and keys[at] in given and at + 1 < len(keys)
        led = keys[at - 1] in given or len(keys[at - 1]) == 1
        if again or (named and not led and keys[begun] in given):
            cuts.append(at)
            begun = at
    return tuple(cuts)


def _cut(text: str, start: int, end: int, cuts: Sequence[int]) -> Iterator[ReadName]:
    """The name between two places as one, or as several that begin with the words numbered."""
    words = [match.span() for match in _PART.finditer(text, start, end)]
    for first, last in pairwise((0, *cuts, len(words))):
        left, right = words[first][0], words[last - 1][1]
        yield ReadName(left, right, tuple(fold_name(text[left:right]).split()))


def _shares(
    reading: NameReading, names: Sequence[ReadName], runs: Sequence[NameRun]
) -> dict[Key, dict[str, float]]:
    """For each key the mean of its places."""
    places: dict[Key, set[tuple[int, int]]] = defaultdict(set)
    for run in runs:
        places[run.key].add((run.start, run.end))
    for name in names:
        places[name.key].add((name.start, name.end))
    shares = {}
    for key, ranges in places.items():
        read = [reading.share(start, end) for start, end in sorted(ranges)]
        shares[key] = {kind: sum(r[kind] for r in read) / len(read) for kind in reading.types}
    return shares
