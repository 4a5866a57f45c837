"""Whether a number beside a benchmark is a score: no threshold, change, wish or share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.language.wordlists import any_of
from extractors.results.benchmark_clauses import Clause, result_cues
from extractors.results.benchmark_names import DURATIONS, NamedBenchmark, benchmark_words
from extractors.results.result_parts import BRACKETED, FOR, ON, ON_FAR, OWN_FIGURE, systems_of
from extractors.results.scores import Score

_CHANGE = re.compile(
    r"\b(?:by|another|an extra|a further|gained|lost|added|adds|gains|loses) (?:about |some |around |roughly )?$",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    r"\b(?:short of|far from|compared with|instead of|against)\s(?:the|its|a|an|their)?\s?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^\s(?:that|which)\s(?:its|their|the|an?)\s(?:own\s)?(?:makers?|vendors?|developers?|authors?|company|suppliers?|manufacturers?|creators?)\b"
)
_GUESSED = re.compile(
    r"^\s(?:sure|certain|likely|confident|confidence|probable|probability|chances?|odds)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"^\s(?:more|less|faster|cheaper|fewer|higher|lower|better|worse|ahead|behind|above|below|clear|short|off|improvement|increase|gain|drop|lead|margin|jump|discount|smaller|larger|bigger|longer|shorter|of (?:its|the|their|all) (?:customers|users|viewers|audience|readers|market|revenue|income|sales|traffic|budget|staff|workforce|employees|members|voters|households|respondents))\b",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"\b(?:is|was|are|were|remains?)\s(?:about |some |around |roughly |only |just |now |still )*$"
)
_COLON = re.compile(r":\s?[~≈]?$")
_HOLDS = re.compile(
    r"\b(?:has|have|had|holds?|held|contains?|contained|with|of|comprises?|includes?|the|made|came|set|sets|at)\s(?:about |some |over |only )?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r", (?:which|who|and which) ")
_LISTED = re.compile(
    r"^\**(?:\s?\((?!\d)[^()]{1,40}\)|\s?[,:(=–—-]\s?|\s(?:at|with|on|scored?|second|third|first|next|also|then|only|just|about|around|roughly|in)\s?){1,3}[~≈(]?$|^\s[~≈]?$"
)


_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:with|to)) (?:about |only |just )?[~≈]?$"
)
_COUNTED = frozenset(["", "Elo", "points"])
"""Units that a bare number in line with a score may have."""


def is_refused(text: str, clause: Clause, score: Score) -> bool:
    """Whether the clause of a number makes it a condition, a wish or a failure."""
    start = clause.start
    for match in _RELATIVE.finditer(text, clause.start, score.start):
        start = match.end()
    found = result_cues().refused.finditer(text, start, clause.end)
    return any(match.group() != "May" for match in found)


def can_carry(
    text: str,
    clause: Clause,
    benchmark: NamedBenchmark,
    score: Score,
    systems: Sequence[str | None],
) -> bool:
    """Whether a benchmark that the clause does not name may be meant: only for a known system."""
    own = [n for n in clause.named if n.name == benchmark.name]
    if any(n.start < score.start for n in own):
        return True
    if own:
        between = text[score.end : own[0].start]
        return (
            systems[0] is not None
            or ON.match(between) is not None
            or (score.metric is not None and ON_FAR.match(between) is not None)
        )
    if _other_test().match(text[score.end : clause.end]) or _own_bench().search(
        text[clause.start : score.start]
    ):
        return False
    length = clause.told.horizon and benchmark.name == clause.told.benchmark
    timed = clause.told.unit in DURATIONS and score.unit in DURATIONS
    fits = clause.told.labelled or timed or length == (score.unit in DURATIONS)
    return systems[0] is not None and fits


def is_score(text: str, clause: Clause, score: Score) -> bool:
    """Whether the number stands after a verb of results, beside a system, or right before "on"."""
    before = text[clause.start : score.start]
    after = text[score.end : clause.end]
    given = any(
        n >= score.end
        and (
            FOR.match(text[score.end : n])
            or (BRACKETED.match(text[score.end : n]) and not OWN_FIGURE.match(text[m : m + 16]))
        )
        for n, m, _ in clause.systems
    )
    if _CHANGE.search(before) or (_SHORT_OF.search(before) and not given) or _QUOTED.match(after):
        return False
    if score.unit in {"x", "percentage points"} or _COMPARED.match(after) or _GUESSED.match(after):
        return False
    if score.loose and not _beside_another(before, clause, score):
        return False
    if score.unit in {"tasks", "problems", "questions"} and _HOLDS.search(before):
        return False
    verb = result_cues().results.search(before) is not None
    placed = any(ON.match(text[score.end : n.start]) for n in clause.named if n.start >= score.end)
    listed = any(
        score.start - b >= 0 and _LISTED.match(text[b : score.start]) for _, b, _ in clause.systems
    )
    told = _COPULA.search(before) is not None or _COLON.search(before) is not None
    measured = score.metric is not None or (told and systems_of(text, clause, score)[0] is not None)
    return clause.continued or verb or placed or listed or measured or given


@cache
def _own_bench() -> re.Pattern[str]:
    """A bench of somebody's own, which is not the test that the paragraph names: "on our bench"."""
    nouns = any_of((*benchmark_words().nouns, "bench", "test", "tests", "machine", "machines"))
    return re.compile(
        rf"\b(?:on|in|at)\s(?:our|their|its|his|her|my)\s(?:own\s)?(?:[\w-]+\s)?(?:{nouns})\b",
        re.IGNORECASE,
    )


@cache
def _other_test() -> re.Pattern[str]:
    """What tells, after a score, that it is of another test: "on the federation's own list"."""
    nouns = any_of(benchmark_words().nouns)
    return re.compile(
        rf"^\s(?:[\w%]+\s){{0,3}}?(?:on|in|at)\s(?:the|its|their|an?|another|his|her|our)\s(?!same\b|full\b|whole\b)(?:[\w'’-]+\s){{0,4}}?(?:{nouns})\b",
        re.IGNORECASE,
    )


def _beside_another(before: str, clause: Clause, score: Score) -> bool:
    """Whether a bare number stands in line with a score of the same benchmark that is sure."""
    told = clause.told
    if told.unit in _COUNTED or told.listing or (told.labelled and len(clause.scores) > 1):
        return True
    sure = any(not s.loose and s.start < score.start for s in (*clause.earlier, *clause.scores))
    if sure and (clause.continued or _AGAINST.search(before)):
        return True
    return any(
        not s.loose and s.unit in _COUNTED and s is not score
        for s in (*clause.earlier, *clause.scores)
    )
