"""Numbers as written: percentages, ranges, odds and fractions read as probabilities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.spreads import lower_end
from extractors.language.lexicon import load_lexicon
from kg.model import Operator, Probability

_NUMBER = r"\d{1,3}(?:\.\d+)?"
_SPACE = r"[\s\u00a0\u2009\u202f]"
_PERCENT = rf"(?:{_SPACE}?[%％]|{_SPACE}per{_SPACE}?cent(?![a-z])|{_SPACE}pct(?![a-z]))"
_DASH = r"(?:[-\u2010\u2011\u2012\u2013\u2014]|to|and|or)"
_HUNDRED, _EVEN = 100.0, 2
_COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
)
_NAMED = "|".join(sorted((word for word in NUMBER_WORDS if len(word) > 2), key=len, reverse=True))
_RANGE = re.compile(
    rf"(?<![\w.,$€£-])({_NUMBER}|{_NAMED})(?:{_PERCENT})?(?:{_SPACE}?{_DASH}{_SPACE}?|(?<=[1-9]0),{_SPACE}(?=[1-9]5)|(?<=[1-9]5),{_SPACE}(?=[1-9]0))({_NUMBER}|{_NAMED}){_PERCENT}",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?<![\w.,$€£])(?<![-\u2212])({_NUMBER}|{_NAMED}){_PERCENT}",
    re.IGNORECASE,
)
_ODDS = re.compile(
    rf"\b({_COUNT})(?:{_SPACE}to{_SPACE}|-to-|[-:/])({_COUNT})(?:{_SPACE}(?:odds{_SPACE})?(against|on(?!{_SPACE}(?:an?|the|it|this)\b)|in favou?r)\b|(?={_SPACE}(?:odds{_SPACE})?that\b))",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"(?<![\w.,-])({_COUNT})(?:{_SPACE}(?:chances?{_SPACE}|times{_SPACE})?(?:in|out{_SPACE}of){_SPACE}|[-\u2010\u2011]in[-\u2010\u2011])({_COUNT})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?<![\w/.,$€£-])([1-9]\d)[-/]([1-9]\d)(?![\w/%-]|[.,]\d)")
_TENS = "|".join(w for w, n in NUMBER_WORDS.items() if n in range(10, 100, 10))
_SPLIT_WORDS = re.compile(
    rf"(?<![\w-])(?P<first>{_TENS})[-\u2010\u2011\u2013 ](?P<second>{_TENS})(?![\w-])",
    re.IGNORECASE,
)
_FIFTY = re.compile(
    r"(?<![\w/.])(50|fifty)(?:[-/\u2010-\u2013]|(?<=y) )(?:50|fifty)(?![\w/%])", re.I
)
_EVENS = re.compile(
    r"\b(?P<than>(?:better|worse|more|less)[\s-]than[\s-])?even(?=[\s-](?:odds|chances?|money|bet)\b)|\b(?P<alone>(?:better|worse|more|less)[\s-]than[\s-])even\b(?!\s(?:if|when|the|an?|under|with)\b)|\ban?\s(?:coin[\s-](?:flip|toss)|toss-up)\b|(?<![\w’'-]\s)\b(?:coin[\s-](?:flip|toss)|toss-up)\b(?=\W*$|\s(?:by|before|for|that|whether|on)\b)|\bat\sevens\b",
    re.IGNORECASE,
)
_CHANCE = r"(?:probability|chance|credence|likelihood)"
_UNIT = r"(?:0?\.\d+|0|1(?:\.0+)?)"
_EQUALS = rf"{_SPACE}?(?P<operator>=|is|≈|~|∼|>=|<=|≥|≤|>|<){_SPACE}?"
_DECIMAL = re.compile(
    rf"\b(?:{_CHANCE}|p){_SPACE}?(?:(?:{_SPACE}(?:of|at))|=|{_SPACE}is){_SPACE}?(?P<value>{_UNIT})(?![\w%]|\.\d)"
    rf"|\b(?:with{_SPACE}|\()probability{_SPACE}(?P<bare>0?\.\d+)(?![\w%]|\.\d)"
    rf"|(?<![\w.$€£])(?P<before>0?\.\d+)(?={_SPACE}{_CHANCE}\b)",
    re.IGNORECASE,
)
_TOLD_DECIMAL = re.compile(
    rf"\b{_CHANCE}{_SPACE}(?:of|that|for)\b(?:[^.;?!]|\.(?=\d)){{4,240}}?{_SPACE}(?:is|at|remains|stands{_SPACE}at){_SPACE}(?:about{_SPACE}|around{_SPACE}|roughly{_SPACE})?(?P<value>0?\.\d+)(?![\w%]|\.\d)(?:(?:{_SPACE}\([^()]*\))?,?{_SPACE}(?:rising|falling|climbing|growing|going|dropping)?{_SPACE}?(?:to|and){_SPACE}(?P<next>0?\.\d+)(?![\w%]|\.\d))?",
    re.IGNORECASE,
)
"""A chance as a decimal behind what it is of: "the probability that the dam holds is 0.11, rising to 0.39"."""
_NOTATION = re.compile(
    rf"(?<!\w)(?:p(?:rob|r)?{_SPACE}?\([^()]{{1,120}}\){_EQUALS}(?:(?:about|around|roughly|still|now|maybe){_SPACE})?|p{_SPACE}?(?P<bare>=|≈|~|∼){_SPACE}?)(?P<value>{_UNIT})(?![\w%]|\.\d)",
    re.IGNORECASE,
)
_HEADED = re.compile(rf"p(?:rob|r)?{_SPACE}?\(", re.IGNORECASE)
_BARE = re.compile(rf"p{_SPACE}?[=≈~∼]", re.IGNORECASE)
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
}
_FRACTION = re.compile(
    rf"(?<![\w/.])(?P<top>an?|one|two|three|four|\d)[-\u2010\u2011 /\u2044](?P<part>thirds?|quarters?|fifths?|\d)(?={_SPACE}(?:{_CHANCE}|sure|certain|confident|convinced|likely)\b)",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(rf"(?<![\w.])(?:{_NUMBER}|{_NAMED})(?![\w])", re.IGNORECASE)
_DECIMAL_ALONE, _POINT = re.compile(r"0?\.\d+"), re.compile(r"(?<![\d.])\.$")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_SIGNS = {
    "≈": "~",
    "~": "~",
    "∼": "~",
    ">=": ">=",
    "≥": ">=",
    "<=": "<=",
    "≤": "<=",
    ">": ">",
    "<": "<",
}


@dataclass(frozen=True, slots=True)
class _Operators:
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verbal:
    """Words for a probability and the interval that a published scale gives them."""

    words: str
    low: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class ProbabilityWords:
    """The lexicon of probability."""

    nouns: tuple[str, ...]
    weak_nouns: tuple[str, ...]
    shares: tuple[str, ...]
    measures: tuple[str, ...]
    operators: _Operators
    verbal: tuple[Verbal, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that can be a probability, and where it stands with its operator's words."""

    start: int
    end: int
    probability: Probability


