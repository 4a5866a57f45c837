"""What a person corrected holds after every rebuild, whatever came first."""

import json
from itertools import permutations

import pytest

from extractors.build import add_text
from extractors.curating import correct, undo
from kg.analysis.curation import decision, hiding, place_of, rejections, splitting
from kg.errors import NotFoundError, SettingsError
from kg.export import export
from kg.model import Verdict
from kg.model.correction import SpeakerChange, Standing, WordingChange
from kg.store import meaning_rows, open_store
from tests.curation.harbour import DISPUTE, TEXTS, add, corrections_for, link_tests, said, standings


def test_a_corrected_speaker_holds_the_forecast_and_its_links_follow(store):
    before = store.graph()
    assert DISPUTE in link_tests(before)
    low = said(before, "10%")
    (entry,) = correct(
        store, [SpeakerChange(place_of(low), "Mara Quill")], by="Kit", note="misread"
    )
    after = store.graph()
    assert after.statement(low.id).speaker == "Mara Quill"
    assert {f.forecaster for f in after.forecasts if f.statement == low.id} == {"Mara Quill"}
    assert after.statement(low.id).provenance.maker.endswith("+corrected")
    assert DISPUTE not in link_tests(after), "one person's two figures are no dispute"
    (state,) = after.corrections
    assert (state.was, state.records, state.entry.by) == ("Oren Vale", (low.id,), "Kit")
    undo(store, entry.id)
    back = store.graph()
    assert (back.statements, back.claims, back.links, back.forecasts) == (
        (before.statements, before.claims, before.links, before.forecasts)
    )
    assert standings(store) == [Standing.UNDONE, Standing.IN_FORCE]


def test_a_speaker_who_is_the_author_is_the_texts_own_voice(store):
    told = said(store.graph(), "batteries are cheaper", "doubt")
    assert told.speaker == "Oren Vale"
    correct(store, [SpeakerChange(place_of(told), "Tomas Brandt")])
    now = store.graph().statement(told.id)
    assert (now.speaker, now.reporter, now.stance.value) == ("author", None, "asserted")
    assert now.cue is None


def test_meanings_read_at_once_or_one_by_one_are_those_of_the_wordings_that_hold(
    store, monkeypatch
):
    graph = store.graph()
    told, gone = said(graph, "Prototype B"), said(graph, "70%", "Ferries of the north")
    before = {m.statement: m for m in store.meanings()}
    correct(store, [WordingChange(place_of(told), "Diesel is taxed."), *rejections(graph, gone.id)])
    one_by_one = store.meanings()
    monkeypatch.setattr(meaning_rows, "_MANY", 0)
    assert store.meanings() == one_by_one
    now = {m.statement: m for m in one_by_one}
    assert before.keys() - now.keys() == {gone.id}
    assert {id_ for id_ in now if now[id_] != before[id_]} == {told.id}


def test_exports_say_what_was_corrected(store):
    told = said(store.graph(), "winter route")
    plain = {form: export(store.graph(), store.document, form) for form in ("csv", "turtle")}
    assert not any(b"+corrected" in written for written in plain.values())
    correct(store, [SpeakerChange(place_of(told), "Oren Vale")], by="Kit")
    graph = store.graph()
    for form in plain:
        assert b"+corrected" in export(graph, store.document, form)
    (row,) = json.loads(export(graph, store.document, "json"))["corrections"]
    assert row["entry"]["by"] == "Kit"
    assert row["entry"]["change"]["speaker"] == "Oren Vale"
    assert (row["standing"], row["records"]) == ("in force", [told.id])


def test_a_new_wording_that_others_use_makes_one_claim_with_theirs(store):
    graph = store.graph()
    told, other = said(graph, "Prototype B"), said(graph, "diesel is taxed", "What they say")
    assert told.claim != other.claim
    (entry,) = correct(store, [WordingChange(place_of(told), "Diesel is taxed.")])
    now = store.graph()
    assert now.statement(told.id).claim == now.statement(other.id).claim
    undo(store, entry.id)
    assert store.graph().statement(told.id).claim == told.claim


