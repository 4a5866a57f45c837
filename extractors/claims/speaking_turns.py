"""Whom "he" and "she" mean where they speak and two may be meant: the one who spoke last, gender permitting.

Who speaks in a text goes on speaking until somebody else does (O'Keefe et al. 2012, "A sequence labelling approach
to quote attribution"); a pronoun takes up the speaker whose gender it agrees with (Lappin and Leass 1994).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from extractors.draft import Draft, ReferenceKind
from extractors.references.words import Gender, reference_words
from kg.model import UNNAMED_SUFFIX, Entity, EntityKind

_REACH = 4  # sentences over which whoever spoke is taken up
_MARKS = ",.;:!?()“”\"'"
_FAR = 12  # the same where only one person can be meant
_TITLE = re.compile(r"([A-Za-z]+)\.?\s+$")


class Part(IntEnum):
    """What part somebody has in a sentence; who speaks comes before whom it is about, and both before the rest."""

    NAMED = 0
    SUBJECT = 1
    SPEAKER = 2


@dataclass(frozen=True, slots=True)
class _Turn:
    speaker: str
    at: int
    part: Part


class SpeakingTurns:
    """The people who spoke or were the subject of a sentence, in reading order.

    Args:
        draft: with entities and references.
    """

    def __init__(self, draft: Draft) -> None:
        self._genders = _genders(draft)
        self._people = {e.name for e in draft.entities if e.kind is EntityKind.PERSON}
        self._turns: list[_Turn] = []
        self._writers = {post.id: post.author for post in draft.posts}
        self._writer: str | None = None
        self._newcomer: tuple[str, int] | None = None

    def clear(self, post: str | None) -> None:
        """Forget everybody: another post begins, whose writer is nobody's "she"."""
        self._turns.clear()
        self._newcomer = None
        self._writer = None if post is None else self._writers.get(post)

    def other(self, speaker: str | None) -> str | None:
        """Somebody, unless the post is theirs."""
        return None if speaker == self._writer else speaker

    def meet(self, roles: Sequence[str], *, named: bool, again: bool, at: int) -> None:
        """Keep the one person without a name who comes into the text, as in "I had lunch with a driver".

        Args:
            roles: those that the sentence brings in.
            named: whether it names anybody.
            again: whether it speaks of "him" or "her".
            at: the sentence's number.
        """
        if named or len(roles) > 1:
            self._newcomer = None
        elif roles:
            self._newcomer = (roles[0], at)
        elif again and self.newcomer(None, at) is not None and self._newcomer is not None:
            self._newcomer = (self._newcomer[0], at)

    def newcomer(self, pronoun: str | None, at: int) -> str | None:
        """The person without a name who came in last sentence, where a pronoun agrees."""
        who = self._newcomer
        if who is None or at - who[1] > 1 or pronoun in {"it", "they"}:
            return None
        return who[0] if pronoun is None or self.agrees(who[0], pronoun) else None

    def note(self, speaker: str, at: int, part: Part) -> None:
        """Keep somebody of a sentence.

        Args:
            speaker: a person by name, or one without a name by what they are.
            at: the sentence's number.
            part: theirs in it.
        """
        self._turns.append(_Turn(speaker, at, part))

    def follow(self, people: Sequence[str], about: str | None, spoke: str | None, at: int) -> None:
        """Keep the people of a sentence.

        Args:
            people: those named in it.
            about: the one that it is about.
            spoke: whose words it tells, by name or by what they are; nobody else than a person is kept.
            at: the sentence's number.
        """
        for person in people:
            self.note(person, at, Part.NAMED)
        if about is not None:
            self.note(about, at, Part.SUBJECT)
        words = (spoke or "").removesuffix(UNNAMED_SUFFIX).lower().split()
        if spoke is None or not words or words[0] in reference_words().gender_of_pronoun:
            return
        if spoke in self._people or words[-1] in reference_words().people:
            self.note(spoke, at, Part.SPEAKER)

    def spoken(self, speaker: str | None) -> str | None:
        """Somebody, if they have spoken of late; else None."""
        spoke = {turn.speaker for turn in self._turns[-_REACH:] if turn.part is Part.SPEAKER}
        return speaker if speaker in spoke else None

    def gender(self, speaker: str) -> Gender | None:
        """What is known of somebody's gender."""
        if speaker in self._genders:
            return self._genders[speaker]
        words = speaker.removesuffix(UNNAMED_SUFFIX).lower().split()
        if not words:
            return None
        if speaker.endswith(UNNAMED_SUFFIX):
            return next(
                (
                    g
                    for word in reversed(words)
                    if (g := reference_words().gender_of_noun.get(word))
                ),
                None,
            )
        return reference_words().gender_of_given.get(words[0]) if len(words) > 1 else None

    def agrees(self, speaker: str, pronoun: str) -> bool:
        """Whether "he" or "she" may stand for somebody."""
        if speaker == self._writer:
            return False
        known = self.gender(speaker)
        return known is None or known is reference_words().gender_of_pronoun.get(pronoun, known)

    def taken_up(self, pronoun: str, at: int) -> str | None:
        """Who is meant by "he" or "she" that speaks in a sentence; None where two may be.

        Args:
            pronoun: in lower case.
            at: the sentence's number.
        """
        near = [t for t in self._turns if at - t.at <= _REACH and self.agrees(t.speaker, pronoun)]
        last = {t.speaker for t in near if t.at == at - 1 and t.part is Part.SUBJECT}
        spoke = any(t.at == at - 1 and t.part is Part.SPEAKER for t in near)
        known = {t.speaker for t in self._turns if t.at < at - 1}
        others = {t.speaker for t in near if t.at == at - 1} - last
        if len(last) == 1 and not spoke and not last & known and others <= known:
            return last.pop()  # who is new: "Captain Ward, who taught Lund, is kinder. He says ..."
        wanted = reference_words().gender_of_pronoun.get(pronoun)
        for part in sorted(Part, reverse=True):
            told = [t for t in near if t.part >= part]
            if not told:
                continue
            # Of two who met, neither is "she"; of two who spoke, the last goes on.
            rivals = told if part is Part.SPEAKER else [t for t in near if t.at >= told[0].at]
            sure = {t.speaker for t in rivals if self.gender(t.speaker) is wanted}
            last = sure or {t.speaker for t in rivals if t.at == told[-1].at}
            if len(last) > 1 and part is Part.SPEAKER:
                last = {t.speaker for t in rivals if t.at == told[-1].at}
            return next(iter(last)) if len(last) == 1 else None
        return self._only_one(wanted, at)

    def _only_one(self, wanted: Gender | None, at: int) -> str | None:
        """The one person of a gender spoken of of late, where nobody since may be of it too."""
        far = [t for t in self._turns if at - t.at <= _FAR]
        same = {t.speaker for t in far if self.gender(t.speaker) is wanted}
        if wanted is None or len(same) != 1:
            return None
        last = max(t.at for t in far if t.speaker in same)
        return (
            None if any(self.gender(t.speaker) is None for t in far if t.at > last) else same.pop()
        )


