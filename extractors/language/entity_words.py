"""Words and their shapes, as the entity model reads them.

The model's vocabulary has no capitals; what the spelling says beyond the letters is told by a shape
for each word. Training and product use this same code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")

SHAPES = 24
"""How many shapes there are; 0 is for what is no word of the text."""

_LONGEST_WORD = 100
"""Code points of a word that are read."""

_SENTENCE_MARKS = frozenset('.!?:;…"“”‘([{-–—*•>|')


def word_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words and single marks of ``text[start:end]`` stand.

    A hyphen, an apostrophe and an underscore are marks of their own, so that a name ends where its
    letters end whatever is joined to it.
    """
    return [match.span() for match in _WORD.finditer(text, start, end)]


def split_words(text: str) -> list[str]:
    """The words and single marks of a text."""
    return _WORD.findall(text)


def word_pieces(tokenizer: Any, words: Sequence[str]) -> list[tuple[int, ...]]:
    """The word pieces of each word; the unknown piece where a tokenizer makes none of it.

    Args:
        tokenizer: of the encoder (a ``tokenizers.Tokenizer``).
        words: as `word_ranges` cuts them; what is longer than 100 code points is read in part.
    """
    unknown = tokenizer.token_to_id("[UNK]") or 0
    clean = [word[:_LONGEST_WORD].encode("utf-8", "replace").decode("utf-8") for word in words]
    coded = tokenizer.encode_batch(clean, add_special_tokens=False)
    return [tuple(code.ids) or (unknown,) for code in coded]


def opening_and_closing(tokenizer: Any) -> tuple[int, int]:
    """The pieces before and after what the encoder reads."""
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    return opening or 0, closing or 0


def shapes(words: Sequence[str]) -> list[int]:
    """The shape of each word: its letters' case, and whether a sentence or quotation may open here.

    Returns:
        Numbers from 1 to ``SHAPES - 1``, as many as words.
    """
    found: list[int] = []
    opens = True
    for word in words:
        found.append(1 + 2 * _case(word) + int(opens))
        opens = word in _SENTENCE_MARKS
    return found


def _case(word: str) -> int:
    """0 mark, 1 lower, 2 Title, 3 one capital, 4 CAPITALS, 5 CamelCase, 6 camelCase, 7 digits, 8 mixed, 9 other."""
    if not word[0].isalnum():
        return 0
    if any(c.isdigit() for c in word):
        return 7 if word.isdigit() else 8
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) == 1 else 4
    if word[0].isupper():
        return 2 if word[1:].islower() else 5
    return 6 if any(c.isupper() for c in word) else 9
