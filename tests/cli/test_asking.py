"""What the graph holds, asked by commands: lists, records, traces, searches, forecasts, reasons."""

import json

import pytest

from kg.store import open_store
from tests.cli.dam import ids


def test_listing(filled):
    (source,) = ids(filled, "list")
    assert source["title"] == "The Dam"
    assert source["id"] in filled("list")[1]


def test_show_knows_every_kind_of_record(filled, tmp_path):
    with open_store(tmp_path / "ws") as store:
        graph = store.graph()
    for records in (
        graph.sources,
        graph.claims,
        graph.statements,
        graph.forecasts,
        graph.benchmarks,
        graph.entities,
        graph.links,
    ):
        assert records, "the article holds every kind of record"
        status, out, err = filled("show", records[0].id)
        assert status == 0, err
        assert records[0].id in out
        assert json.loads(filled("show", records[0].id, "--json")[1])["id"] == records[0].id
    status, _, err = filled("show", "x-none")
    assert status == 2
    assert "x-none" in err


def test_trace_goes_from_claim_to_words(filled, tmp_path):
    with open_store(tmp_path / "ws") as store:
        graph = store.graph()
    forecast = graph.forecasts[0]
    status, out, _ = filled("trace", forecast.id)
    assert status == 0
    assert "said by      Ada Quill" in out
    assert "reported by" in out
    assert "40% chance" in out
    assert "The Dam" in out
    linked = graph.links[0]
    out = filled("trace", linked.from_)[1]
    assert linked.test in out
    assert json.loads(filled("trace", linked.to, "--json")[1])["claim"]
    assert filled("trace", "c-none")[0] == 2


def test_search_finds_and_filters(filled):
    status, out, _ = filled("search", "dam will fail")
    assert status == 0
    assert "c-" in out
    assert "why:" in out
    found = ids(filled, "search", "", "--type", "forecast")
    assert {hit["claim"]["type"] for hit in found["hits"]} == {"forecast"}
    nobody = filled("search", "dam", "--speaker", "Nobody Here")[2]
    assert "nothing found" in nobody
    assert "no claim has 'Nobody Here' as its speaker" in nobody
    known = filled("search", "dam", "--speaker", "Ada Quill", "--until", "1999")[2]
    assert "try fewer words or filters" in known
    assert filled("search", "dam", "--type", "poem")[0] == 2
    assert filled("search", "dam", "--since", "soon")[0] == 2


def test_forecasts_are_listed_by_event_in_three_formats(filled):
    rows = json.loads(filled("forecasts", "--format", "json")[1])
    assert {row["forecaster"] for row in rows} == {"Ada Quill", "Ben Okoro"}
    assert len({row["event_key"] for row in rows}) == 1
    key = rows[0]["event_key"]
    table = filled("forecasts", "--event", "dam will fail")[1]
    assert table.count(key[:10]) == 1
    head, *lines = filled("forecasts", "--event", key, "--format", "csv")[1].splitlines()
    assert head.startswith("id,event_key,event,forecaster,low,high,point,operator")
    assert len(lines) == len(rows)
    status, _, err = filled("forecasts", "--event", "a comet")
    assert status == 2
    assert "a comet" in err


def test_each_forecast_is_listed_once_with_how_often_it_is_told(filled):
    told = json.loads(filled("forecasts", "--once", "--format", "json")[1])
    every = json.loads(filled("forecasts", "--format", "json")[1])
    assert sum(len(one["mentions"]) for one in told) == len(every)
    assert "Ada Quill" in filled("forecasts", "--once")[1]
    keys = [event for one in told for event in one["events"] if "-" in event]
    assert keys
    assert not any(key in filled("forecasts", "--once")[1] for key in keys)
    assert all(key in filled("forecasts", "--once", "--format", "csv")[1] for key in keys)


@pytest.mark.parametrize("list_", [(), ("--once",), ("--scores",)])
def test_every_list_of_forecasts_takes_an_event_a_forecaster_and_a_format(filled, list_):
    out = filled("forecasts", *list_, "--forecaster", "quill", "--format", "csv")[1]
    head, *lines = out.splitlines()
    assert "forecaster" in head.split(",")
    assert len(lines) == 1
    assert "Ada Quill" in lines[0]
    both = filled("forecasts", *list_, "--event", "dam will fail", "--format", "csv")[1]
    assert len(both.splitlines()) == 3
    status, _, err = filled("forecasts", *list_, "--forecaster", "Nobody Here")
    assert status == 2
    assert "Nobody Here" in err
    assert filled("forecasts", *list_, "--event", "a comet")[0] == 2


