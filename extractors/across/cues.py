"""Which way a statement points, by its words: it doubts, tells of progress, of harm or of a limit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractors.language.lexicon import load_lexicon
from kg.model import ClaimType, Polarity, Span, Stance, Statement

_OPENING = 60
_MODAL = re.compile(r"\b(?:could|might|may|if)\b")


class Way(StrEnum):
    """What a statement says of what it speaks about."""

    DOUBT = "doubt"
    PROGRESS = "progress"
    HARM = "harm"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class AcrossCues:
    """``lexicons/across.toml``."""

    doubts: tuple[str, ...]
    progress: tuple[str, ...]
    harms: tuple[str, ...]
    limits: tuple[str, ...]
    lifted: tuple[str, ...]
    giving_way: tuple[str, ...]
    aside: tuple[str, ...]
    of_others: tuple[str, ...]
    aims: tuple[str, ...]
    questioning: tuple[str, ...]
    forecast_nouns: tuple[str, ...]
    measure_limits: tuple[str, ...]
    durations: tuple[str, ...]
    gaps: tuple[str, ...]
    gaps_closed: tuple[str, ...]
    evidence: tuple[str, ...]
    thin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A way and the words that show it, as they stand in the statement's wording."""

    way: Way
    words: str


def cues() -> AcrossCues:
    """The lexicon of cues between sources."""
    return load_lexicon(AcrossCues, "across")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the lexicon's lists as a pattern over plain text (see `plain`)."""
    phrases: Iterable[str] = getattr(cues(), name)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w])")


def plain(text: str) -> str:
    """Lower case with plain marks and single spaces where others stood, of the same length."""
    for mark, simple in (("’", "'"), ("‑", "-"), ("\u202f", " "), ("\u00a0", " "), ("\n", " ")):
        text = text.replace(mark, simple)
    return text.lower()


def pointer(statement: Statement) -> Pointer | None:
    """Which way a statement points; None where nothing shows it or words show several ways.

    A doubt outweighs the rest, since it speaks of what others say. Definitions, questions and statements
    that reject what they tell point nowhere.
    """
    if statement.type is ClaimType.DEFINITION or statement.stance in (
        Stance.QUESTIONED,
        Stance.REJECTED,
    ):
        return None
    text = plain(statement.canonical)
    if is_aside(statement) or text.endswith("?"):
        return None
    doubt = pattern("doubts").search(text)
    if doubt is not None:
        return Pointer(Way.DOUBT, doubt.group())
    for way, name in ((Way.HARM, "harms"), (Way.LIMIT, "limits"), (Way.PROGRESS, "progress")):
        match = pattern(name).search(text)
        if match is None or (way is Way.LIMIT and _lifted(text, match)):
            continue
        if way is Way.PROGRESS and _MODAL.search(text[: match.start()]):
            return None
        denied = statement.polarity is Polarity.NEGATIVE and way is Way.PROGRESS
        return None if denied else Pointer(way, match.group())
    return None


def cue_span(statement: Statement, words: str) -> Span:
    """Where words of a statement's wording stand in its text; else the whole statement."""
    at = plain(statement.span.quote).find(words)
    if at < 0:
        return statement.span
    start = statement.span.start + at
    return Span(start, start + len(words), statement.span.quote[at : at + len(words)])


def is_aside(statement: Statement) -> bool:
    """Whether a statement asks, defines, or tells what a text is about or what others hold."""
    opening = plain(statement.canonical)[:_OPENING]
    return any(pattern(name).search(opening) is not None for name in ("aside", "of_others"))


def _lifted(text: str, limit: re.Match[str]) -> bool:
    """Whether a limit is taken away or gives way."""
    before, after = text[: limit.start()], text[limit.end() :].lstrip()
    gone = re.search(rf"\b(?:{'|'.join(cues().lifted)})", before)
    return gone is not None or pattern("giving_way").match(after) is not None
