"""Reading of the open entity corpora, whose label schemes differ, into one scheme.

A corpus teaches only what it annotates: for each word it names the *set* of labels that may be
right. A word left blank in a corpus that knows no products may still be one, so it allows "O" and
the types the corpus is silent about; the loss asks only for the sum over the set (partial-label
learning; Jin and Ghahramani, "Learning with multiple labels", NIPS 2002).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.language.entity_words import split_words

TYPES = ("PER", "ORG", "LOC", "SYSTEM", "DATASET", "METRIC", "WORK", "MISC")
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))
CORPORA = ("uner_ewt", "wnut17", "btc", "wikigold", "crossner", "tdmsci")

_WORKS = {"creative-work", "book", "album", "song", "poem", "magazine", "academicjournal"}
_OPEN = {
    # What a corpus does not annotate and yet may hold, so that its "O" says nothing about it. News, posts and
    # encyclopedia hold next to no datasets and metrics: were they left open everywhere, those types would
    # become the place for whatever has a capital and is no name.
    "uner_ewt": ("SYSTEM", "WORK", "MISC"),
    "wnut17": ("MISC",),
    "btc": ("SYSTEM", "WORK", "MISC"),
    "wikigold": (),
    "crossner": (),
    "tdmsci": ("PER", "ORG", "LOC", "SYSTEM", "WORK", "MISC"),
}
_MEANINGS = {
    # Other corpora's types in ours; two where the guidelines do not tell them apart.
    "OTH": ("SYSTEM", "DATASET", "METRIC", "WORK", "MISC"),
    "product": ("SYSTEM",),
    "algorithm": ("SYSTEM", "MISC"),
    "programlang": ("SYSTEM", "MISC"),
    "metrics": ("METRIC",),
    "conference": ("MISC",),
    "TASK": ("O", "MISC"),
    "task": ("O", "MISC"),
    "field": ("O", "MISC"),
    "discipline": ("O", "MISC"),
    "misc": ("SYSTEM", "DATASET", "WORK", "MISC"),
    "MISC": ("SYSTEM", "DATASET", "WORK", "MISC"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a corpus, its words split as the product splits them.

    Args:
        corpus: which corpus, with the domain for CrossNER ("crossner-ai").
        words: words and marks.
        allowed: for each word the labels that may be right; indices into `LABELS`.
        gold: the corpus's own types as (first word, end word, type), for scoring.
    """

    corpus: str
    words: tuple[str, ...]
    allowed: tuple[tuple[int, ...], ...]
    gold: tuple[tuple[int, int, str], ...]


def read_examples(folder: Path, corpus: str, split: str) -> Iterator[Example]:
    """The sentences of one corpus in file order.

    Args:
        folder: holds ``<corpus>.jsonl.gz``.
        corpus: one of `CORPORA`.
        split: "train" or "dev".
    """
    with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["split"] == split and record["tokens"]:
                domain = record.get("domain")
                yield _example(f"{corpus}-{domain}" if domain else corpus, record)


def _example(corpus: str, record: dict[str, list[str]]) -> Example:
    words: list[str] = []
    tags: list[str] = []
    for token, tag in zip(record["tokens"], record["tags"], strict=True):
        parts = split_words(token) or [token]
        words.extend(parts)
        inside = "O" if tag == "O" else f"I-{tag[2:]}"
        tags.extend([tag, *[inside] * (len(parts) - 1)])
    allowed = tuple(allowed_labels(corpus, tag) for tag in tags)
    return Example(corpus, tuple(words), allowed, tuple(spans_of(tags)))


def allowed_labels(corpus: str, tag: str) -> tuple[int, ...]:
    """Which of our labels a corpus's tag may stand for, as sorted indices into `LABELS`."""
    if tag == "O":
        free = _OPEN[corpus.split("-")[0]]
        names = ["O", *(f"{prefix}-{kind}" for kind in free for prefix in "BI")]
    else:
        prefix, kind = tag[0], tag[2:]
        kinds = ("WORK",) if kind in _WORKS else _MEANINGS.get(kind)
        if kinds is None:
            kinds = (kind,) if kind in TYPES else ("MISC",)
        names = ["O" if k == "O" else f"{prefix}-{k}" for k in kinds]
    return tuple(sorted(LABELS.index(name) for name in names))


def spans_of(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Spans (first, end, type) of IOB2 tags."""
    start, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            yield start, place, kind
            kind = ""
        if tag.startswith("B-") or (tag != "O" and not kind):
            start, kind = place, tag[2:]
