"""Speakers: names, pronouns and groups in a text, resolved to whoever they stand for.

Pronouns go where the references say; where those are silent, to the last person named as a subject (the
backward-looking centre of Grosz, Joshi and Weinstein 1995); nobody is guessed beyond a few sentences.
"""

from __future__ import annotations

import re

from extractors.claims.cues import Cue, Source
from extractors.claims.quotations import quoted_inside
from extractors.claims.reporting import lexicon
from extractors.claims.resolved import OWNERS, PRONOUN, SUBJECT_OF, ResolvedReferences
from extractors.claims.speaker_phrases import (
    Phrase,
    dateline_end,
    documents,
    full_names,
    held_post_end,
    is_body,
    is_body_noun,
    is_imagined,
    is_office,
    is_person_of,
    may_be,
    member_span,
    newcomers,
    opening_phrase,
    phrases,
    takes_up,
)
from extractors.claims.speaking_turns import SpeakingTurns
from extractors.claims.subjects import main_subject
from extractors.claims.text_names import TextNames
from extractors.draft import Draft, Sentence
from extractors.language.shallow import finite_verb, tokens
from kg.model import UNNAMED_SUFFIX, Entity, EntityKind, Span

_REACH = 5  # sentences that a pronoun looks back over
_SOMEBODY = frozenset({"he", "she", "they"})
_IN_PASSING = re.compile(r"\b(?:with|by|from|of|to|like|at|against|than|and)\s+$")
_PERSONAL = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PARTS = {"some": "some", "many": "many", "others": "other"}


