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
    r"\b(?:by|another|an extra|a further|gained|lost|added|adds|gains|loses|rose|rises|fell|falls|grew|grows|climbed|dropped|declined|"
    r"increased|decreased|jumped|shrank|slipped|surged|up|down|(?:gain|drop|reduction|improvement|increase|decrease|rise|margin|gap|lead) of) (?:about |some |around |roughly |only |just )?$",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    r"\b(?:short of|far from|compared with|instead of|against)\s(?:the|its|a|an|their)?\s?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^\s(?:that|which)\s(?:its|their|the|an?)\s(?:own\s)?(?:makers?|vendors?|developers?|authors?|company|suppliers?|manufacturers?|creators?)\b"
)
_INTERVAL = re.compile(r"^,?\s(?:CI|CrI|confidence|credible)\b|^%?,?\sinterval\b")
"""What stands behind how sure an interval is: "(95% CI 83.1 to 90.7)"."""
_LIMIT = re.compile(
    r"\b(?:within|(?:limit|budget|deadline|maximum|cap)\sof)\s(?:the\s|a\s|an\s|about\s|only\s)*$",
    re.IGNORECASE,
)
"""What stands before how long or how much whoever is tested may take."""
_IN_INTERVAL = re.compile(r"\([^()]*\b(?:CI|CrI|interval)\b[^()]*$")
_NOISE = re.compile(
    r"\b(?:standard\s(?:deviation|error)|confidence\sinterval|margin\sof\serror|error\sbars?|p-value|variance|spread|noise|"
    r"gap|difference|distance|margin)s?\b(?!\swith\b)[^,;.:(]{0,50}$",
    re.IGNORECASE,
)
"""What stands before a figure that tells how far scores lie apart."""
_GUESSED = re.compile(
    r"^\s(?:sure|certain|likely|confident|confidence|probable|probability|chances?|odds)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"^\s(?:more|less|faster|cheaper|fewer|higher|lower|better|worse|ahead|behind|above|below|clear|short|off|apart|improvement|increase|gain|drop|lead|margin|jump|discount|smaller|larger|bigger|longer|shorter|of (?:its|the|their|all) (?:customers|users|viewers|audience|readers|market|revenue|income|sales|traffic|budget|staff|workforce|employees|members|voters|households|respondents))\b",
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
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|of|for|in|and))+")
"""A test's name in plain words ("National Reading Assessment"), which may as well be a report's."""
_FORMER = re.compile(r", (?:(?:up|down) )?from (?:about |only |just )?[~≈]?$")
"""What stands before the score that went before: "38% on X, from 35% in the spring"."""
_SHARE_OF = re.compile(
    r"^\sof\s(?!the\s|them\b|these\b|those\b|its\b|their\b|what\b)(?P<of>[a-z-]+(?:\s[a-z-]+){0,2})"
)
"""What else a figure may be a share of: "38% of radiology departments"."""
_TRADED = re.compile(
    r"\b(?:market share|share of|shares?|prices?|sales|revenues?|profits?|margins?|growth|inflation|turnout|uptake|unemployment|"
    r"GDP|ridership)\b"
)
"""What a figure counts that nobody scores."""
PUBLIC = frozenset(
    [
        *(
            "people",
            "adults",
            "teenagers",
            "children",
            "women",
            "men",
            "voters",
            "patients",
            "households",
            "homes",
        ),
        *(
            "firms",
            "companies",
            "businesses",
            "viewers",
            "readers",
            "users",
            "customers",
            "parents",
            "employees",
        ),
    ]
)
_REMARK = re.compile(r", (?:which|who|because|so|since|although|though)\b|[“\"]")
"""Where words behind a score go on to something else."""
_RELATIVE = re.compile(r", (?:which|who|and which) ")
_LISTED = re.compile(
    r"^['’]s\s(?:(?:now|still|only|just)\s)*(?:at\s)?[~≈]?$|^\**(?:\s?\((?!\d)[^()]{1,40}\)|\s?[,:(=–—-]\s?|\s(?:at|with|on|scored?|second|third|first|next|also|then|only|just|about|around|roughly|in)\s?){1,3}[~≈(]?$|^\s[~≈]?$"
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
    behind = _REMARK.search(text, score.end, clause.end)
    end = behind.start() if behind else clause.end
    found = result_cues().refused.finditer(text, start, end)
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
        return systems[0] is not None or _PLAIN_NAME.fullmatch(benchmark.name) is None
    if own:
        between = text[score.end : own[0].start]
        return (
            systems[0] is not None
            or ON.match(between) is not None
            or (score.metric is not None and ON_FAR.match(between) is not None)
        )
    share = _SHARE_OF.match(text[score.end : clause.end])
    other = share is not None and not set(share["of"].split()) & set(benchmark_words().items)
    if other or _TRADED.search(text[clause.start : score.start]):
        return False
    if _other_test().match(text[score.end : clause.end]) or _own_bench().search(
        text[clause.start : score.start]
    ):
        return False
    length = clause.told.horizon and benchmark.name == clause.told.benchmark
    timed = clause.told.unit in DURATIONS and score.unit in DURATIONS
    fits = clause.told.labelled or timed or length == (score.unit in DURATIONS)
    return systems[0] is not None and fits


_OF_ITS_OWN = re.compile(r"['’]s\s[~≈]?$")
_HAS = re.compile(
    r"\b(?:reach(?:es|ed)?|gets?|got|scor(?:es|ed)|achiev(?:es|ed)|manage[sd]?|posts|posted|averag(?:es|ed)|moved?s?\sto|take[sn]?|took)\s(?:a\s|an\s|only\s|about\s|just\s)?[~≈]?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:and|against|compared (?:with|to)|versus|vs\.?|from) (?:about |only |just )?[~≈]?$"
)
_GOES_ON = re.compile(
    r"^\s(?!(?:on|in|and|at|from|with|for|last|this|to|but|while|by|against|score|mark|result|after|before|over|under|when|versus|vs|or)\b)[a-z]"
)


def is_something_else(text: str, clause: Clause, score: Score, *, given: bool = False) -> bool:
    """Whether words beside a number make it a change, a share of a public, a quoted claim or a comparison.

    Args:
        text: the whole text.
        clause: the number's clause.
        score: the number.
        given: whether words behind it give it to a system.
    """
    before = text[clause.start : score.start]
    after = text[score.end : clause.end]
    # "Heron 3's 40% price cut" is no score of Heron 3's.
    owned = _OF_ITS_OWN.search(before) is not None and _GOES_ON.match(after) is not None
    if (
        owned
        or _CHANGE.search(before)
        or (_SHORT_OF.search(before) and not given)
        or _QUOTED.match(after)
        or _NOISE.search(before)
        or _LIMIT.search(before)
        or _INTERVAL.match(after)
        or _IN_INTERVAL.search(before)
    ):
        return True
    public = _SHARE_OF.match(after)
    if public is not None and PUBLIC & set(public["of"].split()):
        return True
    # "Sextant 3 reaches 1.62x" on a test of speed-ups is a score, "costs rose 3x" is none.
    test = bool(clause.named or clause.told.benchmark)
    factor = score.unit == "x" and test and (_gets(before) or _goes_on_with(text, clause, score))
    compared = (score.unit in {"x", "percentage points"} and not factor) or _COMPARED.match(after)
    return bool(compared or _GUESSED.match(after))


def is_score(text: str, clause: Clause, score: Score) -> bool:
    """Whether the number stands after a verb of results, beside a system, or right before "on"."""
    before = text[clause.start : score.start]
    given = any(
        n >= score.end
        and (
            FOR.match(text[score.end : n])
            or (BRACKETED.match(text[score.end : n]) and not OWN_FIGURE.match(text[m : m + 16]))
        )
        for n, m, _ in clause.systems
    )
    if is_something_else(text, clause, score, given=given):
        return False
    if score.loose and not _beside_another(text, before, clause, score):
        return False
    if score.unit in {"tasks", "problems", "questions"} and _HOLDS.search(before):
        return False
    verb = result_cues().results.search(before) is not None
    placed = any(ON.match(text[score.end : n.start]) for n in clause.named if n.start >= score.end)
    listed = _next_to_name(text, clause, score)
    told = _COPULA.search(before) is not None or _COLON.search(before) is not None
    measured = score.metric is not None or (told and systems_of(text, clause, score)[0] is not None)
    moved = score.moved and any(b <= score.start for _, b, _ in clause.systems)
    former = score is not clause.scores[0] and _FORMER.search(before) is not None
    return former or clause.continued or verb or placed or listed or measured or given or moved


def _gets(before: str) -> bool:
    return _HAS.search(before) is not None


def _goes_on_with(text: str, clause: Clause, score: Score) -> bool:
    """Whether a factor follows one that a system got: "achieved 252x (High) and 118x (Low), compared to 72x for Osier 1"."""
    first = next((s for s in (*clause.earlier, *clause.scores) if s.unit == "x"), score)
    got = first is not score and _HAS.search(text[max(0, first.start - 60) : first.start])
    return bool(got) and _JOINED.search(text[max(0, score.start - 24) : score.start]) is not None


@cache
def _own_bench() -> re.Pattern[str]:
    """A bench of somebody's own, which is not the test that the paragraph names: "on our bench"."""
    nouns = any_of((*benchmark_words().nouns, "bench", "test", "tests", "machine", "machines"))
    return re.compile(
        rf"\b(?:on|in|at)\s(?:our|their|its|his|her|my)\s(?:own\s)?(?:[\w-]+\s)?(?:{nouns})\b"
        rf"|\b(?:on|in|at)\s[\w-]+['’]s\s(?:own\s|private\s|internal\s|in-house\s)+(?:[\w-]+\s)?(?:{nouns}|set)\b"
        rf"|\b(?:on|in)\s(?:the|a)\s(?:{nouns})\sthat\s(?:our|my|their|his|her|its|we|they|I|the\s[a-z]+)\b"
        rf"|\b(?:our|their|its|my)\s(?:own\s)?(?:internal|private|in-house)\s(?:{nouns}|set)\b",
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


@cache
def _got() -> re.Pattern[str]:
    """A verb of taking tests right before a figure: "managed only"."""
    verbs = any_of(benchmark_words().subject_verbs)
    return re.compile(
        rf"(?<!\w)(?:{verbs}|measured|clocked|saw|counted|(?:it|they)\s(?:is|was|are|were))(?:\s(?:only|just|about|around|roughly|nearly|some|still|now|at|on))*\s[~≈]?$",
        re.IGNORECASE,
    )


def _next_to_name(text: str, clause: Clause, score: Score) -> bool:
    """Whether a system's name stands right before a number, or "at" between them."""
    return any(
        b <= score.start and _LISTED.match(text[b : score.start]) for _, b, _ in clause.systems
    )


def _beside_another(text: str, before: str, clause: Clause, score: Score) -> bool:
    """Whether a bare number stands in line with a score of the same benchmark that is sure."""
    told = clause.told
    same = (s.unit for s in (*clause.earlier, *clause.scores) if not s.loose and s is not score)
    unit = next(same, told.unit)
    if unit is not None and _got().search(before) and systems_of(text, clause, score)[0]:
        return unit != "%" or score.values[-1] <= 100
    if told.unit in _COUNTED or told.listing or (told.labelled and len(clause.scores) > 1):
        return True
    sure = any(not s.loose and s.start < score.start for s in (*clause.earlier, *clause.scores))
    if sure and (clause.continued or _AGAINST.search(before) or _next_to_name(text, clause, score)):
        return True
    return any(
        not s.loose and s.unit in _COUNTED and s is not score
        for s in (*clause.earlier, *clause.scores)
    )
