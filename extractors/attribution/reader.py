"""Who holds what in a text: source, cue and content of every attribution.

The scheme is that of PARC (Pareti 2012, 2016) and PolNeAR (Newell, Margolin and Ruths 2018): the source with
its titles and appositions, the cue as a verb group, the content with its quotation marks, of
statements, beliefs, facts known and intentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.attribution.frames import Frame
from extractors.attribution.phrases import phrase_frames
from extractors.attribution.predicates import predicate_frames
from extractors.attribution.quotes import Quotation, Quotations
from extractors.attribution.records import Attribution, Mode, Sort
from extractors.attribution.tree import Tree
from extractors.attribution.verbs import verb_frames
from extractors.attribution.vocabulary import words
from extractors.draft import Parse
from extractors.language.syntax import read_sentences
from kg.model import Span

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_WRAPPED = (40, 110)  # code points of a line that was broken by its width
_MODALS = frozenset({"would", "could", "might", "may", "'d", "’d"})
_QUOTE_WORDS = 3  # a shorter quotation only marks a term
_CLOSE = 2  # sentences between a remark and the quotation that it introduces


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence to read.

    Args:
        start: its first code point.
        end: one past its last.
        parse: its syntax.
        paragraph: index of its paragraph; a quotation's remark is looked for in its own.
    """

    start: int
    end: int
    parse: Parse
    paragraph: int


def attributions(text: str, *, nested: bool = False) -> tuple[Attribution, ...]:
    """The attributions of a plain text, by place.

    Args:
        text: the untouched text; every span returned points into it in code points.
        nested: whether those inside another's content are returned too. Without it no word belongs
            to two attributions, as in PolNeAR.

    Raises:
        ModelError: the files of the syntax model are missing or damaged.
        SettingsError: the pipeline that the user names cannot be used.
    """
    ranges = tuple(paragraphs(text))
    sentences = [
        ReadSentence(sentence.start, sentence.end, sentence.parse, number)
        for number, found in enumerate(read_sentences(text, ranges))
        for sentence in found
    ]
    found = attributions_of(text, sentences, ranges)
    return found if nested else tuple(one for one in found if one.depth == 0)


def attributions_of(
    text: str, sentences: Sequence[ReadSentence], ranges: Sequence[tuple[int, int]]
) -> tuple[Attribution, ...]:
    """The attributions of sentences that are parsed already, nested ones included, by place.

    Args:
        text: the text that they stand in.
        sentences: in reading order.
        ranges: the paragraphs, as start and end.
    """
    return _with_depth(_Reading(text, sentences, ranges).attributions())


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a plain text: parted by blank lines, or by lines that no width has broken."""
    for match in _PARAGRAPH.finditer(text):
        lines = match.group().split("\n")
        low, high = _WRAPPED
        wrapped = len(lines) > 1 and all(low <= len(line.strip()) <= high for line in lines[:-1])
        if wrapped:
            yield match.start(), match.end()
            continue
        at = match.start()
        for line in lines:
            inner = line.strip()
            if inner:
                first = at + line.index(inner)
                yield first, first + len(inner)
            at += len(line) + 1


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution whose content may still grow."""

    sentence: int
    tree: Tree
    frame: Frame
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def _frames(tree: Tree) -> Iterator[Frame]:
    """The frames of a sentence; of two with one head the first is meant."""
    yield from phrase_frames(tree)
    yield from verb_frames(tree)
    yield from predicate_frames(tree)


