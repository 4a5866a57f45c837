"""Opening a model's graph and tokenizer; a damaged graph in the cache is made anew once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kg.errors import ModelError


class ModelPaths(Protocol):
    """Where a model's files are."""

    @property
    def graph(self) -> Path:
        """The ONNX graph."""

    @property
    def tokenizer(self) -> Path:
        """The tokenizer's JSON."""


@dataclass(frozen=True, slots=True)
class OpenModel:
    """A model ready to run.

    Args:
        tokenizer: a `tokenizers.Tokenizer` that neither pads nor cuts.
        session: an `onnxruntime.InferenceSession` on one thread.
    """

    tokenizer: Any
    session: Any


def open_model(what: str, files: Callable[[bool], ModelPaths]) -> OpenModel:
    """Open a model's files.

    Args:
        what: what an error calls it, as in "the entity model".
        files: gives the files; asked with True, it makes the graph anew from checked weights.

    Raises:
        ModelError: the weights are damaged, or the graph does not load when it was made anew.
    """
    try:
        return _opened(files(False))
    except ModelError:
        raise
    except Exception:  # noqa: BLE001 - ONNX Runtime and tokenizers have no common base error
        again = files(True)
    try:
        return _opened(again)
    except Exception as err:
        reason = " ".join(str(err).split())[:200]
        msg = f"{what} in {again.graph.parent} does not load: {reason}; delete that folder and try again"
        raise ModelError(msg) from err


def _opened(files: ModelPaths) -> OpenModel:
    import onnxruntime
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    options = onnxruntime.SessionOptions()
    # One thread: the same sums in the same order, and the other core is left to others.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(files.graph), options, providers=["CPUExecutionProvider"]
    )
    return OpenModel(tokenizer, session)
