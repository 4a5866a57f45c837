"""A forecast with its words, its place and whoever makes it, made of what a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.draft import Draft, FoundForecast, Proposition, ReferenceKind, Sentence
from extractors.forecasting.anaphora import Memory, is_bare, is_framed, is_pronoun
from extractors.forecasting.answers import is_no_event, line_event
from extractors.forecasting.chances import Before
from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.event_subjects import antecedent, does_so, is_empty
from extractors.forecasting.event_wording import is_chance, is_degree, stand_alone, trimmed
from extractors.forecasting.events import tidy
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.quantities import find_quantities
from extractors.forecasting.subjects import is_work
from extractors.forecasting.to_come import Place
from extractors.forecasting.verbal_chances import find_verbal, is_negated, is_ruled_out
from extractors.language.estimates import ChanceLine
from extractors.language.shallow import content_stems
from kg.model import AUTHOR, EntityKind, Horizon, Probability, Span, is_named

_IF = re.compile(
    r"(?:(?:and|but|so)\s)?(?:if|should|suppose)\s(?P<event>(?:[^,;]|,\s(?:who|which|that)\b[^,]*,|,(?=\d)){8,200}),",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"\b(?:will|would|won[’']t|could|might|may|going to)\b")
_SCENARIO = re.compile(
    r"\b(?:scenario|world|future|day|moment|point|time)\s(?:where|in\swhich|when|at\swhich)\s(?P<event>[^;:—–]{8,200})"
)
"""What may come, told as a case: "a world in which no ferry has a crew"."""
_TERM = re.compile(
    r"\b(?:term|name|phrase|idea|notion|concept|word|label)s?\s(?:of\s)?(?:an?\s|the\s)?[“\"‘](?P<event>[^“”\"‘’]{3,60})[”\"’]"
)
_BACK = 3
"""How many sentences back "it" may stand for what one names."""
_CONDITION = re.compile(
    r"(?:^|[,;(]\s*|\b)((?:if(?!\s(?:you|we)\s(?:think|want|like|ask|look)|\s(?:so|not|any|anything|ever)(?:\W|$)|\sthat(?:[^\w\s]|$))|unless|provided|assuming|given that)\s[^,;.()]{3,120}?(?=\sthen\s|[,;.()]|$))",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:^|[.?!\n])[ \"“*_]*(?P<event>[^.?!\n]{8,160})\?$")
_CLOSE = 400
"""Code points; a chance told so shortly before is what "he has it at 40%" means."""
_HEAD, _LEFT_OUT = 16, 9
_JUDGED = re.compile(r"^(?:is|are|was|were|seems?|looks?|sounds?)\b|\stoo\s\w+(?:\sfor\s\w+)?$")
"""What is said of a figure or a day: "is generous", "her 2032 is too gloomy for me"."""
_NOT_TO_COME = re.compile(
    r"\s(?:(?:probably|likely|almost\scertainly|most\slikely|certainly|simply|just)\s)?(?:won[’']t|will\snot|doesn[’']t|does\snot)\s(?:(?:probably|likely|even|yet)\s)?(?:arrive|happen|occur|come(?:\sto\spass)?)$",
    re.IGNORECASE,
)
"""That a thing does not come, which the forecast tells apart from what it is."""
_LONG = 4
"""Letters of a word by which an event is known again."""
_FEWEST = 2
_GIVER = re.compile(
    r"^\W*(?:The\s)?(?P<who>[A-Z][\w’'&.-]*(?:\s(?:(?:of|for)\s)?[A-Z&][\w’'&.-]*){0,5})(?:\s(?:at|of|for|in)\s[^,.;]{2,40})?(?:,\s[^,.;]{2,60},)?\s(?:sees?|says?|said|gives?|gave|puts?|reckons?|thinks?|expects?|(?:has|have)(?=\s(?:it|this|that|the|[A-Z])))\b"
)
"""Whoever opens a sentence and gives its chance: "Consultants at Rowe, by contrast, see a 35% chance"."""
"""Words of an event that a later clause rates."""
_LONGEST_NAME = 5
_NAME_BEFORE = re.compile(
    r"(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})(?:(?:\s(?:of|at|from)|,)\s[^:.;]{2,60})?:\s"
)
"""Who answers, at the head of a line: "Anders Holt of Vale Street: 10%"."""
_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_OWNED_EVENT = re.compile(r"(?:an?|the|another|any)\s", re.IGNORECASE)
_LOWER_LED = re.compile(r"^(?:[a-z]{5,}\s)+(?=[A-Z])")
"""Adjectives before a name: "federal Office for Freight"."""
_SINGULAR = re.compile(r"\b(?:I|[Mm]y)\b")
"""Words of a person, whom no institution speaks for."""
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
"""Words by which the writer speaks of themselves."""
_RATES = re.compile(
    r"[,;:\u2014\u2013]?\s(?:(?:and|but)\s)?(?:I|[Ww]e|he|she|they)(?:[’']d|\swould|\swill|[’']ll)?\s(?:put|puts|lay|lays|bet|bets|give|gives|offer|offers|stake|wager|take)\s[^;,]{2,30}\son\s(?:that|it|this)\b[^;]*$|[,;:\u2014\u2013]?\s(?:(?:and|but)\s)?(?:I|[Ww]e|he|she|they)(?:[’']d|\swould|\swill|[’']ll)?\s(?:put|puts|place|places|rate|rates|give|gives|call|calls)\s(?:that|it|this)\b[^;]*$"
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is forecast, how likely and by when; ``undated`` says why a time has no period."""

    event: str
    probability: Probability | None
    horizon: Horizon | None
    undated: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence being read, with what the text told before it and who speaks in the text."""

    draft: Draft
    place: Place
    memory: Memory
    voices: Voices
    issuer: str | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        return self.draft.text

    @property
    def condition(self) -> str | None:
        """The condition that the sentence states, or None."""
        found = _CONDITION.search(self.place.words)
        return " ".join(found.group(1).split()) if found else None

    def before(self) -> Before:
        """What the text told before the sentence."""
        memory, place = self.memory, self.place
        known = bool(memory.event)
        told = self.text[memory.at : place.start]
        near = known and ("\n" not in told or (place.block == memory.block and "\n\n" not in told))
        chancy = near or place.start - memory.at < _CLOSE or memory.answers(place.start)
        return Before(
            known=known,
            near=near,
            chancy=memory.chancy and known and chancy,
            said=memory.by_point.keys(),
            last=memory.point,
        )

    def proposition_at(self, at: int) -> int:
        """Index of the sentence's proposition that holds a place, else of the nearest."""
        return proposition_at(self.draft.propositions, self.place.propositions, at)

    def forecaster(self, at: int) -> str:
        """Whose forecast the figure or date at a place is."""
        speaker = self.draft.attributions[self.proposition_at(at)].speaker
        return holder(self.voices, self.text, at, self.place.span, speaker, self.issuer)

    def labelled(self, line: ChanceLine | None, events: Sequence[str]) -> list[str]:
        """The events of chances, by the label of their line; "" where they only name who answers: "Petrak: 25%"."""
        place, memory, blocks = self.place, self.memory, self.draft.blocks
        if line is not None:
            within = place.block < len(blocks) and memory.block != place.block
            block = blocks[place.block].span.start if within else place.start
            label = line_event(self.text, place, line, block)
            none = is_chance(label) or is_no_event(label, place.words, known=bool(memory.event))
            label = "" if none else label
            events = [label or event for event in events]
        asked = bool(memory.event) and memory.chancy
        return ["" if asked and self._answers(event) else event for event in events]

    @property
    def names_whoever_answers(self) -> bool:
        """Whether the sentence opens with the name of somebody of the text before a colon."""
        name = _NAME_BEFORE.match(self.place.words)
        if name is None:
            return False
        start = self.place.start + name.start("name")
        return self.voices.named_in(self.text, start, start + len(name["name"])) is not None

    def _answers(self, event: str) -> bool:
        """Whether words name somebody of the text at the head of the sentence, before a colon."""
        name = _NAME_BEFORE.match(self.place.words)
        led = name is not None and name.group().startswith(event)
        return led and self.names_whoever_answers

    def forecast(self, at: int, segment: tuple[int, int], content: Content) -> FoundForecast:
        """The forecast with its proposition, its place and whoever makes it.

        Args:
            at: the place of its figure or date.
            segment: the stretch of the sentence that belongs to it.
            content: what is forecast.
        """
        own = self.draft.propositions[self.proposition_at(at)].span
        low, high = max(segment[0], own.start), min(segment[1], own.end)
        span = Span.trimmed(self.text, low, high) if low <= at < high else None
        forecaster = self.forecaster(at)
        event = content.event
        if is_pronoun(event):
            bare = content.probability is not None and is_bare(own.quote)
            event = "" if bare else self.rated(content.probability) or own.quote
            event = self._told_before() or event if event == own.quote else event
        for label in (forecaster, forecaster.split()[-1]):
            event = _without_label(event, label)  # "Reed: a second bridge opens"
        owner = f"{forecaster.split()[-1]} "
        if is_named(forecaster) and _OWNED_EVENT.match(event.removeprefix(owner)):
            event = event.removeprefix(owner)  # "Venn's odds of a recession"
        if is_framed(event):
            event = self._framed_before() or event
        event = self._worded(self._resolved(event, segment), content.horizon, forecaster)
        numbered = content.probability is not None
        words = self.text[segment[0] : segment[1]]
        return FoundForecast(
            proposition=self.proposition_at(at),
            span=span or own,
            forecaster=forecaster,
            event=_NOT_TO_COME.sub("", event) or event,
            probability=content.probability,
            horizon=content.horizon,
            conditional_on=self.condition,
            verbal=None if numbered else find_verbal(self.text, *segment),
            negated=content.negated or is_negated(event) or (not numbered and is_ruled_out(words)),
            undated=content.undated if content.horizon is None else None,
        )

    def _worded(self, event: str, horizon: Horizon | None, holder: str) -> str:
        """The event in words that could stand alone."""
        place, draft = self.place, self.draft
        if (does_so(event) or is_degree(event)) and (told := self._asked() or self.memory.event):
            return told
        span = (place.start, place.end)
        words = stand_alone(self.text, place.parse, span, place.times, event, horizon, holder)
        named = {
            kind: [m.span for e in draft.entities if e.kind is kind for m in e.mentions]
            for kind in EntityKind
        }
        return antecedent(self.text, draft.sentences, draft.parses, named, place.start, words)

    def _asked(self) -> str:
        """What the question right before the sentence asks; "" where none stands there."""
        start = self.place.start
        before = self.text[max(0, start - _CLOSE) : start].rstrip(' \n"”’*_')
        asked = _QUESTION.search(before)
        return trimmed(tidy(asked["event"])) if asked else ""

    def _resolved(self, event: str, segment: tuple[int, int]) -> str:
        """The event with a pronoun at its head replaced by whom or what it stands for."""
        known = bool(event) and not is_empty(event)
        at = self.text.find(event[:_HEAD], segment[0], segment[1]) if known else -1
        for start in range(max(segment[0], at - _LEFT_OUT), at + 1):
            found = self.voices.references.get(start) if at >= 0 else None
            if found is None or found.antecedent is None or found.kind is ReferenceKind.WRITER:
                continue
            words, name = self.text[start : found.span.end], found.antecedent.name
            if len(name.split()) > _LONGEST_NAME:
                continue
            rest = self.text[found.span.end : at]
            if start == at and words.lower() in _POSSESSIVE:
                return f"{name}'s{event[len(words) :]}"
            if start == at and event[len(words) : len(words) + 1] == " ":
                return f"{name}{event[len(words) :]}"
            if re.fullmatch(r"[’']ll\s", rest):
                return f"{name} will {event}"
        return event

    def own_event(self, words: str) -> str:
        """The event that a chance's own words tell; "" where they tell none.

        "45% for the Greens" says less than the question that it answers, and whoever gives a chance is no event.

        Args:
            words: what is left of them.
        """
        place, memory = self.place, self.memory
        if is_no_event(words, place.words, known=bool(memory.event)):
            return ""
        stems, asked = content_stems(words), content_stems(memory.event)
        brief = len(words.split()) < _FEWEST and memory.chancy and memory.point is None
        if brief and stems < asked:
            return ""
        gives = _GIVER.match(place.words)
        return "" if words and gives is not None and words in gives["who"] else words

    def rated(self, chance: Probability | None) -> str:
        """What a later clause rates, or a chance set apart at the end; "" where the sentence has neither.

        "The plant opens in 2031, and I'd put that at 30%", "she stays, nine times out of ten".

        Args:
            chance: the chance, or None.
        """
        cut = [(t.start, t.end) for t in self.place.times if t.is_cut]
        whole = self.place.span
        rated = _RATES.search(whole.quote)
        end = rated.start() if rated else _apart(whole.quote, chance)
        led = (
            whole.quote.rfind(": ", 0, end or 0) + 1
        )  # "Venn is an optimist: it opens, and he gives that 80%".
        stretch = (whole.start + led, whole.start + (end or 0))
        told = clause_event(self.text, stretch, cut) if end else ""
        judged = len(told.split()) < _FEWEST or _JUDGED.search(told) is not None
        judged = judged or is_no_event(told, told, known=False)
        return "" if judged else told

    def _told_before(self) -> str:
        """What the sentence before says may happen, where a figure is put on "that"; "" where it says nothing of the kind."""
        sentences, start = self.draft.sentences, self.place.start
        before = max((s for s in sentences if s.span.end <= start), key=_end, default=None)
        here = next((s for s in sentences if s.span.start <= start < s.span.end), None)
        if before is None or here is None or (before.block, before.post) != (here.block, here.post):
            return ""
        condition = _IF.match(before.span.quote)
        if condition is not None:
            return tidy(condition["event"])
        ahead = _MAY_BE.search(before.span.quote) is not None
        return clause_event(self.text, (before.span.start, before.span.end), []) if ahead else ""

    def _framed_before(self) -> str:
        """What the sentences before call, where a sentence only dates it: "Quill gave it a firm date"; "" where they name nothing."""
        sentences, start = self.draft.sentences, self.place.start
        post = next((s.post for s in sentences if s.span.start <= start < s.span.end), None)
        before = sorted((s for s in sentences if s.span.end <= start and s.post == post), key=_end)
        for sentence in before[: -_BACK - 1 : -1]:
            words = sentence.span.quote
            if (named := _SCENARIO.search(words) or _TERM.search(words)) is not None:
                return tidy(named["event"])
            if _MAY_BE.search(words):
                return clause_event(self.text, (sentence.span.start, sentence.span.end), [])
        return ""

    def recall(self) -> None:
        """Where a sentence only speaks of a chance told before ("70% on the tram is nuts"), "it" means that."""
        place, memory = self.place, self.memory
        for quantity in find_quantities(self.text, place.start, place.end):
            told = memory.by_point.get(quantity.probability.point)
            if told is not None and "%" in quantity.probability.text:
                words = {word for word in told.event.lower().split() if len(word) >= _LONG}
                if words & set(place.words.lower().split()):
                    memory.keep(told, place.block)
                    memory.at = place.end

    def restated(self, found: FoundForecast, earlier: FoundForecast) -> FoundForecast:
        """A figure repeated without its event is still the forecast of whoever made it first."""
        own = found.forecaster not in {AUTHOR, earlier.forecaster}
        told = own or FIRST_PERSON.search(self.place.words)
        return found if told else replace(found, forecaster=earlier.forecaster)


