"""Whoever is the subject of a verb of forecasting: "producers now see", "Ada, who built it, is convinced".

The subject stands between the beginning of its clause and the verb, with an aside or an adverb between.
It is a name, a work of somebody named ("modelling by the Centre suggests"), the short name of a body that the
text names in full ("the Bureau"), or a noun for those who forecast.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.foresight import foresight_words
from extractors.forecasting.predicting import moves, predicting_words
from extractors.forecasting.unnamed_voices import unnamed
from extractors.language.wordlists import any_of
from kg.model import AUTHOR, Span

_NP = r"(?:[\w’'&./-]+\s){0,7}?[\w’'&./-]+"
_OPENS = r"(?:^|(?<=[;:(—–])|(?<=[.!?,;:])\s[“\"‘]|,|\b(?:and|but|while|whereas|though|although|because|as|that|than))\s*[“\"‘(]?"
_ASIDE = r"(?:,\s(?:who|which|whose|an?|the|once|formerly|now|of|at|for|[A-Z])[^;]{2,110}?,|\s\([^()]{2,80}\))?"
_ADVERB = r"(?:(?:(?:do|does|did)(?:n[’']t|\snot)|now|also|still|only|even|itself|themselves|himself|herself|currently|privately|publicly|already|\w+ly|on\saverage)\s){0,2}"
_DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|their|his|her|some|most|many|several|few|all)\s",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?:(?:in|by|at|on|for|after|with|to|from|since|until|over|during)\s(?:[\w’'-]+\s){1,4}?(?=(?:the|an?|some|its|their)\s)|(?:meanwhile|still|today|yet|then|here|whose|even|only|where)\s)",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^(?:which|whose|that|after|and|but|as|when|while|because|where|so|though|although|if|since|whereas)\s",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b(?:put|seen|expected|forecast|projected|estimated|predicted|tipped|pencilled\sin|priced|judged|reckoned|thought|believed|rated|modelled|given)\b(?:(?!\saccording\sto\s)[^.;]|\.(?=\d)){0,120}?\sby\s(?:the\s)?(?P<np>(?:[A-Z][\w’'&.-]*\s?(?:(?:of|for|and|&)\s(?=[A-Z]))?){1,6}|(?:[a-z-]+\s){0,3}[a-z-]+)(?=[,.;:]|\s(?:at|in|on|who|which|to|and|that)\b|$)"
)
_TRAILING = re.compile(
    r",[”\"’]?\s(?P<np>(?:[\w’'&.-]+\s){0,8}?[\w’'&.-]+)\s(?:says?|said|warns?|warned|reckons?|reckoned|finds?|found|suggests?|suggested|estimates?|estimated|predicts?|predicted|believes?|believed|thinks?|thought|told|writes|wrote|shows?|showed|concludes?|concluded)\b(?=[,.;]|\son\s|\sin\s|\slast\s|\sthis\s|\sin\s|$|\s[a-z]+day\b)"
)
_MONTHS = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:early|late|mid|year)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:I|we|he|she|it|they|you|who|which|that|this|there|what|nobody|everyone|one|these|those)$",
    re.IGNORECASE,
)
_WRITER = re.compile(
    r"\b(?:I|[Ww]e)(?:[’'](?:d|ll|m|ve|re))?(?:\s(?:would|will|have|am|do|can|could|might|should|\w+ly))*$"
)
_MINE = re.compile(r"^(?:my|our)\s", re.IGNORECASE)
_VERBS_INSIDE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|may|might|do|does|did|be|been)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[^,;]{0,40},[”\"’]?\s\S")
"""After "she said" in the middle of what she said."""
_HAS = frozenset({"has", "have", "had"})
_CHANCE = re.compile(
    r"\b(?:shot|chances?|odds|probability|prospects?|risk|likelihood)\b", re.IGNORECASE
)
_NO_VERB = r"(?!\s(?:should|will|would|may|might|could|can|to|are|is|were|was|have|has|had|rises?|falls?|and|or)\b|[,.;])"
"""After these "prices", "rates" and "models" are nouns."""
_BRIEF = 4
_OF = r"\s(?:by|from|of|at|for)\s(?:the\s)?(?:[a-z-]+\s){0,2}$"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the text names, where it does."""

    span: Span
    name: str
    person: bool


def subject_before(text: str, sentence: Span, at: int, known: Sequence[Known]) -> str | None:
    """Whoever is the subject of the last verb of forecasting before a place; None where it is nobody's.

    "I" and "we" are `AUTHOR`.

    Args:
        text: the whole text.
        sentence: the sentence.
        at: the place of a figure or date in it.
        known: the mentions of people and organisations in the text, in its order.
    """
    words = text[sentence.start : at]
    for found in reversed(list(_subjects().finditer(words))):
        verb = found["verb"].lower()
        rest = text[sentence.start + found.end() : sentence.end]
        if verb in _HAS and (not moves(rest) or _CHANCE.search(rest)):
            continue
        if _WRITER.search(found["np"]):
            return AUTHOR
        mind = verb in predicting_words().minds
        who = _who(text, sentence.start + found.start("np"), found["np"], known, mind=mind)
        if who is not None:
            return who
    return None


