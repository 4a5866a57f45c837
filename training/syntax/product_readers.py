"""Readers as the product has them: sentences by rule, by the parser, or by both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from conll_scores import Place, Read, Reader, Word

from extractors.draft import Parse
from extractors.language.english import sentence_ranges
from extractors.language.syntax import parse_ranges, read_sentences
from extractors.settings import SYNTAX_VARIABLE


def reader_of(model: Path, boundaries: str) -> Reader:
    """A reader through Claimtrail's own modules.

    Args:
        model: a pipeline's folder.
        boundaries: "rules": sentences by rule, parsed as they are; "both": as `claimtrail` reads.
    """
    os.environ[SYNTAX_VARIABLE] = str(model)
    return _by_rules if boundaries == "rules" else _by_both


def _by_rules(texts: list[str]) -> Iterator[Read]:
    joined, bases = _joined(texts)
    ranges = [
        sentence_ranges(joined, base, base + len(text))
        for text, base in zip(texts, bases, strict=True)
    ]
    parses = iter(parse_ranges(joined, [place for places in ranges for place in places]))
    for places, base in zip(ranges, bases, strict=True):
        yield _read([next(parses) for _ in places], base)


def _by_both(texts: list[str]) -> Iterator[Read]:
    joined, bases = _joined(texts)
    ends = [base + len(text) for text, base in zip(texts, bases, strict=True)]
    found = read_sentences(joined, list(zip(bases, ends, strict=True)))
    for sentences, base in zip(found, bases, strict=True):
        yield _read([sentence.parse for sentence in sentences], base)


def _joined(texts: list[str]) -> tuple[str, list[int]]:
    """All texts in one, since the product reads ranges of a text."""
    bases, here = [], 0
    for text in texts:
        bases.append(here)
        here += len(text) + 1
    return "\n".join(texts), bases


def _read(parses: list[Parse], base: int) -> Read:
    words: dict[Place, Word] = {}
    sentences: set[Place] = set()
    for parse in parses:
        tokens = parse.tokens
        if not tokens:
            continue
        place = [(token.start - base, token.end - base) for token in tokens]
        sentences.add((place[0][0], place[-1][1]))
        for n, token in enumerate(tokens):
            head = None if token.head == n else place[token.head]
            words[place[n]] = Word(token.pos, token.lemma, token.dep, head)
    return Read(words, frozenset(sentences))
