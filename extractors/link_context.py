"""What the tests for links ask of a text: neighbours, lists, what is under discussion.

Every answer looks at a bounded number of neighbours or at tables made once, so that the cost stays
linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.cues import is_opposing
from extractors.draft import BlockKind, Draft, Sentence
from extractors.salience import deck_blocks
from kg.model import ClaimType, Post, Probability, Span, Statement, is_named

_PERCENT = re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent)")
_REACH = 12  # statements looked back over
_MOST_RESULTS = 12
_MOST_FORECASTS = 8


@dataclass(frozen=True, slots=True)
class Stated:
    """A forecast with the statement that makes it.

    Args:
        statement: the statement.
        span: the forecast's words.
        forecaster: whose it is.
        probability: as stated.
        year: of its horizon, or None.
    """

    statement: Statement
    span: Span
    forecaster: str
    probability: Probability
    year: int | None


class LinkContext:
    """A draft's statements with their surroundings."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.statements = draft.statements
        starts = [sentence.span.start for sentence in draft.sentences]
        self._sentence = [max(0, bisect_right(starts, s.span.start) - 1) for s in draft.statements]
        self._place = {statement.id: n for n, statement in enumerate(draft.statements)}
        self._of_post: dict[str, list[Statement]] = {}
        for statement in draft.statements:
            if statement.post is not None:
                self._of_post.setdefault(statement.post, []).append(statement)
        self._posts = {post.id: post for post in draft.posts}
        self._section = _section_numbers(draft)
        self._deck = deck_blocks(draft)
        self._rivals = self._find_rivals()

    def sentence(self, statement: Statement) -> Sentence:
        """The sentence that a statement stands in."""
        return self.draft.sentences[self._sentence[self._place[statement.id]]]

    def neighbours(self) -> Iterator[tuple[Statement, Statement]]:
        """Each statement with the one right before it in the same paragraph and post, whoever speaks."""
        for n in range(1, len(self.statements)):
            before, here = self.statements[n - 1], self.statements[n]
            a, b = self._sentence[n - 1], self._sentence[n]
            same = self.draft.sentences[a].block == self.draft.sentences[b].block
            if same and before.post == here.post and b - a <= 1:
                yield before, here

    def opening(self, statement: Statement) -> str:
        """A statement's first words in lower case, with a connective that stands before its clause."""
        start = self._opening_start(statement)
        return self.draft.text[start : statement.span.start + 60].lower().replace("’", "'")

    def words(self, statement: Statement, connective: str) -> Span:
        """The span of the connective that opens a statement."""
        start = self._opening_start(statement)
        return Span.of(self.draft.text, start, start + len(connective))

    def inside(self, statement: Statement, start: int, end: int) -> Span:
        """The span of some words of a statement, given by their place in it."""
        return Span.of(self.draft.text, statement.span.start + start, statement.span.start + end)

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
            if statement.reporter is not None and is_opposing(statement.speaker):
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
        """Results reported above a statement in its section, at most twelve, by place."""
        found: list[Statement] = []
        section = self._section[self.sentence(statement).block]
        for n in range(self._place[statement.id] - 1, -1, -1):
            other = self.statements[n]
            if self._section[self.sentence(other).block] != section or len(found) == _MOST_RESULTS:
                break
            if other.type is ClaimType.BENCHMARK:
                found.append(other)
        return found[::-1]

    def incompatible_forecasts(self) -> Iterator[tuple[Stated, Stated]]:
        """Pairs of forecasts for one year by different people whose ranges do not meet, the later first."""
        by_year: dict[int, list[Stated]] = {}
        for stated in self._forecasts():
            if stated.year is None:
                continue
            earlier = by_year.setdefault(stated.year, [])
            # A figure that is already there is the same forecast told again, whoever tells it.
            if any(stated.probability.point == other.probability.point for other in earlier):
                continue
            if len(earlier) < _MOST_FORECASTS:
                yield from ((stated, other) for other in earlier if _clash(stated, other))
                earlier.append(stated)

    def statements_of(self, post: str) -> list[Statement]:
        """A post's statements by place; a copy has those of its original."""
        found = self._of_post.get(post, [])
        original = self._posts[post].duplicate_of if post in self._posts else None
        return found or (self._of_post.get(original, []) if original else [])

    def posts(self) -> tuple[Post, ...]:
        """The posts, in order."""
        return self.draft.posts

    def post(self, post: str | None) -> Post | None:
        """The post of this id, or None."""
        return self._posts.get(post) if post is not None else None

    def _back(self, statement: Statement) -> Iterator[Statement]:
        """Statements before this one in its section, the nearest first."""
        place = self._place[statement.id]
        section = self._section[self.sentence(statement).block]
        for n in range(place - 1, max(-1, place - 1 - _REACH), -1):
            other = self.statements[n]
            if self._section[self.sentence(other).block] != section or other.post != statement.post:
                return
            yield other

    def _first_of(self, forecast: Statement) -> Statement:
        """The first forecast by the same speaker with the same figures, or this one."""
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

    def _forecasts(self) -> Iterator[Stated]:
        by_start = {(s.span.start, s.span.end): s for s in self.statements}
        for found in self.draft.forecasts:
            span = self.draft.propositions[found.proposition].span
            statement = by_start.get((span.start, span.end))
            if statement is None or found.probability is None or found.conditional_on is not None:
                continue
            year = int(found.horizon.date[:4]) if found.horizon is not None else None
            yield Stated(statement, found.span, found.forecaster, found.probability, year)

    def _opening_start(self, statement: Statement) -> int:
        """Where a statement begins, with a "but" between it and the clause before."""
        text, start = self.draft.text, statement.span.start
        match = re.search(r"\b(?:but|yet|so)\s+$", text[max(0, start - 8) : start])
        return start - len(match.group()) if match else start


def _clash(one: Stated, other: Stated) -> bool:
    """Whether two people's ranges have no value in common."""
    if one.forecaster == other.forecaster or one.statement is other.statement:
        return False
    a, b = one.probability, other.probability
    return a.low > b.high or a.high < b.low


def _section_numbers(draft: Draft) -> list[int]:
    number = 0
    found = []
    for block in draft.blocks:
        number += block.kind in {BlockKind.HEADING, BlockKind.TITLE}
        found.append(number)
    return found
