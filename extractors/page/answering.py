"""Whom a post answers on a page that prints its posts in the order of the talk but not how deep they stand.

Where a copy lost its indentation, the order and the times are left, and what the posts say. A post answers the one
right above where its writer owns the page or takes turns with that one's writer, where it speaks to both of those
above, or where it takes up rare words of it; it answers a post whose words it quotes, and the writer of another
whom it names if it takes up that one's words. It never answers a post that was surely written later. What is left
answers the post that opens the talk, if one does, and else nobody. After E. Aumayr, J. Chan and C. Hayes,
"Reconstruction of threaded conversations in online discussion forums" (ICWSM 2011), whose features (distance, time,
quotation, similarity of words, turns of authors) these are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from extractors.language.english import content_words, words
from extractors.page.lines import page_lexicon
from extractors.page.post_times import PostTime, post_time, surely_earlier
from kg.model import Post, fold

_NAMED = 0.8  # of the posts with a writer: then turns show
_FEWEST = 3
_UP = 5  # posts up the chain that may be answered
_QUOTED = re.compile(r"(?m)^\s*>+\s?(.+)$|[\u201c\"]([^\u201c\u201d\"\n]{12,300})[\u201d\"]")
_PASSED_ON = re.compile(r"\W{0,3}(?:QT|RT|[Qq]uoting|[Vv]ia)\b")  # a post that passes another on
_QUOTED_WORDS = 4
_QUOTED_UP = 20
_RARE = 0.15  # of the posts in which a rare word may stand
_ENOUGH = 2.0  # rare words in common, those in the fewest posts counted in full
_LITTLE = 1.0  # the same for a post that surely answers one of those right above
_FAR = 3.5  # the same for a post that cannot answer the one right above
_FIGURED = 1.6  # what a shared figure counts for
_TAKEN_UP = 0.7  # what a head like "They ..." or "But ..." adds
_SHORTEST = 2  # letters of a word that is too short; two figures alone are no rare number
_FEW = 2  # words of a head that only repeats
_FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*\d(?![\w])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Talk:
    """What a page says of its posts as a whole.

    Args:
        writer: who wrote the text above them or the post that opens them, or None.
        opened: whether the first post opens the talk.
        above: the text above the posts.
        tops: for each post whether the page shows that it answers no other comment (True) or that it does
            (False); empty where it shows neither.
    """

    writer: str | None
    opened: bool
    above: str
    tops: tuple[bool | None, ...] = ()


def with_answers(text: str, posts: Sequence[Post], talk: Talk) -> list[Post]:
    """The posts, each that shows whom it answers with its ``reply_to``; what has one keeps it.

    Args:
        text: the page.
        posts: in page order.
        talk: what the page says of them.
    """
    named = sum(1 for post in posts if post.author or post.handle)
    if len(posts) < _FEWEST or named < _NAMED * len(posts):
        return list(posts)
    return _Reading(text, posts, talk).answered()


class _Reading:
    """One pass over a talk."""

    def __init__(self, text: str, posts: Sequence[Post], talk: Talk) -> None:
        self.posts = list(posts)
        self.talk = talk
        self.writers = [fold(post.author or post.handle or "") for post in posts]
        self.times = _times(text, posts)
        self.place = {post.id: i for i, post in enumerate(posts)}
        self.said = [set(_terms(post.span.quote)) for post in posts]
        self.told = [" ".join(words(post.span.quote)) for post in posts]
        own = [self.said[i] for i, post in enumerate(posts) if post.duplicate_of is None]
        self.share = Counter(term for terms in own for term in terms)
        common = Counter(_terms(talk.above))
        self.common = set(common)
        self.owner = fold(talk.writer) if talk.writer else None
        self.parents: list[int | None] = [self.place.get(post.reply_to or "") for post in posts]

    def answered(self) -> list[Post]:
        """The posts with what they answer."""
        for i, post in enumerate(self.posts):
            if i and post.duplicate_of is None and self.parents[i] is None:
                self.parents[i] = self._parent(i)
        return [
            post
            if post.reply_to or parent is None
            else replace(post, reply_to=self.posts[parent].id)
            for post, parent in zip(self.posts, self.parents, strict=True)
        ]

    def _parent(self, i: int) -> int | None:
        """The index of the post that one answers, or None."""
        above = self._above(i)
        first = 0 if self.talk.opened else None
        if self.posts[i].quotes is not None or _PASSED_ON.match(self.posts[i].span.quote):
            return None
        top = self.talk.tops[i] if i < len(self.talk.tops) else None
        if top:
            return first
        found = self._cited(i)
        if top is False and found is None and above is not None:
            return self._below(i, above)
        if found is None and above is not None and not _opens_afresh(self.told[i]):
            found = self._near(i, above)
        return first if found is None else found

    def _below(self, i: int, above: int) -> int | None:
        """Whom a post answers that the page shows to answer one of those right above."""
        chain = self._chain(above)
        if len(chain) == 1 or self._takes_turn(i, above):
            return above
        return self._akin(i, chain, _LITTLE)

    def _near(self, i: int, above: int) -> int | None:
        """The post right above, or one that it answers, where this one shows that it answers that."""
        if surely_earlier(self.times[i], self.times[above]):
            return self._akin(i, self._chain(above)[1:], _FAR)
        return above if self._takes_turn(i, above) else self._akin(i, self._chain(above))

    def _above(self, i: int) -> int | None:
        """The nearest post further up that is no copy of another."""
        return next((j for j in range(i - 1, -1, -1) if self.posts[j].duplicate_of is None), None)

    def _cited(self, i: int) -> int | None:
        """The latest post of somebody else whose words this one quotes."""
        for match in _QUOTED.finditer(self.posts[i].span.quote):
            key = " ".join(words(match[1] or match[2]))
            if key.count(" ") < _QUOTED_WORDS - 1:
                continue
            for j in range(i - 1, max(-1, i - 1 - _QUOTED_UP), -1):
                other = self.posts[j].duplicate_of is None and self.writers[j] != self.writers[i]
                if other and f" {key} " in f" {self.told[j]} ":
                    return j
        return None

    def _takes_turn(self, i: int, above: int) -> bool:
        """Whether a post answers the one right above by who wrote them, or by speaking to those above."""
        mine, theirs = self.writers[i], self.writers[above]
        if not mine or mine == theirs:
            return False
        spoken = page_lexicon().labels.to_those_above
        if mine == self.owner or any(f" {one} " in f" {self.told[i]} " for one in spoken):
            return True
        asked = self.parents[above]
        if asked is not None and self.writers[asked] == mine:
            return True
        before = self._above(above)
        if before is None or self.writers[before] != mine or self.parents[above] not in (None, 0):
            return False
        if surely_earlier(self.times[above], self.times[before]) or _opens_afresh(self.told[above]):
            return False
        if self.posts[above].quotes is None:
            self.parents[above] = before  # two who take turns answer each other
        return True

    def _chain(self, i: int) -> list[int]:
        """A post and those above it that it answers, directly or not; the post that opens the talk left out."""
        found: list[int] = []
        at: int | None = i
        while at is not None and len(found) < _UP and not (self.talk.opened and at == 0):
            found.append(at)
            at = self.parents[at]
        return found

    def _akin(self, i: int, others: Sequence[int], enough: float = _ENOUGH) -> int | None:
        """Of some posts by others the one with most rare words of this one, where they are enough."""
        scored = [
            (self._shared(i, j), -n, j)
            for n, j in enumerate(others)
            if self.writers[j] != self.writers[i]
            and not surely_earlier(self.times[i], self.times[j])
        ]
        best = max(scored, default=None)
        return best[2] if best is not None and best[0] >= enough else None

    def _shared(self, i: int, j: int) -> float:
        """How many rare words two posts share; one in half as many posts as may be counts for one."""
        most = max(3.0, _RARE * len(self.posts))
        shared = [term for term in self.said[i] & self.said[j] if self.share[term] <= most]
        score = sum(
            _weight(term) + log(most / self.share[term])
            for term in sorted(shared)
            if term not in self.common
        )
        text = self.posts[i].span.quote
        return score + (_TAKEN_UP if shared and _takes_up(text, shared) else 0.0)


def _times(text: str, posts: Sequence[Post]) -> list[PostTime | None]:
    """For each post the last time that is told between it and the post above."""
    ends = [max(0, posts[0].span.start - 200) if posts else 0, *(post.span.end for post in posts)]
    return [post_time(text[end : post.span.start]) for end, post in zip(ends, posts, strict=False)]


def _terms(text: str) -> list[str]:
    """Words and figures by which posts take each other up; years and words of no subject are none."""
    figures = [one for one in _FIGURE.findall(text) if not _YEAR.fullmatch(one)]
    plain = page_lexicon().labels.plain_words
    told = (
        one
        for one in content_words(text)
        if one not in plain and (len(one) > _SHORTEST or _has_figure(one))
    )
    return [*told, *figures]


def _weight(term: str) -> float:
    """What a shared term counts for: a long figure or a name with one ("v3") says more than a word."""
    short = term.isdigit() and len(term) <= _SHORTEST
    return _FIGURED if _has_figure(term) and not short else 1.0


def _has_figure(term: str) -> bool:
    return any(map(str.isdigit, term))


def _takes_up(text: str, shared: Sequence[str]) -> bool:
    """Whether a post opens with a word that takes up what was said before it, or with a shared word and no more."""
    first = re.split(r"[.!?\n]", text, maxsplit=1)[0]
    told = words(first)
    alone = len(told) <= _FEW and any(one in shared for one in content_words(first))
    return alone or bool(told and told[0] in page_lexicon().labels.takes_up)


def _opens_afresh(told: str) -> bool:
    """Whether a post says at its head that it begins a talk of its own ("hot take")."""
    return any(told.startswith(phrase) for phrase in page_lexicon().labels.opens_afresh)
