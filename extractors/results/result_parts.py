"""Whom and what a score belongs to: its benchmark, its systems and its date, within its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_clauses import Clause, result_cues
from extractors.results.benchmark_names import NamedBenchmark, benchmark_words, plain_name
from extractors.results.metrics import metrics_in
from extractors.results.result_subjects import NAME, may_name_system, name_beside
from extractors.results.scores import Score
from extractors.results.settings import is_human
from extractors.results.taker_phrases import taker_gapped

_BEYOND = re.compile(
    r"\b(?:up|down|ahead|behind|above|below|more|less|than|over|better|worse|against|compared|versus|vs|from|beats?|when|after|before)\b"
)
"""Words between a score and a name that make the name another score's."""
_HELD = re.compile(rf"(?P<name>{NAME})\s\((?:with\s|at\s)?[~≈]?$")
_FOR_NAME = re.compile(
    rf"\s(?:for|from)\s(?:the\s)?(?:[A-Z][\w.-]*['’]s\s)?(?P<name>{NAME})(?=[\s.,;:)(]|$)"
)
"""A time that tells when something began is not when the score was got."""
_NONE_ABOVE = re.compile(
    r"\b(?:[Nn]o\s(?P<noun>system|model|agent|entry|tool|method|team)|[Nn]othing|[Nn]obody|[Nn]o\sone)\b[^.;,]{0,40}?"
    r"\b(?:past|above|beyond|over|more\sthan|better\sthan|higher\sthan)\s[~≈]?$"
)
_IT_IS = re.compile(
    r"\b(?:it|they)\s(?:is|was|are|were)\s(?:now\s|still\s|only\s|at\s)*[~≈]?$", re.IGNORECASE
)
_APPOSED = re.compile(
    rf",\s(?:[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?['’]s\s)?(?P<name>{NAME})(?=[.,;:)\s]|$)"
)
ON = re.compile(r"^\s?(?:(?:of (?:the )?\w+ )?on|in) (?:the )?$")
"""What stands between a score and the benchmark after it."""
ON_FAR = re.compile(
    r"^\s(?:(?:[A-Z]{2,5}|[a-z][\w-]*)\s){0,4}?(?:on|in)\s(?:the\s(?:(?!(?:that|which|when|after|before|where|who|and)\b)[a-z][\w-]*\s){0,4})?$|^\sof\s(?:the\s)?(?:[a-z]+\s(?:of|in|on)\s)?(?:the\s)?$"
)
"""The same with what was counted ("71% of issues on", "9.6% WER on", "86% of the questions of")."""
FOR = re.compile(
    r"^,?\s?(?:for|by|from|with|using|in the case of) (?:the (?:[a-z-]+ ){0,3}?(?:system|model|entry|agent|record[ -]holder|leader)?\s?\(?)?(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)?['’]s )?$"
)
"""What stands between a score and the system after it."""
BRACKETED = re.compile(r"^\s?\((?:the\s|for\s|by\s|with\s)?$")
"""What stands between a score and a system in brackets after it."""
OWN_FIGURE = re.compile(r"^(?::|,? at)?\s?(?:only |about )?[~≈]?(?!(?:19|20)\d\d\b)\d")
"""What follows a system in brackets that has a figure of its own: "0.94 (Heron: 0.91)"."""
_JOINED = re.compile(r"^\s*(?:,|and|&|/|,\s*and)\s*$")
_OPENS = re.compile(r"(?:^|[,;:(—]|\b(?:and|that|the|of|all|by|but))\s*$", re.IGNORECASE)
_OPEN = re.compile(r"\(([^()]*)$")
_FROM = re.compile(r"\bfrom\s[~≈]?$")
_TO = re.compile(r"\bto\s[~≈]?$")
_WITH = re.compile(r"\b(?:with|by|using|for)\s(?:the\s)?$")
_GIVEN = re.compile(r"\d\s?(?:%|per\s?cent|points)?\s(?:for|by|from|with)\s(?:the\s)?$")
_NOMINATIVE = re.compile(r"\b(?:it|they)\s[a-z]+s?\s(?:[a-z]+\s){0,3}[~≈]?$")
""" "61% for Heron 1, and on QuayBench it reaches 54%": who "it" is was told before."""
_COUNTING = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "several",
        "many",
        "most",
        "some",
    ]
)
_EARLIER = re.compile(
    r"\b[Ii]ts\s(?P<which>(?:first|second|third|previous|earlier|last|older|smaller|larger|next)\s(?:version|model|generation|release|edition))\b"
)


