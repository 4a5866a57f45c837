"""What a map is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ClaimType, Source, Statement, Topic, fold
from kg.model.checks import need_iso_date, need_unit_interval


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What the map is about. A claim stays when one of its statements meets every condition.

    Args:
        topic: name or id of the claim's topic; case, marks and spacing of a name do not matter.
        speaker: who asserts it; compared as topics are.
        source: id of the source it stands in.
        types: sorts of proposition; empty for all.
        since: ISO date or part of one; publication on it or later.
        until: ISO date or part of one; publication in it or earlier. Sources without a date are left
            out when one of the two is given.
        confidence: the least that an edge's confidence is, 0 to 1; edges below are as if they were not.

    Raises:
        ValueProblem: a date that is none, or a confidence outside 0 to 1.
    """

    topic: str | None = None
    speaker: str | None = None
    source: str | None = None
    types: tuple[ClaimType, ...] = ()
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0

    def __post_init__(self) -> None:
        """Check dates and confidence."""
        need_iso_date(self.since, "the map's first date")
        need_iso_date(self.until, "the map's last date")
        need_unit_interval(self.confidence, "the least confidence of the map's links")

    @property
    def is_free(self) -> bool:
        """Whether every claim stays."""
        return not any((self.topic, self.speaker, self.source, self.types, self.since, self.until))

    def admits(self, statement: Statement, topic: Topic | None, source: Source) -> bool:
        """Whether a statement of ``source``, whose claim has this topic, meets every condition."""
        return (
            (self.source is None or statement.source == self.source)
            and (not self.types or statement.type in self.types)
            and (self.speaker is None or fold(statement.speaker) == fold(self.speaker))
            and (self.topic is None or (topic is not None and self._is(topic)))
            and self._dated(source.published)
        )

    def _is(self, topic: Topic) -> bool:
        return self.topic == topic.id or fold(self.topic or "") == fold(topic.name)

    def _dated(self, published: str | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if published is None:
            return False
        # Parts of dates are compared as far as both are told: 2026 holds all of 2026-03.
        after = self.since is None or published >= self.since[: len(published)]
        return after and (self.until is None or published[: len(self.until)] <= self.until)
