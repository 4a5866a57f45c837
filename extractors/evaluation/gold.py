"""Gold files: what people found in a document, as frozen values.

Two kinds of file are read, articles' and threads'. Only what is scored is kept: keys that nobody
asks for are ignored, missing ones are empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extractors.evaluation.fields import Fields
from extractors.evaluation.places import Place
from kg.errors import SettingsError

KEY_SALIENCE = 3
"""A claim of this salience must be found."""

ACROSS = "CROSS"
"""The name of the gold that goes across documents."""

_RELATIONS = ("supports", "disputes")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as annotated.

    Args:
        id: unique in its file.
        place: where it stands.
        also_at: other places of the same claim (copies of a post).
        type: claim, forecast, benchmark or definition.
        speaker: who asserts it, or "".
        other_speakers: answers that are also right.
        salience: 1 nice, 2 should, 3 key.
    """

    id: str
    place: Place
    also_at: tuple[Place, ...]
    type: str
    speaker: str
    other_speakers: tuple[str, ...]
    salience: int

    @property
    def places(self) -> tuple[Place, ...]:
        """Its place and all others."""
        return (self.place, *self.also_at)


@dataclass(frozen=True, slots=True)
class GoldForecast:
    """A mention of a forecast as annotated.

    Args:
        id: unique in its file.
        place: where it stands.
        also_at: its other places.
        repeats: id of the mention it repeats, or "".
        forecaster: a name, or "".
        chance: the number printed, else the middle of its bounds or the one bound; None for
            words only.
        operator: how the words bound the chance, or "".
        date: last day of the period, as precise as annotated, or "".
        period: what may hold the year: date, end, start and words, in this order.
    """

    id: str
    place: Place
    also_at: tuple[Place, ...]
    repeats: str
    forecaster: str
    chance: float | None
    operator: str
    date: str
    period: tuple[str, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Its place and all others."""
        return (self.place, *self.also_at)


@dataclass(frozen=True, slots=True)
class GoldResult:
    """A benchmark result as annotated: any of ``scores`` (the ends of a range) is right."""

    benchmark: str
    system: str
    scores: tuple[float, ...]
    date: str


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A person or organisation as annotated, with every mention by name."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class GoldPost:
    """A post as annotated; relations are ids of posts, or ""."""

    id: str
    start: int
    author: str
    quotes: str
    duplicate_of: str
    reply_to: str


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A claim that supports or disputes another, by their ids."""

    from_: str
    to: str
    relation: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything annotated in one document.

    Args:
        name: the file's name without its ending.
        sha256: of the document that was annotated, or "".
        claims: in the file's order.
        forecasts: in the file's order, repeated mentions among them.
        results: benchmark results; stated changes are left out.
        people: in the file's order.
        organisations: none where they were not annotated.
        posts: none where the page has none.
        links: those that support or dispute.
        boilerplate: no extraction may come from here.
        not_claims: text that looks like a claim and is none, boilerplate aside.
    """

    name: str
    sha256: str
    claims: tuple[GoldClaim, ...] = ()
    forecasts: tuple[GoldForecast, ...] = ()
    results: tuple[GoldResult, ...] = ()
    people: tuple[GoldEntity, ...] = ()
    organisations: tuple[GoldEntity, ...] = ()
    posts: tuple[GoldPost, ...] = ()
    links: tuple[GoldLink, ...] = ()
    boilerplate: tuple[Place, ...] = ()
    not_claims: tuple[Place, ...] = ()


def gold_files(folder: Path) -> tuple[Path, ...]:
    """The gold files of a folder, by name, without the one that goes across documents.

    Raises:
        SettingsError: no folder, or no gold file in it.
    """
    found = sorted(p for p in folder.glob("*.json") if p.stem.upper() != ACROSS)
    if not found:
        msg = f"{folder}: no gold file (*.json) in it; name the folder that holds them"
        raise SettingsError(msg)
    return tuple(found)


def gold_digest(folder: Path) -> str:
    """SHA-256 (hex) over the names and bytes of a folder's gold files.

    Raises:
        SettingsError: no gold file, or one that cannot be read.
    """
    digest = hashlib.sha256()
    for path in gold_files(folder):
        try:
            content = path.read_bytes()
        except OSError as err:
            msg = f"{path}: cannot be read ({err.strerror}); check its permissions"
            raise SettingsError(msg) from err
        # Each file's own digest has one length, so no two folders can give the same bytes here.
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()


def read_gold(file: Path) -> Gold | None:
    """Read one gold file; None when it annotates no claims and so is no gold of a document.

    Raises:
        SettingsError: the file is no JSON object, or a key holds what it cannot; both are named.
    """
    top = Fields.of_file(file)
    if "claims" not in top:
        return None
    return Gold(
        name=file.stem,
        sha256=top.text("sha256"),
        claims=_claims(top),
        forecasts=_each(top, "forecasts", _forecast),
        results=tuple(_result(r) for r in top.objects("benchmarks") if r.text("kind") != "delta"),
        people=_each(top, "people", _entity),
        organisations=_each(top, "organisations", _entity),
        posts=_each(top, "posts", _post),
        links=tuple(link for link in _each(top, "links", _link) if link.relation in _RELATIONS),
        boilerplate=_each(top, "boilerplate", Fields.place),
        not_claims=(
            *(n.place() for n in top.objects("negatives") if _looks_like_a_claim(n)),
            *_each(top, "not_claims", Fields.place),
        ),
    )


def _each(fields: Fields, key: str, read: Callable[[Fields], _T]) -> tuple[_T, ...]:
    return tuple(read(item) for item in fields.objects(key))


def _looks_like_a_claim(item: Fields) -> bool:
    return any("claim" in what for what in item.texts("looks_like"))


def _also_at(fields: Fields) -> tuple[Place, ...]:
    # Some annotators name a post here instead of a place; that says nothing about offsets.
    return tuple(item.place() for item in fields.objects("also_at", only_objects=False))


def _claims(top: Fields) -> tuple[GoldClaim, ...]:
    found: dict[str, GoldClaim] = {}
    for item in top.objects("claims"):
        claim = _claim(item)
        key = "id"
        if not claim.id or claim.id in found:
            raise item.problem(key, "an id of its own")
        found[claim.id] = claim
    return tuple(found.values())


def _claim(item: Fields) -> GoldClaim:
    return GoldClaim(
        id=item.text("id"),
        place=item.place(),
        also_at=_also_at(item),
        type=item.text("type"),
        speaker=item.text("speaker"),
        other_speakers=item.texts("alt_speakers") + item.texts("speaker_alt"),
        salience=item.whole("salience", 1),
    )


def _forecast(item: Fields) -> GoldForecast:
    chance, horizon = item.part("probability"), item.part("horizon")
    period = ("date", "end", "start", "text")
    return GoldForecast(
        id=item.text("id"),
        place=item.place(),
        also_at=_also_at(item),
        repeats=item.text("mention_of") or item.text("restates"),
        forecaster=item.text("forecaster"),
        chance=None if chance is None else _chance(chance),
        operator="" if chance is None else chance.text("operator"),
        date="" if horizon is None else horizon.text("date") or horizon.text("end"),
        period=() if horizon is None else tuple(horizon.text(key) for key in period),
    )


def _chance(item: Fields) -> float | None:
    point, low, high = (item.number(key) for key in ("point", "low", "high"))
    if point is not None:
        return point
    if low is not None and high is not None:
        return (low + high) / 2
    return high if low is None else low


def _result(item: Fields) -> GoldResult:
    bounds = (item.number("score"), item.number("score_high"))
    return GoldResult(
        benchmark=item.text("benchmark"),
        system=item.text("system"),
        scores=(*(v for v in bounds if v is not None), *item.numbers("score_range")),
        date=item.text("date"),
    )


def _entity(item: Fields) -> GoldEntity:
    return GoldEntity(
        item.text("name"), item.texts("aliases"), _each(item, "mentions", Fields.place)
    )


def _post(item: Fields) -> GoldPost:
    return GoldPost(
        id=item.text("id"),
        start=item.whole("start"),
        author=item.text("author"),
        quotes=item.text("quotes"),
        duplicate_of=item.text("duplicate_of"),
        reply_to=item.text("reply_to"),
    )


def _link(item: Fields) -> GoldLink:
    return GoldLink(item.text("from"), item.text("to"), item.text("relation"))
