"""Write the stance model's card: `python training/stance/card.py EVALUATION ABLATION`.

EVALUATION comes from `evaluate.py --json`, ABLATION from `ablation.py`; the card is written beside the weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from extractors.language.stance_labels import LABELS
from extractors.language.stance_weights import OWN

_COLUMNS = (
    ("perspectrum", "macro"),
    ("perspectrum", "supports"),
    ("perspectrum", "disputes"),
    ("ibm_claim_stance", "macro"),
    ("kpa_topics", "macro"),
    ("kpa_keypoints", "same"),
    ("own", "macro"),
)
_NAMES = {
    "perspectrum": "PERSPECTRUM dev",
    "ibm_claim_stance": "IBM Claim Stance, topics kept apart",
    "kpa_topics": "KPA 2021 dev, towards the motion",
    "kpa_keypoints": "KPA 2021 dev, key points",
    "menini_debates": "1960 debates, disarmament (not trained on)",
    "own": "our own sentences, kept apart",
    "replies": "our own replies, kept apart",
}


def card(evaluation: Mapping[str, Any], ablation: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    head = Path(__file__).with_name("card_head.md").read_text(encoding="utf-8")
    related, same = evaluation["cosine_thresholds"]
    lines = [
        head.rstrip(),
        "",
        "## Size and speed",
        "",
        f"{evaluation['megabytes']} MB in the repository (8 bits for each weight that differs from MiniLM's, 16 for the "
        f"head); the graph in the user's cache has 90 MB. {evaluation['pairs_per_cpu_second']} pairs per CPU second on "
        "one thread, pairs of the dev parts, beside other work on the machine.",
        "",
        f"## Macro-F1 of {evaluation['model']} and of its rivals",
        "",
        "On the labels of each part, in percent (`training/stance/evaluate.py`). Rules: cues of agreement and "
        "disagreement, polarity, words in common. Cosine of MiniLM's vectors: "
        f"related from {related}, the same from {same} (set on topics kept from training). Error: expected calibration "
        "error over ten bins.",
        "",
        "| part | pairs | model | rules | cosine | error |",
        "|---|---|---|---|---|---|",
        *(
            f"| {_NAMES[p['corpus']]} | {p['pairs']} | {p['model']['macro']} | {p['rules']['macro']} | "
            f"{p['cosine']['macro']} | {p['error']} |"
            for p in evaluation["parts"]
        ),
        "",
        "## By label",
        "",
        "| part | label | precision | recall | F1 | rules' F1 | cosine's F1 | pairs |",
        "|---|---|---|---|---|---|---|---|",
        *_labels(evaluation),
        "",
        "## Where it is sure",
        "",
        "Precision and recall of a label where its probability reaches a threshold, in percent.",
        "",
        "| part | label | " + " | ".join(f"≥ {t}" for t in _thresholds(evaluation)) + " |",
        "|---|---|" + "---|" * len(_thresholds(evaluation)),
        *_sure(evaluation),
        "",
        "## What each idea was worth",
        "",
        f"Small models (`{ablation['options']}`: a part of the data, a short run), one thing changed in each; F1 "
        "on the same parts. One seed: differences of a few points say little (`training/stance/ablation.py`).",
        "",
        "| model | " + " | ".join(f"{corpus} {kind}" for corpus, kind in _COLUMNS) + " |",
        "|---|" + "---|" * len(_COLUMNS),
        *_rows(ablation["scores"]),
        "",
    ]
    return "\n".join(lines)


def _labels(evaluation: Mapping[str, Any]) -> Iterator[str]:
    for part in evaluation["parts"]:
        for label in LABELS:
            if label in part["model"]:
                own = part["model"][label]
                others = (part["rules"][label]["f1"], part["cosine"][label]["f1"])
                yield (
                    f"| {part['corpus']} | {label} | {own['precision']} | {own['recall']} | {own['f1']} | "
                    f"{others[0]} | {others[1]} | {own['pairs']} |"
                )


def _thresholds(evaluation: Mapping[str, Any]) -> list[float]:
    return [row[0] for row in evaluation["parts"][0]["sure"]["supports"]]


def _sure(evaluation: Mapping[str, Any]) -> Iterator[str]:
    for part in evaluation["parts"]:
        for label, rows in part["sure"].items():
            if rows:
                told = " | ".join(f"{precision} / {recall}" for _, precision, recall in rows)
                yield f"| {part['corpus']} | {label} | {told} |"


def _rows(scores: Mapping[str, Any]) -> Iterator[str]:
    for name, dev in scores.items():
        told = (str(dev.get(corpus, {}).get(kind, "")) for corpus, kind in _COLUMNS)
        yield f"| {name} | " + " | ".join(told) + " |"


if __name__ == "__main__":
    read = [json.loads(Path(name).read_bytes()) for name in sys.argv[1:3]]
    (OWN.path / "MODEL_CARD.md").write_text(card(*read), encoding="utf-8")
