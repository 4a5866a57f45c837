"""Dates to come: which dates of a sentence say by when something is expected, and their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.forecasting.announced import is_announced
from extractors.forecasting.events import VALUE
from extractors.forecasting.foresight import REACH, foresight_cues
from extractors.forecasting.horizons import NOT_BEFORE, TimeKind, TimePhrase
from extractors.forecasting.past_chances import CLAUSE_END
from extractors.forecasting.quantities import Quantity
from extractors.forecasting.to_come import INSIDE, SURPRISED, Place, is_to_come

DEADLINES = frozenset(
    [
        "by",
        "by or before",
        "before",
        "within",
        "in",
        "through",
        "until",
        "till",
        "around",
        "circa",
        "as early as",
        "as soon as",
        "as late as",
        "no later than",
        "for",
        "over",
        "during",
        "sometime in",
        "by around",
        "by about",
        "prior to",
        *NOT_BEFORE,
    ]
)
_CALLED = re.compile(
    r"\b(?:forecast|prediction|projection)\s(?:is|was)\sthat\b|\b(?:I|we|he|she|they)\s(?:now\s)?expects?\s(?!(?:them|it|this|that|him|her|me|us)\b)\w+(?:\s\w+){0,4}\sto\b",
    re.IGNORECASE,
)
_UNDATED = re.compile(
    r"\b(?:is|are|seems|looks)\s(?:now\s)?imminent\b|\b(?:seems|looks)\s(?:very|highly|extremely|almost)\s(?:likely|unlikely|certain)\b(?!\s(?:that|to have))"
    r"|\b(?:may|might|could)\ssoon\s[^,.;]{3,}|\b[Tt]here(?:[’']s|\sis|\sare)\s(?:an?\s)?(?!an?\s)(?!(?:\w+\s){0,2}(?:elections?|votes?|holidays?|meetings?|budgets?|exams?|weekends?)\scoming)[a-z]+\s[a-z][^.;,?]{3,60}?\scoming\b(?!\s(?:from|in|into|up|out|back|down|to)\b)[^.;?]*"
    r"|\b(?:an?\s)?(?:even|better[-\s]than[-\s]even|slim)\s(?:chance|odds)\s(?:of|that)\b[^.;]+|\b(?:coin\s(?:flip|toss)|toss-up)\s(?:whether|if)\b[^.;]+"
    r"|\b(?:seems|looks)\s(?:like\s|to\s(?:me|be)\s(?:like\s)?)?(?:by\sfar\s)?the\smost\s(?:likely|probable|plausible)\s(?:path|course|outcome|scenario|future|route|result)\b"
    r"|\b(?:I|[Ww]e|[Hh]e|[Ss]he)\b(?:,\s\w+,)?\s(?:\w+\s)?(?:have|has|hold|holds)\s(?:\w+ly\s|very\s|much\s|the\s)?(?:similar|same|short|shorter|long|longer|slow|slower|fast|faster)\s(?:\w+\s)?timelines?\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:right|agrees?|believes?|thinks?|sure|confident|certain|says?|said|clear|expects?|convinced|likely|me|us)\sthat\s[^.;]*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\b(?:my|our|his|her|their|its)|[’']s)\s(?:own\s|best\s|new\s)?(?:bet|guess|estimate|forecast|prediction|projection|money|answer)\s(?:is|are|was|remains?|stays|would\sbe)\s(?:still\s|now\s)?(?:on\s|for\s)?$"
    r"|\b(?:my|our|his|her|their|its)\s(?:own\s|best\s|new\s)?(?:timeline|target\sdate|date)\s(?:is|remains?)\s(?:still\s|now\s)?$"
    r"|\b(?:reckons?|counts?|banks?|bets?|betting)\son\s$"
    r"|\b(?:bet|guess|forecast|prediction|answer):\s$|\bI(?:[’']d|\swould)\s(?:say|guess|bet\son)\s$|\b(?:it|that)\s(?:may|might|could|will|would)\sbe\s(?:in\s)?$"
    r"|\b(?:is|are)\s(?:now\s|still\s|currently\s|not\s)?(?:expected|planned|scheduled|slated|forecast|projected|pencilled\sin|penciled\sin)\s(?:for|in|by|on|before|around|from)\s(?:the\s)?$"
    r"|\b(?:targeting|targets|aiming\sfor|aims\sfor|hopes\sfor|hoping\sfor|eyes|eyeing)\s$",
    re.IGNORECASE,
)
_POSTPONED = re.compile(
    r"\b(?:has|have|is|are|been|again|now)\s(?:been\s|again\s|now\s)?(?:push(?:ed|es)|moved|delayed|postponed|deferred|put|slipped|brought)\b[^.;]{0,90}?\s(?:to|until|till|for)\s$|\b(?:pushes|moves|delays|postpones|defers|puts\s(?:back|off)|slips|brings)\b[^.;]{0,90}?\s(?:back\s|off\s|out\s|forward\s)?(?:to|until|till)\s$",
    re.IGNORECASE,
)
_LIVED = re.compile(
    r"\b(?:who|that|which)\s(?:have\s|had\s)?(?:[a-z]+ed|grew|saw|met|spent|built|went|left|fell|rose|came|began)\s$"
)
_TARGETED = frozenset({"by", "before", "by the end of", "no later than", "within", "until"})
_PLANNED = re.compile(
    r"\b(?:plans?|models?|forecasts?|schedules?|roadmaps?|projections?|scenarios?|timetables?|budgets?|strategy|blueprint)\b[^.;]{0,60}?\s(?:has|have|had|shows?|sees?|puts?|assumes?)\s(?!been\b)[^.;]{3,}$"
    r"|\b(?:approved|approves|unveiled|unveils|adopted|adopts|pledged|committed\sto|commits\sto|ordered|orders)\s[^,.;]{3,}$"
    r"|\b(?:guides?|guiding|guided)\s(?:to|for|towards?)\s[^.;]*$|\bguidance\s(?:is|of)\s[^.;]*$|\bpromises?\s[^.;]*$|\bputs?\s[^.;%]{3,80}?\sat\s[^.;%]{0,30}\d[^.;%]{0,40}$",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:cut|trimmed|lowered|raised|lifted|revised|taken|nudged|marked|downgraded|upgraded)\b[^.;]{0,80}?\sto\s(?:just\s|about\s|only\s)?[$€£]?\d[\d.,]*\s?(?:%|[a-z]+)?\s$|\bsays\s(?:just\s|about\s|only\s)?[$€£]?\d[\d.,]*\s?(?:%|[a-z]+)?\s$",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r",\s(?:whose|which|who)\s[^,]*$")
_FEWEST = 2
"""Words of what a day leads."""
_MARKS = ("that ", "... ", ", ", "; ", ": ")
_TOLD = re.compile(
    r"\b(?:said|wrote|told|announced|reported|stated|warned|argued|published|predicted|estimated|projected|forecast|calculated|found|concluded|promised|pledged|named|set)\s$"
)
_PAST_START = re.compile(r"^\W*(?:back\s)?in\s", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:will|won[’']t|expects?|predicts?|projects?|forecasts?|may|might|could|probably|likely)\b|[’']ll\b",
    re.IGNORECASE,
)


_UNREAL = re.compile(
    r"^\W*(?:in|under)\s(?:the|an?|its|this)\s(?!(?:base|baseline|central|main|reference|core|likeliest|most\slikely)\b)(?:[^,;]{2,60}\s)?(?:scenarios?|pathway|case)\b(?![^;]*;)"
    r"|^\W*(?:Were\s(?:\S+\s){1,6}?to\s[^,;]*,|Had\s(?:the|an?|it|they|he|she|we|I|[A-Z]\w+)\s[^,;]*,)(?![^;]*;)|^\W*(?:(?:and|but|so)\s)?if\s(?!(?:you|I|we)[’'\s])[^,;]*\b(?:were|was|had|held|did|built|went|came|took|got|kept|made|fell|rose|[a-z]{3,}ed)\b[^,;]*,(?![^;]*;)",
    re.IGNORECASE,
)
"""A case that the speaker does not hold for one: "if the pace held, it would ..."."""
_MAY_BE = re.compile(r"\b(?:would|might|could)\b", re.IGNORECASE)
_ONWARD = frozenset({"from", "after"})
_WILL = re.compile(r"\b(?:will|won[’']t|would|shall)\b|[’']ll\b", re.IGNORECASE)
_BARE = frozenset({"", "on", "at", "throughout", "past", "through"})
_PAST_VERB = re.compile(
    r"\b(?!(?:expected|forecast|projected|predicted|slated|scheduled|supposed|needed|automated|planned|limited|unlimited|advanced)\b)[a-z]{2,}ed\b(?!\s(?:to|that)\b)",
)
_ALSO = re.compile(r",?\s(?:and|then|but)\s(?:then\s)?")
_BEFORE_DOING = re.compile(r"(?:,[^,;]{3,80},|,)?\s(?:before|after|then)\s(?=[a-z]+ing\b)")
"""Between two forecasts in turn: "falls by 3% this year, before rising by 2% in 2027"."""
_AND_TO = re.compile(r",?\s(?:and|then|but)\s(?=to\s)")
_LISTED = re.compile(r",\s(?=(?:an?|the|its|his|her|their|our)\s(?:[\w-]+\s){1,5}$)")
"""Between the days of a list: "a tunnel by 2033, a bridge by 2040"."""
_THEN_BY = re.compile(r"(?:,?\s(?:and|but)|[,;])\s(?:then\s)?$")
_NEXT_VALUE = re.compile(
    rf"(?:,|,?\s(?:and|then|but))\s(?:then\s)?(?P<value>{VALUE})\s$", re.IGNORECASE
)
_LASTING = frozenset({"until", "till", "through"})
_MAY_LAST = re.compile(
    r"\b(?:will|won[’']t|would|going\sto|shall|not|never|nobody|no\sone|stays?|remains?|keeps?|continues?|goes\son|lasts?|holds?|takes?|delay\w*|postpone\w*|defer\w*|push\w*|warn\w*|might|could|expect\w*|forecast\w*|predict\w*|project\w*|think\w*|believe\w*|reckon\w*|likely|probably|unlikely|to\s[a-z]+)\b|n[’']t\b|[’']ll\b",
    re.IGNORECASE,
)
"""What may last until a day; a rule, a ticket or a lease says so itself: "pays nothing until 2034"."""
_STAYS = re.compile(r"\b(?:stays?|remains?)\s[^,;.]*$", re.IGNORECASE)
_VIEW = re.compile(
    r"\b(?:thinks?|believes?|reckons?|bets?|guess|suspects?)\b(?:,[^,;.]{2,80},)?\s(?:that\s)?(?!.*\b(?:was|were|had|did)\b)[^;.]*$",
    re.IGNORECASE,
)
_ABLE = re.compile(r"\bcan\s(?:\w+\s){1,6}$", re.IGNORECASE)
_PUBLISHING = re.compile(
    r"\b(?:will|plans\sto|is\sto|are\sto)\s(?:publish|release|report\son|issue)\b",
    re.IGNORECASE,
)
_FENCE = re.compile(
    r"(?:;|:|,?\s(?:and|but|while|whereas|though|although)\s(?=(?:(?:its|their|his|her)\s(?:chances?|odds|prospects)\b|(?:\w+\s){0,4}?(?:puts?|put|assigns?|gives?|gave|expects?|sees?|predicts?|forecasts?|projects?|estimates?|thinks?|believes?|reckons?|rates?|places?|attach(?:es)?|have|has|is|are|that\sthere|there)\b))|,?\s(?:and|with)\s(?:maybe\s|perhaps\s|about\s)?(?:an?\s)?(?=\d[\d.]*\s?(?:%|per\s?cent|percent)\s(?:(?:chance|probability|likelihood)\s(?:that|of)|that)\b))",
    re.IGNORECASE,
)


def fence_between(text: str, start: int, end: int) -> int | None:
    """Where a new statement begins between two places of a sentence; None where none does."""
    found = list(_FENCE.finditer(text, start, end))
    return found[-1].end() if found else None


def may_last(words: str) -> bool:
    """Whether words say that something may go on until a day, and no rule that it does.

    Args:
        words: the clause of a day behind "until".
    """
    return _MAY_LAST.search(words) is not None


def dated_clauses(
    text: str, place: Place, chances: Sequence[Quantity]
) -> Iterator[tuple[TimePhrase | None, tuple[int, int]]]:
    """Dates to come in clauses that look ahead, and clauses that the text calls a forecast."""
    found = False
    for time in place.times:
        start, end = _clause(text, place, time)
        if time.horizon is None and any(t.horizon and start <= t.start < end for t in place.times):
            continue
        if text[time.core - 1 : time.core] == "(":
            start, end = place.start, place.end
        if any(start <= chance.start < end for chance in chances):
            continue
        if place.refuses(start, end) or _PUBLISHING.search(text, start, end):
            continue  # A chance that cannot be is refused, and the date with it; the day of a publication is none.
        if not is_to_come(text, place, time) or not _looks_ahead(text, place, time, (start, end)):
            continue
        found = True
        yield time, _own_part(text, place, time, (start, end))
    if found or chances:
        return
    called, undated = _CALLED.search(place.words), _UNDATED.search(place.words)
    if called:
        yield None, (place.start + called.start(), place.end)
    elif undated and _is_held(place.words[: undated.start()]):
        opened = max((place.words.rfind(mark, 0, undated.start()), len(mark)) for mark in _MARKS)
        yield (
            None,
            (place.start + (sum(opened) if opened[0] >= 0 else 0), place.start + undated.end()),
        )


def _is_held(before: str) -> bool:
    """Whether somebody holds what follows: "convincing people that ..." holds nothing."""
    return " that " not in before or _HELD.search(before) is not None


def _own_part(
    text: str, place: Place, time: TimePhrase, clause: tuple[int, int]
) -> tuple[int, int]:
    """The part of a clause that one of its dates closes: "A by 2028 and B by 2030" has two."""
    start, end = clause
    for other in place.times:
        if other.horizon is None or other.relation not in DEADLINES | {""}:
            continue
        if (split := _led_part(text, time, other, clause)) is not None:
            return split
        inside = other.relation in INSIDE or other.relation == ""
        if start <= other.start and other.end < time.start:
            listed = _NEXT_VALUE.match(text, other.end, time.start)
            inside = inside and time.relation in INSIDE | {""}
            joined = None if inside else _ALSO.match(text, other.end, time.start)
            joined = joined or _AND_TO.match(text, other.end, time.start)
            joined = joined or _BEFORE_DOING.match(text, other.end, time.start)
            joined = joined or _LISTED.match(text, other.end, time.start)
            start = listed.start("value") if listed else joined.end() if joined else start
        elif time.end < other.start < end:
            listed = _NEXT_VALUE.match(text, time.end, other.start)
            inside = inside and time.relation in INSIDE | {""}
            joined = None if inside else _ALSO.match(text, time.end, other.start)
            joined = joined or _AND_TO.match(text, time.end, other.start)
            joined = joined or _BEFORE_DOING.match(text, time.end, other.start)
            joined = joined or _LISTED.match(text, time.end, other.start)
            if listed or joined:
                return start, time.end
    return start, end


def _led_part(
    text: str, time: TimePhrase, other: TimePhrase, clause: tuple[int, int]
) -> tuple[int, int] | None:
    """The part of a clause that one of its days leads: "By 2027 A and by 2031 B" has two; None for others."""
    first, second = sorted((time, other), key=lambda t: t.start)
    if second.relation != first.relation or first.relation == "":
        return None
    if text[clause[0] : first.start].strip(' "“‘(') or not clause[0] <= second.start < clause[1]:
        return None
    joint = _THEN_BY.search(text[first.end : second.start])
    if joint is None or len(text[second.end : clause[1]].split()) < _FEWEST:
        return None
    return (clause[0], first.end + joint.start()) if time is first else (time.start, clause[1])


def _clause(text: str, place: Place, time: TimePhrase) -> tuple[int, int]:
    """The clause around a time: between semicolons, brackets and contrasting words."""
    start, end = place.start, place.end
    for match in CLAUSE_END.finditer(text, place.start, place.end):
        if match.end() <= time.start:
            start = match.end()
        elif match.start() >= time.end:
            end = match.start()
            break
    opened = fence_between(text, start, time.start)
    closed = _FENCE.search(text, time.end, end)
    return opened or start, closed.start() if closed else end


def _is_no_deadline(text: str, time: TimePhrase, clause: tuple[int, int]) -> bool:
    """Whether a time has no date of its own, or is that of saying so."""
    undated = time.kind is TimeKind.DATE and time.horizon is None and time.relation not in _ONWARD
    borrowed = time.kind is TimeKind.VAGUE or (time.kind is TimeKind.SAME and time.horizon is None)
    return undated or borrowed or _is_of_telling(text, time, clause)


def _looks_ahead(text: str, place: Place, time: TimePhrase, clause: tuple[int, int]) -> bool:
    ruled = time.relation in _LASTING and not may_last(text[slice(*clause)])
    ruled = ruled or is_announced(text, (time.start, time.end), clause)
    if ruled or _is_no_deadline(text, time, clause) or _is_aside(text, time, clause):
        return False
    if time.relation in NOT_BEFORE and time.horizon is not None:
        return True
    if time.relation in _ONWARD and _WILL.search(text, *clause) and _is_later(place, time):
        return True
    if time.undated is not None and time.kind is TimeKind.DATE:
        return foresight_cues().forecasting.search(text[clause[0] : time.start]) is not None
    if _UNREAL.search(text[place.start : time.start]) and _MAY_BE.search(text, *clause):
        return False
    before, led = text[clause[0] : time.start], text[clause[0] : time.core]
    planned = time.relation in _TARGETED and _PLANNED.search(before) is not None
    dated = (
        _REVISED.search(before)
        or _DATED.search(led)
        or _POSTPONED.search(led)
        or SURPRISED.search(before)
    )
    return planned or dated is not None or _is_led(text, place, time, clause)


def _is_later(place: Place, time: TimePhrase) -> bool:
    """Whether a year from which something holds comes after the text was written."""
    now = place.published or place.since
    return time.iso is not None and (now is None or time.iso[:4] > now[:4])


def _is_aside(text: str, time: TimePhrase, clause: tuple[int, int]) -> bool:
    """Whether a time tells how long something takes, what somebody lived through or what only describes them.

    "Can be mended in ten days", "those who grew up in 2030", "the minister, whose budget is due in May, said".
    """
    before = text[clause[0] : time.start]
    if time.kind is TimeKind.DURATION and _ABLE.search(before):
        return True
    if _LIVED.search(before) and time.relation in INSIDE | {"through"}:
        return True
    told = _TOLD_OF.search(before)
    return (
        told is not None
        and text[time.end : time.end + 1] == ","
        and foresight_cues().forecasting.search(told.group()) is None
        and _FIRM.search(told.group()) is None
    ) or (time.relation == "" and text[time.end : time.end + 1] == ":")


def _is_led(text: str, place: Place, time: TimePhrase, clause: tuple[int, int]) -> bool:
    """Whether a time's preposition and the words of its clause make it a deadline."""
    if time.relation in _BARE and time.start in place.futurate:
        return True
    counted = time.kind in {TimeKind.RELATIVE, TimeKind.SAME} and time.horizon is not None
    counted = counted and time.relation not in {"of", "since", "after", "from"}
    if time.relation not in DEADLINES and not counted:
        return _is_unled(text, place, time)
    if _PAST_START.match(text[time.start : time.end]) and time.start - clause[0] < 3:
        opening = text[time.end : min(clause[1], time.end + REACH)]
        return time.start in place.futurate or _FIRM.search(opening) is not None
    before = text[clause[0] : time.start]
    lasting = time.relation in _LASTING and _STAYS.search(before) is not None
    counted = (
        counted
        and time.kind is TimeKind.RELATIVE
        and time.relation in {"within", "in"}
        and _VIEW.search(before) is not None
    )
    ahead = place.published is not None and (lasting or counted)
    return ahead or time.start in place.futurate or _has_cue(text, place, time, clause)


