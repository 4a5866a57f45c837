"""Put a trained stance model into the product: `python training/stance/pack.py DATA TRAINED [VERSION]`.

DATA is the folder of the corpora, TRAINED the output folder of `train.py`. The scores are calibrated on topics
that were kept from training, by one temperature (Guo et al., ICML 2017) and a shift of the labels that training shows
more or less often than they occur (Alexandari et al., ICML 2020); both become part of the head. Writes the weights'
difference to MiniLM and a manifest into ``extractors/weights/stance``. With ``shipped`` for TRAINED the shipped weights
are calibrated again, and nothing else in them changes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
import onnxruntime
import torch
from corpora import Pair, read_pairs
from safetensors.numpy import load_file, save_file
from scipy.optimize import minimize
from scoring import merged_shares
from tokenizers import Tokenizer

from extractors.language.minilm_deltas import HEADS, LAYERS, quantised, restored
from extractors.language.model_files import write_manifest
from extractors.language.pair_graph import bert_pair_judge
from extractors.language.stance_labels import LABELS, NEUTRAL, SUPPORTS
from extractors.language.stance_model import MOST_PIECES
from extractors.language.stance_pairs import pair_pieces
from extractors.language.stance_weights import OWN, WEIGHTS
from kg.search.encoder_files import EncoderSettings, model_folder

NAME = "en_claimtrail_stance"
SHIPPED = "shipped"
"""In place of a folder: the weights that are in the product."""

SHIFTED = (SUPPORTS, NEUTRAL)
"""Labels that may be shifted beside disputes. Not "same": of the kept key points only a quarter is asked, and
how often a restatement occurs there says nothing about other texts."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the raw scores of the head are divided by, and what is added then.

    Args:
        temperature: greater than one for a model that is too sure.
        supports: added to the score of supports.
        neutral: added to that of neutral.
        before: mean loss in nats on the kept topics without either.
        after: the same with both.
    """

    temperature: float
    supports: float
    neutral: float
    before: float
    after: float

    def applied(self, head: dict[str, Any]) -> dict[str, Any]:
        """The weight and bias of a head with the calibration in them."""
        told = {name: values / self.temperature for name, values in head.items()}
        told["head.bias"] = told["head.bias"] + _shift((self.supports, self.neutral))
        return told


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


def calibration_of(logs: Any, pairs: list[Pair]) -> Calibration:
    """The temperature and the shifts under which the gold is likeliest."""
    found = minimize(
        lambda told: _loss(logs * told[0] + _shift(told[1:]), pairs),
        np.array([1.0, 0.0, 0.0]),
        method="Nelder-Mead",
    )
    sharpness, supports, neutral = (round(float(value), 2) for value in found.x)
    after = _loss(logs * sharpness + _shift((supports, neutral)), pairs)
    return Calibration(
        round(1 / sharpness, 3), supports, neutral, round(_loss(logs, pairs), 4), round(after, 4)
    )


def _shift(amounts: Any) -> Any:
    """What to add to the scores of all labels, shape (labels,)."""
    told = dict(zip(SHIFTED, amounts, strict=True))
    return np.array([told.get(label, 0.0) for label in LABELS], dtype=np.float32)


def _loss(scores: Any, pairs: list[Pair]) -> float:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    total = 0.0
    for row, pair in zip(shares.tolist(), pairs, strict=True):
        total -= np.log(max(1e-9, merged_shares(row, pair.corpus)[pair.label]))
    return float(total / len(pairs))


def main(data: Path, trained: str, version: str) -> None:
    """Write the weights and their manifest."""
    folder = model_folder(EncoderSettings())
    base = load_file(folder / "model.safetensors")
    base = {name: values for name, values in base.items() if values.dtype.kind == "f"}
    kept = load_file(OWN.path / WEIGHTS) if trained == SHIPPED else _kept(base, Path(trained))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    graph = bert_pair_judge(restored(base, kept), layers=LAYERS, heads=HEADS)
    pairs = calibration_pairs(data)
    told = calibration_of(log_shares(graph, tokenizer, pairs), pairs)
    print(json.dumps(asdict(told)))
    head = {name: kept[name].astype(np.float32) for name in ("head.weight", "head.bias")}
    for name, values in told.applied(head).items():
        kept[name] = values.astype(kept[name].dtype)
    OWN.path.mkdir(parents=True, exist_ok=True)
    save_file(kept, OWN.path / WEIGHTS)
    write_manifest(
        OWN.path, NAME, version, labels=LABELS, besides=("LICENSE", "MODEL_CARD.md")
    )  # fmt: skip
    print(f"{(OWN.path / WEIGHTS).stat().st_size / 1e6:.1f} MB in {OWN.path.name}")


def _kept(base: dict[str, Any], trained: Path) -> dict[str, Any]:
    """What a training changed in MiniLM, as it is stored."""
    state = torch.load(trained / "stance.pt", weights_only=True)
    ours = {name.removeprefix("encoder."): values.float().numpy() for name, values in state.items()}
    # The encoder's own tensors begin with "encoder." once more.
    ours = {n: v for n, v in ours.items() if v.dtype.kind == "f" and "position_ids" not in n}
    changed = {n: v for n, v in ours.items() if n not in base or (v != base[n]).any()}
    return dict(quantised(base, changed, halves=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "1.0.0")