def benchmark_of(text: str, clause: Clause, score: Score) -> NamedBenchmark | None:
    """The benchmark after "on", else the last one before the score, else the clause's or line's."""
    if turn := _turned(text, clause, score):
        return turn
    for named in clause.named:
        if named.start >= score.end and ON.match(text[score.end : named.start]):
            return named
    before = [named for named in clause.named if named.end <= score.start]
    for named in clause.named:
        between = text[score.end : named.start]
        if not before and named.start >= score.end and ON_FAR.match(between):
            return named
    if before:
        return before[-1]
    if clause.given is not None:
        return clause.given
    return clause.named[0] if clause.named else None


def _turned(text: str, clause: Clause, score: Score) -> NamedBenchmark | None:
    """The benchmark of a score in lists of the same length: "92%, 88% and 71% on X, Y and Z"."""
    scores = clause.scores
    if len(scores) < len("AB") or not _all_joined(text, [(s.start, s.end) for s in scores]):
        return None
    after = [named for named in clause.named if named.start >= scores[-1].end]
    if len(after) == len(scores) and _all_joined(text, [(n.start, n.end) for n in after]):
        return after[scores.index(score)]
    told = clause.told.listed
    respective = "respectively" in text[scores[-1].end : clause.end]
    if respective and not clause.named and len(told) == len(scores):
        return told[scores.index(score)]
    return None


def _all_joined(text: str, places: Sequence[tuple[int, int]]) -> bool:
    return all(_JOINED.match(text[a[1] : b[0]]) for a, b in pairwise(places))


def systems_of(text: str, clause: Clause, score: Score) -> list[str | None]:
    """The systems that a score belongs to; None where the clause names none."""
    said = _told_after(text, clause, score) or _participant(text, clause, score)
    if said := said or _gapped(text, clause, score):
        return [said]
    before = [system for system in clause.systems if system[1] <= score.start]
    before = [s for s in before if not _CLOSED.match(text, s[1], score.start)] or before[:0]
    if before:
        return _told_before(text, clause, score, before)
    from_ = max([clause.start, *(n.end for n in clause.named if n.end <= score.start)])
    noun = _noun_before(text, from_, score, clause.start)
    noun = noun or _noun_before(text, clause.start, score)
    if bounded := _none_above(text, clause, score):
        return [bounded]
    if noun and not _is_pronominal(noun):
        return [noun]
    after = [
        name
        for start, _, name in clause.systems
        if start >= score.end and not _BEYOND.search(text, score.end, start)
    ]
    alone = len(after) == 1 and (len(clause.scores) == 1 or _both_times(text, clause))
    only = after[0] if alone else None
    found = _none_above(text, clause, score) or _spoken_of(text, clause, score) or only
    told = clause.told
    heads = told.labelled and not clause.earlier and score is clause.scores[0]
    return [found or (told.topic if heads else None) or None]


def _none_above(text: str, clause: Clause, score: Score) -> str | None:
    """Whose score is the highest, where none is said to lie above: "no model has got past 9%"."""
    match = _NONE_ABOVE.search(text[clause.start : score.start])
    if match is None:
        return None
    models = len(re.findall(r"\bmodels?\b", text)) > len(re.findall(r"\bsystems?\b", text))
    return f"best {match['noun'] or ('model' if models else 'system')}"


def _both_times(text: str, clause: Clause) -> bool:
    """Whether a change is told with its one system behind it: "from 9% to 12%, both times with A"."""
    first, last = clause.scores[0], clause.scores[-1]
    changed = _FROM.search(text[clause.start : first.start]) and _TO.search(
        text[first.end : last.start]
    )
    behind = [start for start, _, _ in clause.systems if start >= last.end]
    return (
        len(clause.scores) == len("AB")
        and changed is not None
        and len(behind) == 1
        and _WITH.search(text[last.end : behind[0]]) is not None
    )


def _told_after(text: str, clause: Clause, score: Score) -> str | None:
    """The system that words behind a score give it to: "91% for X", "91% for its predecessor"."""
    if noun := _noun_after(text, clause, score):
        return noun
    for start, end, name in clause.systems:
        between = _skip_benchmark(text, clause, score.end, start)
        bracketed = BRACKETED.match(between) and not OWN_FIGURE.match(text[end : end + 16])
        if start >= score.end and (FOR.match(between) or bracketed):
            return name
    return None


