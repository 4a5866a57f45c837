"""The date on which a test came out, as its paragraph tells, is that of the results told after it, as a line's year is.

"The agency published its Readiness Test on Monday. Averland scored 58": a result told in the past, without a time
of its own, is of that day. The date of another result is not carried on: it is that one's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundResult
from extractors.results.benchmark_clauses import dates_in
from extractors.results.benchmark_names import find_benchmarks
from extractors.results.plain_tests import plain_tests

_OTHER_TIME = re.compile(
    r"\b(?:now|since|today|currently|later|then|meanwhile|still|already|next|earlier|before|previous(?:ly)?|former(?:ly)?|last|once|used to|ago|until|ever|usually|typically|always|originally|initially|first)\b",
    re.IGNORECASE,
)
"""Words that place a result at another time than the one told before."""
_CAME_OUT = re.compile(
    r"\b(?:publish(?:es|ed)|releas(?:es|ed)|held|took place|came out|ran|was run|were run|posted)\b"
)
_PAST = "Tense=Past"
_LABELLED = re.compile(r"\W*(?P<year>(?:19|20)\d\d)\**: ")
"""A line under a year: "2004: Palisade 6, 2795"."""


def carried_dates(
    draft: Draft, rows: Sequence[FoundResult], known: frozenset[str]
) -> Iterator[FoundResult]:
    """The rows; those told in the past without a time have the date on which their test came out.

    Args:
        draft: with sentences, parses and propositions.
        rows: results, in the order of the text.
        known: folded names of tests.
    """
    by_sentence: dict[int, list[FoundResult]] = {}
    for row in rows:
        by_sentence.setdefault(draft.propositions[row.proposition].sentence, []).append(row)
    block, told = -1, dict[str, str]()
    for number, sentence in enumerate(draft.sentences):
        if sentence.block != block:
            block, told = sentence.block, {}
        own = by_sentence.get(number, [])
        if not own:
            told.update(_came_out(draft, number, known))
            continue
        timeless = bool(told) and _tells_no_time(draft, number)
        for row in own:
            date = told.get(row.benchmark) if timeless and row.date is None else row.date
            labelled = _LABELLED.match(sentence.span.quote) if date is None else None
            date = labelled["year"] if labelled else date
            yield replace(row, date=date)


def _came_out(draft: Draft, number: int, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The tests of a sentence with the date on which it says that they came out."""
    span = draft.sentences[number].span
    if _CAME_OUT.search(span.quote) is None:
        return
    dates = dates_in(draft.text, span.start, span.end, draft.metadata.published, months=True)
    if len(dates) == 1:
        for named in find_benchmarks(draft.text, span.start, span.end, known):
            yield named.name, dates[0].iso
        if number < len(draft.parses):
            for plain in plain_tests(draft.text, draft.parses[number]):
                yield plain.name, dates[0].iso


def _tells_no_time(draft: Draft, number: int) -> bool:
    """Whether a sentence tells of the past and gives no time of its own."""
    span = draft.sentences[number].span
    if _OTHER_TIME.search(span.quote) or number >= len(draft.parses):
        return False
    if dates_in(draft.text, span.start, span.end, draft.metadata.published, months=True):
        return False
    verbs = [t for t in draft.parses[number].tokens if t.pos in {"VERB", "AUX"}]
    return any(_PAST in t.morph for t in verbs)
