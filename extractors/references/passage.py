"""The text as it is read: sentence by sentence, with everybody spoken of so far."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.draft import Antecedent, BlockKind, Draft, Reference, ReferenceKind, Sentence
from extractors.references.candidates import UNCLEAR, Candidate, CandidateFinder, Kind, moved
from extractors.references.scopes import Quoted, scopes_of
from extractors.references.syntax import Syntax
from extractors.references.verdicts import ReferenceTest, Refusal
from extractors.references.words import Gender, reference_words
from kg.model import Span

REACH = 3
"""Sentences that a reference looks back over."""

WHOLE = 150
"""Sentences of a long section that count as all of it, so that time grows with the text and no faster."""

_MARKS = 2  # code points of a closing mark and a full stop
_ANYBODY = frozenset({"no", "any", "every", "each"})


class Passage:
    """A draft with the candidates of each sentence, growing as references are resolved.

    Args:
        draft: with entities; parses are used where they are there.
        genders: what is known of people's gender, by identity.
    """

    def __init__(self, draft: Draft, genders: Mapping[str, Gender | None] | None = None) -> None:
        self.draft = draft
        self.text = draft.text
        self._authors = {post.id: post.author for post in draft.posts}
        self.quoted = Quoted(draft)
        self.scopes = scopes_of(draft)
        parsed = len(draft.parses) == len(draft.sentences)
        self.syntax = tuple(
            Syntax(draft.text, sentence.span, draft.parses[i] if parsed else None)
            for i, sentence in enumerate(draft.sentences)
        )
        finder = CandidateFinder(draft, self.quoted)
        self._found: list[list[Candidate]] = []
        self.roles: dict[str, set[str]] = {}
        for i, sentence in enumerate(draft.sentences):
            found = finder.find(i, sentence.span, self.syntax[i])
            self._found.append(list(found))
            for noun, who in finder.roles(sentence.span, found):
                self.roles.setdefault(noun, set()).add(who)
        self._genders = dict(genders or {})
        self._learn_from_titles()

    def sentence(self, index: int) -> Sentence:
        """A sentence by its index."""
        return self.draft.sentences[index]

    def gender(self, candidate: Candidate) -> Gender | None:
        """What is known of a candidate's gender."""
        if candidate.gender is not None or candidate.who in self._genders:
            return candidate.gender or self._genders[candidate.who]
        first, *rest = candidate.name.lower().split()
        if candidate.kind is not Kind.PERSON or candidate.noun or not rest:
            return None  # alone it may be a surname
        return reference_words().gender_of_given.get(first)

    def agrees(self, candidate: Candidate, gender: Gender) -> bool:
        """Whether a candidate is a person who may be of a gender."""
        known = self.gender(candidate)
        return candidate.kind is Kind.PERSON and (known is None or known is gender)

    def before(self, index: int, at: int) -> list[Candidate]:
        """Candidates of the same sentence before a place, outside quotations."""
        return [c for c in self._found[index] if c.end <= at and not c.quoted]

    def after(self, index: int, at: int) -> list[Candidate]:
        """Candidates of the same sentence after a place, outside quotations."""
        return [c for c in self._found[index] if c.start >= at and not c.quoted]

    def of(self, index: int) -> list[Candidate]:
        """Candidates of a sentence, outside quotations."""
        return [c for c in self._found[index] if not c.quoted]

    def earlier(self, index: int, reach: int = REACH) -> list[Candidate]:
        """Candidates of the sentences before, as far as the reach and the scope go, in order."""
        near = range(self._first(index, reach), index)
        return [
            c
            for i in near
            if not self._is_other_item(i, index)
            for c in self.of(i)
            if not _is_anybody(c)
        ]

    def has_before(self, index: int) -> bool:
        """Whether the sentence before belongs to the same scope."""
        return index > 0 and self.scopes[index - 1] == self.scopes[index]

    def in_block(self, index: int) -> bool:
        """Whether the sentence before stands in the same paragraph."""
        same = self.has_before(index)
        return same and self.sentence(index - 1).block == self.sentence(index).block

    def writer(self, index: int) -> str | None:
        """The author of a sentence's post, or of the page outside posts; None where unknown."""
        post = self.sentence(index).post
        if post is not None:
            return self._authors.get(post)
        return self.draft.stated.author or self.draft.metadata.author

    def same_block(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph or item."""
        return self.sentence(one).block == self.sentence(other).block

    def is_writer(self, candidate: Candidate, index: int) -> bool:
        """Whether a candidate wrote the post that a sentence stands in."""
        return self.sentence(index).post is not None and candidate.name == self.writer(index)

    def is_possessor(self, candidate: Candidate) -> bool:
        """Whether a possessive ending follows."""
        return self.text[candidate.end : candidate.end + 2] in {"'s", "’s"}

    def whole_scope(self, index: int) -> list[Candidate]:
        """Candidates of the scope up to a sentence, as far as anybody remembers."""
        return self.earlier(index, WHOLE)

    def answer(
        self,
        index: int,
        match: re.Match[str],
        kind: ReferenceKind,
        who: Candidate,
        test: ReferenceTest,
    ) -> Reference:
        """A reference to a candidate, who is then spoken of at its place."""
        span = Span.of(self.text, match.start(), match.end())
        if kind is ReferenceKind.PERSON and who.entity is None:
            gender = reference_words().gender_of_pronoun[span.quote.lower()]
            self._genders.setdefault(who.who, gender)
        subject = self.syntax[index].is_subject(span.start, span.end)
        if kind is not ReferenceKind.DESCRIPTION:
            subject = subject or span.quote.lower() in {"he", "she", "they"}
            subject = subject or (
                span.quote.lower() == "it" and self.syntax[index].is_head(span.start)
            )
        again = moved(who, span.start, span.end, index, subject=subject)
        kept = [c for c in self._found[index] if not (span.start <= c.start and c.end <= span.end)]
        self._found[index] = sorted((*kept, again), key=lambda c: (c.start, c.end))
        evidence = Span.of(self.text, who.start, who.end)
        return Reference(span, kind, Antecedent(who.name, who.entity, evidence), test.value)

    def refuse(
        self,
        index: int,
        match: re.Match[str],
        kind: ReferenceKind,
        reason: Refusal,
        gender: Gender | None = None,
    ) -> Reference:
        """A refusal; a person nobody knows then stands at its place."""
        span = Span.of(self.text, match.start(), match.end())
        if gender is not None and self.quoted.around(span.start) is None:
            somebody = Candidate(
                span.start,
                span.end,
                index,
                f"{UNCLEAR}{gender}",
                span.quote,
                None,
                Kind.PERSON,
                span.quote.lower() in {"he", "she"},
                quoted=False,
                named=False,
                gender=gender,
            )
            self._found[index] = sorted(
                (*self._found[index], somebody), key=lambda c: (c.start, c.end)
            )
        return Reference(span, kind, None, reason.value)

    def _is_other_item(self, one: int, other: int) -> bool:
        """Whether two sentences stand in two items of a list, which go on with nobody of each other."""
        blocks = [self.sentence(i).block for i in (one, other)]
        kinds = {
            self.draft.blocks[block].kind for block in blocks if block < len(self.draft.blocks)
        }
        return blocks[0] != blocks[1] and kinds == {BlockKind.BULLET}

    def _first(self, index: int, reach: int) -> int:
        first, steps = index, 0
        while first > 0 and steps < reach and self.scopes[first - 1] == self.scopes[index]:
            first -= 1
            steps += not self._is_quoted(first)
        return first

    def _is_quoted(self, index: int) -> bool:
        """Whether a sentence is all quotation, which takes no step back in what the text speaks of."""
        span = self.sentence(index).span
        around = self.quoted.around(span.start)
        return around is not None and span.end <= around[1] + _MARKS

    def _learn_from_titles(self) -> None:
        """A title beside one mention tells the gender of all; contradicting ones tell nothing."""
        for found in self._found:
            for candidate in found:
                if candidate.gender is None or not candidate.named:
                    continue
                known = self._genders.setdefault(candidate.who, candidate.gender)
                if known is not candidate.gender:
                    self._genders[candidate.who] = None


def _is_anybody(candidate: Candidate) -> bool:
    """Whether a noun phrase means no certain person, whom no later sentence takes up ("no person", "one person")."""
    words = candidate.name.lower().split()
    plain = candidate.noun == "person" and candidate.determiner in {"a", "one"}
    return bool(candidate.noun) and (
        plain or not _ANYBODY.isdisjoint((candidate.determiner, *words))
    )
