"""Shapes of names: runs of capitalised words, with what stands beside them on their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.names.name_words import NameWords, fold_name, name_words

_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
_SPACE = "[ \u00a0\u2009\u202f]"
_JOIN = r"(?:[-\u2010\u2011&'’](?=\w)\w+|\.(?=\d)\d+){0,8}"
_WORD = rf"(?:(?:[{_UPPER}]\.){{1,3}}|[a-z]{{0,2}}[{_UPPER}]\w*{_JOIN}|[a-z]\d\w*{_JOIN})"
_NUMBER = r"(?!\d{1,2}(?:[mhdwy](?!\w)|[ \u00a0](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))\d+(?:\.\d+)*[a-z]?(?![\w%‑-])"
_LINK = r"(?:of the|of|for|&|de la|de|del|della|der|van der|van|von|da|dos|du|la|le|bin|ibn|al|el|ben|y)"
_PART = re.compile(r"[^\s\u00a0\u2009\u202f]+")
_POSSESSIVE = re.compile(r"['’][sS]$")
_CLITIC = re.compile(r"['’](?:s|S|ve|re|ll|d|m|t)$")
_INITIALS = re.compile(rf"^(?:[{_UPPER}]\.)+$")
_VERSION = re.compile(r"^\d+(?:\.\d+)*(?![dhwy]$)[a-z]?$")
_COMPOUND = re.compile(r"[-\u2010\u2011](?:[a-z]+ed|based|led|built|made|run|style|grown|born)$")
_SENTENCE_END = re.compile(r"(?:^|[.!?:…•>“\"‘(\[]|[-–—*]) *$")
_BENCHMARK = re.compile(
    r"(?:bench|benchmark|eval|evals|arena|gym|glue|qa)(?:s|\d+)?$", re.IGNORECASE
)
_CAMEL_MARK = re.compile(r"[a-z\d]Mark$|(?:Bench|Eval|QA)[-\u2010\u2011](?:[A-Z]\w*|\d+)$")
_JOINED_PARTICLE = re.compile(
    rf"(?:Mc|Mac|Le|La|De|Di|Du|Van|Von|Fitz|O['’])[{_UPPER}][a-z]{{2,}}$"
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_LETTERS = re.compile(r"[^\W\d_]{4,}")

CONTEXT = 64
"""How many code points of the line beside a name are looked at."""

_FULL_STOP = re.compile(r"[a-z]{2}[.!][)\"”’]*\s*$")
_HEADLINE_LIMIT = 240
_HEADLINE_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name: its place and its folded form without possessive ending."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class NameRun:
    """Capitalised words that may be a name.

    Args:
        words: at least one.
        initial: at a sentence's start, where a capital tells nothing.
        headline: on a line that capitalises nearly every word.
        titled: a person's title stood before it.
        possessive: a possessive ending follows.
        before: the line up to it, folded, with a space in front; at most `CONTEXT` long.
        after: the line from it on, folded; at most `CONTEXT` long.
    """

    words: tuple[NameWord, ...]
    initial: bool
    headline: bool
    titled: bool
    possessive: bool
    before: str
    after: str

    @property
    def start(self) -> int:
        """First code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Past the last code point."""
        return self.words[-1].end

    @property
    def key(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(word.key for word in self.words)


def is_initials(word: str) -> bool:
    """Whether a word is one or more initials with full stops ("J.", "I.J.")."""
    return _INITIALS.match(word) is not None


def is_given(key: str) -> bool:
    """Whether a folded word is a given name or two joined by a hyphen ("anne-marie")."""
    return key in name_words().given or key.partition("-")[0] in name_words().given


def is_version(word: str) -> bool:
    """Whether a word is a bare number such as follows a product's name ("3.5")."""
    return _VERSION.match(word) is not None


def is_benchmark_name(word: str) -> bool:
    """Whether a word is named as benchmarks are ("X-Bench", "XEval", "XQA", "XMark")."""
    if _CAMEL_MARK.search(word):
        return True
    return _BENCHMARK.search(word) is not None and len(word) > len("bench")


