"""What a question asks the chance or the date of, so that a short answer has an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.draft import Parse
from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.foresight import foresight_cues
from extractors.forecasting.horizons import TimePhrase
from extractors.forecasting.quantities import probability_words
from extractors.language.wordlists import any_of

_HOW_LIKELY = re.compile(
    r"\bhow\s(?:un)?(?:likely|probable|confident|sure)\s(?:(?:is|are|do|would|it|you|they|we|he|she|think|thinks|say|be|now|really|that|this)\s)*(?P<event>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_THINKING = r"(?:\s(?:do|does|did|would|will|are|is|should)\s(?:you|he|she|they|we|people|anyone|anybody|one)\s(?:now\s|still\s|really\s|personally\s)?(?:think|expect|believe|say|give|put|assign|see|place|guess|reckon))"
_OPENER = re.compile(
    rf"^.{{0,60}}?\b(?:(?:do|does|did|would)\s(?:you|he|she|they|we|anyone|anybody|people)\s(?:now\s|still\s|really\s|personally\s)?(?:think|expect|believe|see|say|guess|reckon|foresee)|when{_THINKING}?|what\syear{_THINKING}?|by\swhen{_THINKING}?|how\s(?:soon|long\sbefore){_THINKING}?)\s(?:that\s)?",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = re.compile(
    r"^(?P<before>.*?)\b(?P<auxiliary>will|would|could|can|might|may|should|is|are|does|do)\s(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AMOUNT = re.compile(
    r"\bhow\s(?:many|much|old|long|far|big|large|high|often|fast)\b|\b(?:what|which)\s(?:share|percentage|proportion|part|fraction|number)\b|\bwhere\s(?:do|does|will|would)\s[^?]{3,60}\s(?:end\sup|settle|land|peak|bottom\sout)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*(?:[A-Z][a-z]*\s?)?#?\d{1,4}\s?[:.)\u2013\u2014-]\s+(?=[A-Z])")
"""The number of a question: "Question 14: Will ..."."""
_WHETHER = re.compile(
    r"(?:^|[.!:]\s)[“\"‘]?(?:(?:And|So|But|Well|Now|OK|Okay),?\s)?(?:Is|Are|Will|Would|Does|Do|Can|Could|Should|Has|Have)\s(?:the|an?|any|there|it|they|he|she|you|we|this|that|[A-Z][\w’'-]+|[a-z]+s)\s[^.!?]*\?[”\"’]?\W*$"
)
"""A question that asks whether something will be, and nothing behind it."""
_SHORTEST = 2


def asks_whether(words: str) -> bool:
    """Whether a sentence only asks whether something will be: "Is the tram extended by 2032?".

    Args:
        words: the sentence, with the label of whoever asks or without.
    """
    return _WHETHER.search(words) is not None


def asks_amount(words: str) -> bool:
    """Whether a question wants a count or a share, so that a number in the answer is no chance."""
    return _AMOUNT.search(words) is not None


def asked_event(
    text: str,
    start: int,
    end: int,
    times: Sequence[TimePhrase],
    parse: Parse | None,
    *,
    dated: bool = True,
) -> str:
    """What a question wants the chance or the date of; "" where it asks something else.

    Args:
        text: the whole text.
        start: first code point of the question.
        end: past its last.
        times: time phrases of the question, left out of the event.
        parse: of the question, or None; it tells where the subject of "will the bridge open" ends.
        dated: whether a question of what will be has to name a day.
    """
    start += label.end() if (label := _LABEL.match(text[start:end])) else 0
    words = text[start:end]
    chance = _chance_of().search(words) or _HOW_LIKELY.search(words)
    if chance is not None:
        return _event(text, start + chance.start("event"), end, times)
    opener = _OPENER.match(words)
    ahead = [t for t in times if t.horizon is not None or t.relation]
    looks = foresight_cues().future.search(words) is not None or bool(ahead)
    if opener is None:
        return _inverted(text, start, end, times, parse) if looks and (ahead or not dated) else ""
    when = re.match(
        r"(?:when|what\syear|by\swhen|how\s(?:soon|long))\b", opener.group().lstrip(), re.IGNORECASE
    )
    if not looks and when is None:
        return ""
    at = start + opener.end()
    told = _inverted(text, at, end, times, parse) or _event(text, at, end, times)
    return re.sub(r"^(?:does|do|did)\s", "", told)


def asked_choice(text: str, start: int, end: int, times: Sequence[TimePhrase]) -> str:
    """What a question lets choose about: "Rents, higher or lower in 2030 than today?".

    Args:
        text: the whole text.
        start: first code point of the question.
        end: past its last.
        times: time phrases of the question, left out.
    """
    return re.sub(r"\sthan\s(?:tonight|today|now)\b", "", _event(text, start, end, times))


def _inverted(
    text: str, start: int, end: int, times: Sequence[TimePhrase], parse: Parse | None
) -> str:
    """A question like "will the bridge open by May?" as "the bridge will open"; "" where no auxiliary leads."""
    match = _AUXILIARY.match(text[start:end])
    if match is None or parse is None or len(match["before"].split()) > _SHORTEST:
        return ""
    auxiliary = start + match.start("auxiliary")
    tokens = parse.tokens
    at = next((i for i, token in enumerate(tokens) if token.start == auxiliary), None)
    if at is None:
        return ""
    head = tokens[at].head if tokens[at].head != at else at
    subject = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.head == head and t.dep.startswith("nsubj") and i > at
        ),
        None,
    )
    if subject is None:
        return ""
    last = max(
        (i for i in range(at + 1, len(tokens)) if _under(parse, i, subject)), default=subject
    )
    place = start + match.start("rest")
    named = text[place : tokens[last].end].strip()
    rest = _event(text, tokens[last].end, end, times)
    verb = text[tokens[last].end : end].strip(" ?\"'”’")
    if not rest and head > last and verb == text[tokens[head].start : tokens[head].end]:
        rest = verb
    auxiliary_words = "" if match["auxiliary"].lower() in {"do", "does"} else match["auxiliary"]
    return f"{named} {auxiliary_words.lower()} {rest}".replace("  ", " ") if rest else ""


def _under(parse: Parse, index: int, head: int) -> bool:
    for _ in range(len(parse.tokens)):
        if index == head:
            return True
        above = parse.tokens[index].head
        if above == index:
            return False
        index = above
    return False


def _event(text: str, start: int, end: int, times: Sequence[TimePhrase]) -> str:
    stop = end - len(text[start:end]) + len(text[start:end].rstrip(" ?!.\"'”’)\n"))
    cut = [(t.start, t.end) for t in times if t.is_cut and start <= t.start < stop]
    return clause_event(text, (start, stop), cut) if stop > start else ""


def _chance_of() -> re.Pattern[str]:
    nouns = any_of(probability_words().nouns)
    return re.compile(
        rf"(?:\bwhat(?:[’']s|\sis|\sare|\swould\sbe|\swere)?\s(?:\w+\s){{0,5}}?(?:{nouns}|risk)(?!\w)[^?]{{0,60}}?|^\W*(?:and\s|but\s|so\s)?(?:(?:the|your|his|her|their|its)\s)?(?:{nouns}))\s(?:that|of|for|on|to)\s(?P<event>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    )