def test_an_authors_claim_given_to_another_is_passed_on_by_the_author(store):
    told = said(store.graph(), "winter route")
    correct(store, [SpeakerChange(place_of(told), "Oren Vale")])
    now = store.graph().statement(told.id)
    assert (now.speaker, now.reporter, now.stance.value) == ("Oren Vale", "author", "reported")


def test_a_rejected_statement_takes_its_figures_and_links_along(store):
    before = store.graph()
    high = said(before, "70%", "Ferries of the north")
    correct(store, rejections(before, high.id))
    after = store.graph()
    assert high.id not in {s.id for s in after.statements}
    assert not [f for f in after.forecasts if f.statement == high.id]
    assert all(high.id not in (link.from_, link.to) for link in after.links)
    assert high.id not in {m.statement for m in store.meanings()}
    # What repeated it is told by itself now.
    other = said(after, "70%", "What they say")
    assert other.id in {one.statement for one in before.repetitions}
    assert other.id not in {one.statement for one in after.repetitions}
    found = store.extraction(high.source)
    assert high.id not in {s.id for s in found.statements}
    fate = next(f for f in found.fates if f.span.start <= high.span.start < f.span.end)
    assert fate.reason == "taken out by hand"


def test_a_new_wording_makes_the_claim_it_words(store):
    claim = said(store.graph(), "Batteries are cheaper", "Ferries of the north")
    words = "Batteries cost less than diesel on routes below ten miles."
    correct(store, [WordingChange(place_of(claim), words)])
    graph = store.graph()
    now = graph.statement(claim.id)
    assert now.canonical == words
    assert now.span == claim.span
    assert words in {c.text for c in graph.claims}


def test_forecasts_results_names_and_links_can_be_rejected_alone(store):
    before = store.graph()
    (result,) = before.benchmarks
    forecast = next(f for f in before.forecasts if f.probability and f.probability.point == 0.1)
    link = next(x for x in before.links if x.test == "topic-sentence")
    (name,) = [e for e in before.entities if e.name == "Mara Quill"]
    for id_ in (result.id, forecast.id, link.id, name.id):
        correct(store, rejections(before, id_))
    after = store.graph()
    assert after.benchmarks == ()
    assert forecast not in after.forecasts
    assert link not in after.links
    assert "Mara Quill" not in {e.name for e in after.entities}
    assert len(after.statements) == len(before.statements)
    assert set(standings(store)) == {Standing.IN_FORCE}


def test_a_hidden_claim_goes_with_all_its_statements(store):
    graph = store.graph()
    claim = said(graph, "cheaper").claim
    told = {s.id for s in graph.statements_of(claim)}
    assert len(told) == 3
    correct(store, [hiding(graph, claim)])
    after = store.graph()
    assert claim not in {c.id for c in after.claims}
    assert not told & {s.id for s in after.statements}


def test_claims_are_split_and_joined_in_the_same_log(store):
    graph = store.graph()
    first = said(graph, "cheaper", "Ferries of the north")
    other = said(graph, "cheaper", "doubt")
    assert first.claim == other.claim
    with pytest.raises(SettingsError, match="first statement"):
        splitting(graph, first.id)
    correct(store, [splitting(graph, other.id)])
    apart = store.graph()
    assert apart.statement(first.id).claim != apart.statement(other.id).claim
    correct(store, [decision(apart, first.id, other.id, Verdict.SAME)])
    again = store.graph()
    assert again.statement(first.id).claim == again.statement(other.id).claim
    assert standings(store) == [Standing.REPLACED, Standing.IN_FORCE]


