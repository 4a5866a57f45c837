"""Estimates told in a word or two, as people answer: "Fifteen", "Down to 35", "I'd say 65%, maybe".

Such words put a number on what was asked or told just before, and only there mean a chance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = (
    rf"(?:{'|'.join(_TENS.split())})[-\u2010\u2011 ](?:{'|'.join(_SMALL.split()[:9])})"
    rf"|{'|'.join((_SMALL + ' ' + _TENS).split())}"
)
_FRACTION = rf"(?:{_WORDS}|\d{{1,3}})(?:\s(?:chances?\s)?(?:in|out of)\s|-in-)(?:an?\s)?(?:{_WORDS}|\d{{1,4}}|hundred|thousand|million)|(?:{_WORDS}|\d{{1,3}})(?:\sto\s|-to-|/)(?:{_WORDS}|\d{{1,3}})\s(?:on|against)|[1-9][05]\s?[-/\u2013]\s?[1-9][05](?![\w%])|(?:{'|'.join(_TENS.split())})[-\u2010\u2011\u2013 ](?:{'|'.join(_TENS.split())})|(?:an?\s)?(?:coin[\s-](?:flip|toss)|toss-up)|(?<![\d.])0?\.\d{{1,2}}(?![\d%])"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d+)?|{_WORDS})"
_PERCENT = r"(?:\s?[%％]|\s(?:per\s?cent|pct)\b)"
_FILLER = (
    r"so|well|no|nah|nope|yes|yeah|yep|sure|hm+|h+m|um+|uh|er|ok|okay|oh|eh|ah|look|honestly|personally|right|god"
    r"|for me|me|mine|myself|my (?:own )?(?:number|figure|guess|estimate|answer|odds|bet)(?:['’]s| is| would be)?|meaning|for the record|and|but|or|then|now|today|still|also|just|only|even|like|gun to my head"
)
_LEAD = (
    r"i(?:['’]d|['’]ll|['’]m| would| will| am| might| could)?(?: (?:still|now|only|even|just|probably|maybe|be|go|say|guess|think|reckon|put|call|bet|take|give|it|that|at|to|with|as high as|as low as|closer|nearer|past|up|down|it['’]s|we['’]re))+"
    r"|(?:call|make) (?:it|that)|it['’]s|that['’]s|it is|that is|more like|closer to|nearer(?: to)?|(?:shading |going |moving |coming )?(?:down|up) to|still at|at|say"
    r"|maybe|perhaps|probably|possibly|about|around|roughly|somewhere (?:around|near|north of|south of)|north of|south of"
    r"|under|over|below|above|less than|more than|at least|at most|not even|no more than|past|an?"
)
_TAIL = (
    r"tops|max|maximum|maybe|perhaps|probably|possibly|at (?:most|best|least)|if that|or so|or thereabouts|-?ish|give or take|today|now|for me|no more|not more|and (?:falling|rising)"
    r"|yes|comfortably|easily|honestly|ma['’]am|sir|i suppose|(?:if|unless|provided|assuming)\s.*|on days when\b.*|(?:was|up from|down from|from)\s\d.*|(?:and|but|because|since|mostly|though|depending)\s(?!\d).*|i(?:['’]d)? (?:say|think|guess|reckon)|(?<=,\s)(?:my|his|her|their|our|its|the|it|i|we|he|she|they|you|that|this|there|which|who|where|when|while|as|so|though|although|given|no|not|nobody|everyone|with|without|in|on|for|from|at|by)\s(?!\d).*|on a good day|in a good mood|still|again|chance|probability|likely"
)
_ANSWER = re.compile(
    rf"\W*(?:(?:{_FILLER}|{_LEAD})[\s,.:;…—–-]+)*"
    rf"(?:(?P<fraction>{_FRACTION})|(?P<number>{_NUMBER})(?P<high>\s?(?:-|–|—|to|or)\s?{_NUMBER})?(?P<percent>{_PERCENT})?)"
    rf"(?:[\s,.;…—–-]*(?:{_TAIL}))*\W*",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    r"\d\s?[%％]|\bper\s?cent\b|\b(?:odds|chances?|probability|probable|likelihood|likely|credence|shot)\b|\b(?:one|\d+)[\s-](?:chances?\s)?(?:in|out\sof)[\s-](?:\w+|\d+)\b|\b(?:better|worse|less|more)\sthan\seven\b|\b(?:even\smoney|coin\s(?:flip|toss)|fifty[-\s]fifty|50[-/]50)\b|\b(?:would|do|will)\s(?:I|you|we)\s(?:\w+\s)?(?:bet|wager)\b",
    re.IGNORECASE,
)
_EVENS = r"(?:an?\s)?(?:even\s(?:odds|money|chances?)|coin\s(?:flip|toss)|toss-up|(?:a\slittle\s|slightly\s|somewhat\s)?(?:better|worse|more|less)\sthan\seven|50[-/]50|fifty[-\s]fifty)"
_LINE = re.compile(
    rf"^\W*(?P<label>(?:[^.;:!?]|\.(?=\d)){{3,200}}?)(?:[:,;]|\s[–—-])\s(?:(?:{_FILLER}|{_LEAD})[\s,.:;…—–-]+)*"
    rf"(?P<value>{_FRACTION}|{_EVENS}|{_NUMBER}(?:\s?(?:-|–|—|to|or)\s?{_NUMBER})?(?P<percent>{_PERCENT})|\d\d[-/–]\d\d(?=\W*$)|{_NUMBER}(?=(?:[\s,.;…—–-]*(?:{_TAIL}))*\W*$))"
    r"(?=[.,;!)]|\s(?:by|before|in|tops|or|if|though|because|sure|likely|chance|odds|at)\b|-?ish\b|\W*$)",
    re.IGNORECASE,
)
_OPENED = re.compile(
    rf"^\W*(?P<label>(?:the\s)?(?:probability|likelihood|chances?|odds)(?:\sof\s(?:it|that|this))?:?\s)?(?:(?:{_LEAD})[\s,]+)*(?P<value>{_FRACTION}|{_EVENS}|{_NUMBER}{_PERCENT})"
    rf"(?:\s(?:by|before|in|for|to)\s[^.;]*|,\s(?:because|since|mostly|though)\s.*|[\s,.;…—–-]*(?:{_TAIL}))*\W*$",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = re.compile(rf"(?:[\s,.;…—–-]*(?:{_TAIL}))*\W*", re.IGNORECASE)
_COMMENT = re.compile(
    r"^\W*(?:(?:given|considering|with|without|despite|after|based|somewhere|slightly|somewhat|an?\s(?:bit|shade|little|touch|hair|lot|notch)|even|much|about|around|roughly|probably|perhaps"
    r"|i|i[’']m|i[’']d|we|he|she|they|it|in\s(?:my|his|her)|for\s(?:me|us)|from\s(?:me|us)|honestly|maybe|well|by\s['’]?\d\d|(?:the\s)?end\s(?:of\s)?['’]?\d\d|lower|higher|me|mine|same|yes|no|nope|so|odds|chances?|probability|likelihood|between|more|less|closer|not|my\s|ok|okay|fine|sure|personally|if|unless)\b)",
    re.IGNORECASE,
)
_OR = re.compile(
    r"\b(?P<one>[a-z]+er|up|more|yes)\sor\s(?P<other>[a-z]+er|down|less|no)\b", re.IGNORECASE
)
_CHOSEN = re.compile(
    r"\W*(?:(?:probably|an?\s(?:shade|bit|little|touch|hair|lot)|slightly|much|well)\s)?(?P<word>[a-z]+)\b(?=\s?[,.;!]|$|\sthan\b|\sby\b)",
    re.IGNORECASE,
)
_NUMBERS_ASKED = re.compile(
    r"\W*(?:(?:and|so|ok|okay|well|but|as|your|any|what|the|a|an|are|is|would|be|you|put|give|me|us|on|it|that|can|could|do|have|got|how|in|with|everyone|everybody|all)[\s,’'s]+){0,6}(?:numbers?|odds|chances?|percentages?|per\s?cent|probabilit(?:y|ies)|credences?|estimates?|likely|confident|sure)(?:\s(?:is|are|on|of|in|for|about)?\s?(?:that|it|this|you|we|then|please|everyone|folks|all))*\W*\?\W*",
    re.IGNORECASE,
)
_ASKED_NUMBER = re.compile(
    r"(?:^|[.!?,:]\s)(?:numbers|odds|percentage|as\sa\spercentage|confidence)\?|\bhow\s(?:confident|sure|likely)\b",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(r"[^.!?\n]{10,300}\?")
_WHEN = re.compile(
    r"(?:\bwhen\b[^.?!\n]{0,80}\?|\b(?:what|which)\s(?:year|date|month)\b[^.?!\n]{0,80}\?|\bby\swhen\b|\bhow\s(?:soon|long)\b[^.?!\n]{0,80}\?|\b(?:put|name|give|pick)\s(?:me\s|us\s)?(?:an?|the)\s(?:date|year|number|handle|deadline)\b|\b(?:on|about|handle\son)\stiming\b|\btimelines?\?)[^?]{0,60}\??[^?]{0,160}$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b20\d\d\b|[’']\d\d\b|\b(?:this|next|the)\s(?:year|decade|century|spring|summer|autumn|winter)\b|\bnever\b",
    re.IGNORECASE,
)
_FEW_WORDS = 12
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


@dataclass(frozen=True, slots=True)
class ChanceLine:
    """A chance told without a verb, after what it is a chance of: "An outright majority: 38%".

    Args:
        label: first code point and end of the words before the chance; equal where there are none.
        value: first code point of the chance, in the words read.
        comment: whether the words before it name no event: "given their record, 30%".
        signed: whether the chance reads as one by itself: "30%", "one in five".
        end: past the chance.
        last: whether nothing of weight follows it.
    """

    label: tuple[int, int]
    value: int
    comment: bool
    signed: bool
    end: int
    last: bool


def chance_line(words: str) -> ChanceLine | None:
    """The chance that a sentence without a verb ends with; None where it is no such line.

    Args:
        words: the sentence, without what comes before or after.
    """
    match = _OPENED.match(words)
    if match is not None:
        at = match.start("value")
        end = match.end("value")
        return ChanceLine((at, at), at, comment=True, signed=True, end=end, last=True)
    match = _LINE.match(words)
    if match is None:
        return None
    label = match.span("label")
    comment = _COMMENT.match(match["label"]) is not None
    signed = re.fullmatch(r"[\w.]+", match["value"]) is None
    last = _ENDS.fullmatch(words, match.end("value")) is not None
    at, end = match.span("value")
    return ChanceLine(label, at, comment=comment, signed=signed, end=end, last=last)


def alternatives(question: str) -> tuple[str, str] | None:
    """The two words that a question lets choose between: "higher or lower"; None where it does not.

    Args:
        question: its words.
    """
    found = _OR.search(question)
    return (found["one"].lower(), found["other"].lower()) if found else None


def chooses(answer: str, before: str) -> bool:
    """Whether a sentence opens with one of two words that a question just offered: "Higher." after "higher or lower?".

    Args:
        answer: the sentence.
        before: the words before it.
    """
    said = _CHOSEN.match(answer)
    offered = [alternatives(question) for question in _QUESTIONS.findall(before)]
    return said is not None and any(
        pair is not None and said["word"].lower() in pair for pair in offered
    )


def asks_number(question: str) -> bool:
    """Whether a question only asks for a number on what was told before: "Numbers?", "As a percentage?", "Odds?".

    Args:
        question: its words.
    """
    return _NUMBERS_ASKED.fullmatch(question) is not None


def asks_when(before: str) -> bool:
    """Whether words end with a question or request for a date, which a date alone then answers."""
    return _WHEN.search(before) is not None


def is_date_alone(words: str) -> bool:
    """Whether a sentence is little besides a date: "Sometime in 2031.", "31 December 2027."."""
    return len(words.split()) <= _FEW_WORDS and _DATE.search(words) is not None


def speaks_of_chance(words: str) -> bool:
    """Whether words name a chance: a percentage, odds, "how likely"."""
    return _CHANCE.search(words) is not None or _ASKED_NUMBER.search(words) is not None
