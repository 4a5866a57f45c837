"""Result predications: who got which figure on which test, by the syntax of the sentence.

A figure belongs to a system where a verb of results, a label, brackets, a possessor or "for" gives it to one,
and to the test that its sentence or paragraph speaks of (the frame "Achieving a result" of cause and
measured outcome; roles as in Gildea and Jurafsky (2002), "Automatic labeling of semantic roles").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.results.benchmark_clauses import result_cues
from extractors.results.benchmark_names import NamedBenchmark
from extractors.results.governed_figures import distributed
from extractors.results.result_holders import behind, holder
from extractors.results.scores import Score
from extractors.results.stretches import Holder, Memory, Stretch, token_at

_S = "[ \u00a0\u2009\u202f]"
_ON = re.compile(
    rf"^(?:{_S}(?!(?:and|but|while|than|or|up|down|from|against)\b)[\w%@.’'-]+){{0,5}}?{_S}(?:on|in|of){_S}(?:(?:the|our|its|their|a){_S})?(?:[\w’'-]+{_S}){{0,2}}$"
)
_FORMER = re.compile(
    rf"(?:[(,;]|\b(?:up|down)){_S}?(?:was|were|from|previously|up{_S}from|down{_S}from|formerly|before:?)(?:{_S}(?:about|only|just))?{_S}?$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    rf";|,{_S}(?:while|whereas|but|and|whose|which|who)\b|{_S}(?:while|whereas)\b|[.:]{_S}",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:would|could|should|might|may|must|will|if|suppose|imagine|hop(?:e|ed|es|ing)|aim(?:s|ed)?|target(?:s|ed)?|threshold|goal|cut-off|cutoff|pass mark|limit|promises?d?|expect(?:s|ed)?|unless|until|guess)\b|[’']ll\b|\bneeds? (?:at least|to)\b|\bat least\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:price[sd]?|cost|costs|sales|revenue|shares?|customers|users|staff|workforce|turnout|inflation|growth|tickets?|fares?|votes?|seats?|tariffs?|wages?|rent|capacity|discount|parameters?|tokens|context|dimensions|watts|degrees|emissions|demand|unemployment|population|age|lead day)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Predication:
    """A figure with its test and system, and its clause.

    Args:
        figure: the figure.
        test: its test.
        system: who got it.
        start: where its clause begins.
        end: past the clause's last code point.
        given: whether words behind the figure name the system.
        plain: whether the figure stands in brackets behind the system, which no other reading outdoes.
    """

    figure: Score
    test: NamedBenchmark
    system: str
    start: int
    end: int
    given: bool = False
    plain: bool = False


def predications(stretch: Stretch, memory: Memory) -> Iterator[Predication]:
    """The results of a sentence, in order of their figures.

    Args:
        stretch: the sentence.
        memory: what was spoken of before.
    """
    shared = distributed(stretch)
    last = ""
    former = memory.former
    for figure in stretch.figures:
        low, high = _clause(stretch, figure)
        if _is_none(stretch, figure, low, high, plain=memory.plain):
            continue
        test, placed, named = _test_of(stretch, figure, memory)
        if test is None:
            continue
        before = stretch.text[stretch.start : figure.start]
        if not figure.moved and _FORMER.search(before) and (last or memory.system or memory.topic):
            told = behind(stretch, figure)
            former = told or former
            whose = told or former or last or memory.system or memory.topic
            yield Predication(
                _like_the_one_before(stretch, figure), test, whose, low, high, given=True
            )
            continue
        found = shared.get(figure.start) or holder(stretch, figure, memory, last, placed=placed)
        if found is None or not found.name:
            continue
        found = _going_on(found, last)
        figure = _with_unit(figure, memory, found)  # noqa: PLW2901
        fits = memory.unit is not None and memory.unit == figure.unit
        if not (named and (found.sure or placed or fits or figure.unit in {"%", ""})):
            # "Orla-2 gets 71, Heron Max 59": bare figures of named systems, where no score tells of a unit yet.
            first = memory.unit is None and found.known and figure.unit in {"", "%"}
            counted = figure.unit.startswith("of ") or first
            near = memory.near and found.explicit and (fits or found.sure or counted)
            if not near or (memory.unit is not None and not fits and not memory.plain):
                continue
        if memory.plain and not _plainly_scored(figure, found):
            continue
        last = found.name
        memory = _told_unit(memory, figure)
        yield Predication(
            figure, test, found.name, low, high, given=found.behind, plain=found.bracketed
        )


def _going_on(found: Holder, last: str) -> Holder:
    """A holder who is known where the figure before is of the same name: "has moved less: 40 in April and 43 now"."""
    return replace(found, known=True) if last and found.explicit and found.name == last else found


def _like_the_one_before(stretch: Stretch, figure: Score) -> Score:
    """A bare former figure with the unit of the figure before it: "71 per cent, up from 38"."""
    before = [f.unit for f in stretch.figures if f.end <= figure.start]
    if figure.unit or not before or before[-1] != "%":
        return figure
    return replace(figure, unit=before[-1])


def _with_unit(figure: Score, memory: Memory, found: Holder) -> Score:
    """A bare figure with the unit of the results before it: "Experts get 78" behind "Heron 2 scored 71%"."""
    bare = figure.unit == "" and memory.near and found.known
    if not bare or memory.unit is None or max(figure.values) > _limit(memory.unit):
        return figure
    return replace(figure, unit=memory.unit)


def _told_unit(memory: Memory, figure: Score) -> Memory:
    """What is remembered behind a sentence's first result: "A scored 58 out of 100; the rival got 81"."""
    first = memory.unit is None and memory.near
    return replace(memory, unit=figure.unit) if first else memory


