"""Reading gold files as they stand, and what holds for every set of them."""

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Gold = dict[str, Any]

KEYS = {
    "doc", "sha256", "chars", "boilerplate", "neutral", "posts", "claims", "forecasts",
    "benchmarks", "people", "organisations", "links", "traps",
}  # fmt: skip
TYPES = {"claim", "forecast", "benchmark", "definition"}
OPERATORS = {"=", "~", "<", "<=", ">", ">=", "range"}


def read(file: Path) -> Gold:
    gold: Gold = json.loads(file.read_text(encoding="utf-8"))
    return gold


def text_of(docs: Path, gold: Gold) -> str:
    return (docs / gold["doc"]).read_bytes().decode("utf-8")


def places(node: object, key: str = "start") -> Iterator[Gold]:
    """Every record with this key, however deep it stands."""
    if isinstance(node, dict):
        if key in node:
            yield node
        for value in node.values():
            yield from places(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from places(value, key)


def check_document(docs: Path, file: Path, gold: Gold) -> None:
    raw = (docs / gold["doc"]).read_bytes()
    found = (hashlib.sha256(raw).hexdigest(), len(text_of(docs, gold)))
    assert found == (gold["sha256"], gold["chars"]), f"{gold['doc']} changed: annotate {file} again"
    assert Path(gold["doc"]).stem == file.stem


def check_places(docs: Path, gold: Gold) -> None:
    """Places only in the message: a blind document's words must not show in a failure."""
    text = text_of(docs, gold)
    outside = [p["start"] for p in places(gold) if not 0 <= p["start"] < p["end"] <= len(text)]
    wrong = [p["start"] for p in places(gold, "quote") if text[p["start"] : p["end"]] != p["quote"]]
    posts = [id(post) for post in gold.get("posts", [])]
    bare = [p["start"] for p in places(gold) if "quote" not in p and id(p) not in posts]
    assert (outside, wrong, bare) == ([], [], [])


def check_references(gold: Gold) -> None:
    for key in ("claims", "forecasts", "benchmarks", "links", "posts"):
        ids = [record["id"] for record in gold.get(key, [])]
        assert len(ids) == len(set(ids))
    claims = {claim["id"]: claim for claim in gold["claims"]}
    for record in [*gold["forecasts"], *gold["benchmarks"]]:
        claim = claims[record["claim"]]
        assert claim["start"] <= record["start"] < record["end"] <= claim["end"]
    for link in gold["links"]:
        assert {link["from"], link["to"]} <= claims.keys()
        assert link["from"] != link["to"]


def check_labels(gold: Gold) -> None:
    assert set(gold) <= KEYS
    for claim in gold["claims"]:
        assert claim["type"] in TYPES
        assert claim["salience"] in {1, 2, 3}
        assert all(claim[key] for key in ("speaker", "canonical", "topics"))
    for link in gold["links"]:
        assert link["relation"] in {"supports", "disputes", "restates"}
        assert isinstance(link["explicit"], bool)
    for forecast in gold["forecasts"]:
        if (probability := forecast["probability"]) is not None:
            assert probability["operator"] in OPERATORS
            assert 0 <= probability["low"] <= probability["point"] <= probability["high"] <= 1
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", forecast["horizon"]["date"])


def check_coverage(docs: Path, gold: Gold, between: set[str]) -> None:
    """Claims, neutral text and boilerplate share no place and leave only ``between`` over."""
    zones = [p for key in ("boilerplate", "neutral", "claims") for p in places(gold[key])]
    taken = sorted((place["start"], place["end"]) for place in zones)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(taken))
    letters = list(text_of(docs, gold))
    for start, end in taken:
        letters[start:end] = " " * (end - start)
    assert set(re.findall(r"[A-Za-z]+", "".join(letters).lower())) <= between


def check_mentions(gold: Gold) -> None:
    spans = [(zone["start"], zone["end"]) for zone in gold["boilerplate"]]
    for entity in [*gold["people"], *gold["organisations"]]:
        for mention in entity["mentions"]:
            inside = any(start <= mention["start"] < end for start, end in spans)
            assert mention.get("in_boilerplate", False) == inside
            assert mention["quote"] in entity["aliases"]


def check_copies(text: str, posts: list[Gold]) -> None:
    """Repeated posts name their first; a reply opens with the handle it answers."""
    words = {post["id"]: text[post["start"] : post["end"]] for post in posts}
    first: dict[str, str] = {}
    for post in posts:
        own = words[post["id"]]
        assert post["duplicate_of"] == first.get(own)
        first.setdefault(own, post["id"])
        assert (post["kind"] == "reply") == own.startswith("@") == (post["reply_to"] is not None)
    for post, below in itertools.pairwise(posts):
        if post["quotes"]:
            assert below["kind"] == "quoted-copy"
            assert words[below["id"]] == words[post["quotes"]]