def _without_label(event: str, name: str) -> str:
    """The words of an event without who says it and what they are: "Ada Reed, clerk of works: a bridge opens"."""
    return re.sub(rf"^{re.escape(name)}(?:,\s[^:“”\"]{{2,60}}|\s\([^()]{{2,60}}\))?:\s", "", event)


def _apart(words: str, chance: Probability | None) -> int | None:
    """Where a chance set apart at the end of a sentence begins: "she stays, nine times out of ten"; None without one."""
    if chance is None:
        return None
    closing = re.search(
        rf"[,;:\u2014\u2013(]\s?[“\"‘]?{re.escape(chance.text)}[”\"’)]*\W*$", words, re.IGNORECASE
    )
    return closing.start() if closing else None


def holder(
    voices: Voices, text: str, at: int, sentence: Span, speaker: str, issuer: str | None
) -> str:
    """Whose forecast the figure or date at a place is.

    Args:
        voices: who speaks in the text.
        text: the whole text.
        at: the place of the figure or date.
        sentence: its sentence.
        speaker: who holds its proposition.
        issuer: the institution that the page is of, or None.
    """
    named = voices.forecaster(text, at, sentence, speaker)
    if named == speaker and (named == AUTHOR or is_work(named)):
        told = voices.subject(text, at, sentence)
        # "The Office's baseline" is the Office that the text names in full.
        named = told if told and (named == AUTHOR or is_named(told)) else named
    if named == AUTHOR and issuer and not _SINGULAR.search(sentence.quote):
        named = issuer
    return named if named.endswith(")") else _LOWER_LED.sub("", named)


def _end(sentence: Sentence) -> int:
    return sentence.span.end


def proposition_at(propositions: Sequence[Proposition], indices: Sequence[int], at: int) -> int:
    """The sentence's proposition that holds a place, else the nearest.

    Args:
        propositions: of the text.
        indices: of those of the sentence, at least one.
        at: code point of the text.
    """

    def distance(index: int) -> tuple[int, int, int]:
        span = propositions[index].span
        away = max(span.start - at, at - span.end + 1, 0)
        return away, len(span), index

    return min(indices, key=distance)
