"""Lines that a page puts around its text, by evidence that no single phrase gives.

Each short block is weighed: an order at its head, words to the visitor or of the owner, things of a page's
trade, prices, addresses and handles, words of notices, counts and clock times, separators of a trail, words
that the rest of the page never uses, and neighbours of the same sort. Words of an argument, and words that
are the page's subject, weigh against it. The sum, as a share of itself and the threshold, is the score.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.draft import Block, BlockKind
from extractors.language.english import content_words, sentence_ranges, stem, words
from extractors.page.dates import find_date
from extractors.page.lines import ends_sentence, word_count
from extractors.page.notices import boilerplate_lexicon

THRESHOLD, WHOLE_THRESHOLD = 0.5, 0.75
_LONGEST = 45
_WHOLE = 24  # words of a paragraph in its own right, which needs more to be taken for a call
_FRAGMENT = 9
_WIDGET = 4
_UNORDERED = 0.4
_SUBJECT = 13  # words of a block from which the page's subject is told
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w{2,}|(?<!\w)@\w{2,}|\b[a-z0-9-]{3,}\.[a-z]{2,8}/\S+|"
    r"(?<!\w)#\w{2,}|(?<!\d)(?:\+\d{1,3}[ -]?)?\(?\d{3,5}\)?[ -]\d{3,4}[ -]\d{3,4}(?!\d)"
)
_PRICE = re.compile(
    r"[£$€¥]\s?\d|\b\d+ ?% off\b|\d+ ?(?:euros?|pounds|dollars) a (?:week|month|year)\b"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm)\b|\d°", re.IGNORECASE)
_TRAIL = re.compile(r"\S\s+(?:>|»|›|/|\|)\s+\S")
_ARROW = re.compile(r"^\W{0,2}[«»‹›←→▶►]|[«»‹›←→▶►]\W{0,2}$")
_NUMBER = re.compile(r"\d[\d.,]*k?", re.IGNORECASE)
_IF_YOU = re.compile(r"^if you(?:'re|’re|'ve|’ve)?\b[^,.!?]{2,80}, ", re.IGNORECASE)
_TICKED = re.compile(r"^[✓✔✕✗✘✅❌★☆]")
# Words of others, and where a link in running text leads.
_SAID = re.compile(r"[“\"][^”\"]{0,400}[”\"]|(?<=\])\([^)\s]{1,400}\)")
_REPORTED = frozenset(
    {
        "said",
        "says",
        "argue",
        "argues",
        "because",
        "although",
        "according",
        "found",
        "though",
        "therefore",
    }
)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for a block standing around the text, and as what.

    Args:
        score: 0 to 1.
        reason: what sort of line it is.
    """

    score: float
    reason: str


def weigh(blocks: Sequence[Block], marked: frozenset[int]) -> dict[int, Weight]:
    """Blocks that stand around the text, by index, with scores of `THRESHOLD` and more.

    Args:
        blocks: the article's blocks in order.
        marked: indexes of those that other evidence has marked; they count as neighbours and not as text.
    """
    page = _Page(blocks, marked)
    alone = {i: page.weigh(i) for i in range(len(blocks)) if i not in marked and page.may_be(i)}
    near = marked | {i for i, found in alone.items() if found.score >= THRESHOLD}
    found = {}
    for i, weight in alone.items():
        beside = (i - 1 in near) + (i + 1 in near)
        if beside and weight.score > 0 and page.speaks(i, weight):
            bonus = 0.15 * beside + 0.1 * (page.is_fragment(i) and not page.leads(i))
            weight = Weight(weight.score + bonus, weight.reason)  # noqa: PLW2901
        whole = page.lengths[i] >= _WHOLE and weight.reason == "call"
        if weight.score >= (WHOLE_THRESHOLD if whole else THRESHOLD):
            found[i] = weight
    found.update(page.enclosed(marked | found.keys()))
    return {i: Weight(_share(weight.score), weight.reason) for i, weight in found.items()}


def _share(weight: float) -> float:
    """A sum of weights as a score: a half at the threshold, towards 1 the more there is."""
    return round(weight / (weight + THRESHOLD), 3)


