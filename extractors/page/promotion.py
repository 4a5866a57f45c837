"""Evidence that a line promotes something: slogans dropped into an article, and brands a page sells.

A slogan is a run of very short sentences whose words hardly occur in the rest of the page and that no
word ties to what stands before. A brand is a name that the page itself shows as sold: it stands in a call
to the reader ("try it free at ..."), or it occurs in slogans only. No list of names is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.draft import Block, BlockKind
from extractors.language.english import content_words, english_lexicon, sentence_ranges, words
from extractors.language.shallow import main_verb, tokens
from extractors.page.lines import is_short_line, word_count
from extractors.page.notices import boilerplate_lexicon

_NAME = re.compile(r"\b[A-Z][\w]*(?:[A-Z]\w*)*(?:\s[A-Z]\w+)?")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]{3,40})\.[a-z]{2,8}\b", re.IGNORECASE)
_PAYS = re.compile(
    r"(?:(?:together|partnership) with|(?:sponsored|presented|supported|powered|brought to you) by)\s"
    r"(.{3,40}?)\W*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_MEASURED = re.compile(r"\d\.\d|\d\s?%|\d/\d")
"""Figures that a list of measurements has and a slogan lacks."""
_LONG = 25
_SHORT = 30
_THRESHOLD = 5
_TOPICAL = 0.3
_LARGEST_SHARE = 0.25
_NEXT_TO_ONE = 20
_WHOLE = 13
# At the head of a later sentence these take up what an argument has just said.
_REFERRING = frozenset({"both", "that", "this", "these", "those", "but", "neither", "so", "they"})


def slogans(blocks: Sequence[Block]) -> set[int]:
    """Indexes of blocks that are slogans or belong to one.

    Slogans are dropped into a text; where they would be a good part of it, they are its style.

    Args:
        blocks: the article's blocks in order, without readers' posts.
    """
    page = _Page(blocks)
    found = {i for i in page.candidates if page.score(i) >= _THRESHOLD}
    if sum(page.lengths[i] for i in found) > _LARGEST_SHARE * sum(page.lengths):
        found = set()
    found |= page.marked_lists()
    for step in (1, -1):
        for i in sorted(found, reverse=step < 0):
            j = i + step
            while j in page.candidates and j not in found and page.follows(j):
                found.add(j)
                j += step
    return found | page.taglines(found)


class _Page:
    """What an article's words are, to see which blocks fall out of it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.lengths = [word_count(block.span.quote) for block in blocks]
        self.lexicon = boilerplate_lexicon().slogan
        kinds = zip(self.lengths, blocks, strict=True)
        running = [n for n, block in kinds if block.kind is BlockKind.PARAGRAPH]
        whole = [n for n in running if n >= _WHOLE]
        self.flowing = bool(whole) and median(whole) >= 20
        self.topic = self._topic_words()
        self.candidates = {i for i in range(len(blocks)) if self._may_be(i)}
        self.clipped = {i for i in self.candidates if self._is_staccato(i)}
        self.named = self._slogan_blocks()
        self.before = self._neighbours(range(len(blocks)))
        self.after = self._neighbours(range(len(blocks) - 1, -1, -1))

    def _topic_words(self) -> set[str]:
        """Content words of long paragraphs and headings."""
        found: set[str] = set()
        for block, length in zip(self.blocks, self.lengths, strict=True):
            if length >= _LONG or block.kind in (BlockKind.TITLE, BlockKind.HEADING):
                found.update(content_words(block.span.quote))
        return found

    def _may_be(self, i: int) -> bool:
        """Whether a block is short running text that nothing announces."""
        block = self.blocks[i]
        if not 0 < self.lengths[i] <= _SHORT or block.span.quote.rstrip().endswith((":", "?")):
            return False
        if len(_MEASURED.findall(block.span.quote)) > 1:
            return False
        if i and self.blocks[i - 1].kind is BlockKind.TITLE:
            return False  # what stands right under a title says what the text is about
        announced = block.lead is not None and self.blocks[block.lead].kind is BlockKind.PARAGRAPH
        return block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and not announced

    def _sentences(self, i: int) -> list[str]:
        """The sentences of a block."""
        text = self.blocks[i].span.quote
        return [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]

    def _is_staccato(self, i: int) -> bool:
        """Whether a block is two or more sentences of seven words or fewer on average."""
        lengths = [word_count(sentence) for sentence in self._sentences(i)]
        return len(lengths) >= 2 and sum(lengths) <= 7 * len(lengths) and max(lengths) <= 12

    def _slogan_blocks(self) -> set[int]:
        """Candidates with a name that occurs twice or more, in candidates only, once in staccato."""
        small = english_lexicon().function_words
        places: dict[str, list[int]] = {}
        outside: set[str] = set()
        for i, block in enumerate(self.blocks):
            for match in _LETTERS.finditer(block.span.quote):
                word = match.group()
                if block.span.quote[match.end() : match.end() + 1] == ":":
                    continue  # a line's label is no name
                if i in self.candidates and word[0].isupper() and word.lower() not in small:
                    places.setdefault(word, []).append(i)
                else:
                    outside.add(word.lower())
        names = (
            where
            for name, where in places.items()
            if len(where) >= 2 and name.lower() not in outside and self.clipped & set(where)
        )
        return {i for where in names for i in where}

    def _novelty(self, i: int) -> float:
        """Share of a block's content words that the rest of the article never uses."""
        told = content_words(self.blocks[i].span.quote)
        return sum(1 for word in told if word not in self.topic) / len(told) if told else 0.0

    def _linked(self, i: int) -> bool:
        """Whether a word at its head ties a block to the text before it."""
        told = words(self.blocks[i].span.quote[:80])
        return bool(told) and told[0] in self.lexicon.linking

    def score(self, i: int) -> int:
        """How much speaks for block ``i`` being a slogan."""
        staccato, named = i in self.clipped, i in self.named
        if not staccato and not named:
            return 0
        if not (named and staccato) and not self._sells(i):
            return 0
        text, sentences, novelty = self.blocks[i].span.quote, self._sentences(i), self._novelty(i)
        openers = [words(sentence)[:1] for sentence in sentences]
        parallel = any(one == two for one, two in pairwise(openers))
        clipped = sum(1 for sentence in sentences if word_count(sentence) <= 4)
        score = 2 * staccato + 3 * named + (novelty >= 0.5) + (novelty >= 0.8)
        score += parallel + (2 * clipped >= len(sentences)) + self._stands_apart(i)
        score -= 3 * self._linked(i) + 2 * self._argues(i) + 3 * (self._answers(i) and not named)
        score -= 2 * any(opener and opener[0] in _REFERRING for opener in openers[1:])
        return score - 2 * bool({"i", "i'm", "i've", "my"} & set(words(text)))

    def _sells(self, i: int) -> bool:
        """Whether a block speaks to the visitor, gives an order, or is mostly sentences without a verb."""
        chrome = boilerplate_lexicon().chrome
        text = self.blocks[i].span.quote
        heads = [words(sentence)[:1] for sentence in self._sentences(i)]
        ordered = any(head and head[0] in chrome.orders for head in heads)
        if ordered or bool((chrome.visitor | chrome.owner) & set(words(text))):
            return True
        bare = sum(1 for sentence in self._sentences(i) if main_verb(tokens(sentence)) is None)
        return 2 * bare > len(heads)

    def _answers(self, i: int) -> bool:
        """Whether a block stands right under a question."""
        above = self.blocks[i - 1].span.quote.rstrip("*_ ") if i else ""
        return above.endswith("?")

    def _argues(self, i: int) -> bool:
        """Whether a block gives figures or speaks like somebody who argues or reports."""
        text = self.blocks[i].span.quote
        return any(map(str.isdigit, text)) or bool(self.lexicon.arguing & set(words(text)))

    def _stands_apart(self, i: int) -> bool:
        """Whether the text around a short block runs in long paragraphs."""
        around = (self.before[i], self.after[i])
        return self.flowing and all(j is None or self._is_flow(j) for j in around)

    def _neighbours(self, order: range) -> dict[int, int | None]:
        """For each block the last one before it in this order that is no slogan-like candidate."""
        found: dict[int, int | None] = {}
        last: int | None = None
        for i in order:
            found[i] = last
            if i not in self.clipped and i not in self.named:
                last = i
        return found

    def _is_flow(self, j: int) -> bool:
        """Whether a block is no short paragraph."""
        return self.blocks[j].kind is not BlockKind.PARAGRAPH or self.lengths[j] >= 15

    def follows(self, j: int) -> bool:
        """Whether a candidate beside a slogan belongs to it: clipped or strange to the page, untied."""
        if self._argues(j) or self._linked(j) or self.lengths[j] > _NEXT_TO_ONE:
            return False
        if j in self.named or (j in self.clipped and self._novelty(j) >= 0.5):
            return True
        return self.flowing and self.lengths[j] <= 12 and self._novelty(j) >= 0.6

    def _is_ticked(self, i: int) -> bool:
        """Whether a block opens with a tick, cross or arrow."""
        return self.blocks[i].span.quote[0] in self.lexicon.marks

    def marked_lists(self) -> set[int]:
        """Bullets of a few words that open with such a mark and that nothing announces."""
        return {i for i in self.candidates if self._is_ticked(i) and self.lengths[i] <= 6}

    def taglines(self, found: set[int]) -> set[int]:
        """The one short line right behind such a list."""
        return {
            i
            for i in self.candidates - found
            if i - 1 in found
            and self._is_ticked(i - 1)
            and self.lengths[i] <= 14
            and not self._linked(i)
        }