def is_surname_camel(word: str) -> bool:
    """Whether a word is a surname with a joined particle ("McAllister", "DeVries", "O'Hara")."""
    return _JOINED_PARTICLE.match(word) is not None


def is_camel(word: str) -> bool:
    """Whether a word has capitals inside it besides lower-case letters ("OpenHand")."""
    return any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)


def name_runs(text: str, start: int, end: int) -> Iterator[NameRun]:
    """Runs of capitalised words in ``text[start:end]``, none across a line's end.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
    """
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        yield from _line_runs(text, line, stop)
        line = stop + 1


@cache
def _run_pattern() -> re.Pattern[str]:
    """Words of a name in a row; a body's may be cut by the end of those whose it is: "Pharmacists' Guild"."""
    bodies = "|".join(sorted(word.capitalize() for word in name_words().organisation_owned))
    owners = rf"(?:(?<=s)['’](?={_SPACE}(?:{bodies})\b))?"
    return re.compile(
        rf"(?<![\w@#/.\-\u2011]){_WORD}(?:{owners}{_SPACE}(?:{_LINK}{_SPACE})?(?:{_WORD}|{_NUMBER})){{0,9}}"
    )


def _line_runs(text: str, start: int, end: int) -> Iterator[NameRun]:
    headline = _is_headline(text, start, end)
    urls = [match.span() for match in _URL.finditer(text, start, end)]
    for match in _run_pattern().finditer(text, start, end):
        while urls and urls[0][1] <= match.start():
            urls.pop(0)
        if urls and urls[0][0] <= match.start():
            continue
        words = _split_words(text, match.start(), match.end())
        for piece in _pieces(words, headline=headline):
            run = _run(text, piece, start, end, headline=headline)
            if run is not None:
                yield run


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether the line capitalises nearly every longer word and has a few of them."""
    if end - start > _HEADLINE_LIMIT or _FULL_STOP.search(text[start:end]):
        return False
    words = _LETTERS.findall(text[start:end])
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capital >= _HEADLINE_SHARE * len(words)


def _split_words(text: str, start: int, end: int) -> list[tuple[NameWord, bool]]:
    """The run's words, each with whether it must end a name (an ending was cut off)."""
    found = []
    for match in _PART.finditer(text, start, end):
        word = match.group()
        ending = _POSSESSIVE.search(word) or _COMPOUND.search(word)
        if ending:
            word = word[: ending.start()]
        stop = match.start() + len(word)
        found.append((NameWord(match.start(), stop, word, fold_name(word)), ending is not None))
    return found


def _pieces(
    words: list[tuple[NameWord, bool]], *, headline: bool
) -> Iterator[list[tuple[NameWord, bool]]]:
    """Cut a run where a name must end: after a possessive, at words that join no names."""
    lexicon = name_words()
    piece: list[tuple[NameWord, bool]] = []
    for at, (word, possessive) in enumerate(words):
        if piece and _opens(at, words, lexicon):
            yield piece
            piece = []
        if _breaks(word, piece, lexicon, headline=headline):
            yield piece
            piece = []
            continue
        piece.append((word, possessive))
        if possessive:
            yield piece
            piece = []
    yield piece


def _opens(at: int, words: list[tuple[NameWord, bool]], lexicon: NameWords) -> bool:
    """Whether a new name begins here: a title, or a given name after a word that is none."""
    word, previous = words[at][0], words[at - 1][0]
    if at + 1 == len(words):
        return False
    following = words[at + 1][0].key
    if word.key in lexicon.titles:
        return following not in lexicon.ordinary and following not in lexicon.organisation_tail
    leading = any(
        previous.key in group for group in (lexicon.given, lexicon.titles, lexicon.particles)
    ) or is_initials(previous.text)
    closed = (
        words[-1][0].key in lexicon.organisation_tail
        or previous.text.islower()
        or previous.text == "&"
    )
    return (
        word.key in lexicon.given
        and not leading
        and not closed
        and following not in lexicon.ordinary
    )


