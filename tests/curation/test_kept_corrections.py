"""Corrections outlive a database, a folder, an older store and changed words, or wait."""

import json
import shutil
import sqlite3

import pytest

from extractors.curating import correct, undo
from kg.analysis.curation import place_of, rejections
from kg.errors import SettingsError
from kg.export import export
from kg.model import Verdict
from kg.model.correction import SpeakerChange, Standing
from kg.store import open_store
from tests.curation.harbour import (
    DISPUTE,
    add,
    built,
    corrections_for,
    folder,
    link_tests,
    said,
    standings,
)


def test_a_lost_database_is_built_again_with_its_corrections(tmp_path):
    corpus = folder(tmp_path)
    graph = built(tmp_path / "ws", corpus)
    with open_store(tmp_path / "ws") as store:
        correct(store, corrections_for(graph))
        wanted = export(store.graph(), store.document, "json")
    for path in (tmp_path / "ws").glob("graph.db*"):
        path.unlink()
    built(tmp_path / "ws", corpus)
    with open_store(tmp_path / "ws") as store:
        assert export(store.graph(), store.document, "json") == wanted


def test_a_folder_brings_its_corrections(tmp_path):
    corpus = folder(tmp_path)
    graph = built(tmp_path / "ws", corpus)
    with open_store(tmp_path / "ws") as store:
        correct(store, corrections_for(graph))
        wanted = export(store.graph(), store.document, "json")
    shutil.copy(tmp_path / "ws" / "corrections.jsonl", corpus)
    shutil.rmtree(tmp_path / "ws")
    built(tmp_path / "other", corpus)
    with open_store(tmp_path / "other") as store:
        assert export(store.graph(), store.document, "json") == wanted


def test_a_correction_whose_source_is_gone_waits(store):
    graph = store.graph()
    told = said(graph, "winter")
    correct(store, [SpeakerChange(place_of(told), "Oren Vale")])
    store.remove(told.source)
    (state,) = store.correction_states()
    assert state.standing is Standing.STALE
    assert "is not here" in state.missing
    add(store, "ferries")
    assert store.graph().statement(told.id).speaker == "Oren Vale"
    assert standings(store) == [Standing.IN_FORCE]


def test_a_correction_whose_words_are_no_statement_now_is_stale(store):
    told = said(store.graph(), "winter")
    correct(store, [SpeakerChange(place_of(told), "Oren Vale")])
    with sqlite3.connect(store.path) as connection:
        connection.execute("DELETE FROM statement WHERE id = ?", (told.id,))
    (state,) = store.correction_states()
    assert (state.standing, state.missing) == (Standing.STALE, "no statement stands there now")


def test_a_damaged_file_of_corrections_is_one_line_and_nothing_is_lost(tmp_path):
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "corrections.jsonl").write_text('{"at": "yesterday"}\n')
    with pytest.raises(SettingsError, match="line 1 is no correction"):
        open_store(tmp_path / "ws")
    assert (tmp_path / "ws" / "corrections.jsonl").read_text()


def test_decisions_of_an_older_store_are_taken_over(tmp_path, monkeypatch):
    from kg.model import ClaimDecision, EntityKind, NameDecision, Place, Span
    from kg.store import database, schema

    monkeypatch.setattr(database, "MIGRATIONS", schema.MIGRATIONS[:12])
    connection = database.connect(tmp_path / "graph.db", 1.0)
    for verdict in ("distinct", "same"):
        connection.execute(
            "INSERT INTO name_decision (kind, one, other, verdict) VALUES "
            "('person', 'Quill', 'Mara Quill', ?)",
            (verdict,),
        )
    connection.execute(
        "INSERT INTO claim_decision (one_source, one_start, one_end, one_quote, other_source, "
        "other_start, other_end, other_quote, verdict) VALUES "
        "('s-1', 0, 4, 'Däms', 's-2', 2, 4, 'a\"', 'distinct')"
    )
    connection.commit()
    connection.close()
    monkeypatch.undo()
    with open_store(tmp_path) as store:
        assert [d.verdict.value for d in store.decisions()] == ["distinct", "same"]
        assert store.decisions()[0] == NameDecision(
            EntityKind.PERSON, "Quill", "Mara Quill", Verdict.DISTINCT
        )
        assert store.claim_decisions() == (
            ClaimDecision(
                Place("s-1", Span(0, 4, "Däms")), Place("s-2", Span(2, 4, 'a"')), Verdict.DISTINCT
            ),
        )
        assert not any(entry.is_dated for entry in store.corrections())