def _participant(text: str, clause: Clause, score: Score) -> str | None:
    """Whoever has a score by name, and is no known system: "Trundle (79%)", "548 for Finland"."""
    held = _HELD.search(text[clause.start : score.start])
    if held is not None:
        at = clause.start + held.start("name")
    elif behind := _FOR_NAME.match(text, score.end, clause.end):
        held, at = behind, behind.start("name")
    else:
        return None
    end = at + len(held["name"])
    words = {fold_name(word) for word in held["name"].split()}
    if words & (name_words().calendar | name_words().function) or metrics_in(held["name"]):
        return None
    if any(n.start < end and at < n.end for n in clause.named):
        return None
    known = (name for start, stop, name in clause.systems if start < end and at < stop)
    return next(known, plain_name(held["name"]))


def _told_before(
    text: str, clause: Clause, score: Score, before: Sequence[tuple[int, int, str]]
) -> list[str | None]:
    """The system named last before a score, its group, or a common noun behind it."""
    if _GIVEN.search(text[clause.start : before[-1][0]]) and _NOMINATIVE.search(
        text[before[-1][1] : score.start]
    ):
        own = [s for s in before[:-1] if not _GIVEN.search(text[clause.start : s[0]])]
        return [own[-1][2] if own else clause.told.system or clause.told.topic or before[-1][2]]
    if _risen_past(text, clause, score, before[-1]):
        told = clause.told.system or clause.told.topic
        return [told if told and told != before[-1][2] else None]
    earlier = max((s.end for s in clause.scores if s.end <= score.start), default=clause.start)
    if before[-1][1] <= earlier and (noun := _noun_before(text, earlier, score)):
        return [noun]
    if is_human(noun := _noun_before(text, before[-1][1], score)):
        return [noun]
    group: list[str | None] = [*_bracketed(text, before)]
    turn = _turn(text, clause, score, len(group))
    return group if turn is None else [sorted(before[-len(group) :])[turn][2]]


def _risen_past(text: str, clause: Clause, score: Score, last: tuple[int, int, str]) -> bool:
    """Whether a score is another's than the one named last: "from 37.5% for the older method, Heron 1, to 59.2%"."""
    before = [s for s in clause.scores if s.end <= score.start]
    if not before or not _TO.search(text[last[1] : score.start]):
        return False
    given = re.match(r"\s(?:for|by|from|with)\s[^.;:()\d]{0,60}$", text[before[-1].end : last[0]])
    return given is not None and _FROM.search(text[clause.start : before[-1].start]) is not None


@cache
def _after() -> re.Pattern[str]:
    words = benchmark_words()
    return re.compile(
        rf"\s(?:for|by|with|from)\s(?:its|the|their|our|an?)\s(?P<noun>(?:[a-z][\w-]*\s){{0,2}}(?:{any_of((*words.systems, *words.machines))}))(?=[.,;:)]|$|\s(?:on|in|at|and|while)\b)"
    )


def _noun_after(text: str, clause: Clause, score: Score) -> str | None:
    """The common noun that a score is for: "91% for its predecessor"."""
    match = _after().match(text, score.end, clause.end)
    if match is None:
        return None
    apposed = _APPOSED.match(text, match.end(), clause.end)
    if apposed and may_name_system(text, *apposed.span("name"), alone=True):
        return plain_name(apposed["name"])
    return plain_name(match["noun"])


_CLOSED = re.compile(
    r"(?: at|:)? ?[~≈]?\d[\d.,]*\s?%?\)(?=,? (?:and|but|while) (?!(?:for|by|from)\b))"
)
"""What stands behind a name in brackets with a figure of its own, where the sentence goes on: "(Heron 2: 75.9%) and 66.4% on"."""
_GAPPED = re.compile(
    r"(?:,|\band|\bbut|\bwhile)\s(?:and\s|but\s)?(?:the|an?)\s(?P<noun>(?:[a-z][a-z-]+\s){0,2}[a-z]{3,})\s(?:only\s|just\s)?$"
)


