"""Whether a sentence says that something goes ahead or is held back, with the words that show it.

Cues of force (Talmy 1988) are read in the clause that counts: after a turn ("but"), without what is
granted ("even if"). A denial turns the cue after it, a verb of removing turns what it removes, and what a
verb of hindering governs is what is hindered and says nothing of its own. Where cues speak for both, the
answer is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import (
    Token,
    content_stems,
    is_adverb,
    is_function_word,
    is_verb,
    stem,
    tokens,
)
from kg.analysis.standings import Leaning

_VERB, _OTHER = 2.0, 1.0
_REACH = 4  # words between a denial and the cue that it turns
_CLEAR = 1.0
_ASIDE = re.compile(r"[“\"][^“”\"]*[”\"]|\([^()]*\)")
_CONTENT_NOUN = re.compile(r"\s*(?:the|this|that|an?)\s+[\w-]+\s+that\b", re.IGNORECASE)
_GAP = 10  # words between the parts of a verb that is taken apart
_AUXILIARIES = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "gets",
        "get",
        "got",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
    ]
)
_DO = frozenset({"do", "does", "did", "shall", "should", "must"})
_DENIALS = frozenset({"not", "never"})
_TIMES = frozenset({"end", "start", "year", "month", "day", "week", "decad", "tim"})
_CLAUSE = re.compile(r"[,;:—–]\s*")


@dataclass(frozen=True, slots=True)
class LeaningCues:
    """``lexicons/leaning.toml``."""

    hinder: tuple[str, ...]
    further: tuple[str, ...]
    remove: tuple[str, ...]
    going: tuple[str, ...]
    held: tuple[str, ...]
    ahead: tuple[str, ...]
    apart: tuple[str, ...]
    granting: tuple[str, ...]
    turning: tuple[str, ...]
    denying: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cue:
    sign: int
    weight: float
    governs: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    cue: _Cue
    words: tuple[str, ...]
    at: int


class EnglishReader:
    """Reads leanings and subject words of English; a `kg.analysis.standings.Reader`."""

    def leaning(self, text: str, subject: frozenset[str] = frozenset()) -> Leaning:
        """Whether a sentence says that its subject goes ahead (+1), is held back (-1), or neither (0)."""
        parts = tokens(main_words(text))
        words = [word.lower.lower() for word in parts]
        total, shown, governed = 0.0, [], ""
        for found in _cues(words):
            named = subject & {stem(word) for word in found.words}
            if named or _is_beside_the_point(parts, found) or _goes(words, found):
                continue
            sign = found.cue.sign * (-1 if _denied(words, found.at) else 1)
            if found.cue.governs == "remove":
                governed = "remove"
                continue
            if governed == "hinder" and found.cue.sign > 0:
                continue
            if governed == "remove":
                sign, governed = -sign, ""
            # What is hindered or denied to go ahead says no more of going ahead.
            if sign < 0 and (found.cue.governs or found.cue.sign > 0):
                governed = "hinder"
            total += sign * found.cue.weight
            before = "not " if sign != found.cue.sign else ""
            shown.append(before + " ".join(found.words))
        sign = 0 if abs(total) < _CLEAR else (1 if total > 0 else -1)
        return Leaning(sign, tuple(shown))

    def denied(self, text: str) -> tuple[str, ...]:
        """The words by which a text denies its verb ("will not cross"); none where such denials come in pairs."""
        words = [word.lower.lower().replace("’", "'") for word in tokens(main_words(text))]
        found = tuple(
            " ".join(words[max(0, at - 1) : at + 1]) if word in _DENIALS else word
            for at, word in enumerate(words)
            if (word in _DENIALS and at > 0 and words[at - 1] in _AUXILIARIES | _DO)
            or word == "cannot"
            or word.endswith("n't")
        )
        return found if len(found) % 2 else ()

    def stems(self, text: str) -> frozenset[str]:
        """Stems of the words that say what a text is about."""
        joined = {word.lower.lower() for word in tokens(text) if "&" in word.text}
        return content_stems(text) | joined

    def subjects(self, text: str) -> frozenset[str]:
        """Those of its words that can be a subject: no verbs, adverbs, figures or words of time."""
        kept = [
            word.text
            for word in tokens(text)
            if not (
                is_verb(word.lower)
                or is_adverb(word.lower)
                or any(c.isdigit() for c in word.text)
                or stem(word.lower) in _TIMES
            )
        ]
        return self.stems(" ".join(kept))

    def cue_stems(self) -> frozenset[str]:
        """Stems that show a leaning and so are no subject."""
        return frozenset(word for phrase in _phrases() for word in phrase if len(phrase) == 1)


def main_words(text: str) -> str:
    """The clause that counts: after a turn, and without what is granted first."""
    cues = _lexicon()
    # What stands between quotation marks is spoken of, not said; what stands in brackets is an aside.
    core = _ASIDE.sub(" ", text)
    if _CONTENT_NOUN.match(core):
        return ""  # "The forecast that ..." speaks of what it does not say
    turns = [
        m.end() for m in re.finditer(rf"\b(?:{'|'.join(cues.turning)})\b", core, re.IGNORECASE)
    ]
    if turns and len(core) - turns[-1] > len(core) // 4:
        core = core[turns[-1] :]
    opening = core.lstrip().lower()
    if any(opening.startswith(f"{word} ") for word in cues.granting):
        comma = _CLAUSE.search(core)
        core = core[comma.end() :] if comma else core
    return core


def _cues(words: list[str]) -> Iterable[_Found]:
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        if _apart(stems, at):
            yield _Found(_Cue(-1, _VERB, "hinder"), (words[at],), at)
            at += 1
            continue
        sizes = (size for size in (3, 2, 1) if at + size <= len(words))
        here = next((size for size in sizes if tuple(stems[at : at + size]) in _phrases()), 0)
        if here:
            yield _Found(_phrases()[tuple(stems[at : at + here])], tuple(words[at : at + here]), at)
        at += max(here, 1)


def _is_beside_the_point(words: Sequence[Token], found: _Found) -> bool:
    """Whether a cue names, describes, compares or stands in a relative clause, and asserts nothing."""
    before = [word.lower for word in words[: found.at]]
    compared = "than" in before[-_REACH:] and found.cue.sign < 0
    relative = bool({"that", "which", "who"} & set(before[-2:-1])) and found.cue.governs != ""
    return (
        compared or relative or (found.cue.governs != "" and _is_noun_or_adjective(words, found.at))
    )


def _goes(words: Sequence[str], found: _Found) -> bool:
    """Whether a hindrance is said to go: "bottlenecks move", "the shortage will be solved"."""
    if found.cue.sign > 0 or found.cue.governs:
        return False
    behind = (w for w in words[found.at + len(found.words) :] if w not in _AUXILIARIES)
    cues = _lexicon()
    verb = next((w for w in behind if w in cues.denying or not is_adverb(w)), "")
    return stem(verb) in {stem(word) for word in (*cues.going, *cues.remove)}


def _is_noun_or_adjective(words: Sequence[Token], at: int) -> bool:
    """Whether a verb's form in -ed or -ing stands where it names or describes: "fully automated work"."""
    here = words[at].lower
    if not here.endswith(("ed", "ing")) or here.endswith("eed"):
        return False
    before = words[at - 1].lower if at else ""
    if not before or words[at].breaks:
        return True
    if before in _AUXILIARIES or before.partition("'")[1]:
        return False
    return (
        (
            is_adverb(before)
            and here.endswith("ed")
            and not (at > 1 and words[at - 2].lower in _AUXILIARIES)
        )
        or (is_function_word(before) and not is_verb(before))
        or before.endswith("ing")
        or bool({"-", "‑"} & set(before))
    )


