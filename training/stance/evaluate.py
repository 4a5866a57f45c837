"""Score the shipped stance model: `python training/stance/evaluate.py DATA [--json FILE]`.

The model runs as it runs in the product. Beside it stand the rules and plain cosine, whose two thresholds are
set on the training topics that were kept apart.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from corpora import Pair, read_pairs
from rivals import by_cosine, by_rules, cosines
from scoring import chosen_labels, figures, merged_shares, parts

from extractors.language.stance_labels import DISPUTES, LABELS, SUPPORTS
from extractors.language.stance_model import StanceModel
from extractors.language.stance_weights import OWN, WEIGHTS, stance_model_id

BINS = 10
SURE = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Part:
    """Figures of one part of the data, in percent.

    Args:
        corpus: which.
        pairs: how many.
        model: by label, with the macro-F1.
        rules: of the first-cut rules, likewise.
        cosine: of plain cosine.
        error: expected calibration error of the likeliest label.
        sure: precision and share of the gold found, by label and by threshold.
    """

    corpus: str
    pairs: int
    model: dict[str, Any]
    rules: dict[str, Any]
    cosine: dict[str, Any]
    error: float
    sure: dict[str, list[tuple[float, float, float]]]


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured of one model."""

    model: str
    megabytes: float
    pairs_per_cpu_second: float
    cosine_thresholds: tuple[float, float]
    parts: tuple[Part, ...]


def evaluated(data: Path) -> Report:
    """Score the shipped model on every dev part."""
    model = StanceModel()
    model.judge([("Prices fell.", "Prices rose.")])
    thresholds = _cosine_thresholds(data)
    told: list[Part] = []
    spent, count = 0.0, 0
    for corpus, pairs in parts(data).items():
        start = time.process_time()
        judged = model.judge([(p.a, p.b) for p in pairs])
        spent += time.process_time() - start
        count += len(pairs)
        rows = [[j.share(label) for label in LABELS] for j in judged]
        gold = [p.label for p in pairs]
        told.append(
            Part(
                corpus,
                len(pairs),
                figures(gold, chosen_labels(rows, corpus)),
                figures(gold, _known(by_rules(pairs), corpus)),
                figures(gold, _known(by_cosine(cosines(pairs), *thresholds), corpus)),
                round(100 * calibration_error(rows, pairs), 1),
                {label: _sure(rows, pairs, label) for label in (SUPPORTS, DISPUTES)},
            )
        )
    return Report(
        str(stance_model_id()),
        round((OWN.path / WEIGHTS).stat().st_size / 1e6, 1),
        round(count / spent),
        thresholds,
        tuple(told),
    )


def _known(labels: Sequence[str], corpus: str) -> list[str]:
    """Labels as a corpus knows them, by the rule that the model's are merged by."""
    rows = [[float(label == own) for own in LABELS] for label in labels]
    return chosen_labels(rows, corpus)


def _cosine_thresholds(data: Path) -> tuple[float, float]:
    """The cosines from which a pair is related, and the same, that fit the kept training topics best."""
    related = [p for c in ("perspectrum", "kpa_topics") for p in read_pairs(data, c, "held")]
    restated = list(read_pairs(data, "kpa_keypoints", "held"))
    near, near_same = cosines(related), cosines(restated)
    grid = [round(0.05 * step, 2) for step in range(1, 20)]
    return (
        max(grid, key=lambda at: _macro(related, by_cosine(near, at, 2.0))),
        max(grid, key=lambda at: _macro(restated, by_cosine(near_same, at, at))),
    )


def _macro(pairs: Sequence[Pair], labels: Sequence[str]) -> float:
    found = _known(labels, pairs[0].corpus)
    return float(figures([p.label for p in pairs], found)["macro"])


def calibration_error(rows: Sequence[Sequence[float]], pairs: Sequence[Pair]) -> float:
    """Expected calibration error over ten bins (Guo et al., ICML 2017)."""
    sure, right = [], []
    for row, pair in zip(rows, pairs, strict=True):
        share = merged_shares(row, pair.corpus)
        label = max(share, key=share.__getitem__)
        sure.append(share[label])
        right.append(label == pair.label)
    bins = np.minimum((np.array(sure) * BINS).astype(int), BINS - 1)
    error = 0.0
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            error += inside.mean() * abs(np.mean(sure, where=inside) - np.mean(right, where=inside))
    return float(error)


def _sure(
    rows: Sequence[Sequence[float]], pairs: Sequence[Pair], label: str
) -> list[tuple[float, float, float]]:
    """Threshold, precision and recall of a label where its probability reaches the threshold."""
    shares = np.array(
        [merged_shares(r, p.corpus).get(label, 0.0) for r, p in zip(rows, pairs, strict=True)]
    )
    gold = np.array([p.label == label for p in pairs])
    if not gold.any():
        return []
    found = []
    for threshold in SURE:
        said = shares >= threshold
        precision = 100 * gold[said].mean() if said.any() else 0.0
        recall = 100 * said[gold].mean()
        found.append((threshold, round(float(precision), 1), round(float(recall), 1)))
    return found


def main(arguments: list[str]) -> None:
    """Print the figures, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    report = evaluated(chosen.data)
    print(f"{report.model}, {report.megabytes} MB, {report.pairs_per_cpu_second} pairs/CPU s")
    for part in report.parts:
        macros = (part.model["macro"], part.rules["macro"], part.cosine["macro"])
        print(
            f"{part.corpus:18} model {macros[0]} rules {macros[1]} cosine {macros[2]} error {part.error}"
        )
        for label in LABELS:
            if label in part.model:
                told = part.model[label]
                print(
                    f"  {label:9} P {told['precision']} R {told['recall']} F {told['f1']} of {told['pairs']}"
                )
        print(f"  {part.sure}")
    if chosen.json:
        chosen.json.write_text(json.dumps(asdict(report), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