def _gapped(text: str, clause: Clause, score: Score) -> str | None:
    """The noun phrase right before a score in a list: "A answers 83% and the average pupil 61%"."""
    if clause.scores[0] is score and not clause.earlier:
        return None
    words = text[clause.start : score.start]
    if taker := taker_gapped(words):
        return taker
    match = _GAPPED.search(words)
    if match is None or clause.scores[0] is score or score.unit not in {"%", ""}:
        return None
    return match["noun"]


def _is_pronominal(noun: str) -> bool:
    """Whether a bare noun only points back ("the model")."""
    return noun.lower().startswith("same ") or noun.lower() in {
        "model",
        "system",
        "agent",
        "version",
        "its model",
        "new model",
    }


@cache
def _anaphor() -> re.Pattern[str]:
    machines = any_of(benchmark_words().machines)
    verbs = any_of(benchmark_words().results)
    return re.compile(
        rf"(?<![\w-])(?:(?:it|which|that|this)|(?:our|the|their|a)\s(?:own\s|second\s|new\s)?(?:run|rerun|re-run|recount|retest)|the\s(?:[\w-]+\s){{1,2}}(?:split|subset|portion)|(?:the|this|its)\s(?:(?:new|very\ssame|same|latest|best)\s)?(?:{machines}|score|result|figure|mark|share|accuracy))(?:[’']s)?\s(?:\w+\s){{0,2}}?(?:{verbs})(?!\w)",
        re.IGNORECASE,
    )


def _spoken_of(text: str, clause: Clause, score: Score) -> str | None:
    """The system of the sentence before where a pronoun or "the score" stands for it."""
    before = text[clause.start : score.start]
    if not clause.told.system:
        return None
    if match := _EARLIER.search(before):
        return f"{clause.told.system} ({match['which']})"
    said = _anaphor().search(before) or _IT_IS.search(before)
    if said and said.group().lower().startswith("it") and is_human(clause.told.system):
        return clause.told.tested or clause.told.topic or None
    return clause.told.system if said else None


def _noun_before(text: str, from_: int, score: Score, start: int | None = None) -> str | None:
    """The system that a common noun between two places names: "five readers averaged"."""
    # The pattern looks ahead at the figure, so it reads to the figure's end.
    found = result_cues().generic.finditer(text, from_, score.end)
    generic = [match for match in found if match.end() <= score.start]
    if not generic:
        return None
    before = text[from_ if start is None else start : generic[-1].start()]
    group = 1 if generic[-1].group(1) else 2
    if apposed := name_beside(text, generic[-1].end(group), score.start):
        return apposed
    noun = generic[-1].group(group)
    return _plain_noun(noun, opens=_OPENS.search(before) is not None)


def _turn(text: str, clause: Clause, score: Score, systems: int) -> int | None:
    """Which of as many systems a score of a list belongs to: "A and B reached 44% and 51%"."""
    scores = clause.scores
    joined = all(_JOINED.match(text[a.end : b.start]) for a, b in pairwise(scores))
    if systems < len("AB") or len(scores) != systems or not joined:
        return None
    return scores.index(score)


def _plain_noun(words: str, *, opens: bool) -> str:
    """A noun for systems with its adjectives, without articles and verbs before it."""
    kept: list[str] = []
    for word in reversed(words.split()):
        verb = re.search(r"(?:ed|s|ing)$", word) and not opens
        if kept and (verb or word.lower() in {"the", "its", "their", "a", "an", "that", "our"}):
            break
        kept.insert(0, word)
    if len(kept) > 1 and kept[0].lower() in _COUNTING:
        kept = kept[1:]
    return plain_name(" ".join(kept))


def _skip_benchmark(text: str, clause: Clause, start: int, end: int) -> str:
    """The words between a score and a system, "on X" left out."""
    for named in clause.named:
        if start <= named.start and named.end <= end and ON.match(text[start : named.start]):
            return text[named.end : end]
    return text[start:end]


def _bracketed(text: str, before: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """The last system, or all that one pair of brackets lists ("top systems (A, B)")."""
    last = before[-1]
    opened = _OPEN.search(text[max(0, last[0] - 120) : last[0]])
    if opened is None:
        yield last[2]
        for left, right in pairwise(reversed(before)):
            if _JOINED.match(text[right[1] : left[0]]) is None:
                return
            yield right[2]
        return
    inside = [system for system in before if system[0] >= last[0] - len(opened.group(1))]
    yield inside[0][2]
    for left, right in pairwise(inside):
        if _JOINED.match(text[left[1] : right[0]]) is None:
            return
        yield right[2]
