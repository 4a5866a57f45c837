"""Exact-span scores of the product's entities on the dev parts: `python training/entities/product_scores.py NER SYNTAX`.

NER holds the entity corpora, SYNTAX the treebanks, whose dev file says where UNER's documents and paragraphs
begin. Each document is read whole, as a source would be; CrossNER and WNUT17 sentences are read one by one.
The product's own names of people, organisations and places are held against the corpus's; mentions in text
taken for boilerplate count as missed.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpora import read_examples, spans_of
from scoring import f1_by_type

from extractors.draft import Draft, Layer
from extractors.registry import STEPS

KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}

Spans = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its gold names."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def uner_pages(ner: Path, syntax: Path) -> Iterator[Page]:
    """UNER-EWT dev by document, paragraphs apart."""
    opens: dict[str, str] = {}
    mark = ""
    with gzip.open(syntax / "ewt_dev.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                mark = "doc"
            elif line.startswith("# newpar"):
                mark = mark or "par"
            elif line.startswith("# text = "):
                opens[str(len(opens))] = mark
                mark = ""
    with gzip.open(ner / "uner_ewt.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if r["split"] == "dev"]
    text, names = "", []
    for place, record in enumerate(records):
        how = opens.get(str(place), "")
        if how == "doc" and text:
            yield Page(text, tuple(names))
            text, names = "", []
        text += "" if not text else ("\n\n" if how else " ")
        names.extend(placed(record["tokens"], record["tags"], record["text"], len(text)))
        text += record["text"]
    yield Page(text, tuple(names))


def placed(
    tokens: list[str], tags: list[str], text: str, offset: int
) -> Iterator[tuple[int, int, str]]:
    """Names by code points, from tokens found one after the other in the text."""
    ranges, at = [], 0
    for token in tokens:
        start = text.index(token, at)
        at = start + len(token)
        ranges.append((offset + start, offset + at))
    for first, end, kind in spans_of(tags):
        yield ranges[first][0], ranges[end - 1][1], kind


def sentence_pages(ner: Path, corpus: str, domain: str = "") -> Iterator[Page]:
    """Sentences, their words joined by single spaces."""
    for example in read_examples(ner, corpus, "dev"):
        if not domain or example.corpus == f"{corpus}-{domain}":
            text = " ".join(example.words)
            tags = ["O"] * len(example.words)
            for first, end, kind in example.gold:
                tags[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
            yield Page(text, tuple(placed(list(example.words), tags, text, 0)))


def read(text: str) -> Spans:
    """The product's names in a text."""
    draft = Draft(text=text, source="s")
    for step in STEPS:
        draft = step(draft)
        if Layer.ENTITIES in step.provides:
            break
    return [
        (m.span.start, m.span.end, KINDS[e.kind.value])
        for e in draft.entities
        if e.kind.value in KINDS
        for m in e.mentions
        if draft.text[m.span.start] != "@"
    ]


def main(ner: Path, syntax: Path) -> None:
    """Print F1 for each corpus."""
    sets = {
        "uner_ewt": uner_pages(ner, syntax),
        "crossner-ai": sentence_pages(ner, "crossner", "ai"),
        "wnut17": sentence_pages(ner, "wnut17"),
    }
    for name, pages in sets.items():
        pairs = [(page.names, read(page.text)) for page in pages]
        print(name, f1_by_type(pairs, ("PER", "ORG", "LOC")), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
