"""What each idea was worth: `python training/entities/ablation.py DATA OUTPUT`.

Trains small models (a part of each corpus, two epochs), each with one thing changed, and writes their dev
scores to OUTPUT/ablation.json. Runs already there are not repeated.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from train import main as train

COMMON = ("--share", "0.3", "--epochs", "2")
VARIANTS: dict[str, tuple[str, ...]] = {
    "all ideas": (),
    "LoRA of rank 32 for full training": ("--rank", "32"),
    "no word shapes": ("--no-shapes",),
    "a blank is O in every corpus": ("--hard-labels",),
    "a blank may be a dataset or metric anywhere": ("--open-labels",),
    "sentences read alone in training": ("--alone",),
    "no change of case in training": ("--no-recasing",),
    "none of our own sentences": ("--no-templates",),
    "UNER-EWT alone": ("--corpora", "uner_ewt", "--no-templates"),
    "no pretrained weights": ("--from-nothing",),
}


def main(data: Path, output: Path) -> None:
    """Train what is missing and gather the scores."""
    gathered = {}
    for number, (name, options) in enumerate(VARIANTS.items()):
        folder = output / f"variant-{number}"
        if not (folder / "scores.json").is_file():
            print(f"== {name}", flush=True)
            train([str(data), str(folder), *COMMON, *options])
        gathered[name] = json.loads((folder / "scores.json").read_bytes())["dev"]
        text = json.dumps({"options": " ".join(COMMON), "scores": gathered}, indent=1)
        (output / "ablation.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
