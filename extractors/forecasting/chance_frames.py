"""Ways to say a number that make it a chance without a word of chance beside it.

"X gives the event 60%", "my own number is 25%", "I would say 50%", "puts 30% on it",
"the 60% that Ada gives it", and a figure that goes on a list of chances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.foresight import REACH, foresight_words
from extractors.forecasting.quantities import Quantity, probability_words
from extractors.language.wordlists import any_of
from kg.model import Span

GIVES = r"(?:gives?|gave|giving|grants?|accords?|assigns?|assigned|attach(?:es)?|allots?)"
"""Verbs that give an event its chance."""

_ABOUT = r"(?:(?:maybe|perhaps|an?|about|only|just|roughly|around|some|even|at|nearly|~)\s*){0,3}"
_FREE = re.compile(
    r"^\s*(?:$|[.,;:!?)\]—–“”\"]|(?:by|before|within|until|till|through|in|for|over|as early as|and|or|but|to|too|now|instead|because|since|if|that)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"^[,;]?(?:\s(?:and|then|but|or|rising to|up to|to))?\s{_ABOUT}$", re.IGNORECASE
)
SAME_QUESTION = re.compile(r"\b(?:same|that|this)\s(?:question|contract)\b", re.IGNORECASE)
"""What a figure answers again: "on the exchange the same question stood at 58%"."""
_CHANCE_OF = re.compile(
    r"[”\"]?\s(?:chances?|probability|likelihood|risk|odds)\s(?:of|that)\s(?:(?!,\sand\s|\s(?:chances?|probability|likelihood|odds)\b)[^.;:])*$",
    re.IGNORECASE,
)
_CHANCED = re.compile(r"[”\"]?\s(?:chances?|probability|likelihood|risk|odds)\b", re.IGNORECASE)
_ON = re.compile(r"^\s(?:on|to)\s(?:an?|the|it|this|that|[A-Za-z])", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"^\s(?:(?:that|which)\s)?(?:[A-Z][\w’'.-]*\s){{0,3}}(?:he\s|she\s|they\s)?(?:{GIVES}|puts?)\s(?:it|this|that|the)\b"
)
_TO = re.compile(
    r"^(?:\s(?:in|last|a|two|three|this|on)\s[^,;.%]{2,30})?,?\sto\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_RIVAL = re.compile(
    rf"^[^.%]{{0,80}}(?:[;,]|\b(?:and|but|while|whereas))\s(?:the\s)?(?:[A-Z][\w’'.-]*\s){{1,4}}(?:is|are|sits|stands|says|said|has|had|puts?|gives?)\s(?:it\scloser\sto\s|it\s|only\s|closer\sto\s|at\s|it\sat\s){{0,2}}{_ABOUT}$"
)
_POLLED = re.compile(r"\b(?:polls?|polling|pollsters?|survey|surveys|votes?)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:half|(?:a|one|two|three)[\s-](?:thirds?|quarters?|fifths?|tenths?))\sof\b|\b(?:below|above|over|under|more\sthan|less\sthan|at\sleast)\s\S*\d"
)
_BOUND = re.compile(
    r"\b(?:chances?|odds|probability|likelihood|risk)\s(?:of|that)\s(?!(?:being\s)?(?:above|below|over|under|more|less)\b)(?:(?!\b(?:is|are|was|were|at|stands?|remains?)\b)[^.;:,%])+?\s(?:above|below|over|under|beyond|exceeding|topping|more\sthan|less\sthan|at\sleast)\s[^\s]*\d[\d.]*\s?(?:%|per\s?cent)$",
    re.IGNORECASE,
)
_FALLING = re.compile(
    r"\b(?:below|above|beneath|past|exceed\w*|reach\w*|hits?|to|than|by|falls?|rises?|tops?)\s$",
    re.IGNORECASE,
)


_ON_WHETHER = re.compile(
    r"\W*(?:On|As\s(?:to|for))\s(?:the\s(?:question|matter|issue)\s(?:of\s)?)?(?:whether|if)\s"
)
"""What opens a sentence that then gives numbers alone: "On whether the lock opens by May, Quill gives 12%"."""
_GIVES_BARE = re.compile(rf"\b{GIVES}\s{_ABOUT}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Frames:
    gives: re.Pattern[str]
    own: re.Pattern[str]
    says: re.Pattern[str]
    at: re.Pattern[str]
    puts: re.Pattern[str]
    value: re.Pattern[str]
    places: re.Pattern[str]
    measure: re.Pattern[str]
    market: re.Pattern[str]


@cache
def _frames() -> _Frames:
    works = any_of(foresight_words().works)
    chance = probability_words()
    nouns = any_of(noun for noun in chance.nouns if noun not in chance.weak_nouns)
    return _Frames(
        gives=re.compile(
            rf"(?:^|[^\s,]\s|,\s)(?:\w+\s)?{GIVES}\s(?P<event>[^.;%]{{2,140}}?)\s{_ABOUT}$",
            re.IGNORECASE,
        ),
        own=re.compile(
            rf"(?:(?:\b(?:my|our|his|her|their|its)|[’']s?)\s(?:[\w-]+\s){{0,2}}(?:{works})|\bthe\s(?:median|middle|mean|average|typical|central|consensus)(?:\s(?:answer|estimate|forecast|figure|guess|view))?)\s(?:(?:for|of|on|that)\s(?P<event>[^.;]{{2,110}}?)\s)?(?:to\s(?:the|that|this)\s(?:same\s)?question\s)?(?:is|are|was|were|remains?|stays\sat|stands\sat|stood\sat|would\sbe)\s(?:still\s|now\s|closer\sto\s)?[“\"‘]?{_ABOUT}$",
            re.IGNORECASE,
        ),
        says=re.compile(
            rf"\b(?:says?|said|would\sgo\swith|makes?\sit|made\sit|calls?\sit|(?:say|said|reckon|think|guess)\s(?:it[’']s|it\sis)|go(?:es)?\swith|settles?\son|go(?:es)?\sas\s(?:high|low|far)\sas|['’]d\ssay(?:\sit[’']s|\sit\sis)?|(?:comes?|came|ends?|ended|settles?|settled|lands?|landed)\s(?:out\s|up\s|down\s)?at)\s{_ABOUT}$|\bwould\s?$",
            re.IGNORECASE,
        ),
        at=re.compile(
            rf"\b(?:I|[Ww]e)(?:['’]m|['’]re|\sam|\sare)\s(?:still\s|now\s)?at\s{_ABOUT}$"
        ),
        puts=re.compile(rf"\b(?:puts?|placed?|places|bets?|stakes?)\s{_ABOUT}$", re.IGNORECASE),
        places=re.compile(
            rf"\b(?:puts?|putting|places|has|have|prices?)\s(?!it\b|this\b|that\b|been\b)[^.;%]{{4,110}}?,?\sat\s{_ABOUT}$",
            re.IGNORECASE,
        ),
        value=re.compile(
            rf"(?<!\w)(?:{nouns}|risk)\s(?:that|of|for|(?:assigned|attached|given)\sto|put\son)\b[^;]*?(?:\s(?:(?:is|are|was|were)\s(?:now\s)?(?:judged|estimated|assessed|reckoned|thought|believed|seen|put|rated)\s(?:to\sbe|as|at)|at|is|are|was|(?:stands?|stood|sits|trades|traded)\sat)\s(?:still\s|now\s)?|:\s)[“\"‘]?$",
            re.IGNORECASE,
        ),
        market=re.compile(
            rf"\b(?:markets?|question|contract|exchange)\b[^.;%]{{0,140}}?\s(?:stands|stood|sits|trades|traded|closed|opened)\s(?:now\s|still\s)?at\s{_ABOUT}$",
            re.IGNORECASE,
        ),
        measure=re.compile(rf"(?<!\w)(?:{any_of(chance.measures)})(?!\w)", re.IGNORECASE),
    )


def is_measure(before: str) -> bool:
    """Whether the words before a number name something measured in percent ("inflation is")."""
    return _frames().measure.search(re.split(r"[.;:]\s", before)[-1]) is not None


def in_frame(
    text: str, number: Quantity, sentence: Span, *, dated: bool, deadline: bool, known: bool
) -> bool:
    """Whether the words around a number make it a chance.

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
        dated: whether the sentence names a time.
        deadline: whether it says by when.
        known: whether the text forecast something before, which "it" or "he says" may mean.
    """
    before = text[max(sentence.start, number.start - 2 * REACH) : number.start]
    after = text[number.end : min(sentence.end, number.end + REACH)]
    frames = _frames()
    if known and _RELATIVE.match(after):
        return True
    placed = deadline and frames.places.search(before) and not is_measure(before)
    placed = placed and not _POLLED.search(before)
    stands = deadline or (known and SAME_QUESTION.search(before) is not None)
    placed = placed or (stands and frames.market.search(before) is not None)
    if placed or ((deadline or known) and frames.puts.search(before) and _ON.match(after)):
        return True
    if _FREE.match(after) is None:
        return False
    given = frames.gives.search(before)
    if given is not None:
        return deadline or (known and _points_back(given["event"]))
    if is_measure(before) and not _of_an_amount(frames.own.search(before)):
        return False
    own = dated and (frames.own.search(before) or frames.at.search(before)) is not None
    bare = deadline and _ON_WHETHER.match(sentence.quote) and _GIVES_BARE.search(before)
    said = frames.own.search(before) or frames.says.search(before) or frames.at.search(before)
    return bool(own or bare) or (said is not None and (deadline or known))


def _of_an_amount(own: re.Match[str] | None) -> bool:
    """Whether somebody's number is for something that is itself an amount: "for half of all sales"."""
    return own is not None and bool(own["event"]) and _AMOUNT.search(own["event"]) is not None