def sentences_of(text: str) -> list[str]:
    """The sentences of a short text."""
    return [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]


class _Page:
    """What an article says, to see which of its blocks speak to the visitor instead."""

    def __init__(self, blocks: Sequence[Block], marked: frozenset[int]) -> None:
        self.blocks = blocks
        self.lexicon = boilerplate_lexicon().chrome
        self.lengths = [word_count(block.span.quote[:600]) for block in blocks]
        self.stems = [
            frozenset(content_words(block.span.quote)) if n <= _LONGEST * 8 else frozenset()
            for block, n in zip(blocks, self.lengths, strict=True)
        ]
        self.used: Counter[str] = Counter()
        self.body = [
            i
            for i, block in enumerate(blocks)
            if i not in marked
            and self.lengths[i] >= _SUBJECT
            and ends_sentence(block.span.quote)
            and block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTE)
        ]
        self._bodies = frozenset(self.body)
        for i in self.body:
            self.used.update(self.stems[i])
        for i, block in enumerate(blocks):
            if block.kind is BlockKind.TITLE:
                self.used.update(dict.fromkeys(self.stems[i], 2))

    def may_be(self, i: int) -> bool:
        """Whether a block is short and nothing introduces it."""
        block = self.blocks[i]
        if not block.span.quote or self.lengths[i] > _LONGEST:
            return False
        led = block.lead is not None and self.blocks[block.lead].kind is BlockKind.PARAGRAPH
        kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET)
        return block.kind in kinds and not led and not block.span.quote.rstrip().endswith(":")

    def is_fragment(self, i: int) -> bool:
        """Whether a block is a few words and no sentence."""
        return self.lengths[i] <= _FRAGMENT and not ends_sentence(self.blocks[i].span.quote)

    def enclosed(self, marked: frozenset[int]) -> dict[int, Weight]:
        """Runs of a few fragments between marked blocks: what a widget lists."""
        found: dict[int, Weight] = {}
        for one, two in pairwise(sorted(marked)):
            run = range(one + 1, two)
            below = bool(self.body) and one > self.body[0]
            if (
                below
                and 0 < len(run) <= _WIDGET
                and all(self.may_be(i) and self.is_fragment(i) for i in run)
            ):
                found.update({i: Weight(THRESHOLD, "navigation") for i in run})
        return found

    def speaks(self, i: int, weight: Weight) -> bool:
        """Whether marked neighbours say something of a block: it is short, a notice, or speaks as they do."""
        told = self.lexicon.visitor | self.lexicon.owner
        short = self.lengths[i] < _SUBJECT or weight.reason == "legal"
        return short or bool(told & set(words(_SAID.sub(" ", self.blocks[i].span.quote))))

    def leads(self, i: int) -> bool:
        """Whether a fragment can be the heading of text that takes up its words."""
        after = self.stems[i + 1] if i + 1 < len(self.blocks) else frozenset[str]()
        return i + 1 in self._bodies and bool(self.stems[i] & after)

    def weigh(self, i: int) -> Weight:
        """How much speaks for block ``i`` by itself."""
        text = _SAID.sub(" ", self.blocks[i].span.quote)  # words of others order nobody here
        told = words(text)
        stems = {stem(word) for word in told} | set(told)
        fragment = self.is_fragment(i)
        sums = {
            "call": self._call(i, told, stems, fragment=fragment),
            "legal": self._notice(i, told, stems),
            "page-data": self._count(text, told, stems),
            "navigation": 0.6 * bool(_TRAIL.search(text) and fragment)
            + 0.6 * bool(_ARROW.search(text)),
        }
        reason = max(sums, key=lambda key: sums[key])
        score = sums[reason] + 0.3 * (sum(sums.values()) - sums[reason])
        score += 0.1 * (self._novelty(i) >= 0.8) - self._against(i, told, reason)
        return Weight(max(0.0, score), reason)

    def _call(self, i: int, told: list[str], stems: set[str], *, fragment: bool) -> float:
        """An order, the visitor, the owner, trade, prices and addresses."""
        text, lexicon = _SAID.sub(" ", self.blocks[i].span.quote), self.lexicon
        order = any(self._orders(part, fragment=fragment) for part in sentences_of(text))
        trade = {word for word in stems & lexicon.trade if self.used[word] < 2}
        visitor = bool(lexicon.visitor & set(told))
        owner = bool(lexicon.owner & set(told))
        address = bool(_ADDRESS.search(text))
        score = 0.35 * order + 0.2 * visitor + 0.15 * owner
        score += 0.2 * min(2, len(trade)) + 0.25 * bool(_PRICE.search(text) and (order or visitor))
        score += 0.35 * address + 0.1 * text.rstrip().endswith("!")
        score += 0.3 * bool(_TICKED.match(text)) + 0.15 * (order and fragment)
        if fragment or order or address or ("if you" in text.lower() and len(trade) >= 2):
            return score
        # People who argue say "we" and "you" too: only a marked neighbour can make this a call.
        opens = told[:1] != [] and told[0] in lexicon.visitor and len(told) < _SUBJECT
        enough = len(trade) >= (1 if opens else 2)
        return min(score, _UNORDERED) if (visitor or owner) and enough else 0.0

    def _orders(self, sentence: str, *, fragment: bool) -> bool:
        """Whether a sentence opens with an order or a lure, courtesy apart.

        In running text the next word shows that it is a verb: "call us", not "call centres".
        """
        sentence = _IF_YOU.sub("", sentence)
        told = words(sentence[:60])
        if told[:1] in (["please"], ["now"], ["just"]):
            told = told[1:]
        if not told:
            return False
        if told[0] in self.lexicon.lures:
            return sentence.rstrip().endswith("?")
        if told[0] not in self.lexicon.orders:
            return False
        rest = sentence.split(None, 2)
        named = len(rest) > 1 and (rest[1][0].isupper() or not rest[1][0].isalpha())
        priced = bool(_PRICE.search(sentence) or _ADDRESS.search(sentence))
        return fragment or named or priced or (len(told) > 1 and told[1] in self.lexicon.objects)

    def _notice(self, i: int, told: list[str], stems: set[str]) -> float:
        """Words of notices that are not what the page is about, more so at the page's ends."""
        found = {word for word in stems & self.lexicon.notice if self.used[word] < 2}
        share = len(found) / max(1, len(set(told)))
        if len(found) < 2 and not (found and self._at_edge(i) and len(told) < _FRAGMENT):
            return 0.0
        return 0.15 * min(4, len(found)) + (0.15 if share > 0.15 else 0.0) + 0.2 * self._at_edge(i)

    def _count(self, text: str, told: list[str], stems: set[str]) -> float:
        """A few words around a number, a date or a clock time that the page keeps of itself."""
        clock = bool(_CLOCK.search(text))
        if len(told) > _FRAGMENT or ends_sentence(text) or (find_date(text) and not clock):
            return 0.0  # a date alone is the page's own
        number = bool(_NUMBER.search(text))
        counted = len(stems & self.lexicon.counted)
        return 0.3 * number + 0.25 * min(2, counted) * number + 0.25 * clock

    def _at_edge(self, i: int) -> bool:
        """Whether a block stands before or behind all of the page's running text."""
        return not self.body or i < self.body[0] or i > self.body[-1]

    def _novelty(self, i: int) -> float:
        """Share of a block's words of meaning that the rest of the page never uses."""
        own = 1 if i in self._bodies else 0
        stems = self.stems[i]
        return sum(1 for word in stems if self.used[word] <= own) / len(stems) if stems else 1.0

    def _against(self, i: int, told: list[str], reason: str) -> float:
        """What speaks for a block being part of the text."""
        if self.blocks[i].kind is BlockKind.HEADING and self.leads(i):
            return 0.4
        arguing = (
            boilerplate_lexicon().slogan.arguing if not self.is_fragment(i) else frozenset[str]()
        )
        said = len((_REPORTED | arguing) & set(told)) * (reason != "legal")  # notices say "may" too
        topical = 1.0 - self._novelty(i)
        return 0.25 * min(2, said) + (0.4 if topical >= 0.6 else 0.2 if topical >= 0.4 else 0.0)