def _breaks(
    word: NameWord, piece: list[tuple[NameWord, bool]], lexicon: NameWords, *, headline: bool
) -> bool:
    base = _CLITIC.sub("", word.key)
    if word.key in {"of", "for", "of the"}:
        return not piece or piece[-1][0].key not in lexicon.organisation_head
    if word.text == "&":
        return len(piece) != 1
    if word.text[0].islower() and base in lexicon.particles:
        return not piece
    if base in lexicon.function or base in lexicon.calendar:
        return not (word.key == "the" and piece and piece[-1][0].key == "of")
    if is_version(word.text):
        return not piece
    plain = (
        base in lexicon.ordinary
        and base not in lexicon.organisation_head
        and not is_camel(word.text)
    )
    after_name = bool(piece) and (
        piece[-1][0].key in lexicon.given or is_initials(piece[-1][0].text)
    )
    return headline and plain and not after_name


def _run(
    text: str, piece: list[tuple[NameWord, bool]], start: int, end: int, *, headline: bool
) -> NameRun | None:
    """The piece as a run, without titles before it and joining words after it."""
    lexicon = name_words()
    words = [word for word, _ in piece]
    while words and (
        words[-1].text == "&"
        or (words[-1].text.islower() and words[-1].key in lexicon.particles | {"of", "for", "the"})
    ):
        words.pop()
    while (
        len(words) > 1
        and words[-1].key in lexicon.acronyms - {"ai"}
        and words[-2].key not in lexicon.ordinary
    ):
        words.pop()
    titled = False
    while len(words) > 1 and words[0].key in lexicon.titles and _personal(words[1:], lexicon):
        titled = True
        words.pop(0)
    initial = (
        bool(words)
        and _SENTENCE_END.search(text[max(start, words[0].start - 3) : words[0].start]) is not None
    )
    if initial and len(words) > 1 and _is_opener(words, lexicon):
        words, initial = words[1:], False
    if not words or is_version(words[0].text):
        return None
    first, last = words[0].start, words[-1].end
    before = fold_name(text[max(start, first - CONTEXT) : first])
    before = _titles_cut(before, lexicon) if titled else before
    return NameRun(
        words=tuple(words),
        initial=initial,
        headline=headline,
        titled=titled or _after_title(before, lexicon),
        possessive=_POSSESSIVE.match(text[last : min(end, last + 2)]) is not None,
        before=" " + before,
        after=fold_name(text[last : min(end, last + CONTEXT)]),
    )


def _personal(words: list[NameWord], lexicon: NameWords) -> bool:
    """Whether what follows a title can be a person's name ("General Electric" is none)."""
    return words[-1].key not in lexicon.organisation_tail and words[0].key not in lexicon.ordinary


def _is_opener(words: list[NameWord], lexicon: NameWords) -> bool:
    """Whether the first word only opens the sentence ("Current", "Overall") before a name."""
    first = words[0]
    named = first.key in lexicon.given or is_version(words[1].text)
    closed = words[-1].key in lexicon.organisation_tail or any(w.text.islower() for w in words)
    if first.key in lexicon.descriptors and first.key not in lexicon.organisation_tail:
        return not is_version(words[1].text) and not words[1].text.islower()
    return first.key in lexicon.ordinary and not named and not closed


def _titles_cut(before: str, lexicon: NameWords) -> str:
    words = before.split()
    while words and words[-1].rstrip(".") in lexicon.titles:
        words.pop()
    return " ".join(words) + " " if words else ""


def _after_title(before: str, lexicon: NameWords) -> bool:
    """Whether an abbreviated title with its full stop stands before ("Dr. ")."""
    words = before[-CONTEXT // 4 :].split()
    return (
        bool(words)
        and words[-1].endswith(".")
        and words[-1].rstrip(".") in lexicon.titles
        and len(words[-1]) <= len("prof.")
    )