def _points_back(words: str) -> bool:
    return (
        re.match(
            r"^(?:it|this|that|(?:the|that) (?:same )?(?:event|idea|outcome|scenario|thing))\b",
            words,
        )
        is not None
    )


def is_anothers(text: str, number: Quantity) -> bool:
    """Whether words after a number say who else gives it: "the 60% that Ada gives it"."""
    return _RELATIVE.match(text[number.end : number.end + 2 * REACH]) is not None


def continues(text: str, left: Quantity, right: Quantity, times: list[tuple[int, int]]) -> bool:
    """Whether a number goes on a list of chances: "20% by 2028 and 55% by 2032".

    Args:
        text: the whole text.
        left: a number that is a chance.
        right: the next number.
        times: places of the sentence's dates.
    """
    inside = [(a, b) for a, b in times if left.end <= a and b <= right.start]
    if not inside or not any(a >= right.end for a, _ in times):
        return False
    return _LISTED.match(text[inside[-1][1] : right.start]) is not None


def is_move(text: str, left: Quantity, right: Quantity, sentence: Span) -> bool:
    """Whether a figure moved from one number to another: "from 80% in June to 71%"."""
    before = text[max(sentence.start, left.start - 6) : left.start].lower()
    between = text[left.end : right.start]
    return before.endswith("from ") and _TO.match(between) is not None


