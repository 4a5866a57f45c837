"""The claims for and against a position, each with its score and its reason.

A claim is taken in only where it is near the position in meaning *and* names its subject *and* its words
lean one way; then it stands for the position if it leans as the position's own sentences do, against it
otherwise. Forecasts stand by chance and date. From these, the graph's supports and disputes carry a side
one step further. What is near but shows no side is left out: no side is the default.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.analysis.argument import ClaimEdge, claim_edges, edges_by_claim, other_end
from kg.analysis.standings import (
    Leaning,
    PositionView,
    Reader,
    Reason,
    Standing,
    StandsFor,
)
from kg.errors import NotFoundError
from kg.model import (
    Bound,
    Claim,
    ClaimType,
    Forecast,
    Graph,
    Meaning,
    Position,
    Relation,
    Stance,
    Statement,
    fold,
)
from kg.search.encoder import Encoder
from kg.store.meaning_codes import encode_codes, near_pairs

NEAR = 0.3
"""The cosine from which a claim may be about a position."""

_NEAR_NAME = 0.42
_NAME_SHARE = 0.3
_COMMON = 0.08  # a word in more of the claims than this says nothing of what they are about
_FEW = 5
_STATED_WORDS = 2
_STEP = 0.8
_SAME_EVENT = 0.6
_MOST_EACH = 3
_FEWEST_WORDS = 4
_SURE_LINK = 0.6
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def position_named(graph: Graph, name: str) -> Position:
    """The position of this name; case, marks and spacing do not matter.

    Raises:
        NotFoundError: the graph has no such position.
    """
    for position in graph.positions:
        if fold(position.name) == fold(name):
            return position
    known = ", ".join(repr(position.name) for position in graph.positions) or "none"
    msg = f"no position is named {name!r}; known: {known}; `claimtrail positions --add` names one"
    raise NotFoundError(msg)


def position_of(graph: Graph, words: str) -> Position:
    """The position of this name or, where none has it, the side that the words themselves name.

    Such a side holds that what the words name comes about: "cheap storage", "a tax on land".

    Raises:
        ValueProblem: no words.
    """
    try:
        return position_named(graph, words)
    except NotFoundError:
        return Position(words.strip(), words.strip())


def gather(
    graph: Graph,
    meanings: Sequence[Meaning],
    position: Position,
    encoder: Encoder,
    reader: Reader,
) -> PositionView:
    """The claims for and against a position.

    Args:
        graph: the graph.
        meanings: of its statements, as the store keeps them.
        position: a side; it need not be stored.
        encoder: the one that made the meanings.
        reader: of the language.

    Raises:
        EncoderError: the encoder cannot be had.
    """
    work = _Gathering(graph, meanings, position, encoder, reader)
    standing = work.by_words()
    standing.update(work.by_links(standing))
    ranked = sorted(standing.values(), key=lambda s: (-s.score, s.claim.id))
    return PositionView(
        position=position,
        leaning=work.leaning,
        for_=tuple(s for s in ranked if s.side is StandsFor.FOR),
        against=tuple(s for s in ranked if s.side is StandsFor.AGAINST),
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    claim: Claim
    statement: Statement
    near: float
    near_name: float


class _Gathering:
    def __init__(
        self,
        graph: Graph,
        meanings: Sequence[Meaning],
        position: Position,
        encoder: Encoder,
        reader: Reader,
    ) -> None:
        self._graph = graph
        self._reader = reader
        self._position = position
        self._vectors = {meaning.statement: meaning.vector for meaning in meanings}
        self._bounds = {meaning.statement: meaning.bound for meaning in meanings}
        self._stems = {claim.id: reader.stems(claim.text) for claim in graph.claims}
        self._is_bare = fold(position.name) == fold(position.statement)
        self._name, self._cue, self._stated = self._subject()
        self._words = self._name | self._stated
        self._denies = reader.denied(position.statement)
        self.leaning = self._own_leaning()
        self._encoder = encoder
        self._forecasts: dict[str, list[Forecast]] = defaultdict(list)
        for forecast in graph.forecasts:
            self._forecasts[forecast.statement].append(forecast)

    def _own_leaning(self) -> Leaning:
        read = [
            self._reader.leaning(part, self._words)
            for part in _SENTENCE.split(self._position.statement)
        ]
        signs = {found.sign for found in read} - {0}
        cues = tuple(cue for found in read for cue in found.cues)
        if not signs and self._denies:
            return Leaning(-1, self._denies)  # "Trams will not cross the bay by 2040"
        if not signs and self._is_bare:
            return Leaning(1, cues)  # who names a thing as a side holds that it comes about
        return Leaning(signs.pop() if len(signs) == 1 else 0, cues)

    def _subject(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Stems of the name, those of them that show a leaning, and rare stems of the statement."""
        count = Counter(stem for stems in self._stems.values() for stem in stems)
        most = max(_FEW, math.ceil(_COMMON * len(self._stems)))
        leaning = self._reader.cue_stems()
        name = self._reader.subjects(self._position.name)
        stated = self._reader.subjects(self._position.statement) - leaning
        rare = name | frozenset(stem for stem in stated if count[stem] <= most)
        # Rarer words tell more of what a claim is about (Sparck Jones 1972, inverse document frequency).
        self._rare = {stem: math.log(1 + len(self._stems) / (1 + count[stem])) for stem in rare}
        told = name
        # Only where nothing else names the subject does a word of leaning ("automation") name it.
        cues = told & leaning if told - leaning else frozenset()
        return told - cues, cues, (stated & rare) - told

    def by_words(self) -> dict[str, Standing]:
        """Claims that take a side by what they say."""
        found = {}
        for candidate in self._candidates():
            forecast = self._forecasts.get(candidate.statement.id)
            standing = (self._by_forecast if forecast else self._by_cues)(candidate)
            if standing is not None:
                found[candidate.claim.id] = standing
        return found

    def _candidates(self) -> Iterator[_Candidate]:
        told = [
            (claim, statement)
            for claim in self._graph.claims
            for statement in self._graph.statements_of(claim.id)
            if statement.id in self._vectors
        ]
        asked = (
            self._position.statement,
            f"{self._position.name}: {self._position.statement}",
            self._position.name,
        )
        codes = [encode_codes(self._encoder.encode([text]))[0] for text in asked]
        vectors = [self._vectors[statement.id] for _, statement in told]
        best: dict[str, _Candidate] = {}
        named: dict[str, float] = {}
        for near in near_pairs(codes, vectors, NEAR):
            claim, statement = told[near.other]
            known = best.get(claim.id)
            if known is None or near.cosine > known.near:
                best[claim.id] = _Candidate(claim, statement, near.cosine, 0.0)
            if near.mine == len(codes) - 1:
                named[claim.id] = max(near.cosine, named.get(claim.id, 0.0))
        for claim_id in sorted(best):
            yield replace(best[claim_id], near_name=named.get(claim_id, 0.0))

    def _shared(self, candidate: _Candidate) -> tuple[str, ...] | None:
        """The subject words that a claim shares; None where it is about something else."""
        stems = self._stems[candidate.claim.id]
        name, stated = stems & self._name, stems & self._stated
        cues = stems & self._cue if name or candidate.near_name >= _NEAR_NAME else frozenset()
        weight = sum(self._rare[stem] for stem in name | cues)
        whole = sum(self._rare[stem] for stem in self._name | self._cue)
        if weight > _NAME_SHARE * whole or len(stated) >= _STATED_WORDS:
            return tuple(sorted(name | stated | cues))
        return None

    def _spelt(self, candidate: _Candidate, stems: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a claim that have these stems, as it spells them; a stem where none has it."""
        spelt: dict[str, str] = {}
        for word in candidate.claim.text.replace("\u2019", "'").split():
            bare = word.strip(".,;:!?\"'()\u201c\u201d")
            for stem in self._reader.stems(bare):
                spelt.setdefault(stem, bare)
        return tuple(dict.fromkeys(spelt.get(stem, stem) for stem in stems))

    def _by_cues(self, candidate: _Candidate) -> Standing | None:
        words = self._shared(candidate)
        statement = candidate.statement
        if words is None or not self.leaning.sign or not _is_plain(candidate.claim, statement):
            return None
        found = self._reader.leaning(candidate.claim.text, self._words)
        sign = -found.sign if statement.stance is Stance.REJECTED else found.sign
        if not sign:
            return None
        side = StandsFor.FOR if sign == self.leaning.sign else StandsFor.AGAINST
        reason = Reason("words", candidate.near, self._spelt(candidate, words), found.cues)
        return Standing(candidate.claim, side, self._score(candidate.near, words), reason)

    def _by_forecast(self, candidate: _Candidate) -> Standing | None:
        """A forecast stands for a position that goes ahead where it gives an even chance or more in time.

        For a position that denies an event it is the other way round.
        """
        years = [int(year) for year in _YEAR.findall(self._position.statement)]
        forecasts = [
            f
            for f in self._forecasts[candidate.statement.id]
            if f.probability is None or _stated(f.probability.text, candidate.statement)
        ]
        words = self._shared(candidate)
        # A chance by a date of what lies this near is of the same event, whatever it is called.
        words = words or (() if candidate.near >= _SAME_EVENT else None)
        denied = self.leaning.sign < 0 and bool(self._denies)
        if not (years or self._is_bare) or not forecasts or words is None:
            return None
        if self.leaning.sign < 0 and not denied:
            return None
        # A side that names no year is judged by the day that each forecast gives.
        by = max(years, default=None)
        signs = {_side_of(forecast, by) for forecast in forecasts} - {None}
        if len(signs) != 1:
            return None
        side = signs.pop()
        read = self._reader.leaning(candidate.claim.text, self._words)
        open_ = {"whether", "?"} & set(candidate.claim.text.lower().replace("?", " ?").split())
        if side is None or open_ or (read.sign < 0 and side is StandsFor.FOR):
            return None
        told = (
            f.probability.text if f.probability else f.horizon.text if f.horizon else ""
            for f in forecasts
        )
        reason = Reason(
            "forecast",
            candidate.near,
            self._spelt(candidate, words),
            tuple(words for words in told if words),
        )
        side = side.opposite if denied else side
        return Standing(candidate.claim, side, self._score(candidate.near, words), reason)

    def _score(self, near: float, words: Sequence[str]) -> float:
        share = len(words) / max(1, min(4, len(self._name | self._stated)))
        return round(min(1.0, 0.75 * near + 0.25 * min(1.0, share)), 4)

    def by_links(self, standing: dict[str, Standing]) -> dict[str, Standing]:
        """Claims one link away from those; a claim linked to both sides is left out."""
        at = edges_by_claim(claim_edges(self._graph))
        reached: dict[str, list[Standing]] = defaultdict(list)
        for seed in standing.values():
            for edge in at.get(seed.claim.id, ()):
                other = other_end(edge, seed.claim.id)
                if other in standing or edge.confidence < _SURE_LINK or not self._alone(other):
                    continue
                along = self._along(seed, edge, other)
                if not self._own_chance_says_otherwise(along):
                    reached[other].append(along)
        chosen = [
            max(found, key=lambda s: (s.score, s.reason.via or ""))
            for _, found in sorted(reached.items())
            if len({one.side for one in found}) == 1
        ]
        return {one.claim.id: one for one in _few_each(chosen)}

    def _own_chance_says_otherwise(self, standing: Standing) -> bool:
        """Whether a claim gives a chance that puts it elsewhere: two low chances may clash too."""
        years = [int(year) for year in _YEAR.findall(self._position.statement)]
        chances = [
            forecast
            for statement in self._graph.statements_of(standing.claim.id)
            for forecast in self._forecasts.get(statement.id, ())
            if forecast.probability is not None
        ]
        sides = {_side_of(forecast, max(years)) for forecast in chances} if years else set()
        return bool(chances) and standing.side not in sides

    def _alone(self, claim: str) -> bool:
        """Whether a claim says something by itself: "Seems right." does not."""
        statement = self._graph.statements_of(claim)[0]
        pointing = self._bounds.get(statement.id, Bound.FREE) is Bound.PLACE
        asked = statement.canonical.rstrip().endswith("?")
        return not (pointing or asked) and len(self._stems[claim]) >= _FEWEST_WORDS

    def _along(self, seed: Standing, edge: ClaimEdge, claim: str) -> Standing:
        side = seed.side.opposite if edge.relation is Relation.DISPUTES else seed.side
        link = max(edge.links, key=lambda found: (found.confidence, found.id))
        reason = Reason("link", seed.reason.near, via=seed.claim.id, link=link)
        score = round(seed.score * edge.confidence * _STEP, 4)
        return Standing(self._graph.claim(claim), side, score, reason)


def _is_plain(claim: Claim, statement: Statement) -> bool:
    """Whether a claim is put forward as such: no question, no condition, no definition."""
    if statement.stance in (Stance.QUESTIONED, Stance.CONDITIONAL):
        return claim.text.lower().startswith("even ")
    return not {"?", "%"} & set(claim.text) and claim.type is not ClaimType.DEFINITION


def _stated(words: str, statement: Statement) -> bool:
    """Whether a wording itself gives the figures of a chance."""
    return set(_FIGURE.findall(words)) <= set(_FIGURE.findall(statement.canonical))


def _few_each(found: Sequence[Standing]) -> Iterator[Standing]:
    """The best of those that one claim brought along; a list under it is no crowd of voices."""
    count: Counter[tuple[str | None, StandsFor, str]] = Counter()
    for one in sorted(found, key=lambda s: (-s.score, s.claim.id)):
        key = one.reason.via, one.side, one.reason.link.test if one.reason.link else ""
        count[key] += 1
        if count[key] <= _MOST_EACH:
            yield one


def _side_of(forecast: Forecast, year: int | None) -> StandsFor | None:
    """Which side a chance by a date takes on whether something comes by the end of a year, or at all."""
    if forecast.horizon is None or forecast.conditional_on:
        return None
    by = int(forecast.horizon.date[:4])
    year = by if year is None else year
    if _share(forecast) >= 0.5:
        return StandsFor.FOR if by <= year else None
    return StandsFor.AGAINST if by >= year else None


def _share(forecast: Forecast) -> float:
    """The chance that it happens: as printed, the middle of its words' interval, or sure where none is told."""
    chance, verbal = forecast.probability, forecast.verbal
    share = chance.point if chance else (verbal.low + verbal.high) / 2 if verbal else 1.0
    return 1.0 - share if forecast.negated else share
