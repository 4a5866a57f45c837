"""The front page: what it holds of a graph, and when a kept one is taken."""

import json
from dataclasses import replace

import pytest

from kg.analysis import ClaimNet, cruxes
from kg.analysis.directory import Directory
from kg.analysis.front_page import FORECASTS, front_page, hinge_of
from kg.analysis.kept_front_page import KeptFrontPage, keep_front_page
from kg.model import Position, Topic
from kg.store import open_store
from tests.analysis.debates import debate
from tests.analysis.test_cross_purposes import forecast
from tests.records import extraction, other_extraction


def page_of(graph):
    return front_page(graph, ClaimNet(graph), Directory(graph))


@pytest.fixture
def graph():
    made = debate(
        "b disputes a 0.9",
        "c disputes a 0.4",
        "d disputes c 0.8",
        "e supports a 0.3",
        **{name: {"speaker": f"Speaker {name.upper()}"} for name in "abcde"},
    )
    told = tuple(
        forecast(made.statement(name), "the dam breaks", chance)
        for name, chance in (("a", 0.2), ("b", 0.7))
    )
    topic = Topic(Topic.id_for("dams"), "dams", ("dam",), ("a", "b"), 1)
    sides = (Position("dams", "Dams hold."), Position("no dams", "Dams break."))
    return replace(made, forecasts=told, topics=(topic,), positions=sides)


def test_what_the_first_claim_hangs_on_is_weighed_by_all_that_bears_on_it():
    crowd = [f"{a}{b} disputes a 0.3" for a in "bcdef" for b in "uvwxyz"]
    net = ClaimNet(debate(*crowd, "zz disputes a 0.9"))
    found, every = hinge_of(net, "a"), cruxes(net.graph, "a")
    assert found.strength == every.strength
    assert found.movers[0].claim.id == every.cruxes[0].claim.id == "zz"


def test_the_page_tells_what_is_disputed_by_whom_and_what_it_hangs_on(graph):
    page = page_of(graph)
    first = page.disputed[0]
    assert (first.contested.claim.id, first.contested.disputes, first.contested.supports) == (
        "a",
        2,
        1,
    )
    assert (first.holder, first.objector) == ("Speaker A", "Speaker B")
    # "a" and "b" stand for words that give the dam a chance and do not name it.
    assert (first.words, first.objection) == ("claim a [the dam breaks]", "b [the dam breaks]")
    assert (page.hinge.words, page.hinge.movers[0].words) == (
        "claim a [the dam breaks]",
        "claim b [the dam breaks]",
    )
    assert page.hinge.root.id == "a"
    assert page.hinge.movers[0].claim.id == "b"
    assert (page.counts.disputes, page.counts.supports) == (3, 1)
    assert page.topics == (("dams", 2),)
    assert page.questions[0].asks == "debate"


def topic_of(name, claims, *terms):
    return Topic(Topic.id_for(name), name, (name, *terms), tuple(claims), len(claims))


def test_topics_that_many_voices_share_come_first_and_general_words_last(graph):
    one_voice = replace(graph.statement("e"), speaker="Speaker D")
    said = tuple(one_voice if s.id == "e" else s for s in graph.statements)
    topics = (
        topic_of("system", "abcd", "dam"),
        topic_of("gate", "de", "system"),
        topic_of("levee", "bc", "system"),
        topic_of("canal", "bc", "system"),
        topic_of("dam", "abc"),
    )
    page = page_of(replace(graph, statements=said, topics=topics))
    # "system" is the largest and has four voices, but three others list it; "gate" is one voice's.
    assert [name for name, _ in page.topics] == ["canal", "levee", "dam", "system", "gate"]
    assert page_of(replace(graph, statements=said, topics=topics[::-1])).topics == page.topics


def test_a_name_that_stands_mostly_in_longer_terms_comes_after_one_that_stands_alone(graph):
    general = replace(topic_of("gate", "abcd"), inside=8)  # "lock gate", "gate keeper" ...
    subject = replace(topic_of("levee", "abc"), inside=1)
    page = page_of(replace(graph, topics=(general, subject)))
    assert [name for name, _ in page.topics] == ["levee", "gate"]
    as_often = replace(general, inside=1)
    page = page_of(replace(graph, topics=(as_often, subject)))
    assert [name for name, _ in page.topics] == ["gate", "levee"]


def test_of_many_forecasts_those_of_the_newest_sources_are_shown(graph):
    old, new = graph.forecasts
    source = graph.sources[0]
    other = replace(source, id="s-new", published="2031-01-01")
    dated = replace(source, published="2030-01-01")
    many = tuple(
        replace(new, id=f"f-{n:03}", source="s-new", event=f"event {n:03}")
        for n in range(FORECASTS)
    )
    page = page_of(replace(graph, sources=(dated, other), forecasts=(old, *many)))
    assert {one.point.source for one in page.forecasts} == {"s-new"}
    assert len(page.forecasts) == FORECASTS
    assert page.counts.forecasts == FORECASTS + 1


def test_a_kept_page_is_read_back_as_it_was(graph, tmp_path):
    keep_front_page(tmp_path, graph)
    assert KeptFrontPage(tmp_path).read(graph.revision) == page_of(graph)


def test_a_page_of_another_graph_or_of_other_code_is_not_taken(graph, tmp_path):
    keep_front_page(tmp_path, graph)
    kept = KeptFrontPage(tmp_path)
    assert kept.read("another") is None
    (path,) = (tmp_path / "derived").glob("*.json")
    held = json.loads(path.read_text())
    path.write_text(json.dumps({**held, "code": "of another day"}))
    assert kept.read(graph.revision) is None


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"code": 1, "page": 2}', "\0\0"])
def test_a_damaged_page_is_not_taken_and_made_again(graph, tmp_path, damage):
    keep_front_page(tmp_path, graph)
    (path,) = (tmp_path / "derived").glob("*.json")
    whole = path.read_bytes()
    path.write_text(damage)
    assert KeptFrontPage(tmp_path).read(graph.revision) is None
    keep_front_page(tmp_path, graph)
    assert path.read_bytes() == whole


def test_a_page_with_a_field_of_the_wrong_kind_is_not_taken(graph, tmp_path):
    keep_front_page(tmp_path, graph)
    (path,) = (tmp_path / "derived").glob("*.json")
    held = json.loads(path.read_text())
    held["page"]["newest"] = [{**held["page"]["newest"][0], "kind": "no such kind"}]
    path.write_text(json.dumps(held))
    assert KeptFrontPage(tmp_path).read(graph.revision) is None


def test_sources_in_any_order_keep_the_same_bytes(tmp_path):
    kept = []
    for name, order in (("one", 1), ("other", -1)):
        with open_store(tmp_path / name) as store:
            for found in (extraction(), other_extraction())[::order]:
                store.put(found)
            keep_front_page(tmp_path / name, store.graph())
        kept.append((tmp_path / name / "derived" / "front-page.json").read_bytes())
    assert kept[0] == kept[1]


def test_an_empty_graph_keeps_no_page(tmp_path):
    with open_store(tmp_path) as store:
        keep_front_page(tmp_path, store.graph())
    assert not (tmp_path / "derived").exists()
