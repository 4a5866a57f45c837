"""Ways to give a number as one's own or somebody's estimate, which the talk before makes a chance.

"I'd put his date at one in four", "she ought to be at 1% for 2029", "Halden says 29", "three members
are above 60": such words put a number on what was told; after a chance told nearby it is one too.
"""

from __future__ import annotations

import re

from extractors.forecasting.chance_frames import GIVES, is_measure
from extractors.forecasting.foresight import REACH, foresight_cues
from extractors.forecasting.quantities import Quantity, find_number
from kg.model import Span

_ABOUT = r"(?:(?:maybe|perhaps|an?|about|only|just|roughly|around|some|even|nearly|something\slike|more\slike|closer\sto|like|~)\s*){0,3}"
_ADVERB = r"(?:\s(?:still|now|only|even|probably|maybe|perhaps|just|currently|rather|personally))?"
_MODAL = r"(?:[’']d|[’']ll|\swould|\swill|\smight|\scould|\sought\sto|\sshould)"
_PERSON = r"(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)"
_GOES = re.compile(
    rf"\b{_PERSON}(?:{_MODAL})?{_ADVERB}\s(?:go|goes|went|come|comes|came|do)(?:\s(?:up\sto|down\sto|as\s(?:high|low|far)\sas|no\s(?:higher|lower)\sthan|for|with))?\s{_ABOUT}$"
    rf"|\b(?:shades?|shading|shaded|lowers?|lowering|lowered|raises?|raising|raised|moves?|moving|moved|comes?|came)\s(?:it\s|that\s)?(?:down|up|back)\sto\s{_ABOUT}$"
    rf"|\b\w+,?(?:\swould|\swill)\s(?:not\s)?go\s(?:up\sto|down\sto|as\s(?:high|low|far)\sas|no\s(?:higher|lower)\sthan|any\shigher\sthan)\s{_ABOUT}$",
)
_STANDS = re.compile(
    rf"\b(?:{_PERSON}(?:{_MODAL}{_ADVERB}\sbe|[’'](?:m|re|s)|\s(?:am|are|is|was|were|stay|stays|stand|stands|remain|remains)){_ADVERB}|(?:ought|has|have)\sto\sbe)\s(?:back\s)?(?:up\s|down\s)?at\s{_ABOUT}$",
    re.IGNORECASE,
)
_NEARS = re.compile(
    rf"(?:\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)(?:[’'](?:m|re|s)|\s(?:am|are|is|was|were))|(?<=[a-z])\s(?:is|was)){_ADVERB}\s(?:nearer|closer|near|around|under|below|above|over|somewhere\s(?:near|around)|north\sof|south\sof|more\slike)(?:\sto)?\s{_ABOUT}$"
    rf"|\b(?:go|goes|went|aim|come|stay|land|settle)\s(?:a\s(?:bit|little|touch|shade|good\sdeal|lot)\s|much\s|slightly\s|rather\s)?(?:higher|lower|further|above\sthat|below\sthat)\s?[,:\u2013\u2014-]\s{_ABOUT}$"
    rf"|\b(?:put|puts|putting|place|places|placing|rate|rates|rating|price|prices|pricing|peg|pegs|pegging|call|calls|calling|have|has|having)\s(?:it|this|that)\s(?:at\s)?(?:no\s|not\s)?(?:much\s|any\s)?(?:higher|lower|better|more|above|below)?\s?(?:than\s)?{_ABOUT}$"
    rf"|\b(?:sticks?|sticking|stuck)\s(?:to|with|at)\s(?:(?:my|his|her|its|their|our)\s)?(?:own\s|old\s)?{_ABOUT}$"
    rf"|\b(?:thinks?|believes?|reckons?|guess|suspects?|favou?rs)\s(?:it[’']s\s|nearer\s|closer\sto\s)?{_ABOUT}$"
    rf"|\b(?:it|that|this)\s(?:stood|stands|sat|sits|was|is)\s(?:at|near|around)\s{_ABOUT}$",
)
"""Where somebody stands: "I'm nearer one in ten", "I would go higher: 55%", "privately believes 75", "it stood near 30"."""
_AT_ON = re.compile(
    rf"\b(?:{_PERSON}|[a-z]+|[A-Z][\w’'-]+)(?:[’'](?:m|re|s)|\s(?:am|are|is|was|were|stays?|remains?)|\sand){_ADVERB}\s[“\"‘]?at\s{_ABOUT}$"
)
_MENTIONED = re.compile(
    r"\b(?:people|they|you|we|one|everyone|everybody|politicians|(?:the|a)\s(?:phrase|words?|sentence|expression|statement|term))\s(?:who\s)?(?:often\s|like\sto\s|may\s|might\s|will\s|can\s)?(?:hears?|says?|said|reads?|see|sees|writes?|use|uses|means?|is|quotes?)?\s?[“\"‘](?:an?\s|there\sis\san?\s)?$",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    rf"\b(?:I|[Ww]e)(?:[’']d|[’']ll|\swould|\swill|\scan|\scould){_ADVERB}\s(?:offer|give|lay|quote|take|bet)(?:\s(?:you|him|her|them|anyone))?\s{_ABOUT}$"
)
_FIRST_PUTS = re.compile(
    rf"\b(?:I|[Ww]e)(?:[’']d|[’']ll|\swould|\swill)?{_ADVERB}\s(?:put|place|bet|stake)\s{_ABOUT}$"
)
_FIRST_SAYS = re.compile(
    rf"\b(?:I|[Ww]e)(?:[’']d|\swould)?{_ADVERB}\s(?:say|guess|think|reckon)\s(?:it[’']s\s)?{_ABOUT}$"
)
CLAUSE = re.compile(
    r"^\s(?P<event>(?:that\s)?(?:there[’']s|there\s(?:is|are|will)|it|they|we|he|she|nobody|somebody|someone)\s.*)$",
    re.DOTALL,
)
"""A clause right after a number: "50/50 there's an approved vaccine"."""
_OPENS = re.compile(rf"\s\({_ABOUT}$")
_ON_EVENT = re.compile(
    r"^\son\s(?!(?:my|your|his|her|their|our)\s|(?:the\s)?(?:price|prices|bill|bills|table)\b)\w"
)
_GIVES_THAT = re.compile(
    rf"\b(?:{GIVES}|puts?|assign|give)(?:\s(?:it|us|them))?\s{_ABOUT}$", re.IGNORECASE
)
_THAT = re.compile(r"^\sthat\s(?:\w+\s){1,}", re.IGNORECASE)
_TO_EVENT = re.compile(
    r"^\sto\s[“\"‘]?(?:(?<=[“\"‘])|an?\s|the\s|full|fully|some|any|no\s)(?!(?:charity|charities|shareholders|staff|poor|state)\b)",
    re.IGNORECASE,
)
_HAS_AT = re.compile(
    rf"\b(?:has|have|had|puts?|priced?|prices|makes?)\s(?P<what>it|him|her|them|this|that|(?:[A-Z][\w’'.-]*\s?){{1,4}}|(?:the|his|her|their|its|my|our|that|this)\s[\w’'-]+(?:\s[\w’'-]+)?)\s?(?:still\s|now\s|only\s)?at\s{_ABOUT}$"
)
_BETTING = re.compile(
    r"\b(?:betting|bookmakers?|bookies?|exchange|markets?|odds|model|traders?|punters)\b",
    re.IGNORECASE,
)
_POLLING = re.compile(
    r"\b(?:polls?|polling|pollsters?|survey|surveys|votes?|share|average)\b", re.IGNORECASE
)
_PEOPLE = (
    r"(?:members?|panellists?|panelists?|forecasters?|experts?|economists?|analysts?|respondents?|participants?|judges?|engineers?|traders?"
    r"|jurors?|colleagues?|quarter|third|half|majority|minority|one|two|three|four|five|six|some|most|others?|rest|median|optimists?|pessimists?|sceptics?|skeptics?|(?:prediction|betting|forecasting)\s(?:sites?|markets?|exchanges?|platforms?))"
)
_GROUP_AT = re.compile(
    rf"\b{_PEOPLE}(?:\s(?:of|on|in)\s(?:the|them|our|its|their|my|this|us)(?:\s[a-z]+)?)?\s(?:is|are|was|were|sits?|stands?|puts?\sit|says?|said){_ADVERB}\s(?:at\s|near\s|around\s|closer\sto\s|between\s)?(?P<bound>(?:below|above|over|under)\s)?{_ABOUT}$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"(?:\b(?:says?|said|say)|\b(?:puts?|has|have|makes?)\s(?:it|that|this)\sat|\bdown\sto|\bup\sto)\s{_ABOUT}$",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[;]|,\s(?:and|but|now)\b|\b(?:but|whereas|while)\b")
