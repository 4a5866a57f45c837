"""Positions: named in a file or by hand, kept, and the claims on each side with their reasons."""

from __future__ import annotations

import json
import sys

import pytest

from extractors.build import add_text, build_folder
from extractors.cli import main
from extractors.debating.gathering import sides, view
from extractors.positions import read_positions
from kg.analysis.positions import position_of
from kg.errors import NotFoundError, SettingsError
from kg.model import Position
from kg.store import open_store
from kg.store.starting_positions import STARTING, with_starting

PAGE = """Storage and the coastal grid

Published 2031-05-02

The pilot plants are on schedule. Battery storage is growing fast along the coast. Cheap storage enables
the coastal grid to run on wind at night. Scarce lithium limits battery storage in most years. Storage
needs permits that take years. Ada Quill puts a 70% chance on the coastal grid running without gas by
2035. Bo Marsh puts a 10% chance on the coastal grid running without gas by 2035. Old ferries are painted
white. This harms storage.
"""
STORAGE = Position(
    "battery storage",
    "Battery storage grows quickly enough to carry the coastal grid through the night.",
)
GAS = Position(
    "grid without gas",
    "By the end of 2035 the coastal grid will run on wind and storage, without gas.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("positions")
    with open_store(place) as store:
        add_text(store, PAGE, name="storage.txt")
        store.put_position(STORAGE)
    return place


def gathered(folder, position):
    with open_store(folder) as store:
        graph, meanings = store.graph(), store.meanings()
    return graph, view(graph, meanings, position)


def texts(standings):
    return " ".join(standing.claim.text for standing in standings)


def test_claims_stand_where_their_words_lean(folder):
    _, found = gathered(folder, STORAGE)
    assert found.leaning.sign == 1
    assert "growing fast" in texts(found.for_)
    assert "enables" in texts(found.for_)
    assert "lithium limits" in texts(found.against)
    assert "permits" in texts(found.against)


def test_a_position_that_says_the_opposite_turns_both_sides(folder):
    turned = Position("battery storage", "Battery storage is too scarce to carry the coastal grid.")
    _, found = gathered(folder, turned)
    assert found.leaning.sign == -1
    assert "lithium limits" in texts(found.for_)
    assert "growing fast" in texts(found.against)


def test_what_is_about_something_else_or_shows_no_side_is_left_out(folder):
    for position in (STORAGE, GAS):
        _, found = gathered(folder, position)
        everything = texts((*found.for_, *found.against))
        assert "ferries" not in everything
        assert "This harms" not in everything


def test_a_chance_by_the_date_tells_a_side(folder):
    _, found = gathered(folder, GAS)
    kinds = {standing.claim.text: standing.reason for standing in found.for_}
    (high,) = [reason for text, reason in kinds.items() if "70%" in text]
    assert (high.kind, high.cues) == ("forecast", ("70%",))
    assert "10%" in texts(found.against)
    assert "10%" not in texts(found.for_)


def test_a_chance_that_it_does_not_happen_and_one_in_words_tell_the_other_side(tmp_path):
    text = (
        "The harbour and hydrogen\n\nAda Quill sees a 90% chance that the harbour will not run on hydrogen by 2035.\n\n"
        "Bo Marsh thinks it unlikely that the harbour will run on hydrogen by 2035.\n\n"
        "Cy Rowe sees a 10% chance that the harbour will not run on hydrogen by 2035.\n\n"
        "Dee Lund thinks it very likely that the harbour will run on hydrogen by 2035.\n"
    )
    with open_store(tmp_path) as store:
        add_text(store, text, name="hydrogen.txt")
        told = {forecast.forecaster for forecast in store.graph().forecasts}
    assert told == {"Ada Quill", "Bo Marsh", "Cy Rowe", "Dee Lund"}
    side = Position("hydrogen harbour", "By the end of 2035 the harbour will run on hydrogen.")
    _, found = gathered(tmp_path, side)
    assert (len(found.for_), len(found.against)) == (2, 2)
    assert all(words in texts(found.for_) for words in ("10%", "very likely"))
    assert all(words in texts(found.against) for words in ("90%", "unlikely"))


def test_a_position_that_denies_an_event_turns_the_chances_round(folder):
    denied = "By the end of 2035 the coastal grid will not run on wind and storage, without gas."
    for position in (Position("gas stays", denied), Position(denied, denied)):
        _, found = gathered(folder, position)
        assert found.leaning.sign == -1
        assert "will not" in found.leaning.cues
        assert "10%" in texts(found.for_)
        assert "70%" in texts(found.against)


def test_every_standing_has_its_reason(folder):
    graph, found = gathered(folder, STORAGE)
    for standing in (*found.for_, *found.against):
        assert 0.0 <= standing.score <= 1.0
        reason = standing.reason
        if reason.kind == "link":
            ends = {graph.statement(end).claim for end in (reason.link.from_, reason.link.to)}
            assert ends == {standing.claim.id, reason.via}
        else:
            assert reason.cues


def test_a_position_without_a_leaning_gathers_no_words(folder):
    _, found = gathered(folder, Position("battery storage", "Battery storage stands at the coast."))
    assert found.leaning.sign == 0
    assert {standing.reason.kind for standing in (*found.for_, *found.against)} <= {
        "forecast",
        "link",
    }


def test_words_alone_name_a_side_that_holds_that_they_come_about(folder):
    graph, found = gathered(folder, Position("grid without gas", "grid without gas"))
    assert "70%" in texts(found.for_)
    assert "10%" in texts(found.against)
    assert position_of(graph, " Battery  storage") == STORAGE
    assert position_of(graph, "cheap ferries ") == Position("cheap ferries", "cheap ferries")
    _, against = gathered(folder, Position("scarce lithium", "scarce lithium"))
    assert "lithium limits" in texts(against.for_)
    assert "growing fast" not in texts(against.for_)


def test_a_debate_of_words_that_nobody_kept(folder, monkeypatch, capsys):
    sides_ = ("grid without gas", "scarce storage")
    status, out, err = run(
        "debate", *sides_, "-w", str(folder), monkeypatch=monkeypatch, capsys=capsys
    )
    assert status == 0
    assert err.count("no position is named") == 2
    for side in sides_:
        assert f"{side}: 0 claims" not in out
        assert f"{side}: " in out


ON_COMPUTE = (
    "Scarce chips hold the {} AI lab back.",
    "AI compute is short in the {} hall.",
    "The {} team automates AI tests.",
    "AI research at the {} site is automated in part.",
)
PLACES = ("first", "second", "third", "fourth")


def lines(patterns, places=PLACES):
    return [line.format(place) for line in patterns for place in places]


def test_sides_to_start_with_are_offered_where_claims_tell_of_them():
    names = ["compute bottlenecks", "fully automated AI R&D"]
    assert [p.name for p in with_starting((), lines(ON_COMPUTE))] == names
    assert with_starting((), [line.lower() for line in lines(ON_COMPUTE)]) != ()
    assert with_starting((), lines(ON_COMPUTE, PLACES[:3])) == ()
    # One side alone is no debate, and ferries are about neither.
    assert with_starting((), lines(ON_COMPUTE[:2])) == ()
    assert with_starting((), [f"Ferry {n} is late again." for n in range(50)]) == ()
    # A few lines in a large graph about something else do not make it one of these.
    assert with_starting((), [*lines(ON_COMPUTE), *["Ferries are late."] * 2000]) == ()
    many = [
        line
        for pair in zip(lines(ON_COMPUTE) * 500, ["Ferries are late."] * 8000, strict=True)
        for line in pair
    ]
    assert [p.name for p in with_starting((), many)] == names


def test_sides_that_people_named_come_before_those_to_start_with():
    told = lines(ON_COMPUTE)
    assert with_starting((STORAGE, GAS), told) == (STORAGE, GAS)
    assert [p.name for p in with_starting((STORAGE,), told)] == [
        "battery storage",
        "compute bottlenecks",
        "fully automated AI R&D",
    ]
    mine = Position("Compute Bottlenecks", "Chips are scarce.")
    assert with_starting((mine,), told)[0] == mine
    assert len(with_starting((mine,), told)) == 2


def test_sides_to_start_with_do_not_hang_on_the_order_of_sources(tmp_path, monkeypatch, capsys):
    told = lines(ON_COMPUTE, ("Oslo", "Turin", "Porto", "Basel", "Riga", "Graz", "Lille", "Bern"))
    pages = ["Lab notes\n\n" + " ".join(told[n::2]) + "\n" for n in range(2)]
    seen = []
    for n, order in enumerate((pages, pages[::-1])):
        place = tmp_path / str(n)
        with open_store(place) as store:
            for page in order:
                add_text(store, page, name="lab.txt")
            seen.append(store.graph().positions)
    assert seen[0] == seen[1]
    assert {position.origin for position in seen[0]} == {STARTING}
    status, out, _ = run("positions", "-w", str(place), monkeypatch=monkeypatch, capsys=capsys)
    assert status == 0
    assert out.count("to start with, until two are named here") == 2


def run(*arguments, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["claimtrail", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    out = capsys.readouterr()
    return int(stopped.value.code or 0), out.out, out.err


def test_positions_on_the_command_line(folder, monkeypatch, capsys):
    used = {"monkeypatch": monkeypatch, "capsys": capsys}
    place = ("--workspace", str(folder))
    status, out, _ = run("position", "Battery  STORAGE", *place, **used)
    assert status == 0
    assert "leans by: growing, fast" in out
    status, out, err = run("position", "the coastal grid", *place, **used)
    assert (status, "known: 'battery storage'" in err) == (0, True)
    assert out.startswith("the coastal grid")
    assert run("position", "  ", *place, **used)[0] == 2
    run("positions", "--add", "tides", "Tides will not replace gas.", *place, **used)
    listed = json.loads(run("positions", "--json", *place, **used)[1])
    assert [row["name"] for row in listed] == ["battery storage", "tides"]
    assert run("positions", "--remove", "Tides", *place, **used)[0] == 0
    assert run("positions", "--remove", "tides", *place, **used)[0] == 2


def test_a_folders_positions_come_and_go_with_its_file(tmp_path):
    corpus = tmp_path / "reports"
    corpus.mkdir()
    (corpus / "page.txt").write_text(PAGE)
    file = corpus / "positions.toml"
    file.write_text('[[position]]\nname = "storage"\nstatement = "Storage grows fast."\n')
    with open_store(tmp_path / "graph") as store:
        store.put_position(GAS)
        build_folder(store, corpus)
        assert [p.origin for p in store.graph().positions] == ["", "reports/"]
        before = store.revision()
        with pytest.raises(SettingsError, match="from the folder reports/"):
            store.put_position(Position("Storage", "Storage is dear."))
        file.unlink()
        build_folder(store, corpus)
        assert store.graph().positions == (GAS,)
        assert store.revision() != before
        with pytest.raises(NotFoundError):
            store.remove_position("storage")
        assert store.verify() == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name =", "not TOML"),
        ('position = "x"', "list of tables"),
        ('[[position]]\nname = "x"\n', "has no statement"),
        ('[[position]]\nstatement = "x"\n', "has no name"),
        ('[[position]]\nname = "a"\nstatement = "x"\n' * 2, "repeats the name"),
    ],
)
def test_a_wrong_file_of_positions_is_said_in_one_line(tmp_path, content, says):
    (tmp_path / "positions.toml").write_text(content)
    with pytest.raises(SettingsError, match=says):
        read_positions(tmp_path, "x/")


def test_our_corpus_names_two_sides():
    from tests.conftest import ROOT

    names = [position.name for position in read_positions(ROOT / "corpus", "corpus/")]
    assert len(names) == 2


def test_two_positions_are_set_against_each_other(folder, monkeypatch, capsys):
    used = {"monkeypatch": monkeypatch, "capsys": capsys}
    place = ("--workspace", str(folder))
    with open_store(folder) as store:
        store.put_position(GAS)
    status, out, _ = run("debate", STORAGE.name, GAS.name, *place, **used)
    assert status == 0
    headings = (
        "battery storage:",
        "  for battery storage:",
        "grid without gas:",
        "disputes between them:",
        "objections nobody has answered:",
        "  to claims of battery storage:",
        "  to claims of grid without gas:",
        "held by",
    )
    places = [out.index(heading) for heading in headings]
    assert places == sorted(places)
    status, _, err = run("debate", STORAGE.name, "nothing such", *place, **used)
    assert (status, "nothing such" in err) == (0, True)


def test_what_a_claim_hangs_on_is_told(folder, monkeypatch, capsys):
    used = {"monkeypatch": monkeypatch, "capsys": capsys}
    with open_store(folder) as store:
        graph = store.graph()
    disputed = graph.statement(next(iter(graph.links)).to).claim
    status, out, _ = run("cruxes", disputed, "--workspace", str(folder), **used)
    assert status == 0
    assert "moves it most: " in out
    assert run("cruxes", "c-nothing", "--workspace", str(folder), **used)[0] == 2


def test_sides_are_groups_that_a_search_can_be_narrowed_to(folder):
    with open_store(folder) as store:
        graph, meanings = store.graph(), store.meanings()
    seen = view(graph, meanings, STORAGE)
    groups = {group.name: group.claims for group in sides(graph, meanings)}
    for side, standings in (("for", seen.for_), ("against", seen.against)):
        claims = {standing.claim.id for standing in standings}
        assert claims
        assert groups[f"{STORAGE.name}: {side}"] == claims
