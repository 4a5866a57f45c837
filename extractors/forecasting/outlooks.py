"""Outlooks: forecasts that a page's layout makes, found before its sentences are read.

A frame (title, heading, lead-in, question, caption) makes items, rounds of answers, fields and cells forecasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.draft import Block, BlockKind, Draft, Layer, Outlook
from extractors.forecasting.horizons import find_times
from extractors.forecasting.outlook_answers import asks_who
from extractors.forecasting.outlook_columns import source_under, topic_of, years_above
from extractors.forecasting.outlook_frames import (
    Frame,
    closing,
    heads_of,
    is_over,
    read_frame,
    turn_of_year,
)
from extractors.forecasting.outlook_items import Item, Under, items_in, outlooks_of
from extractors.forecasting.outlook_markets import market_outlooks
from extractors.forecasting.outlook_rounds import (
    field_outlooks,
    round_outlooks,
    standing_outlooks,
)
from extractors.forecasting.outlook_scenarios import scenario_outlooks
from extractors.forecasting.outlook_tables import Table, table_outlooks
from extractors.forecasting.outlook_words import outlook_cues
from extractors.forecasting.page_dates import reference_day
from extractors.language.honorifics import HONORIFIC
from extractors.page.tables import TABLE_RULE, table_rows
from kg.model import Horizon, Span

_LINE = 240
_PERSON = re.compile(
    rf"(?P<name>(?:{HONORIFIC}\s)?[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|von|der|al|bin)){{1,3}})(?:\s\([^()]{{2,60}}\)|,\s[^.!?]{{2,60}})?:?"
)
_TITLED = re.compile(rf"{HONORIFIC}\s|[^,(]*(?:\(|,\s)")
_OF_PEOPLE = re.compile(
    r"\b(?:people|panel|panellists|panelists|experts|editors|writers|team|staff|voices|economists|analysts|forecasters|scientists|columnists|contributors)\b",
    re.IGNORECASE,
)
_SAYS_CHANCES = re.compile(
    r"\W*(?:probabilities|chances|odds|likelihoods)\s(?:\([^()]{1,20}\)\s)?(?:for|of|that|in|by)\b(?:[^.\n]|\.(?=\S))*",
    re.IGNORECASE,
)
"""What a line under a table says that its figures are."""
_TOPIC = 4
_ELSE = re.compile(
    r"\W*(?:comments?|discussion|replies|about|method|notes?|background|how\s|why\s|what\s(?:moved|changed)|last\syear|previous|review|conclusion|summary|introduction|related|sources|references|share|faq|further|read|subscribe|key\spoints|caveats?)",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:&\s)?[A-Z][\w’'.-]*){0,3}")
_CAPITALS = re.compile(r"[A-Z][A-Z’' .-]+")


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The step that finds what a page's layout forecasts."""

    name: str = "outlooks"
    version: str = "1"
    requires: frozenset[Layer] = frozenset({Layer.METADATA, Layer.BLOCKS, Layer.POSTS})
    provides: frozenset[Layer] = frozenset({Layer.OUTLOOKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its outlooks in the order of the text."""
        found = sorted(_found(draft), key=lambda o: (o.span.start, o.span.end))
        return replace(draft, outlooks=tuple(dict.fromkeys(found)))


def _found(draft: Draft) -> Iterator[Outlook]:
    reference = reference_day(draft)
    heads = heads_of(draft)
    frames = {
        i: read_frame(draft, _first_line(draft.text, block), reference)
        for i, block in enumerate(draft.blocks)
        if block.kind is not BlockKind.TABLE
        and (_is_head(draft.text, block) or any(i in above for above in heads))
    }
    marketed = list(market_outlooks(draft, reference))
    whole = marketed or list(scenario_outlooks(draft, reference))
    yield from whole
    taken = {outlook.block for outlook in whole}
    if marketed:
        return
    yield from _of_tables(draft, frames, heads, reference, taken)
    before: Horizon | None = None
    last_head: int | None = None
    for i, block in enumerate(draft.blocks):
        if i in taken or block.kind in {
            BlockKind.META,
            BlockKind.TITLE,
            BlockKind.TABLE,
            BlockKind.CAPTION,
        }:
            continue
        if block.post is not None:
            heads[i] = tuple(h for h in heads[i] if draft.blocks[h].post == block.post)
        frame = _frame_over(draft, heads[i], frames)
        if frame is not None and asks_who(frame.span.quote):
            # Such a head says nothing of the event, the page's title does.
            frame = replace(frame, question=topic_of(draft.metadata.title or ""))
        near = heads[i][0] if heads[i] else None
        if near != last_head:
            before, last_head = None, near
        under = Under(frame, None, reference) if frame else None
        fallback = Frame(block.span, None, "", chances=False, strong=False)
        under = under or Under(fallback, None, reference)
        rounds = standing_outlooks(
            draft.text,
            block.span,
            i,
            frame,
            replace(under, horizon=frame.horizon if frame else None),
        ) or round_outlooks(draft.text, block.span, i, frame, under)
        if rounds:
            yield from rounds
            continue
        if frame is None:
            yield from field_outlooks(
                draft.text, block.span, i, None, Under(fallback, None, reference)
            )
            continue
        made = list(_of_block(draft, i, _under(draft, heads[i], frames, frame, reference, before)))
        before = next((o.horizon for o in reversed(made) if o.horizon), before)
        yield from made


def _of_block(draft: Draft, i: int, under: Under) -> Iterator[Outlook]:
    """The forecasts of a block under a frame."""
    block = draft.blocks[i]
    fields = list(field_outlooks(draft.text, block.span, i, under.frame, under))
    if fields:
        yield from fields
        return
    listed = block.kind is BlockKind.BULLET
    if block.kind is BlockKind.HEADING and not re.search(r"\d", block.span.quote):
        return
    headed = block.kind is BlockKind.HEADING
    for item in items_in(draft.text, block.span, i, listed=listed):
        if not (item.listed or item.label) and not _is_brief(item):
            continue
        for found in outlooks_of(draft.text, item, under, named=_names(draft, item, under)):
            if found.probability is not None or not headed:
                yield found  # A heading with a span of years is no item.


def _under(
    draft: Draft,
    above: tuple[int, ...],
    frames: dict[int, Frame | None],
    frame: Frame,
    reference: str | None,
    before: Horizon | None,
) -> Under:
    """What a block's items stand under: the frame, its day, the person whose heading is nearest."""
    horizons = [f.horizon for h in above if (f := frames.get(h)) is not None and f.horizon]
    strong = frame.strong or any(f.strong for h in above if (f := frames.get(h)) is not None)
    horizon = next(iter(horizons), None)
    if horizon is None and strong:
        horizon = turn_of_year(reference)
    who, sure = None, False
    for h in above:
        if frames.get(h) is None and (named := _person(draft, h)) is not None:
            who = named
            sure = bool(_TITLED.match(draft.blocks[h].span.quote)) or bool(
                _OF_PEOPLE.search(frame.span.quote)
            )
            break
    if who is not None and horizon is None:
        horizon = before
    whole = replace(frame, strong=strong, horizon=horizon)
    return Under(whole, horizon, reference, who, None, before, frame.chances, sure)


def _person(draft: Draft, index: int) -> Span | None:
    """The name that a heading is; None where it is none."""
    block = draft.blocks[index]
    line = _first_line(draft.text, block)
    match = _PERSON.fullmatch(line.quote)
    if match is None or block.kind is BlockKind.TITLE:
        return None
    return Span.of(draft.text, line.start + match.start("name"), line.start + match.end("name"))


def _names(draft: Draft, item: Item, under: Under) -> bool:
    """Whether an item's label names whoever forecasts rather than what."""
    if item.label is None:
        return False
    words = draft.text[slice(*item.label)]
    if asks_who(under.frame.span.quote):
        return True
    if outlook_cues().measure.search(words) or outlook_cues().foretelling.search(words):
        return False
    if _CAPITALS.fullmatch(words) and len(words) > 3:
        return True
    name = _PERSON.fullmatch(words)
    figure = re.match(r"\W*[$€£~]?\d", draft.text[item.start : item.end]) is not None
    if figure and outlook_cues().measure.search(under.frame.topic) and _HOUSE.fullmatch(words):
        return under.who is None
    return name is not None and len(words.split()) >= 2 and under.who is None


def _frame_over(
    draft: Draft, above: tuple[int, ...], frames: dict[int, Frame | None]
) -> Frame | None:
    """The nearest frame over a block; None where a nearer head tells of the past."""
    for h in above:
        frame = frames.get(h)
        if frame is not None:
            return frame
        if not _lets_through(draft, h) or is_over(draft.blocks[h].span.quote, reference_day(draft)):
            return None
    return None


def _lets_through(draft: Draft, index: int) -> bool:
    """Whether a head leaves what stands under it to the frame above: a person's, a topic's of a word or three."""
    words = draft.blocks[index].span.quote
    if draft.blocks[index].kind not in {BlockKind.HEADING, BlockKind.TITLE}:
        return outlook_cues().past.search(words) is None or len(words) > _LINE
    if outlook_cues().past.search(words) or _ELSE.match(words):
        return False
    return len(words.split()) <= _TOPIC or _person(draft, index) is not None


def _of_tables(
    draft: Draft,
    frames: dict[int, Frame | None],
    heads: list[tuple[int, ...]],
    reference: str | None,
    taken: set[int],
) -> Iterator[Outlook]:
    for rows in table_rows(draft.text, draft.blocks):
        first, last = rows[0][0], rows[-1][0]
        if first in taken:
            continue
        above = years_above(draft.text, draft.blocks, first, len(rows[0][1]), reference)
        if above is not None:
            first -= 1
            rows.insert(0, (first, above))
        caption = draft.blocks[first - 1] if first else None
        frame = None
        if (
            caption is not None
            and len(caption.span) < _LINE
            and caption.kind is not BlockKind.TABLE
        ):
            frame = read_frame(draft, _first_line(draft.text, caption), reference)
        frame = (
            _frame_under(draft, last, reference)
            or frame
            or _frame_over(draft, heads[first], frames)
        )
        days = [f.horizon for h in heads[first] if (f := frames.get(h)) is not None and f.horizon]
        horizon = (frame.horizon if frame else None) or next(iter(days), None)
        ruled = (
            len(draft.blocks) > first + 1
            and TABLE_RULE.fullmatch(draft.blocks[first + 1].span.quote) is not None
        )
        if (
            frame is not None
            and horizon is None
            and re.search(r"\bcloses?\b|\bsettles?\b", draft.text)
        ):
            horizon = closing(draft, reference)
        title, source = topic_of(draft.metadata.title or ""), source_under(draft.blocks, last)
        yield from table_outlooks(
            Table(draft.text, rows, frame, horizon, reference, ruled, title, source)
        )


def _frame_under(draft: Draft, last: int, reference: str | None) -> Frame | None:
    """The frame that the line right under a table makes: "Probabilities for February to April, in per cent."; None for others."""
    if last + 1 >= len(draft.blocks) or draft.blocks[last + 1].kind is BlockKind.TABLE:
        return None
    line = _first_line(draft.text, draft.blocks[last + 1])
    said = _SAYS_CHANCES.match(line.quote)
    if said is None:
        return None
    words = Span.of(draft.text, line.start, line.start + said.end())
    frame = read_frame(draft, words, reference)
    days = [t.horizon for t in find_times(draft.text, words.start, words.end, reference=reference)]
    return frame and replace(frame, horizon=frame.horizon or (days[-1] if days else None))


def _is_head(text: str, block: Block) -> bool:
    """Whether a block can be a head: a title, a heading, a line that ends with a colon."""
    if block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION}:
        return True
    return block.kind is BlockKind.PARAGRAPH and text[: block.span.end].rstrip("*_ ").endswith(":")


def _first_line(text: str, block: Block) -> Span:
    """The first line of a block."""
    end = text.find("\n", block.span.start, block.span.end)
    return Span.of(text, block.span.start, block.span.end if end < 0 else end)


def _is_brief(item: Item) -> bool:
    """Whether an item is a line and no paragraph of prose."""
    return item.end - item.start <= _LINE // 2


STEP = Outlooks()
"""The step, for the registry."""
