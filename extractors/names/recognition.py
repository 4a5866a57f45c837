"""The entity model's reading of a source, and what of it is a name for us.

The model sees each sentence in its paragraph; what it makes of one name in all its places is put
together here, so that one document has one opinion of a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.draft import Draft
from extractors.language.english import sentence_ranges
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

_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_NAME = re.compile(r"\w(?:.*[\w.)+!])?", re.DOTALL)
_EPONYM = re.compile(
    r"(?:['’]s?)? (?:[Ll]aws?|[Rr]ule|[Tt]heorem|[Pp]aradox|[Rr]azor|[Cc]onjecture|[Tt]est|[Pp]rinciple"
    r"|[Ee]quations?|[Ll]emma|[Ii]nequality|[Ss]yndrome|[Dd]isease)\b"
)
_CARELESS = frozenset({"PER", "LOC"})
"""What one word in small letters may be in a careless post; it is hardly a name of anything else."""

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
    at = 0
    for span in spans:
        while at < len(addresses) and addresses[at][1] <= span.start:
            at += 1
        in_address = at < len(addresses) and addresses[at][0] < span.end
        if in_address or (span.start and text[span.start - 1] in "@#/"):
            continue
        if is_eponym(text, span.start, span.end):
            continue
        trimmed = _NAME.search(text, span.start, span.end)
        if trimmed is None:
            continue
        start, end = trimmed.span()
        words = text[start:end].split()
        while len(words) > 1 and span.label == "PER" and fold_name(words[0]).rstrip(".") in titles:
            start = text.index(words[1], start + len(words[0]))
            words = words[1:]
        key = tuple(fold_name(text[start:end]).split())
        if span.label not in _CARELESS and text[start:end].isalpha() and text[start:end].islower():
            continue
        yield ReadName(start, end, key)


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