def _is_unled(text: str, place: Place, time: TimePhrase) -> bool:
    """Whether a time without a preposition is a deadline: in brackets, or a part of a year."""
    bracketed = text[time.core - 1 : time.core] == "("
    parted = time.horizon is not None and time.iso is None
    ahead = foresight_cues().forecasting.search(place.words) is not None
    return time.relation == "" and (bracketed or parted) and ahead


def _is_of_telling(text: str, time: TimePhrase, clause: tuple[int, int]) -> bool:
    """Whether a date is that of saying so: "estimated in 2024 that"."""
    told = _TOLD.search(text[max(clause[0], time.start - REACH) : time.start])
    return told is not None and time.relation in {"in", "on", ""}


def _has_cue(text: str, place: Place, time: TimePhrase, clause: tuple[int, int]) -> bool:
    """Whether a clause with a date holds words that look ahead, not after a verb of the past."""
    cues, words = foresight_cues(), text[clause[0] : clause[1]]
    bracketed = text[clause[0] - 1 : clause[0]] == "(" and time.relation not in INSIDE
    if bracketed and cues.forecasting.search(place.words):
        return True
    ahead = _first(cues.future, words), _first(cues.forecasting, words)
    cue = min((at for at in ahead if at is not None), default=None)
    if cue is None:
        return False
    before = words[: time.start - clause[0]]
    told = _PAST_VERB.search(before) or cues.past.search(before)
    past = time.relation in INSIDE and told is not None
    return not (past and cue >= len(before))


def _first(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.search(words)
    return None if match is None else match.start()
