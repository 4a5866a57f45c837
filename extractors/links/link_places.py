"""Where statements stand: their sentence, paragraph, section and post, and what stands before and after.

Every answer looks at a bounded number of neighbours or at tables made once, so that the cost stays
linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.draft import BlockKind, Draft, Sentence
from extractors.language.shallow import tokens
from extractors.links.link_cues import plain
from kg.model import UNNAMED_SUFFIX, Post, SourceKind, Span, Statement, is_named

_BARE = 6  # words of an answer that says no more than who answers
_ANNOUNCED = 12  # the same where the text's own voice says it
_REASON = re.compile(r"\b(?:because|since)\s+$")
_JOINT = re.compile(r"\b(?:but|yet|so|which is why|which means(?: that)?)\s+$", re.IGNORECASE)
_JOINT_REACH = 20  # code points before a statement in which such words stand
_REACH = 12  # statements looked back over
_MOST_LEADS = 8
_SHORT_POST = 4  # statements up to which a post is read as one paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The statements of a paragraph, or of a short post, sentence by sentence.

    Args:
        sentences: its sentences in order; each with its statements by place.
    """

    sentences: tuple[tuple[Statement, ...], ...]

    @property
    def topic(self) -> Statement | None:
        """The last statement of the first sentence: the one that the sentence comes out at."""
        return self.sentences[0][-1] if self.sentences else None

    def after_topic(self) -> Iterator[Statement]:
        """The first statement of each further sentence."""
        for sentence in self.sentences[1:]:
            yield sentence[0]


