"""A number as an answer: "Fifteen", "Down to 35", or at the end of a line: "Four by 2040, 15%"."""

from __future__ import annotations

import re

from extractors.forecasting.chance_frames import SAME_QUESTION
from extractors.forecasting.clause_events import clause_event
from extractors.forecasting.quantities import Quantity, find_number, find_quantities
from extractors.forecasting.to_come import Place
from extractors.language.estimates import ChanceLine, chance_line, short_answer
from kg.model import Span

_UPDATE = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|well|now|then|me|mine|i)[\s,.:;'’m]+)*(?:down|up|back|still|moving|lowering|raising|dropping|going|revis(?:ing|ed)|updat(?:ing|ed)|update(?=:))\b",
    re.IGNORECASE,
)

_OWN_FIGURE = re.compile(
    r"(?:^|[,;:]\s(?:so|and|but|hence|thus)\s)(?:my|our|his|her|their)(?:\sown)?\s(?:figure|number|estimate|guess|answer|forecast)$",
    re.IGNORECASE,
)


def answered(text: str, sentence: Span, *, chancy: bool) -> Quantity | None:
    """The chance that a sentence answers with and nothing besides; None where it says more.

    Args:
        text: the whole text.
        sentence: the sentence.
        chancy: whether a chance was told or asked for before; a number without a percent sign
            means one only then.
    """
    short = short_answer(sentence.quote)
    if short is None or not (chancy or short.percent):
        return None
    start, end = sentence.start + short.start, sentence.start + short.end
    if fraction := find_quantities(text, start, end):
        return fraction[0]
    return find_number(text, start, end, floor=sentence.start, ceiling=sentence.end)


def is_update(words: str) -> bool:
    """Whether an answer moves or keeps the speaker's own number: "down to 35", "still at 10%"."""
    return _UPDATE.search(words) is not None


_DAY_ALONE = re.compile(
    r"(?:(?:late|early|last|this)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
"""A day of the week, on which something was told."""

_REVISES = re.compile(
    r"\W*(?:(?:ok|okay|well|so|now|and),?\s)*(?:revis(?:ing|ed)|updat(?:ing|ed)|update|edit)\W*",
    re.IGNORECASE,
)
"""What only says that a figure is a new one: "OK, revising: 38%"."""


def is_no_event(words: str, sentence: str, *, known: bool) -> bool:
    """Whether the words left of an event name none: "But okay" of an answer, "and my own figure" of what was told.

    Args:
        words: the words.
        sentence: their sentence.
        known: whether the text told an event before.
    """
    if _DAY_ALONE.fullmatch(words) or _REVISES.fullmatch(words):
        return True
    again = _OWN_FIGURE.search(words) or SAME_QUESTION.search(sentence)
    return short_answer(sentence) is not None or (known and again is not None)


def line_of(place: Place, rule: str) -> ChanceLine | None:
    """The line without a verb that a sentence is, where it was taken for one.

    Args:
        place: the sentence.
        rule: what took its proposition.
    """
    line = chance_line(place.words)
    if line is None or rule in _RULES:
        return line
    opened = line.label[0] == line.label[1]
    label = place.words[line.label[0] : line.label[1]].split()
    return line if opened or (line.last and len(label) <= _SHORT_LABEL) else None


def line_event(text: str, place: Place, line: ChanceLine, block: int) -> str:
    """The event that a line names before its chance; "" where it names none.

    "Probability 30%." closes a paragraph that tells the event.

    Args:
        text: the whole text.
        place: the sentence.
        line: the line.
        block: where the paragraph begins.
    """
    cut = [(t.start, t.end) for t in place.times if t.is_cut]
    if line.label[0] < line.label[1] and not line.comment:
        label = (place.start + line.label[0], place.start + line.label[1])
        return clause_event(text, label, cut)
    if _CALLED.match(place.words) and block < place.start:
        return " ".join(text[block : place.start].split()).rstrip(" .")
    if line.label[0] == line.label[1] and block < place.start:
        above = _SENTENCES.split(text[block : place.start].strip())[-1]
        if len(above.split()) <= _LONGEST_LABEL and not _VERB.search(above):
            start = text.rfind(above, block, place.start)
            return clause_event(text, (start, start + len(above)), cut)
    return ""


def number_of(text: str, place: Place, line: ChanceLine) -> Quantity | None:
    """The number of a line, with or without a percent sign.

    Args:
        text: the whole text.
        place: the sentence.
        line: the line.
    """
    start, end = place.start + line.value, place.start + line.end
    return find_number(text, start, end, floor=place.start, ceiling=place.end)


_SHORT_LABEL = 7
_LONGEST_LABEL = 14
_VERB = re.compile(
    r"\?$|\b(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|\w+ed)\b|[’'](?:s|re|ve|ll|d|m)\s",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_RULES = frozenset({"short-answer", "figures", "elliptic"})
_CALLED = re.compile(r"\W*(?:the\s)?(?:probability|likelihood|chances?|odds)\b", re.IGNORECASE)
