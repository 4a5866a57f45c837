"""The same point made in two sources, or one that answers the other: near in meaning, each by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.across.cues import Pointer, Way, cue_span, is_aside, pattern, plain, pointer
from extractors.across.ends import End, link, ordered
from extractors.across.nearness import Near, near_points, near_wordings, ranks
from extractors.language.shallow import content_stems
from extractors.restating.wording_features import features, opposed
from kg.model import (
    ClaimType,
    Graph,
    Link,
    Meaning,
    Polarity,
    Relation,
    Stance,
    Statement,
    fold,
    is_named,
)

_POINT = 0.3  # cosine of aspects
_NEAREST = 2
_SHARED = 2
_MANY = 4
_CLOSE = 0.35
_ONE_LIMIT = 0.4
_ONE_DOUBT = 0.35
_VERY_NEAR = 0.65
_FEWER_WORDS = 0.3
_SAME = 0.8  # cosine of wordings
_SAME_ASPECT = 0.5
_SAME_WORDS = 0.5  # of all content words of the two
_TURN = re.compile(r"\b(?:but|however|though|although|yet)\b")
_TESTS = {Way.DOUBT: "same-doubt", Way.HARM: "same-harm", Way.LIMIT: "same-limit"}


ANSWERS = frozenset(
    {*((way.value, way.value) for way in _TESTS), (Way.DOUBT.value, Way.PROGRESS.value)}
)
"""Ways whose statements may make one point or answer each other."""


@dataclass(frozen=True, slots=True)
class _Pair:
    near: Near
    mine: Statement
    other: Statement
    ways: tuple[Pointer | None, Pointer | None]
    kind: str


def point_links(graph: Graph, meanings: Sequence[Meaning], source_id: str) -> Iterator[Link]:
    """Links between a source's statements and near ones of others.

    ``doubted-progress``: one tells of progress, the other doubts what it shows. ``same-doubt``, ``same-harm``,
    ``same-limit``: both doubt the same thing, name the same thing that goes wrong, or the same limit; the
    later one supports the earlier. ``near-proposition``: each is the other's nearest, in mostly the same
    words. Each needs cue words or shared content words on both sides, and to be among the nearest of its
    sort between the two sources.

    Args:
        graph: holds the source and its neighbours.
        meanings: of their statements.
        source_id: the source.
    """
    ways = {s.id: pointer(s) for s in graph.statements}
    sorts = {s.id: _way(ways[s.id], s) for s in graph.statements}

    def kind(one: str, other: str) -> str:
        return _kind(sorts[one], sorts[other])

    def pair_of(near: Near) -> _Pair:
        ends = graph.statement(near.mine), graph.statement(near.other)
        told = ways[near.mine], ways[near.other]
        return _Pair(near, *ends, told, kind(near.mine, near.other))

    worded = near_wordings(graph, meanings, source_id, _SAME)
    nearest = ranks(graph, worded, lambda near: near.whole)
    for one in map(pair_of, worded):
        first = nearest[one.near.mine, one.near.other] == (0, 0)
        if first and one.mine.claim != one.other.claim and _repeats(one):
            yield _repeated(graph, one)
    points = [pair_of(near) for near in near_points(graph, meanings, source_id, kind)]
    for name in sorted({one.kind for one in points}):
        asked = [one for one in points if one.kind == name]
        places = ranks(graph, [one.near for one in asked], lambda near: near.aspect)
        for one in asked:
            place = places[one.near.mine, one.near.other]
            apart = one.mine.claim != one.other.claim
            if apart and _among_nearest(place) and _one_subject(one, place):
                yield from _linked(graph, one)


def point_sorts(statements: Iterable[Statement]) -> tuple[tuple[str, str], ...]:
    """Statement ids, each with the way it points; those that point nowhere left out."""
    found = ((s.id, _way(pointer(s), s)) for s in statements)
    return tuple((id_, way.value) for id_, way in found if way is not None)


def _kind(one: Way | None, other: Way | None) -> str:
    """What sort of point two ways may make; pairs of one sort are ranked against one another."""
    if one is other and one in _TESTS:
        return _TESTS[one]
    return "doubted-progress" if {one, other} == {Way.DOUBT, Way.PROGRESS} else ""


def _way(told: Pointer | None, statement: Statement) -> Way | None:
    """A result or a date without a chance is progress, told without a cue.

    What has a chance is compared as a forecast (`extractors.across.doubts`).
    """
    if told is None and statement.type in (ClaimType.BENCHMARK, ClaimType.FORECAST):
        return Way.PROGRESS if _plain_progress(statement) else None
    return None if told is None else told.way


def _plain_progress(statement: Statement) -> bool:
    """Whether a result or a date speaks for progress without a cue: no denial, no aim, nobody else's view."""
    text = plain(statement.canonical)
    return (
        statement.polarity is Polarity.POSITIVE
        and not features(statement.canonical).negations
        and not is_aside(statement)
        and not _TURN.search(text)
        and (
            statement.type is ClaimType.BENCHMARK
            or ("%" not in text and pattern("aims").search(text) is None)
        )
    )