class LinkPlaces:
    """A draft's statements with their places."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.statements = draft.statements
        starts = [sentence.span.start for sentence in draft.sentences]
        self._sentence = [max(0, bisect_right(starts, s.span.start) - 1) for s in draft.statements]
        self._place = {statement.id: n for n, statement in enumerate(draft.statements)}
        self._of_post: dict[str, list[Statement]] = {}
        self._of_block: dict[int, list[Statement]] = {}
        for place, statement in enumerate(draft.statements):
            block = draft.sentences[self._sentence[place]].block
            self._of_block.setdefault(block, []).append(statement)
            if statement.post is not None:
                self._of_post.setdefault(statement.post, []).append(statement)
        self._posts = {post.id: post for post in draft.posts}
        self._turn = {post.id: n for n, post in enumerate(draft.posts)}
        self._section = _section_numbers(draft)

    def sentence(self, statement: Statement) -> Sentence:
        """The sentence that a statement stands in."""
        return self.draft.sentences[self._sentence[self._place[statement.id]]]

    def number_of(self, statement: Statement) -> int:
        """The index of the sentence that a statement stands in."""
        return self._sentence[self._place[statement.id]]

    def neighbour_before(self, statement: Statement) -> Statement | None:
        """The statement right before one, where it closes the block before in the same section and post."""
        for other in self._back(statement):
            near = self.sentence(statement).block - self.sentence(other).block <= 1
            return other if near else None
        return None

    def heard_before(self, statement: Statement) -> Statement | None:
        """What was told right before a statement: in its paragraph, else last in the turn before its own."""
        before = self.before_in_paragraph(statement)
        place = self._place[statement.id]
        if before is not None or place == 0:
            return before
        last = self.statements[place - 1]
        turned = statement.post is not None and last.post not in {None, statement.post}
        return last if turned else None

    def same_sentence(self, one: Statement, other: Statement) -> bool:
        """Whether two statements are clauses of one sentence, as in "A, but B"."""
        return self._sentence[self._place[one.id]] == self._sentence[self._place[other.id]]

    def is_reason(self, statement: Statement) -> bool:
        """Whether a statement is the "because" clause of the one before it in its sentence, or explains a view behind a colon."""
        place, start = self._place[statement.id], statement.span.start
        if place == 0 or self._sentence[place] != self._sentence[place - 1]:
            return False
        before = self.statements[place - 1]
        told = statement.reporter is not None and statement.speaker == before.speaker
        if told and self.draft.text[before.span.end : start].strip() == ":":
            return True
        return _REASON.search(self.draft.text, max(0, start - 12), start) is not None

    def neighbours(self) -> Iterator[tuple[Statement, Statement]]:
        """Each statement with the one right before it in the same paragraph and post, whoever speaks."""
        for n in range(1, len(self.statements)):
            before, here = self.statements[n - 1], self.statements[n]
            a, b = self._sentence[n - 1], self._sentence[n]
            same = self.draft.sentences[a].block == self.draft.sentences[b].block
            if same and before.post == here.post and b - a <= 1:
                yield before, here

    def paragraphs(self) -> Iterator[Paragraph]:
        """Paragraphs in order; the blocks of a short post are one paragraph."""
        grouped: dict[tuple[str | None, int], dict[int, list[Statement]]] = {}
        for n, statement in enumerate(self.statements):
            if self.is_reason(statement) or asks(statement):
                continue
            short = self._in_short_post(statement)
            key = (statement.post, -1 if short else self.draft.sentences[self._sentence[n]].block)
            grouped.setdefault(key, {}).setdefault(self._sentence[n], []).append(statement)
        for sentences in grouped.values():
            yield Paragraph(tuple(tuple(found) for found in sentences.values()))

    def closes_sentence(self, statement: Statement) -> bool:
        """Whether no other statement of its sentence follows a statement."""
        after = self._place[statement.id] + 1
        return after == len(self.statements) or self._sentence[after] != self._sentence[after - 1]

    def opens_sentence(self, statement: Statement) -> bool:
        """Whether no other statement of its sentence stands before a statement."""
        place = self._place[statement.id]
        return place == 0 or self._sentence[place] != self._sentence[place - 1]

    def next_in_sentence(self, statement: Statement) -> Statement | None:
        """The statement right after this one, where it is a clause of the same sentence, or None."""
        if self.closes_sentence(statement):
            return None
        return self.statements[self._place[statement.id] + 1]

    def questions(
        self, pattern: re.Pattern[str]
    ) -> Iterator[tuple[Span, Statement, list[Statement]]]:
        """Sentences that a pattern fits whole, with the statement before and those of the paragraph after."""
        places = self._sentence
        for number, sentence in enumerate(self.draft.sentences):
            if pattern.match(plain(sentence.span.quote).strip()) is None:
                continue
            after = bisect_right(places, number)
            before = bisect_right(places, number - 1) - 1
            if before < 0 or after >= len(places) or after != before + 1:
                continue
            told, first = self.statements[before], self.statements[after]
            block = self.sentence(first).block
            if told.post == first.post == sentence.post and block - self.sentence(told).block <= 2:
                yield (
                    sentence.span,
                    told,
                    [
                        s
                        for s in self.statements[after : after + _REACH]
                        if self.sentence(s).block == block
                    ],
                )

    def voice(self, statement: Statement) -> str:
        """Who speaks where nobody is quoted: the reporter of a reported statement, else its speaker."""
        return statement.reporter or statement.speaker

    def back(self, statement: Statement, most: int) -> Iterator[Statement]:
        """At most so many statements before this one in its section and post, the nearest first."""
        for n, other in enumerate(self._back(statement)):
            if n == most:
                return
            yield other

    def before_in_paragraph(self, statement: Statement) -> Statement | None:
        """The last statement of the sentence before this statement's in its paragraph, or None."""
        here = self.sentence(statement)
        for other in self._back(statement):
            sentence = self.sentence(other)
            if sentence.block != here.block and not self._in_short_post(statement):
                return None
            if sentence is not here and not self.is_reason(other):
                return other
        return None

    def after(self, sentence: int) -> list[Statement]:
        """The statements after a sentence in its block, by place; at most twelve."""
        start = bisect_right(self._sentence, sentence)
        block = self.draft.sentences[sentence].block
        return [
            s for s in self.statements[start : start + _REACH] if self.sentence(s).block == block
        ]

    def in_block(self, block: int) -> list[Statement]:
        """The statements of a block, by place; none for a number that no block has."""
        return self._of_block.get(block, [])

    def sentence_before(self, statement: Statement) -> tuple[str, int]:
        """The sentence right before a statement's in its post, where it holds no statement, with its start."""
        place = self._place[statement.id]
        number = self._sentence[place] - 1
        held = place > 0 and self._sentence[place - 1] == number
        if number < 0 or held:
            return "", statement.span.start
        before = self.draft.sentences[number]
        near = self.sentence(statement).block - before.block <= 1
        if before.post != statement.post or not near:
            return "", statement.span.start
        return before.span.quote, before.span.start

    def paragraph_before(self, statement: Statement) -> list[Statement]:
        """The statements before this one in its paragraph, the nearest first; at most twelve."""
        block = self.sentence(statement).block
        return [s for s in self._back(statement) if self.sentence(s).block == block]

    def announced(self, statement: Statement) -> tuple[str, int]:
        """The sentence right before a statement's in its paragraph, by the same speaker or without statement.

        Returned with its start; empty where there is none.
        """
        place = self._place[statement.id]
        number = self._sentence[place] - 1
        empty = ("", statement.span.start)
        if number < 0:
            return empty
        before = self.draft.sentences[number]
        other = self.statements[place - 1] if place else None
        if before.block != self.sentence(statement).block:
            return empty
        if other is not None and self.sentence(other) is before:
            # Who says something of their own in few words only tells that they answer.
            most = _BARE if other.speaker == statement.speaker else _ANNOUNCED
            named = other.speaker == statement.speaker or _names(before.span.quote, statement)
            if not named or len(tokens(before.span.quote)) > most:
                return empty
        return before.span.quote, before.span.start

    def leads_after(self, statement: Statement) -> list[Statement]:
        """What each further paragraph of a statement's section opens with, at most eight, by place.

        None where a list follows: its items are led in by the statement itself.
        """
        block = self.sentence(statement).block
        section, start = self._section[block], self._place[statement.id] + 1
        found: list[Statement] = []
        for other in self.statements[start : start + _MOST_LEADS * _REACH]:
            number = self.sentence(other).block
            if self._section[number] != section or len(found) == _MOST_LEADS:
                break
            if self.draft.blocks[number].kind is not BlockKind.PARAGRAPH:
                break
            if number != block and other.speaker == statement.speaker:
                found.append(other)
            block = number
        return found

    def at(self, start: int, end: int) -> Span:
        """The span of a stretch of the text."""
        return Span.of(self.draft.text, start, end)

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

    def statements_of(self, post: str) -> list[Statement]:
        """A post's statements by place; a copy has those of its original."""
        found = self._of_post.get(post, [])
        original = self._posts[post].duplicate_of if post in self._posts else None
        return found or (self._of_post.get(original, []) if original else [])

    def posts(self) -> tuple[Post, ...]:
        """The posts, in order."""
        return self.draft.posts

    def turn_before(self, post: Post) -> Post | None:
        """In a transcript the turn before a turn, by another speaker; None on other pages."""
        if self.draft.metadata.kind is not SourceKind.TRANSCRIPT:
            return None
        place = self._turn.get(post.id, 0)
        before = self.draft.posts[place - 1] if place else None
        return before if before is not None and before.author != post.author else None

    def post(self, post: str | None) -> Post | None:
        """The post of this id, or None."""
        return self._posts.get(post) if post is not None else None

    def _in_short_post(self, statement: Statement) -> bool:
        post = statement.post
        return post is not None and len(self._of_post[post]) <= _SHORT_POST

    def _back(self, statement: Statement) -> Iterator[Statement]:
        """Statements before this one in its section, the nearest first."""
        place = self._place[statement.id]
        section = self._section[self.sentence(statement).block]
        for n in range(place - 1, max(-1, place - 1 - _REACH), -1):
            other = self.statements[n]
            if self._section[self.sentence(other).block] != section or other.post != statement.post:
                return
            yield other

    def _opening_start(self, statement: Statement) -> int:
        """Where a statement begins, with a connective between it and the clause before."""
        text, start = self.draft.text, statement.span.start
        match = _JOINT.search(text[max(0, start - _JOINT_REACH) : start])
        return start - len(match.group()) if match else start


def _names(sentence: str, statement: Statement) -> bool:
    """Whether a sentence names a statement's speaker."""
    speaker = statement.speaker
    if not is_named(speaker):
        return speaker.removesuffix(UNNAMED_SUFFIX).lower() in sentence.lower()
    return speaker.split()[-1] in re.findall(r"[\w.-]+", sentence)


def asks(statement: Statement) -> bool:
    """Whether a statement is a question: it bears out no topic, and what follows answers it."""
    return statement.span.quote.rstrip(" \"'”’)").endswith("?")


def _section_numbers(draft: Draft) -> list[int]:
    number = 0
    found = []
    for block in draft.blocks:
        number += block.kind in {BlockKind.HEADING, BlockKind.TITLE}
        found.append(number)
    return found