def agent_after(text: str, sentence: Span, at: int, known: Sequence[Known]) -> str | None:
    """Whoever a sentence names behind what they foresee: "is put at 17 million by the exchange", ", brokers said".

    Args:
        text: the whole text.
        sentence: the sentence.
        at: the place of a figure or date in it.
        known: the mentions of people and organisations in the text, in its order.
    """
    for pattern, start in ((_AGENT, sentence.start), (_TRAILING, at)):
        for match in pattern.finditer(text, start, sentence.end):
            phrase = match["np"].strip().rstrip(".")
            if match.end() <= at or _MONTHS.match(phrase):
                continue
            inside = [k for k in known if match.start("np") <= k.span.start < match.end("np")]
            if pattern is _AGENT and " " in phrase and phrase[0].isupper() and not inside:
                return phrase
            who = _who(text, match.start("np"), phrase, known)
            if who is not None:
                return who
    return None


def is_work(described: str) -> bool:
    """Whether a description without a name is of somebody's work: "office's baseline (unnamed)"."""
    plain, _, unnamed_mark = described.partition(" (")
    return bool(unnamed_mark) and plain.split()[-1] in predicting_words().works


def event_end(text: str, segment: tuple[int, int], at: int) -> int:
    """Where what is foreseen ends in a clause: before ", brokers said" or "by the exchange".

    Args:
        text: the whole text.
        segment: start and end of the clause.
        at: past its time.
    """
    told = _TRAILING.search(text, at, segment[1])
    agent = next((m for m in _AGENT.finditer(text, *segment) if m.start("np") >= at), None)
    last = told is not None and _GOES_ON.match(text, told.end(), segment[1]) is None
    ends = [told.start()] if told and last else []
    if agent is not None and agent["np"][0].isupper():
        ends.append(text.rindex(" by ", 0, agent.start("np")))
    return min(ends, default=segment[1])


def without_holder(event: str, forecaster: str) -> str:
    """What a holder foresees, of a clause that opens with holder and verb: "Vale Rail looks for fares to rise"."""
    match = _subjects().match(event)
    if match is None or _PRONOUN.match(match["np"]) or _VERBS_INSIDE.search(match["np"]):
        return event
    if match["np"].split()[-1].lower() not in forecaster.lower().split():
        return event
    rest = re.sub(r"^\s(?:that\s)?", "", event[match.end() :])
    held = re.search(r"\b(?:has|have|had)$", match.group()) is not None
    told = len(rest.split()) > 1 and (not held or moves(rest))
    return rest if told else event


def _who(
    text: str, start: int, phrase: str, known: Sequence[Known], *, mind: bool = False
) -> str | None:
    """Whom a noun phrase names; None for the writer, a pronoun and what is no holder."""
    while (led := _JOINED.match(phrase) or _LED.match(phrase)) is not None:
        start, phrase = start + led.end(), phrase[led.end() :]
    if _PRONOUN.match(phrase) or _MINE.match(phrase) or _VERBS_INSIDE.search(phrase):
        return None
    inside = [k for k in known if start <= k.span.start and k.span.end <= start + len(phrase)]
    named = _named(phrase, start, inside, text)
    if named is not None:
        return named
    if inside:
        return None
    plain = _DETERMINER.sub("", phrase)
    owner = re.split(r"[’']s?\s", plain, maxsplit=1)[0]
    for short in (plain, owner):
        full = _in_full(short, known)
        if full is not None:
            return full
    head = re.split(r"\s(?:at|of|on|in|from|for|with|by)\s", plain, maxsplit=1)[0].split()[-1]
    if head.lower() in _nouns():
        return unnamed(plain)
    thinks = mind and _DETERMINER.match(phrase) is not None and head.islower()
    return unnamed(plain) if thinks and len(plain.split()) <= _BRIEF else None


def _named(phrase: str, start: int, inside: Sequence[Known], text: str) -> str | None:
    """The name that a phrase ends with, opens with as an owner, or gives as the maker of a work."""
    if not inside:
        return None
    last, first = inside[-1], inside[0]
    if last.span.end == start + len(phrase):
        before = phrase[: last.span.start - start]
        if not before or not before.strip() or _made().search(before):
            return last.name
        of = re.search(_OF, before)
        return last.name if of is None else None
    owned = text[first.span.end : first.span.end + 2] in {"’s", "'s", "’ ", "' ", "s’", "s'"}
    opens = not _DETERMINER.sub("", phrase[: first.span.start - start]).strip()
    return first.name if owned and opens else None


def _in_full(short: str, known: Sequence[Known]) -> str | None:
    """The one body whose name ends or begins with a capitalised short name: "the Bureau"."""
    if not short[:1].isupper() or " " in short:
        return None
    names = {
        k.name
        for k in known
        if not k.person
        and len(k.name.split()) > 1
        and short.lower() in {k.name.split()[-1].lower(), k.name.split()[0].lower()}
    }
    return names.pop() if len(names) == 1 else None


def is_voice(noun: str) -> bool:
    """Whether a noun is of those who forecast without a name: "crowd", "staff".

    Args:
        noun: the noun.
    """
    return noun.lower() in _nouns()


@cache
def _subjects() -> re.Pattern[str]:
    own = r"(?=\s(?:its|his|her|their|the)\s(?:[\w-]+\s){0,3}(?:forecast|estimate|outlook|target|projection|guidance|call|view|prediction)s?\b)"
    revised = rf"(?:{any_of(predicting_words().revising)}){own}"
    verbs = f"{any_of(predicting_words().holders)}|{revised}"
    return re.compile(
        rf"{_OPENS}(?P<np>{_NP}){_ASIDE}\s{_ADVERB}(?P<verb>{verbs})(?![\w-]){_NO_VERB}"
    )


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(predicting_words().works)}){_OF}", re.IGNORECASE)


@cache
def _nouns() -> frozenset[str]:
    words, more = foresight_words(), predicting_words()
    told = (*words.bodies, *words.companies, *words.crowds, *more.speakers)
    return frozenset(noun.split()[-1] for noun in told)
