"""What the stance model is held against: cues and polarity by rule, and plain cosine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from corpora import Pair

from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems
from extractors.language.stance_labels import DISPUTES, NEUTRAL, SAME, SUPPORTS
from extractors.links.link_cues import alternatives, disagreement, plain, retort, verdict, weakening
from kg.search.encoder import OnnxEncoder

_DENIAL = re.compile(r"\b(?:not|no|never|nobody|nothing|cannot|hardly|without)\b|n't\b")
_SAME_SHARE = 0.8
"""Share of content words in common from which a rule calls two texts the same."""


def by_rules(pairs: Sequence[Pair]) -> list[str]:
    """The first-cut rules: cues of disagreement and agreement, opposite polarity, words in common."""
    return [_ruled(pair) for pair in pairs]


def _ruled(pair: Pair) -> str:
    words = plain(pair.a)
    if disagreement(pair.a) or verdict(pair.a) or retort(pair.a):
        return DISPUTES
    if _agreement().search(words):
        return SUPPORTS
    own, other = content_stems(pair.a), content_stems(pair.b)
    shared = len(own & other)
    if not shared:
        return NEUTRAL
    opposed = bool(_DENIAL.search(words)) != bool(_DENIAL.search(plain(pair.b)))
    if opposed or weakening(pair.a):
        return DISPUTES
    return SAME if shared >= _SAME_SHARE * len(own | other) else SUPPORTS


@cache
def _agreement() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(connectives().agreement)})(?![\w-])")


def cosines(pairs: Sequence[Pair]) -> np.ndarray:
    """How near the sentence encoder puts the two texts of each pair."""
    texts = sorted({text for pair in pairs for text in (pair.a, pair.b)})
    vectors = dict(zip(texts, OnnxEncoder().encode(texts), strict=True))
    return np.array([float(vectors[p.a] @ vectors[p.b]) for p in pairs])


def by_cosine(near: np.ndarray, related: float, same: float) -> list[str]:
    """Labels by cosine: far is neutral, near supports, very near says the same; it knows no dispute."""
    return [SAME if c >= same else SUPPORTS if c >= related else NEUTRAL for c in near]
