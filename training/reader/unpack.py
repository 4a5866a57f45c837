"""Make a `reader.pt` of the product's reader of figures, to train on: `python training/reader/unpack.py OUTPUT`.

The stored numbers have 16 bits, so it is the reader in use and not, to the last bit, the one that was packed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import torch
from network import FigureReader
from pack import BEFORE, HALVES
from safetensors.numpy import load_file

from extractors.language.reader_weights import FIGURES, WEIGHTS
from kg.search.encoder_files import EncoderSettings, model_folder


def main(output: Path) -> None:
    """Write ``reader.pt``.

    Raises:
        KeyError: a stored matrix belongs to no part of the network.
    """
    stored = load_file(FIGURES.own.path / WEIGHTS)
    rank = next(v.shape[0] for n, v in sorted(stored.items()) if n.endswith(".down"))
    network = FigureReader(model_folder(EncoderSettings()), rank, base="entities")
    state = network.state_dict()
    for name, values in stored.items():
        full = name.removeprefix("head/")
        for ours, theirs in HALVES:
            if name.endswith(f".weight{ours}"):
                full = f"{BEFORE}{name.removesuffix(f'.weight{ours}')}{theirs}"
        if full not in state:
            raise KeyError(name)
        state[full] = torch.tensor(values.astype("float32"))
    network.load_state_dict(state)
    output.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), output / "reader.pt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
