"""Cuts a scraped thread into posts by the text that it repeats.

Pages of this kind print under most posts the post that they quote or answer, without a mark between
them. Text that occurs twice, word for word or with its line breaks flattened, therefore shows where posts
begin and end: a stretch between two repeated texts is one post. Ranges of words are compared by
polynomial hashes of their prefixes (Karp and Rabin 1987), so the time is linear in the page.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.language.english import content_words, words
from extractors.page.kinds import is_numbered_post
from extractors.page.lines import PERSONAL, ends_sentence, leading_handle

Key = tuple[int, int]

_MODULUS = (1 << 61) - 1
_BASE = 1_000_003
_LONGEST_RUN = 60
_SHORTEST_COPY = 4
_SETTLED_AFTER = 6
_SKETCH = 8
_SHINGLE = 3
_NEAR = 0.75
_LONG_ENOUGH = 20
_BUCKET = 8
_DENSE = 0.8
_NOTHING_ABOVE = 6  # what opens the page stands below no post that could quote it
# Marks that software writes in two ways; a copy differs in them from its post.
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‑": "-", "\u200b": None}
)
_FEWEST_WORDS = 8  # of a short post that is a version if one number in it differs
_NUMBER = re.compile(r"\d[\d.,:]*")
_JOINING = frozenset(
    {"and", "but", "or", "so", "because", "also", "then", "yes", "no", "well", "yet"}
)
_SUMMARY = re.compile(
    r"(?:an?\s|this\s|the\s)?(?:\w+\s)?(?:thread|discussion|conversation|exchange)\s"
    r"(?:about|on|of|over|in which|where)\b|(?:summary|in short|tl;?dr)\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a thread.

    Args:
        text: its words.
        gap: whether a blank line stands before it.
        head: whether it only names a poster.
    """

    text: str
    gap: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A post or a copy of one, as a range of rows; ``last`` inclusive.

    Args:
        first: index of its first row.
        last: index of its last row.
        key: hash of its words if they occur elsewhere too, else None.
        copy_of: index of the segment whose words it repeats, or None.
        quotes: index of the segment that it quotes, or None.
    """

    first: int
    last: int
    key: Key | None = None
    copy_of: int | None = None
    quotes: int | None = None


def segment(rows: list[Row]) -> list[Segment]:
    """Posts and copies of a thread in page order, with what each repeats and quotes."""
    keys = _Keys(rows)
    found = _cut(rows, keys)
    originals = _originals(found)
    linked = _with_quotes(found, originals)
    return _with_near_copies(rows, linked)


class _Keys:
    """Hashes of any range of rows, compared word by word and blind to line breaks."""

    def __init__(self, rows: list[Row]) -> None:
        self.prefix = [0]
        self.offset = [0]
        self.powers = [1]
        for row in rows:
            for word in row.text.translate(_SAME).split():
                code = zlib.crc32(word.encode()) + 1
                self.prefix.append((self.prefix[-1] * _BASE + code) % _MODULUS)
                self.powers.append(self.powers[-1] * _BASE % _MODULUS)
            self.offset.append(len(self.prefix) - 1)

    def of(self, first: int, last: int) -> Key:
        """Hash and number of the words in rows ``first`` to ``last`` (inclusive)."""
        start, end = self.offset[first], self.offset[last + 1]
        value = (self.prefix[end] - self.prefix[start] * self.powers[end - start]) % _MODULUS
        return value, end - start


def _cut(rows: list[Row], keys: _Keys) -> list[Segment]:
    """The rows as segments: repeated texts first, then what stands between them."""
    runs = _flattened_runs(rows, keys)
    inner = {keys.of(i, i) for first, last in runs.items() for i in range(first, last + 1)}
    singles = Counter(keys.of(i, i) for i in range(len(rows)))
    whole = {keys.of(first, last) for first, last in runs.items()}
    gaps = sum(1 for row in rows if row.gap)
    closing = gaps <= 0.2 * len(rows) or (not runs and _is_row_each(rows, keys, gaps))
    found: list[Segment] = []
    i = 0
    while i < len(rows):
        key = keys.of(i, i)
        if i in runs:
            found.append(Segment(i, runs[i], keys.of(i, runs[i])))
        elif key[1] >= _SHORTEST_COPY and (key in whole or (singles[key] > 1 and key not in inner)):
            found.append(Segment(i, i, key))
        elif found and found[-1].key is None and not _opens_post(rows, i, closing):
            found[-1] = replace(found[-1], last=i)
        else:
            found.append(Segment(i, i))
        i = found[-1].last + 1
    return _joined(found, keys)


def _is_row_each(rows: list[Row], keys: _Keys, gaps: int) -> bool:
    """Whether blank lines part posts and not the paragraphs of one.

    They stand almost everywhere, and every text that the page repeats is a single row: a post of several
    would come back as several, one behind the other.
    """
    told = [keys.of(i, i) for i in range(len(rows))]
    pairs = Counter(pairwise(told))
    repeated = {key for key, n in Counter(told).items() if n > 1 and key[1] >= _SHORTEST_COPY}
    together = any(count > 1 and set(pair) <= repeated for pair, count in pairs.items())
    return gaps >= _DENSE * (len(rows) - 1) and len(repeated) >= 2 and not together


def _flattened_runs(rows: list[Row], keys: _Keys) -> dict[int, int]:
    """Rows that together repeat one single row: first row to last row, the longest, none overlapping."""
    singles = {keys.of(i, i) for i in range(len(rows))}
    runs: dict[int, int] = {}
    i = 0
    while i < len(rows):
        ends = range(min(i + _LONGEST_RUN, len(rows) - 1), i, -1)
        own = keys.of(i, i)[1]
        last = next((j for j in ends if (key := keys.of(i, j)) in singles and key[1] > own), None)
        if last is not None and keys.of(i, last)[1] >= _SHORTEST_COPY:
            runs[i] = last
            i = last
        i += 1
    return runs


def _opens_post(rows: list[Row], i: int, closing: bool) -> bool:
    """Whether a row that repeats nothing opens a post of its own.

    ``closing`` says whether blank lines end posts. Where they are rare, one stands for a lost picture or
    link, which does.
    """
    row = rows[i]
    if rows[i - 1].head:
        return False
    if row.head or leading_handle(row.text) or is_numbered_post(row.text):
        return True
    return row.gap and closing


def _joined(found: list[Segment], keys: _Keys) -> list[Segment]:
    """Neighbouring repeated rows as one segment if each occurs only together with the other."""
    counts: Counter[Key | None] = Counter(one.key for one in found)
    pairs: Counter[tuple[Key | None, Key | None]] = Counter(
        (one.key, two.key) for one, two in pairwise(found)
    )
    joined: list[Segment] = []
    previous: Key | None = None
    for one in found:
        together = pairs[previous, one.key]
        if (
            previous
            and one.key
            and together > 1
            and together == counts[previous] == counts[one.key]
        ):
            first = joined[-1].first
            joined[-1] = Segment(first, one.last, keys.of(first, one.last))
        else:
            joined.append(one)
        previous = one.key
    return joined


def _originals(found: list[Segment]) -> dict[Key, int]:
    """For each repeated text the segment taken as the post itself; the others are copies.

    The post itself is followed by the copy that it quotes and stands behind a finished quotation; a copy
    stands behind the post that quotes it; and quoted copies lose their line breaks. Which is which
    depends on the neighbours' roles, so the choice is repeated until it rests.
    """
    places: dict[Key, list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        if one.key:
            places[one.key].append(i)
    chosen: dict[Key, int] = {}
    for _ in range(_SETTLED_AFTER):
        better = {
            key: max(where, key=lambda i: (_score(found, i, chosen), -i))
            for key, where in places.items()
        }
        if better == chosen:
            break
        chosen = better
    return chosen


def _score(found: list[Segment], i: int, chosen: dict[Key, int]) -> int:
    """How much speaks for segment ``i`` being the post itself and no copy of it."""
    score = 4 if found[i].last > found[i].first else 0
    if i == 0:
        score += _NOTHING_ABOVE
    else:
        before = found[i - 1].key
        if before is None:
            score -= 3
        elif before in chosen:
            score += -2 if chosen[before] == i - 1 else 2
    if i + 1 < len(found):
        after = found[i + 1].key
        if after is not None:
            score += 2 if after not in chosen else -1 if chosen[after] == i + 1 else 3
    return score


def _with_quotes(found: list[Segment], originals: dict[Key, int]) -> list[Segment]:
    """The segments with what each copies; a copy right behind a post is what that post quotes."""
    linked: list[Segment] = []
    for i, one in enumerate(found):
        original = originals[one.key] if one.key else i
        linked.append(one if original == i else replace(one, copy_of=original))
        if original != i and i and linked[i - 1].copy_of is None and original != i - 1:
            linked[i - 1] = replace(linked[i - 1], quotes=original)
    for i in sorted(originals.values()):
        if i and _stands_quoted(linked[i - 1], linked[i]):
            linked[i - 1] = replace(linked[i - 1], quotes=i)
    return linked


def _stands_quoted(before: Segment, original: Segment) -> bool:
    """Whether a text that occurs in quoted places only is quoted here by the post before it."""
    open_post = before.key is None and before.quotes is None
    return open_post and original.quotes is None


def _with_near_copies(rows: list[Row], found: list[Segment]) -> list[Segment]:
    """The segments with edited versions of an earlier post marked as copies of it.

    Candidates share one of the smallest shingle hashes (Broder 1997); then the Jaccard similarity of
    their shingles decides. Short posts are copies where one number differs.
    """
    buckets: dict[int, list[int]] = defaultdict(list)
    shingles: dict[int, frozenset[int]] = {}
    short: dict[int, str] = {}
    marked = list(found)
    for i, one in enumerate(found):
        if one.copy_of is not None:
            continue
        said = " ".join(row.text for row in rows[one.first : one.last + 1])
        own = _shingles(said)
        if len(own) < _LONG_ENOUGH:
            short[i] = said
            continue
        shingles[i] = own
        sketch = sorted(own)[:_SKETCH]
        near = sorted({j for code in sketch for j in buckets[code][:_BUCKET]})
        same = next((j for j in near if _similarity(own, shingles[j]) >= _NEAR), None)
        if same is not None:
            marked[i] = replace(one, copy_of=same)
        else:
            for code in sketch:
                buckets[code].append(i)
    for i, same in _renumbered(short).items():
        marked[i] = replace(found[i], copy_of=same)
    return marked


def _renumbered(short: Mapping[int, str]) -> dict[int, int]:
    """Short posts that differ from one earlier post in one number only.

    Posts that count up ("Day 3: ...") are a series and no versions; three of them are alike.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for i, said in short.items():
        told = words(said)
        if len(told) >= _FEWEST_WORDS and _NUMBER.search(said):
            alike[_NUMBER.sub("0", " ".join(told))].append(i)
    pairs = (where for where in alike.values() if len(where) == 2)
    found = {}
    for first, second in pairs:
        one, two = _NUMBER.findall(short[first]), _NUMBER.findall(short[second])
        if len(one) == len(two) and sum(map(str.__ne__, one, two)) == 1:
            found[second] = first
    return found


