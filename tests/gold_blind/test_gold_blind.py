"""The blind gold against its documents; failures name a file and a place, never the text."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DOCS = HERE / "docs"
FILES = sorted(HERE.glob("*.json"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    annotation: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return annotation


def text_of(gold: dict[str, Any]) -> str:
    document: str = gold["doc"]
    return (DOCS / document).read_bytes().decode("utf-8")


def places(node: object) -> Iterator[dict[str, Any]]:
    """Every record with a quotation, however deep it stands."""
    if isinstance(node, dict):
        if "quote" in node:
            yield node
        for value in node.values():
            yield from places(value)
    elif isinstance(node, list):
        for value in node:
            yield from places(value)


def test_every_blind_document_is_annotated() -> None:
    assert [path.stem for path in FILES] == sorted(path.stem for path in DOCS.iterdir())
    assert len(FILES) == 3


def test_the_blind_document_is_the_one_that_was_annotated(gold: dict[str, Any]) -> None:
    raw = (DOCS / gold["doc"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == gold["sha256"]
    assert len(text_of(gold)) == gold["chars"]


def test_every_blind_quotation_stands_at_its_place(gold: dict[str, Any]) -> None:
    text = text_of(gold)
    wrong = [
        (place["start"], place["end"])
        for place in places(gold)
        if text[place["start"] : place["end"]] != place["quote"]
    ]
    assert wrong == []


def test_blind_records_point_to_claims_that_hold_them(gold: dict[str, Any]) -> None:
    claims = {claim["id"]: claim for claim in gold["claims"]}
    for record in [*gold["forecasts"], *gold["benchmarks"]]:
        claim = claims[record["claim"]]
        assert claim["start"] <= record["start"] < record["end"] <= claim["end"]
    for link in gold["links"]:
        assert {link["from"], link["to"]} <= claims.keys()
        assert link["from"] != link["to"]
