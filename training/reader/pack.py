"""Put a trained reader of figures into the product: `python training/reader/pack.py TRAINED [VERSION]`.

TRAINED is the output folder of `train.py`. Writes the factors, the heads and a manifest into
``extractors/weights/figures``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import torch
from safetensors.numpy import save_file

from extractors.language.model_files import write_manifest
from extractors.language.reader_weights import FIGURES, WEIGHTS, packed
from extractors.language.reader_words import LABELS

NAME = "en_claimtrail_figures"
HEADS = ("figure", "word", "joint", "away", "head")
BEFORE = "encoder.base_model.model."
HALVES = ((".down", ".lora_A.default.weight"), (".up", ".lora_B.default.weight"))
"""The names of an adapter's two factors, in the product and in training."""


def factors_of(state: dict[str, Any]) -> dict[str, Any]:
    """The adapters' factors by the matrix they belong to; alpha is the rank, so nothing scales them."""
    found = {}
    for name, values in state.items():
        for ours, theirs in HALVES:
            if name.endswith(theirs):
                matrix = name.removeprefix(BEFORE).removesuffix(theirs)
                found[f"{matrix}.weight{ours}"] = values.float().numpy()
    return found


def main(trained: Path, version: str) -> None:
    """Write the weights and their manifest."""
    state = torch.load(trained / "reader.pt", weights_only=True)
    heads = {
        name: values.float().numpy()
        for name, values in state.items()
        if name.split(".")[0] in HEADS
    }
    FIGURES.own.path.mkdir(parents=True, exist_ok=True)
    save_file(packed(factors_of(state), heads), FIGURES.own.path / WEIGHTS)
    write_manifest(
        FIGURES.own.path, NAME, version, labels=LABELS, besides=("LICENSE", "MODEL_CARD.md")
    )
    print(f"{(FIGURES.own.path / WEIGHTS).stat().st_size / 1e6:.1f} MB in {FIGURES.own.path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1.0.0")
