"""Finds what no claim may come from: promotion, sign-in, notices, counters, tags, navigation.

Each span has a reason and a score. Evidence is general: the language of such lines (a lexicon), lines that a
page repeats, words that fall out of its subject, names that the page itself sells, lines that speak to the
page's visitor, and the widgets that gather at a page's end. A sentence with an argument that stands near a promotion stays content.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.draft import Block, BlockKind, Draft, Layer
from extractors.language.english import sentence_ranges, words
from extractors.page.chrome import weigh
from extractors.page.furniture import mark_furniture
from extractors.page.lines import (
    ends_sentence,
    flat,
    is_short_line,
    leading_handle,
    line_start,
    word_count,
)
from extractors.page.marking import (
    BRAND,
    NEIGHBOURS,
    PHRASE,
    REPEATED,
    SENTENCE,
    SLOGAN,
    UNDER_LABEL,
    Mark,
    Reasons,
    article_blocks,
    has_gap,
)
from extractors.page.notices import line_reason, sentence_reason
from extractors.page.promotion import slogans, sold_names
from extractors.page.releases import issuer_of, reaches
from extractors.page.score_lines import score_lines
from extractors.page.widgets import is_further
from kg.model import Boilerplate, SourceKind, Span

_HEADS = (BlockKind.TITLE, BlockKind.HEADING)
_TAIL_WORDS = 16
_LABEL_WORDS = 3
_SLOT = 6
_SLOT_WORDS = 90
# Marked blocks of these reasons stand anywhere in a page and do not show that its end has begun.
_ANYWHERE = frozenset({"advert", "duplicate-heading", "self-promotion"})


@dataclass(frozen=True, slots=True)
class BoilerplateStep:
    """Marks what is not content, with the reason."""

    name: str = "boilerplate"
    version: str = "2"
    requires: frozenset[Layer] = frozenset(
        {Layer.METADATA, Layer.BLOCKS, Layer.POSTS, Layer.OUTLOOKS}
    )
    provides: frozenset[Layer] = frozenset({Layer.BOILERPLATE})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its boilerplate, in order and without overlaps."""
        reasons = _line_reasons(draft)
        if draft.metadata.kind is not SourceKind.THREAD:
            _mark_repeats(draft, reasons)
        _mark_contacts(draft, reasons)
        _mark_about(draft, reasons)
        _mark_further(draft, reasons)
        calls = _call_sentences(draft, reasons)
        mark_furniture(draft, reasons)
        _mark_under_labels(draft, reasons, calls)
        _mark_promotion(draft, reasons, calls)
        _mark_chrome(draft, reasons)
        told = {outlook.block for outlook in draft.outlooks}
        told |= {line.block for line in score_lines(draft.blocks) if line.measured}
        _clear(reasons, told)
        _mark_widget_heads(draft, reasons)
        _mark_tail(draft, reasons)
        _clear(reasons, told)
        laid = [draft.blocks[i].span for i in told]
        calls = [c for c in calls if not any(s.start < c[1] and c[0] < s.end for s in laid)]
        return replace(draft, boilerplate=_spans(draft, reasons, calls))


STEP = BoilerplateStep()


def _clear(reasons: Reasons, content: set[int]) -> None:
    """Drop the reasons of blocks whose layout shows that they are content."""
    for i in content & set(reasons):
        del reasons[i]


def _line_reasons(draft: Draft) -> Reasons:
    """Reasons of the blocks that the language of boilerplate gives away."""
    found = Reasons()
    for i, block in enumerate(draft.blocks):
        text = block.span.quote
        if block.kind is BlockKind.TITLE:
            continue
        reason = line_reason(text, in_post=block.post is not None)
        quoted = block.kind is BlockKind.QUOTE
        if reason and (not quoted or (reason == "advert" and block.post is None)):
            found.add(i, reason, PHRASE)
    return found


def _mark_repeats(draft: Draft, reasons: Reasons) -> None:
    """Short lines that a page prints again: the later ones, or all where one follows itself."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in article_blocks(draft):
        block = draft.blocks[i]
        text = block.span.quote
        short = block.kind in _HEADS or (is_short_line(text) and not ends_sentence(text))
        told = tuple(words(text)) if short and block.kind is not BlockKind.META else ()
        if told:
            places.setdefault(told, []).append(i)
    for where in places.values():
        apart = len(where) == 2 and where[1] > where[0] + 1
        keep = 1 if apart or draft.blocks[where[0]].kind is BlockKind.TITLE else 0
        if len(where) > 1 and draft.blocks[where[0]].kind not in (
            BlockKind.BULLET,
            BlockKind.TABLE,
        ):
            for i in where[keep:]:
                reasons.add(i, "duplicate-heading", REPEATED)


def _mark_further(draft: Draft, reasons: Reasons) -> None:
    """What a page of posts links to below them: the lines under "More posts you may like" to the page's end."""
    last = max((post.span.end for post in draft.posts), default=0)
    below = [i for i, block in enumerate(draft.blocks) if last and block.span.start >= last]
    head = next((i for i in below if is_further(draft.blocks[i].span.quote)), None)
    for i in below:
        if head is not None and i >= head and draft.blocks[i].kind is not BlockKind.TABLE:
            reasons.add(i, "navigation", NEIGHBOURS)


