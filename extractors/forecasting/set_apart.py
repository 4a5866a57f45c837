"""Chances that stand apart from their event, or go on a list of chances in the same form.

"The levy passes before June, 80%", "probable (median 65%) by 2029", "62% for a coalition, 29% for a minority": no
word of chance stands beside these numbers, but the sentence names a day to come and they measure nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forecasting.chance_frames import is_measure
from extractors.forecasting.parse_tree import Tree
from extractors.forecasting.quantities import Quantity, find_number
from kg.model import Span

_HEDGE = r"(?:(?:about|around|roughly|maybe|perhaps|say|only|just|like|at|with|(?:a\s)?median(?:\sof)?|mean|call\sit|that[’']s|it[’']s|let[’']s\ssay|I(?:[’']d|\swould)\ssay|(?:my|our)\s(?:odds|number|guess|estimate|confidence)(?:\sis)?)\s){0,3}"
_OPENED = re.compile(
    rf"(?P<mark>[,:;(\u2013\u2014]|\s-|\s(?=[“\"]))\s?[“\"]?{_HEDGE}[“\"]?$", re.IGNORECASE
)
_CLOSED = re.compile(
    r"[”\"’]?(?:\s(?:sure|confident|certain|likely|chance|probability|confidence|or\sso|maybe|if\sthat|for\syou))?[”\"’)]*\s*"
    r"(?:$|[.;!)”\"]|,[”\"]?\s(?:and\s)?(?:I|we|if|let[’']s|say|said|says|he|she|though|because)\b)",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"\W*(?:(?:and|but)\s)?(?:an?|no|another|any|at\sleast|one\sof|some|somebody|someone|nobody)\s",
    re.IGNORECASE,
)
"""What names an event by its first word: "A full walkout before Easter: less than 20%"."""
_GOES_WITH = re.compile(r"[”\"’]?\)\s(?:that|of|to|for|on|chance|probability|likelihood)\b")
"""What follows a bracket that only tells how much a chance before it is: "a real chance (60%) that"."""
_MIDDLE = re.compile(
    r"\b(?:median|mean|average|consensus)(?:\s(?:answer|estimate|forecast|probability|chance|response|view))?(?:\s(?:of|is|was|at|stood\sat)|:)?\s(?:(?:about|around|roughly)\s)?$",
    re.IGNORECASE,
)
_CHANCY = re.compile(
    r"\b(?:chances?|odds|probability|likelihood|probable|improbable|likely|unlikely)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?:confidence|conviction|certainty|credence)\s(?:in|of|on|about)\s[^,;.]{2,50}?\s(?:is|at|stands\sat|remains)\s(?:(?:about|around|roughly|now|still|only)\s){0,2}$",
    re.IGNORECASE,
)
_THING = re.compile(r"[\s-](?:thing|proposition|prospect|shot|affair|story)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:thinks?|says?|gives?|gave|reckons?|guess|guesses|guessed|answers?|answered)\s(?:(?:about|around|roughly|maybe|perhaps|only|just)\s)?$",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:has|have|had|thinks?|makes?\sit|gives?|gave|settled\son|settles\son|shows?|showed)\s(?:(?:now|still|only|just|about|around|roughly|maybe|perhaps|more\slike)\s){0,2}[“\"]?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"[”\"]?\s(?:for|on|that)\s(?:(?:an?|the|another|any|his|her|its|their|our)\s|there|[A-Z]|[a-z]+(?:tion|ment|ing|al)\b)[^,;.]{3,}",
)
"""What a number is given for: "has 70% for a storm forming"."""
_PART = re.compile(
    r"(?:^|[.;]\s|,\s(?:and\s)?)(?:for|in|on|at)\s(?!(?:example|instance|fact)\b)[^,;.]{2,50}?,?\s(?:the|that|its)\s(?:figure|number|chance|probability|odds|equivalent)\s(?:is|are|was|stands\sat)\s(?:(?:only|just|about|around|nearer)\s){0,2}$",
    re.IGNORECASE,
)
_NEXT_PART = re.compile(
    r"(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s)(?:for|in|on|at)\s[^,;.]{2,50}?,?\s(?:(?:only|just|about|around)\s)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:\s(?:chance|probability|likelihood))?\s(?:by|before)\s")
_WHOLE = re.compile(r"%|per\s?cent|pct", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:won|lost|beat|voted|passed|approved|rejected|score|scored|split|aged?)\b", re.IGNORECASE
)
_GOES_ON = r"(?:[,;]\s(?:(?:and|but|then|with|while)\s)?|\s(?:and|but)\s)(?:(?:about|around|roughly|maybe|perhaps|only|just)\s)?"
_LINK = re.compile(
    r"(?:\s(?:chance|probability|likelihood))?\s(?P<link>for|that|on|by|before)\b", re.IGNORECASE
)
_LAST = re.compile(rf"{_GOES_ON}$")
_AT = re.compile(r"\bat\s(?:(?:about|around|roughly|maybe|perhaps|only|just)\s)?$", re.IGNORECASE)
_NEXT_BY = re.compile(
    rf"{_GOES_ON}(?P<number>\d{{1,2}})(?=\s(?:by|before)\s(?:the\s\w+\sof\s)?[’'‘]?\d\d)"
)
_NEXT_AT = re.compile(r"\sat\s(?P<number>\d{1,2})(?=[.,;)]|\sand\s|$)")


def is_set_apart(text: str, sentence: Span, tree: Tree, number: Quantity) -> int | None:
    """Where the words end that a chance set apart behind them rates; None where it stands otherwise.

    A percentage needs a verb of what is or will be before it and nothing that is measured in per cent.

    Args:
        text: the whole text.
        sentence: its sentence, which names a day to come.
        tree: of the sentence.
        number: the number.
    """
    before, after = text[sentence.start : number.start], text[number.end : sentence.end]
    opened = _OPENED.search(before)
    if _GOES_WITH.match(after):
        return None
    if opened is None or _CLOSED.match(after) is None or not before[: opened.start()].strip():
        return None
    told = before[: opened.start()]
    if _COUNTED.search(told):
        return None
    if _WHOLE.search(number.probability.text):
        end = sentence.start + opened.start()
        tells = any(
            "VerbForm=Fin" in t.morph and "Tense=Past" not in t.morph
            for t in tree.tokens
            if t.start < end
        )
        if is_measure(told) or not (tells or _INDEFINITE.match(told)):
            return None
    return sentence.start + opened.start()


def is_rated_apart(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether words beside a number make it somebody's chance in a sentence that names a day to come.

    "Probable (median 65%)", "my confidence in that is about 65%", "a 3% thing", "thinks one in twelve by 2030".

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
    """
    before, after = text[sentence.start : number.start], text[number.end : sentence.end]
    if _CONFIDENCE.search(before) or _THING.match(after):
        return True
    if _HAS.search(before) and (of := _FOR.match(after)) and not is_measure(of.group()):
        return True
    if _MIDDLE.search(before):
        return _CHANCY.search(before) is not None
    return _TELLS.search(before) is not None and _BY.match(after) is not None


