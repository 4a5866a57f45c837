"""Score the shipped entity model: `python training/entities/evaluate.py DATA [--json FILE]`.

The model runs as it runs in the product, from raw text: a corpus's words are joined by single spaces (UNER
brings its own text) and every sentence is read alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpora import read_examples
from scoring import DEV, SCORED

from extractors.language.entity_model import EntityModel
from extractors.language.entity_weights import OWN, WEIGHTS, entity_model_id

EXTRA = {"wnut17": ("product", "creative-work"), "crossner": ("product", "metrics")}
"""Types of the corpora that ours stand for."""
MEANT = {"product": "SYSTEM", "creative-work": "WORK", "metrics": "METRIC"}


@dataclass(frozen=True, slots=True)
class Score:
    """Exact-span figures of one type in one corpus, in percent; ``gold`` is how many there are."""

    corpus: str
    type: str
    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured of one model."""

    model: str
    megabytes: float
    sentences_per_cpu_second: float
    words_per_cpu_second: float
    scores: tuple[Score, ...]


def evaluated(data: Path) -> Report:
    """Score the shipped model on every dev part."""
    model = EntityModel()
    model.read("Ada Reed runs Reed Bank.", [[(0, 24)]])
    scores: list[Score] = []
    spent, sentences, words = 0.0, 0, 0
    for corpus in DEV:
        examples = list(read_examples(data, corpus, "dev"))
        texts = [" ".join(example.words) for example in examples]
        joined, places, at = "\n".join(texts), [], 0
        for text in texts:
            places.append((at, at + len(text)))
            at += len(text) + 1
        start = time.process_time()
        found = {
            (s.start, s.end, s.label)
            for s in model.read(joined, [[place] for place in places]).spans
        }
        spent += time.process_time() - start
        sentences += len(texts)
        words += sum(len(example.words) for example in examples)
        gold: dict[str, set[tuple[int, int, str]]] = {}
        parts: dict[str, list[tuple[int, int]]] = {}
        for example, place in zip(examples, places, strict=True):
            offset, ranges = place[0], []
            for word in example.words:
                ranges.append((offset, offset + len(word)))
                offset += len(word) + 1
            own = gold.setdefault(example.corpus, set())
            own.update((ranges[a][0], ranges[b - 1][1], kind) for a, b, kind in example.gold)
            parts.setdefault(example.corpus, []).append(place)
        for name in sorted(gold):
            starts = {s for place in parts[name] for s in range(*place)}
            here = {span for span in found if span[0] in starts}
            kinds = (*SCORED[corpus], *EXTRA.get(corpus, ()))
            scores.extend(_score(name, kind, gold[name], here) for kind in kinds)
    return Report(
        str(entity_model_id()),
        round((OWN.path / WEIGHTS).stat().st_size / 1e6, 1),
        round(sentences / spent),
        round(words / spent),
        tuple(score for score in scores if score.gold),
    )


def _score(
    corpus: str, kind: str, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]
) -> Score:
    truth = {span[:2] for span in gold if span[2] == kind}
    guess = {span[:2] for span in found if span[2] == MEANT.get(kind, kind)}
    right = len(truth & guess)
    precision, recall = right / max(1, len(guess)), right / max(1, len(truth))
    f1 = 2 * right / max(1, len(truth) + len(guess))
    return Score(
        corpus,
        kind,
        round(100 * precision, 1),
        round(100 * recall, 1),
        round(100 * f1, 1),
        len(truth),
    )


def main(arguments: list[str]) -> None:
    """Print the figures, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    report = evaluated(chosen.data)
    print(
        f"{report.model}, {report.megabytes} MB, {report.sentences_per_cpu_second} sentences/CPU s"
    )
    for score in report.scores:
        print(
            f"{score.corpus:20} {score.type:14} P {score.precision:5} R {score.recall:5} F {score.f1:5} of {score.gold}"
        )
    if chosen.json:
        chosen.json.write_text(json.dumps(asdict(report), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