def _mark_contacts(draft: Draft, reasons: Reasons) -> None:
    """Short lines that stand together and say whom to reach and how."""
    group: list[int] = []
    for i in (*article_blocks(draft), None):
        if i is None or has_gap(draft, i):
            told = any(draft.blocks[n].kind is not BlockKind.META for n in group)
            if told and len(group) > 1 and reaches([draft.blocks[n].span.quote for n in group]):
                for n in group:
                    if draft.blocks[n].kind is not BlockKind.TABLE:
                        reasons.add(n, "contact", PHRASE)
            group = []
        if i is not None:
            group.append(i)


def _mark_about(draft: Draft, reasons: Reasons) -> None:
    """The section at a release's end in which its issuer describes itself."""
    if draft.metadata.kind is not SourceKind.PRESS:
        return
    article = article_blocks(draft)
    for at, i in enumerate(article):
        block = draft.blocks[i]
        name = issuer_of(block.span.quote) if block.kind is BlockKind.HEADING else None
        if name is None or at < len(article) // 2:
            continue
        if not any(name in draft.blocks[n].span.quote for n in article[:at]):
            continue
        section = takewhile(lambda n: draft.blocks[n].kind not in _HEADS, article[at + 1 :])
        for n in (i, *section):
            reasons.add(n, "about-issuer", UNDER_LABEL)


def _call_sentences(draft: Draft, reasons: Reasons) -> list[Mark]:
    """Sentences of running text that call on the reader or point to the writer's own work."""
    found: list[Mark] = []
    for i, block in enumerate(draft.blocks):
        if i in reasons or block.kind in (
            *_HEADS,
            BlockKind.META,
            BlockKind.TABLE,
            BlockKind.QUOTE,
        ):
            continue
        span = block.span
        for start, end in sentence_ranges(draft.text, span.start, span.end):
            reason = sentence_reason(draft.text[start:end], in_post=block.post is not None)
            if reason:
                found.append((start, end, reason, SENTENCE))
    return found


def _mark_under_labels(draft: Draft, reasons: Reasons, calls: list[Mark]) -> None:
    """What stands under a bare label ("Advertisement"): the lines up to the next blank one.

    A label over a blank line may be an empty slot, and a page without blank lines does not show where its
    slot ends; there, and under a label with a long text, a line counts only if it calls on the reader.
    """
    for i in article_blocks(draft):
        block = draft.blocks[i]
        if reasons.get(i) != "advert" or word_count(block.span.quote) > _LABEL_WORDS:
            continue
        under = []
        for j in range(i + 1, min(i + 1 + _SLOT, len(draft.blocks))):
            if has_gap(draft, j) or (draft.blocks[j].kind in _HEADS and j not in reasons):
                break
            under.append(j)
        after = i + 1 + len(under)
        closed = after == len(draft.blocks) or has_gap(draft, after)
        length = sum(word_count(draft.blocks[j].span.quote) for j in under)
        if not under or not closed or not has_gap(draft, i) or length > _SLOT_WORDS:
            under = [j for j in (i + 1,) if j < len(draft.blocks)]
            under = [j for j in under if _has_call(draft.blocks[j], calls)]
        for j in under:
            reasons.add(j, "advert", UNDER_LABEL)


def _mark_promotion(draft: Draft, reasons: Reasons, calls: list[Mark]) -> None:
    """Slogans, sections that sell a brand, and sentences that name it elsewhere."""
    if draft.metadata.kind in (SourceKind.THREAD, SourceKind.TRANSCRIPT):
        return
    article = article_blocks(draft)
    chosen = _alone(draft, article)
    notes = [note.note for note in draft.footnotes]
    for i in slogans(chosen):
        span = draft.blocks[article[i]].span
        if not any(note.start < span.end and span.start < note.end for note in notes):
            reasons.add(article[i], "advert", SLOGAN)
    sold = [draft.text[start:end] for start, end, reason, _ in calls if reason == "advert"]
    labels = [draft.blocks[i].span.quote for i in article if reasons.get(i) == "advert"]
    names = sold_names(sold, labels, chosen, draft.metadata.title)
    if names:
        _mark_sections(draft, article, names, reasons, calls)
        _mark_mentions(draft, article, names, reasons, calls)


def _mark_sections(
    draft: Draft, article: list[int], names: set[str], reasons: Reasons, calls: list[Mark]
) -> None:
    """From a heading that names a sold brand to the last block of its section that names it."""
    for at, i in enumerate(article):
        block = draft.blocks[i]
        if block.kind is not BlockKind.HEADING or not _names(block, names):
            continue
        section = []
        for j in article[at + 1 :]:
            if draft.blocks[j].kind in _HEADS:
                break
            section.append(j)
        selling = [
            j
            for j in section
            if _names(draft.blocks[j], names) or _has_call(draft.blocks[j], calls)
        ]
        for j in (i, *section[: section.index(selling[-1]) + 1]) if selling else ():
            reasons.add(j, "advert", BRAND)