def is_of_part(text: str, number: Quantity, sentence: Span, *, listed: bool) -> bool:
    """Whether a number is the chance of a part of what was told before: "for the north the figure is 33%, and for the south 27%".

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
        listed: whether the sentence has such a number before it.
    """
    before = text[sentence.start : number.start]
    return _PART.search(before) is not None or (listed and _NEXT_PART.search(before) is not None)


def is_parallel(text: str, last: Quantity, number: Quantity) -> bool:
    """Whether a number goes on a list in the form of the chance before it: "62% for A, 29% for B", "A at 49%, B at 28%".

    Args:
        text: the whole text.
        last: the chance before it.
        number: the number.
    """
    link, again = _LINK.match(text, last.end), _LINK.match(text, number.end)
    between = text[last.end : number.start]
    same = link is not None and again is not None and _kind(link) == _kind(again)
    if same and _LAST.search(between):
        return True
    put = _AT.search(text[max(0, last.start - len("at roughly ")) : last.start])
    return bool(put and _AT.search(between) and re.search(r"[,;]|\sand\s", between))


def bare_parallels(text: str, last: Quantity, sentence: Span) -> Iterator[Quantity]:
    """Numbers without a sign that go on a list: "30% by 2032, and 70 by 2040", "A at 49%, with B at 28 and C at 23".

    Args:
        text: the whole text.
        last: a chance with its sign.
        sentence: its sentence.
    """
    put = _AT.search(text[sentence.start : last.start])
    dated = _BY.match(text, last.end)
    pattern = _NEXT_BY if dated else _NEXT_AT if put else None
    if pattern is None or _WHOLE.search(last.probability.text) is None:
        return
    for match in pattern.finditer(text, last.end, sentence.end):
        found = find_number(text, *match.span("number"), floor=sentence.start, ceiling=sentence.end)
        if found is not None and not is_measure(text[last.end : match.start()]):
            yield found


def _kind(link: re.Match[str]) -> str:
    words = link["link"].lower()
    return "by" if words == "before" else words
