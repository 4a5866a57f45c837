"""The entity model's files: MiniLM as installed, and what our training changed in it.

In the repository stands only the difference to the installed MiniLM, 8 bits for each weight. On first use
both are put together into one ONNX graph, which is kept in the user's cache under a name that changes
with either.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.language.bert_graph import bert_tagger
from extractors.language.model_files import ModelFolder
from kg.errors import ModelError
from kg.search.encoder_files import (
    MINILM_SHA256,
    EncoderSettings,
    cache_folder,
    check_weights,
    model_folder,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]

OWN = ModelFolder(Path(__file__).parents[1] / "weights" / "entities", "the entity model")
WEIGHTS = "entities.safetensors"
GRAPH_VERSION = 1
LAYERS, HEADS = 6, 12
_STEP = ".step"


@dataclass(frozen=True, slots=True)
class EntityModelId:
    """Which entity model read a text.

    Args:
        name: its name.
        version: its version.
        digest: first 12 hexadecimal digits of its manifest's SHA-256, which holds its weights'.
        labels: what it tells apart, in the order of its scores.
    """

    name: str
    version: str
    digest: str
    labels: tuple[str, ...]

    def __str__(self) -> str:
        """As provenance has it."""
        return f"entities/{self.name}-{self.version}-{self.digest}"


@dataclass(frozen=True, slots=True)
class EntityFiles:
    """What a session needs: the graph and the tokenizer."""

    graph: Path
    tokenizer: Path


@lru_cache(maxsize=1)
def entity_model_id() -> EntityModelId:
    """The model in use, by its manifest; cheap.

    Raises:
        ModelError: the manifest is missing or damaged.
    """
    own = OWN.manifest()
    return EntityModelId(own.name, own.version, own.digest, own.labels)


def entity_files(*, renew: bool = False) -> EntityFiles:
    """The graph, made on first use (about three seconds).

    Args:
        renew: make it anew even if it is there (it could not be loaded).

    Raises:
        ModelError: our weights are missing or damaged, or the cache cannot be written.
        EncoderError: MiniLM is not installed or altered.
    """
    known = entity_model_id()
    name = f"{known.name}-{known.digest}-{MINILM_SHA256[:12]}-v{GRAPH_VERSION}.onnx"
    target = cache_folder() / "entities" / name
    base = model_folder(EncoderSettings())
    if renew or not target.is_file():
        check_weights(base / "model.safetensors", MINILM_SHA256)
        graph = bert_tagger(_merged(base), layers=LAYERS, heads=HEADS)
        _keep(graph, target)
    return EntityFiles(target, base / "tokenizer.json")


def quantised(base: Arrays, ours: Arrays) -> dict[str, NDArray[np.int8] | NDArray[np.float32]]:
    """What our training changed, as it is stored.

    A matrix that MiniLM has is stored as its difference in 8 bits, with one step for each row; a
    matrix that did not change is left out; what is small or ours alone is stored as it is.

    Args:
        base: MiniLM's weights.
        ours: the trained weights under the same names, and our own.
    """
    import numpy as np

    kept: dict[str, NDArray[np.int8] | NDArray[np.float32]] = {}
    for name, values in sorted(ours.items()):
        if name not in base or values.ndim == 1:
            kept[name] = values.astype(np.float32)
            continue
        change = values - base[name]
        if not change.any():
            continue
        step = np.maximum(np.abs(change).max(axis=1, keepdims=True), 1e-12) / 127
        kept[name] = np.rint(change / step).astype(np.int8)
        kept[name + _STEP] = step.astype(np.float32)
    return kept


def restored(base: Arrays, kept: dict[str, NDArray[np.int8] | NDArray[np.float32]]) -> Arrays:
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


def _merged(base: Path) -> Arrays:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    OWN.check()
    try:
        return restored(load_file(base / "model.safetensors"), load_file(OWN.path / WEIGHTS))
    except (SafetensorError, KeyError, ValueError) as err:
        msg = f"the entity model in {OWN.path} does not fit the installed MiniLM: {err}; {OWN.cure}"
        raise ModelError(msg) from err


def _keep(graph: bytes, target: Path) -> None:
    """Write the graph whole or not at all; two processes may do so at once."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".new", delete=False) as new:
            new.write(graph)
        Path(new.name).replace(target)
    except OSError as err:
        msg = f"the entity model cannot be kept in {target.parent}: {err.strerror or err}; free the place or set CLAIMTRAIL_CACHE"
        raise ModelError(msg) from err
