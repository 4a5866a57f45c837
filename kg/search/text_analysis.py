"""How words are read: the same for what is indexed and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any

ANALYZER = "claimtrail_en"
"""Name under which an index knows the analyzer; raise `TEXT_VERSION` when it changes."""

WHOLE_WORDS = "claimtrail_words"
"""Name of the analyzer that keeps words as they are spelt, for words that are still being typed."""

TEXT_VERSION = 4
_MOST_STEMS = 64
_BEGUN = 2
"""Letters from which the beginning of a word is looked for."""
_LONGEST_TEXT = 10_000
_LONGEST_WORD = 40
_KNOWN_WORDS = 20_000
_WORD = re.compile(r"[^\W_]+")
_FRAMES = """
a about am an and any are as at be been but by can could did do does for from had has have how i if
in into is it its may me my no not of on or our s says so t than that the their them then there
these they this to was we were what when where which who whom whose why will with would you your
"""


def plain(text: str) -> str:
    """Text that every library takes: compatibility forms joined, lone surrogates replaced."""
    return unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8"))


@cache
def analyzer() -> Any:
    """Words, folded to ASCII where they can be, stemmed as English (tantivy's ``en_stem`` else)."""
    return _builder().filter(_tantivy().Filter.stemmer("english")).build()


@cache
def word_analyzer() -> Any:
    """Words, folded to ASCII where they can be, not stemmed."""
    return _builder().build()


@cache
def _query_analyzer() -> Any:
    filters = _tantivy().Filter
    return (
        _builder()
        .filter(filters.custom_stopword(_FRAMES.split()))
        .filter(filters.stemmer("english"))
        .build()
    )


def _builder() -> Any:
    tantivy = _tantivy()
    filters = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (filters.remove_long(_LONGEST_WORD), filters.lowercase(), filters.ascii_fold()):
        builder = builder.filter(step)
    return builder


def _tantivy() -> Any:
    import tantivy

    return tantivy


def query_stems(text: str) -> tuple[str, ...]:
    """The stems a query asks for, each once, in order; at most 64.

    Words that carry a sentence but no subject ("what", "of") count only where nothing else is left.
    """
    words = plain(text[:_LONGEST_TEXT])
    stems = _query_analyzer().analyze(words) or analyzer().analyze(words)
    return tuple(dict.fromkeys(stems))[:_MOST_STEMS]


def begun_word(text: str) -> str | None:
    """The last word of a query that is still being typed, folded; None when it is too short to tell."""
    if not text or not text[-1].isalnum():
        return None
    words = word_analyzer().analyze(plain(text[-_LONGEST_WORD:]))
    return words[-1] if words and len(words[-1]) >= _BEGUN else None


def matching_words(text: str, stems: Collection[str], begun: str | None = None) -> tuple[str, ...]:
    """The words of a text whose stems are asked for, as written, each once, in order.

    Args:
        text: the text.
        stems: as `query_stems` gives them.
        begun: the beginning of a word that is asked for too, as `begun_word` gives it.
    """
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        word_stems, spelt = _read_word(word)
        if any(stem in stems for stem in word_stems) or (
            begun is not None and any(one.startswith(begun) for one in spelt)
        ):
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


@lru_cache(maxsize=_KNOWN_WORDS)
def _read_word(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of a word, and how it is spelt when folded; a page of hits asks for the same words often."""
    clean = plain(word)
    return tuple(analyzer().analyze(clean)), tuple(word_analyzer().analyze(clean))
