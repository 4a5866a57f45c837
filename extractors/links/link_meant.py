"""Which claim of a post a reply means: the one whose rare words or figures it takes up, else the one put forward.

A word points at a claim the more, the fewer statements hold it: its weight is the logarithm of how many times
more statements there are than statements that hold it (Spärck Jones, A statistical interpretation of term
specificity, Journal of Documentation 28, 1972).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from extractors.language.shallow import content_stems, stem
from extractors.links.link_context import LinkContext
from kg.model import ClaimType, Post, Statement

_FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*\d|(?<![\w.])\d")
_HYPHEN = re.compile(r"(?<=\w)[-‑](?=\w)")
_HINTS = 1.2  # weight of shared words under which nothing is pointed at
_FORECAST = 3.0  # what a forecast weighs beside shared words: it is what a post puts forward
_POINTS = (
    3.0  # weight at which a claim is pointed at by itself: one rare word or two less rare ones
)
_FEW = 41  # statements that a text is taken to have at least: in a short one every word is rare
_ROOT = 7  # letters in which "saturate" and "saturation" are one
_AGAIN = 0.75  # of a statement's words that say another again
_SHORT_POST = 4  # statements of a post that opens with its claim
_WEIGHTY = 2  # salience of what a long post may put forward
_LIGHT = (
    "think", "believe", "mean", "say", "know", "see", "look", "seem", "feel", "guess", "suppose", "want", "need", "make", "get",
    "thing", "way", "lot", "point",
)  # fmt: skip
_OF_ANYTHING = (
    *("time", "chance", "odds", "year", "month", "half", "percent", "figure", "number", "people", "group", "member", "company", "firm", "team"),
    *("ask", "tell", "read", "put", "give", "keep", "call", "find", "need", "lot", "kind", "part", "case", "share"),
)  # nouns of measure and of people, verbs of anything: they name no subject  # fmt: skip
_MOST_REPEATED = 40  # statements of one author that an edited post may repeat


class Meant:
    """What words the statements of a text hold, and how rare each is."""

    def __init__(self, context: LinkContext) -> None:
        self._held = {s.id: point_words(s.span.quote) for s in context.statements}
        count = Counter(word for words in self._held.values() for word in words)
        names = point_words(" ".join({s.speaker for s in context.statements}))
        total = max(_FEW, len(context.statements))
        self._weight = {
            word: 0.0 if word in names else math.log(total / held) for word, held in count.items()
        }

    def shared(
        self, here: Statement, there: Statement, *, without: frozenset[str] = frozenset()
    ) -> float:
        """The weight of the words and figures that two statements share, some stems aside."""
        common = (self._held[here.id] & self._held[there.id]) - without
        return math.fsum(self._weight[word] for word in sorted(common))

    def repeats(self, here: Statement, there: Statement) -> bool:
        """Whether a statement says again what another says: three in four of its words and figures are the other's."""
        own = self._held[here.id]
        return len(own & self._held[there.id]) >= _AGAIN * len(own)

    def points(self, here: Statement, there: Statement) -> bool:
        """Whether a statement shares words rare enough with another to be about it."""
        return self.shared(here, there) >= _POINTS

    def hints(self, here: Statement, there: Statement) -> bool:
        """Whether a statement shares the root of a word with another, as "saturate" and "saturation" do."""
        mine, theirs = self._held[here.id], self._held[there.id]
        return bool({word[:_ROOT] for word in mine} & {word[:_ROOT] for word in theirs})

    def claim(self, here: Statement, told: Sequence[Statement]) -> Statement:
        """The statement of a post that a reply is about; the post has at least one.

        The one whose rare words it takes up; else a forecast; of a long post one of weight; else the first.
        """
        long = len(told) > _SHORT_POST

        def rank(there: Statement) -> tuple[float, int, int]:
            weight = self.shared(here, there)
            put_forward = _FORECAST if there.type is ClaimType.FORECAST else 0.0
            return (
                (weight if weight >= _HINTS else 0.0) + put_forward,
                min(there.salience, _WEIGHTY) if long else 0,
                -there.span.start,
            )

        return max(told, key=rank)


def told_in(context: LinkContext, post: Post) -> list[Statement]:
    """What a post says, by place: its own statements, and those of its author that it repeats word for word.

    An edited copy of a post has statements of its own only where its words are new.
    """
    own = context.statements_of(post.id)
    if not own:
        return []
    text = context.draft.text[post.span.start : post.span.end]
    earlier = [
        s
        for s in context.statements
        if s.speaker == own[0].speaker and s.post not in {None, post.id}
    ]
    again = [s for s in earlier[:_MOST_REPEATED] if s.span.quote in text]
    return sorted((*own, *again), key=lambda s: s.span.start)


def point_words(text: str) -> frozenset[str]:
    """The words and figures by which a text points at another; a hyphenated name is one word."""
    figures = {figure.strip(".,") for figure in _FIGURE.findall(text)}
    return frozenset({*content_stems(_HYPHEN.sub("", text)), *figures}) - _light()


@cache
def _light() -> frozenset[str]:
    """Stems of verbs that say that somebody holds something, and of what."""
    return frozenset(stem(verb) for verb in _LIGHT)


@cache
def of_anything() -> frozenset[str]:
    """Stems of nouns of measure and of people and of verbs of anything: two claims that share them share no subject."""
    return frozenset(stem(word) for word in _OF_ANYTHING)
