"""The stance corpora as pairs with the labels that each may bear.

A pair reads *a* label *b*: the reason or reply first, the claim that it bears on second.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.language.stance_labels import LABELS

CORPORA = ("perspectrum", "ibm_claim_stance", "kpa_topics", "kpa_keypoints", "menini_debates")
HELD_OUT = {"perspectrum": 15, "ibm_claim_stance": 4, "kpa_topics": 12, "kpa_keypoints": 12}
"""One topic of so many is kept from training, for calibration; of IBM Claim Stance it is the dev part."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what the first may be to the second.

    Args:
        corpus: where it is from.
        a: the reason, reply or restatement.
        b: the claim it bears on.
        label: the corpus's own label.
        origin: "annotated", "sampled" or "nonmatch" as in the corpora; "own" and "reply" for sentences of ours.
        allowed: labels that may be right, as indices into `LABELS`; more than one where a corpus leaves it open.
    """

    corpus: str
    a: str
    b: str
    label: str
    origin: str
    allowed: tuple[int, ...]


def read_pairs(folder: Path, corpus: str, part: str) -> Iterator[Pair]:
    """The pairs of one corpus in file order.

    Args:
        folder: holds ``<corpus>.jsonl.gz``.
        corpus: one of `CORPORA`.
        part: "train", "held" (topics of the training part kept from training) or "dev".
    """
    with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            topic = record["b"] if corpus == "perspectrum" else record["topic"]
            split = record["split"]
            if split == "train" and _held(corpus, topic):
                split = "held"
            if split == part:
                yield Pair(
                    corpus, record["a"].strip(), record["b"].strip(), record["label"],
                    record["origin"], (LABELS.index(record["label"]),),
                )  # fmt: skip


def _held(corpus: str, topic: str) -> bool:
    share = HELD_OUT.get(corpus)
    digest = hashlib.sha256(f"{corpus}:{topic}".encode()).digest()
    return share is not None and int.from_bytes(digest[:4], "big") % share == 0


_FLIPPED = {
    "supports": "disputes",
    "disputes": "supports",
    "same": "disputes",
    "neutral": "neutral",
}
_DENIED = re.compile(
    r"\b(?P<verb>should|would|will|can|could|must|is|are|was|were|does|do|has|have)(?: not|n't)\b"
)
_HELD_TRUE = re.compile(r"\b(?P<verb>should|would|will|can|could|must|is|are|was|were)\b")


def negated(pair: Pair) -> Pair | None:
    """The pair with its claim denied and its label turned, or None where the claim has no plain verb."""
    if _DENIED.search(pair.b):
        claim = _DENIED.sub(r"\g<verb>", pair.b, count=1)
    elif _HELD_TRUE.search(pair.b):
        claim = _HELD_TRUE.sub(r"\g<verb> not", pair.b, count=1)
    else:
        return None
    label = _FLIPPED[pair.label]
    return replace(pair, b=claim, label=label, allowed=(LABELS.index(label),))
