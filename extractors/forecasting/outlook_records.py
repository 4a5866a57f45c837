"""Forecasts of what a page's layout tells, each joined to its proposition and to whoever makes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, FoundForecast, Outlook
from extractors.forecasting.forecasters import Voices
from extractors.forecasting.verbal_chances import find_verbal, is_negated
from kg.model import AUTHOR, UNNAMED_SUFFIX, Span

_ROLE = re.compile(r"\s\(.*$|,\s.*$")
_SET_OFF = r"[:\u2013\u2014=(\[]\s?(?:[a-z~<>]+\s?){0,2}"
"""What parts a chance from the words before it: "The pier is sold: 30%", "A lynx is seen (about 40%)"."""
_CLOSED = r"[\s)\].*_]*(?:\([^()]*\)\W*)?"
"""What may follow a chance at the end of its line: "10% (my knees)"."""
_DESCRIBED = re.compile(r"(?:[Tt]he|[Aa]n?)\s(?=[a-z])")
"""What opens the description of somebody without a name: "The author of a sceptical essay"."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The outlooks of a draft, for the sentences that hold them.

    Args:
        draft: with outlooks, propositions and attributions.
        voices: everybody who can forecast.
        house: the institution that the page is of, or None.
    """

    draft: Draft
    voices: Voices
    house: str | None = None

    def within(self, span: Span) -> list[Outlook]:
        """The outlooks that begin in a sentence or run into it."""
        return [
            o for o in self.draft.outlooks if o.span.start < span.end and span.start < o.span.end
        ]

    def is_exact(self, span: Span) -> bool:
        """Whether a sentence is a row, round, field or price, which no grammar of prose reads, or an event with its chance set off."""
        within = self.within(span)
        alone = len(within) == 1 and self._is_set_off(within[0], span)
        alone = alone or self._is_row_of_chances(within)
        return alone or self._is_row(span) or any(not outlook.item for outlook in within)

    def fill(
        self, told: list[FoundForecast], sentence: Span, propositions: tuple[int, ...]
    ) -> list[FoundForecast]:
        """What the grammar of prose reads in an item with the day and the forecaster that its frame lends.

        Where it reads nothing, or no chance where the layout shows one, the layout's forecasts stand.

        Args:
            told: what it reads.
            sentence: its place.
            propositions: indexes of its propositions.
        """
        laid = list(self.forecasts(sentence, propositions))
        if not laid or not told:
            return laid or [f for f in told if not self._is_laid(f, sentence)]
        if laid[0].probability is not None and all(f.probability is None for f in told):
            return laid
        lent = laid[0]
        own = lent.forecaster != self.draft.attributions[lent.proposition].speaker
        return [
            replace(
                forecast,
                horizon=forecast.horizon or lent.horizon,
                undated=None if forecast.horizon or lent.horizon else forecast.undated,
                forecaster=lent.forecaster if own else forecast.forecaster,
            )
            for forecast in told
        ]

    def _is_row(self, span: Span) -> bool:
        """Whether a sentence stands in a row of a table, head or body."""
        at = bisect_right(self.draft.blocks, span.start, key=lambda block: block.span.start) - 1
        return at >= 0 and self.draft.blocks[at].kind is BlockKind.TABLE

    @staticmethod
    def _is_row_of_chances(within: list[Outlook]) -> bool:
        """Whether a second outlook opens with its chance, right behind the first: "…: 40%, and 75% by 2029"."""
        return any(
            o.item and o.probability is not None and o.span.quote.startswith(o.probability.text)
            for o in within[1:]
        )

    @staticmethod
    def _is_set_off(laid: Outlook, sentence: Span) -> bool:
        """Whether an item is its event, a mark and its chance, so that the layout alone reads it: "Inflation ends under 3%: 65%"."""
        if laid.probability is None or laid.span.start > sentence.start:
            return False
        chance = re.escape(laid.probability.text)
        return re.search(rf"{_SET_OFF}{chance}{_CLOSED}$", sentence.quote) is not None

    def _is_laid(self, told: FoundForecast, sentence: Span) -> bool:
        """Whether an item that began in a sentence before has this chance already: "It ends above 3,000. I'd say even odds."."""
        begun = (o for o in self.within(sentence) if o.span.start < sentence.start)
        return any(
            o.probability is not None
            and o.probability == told.probability
            and told.horizon in {None, o.horizon}
            for o in begun
        )

    def forecasts(self, sentence: Span, propositions: tuple[int, ...]) -> Iterator[FoundForecast]:
        """The forecasts that begin in a sentence.

        Args:
            sentence: its place.
            propositions: indexes of its propositions.
        """
        for outlook in self.within(sentence):
            if not sentence.start <= outlook.span.start < sentence.end:
                continue
            index = next(
                (
                    i
                    for i in propositions
                    if self.draft.propositions[i].span.start
                    <= outlook.span.start
                    < self.draft.propositions[i].span.end
                ),
                propositions[0],
            )
            numbered = outlook.probability is not None
            event = outlook.event.removeprefix("not: ")
            yield FoundForecast(
                proposition=index,
                span=outlook.span,
                forecaster=self._forecaster(outlook, index),
                event=event,
                probability=outlook.probability,
                horizon=outlook.horizon,
                verbal=None
                if numbered
                else find_verbal(self.draft.text, outlook.span.start, outlook.span.end),
                negated=event != outlook.event or is_negated(event),
            )

    def _forecaster(self, outlook: Outlook, index: int) -> str:
        """Whose forecast it is: the name that the layout gives, as its owner is called, else the voice there."""
        held = self.draft.attributions[index]
        who, speaker = outlook.who, held.speaker
        if outlook.item and outlook.probability is not None and speaker.endswith(UNNAMED_SUFFIX):
            # "The agency recommends masks: 12%" is the list's, not the agency's.
            speaker = held.reporter or AUTHOR
        if speaker == AUTHOR and self.house is not None:
            speaker = self.house
        if who is None:
            return outlook.voice or speaker
        for span, name in zip(self.voices.spans, self.voices.names, strict=True):
            # A list's "Tom B." is no shorter "Tom" of the text.
            fits = not outlook.sure or len(name) >= len(who.quote)
            if span.start < who.end and who.start < span.end and fits:
                return name
        if outlook.sure:
            told = _ROLE.sub("", who.quote).strip(" :@*_|")
            described = _DESCRIBED.match(told)
            return told if described is None else told[described.end() :] + UNNAMED_SUFFIX
        return outlook.voice or speaker
