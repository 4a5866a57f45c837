"""Estimates told in a word or two, as people answer: "Fifteen", "Down to 35", "I'd say 65%, maybe".

Such words put a number on what was asked or told just before, and only there mean a chance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = (
    rf"(?:{'|'.join(_TENS.split())})[-\u2010\u2011 ](?:{'|'.join(_SMALL.split()[:9])})"
    rf"|{'|'.join((_SMALL + ' ' + _TENS).split())}"
)
_FRACTION = rf"(?:{_WORDS}|\d{{1,3}})(?:\s(?:chances?\s)?(?:in|out of)\s|-in-)(?:an?\s)?(?:{_WORDS}|\d{{1,4}}|hundred|thousand|million)"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d+)?|{_WORDS})"
_PERCENT = r"(?:\s?[%％]|\s(?:per\s?cent|pct)\b)"
_FILLER = (
    r"so|well|no|nah|nope|yes|yeah|yep|sure|hm+|h+m|um+|uh|er|ok|okay|oh|eh|ah|look|honestly|personally|right|god"
    r"|for me|me|mine|myself|my (?:own )?(?:number|figure|guess|estimate|answer|odds|bet)(?:['’]s| is| would be)?|and|but|or|then|now|today|still|also|just|only|even|like|gun to my head"
)
_LEAD = (
    r"i(?:['’]d|['’]ll|['’]m| would| will| am| might| could)?(?: (?:still|now|only|even|just|probably|maybe|be|go|say|guess|think|reckon|put|call|bet|take|give|it|that|at|to|with|as high as|as low as|closer|nearer|past|up|down|it['’]s|we['’]re))+"
    r"|(?:call|make) (?:it|that)|it['’]s|that['’]s|it is|that is|more like|closer to|nearer(?: to)?|down to|up to|still at|at|say"
    r"|maybe|perhaps|probably|possibly|about|around|roughly|somewhere (?:around|near|north of|south of)|north of|south of"
    r"|under|over|below|above|less than|more than|at least|at most|not even|no more than|past|an?"
)
_TAIL = (
    r"tops|max|maximum|maybe|perhaps|probably|possibly|at (?:most|best|least)|if that|or so|or thereabouts|-?ish|give or take|today|now|for me|no more|not more|and (?:falling|rising)"
    r"|i(?:['’]d)? (?:say|think|guess|reckon)|on a good day|in a good mood|still|again|chance|probability|likely"
)
_ANSWER = re.compile(
    rf"\W*(?:(?:{_FILLER}|{_LEAD})[\s,.:;…—–-]+)*"
    rf"(?:(?P<fraction>{_FRACTION})|(?P<number>{_NUMBER})(?P<high>\s?(?:-|–|—|to|or)\s?{_NUMBER})?(?P<percent>{_PERCENT})?)"
    rf"(?:[\s,.;…—–-]*(?:{_TAIL}))*\W*",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    r"\d\s?[%％]|\bper\s?cent\b|\b(?:odds|chances?|probability|probable|likelihood|likely|credence|shot)\b|\b(?:one|\d+)[\s-](?:chances?\s)?(?:in|out\sof)[\s-](?:\w+|\d+)\b|\b(?:better|worse|less|more)\sthan\seven\b|\b(?:even\smoney|coin\s(?:flip|toss)|fifty[-\s]fifty|50[-/]50)\b",
    re.IGNORECASE,
)
_HIGHEST = 100.0
_FEWEST = 1


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A number as an answer of its own.

    Args:
        start: first code point of the number, in the words read.
        end: past the number and its percent sign.
        percent: whether it reads as a chance by itself: "60 per cent", "one in five".
    """

    start: int
    end: int
    percent: bool


def short_answer(words: str) -> ShortAnswer | None:
    """The number that a sentence answers with and nothing besides; None where it says more.

    Args:
        words: the sentence, without what comes before or after.
    """
    match = _ANSWER.fullmatch(words)
    if match is None:
        return None
    if match["fraction"]:
        return ShortAnswer(match.start("fraction"), match.end("fraction"), percent=True)
    digits = re.match(r"[\d.]+", match["number"])
    value = float(digits.group().rstrip(".")) if digits else float(_FEWEST)
    if value > _HIGHEST:
        return None
    end = (
        match.end("percent")
        if match["percent"]
        else match.end("high" if match["high"] else "number")
    )
    return ShortAnswer(match.start("number"), end, match["percent"] is not None)


def speaks_of_chance(words: str) -> bool:
    """Whether words name a chance: a percentage, odds, "how likely"."""
    return _CHANCE.search(words) is not None
