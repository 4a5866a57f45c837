"""The front page kept with the graph, so that it is shown before the graph is read.

It is derived: the file may be deleted at any time, and the page is then worked out anew. With it stands
what it is of: the graph's revision and the code that made it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from kg.analysis.claim_net import ClaimNet
from kg.analysis.cruxes import Verdict
from kg.analysis.directory import Directory
from kg.analysis.dispute import Contested
from kg.analysis.front_page import (
    Counts,
    DisputedClaim,
    FrontPage,
    Hinge,
    Mover,
    ToldForecast,
    front_page,
)
from kg.analysis.questions import Asks, Question
from kg.analysis.timeline import ForecastPoint
from kg.errors import ValueProblem
from kg.model import Claim, ClaimType, Graph, Operator, Source, SourceKind
from kg.search.files import write_whole
from kg.store import Workspace


class KeptFrontPage:
    """The front page of a workspace.

    Args:
        workspace: the workspace's folder.
    """

    def __init__(self, workspace: Path) -> None:
        self._path = Workspace(workspace).derived / "front-page.json"

    def read(self, revision: str) -> FrontPage | None:
        """The front page of this revision; None where another or none is kept, or a damaged one."""
        code, page = self._held()
        return page if page and page.revision == revision and code == code_signature() else None

    def last(self) -> FrontPage | None:
        """The front page that was kept last, also of an earlier revision or by other code; None without one."""
        return self._held()[1]

    def _held(self) -> tuple[str, FrontPage | None]:
        """The signature of the code that made the page, and the page."""
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            return held["code"], _page(held["page"])
        except (OSError, ValueError, TypeError, KeyError, ValueProblem):
            return "", None

    def keep(self, page: FrontPage) -> None:
        """Keep it in place of the one before; a folder that cannot be written keeps none."""
        if self.read(page.revision) == page:
            return
        held = {"code": code_signature(), "page": asdict(page)}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(held, sort_keys=True, ensure_ascii=False).encode())
        except OSError:
            return


def keep_front_page(workspace: Path, graph: Graph) -> None:
    """Work out a graph's front page and keep it, unless it is kept already."""
    kept = KeptFrontPage(workspace)
    if graph.sources and kept.read(graph.revision) is None:
        kept.keep(front_page(graph, ClaimNet(graph), Directory(graph)))


@cache
def code_signature() -> str:
    """A digest of this room's code: a page that other code made may be another one."""
    digest = hashlib.sha256()
    room = Path(__file__).parents[1]
    for path in sorted(room.rglob("*.py")):
        digest.update(str(path.relative_to(room)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _page(held: Mapping[str, Any]) -> FrontPage:
    return FrontPage(
        revision=held["revision"],
        counts=Counts(**held["counts"]),
        questions=tuple(
            Question(one["text"], Asks(one["asks"]), tuple(one["about"]))
            for one in held["questions"]
        ),
        disputed=tuple(map(_disputed, held["disputed"])),
        hinge=None if held["hinge"] is None else _hinge(held["hinge"]),
        newest=tuple(Source(**{**one, "kind": SourceKind(one["kind"])}) for one in held["newest"]),
        topics=tuple((str(name), int(count)) for name, count in held["topics"]),
        forecasts=tuple(map(_forecast, held["forecasts"])),
    )


def _disputed(held: Mapping[str, Any]) -> DisputedClaim:
    contested = held["contested"]
    return DisputedClaim(
        **{**held, "contested": Contested(**{**contested, "claim": _claim(contested["claim"])})}
    )


def _hinge(held: Mapping[str, Any]) -> Hinge:
    movers = tuple(Mover(**{**one, "claim": _claim(one["claim"])}) for one in held["movers"])
    root, verdict = _claim(held["root"]), Verdict(held["verdict"])
    return Hinge(root, held["words"], held["strength"], verdict, movers)


def _forecast(held: Mapping[str, Any]) -> ToldForecast:
    point = held["point"]
    operator = None if point["operator"] is None else Operator(point["operator"])
    read = ForecastPoint(**{**point, "operator": operator})
    return ToldForecast(read, held["title"], held["author"])


def _claim(held: Mapping[str, Any]) -> Claim:
    return Claim(held["id"], held["text"], ClaimType(held["type"]))
