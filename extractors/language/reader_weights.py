"""The readers' files: low-rank changes to another model's encoder, and heads.

Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (ICLR 2022): of each adapted matrix only two thin
factors are stored. The encoder's graph is kept in the user's cache under a name that changes with any part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.language import entity_weights
from extractors.language.bert_graph import bert_encoder
from extractors.language.minilm_deltas import HEADS, LAYERS, keep_graph, merged
from extractors.language.model_files import ModelFolder
from kg.errors import ModelError
from kg.search.encoder_files import MINILM_SHA256, EncoderSettings, cache_folder, model_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]

WEIGHTS = "reader.safetensors"
GRAPH_VERSION = 1
_DOWN, _UP, _HEAD = ".down", ".up", "head/"
_ROOMS = Path(__file__).parents[1] / "weights"


@dataclass(frozen=True, slots=True)
class ReaderModel:
    """A reader: its folder, and the model whose encoder it changes.

    Args:
        own: its folder.
        base: folder of the model that it stands on.
        base_weights: that model's file of differences to MiniLM.
    """

    own: ModelFolder
    base: ModelFolder
    base_weights: str


FIGURES = ReaderModel(
    ModelFolder(_ROOMS / "figures", "the reader of figures"),
    entity_weights.OWN,
    entity_weights.WEIGHTS,
)


@dataclass(frozen=True, slots=True)
class ReaderFiles:
    """What a session needs: the encoder's graph and the tokenizer."""

    graph: Path
    tokenizer: Path


@lru_cache(maxsize=4)
def reader_id(model: ReaderModel) -> str:
    """The model in use, by its manifest, as provenance has it; cheap.

    Raises:
        ModelError: the manifest is missing or damaged.
    """
    known = model.own.manifest()
    return f"{model.own.path.name}/{known.name}-{known.version}-{known.digest}"


def packed(factors: Arrays, heads: Arrays) -> dict[str, NDArray[np.float16]]:
    """What is stored: factors under ``MATRIX.down`` and ``MATRIX.up``, heads under their own names, in 16 bits."""
    import numpy as np

    both = {**factors, **{f"{_HEAD}{name}": values for name, values in heads.items()}}
    return {name: values.astype(np.float16) for name, values in sorted(both.items())}


def adapted(base: Arrays, kept: Arrays) -> Arrays:
    """An encoder's weights with the products of the stored factors added to its matrices.

    Raises:
        KeyError: a factor belongs to no matrix of the base.
        ValueError: its shape does not fit.
    """
    arrays = dict(base)
    for name, up in kept.items():
        if not name.endswith(_UP):
            continue
        matrix = name.removesuffix(_UP)
        change = up.astype("float32") @ kept[matrix + _DOWN].astype("float32")
        arrays[matrix] = (base[matrix] + change).astype("float32")
    return arrays


def heads_of(model: ReaderModel) -> Arrays:
    """The weights of a reader's heads, by name.

    Raises:
        ModelError: our weights are missing or damaged.
    """
    return {
        name.removeprefix(_HEAD): values.astype("float32")
        for name, values in _stored(model.own).items()
        if name.startswith(_HEAD)
    }


def reader_files(model: ReaderModel, *, renew: bool = False) -> ReaderFiles:
    """The encoder's graph, made on first use (about three seconds), and the tokenizer.

    Args:
        model: which reader.
        renew: make the graph anew even if it is there (it could not be loaded).

    Raises:
        ModelError: our weights are missing or damaged, or the cache cannot be written.
        EncoderError: MiniLM is not installed or altered.
    """
    own = model.own
    known, under = own.manifest(), model.base.manifest()
    name = f"{known.name}-{known.digest}-{under.digest}-{MINILM_SHA256[:12]}-v{GRAPH_VERSION}.onnx"
    target = cache_folder() / own.path.name / name
    base = model_folder(EncoderSettings())
    if renew or not target.is_file():
        own.check()
        try:
            arrays = adapted(merged(model.base, model.base_weights), _stored(own))
        except (KeyError, ValueError) as err:
            msg = f"{own.what} in {own.path} does not fit {model.base.what}: {err}; {own.cure}"
            raise ModelError(msg) from err
        keep_graph(bert_encoder(arrays, layers=LAYERS, heads=HEADS), target, own.what)
    return ReaderFiles(target, base / "tokenizer.json")


def _stored(own: ModelFolder) -> Arrays:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        return dict(load_file(own.path / WEIGHTS))
    except (OSError, SafetensorError) as err:
        msg = f"{own.what} lacks its file {WEIGHTS} ({own.path}); {own.cure}"
        raise ModelError(msg) from err
