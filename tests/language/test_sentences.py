"""Sentence boundaries, from the tables of cases beside this file."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from extractors.draft import Draft
from extractors.language.syntax import read_sentences
from extractors.registry import STEPS

HERE = Path(__file__).parent
BEFORE = (
    "Notes from a river town\n\n"
    "The town lies where two rivers meet, and most of its people live by the water.\n\n"
)
UNMARKED_FLOOR = 0.5


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    sentences: tuple[str, ...]


def cases(folder: str) -> list[Case]:
    found = []
    for path in sorted((HERE / folder).glob("*.txt")):
        for n, marked in enumerate(path.read_text(encoding="utf-8").split("%%\n"), 1):
            parts = marked.split("⟨")[1:]
            assert all(part.count("⟩") == 1 for part in parts), f"{path.name} {n}: ⟨ without ⟩"
            text = marked.removesuffix("\n").replace("⟨", "").replace("⟩", "")
            found.append(Case(f"{path.stem}-{n}", text, tuple(p.split("⟩")[0] for p in parts)))
    return found


def sentences_of(text: str) -> list[str]:
    """A case of one line is a paragraph; several lines are a page."""
    if "\n" not in text:
        (found,) = read_sentences(text, [(0, len(text))])
        return [text[s.start : s.end] for s in found]
    draft = Draft(text=BEFORE + text, source="s-x", name="x")
    for step in STEPS:
        draft = step(draft)
        if step.name == "sentences":
            break
    assert len(draft.parses) == len(draft.sentences)
    return [s.span.quote for s in draft.sentences if s.span.start >= len(BEFORE)]


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: case.name)
def test_sentences_are_those_of_the_case(case):
    assert sentences_of(case.text) == list(case.sentences)


def test_the_parser_ends_most_sentences_that_no_mark_ends():
    table = cases("sentences_unmarked")
    wrong = [case.name for case in table if sentences_of(case.text) != list(case.sentences)]
    assert len(wrong) <= (1 - UNMARKED_FLOOR) * len(table), wrong
    assert len(table) >= 18


def test_the_tables_are_not_thinned_out():
    assert len(cases("sentences")) >= 60