def _among_nearest(places: tuple[int, int]) -> bool:
    return min(places) == 0 and max(places) <= _NEAREST


def _one_subject(pair: _Pair, place: tuple[int, int]) -> bool:
    """Whether nearness and shared words show one subject: the less of one, the more of the other."""
    stems = [content_stems(s.canonical) for s in (pair.mine, pair.other)]
    cues = content_stems(" ".join(way.words for way in pair.ways if way is not None))
    shared = len((stems[0] & stems[1]) - cues)
    near_ = pair.near.aspect
    if pair.kind == "same-limit" and near_ < _ONE_LIMIT:
        return _one_cue(pair) and (len(cues) > 1 or (near_ >= _POINT and shared >= _SHARED))
    dated = ClaimType.FORECAST in (pair.mine.type, pair.other.type)
    if dated and pair.kind == "doubted-progress" and (place != (0, 0) or _not_yet(pair)):
        return False  # what is not there yet may still come
    if pair.kind == "same-doubt" and near_ < _ONE_DOUBT and place != (0, 0):
        return False
    return (
        (near_ >= _POINT and shared >= _SHARED)
        or (shared >= _MANY and pair.kind == "doubted-progress")
        or (near_ >= _CLOSE and shared >= 1 and max(place) <= 1)
    )


def _not_yet(pair: _Pair) -> bool:
    return any(way is not None and "yet" in way.words.split() for way in pair.ways)


def _one_cue(pair: _Pair) -> bool:
    """Whether both name their limit by the same word."""
    words = [content_stems(way.words) for way in pair.ways if way is not None]
    return len(words) == len(pair.ways) and bool(words[0] & words[1])


def _linked(graph: Graph, pair: _Pair) -> Iterator[Link]:
    ends = [
        End(s, cue_span(s, way.words) if way is not None else s.span)
        for s, way in zip((pair.mine, pair.other), pair.ways, strict=True)
    ]
    if pair.kind != "doubted-progress":
        yield link(ordered(graph, *ends), Relation.SUPPORTS, pair.kind, 0.5, "cue")
    elif not _one_voice(pair):
        here = pair.ways[0]
        first = here is not None and here.way is Way.DOUBT
        doubt, progress = ends if first else reversed(ends)
        yield link((doubt, progress), Relation.DISPUTES, pair.kind, 0.5, "cue")


def _one_voice(pair: _Pair) -> bool:
    voices = {fold(pair.mine.speaker), fold(pair.other.speaker)}
    return len(voices) == 1 and is_named(pair.mine.speaker)


def _repeats(pair: _Pair) -> bool:
    """Whether two statements say nearly the same: words, figures, names, polarity and stance agree."""
    one, other = pair.mine, pair.other
    a, b = features(one.canonical), features(other.canonical)
    shared, all_ = len(a.stems & b.stems), len(a.stems | b.stems)
    wanted = _FEWER_WORDS if pair.near.aspect >= _VERY_NEAR else _SAME_WORDS
    doubted = {way is not None and way.way is Way.DOUBT for way in pair.ways}
    if len(doubted) == 2 or is_aside(one) or is_aside(other):
        return False  # "can now" is not "still struggles to", in whatever words
    plainly = {one.stance, other.stance} <= {Stance.ASSERTED, Stance.REPORTED}
    return (
        plainly
        and pair.near.whole >= _SAME
        and pair.near.aspect >= _SAME_ASPECT
        and shared >= max(_SHARED, wanted * all_)
        and one.polarity is other.polarity
        and a.negations % 2 == b.negations % 2
        and a.figures == b.figures
        and one.type is other.type
        and one.type is not ClaimType.FORECAST
        and opposed(a.content + a.telling, b.content + b.telling) is None
    )


def _repeated(graph: Graph, pair: _Pair) -> Link:
    ends = ordered(graph, End(pair.mine, pair.mine.span), End(pair.other, pair.other.span))
    return link(ends, Relation.RESTATES, "near-proposition", 0.6, "claim")
