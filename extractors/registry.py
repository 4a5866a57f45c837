"""The extractors, in order. The order is explicit; a test holds it against what each requires."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from extractors import (
    attribution,
    benchmarks,
    blocks,
    boilerplate,
    canonical,
    entities,
    forecasts,
    links,
    metadata,
    posts,
    propositions,
    sentences,
    statements,
)
from extractors.draft import Step

STEPS: tuple[Step, ...] = (
    metadata.STEP,
    blocks.STEP,
    posts.STEP,
    boilerplate.STEP,
    sentences.STEP,
    entities.STEP,
    propositions.STEP,
    attribution.STEP,
    forecasts.STEP,
    benchmarks.STEP,
    statements.STEP,
    links.STEP,
    canonical.STEP,
)


@lru_cache(maxsize=1)
def signature() -> str:
    """Names the extractors and everything they depend on: their versions, code and lexicons.

    A source whose stored signature differs is read again. The code itself is in it, so that
    no changed rule goes unnoticed because somebody forgot to raise a version.
    """
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.glob("*.py")) + sorted(folder.glob("lexicons/*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    steps = " ".join(f"{step.name}/{step.version}" for step in STEPS)
    return f"{steps} code/{digest.hexdigest()[:12]}"
