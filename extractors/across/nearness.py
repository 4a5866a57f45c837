"""Which statements of two sources make the same point, as far as nearness in meaning can tell.

Measured on aspects (`kg.store.meaning_codes.encode_aspects`): without what each source's statements share, so
that the debate's own subject brings nobody together. All is a function of the two sources alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Bound, Graph, Meaning
from kg.store.meaning_codes import cosine, near_pairs
from kg.store.neighbours import LEAST_ASPECT, MOST_ASPECT, MOST_VECTOR, signs_alike

Kind = Callable[[str, str], str]
"""What sort of point two statements, by id, may make; "" for none."""


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """Two statements near each other.

    Args:
        mine: id of the source's statement.
        other: id of the other source's.
        aspect: cosine of their aspects.
        whole: cosine of their wordings' vectors.
    """

    mine: str
    other: str
    aspect: float
    whole: float


def near_points(
    graph: Graph, meanings: Sequence[Meaning], source_id: str, kind: Kind
) -> tuple[Near, ...]:
    """The pairs of a source's statements with others of a kind, near in their aspects, by their ids.

    What says another thing in another passage ("This is why ...") is left out.

    Args:
        graph: holds the statements.
        meanings: of statements; others are passed over.
        source_id: the source.
        kind: what sort of point two statements may make; "" for none.
    """
    mine, others = _sides(graph, [m for m in meanings if m.aspect], source_id)
    codes = [m.aspect for m in mine], [m.aspect for m in others]
    signs = signs_alike(*codes, MOST_ASPECT)
    found = []
    for pair in near_pairs(*codes, LEAST_ASPECT):
        here, there = mine[pair.mine], others[pair.other]
        if pair.other in signs[pair.mine] and kind(here.statement, there.statement):
            whole = cosine(here.vector, there.vector)
            found.append(Near(here.statement, there.statement, pair.cosine, whole))
    return tuple(sorted(found))


def near_wordings(
    graph: Graph, meanings: Sequence[Meaning], source_id: str, least: float
) -> tuple[Near, ...]:
    """The pairs of a source's statements with others whose wordings are near, by their ids.

    Args:
        graph: holds the statements.
        meanings: of statements; others are passed over.
        source_id: the source.
        least: the lowest cosine of the wordings.
    """
    mine, others = _sides(graph, [m for m in meanings if m.aspect], source_id)
    codes = [m.vector for m in mine], [m.vector for m in others]
    signs = signs_alike(*codes, MOST_VECTOR)
    found = []
    for pair in near_pairs(*codes, least):
        here, there = mine[pair.mine], others[pair.other]
        if pair.other in signs[pair.mine]:
            aspect = cosine(here.aspect, there.aspect)
            found.append(Near(here.statement, there.statement, aspect, pair.cosine))
    return tuple(sorted(found))


def _sides(
    graph: Graph, meanings: Sequence[Meaning], source_id: str
) -> tuple[list[Meaning], list[Meaning]]:
    free = [m for m in meanings if m.bound is not Bound.PLACE]
    mine = [m for m in free if graph.statement(m.statement).source == source_id]
    return mine, [m for m in free if graph.statement(m.statement).source != source_id]


def ranks(
    graph: Graph, pairs: Sequence[Near], by: Callable[[Near], float]
) -> Mapping[tuple[str, str], tuple[int, int]]:
    """For each pair, how many in the other's source are nearer to each of its ends: 0 is the nearest.

    Args:
        graph: holds the statements.
        pairs: those that are ranked against one another, of one source with others.
        by: the measure.
    """
    nearer: dict[tuple[str, str], list[float]] = defaultdict(list)
    for pair in pairs:
        source = graph.statement(pair.other).source
        nearer[pair.mine, source].append(by(pair))
        nearer[pair.other, ""].append(by(pair))
    found = {}
    for pair in pairs:
        source = graph.statement(pair.other).source
        found[pair.mine, pair.other] = (
            sum(value > by(pair) for value in nearer[pair.mine, source]),
            sum(value > by(pair) for value in nearer[pair.other, ""]),
        )
    return found
