"""The unseen-domain gold against its documents: an edited document fails until annotated anew."""

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DOCS = HERE / "docs"
FILES = sorted(HERE.glob("*.json"))
KEYS = {
    "doc", "sha256", "chars", "boilerplate", "neutral", "posts", "claims", "forecasts",
    "benchmarks", "people", "organisations", "links", "traps",
}  # fmt: skip
TYPES = {"claim", "forecast", "benchmark", "definition"}
OPERATORS = {"=", "~", "<", "<=", ">", ">=", "range"}
# Words that may stand between two clauses without belonging to either.
BETWEEN = {"and", "but", "because", "that", "since"}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    annotation: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    annotation["stem"] = request.param.stem
    return annotation


def text_of(gold: dict[str, Any]) -> str:
    document: str = gold["doc"]
    return (DOCS / document).read_bytes().decode("utf-8")


def places(node: object) -> Iterator[dict[str, Any]]:
    """Every record with a place, however deep it stands."""
    if isinstance(node, dict):
        if "start" in node:
            yield node
        for value in node.values():
            yield from places(value)
    elif isinstance(node, list):
        for value in node:
            yield from places(value)


def test_every_document_is_annotated() -> None:
    assert [path.stem for path in FILES] == sorted(path.stem for path in DOCS.iterdir())
    assert len(FILES) == 5


def test_the_document_is_the_one_that_was_annotated(gold: dict[str, Any]) -> None:
    raw = (DOCS / gold["doc"]).read_bytes()
    assert Path(gold["doc"]).stem == gold["stem"]
    assert set(gold) - {"stem"} <= KEYS
    assert (hashlib.sha256(raw).hexdigest(), len(text_of(gold))) == (
        gold["sha256"],
        gold["chars"],
    ), f"{gold['doc']} has changed: annotate tests/gold_other/{gold['stem']}.json again"


def test_every_quotation_stands_at_its_place(gold: dict[str, Any]) -> None:
    text = text_of(gold)
    for place in places(gold):
        assert 0 <= place["start"] < place["end"] <= len(text)
        if place not in gold.get("posts", []):
            assert text[place["start"] : place["end"]] == place["quote"]


def test_ids_are_unique_and_point_to_something(gold: dict[str, Any]) -> None:
    for key in ("claims", "forecasts", "benchmarks", "links", "posts"):
        ids = [record["id"] for record in gold.get(key, [])]
        assert len(ids) == len(set(ids))
    claims = {claim["id"]: claim for claim in gold["claims"]}
    for record in [*gold["forecasts"], *gold["benchmarks"]]:
        claim = claims[record["claim"]]
        assert claim["start"] <= record["start"]
        assert record["end"] <= claim["end"]
    for link in gold["links"]:
        assert {link["from"], link["to"]} <= claims.keys()
        assert link["from"] != link["to"]


def test_labels_are_those_of_the_gold_standard(gold: dict[str, Any]) -> None:
    forecast_claims = {forecast["claim"] for forecast in gold["forecasts"]}
    benchmark_claims = {result["claim"] for result in gold["benchmarks"]}
    for claim in gold["claims"]:
        assert claim["type"] in TYPES
        assert (claim["type"] == "forecast") == (claim["id"] in forecast_claims)
        assert (claim["type"] == "benchmark") == (claim["id"] in benchmark_claims)
        assert claim["salience"] in {1, 2, 3}
        assert claim["speaker"]
        assert claim["canonical"]
        assert claim["topics"]
        if claim["speaker"].startswith("author:"):
            assert claim["speaker"] == f"author:{gold['stem']}"
            assert claim["reporter"] is None
    for link in gold["links"]:
        assert link["relation"] in {"supports", "disputes", "restates"}
        assert isinstance(link["explicit"], bool)
    for forecast in gold["forecasts"]:
        if (probability := forecast["probability"]) is not None:
            assert probability["operator"] in OPERATORS
            assert 0 <= probability["low"] <= probability["point"] <= probability["high"] <= 1
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", forecast["horizon"]["date"])


def test_a_printed_figure_is_the_annotated_one(gold: dict[str, Any]) -> None:
    for forecast in gold["forecasts"]:
        probability = forecast["probability"]
        if probability is None or forecast.get("note", "").startswith("in words"):
            continue
        ends = ("low", "high") if probability["operator"] == "range" else ("point",)
        for end in ends:
            assert f"{probability[end] * 100:.0f}" in forecast["quote"]
    for result in gold["benchmarks"]:
        assert str(result["score"]) in result["quote"]


def test_no_claim_comes_from_boilerplate_and_no_two_claims_share_a_place(
    gold: dict[str, Any],
) -> None:
    taken = sorted(
        (place["start"], place["end"])
        for key in ("boilerplate", "neutral", "claims")
        for place in places(gold[key])
    )
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(taken))


def test_every_word_is_claim_neutral_or_boilerplate(gold: dict[str, Any]) -> None:
    letters = list(text_of(gold))
    for key in ("boilerplate", "neutral", "claims"):
        for place in places(gold[key]):
            width = place["end"] - place["start"]
            letters[place["start"] : place["end"]] = " " * width
    assert set(re.findall(r"[A-Za-z]+", "".join(letters).lower())) <= BETWEEN


def test_mentions_in_boilerplate_are_marked(gold: dict[str, Any]) -> None:
    spans = [(zone["start"], zone["end"]) for zone in gold["boilerplate"]]
    for entity in [*gold["people"], *gold["organisations"]]:
        for mention in entity["mentions"]:
            inside = any(start <= mention["start"] < end for start, end in spans)
            assert mention.get("in_boilerplate", False) == inside
            assert mention["quote"] in entity["aliases"]


def test_posts_and_widgets_tile_the_thread_and_copies_name_their_originals() -> None:
    gold = json.loads((HERE / "pelican-two-thread.json").read_text(encoding="utf-8"))
    text, posts = text_of(gold), gold["posts"]
    blocks = sorted((p["start"], p["end"]) for p in [*posts, *gold["boilerplate"]])
    assert [text[start:end] for start, end in blocks] == [s for s in text.splitlines() if s]
    words = {post["id"]: text[post["start"] : post["end"]] for post in posts}
    first: dict[str, str] = {}
    for post in posts:
        own = words[post["id"]]
        assert post["duplicate_of"] == first.get(own)
        first.setdefault(own, post["id"])
        assert (post["kind"] == "reply") == own.startswith("@") == (post["reply_to"] is not None)
    for post, below in itertools.pairwise(posts):
        assert (post["quotes"] is not None) == (below["kind"] == "quoted-copy")
        if post["quotes"]:
            assert words[below["id"]] == words[post["quotes"]]


def test_each_comment_has_one_voice() -> None:
    gold = json.loads((HERE / "not-the-last-mile.json").read_text(encoding="utf-8"))
    voices = []
    for post in gold["posts"]:
        inside = [c for c in gold["claims"] if post["start"] <= c["start"] < post["end"]]
        voices.append({claim["reporter"] or claim["speaker"] for claim in inside})
    assert [len(voice) for voice in voices] == [1, 1, 1]
    assert len(set.union(*voices)) == 3
