"""The event of a forecast in short stand-alone words, cut from its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.forecasting.assessing_words import assessing_words
from extractors.forecasting.chance_frames import GIVES
from extractors.forecasting.estimate_frames import CLAUSE, stands_alone
from extractors.forecasting.spreads import event_of_course

_LIMIT = 180
VALUE = r"(?:(?:at|to|of|about|around|some)\s)*[$€£]?\d[\d.,]*(?:\s?(?:%|per\scent|percent|[a-zA-Z]{1,12}))?(?:\s(?:a|per)\s[a-z]+)?"
"""A figure with its unit, as it stands in a list of figures."""

_NOUN = (
    r"(?:chances?|change|probability|probabilities|likelihood|odds|credence|confidence|possibility|risk|likely|shot|bet"
    r"|estimate|forecast|prediction|figure|guess|number|view|answer)"
)
_AFTER = re.compile(
    rf"^[\s)\]”\"’]*(?:or \w+ )?(?:\w+ )?{_NOUN}\b\s*(?:\([^()]*\)\s*)?(?:,?\s(?:at\smost|at\sbest|at\sleast|or\sless|or\sbetter|tops))?(?:,?\s*\b(?P<link>that|of|for|to|on)\b\s*)?(?P<event>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AT = re.compile(r"^at\s(?=[a-z]+ing\b)")
_AFTER_BARE = re.compile(
    r"^(?:,\s(?:I\s(?:think|guess|reckon|suppose|believe|fear|hear)|perhaps|maybe|say),\s(?=that\b)|,\s(?=that\b)|\?(?=\))|\s(?:sure|certain|confident|convinced|likely)[”\"’]?(?=\sthat\b))?[\s)\]”\"’]*\b(?P<link>that|of|to|on|for|whether(?!\sor\snot))\b\s*(?P<event>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_INVERTED = re.compile(
    rf"\b{_NOUN}\s+(?:that|of|for|(?:assigned|attached|given)\sto|put\son)\s+(?P<event>.+?)\s*(?:\b(?:is|are|was|were|at|to|stands?|stood|remains?)\b|[=(]|:(?!\d))[^.;]*$",
    re.IGNORECASE | re.DOTALL,
)
_INVERTED_THAT = re.compile(
    rf"\b{_NOUN}\s+that\s+(?P<event>.+)\s(?:is|are|at|stands?|remains?)\s(?:at\s)?(?:(?:about|around|roughly|only|just|still|now|some|nearly)\s)*$",
    re.IGNORECASE | re.DOTALL,
)
"""The same right before the number, so that a verb of the event's own is no end of it: "that the halls are open at"."""
_CHANCE_WE = re.compile(
    r"^\s(?:chances?|probability|likelihood|shot)\s(?P<event>(?:we|he|she|they|it|the\s\w+)\s(?!says?\b|gives?\b|puts?\b|thinks?\b|is\b|means?\b)[a-z’']+\b.*)$",
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
_PLACED = re.compile(
    r"\b(?:puts?|putting|places)\s(?P<event>(?!it\b|this\b|that\b|(?:the|their|its|his|her)\s(?:odds|chances?|probability|likelihood|risk)\b)\S[^.;%]{3,110}?),?\sat\s(?:about\s|around\s|roughly\s|only\s|just\s|maybe\s)?$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    rf"\b{GIVES}\s(?P<event>\S.*?)\s*(?:\b(?:maybe|perhaps|an?|about|only|just|roughly|around|some|even|nearly)\s*)*$",
    re.IGNORECASE | re.DOTALL,
)
_THEIRS = re.compile(rf"^\s*(?:that|which)\s[^,;.]{{1,60}}?\b(?:{GIVES}|puts?)\s(?:it|this|that)\b")
REPORTED = re.compile(
    r"(?:,[”\"’]?|(?=\sif\syou\sask\sme\b))\s(?:according\sto\b|if\syou\sask\sme\b|(?:(?:the|an?|its|their)\s(?:[a-z][\w’'-]*\s){0,4}(?:[A-Z][\w’'-]*\s){0,4}_TELLS)\b|(?:says?|said|writes|wrote|reports?|reported|argues|argued)\s|_TELLS\s(?=[A-Z])|(?:the|an?|its|their|his|her)\s(?:[\w’'&-]+\s){1,6}_TELLS(?:\son\s[A-Z][a-z]+day|\s(?:yesterday|today|last\s\w+))?(?=[,.]|$)|(?:[a-z][\w-]*\s){0,3}(?:[A-Z][\w’'-]*\s){1,4}_TELLS\b|(?:he|she|they|I)\s_TELLS\b(?=[^,]*$)|(?:I|we)\s(?:reckon|think|believe|guess|suspect|fear)\b|in\s(?:my|our|his|her|their)\s(?:view|opinion|estimation|judge?ment|reckoning)\b(?!,\s[a-z])).*$".replace(
        "_TELLS",
        r"(?:says?|said|writes?|wrote|reports?|reported|argues?|argued|calculates?|calculated|estimates?|estimated|predicts?|predicted|forecasts?|expects?|warns?|warned|reckons?|reckoned|confirms?|confirmed|told|adds?|added|admits?|admitted|concedes?|conceded|acknowledges?|acknowledged|announces|reveals?|revealed|notes?|noted|claims?|claimed|promises?|promised|insists?|insisted|suggests?|suggested|concludes?|concluded|projects|projected|announced|thinks?|believes?)",
    ),
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
STOP = re.compile(
    r"\s*(?:;|[.?!](?=\s|[\"'”’)]|$)|—|\s[-–]\s(?=\S+s\b)|\s?,\s+(?:so|with|citing|based|but|though|although|while|whereas|which|driven|against|meaning\s|i\.e\.|(?:up|down)\s(?:from|on|by|an?|\w+\spoints?)\b|that\sis\b|defined\sas\b|whatever\s|mark\smy|come\swhat|and\s+(?:a|an|the|another|~|\d|we|they|he|she|it|I|that|this|there|even\sthen|then|by\sthen|after\sthat))\b|\s(?:whatever\shappens|come\swhat\smay|no\smatter\swhat)\b|\sand\sthe\srest\b|\s\().*$",
    re.DOTALL,
)
_SUBJECT = re.compile(
    r"^(?P<event>.*?\S)\s+(?:now\s+)?(?:has|have|had|carries|stands|is|are|at)\b(?![^.;]*,\s(?:with|giving|and\s(?:he|she|they|it)\b))[^.;]*$",
    re.IGNORECASE | re.DOTALL,
)
_THAT = re.compile(r"\b(?:that|:)\s+", re.IGNORECASE)
_OPENER = re.compile(
    r"^(?:[\s,;:.\-–—(\"'“‘]|\b(?:per\s(?:year|annum)\sof|(?:we|I|it|they|he|she|you)(?=[’'](?:ll|d|ve|re)\b)|(?<=[’'])(?:ll|d)\b|[’'](?:ll|d)\b|that|still,|indeed|actually|frankly|honestly|in fact|there(?:[’']s| is| are)|it(?: is|[’']s)(?!\s(?:below|above|over|under|between|at|higher|lower|more|less)\b)|of|for|and|but|so|overall|i|we|now|do|think|believe|though|although"
    r"|the|an?|(?:un)?likely|probable|improbable|possible|plausible|(?:more|less)(?!\sthan)|very|almost|virtually|nearly|highly|extremely|certain|sure|as early|to|see|may)\b(?!-))+\s*",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    rf",?\s(?:(?:up|down)\sfrom|against|compared\s(?:with|to)|versus|from)\s{VALUE}\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_NOTED = re.compile(r"^p(?:rob|r)?\s?\((?P<event>[^()]+)\)", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:^|[\s,;])(?P<whose>(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*|(?:its|their|his|her|the|our)\s(?:[a-z-]+\s){0,2}[a-z]+)[’']s?\s(?:chances?|odds|prospects)(?:\sof\s(?P<what>[^.;%]{3,80}?))?\s(?:at|to|is|are|have|has|from|drops?|fall|falls?|rises?|stands?|of)\b[^.;]*$"
)
_STANDS = re.compile(
    r"(?:^|[;,]\s|\b(?:and|but|while|whereas)\s)(?:[A-Z][\w’'.&-]*\s(?:&\s)?){1,4}(?:is|are|sits|stands|puts?\sit|gives?\sit)\s(?:now\s|still\s|only\s|closer\s)?(?:at|to)\s$"
)
_PLAYS = re.compile(
    r"(?:\s(?:is|are|looks?|seems?|remains?)|[’'](?:s|re))\s(?:(?:about|roughly|still|only|now)\s)?$"
)
_COMPOUND = re.compile(
    r"\b(?:an?|the|its|their|our|my|implied)\s(?P<event>[a-z-]+(?:\s[a-z-]+)?)\s(?:probability|likelihood|odds|risk)\s(?:of|at|is|to)\s(?:(?:about|roughly|around|some|nearly|only|just)\s)?$"
)

_BEFORE_COLON = re.compile(r"^(?P<event>[^:;]{8,160}):\s[^:;]*$")
_TOWARDS = re.compile(r"\s(?:rises?|climbs?|jumps?|drops?|falls?|sinks?|grows?)$", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,;:.\-–—(\"'“‘”’]+$|\s+at\sthe\s(?:earliest|latest)$|\s+(?:is|are)\s(?:now\s|still\s)?(?:expected|due|planned|scheduled|slated|targeting|forecast|projected)$|\s+(?:by|in|for|around|is|at|with|as|of|a|an|the|and|within|before|over|looks|seems)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:only|just|even|at\s(?:best|most|least|the\searliest|the\slatest)|it|m|d|(?:this|that|the)(?:\s(?:event|outcome|idea|scenario|figure|date))?|(?:same\s)?(?:event|outcome|scenario)|same\s(?:thing|prospect|question|development)|he|she|they|(?:would\s)?says?|himself|herself)?\s*(?:happening|happens?|(?:could|may|might|would|will|can)\s(?:well\s)?happen|occurr?ing|occurs?|will|does|doesn[’']t|is|takes?|means?|gave|is|one|of|\W|it|this|that)*$",
    re.IGNORECASE,
)
_GERUND = re.compile(r"^[a-z]+ing(?:\s|$)")
_RATED = re.compile(
    r",?\s(?:and|but|yet)\s(?:\w+\s)?(?:rates?|puts?|places?|sets?|estimates?|reckons?|gives?)\s(?:the|this|that|its|it)\b.*$|,?\s(?:and|but)\s(?:that\s)?(?:he|she|they|I|we)\s(?:is|are|am|was|were)\s*[“\"‘]?$",
    re.IGNORECASE | re.DOTALL,
)
_CHANCE_TAIL = re.compile(
    rf"\s(?:an?|the)\s(?:\w+\s)?{_NOUN}(?:\sof)?(?:\s(?:about|roughly|around|some|at))*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?![a-z]+ing\s)(?:[\w’'.-]+\s){0,3}(?:(?:(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he|[\w.’-]+[’']s)\s(?:\w+\s)?(?:median|mean|average))|forecast|estimate|prediction|projection|odds|probability|timeline|claim|guess|number|view|answer|bet|figure|likelihood|chance|risk)s?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)?")
_TOPIC = re.compile(
    r"^\W*(?:about|on|as\sfor)\s(?P<event>(?:[\w’'-]+\s){1,6}?)(?:he|she|they|I|we)(?:[’']s|\sis|[’']m|\sam|\sare|[’']re)\s[^:]{2,40}:\s[^:]{0,20}$",
    re.IGNORECASE,
)
_TO_WIN = re.compile(
    r"^[\s-](?:\w+[\s-])?(?:favou?rites?|outsiders?|shots?|underdogs?)\s(?P<event>to\s[a-z]+\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What follows a runner's price: "the 4-1 favourite to win the cup"."""
_PRICED = re.compile(
    r"\b(?:makes?|made|prices?|priced|has|have|rates?|rated|installs?|installed|lists?|listed)\s(?P<whom>(?:[\w’'-]+\s){1,6}?)(?:as\s)?(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
_ON_WHETHER = re.compile(
    r"^\W*(?:On|As\s(?:to|for))\s(?:the\s(?:question|matter|issue)\s(?:of\s)?)?(?:whether|if)\s(?P<event>[^,]{4,140}),\s"
)
_CALLED = re.compile(
    r"\b(?:call|calls|called|make|makes|rate|rates|consider|considers|deem|deems)\s(?P<event>(?!it\b|this\b|that\b|them\b)[^,.;:%]{3,80}?)\s(?:an?\s)?(?:about\s|roughly\s)?$"
)
_RATED_AS = re.compile(
    r"^\s(?:proposition|shot|bet|chance|call|possibility|prospect)\b(?!\s(?:of|that|to)\b)"
)
"""What a chance makes of the event before it: "call landfall a 30% proposition"."""
_HAS_AT = re.compile(
    r"\b(?:has|have|had)\s(?P<event>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})\s(?:still\s|now\s)?at\s(?:about\s|around\s|roughly\s)?$"
)
_THEN_SAYS = re.compile(
    r"\s(?:and|but)\s(?:(?:also|now|still|then)\s)?(?:says?|said|sees?|saw|expects?|expected|predicts?|predicted|forecasts?|projects?|projected|thinks?|thought|believes?|believed|warns?|warned|puts?|reckons?|raised|lowered|added|adds)\s.*$",
    re.DOTALL,
)
"""What else whoever gives a chance says: "a 20% chance of a strike and says fares will rise"."""
_ON_SITE = re.compile(r"^\s(?:on|at)\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\s?(?=[,.;)]|$)")
_SAY = re.compile(r"\b(?:say|guess|think|reckon)\s(?:it[’']s\s)?(?:\w+\s){0,2}$")
_SPACES = re.compile(r"\s+")
_ADDRESSED = re.compile(r"^@[\w-]+[,:]?\s+(?=\S)")
"""Whom a reply names first: "@quayside it opens"."""


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
    noted = _NOTED.match(text[chance[0] : chance[1]])
    if noted:
        return tidy(
            without(
                text, chance[0] + noted.start("event"), chance[0] + noted.end("event"), sorted(cut)
            )
        )
    cuts = sorted(cut)
    before = without(text, segment[0], chance[0], cuts)
    following = without(text, chance[1], segment[1], cuts)
    called = _CALLED.search(before) if _RATED_AS.match(following) else _HAS_AT.search(before)
    win = _TO_WIN.match(following)
    direct = _CHANCE_WE.match(following) or (
        CLAUSE.match(following) if _SAY.search(before) else None
    )
    told = tidy(called["event"]) if called else ""
    if told or win or direct or _ODDS.search(text[chance[0] : chance[1]]):
        found = win or direct
        rest = found["event"] if found else following
        words = told or tidy(STOP.sub("", REPORTED.sub("", rest)))
        return f"{_priced(before)} to {words}" if win and not told else words
    # "The odds of a strike stand at 45% on Wagerly" names the site behind.
    sited = _INVERTED.search(before) if _ON_SITE.match(following) else None
    if sited or _THEIRS.match(following):
        return _named(sited) if sited else ""
    after = _AFTER.match(following) or _AFTER_BARE.match(following)
    if after and (event := _after(after["link"] or "", after["event"])):
        event = COMPARISON.sub("", _AT.sub("", event))
        played = (after["link"] or "").lower() == "to" and _PLAYS.search(before)
        if played and (doer := tidy(_VOICE.sub("", _last_clause(before[: played.start()])))):
            return f"{doer} to {event}"
        doer = _doer(before) if _GERUND.match(event) else ""
        return f"{doer} {event}".strip()
    return _before(before)


def _priced(before: str) -> str:
    """Of which runner a price is told: the object of "makes her the 4-1 favourite", the subject of "is the 4-1 favourite"."""
    whom = _PRICED.search(before)
    return tidy(whom["whom"]) if whom else _doer(before)


def _named(match: re.Match[str]) -> str:
    """The event between "the chance of" and its figure; "rises to" is no part of it."""
    words = _CHANCE_TAIL.sub("", " " + match["event"])
    return tidy(words if " that " in match.group().lower() else _TOWARDS.sub("", words))


def _before(before: str) -> str:
    """The event in the words before a chance."""
    topic = _TOPIC.match(before) or _ON_WHETHER.match(before)
    if topic or _STANDS.search(before) or stands_alone(before):
        return tidy(topic["event"]) if topic else ""
    owned = _OWNED.search(
        before + " at" if not before.rstrip().endswith((" at", " to")) else before
    )
    if owned:
        return tidy(f"{owned['whose']} {owned['what'] or ''}")
    placed = _PLACED.search(before)
    told = placed["event"] if placed else _compound(before)
    for words in (told, event_of_course(before)):
        if words and (event := tidy(words)):
            return event
    named = _INVERTED_THAT.search(before) or _INVERTED.search(before) or _GIVES.search(before)
    if named and (event := _named(named)):
        return event
    if named and (led := _BEFORE_COLON.match(before)):
        return tidy(led["event"])
    return "" if named else _subject(before)


def _compound(before: str) -> str:
    """The event that is one word with its chance: "a default probability of 45%"; "" where there is none."""
    compound = _COMPOUND.search(before)
    told = compound["event"] if compound else ""
    return tidy(told) if told and told.split()[-1].lower() in assessing_words().events else ""


def _subject(before: str) -> str:
    """The event before its chance: the subject of "has" or "is", else the words before a colon."""
    if _ASSIGNED.search(before) and not _RATED.search(before):
        return ""
    rated = _RATED.search(before)
    if rated is not None:
        return tidy(_VOICE.sub("", _last_clause(before[: rated.start()]), count=1))
    subject = _SUBJECT.match(before)
    words = subject["event"] if subject else before.rpartition(":")[0]
    if not words and before.endswith("(") and not stands_alone(before):
        words = before  # "A record summer (70% confident)"
    return tidy(_VOICE.sub("", _last_clause(words), count=1))


_CONTRAST = re.compile(r";|,\s(?:but|while|whereas|and|though|although)\s")


def _doer(before: str) -> str:
    """Who does what follows: the subject of "has a chance", the object of "gives X a chance"."""
    given = _GIVEN.search(before)
    before = _CONTRAST.split(before)[-1]
    if given:
        return tidy(_CHANCE_TAIL.sub("", " " + given["whom"].rstrip()))
    subject = _SUBJECT.match(before)
    doer = tidy(_VOICE.sub("", _last_clause(subject["event"]), count=1)) if subject else ""
    return "" if doer.lower() in {"there", "they", "it"} else doer


def _after(link: str, words: str) -> str:
    """The event after a chance; a noun phrase ends at its verb, a clause does not."""
    rest = STOP.sub("", REPORTED.sub("", _THEN_SAYS.sub("", words)))
    if link.lower() in {"of", "for", "to", "on"}:
        rest = _PREDICATE.sub("", " " + rest)
    return "" if not link and _ELSEWHERE.match(rest) else tidy(rest)


def tidy(words: str) -> str:
    """The words without brackets, openers and loose ends; "" where only a pronoun is left."""
    flat = _SPACES.sub(" ", _BRACKETS.sub(" ", words)).replace(" ,", ",").strip()
    flat = _OPENER.sub("", _ADDRESSED.sub("", flat))
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


def without(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> str:
    """``text[start:end]`` with the cut places left out."""
    pieces, at = [], start
    for low, high in cuts:
        if high <= at or low >= end:
            continue
        pieces.append(text[at : max(at, low)])
        at = max(at, high)
        if text[at : at + 2] in {"'s", "’s"}:  # "next year's fair"
            at += 2
    pieces.append(text[at:end] if at < end else "")
    return " ".join(pieces)
