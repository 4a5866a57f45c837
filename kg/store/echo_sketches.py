"""What of a statement's words tells an echo, small enough to be kept beside the statement.

To find echoes the words of all statements are compared, of which nearly all are nobody else's. A sketch
(Broder 1997) tells so without the words: hashes of them all, of their smallest triples and of their runs.
Whatever two sketches share is looked at in the words themselves, so a sketch decides nothing by itself.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from kg.model import Polarity

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{20,600})[”\"»]")
_SAME_WORDS = 6  # fewer words may be anybody's own
_NEAR_WORDS = 12
_RUN = 3
_BANDS = 6
QUOTATION = 6
"""Words of a quotation that is told from its source, at least."""

_NEGATIONS = frozenset({"no", "not", "never", "none", "nor", "cannot", "without", "neither"})
_HEAD = struct.Struct("<BQIBB")
_VERSION = 1
"""Raised whenever a sketch is of other words or hashes; a migration that empties their table goes with it."""


@dataclass(frozen=True, slots=True)
class Print:
    """What of a statement's words is compared.

    Args:
        words: folded.
        runs: hashes of its word triples.
        figures: its words with digits, sorted.
        denied: whether its words, with its polarity, deny.
    """

    words: tuple[str, ...]
    runs: frozenset[int]
    figures: tuple[str, ...]
    denied: bool

    @classmethod
    def of(cls, quote: str, polarity: Polarity) -> Print:
        """The print of a statement, by its words in the text and its polarity."""
        told = words_of(quote)
        # Most words are letters only, which one call tells; all statements of a graph may come through here.
        odd = [word for word in told if not word.isalpha()]
        figures = tuple(sorted(word for word in odd if any(map(str.isdigit, word))))
        denied = not _NEGATIONS.isdisjoint(told) or any(word.endswith("n't") for word in odd)
        runs = frozenset(run_codes(told, _RUN))
        return cls(told, runs, figures, denied != (polarity is Polarity.NEGATIVE))


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hashes of what is compared of a statement's words.

    Args:
        words: of all of them, or 0 where they are so few that they may be anybody's.
        exact: of its figures and of whether it denies, which no near copy changes.
        smallest: of its word triples, ascending; none where it has too few words for near copies.
        quotes: whether it holds a quotation that may be told from its source.
        own: of its runs of `QUOTATION` words outside quotations, four bytes each.
    """

    words: int
    exact: int
    smallest: tuple[int, ...]
    quotes: bool
    own: bytes

    @classmethod
    def of(cls, quote: str, polarity: Polarity) -> Sketch:
        """The sketch of a statement, by its words in the text and its polarity."""
        made = Print.of(quote, polarity)
        whole = blake2b(" ".join(made.words).encode(), digest_size=8).digest()
        near = len(made.words) >= _NEAR_WORDS
        return cls(
            words=int.from_bytes(whole, "little") if len(made.words) >= _SAME_WORDS else 0,
            exact=zlib.crc32(repr((made.figures, made.denied)).encode()),
            smallest=tuple(sorted(made.runs)[:_BANDS]) if near else (),
            quotes=next(quotations(quote), None) is not None,
            own=_codes_packed(run_codes(own_words(quote), QUOTATION)),
        )

    def packed(self) -> bytes:
        """As it is kept."""
        head = _HEAD.pack(_VERSION, self.words, self.exact, self.quotes, len(self.smallest))
        return head + _codes_packed(self.smallest) + self.own

    def has_own(self, codes: frozenset[int]) -> bool:
        """Whether one of these is a hash of a run of its own words."""
        return not codes.isdisjoint(struct.unpack(f"<{len(self.own) // 4}I", self.own))


def unpacked(kept: bytes) -> Sketch | None:
    """A sketch as it was kept, or None where it was made in another manner."""
    version, words, exact, quotes, near = _HEAD.unpack_from(kept)
    if version != _VERSION:
        return None
    smallest = struct.unpack_from(f"<{near}I", kept, _HEAD.size)
    return Sketch(words, exact, smallest, bool(quotes), kept[_HEAD.size + 4 * near :])


def _codes_packed(codes: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(codes)}I", *codes)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    found = _WORD.findall(text)
    return tuple(" ".join(found).replace("’", "'").casefold().split(" ")) if found else ()


def own_words(quote: str) -> tuple[str, ...]:
    """The words of a statement outside its quotations."""
    return words_of(_QUOTED.sub(" ", quote))


def quotations(quote: str) -> Iterator[tuple[str, ...]]:
    """The words of each quotation in a statement that is long enough to be told from its source."""
    for match in _QUOTED.finditer(quote):
        told = words_of(match.group(1))
        if len(told) >= QUOTATION:
            yield told


def run_codes(told: Sequence[str], length: int) -> list[int]:
    """A hash of each run of so many words."""
    shifted = (told[i:] for i in range(length))
    return [zlib.crc32(" ".join(run).encode()) for run in zip(*shifted, strict=False)]
