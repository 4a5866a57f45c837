"""Text as a syntax pipeline was trained to see it, with the way back to the untouched text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Zero-width and invisible characters; a soft hyphen, a joiner or a byte order mark is no word's part.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_SURROGATE = "\ud800-\udfff"
# Markdown around words: bold type and links; the words themselves stay.
_MARKUP = r"\*\*|(?<!!)\[(?=[^\[\]\n]{1,300}\]\()|\]\([^()\s]{1,600}\)"
_ODD = re.compile(rf"[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}{_SURROGATE}]|" + _MARKUP)
_REPLACEMENT = "\ufffd"
# A tokeniser takes time in the square of a run of marks or pictures, so that runs are broken.
_LONG_RUN = re.compile(r"\S{200}(?=\S)")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A piece of text with plain spaces, without invisible characters and lone surrogates.

    Args:
        text: what the pipeline reads.
        places: for each code point of ``text``, its place in the untouched text, ascending.
    """

    text: str
    places: Sequence[int]


def plain_text(text: str, start: int, end: int) -> PlainText:
    """``text[start:end]`` as a pipeline reads it: any run of white space is one space, Markdown's marks are left out.

    A run of more than 200 characters without a space gets one after each 200.
    """
    piece = text[start:end]
    if not _ODD.search(piece) and not _LONG_RUN.search(piece):
        return PlainText(piece, range(start, end))
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ODD.finditer(piece):
        parts.append(piece[done : match.start()])
        places.extend(range(start + done, start + match.start()))
        if shown := _shown(match.group()):
            parts.append(shown)
            places.append(start + match.start())
        done = match.end()
    parts.append(piece[done:])
    places.extend(range(start + done, end))
    return _with_runs_broken("".join(parts), places)


def _with_runs_broken(text: str, places: list[int]) -> PlainText:
    parts: list[str] = []
    broken: list[int] = []
    done = 0
    for match in _LONG_RUN.finditer(text):
        parts += [text[done : match.end()], " "]
        broken += [*places[done : match.end()], places[match.end() - 1]]
        done = match.end()
    return PlainText("".join([*parts, text[done:]]), [*broken, *places[done:]])


def _shown(odd: str) -> str:
    if "\ud800" <= odd[0] <= "\udfff":
        return _REPLACEMENT
    return " " if any(char.isspace() for char in odd) else ""
