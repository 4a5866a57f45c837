"""Correcting from a card, and the Curation page, over a workspace made by hand."""

import pytest
from streamlit.testing.v1 import AppTest

from extractors.curating import correct
from kg.analysis.curation import place_of, rejections
from kg.model import EntityKind, NameDecision, Relation, Verdict
from kg.model.correction import SpeakerChange, Standing, Undoing
from kg.store import open_store

CARD = """
from views.components.card import claim_card
from views.components.frame import page
from views.data import snapshot
from views.state import Room

@page(Room.MAP)
def render():
    claim_card(snapshot(), {name!r})

render()
"""
CURATION = "from views import curation\ncuration.render()"


def plain(told: str) -> str:
    """Without what keeps Markdown from acting on it."""
    return told.replace("\\", "").replace("\u2060", "")


def card(name: str) -> AppTest:
    return AppTest.from_string(CARD.format(name=name), default_timeout=60).run()


def curation() -> AppTest:
    return AppTest.from_string(CURATION, default_timeout=60).run()


def button(test: AppTest, words: str):
    return next(b for b in test.button if plain(b.label) == words)


def said(test: AppTest) -> str:
    shown = (test.text, test.caption, test.markdown, test.info, test.warning, test.error)
    told = "\n".join(element.value for kind in shown for element in kind)
    return plain(told)


def graph_of(made):
    with open_store(made.folder) as store:
        return store.graph()


def states(made):
    with open_store(made.folder) as store:
        return store.correction_states()


def corrected(made, *changes, by="Kit", note=""):
    with open_store(made.folder) as store:
        return correct(store, changes, by=by, note=note)


def test_a_speaker_is_corrected_from_the_card(made):
    odds = made.statement("Mara Quill")
    test = card(odds.id)
    test.button(key=f"correct-{odds.id}").click().run()
    assert not test.exception
    box = next(b for b in test.selectbox if b.label == "Who says it")
    box.set_value("Oren Vale")
    next(t for t in test.text_input if t.label.startswith("Why")).set_value("misread")
    button(test, "Save").click().run()
    assert not test.exception
    assert graph_of(made).statement(odds.id).speaker == "Oren Vale"
    (state,) = states(made)
    assert (state.was, state.entry.note) == ("Mara Quill", "misread")
    assert "Corrected by hand: speaker: Mara Quill → Oren Vale" in said(card(odds.id))


def test_a_claim_is_rejected_and_a_link_taken_away_from_the_card(made):
    half = made.statement("half of the island")
    link = next(x for x in graph_of(made).links if x.relation is Relation.DISPUTES)
    test = card(half.claim)
    test.button(key=f"wrong-{link.id}").click().run()
    button(test, "Take the link away").click().run()
    assert link.id not in {x.id for x in graph_of(made).links}
    test = card(half.claim)
    test.button(key=f"correct-{half.id}").click().run()
    button(test, "This is no claim: reject it").click().run()
    assert half.id not in {s.id for s in graph_of(made).statements}
    assert states(made)[-1].standing is Standing.IN_FORCE


def test_a_claim_is_hidden_and_merged_from_the_card(made):
    winters, silt = made.statement("three winters"), made.statement("Silt")
    test = card(winters.claim)
    test.button(key=f"correct-{winters.claim}").click().run()
    box = next(b for b in test.selectbox if b.label == "It is the same claim as")
    box.set_value(silt.claim)
    button(test, "Make them one").click().run()
    graph = graph_of(made)
    assert graph.statement(winters.id).claim == graph.statement(silt.id).claim
    test = card(winters.id)
    test.button(key=f"correct-{graph.statement(winters.id).claim}").click().run()
    button(test, "Hide this claim").click().run()
    left = {s.id for s in graph_of(made).statements}
    assert not left & {winters.id, silt.id}


def test_the_page_says_what_to_do_where_there_is_nothing(made):
    assert "No corrections yet" in said(curation())


def test_the_page_lists_who_what_where_and_when_and_undoes(made):
    odds = made.statement("Mara Quill")
    (entry,) = corrected(made, SpeakerChange(place_of(odds), "Oren Vale"), note="misread")
    test = curation()
    assert not test.exception
    for words in (
        "speaker: Mara Quill → Oren Vale",
        odds.span.quote,
        "in force · Kit",
        entry.at[:10],
        "Why: misread",
    ):
        assert words in said(test)
    (link,) = [p for p in test.page_link if p.proto.page == "sources"]
    assert odds.id in link.proto.query_string
    test.button(key=f"undo-{entry.id}").click().run()
    assert graph_of(made).statement(odds.id).speaker == "Mara Quill"
    assert "undone · Kit" in said(test)
    button(test, "Redo").click().run()
    assert graph_of(made).statement(odds.id).speaker == "Oren Vale"
    assert isinstance(states(made)[-1].entry.change, Undoing)


def test_two_names_are_said_to_be_one(made):
    test = curation()
    button(test, "They are one").click().run()
    assert "choose both first" in said(test)
    names = test.selectbox(key="names_one").options
    assert names == ["Mara Quill"], "the workspace names one person"
    corrected(made, NameDecision(EntityKind.PERSON, "Mara Quill", "M. Q.", Verdict.SAME))
    shown = said(curation())
    assert "names: Mara Quill and M. Q. are one (person)" in shown
    assert "no source names M. Q." in shown


def test_a_stale_correction_is_marked_and_not_dropped(made):
    silt = made.statement("Silt")
    corrected(made, SpeakerChange(place_of(silt), "Ada"))
    with open_store(made.folder) as store:
        store.remove(silt.source)
    test = curation()
    assert not test.exception
    assert "Stale: the source" in said(test)
    assert silt.span.quote in said(test)


@pytest.mark.parametrize("chosen", ["in force", "undone"])
def test_the_list_can_be_narrowed(made, chosen):
    odds, silt = made.statement("Mara Quill"), made.statement("Silt")
    (entry,) = corrected(made, SpeakerChange(place_of(odds), "Oren Vale"))
    corrected(made, *rejections(graph_of(made), silt.id))
    corrected(made, Undoing(entry.id))
    test = curation()
    test.segmented_control(key="curation_shown").set_value(chosen).run()
    assert ("Oren Vale" in said(test)) == (chosen == "undone")
    assert ("rejected as a claim" in said(test)) == (chosen == "in force")