def test_what_holds_already_is_not_kept_twice_and_undoing_needs_an_entry(store):
    change = SpeakerChange(place_of(said(store.graph(), "winter")), "Oren Vale")
    (entry,) = correct(store, [change])
    assert correct(store, [change]) == ()
    with pytest.raises(NotFoundError, match="no correction"):
        undo(store, "k-nothing")
    undo(store, entry.id)
    with pytest.raises(NotFoundError, match="undone already"):
        undo(store, entry.id)


def test_an_undoing_can_be_undone_and_an_earlier_word_holds_again(store):
    place = place_of(said(store.graph(), "winter"))
    correct(store, [SpeakerChange(place, "Oren Vale")])
    (second,) = correct(store, [SpeakerChange(place, "Mara Quill")])
    speaker = lambda: said(store.graph(), "winter").speaker  # noqa: E731
    assert speaker() == "Mara Quill"
    (undoing,) = undo(store, second.id)
    assert speaker() == "Oren Vale"
    undo(store, undoing.id)
    assert speaker() == "Mara Quill"


def test_the_graph_is_the_same_whatever_came_first(tmp_path):
    with open_store(tmp_path / "first") as store:
        add(store, *TEXTS)
        log = correct(store, corrections_for(store.graph()))
        wanted = {form: export(store.graph(), store.document, form) for form in ("json", "csv")}
        problems = store.verify()
    assert problems == ()
    from extractors.build import joining

    for n, order in enumerate(permutations(TEXTS)):
        with open_store(tmp_path / str(n)) as store:
            for step, name in enumerate(order):
                if step == n % 3:
                    store.take_corrections(log[::-1], joining)
                add(store, name)
            made = {form: export(store.graph(), store.document, form) for form in wanted}
        assert made == wanted


PIER = (
    "The pier and its cost\n\nBy Ida Fenn\n\n"
    "Mara Quill puts the chance that the pier opens by 2031 at 70%. "
    "Oren Vale puts the chance that the pier opens by 2031 at 10%. "
    "His reason is that nobody has drilled the piles.\n\n"
    "The old pier was closed twice in the last year for repairs. "
    "I expect that the old pier will fail by 2035, with a chance of 40%.\n"
)


@pytest.fixture
def pier(tmp_path):
    with open_store(tmp_path / "pier") as opened:
        add_text(opened, PIER, name="pier")
        yield opened


def of_test(graph, name):
    return [link for link in graph.links if link.test == name]


def test_two_figures_that_are_one_persons_are_no_dispute_inside_a_source_either(pier):
    assert of_test(pier.graph(), DISPUTE)
    low = said(pier.graph(), "10%")
    (entry,) = correct(pier, [SpeakerChange(place_of(low), "Mara Quill")])
    assert not of_test(pier.graph(), DISPUTE)
    undo(pier, entry.id)
    assert of_test(pier.graph(), DISPUTE)


def test_a_reason_goes_with_its_speaker(pier):
    (link,) = of_test(pier.graph(), "forecast-reason")
    other = pier.graph().statement(link.from_)
    correct(pier, [SpeakerChange(place_of(other), "Oren Vale")])
    assert not of_test(pier.graph(), "forecast-reason")


def test_a_speaker_corrected_elsewhere_leaves_a_link_alone(pier):
    low = said(pier.graph(), "10%")
    before = of_test(pier.graph(), "forecast-reason")
    assert before
    correct(pier, [SpeakerChange(place_of(low), "Lena Orr")])
    assert of_test(pier.graph(), "forecast-reason") == before
    assert of_test(pier.graph(), DISPUTE), "two people still give two figures"


def test_a_rejected_forecast_takes_its_dispute_along(pier):
    (link,) = of_test(pier.graph(), DISPUTE)
    (figure,) = (f for f in pier.graph().forecasts if f.statement == link.from_)
    correct(pier, rejections(pier.graph(), figure.id))
    assert figure.statement in {s.id for s in pier.graph().statements}
    assert not of_test(pier.graph(), DISPUTE)
