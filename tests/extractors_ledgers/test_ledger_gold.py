"""Floors of names over the shared gold, where that folder is there (no text of it is kept here)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from ledger_cases import draft_of, with_entities

from kg.model import EntityKind

SHARED = Path(__file__).parents[2].parent / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no shared gold beside the project"),
]


def test_people_reach_their_floor_on_the_shared_gold() -> None:
    hits = found = wanted = 0
    for path in sorted((SHARED / "gold").glob("0*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        (document,) = (SHARED / "corpus").glob(f"{path.stem}*")
        text = document.read_bytes().decode("utf-8")
        people = [e for e in with_entities(draft_of(text)).entities if e.kind is EntityKind.PERSON]
        names = [{p["name"].lower(), *(a.lower() for a in p["aliases"])} for p in gold["people"]]
        hits += sum(any(p.name.lower() in n for n in names) for p in people)
        found += len(people)
        wanted += len(names)
    assert hits / found >= 0.8
    assert hits / wanted >= 0.7