def _shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of three words."""
    told = words(text)
    runs = (told[i : i + _SHINGLE] for i in range(len(told) - _SHINGLE + 1))
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs)


def _similarity(one: frozenset[int], two: frozenset[int]) -> float:
    """Jaccard similarity of two sets of shingles."""
    return len(one & two) / len(one | two)


def heads_thread(title: str, first: str) -> bool:
    """Whether a line over a thread's first post is its headline.

    It is no finished sentence, nobody speaks in it or is addressed, it opens with a capital, and it shares
    two words with the post below, which is no answer to it.
    """
    told = words(title)
    if ends_sentence(title) or not 4 <= len(told) <= 28 or not title[0].isupper():
        return False
    if (
        PERSONAL & set(told)
        or told[0] in _JOINING
        or leading_handle(title)
        or leading_handle(first)
    ):
        return False
    return len(set(content_words(title)) & set(content_words(first))) >= 2


def restates(text: str, title: str) -> bool:
    """Whether a block under the title says the title again in more words: a summary and no post.

    It may also say that it is one ("A thread about ...", "Summary: ...").
    """
    if _SUMMARY.match(text):
        return True
    wanted = set(content_words(title))
    said = set(content_words(text))
    return len(wanted) >= 3 and len(wanted & said) >= 0.6 * len(wanted)
