"""Arguments of one scheme: a step from part to whole that is or is not made, and evidence that falls short.

Schemes of argument return in other words (Walton, Reed and Macagno 2008, "Argumentation Schemes": from
composition, from lack of evidence), so here cues count for more than nearness.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from extractors.across.cues import cue_span, pattern, plain
from extractors.across.ends import End, link, ordered
from extractors.language.shallow import content_stems
from kg.model import ClaimType, Graph, Link, Meaning, Relation, Stance, Statement, fold, is_named
from kg.store.meaning_codes import cosine

_NEAR = 0.45  # cosine of wordings
_SAME = 0.6
_SHARED = 2
_REACH = 60  # code points between the word for evidence and what is said of it


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme that a statement follows.

    Args:
        name: gap, gap-closed or evidence.
        words: that show it, as in the statement's plain wording.
    """

    name: str
    words: str


_RELATIONS = {
    ("gap", "gap"): (Relation.SUPPORTS, "same-gap"),
    ("evidence", "evidence"): (Relation.SUPPORTS, "same-lack-of-evidence"),
    ("gap-closed", "gap"): (Relation.DISPUTES, "gap-denied"),
}


def scheme(statement: Statement) -> Scheme | None:
    """The scheme that a statement follows, if any; definitions, questions and forecasts follow none."""
    if statement.stance in (Stance.QUESTIONED, Stance.REJECTED) or statement.type in (
        ClaimType.DEFINITION,
        ClaimType.FORECAST,
    ):
        return None
    text = plain(statement.canonical)
    for name, list_ in (("gap-closed", "gaps_closed"), ("gap", "gaps")):
        match = pattern(list_).search(text)
        if match is not None:
            return Scheme(name, match.group())
    for said in pattern("evidence").finditer(text):
        thin = pattern("thin").search(text, max(0, said.start() - 3), said.end() + _REACH)
        if thin is not None:
            return Scheme("evidence", thin.group())
    return None


def scheme_links(graph: Graph, meanings: Sequence[Meaning], source_id: str) -> Iterator[Link]:
    """Links between statements of one scheme, or of opposite ones, on one subject.

    ``same-gap`` and ``same-lack-of-evidence`` support, nearly the same words restate; ``gap-denied`` disputes.
    Two content words must be shared besides the cues, and the wordings be near.

    Args:
        graph: holds the source and its neighbours.
        meanings: of their statements.
        source_id: the source.
    """
    found = [(s, told) for s in graph.statements if (told := scheme(s)) is not None]
    vectors = {meaning.statement: meaning.vector for meaning in meanings}
    mine = [pair for pair in found if pair[0].source == source_id]
    others = [pair for pair in found if pair[0].source != source_id]
    for here, there in product(mine, others):
        for one, other in ((here, there), (there, here)):
            known = _RELATIONS.get((one[1].name, other[1].name))
            near = known and _near(vectors.get(one[0].id), vectors.get(other[0].id))
            if known and near and near >= _NEAR and _one_subject(one, other):
                yield _linked(graph, one, other, known, near)
                break


def _near(one: bytes | None, other: bytes | None) -> float:
    return cosine(one, other) if one and other else 0.0


def _one_subject(one: tuple[Statement, Scheme], other: tuple[Statement, Scheme]) -> bool:
    cues = content_stems(f"{one[1].words} {other[1].words}")
    shared = content_stems(one[0].canonical) & content_stems(other[0].canonical)
    voices = {fold(one[0].speaker), fold(other[0].speaker)}
    one_voice = len(voices) == 1 and is_named(one[0].speaker)
    wanted = 1 if one[1].name == "gap-closed" else _SHARED
    return len(shared - cues) >= wanted and one[0].claim != other[0].claim and not one_voice


def _linked(
    graph: Graph,
    one: tuple[Statement, Scheme],
    other: tuple[Statement, Scheme],
    known: tuple[Relation, str],
    near: float,
) -> Link:
    relation, test = known
    ends = tuple(End(s, cue_span(s, told.words)) for s, told in (one, other))
    if relation is Relation.DISPUTES:
        return link((ends[0], ends[1]), relation, test, 0.5, "cue")
    both = ordered(graph, ends[0], ends[1])
    return link(both, Relation.RESTATES if near >= _SAME else relation, test, 0.5, "cue")
