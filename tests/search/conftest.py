from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.search import EncoderSettings, OnnxEncoder


@pytest.fixture(scope="session")
def encoder_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this test run's own, so that the first use really exports."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("CLAIMTRAIL_CACHE", str(folder))
        patch.delenv("CLAIMTRAIL_ENCODER", raising=False)
        yield folder


@pytest.fixture(scope="session")
def minilm(encoder_cache: Path) -> OnnxEncoder:
    encoder = OnnxEncoder(EncoderSettings())
    encoder.encode(["warm"])
    return encoder
