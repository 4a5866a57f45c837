"""Speakers: names, pronouns and groups in a text, resolved to whoever they stand for.

Pronouns go to the last person named as a subject (the backward-looking centre of Grosz, Joshi and
Weinstein 1995); nobody is guessed beyond a few sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from extractors.cues import Cue, Source
from extractors.draft import Draft, Sentence
from extractors.english import english_lexicon
from extractors.reporting import lexicon
from extractors.shallow import finite_verb, has_clause, tokens
from extractors.wording import find_acronyms
from kg.model import AUTHOR, UNKNOWN_PREFIX, UNNAMED_SUFFIX, Entity, EntityKind, Post, Span

_REACH = 5  # sentences that a pronoun looks back over
_PRONOUN = re.compile(r"\b(?:he|she|they)\b(?!['’]s\s+(?:a|an|the|not)\b)", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w’'.‑-]*[a-z][\w‑-]*|[A-Z]\.)"
_FULL_NAME = re.compile(
    rf"(?<![\w.]){_NAME}(?:\s+(?:(?:van|von|de|der|da|di|bin|al|el|la|le)\s+)?{_NAME}){{1,3}}"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Za-z&]{1,9}(?![\w-])")
_VIEWS = re.compile(
    r"\b(?:objections?|concerns?|arguments?|points?|reasons?|doubts?|warnings?|predictions?|forecasts?|criticisms?|"
    r"complaints?|fears?|claims?|worries|suggestions?|proposals?)\b[^.:]{0,20}:\s*$"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def is_ordinary_opening(word: str) -> bool:
    """Whether a capitalised word is more likely the first of a sentence than of a name."""
    return word.lower() in _NOT_NAMES or word.lower() in english_lexicon().openers


_NOT_NAMES = {
    "the",
    "this",
    "that",
    "these",
    "those",
    "in",
    "on",
    "at",
    "but",
    "and",
    "a",
    "an",
    "if",
    "when",
    "some",
}


class Voices:
    """Whose voice speaks in each post of a draft, and in the text outside posts."""

    def __init__(self, draft: Draft) -> None:
        self._own = draft.metadata.author or draft.stated.author or AUTHOR
        self._of_post = {post.id: _post_voice(post) for post in draft.posts}

    def of(self, post: str | None) -> str:
        """The post's author or handle, ``unknown:POST``, the text's author, or ``author``."""
        if post is None:
            return self._own
        return self._of_post.get(post, UNKNOWN_PREFIX + post)


def _post_voice(post: Post) -> str:
    return post.author or post.handle or UNKNOWN_PREFIX + post.id


class Discourse:
    """What has been talked about so far, in reading order."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        mentions = [
            (mention.span, entity)
            for entity in draft.entities
            for mention in entity.mentions
            if entity.kind is not EntityKind.SYSTEM
        ]
        self._mentions = sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [span.start for span, _ in self._mentions]
        names = {entity.name.lower(): entity.name for _, entity in mentions}
        self._short = {
            short: names[long.lower()]
            for short, long in find_acronyms(draft.text).items()
            if long.lower() in names
        }
        self._person: tuple[str, int] | None = None
        self._organisation: tuple[str, int] | None = None
        self._group: tuple[str, int] | None = None
        self._discussed: tuple[str, int] | None = None
        self._at = 0
        self._post: str | None = None

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; a new post starts a new discourse."""
        if sentence.post != self._post:
            self._person = self._organisation = self._group = self._discussed = None
            self._post = sentence.post
        self._at += 1

    def leave(self, sentence: Sentence, cue: Cue | None) -> None:
        """End a sentence: remember whom it was about."""
        span = sentence.span
        found = [(where, entity) for where, entity in self._within(span.start, span.end)]
        self._person = self._latest(found, EntityKind.PERSON, span) or self._person
        self._organisation = (
            self._latest(found, EntityKind.ORGANISATION, span) or self._organisation
        )
        if cue is not None:
            self._discussed = (cue.source.speaker, self._at)
            if cue.source.speaker.endswith(UNNAMED_SUFFIX):
                self._group = (cue.source.speaker, self._at)
        else:
            possessor = next(
                (e.name for w, e in found if self._draft.text[w.end : w.end + 2] in {"’s", "'s"}),
                None,
            )
            if possessor is not None:
                self._discussed = (possessor, self._at)

    def last_discussed(self) -> str | None:
        """Whose view the sentence before told or named."""
        if self._discussed is None or self._at - self._discussed[1] > 1:
            return None
        return self._discussed[0]

    def definite_claim(self, span: Span) -> int | None:
        """Where the content begins after "The stronger claim is that", or None."""
        match = _definite().match(span.quote)
        return span.start + match.end() if match else None

    def announced_number(self, span: Span) -> int:
        """How many items a lead-in announces ("three concerns:"); 0 where it does not say."""
        for word in tokens(span.quote):
            if word.lower in _NUMBERS:
                return _NUMBERS[word.lower]
        return 0

    def sources(self, start: int, end: int) -> tuple[Source, ...]:
        """Everything in ``text[start:end]`` that may name a speaker, by place."""
        found = [
            Source(span.start, span.end, entity.name) for span, entity in self._within(start, end)
        ]
        for extra in (
            *self._acronyms(start, end),
            *self._names(start, end),
            *self._pronouns(start, end),
            *self._groups(start, end),
        ):
            if not any(extra.start < other.end and other.start < extra.end for other in found):
                found.append(extra)
        return tuple(sorted(found, key=lambda source: (source.start, source.end)))

    def last_person(self, span: Span) -> Source | None:
        """The last person named in a sentence, as whoever speaks after its colon."""
        for where, entity in reversed(self._within(span.start, span.end)):
            if entity.kind is EntityKind.PERSON:
                return Source(where.start, where.end, entity.name)
        return None

    def sources_after(self, at: int) -> tuple[int, tuple[Source, ...]]:
        """The end of the sentence at ``at`` (no further than 160 code points) and the sources before it."""
        stop = _SENTENCE_END.search(self._draft.text, at + 2, at + 160)
        end = stop.start() if stop else min(at + 160, len(self._draft.text))
        return end, self.sources(at, end)

    def announcer(self, span: Span) -> Source | None:
        """Whoever "raises several objections:" or "has three concerns:"; the subject of the lead-in."""
        if _VIEWS.search(span.quote) is None:
            return None
        for source in self.sources(span.start, span.end):
            before = self._draft.text[span.start : source.start]
            if not has_clause(before) and self._draft.text[source.end : source.end + 1] == " ":
                return source
        return None

    def _within(self, start: int, end: int) -> list[tuple[Span, Entity]]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [(span, entity) for span, entity in self._mentions[low:high] if span.end <= end]

    def _latest(
        self, found: list[tuple[Span, Entity]], kind: EntityKind, span: Span
    ) -> tuple[str, int] | None:
        """The entity of a kind that the sentence is about: one before its verb, else its first one."""
        names = [(where, entity.name) for where, entity in found if entity.kind is kind]
        if not names:
            return None
        words = tokens(self._draft.text, span.start, span.end)
        verb = finite_verb(words)
        before = [
            name for where, name in names if verb is not None and where.end <= words[verb].start
        ]
        if before:
            return before[-1], self._at
        kept = self._person if kind is EntityKind.PERSON else self._organisation
        # Named in passing: whoever the text was about stays its subject for a few sentences.
        return None if self._recent(kept, 4) is not None else (names[0][1], self._at)

    def _names(self, start: int, end: int) -> list[Source]:
        """Names that the entity step did not list: two or more capitalised words."""
        return [
            Source(match.start(), match.end(), match.group())
            for match in _FULL_NAME.finditer(self._draft.text, start, end)
            if not is_ordinary_opening(match.group().split()[0])
        ]

    def _acronyms(self, start: int, end: int) -> list[Source]:
        """Acronyms that the text defines for an organisation that it names."""
        return [
            Source(match.start(), match.end(), self._short[match.group()])
            for match in _CAPITALS.finditer(self._draft.text, start, end)
            if match.group() in self._short
        ]

    def _pronouns(self, start: int, end: int) -> list[Source]:
        found = []
        for match in _PRONOUN.finditer(self._draft.text, start, end):
            speaker = self._antecedent(match.group().lower(), start, match.start())
            if speaker is not None:
                found.append(Source(match.start(), match.end(), speaker))
        return found

    def _antecedent(self, pronoun: str, start: int, at: int) -> str | None:
        if pronoun == "they":
            return self._recent(self._group, 1)
        here = [e.name for _, e in self._within(start, at) if e.kind is EntityKind.PERSON]
        return here[0] if here else self._recent(self._person, _REACH)

    def _recent(self, kept: tuple[str, int] | None, reach: int) -> str | None:
        return kept[0] if kept is not None and self._at - kept[1] <= reach else None

    def _groups(self, start: int, end: int) -> list[Source]:
        found = []
        for match in _group_pattern().finditer(self._draft.text, start, end):
            part = "name" if match["name"] is not None else "kind"
            speaker = re.sub(r"\s+", " ", match[part]).lower() + UNNAMED_SUFFIX
            if match["definite"] is not None and match["kind"] == match["role"]:
                # "the agency" with no more said is the one just named; "the health ministry" is another.
                personal = match["role"].lower() in lexicon().personal_roles
                kept = self._person if personal else self._organisation
                speaker = self._recent(kept, _REACH) or speaker
            found.append(Source(match.start(part), match.end(part), speaker))
        return found


@cache
def _group_pattern() -> re.Pattern[str]:
    words = lexicon()
    quantifiers = "|".join(sorted(words.quantifiers, key=len, reverse=True))
    groups = "|".join(sorted(words.groups, key=len, reverse=True))
    roles = "|".join(sorted((*words.roles, *words.personal_roles), key=len, reverse=True))
    closed = rf"(?:{quantifiers}|and|or|but|of|in|to|for|that|as|by|with|from|on|is|are|an?|its|his|her|their|our)"
    modifiers = rf"(?:\b(?!{closed}\b)[a-z‑-]+\s+){{0,2}}?"
    return re.compile(
        rf"(?:\b(?:{quantifiers})\s+)*(?:(?P<name>{modifiers}\b(?:{groups}))|"
        rf"\b(?:(?P<definite>the)|an?|its|his|her|their)\s+(?P<kind>{modifiers}(?P<role>{roles})(?!\s+(?:{roles}|{groups})\b)))"
        rf"\b(?!['’]|\s+(?:who|that)\b)",
        re.IGNORECASE,
    )


@cache
def _definite() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon().nouns, key=len, reverse=True))
    return re.compile(
        rf"(?:(?:the|this|that)\s+(?:[\w‑-]+\s+){{0,2}}?(?:{nouns})\s+(?:is|was|remains)\s+(?:that|to)|"
        rf"(?:his|her|their)\s+(?:[\w‑-]+\s+){{0,2}}?(?:{nouns}|timeline)\s+(?:is|was|remains)(?:\s+(?:that|to)|:)?)\s+",
        re.IGNORECASE,
    )
