"""Whose forecast it is: named by a possessive, a verb or a pronoun, else by the attribution."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.draft import Reference
from extractors.forecasting.foresight import REACH, foresight_cues, foresight_words
from extractors.forecasting.spreads import many
from extractors.forecasting.subjects import Known, agent_after, subject_before
from extractors.forecasting.unnamed_voices import crowd, members, unnamed
from extractors.names.posts import post_end
from extractors.references.verdicts import Refusal
from kg.model import Entity, EntityKind, Span, is_named

_MEMORY = 12
"""How many mentions back "his forecast" may refer to."""

_BELONGS = re.compile(
    r"^,? (?:of|at|from|with|behind) (?:the )?$|^, (?:an? |the |its )?(?:[\w-]+,? ){1,7}(?:of|at|from|for|with|behind) (?:the )?(?:[a-z][\w-]* ){0,3}$|^, (?:who|whose) [^,;.]{2,80} $"
)
BY_WHOM = re.compile(
    r"\b(?:polled|surveyed|quoted|interviewed|canvassed|asked|cited|employed|commissioned|gathered)\sby\s(?:the\s)?(?=$|[A-Z])"
)
"""Before whoever only asks or pays those who forecast: "analysts polled by Wirewell expect"."""
_THEY = re.compile(r"\bthey\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?P<whose>his|her|its|their|the|[A-Z][\w-]+[’']s?)\s(?:own\s)?(?P<group>staff|team|analysts|economists|advisers|engineers|researchers|forecasters|experts|officials|planners|scientists|colleagues|modellers)\b",
    re.IGNORECASE,
)
_STANDS_AT = re.compile(
    r"^\s(?:is|are|sits|stands)\s(?:now\s|still\s|only\s|closer\s)?(?:at|to)\s(?=\S*\d)"
)
_ASIDE = re.compile(r"^, (?:who|whose|an?|the)\s[^;.:]{2,110}?(?=,\s)")
_BRACKET = re.compile(r"^ \((?:an? |the )[^()]*$")
_THAT_GIVES = re.compile(r"^\S+ (?:per cent )?(?:that|which) $")

_HE_SAID = re.compile(
    r"[^“\"\n]{0,80}?[,.!?][”\"’]\s(?P<who>he|she)\s(?:said|says|told|added|adds|wrote|writes|reckons|insisted|warned)\b"
)
_OWNED_BODY = re.compile(
    r"[’']s?\s(?P<body>(?:[a-z][\w-]*\s){0,2}(?:board|panel|committee|commission|inquiry|office|department|institute|task\sforce))\s(?=[a-z])"
)
_DISTANCE = 900
"""How many code points back it may refer to."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Mentions of people and organisations in the order of the text."""

    spans: tuple[Span, ...]
    names: tuple[str, ...]
    people: tuple[bool, ...]
    references: Mapping[int, Reference]

    @classmethod
    def of(cls, entities: Sequence[Entity], references: Sequence[Reference] = ()) -> Voices:
        """The mentions of everybody who can forecast, and what is known of pronouns by their place."""
        mentions = sorted(
            (mention.span, entity.name, entity.kind is EntityKind.PERSON)
            for entity in entities
            if entity.kind.speaks
            for mention in entity.mentions
            if mention.span.quote != entity.name.lower() or mention.span.quote == entity.name
        )
        return cls(
            tuple(span for span, _, _ in mentions),
            tuple(name for _, name, _ in mentions),
            tuple(person for _, _, person in mentions),
            {reference.span.start: reference for reference in references},
        )

    def forecaster(self, text: str, at: int, sentence: Span, speaker: str) -> str:
        """The forecaster of the figure or date at a place.

        "Ada's 60% estimate" and "Ada expects" name her, "he estimates" and "her forecast" the
        person named last; without any of these it is the proposition's speaker.

        Args:
            text: the whole text.
            at: the place of the figure or date.
            sentence: its sentence.
            speaker: who holds the proposition.
        """
        cues = foresight_cues()
        owned = self._by_owned_body(text, at, sentence) or self._by_own_work(text, at, sentence)
        if found := owned or self._by_remark(text, at, sentence, speaker):
            return found
        place, named = self._by_words(text, at, sentence, speaker)
        following: str | None = None
        index = bisect_left(self.spans, sentence.start, key=lambda span: span.start)
        while index < len(self.spans) and self.spans[index].end <= sentence.end:
            span = self.spans[index]
            if span.end <= at and span.start > place and self._says(text, index, at):
                place, named = span.start, self._named(text, index, sentence, speaker)
            elif span.start > at and cues.inverted.search(text[sentence.start : span.start]):
                return self.names[self._in_post(text, index)] if place < 0 else named
            elif span.start > at and cues.voice.match(text[span.end : span.end + REACH]):
                if _THAT_GIVES.match(text[at : span.start]):
                    return self.names[index]
                if ";" not in text[at : span.start]:
                    following = following or self.names[index]
            index += 1
        return named if place >= 0 or following is None else following

    def subject(self, text: str, at: int, sentence: Span) -> str | None:
        """Whoever is the subject of the last verb of forecasting before a place, or named behind it."""
        known = [
            Known(span, name, person)
            for span, name, person in zip(self.spans, self.names, self.people, strict=True)
        ]
        before = subject_before(text, sentence, at, known)
        return before or agent_after(text, sentence, at, known)

    def named_in(self, text: str, start: int, end: int) -> str | None:
        """Whom the subject of a verb stands for: a name in it, or what a pronoun refers to; None for others.

        Args:
            text: the whole text.
            start: its first code point.
            end: past its last.
        """
        index = bisect_left(self.spans, start, key=lambda span: span.start)
        if index < len(self.spans) and self.spans[index].end <= end:
            if asked_by(text, self.spans[index].start):
                return None
            owned = text[self.spans[index].end : end][:2] in {"’s", "'s"}
            return self.names[index] if self.spans[index].start == start or not owned else None
        if text[start:end].lower() not in {"he", "she", "it"}:
            return None
        told = self.references.get(start)
        if told is not None and told.antecedent and told.antecedent.entity:
            return told.antecedent.name
        person = text[start:end].lower() != "it"
        return self._person_before(start) if person and told is None else None

    def before(self, text: str, start: int, at: int) -> str | None:
        """Whoever a clause names right before a verb, an adverb aside; None where it names nobody.

        Args:
            text: the whole text.
            start: where the clause begins.
            at: first code point of the verb.
        """
        index = bisect_left(self.spans, at, key=lambda span: span.start) - 1
        if index < 0 or self.spans[index].start < start:
            return None
        gap = text[self.spans[index].end : at]
        return self.names[index] if re.fullmatch(r"\s(?:\w+\s)?", gap) else None

    def _by_words(self, text: str, at: int, sentence: Span, speaker: str) -> tuple[int, str]:
        """Whom words other than names point at before a place, and where; -1 for the speaker."""
        first = foresight_cues().first.finditer(text, sentence.start, at)
        place, named = max((m.start() for m in first), default=-1), speaker
        for found in (
            self._by_pronoun(text, at, sentence),
            self._by_group(text, at, sentence),
            self._by_body(text, at, sentence, speaker),
            members(text, at, sentence),
        ):
            if found is not None and found[0] > place:
                place, named = found
        together = many(text, sentence.start, at)
        if together is not None:
            return together
        together = crowd(text, sentence, at)
        return together if together is not None and place < 0 else (place, named)

    def _says(self, text: str, index: int, at: int) -> bool:
        """Whether a verb or noun of forecasting, or the bracket with the place, follows a name."""
        cues, end = foresight_cues(), self.spans[index].end
        start = self.spans[index].start
        if asked_by(text, start):
            return False
        after = text[end : end + REACH]
        said = cues.work.match(after) or cues.voice.match(after) or _STANDS_AT.match(after)
        if said is None and (aside := _ASIDE.match(text[end : end + 2 * REACH])):
            said = cues.voice.match(text[end + aside.end() : end + aside.end() + REACH])
        if said is None and (index == 0 or not self._within(text, index - 1, index)):
            said = cues.goes_on.search(text[end:at])
        return (said or _BRACKET.match(text[end:at][: 2 * REACH])) is not None

    def _within(self, text: str, before: int, index: int) -> bool:
        """Whether two mentions stand in one sentence."""
        gap = text[self.spans[before].end : self.spans[index].start]
        return "\n" not in gap and not re.search(r"[.!?][”\"’)]?\s", gap)

    def _named(self, text: str, index: int, sentence: Span, speaker: str) -> str:
        """Whoever a name in a frame of forecasting stands for; no affiliation of the speaker's.

        The speaker may be a person whom no list knows, so that only the attribution names them.
        """
        holder, start = self._holder(text, index), self.spans[index].start
        before = text.rfind(speaker, sentence.start, start)
        if before >= 0 and not self.people[holder]:
            gap = text[before + len(speaker) : start]
            if gap and _BELONGS.match(gap):
                return speaker
        return self.names[holder]

    def _holder(self, text: str, index: int) -> int:
        """The person in "Ada of Acme expects" or "Ada, an engineer at Acme, expects"."""
        if not index or self.people[index] or not self.people[index - 1]:
            return index
        gap = text[self.spans[index - 1].end : self.spans[index].start]
        return index - 1 if _BELONGS.match(gap) else index

    def _in_post(self, text: str, index: int) -> int:
        """Whoever has a post with the one named: "said Halden Bank economist Ada Quill"."""
        after = index + 1
        if (
            after < len(self.spans)
            and post_end(text, self.spans[index].end) == self.spans[after].start
        ):
            return after
        return index

    def _by_pronoun(self, text: str, at: int, sentence: Span) -> tuple[int, str] | None:
        """Where "he estimates" or "her forecast" stands before a place, and whom it refers to."""
        found = list(foresight_cues().pronoun.finditer(text, sentence.start, at))
        if not found:
            return None
        match = found[-1]
        resolved = self.references.get(match.start())
        if resolved is not None and resolved.antecedent and resolved.antecedent.entity:
            return match.start(), resolved.antecedent.name
        if resolved is not None and resolved.test == Refusal.TWO_CANDIDATES:
            return None
        person = self._person_before(match.start())
        return (match.start(), person) if person is not None else None

    def _person_before(self, start: int) -> str | None:
        """The person named last before a place, where that is not too far."""
        index = bisect_left(self.spans, start, key=lambda span: span.start) - 1
        for back in range(index, max(-1, index - _MEMORY), -1):
            if start - self.spans[back].end > _DISTANCE:
                return None
            if self.people[back]:
                return self.names[back]
        return None

    def _by_group(self, text: str, at: int, sentence: Span) -> tuple[int, str] | None:
        """Where "they put" or "it hopes for" stands, and the group or body it refers to."""
        found = list(foresight_cues().plural.finditer(text, sentence.start, at))
        if not found:
            return None
        start = found[-1].start()
        if found[-1].group().lower().startswith("it"):
            return self._body_before(text, start, sentence)
        # Several "they" of a sentence are the same people.
        first = _THEY.search(text, sentence.start, start)
        groups = list(_GROUP.finditer(text, sentence.start, first.start() if first else start))
        if not groups:
            return None
        whose, group = groups[-1]["whose"], groups[-1]["group"].lower()
        owner = self._owner(groups[-1].start(), whose)
        return start, f"{owner}{group} (unnamed)"

    def _body_before(self, text: str, start: int, sentence: Span) -> tuple[int, str] | None:
        """The organisation that the sentence named last before a place, or the body that the one before is about."""
        index = bisect_left(self.spans, start, key=lambda span: span.start) - 1
        while index >= 0 and self.spans[index].start >= sentence.start:
            if not self.people[index]:
                return start, self.names[index]
            index -= 1
        if start > sentence.start:
            return None
        said = foresight_cues().body_before.search(text[max(0, start - _DISTANCE // 2) : start])
        return (start, unnamed(said["body"])) if said is not None else None

    def _by_body(self, text: str, at: int, sentence: Span, speaker: str) -> tuple[int, str] | None:
        """Where "the agency expects" or "the regulator's estimate" stands before a place, and who that is.

        A company or the like may be the one named before, which the speaker then says.
        """
        # A slice, so that the pattern sees where the sentence begins.
        found = list(foresight_cues().body.finditer(text[sentence.start : at]))
        if not found:
            return None
        match, kind = found[-1], found[-1]["kind"].lower()
        start = sentence.start + match.start("the")
        resolved = self.references.get(start)
        if resolved is not None and resolved.antecedent and resolved.antecedent.entity:
            return start, resolved.antecedent.name
        if is_named(speaker) and (kind in foresight_words().companies or kind in speaker.lower()):
            return None
        return start, unnamed(match["body"])

    def _by_remark(self, text: str, at: int, sentence: Span, speaker: str) -> str | None:
        """Who holds it by a remark of the sentence: "I put it at 80 percent," he said; "in her view"."""
        view = foresight_cues().view.search(text, sentence.start, sentence.end)
        if view is not None:
            return self._person_before(view.start())
        said = _HE_SAID.match(text, at, min(len(text), sentence.end + 2 * REACH))
        if said is None or is_named(speaker):
            return None
        told = self.references.get(said.start("who"))
        if told is not None and told.antecedent and told.antecedent.entity:
            return told.antecedent.name
        if told is not None and told.test == Refusal.TWO_CANDIDATES:
            return None
        return self._person_before(sentence.start)

    def _by_owned_body(self, text: str, at: int, sentence: Span) -> str | None:
        """The body that a sentence opens with by its owner: "Ada Brandt's review board ... came out at"."""
        index = bisect_left(self.spans, sentence.start, key=lambda span: span.start)
        if index == len(self.spans) or self.spans[index].end >= at:
            return None
        owner = self.spans[index]
        if text[sentence.start : owner.start].strip(" “\"'‘(") or not self.people[index]:
            return None
        match = _OWNED_BODY.match(text, owner.end, at)
        return f"{self.names[index]}’s {match['body']}".replace("’", "'") if match else None

    def _by_own_work(self, text: str, at: int, sentence: Span) -> str | None:
        """Whose own work a sentence leans on: "the port opens in May, according to its own filing".

        "Our stated estimate" is that of the one organisation that the sentence speaks of.
        """
        match = foresight_cues().own_work.search(text, sentence.start, sentence.end)
        if match is None:
            return None
        if match["ours"]:
            bodies = {
                self.names[n]
                for n in range(len(self.spans))
                if sentence.start <= self.spans[n].start < match.start() and not self.people[n]
            }
            return bodies.pop() if len(bodies) == 1 and match.start() < at else None
        person = match["whose"].lower() in {"his", "her"}
        index = bisect_left(self.spans, match.start(), key=lambda span: span.start) - 1
        while index >= 0 and self.spans[index].start >= sentence.start:
            if self.people[index] is person:
                return self.names[index]
            index -= 1
        return None

    def _owner(self, start: int, whose: str) -> str:
        """Whose group it is: the surname of the person named last, a name, or nobody's."""
        if whose[0].isupper() and whose.lower() not in {"his", "her", "its", "their", "the"}:
            return f"{whose} "
        index = bisect_left(self.spans, start, key=lambda span: span.start) - 1
        person = whose.lower() in {"his", "her"}
        for back in range(index, max(-1, index - _MEMORY), -1):
            if start - self.spans[back].end > _DISTANCE or whose.lower() == "the":
                break
            if self.people[back] is person:
                return f"{self.names[back].split()[-1] if person else self.names[back]}'s "
        return ""


def asked_by(text: str, start: int) -> bool:
    """Whether a name at a place is of whoever only asks or pays those who forecast: "analysts polled by Wirewell".

    Args:
        text: the whole text.
        start: where the name begins.
    """
    asked = list(BY_WHOM.finditer(text, max(0, start - REACH), start + 1))
    return bool(asked) and asked[-1].end() == start
