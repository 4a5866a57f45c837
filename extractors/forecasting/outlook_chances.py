"""The chance of an item on a list or in a cell: in brackets, after a dash or colon, before a colon, bare."""

from __future__ import annotations

import re

from extractors.forecasting.quantities import Quantity, find_number, find_quantities
from kg.model import Operator, Probability

_SURE = r"(?:likely|chances?|probability|confident|confidence|odds|sure|certain|probable|credence)"
_OPENED = re.compile(
    r"[(\[]\s*(?:(?:about|around|roughly|maybe|say|my\s\w+:?|confidence:?|p\s?=|[~≈<>≤≥])\s*)*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"^\s*{_SURE}?\s*[)\],;]|^\s(?:to|that|on)\s[^()]{{1,40}}\)", re.IGNORECASE)
_AFTER_MARK = re.compile(
    r"(?:[:;,–—=|→]|\s-|\.{2,}|…)\s*(?:(?:I(?:[’']d)?\s(?:said|say|put|gave|give|go|guess)|call\s(?:it|that)|it[’']s|about|maybe|roughly|around|perhaps|yes|no|at|an?|odds|chance|probability|confidence|only|just|still|now|less\sthan|more\sthan|under|over|at\sleast|at\smost|up\sto|[~≈<>≤≥(])[\s:,]*)*$",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"^(?:\s{_SURE})?\s*(?:$|[.;,!)\]|(–—]|\s[-–—]\s)", re.IGNORECASE)
_LEADS = re.compile(
    rf"^\s*[)\]]?\s*(?:{_SURE}\b\s*)?(?:[:–—]|\s-\s|(?:that|of)\s|\|)", re.IGNORECASE
)
_SPACED = re.compile(r"\s{2,}$|\t$")
_TO_HOLD = re.compile(r"(?<![\d.])(?P<one>[1-9]\d)\s?[–—]\s?(?P<other>[1-9]\d)(?![\d%])")
_CENTS = re.compile(r"(?<![\d.,])(?P<n>\d{1,2})\s?[¢c](?!\w)")
_CALLED = re.compile(
    r"\b(?:call|make|rate|mark)\s(?:it|that(?:\sone)?|this(?:\sone)?)\s(?:an?\s|about\s|at\s)?(?P<n>\d{1,2})(?![\d.%])",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:[:–—=,]|\s-|\(|\bat|\s{2,}|\t)\s*(?:about\s|~\s?)?(?P<n>\d{1,2}(?:\.\d)?)(?:\s?(?:tops|maybe|ish))?\W*$"
)
_WHOLE = 100


def item_chance(text: str, start: int, end: int, *, bare: bool) -> Quantity | None:
    """The chance that an item gives; None where no number stands as one.

    Args:
        text: the whole text.
        start: first code point of the item.
        end: past its last.
        bare: whether a number without a sign is a chance in per cent.
    """
    found = find_quantities(text, start, end)
    for quantity in found:
        before, after = text[start : quantity.start], text[quantity.end : end]
        if _OPENED.search(before) and _CLOSED.match(after):
            # "35% (42%)" tells what it was in brackets.
            told = (q for q in found if text[q.end : quantity.start].strip() == "(")
            return next(told, quantity)
    for quantity in reversed(found):
        before, after = text[start : quantity.start], text[quantity.end : end]
        marked = _AFTER_MARK.search(before) or _SPACED.search(before)
        if marked and before.strip() and _ENDS.match(after):
            return quantity
    if (
        found
        and not text[start : found[0].start].strip(" [(*~≈<>")
        and _LEADS.match(text[found[0].end : end])
    ):
        return found[0]
    return _signless(text, start, end, bare=bare)


def _signless(text: str, start: int, end: int, *, bare: bool) -> Quantity | None:
    split = _TO_HOLD.search(text, start, end)
    if split is not None and int(split["one"]) + int(split["other"]) == _WHOLE:
        return _exact(split.start(), split.end(), int(split["one"]) / _WHOLE, split.group())
    number = _CENTS.search(text, start, end) or _CALLED.search(text, start, end)
    if number is None and bare:
        number = next(iter(reversed(list(_BARE.finditer(text, start, end)))), None)
    if number is None:
        return None
    return find_number(text, number.start("n"), number.end("n"), floor=start, ceiling=end)


def whole_chance(text: str, start: int, end: int, *, bare: bool) -> Quantity | None:
    """The chance that a cell gives and little besides: "65%", "yes, 80%", "<5", "10–20%"; None without one.

    Args:
        text: the whole text.
        start: first code point of the cell.
        end: past its last.
        bare: whether a number without a sign is a chance in per cent.
    """
    words = text[start:end]
    found = find_quantities(text, start, end)
    if (
        len(found) == 1
        and len(
            re.findall(
                r"[^\W\d_]{2,}", words[: found[0].start - start] + words[found[0].end - start :]
            )
        )
        <= 3
    ):
        return found[0]
    split = _TO_HOLD.search(text, start, end)
    if split is not None and int(split["one"]) + int(split["other"]) == _WHOLE and bare:
        return _exact(split.start(), split.end(), int(split["one"]) / _WHOLE, split.group())
    plain = re.fullmatch(
        r"\W*(?P<n>\d{1,3}(?:\.\d+)?(?:\s?[-–—]\s?\d{1,3})?)\W*(?:tops|ish)?", words
    )
    if cents := _CENTS.search(text, start, end):
        return find_number(text, cents.start("n"), cents.end("n"), floor=start, ceiling=end)
    if plain is None or not bare:
        return None
    decimal = re.fullmatch(r"0?\.\d+", plain["n"])
    if decimal is not None:
        return _exact(
            start + plain.start("n"), start + plain.end("n"), float(plain["n"]), plain["n"]
        )
    return find_number(
        text, start + plain.start("n"), start + plain.end("n"), floor=start, ceiling=end
    )


def _exact(start: int, end: int, point: float, words: str) -> Quantity:
    return Quantity(start, end, Probability(point, point, point, Operator.EQUAL, words))
