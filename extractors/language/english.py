"""Words and sentence boundaries of English text, with offsets into the untouched text.

A full stop ends a sentence unless the word before it is an abbreviation, an initial or a number
that the next word continues. Where words alone cannot tell, `verdict` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from extractors.language.lexicon import load_lexicon

# Final marks, what closes behind them, and the numbers of notes ("it fell.” [12]").
_MARKS = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f]+[\"'\u2019\u201d\u00bb)\]*_]*(?:\s?\[\d{1,3}\](?!\())*"
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_INITIAL_AFTER = re.compile(r"\.\s{0,3}[A-Z]\.")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[A-Z]\.\s{0,3}$")
_ADDRESS = re.compile(r"[@/\\_]|\w\.\w*$|www")
_SPACES = re.compile(r"\s*")
_LOOK_BACK = 24
_LOOK_AHEAD = 24
_OPENS = "([{\"'\u2018\u201c\u00ab"
_FULL_WIDTH = "\u3002\uff01\uff1f"


@dataclass(frozen=True, slots=True)
class EnglishLexicon:
    """Closed word classes, from ``lexicons/english.toml``."""

    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    numbering_abbreviations: frozenset[str]
    openers: frozenset[str]
    function_words: frozenset[str]


def english_lexicon() -> EnglishLexicon:
    """The closed word classes of English."""
    return load_lexicon(EnglishLexicon, "english")


def words(text: str) -> list[str]:
    """Words of ``text`` in lower case, with straight apostrophes, hyphenated words whole."""
    return [match.group().replace("\u2019", "'").lower() for match in _WORD.finditer(text)]


def content_words(text: str) -> list[str]:
    """Words that say what ``text`` is about, in lower case and without plural or possessive ending."""
    known = english_lexicon().function_words
    return [stem(word) for word in words(text) if word not in known and not word.isdigit()]


def stem(word: str) -> str:
    """A lower-case word without the commonest endings, to compare words and never to show them."""
    word = word.removesuffix("'s")
    for ending in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


class Verdict(Enum):
    """What the words around final marks say: a sentence ends, runs on, or either may be."""

    ENDS = auto()
    RUNS_ON = auto()
    UNSURE = auto()


def sentence_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of ``text[start:end]`` stand, without the white space around them.

    Line breaks inside the range count as spaces. Every other character lies in exactly one sentence.
    What is unsure is taken to run on.
    """
    found: list[tuple[int, int]] = []
    begin = start
    for cut, told in verdicts(text, start, end):
        if told is Verdict.ENDS:
            _take(found, text, begin, cut)
            begin = cut
    _take(found, text, begin, end)
    return found


def verdicts(text: str, start: int, end: int) -> Iterator[tuple[int, Verdict]]:
    """For each run of final marks in ``text[start:end]``: where it ends, and what the words say of it."""
    begin = start
    for match in _MARKS.finditer(text, start, end):
        told = _verdict(text, begin, match.start(), match.end(), end)
        if told is Verdict.ENDS:
            begin = match.end()
        yield match.end(), told


def _take(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the range without white space at its ends, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _verdict(text: str, begin: int, mark: int, cut: int, end: int) -> Verdict:
    """Whether the marks ``text[mark:cut]`` end the sentence that started at ``begin``."""
    if text[mark] in _FULL_WIDTH:
        return Verdict.ENDS
    if cut >= end:
        return Verdict.RUNS_ON
    if not text[cut].isspace():
        return Verdict.UNSURE if _is_glued(text, begin, mark, cut) else Verdict.RUNS_ON
    following = _following(text, cut, end)
    if text[mark] != "." or text[mark + 1 : cut].startswith("."):
        return _strong_verdict(text[cut - 1], following)
    if cut > mark + 1 and following[:1].islower():
        return Verdict.RUNS_ON
    return _full_stop_verdict(text, begin, mark, following)


def _strong_verdict(last: str, following: str) -> Verdict:
    """Whether "!", "?" or "..." end a sentence; ``last`` is the last of the marks."""
    if not following[:1].islower():
        return Verdict.ENDS
    return Verdict.RUNS_ON if last in ".\u2026" else Verdict.UNSURE


def _is_glued(text: str, begin: int, mark: int, cut: int) -> bool:
    """Whether a space may be missing behind the marks ("it fell.Then"); never inside an address."""
    glued = cut == mark + 1 and mark > begin and text[mark - 1].islower() and text[cut].isupper()
    return glued and not _ADDRESS.search(text[max(begin, mark - _LOOK_BACK) : mark])


def _following(text: str, cut: int, end: int) -> str:
    """The word that follows, without opening marks; "" at the end or before a mark or picture."""
    here = cut
    while here < end and text[here].isspace():
        here += 1
    match = _WORD.search(text[here : min(end, here + _LOOK_AHEAD)].lstrip(_OPENS))
    return match.group() if match and match.start() <= 1 else ""


def _full_stop_verdict(text: str, begin: int, mark: int, following: str) -> Verdict:
    """Whether a single full stop at ``mark`` ends a sentence, by the words on both sides."""
    before = _word_before(text, begin, mark)
    word, lexicon = before.lower(), english_lexicon()
    numbers = word in lexicon.numbering_abbreviations and following[:1].isdigit()
    opens_list = before.isdigit() and _first_word(text, begin) >= mark - len(before)
    if word in lexicon.abbreviations or _in_initials(text, mark, before) or numbers or opens_list:
        return Verdict.RUNS_ON
    # The last letter of "R&D" or "Q/A" is no initial of a name.
    joined = text[begin : mark - len(before)].endswith(("&", "/"))
    closing = word in lexicon.closing_abbreviations
    if closing or (_is_initial(before) and not joined):
        if not following or (following.lower() in lexicon.openers and following[0].isupper()):
            return Verdict.ENDS
        return Verdict.UNSURE if closing and following[0].isupper() else Verdict.RUNS_ON
    if following[:1].islower():
        # Careless posts open sentences with a small letter; a plain longer word ends them.
        plain = len(before) >= 4 and before.isascii() and before.islower() and before.isalpha()
        return Verdict.ENDS if plain else Verdict.UNSURE
    return Verdict.ENDS


def _first_word(text: str, begin: int) -> int:
    match = _SPACES.match(text, begin)
    return match.end() if match else begin


def _in_initials(text: str, mark: int, before: str) -> bool:
    """Whether the full stop at ``mark`` stands in a row of initials of which more follow, or "I" ends it.

    "I. J. Good", "A. A. Milne" and "A. I. Oparin": here the words on both sides mislead, since "I" and "A"
    are words too.
    """
    if len(before) != 1 or not before.isupper():
        return False
    ends_row = before == "I" and _INITIAL_BEFORE.search(text[max(0, mark - 6) : mark - 1])
    return bool(ends_row or _INITIAL_AFTER.match(text, mark))


def _is_initial(word: str) -> bool:
    """A single capital other than "I", or letters with full stops between them (I.J., U.S.)."""
    return (len(word) == 1 and word.isupper() and word != "I") or bool(_ACRONYM.fullmatch(word))


def _word_before(text: str, begin: int, mark: int) -> str:
    """The word that ends at ``mark``, with full stops and ampersands inside it (U.S, R&D)."""
    here = mark
    low = max(begin, mark - _LOOK_BACK)
    while here > low and (text[here - 1].isalnum() or text[here - 1] in ".&"):
        here -= 1
    return text[here:mark]