_USED_TO = re.compile(
    r"\b(?:I|[Ww]e)(?:[’']d|\swould)\shave\s(?:\w+\s)?(?:said|put|given|gone|bet|guessed)\b|\b(?:I|[Ww]e)\sused\sto\b|\b(?:I|[Ww]e)\s(?:was|were)\s(?:about\s|only\s)?$"
)
_I_SAID = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou)(?:[’']d|\shad)?\s(?:first\s|once\s)?(?:said|gave|put|wrote|thought|guessed|predicted|told|was|were|had|bet)\b"
)
_ASKED_THEN = re.compile(
    r"\b[Ii]f\s(?:you|anyone|they)(?:[’']d|\shad)\sasked\s(?:me|us)\b|\bHad\syou\sasked\s(?:me|us)\b"
)
"""What one would have said then."""
_AGO = re.compile(
    r"\bago\b|\blast\s(?:year|month|week|spring|summer|autumn|fall|winter|time|round)\b|\bback\s(?:then|in)\b|\b[Ii]n\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bpreviously\b|\bonce\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\b(?:stick(?:ing)?\s(?:to|with|by)|stand\sby|still\s(?:do|say|think|there))\b")
_TOPIC = re.compile(r"^\W*(?:[Aa]bout|[Oo]n|[Aa]s\sfor|[Ff]or)\s")
_COMMENTED = re.compile(
    r"\b(?:he|she|they|I|we|thinks?|flatters?|says?|agrees?|disagrees?)\b[^:]*:\s\S*\s?$"
)
_ENDS = re.compile(
    r"^[”\"’']?\s?(?:[.,;!?)]|$|\s(?:and|but|or\sso|tops|for|on|now|today|as\sI\s(?:write|speak|type)|as\swe\s(?:write|speak)|at\spresent|at\sthe\smoment|right\snow|tbh|imo|imho|fwiw|lol|honestly|here)\b)"
)
_COLON = re.compile(rf":\s{_ABOUT}$")
_WHILE = re.compile(r"^\s(?:when|as\sof|after|before|until|yesterday|this|last)\b")
_NUMBER_RATED = re.compile(
    r"^[^.;,]{0,40}?\s(?:is|was|seems?|sounds?|looks?|feels?)\s(?:the\sonly\snumber|nuts|crazy|absurd|insane|silly|(?:way\s|far\s|much\s)?too\s|wildly|laughabl|ridiculous|wrong|generous|optimistic|pessimistic|a\sjoke|bonkers)",
    re.IGNORECASE,
)
_AT_NUMBER = re.compile(
    rf"(?:\bat|\bsays?|\bsaid|\b[’']d\ssay|\bwould\ssay|\bup\sto|\bdown\sto|\bgo(?:es)?|\b(?:above|below|over|under)|\b(?:higher|lower)\sthan|\b(?:thinks?|believes?|reckons?|near|under|mine[’']s|yours\sis|mine\sis|(?:gives?|gave)\s(?:it|this|that)))\s{_ABOUT}(?P<number>\d{{1,2}}(?:\.\d)?)(?![\w%:/]|[.,]\d|\s?(?:%|per\b|percent|pct)|[-\u2013]\d)"
)


def is_estimate(
    text: str, number: Quantity, sentence: Span, *, ahead: bool, known: bool, chancy: bool
) -> bool:
    """Whether the words before a number give it as an estimate of what was or is told.

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
        ahead: whether the sentence names a time to come.
        known: whether the text forecast something before in the same paragraph or talk.
        chancy: whether what it told last was a chance.
    """
    before, after = text[sentence.start : number.start], text[number.end : sentence.end]
    near = before[-2 * REACH :]
    named = _names_event(near, after, ahead=ahead, known=known)
    if named or (ahead and _in_brackets(before, after)):
        return True
    on = (ahead or known) and _AT_ON.search(near) and _ON_EVENT.match(after)
    if on and not is_measure(before):
        return True
    has = _HAS_AT.search(near)
    if is_measure(before) or not (_ENDS.match(after) or (has and _WHILE.match(after))):
        return False
    if has is not None:
        proper = has["what"][0].isupper()
        betting = _BETTING.search(before) is not None and _POLLING.search(before) is None
        return (chancy and not proper) or betting
    if chancy and (_GROUP_AT.search(near) or _COLON.search(near)):
        return True
    told = _GOES.search(near) or _STANDS.search(near) or _OFFERS.search(near) or _NEARS.search(near)
    return told is not None and (chancy or (ahead and known))


def _in_brackets(before: str, after: str) -> bool:
    """Whether a number stands alone in brackets after what somebody expects: "I expect a strike by May (60%)"."""
    opened = _OPENS.search(before)
    if opened is None or not after.startswith(")"):
        return False
    told, cues = before[: opened.start()], foresight_cues()
    ahead = cues.forecasting.search(told) or cues.modal.search(told)
    return ahead is not None and not is_measure(told)


def _names_event(near: str, after: str, *, ahead: bool, known: bool) -> bool:
    """Whether somebody puts or gives a number and the event follows it: "gives 70% that it opens"."""
    if ahead and not near.strip(" “\"'‘\n") and _THAT.match(after):
        return True
    if _FIRST_PUTS.search(near) and _ON_EVENT.match(after):
        return True
    if _FIRST_SAYS.search(near) and CLAUSE.match(after):
        return True
    if _GIVES_THAT.search(near) is None:
        return False
    that = (ahead or known) and _THAT.match(after) is not None
    return that or (ahead and _TO_EVENT.match(after) is not None)


def is_mentioned(before: str) -> bool:
    """Whether a chance is only words that people use: "they hear “a forty percent chance of rain”"."""
    return _MENTIONED.search(before) is not None


def stands_alone(before: str) -> bool:
    """Whether the words before a number only say whose it is, so that its event was told before.

    Args:
        before: the words of the sentence before the number.
    """
    near = before[-2 * REACH :]
    frames = (_GOES, _STANDS, _OFFERS, _GROUP_AT, _SAYS, _NEARS)
    if any(frame.search(near) for frame in frames):
        return True
    if _COLON.search(near) and not _TOPIC.match(before):
        return _COMMENTED.search(near) is not None
    has = _HAS_AT.search(near)
    return has is not None and not has["what"][0].isupper()


def is_former(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a number is what the speaker used to say: "a year ago I said 45%", "I'd have said 10".

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
    """
    clauses = _CLAUSES.split(text[sentence.start : number.start])
    after = _CLAUSES.split(text[number.end : sentence.end], maxsplit=1)[0]
    if _KEPT.search(text[number.end : sentence.end]):
        return False
    clause = clauses[-1]
    if _ASKED_THEN.search(text[sentence.start : number.start]):
        return True
    return _USED_TO.search(clause) is not None or (
        _I_SAID.search(clause) is not None
        and (_AGO.search(clause) or _AGO.search(after)) is not None
    )


def is_rated(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether a sentence is about a number told before: "70% on the tram is nuts".

    Args:
        text: the whole text.
        number: the number.
        sentence: its sentence.
    """
    opens = not text[sentence.start : number.start].strip(" “\"'‘")
    return opens and _NUMBER_RATED.match(text[number.end : sentence.end]) is not None


def bare_numbers(text: str, sentence: Span) -> list[Quantity]:
    """Numbers without a sign that somebody says or stands at: "Halden says 29", "I'm at 50".

    They are chances only where the text has just told one.

    Args:
        text: the whole text.
        sentence: the sentence.
    """
    found = []
    for match in _AT_NUMBER.finditer(text, sentence.start, sentence.end):
        start, end = match.span("number")
        before, after = text[sentence.start : start], text[end : sentence.end]
        frames = (_GOES, _STANDS, _GROUP_AT, _HAS_AT, _SAYS, _NEARS, _GIVES_THAT)
        if not _ENDS.match(after) or not any(frame.search(before) for frame in frames):
            continue
        number = find_number(text, start, end, floor=sentence.start, ceiling=sentence.end)
        if number is not None:
            found.append(number)
    return found
