"""Drafts made by hand, and cases read from text files: ``surface -> expected``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.draft import Attribution, Draft, Metadata, Proposition, Sentence
from extractors.names import entities
from kg.model import ClaimType, Polarity, Span, Stance

CASES = Path(__file__).parent / "cases"
_SENTENCE = re.compile(r"[^\n]+?(?:(?<=[.!?])(?=\s)|\n|$)")


@dataclass(frozen=True, slots=True)
class Case:
    """A line of a case file: what is read and what should come of it."""

    surface: str
    expected: str

    def __str__(self) -> str:
        return self.surface[:50]


def cases(name: str) -> list[Case]:
    """The cases of ``cases/NAME.txt``; lines with # are remarks."""
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.split(" -> ") for line in lines if line.strip() and not line.startswith("#"))
    return [Case(surface.strip(), expected.strip()) for surface, expected in parts]


def draft_of(
    text: str, *, published: str | None = None, speaker: str = "author", whole_lines: bool = False
) -> Draft:
    """A draft in which each sentence (or line) is one proposition of one speaker."""
    pattern = re.compile(r"[^\n]+") if whole_lines else _SENTENCE
    spans = [Span.trimmed(text, *match.span()) for match in pattern.finditer(text)]
    sentences = tuple(Sentence(span, 0) for span in spans if span is not None)
    held = Attribution(speaker, None, None, Stance.ASSERTED, 0.8, Polarity.POSITIVE, "test")
    return Draft(
        text=text,
        source="s0",
        metadata=Metadata(published=published),
        sentences=sentences,
        propositions=tuple(
            Proposition(sentence.span, index, ClaimType.CLAIM, "test")
            for index, sentence in enumerate(sentences)
        ),
        attributions=(held,) * len(sentences),
    )


def with_entities(draft: Draft) -> Draft:
    """The draft after the entities step."""
    return entities.STEP(draft)


def with_published(draft: Draft, published: str) -> Draft:
    """The draft with a date of publication."""
    return replace(draft, metadata=replace(draft.metadata, published=published))
