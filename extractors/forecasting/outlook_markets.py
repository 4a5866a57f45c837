"""Pages of prediction markets: a question, prices as chances, the day on which it closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.draft import Block, BlockKind, Draft, Outlook
from extractors.forecasting.horizons import find_times
from extractors.forecasting.outlook_chances import whole_chance
from extractors.forecasting.outlook_frames import closing, is_after
from extractors.page.tables import row_cells
from kg.model import Horizon, Probability, Span

_QUESTION = re.compile(r"[“\"‘']?(?P<asked>[A-Z][^“”\"\n?]{6,200})\?[”\"’']?")
_MARKET = re.compile(
    r"\b(?:traders|forecasters|volume|closes?|closing|resolves?|resolution|settles?|liquidity|open\sinterest|predictions\smade|markets?|exchange|order\sbook|shares|pts|mana)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\W*(?P<side>yes|no|community(?:\sprediction)?|current(?:\s\w+)?|chance|probability|price|last)\b\W{0,6}(?P<value>[~<>]?\s?\d{1,2}(?:\.\d+)?\s?[%¢])(?P<rest>[^\n]{0,40})",
    re.IGNORECASE,
)
_PRICE = re.compile(r"(?P<value>\d{1,2}(?:\.\d+)?\s?¢)\s*")
_TAIL = re.compile(
    r"\?[”\"’']?\s*(?:[·|:—–-]+\s*)(?:yes\s)?(?P<value>[~<>]?\d{1,2}(?:\.\d+)?\s?[%¢])(?=\s*(?:$|[·|,;(—–-]|chance|yes))",
    re.IGNORECASE,
)
_HOUSE = re.compile(r"^(?P<name>[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){0,3})\s*[·|]\s")
_FEWEST = 2
_VOICE = "market (unnamed)"


def market_outlooks(draft: Draft, reference: str | None) -> Iterator[Outlook]:
    """The prices of a prediction market's page as forecasts; none where no market shows.

    A page is one where a question stands with prices or sides and words of trading or settling.

    Args:
        draft: with metadata and blocks.
        reference: ISO date of the page, or None.
    """
    head = next((b for b in draft.blocks[:4] if "?" in b.span.quote and len(b.span) < 260), None)
    signs = len(_MARKET.findall(draft.text)) + len(_PRICE.findall(draft.text))
    if head is None or signs < _FEWEST:
        return
    asked = _QUESTION.search(head.span.quote)
    if asked is None:
        return
    event = re.sub(r"^(?:Question|Market|Topic|Contract)\W+", "", asked["asked"].strip())
    day = _asked_day(draft, head, reference) or closing(draft, reference)
    house = next(
        (m for b in draft.blocks[:5] if (m := _HOUSE.match(b.span.quote)) and "?" not in m.group()),
        None,
    )
    voice = house["name"] if house else _VOICE
    sides: list[Outlook] = []
    for i, block in enumerate(draft.blocks):
        sides += _in_block(draft, i, block, event, day, voice, head)
    yes = any(outlook.event == event for outlook in sides)
    yield from (o for o in sides if not (yes and o.event.startswith("not: ")))


def _in_block(
    draft: Draft, i: int, block: Block, event: str, day: Horizon | None, voice: str, head: Block
) -> Iterator[Outlook]:
    """The prices that a block shows."""
    words, text = block.span.quote, draft.text
    tail = _TAIL.search(words) if block is head else None
    side = _SIDE.fullmatch(words) if tail is None else None
    told = tail or side
    if told is not None:
        chance = _chance(text, block, told)
        against = side is not None and side["side"].lower() == "no"
        if chance is not None:
            yield Outlook(
                block.span,
                i,
                f"not: {event}" if against else event,
                None,
                voice,
                chance,
                day,
                head.span,
            )
        return
    if block.kind not in {
        BlockKind.TABLE,
        BlockKind.BULLET,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
    }:
        return
    price = next(iter(_PRICE.finditer(words)), None)
    cells = row_cells(words) if price is not None else []
    label = cells[0] if len(cells) > 1 else words[: price.start()].strip(" :·–—-") if price else ""
    if price is None or not label or len(label.split()) > 6 or words[price.end() :].strip(" )|"):
        return
    chance = _chance(text, block, price)
    if chance is not None:
        yield Outlook(block.span, i, f"{event}: {label}", None, voice, chance, day, head.span)


def _chance(text: str, block: Block, match: re.Match[str]) -> Probability | None:
    """The probability that a price is."""
    start, end = block.span.start + match.start("value"), block.span.start + match.end("value")
    found = whole_chance(text, start, end, bare=True)
    return None if found is None else found.probability


def _asked_day(draft: Draft, head: Block, reference: str | None) -> Horizon | None:
    """The day by which the question asks."""
    times = find_times(draft.text, head.span.start, head.span.end, reference=reference)
    days = [t.horizon for t in times if t.horizon and is_after(t.horizon, reference)]
    return days[0] if days else None


def market_span(draft: Draft) -> Span | None:
    """The head of a market's page, for what its comments answer; None where the page is none."""
    return next((o.frame for o in draft.outlooks if o.voice is not None), None)
