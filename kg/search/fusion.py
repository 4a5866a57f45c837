"""Reciprocal rank fusion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

RANK_CONSTANT = 60


def fuse(rankings: Iterable[Sequence[str]]) -> dict[str, float]:
    """Join several rankings into one score for each id.

    An id's score is the sum of 1 / (60 + rank) over the rankings that hold it (Cormack, Clarke and
    Buettcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods",
    SIGIR 2009).

    Args:
        rankings: ids, best first, each at most once in a ranking.

    Returns:
        Scores by id; ids in order of falling score, ties by id.
    """
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1.0 / (RANK_CONSTANT + rank)
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))
