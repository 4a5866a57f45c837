"""The entity model's files: what our training changed in MiniLM, and the graph made of both.

The graph is kept in the user's cache under a name that changes with either.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractors.language.bert_graph import bert_tagger
from extractors.language.minilm_deltas import HEADS, LAYERS, keep_graph, merged
from extractors.language.model_files import ModelFolder
from kg.search.encoder_files import MINILM_SHA256, EncoderSettings, cache_folder, model_folder

OWN = ModelFolder(Path(__file__).parents[1] / "weights" / "entities", "the entity model")
WEIGHTS = "entities.safetensors"
GRAPH_VERSION = 1


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
        graph = bert_tagger(merged(OWN, WEIGHTS), layers=LAYERS, heads=HEADS)
        keep_graph(graph, target, OWN.what)
    return EntityFiles(target, base / "tokenizer.json")
