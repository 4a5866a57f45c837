"""The list of sources, the reader and its lens."""

import json

from extractors.build import add_text
from extractors.catalogue import stated_metadata
from extractors.curating import correct
from kg.analysis.curation import hiding
from kg.store import open_store
from tests.views.opening import opened, words
from views.components.margin import margin_notes
from views.components.reader import payload
from views.data import Snapshot


def test_a_column_of_the_sources_that_nothing_is_known_of_is_left_out(made):
    assert "Author" in opened("sources").dataframe[0].value.columns
    with open_store(made.folder) as store:
        store.remove(made.tides.document.source.id)
    assert "Author" not in opened("sources").dataframe[0].value.columns


def test_the_reader_has_a_way_back_to_all_sources(made):
    test = opened("sources", source=made.tides.document.source.id)
    (back,) = (button for button in test.button if button.label == "All sources")
    back.click().run()
    assert "source" not in test.query_params
    assert len(test.dataframe[0].value) == 2


def test_the_reader_leads_to_the_page_on_the_web(made):
    with open_store(made.folder) as store:
        from_web = add_text(
            store,
            "The quay at Ansby will close by 2031, says Ada Brandt.",
            name="quays",
            stated=stated_metadata("test", title="Quays", url="https://quay.example/ansby"),
        )
    (link,) = opened("sources", source=from_web.source_id).get("link_button")
    assert link.proto.url == "https://quay.example/ansby"
    assert not opened("sources", source=made.tides.document.source.id).get("link_button")


def test_a_source_that_is_gone_is_one_line_over_the_list(made):
    test = opened("sources", source="s-000000000000")
    (gone,) = test.warning
    assert gone.value.startswith("The source that this address names")
    assert len(test.dataframe[0].value) == 2


def test_a_long_title_stands_whole_in_the_table_of_sources(made):
    list_ = opened("sources").dataframe[0].proto
    title = json.loads(list_.columns)["Title"]
    assert title["width"] >= 400
    assert list_.row_height >= 65  # a lower cell does not wrap its words


def test_sources_lists_every_source(made):
    test = opened("sources")
    assert list(test.dataframe[0].value["Title"]) == ["A doubt about tides", "Half the island"]
    assert list(test.dataframe[0].value["Statements"]) == [2, 4]


def test_sources_row_opens_the_reader(made):
    test = opened("sources", source=made.tides.document.source.id)
    assert test.header[0].value == "Half the island"
    assert "Greyed, and no claim taken from it: advert." in words(test)
    assert "4 statements, 1 forecast, 1 benchmark result\n" in words(test)


def test_sources_deep_link_by_claim_alone_finds_the_source(made):
    silt = made.statement("Silt stops")
    test = opened("sources", claim=silt.claim)
    assert test.header[0].value == "A doubt about tides"
    assert "“Silt stops the turbines every autumn”" in words(test)


def test_the_lens_counts_what_was_taken_and_why_the_rest_was_not(made):
    test = opened("sources", source=made.tides.document.source.id)
    assert "were taken as claims" not in words(test)
    test.toggle[0].set_value(True).run()
    assert not test.exception
    assert "Of 4 pieces 3 were taken as claims or definitions; skipped: fragment 1." in words(test)


def test_the_lens_labels_each_piece_and_leaves_the_text_alone(made):
    plain, lens = payload(made.tides, {}), payload(made.tides, {}, lens=True)
    assert plain["fates"] == []
    assert lens["fates"][-1] == ["skipped", "fragment", "skipped, other: fragment"]
    texts = [["".join(run[0] for run in line) for line in p["lines"]] for p in (plain, lens)]
    assert texts[0] == texts[1]
    assert {run[4] for line in lens["lines"] for run in line if len(run) > 4} == {1, 2, 3, 4}


def test_a_note_in_the_margin_counts_what_the_card_counts(made):
    with open_store(made.folder) as store:
        now = Snapshot(made.folder, store.graph())
    half, reached = made.statement("half of the island"), made.statement("Sluice Test")
    notes = margin_notes(now, made.tides.statements)
    assert [note.words for note in notes[half.id]] == ["disputed by 1", "supported by 1"]
    assert reached.id not in notes
    drawn = {one["id"]: one for one in payload(made.tides, notes)["statements"]}
    assert drawn[half.id]["title"].endswith("; disputed by 1; supported by 1")
    assert drawn[half.id]["notes"][0] == ["disputes", "disputed by 1"]
    assert drawn[reached.id]["notes"] == []


def test_a_claim_that_a_correction_hides_has_no_note(made):
    half = made.statement("half of the island")
    with open_store(made.folder) as store:
        correct(store, (hiding(store.graph(), half.claim),), by="Kit", note="")
        now = Snapshot(made.folder, store.graph())
    assert half.id not in margin_notes(now, made.tides.statements)


def test_a_source_opens_at_a_statement_that_another_sources_words_gave_its_claim(empty):
    texts = (
        "Harbour plans\n\nPublished 2030-02-01\n\nThe pilot Nora Vance puts a 40% chance on the "
        "river port closing by 2034.\n",
        "Letters\n\nPublished 2031-03-01\n\nMany ships came this year. Nora Vance estimates a 40% "
        "probability that the river port will close by 2034.\n",
    )
    with open_store(empty) as store:
        for text in texts:
            add_text(store, text, name="port.txt")
        graph = store.graph()
    one, other = (s for s in graph.statements if "40%" in s.span.quote)
    assert one.claim == other.claim
    for statement in (one, other):
        test = opened("sources", source=statement.source, claim=statement.id)
        assert not test.exception
        assert test.session_state["reader.told"][0] == statement.id
        by_claim = opened("sources", source=statement.source, claim=statement.claim)
        assert by_claim.session_state["reader.told"][0] == statement.id