@dataclass(frozen=True, slots=True)
class _OperatorPatterns:
    before: re.Pattern[str]
    after: re.Pattern[str]


def probability_words() -> ProbabilityWords:
    """The lexicon of probability.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(ProbabilityWords, "probability")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Every number in ``text[start:end]`` that can be a probability, in order, none overlapping.

    Percentages, ranges, odds, "one in ten" and decimals after "probability of". Numbers below 0
    or above 100 % are no probabilities and give nothing; nothing is clamped.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive); None for the text's end.
    """
    stop = len(text) if end is None else end
    found = [
        *(_from_range(text, m, start, stop) for m in _RANGE.finditer(text, start, stop)),
        *(_from_single(text, m, start, stop) for m in _SINGLE.finditer(text, start, stop)),
        *(_from_odds(m) for m in _ODDS.finditer(text, start, stop)),
        *(_from_share(text, m, start, stop) for m in _ONE_IN.finditer(text, start, stop)),
        *(_from_split(m) for m in _SPLIT.finditer(text, start, stop)),
        *(_from_split(m) for m in _SPLIT_WORDS.finditer(text, start, stop)),
        *(_from_single(text, m, start, stop) for m in _FIFTY.finditer(text, start, stop)),
        *(_from_evens(text, m, start, stop) for m in _EVENS.finditer(text, start, stop)),
        *(_from_decimal(m) for m in _DECIMAL.finditer(text, start, stop)),
        *(q for m in _TOLD_DECIMAL.finditer(text, start, stop) for q in _from_told(m)),
        *(_from_notation(m) for m in _NOTATION.finditer(text, start, stop)),
        *(read_fraction(m) for m in _FRACTION.finditer(text, start, stop)),
    ]
    kept: list[Quantity] = []
    for quantity in sorted((q for q in found if q is not None), key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return tuple(kept)


def find_number(text: str, start: int, end: int, *, floor: int, ceiling: int) -> Quantity | None:
    """The number or range at ``text[start:end]`` read as per cent, with or without a sign.

    Args:
        text: the whole text.
        start: the number's first code point.
        end: past it and its percent sign.
        floor: words before this place are not looked at.
        ceiling: words from this place on are not looked at.
    """
    start -= _POINT.search(text, floor, start) is not None
    if _DECIMAL_ALONE.fullmatch(text[start:end].strip()):
        return _plain(start, end, float(text[start:end]), text[start:end])
    numbers = [_value(word) for word in _ANY_NUMBER.findall(text[start:end])]
    if not numbers or max(numbers) > _HUNDRED:
        return None
    low, high = numbers[0] / _HUNDRED, numbers[-1] / _HUNDRED
    if len(numbers) == _EVEN and low < high:
        middle = round((low + high) / _EVEN, 6)
        return Quantity(start, end, Probability(low, high, middle, Operator.RANGE, text[start:end]))
    start, end, operator = operator_around(text, start, end, floor=floor, ceiling=ceiling)
    return Quantity(start, end, bounded(round(low, 6), operator, text[start:end]))


def is_notation(quantity: Quantity) -> bool:
    """Whether it is written as "P(event) = 0.2"."""
    return _HEADED.match(quantity.probability.text) is not None


def is_bare_notation(quantity: Quantity) -> bool:
    """Whether it is written as "p ~ .6", which says no event."""
    return _BARE.match(quantity.probability.text) is not None


def operator_around(
    text: str, start: int, end: int, *, floor: int, ceiling: int
) -> tuple[int, int, Operator]:
    """The operator of the number at ``text[start:end]`` and the place of number and operator's words.

    Args:
        text: the whole text.
        start: the number's first code point.
        end: past the number's last code point.
        floor: words before this place are not looked at.
        ceiling: words from this place on are not looked at.
    """
    words = probability_words().operators
    patterns = _operator_patterns()
    after = patterns.after.match(text, end, ceiling)
    before = patterns.before.search(text[max(floor, start - 24) : start])
    if after is not None:
        operator = Operator(words.after[after.group(1).lower()])
        return start, after.end(), operator
    if before is not None:
        operator = Operator(words.before[before.group(1).lower()])
        moved = operator is Operator.EQUAL  # "I'm up to 60%" tells where somebody came to.
        return start if moved else start - len(before.group()), end, operator
    return start, end, Operator.EQUAL


@cache
def _operator_patterns() -> _OperatorPatterns:
    words = probability_words().operators
    return _OperatorPatterns(
        before=re.compile(
            rf"(?:(?<![a-z])|(?=n['’]t))({_alternatives(words.before)}){_SPACE}*(?:an?{_SPACE})?$",
            re.IGNORECASE,
        ),
        after=re.compile(rf"{_SPACE}?({_alternatives(words.after)})(?![a-z])", re.IGNORECASE),
    )


def _alternatives(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _from_range(text: str, match: re.Match[str], floor: int, ceiling: int) -> Quantity | None:
    lowest, high = _value(match.group(1)), _value(match.group(2))
    opening = lower_end(text, floor, match.start(), lowest)
    if opening is None or not lowest < high <= _HUNDRED:
        return None
    if match.group().lower().find("and") > 0 and not text[
        max(floor, match.start() - 8) : match.start()
    ].lower().endswith("between "):
        return None
    start, low, high = opening[0], opening[1] / _HUNDRED, high / _HUNDRED
    middle = round((low + high) / _EVEN, 6)
    words = text[start : match.end()]
    return Quantity(
        start,
        min(match.end(), ceiling),
        Probability(low, high, middle, Operator.RANGE, words),
    )


def _from_single(text: str, match: re.Match[str], floor: int, ceiling: int) -> Quantity | None:
    value = _value(match.group(1))
    if value > _HUNDRED:
        return None
    start, end, operator = operator_around(
        text, match.start(), match.end(), floor=floor, ceiling=ceiling
    )
    return Quantity(start, end, bounded(round(value / _HUNDRED, 6), operator, text[start:end]))


def bounded(point: float, operator: Operator, words: str) -> Probability:
    """The probability that a number and its operator state.

    Args:
        point: the number printed, 0 to 1.
        operator: how the words bound it; not a range.
        words: as written.

    Raises:
        ValueProblem: the number lies outside 0 to 1.
    """
    if operator in {Operator.AT_LEAST, Operator.ABOVE}:
        return Probability(point, 1.0, point, operator, words)
    if operator in {Operator.AT_MOST, Operator.BELOW}:
        return Probability(0.0, point, point, operator, words)
    return Probability(point, point, point, operator, words)


def _count(words: str) -> int:
    return (
        NUMBER_WORDS[words.lower()]
        if words.lower() in NUMBER_WORDS
        else int(words.replace(",", ""))
    )


def _from_odds(match: re.Match[str]) -> Quantity | None:
    """Odds: "3 to 1 against" is one in four; "3 to 1 on" and "3 to 1 that" are three in four."""
    first, second = _count(match.group(1)), _count(match.group(2))
    wins = second if (match.group(3) or "").lower() == "against" else first
    if first + second == 0 or match.group().lower() in NUMBER_WORDS:
        return None
    return _plain(match.start(), match.end(), wins / (first + second), match.group())


def _from_split(match: re.Match[str]) -> Quantity | None:
    """Two shares of a hundred: "60-40" is six in ten."""
    first, second = _value(match[1]), _value(match[2])
    whole = first + second == _HUNDRED and first != second
    return _plain(match.start(), match.end(), first / _HUNDRED, match.group()) if whole else None


def _from_share(text: str, match: re.Match[str], floor: int, ceiling: int) -> Quantity | None:
    wins, of = _count(match.group(1)), _count(match.group(2))
    if _YEAR.fullmatch(match.group(2)):
        return None  # "Forty in 2027 and sixty in 2028" counts by year.
    if not 0 < wins <= of or of == 1:
        return None
    start, end, operator = operator_around(
        text, match.start(), match.end(), floor=floor, ceiling=ceiling
    )
    return Quantity(start, end, bounded(round(wins / of, 6), operator, text[start:end]))


def _value(words: str) -> float:
    return float(NUMBER_WORDS[words.lower()]) if words.lower() in NUMBER_WORDS else float(words)


def _from_evens(text: str, match: re.Match[str], floor: int, ceiling: int) -> Quantity:
    """One half by its name: "even odds", "a coin toss", "a little better than even", "no better than even"."""
    than = (match["than"] or match["alone"] or "").lower()
    start, end, operator = match.start(), match.end(), Operator.ABOVE
    if than:
        more = than.startswith(("better", "more"))
        operator = Operator.ABOVE if more else Operator.BELOW
        if text[max(floor, start - 3) : start].lower() == "no ":
            start -= len("no ")
            operator = Operator.AT_MOST if more else Operator.AT_LEAST
    else:
        start, end, operator = operator_around(text, start, end, floor=floor, ceiling=ceiling)
    return Quantity(start, end, bounded(1 / _EVEN, operator, text[start:end]))


def is_evens(quantity: Quantity) -> bool:
    """Whether it is one half called by its name: "even odds"."""
    return _EVENS.search(quantity.probability.text) is not None


def _from_decimal(match: re.Match[str]) -> Quantity:
    group = next(g for g in ("value", "bare", "before") if match[g])
    return _plain(match.start(group), match.end(group), float(match[group]), match[group])


def _from_told(match: re.Match[str]) -> list[Quantity]:
    groups = ["value", "next"] if match["next"] else ["value"]
    return [_plain(match.start(g), match.end(g), float(match[g]), match[g]) for g in groups]


def _from_notation(match: re.Match[str]) -> Quantity:
    """P-notation: "P(doom) = 0.2", "p ~ .6"; the place is the whole formula."""
    sign = (match["operator"] or match["bare"]).lower()
    operator = Operator.EQUAL if sign in {"=", "is"} else Operator(_SIGNS[sign])
    probability = bounded(round(float(match["value"]), 6), operator, match.group())
    return Quantity(match.start(), match.end(), probability)


def read_fraction(match: re.Match[str]) -> Quantity | None:
    """Fractions that a word of chance follows: "a two-thirds chance", "a 1/3 probability"."""
    top, part = match["top"].lower(), match["part"].lower()
    below = _PARTS.get(part) or int(part)
    above = 1 if top == "an" else int(_value(top))
    if not 0 < above < below:
        return None
    return _plain(match.start(), match.end(), above / below, match.group())


def _plain(start: int, end: int, value: float, words: str) -> Quantity:
    return Quantity(start, end, bounded(round(value, 6), Operator.EQUAL, words))