def test_checks_are_of_what_is_asked_for(claimtrail, tmp_path):
    text = (
        "The Dam\n\nAda Quill gives a breach of the dam 60% by the end of 2031.\n\n"
        "Ada Quill gives a breach of the dam 40% by the end of 2033.\n\n"
        "Ben Okoro gives a flood of the valley 30% by the end of 2033.\n"
    )
    (tmp_path / "dam.txt").write_text(text)
    assert claimtrail("add", tmp_path / "dam.txt")[0] == 0
    assert "earlier day" in claimtrail("forecasts", "--check", "--forecaster", "Ada Quill")[1]
    out, err = claimtrail("forecasts", "--check", "--event", "flood of the valley")[1:]
    assert out == ""
    assert "nothing to report" in err


@pytest.mark.parametrize(
    "asked",
    [
        ("--once", "--scores"),
        ("--check", "--once"),
        ("--check", "--format", "csv"),
        ("--on", "2030-05-01"),
        ("--source", "a letter"),
    ],
)
def test_lists_that_cannot_be_told_apart_are_refused(filled, asked):
    assert filled("forecasts", *asked)[0] == 2


def test_a_chance_in_words_and_one_against_the_event_are_listed_as_such(claimtrail, tmp_path):
    text = (
        "The Dam\n\nAda Quill thinks it almost certain that the dam will fail by the end of 2031.\n\n"
        "Ben Okoro gives a 90% chance that the weir will not open by the end of 2033.\n"
    )
    (tmp_path / "dam.txt").write_text(text)
    assert claimtrail("add", tmp_path / "dam.txt")[0] == 0
    for list_ in ((), ("--once",)):
        out = claimtrail("forecasts", *list_)[1]
        assert "almost certain" in out
        assert "that it does not happen" in out


def test_an_outcome_is_kept_scored_and_withdrawn(filled):
    ada = next(
        row["id"]
        for row in json.loads(filled("forecasts", "--format", "json")[1])
        if row["forecaster"] == "Ada Quill"
    )
    where = ("--on", "2030-05-01", "--source", "https://example.org/dam")
    assert filled("forecasts", "--resolve", ada, "yes")[0] == 2
    assert filled("forecasts", "--resolve", "f-none", "yes", *where)[0] == 2
    assert filled("forecasts", "--resolve", ada, "yes", "--on", "soon", "--source", "x")[0] == 2
    assert filled("forecasts", "--resolve", ada, "yes", *where)[0] == 0
    assert "known already" in filled("forecasts", "--resolve", ada, "yes", *where)[2]
    scores = {
        s["forecaster"]: s
        for s in json.loads(filled("forecasts", "--scores", "--format", "json")[1])
    }
    assert scores["Ada Quill"]["score"] == pytest.approx(0.36)
    assert scores["Ben Okoro"]["score"] == pytest.approx(0.9025)
    assert scores["Ada Quill"]["unresolved_share"] == 0
    assert filled("forecasts", "--resolve", ada, "withdrawn", *where)[0] == 0
    assert "lacks" in filled("forecasts", "--scores")[1]
    assert filled("verify")[0] == 0


def test_checks_show_both_places(claimtrail, tmp_path):
    text = (
        "The Dam\n\nAda Quill gives a breach of the dam 60% by the end of 2031.\n\n"
        "Ada Quill gives a breach of the dam 40% by the end of 2033.\n\n"
        "A wall that holds 99% per year is 90% after 50 years.\n"
    )
    (tmp_path / "dam.txt").write_text(text)
    assert claimtrail("add", tmp_path / "dam.txt")[0] == 0
    out = claimtrail("forecasts", "--check")[1]
    assert "more likely by the earlier day" in out
    assert "60% by the end of 2031" in out
    assert "40% by the end of 2033" in out
    assert "DOES NOT HOLD" in out


def test_why_prints_each_test_for_linked_and_unlinked_claims(filled):
    shown = json.loads(filled("search", "dam", "--json")[1])
    claims = [hit["claim"]["id"] for hit in shown["hits"]]
    status, out, err = filled("why", claims[0], claims[1])
    assert status == 0, err
    assert "shared words:" in out
    assert "reply-agrees, reply-disagrees, reply-doubts, reply-argument: " in out
    status, _, err = filled("why", claims[0], claims[0])
    assert status == 2
    assert "asked against itself" in err


def test_a_post_without_a_name_speaks_in_plain_words(claimtrail, tmp_path):
    thread = tmp_path / "thread.txt"
    thread.write_text(
        "Readers on salt\n"
        "A thread about salt batteries. Some readers point to the price, others to the tanks.\n"
        "I counted twice. Salt batteries will heat a third of the island by the end of 2033, because "
        "nobody trains the fitters before then.\n"
        "@harbour_light Fitters learn fast. The first course took four weeks and every pupil passed.\n"
    )
    assert claimtrail("add", thread, "--kind", "thread")[0] == 0
    out = claimtrail("search", "salt batteries")[1]
    assert "unnamed (post p" in out
    assert "unknown:" not in out


def test_a_debate_of_a_position_with_itself_is_refused(filled):
    status, out, err = filled("debate", "the dam holds", "the dam holds")
    assert (status, out) == (2, "")
    assert "both sides are 'the dam holds'; name two different positions" in err