class _Reading:
    def __init__(
        self, text: str, sentences: Sequence[ReadSentence], ranges: Sequence[tuple[int, int]]
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quotations = Quotations(text, ranges)
        self._taken: set[Quotation] = set()

    def attributions(self) -> list[Attribution]:
        drafts = [draft for index in range(len(self._sentences)) for draft in self._read(index)]
        drafts = [self._with_quotation(draft) for draft in drafts]
        self._taken = {
            quotation
            for draft in drafts
            for low, high in draft.content
            for quotation in self._quotations.within(low, high)
            if self._is_outside(draft, quotation)
        }
        drafts = [self._introducing(draft) for draft in drafts]
        drafts = [self._apart(self._going_on(draft)) for draft in drafts]
        return [self._finished(draft) for draft in drafts if draft.content]

    def _read(self, index: int) -> Iterator[_Draft]:
        sentence = self._sentences[index]
        tree = Tree(self._text, sentence.parse)
        seen: set[int] = set()
        for frame in sorted(_frames(tree), key=lambda frame: frame.head):
            if frame.head in seen:
                continue
            seen.add(frame.head)
            yield _Draft(
                index,
                tree,
                frame,
                tree.places(frame.source),
                tree.places(frame.cue),
                tree.places(frame.content),
            )

    def _is_outside(self, draft: _Draft, quotation: Quotation) -> bool:
        """Whether the words that attribute stand outside the quotation."""
        at = draft.tree.token(draft.frame.head).start
        return not quotation.start <= at < quotation.end

    def _with_quotation(self, draft: _Draft) -> _Draft:
        """The content made to hold whole quotations, where its remark stands outside them."""
        if not draft.content:
            return draft
        spans: list[tuple[int, int]] = []
        for low, high in draft.content:
            whole = [
                quotation
                for quotation in self._quotations.within(low - 2, high + 2)
                if self._is_outside(draft, quotation) and self._meets(low, high, quotation)
            ]
            starts = (low, *(quotation.start for quotation in whole))
            spans.append((min(starts), max((high, *(quotation.end for quotation in whole)))))
        return replace(draft, content=self._without_unit(draft, _merged(spans)))

    def _meets(self, low: int, high: int, quotation: Quotation) -> bool:
        """Whether a stretch shares words with a quotation, marks aside."""
        return low < quotation.end - 1 and quotation.start + 1 < high

    def _apart(self, draft: _Draft) -> _Draft:
        """No word of the content is one that attributes, whatever the marks around it did."""
        unit = (*draft.source, *draft.cue)
        if any(low < end and start < high for low, high in draft.content for start, end in unit):
            return replace(draft, content=self._without_unit(draft, draft.content))
        return draft

    def _without_unit(
        self, draft: _Draft, spans: tuple[tuple[int, int], ...]
    ) -> tuple[tuple[int, int], ...]:
        """The content with the attributing words cut out of it, and what stands between them."""
        unit = (*draft.source, *draft.cue)
        if not unit:
            return spans
        first, last = min(start for start, _ in unit), max(end for _, end in unit)
        found: list[tuple[int, int]] = []
        for low, high in spans:
            if high <= first or last <= low:
                found.append((low, high))
                continue
            head = self._text[low : max(low, first)].rstrip(" ,—–-")
            tail = self._text[min(last, high) : high].lstrip(" ,—–-.:;")
            found += [(low, low + len(head)), (high - len(tail), high)]
        return tuple((low, high) for low, high in found if self._text[low:high].strip())

    def _introducing(self, draft: _Draft) -> _Draft:
        """A verb of saying without a clause holds the quotation that stands beside it."""
        if draft.content or not draft.source:
            return draft
        sentence = self._sentences[draft.sentence]
        unit = (*draft.source, *draft.cue)
        first, last = min(s for s, _ in unit), max(e for _, e in unit)
        beside = [
            quotation
            for quotation in self._quotations.within(sentence.start, sentence.end)
            if quotation not in self._taken
            and self._is_outside(draft, quotation)
            and self._is_long(quotation)
            and self._leads_to(last, quotation, first)
        ]
        if not beside:
            beside = self._after_colon(sentence)
        if not beside:
            return draft
        self._taken.add(beside[0])
        return replace(draft, content=((beside[0].start, beside[0].end),))

    def _is_long(self, quotation: Quotation) -> bool:
        return len(self._text[quotation.start : quotation.end].split()) >= _QUOTE_WORDS

    def _leads_to(self, last: int, quotation: Quotation, first: int) -> bool:
        """Whether a mark or nothing but a short phrase parts the remark from the quotation."""
        if quotation.start >= last:
            between = self._text[last : quotation.start]
            if not between.strip():
                return len(self._text[quotation.start : quotation.end].split()) > _QUOTE_WORDS
            return bool(re.search(r"[,:—–]\s*$", between))
        between = self._text[quotation.end : first]
        return not between.strip(" ,—–")

    def _after_colon(self, sentence: ReadSentence) -> list[Quotation]:
        """The quotation that opens right behind a sentence that ends in a colon."""
        if not self._text[sentence.start : sentence.end].rstrip().endswith(":"):
            return []
        rest = self._text[sentence.end : sentence.end + 40]
        at = sentence.end + len(rest) - len(rest.lstrip())
        quotation = self._quotations.around(at)
        if quotation is None or quotation.start != at or quotation in self._taken:
            return []
        return [quotation]

    def _going_on(self, draft: _Draft) -> _Draft:
        """Quotations that follow the remark's sentence and have no remark of their own."""
        if not draft.content:
            return draft
        held = [q for low, high in draft.content for q in self._quotations.within(low, high)]
        if not held or not any(self._is_outside(draft, quotation) for quotation in held):
            return draft
        spans = list(draft.content)
        at = self._sentences[draft.sentence].end
        paragraph = self._sentences[draft.sentence].paragraph
        while True:
            rest = self._text[at : at + 4]
            start = at + len(rest) - len(rest.lstrip())
            quotation = self._quotations.around(start)
            if quotation is None or quotation.start != start or quotation in self._taken:
                break
            if "\n" in self._text[at:start] and not self._same_paragraph(start, paragraph):
                break
            self._taken.add(quotation)
            spans.append((quotation.start, quotation.end))
            at = quotation.end
        return replace(draft, content=tuple(spans))

    def _same_paragraph(self, at: int, paragraph: int) -> bool:
        return any(s.paragraph == paragraph and s.start <= at < s.end for s in self._sentences)

    def _finished(self, draft: _Draft) -> Attribution:
        frame = draft.frame
        head = draft.tree.token(frame.head)
        return Attribution(
            source=self._spans(draft.source),
            cue=self._spans(draft.cue),
            content=self._spans(draft.content),
            head=Span.of(self._text, head.start, head.end),
            mode=_mode(draft),
            sort=frame.sort,
            denied=frame.denied,
            depth=0,
            reason=frame.reason,
        )

    def _spans(self, places: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
        return tuple(Span.of(self._text, low, high) for low, high in places)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def _mode(draft: _Draft) -> Mode:
    tree, frame = draft.tree, draft.frame
    lemma = tree.lemma(frame.head)
    if lemma in words("rejecting"):
        return Mode.REJECTED
    first = min(frame.content, default=None)
    if lemma in words("questioning") or (
        first is not None and tree.lower(first) in {"whether", "if"}
    ):
        return Mode.QUESTIONED
    if any(tree.lower(n) in _MODALS for n in frame.cue):
        return Mode.HYPOTHETICAL
    if any(tree.lower(n) in {"i", "we"} for n in frame.source):
        return Mode.ASSERTED
    if frame.sort is not Sort.INTENTION and lemma in words("endorsing") and not frame.denied:
        return Mode.ENDORSED
    return Mode.REPORTED


def _with_depth(found: list[Attribution]) -> tuple[Attribution, ...]:
    """The attributions by place, each with how many others hold it in their content."""
    ordered = sorted(found, key=lambda one: (one.start, -one.end, one.reason))
    result = []
    for one in ordered:
        anchor = one.head.start if one.head is not None else one.start
        depth = sum(
            1
            for other in ordered
            if other is not one and any(s.start <= anchor < s.end for s in other.content)
        )
        result.append(replace(one, depth=depth))
    return tuple(result)
