"""Whom and what a sentence speaks of: names, and noun phrases for a person, body or document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.draft import Draft
from extractors.names.name_words import fold_name, name_words
from extractors.names.names import NameRun, is_given, name_runs
from extractors.references.scopes import Quoted
from extractors.references.syntax import Syntax
from extractors.references.words import Gender, reference_words
from kg.model import Entity, EntityKind, Span

UNCLEAR = "unclear:"
"""Begins the identity of somebody whom the text names or means and nobody knows."""

NAMED = "name:"
"""Begins the identity of a person by a name that no entity has."""

_IS_A = re.compile(r"^(?:,\s+(?:who\s+(?:is|was)\s+)?|\s+(?:is|was|became)\s+|\s+\()$")
_BESIDE = re.compile(r",?\s+(?:[A-Z][a-z]+\.?\s+)?")
_JUST_BEFORE = re.compile(r"\s+")
_PLACED = re.compile(r"\b(?:in|at|near|from|of|to|outside|around|across|for|via|on|the)\s+$")
_TITLE = re.compile(r"([A-Za-z]+)\.?\s+$")
_DEFINITE = frozenset({"the", "this", "that"})


class Kind(StrEnum):
    """What sort of thing a candidate is."""

    PERSON = "person"
    BODY = "body"
    THING = "thing"
    DOCUMENT = "document"


_KINDS = {EntityKind.PERSON: Kind.PERSON, EntityKind.ORGANISATION: Kind.BODY}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where somebody or something is spoken of.

    Args:
        start: first code point.
        end: one past the last.
        sentence: index of the sentence.
        who: identity: an entity's id, or made from the noun; begins with `UNCLEAR` for nobody known.
        name: words that may stand for it.
        entity: the entity's id, or None.
        kind: what it is.
        subject: whether it is a verb's subject.
        quoted: whether it stands in a quotation.
        named: whether it is a name and no pronoun or noun phrase.
        gender: what the words here say of it.
        noun: for a noun phrase its head in lower case; else "".
        determiner: for a noun phrase its determiner in lower case; else "".
    """

    start: int
    end: int
    sentence: int
    who: str
    name: str
    entity: str | None
    kind: Kind
    subject: bool
    quoted: bool
    named: bool
    gender: Gender | None = None
    noun: str = ""
    determiner: str = ""


