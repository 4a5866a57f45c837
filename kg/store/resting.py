"""Links inside a source that rest on what a person has corrected since they were found.

They were found once, with the text; whether their ground still stands is asked again when corrections are
replayed. Links between sources are found anew and need no such question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import BenchmarkResult, Evidence, Forecast, Link, Relation, Span, Statement, fold

ONE_VOICE = frozenset(
    [
        "admission", "chance-explained", "contrast-same-holder", "denial-explained", "evidence-cited",
        "forecast-reason", "holds-of-all", "inference", "own-figures", "own-records", "own-words", "past-view",
        "reason-for-verdict", "second-reason", "summed-up", "view-and-forecast",
        "view-explained",
    ]
)  # fmt: skip
"""Tests that ask for one holder on both sides."""


class Ground:
    """What was taken out and who says what now; asked of each link.

    Args:
        before: the statements as they were found.
        after: those that are left, as corrected.
        figures: forecasts and benchmark results as they were found.
        gone: ids of the records that were taken out.
    """

    def __init__(
        self,
        before: Iterable[Statement],
        after: Mapping[str, Statement],
        figures: Sequence[Forecast | BenchmarkResult],
        gone: frozenset[str],
    ) -> None:
        self._was = {s.id: s for s in before if after.get(s.id) is not s}
        self._after = after
        self._taken: dict[str, list[Span]] = defaultdict(list)
        for statement in self._was.values():
            if statement.id not in after:
                self._taken[statement.source].append(statement.span)
        left = {(f.statement, f.span) for f in figures if f.id not in gone}
        self._figures = {
            (f.statement, f.span)
            for f in figures
            if f.id in gone and (f.statement, f.span) not in left
        }

    def holds(self, link: Link) -> bool:
        """Whether a link still has its ground; one whose end is gone has none."""
        one, other = self._after.get(link.from_), self._after.get(link.to)
        if one is None or other is None:
            return False
        if one.source != other.source:
            return True
        return self._voices_hold(link, one, other) and not any(
            self._is_taken(piece, (one, other)) for piece in link.evidence
        )

    def _voices_hold(self, link: Link, one: Statement, other: Statement) -> bool:
        """Whether the ends' holders are still the same or still different, as the test asked for."""
        if not {one.id, other.id} & self._was.keys():
            return True
        was = self._was.get(one.id, one), self._was.get(other.id, other)
        then, now = _one_voice(*was), _one_voice(one, other)
        if link.relation is Relation.DISPUTES and now and not then:
            return False
        return not (link.test in ONE_VOICE and then and not now)

    def _is_taken(self, piece: Evidence, ends: tuple[Statement, Statement]) -> bool:
        """Whether its words are a figure, or stand in a statement, that was taken out."""
        if any(
            statement == end.id and _meet(span, piece.span)
            for statement, span in self._figures
            for end in ends
            if piece.kind == "quantity"
        ):
            return True
        if any(_within(piece.span, end.span) for end in ends):
            return False
        return any(_within(piece.span, span) for span in self._taken[piece.source])


def _one_voice(one: Statement, other: Statement) -> bool:
    return fold(one.speaker) == fold(other.speaker) and one.post == other.post


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
