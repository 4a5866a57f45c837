"""What of a wording decides whether another one says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.language.english import english_lexicon
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import Token, stem, tokens

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_HYPHENS = re.compile(r"[-‑‐/&]")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_EXPLETIVE = re.compile(
    r"it(?:['’]s|\s+\w+)(?:\s+\w+){0,3}\s+(?:that|to|whether|how|if)\b", re.IGNORECASE
)
_LITTLE = 2
_OWN_LITTLE = 3
_ENOUGH_TO_COPY = 6


@dataclass(frozen=True, slots=True)
class Pointing:
    """Words that point out of a sentence."""

    anywhere: frozenset[str]
    first: frozenset[str]
    holder: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sameness:
    """``lexicons/sameness.toml``."""

    synonyms: tuple[str, ...]
    opposites: tuple[str, ...]
    negations: frozenset[str]
    telling: frozenset[str]
    forms: Mapping[str, str]
    pointing: Pointing
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Features:
    """What of a wording is compared.

    Args:
        content: stems of the words that say what it is about, in order; of synonyms the first.
        negations: how many words turn it round.
        telling: other words that change what is said, sorted, each as often as it stands there.
        figures: numbers as written, without grouping commas, sorted; ``%`` for each percentage.
        names: names in it but for its first word, and months, folded and sorted.
        points: whether it points at its passage ("This is why ...").
        own: whether it speaks of whoever says it ("I", "our").
    """

    content: tuple[str, ...]
    negations: int
    telling: tuple[str, ...]
    figures: tuple[str, ...]
    names: tuple[str, ...]
    points: bool
    own: bool

    @property
    def stems(self) -> frozenset[str]:
        """The content as a set."""
        return frozenset(self.content)

    @property
    def placed(self) -> bool:
        """Whether the same words may say another thing in another passage.

        Whole sentences that are repeated word for word are copies, wherever they point.
        """
        size = len(self.stems)
        little = size < _LITTLE and not self.figures
        return (
            little or (self.own and size < _OWN_LITTLE) or (self.points and size < _ENOUGH_TO_COPY)
        )


@lru_cache(maxsize=8192)
def features(wording: str) -> Features:
    """The features of a wording."""
    words = tokens(wording)
    lexicon = _lexicon()
    plain = [_plain(word) for word in words]
    content: list[str] = []
    telling: list[str] = []
    negations = 0
    for told in plain:
        parts = _HYPHENS.split(told)
        # "No-human-involved" names a kind of thing; only a word of its own turns a sentence round.
        negations += told.endswith("n't") or told in lexicon.negations
        form = lexicon.forms.get(
            told, lexicon.forms.get("'ll", "") if told.endswith("'ll") else told
        )
        if form in lexicon.telling:
            telling.append(form)
        if len(parts) > 1 or told not in lexicon.negations:
            content += [_one_of_all(stem(part)) for part in parts if _is_content(part)]
    return Features(
        content=tuple(content),
        negations=negations,
        telling=tuple(sorted(telling)),
        figures=_figures(wording, plain),
        names=tuple(sorted(_names(words))),
        points=_points(wording, plain),
        own=any(told in lexicon.pointing.holder for told in plain),
    )


def opposed(one: Iterable[str], other: Iterable[str]) -> tuple[str, str] | None:
    """A pair of opposites of which one set of stems holds the one and the other the other, if any."""
    ones, others = frozenset(one), frozenset(other)
    for first, second in _opposites():
        if (first in ones - others and second in others - ones) or (
            second in ones - others and first in others - ones
        ):
            return first, second
    return None


def spelt_out(one: str, other: str) -> str:
    """A text with its acronyms replaced by the words of another whose initials they are.

    Args:
        one: perhaps with acronyms ("RSI").
        other: perhaps with their words ("recursive self-improvement").
    """
    words = [word for word in re.split(r"[^\w]+", other.replace("‑", "-")) if word]
    initials = "".join(word[0] for word in words).upper()

    def words_of(match: re.Match[str]) -> str:
        at = initials.find(match.group())
        found = " ".join(words[at : at + len(match.group())])
        return found if at >= 0 and found != match.group() else match.group()

    return _ACRONYM.sub(words_of, one)


def _plain(word: Token) -> str:
    return word.lower.lower().replace("’", "'")


def _is_content(part: str) -> bool:
    lexicon = _lexicon()
    skipped = part in english_lexicon().function_words or part in lexicon.telling
    turned = part in {"no", "non"}
    return (
        len(part) > 1
        and (turned or not skipped)
        and not part[0].isdigit()
        and part not in lexicon.numbers
    )


def _figures(wording: str, plain: list[str]) -> tuple[str, ...]:
    numbers = _lexicon().numbers
    found = [m.group().rstrip(".,").replace(",", "") for m in _FIGURE.finditer(wording)]
    found += [numbers[part] for told in plain for part in _HYPHENS.split(told) if part in numbers]
    return tuple(sorted([*found, *("%" for _ in range(wording.count("%")))]))


def _names(words: tuple[Token, ...]) -> set[str]:
    """Capitalised words but for the first, and words with a capital or figure inside anywhere."""
    found = set()
    for n, word in enumerate(words):
        inner = any(c.isupper() for c in word.text[1:])
        month = word.text.lower() in _MONTHS and word.text[0].isupper()
        if inner or month or (n > 0 and word.text[0].isupper() and word.text != "I"):
            found.add(stem(word.text.replace("‑", "-")))
    return found


def _points(wording: str, plain: list[str]) -> bool:
    pointing = _lexicon().pointing
    if any(told in pointing.anywhere for told in plain):
        return True
    first = plain[0].partition("'")[0] if plain else ""
    return first in pointing.first and _EXPLETIVE.match(wording) is None


def _lexicon() -> Sameness:
    return load_lexicon(Sameness, "sameness")


@cache
def _synonyms() -> dict[str, str]:
    return {
        stem(word): stem(line.split()[0]) for line in _lexicon().synonyms for word in line.split()
    }


def _one_of_all(word: str) -> str:
    return _synonyms().get(word, word)


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    return tuple(
        (_one_of_all(stem(one)), _one_of_all(stem(other)))
        for one, other in (pair.split() for pair in _lexicon().opposites)
    )