class CandidateFinder:
    """Finds the candidates of each sentence of a draft."""

    def __init__(self, draft: Draft, quoted: Quoted) -> None:
        self._text = draft.text
        self._quoted = quoted
        mentions = [(m.span, entity) for entity in draft.entities for m in entity.mentions]
        self._mentions = sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [span.start for span, _ in self._mentions]
        self._nobody = {
            word
            for entity in draft.entities
            if entity.kind is not EntityKind.PERSON
            for word in fold_name(entity.name).split()
        }

    def find(self, index: int, span: Span, syntax: Syntax) -> tuple[Candidate, ...]:
        """The candidates of a sentence, by place."""
        names = [
            self._of_mention(index, where, entity, syntax)
            for where, entity in self._within(span.start, span.end)
        ]
        names = [c for c in names if not self._is_addressed(c, span)]
        names += [
            c for run in self._unlisted(span, names) if (c := self._of_run(index, run, syntax))
        ]
        phrases = [c for c in self._phrases(index, span, syntax, names) if not _overlaps(c, names)]
        return tuple(sorted((*names, *phrases), key=lambda c: (c.start, c.end)))

    def roles(self, span: Span, found: tuple[Candidate, ...]) -> Iterator[tuple[str, str]]:
        """Person or body nouns that a sentence gives to those it names, each with the identity."""
        for candidate in found:
            if not candidate.named or candidate.who.startswith(UNCLEAR):
                continue
            before = self._text[max(span.start, candidate.start - 60) : candidate.start]
            for word in re.findall(r"[\w-]+", before.split(",")[-1].lower())[-1:]:
                yield word, candidate.who
            rest = self._text[candidate.end : min(span.end, candidate.end + 90)]
            words = reference_words()
            for pattern in (words.person_noun, words.body_noun):
                match = pattern.search(rest)
                if match is not None and _IS_A.match(rest[: match.start()]):
                    yield match["noun"].lower(), candidate.who
            for pattern in (words.person_noun, words.body_noun):
                for match in pattern.finditer(self._text, span.start, candidate.start):
                    gap = self._text[match.end() : candidate.start]
                    if re.fullmatch(r",?\s+", gap):
                        yield match["noun"].lower(), candidate.who

    def _within(self, start: int, end: int) -> list[tuple[Span, Entity]]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [pair for pair in self._mentions[low:high] if pair[0].end <= end]

    def _of_mention(self, index: int, span: Span, entity: Entity, syntax: Syntax) -> Candidate:
        kind = _KINDS.get(entity.kind, Kind.THING)
        return Candidate(
            span.start,
            span.end,
            index,
            entity.id,
            entity.name,
            entity.id,
            kind,
            syntax.is_subject(span.start, span.end),
            self._quoted.around(span.start) is not None,
            named=True,
            gender=self._titled(span.start) if kind is Kind.PERSON else None,
        )

    def _is_addressed(self, candidate: Candidate, span: Span) -> bool:
        """Whether a handle at the head of a post's line only says whom it is for."""
        before = self._text[span.start : candidate.start]
        handle = "@" in self._text[max(0, candidate.start - 1) : candidate.start + 1]
        return handle and all(word.startswith("@") for word in before.split())

    def _titled(self, start: int) -> Gender | None:
        match = _TITLE.search(self._text, max(0, start - 16), start)
        return reference_words().gender_of_title.get(match[1].lower()) if match else None

    def _unlisted(self, span: Span, names: list[Candidate]) -> Iterator[NameRun]:
        """Runs of capitals that no entity has."""
        for run in name_runs(self._text, span.start, span.end):
            if not any(run.start < name.end and name.start < run.end for name in names):
                yield run

    def _of_run(self, index: int, run: NameRun, syntax: Syntax) -> Candidate | None:
        """Somebody whom the entity step did not list, where the capitals may be a person's name."""
        words, text = name_words(), self._text[run.start : run.end]
        if run.headline or run.key[-1] in words.organisation_tail | words.places | words.calendar:
            return None
        following = syntax.verb_after(run.end)
        speaks = following in words.speech | words.human
        sure = run.titled or (speaks and not run.initial) or is_given(run.key[0])
        if not sure and not self._may_be_person(run, syntax):
            return None
        return Candidate(
            run.start,
            run.end,
            index,
            f"{NAMED if sure else UNCLEAR}{fold_name(text).split()[-1]}",
            text,
            None,
            Kind.PERSON,
            syntax.is_subject(run.start, run.end),
            self._quoted.around(run.start) is not None,
            named=True,
            gender=self._titled(run.start),
        )

    def _may_be_person(self, run: NameRun, syntax: Syntax) -> bool:
        """Whether capitals that nothing explains may name somebody who comes into question."""
        words = name_words()
        if len(run.words) == 1:
            if run.key[0] in self._nobody or run.words[0].text.isupper():
                return False  # part of a body's name, or an acronym
            ordinary = run.key[0] in (
                words.common if run.initial else words.function | words.acronyms
            )
            ordinary = ordinary or (run.initial and run.key[0].endswith("s"))
            subject = syntax.is_subject(run.start, run.end) and syntax.has_verb(run.end)
            return not ordinary and subject
        placed = _PLACED.search(self._text, max(0, run.start - 12), run.start)
        return placed is None and not all(key in words.common for key in run.key)

    def _phrases(
        self, index: int, span: Span, syntax: Syntax, names: list[Candidate]
    ) -> Iterator[Candidate]:
        words = reference_words()
        for kind, pattern in (
            (Kind.PERSON, words.person_noun),
            (Kind.BODY, words.body_noun),
            (Kind.DOCUMENT, words.document_noun),
        ):
            for match in pattern.finditer(self._text, span.start, span.end):
                if not self._explains_name(match, names, kind):
                    yield self._of_phrase(index, match, kind, syntax)

    def _explains_name(self, match: re.Match[str], names: list[Candidate], kind: Kind) -> bool:
        """Whether the phrase only says what a named one is ("Ada Quill, an economist", "the coach, Tom Bell")."""
        if kind is Kind.DOCUMENT:
            return False
        for name in names:
            if name.end <= match.start():
                gap = self._text[name.end : match.start()]
                if len(gap) < 30 and _IS_A.match(gap):
                    return True
            elif name.start >= match.end():
                gap = self._text[match.end() : name.start]
                beside = _BESIDE if name.kind is kind else _JUST_BEFORE
                if beside.fullmatch(gap):
                    return True
        return False

    def _of_phrase(self, index: int, match: re.Match[str], kind: Kind, syntax: Syntax) -> Candidate:
        start, noun = match.start(), match["noun"].lower()
        phrase = self._text[start : match.end()]
        determiner = match["determiner"].lower()
        fresh = determiner in {"another", "every", "each", "no", "any", "some"}
        plain = determiner in {"a", "an", "one", *_DEFINITE}
        name = f"the {phrase[len(determiner) :].strip()}" if plain else phrase
        return Candidate(
            start,
            match.end(),
            index,
            f"{UNCLEAR if fresh else ''}{noun}" + (f":{start}" if fresh else ""),
            " ".join(name.split()),
            None,
            kind,
            syntax.is_subject(start, match.end()),
            self._quoted.around(start) is not None,
            named=False,
            gender=reference_words().gender_of_noun.get(noun),
            noun=noun,
            determiner=determiner,
        )


def _overlaps(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether a phrase lies inside a name; a possessor's name inside a phrase does not count."""
    return any(o.start < candidate.end and candidate.end <= o.end for o in others)


def moved(candidate: Candidate, start: int, end: int, sentence: int, *, subject: bool) -> Candidate:
    """The same one, spoken of again at another place by a pronoun or description."""
    return replace(
        candidate,
        start=start,
        end=end,
        sentence=sentence,
        subject=subject,
        quoted=False,
        named=False,
        determiner="",
    )
