"""Export of a sentence-transformers model to ONNX; the one place that needs torch.

Run as a program (``python -m kg.search.onnx_export MODEL TARGET``) by `kg.search.encoder_files`,
so that torch never enters the user's own process.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import Any

GRAPH_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
FACTS_FILE = "encoder.json"
_OPSET = 17


def export(model: Path, target: Path) -> None:
    """Write a model's graph, tokenizer and facts into an existing folder.

    The graph holds everything from token ids to the L2-normalised sentence vector, with the pooling
    that the model itself declares.

    Args:
        model: a folder in the sentence-transformers layout, with a fast tokenizer.
        target: receives ``model.onnx``, ``tokenizer.json`` and ``encoder.json``.
    """
    with warnings.catch_warnings():
        # The tracer warns about branches that depend on shapes; a test holds the exported graph
        # against the model itself on many lengths.
        warnings.simplefilter("ignore")
        _export(model, target)


def _export(model: Path, target: Path) -> None:
    torch = importlib.import_module("torch")
    library = importlib.import_module("sentence_transformers")
    sentence_model = library.SentenceTransformer(str(model), device="cpu", local_files_only=True)
    sentence_model.eval()
    ids = torch.ones(2, 8, dtype=torch.long)
    mask = torch.ones(2, 8, dtype=torch.long)
    mask[1, 5:] = 0
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        _vector_module(torch, sentence_model),
        (ids, mask),
        str(target / GRAPH_FILE),
        input_names=["input_ids", "attention_mask"],
        output_names=["vector"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "vector": {0: "batch"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    shutil.copyfile(model / TOKENIZER_FILE, target / TOKENIZER_FILE)
    facts = {
        "dim": int(sentence_model.get_embedding_dimension()),
        "max_tokens": int(sentence_model.max_seq_length),
        "size": (target / GRAPH_FILE).stat().st_size,
    }
    (target / FACTS_FILE).write_text(json.dumps(facts, sort_keys=True), encoding="utf-8")


def _vector_module(torch: Any, sentence_model: Any) -> Any:
    class Vector(torch.nn.Module):  # type: ignore[misc]
        """From token ids and mask to unit vectors."""

        def __init__(self) -> None:
            super().__init__()
            self.inner = sentence_model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            """Sentence vectors, shape (batch, dim)."""
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            return torch.nn.functional.normalize(self.inner(features)["sentence_embedding"], dim=1)

    return Vector().eval()


def main(arguments: list[str]) -> int:
    """Export ``arguments[0]`` into ``arguments[1]``, without any look at the network."""
    os.environ.update(OFFLINE)
    export(Path(arguments[0]), Path(arguments[1]))
    return 0


OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
"""Environment that keeps the Hugging Face libraries from the network."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