def _limit(unit: str) -> float:
    """The highest score that a unit allows."""
    if unit.startswith("of "):
        return float(unit.removeprefix("of "))
    return 100.0 if unit == "%" else float("inf")


def _over(stretch: Stretch, figure: Score) -> set[int]:
    """The tokens from a figure up to the root of its sentence; none where there is no parse."""
    here = token_at(stretch, figure)
    if stretch.parse is None or here is None:
        return set()
    over = {here}
    while (here := stretch.parse.tokens[here].head) not in over:
        over.add(here)
    return over


_BESIDE = frozenset(["conj", "parataxis", "advcl", "acl", "acl:relcl"])
"""Relations of clauses of their own: "does 57.5 and costs a sixth as much"."""


def _is_none(stretch: Stretch, figure: Score, low: int, high: int, *, plain: bool) -> bool:
    """Whether a figure's clause makes it no result; where its test has no coined name, any such word there does."""
    return _wished(stretch, figure, low, high, plain=plain) or _traded(
        stretch, figure, low, high, plain=plain
    )


def _traded(stretch: Stretch, figure: Score, low: int, high: int, *, plain: bool) -> bool:
    """Whether a figure's own clause speaks of what nobody scores: prices, sales, votes."""
    found = list(_TRADE.finditer(stretch.text, low, high))
    over = set() if plain else _over(stretch, figure)
    if not found or stretch.parse is None or not over:
        return bool(found)
    tokens = stretch.parse.tokens
    for match in found:
        at = next((n for n, t in enumerate(tokens) if t.start <= match.start() < t.end), None)
        while at is not None and at not in over and tokens[at].dep not in _BESIDE:
            at = tokens[at].head
        if at is None or at in over:
            return True
    return False


def _wished(stretch: Stretch, figure: Score, low: int, high: int, *, plain: bool) -> bool:
    """Whether a figure is foreseen, wished or a condition: by words over it in the syntax, or near it.

    "Where a model must rebuild the table, Heron reached 71%": a modal of another verb says nothing of the figure.
    """
    found = [
        match
        for pattern in (_MODAL, result_cues().refused)
        for match in pattern.finditer(stretch.text, low, high)
        if match.group() != "May"
    ]
    over = set() if plain else _over(stretch, figure)
    if not found or stretch.parse is None or not over:
        return bool(found)
    tokens = stretch.parse.tokens
    for match in found:
        at = next((n for n, t in enumerate(tokens) if t.start <= match.start() < t.end), None)
        if at is None or at in over:
            return True
        noun = tokens[at].pos == "NOUN" and not tokens[at].dep.startswith("nsubj")
        if tokens[at].head in over and not noun:
            return True
    return False


def _plainly_scored(figure: Score, found: Holder) -> bool:
    """Whether a figure is a score even where no coined name tells of a test."""
    counted = figure.unit.startswith("of ") or figure.unit in {"points", "Elo"}
    return found.explicit and (found.sure or counted) and figure.unit not in {"x", "tasks"}


def _clause(stretch: Stretch, figure: Score) -> tuple[int, int]:
    """The ends of a figure's clause, cut at semicolons and conjunctions with commas."""
    text = stretch.text
    edges = [m.end() for m in _NEW_CLAUSE.finditer(text, stretch.start, figure.start)]
    behind = _NEW_CLAUSE.search(text, figure.end, stretch.end)
    return max(edges, default=stretch.start), behind.start() if behind else stretch.end


def _test_of(
    stretch: Stretch, figure: Score, memory: Memory
) -> tuple[NamedBenchmark | None, bool, bool]:
    """A figure's test, whether "on" places the figure there, and whether the sentence names it."""
    for test in stretch.tests:
        between = stretch.text[figure.end : test.start]
        others = any(figure.end <= f.start < test.start for f in stretch.figures)
        if test.start >= figure.end and not others and _ON.match(between):
            return test, True, True
    before = [test for test in stretch.tests if test.end <= figure.start]
    if before:
        return before[-1], False, True
    for test in stretch.tests:
        if test.start >= figure.end and _ON.match(stretch.text[figure.end : test.start]):
            return test, True, True
    if len(stretch.tests) == 1:
        return stretch.tests[0], False, True
    return memory.test, False, False
