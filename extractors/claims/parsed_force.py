"""The force of a clause by its syntax: which words hedge, deny or condition its main predicate.

A word counts only where the parse hangs it on the main predicate, so that nothing leaks from a
relative clause, a reason or the clause beside it. Some predicates only carry the clause below them
("it is likely that ...", "I think ...", "seems to ..."): what is said of them is said of that clause,
negation too (negative raising; Horn 1989, "A Natural History of Negation").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractors.claims.clause_tree import ClauseTree
from extractors.claims.force import stated_chance
from extractors.draft import Parse
from kg.model import Mark, MarkKind, Polarity, Span


@dataclass(frozen=True, slots=True)
class ParsedForce:
    """How a clause is put forward, with the words that show it.

    Args:
        certainty: 0 to 1.
        polarity: affirmed or denied.
        conditional: whether it holds only under a stated condition.
        marks: the words behind each, by place.
    """

    certainty: float
    polarity: Polarity
    conditional: bool
    marks: tuple[Mark, ...]


def parsed_force(text: str, parse: Parse, low: int, high: int) -> ParsedForce | None:
    """The force of the clause at ``text[low:high]``, or None where the parse shows no predicate there.

    Args:
        text: the whole text.
        parse: of the sentence that the clause stands in.
        low: its first code point, after attributing words.
        high: its last, exclusive.
    """
    reader = _Clause(text, parse, low, high)
    if reader.top is None:
        return None
    found = reader.force()
    lost = None if found.conditional else reader.opening_condition()
    if lost is None:
        return found
    # Where the parse lost the condition it lost the main predicate too: what follows is read alone.
    rest = _Clause(text, parse, lost.span.end, high)
    found = found if rest.top is None else rest.force()
    return replace(found, conditional=True, marks=(lost, *found.marks))


class _Clause(ClauseTree):
    """One pass over the clause, from its main predicate down."""

    def force(self) -> ParsedForce:
        """Certainty, polarity and condition, read down the chain of carrying predicates."""
        chain = list(self._chain())
        denials = [denied for at in chain if (denied := list(self._negators(at)))]
        marks = [
            self._mark(MarkKind.NEGATION, i, i, "denies its predicate") for d in denials for i in d
        ]
        condition = self._condition(chain)
        if condition is not None:
            marks.append(condition)
        certainty, negative, words = self._certainty(chain, negative=len(denials) % 2 == 1)
        return ParsedForce(
            certainty,
            Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            condition is not None,
            tuple(sorted({*marks, *words})),
        )

    def _certainty(self, chain: list[int], *, negative: bool) -> tuple[float, bool, list[Mark]]:
        """Certainty, whether the clause is denied after all, and the words that say so."""
        chance = stated_chance(self._text[self._low : self._high])
        if chance is not None:
            start, end, certainty = chance
            span = Span.of(self._text, self._low + start, self._low + end)
            return certainty, negative, [Mark(MarkKind.CHANCE, span, "stated")]
        near = {i for at in chain for i in self._near(at)}
        downs = list(self._found(self._lexicon.downgraders, near, MarkKind.HEDGE))
        if downs:
            # "not impossible" affirms, weakly; "unlikely" denies.
            least = min(value for value, _ in downs)
            certainty = self._lexicon.not_unlikely if negative else round(1 - least, 2)
            return certainty, not negative, [mark for _, mark in downs]
        hedges = list(self._found(self._lexicon.hedges, near, MarkKind.HEDGE))
        said = [mark.span for _, mark in hedges]
        hedges += [
            (value, mark)
            for value, mark in self._own_thoughts(chain)
            if not any(span.covers(mark.span) for span in said)
        ]
        if hedges:
            return min(value for value, _ in hedges), negative, [mark for _, mark in hedges]
        boosts = list(self._found(self._lexicon.boosters, near, MarkKind.BOOSTER))
        certainty = max((value for value, _ in boosts), default=self._lexicon.plain)
        return certainty, negative, [mark for _, mark in boosts]

    def _own_thoughts(self, chain: list[int]) -> Iterator[tuple[float, Mark]]:
        """The writer's own verbs of thinking that carry the clause, denied or not."""
        for at in chain:
            own = f"i {self._tokens[at].lemma.lower()}"
            if own in self._lexicon.hedges and self._is_own(at):
                value = self._lexicon.hedges[own]
                yield value, self._mark(MarkKind.HEDGE, at, at, f"{own} = {value:g}")

    def _found(
        self, table: Mapping[str, float], near: set[int], kind: MarkKind
    ) -> Iterator[tuple[float, Mark]]:
        """Expressions of a table whose words stand near a predicate; a longer one hides those inside."""
        words = [self._word(i) for i in range(len(self._tokens))]
        taken: set[int] = set()
        for parts in _by_length(tuple(table)):
            for start in range(len(words) - len(parts) + 1):
                places = range(start, start + len(parts))
                if tuple(words[start : start + len(parts)]) != parts or taken & set(places):
                    continue
                if all(self._inside[i] for i in places) and near & set(places):
                    taken |= set(places)
                    value = table[" ".join(parts)]
                    reason = f"{' '.join(parts)} = {value:g}"
                    yield value, self._mark(kind, places[0], places[-1], reason)

    def _condition(self, chain: list[int]) -> Mark | None:
        """The clause under which the main predicate holds; "even if" sets none."""
        for at in chain:
            for child in self._children[at]:
                if self._inside[child] and self._tokens[child].dep.startswith("advcl"):
                    below = sorted(self._below(child))
                    opening = [self._word(i) for i in below[:3]]
                    if self._conditions(opening):
                        first, last = below[0], self._until_comma(below[-1], at)
                        return self._mark(MarkKind.CONDITION, first, last, opening[0])
        return None

    def _until_comma(self, last: int, main: int) -> int:
        """The word before the comma that ends a condition in front of its main clause."""
        if last >= main:
            return last
        comma = next((i for i in range(last + 1, main) if self._word(i) == ","), None)
        return last if comma is None else comma - 1

    def opening_condition(self) -> Mark | None:
        """The condition up to its comma where the clause opens with one that the parse lost."""
        inside = [i for i in range(len(self._tokens)) if self._inside[i]]
        start = 1 if len(inside) > 1 and self._word(inside[0]) in {"and", "but", "so"} else 0
        opening = [self._word(i) for i in inside[start : start + 3]]
        if not self._conditions(opening) or opening[0] in {"were", "should"}:
            return None
        comma = next((n for n, i in enumerate(inside) if self._word(i) == ","), None)
        if comma is None or comma <= start + 2:
            return None
        return self._mark(MarkKind.CONDITION, inside[start], inside[comma - 1], opening[0])

    def _conditions(self, opening: list[str]) -> bool:
        if not opening or opening[0] == "even":
            return False
        conditional = self._lexicon.conditional
        said = " ".join(opening)
        return opening[0] in conditional.openers or any(
            said.startswith(phrase) for phrase in conditional.inner
        )

    def _mark(self, kind: MarkKind, first: int, last: int, reason: str) -> Mark:
        start, end = self._tokens[first].start, self._tokens[last].end
        return Mark(kind, Span.of(self._text, start, end), reason)


@cache
def _by_length(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    parted = [tuple(phrase.split()) for phrase in phrases]
    return tuple(sorted(parted, key=lambda parts: (-len(parts), parts)))
