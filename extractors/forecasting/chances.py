"""Numbers that are probabilities of an event to come, among all numbers of a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractors.forecasting.chance_frames import (
    continues,
    in_frame,
    is_anothers,
    is_bound_of_event,
    is_inside_event,
    is_measure,
    is_move,
    is_of_last,
    is_rival,
    value_of_chance,
)
from extractors.forecasting.chance_shares import shares_of_chances
from extractors.forecasting.estimate_frames import (
    bare_numbers,
    is_estimate,
    is_former,
    is_mentioned,
    is_rated,
)
from extractors.forecasting.foresight import REACH, foresight_cues
from extractors.forecasting.past_chances import (
    CLAUSE_END,
    is_compared,
    is_earlier,
    is_rule_of_thumb,
    is_told_now,
    of_the_past,
    tells_event,
)
from extractors.forecasting.plain_fractions import is_put, plain_fractions
from extractors.forecasting.quantities import (
    Quantity,
    bounded,
    find_quantities,
    is_bare_notation,
    is_evens,
    is_notation,
    probability_words,
)
from extractors.forecasting.rates import is_rate
from extractors.forecasting.set_apart import (
    bare_parallels,
    is_of_part,
    is_parallel,
    is_rated_apart,
)
from extractors.forecasting.spreads import many
from extractors.forecasting.told_odds import is_told_odds, worded_odds
from kg.model import Operator, Span

_NEGATED = re.compile(r"\b(?:not|never|n[o']t|fails?|without)\b|n[’']t\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d\s?%")
_ODDS = re.compile(r"\b(?:against|on|in favou?r)$|^(?:50[-/]50|fifty)", re.IGNORECASE)
_STAKED = re.compile(r"^[\w,]+(?:\sto\s|[-:])[\w,]+$", re.IGNORECASE)
_THAT = re.compile(r"^\sthat\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\W*$|\s?[,.;:!\u2014\u2013](?!\s?(?:up|down|from|against|compared|versus|of|the\ssame\sshare)\b)|\s(?:at\s(?:most|best|least)|tops|or\sso|if\sthat|maybe)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:I[’'](?:d|ll)|I\s(?:would|will|think|say|guess|still|want)|(?:for|from)\sme|in\smy|my\s(?:guess|bet|money|number))\b"
)
_SAME = 0.011
_PUT_AT = re.compile(
    r"\b(?:puts?|putting|placed?|places|rates?)\s(?P<what>it|this|that|(?:the|those|these|its|their)\s\w+)\sat\s(?:about\s|around\s|roughly\s|perhaps\s|only\s|just\s|nearly\s|more\slike\s)?[“\"]?$",
    re.IGNORECASE,
)
_CHANCE_NOUN = re.compile(r"(?i)\w+\s(?:odds|chances?|probability|likelihood|prospects?|risk)")
_PLAYS = re.compile(
    r"(?:\b(?:is|are|looks?|seems?|remains?|stands?\sat|now)|[’'](?:s|re))\s(?:(?:about|roughly|still|only|now)\s)?$"
)
_TO_DO = re.compile(r"^\sto\s[a-z]{2,}\b")
_OF_WHAT = re.compile(
    r"^\sof\s(?!(?:it|that|this|them|happening|occurring|the\stime)\b|[a-z]+ing\b)", re.IGNORECASE
)
_SHARED = re.compile(
    r"[\s-](?:tie|split|draw|deadlock|dead\sheat|joint|partners?|partnership|ownership|owned|venture|mix|blend|basis|senate|house|chamber|custody|share|ball)\b",
    re.IGNORECASE,
)
"""What is halved, and no chance: "a 50-50 tie"."""
_OF_EVENT = re.compile(
    r"[\s-](?:(?:chances?|odds|money)\s)?(?:of|that|whether|if|on)\b", re.IGNORECASE
)
_BET = re.compile(r"\b(?:bet|odds|give|gives|lay|lays|offer|offers|take|took)\b", re.IGNORECASE)
_BETTING = re.compile(
    r"\b(?:bookmakers?|bookies?|betting\smarkets?|oddsmakers?|odds|priced?|backed|shortened|drifted)\b[^.;]*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*$|[(:=–—]\s?$|\b(?:is|are|was|were|be|been|at|to|of|as|remains?|stands?|stood|than|from|only|just|even|still|now|rather|closer|below|above|for|on|or|and|a|an|say|puts?|gives?|assigns?|by\s\d{4}|in\s\d{4}|,)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:is|was|are|were|at|remains|(?:estimate|forecast|prediction|figure|bet)s?\sof|stands\sat)\s(?:about\s|around\s|roughly\s|still\s|now\s|only\s)?$|[:=(]\s?$",
    re.IGNORECASE,
)
_LATER_BOUND = re.compile(
    r"^\s(?:\w+\s)?(?:chances?|probability|likelihood|shot),?\s(?P<words>at\smost|at\sbest|at\sleast|or\sless|or\sbetter|or\shigher|tops)\b",
    re.IGNORECASE,
)
_RISK = re.compile(r"\brisk\s(?:of|that|for)\b[^.;]*$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"^(?:(?:un)?likely|probable|certain|sure|confident)$", re.IGNORECASE)
_LINKED = re.compile(
    r"\b(?:(?:un)?likely|probable|certain|sure|confident)\s?(?:[(:,–—-]|at|with)\s?(?:about|around|roughly|say|~|at)?\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Before:
    """What the text told before a sentence, as far as it makes a number a chance.

    Args:
        known: whether it forecast something, which "it" or "he says" may mean.
        near: whether it did so in the same paragraph.
        chancy: whether it told a chance just before.
        said: points of probability that it stated.
        last: the chance told last, for "half of that".
    """

    known: bool = False
    near: bool = False
    chancy: bool = False
    said: Collection[float] = ()
    last: float | None = None


def find_chances(
    text: str,
    sentence: Span,
    before: Before,
    *,
    times: Sequence[tuple[int, int]] = (),
    ahead: bool = False,
    lined: int | None = None,
    assessed: Collection[int] = (),
) -> list[Quantity]:
    """Numbers of a sentence that are probabilities of an event, complements left out.

    A word of chance has to stand beside the number; where that word has other uses ("estimate",
    "confidence") the sentence has to name a time as well. Shares, rates and figures of the past
    are none; nor is "a 40% chance that it does not" where the 60% is stated too.

    Args:
        text: the whole text.
        sentence: the sentence.
        before: what the text told before it.
        times: places of the sentence's dates and periods.
        ahead: whether one of them is still to come.
        lined: where the chance of a line without a verb stands, or None.
        assessed: starts of the numbers that the syntax says are put on an event.
    """
    past = of_the_past(sentence.quote)
    shares = shares_of_chances(text, sentence, before.last)
    bare = bare_numbers(text, sentence)
    fractions = plain_fractions(text, sentence.start, sentence.end)
    plain = [q for q in fractions if q.start in assessed or is_put(text, sentence.start, q)]
    found = sorted(
        (
            *find_quantities(text, sentence.start, sentence.end),
            *worded_odds(text, sentence.start, sentence.end),
            *(*shares, *bare, *plain),
        ),
        key=lambda q: q.start,
    )
    numbers: list[Quantity] = []
    left: Quantity | None = None
    for number in _values(text, found, sentence):
        told_now = is_told_now(text, number, sentence) or (
            ahead and value_of_chance(text, number, sentence)
        )
        if past and not numbers and not told_now:
            continue
        listed = bool(numbers) and continues(text, numbers[-1], number, list(times))
        moved = left is not None and is_move(text, left, number, sentence)
        led = text[sentence.start : number.start]
        if (numbers and is_compared(led)) or is_rule_of_thumb(sentence.quote, led):
            continue
        if numbers and is_of_last(text, numbers[-1], number, sentence):
            continue  # "A 12% probability of a fall of over 15%" has one chance.
        if left in shares and not is_anothers(text, number):
            left = number
            continue
        if (
            listed
            or number in shares
            or (times and many(text, sentence.start, number.start) is not None)
            or (number in bare and (before.chancy or numbers))
            or (number.start in assessed and not is_rate(text, number, sentence))
            or (lined is not None and number.start <= lined < number.end)
            or (moved and numbers and numbers[-1] is left)
            or (numbers and is_rival(text, numbers[-1], number))
            or (numbers and is_parallel(text, numbers[-1], number))
            or (ahead and is_rated_apart(text, number, sentence))
            or (before.chancy and is_of_part(text, number, sentence, listed=bool(numbers)))
            or _is_chance(
                text, number, sentence, dated=bool(times), ahead=ahead, known=before.known
            )
            or is_estimate(
                text,
                number,
                sentence,
                ahead=ahead,
                known=before.known,
                chancy=before.chancy or bool(numbers),
            )
            or _is_put_at(text, number, sentence, known=before.known, near=before.near)
            or (before.known and _is_answer(text, number, sentence, near=before.near))
        ):
            if moved and numbers and numbers[-1] is left:
                numbers.pop()
            numbers.append(number)
        left = number
    if len(numbers) == 1 and not past:
        numbers += bare_parallels(text, numbers[0], sentence)
    numbers = [_bounded_later(text, q) for q in _still_held(text, numbers, sentence)]
    points = {q.probability.point for q in numbers} | set(before.said)
    ends = [*(q.start for q in numbers[1:]), sentence.end]
    return [
        q for q, end in zip(numbers, ends, strict=False) if not _is_complement(text, q, end, points)
    ]


def _is_put_at(text: str, number: Quantity, sentence: Span, *, known: bool, near: bool) -> bool:
    """Whether a number is where somebody puts "it" or "the odds", and the text told of what."""
    put = _PUT_AT.search(text[sentence.start : number.start])
    if put is None or is_measure(put["what"]):
        return False  # "Put the share at 83%" counts.
    return near or (known and _CHANCE_NOUN.fullmatch(put["what"]) is not None)


def _is_answer(text: str, number: Quantity, sentence: Span, *, near: bool) -> bool:
    """Whether a percentage opens a sentence as an answer: "Sixty percent.", "10%, and I would want odds"."""
    if any(map(str.isalnum, text[sentence.start : number.start])):
        return False
    after = text[number.end : sentence.end]
    if not re.search(r"%|per\s?cent", number.probability.text) or not _ANSWERED.match(after):
        return False
    return near or _OWN.search(after) is not None


def _bounded_later(text: str, number: Quantity) -> Quantity:
    """The number with the bound that follows its noun: "a 30% chance, at most"."""
    match = _LATER_BOUND.match(text[number.end : number.end + REACH])
    if match is None or number.probability.operator is not Operator.EQUAL:
        return number
    after = probability_words().operators.after
    operator = Operator(after[" ".join(match["words"].lower().split())])
    chance = number.probability
    return replace(number, probability=bounded(chance.point, operator, chance.text))


def _still_held(text: str, numbers: Sequence[Quantity], sentence: Span) -> list[Quantity]:
    """The chances without those that another one of the sentence replaced ("last year he said 20%")."""
    if len(numbers) == 1 and tells_event(text, numbers[0], sentence):
        return [*numbers]  # All that is told is what was thought then, and of what.
    numbers = [
        q for q in numbers if not is_former(text, q, sentence) and not is_rated(text, q, sentence)
    ]
    kept = [q for q in numbers if not is_earlier(text, q, sentence)]
    return kept or numbers


def _values(text: str, found: Sequence[Quantity], sentence: Span) -> list[Quantity]:
    """The numbers without those that tell what may happen, where the chance itself follows."""
    staked = next((q for q in found if is_staked(text, q)), None)
    if staked is not None:
        return [q for q in found if q.start <= staked.start]
    last = next((q for q in reversed(found) if value_of_chance(text, q, sentence)), None)
    if last is None:
        return [q for q in found if not is_bound_of_event(text, q, sentence)]
    return [q for q in found if q.start >= last.start or not is_inside_event(text, q, sentence)]


def is_staked(text: str, number: Quantity) -> bool:
    """Whether a number is odds on what follows: "four to one that it rains"."""
    staked = _STAKED.match(number.probability.text)
    return staked is not None and _THAT.match(text[number.end : number.end + REACH]) is not None


def _is_chance(
    text: str, number: Quantity, sentence: Span, *, dated: bool, ahead: bool, known: bool
) -> bool:
    cues = foresight_cues()
    deadline = ahead or (dated and cues.deadline.search(sentence.quote) is not None)
    after = text[number.end : min(sentence.end, number.end + REACH)]
    before = text[max(sentence.start, number.start - REACH - 20) : number.start]
    if is_mentioned(before) or _SHARED.match(text[number.end : sentence.end]):
        return False
    if is_evens(number):
        return dated or known or _OF_EVENT.match(text[number.end : sentence.end]) is not None
    rate = is_rate(text, number, sentence)
    told = is_told_odds(text, number, sentence, dated=dated, ahead=deadline, known=known)
    if rate or (told is None and (cues.share.match(after) or _OF_WHAT.match(after))):
        return False
    stated = told
    if stated is None:
        stated = _by_form(text, number, sentence, dated=dated, known=known)
    if stated is not None:
        return stated
    beside = _beside(before.rstrip('“"‘'), after, dated=dated)
    if beside is not None:
        return beside
    odds = dated and _ODDS.search(number.probability.text) is not None
    laid = odds and cues.future.search(sentence.quote) is not None
    return laid or in_frame(text, number, sentence, dated=dated, deadline=deadline, known=known)


def _nearest(before: str, match: re.Match[str]) -> str | None:
    """The word of chance that leads to a number; None where other words stand between.

    "The chance that the round brings more than 6 percent" leads to no number.
    """
    cues, noun = foresight_cues(), match.group(1) or ""
    if not noun:
        return noun
    if _ADJECTIVE.match(noun):
        nearer = cues.chance_before.search(before, match.end(1))
        return nearer.group(1) or "" if nearer is not None else noun
    if not _LEADS.search(before[match.end(1) :]):
        return None
    return None if cues.weak.match(noun) and not _IS.search(before) else noun


def _by_form(
    text: str, number: Quantity, sentence: Span, *, dated: bool, known: bool
) -> bool | None:
    """Whether the way a number is written makes it a chance; None where it says nothing."""
    if is_notation(number) or is_bare_notation(number):
        return is_notation(number) or dated or known
    before = text[sentence.start : number.start]
    if is_staked(text, number):
        return dated or _BET.search(before[-REACH:]) is not None
    if _is_betting(text, number, sentence):
        return True
    if value_of_chance(text, number, sentence):
        return dated or not _RISK.search(before)
    return None


def _is_betting(text: str, number: Quantity, sentence: Span) -> bool:
    """Whether odds are laid on somebody: "the captain is 50-50 to play", "bookmakers have it at 3 to 1 against"."""
    words, before = number.probability.text, text[sentence.start : number.start]
    if not (_ODDS.search(words) or _STAKED.match(words)):
        return False
    plays = _PLAYS.search(before) and _TO_DO.match(text[number.end : sentence.end])
    return bool(plays or _BETTING.search(before))


def _beside(before: str, after: str, *, dated: bool) -> bool | None:
    """Whether a word of chance beside a number makes it one; None where none stands there."""
    cues = foresight_cues()
    match = cues.chance_after.match(after)
    if match is not None:
        noun = match.group(1) or ""
        if _ADJECTIVE.match(noun):
            return True
    else:
        match = cues.chance_before.search(before)
        if match is None or _PERCENT.search(match.group()):
            return None
        noun = _nearest(before, match)
        if noun is None or _ADJECTIVE.match(noun):
            linked = noun is not None and dated and _LINKED.search(before) is not None
            return True if linked else None
    weak = bool(noun) and cues.weak.match(noun) is not None
    if weak and is_measure(before):
        return False
    return dated or (bool(noun) and not weak)


def _is_complement(text: str, number: Quantity, end: int, points: Collection[float]) -> bool:
    """Whether the chance is that of the event not happening, which is stated elsewhere."""
    after = text[number.end : min(end, number.end + REACH)]
    clause = CLAUSE_END.split(after, maxsplit=1)[0]
    point = number.probability.point
    rest = any(abs(1 - point - other) < _SAME for other in points if other != point)
    return rest and _NEGATED.search(clause) is not None