def sold_names(
    calls: Sequence[str], labels: Sequence[str], blocks: Sequence[Block], title: str | None
) -> set[str]:
    """Names that calls to the reader sell and that are not what the page is about.

    Args:
        calls: sentences that call on the reader to try, buy or join something.
        labels: lines that are adverts or head them; "Together with NAME" names who pays.
        blocks: the article's blocks.
        title: the page's title; a name in it is the subject.
    """
    domains = {_squeezed(label) for call in calls for label in _DOMAIN.findall(call)}
    found = {name for call in calls for name in _names(call) if _is_object(call, name)}
    if domains:
        written = {name for block in blocks for name in _names(block.span.quote)}
        found |= {name for name in written if _squeezed(name) in domains}
    payers = {_squeezed(match[1]) for label in labels if (match := _PAYS.search(label))}
    if payers:
        written = {name for block in blocks for name in _names(block.span.quote)}
        found |= {name for name in written if _squeezed(name) in payers}
    texts = [block.span.quote for block in blocks if not is_short_line(block.span.quote)]
    return {
        name
        for name in found
        if (not title or name not in title)
        and sum(1 for text in texts if name in text) <= max(1, _TOPICAL * len(texts))
    }


def _names(text: str) -> set[str]:
    """Capitalised names in a sentence, without a function word or "Try" at their head."""
    small = english_lexicon().function_words | boilerplate_lexicon().brand.before
    found = set()
    for match in _NAME.finditer(text):
        first, _, rest = match.group().partition(" ")
        name = rest if first.lower() in small else match.group()
        if len(name) > 2 and name.lower() not in small:
            found.add(name)
    return found


def _is_object(call: str, name: str) -> bool:
    """Whether a name stands where a product stands in a call: "try NAME", "NAME's app"."""
    at = call.find(name)
    before = words(call[max(0, at - 30) : at])
    after = words(call[at + len(name) : at + len(name) + 40])
    brand = boilerplate_lexicon().brand
    sold = bool(before) and before[-1] in {"try", "join", "download", "get", "choose"}
    return sold or (
        bool(brand.products & set(after[:3])) and bool(before) and before[-1] in brand.before
    )


def _squeezed(name: str) -> str:
    """A name as it would stand in a web address."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
