"""Put a trained stance model into the product: `python training/stance/pack.py DATA TRAINED [VERSION]`.

DATA is the folder of the corpora, TRAINED the output folder of `train.py`. The scores are calibrated on topics
that were kept from training, by one temperature (Guo et al., ICML 2017) and a shift of the neutral label (Alexandari
et al., ICML 2020), which training shows less often than it occurs; both become part of the head. Writes the weights'
difference to MiniLM and a manifest into ``extractors/weights/stance``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import onnxruntime
import torch
from corpora import Pair, read_pairs
from safetensors.numpy import load_file, save_file
from scoring import merged_shares
from tokenizers import Tokenizer

from extractors.language.minilm_deltas import HEADS, LAYERS, quantised, restored
from extractors.language.model_files import write_manifest
from extractors.language.pair_graph import bert_pair_judge
from extractors.language.stance_labels import LABELS, NEUTRAL
from extractors.language.stance_model import MOST_PIECES
from extractors.language.stance_pairs import pair_pieces
from extractors.language.stance_weights import OWN, WEIGHTS
from kg.search.encoder_files import EncoderSettings, model_folder

NAME = "en_claimtrail_stance"
_TEMPERATURES = np.geomspace(0.5, 4.0, 43)
_SHIFTS = np.linspace(-1.0, 3.0, 41)


def calibration_pairs(data: Path) -> list[Pair]:
    """Topics of the training parts that were kept from training; IBM's are the dev part and stay out."""
    found = [p for c in ("perspectrum", "kpa_topics") for p in read_pairs(data, c, "held")]
    # The key points are many, and most are no match.
    return found + list(read_pairs(data, "kpa_keypoints", "held"))[::4]


def log_shares(graph: bytes, tokenizer: Any, pairs: list[Pair]) -> Any:
    """Log probabilities of a graph, shape (pairs, labels)."""
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    rows = pair_pieces(tokenizer, [(p.a, p.b) for p in pairs], MOST_PIECES)
    found = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for place, row in enumerate(rows):
        sides = np.zeros((1, len(row.ids)), dtype=np.int64)
        sides[0, row.second :] = 1
        found[place] = session.run(
            None, {"input_ids": np.array([row.ids], dtype=np.int64), "sides": sides}
        )[0]
    return found


def calibration_of(logs: Any, pairs: list[Pair]) -> tuple[float, float, float]:
    """The temperature and the shift of neutral under which the gold is likeliest, and the loss there."""
    neutral = np.array([label == NEUTRAL for label in LABELS])
    return min(
        (
            (float(warmth), float(shift), _loss(logs / warmth + shift * neutral, pairs))
            for warmth in _TEMPERATURES
            for shift in _SHIFTS
        ),
        key=lambda tried: tried[2],
    )


def _loss(scores: Any, pairs: list[Pair]) -> float:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    total = 0.0
    for row, pair in zip(shares.tolist(), pairs, strict=True):
        total -= np.log(max(1e-9, merged_shares(row, pair.corpus)[pair.label]))
    return float(total / len(pairs))


def main(data: Path, trained: Path, version: str) -> None:
    """Write the weights and their manifest."""
    folder = model_folder(EncoderSettings())
    base = load_file(folder / "model.safetensors")
    base = {name: values for name, values in base.items() if values.dtype.kind == "f"}
    state = torch.load(trained / "stance.pt", weights_only=True)
    ours = {name.removeprefix("encoder."): values.float().numpy() for name, values in state.items()}
    # The encoder's own tensors begin with "encoder." once more.
    ours = {n: v for n, v in ours.items() if v.dtype.kind == "f" and "position_ids" not in n}
    changed = {n: v for n, v in ours.items() if n not in base or (v != base[n]).any()}
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    kept = quantised(base, changed, halves=True)
    graph = bert_pair_judge(restored(base, kept), layers=LAYERS, heads=HEADS)
    pairs = calibration_pairs(data)
    logs = log_shares(graph, tokenizer, pairs)
    before = _loss(logs, pairs)
    warmth, shift, after = calibration_of(logs, pairs)
    print(f"temperature {warmth:.2f}, neutral {shift:+.1f}: loss {before:.3f} -> {after:.3f}")
    for name in ("head.weight", "head.bias"):
        changed[name] = changed[name] / warmth
    changed["head.bias"][LABELS.index(NEUTRAL)] += shift
    OWN.path.mkdir(parents=True, exist_ok=True)
    save_file(quantised(base, changed, halves=True), OWN.path / WEIGHTS)
    write_manifest(
        OWN.path, NAME, version, labels=LABELS, besides=("LICENSE", "MODEL_CARD.md")
    )  # fmt: skip
    told = {
        "temperature": warmth,
        "neutral": shift,
        "pairs": len(pairs),
        "before": before,
        "after": after,
    }
    (trained / "calibration.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    print(f"{(OWN.path / WEIGHTS).stat().st_size / 1e6:.1f} MB in {OWN.path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "1.0.0")
