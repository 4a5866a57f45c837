"""The event of a forecast in short stand-alone words, cut from its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.forecasting.chance_frames import GIVES
from extractors.forecasting.foresight import foresight_cues

_LIMIT = 180
_NOUN = (
    r"(?:chances?|change|probability|probabilities|likelihood|odds|credence|confidence|possibility|risk|likely|shot|bet"
    r"|estimate|forecast|prediction|figure|guess|number|view|answer)"
)
_AFTER = re.compile(
    rf"^[\s)\]]*(?:or \w+ )?(?:\w+ )?{_NOUN}\b\s*(?:\([^()]*\)\s*)?(?:,?\s*\b(?P<link>that|of|for|to|on)\b\s*)?(?P<event>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_BARE = re.compile(
    r"^[\s)\]]*\b(?P<link>that|of|to|on|for)\b\s*(?P<event>.*)$", re.IGNORECASE | re.DOTALL
)
_INVERTED = re.compile(
    rf"\b{_NOUN}\s+(?:that|of|for)\s+(?P<event>.+?)\s*(?:\b(?:is|are|was|were|at|to|stands?|stood|remains?)\b|[=(]|:(?!\d))[^.;]*$",
    re.IGNORECASE | re.DOTALL,
)
_ELSEWHERE = re.compile(
    r"^\s*[,;:.]|^\W*(?:and|but|which|while|though|because|since|so|as|if|unless|instead|too|he|she|they|we|I|means?|is|are|was|were|comes?|came|has|have|assigned|still|figure)\b",
    re.IGNORECASE,
)
_ODDS = re.compile(r"\b(?:against|in favou?r|on)$", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:gives?|gave|giving)\s(?P<whom>(?:[\w’'-]+\s){1,6}?)[“\"]?(?:(?:maybe|an?|about|only|just|roughly|around|~)\s*)*$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    rf"\b{GIVES}\s(?P<event>\S.*?)\s*(?:\b(?:maybe|perhaps|an?|about|only|just|roughly|around|some|even|nearly)\s*)*$",
    re.IGNORECASE | re.DOTALL,
)
_THEIRS = re.compile(rf"^\s*(?:that|which)\s[^,;.]{{1,60}}?\b(?:{GIVES}|puts?)\s(?:it|this|that)\b")
_REPORTED = re.compile(
    r",\s(?:according to\b|(?:(?:the|an?|its|their)\s(?:[a-z][\w’'-]*\s){1,4}(?:[A-Z][\w’'-]*\s){0,4}(?:says|said|writes|wrote|reports|reported|argues|argued|calculates|estimates))\b|(?:says|said|writes|wrote|reports|reported|argues|argued)\s|(?:[A-Z][\w’'-]*\s){1,4}(?:says|said|writes|wrote|reports|reported|argues|argued)\b).*$",
    re.DOTALL,
)
_ASSIGNED = re.compile(
    r"\b(?:assign\w*|puts?|putting|gives?|gave|(?:comes?|came|ended|settled|landed)\s(?:out\s|up\s|down\s)?at)\b[^.;]*$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|seems?|remains?|still|means|implies|would)\s.*$", re.DOTALL
)
_VOICE = re.compile(
    r"^.{0,120}?\b(?:believes?|thinks?|says?|said|expects?|estimates?|argues)\s(?:that\s)?",
    re.IGNORECASE | re.DOTALL,
)
_STOP = re.compile(
    r"\s*(?:;|[.?!](?=\s|[\"'”’)]|$)|—|\s[-–]\s(?=\S+s\b)|,\s+(?:with|citing|based|but|though|although|while|whereas|which|driven|and\s+(?:a|an|the|another|~|\d))\b|\s\().*$",
    re.DOTALL,
)
_SUBJECT = re.compile(
    r"^(?P<event>.*?\S)\s+(?:now\s+)?(?:has|have|had|carries|stands|is|are|at)\b[^.;]*$",
    re.IGNORECASE | re.DOTALL,
)
_THAT = re.compile(r"\b(?:that|:)\s+", re.IGNORECASE)
_OPENER = re.compile(
    r"^(?:[\s,;:.\-–—(\"'“‘]|\b(?:that|there(?:[’']s| is| are)|it is|it[’']s|of|for|and|but|so|overall|i|we|now|do|think|believe|though|although"
    r"|the|an?|(?:un)?likely|probable|improbable|possible|plausible|more|less|very|almost|virtually|nearly|highly|extremely|certain|sure|as early|to|see|may)\b(?!-))+\s*",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"^.{0,160}?\b(?:expects?|predicts?|predicted|projects?|projected|forecasts?|anticipates?|foresees?|estimates?|estimated|calculated|expected|estimate is|forecast is"
    r"|prediction is|timeline is|thinks?|believes?|says|said|argues|warns?|warned|argued|noted|told|concludes?|concluded|concedes?|conceded|admits?|admitted|claims?|claimed|insists?|insisted|reckons?|reckoned|describes|described)\b(?:\s+that\b|:|\s(?=\S))\s*",
    re.IGNORECASE | re.DOTALL,
)
_STATED = re.compile(
    r"\b(?:estimate|forecast|prediction|projection|timeline|expectation|view|bet|guess)s?\s(?:is|are)(?:\s+(?:that|for)\b|:)\s*|\bchances?\s(?:that|of)\s",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;:.\-–—(\"'“‘”’]+$|\s+at\sthe\s(?:earliest|latest)$|\s+(?:by|in|for|around|is|at|with|as|of|a|an|the|and|within|before|over)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:it|m|d|(?:this|that|the)(?:\s(?:event|outcome|idea|scenario|figure|date))?|event|outcome|scenario|he|she|they|(?:would\s)?says?|himself|herself)?\s*(?:happening|happens?|occurr?ing|occurs?|will|does|doesn[’']t|is|takes?|means?|gave|is|one|of|\W|it|this|that)*$",
    re.IGNORECASE,
)
_GERUND = re.compile(r"^[a-z]+ing(?:\s|$)")
_AIM = re.compile(r"\b(?:timeline|time\s?frame|target|deadline|date)\sfor\s", re.IGNORECASE)
_FRAME = re.compile(
    r"^\W*(?:in\s(?:[\w’'-]+\s){1,3}?(?:view|opinion|estimation|judge?ment|reckoning)|to\s(?:my|his|her|their)\smind|according\sto\s(?:its|his|her|their|the|an?)\s(?:own\s)?[a-z]+|as\s(?:he|she|they|I)\sse(?:e|es)\sit),?\s",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^.{0,160}?\b(?:tells?|told|assures?|assured|warns?|warned|reminds?|reminded)\s[^.;,]{1,50}?\sthat\s",
    re.IGNORECASE | re.DOTALL,
)
_RATED = re.compile(
    r",?\s(?:and|but|yet)\s(?:\w+\s)?(?:rates?|puts?|places?|sets?|estimates?|reckons?|gives?)\s(?:the|this|that|its|it)\b.*$|,?\s(?:and|but)\s(?:that\s)?(?:he|she|they|I|we)\s(?:is|are|am|was|were)\s*[“\"‘]?$",
    re.IGNORECASE | re.DOTALL,
)
_CHANCE_TAIL = re.compile(
    rf"\s(?:an?|the)\s(?:\w+\s)?{_NOUN}(?:\sof)?(?:\s(?:about|roughly|around|some|at))*$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:push(?:es|ed)?|put|puts|moves?|moved|delays?|delayed|postpones?|postponed|defers?|deferred|brings?|brought)\s(?P<event>\S[^.;]{2,100}?)\s(?:back|off|out|forward)?\s*(?:to|until|till)?[\s.]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:[\w’'.-]+\s){0,3}(?:forecast|estimate|prediction|projection|odds|probability|timeline|claim|guess|number|view|answer|bet|figure)s?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)?")
_SPACES = re.compile(r"\s+")


def chance_event(
    text: str, segment: tuple[int, int], chance: tuple[int, int], cut: Iterable[tuple[int, int]]
) -> str:
    """What a stated chance is a chance of; "" where its clause does not say.

    Looked for after the chance ("chance that ..."), then before it ("... has a 60% chance").

    Args:
        text: the whole text.
        segment: start and end of the stretch that holds this forecast alone.
        chance: start and end of the number with its operator.
        cut: places of time words, left out.
    """
    cuts = sorted(cut)
    before = _without(text, segment[0], chance[0], cuts)
    following = _without(text, chance[1], segment[1], cuts)
    if _ODDS.search(text[chance[0] : chance[1]]):
        return tidy(_STOP.sub("", following))
    if _THEIRS.match(following):
        return ""
    after = _AFTER.match(following) or _AFTER_BARE.match(following)
    if after and (event := _after(after["link"] or "", after["event"])):
        doer = _doer(before) if _GERUND.match(event) else ""
        return f"{doer} {event}".strip()
    named = _INVERTED.search(before) or _GIVES.search(before)
    if named:
        return tidy(_CHANCE_TAIL.sub("", " " + named["event"]))
    return _subject(before)


def _subject(before: str) -> str:
    """The event before its chance: the subject of "has" or "is", else the words before a colon."""
    if _ASSIGNED.search(before) and not _RATED.search(before):
        return ""
    rated = _RATED.search(before)
    if rated is not None:
        return tidy(_VOICE.sub("", _last_clause(before[: rated.start()]), count=1))
    subject = _SUBJECT.match(before)
    words = subject["event"] if subject else before.rpartition(":")[0]
    return tidy(_VOICE.sub("", _last_clause(words), count=1))


def _doer(before: str) -> str:
    """Who does what follows: the subject of "has a chance", the object of "gives X a chance"."""
    given = _GIVEN.search(before)
    if given:
        return tidy(_CHANCE_TAIL.sub("", " " + given["whom"].rstrip()))
    subject = _SUBJECT.match(before)
    doer = tidy(_VOICE.sub("", _last_clause(subject["event"]), count=1)) if subject else ""
    return "" if doer.lower() == "there" else doer


def _after(link: str, words: str) -> str:
    """The event after a chance; a noun phrase ends at its verb, a clause does not."""
    rest = _STOP.sub("", words)
    if link.lower() in {"of", "for", "to", "on"}:
        rest = _PREDICATE.sub("", " " + rest)
    return "" if not link and _ELSEWHERE.match(rest) else tidy(rest)


def clause_event(text: str, segment: tuple[int, int], cut: Iterable[tuple[int, int]]) -> str:
    """What a clause with a date says will happen; "" where nothing is left.

    Args:
        text: the whole text.
        segment: start and end of the clause.
        cut: places of time words, left out.
    """
    whole = _without(text, *segment, sorted(cut))
    words = _FRAME.sub("", _ADDRESSED.sub("", _REPORTED.sub("", whole)))
    moved = _MOVED.search(words)
    if moved and (event := tidy(moved["event"])):
        return event
    aim = _AIM.search(words)
    if aim and (event := tidy(_STOP.sub("", words[aim.end() :]))):
        return event
    wish = foresight_cues().wish.search(words)
    if wish and not _CUE.match(words[: wish.end()]):
        return tidy(_STOP.sub("", words[wish.end() :]))
    stated = _STATED.search(words)
    rest = words[stated.end() :] if stated else _CUE.sub("", words, count=1)
    return tidy(_STOP.sub("", rest)) or tidy(words)


def tidy(words: str) -> str:
    """The words without brackets, openers and loose ends; "" where only a pronoun is left."""
    flat = _SPACES.sub(" ", _BRACKETS.sub(" ", words)).strip()
    flat = _OPENER.sub("", flat)
    for _ in range(3):
        flat = _TAIL.sub("", flat)
    if len(flat) > _LIMIT:
        flat = flat[:_LIMIT].rpartition(" ")[0]
    return "" if _EMPTY.match(flat) or _LABEL.search(flat) else flat


def _last_clause(words: str) -> str:
    """The words after the last "that" or colon."""
    places = [match.end() for match in _THAT.finditer(words)]
    rest = words[places[-1] :] if places else words
    return rest if rest.strip() else words


def _without(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """``text[start:end]`` with the cut places left out."""
    pieces, at = [], start
    for low, high in cuts:
        if high <= at or low >= end:
            continue
        pieces.append(text[at : max(at, low)])
        at = max(at, high)
    pieces.append(text[at:end] if at < end else "")
    return " ".join(pieces)
