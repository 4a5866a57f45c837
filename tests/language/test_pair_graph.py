"""The pair graph against the same network in torch, and rows of pairs."""

import numpy as np
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from extractors.language.minilm_deltas import HEADS, LAYERS
from extractors.language.pair_graph import bert_pair_judge
from extractors.language.stance_pairs import pair_pieces
from kg.search.encoder_files import EncoderSettings, model_folder

LABELS, MIXED = 4, 16


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    """MiniLM's own weights, with a head drawn at random."""
    draw = np.random.default_rng(7)
    arrays = load_file(model_folder(EncoderSettings()) / "model.safetensors")
    width = arrays["embeddings.LayerNorm.bias"].shape[0]
    return {
        **arrays,
        "mix.weight": draw.normal(0, 0.1, (MIXED, 5 * width)).astype(np.float32),
        "mix.bias": draw.normal(0, 0.1, MIXED).astype(np.float32),
        "head.weight": draw.normal(0, 0.3, (LABELS, MIXED)).astype(np.float32),
        "head.bias": draw.normal(0, 0.1, LABELS).astype(np.float32),
    }


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(model_folder(EncoderSettings()) / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def test_the_graph_computes_what_the_library_computes(weights: dict[str, np.ndarray]) -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    graph = onnxruntime.InferenceSession(bert_pair_judge(weights, layers=LAYERS, heads=HEADS))
    model = transformers.AutoModel.from_pretrained(
        model_folder(EncoderSettings()), local_files_only=True, add_pooling_layer=False
    ).eval()
    ids = np.random.default_rng(3).integers(1000, 20000, (3, 17))
    sides = np.zeros_like(ids)
    sides[0, 4:], sides[1, 9:], sides[2, 16:] = 1, 1, 1
    found = graph.run(None, {"input_ids": ids, "sides": sides})[0]
    tensors = {name: torch.tensor(values) for name, values in weights.items()}
    with torch.inference_mode():
        hidden = model(
            input_ids=torch.tensor(ids), token_type_ids=torch.tensor(sides)
        ).last_hidden_state
        means = []
        for side in (0, 1):
            share = torch.tensor(sides == side).unsqueeze(2).float()
            means.append((hidden * share).sum(dim=1) / share.sum(dim=1))
        first, second = means
        seen = torch.cat([hidden[:, 0], first, second, (first - second).abs(), first * second], 1)
        mixed = torch.nn.functional.gelu(seen @ tensors["mix.weight"].T + tensors["mix.bias"])
        scores = mixed @ tensors["head.weight"].T + tensors["head.bias"]
        wanted = torch.log_softmax(scores, dim=1).numpy()
    assert np.abs(found - wanted).max() < 1e-4


def test_a_row_does_not_depend_on_the_rows_beside_it(weights: dict[str, np.ndarray]) -> None:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    graph = onnxruntime.InferenceSession(bert_pair_judge(weights, layers=2, heads=HEADS), options)
    ids = np.random.default_rng(5).integers(1000, 20000, (9, 23))
    sides = np.zeros_like(ids)
    sides[:, 11:] = 1
    together = graph.run(None, {"input_ids": ids, "sides": sides})[0]
    for rows in (2, 3, 5, 7):
        fewer = {"input_ids": ids[:rows], "sides": sides[:rows]}
        assert (graph.run(None, fewer)[0] == together[:rows]).all()


def test_a_pair_is_read_as_bert_reads_pairs(tokenizer: Tokenizer) -> None:
    (row,) = pair_pieces(tokenizer, [("Prices fell.", "Prices will fall further.")], 96)
    assert list(row.ids) == tokenizer.encode("Prices fell.", "Prices will fall further.").ids
    assert tokenizer.decode(row.ids[row.second : -1]) == "prices will fall further."


@given(st.integers(0, 60), st.integers(0, 60), st.integers(5, 64))
@settings(deadline=None, max_examples=60)
def test_a_long_pair_is_cut_where_it_is_longer(
    tokenizer: Tokenizer, first: int, second: int, longest: int
) -> None:
    (row,) = pair_pieces(tokenizer, [("a " * first, "b " * second)], longest)
    kept_first, kept_second = row.second - 2, len(row.ids) - row.second - 1
    assert len(row.ids) == min(longest, first + second + 3)
    assert kept_first <= first
    assert kept_second <= second
    half = (longest - 3) // 2
    assert kept_first == first or kept_first >= half
    assert kept_second == second or kept_second >= half
