"""The whole graph as JSON, one record to a line, for programs and for `diff`."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from kg.export.order import ordered
from kg.model import Graph

SCHEMA = "claimtrail.graph/1"

_PARTS = (
    "benchmarks",
    "claims",
    "corrections",
    "entities",
    "forecasts",
    "joins",
    "links",
    "positions",
    "restatements",
    "sources",
    "statements",
)


def write_json(graph: Graph) -> bytes:
    """The graph as one JSON object in UTF-8, with a newline at its end.

    Keys are sorted and named as the model's fields, but ``from`` for a link's ``from_``. Neither
    the store's revision nor any time is in it: the same content gives the same bytes.
    """
    graph = ordered(graph)
    parts = [f'"{name}": {_lines(getattr(graph, name))}' for name in _PARTS]
    parts.insert(sorted([*_PARTS, "schema"]).index("schema"), f'"schema": {json.dumps(SCHEMA)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _lines(records: tuple[object, ...]) -> str:
    if not records:
        return "[]"
    return "[\n" + ",\n".join(_line(record) for record in records) + "\n]"


def _line(record: object) -> str:
    return json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, allow_nan=False)


def _plain(value: Any) -> Any:
    """Values that `json` writes as they are; string enumerations are strings already."""
    if is_dataclass(value):
        return {f.name.rstrip("_"): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
