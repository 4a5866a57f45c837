"""Search against its peers, each pair measured in this same run: ``python bench/search.py``.

Figures are medians of process CPU time; read the ratios, not the milliseconds.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from kg.search import EncoderSettings, OnnxEncoder
from kg.search.encoder_files import model_folder
from kg.search.onnx_export import OFFLINE
from kg.search.vector_build import VectorItem, update_vectors

ROOT = Path(__file__).parents[1]
SUBJECTS = (
    "The harbour",
    "A small reactor",
    "The new vaccine",
    "Her estimate",
    "The wheat price",
    "Every second farm",
    "The court's ruling",
    "A cheaper battery",
    "The orchestra",
    "This winter",
)
VERBS = (
    "will double",
    "fell short of",
    "depends on",
    "was compared with",
    "may outlast",
    "cannot explain",
    "is cited in",
    "led to",
)
OBJECTS = (
    "the plan for 2031",
    "what the ministry had said",
    "a quarter of demand",
    "older models",
    "a shortage of nurses",
)
TAILS = ("", " in most years", ", according to two engineers", " unless the rules change again")
SENTENCES = [f"{s} {v} {o}{t}." for s in SUBJECTS for v in VERBS for o in OBJECTS for t in TAILS]
TIMED = SENTENCES[::5]


def median_cpu(run: Callable[[], object], times: int) -> float:
    """Median CPU seconds of a call."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def children_cpu(program: str) -> float:
    """CPU seconds of a fresh process that runs a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bench_cold() -> None:
    """One sentence from a cold process."""
    folder = str(model_folder(EncoderSettings()))
    ours = "from kg.search import OnnxEncoder; OnnxEncoder().encode(['One short sentence.'])"
    peer = (
        "from sentence_transformers import SentenceTransformer as S;"
        f"S({folder!r}, device='cpu').encode(['One short sentence.'])"
    )
    own = statistics.median(children_cpu(ours) for _ in range(3))
    other = children_cpu(peer)
    say("cold start, one sentence", own, other, "sentence-transformers")


def bench_encoder() -> None:
    """Many sentences, one thread each."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(str(model_folder(EncoderSettings())), device="cpu")
    encoder = OnnxEncoder(EncoderSettings(threads=1))
    peer_rows = model.encode(TIMED[:64], normalize_embeddings=True)
    cosine = float((encoder.encode(TIMED[:64]) * peer_rows).sum(axis=1).min())
    own = median_cpu(lambda: encoder.encode(TIMED), 3) / len(TIMED)
    other = median_cpu(lambda: model.encode(TIMED), 3) / len(TIMED)
    say("embedding, per sentence", own, other, "sentence-transformers", f"min cosine {cosine:.6f}")


class _Table:
    """Serves rows made beforehand; a text is its row's number."""

    name = "table"

    def __init__(self, rows: np.ndarray) -> None:
        self.dim = rows.shape[1]
        self._rows = rows

    def encode(self, texts) -> np.ndarray:
        return self._rows[[int(text) for text in texts]]


def mixed_rows(count: int) -> np.ndarray:
    """Real embeddings with noise that varies as they do, so that neighbours are as among claims."""
    rng = np.random.default_rng(7)
    centres = OnnxEncoder().encode(SENTENCES)
    shape = np.linalg.cholesky(np.cov(centres.T) + 1e-6 * np.eye(centres.shape[1]))
    noise = rng.standard_normal((count, centres.shape[1]), dtype=np.float32)
    rows = centres[rng.integers(0, len(centres), count)] + 0.5 * noise @ shape.T.astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def bench_vectors(count: int, queries: int = 40) -> None:
    """Nearest ten of many rows."""
    rows = mixed_rows(count + queries)
    rows, asked = rows[:count], rows[count:]

    def brute(query: np.ndarray) -> list[int]:
        scores = rows @ query
        best = np.argpartition(-scores, 10)[:10]
        return best[np.argsort(-scores[best])].tolist()

    with tempfile.TemporaryDirectory() as room:
        records = [VectorItem(str(place), str(place)) for place in range(count)]
        start = time.process_time()
        index = update_vectors(Path(room), records, _Table(rows), "bench")
        built = time.process_time() - start
        index.search(asked[0], 10)
        own, other, found = [], [], 0
        for query in asked:
            own.append(median_cpu(lambda query=query: index.search(query, 10), 3))
            other.append(median_cpu(lambda query=query: brute(query), 3))
            nearest = {int(hit.id) for hit in index.search(query, 10)}
            found += len(nearest & set(brute(query)))
    say(
        f"nearest 10 of {count:,}",
        statistics.median(own),
        statistics.median(other),
        "numpy f32 brute force",
        f"recall@10 {found / (10 * queries):.3f}; index written in {built:.1f} s",
    )


def say(what: str, own: float, peer: float, name: str, more: str = "") -> None:
    """One line of the report."""
    line = f"{what}: {own * 1e3:.2f} ms against {peer * 1e3:.2f} ms of {name} = {peer / own:.1f}x"
    print(f"{line}; {more}" if more else line, flush=True)


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    arguments = parser.parse_args()
    os.environ.update(OFFLINE)
    OnnxEncoder().encode(["warm the cache"])
    bench_cold()
    bench_vectors(arguments.rows)
    bench_encoder()


if __name__ == "__main__":
    main()
