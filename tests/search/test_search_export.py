from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.search.encoder_files import EncoderSettings, model_folder
from kg.search.onnx_export import OFFLINE, main


def test_export_writes_graph_tokenizer_and_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in OFFLINE:
        monkeypatch.setenv(name, "0")
    assert main([str(model_folder(EncoderSettings())), str(tmp_path)]) == 0
    facts = json.loads((tmp_path / "encoder.json").read_text())
    assert facts == {
        "dim": 384,
        "max_tokens": 256,
        "size": (tmp_path / "model.onnx").stat().st_size,
    }
    assert (tmp_path / "tokenizer.json").read_bytes() == (
        model_folder(EncoderSettings()) / "tokenizer.json"
    ).read_bytes()
