"""The graph that we write ourselves against the model as its library runs it."""

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from safetensors.numpy import load_file

from extractors.language.bert_graph import bert_tagger
from extractors.language.minilm_deltas import HEADS, LAYERS, quantised, restored
from kg.search.encoder_files import EncoderSettings, model_folder

SHAPES, LABELS = 5, 7


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    """MiniLM's own weights, with shapes and a head drawn at random."""
    draw = np.random.default_rng(7)
    arrays = load_file(model_folder(EncoderSettings()) / "model.safetensors")
    width = arrays["embeddings.LayerNorm.bias"].shape[0]
    return {
        **arrays,
        "shape.weight": draw.normal(0, 0.1, (SHAPES, width)).astype(np.float32),
        "head.weight": draw.normal(0, 0.1, (LABELS, width)).astype(np.float32),
        "head.bias": draw.normal(0, 0.1, LABELS).astype(np.float32),
    }


def test_the_graph_computes_what_the_library_computes(weights: dict[str, np.ndarray]) -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    graph = onnxruntime.InferenceSession(bert_tagger(weights, layers=LAYERS, heads=HEADS))
    model = transformers.AutoModel.from_pretrained(
        model_folder(EncoderSettings()), local_files_only=True, add_pooling_layer=False
    ).eval()
    draw = np.random.default_rng(3)
    ids = draw.integers(1000, 20000, (3, 17))
    kinds = draw.integers(0, SHAPES, ids.shape)
    mask = np.ones_like(ids)
    mask[1, 9:] = 0
    inputs = {"input_ids": ids, "attention_mask": mask, "shapes": kinds}
    found = graph.run(None, inputs)[0]
    with torch.inference_mode():
        embedded = model.get_input_embeddings()(torch.tensor(ids))
        embedded = embedded + torch.tensor(weights["shape.weight"])[torch.tensor(kinds)]
        hidden = model(inputs_embeds=embedded, attention_mask=torch.tensor(mask)).last_hidden_state
        scores = hidden @ torch.tensor(weights["head.weight"]).T + torch.tensor(
            weights["head.bias"]
        )
        wanted = torch.log_softmax(scores, dim=2).numpy()
    real = mask.astype(bool)
    assert np.abs(found - wanted)[real].max() < 1e-4
    assert np.allclose(np.exp(found).sum(axis=2), 1, atol=1e-4)


def test_the_same_weights_make_the_same_bytes(weights: dict[str, np.ndarray]) -> None:
    small = {**weights}
    assert bert_tagger(small, layers=1, heads=HEADS) == bert_tagger(small, layers=1, heads=HEADS)


rows = arrays(np.float32, (3, 4), elements=st.floats(-2, 2, width=16))


@given(rows, rows)
@settings(deadline=None)
def test_stored_weights_are_off_by_half_a_step_at_most(base: np.ndarray, ours: np.ndarray) -> None:
    again = restored({"m": base}, quantised({"m": base}, {"m": ours}))["m"]
    step = np.abs(ours - base).max(axis=1, keepdims=True) / 127
    assert (np.abs(again - ours) <= step / 2 + 1e-5).all()


def test_an_unchanged_matrix_is_not_stored_and_a_new_one_is_stored_whole() -> None:
    base = {"m": np.ones((2, 2), dtype=np.float32)}
    ours = {"m": base["m"].copy(), "head": np.full((2, 3), 0.3, dtype=np.float32)}
    kept = quantised(base, ours)
    assert set(kept) == {"head"}
    assert (restored(base, kept)["head"] == ours["head"]).all()
    assert (restored(base, kept)["m"] == base["m"]).all()
