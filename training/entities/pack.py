"""Put a trained recogniser into the product: `python training/entities/pack.py TRAINED`.

TRAINED is the output folder of `train.py`. Writes the weights' difference to MiniLM and a manifest into
``extractors/weights/entities``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import torch
from corpora import LABELS
from safetensors.numpy import load_file, save_file

from extractors.language.entity_weights import OWN, WEIGHTS
from extractors.language.minilm_deltas import quantised
from extractors.language.model_files import write_manifest
from kg.search.encoder_files import EncoderSettings, model_folder

NAME = "en_claimtrail_entities"


BLANK_BIAS = 1.0
"""Added to the score of "O": the loss leaves blanks open, so that names are called too readily. Set on dev."""


def main(trained: Path, version: str) -> None:
    """Write the weights and their manifest."""
    base = load_file(model_folder(EncoderSettings()) / "model.safetensors")
    base = {name: values for name, values in base.items() if values.dtype.kind == "f"}
    state = torch.load(trained / "entities.pt", weights_only=True)
    ours = {name.removeprefix("encoder."): values.float().numpy() for name, values in state.items()}
    # The encoder's own tensors begin with "encoder." once more.
    ours = {name: values for name, values in ours.items() if values.dtype.kind == "f"}
    ours["head.bias"][LABELS.index("O")] += BLANK_BIAS
    OWN.path.mkdir(parents=True, exist_ok=True)
    save_file(quantised(base, ours), OWN.path / WEIGHTS)
    besides = ("LICENSE", "MODEL_CARD.md")
    write_manifest(OWN.path, NAME, version, labels=LABELS, besides=besides)
    size = (OWN.path / WEIGHTS).stat().st_size
    print(f"{size / 1e6:.1f} MB in {OWN.path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1.0.0")
