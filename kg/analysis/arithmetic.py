"""Plain arithmetic that a text does, done again: does it hold?"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model import Span

_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ABOUT = r"(?:only\s|about\s|around\s|roughly\s|some\s|just\s|almost\s|nearly\s|over\s|~\s?)*"
_COMPOUND = re.compile(
    rf"(?P<rate>{_NUMBER})\s?%[^.;%\n]{{0,60}}?\b(?:per|each|a|every)\s(?P<step>\w+)[^.;%\n]{{0,60}}?\b(?:is|gives|becomes|means|leaves|falls\sto|drops\sto|makes)\s{_ABOUT}(?P<result>{_NUMBER})\s?%[^.;%\n]{{0,30}}?\bafter\s{_ABOUT}(?P<count>{_NUMBER})\b"
    rf"|(?P<rate2>{_NUMBER})\s?%[^.;%\n]{{0,60}}?\b(?:per|each|a|every)\s(?P<step2>\w+)[^.;%\n]{{0,60}}?\bafter\s{_ABOUT}(?P<count2>{_NUMBER})\b[^.;%\n]{{0,40}}?\s(?P<result2>{_NUMBER})\s?%",
    re.IGNORECASE,
)
_RELIABLE = re.compile(
    # "A copier 99.5% accurate falls to 37% after 200 copies": each of them keeps the rate.
    rf"(?P<rate>{_NUMBER})\s?%[\s‐‑-]?(?:accura|reliab|faithful|fidel|correct|exact|precis)\w*[^.;%\n]{{0,60}}?\bto\s{_ABOUT}(?P<result>{_NUMBER})\s?%[^.;%\n]{{0,30}}?\bafter\s{_ABOUT}(?P<count>{_NUMBER})\b",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25, "decade": 3652.5}  # fmt: skip
_DOUBLING = re.compile(
    rf"(?P<rate>{_NUMBER})\s?(?:%|per\scent|percent)\s(?:\w+\s)?(?:a|per|each|every)\s(?P<unit>day|week|month|quarter|year)\b[^.;\n]{{0,60}}?\b(?P<how>doubl|trebl|tripl)\w*[^.;\n]{{0,40}}?\b(?:in|every|within|after)\s{_ABOUT}(?:(?P<count>{_NUMBER}|an?|{'|'.join(_WORDS)})\s)?(?P<period>{'|'.join(_DAYS)})s?\b",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?P<share>{_NUMBER})\s?%\sof\s(?:the\s)?(?P<whole>{_NUMBER})(?P<unit>\s?[a-z%]+)?\s(?:is|makes|gives|equals|=)\s{_ABOUT}(?P<result>{_NUMBER})\b",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?P<part>{_NUMBER})\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?(?P<whole>{_NUMBER})(?![\d%.])(?:\s[^\W\d_][\w’'-]*){{0,2}}?(?P<lead>\s?\(|,\sor\s|\s(?:is|are|makes?|equals?)\s|\s=\s){_ABOUT}(?P<result>{_NUMBER})\s?(?:%|per\scent|percent\b)(?=\s?[),.;:]|\s?$)",
    re.IGNORECASE | re.MULTILINE,
)
_MONEY = r"[$€£]?"
_CHANGE = re.compile(
    rf"\bfrom\s{_MONEY}(?P<before>{_NUMBER})(?![\d%.])(?:\s[^\W\d_][\w’'-]*){{0,2}}?\sto\s{_MONEY}(?P<after>{_NUMBER})(?![\d%.])(?:\s[^\W\d_][\w’'-]*){{0,2}}?(?:,|\s?\(|\s[–—-])\s?(?:an?\s(?:\w+\s)?(?P<way>rise|increase|gain|jump|growth|climb|surge|fall|drop|decline|decrease|cut|loss|reduction)\sof\s|or\s){_ABOUT}(?P<result>{_NUMBER})\s?(?:%|per\scent|percent)(?!\w|\s?-?points)",
    re.IGNORECASE,
)
_FALLS = frozenset({"fall", "drop", "decline", "decrease", "cut", "loss", "reduction"})
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_TERM = r"[\d.,]+[km]?%?"
_SUM = re.compile(
    rf"(?<![\w.])(?P<sum>[(]*{_TERM}[)]*(?:\s?(?:\*\*|[-+*/×÷−^])\s?[(]*{_TERM}[)]*)+)\s?(?:=|≈)\s?{_ABOUT}(?P<result>{_NUMBER}[km]?)\s?(?P<percent>%)?",
    re.IGNORECASE,
)
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_EXPONENT = 10_000
_WHOLE, _GREATEST = 100, 10**7
_HALF = 0.5
_TOLERANCE = 0.035
"""How far a stated result may be off, as a share: texts round to two figures."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """Arithmetic in a text, done again.

    Args:
        span: its words.
        rule: what was computed.
        stated: the result that the text gives; a percentage as a share of one.
        computed: the result.
        holds: whether the two agree as far as the text rounds.
    """

    span: Span
    rule: str
    stated: float
    computed: float
    holds: bool


def calculations(text: str) -> tuple[Calculation, ...]:
    """Every calculation in a text that can be done again, in order, none overlapping.

    Compounded shares ("99.9% per generation is 60% after 500"), doubling times ("10% a week doubles
    in about 7 weeks"), shares of a whole ("30% of 50 is 15", "12 of 48 boats (25%)"), changes ("from 40
    to 50 tonnes, a rise of 25%") and sums of figures ("1-(5k/(5k+45k)) = 90%").
    """
    found = [
        *_compounded(text),
        *_doubled(text),
        *_shares(text),
        *_parts(text),
        *_changes(text),
        *_sums(text),
    ]
    kept: list[Calculation] = []
    for calculation in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        if not kept or calculation.span.start >= kept[-1].span.end:
            kept.append(calculation)
    return tuple(kept)


def _compounded(text: str) -> Iterator[Calculation]:
    for match in _COMPOUND.finditer(text):
        rate, count, result = (
            _read(match[name] or match[f"{name}2"]) for name in ("rate", "count", "result")
        )
        if rate <= _WHOLE and count <= _GREATEST:
            yield _done(
                text,
                match,
                "share to the power of the count",
                result / _WHOLE,
                (rate / _WHOLE) ** count,
            )
    for match in _RELIABLE.finditer(text):
        rate, count, result = (_read(match[name]) for name in ("rate", "count", "result"))
        if rate <= _WHOLE and count <= _GREATEST:
            share = (rate / _WHOLE) ** count
            yield _done(text, match, "share to the power of the count", result / _WHOLE, share)


def _doubled(text: str) -> Iterator[Calculation]:
    for match in _DOUBLING.finditer(text):
        rate = _read(match["rate"]) / 100
        words = (match["count"] or "a").lower()
        unit, period = match["unit"].lower(), match["period"].lower()
        if unit == period and match["count"] is None:
            continue  # "doubles every year": no count that the rate gives
        count = 1.0 if words in {"a", "an"} else float(_WORDS.get(words, 0)) or _read(words)
        stated = count * _DAYS[period] / _DAYS[unit]
        factor = 2 if match["how"].lower() == "doubl" else 3
        if rate > 0:
            computed = math.log(factor) / math.log1p(rate)
            # Whole periods are stated: half a period off is rounding.
            calculation = _done(text, match, "time in which growth multiplies", stated, computed)
            yield _with(calculation, abs(stated - computed) <= _HALF + _TOLERANCE * computed)


def _shares(text: str) -> Iterator[Calculation]:
    for match in _OF.finditer(text):
        share, whole, result = (_read(match[name]) for name in ("share", "whole", "result"))
        yield _done(text, match, "share of a whole", result, share * whole / 100)


def _parts(text: str) -> Iterator[Calculation]:
    for match in _PART.finditer(text):
        part, whole, result = (_read(match[name]) for name in ("part", "whole", "result"))
        # "3 of 2030 (12%)" names a year; a part is no more than its whole.
        if 0 < part <= whole and not _YEAR.fullmatch(match["whole"]):
            yield _done(text, match, "part of a whole", result / _WHOLE, part / whole)


def _changes(text: str) -> Iterator[Calculation]:
    for match in _CHANGE.finditer(text):
        before, after, result = (_read(match[name]) for name in ("before", "after", "result"))
        years = _YEAR.fullmatch(match["before"]) and _YEAR.fullmatch(match["after"])
        way = (match["way"] or "").lower()
        if before == 0 or years or (way and (way in _FALLS) is not (after < before)):
            continue
        change = abs(after - before) / before
        yield _done(text, match, "change as a share of what was before", result / _WHOLE, change)


def _sums(text: str) -> Iterator[Calculation]:
    for match in _SUM.finditer(text):
        words = match["sum"]
        if words.count("(") != words.count(")") or not re.search(r"[\d%km)]\s?[-+*/×÷−^(]", words):
            continue
        computed = _evaluate(words)
        if computed is not None:
            stated = _read(match["result"]) / (100 if match["percent"] else 1)
            yield _done(text, match, "sum", stated, computed)


def _evaluate(words: str) -> float | None:
    """The value of a sum of figures; None where it is none, or divides by nothing."""
    plain = words.lower().replace("×", "*").replace("÷", "/").replace("−", "-").replace(",", "")
    plain = plain.replace("^", "**")
    plain = re.sub(r"([\d.]+)k", r"(\1*1000)", plain)
    plain = re.sub(r"([\d.]+)m", r"(\1*1000000)", plain)
    plain = re.sub(r"([\d.]+)%", r"(\1/100)", plain)
    try:
        return _value(ast.parse(plain, mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, OverflowError, RecursionError):
        return None


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _value(node.left), _value(node.right)
        if isinstance(node.op, ast.Pow) and (left < 0 or abs(right) > _EXPONENT):
            msg = "a power that no text writes out"
            raise ValueError(msg)
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    msg = "no sum of figures"
    raise ValueError(msg)


def _read(words: str) -> float:
    flat = words.lower().replace(",", "")
    scale = {"k": 1000, "m": 1_000_000}.get(flat[-1], 1)
    return float(flat.rstrip("km")) * scale


def _done(
    text: str, match: re.Match[str], rule: str, stated: float, computed: float
) -> Calculation:
    span = Span(match.start(), match.end(), text[match.start() : match.end()])
    near = abs(stated - computed) <= _TOLERANCE * max(abs(stated), abs(computed), 1e-9)
    return Calculation(span, rule, stated, computed, near or round(computed, 2) == round(stated, 2))


def _with(calculation: Calculation, holds: bool) -> Calculation:
    return Calculation(
        calculation.span, calculation.rule, calculation.stated, calculation.computed, holds
    )
