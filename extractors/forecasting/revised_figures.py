"""A forecast told by what is done to it: "lifted its end-2027 target to 4,400", "cut its forecast for shipments to 40 million"."""

from __future__ import annotations

import re
from functools import cache

from extractors.forecasting.events import VALUE, tidy
from extractors.forecasting.predicting import predicting_words
from extractors.language.wordlists import any_of


def revised_event(words: str) -> str:
    """What a revised figure is of, with the figure: "shipments to 40 million"; "" where none is revised.

    Args:
        words: a clause without its times.
    """
    match = _revised().search(words)
    if match is None:
        return ""
    what = " ".join((match["of"] or match["what"] or "").split())
    return tidy(f"{what or match['noun']} {match['to']} {match['figure'].strip()}")


@cache
def _revised() -> re.Pattern[str]:
    words = predicting_words()
    nouns = any_of([*words.nouns, "target"])
    return re.compile(
        rf"(?<![\w-])(?:{any_of(words.revising)})\s(?:its|their|his|her|our|my|the|[\w.-]+[’']s?)\s+(?P<what>(?:[\w’'-]+\s+){{0,4}}?)(?P<noun>{nouns})s?"
        rf"(?:\s+(?:for|of|on)\s+(?P<of>[^.;]{{2,80}}?))?\s+(?P<to>to|at|by)\s(?P<figure>(?:\w+\s)?{VALUE})",
        re.IGNORECASE,
    )
