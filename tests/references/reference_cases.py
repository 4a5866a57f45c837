"""Reads the case files and holds the resolver's answers against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.draft import Draft, Reference
from extractors.registry import STEPS
from kg.model import Source

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


@dataclass(frozen=True)
class Case:
    """A text with the answers that a reader gave: place to name, None for a refusal."""

    name: str
    text: str
    answers: dict[tuple[int, int], str | None]


@dataclass(frozen=True)
class Verdict:
    """One marked or answered reference of a case: what was expected and what came."""

    case: str
    words: str
    expected: str | None
    found: Reference | None
    marked: bool = True

    @property
    def answered(self) -> bool:
        return self.found is not None and self.found.antecedent is not None

    @property
    def right(self) -> bool:
        if not self.answered:
            return self.expected is None
        name = self.found.antecedent.name
        return self.marked and self.expected is not None and _folded(name) == _folded(self.expected)

    def __str__(self) -> str:
        name = self.found.antecedent.name if self.answered else "-"
        test = self.found.test if self.found else "not seen"
        return f"{self.case}: {self.words!r} expected {self.expected or '-'}, found {name} ({test})"


def all_cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    parts = re.split(r"^== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for name, marked in zip(parts[1::2], parts[2::2], strict=True):
        text, answers, last = "", {}, 0
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            answer = None if match[2] == "-" else match[2]
            answers[len(text), len(text) + len(match[1])] = answer
            text += match[1]
            last = match.end()
        yield Case(f"{path.stem}/{name.strip()}", text + marked[last:], answers)


def resolved(text: str, name: str = "case") -> Draft:
    """The draft of a text up to its references."""
    draft = Draft(text=text, source=Source.id_for(text), name=name)
    for step in STEPS:
        draft = step(draft)
        if step.name == "references":
            break
    return draft


def verdicts(case: Case) -> list[Verdict]:
    references = resolved(case.text, case.name).references
    found = []
    for (start, end), expected in case.answers.items():
        here = next((r for r in references if r.span.start < end and start < r.span.end), None)
        found.append(Verdict(case.name, case.text[start:end], expected, here))
    for reference in references:
        known = any(a < reference.span.end and reference.span.start < b for a, b in case.answers)
        if not known and reference.antecedent is not None:
            words = case.text[max(0, reference.span.start - 20) : reference.span.end + 10]
            found.append(Verdict(case.name, words, None, reference, marked=False))
    return found


def _folded(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(name.lower().split()))
