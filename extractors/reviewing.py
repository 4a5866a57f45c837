"""A source between reading and joining: what was found, what a person says of it, and then the graph.

Reading touches no graph. What is rejected or corrected here goes into the log of corrections together
with the source, so that it holds after every rebuild.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extractors.build import AddResult, add_extraction
from extractors.curating import curator
from extractors.draft import Metadata
from extractors.pipeline import Progress, extract_raw
from extractors.reading import RawSource
from kg.analysis.changes import Changes, changes
from kg.analysis.resemblance import NEAR, Resemblance, resemblances
from kg.model import Correction, Extraction, Graph
from kg.model.correction import Amendment, key_of
from kg.store import Amendments, Store
from kg.store.corrections import corrected_extraction

_STAMP = "2000-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class Review:
    """A source that was read and is not joined with the graph yet.

    Args:
        raw: its content.
        stated: what the user said of it.
        found: what the extractors found.
        said: what a person changed of it, one word on each matter.
    """

    raw: RawSource
    stated: Metadata
    found: Extraction
    said: tuple[Amendment, ...] = ()

    def with_change(self, change: Amendment) -> Review:
        """The review with a word on a matter, in place of an earlier one on the same."""
        kept = self.without(change).said
        return replace(self, said=(*kept, change))

    def without(self, change: Amendment) -> Review:
        """The review without a word on that matter."""
        left = tuple(made for made in self.said if key_of(made) != key_of(change))
        return replace(self, said=left)

    def has(self, change: Amendment) -> bool:
        """Whether something was said on that matter."""
        return any(key_of(made) == key_of(change) for made in self.said)

    @property
    def corrected(self) -> Extraction:
        """What would join the graph now."""
        log = [Correction(_STAMP, "", change) for change in self.said]
        return corrected_extraction(self.found, log)


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of reviewed sources.

    Args:
        results: one for each source.
        changes: what the graph holds now that it did not.
    """

    results: tuple[AddResult, ...]
    changes: Changes


def known_like(store: Store, text: str) -> tuple[Resemblance, ...]:
    """The sources of the graph that have a text, or share much with it; nearest first."""
    alike = store.alike(text, NEAR)
    return resemblances(text, (store.document(source) for source in alike))


def read(
    raw: RawSource, *, stated: Metadata | None = None, progress: Progress | None = None
) -> Review:
    """What the extractors find in a source; no graph is touched.

    Args:
        raw: its content.
        stated: what the user said of it.
        progress: told of each step; what it raises ends the reading.

    Raises:
        ExtractorError: a step broke on the text.
    """
    stated = stated or Metadata()
    return Review(raw, stated, extract_raw(raw, stated=stated, progress=progress))


def join(
    store: Store,
    reviews: Sequence[Review],
    *,
    by: str = "",
    progress: Callable[[str, int, int], None] | None = None,
    reader: Callable[[], Graph] | None = None,
) -> Joined:
    """Join reviewed sources with the graph, each whole with its corrections, and say what changed.

    Args:
        store: where they go.
        reviews: in order.
        by: who reviewed; ``curator`` where it is empty.
        progress: told of each source by its title.
        reader: reads the graph as it is; where it is left out, the store does.

    Raises:
        StoreError: one could not be written; those before it stay.
    """
    reader = reader or partial(store.graph, keep=True)
    before = reader()
    results = []
    for n, review in enumerate(reviews):
        if progress is not None:
            progress(review.found.document.source.title, n, len(reviews))
        amendments = (
            Amendments(review.said, by or curator(), "said in the review") if review.said else None
        )
        results.append(
            add_extraction(
                store, review.raw, review.found, stated=review.stated, amendments=amendments
            )
        )
    return Joined(tuple(results), changes(before, reader()))