def _apart(stems: list[str], at: int) -> bool:
    """Whether a verb of keeping from stands here, with its other part in reach."""
    pairs = (pair.split() for pair in _lexicon().apart)
    return any(
        stems[at] == stem(verb) and stem(other) in stems[at + 1 : at + _GAP]
        for verb, other in pairs
    )


def _denied(words: list[str], at: int) -> bool:
    """Whether an odd number of denials stands shortly before a cue."""
    before = words[max(0, at - _REACH) : at]
    return sum(word in _lexicon().denying for word in before) % 2 == 1


def _lexicon() -> LeaningCues:
    return load_lexicon(LeaningCues, "leaning")


@cache
def _phrases() -> dict[tuple[str, ...], _Cue]:
    cues = _lexicon()
    groups = (
        (cues.held, _Cue(-1, _OTHER)),
        (cues.ahead, _Cue(1, _OTHER)),
        (cues.further, _Cue(1, _VERB, "further")),
        (cues.remove, _Cue(1, _VERB, "remove")),
        (cues.hinder, _Cue(-1, _VERB, "hinder")),
    )
    found: dict[tuple[str, ...], _Cue] = {}
    for phrases, cue in groups:
        for phrase in phrases:
            found.setdefault(tuple(stem(word) for word in phrase.split()), cue)
    return found