def _genders(draft: Draft) -> Mapping[str, Gender | None]:
    """What titles and pronouns of the text tell of its people; None where they contradict each other."""
    names = {e.id: e for e in draft.entities if e.kind is EntityKind.PERSON}
    told: dict[str, set[Gender]] = {}
    for entity in names.values():
        for gender in _by_title(draft.text, entity):
            told.setdefault(entity.name, set()).add(gender)
    mixed = _mixed(draft)
    for reference in draft.references:
        who = reference.antecedent
        if any(start <= reference.span.start < end for start, end in mixed):
            continue  # "she gives him two in three" may take either for the one named before
        if reference.kind is ReferenceKind.PERSON and who is not None and who.entity in names:
            known = reference_words().gender_of_pronoun.get(reference.span.quote.lower())
            if known is not None:
                told.setdefault(names[who.entity].name, set()).add(known)
    return {name: next(iter(g)) if len(g) == 1 else None for name, g in sorted(told.items())}


def _mixed(draft: Draft) -> list[tuple[int, int]]:
    """The sentences in which pronouns of both genders stand."""
    genders = reference_words().gender_of_pronoun
    found = []
    for sentence in draft.sentences:
        words = {word.strip(_MARKS).lower() for word in sentence.span.quote.split()}
        if len({genders[word] for word in words if word in genders}) > 1:
            found.append((sentence.span.start, sentence.span.end))
    return found


def _by_title(text: str, entity: Entity) -> list[Gender]:
    found = []
    for mention in entity.mentions:
        before = _TITLE.search(text, max(0, mention.span.start - 20), mention.span.start)
        first = mention.span.quote.split()[0].strip(".").lower()
        for word in (before[1].lower() if before else "", first):
            gender = reference_words().gender_of_title.get(word)
            if gender is not None:
                found.append(gender)
    return found