class Discourse:
    """What has been talked about so far, in reading order."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._names = TextNames(draft)
        self._resolved = ResolvedReferences(draft, self._names.kinds)
        self._parses = {
            sentence.span.start: parse
            for sentence, parse in zip(draft.sentences, draft.parses, strict=False)
        }
        self._person: tuple[str, int] | None = None
        self._organisation: tuple[str, int] | None = None
        self._group: tuple[str, int] | None = None
        self._role: tuple[str, int] | None = None
        self._document: tuple[str, int] | None = None
        self._discussed: tuple[str, int] | None = None
        self._body: tuple[str, int] | None = None
        self._whole: tuple[str, int] | None = None
        self._unclear: tuple[str, int] | None = None
        self._speaking: Cue | None = None
        self._turns = SpeakingTurns(draft)
        self._at = 0
        self._post: str | None = None
        self._start = 0

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; a new post starts a new discourse."""
        if sentence.post != self._post:
            self._person = self._organisation = self._group = self._discussed = None
            self._role = self._document = self._body = self._whole = self._unclear = None
            self._post = sentence.post
            self._turns.clear(sentence.post)
        self._at += 1
        self._speaking = None
        self._start = sentence.span.start

    def speaking(self, cue: Cue | None) -> None:
        """Tell who speaks in the sentence, before its clauses are read."""
        self._speaking = cue

    def leave(self, sentence: Sentence, cue: Cue | None) -> None:
        """End a sentence: remember whom it was about."""
        span = sentence.span
        found = [(where, entity) for where, entity in self._names.within(span.start, span.end)]
        self._person = self._latest(found, EntityKind.PERSON, span) or self._person
        body = self._latest(found, EntityKind.ORGANISATION, span)
        self._organisation = body or self._organisation
        for work in documents(self._draft.text, span.start, span.end):
            self._document = (work, self._at)
        about = self.subject_of(sentence)
        self._turns.follow(
            [source.speaker for source in self.people(span)],
            None if about is None else about.speaker,
            None if cue is None else cue.source.speaker,
            self._at,
        )
        roles = [self._of_phrase(one) for one in newcomers(self._draft.text, span.start, span.end)]
        named = self._names_somebody(span.start, span.end)
        self._turns.meet(roles, named=named, again=bool(_PERSONAL.search(span.quote)), at=self._at)
        self._remember(span, cue)
        self._keep_subject(span, told=cue is not None)
        owners = [e for w, e in found if self._draft.text[w.end : w.end + 2] in {"’s", "'s"}]
        if cue is None and owners:
            self._discussed = (owners[0].name, self._at)

    def _remember(self, span: Span, cue: Cue | None) -> None:
        """Keep whoever a sentence lets speak, or a name at its head, for pronouns and roles to come."""
        text = self._draft.text
        if cue is None:
            for low, high in full_names(text, span.start, span.end):
                if not text[span.start : low].strip(' “"') and text[high : high + 1] in {" ", ","}:
                    self._keep(text[low:high])
                break
            return
        if (speaker := cue.source.speaker).removesuffix(UNNAMED_SUFFIX) in _SOMEBODY:
            return
        self._discussed = (speaker, self._at)
        if not speaker.endswith(UNNAMED_SUFFIX):
            self._keep(speaker)
        elif speaker.startswith("the writer's ") or any(
            word in lexicon().personal_roles for word in speaker.lower().split()
        ):
            self._role = (speaker, self._at)
        else:
            self._group = (speaker, self._at)

    def _keep_subject(self, span: Span, *, told: bool) -> None:
        """Keep a group or body that opens a sentence ("Coaches are split.") for what refers back to it."""
        head = opening_phrase(self._draft.text, span.start, span.end)
        if head is None:
            return
        if head.role is None and head.words not in _PARTS and not told:
            self._group = self._whole = (head.words + UNNAMED_SUFFIX, self._at)
        elif is_body_noun(head.role) and head.determiner == "the":
            self._body = (head.words, self._at)

    def _keep(self, name: str) -> None:
        kind = self._names.kinds.get(name)
        if kind is None:
            self._unclear = (name, self._at)
        if kind is EntityKind.PERSON or (kind is None and not is_body(name)):
            self._person = (name, self._at)
        else:
            self._organisation = (name, self._at)

    def last_discussed(self) -> str | None:
        """Whose view the sentence before told or named."""
        return self._recent(self._discussed, 1)

    def sources(self, start: int, end: int) -> tuple[Source, ...]:
        """Everything in ``text[start:end]`` that may name a speaker, by place."""
        told = self._phrases(start, end)
        owned = [source for phrase, source in told if phrase.owned]
        found = [
            Source(span.start, span.end, entity.name)
            for span, entity in self._names.within(start, end)
            if not any(span.start < group.end and group.start < span.end for group in owned)
        ]
        for extra in (
            *owned,
            *self._names.acronyms(start, end),
            *self._names.unlisted(start, end),
            *self._pronouns(start, end),
            *self._one_of_them(start, end),
            *(source for _, source in told),
        ):
            if not any(extra.start < other.end and other.start < extra.end for other in found):
                found.append(extra)
        starts = {source.start for source in found}
        begin = dateline_end(self._draft.text, self._start)
        return tuple(
            source
            for source in sorted(found, key=lambda source: (source.start, source.end))
            if not (source.weak and self._names.is_system(source))
            and source.start >= begin
            # "Norrfors's chief executive, Ada Quill, says" names whose chief she is.
            and held_post_end(self._draft.text, source.end) not in starts
        )

    def last_person(self, span: Span) -> Source | None:
        """The last person spoken of in a sentence, as whoever speaks after its colon."""
        return next(reversed(self.people(span)), None)

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's."""
        return self._names.kinds.get(name) is EntityKind.PERSON

    def names_people(self, span: Span) -> bool:
        """Whether a sentence speaks of anybody, known or not."""
        return bool(self.people(span)) or _PERSONAL.search(span.quote) is not None

    def subject_of(self, sentence: Sentence) -> Source | None:
        """The person that a sentence is about: in its main subject, or the only one that a question names."""
        people = self.people(sentence.span)
        if sentence.span.quote.rstrip().endswith("?"):
            return people[-1] if len({source.speaker for source in people}) == 1 else None
        parse = self._parses.get(sentence.span.start)
        low, high = (None if parse is None else main_subject(parse)) or (0, 0)
        return next((s for s in people if low <= s.start and s.end <= high), None)

    def people(self, span: Span) -> list[Source]:
        """People by name, and pronouns that stand for one, outside what is quoted."""
        quoted = quoted_inside(self._draft.text, span.start, span.end)
        return [
            source
            for source in self.sources(span.start, span.end)
            if self.is_person(source.speaker)
            and not any(low <= source.start < high for low, high in quoted)
        ]

    def _latest(
        self, found: list[tuple[Span, Entity]], kind: EntityKind, span: Span
    ) -> tuple[str, int] | None:
        """The entity of a kind that the sentence is about: one before its verb, else its first one."""
        names = [(where, entity.name) for where, entity in found if entity.kind is kind]
        if not names:
            return None
        words = tokens(self._draft.text, span.start, span.end)
        verb = finite_verb(words)
        at = -1 if verb is None else words[verb].start
        before = [name for where, name in names if where.end <= at]
        if before:
            return before[-1], self._at
        kept = self._person if kind is EntityKind.PERSON else self._organisation
        if _IN_PASSING.search(self._draft.text, span.start, names[0][0].start):
            return None
        return None if self._recent(kept, 4) is not None else (names[0][1], self._at)

    def _pronouns(self, start: int, end: int) -> list[Source]:
        found = []
        for match in PRONOUN.finditer(self._draft.text, start, end):
            word = match.group().lower()
            spoken = self._turns.spoken(self._resolved.unnamed(match.start()))
            speaker = self._turns.other(self._resolved.speaker(match.start())) or spoken
            if not self._names_somebody(self._start, match.start()):
                speaker = self._turns.newcomer(SUBJECT_OF.get(word, word), self._at) or speaker
            if speaker is None and not self._resolved.is_doubtful(match.start()):
                speaker = self._antecedent(SUBJECT_OF.get(word, word), start, match.start())
            if speaker is None and word in {"he", "she"}:
                speaker = self._subject_before(word, match.start())
                speaker = speaker or self._turns.taken_up(word, self._at)
            by = self._draft.text[match.start() - 13 : match.start()].lower() == "according to "
            if speaker is None and (word in _SOMEBODY or (by and word in SUBJECT_OF)):
                speaker = SUBJECT_OF.get(word, word) + UNNAMED_SUFFIX  # somebody, not the writer
            if speaker and self._draft.text[self._start : match.start()] == f"{speaker}, ":
                speaker = self._turns.taken_up(word, self._at - 1)  # "Salt, she argues, is scarce"
            if speaker is not None:
                oblique = word in SUBJECT_OF
                found.append(
                    Source(match.start(), match.end(), speaker, weak=word == "it", oblique=oblique)
                )
        return found

    def _names_somebody(self, start: int, end: int) -> bool:
        return any(e.kind is EntityKind.PERSON for _, e in self._names.within(start, end))

    def _subject_before(self, pronoun: str, at: int) -> str | None:
        """The person whom the sentence is about, named in it before a pronoun that agrees."""
        parse = self._parses.get(self._start)
        place = None if parse is None else main_subject(parse)
        who = None if place is None or place[1] > at else self._names.only_person(*place)
        return who if who is not None and self._turns.agrees(who, pronoun) else None

    def _antecedent(self, pronoun: str, start: int, at: int) -> str | None:
        start = min(start, self._start)
        if pronoun == "it":
            bodies = [
                e.name
                for _, e in self._names.within(start, at)
                if e.kind is EntityKind.ORGANISATION
            ]
            if bodies:
                return bodies[0]
            if self._speaking is not None and self._speaking.source.end <= at:
                name = self._speaking.source.speaker
                known = self.is_person(name) or name.endswith(UNNAMED_SUFFIX)
                return None if known else name
            told = self.last_discussed() or UNNAMED_SUFFIX
            human = self.is_person(told)
            if not human and not told.endswith(UNNAMED_SUFFIX):
                return told
            body = self._recent(self._body, 1)  # "It will shut. The saving, it says, is small."
            return body if body is None or is_office(body) else body + UNNAMED_SUFFIX
        if pronoun == "they":
            return self._group_before(start, at)
        person = self._person_before(start, at)
        return person if person is not None and self._turns.agrees(person, pronoun) else None

    def _group_before(self, start: int, at: int) -> str | None:
        """Whom "they" stands for: the one group of the sentence, the last one before, or the one body."""
        groups = [
            phrase
            for phrase in phrases(self._draft.text, start, at)
            if phrase.role is None and phrase.words not in _PARTS
        ]
        if len(groups) == 1:
            return self._of_phrase(groups[0])
        here = self._names.within(start, at)
        named = {e.name for _, e in here if e.kind is EntityKind.ORGANISATION}
        return self._recent(self._group, 1) or (named.pop() if len(named) == 1 else None)

    def _person_before(self, start: int, at: int) -> str | None:
        """Whom "he" or "she" stands for: the first person of the sentence, else the last subject."""
        here = [e.name for _, e in self._names.within(start, at) if e.kind is EntityKind.PERSON]
        if here:
            return here[0]
        told = [p for p in phrases(self._draft.text, start, at) if p.determiner == "my"]
        if len(told) == 1:
            return self._of_phrase(told[0])
        role = self._recent(self._role, 1)
        spoke, named = (-1 if kept is None else kept[1] for kept in (self._role, self._person))
        # Somebody without a name may have spoken since a person was named.
        return role if role is not None and spoke > named else self._recent(self._person, _REACH)

    def _recent(self, kept: tuple[str, int] | None, reach: int) -> str | None:
        return kept[0] if kept is not None and self._at - kept[1] <= reach else None

    def _phrases(self, start: int, end: int) -> list[tuple[Phrase, Source]]:
        told = (one for one in phrases(self._draft.text, start, end) if not is_imagined(one))
        return [(one, Source(one.start, one.end, self._of_phrase(one))) for one in told]

    def _of_phrase(self, phrase: Phrase) -> str:
        """Who an unnamed phrase stands for: "the agency" with no more said is the one just named."""
        words = phrase.words.removeprefix("same ")
        found: str | None = None
        if phrase.determiner == "my":
            return f"the writer's {words}{UNNAMED_SUFFIX}"
        if phrase.owned and words.split()[-1].lower() in lexicon().roles:
            return words  # "Ostrava's statistics office" is a body by name
        staff = self._names.staff_of(phrase)
        if staff is not None:
            return staff
        if phrase.role == "author" and phrase.determiner in {"its", "their"}:
            work = self._recent(self._document, 2)
            found = f"{work}'s {words}{UNNAMED_SUFFIX}" if work is not None else None
        elif words in _PARTS:
            found = self._of_part(words)
        elif words in {"spokesperson", "spokesman", "spokeswoman"}:
            found = self._of_spokesperson(phrase)
        elif phrase.determiner in {"the", "that", "this"} and words == phrase.role:
            told = self._names.of_role.get(words)
            own = told if told is not None and told.lower().endswith(f" {words}") else None
            made = own or self._names.maker_of(words, phrase.start)
            stated = self._resolved.described(phrase.end) or made
            found = stated or (self._of_role(words) if takes_up(words) else None) or told
        elif phrase.role in lexicon().documents and phrase.determiner in OWNERS:
            found = self._owner_of(phrase)
        if found is None and phrase.determiner == "the" and is_office(words):
            return words
        return found or words + UNNAMED_SUFFIX

    def _owner_of(self, phrase: Phrase) -> str | None:
        """Whose document "its own filing" is, where a name is known for it."""
        at = self._draft.text.lower().rfind(phrase.determiner, self._start, phrase.start)
        if at < 0:
            return None
        owner = self._resolved.speaker(at)
        if owner is None and not self._resolved.is_doubtful(at):
            owner = self._antecedent(OWNERS[phrase.determiner], self._start, at)
        return owner if owner is not None and not owner.endswith(UNNAMED_SUFFIX) else None

    def _one_of_them(self, start: int, end: int) -> list[Source]:
        """One of the group that the sentence before was about: "Officials are less kind. One called it dead"."""
        one, group = member_span(self._draft.text, self._start, end), self._recent(self._group, 1)
        if one is None or not start <= one[0] < one[1] <= end:
            return []
        whose = f"one{UNNAMED_SUFFIX}" if group is None else f"one of {group}"
        return [] if group is None and one[0] == self._start else [Source(*one, whose)]

    def _of_part(self, words: str) -> str | None:
        whole = self._recent(self._whole, 1)  # "Coaches are split. Some ..."
        one = whole is not None and len(whole.removesuffix(UNNAMED_SUFFIX).split()) == 1
        return f"{_PARTS[words]} {whole}" if one else None

    def _of_spokesperson(self, phrase: Phrase) -> str | None:
        body = self._recent(self._body, 1)  # the sentence before was about it
        told = self._draft.text.startswith((" for ", " of "), phrase.end)  # whose they are
        if body is None or told or body.split()[-1] in lexicon().documents:
            return None
        return f"{body} {phrase.words}{UNNAMED_SUFFIX}"

    def _of_role(self, role: str) -> str | None:
        """The last one spoken of whom a definite role may mean."""
        writer = self._recent(self._role, _REACH)
        if is_person_of(role):
            known = writer is not None and role in writer
            return writer if known else self._recent(self._person, _REACH)
        if role in lexicon().documents and writer is not None and f"{role}'s" in writer:
            return writer
        body, unclear = self._recent(self._organisation, _REACH), self._recent(self._unclear, 1)
        if unclear is not None and (body is None or self._recent(self._organisation, 1) is None):
            return unclear  # a name that no list knows: the sentence before was about it
        return body if body is None or may_be(role, body) else None