def changed(corpus, name, old, new):
    path = corpus / f"{name}.txt"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_corrections_move_with_their_words_when_another_word_of_the_text_changes(tmp_path):
    corpus = folder(tmp_path)
    graph = built(tmp_path / "ws", corpus)
    low = said(graph, "10%")
    with open_store(tmp_path / "ws") as store:
        (entry,) = correct(store, [SpeakerChange(place_of(low), "Mara Quill")], by="Kit")
        assert DISPUTE not in link_tests(store.graph())
    changed(corpus, "doubts", "By Tomas Brandt", "By Tomas Brand")
    after = built(tmp_path / "ws", corpus)
    now = said(after, "10%")
    assert now.source != low.source
    assert now.speaker == "Mara Quill"
    assert DISPUTE not in link_tests(after), "what it bears on was found with the right speaker"
    (state,) = after.corrections
    assert (state.entry.id, state.standing, state.records) == (
        entry.id, Standing.IN_FORCE, (now.id,)
    )  # fmt: skip
    assert place_of(now) == state.entry.change.at
    assert state.entry.was == entry.change
    with open_store(tmp_path / "ws") as store:
        undo(store, entry.id)
        assert said(store.graph(), "10%").speaker == "Oren Vale"


def test_a_moved_correction_is_kept_as_it_was_made_and_moves_in_a_new_database_too(tmp_path):
    corpus = folder(tmp_path)
    graph = built(tmp_path / "ws", corpus)
    with open_store(tmp_path / "ws") as store:
        (entry,) = correct(store, rejections(graph, said(graph, "winter route").id))
    changed(corpus, "ferries", "scored 41%", "scored 43%")
    wanted = export(built(tmp_path / "ws", corpus), lambda _: None, "json")
    for path in (tmp_path / "ws").glob("graph.db*"):
        path.unlink()
    again = built(tmp_path / "ws", corpus)
    assert export(again, lambda _: None, "json") == wanted
    assert not [s for s in again.statements if "winter route" in s.span.quote]
    (line,) = (tmp_path / "ws" / "corrections.jsonl").read_text().splitlines()
    assert json.loads(line)["change"]["at"]["source"] == entry.change.at.source


def test_a_slip_mended_in_the_words_themselves_moves_the_correction(tmp_path):
    corpus = folder(tmp_path)
    graph = built(tmp_path / "ws", corpus)
    with open_store(tmp_path / "ws") as store:
        correct(store, [SpeakerChange(place_of(said(graph, "winter route")), "Oren Vale")])
    changed(corpus, "ferries", "not safe for small boats", "not safe for smal boats")
    assert said(built(tmp_path / "ws", corpus), "winter route").speaker == "Oren Vale"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The winter route is not safe for small boats.", "The summer road is closed to carts."),
        (
            "The winter route is not safe for small boats.",
            "The winter route is not safe for small boats.\n\n"
            "Prototype B scored 41% on SluiceBench in March 2026.\n\n"
            "The winter route is not safe for small boats.",
        ),
    ],
    ids=["gone", "twice"],
)
def test_a_correction_whose_words_are_gone_or_stand_twice_waits(tmp_path, old, new):
    corpus = folder(tmp_path)
    graph = built(tmp_path / "ws", corpus)
    with open_store(tmp_path / "ws") as store:
        correct(store, [SpeakerChange(place_of(said(graph, "winter route")), "Oren Vale")])
    changed(corpus, "ferries", old, new)
    after = built(tmp_path / "ws", corpus)
    (state,) = after.corrections
    assert state.standing is Standing.STALE
    assert not [
        s for s in after.statements if s.speaker == "Oren Vale" and "winter" in s.span.quote
    ]
