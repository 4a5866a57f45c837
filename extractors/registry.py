"""The extractors, in order. The order is explicit; a test holds it against what each requires."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from extractors.claims import attribution, canonical, coverage, propositions, statements
from extractors.draft import Step
from extractors.forecasting import forecasts, outlooks
from extractors.language.entity_weights import entity_model_id
from extractors.language.pipelines import pipeline_id
from extractors.language.reader_weights import FIGURES, reader_id
from extractors.links import links
from extractors.names import entities
from extractors.page import blocks, boilerplate, metadata, posts, sentences, structure
from extractors.readers import figures
from extractors.references import references
from extractors.results import benchmarks

STEPS: tuple[Step, ...] = (
    metadata.STEP,
    blocks.STEP,
    posts.STEP,
    structure.STEP,
    outlooks.STEP,
    boilerplate.STEP,
    sentences.STEP,
    figures.STEP,
    entities.STEP,
    references.STEP,
    propositions.STEP,
    attribution.STEP,
    forecasts.STEP,
    benchmarks.STEP,
    statements.STEP,
    links.STEP,
    canonical.STEP,
    coverage.STEP,
)

_NO_RULES = frozenset({"cli", "evaluation"})
"""Rooms that find nothing in a text."""


def signature() -> str:
    """Names the extractors and everything they depend on: versions, code, lexicons, models.

    A source whose stored signature differs is read again. The code itself is in it, so that
    no changed rule goes unnoticed because somebody forgot to raise a version.

    Raises:
        ModelError: a model is missing or its manifest is damaged.
        SettingsError: the syntax pipeline that the user names is none.
    """
    return f"{_code_signature()} {entity_model_id()} {reader_id(FIGURES)} {pipeline_id()}"


@lru_cache(maxsize=1)
def _code_signature() -> str:
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    files = [*folder.rglob("*.py"), *folder.glob("lexicons/*.toml")]
    for path in sorted(files):
        if path.parent.name in _NO_RULES:
            continue
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    steps = " ".join(f"{step.name}/{step.version}" for step in STEPS)
    return f"{steps} code/{digest.hexdigest()[:12]}"
