"""Write the entity model's card: `python training/entities/card.py EVALUATION ABLATION [PRODUCT]`.

EVALUATION comes from `evaluate.py --json`, ABLATION from `ablation.py`; the card is written beside the weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from extractors.language.entity_weights import OWN

_COLUMNS = (
    ("uner_ewt", "PER"),
    ("uner_ewt", "ORG"),
    ("crossner-ai", "PER"),
    ("crossner-ai", "ORG"),
    ("wnut17", "PER"),
    ("wikigold", "ORG"),
)


def card(evaluation: Mapping[str, Any], ablation: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    head = Path(__file__).with_name("card_head.md").read_text(encoding="utf-8")
    lines = [
        head.rstrip(),
        "",
        "## Size and speed",
        "",
        f"{evaluation['megabytes']} MB in the repository (8 bits for each weight that differs from MiniLM's); the "
        "graph in the user's cache has 90 MB.",
        f"{evaluation['sentences_per_cpu_second']} sentences or {evaluation['words_per_cpu_second']} words per CPU "
        "second on one thread, sentences of the dev parts, beside other work on the machine.",
        "",
        f"## Scores of {evaluation['model']}",
        "",
        "Exact spans, dev parts, from raw text, each sentence alone (`training/entities/evaluate.py`).",
        "",
        "| corpus | type | precision | recall | F1 | names |",
        "|---|---|---|---|---|---|",
        *(
            f"| {s['corpus']} | {s['type']} | {s['precision']} | {s['recall']} | {s['f1']} | {s['gold']} |"
            for s in evaluation["scores"]
        ),
        "",
        "## What each idea was worth",
        "",
        f"Small models (`{ablation['options']}`: a part of the data, a short run), one thing changed in each; F1 "
        "on dev. One seed: differences under a point or two say little (`training/entities/ablation.py`).",
        "",
        "| model | " + " | ".join(f"{corpus} {kind}" for corpus, kind in _COLUMNS) + " |",
        "|---|" + "---|" * len(_COLUMNS),
        *_rows(ablation["scores"]),
        "",
    ]
    return "\n".join(lines)


def _rows(scores: Mapping[str, Any]) -> Iterator[str]:
    for name, dev in scores.items():
        yield f"| {name} | " + " | ".join(str(dev[c][kind]) for c, kind in _COLUMNS) + " |"


if __name__ == "__main__":
    read = [json.loads(Path(name).read_bytes()) for name in sys.argv[1:3]]
    (OWN.path / "MODEL_CARD.md").write_text(card(*read), encoding="utf-8")
