"""Numbers in words, as far as chances and periods are written with them."""

from __future__ import annotations

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GREAT = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

NUMBER_WORDS: dict[str, int] = {
    "a": 1,
    **{word: number for number, word in enumerate(_UNITS + _TEENS)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}{dash}{unit}": 10 * number + digit
        for number, tens in enumerate(_TENS, start=2)
        for digit, unit in enumerate(_UNITS)
        if digit
        for dash in "- \u2010\u2011"
    },
    **_GREAT,
}
"""From a word in lower case to its number; "sixty-five" with any dash or a space."""
