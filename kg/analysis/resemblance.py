"""How much of a text stands in known ones: duplicates and near-duplicates, before any work is done.

Runs of five words are compared as sets: resemblance and containment after Broder, "On the resemblance
and containment of documents" (1997). Case, marks and line breaks do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Document, Source
from kg.store.text_sketches import runs_of

NEAR = 0.3
"""Share of the runs of one text in another from which on it is worth telling."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A known source that shares much with a text.

    Args:
        source: the known one.
        same: whether its text is the same, to the last character.
        shared: share of the text's runs of words that stand in the source, 0 to 1.
        covered: share of the source's runs of words that stand in the text, 0 to 1.
    """

    source: Source
    same: bool
    shared: float
    covered: float


def resemblances(text: str, known: Iterable[Document]) -> tuple[Resemblance, ...]:
    """The known sources that share much with a text, nearest first.

    Args:
        text: the new text.
        known: the sources with their texts.
    """
    mine = runs_of(text)
    own = Source.id_for(text)
    found = []
    for document in known:
        source = document.source
        if source.id == own:
            found.append(Resemblance(source, same=True, shared=1.0, covered=1.0))
            continue
        theirs = runs_of(document.text)
        both = len(mine & theirs)
        if not both:
            continue
        shared, covered = both / len(mine), both / len(theirs)
        if max(shared, covered) >= NEAR:
            found.append(Resemblance(source, same=False, shared=shared, covered=covered))
    return tuple(sorted(found, key=lambda r: (not r.same, -max(r.shared, r.covered), r.source.id)))
