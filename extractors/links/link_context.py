"""What the tests for links ask of a text: lists, results, and the views under discussion.

Every answer looks at a bounded number of neighbours or at tables made once, so that the cost stays
linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.claims.cues import is_opposing
from extractors.claims.salience import deck_blocks
from extractors.draft import BlockKind, Draft
from extractors.language.shallow import content_stems
from extractors.links.link_cues import plain
from extractors.links.link_places import LinkPlaces
from kg.model import ClaimType, Probability, Span, Stance, Statement, are_far_apart, is_named

_PERCENT = re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent)")
_REVISES = re.compile(r"\b(?:down|up) to \d")  # a number of one's own is moved
_HELD_ONCE = re.compile(r"\b(?:i|we|he|she|they) (?:was|were|had been)(?: at| on| only)? \d")
_MOST_RESULTS = 24
_MOST_NAMED = 64
_MOST_FORECASTS = 8
_CLAIMED = 2  # blocks back in which a claim is still being answered
_ANSWERED = 2  # blocks back to somebody by name who is answered
_DISSENT = 6  # code points after "X disputes": no more than "this."
_LED_IN = 4  # blocks that a lead-in reaches over


@dataclass(frozen=True, slots=True)
class Stated:
    """A forecast with the statement that makes it.

    Args:
        statement: the statement.
        span: the forecast's words.
        forecaster: whose it is.
        probability: as stated.
        year: of its horizon, or None.
        event: its words, as far as they are known.
    """

    statement: Statement
    span: Span
    forecaster: str
    probability: Probability
    year: int | None
    event: str = ""


class LinkContext(LinkPlaces):
    """A draft's statements with their surroundings and the views told in the draft."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._deck = deck_blocks(draft)
        self._rivals = self._find_rivals()
        self._results = self._named_results()

    def answered_by(self, statement: Statement, *, told_from: int) -> Statement | None:
        """The first statement, in its paragraph, of the holder heard last before this statement's.

        Somebody by name answers somebody by name where there is one near by. ``told_from`` is where the words
        stand that say who answers; what is said after them is not what is answered. Whoever was heard before
        answers what came since; of the text's own voice it is the last sentence.
        """
        heard: list[Statement] = []
        for s in self._back(statement):
            if s.speaker != statement.speaker and s.span.end <= told_from:
                heard.append(s)
            elif heard:
                break
        if not heard:
            return None
        here = self.sentence(statement).block
        near = [s for s in heard if here - self.sentence(s).block <= _ANSWERED]
        named = [s for s in near if is_named(s.speaker)] if is_named(statement.speaker) else []
        last = (named or heard)[0]
        if last.reporter is None and last.speaker == self.voice(statement):
            return [s for s in heard if self.same_sentence(s, last)][-1]
        block = self.sentence(last).block
        own = [s for s in heard if s.speaker == last.speaker and self.sentence(s).block == block]
        return own[-1]

    def heard_last(self, statement: Statement) -> Statement | None:
        """What whoever else was heard last before a statement says first in that paragraph.

        Of the text's own voice it is what was said last.
        """
        for other in self._back(statement):
            if other.speaker != statement.speaker:
                if other.reporter is None:
                    return other  # the text's own voice says many things; the last is meant
                block = self.sentence(other).block
                own = [
                    s
                    for s in self._back(statement)
                    if s.speaker == other.speaker and self.sentence(s).block == block
                ]
                return own[-1]
        return None

    def claimed_before(
        self, statement: Statement, verdicts: frozenset[str] = frozenset()
    ) -> Statement | None:
        """What somebody else claimed last, in the paragraph or turn before a statement or in its own; never mere dissent.

        Of somebody who is reported it is the first that the paragraph tells of them; "Halgrid disputes this."
        is no claim to answer, nor is a statement of ``verdicts``: who joins in disputes what they dispute.
        """
        n = self._place[statement.id]
        block = self.sentence(statement).block
        for other in reversed(self.statements[max(0, n - 4) : n]):
            if block - self.sentence(other).block > _CLAIMED:
                return None
            if other.id in verdicts or self._only_dissents(other):
                continue
            if other.speaker == statement.speaker:
                continue
            if other.reporter is None:
                return other
            own = [
                s
                for s in self.statements[max(0, n - 12) : n]
                if s.speaker == other.speaker
                and self.sentence(s).block == self.sentence(other).block
                and not self._only_dissents(s)
                and s.id not in verdicts
            ]
            return own[0] if own else other
        return None

    def _only_dissents(self, statement: Statement) -> bool:
        """Whether a statement says no more than that somebody disputes or denies."""
        rejects = statement.stance in {Stance.REJECTED, Stance.QUESTIONED}
        return (
            rejects
            and statement.cue is not None
            and (statement.span.end - statement.cue.end <= _DISSENT)
        )

    def result_named_by(self, statement: Statement) -> Statement | None:
        """The last result before a statement on a benchmark that the statement names, or None."""
        words = plain(statement.span.quote)
        for name, result in reversed(self._results):
            if result.span.end <= statement.span.start and name in words:
                return result
        return None

    def heading_of(self, statement: Statement) -> int | None:
        """The index of the block that heads a statement's section, or None."""
        section = self._section[self.sentence(statement).block]
        place = bisect_left(self._section, section)
        kind = self.draft.blocks[place].kind
        return place if kind in {BlockKind.HEADING, BlockKind.TITLE} else None

    def last_before(self, sentence: int) -> Statement | None:
        """The last statement before a sentence, where it stands in its block or the block before, or None."""
        place = bisect_right(self._sentence, sentence - 1) - 1
        if place < 0:
            return None
        last, here = self.statements[place], self.draft.sentences[sentence]
        near = here.block - self.sentence(last).block <= 1
        return last if near and last.post == here.post else None

    def led_in(self, sentence: int, most: int) -> list[Statement]:
        """At most so many statements after a sentence, in its block or the four blocks after, by place."""
        start, here = bisect_right(self._sentence, sentence), self.draft.sentences[sentence]
        found: list[Statement] = []
        for other in self.statements[start : start + most]:
            block = self.sentence(other).block
            if other.post != here.post or block - here.block > _LED_IN:
                break
            if self._section[block] != self._section[here.block]:
                break
            found.append(other)
        return found

    def listed_before(self, statement: Statement) -> list[Statement]:
        """What the last list before a statement says, the first statement of each item, by place; at most twelve."""
        found: list[Statement] = []
        for other in self.back(statement, 12):
            block = self.sentence(other).block
            if self.draft.blocks[block].kind is BlockKind.BULLET:
                if found and self.sentence(found[-1]).block == block:
                    found.pop()
                found.append(other)
            elif found:
                break
        return found[::-1]

    def stated_forecasts(self) -> frozenset[str]:
        """Ids of statements that give a probability of their own, conditions aside."""
        return frozenset(stated.statement.id for stated in self._forecasts())

    def all_forecasts(self) -> Iterator[Stated]:
        """The statements that give a probability of their own, conditions aside, by place."""
        yield from self._forecasts()

    def list_items(self) -> Iterator[tuple[Statement, Statement]]:
        """Bullets with the claim that leads their list in, both in the same voice."""
        last_of_block: dict[int, Statement] = {}
        for statement in self.statements:
            last_of_block[self.sentence(statement).block] = statement
        done: set[int] = set()
        for statement in self.statements:
            number = self.sentence(statement).block
            block = self.draft.blocks[number]
            if block.kind is not BlockKind.BULLET or number in done or block.lead is None:
                continue
            done.add(number)
            lead = last_of_block.get(block.lead)
            if lead is None or lead.speaker != statement.speaker:
                continue
            if self.sentence(lead).span.quote.rstrip().endswith(":"):
                yield statement, lead

    def objecting_items(self) -> Iterator[Statement]:
        """List items and sentences of groups whose name says that they object."""
        for statement in self.statements:
            opposes = statement.reporter is not None and is_opposing(statement.speaker)
            if opposes and not self.is_reason(statement):
                yield statement

    def discussed_before(self, statement: Statement) -> Statement | None:
        """The nearest view of somebody else before a statement, or a forecast whose figure was taken up."""
        for other in self._back(statement):
            if other.type is ClaimType.FORECAST and other.reporter is not None:
                return self._first_of(other)
            figures = set(_PERCENT.findall(other.span.quote))
            taken_up = self._first_with(figures, other) if figures else None
            if taken_up is not None:
                return taken_up
        return self.rival_before(statement)

    def rival_before(self, statement: Statement) -> Statement | None:
        """The text's first forecast by a named person other than the statement's speaker, told before it."""
        for other in self._rivals:
            if other.span.start >= statement.span.start:
                return None
            if other.speaker != statement.speaker and other.post == statement.post:
                return other
        return None

    def forecast_of(self, speaker: str) -> Statement | None:
        """The first forecast that the text tells of somebody, its standfirst aside."""
        return next((other for other in self._rivals if other.speaker == speaker), None)

    def named_view(self, statement: Statement) -> Statement | None:
        """The first reported forecast of a person whom a statement names, told before it."""
        words = set(re.findall(r"\w+", statement.span.quote))
        for other in self._rivals:
            if other.span.start < statement.span.start and other.speaker.split()[-1] in words:
                return other
        return None

    def other_before(self, statement: Statement) -> Statement | None:
        """The nearest statement of a named person other than its speaker, in the same section."""
        for other in self._back(statement):
            if is_named(other.speaker) and other.speaker != statement.speaker:
                return other
        return None

    def results_above(self, statement: Statement) -> list[Statement]:
        """Results reported above a statement in its section, at most twenty-four, by place."""
        found: list[Statement] = []
        section = self._section[self.sentence(statement).block]
        for n in range(self._place[statement.id] - 1, -1, -1):
            other = self.statements[n]
            if self._section[self.sentence(other).block] != section or len(found) == _MOST_RESULTS:
                break
            if other.type is ClaimType.BENCHMARK:
                found.append(other)
        return found[::-1]

    def results_after(self, statement: Statement) -> list[Statement]:
        """Results told after a statement up to the end of the next section, at most twenty-four, by place."""
        section = self._section[self.sentence(statement).block]
        found: list[Statement] = []
        start = self._place[statement.id] + 1
        for other in self.statements[start : start + _MOST_NAMED]:
            beyond = self._section[self.sentence(other).block] > section + 1
            if beyond or len(found) == _MOST_RESULTS or other.post != statement.post:
                break
            if other.type is ClaimType.BENCHMARK:
                found.append(other)
        return found

    def incompatible_forecasts(self) -> Iterator[tuple[Stated, Stated]]:
        """Pairs of forecasts for one year by different people whose chances are far apart, the later first.

        What both are about must share a word, unless one stands in the post that the other's answers or the
        text has told of one event alone for that year. Who moves a number of their own ("down to 35") or gave it once takes issue with nobody.
        """
        by_year: dict[int, list[Stated]] = {}
        for stated in self._forecasts():
            words = plain(stated.statement.span.quote)
            if stated.year is None or _HELD_ONCE.search(words):
                continue  # what it is about is not known, or nobody holds it any more
            earlier = by_year.setdefault(stated.year, [])
            # A figure that is already there is the same forecast told again, whoever tells it.
            same = [
                n for n, o in enumerate(earlier) if o.probability.point == stated.probability.point
            ]
            if same:
                if is_named(stated.forecaster) and not is_named(earlier[same[0]].forecaster):
                    earlier[same[0]] = stated  # told first of "one forecaster", then by name
                continue
            clashing = [other for other in earlier if _clash(stated, other)]
            known = len(earlier) == 1 or any(
                self._answers(stated, other) or _one_event(stated, other) for other in clashing
            )
            if clashing and known and not _REVISES.search(words):
                yield stated, self._opposed(stated, clashing)
            if len(earlier) < _MOST_FORECASTS:
                earlier.append(stated)

    def _opposed(self, stated: Stated, clashing: list[Stated]) -> Stated:
        """Of several forecasts the one in the post that is answered, the latest there; else the first told."""
        there = [other for other in clashing if self._answers(stated, other)]
        return there[-1] if there else clashing[0]

    def _answers(self, stated: Stated, other: Stated) -> bool:
        """Whether a forecast stands in a post that answers or quotes the other's post."""
        post = self.post(stated.statement.post)
        answered = {post.reply_to, post.quotes} - {None} if post is not None else set()
        return other.statement.post in answered

    def _first_of(self, forecast: Statement) -> Statement:
        """The same speaker's first forecast, else the first with the same figures, told no later than this one."""
        for other in self._rivals:
            if other.speaker == forecast.speaker and other.span.start <= forecast.span.start:
                return other
        figures = set(_PERCENT.findall(forecast.span.quote))
        return self._first_with(figures, forecast) or forecast

    def _first_with(self, figures: set[str], near: Statement) -> Statement | None:
        for other in self._rivals:
            if other.span.start > near.span.start:
                return None
            if figures & set(_PERCENT.findall(other.span.quote)):
                return other
        return None

    def _find_rivals(self) -> tuple[Statement, ...]:
        """The first few forecasts that the text reports of named people.

        A standfirst only repeats what the text tells in its place, so it counts only where nothing
        else does.
        """
        told = [
            statement
            for statement in self.statements
            if statement.type is ClaimType.FORECAST
            and statement.reporter is not None
            and is_named(statement.speaker)
        ]
        placed = [s for s in told if self.sentence(s).block not in self._deck]
        return tuple((placed or told)[:_MOST_FORECASTS])

    def _named_results(self) -> list[tuple[str, Statement]]:
        """Results with their benchmark's name in plain form, by place; at most sixty-four."""
        by_place = {(s.span.start, s.span.end): s for s in self.statements}
        found: list[tuple[str, Statement]] = []
        for result in self.draft.benchmarks:
            span = self.draft.propositions[result.proposition].span
            statement = by_place.get((span.start, span.end))
            if statement is not None:
                found.append((plain(result.benchmark), statement))
        return sorted(found, key=lambda pair: (pair[1].span.start, pair[0]))[:_MOST_NAMED]

    def _forecasts(self) -> Iterator[Stated]:
        by_start = {(s.span.start, s.span.end): s for s in self.statements}
        for found in self.draft.forecasts:
            span = self.draft.propositions[found.proposition].span
            statement = by_start.get((span.start, span.end))
            if statement is None or found.probability is None or found.conditional_on is not None:
                continue
            year = int(found.horizon.date[:4]) if found.horizon is not None else None
            yield Stated(
                statement, found.span, found.forecaster, found.probability, year, found.event
            )


def _one_event(one: Stated, other: Stated) -> bool:
    """Whether the words of two forecasts' events have one in common."""
    return bool(content_stems(one.event) & content_stems(other.event))


def _clash(one: Stated, other: Stated) -> bool:
    """Whether two people's chances are far apart."""
    if one.forecaster == other.forecaster or one.statement is other.statement:
        return False
    a, b = one.probability, other.probability
    return are_far_apart((a.low, a.high), (b.low, b.high))
