"""The stance model's files: what our training changed in MiniLM, and the graph made of both.

The graph is kept in the user's cache under a name that changes with either.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractors.language.minilm_deltas import HEADS, LAYERS, keep_graph, merged
from extractors.language.model_files import ModelFolder
from extractors.language.pair_graph import bert_pair_judge
from extractors.language.stance_labels import LABELS
from kg.errors import ModelError
from kg.search.encoder_files import MINILM_SHA256, EncoderSettings, cache_folder, model_folder

OWN = ModelFolder(Path(__file__).parents[1] / "weights" / "stance", "the stance model")
WEIGHTS = "stance.safetensors"
GRAPH_VERSION = 1


@dataclass(frozen=True, slots=True)
class StanceModelId:
    """Which stance model judged a pair.

    Args:
        name: its name.
        version: its version.
        digest: first 12 hexadecimal digits of its manifest's SHA-256, which holds its weights'.
    """

    name: str
    version: str
    digest: str

    def __str__(self) -> str:
        """As provenance has it."""
        return f"stance/{self.name}-{self.version}-{self.digest}"


@dataclass(frozen=True, slots=True)
class StanceFiles:
    """What a session needs: the graph and the tokenizer."""

    graph: Path
    tokenizer: Path


@lru_cache(maxsize=1)
def stance_model_id() -> StanceModelId:
    """The model in use, by its manifest; cheap.

    Raises:
        ModelError: the manifest is missing or damaged, or tells of other labels.
    """
    own = OWN.manifest()
    if own.labels != LABELS:
        msg = f"{OWN.what} tells apart {', '.join(own.labels) or 'nothing'} and not {', '.join(LABELS)} ({OWN.path}); {OWN.cure}"
        raise ModelError(msg)
    return StanceModelId(own.name, own.version, own.digest)


def stance_files(*, renew: bool = False) -> StanceFiles:
    """The graph, made on first use (about three seconds).

    Args:
        renew: make it anew even if it is there (it could not be loaded).

    Raises:
        ModelError: our weights are missing or damaged, or the cache cannot be written.
        EncoderError: MiniLM is not installed or altered.
    """
    known = stance_model_id()
    name = f"{known.name}-{known.digest}-{MINILM_SHA256[:12]}-v{GRAPH_VERSION}.onnx"
    target = cache_folder() / "stance" / name
    if renew or not target.is_file():
        graph = bert_pair_judge(merged(OWN, WEIGHTS), layers=LAYERS, heads=HEADS)
        keep_graph(graph, target, OWN.what)
    return StanceFiles(target, model_folder(EncoderSettings()) / "tokenizer.json")
