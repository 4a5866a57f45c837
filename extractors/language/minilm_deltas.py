"""Trained models as differences to the installed MiniLM, and the graphs made of both.

In the repository stands only what a training changed, 8 bits for each weight. On first use it is put together with
MiniLM into one ONNX graph, which is kept in the user's cache.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.language.model_files import ModelFolder
from kg.errors import ModelError
from kg.search.encoder_files import MINILM_SHA256, EncoderSettings, check_weights, model_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]
    Kept = dict[str, NDArray[np.int8] | NDArray[np.float16] | NDArray[np.float32]]

LAYERS, HEADS = 6, 12
_STEP = ".step"
_BASE = "model.safetensors"


def quantised(base: Arrays, ours: Arrays, *, halves: bool = False) -> Kept:
    """What our training changed, as it is stored.

    A matrix that MiniLM has is stored as its difference in 8 bits, with one step for each row; a
    matrix that did not change is left out; what is small or ours alone is stored as it is.

    Args:
        base: MiniLM's weights.
        ours: the trained weights under the same names, and our own.
        halves: store matrices that are ours alone in 16 bits.
    """
    import numpy as np

    kept: Kept = {}
    for name, values in sorted(ours.items()):
        if name not in base or values.ndim == 1:
            small = halves and name not in base and values.ndim > 1
            kept[name] = values.astype(np.float16) if small else values.astype(np.float32)
            continue
        change = values - base[name]
        if not change.any():
            continue
        step = np.maximum(np.abs(change).max(axis=1, keepdims=True), 1e-12) / 127
        kept[name] = np.rint(change / step).astype(np.int8)
        kept[name + _STEP] = step.astype(np.float32)
    return kept


def restored(base: Arrays, kept: Kept) -> Arrays:
    """The trained weights from MiniLM's and what `quantised` gave."""
    import numpy as np

    arrays = dict(base)
    for name, values in kept.items():
        if name.endswith(_STEP):
            continue
        step = kept.get(name + _STEP)
        if step is None:
            arrays[name] = values.astype(np.float32)
        else:
            arrays[name] = (base[name] + values.astype(np.float32) * step).astype(np.float32)
    return arrays


def merged(own: ModelFolder, weights: str) -> Arrays:
    """A model's weights: MiniLM as installed, changed by what a checked folder holds.

    Args:
        own: the model's folder.
        weights: its file of differences.

    Raises:
        ModelError: our weights are missing or damaged, or do not fit.
        EncoderError: MiniLM is not installed or altered.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    base = model_folder(EncoderSettings()) / _BASE
    check_weights(base, MINILM_SHA256)
    own.check()
    try:
        return restored(load_file(base), load_file(own.path / weights))
    except (SafetensorError, KeyError, ValueError) as err:
        msg = f"{own.what} in {own.path} does not fit the installed MiniLM: {err}; {own.cure}"
        raise ModelError(msg) from err


def keep_graph(graph: bytes, target: Path, what: str) -> None:
    """Write a graph whole or not at all; two processes may do so at once.

    Args:
        graph: the serialised model.
        target: its place in the cache.
        what: what errors call the model.

    Raises:
        ModelError: the cache cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".new", delete=False) as new:
            new.write(graph)
        Path(new.name).replace(target)
    except OSError as err:
        msg = f"{what} cannot be kept in {target.parent}: {err.strerror or err}; free the place or set CLAIMTRAIL_CACHE"
        raise ModelError(msg) from err
