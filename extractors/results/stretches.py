"""What the reading of a result predication starts from: a sentence with its parts, and what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.draft import Parse
from extractors.results.benchmark_names import NamedBenchmark
from extractors.results.scores import Score

_FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """What the text spoke of before a sentence.

    Args:
        test: the test under discussion, or None.
        system: the system under discussion, or "".
        topic: the system that the page is about, or "".
        former: the system's predecessor that was named last, or "".
        unit: the unit of the last result; None where there was none.
        machine: the last system that had a result and is no people, or "".
        near: whether the test was named in this paragraph, its heading or the list's other items.
        people: the people whom the sentence before spoke of, or "".
        plain: whether the sentence's tests have no coined names, so that only a plain score counts.
    """

    test: NamedBenchmark | None = None
    system: str = ""
    topic: str = ""
    former: str = ""
    machine: str = ""
    unit: str | None = None
    near: bool = False
    plain: bool = False
    people: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence with what was found in it.

    Args:
        text: the whole text.
        start: its first code point.
        end: past its last.
        parse: its syntax, or None.
        tests: the tests it names, by place.
        systems: start, end and name of each system.
        figures: from `extractors.results.figures`, by place.
    """

    text: str
    start: int
    end: int
    parse: Parse | None
    tests: Sequence[NamedBenchmark]
    systems: Sequence[tuple[int, int, str]]
    figures: Sequence[Score]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a figure.

    Args:
        name: the name or noun phrase; "" where the page tells none.
        sure: whether a place or verb gives it that only results have.
        explicit: whether the sentence names or points at it.
        behind: whether it stands behind the figure.
        bracketed: whether the figure stands in brackets behind it, or both have the same place in two lists.
        known: whether it is a known system's name, with a verb of placing.
    """

    name: str
    sure: bool
    explicit: bool = True
    behind: bool = False
    bracketed: bool = False
    known: bool = False


def token_at(stretch: Stretch, figure: Score) -> int | None:
    """The index of the token that a figure's number opens."""
    if stretch.parse is None:
        return None
    words = stretch.text[figure.start : figure.end]
    digits = figure.start + len(words) - len(words.lstrip("~≈<>≤≥ "))
    return next((n for n, t in enumerate(stretch.parse.tokens) if t.start <= digits < t.end), None)


def in_subject(stretch: Stretch, figure: Score) -> bool:
    """Whether a figure stands in a subject: "70% of the questions on X come from exams"."""
    here = token_at(stretch, figure)
    if here is None or stretch.parse is None:
        return False
    tokens = stretch.parse.tokens
    for _ in range(_FARTHEST):
        if tokens[here].dep.startswith("nsubj"):
            return True
        if tokens[here].head == here:
            return False
        here = tokens[here].head
    return False


def is_a_test(stretch: Stretch, start: int, end: int) -> bool:
    """Whether a place touches the name of a test."""
    return any(test.start < end and start < test.end for test in stretch.tests)
