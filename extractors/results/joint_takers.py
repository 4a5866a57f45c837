"""One score that several takers have: "Lark 3 and Wren are level at 44", "both Finch and Robin reached 58%".

What is said of several subjects joined by "and" holds of each, but where they have it together (the distributive reading
of plurals, after Link (1983), "The logical analysis of plurals and mass terms").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.draft import FoundResult
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import plain_name
from extractors.results.result_subjects import NAME
from extractors.results.settings import is_human

_S = "[ \u00a0\u2009\u202f]"
_TOGETHER = re.compile(
    r"\b(?:together|combined|between them|jointly|respectively|average of|averaged|in total|in sum|first and)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"(?:\b[Bb]oth{_S})?(?!Both\b)(?P<one>{NAME}),?{_S}and{_S}(?P<other>{NAME}){_S}(?:(?:were|are|was|is|stand|stood|sit|sat|now|both|each|all|also|still){_S}){{0,3}}"
    rf"(?:both{_S}|each{_S}|level{_S}(?:at|on|with)|tied?{_S}(?:at|on|with|for)|drew{_S}(?:at|on)|joint{_S}[a-z]+{_S}(?:at|on|with)|share{_S}|shared{_S}|reach(?:ed)?{_S}|score[ds]?{_S}|g[eo]t{_S}|ha(?:ve|d){_S}|managed?{_S}|solved?{_S}|made?{_S}|at{_S}|on{_S}|with{_S})"
)
_SECOND = re.compile(rf"(?:{_S}?%)?,?{_S}and{_S}(?:about{_S}|~)?\d")


def joint_rows(rows: Sequence[FoundResult]) -> Iterator[FoundResult]:
    """The rows, each followed by those of the others who have its score with its taker.

    Args:
        rows: results, in the order of the text.
    """
    told = {(row.proposition, row.score, fold_name(row.system or "")) for row in rows if row.system}
    for row in rows:
        yield row
        for name in _others(row):
            key = (row.proposition, row.score, fold_name(name))
            if key not in told:
                told.add(key)
                yield replace(row, system=name, human=is_human(name))


def _others(row: FoundResult) -> Iterator[str]:
    """Who else has a row's score: the name that "and" joins to its taker's before the score."""
    words = row.span.quote
    at = words.find(row.text)
    if row.system is None or at < 0 or _TOGETHER.search(words):
        return
    if _SECOND.match(words, at + len(row.text)):
        return  # "A and B reached 44% and 51%": one each
    for match in _PAIR.finditer(words, 0, at):
        pair = [plain_name(match["one"]), plain_name(match["other"])]
        between = words[match.end() : at]
        if re.search(r"\d|[,;:]", between) is None and row.system in pair:
            others = (name for name in pair if name != row.system)
            yield from (n for n in others if fold_name(n) not in name_words().calendar)
