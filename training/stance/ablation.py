"""What each idea was worth: `python training/stance/ablation.py DATA OUTPUT`.

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
    "as shipped": (),
    "LoRA of rank 32 for full matrices": ("--rank", "32", "--layers", "6"),
    "all six layers trained": ("--layers", "6"),
    "the head sees the opening mark alone": ("--opening",),
    "no claims denied": ("--negated", "0"),
    "a non-match may support": ("--open-nonmatch",),
    "no non-matches": ("--no-nonmatch",),
    "none of our own sentences": (
        "--corpora", "perspectrum", "ibm_claim_stance", "kpa_topics", "kpa_keypoints",
    ),
}  # fmt: skip


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
