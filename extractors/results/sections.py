"""Results of sections that a heading gives to one test: what a paragraph names no test for is of the heading's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundResult
from extractors.names.name_words import fold_name
from extractors.results.benchmark_context import heading_of
from extractors.results.benchmark_names import NamedBenchmark, find_benchmarks


def of_sections(
    draft: Draft, rows: Sequence[FoundResult], known: frozenset[str]
) -> Iterator[FoundResult]:
    """The rows; one whose test its section does not name has the test that the section's heading names.

    Args:
        draft: with blocks, sentences and propositions.
        rows: results.
        known: from `known_benchmarks`.
    """
    for row in rows:
        heading = heading_of(draft, draft.propositions[row.proposition].sentence)
        test = None if heading is None else _headed(draft, heading, known)
        if heading is None or test is None:
            yield row
            continue
        section = fold_name(draft.text[heading[0] : row.span.end])
        named = fold_name(row.benchmark) in section
        yield row if named else replace(row, benchmark=test.name, variant=test.variant)


def _headed(draft: Draft, heading: tuple[int, int], known: frozenset[str]) -> NamedBenchmark | None:
    """The one test that a heading is the name of, with nothing but its number beside it."""
    found = find_benchmarks(draft.text, *heading, known)
    if len(found) != 1:
        return None
    rest = draft.text[heading[0] : found[0].start] + draft.text[found[0].end : heading[1]]
    return None if any(map(str.isalpha, rest)) else found[0]