def is_rival(text: str, left: Quantity, right: Quantity) -> bool:
    """Whether a number is another's answer to a chance: "gives it 60%; Kestrel Partners is at 45%"."""
    free = _FREE.match(text[right.end : right.end + REACH]) is not None
    return free and _RIVAL.match(text[left.end : right.start]) is not None


def value_of_chance(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a number is the value in "the chance that ... is N%" or "puts the chance of ... at N%"."""
    low = max(sentence.start, number.start - 4 * REACH)
    return _frames().value.search(text, low, number.start) is not None


def is_bound_of_event(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a number bounds what a chance is of, whatever else the sentence holds: "the probability of inflation above 4%".

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
    """
    return _BOUND.search(text[sentence.start : number.end]) is not None


def is_inside_event(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a number belongs to what may happen ("that rates fall below 2%")."""
    before = text[max(sentence.start, number.start - 24) : number.start + 8]
    return _FALLING.search(before[: before.rfind(" ") + 1]) is not None or bool(
        re.match(r"(?:below|above|less|more|over|under)\b", text[number.start : number.end])
    )


def is_of_last(text: str, last: Quantity, number: Quantity, sentence: Span) -> bool:
    """Whether a number measures what the chance before it is of: "a 12% probability of a fall of over 15%".

    Args:
        text: the whole text.
        last: the chance before it.
        number: the number.
        sentence: their sentence.
    """
    between, after = text[last.end : number.start], text[number.end : sentence.end]
    if not _CHANCE_OF.match(between) or _CHANCED.match(after):
        return False
    return is_inside_event(text, number, sentence)
