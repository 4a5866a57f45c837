"""The event of a clause with a date, in short stand-alone words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.events import COMPARISON, REPORTED, STOP, VALUE, tidy, without
from extractors.forecasting.foresight import foresight_cues
from extractors.forecasting.quantities import probability_words
from extractors.forecasting.revised_figures import revised_event
from extractors.language.wordlists import any_of

_LAST_VALUE = re.compile(rf"{VALUE}(?=[^\d]*$)")
_PASSIVE = re.compile(
    r"^(?P<subject>.*?\S)\s(?:is|are|was|were)(?:,[^,]{1,40},)?\s(?:now\s|still\s|also\s|widely\s|currently\s|very\s|highly\s|most\s)*"
    r"(?:expected|forecast|projected|predicted|anticipated|seen|set|due|scheduled|slated|poised|bound|tipped|on\strack|on\scourse|likely|unlikely|certain|sure)\s(?P<verb>(?:to|at|rising|falling|growing)\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = re.compile(
    r",\s(?:in\s(?:my|our|his|her|their|its)\s(?:view|opinion|estimation|judge?ment|reckoning)|on\sthe\sother\shand|(?:he|she|they|it)\s(?:said|says|argued|argues|added|adds|warned|wrote|thinks|believes)|I\s(?:reckon|think|believe)|however|then|too|of\scourse|perhaps)(?=,)",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"^\W*[A-Z][^,;.]{1,60},\s(?:who|whose|an?|the|of|at)\s[^;.]{2,110}?,\s(?:said|says|told\s\w+|wrote|writes|reckons?|thinks?|believes?|argues?|argued|warned|warns|added|adds)\s(?:that\s)?(?=\S)"
)
"""Who says it, described between commas: "Ida Moss, who runs the yard, said the ferry is due in May"."""
_SAID_BESIDE = re.compile(
    r"\b(?:and|but)\s(?:\w+ly\s|also\s|then\s)?(?:warn|add|argue|claim|insist|estimate|conclude|note|predict|expect|reckon|say|said)(?:s|d|ed)?\sthat\s",
    re.IGNORECASE,
)
"""A second verb of saying, whose content is another: "said the fare had risen and warned that it will double"."""
_TOPIC = re.compile(
    r"\W*(?:as\s(?:for|to)|on|in|at|for|about|by|with|after|before|meanwhile|asked)\b[^,;]{0,70}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d[\d.,]*")
_AMAZED = re.compile(
    r"^.{0,60}?\b(?:would|[’']d)\sbe\s(?:very\s|quite\s|rather\s|a\sbit\s|pretty\s)?(?:surprised|amazed|astonished|shocked|stunned)\s(?:if|to\ssee)\s(?P<event>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_TOLD_TO = re.compile(
    r"^.{0,120}?\b(?:tells?|told|advises?|advised|warns?|warned|asks?|asked|urges?|urged)\s[^.;,]{1,40}?\sto\s(?:expect|prepare\sfor|brace\sfor|plan\sfor|count\son)\s(?P<event>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_AIM = re.compile(
    r"\b(?:timeline|time\s?frame|target|deadline|date)\sfor\s|\b(?:target|goal|aim)\s(?:is|remains)\s(?:still\s|now\s)?",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^\W*(?:in\s(?:[\w’'-]+\s){1,3}?(?:view|opinion|estimation|judge?ment|reckoning)|to\s(?:my|his|her|their)\smind|according\sto\s(?:its|his|her|their|the|an?)\s(?:own\s)?[a-z]+|as\s(?:he|she|they|I)\sse(?:e|es)\sit),?\s",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^.{0,160}?\b(?:tells?|told|assures?|assured|warns?|warned|reminds?|reminded)\s[^.;,]{1,50}?\sthat\s",
    re.IGNORECASE | re.DOTALL,
)
_MOVED = re.compile(
    r"\b(?:push(?:es|ed)?|moves?|moved|delays?|delayed|postpones?|postponed|defers?|deferred|(?:put|puts|brings?|brought)(?=\s(?:(?:us|them|it|this|that)\b|[^.;]*\s(?:back|off|out|forward)\s)))\s(?P<event>\S[^.;]{2,100}?)(?:,\s(?:this\stime|again|once\smore))?\s(?:back|off|out|forward)?\s*(?:to|until|till)?[\s.]*$",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"\b(?:estimate|forecast|prediction|projection|timeline|expectation|view|bet|guess|base\scase|central\scase|hunch|call|number|target|goal|aim)s?\s(?:is|are|remains?)(?:\s(?:still|now))?(?:\s+(?:that|for)\b|:|(?=\s(?:[$€£]?\d|(?:at\sleast|at\smost|about|around|nobody|half)\b)))\s*|\bchances?\s(?:that|of)\s",
    re.IGNORECASE,
)
_HELD_AS = re.compile(
    r"\b(?:projection|forecast|estimate|prediction|expectation|view|claim|promise|warning|hope|belief)s?\sthat\s(?P<event>.{6,140}?)\s(?:rests?|depends?|relies|assumes?|hinges?|is\sbased|are\sbased|comes\sfrom|came\sfrom|looks?|seems?|sounds?|strikes|has\s(?:drawn|met|been)|was|drew)\b",
    re.IGNORECASE,
)
_PLAN_HAS = re.compile(
    r"\b(?:plan|forecast|projection|schedule|roadmap|scenario|base\scase|central\scase|timetable)s?(?:,[^,;]{1,80},)?\s(?:has|have|had)\s(?!been\b)(?P<event>\S[^;]{3,})$",
    re.IGNORECASE,
)
"""What a plan has for a day: "the ministry's plan, leaked in May, has the canal open"."""
_SELF = re.compile(r"^(?:expect|guess|reckon|bet|say)\s(?=an?\s|the\s|no\s|half\s|most\s|there)")
_SAYS = re.compile(r"\b(?:says?|said|reckons?|thinks?)$")
_LED_BY = re.compile(
    r"^\W*(?:my|our|his|her|their|the|[A-Z][\w’'.-]*)?\s?(?:own\s|best\s|main\s)?(?:call|bet|view|take|forecast|prediction|guess|hunch|base\scase|estimate|outlook):\s(?=\S)",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"^.{0,160}?\b(?:imply|implies|suggests?|pencils?\sin|reckons?|expects?|predicts?|predicted|projects?|projected|forecasts?|anticipates?|foresees?|estimates?|estimated|calculated|expected|estimate is|forecast is"
    r"|prediction is|timeline is|thinks?(?!\stanks?\b)|believes?|says|said|argues|warns?|warned|argued|noted|told|concludes?|concluded|concedes?|conceded|admits?|admitted|claims?|claimed|insists?|insisted|reckons?|reckoned|describes|described|rumou?r(?:s|\sis|\shas\sit)?|word\sis|promises?|promised|pledges?|pledged|vows?|vowed|doubts?|hopes?|(?:report|study|paper|statement|letter|thread|post|memo|note|survey|article|essay|filing|briefing)\s(?:claiming|saying|arguing|warning|showing|suggesting|predicting|forecasting|stating|estimating)"
    r"|(?:am|is|are|was|were|[’']m|[’']re)\s(?:still\s|now\s|also\s)?(?:betting|guessing|predicting|forecasting|expecting)(?!\s(?:on|to|against|an?|the|no|his|her|their|its|that\s[a-z]+[.,])\b)"
    r"|(?:am|is|are|was|were|[’']m|[’']re|remains?)\s(?:\w+\s){0,3}?(?:confident|hopeful|sure|convinced|optimistic|afraid)(?=\sthat\b))\b(?!\s(?:will|would|could|can|may|might|shall|should|is|are|was|were|has|have|had)\b)(?:\son\s[A-Z][a-z]+day)?(?:\s+that\b|:|\s+(?=\S))\s*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _VerbalFrames:
    opener: re.Pattern[str]
    predicate: re.Pattern[str]
    judged: re.Pattern[str]
    seen: re.Pattern[str]


@cache
def verbal_frames() -> _VerbalFrames:
    """Where words of probability open a clause ("it is likely that") or close it ("is unlikely")."""
    words = any_of(verbal.words for verbal in probability_words().verbal)
    chance = r"(?:\s(?:chances?|odds|bet|shot|prospect|possibility))?"
    return _VerbalFrames(
        opener=re.compile(
            rf"^.{{0,60}}?\b(?:it|there)(?:\s(?:is|are|seems|looks|remains)|[’']s)\s(?:now\s|still\s|also\s)?(?:roughly\s|about\s)?(?:an?\s)?(?:{words}){chance}(?:\s(?:that|of|for|whether|if))\s",
            re.IGNORECASE | re.DOTALL,
        ),
        predicate=re.compile(
            rf"^(?P<event>.{{6,160}}?),?\s(?:is|are|seems?|looks?|remains?)\s(?:now\s|still\s|also\s)?(?:roughly\s|about\s)?(?:an?\s)?[“\"]?(?:{words}){chance}[”\"]?\W*(?:(?:I|he|she|they|the|we)\s.*)?$",
            re.IGNORECASE | re.DOTALL,
        ),
        seen=re.compile(
            rf"^.{{0,80}}?\b(?:sees?|saw|gives?|gave|has|have|with|puts?)\s(?:\w+\s){{0,2}}?(?:an?\s)?(?:{words}){chance}\s(?:of|that)\s(?P<event>.+)$",
            re.IGNORECASE | re.DOTALL,
        ),
        judged=re.compile(
            rf"^.{{0,120}}?\b(?:thinks?|thought|considers?|finds?|believes?|deems?|calls?|reckons?)\sit\s(?:an?\s)?(?:{words}){chance}\s(?:that|to|whether)\s",
            re.IGNORECASE | re.DOTALL,
        ),
    )


_CONDITION = re.compile(
    r"\W*(?:(?:and|but|so|yet)\s)?(?:if|unless|provided|assuming|should)\s(?:[^,;:]|,\s(?:who|which|that)\b[^,]*,|,(?=\d)){6,180},\s(?:then\s)?",
    re.IGNORECASE,
)


_SETTING = re.compile(
    r"\W*(?:when|as|after|before|while|once|speaking|asked|addressing|opening|presenting)\b[^,;:]{6,140}(?=,\s)",
    re.IGNORECASE,
)
"""When somebody said what follows: "When the minister opened the plant, he said ..."."""
_SUPPOSED = re.compile(r"\W*(?:if|unless|provided|assuming)\s(?:(?!\bthen\b)[^,;])*", re.IGNORECASE)
"""What is only the condition of a chance: "55% if the court rules"."""


def after_condition(text: str, start: int, end: int) -> int:
    """Where a stretch goes on behind the condition that it opens with: "If the levy passes, fares double by 2033".

    Args:
        text: the whole text.
        start: its first code point; given back where it opens with none.
        end: what the condition must not reach, as the day of what it is the condition of.
    """
    match = _CONDITION.match(text, start, end)
    return match.end() if match else start


def clause_event(text: str, segment: tuple[int, int], cut: Iterable[tuple[int, int]]) -> str:
    """What a clause with a date says will happen; "" where nothing is left.

    Args:
        text: the whole text.
        segment: start and end of the clause.
        cut: places of time words, left out.
    """
    cuts = sorted(cut)
    beside = [m.end() for m in _SAID_BESIDE.finditer(text, *segment)]
    told = [end for end in beside if not cuts or end <= cuts[-1][0]]
    start = told[-1] if told else segment[0]
    whole = _DESCRIBED.sub("", without(text, start, segment[1], cuts), count=1)
    whole = COMPARISON.sub("", _ASIDE.sub("\x00", whole).replace("\x00,", ""))
    setting = _SETTING.match(whole)
    if setting and REPORTED.match(whole, setting.end()):
        whole = whole[setting.end() :].lstrip(", ")
    told_of = REPORTED.sub("", whole)
    if _TOPIC.fullmatch(told_of):
        told_of = whole  # "As for jobs, the union reckons that ...": the report goes on.
    words = _FRAME.sub("", _ADDRESSED.sub("", told_of))
    found = next((event for event in _readings(words) if event), "")
    found = _SELF.sub("", found)
    return "" if _SAYS.search(found) or _SUPPOSED.fullmatch(found) else found


def _readings(words: str) -> Iterator[str]:
    """The event as each frame that fits the words gives it, the most telling frame first."""
    yield from _framed(words)
    wish = foresight_cues().wish.search(words)
    if wish and not _CUE.match(words[: wish.end()]):
        yield tidy(STOP.sub("", words[wish.end() :]))
    rated = verbal_frames().predicate.match(words)
    if rated:
        yield tidy(_CUE.sub("", rated["event"], count=1))
    rest = verbal_frames().judged.sub("", verbal_frames().opener.sub("", words, count=1), count=1)
    passive = _PASSIVE.match(rest)
    if passive and not _CUE.match(passive["subject"] + " "):
        yield tidy(f"{passive['subject']} {STOP.sub('', passive['verb'])}")
    stated = _STATED.search(rest)
    said = rest[stated.end() :] if stated else _CUE.sub("", rest, count=1)
    yield tidy(STOP.sub("", said))
    yield tidy(rest)


def _framed(words: str) -> Iterator[str]:
    """The event in frames that hold it whole: "the projection that E rests on", "moves E to", "told clients to expect E"."""
    yield revised_event(words)
    led, aim = _LED_BY.match(words), _AIM.search(words)
    frames = (
        (_HELD_AS.search(words), False),
        (_AMAZED.match(words), True),
        (_TOLD_TO.match(words), True),
        (_MOVED.search(words), False),
        (_PLAN_HAS.search(words), True),
        (verbal_frames().seen.match(words), True),
    )
    if led:
        yield tidy(STOP.sub("", words[led.end() :]))
    for match, stops in frames:
        if match:
            yield tidy(STOP.sub("", match["event"]) if stops else match["event"])
    if aim:
        yield tidy(STOP.sub("", words[aim.end() :]))


def listed_event(value: str, before: str) -> str:
    """The event that a bare figure stands for in a list: "to average 2.4% in 2026 and 2.1% in 2027".

    Args:
        value: the words before the second date.
        before: the event of the first date.
    """
    figure = value.strip()
    if not before or re.fullmatch(VALUE, figure) is None:
        return ""
    places = list(_LAST_VALUE.finditer(before))
    if not places:
        return ""
    last = places[-1]
    # "40 gigawatts of panels by 2028 and 75 by 2031" keeps its unit.
    bare = _FIGURE.fullmatch(figure) is not None
    told = _FIGURE.sub(figure, last.group(), count=1) + before[last.end() :] if bare else figure
    return f"{before[: last.start()]}{told}"