def _names(block: Block, names: set[str]) -> bool:
    """Whether a block names one of the brands."""
    return any(name in block.span.quote for name in names)


def _has_call(block: Block, calls: list[Mark]) -> bool:
    """Whether a call to the reader stands in a block."""
    return any(block.span.start <= start < block.span.end for start, *_ in calls)


def _mark_mentions(
    draft: Draft, article: list[int], names: set[str], reasons: Reasons, calls: list[Mark]
) -> None:
    """Sentences that name a sold brand outside the sections that sell it."""
    known = {(start, end) for start, end, *_ in calls}
    for i in article:
        block = draft.blocks[i]
        if i in reasons or not _names(block, names) or block.kind in _HEADS:
            continue
        for start, end in sentence_ranges(draft.text, block.span.start, block.span.end):
            if (start, end) not in known and any(name in draft.text[start:end] for name in names):
                calls.append((start, end, "advert", BRAND))


def _mark_chrome(draft: Draft, reasons: Reasons) -> None:
    """Lines around the text that no phrase gives away, in pages that are no talk of several people."""
    if draft.metadata.kind in (SourceKind.THREAD, SourceKind.TRANSCRIPT):
        return
    article = article_blocks(draft)
    marked = frozenset(at for at, i in enumerate(article) if i in reasons)
    for at, weight in weigh(_alone(draft, article), marked).items():
        reasons.add(article[at], weight.reason, weight.score)


def _alone(draft: Draft, article: list[int]) -> list[Block]:
    """The article's blocks, their leads numbered among them."""
    place = {old: new for new, old in enumerate(article)}
    chosen = (draft.blocks[i] for i in article)
    return [replace(b, lead=place.get(b.lead) if b.lead is not None else None) for b in chosen]


def _mark_widget_heads(draft: Draft, reasons: Reasons) -> None:
    """Headings over sections that are boilerplate to their end, slogans apart."""
    following = len(draft.blocks)
    clean = True
    for i in reversed(article_blocks(draft)):
        block = draft.blocks[i]
        if block.kind is BlockKind.HEADING:
            own = range(i + 1, following)
            if clean and own and i not in reasons and reasons.get(i + 1, "advert") != "advert":
                reasons.add(i, reasons[i + 1], NEIGHBOURS)
            following, clean = i, True
        elif i not in reasons:
            clean = False


def _mark_tail(draft: Draft, reasons: Reasons) -> None:
    """Short lines among the widgets at the page's end.

    The end begins where marked blocks most outweigh the others down to the last one (the suffix of
    greatest sum); long paragraphs in it stay content.
    """
    article = article_blocks(draft)
    best, start, total = 0.0, len(article), 0.0
    for at in range(len(article) - 1, -1, -1):
        i = article[at]
        widget = reasons.get(i, "advert") not in _ANYWHERE
        total += 1.5 if widget else _tail_weight(draft.blocks[i])
        if total > best and widget:
            best, start = total, at
    tail = article[start:]
    if sum(1 for i in tail if i in reasons) < 2:
        return
    for i in tail:
        text = draft.blocks[i].span.quote
        said = draft.blocks[i].kind is not BlockKind.META and leading_handle(text)
        titles = flat(text.strip("#*_ ")) == draft.metadata.title
        if word_count(text[:400]) <= _TAIL_WORDS and not said and not titles:
            reasons.add(i, "navigation", NEIGHBOURS)


def _tail_weight(block: Block) -> float:
    """How much an unmarked block speaks against the page's end having begun."""
    length = word_count(block.span.quote[:400])
    if block.kind in (*_HEADS, BlockKind.META):
        return -0.2
    if length <= _TAIL_WORDS:
        return -1.0 if length < 8 or not ends_sentence(block.span.quote) else -2.0
    return -4.0


def _spans(draft: Draft, reasons: Reasons, calls: list[Mark]) -> tuple[Boilerplate, ...]:
    """Marked blocks, neighbours of one reason joined at their lowest score, and marked sentences."""
    found: list[Mark] = []
    previous = -2
    for i in sorted(reasons):
        span, reason, score = draft.blocks[i].span, reasons[i], reasons.scores[i]
        if previous == i - 1 and found and found[-1][2] == reason:
            found[-1] = (found[-1][0], span.end, reason, min(found[-1][3], score))
        else:
            bullet = draft.blocks[i].kind is BlockKind.BULLET
            start = line_start(draft.text, span.start) if bullet else span.start
            found.append((start, span.end, reason, score))
        previous = i
    covered = [(start, end) for start, end, *_ in found]
    found += [mark for mark in sorted(set(calls)) if not _inside(mark, covered)]
    return tuple(
        Boilerplate(Span.of(draft.text, start, end), reason, round(score, 3))
        for start, end, reason, score in sorted(found)
    )


def _inside(mark: Mark, covered: list[tuple[int, int]]) -> bool:
    """Whether a marked sentence lies in a marked block."""
    return any(start <= mark[0] and mark[1] <= end for start, end in covered)
