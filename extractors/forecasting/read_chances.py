"""Chances that the trained reader sees without their event: of a day that a rule found beside them, or of what was told.

"The pace doubles by 2030, at about 55%" has one forecast, with chance and day; "You've talked me up, 60%" answers
what stands under discussion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.draft import Draft, FoundForecast
from extractors.figure_readings import ReadFigure
from extractors.forecasting.chance_frames import is_measure
from extractors.forecasting.estimate_frames import is_former
from extractors.forecasting.quantities import Quantity
from extractors.language.shallow import content_stems
from kg.model import Span

_COUNTED = re.compile(
    r"\s?(?:%|per\s?cent\b)?\s(?!chances?\b|odds\b|probability\b|that\b|this\b|it\b)(?:of|off|more|less|in|after)\b",
    re.IGNORECASE,
)
"""What follows a number that counts: "90% off", "two after one year"."""
_JUDGED = re.compile(
    r"[”\"’']?\s(?:is|are|was|were|seems?|sounds?|looks?|feels?|would\sbe)\b", re.IGNORECASE
)
"""What is said of a figure that somebody else gave: "65 is high"."""
_CLAUSE = re.compile(
    r"[,;]\s(?:and|but|while|whereas|though)\s(?:[\w’'-]+\s){1,4}?(?:said|says|thinks|expects|predicts|told|believes|will|would|has|is|was)\s"
)
_HEDGES = "maybe perhaps probably possibly about around roughly nearer closer alone call say"
"""What may stand beside a chance and names no event: "Maybe a third for 2033"."""
_WRITERS = re.compile(
    r"(?:(?:but|and|so|still),?\s)?(?:(?:call|make|put|say|give)\s(?:it|that|this|them)?\b|there(?:[’']s|\sis|\sare|\sremains)\s)",
    re.IGNORECASE,
)
"""How a sentence opens whose figure is the writer's, whoever was named before."""
_CHANCE = "CHANCE"
_FEW, _LABEL = 9, 2
_BARE, _BESIDE = 0.6, 0.8
"""From which probability the reader is believed: of a chance without an event, of one beside a rule's day."""


def with_chances(
    draft: Draft,
    found: Sequence[FoundForecast],
    read: Sequence[tuple[ReadFigure, FoundForecast]],
) -> list[FoundForecast]:
    """The forecasts, each that has only a day with the one chance that the reader is sure of in its sentence.

    Args:
        draft: with sentences and propositions.
        found: the rules' forecasts.
        read: the reader's chances, each with what it makes a forecast of.
    """
    told: list[FoundForecast] = []
    numbers = [draft.propositions[f.proposition].sentence for f in found]
    for forecast, number in zip(found, numbers, strict=True):
        beside = [
            (figure, other)
            for figure, other in read
            if draft.propositions[other.proposition].sentence == number
        ]
        alone = forecast.probability is None and numbers.count(number) == 1 and len(beside) == 1
        figure, other = beside[0] if alone else (None, None)
        if (
            figure is None
            or other is None
            or other.probability is None
            or forecast.horizon is None
            or figure.probability < _BESIDE
            or _COUNTED.match(draft.text, figure.end)
            or _is_apart(draft, figure, forecast)
            or forecast.event.endswith(f": {draft.text[figure.start : figure.end]}")
        ):
            told.append(forecast)
            continue
        words = draft.text[figure.start : figure.end]
        event = re.sub(rf",?(?:\s(?:at|with))?\s?{re.escape(words)}", "", forecast.event).strip(
            " ,;:"
        )
        named = bool(content_stems(event) - content_stems(_HEDGES))
        told.append(
            replace(
                forecast, probability=other.probability, event=event if named else "", verbal=None
            )
        )
    return told


def _is_apart(draft: Draft, figure: ReadFigure, forecast: FoundForecast) -> bool:
    """Whether a clause of its own tells the day: "Vale is at 80%, and Lind said that it opens by June"."""
    day = forecast.horizon.text if forecast.horizon else ""
    at = draft.text.find(day, figure.end, forecast.span.end) if day else -1
    return at >= 0 and _CLAUSE.search(draft.text, figure.end, at) is not None


def is_bare(draft: Draft, figure: ReadFigure, forecast: FoundForecast) -> bool:
    """Whether a figure is a chance of what stands elsewhere: "You've talked me up, 60%".

    Args:
        draft: with sentences.
        figure: a chance as the reader sees it.
        forecast: what it makes of it.
    """
    inside = (s.span for s in draft.sentences if s.span.start <= figure.start < s.span.end)
    span = next(inside, None)
    if span is None or forecast.probability is None:
        return False
    event = figure.role("EVENT")
    own = event is not None and span.start <= event.start < span.end
    if own or figure.probability < _BARE:
        return False
    before, after = draft.text[span.start : figure.start], draft.text[figure.end : span.end]
    if len(before.split()) > _FEW or _COUNTED.match(after) or span.quote.rstrip().endswith("?"):
        return False
    if not before.strip(" “\"'‘*_") and _JUDGED.match(after):
        return False
    if _is_labelled(before, after):
        return False
    number = Quantity(figure.start, figure.end, forecast.probability)
    return not (is_former(draft.text, number, span) or is_measure(before))


def is_elsewhere(text: str, sentence: tuple[int, int], figure: ReadFigure, event: int) -> bool:
    """Whether what the reader takes for a chance's event stands in a sentence that tells of another thing.

    So a later one, unless the chance stands all alone ("2%. That we find a fifth force."), and one before where the
    chance's own sentence has words that it rates ("Scenario B: The dam (30%)").

    Args:
        text: the whole text.
        sentence: start and end of the chance's sentence.
        figure: the chance.
        event: where the event begins.
    """
    low, high = sentence
    if event >= high:
        return len(text[low:high].split()) > _LABEL
    chance = figure.label == _CHANCE  # "Reed gave it a firm date (2041)" dates what was named.
    return (
        chance and event < low and _is_labelled(text[low : figure.start], text[figure.end : high])
    )


def _is_labelled(before: str, after: str) -> bool:
    """Whether a chance stands alone in brackets behind the words that it rates."""
    return before.endswith("(") and after.startswith(")") and len(before.split()) > _LABEL


def is_writers(sentence: Span, who: int) -> bool:
    """Whether a sentence speaks for whoever writes it, though the reader takes one named elsewhere for its holder.

    "Call it 55%." and "There is a one in four chance that they lose it" have no holder but the writer.

    Args:
        sentence: the sentence.
        who: where the reader sees its holder.
    """
    inside = sentence.start <= who < sentence.end
    return not inside and _WRITERS.match(sentence.quote) is not None
