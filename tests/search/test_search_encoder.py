from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import kg.search
from kg.errors import EncoderError
from kg.model import Graph
from kg.search import EncoderSettings, OnnxEncoder, Query, SearchEngine
from kg.search.encoder_files import (
    MINILM_SHA256,
    check_weights,
    encoder_files,
    encoder_name,
    model_folder,
)
from tests.search.search_builders import a_graph, wordy

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "transformers", "sentence_transformers", "spacy", "streamlit")
SENTENCES = [
    "",
    "Rain.",
    "The reservoir was half empty in June, said the warden.",
    "Wind parks could cover 40% of demand by 2035\u202f\u2014 \u201cif the grid keeps up\u201d.",
    "naïve façade 🙂 e\u0301",
    "price " * 400,
    "NUL \0 and\r\ntabs\tand\u202eright to left",
    *(
        f"Turbine {n} delivered {n * 3} units in its {'very ' * (n % 7)}first year."
        for n in range(60)
    ),
]


def run_apart(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_vectors_equal_those_of_sentence_transformers(minilm: OnnxEncoder, tmp_path: Path):
    (tmp_path / "texts.json").write_text(json.dumps(SENTENCES))
    run_apart(
        "import json, sys, numpy as np\n"
        "from sentence_transformers import SentenceTransformer\n"
        f"texts = json.load(open({str(tmp_path / 'texts.json')!r}))\n"
        f"model = SentenceTransformer({str(model_folder(EncoderSettings()))!r}, device='cpu')\n"
        f"np.save({str(tmp_path / 'rows.npy')!r}, model.encode(texts, normalize_embeddings=True))\n"
    )
    peer = np.load(tmp_path / "rows.npy")
    ours = minilm.encode(SENTENCES)
    assert ours.shape == (len(SENTENCES), minilm.dim) == peer.shape
    assert (ours * peer).sum(axis=1).min() >= 0.9999


def test_vectors_are_unit_float32(minilm: OnnxEncoder):
    rows = minilm.encode(SENTENCES)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert minilm.encode([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_its_batch(minilm: OnnxEncoder):
    together = minilm.encode(SENTENCES)
    alone = np.vstack([minilm.encode([text]) for text in SENTENCES])
    backwards = minilm.encode(SENTENCES[::-1])[::-1]
    assert np.abs(together - alone).max() < 1e-6
    assert np.abs(together - backwards).max() < 1e-6


def test_vectors_are_the_same_every_time(minilm: OnnxEncoder):
    again = OnnxEncoder(EncoderSettings())
    assert again.encode(SENTENCES).tobytes() == minilm.encode(SENTENCES).tobytes()


def test_a_lone_surrogate_is_no_error(minilm: OnnxEncoder):
    assert minilm.encode(["bad \udcff byte"]).shape == (1, 384)


def test_meaning_is_found_without_shared_words(minilm: OnnxEncoder, tmp_path: Path):
    graph = a_graph(
        wordy(
            "The price of electricity will fall.",
            "A violin needs new strings.",
            "The ferry was cancelled because of ice.",
        )
    )
    result = SearchEngine(tmp_path, minilm).search(graph, Query("power gets cheaper"))
    assert [hit.best.canonical for hit in result.hits] == ["The price of electricity will fall."]
    assert result.hits[0].why[0].startswith("similar meaning 0.")
    nonsense = SearchEngine(tmp_path, minilm).search(graph, Query("qqxz"))
    assert nonsense.hits == ()


def test_running_the_export_imports_no_training_library(minilm: OnnxEncoder):
    out = run_apart(
        "import sys\n"
        "from kg.search import OnnxEncoder\n"
        "OnnxEncoder().encode(['a sentence'])\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    assert out == "[]\n"


def test_the_room_loads_its_engines_only_when_used():
    out = run_apart(
        "import sys\n"
        "import kg.search\n"
        "kg.search.SearchEngine('x', kg.search.OnnxEncoder()) if False else None\n"
        "from pathlib import Path\n"
        "kg.search.SearchEngine(Path('x'), kg.search.OnnxEncoder())\n"
        f"heavy = {(*HEAVY, 'numpy', 'tantivy', 'onnxruntime', 'tokenizers')!r}\n"
        "print(sorted(set(heavy) & set(sys.modules)))\n"
    )
    assert out == "[]\n"


def test_the_public_face_is_sorted_and_there():
    assert kg.search.__all__ == sorted(kg.search.__all__)
    assert all(hasattr(kg.search, name) for name in kg.search.__all__)


def test_the_model_is_exported_once(minilm: OnnxEncoder, encoder_cache: Path):
    made = encoder_files(EncoderSettings()).graph
    before = made.stat().st_mtime_ns
    OnnxEncoder().encode(["again"])
    assert made.stat().st_mtime_ns == before
    assert made.is_relative_to(encoder_cache)
    assert MINILM_SHA256[:12] in str(made)
    assert [path.name for path in (encoder_cache / "encoders").iterdir()] == [minilm.name]


def test_weights_are_held_against_their_digest(tmp_path: Path):
    check_weights(model_folder(EncoderSettings()) / "model.safetensors", MINILM_SHA256)
    other = tmp_path / "model.safetensors"
    other.write_bytes(b"other weights")
    with pytest.raises(EncoderError, match="not the ones expected"):
        check_weights(other, MINILM_SHA256)
    with pytest.raises(EncoderError, match="cannot be read"):
        check_weights(tmp_path / "none", MINILM_SHA256)


def test_a_folder_that_is_not_there_is_said(graph_of_one: Graph, tmp_path: Path):
    encoder = OnnxEncoder(EncoderSettings(model=str(tmp_path / "none")))
    with pytest.raises(EncoderError, match="no encoder at"):
        encoder.encode(["text"])
    result = SearchEngine(tmp_path, encoder).search(graph_of_one, Query("tin"))
    assert result.total == 1
    assert "no encoder at" in (result.note or "")


def test_a_folder_without_weights_is_said(tmp_path: Path):
    with pytest.raises(EncoderError, match=r"model\.safetensors cannot be read"):
        _ = OnnxEncoder(EncoderSettings(model=str(tmp_path))).name


def test_a_folder_that_holds_no_model_is_said_in_one_line(tmp_path: Path, encoder_cache: Path):
    for name in ("model.safetensors", "tokenizer.json", "config.json", "modules.json"):
        (tmp_path / name).write_text("{}")
    encoder = OnnxEncoder(EncoderSettings(model=str(tmp_path)))
    with pytest.raises(EncoderError, match="cannot be exported") as caught:
        encoder.encode(["text"])
    assert "\n" not in str(caught.value)
    assert not (encoder_cache / "encoders" / encoder.name).exists()


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CLAIMTRAIL_CACHE", str(tmp_path / "file"))
    with pytest.raises(EncoderError, match="cannot be kept"):
        OnnxEncoder(EncoderSettings()).encode(["text"])


def test_the_environment_names_the_model(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CLAIMTRAIL_ENCODER", "/some/model")
    assert EncoderSettings.from_environment().model == "/some/model"
    monkeypatch.setenv("CLAIMTRAIL_ENCODER", " ")
    assert EncoderSettings.from_environment() == EncoderSettings()


def test_the_cache_is_the_users_own_by_default(monkeypatch: pytest.MonkeyPatch):
    from kg.search.encoder_files import cache_folder

    monkeypatch.delenv("CLAIMTRAIL_CACHE", raising=False)
    assert cache_folder().name == "claimtrail"


@pytest.fixture
def graph_of_one() -> Graph:
    return a_graph(wordy("tin is cheap"))


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of another size and pooling: random weights, first-token pooling, no normalisation."""
    folder = tmp_path_factory.mktemp("models") / "Tiny Model"
    run_apart(
        "import torch\n"
        "from transformers import BertConfig, BertModel, PreTrainedTokenizerFast\n"
        "from sentence_transformers import SentenceTransformer\n"
        "from sentence_transformers.models import Pooling, Transformer\n"
        "torch.manual_seed(3)\n"
        "config = BertConfig(vocab_size=30522, hidden_size=24, num_hidden_layers=1,\n"
        "    num_attention_heads=2, intermediate_size=32, max_position_embeddings=64)\n"
        f"source = {str(model_folder(EncoderSettings()))!r}\n"
        f"room = {str(folder)!r}\n"
        "BertModel(config).save_pretrained(room + '-plain')\n"
        "PreTrainedTokenizerFast.from_pretrained(source).save_pretrained(room + '-plain')\n"
        "inner = Transformer(room + '-plain', max_seq_length=32)\n"
        "model = SentenceTransformer(modules=[inner, Pooling(24, pooling_mode='cls')], device='cpu')\n"
        "model.save(room)\n"
        "import json, numpy as np\n"
        f"texts = {SENTENCES[1:5]!r}\n"
        "np.save(room + '.npy', model.encode(texts, normalize_embeddings=True))\n"
    )
    return folder


def test_another_installed_model_runs_with_its_own_pooling(small_model: Path, encoder_cache: Path):
    encoder = OnnxEncoder(EncoderSettings(model=str(small_model)))
    rows = encoder.encode(SENTENCES[1:5])
    peer = np.load(f"{small_model}.npy")
    assert encoder.dim == 24
    assert encoder.name.startswith("tiny-model-")
    assert (rows * peer).sum(axis=1).min() >= 0.9999


def test_a_damaged_export_is_made_anew(small_model: Path, encoder_cache: Path):
    settings = EncoderSettings(model=str(small_model))
    expected = OnnxEncoder(settings).encode(["rain"])
    graph = encoder_files(settings).graph
    graph.write_bytes(b"\x07" * graph.stat().st_size)
    assert OnnxEncoder(settings).encode(["rain"]).tobytes() == expected.tobytes()


def test_half_an_export_is_not_used(small_model: Path, encoder_cache: Path):
    settings = EncoderSettings(model=str(small_model))
    encoder_files(settings)
    target = encoder_cache / "encoders" / encoder_name(settings)
    (target / "tokenizer.json").unlink()
    assert OnnxEncoder(settings).encode(["rain"]).shape == (1, 24)
    assert [p for p in (encoder_cache / "encoders").iterdir() if p.name.startswith(".")] == []


def test_other_weights_give_another_name(small_model: Path, tmp_path: Path):
    copy = tmp_path / small_model.name
    shutil.copytree(small_model, copy)
    name = encoder_name(EncoderSettings(model=str(copy)))
    assert name == encoder_name(EncoderSettings(model=str(small_model)))
    with (copy / "model.safetensors").open("ab") as stream:
        stream.write(b"\0")
    assert encoder_name(EncoderSettings(model=str(copy))) != name
