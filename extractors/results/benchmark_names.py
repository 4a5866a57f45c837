"""Names of benchmarks: by how they are built and by what stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name
from extractors.names.names import is_benchmark_name

_S = "[ \u00a0\u2009\u202f]"
_TOKEN = r"[A-Z][\w@+]*(?:[-\u2010\u2011](?=\w)[\w@+]+){0,6}"
_SHAPED = re.compile(
    rf"(?<![\w@/.\u2011-]){_TOKEN}(?:{_S}(?:Verified|Pro|Lite|Hard|Diamond|Plus|v?\d+(?:\.\d+)?)(?!\w))?"
)
_ACRONYM = re.compile(r"^(?=(?:.*[A-Z0-9]){2})(?=.*[A-Z])[\w@+\u2010\u2011-]{2,}$")
_LABEL = re.compile(
    rf"^\s*(?:[-*•]\s+)?(?:\*\*)?(?P<name>{_TOKEN}(?:{_S}[A-Z0-9][\w.-]*){{0,3}})(?:\*\*)?(?:{_S}?\([^()\n]{{0,120}}\))?(?:\*\*)?{_S}?:"
)
_LISTED = re.compile(
    rf"\b(?:benchmarks|evaluations|test{_S}sets|leaderboards){_S}(?:such{_S}as|like|including)?:?{_S}?(?P<names>{_TOKEN}(?:(?:,{_S}|,?{_S}and{_S}){_TOKEN})*)"
)
_ORDINARY = re.compile(r"^(?:bench|benchmarks?|evals?|arenas?|gyms?|qa|glue|q&a)$", re.IGNORECASE)
_CONCEPTS = frozenset(
    {"AI", "ML", "LLM", "LLMs", "GPU", "GPUs", "CPU", "US", "UK", "EU", "IT", "R&D", "CEO"}
)


@dataclass(frozen=True, slots=True)
class BenchmarkFile:
    """The lexicon of results on benchmarks."""

    nouns: tuple[str, ...]
    results: tuple[str, ...]
    subject_verbs: tuple[str, ...]
    contents: tuple[str, ...]
    items: tuple[str, ...]
    systems: tuple[str, ...]
    not_results: tuple[str, ...]
    qualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedBenchmark:
    """A place where a benchmark is named, and the name in plain hyphens and spaces."""

    start: int
    end: int
    name: str


def benchmark_words() -> BenchmarkFile:
    """The lexicon of results on benchmarks.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(BenchmarkFile, "benchmark")


def plain_name(text: str) -> str:
    """A name with plain hyphens and single plain spaces."""
    return re.sub(r"[\u2010\u2011\u2012]", "-", " ".join(text.split()))


@cache
def _beside() -> re.Pattern[str]:
    nouns = "|".join(
        re.escape(noun).replace(r"\ ", _S)
        for noun in sorted(benchmark_words().nouns, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w.\u2011-])(?P<before>{_TOKEN}){_S}(?:\([^()\n]{{1,20}}\){_S})?(?:{nouns})\b"
        rf"|\b(?:{nouns}){_S}(?:called{_S}|named{_S})?(?P<after>{_TOKEN})"
        rf"|\bOn{_S}(?:the{_S})?(?P<led>{_TOKEN}),?{_S}[^.;:!?]{{2,60}}?{_S}(?:scored|scores|solved|solves|answered|classified|averaged|achieved|attained|resolved){_S}(?:[a-z]+{_S}){{0,2}}~?\d"
        rf"|(?:%|\bpercent|\bpoints|\bscor\w+|\bscore|\baccuracy|\bresults?|\btasks|\d){_S}(?:[a-z]+{_S}){{0,2}}?on{_S}(?:the{_S})?(?P<scored>{_TOKEN})"
    )


@cache
def _described() -> re.Pattern[str]:
    """A name with what a test holds or asks: "X is a set of", "X, which measures on a scale"."""
    contents, items = any_of(benchmark_words().contents), any_of(benchmark_words().items)
    return re.compile(
        rf"(?<![\w.\u2011-])(?P<name>{_TOKEN})"
        rf"(?:(?:,{_S}(?:which{_S}is{_S})?|{_S}is{_S})(?:an?|the){_S}(?:[\w-]+{_S}){{0,3}}(?:{contents})(?!\w)"
        rf"|(?:,{_S}which)?{_S}(?:holds|contains|comprises|consists{_S}of|has|asks|poses|covers|includes){_S}(?:about{_S}|some{_S}|over{_S})?\d[\d,. ]*{_S}(?:[\w-]+{_S}){{0,4}}(?:{items})(?!\w)"
        rf"|,{_S}which{_S}(?:measures|scores|grades|rates|marks|tests|asks|poses){_S}(?:how|on{_S}a{_S}scale|whether|systems|models|the{_S}ability))"
    )


def known_benchmarks(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded names that the text shows to be benchmarks.

    A name is one when it is built like one ("XBench"), stands in a list of benchmarks, beside
    such a word as "benchmark" or "leaderboard", or after a score and "on".

    Args:
        text: the whole text.
        pieces: the stretches looked at.
    """
    found: set[str] = set()
    for start, end in pieces:
        for match in _LISTED.finditer(text, start, end):
            found.update(
                fold_name(name) for name in re.findall(_TOKEN, match["names"]) if _is_name(name)
            )
        for match in _described().finditer(text, start, end):
            if _is_name(match["name"]):
                found.add(fold_name(match["name"]))
        for match in _beside().finditer(text, start, end):
            name = match["before"] or match["after"] or match["led"] or match["scored"]
            if _is_name(name):
                found.add(fold_name(name))
    return frozenset(found)


def _is_name(word: str) -> bool:
    return word not in _CONCEPTS and (_is_shaped(word) or _ACRONYM.match(word) is not None)


def _is_shaped(word: str) -> bool:
    return (
        is_benchmark_name(word)
        and not _ORDINARY.match(word)
        and not word.lower().startswith("benchmark")
    )


def find_benchmarks(
    text: str, start: int, end: int, known: frozenset[str]
) -> tuple[NamedBenchmark, ...]:
    """Places in ``text[start:end]`` where a benchmark is named.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
        known: from `known_benchmarks`.
    """
    return tuple(
        NamedBenchmark(match.start(), match.end(), plain_name(match.group()))
        for match in _SHAPED.finditer(text, start, end)
        if _is_shaped(head := match.group().split()[0]) or fold_name(head) in known
    )


class Lines:
    """The lines of a text, and the benchmark that a line's label names."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        """Note where each line begins."""
        self._text, self._known = text, known
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def number(self, at: int) -> int:
        """The line that holds a place."""
        return bisect_right(self._starts, at) - 1

    def label(self, line: int) -> NamedBenchmark | None:
        """The benchmark that a line opens with, followed by a colon; None for any other line."""
        start = self._starts[line]
        match = _LABEL.match(self._text[start : start + 240])
        if match is None:
            return None
        named = find_benchmarks(
            self._text, start + match.start("name"), start + match.end("name"), self._known
        )
        return named[0] if named and named[0].start == start + match.start("name") else None

    def cells(self, line: int) -> list[str] | None:
        """The cells of a Markdown table's row, or None."""
        start = self._starts[line]
        stop = self._text.find("\n", start)
        row = self._text[start : stop if stop >= 0 else len(self._text)].strip()
        if not row.startswith("|") or row.count("|") < 3:
            return None
        return [cell.strip() for cell in row.strip("|").split("|")]
