"""Words of meaning in the events of forecasts: stems, acronyms spelled out, short names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kg.model import fold

_TOKEN = re.compile(r"[a-z0-9]+(?:[.,]\d+)*%?")
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,5}\b")
_EMPTY = frozenset(
    [
        "a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "she", "they",
        "them", "their", "his", "her", "we", "our", "i", "my", "you", "your", "of", "to", "in",
        "on", "at", "by", "for", "from", "with", "as", "and", "or", "but", "be", "is", "are",
        "was", "were", "been", "being", "will", "would", "shall", "should", "can", "could", "may",
        "might", "must", "do", "does", "did", "have", "has", "had", "not", "no", "never", "t",
        "s", "there", "than", "then", "so", "such", "into", "over", "more", "most", "about",
        "own", "system", "systems", "thing", "things", "happen", "happens", "happening", "occur",
        "occurs", "occurring", "exist", "exists", "come", "comes", "become", "becomes",
        "becoming", "able", "capable", "powerful", "enough", "likely", "unlikely", "probably",
        "possible", "plausibly", "achieve", "achieves", "achieving", "soon", "still", "now",
        "before", "after", "until", "within",
    ]
)  # fmt: skip
_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ments",
    "ment",
    "ies",
    "es",
    "ed",
    "ly",
    "s",
    "e",
    "y",
)
_SHORTEST = 4
_CLEARLY = 2


def event_stems(events: Iterable[str]) -> dict[str, frozenset[str]]:
    """The stems of meaning of each event, acronyms read through the events that spell them out."""
    worded = tuple(dict.fromkeys(events))
    spelled = spelled_out(worded)
    return {event: stems_of(event, spelled) for event in worded}


def stems_of(event: str, spelled: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The stems of an event's words of meaning.

    Args:
        event: its words.
        spelled: acronyms in lower case with the words that they stand for.
    """
    words = _TOKEN.findall(fold(event))
    full = [long for word in words for long in spelled.get(word, (word,))]
    return frozenset(_stem(word) for word in full if word not in _EMPTY)


def _stem(word: str) -> str:
    if word[0].isdigit():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def spelled_out(events: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Acronyms of some events with the words of others that they stand for.

    Where several runs of words fit, the one that at least twice as many events tell as any other; else none.
    """
    events = tuple(events)
    acronyms = {acronym for event in events for acronym in _ACRONYM.findall(event)}
    meant: dict[str, Counter[tuple[str, ...]]] = {}
    for event in events:
        words = tuple(_TOKEN.findall(fold(event)))
        for acronym in acronyms:
            runs = {words[at : at + len(acronym)] for at in range(len(words))}
            fitting = (run for run in runs if "".join(word[0] for word in run) == acronym.lower())
            meant.setdefault(acronym.lower(), Counter()).update(fitting)
    found = {acronym: _told_most(runs) for acronym, runs in meant.items()}
    return {acronym: run for acronym, run in found.items() if run is not None}


def _told_most(runs: Counter[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The run that is told at least twice as often as any other, or None."""
    first, *others = runs.most_common(2) or [((), 0)]
    return first[0] if first[1] and all(first[1] >= _CLEARLY * n for _, n in others) else None


def slug(folded: str) -> str:
    """A short name made of the words of meaning of a folded event."""
    words = [word for word in _TOKEN.findall(folded) if word not in _EMPTY] or _TOKEN.findall(
        folded
    )
    return "-".join(words[:8]) or folded
