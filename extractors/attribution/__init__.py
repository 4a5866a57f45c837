"""Attribution in plain text: who holds what, by syntax, cues and quotation marks."""

from extractors.attribution.reader import (
    ReadSentence,
    attributions,
    attributions_of,
    paragraphs,
)
from extractors.attribution.records import Attribution, Mode, Sort

__all__ = [
    "Attribution",
    "Mode",
    "ReadSentence",
    "Sort",
    "attributions",
    "attributions_of",
    "paragraphs",
]
