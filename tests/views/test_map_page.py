"""The argument map's page, its card and its proofs, run by Streamlit's own test runner."""

import pytest

from kg.model import Position, Relation
from kg.store import open_store
from tests.views.conftest import extraction_of, source_of, statement_of
from tests.views.opening import addresses, found, opened, words
from views.components.map_address import edge_name
from views.plain import counted


def test_map_card_shows_words_speaker_and_both_sides(made):
    half = made.statement("half of the island")
    said = words(opened("argument_map", claim=half.claim))
    assert "“Tidal power will supply half of the island by 2031.”" in said
    assert "Ida Fenn (author)" in said
    assert "Disputed by 1 claim" in said
    assert "The island cannot rely on tides." in said
    assert "Supported by 1 claim" in said
    assert "Ground: reply cue" in said


def test_map_card_and_search_count_origins_and_name_the_echo(made):
    half = made.statement("half of the island")
    text = f"Heard again.\n{half.span.quote}\n"
    source = source_of(text, "Heard again")
    again = statement_of(source, text, half.span.quote)
    with open_store(made.folder) as store:
        store.put(extraction_of(source, text, [again]))
    test = opened("argument_map", claim=again.claim)
    assert "1 origin, 2 mentions" in words(test)
    test.session_state[f"fold-said-{again.claim}"] = True
    said = words(test.run())
    assert "Repeats the words of Ida Fenn (author)" in said
    assert "1 origin, 2 mentions" in found(opened("search", q="half of the island"))


def test_map_card_links_to_the_words_in_the_source(made):
    odds = made.statement("70%")
    test = opened("argument_map", claim=odds.claim)
    assert f"sources?source={odds.source}&claim={odds.id}" in addresses(test)
    assert "Mara Quill · reported by Ida Fenn (author) · 80% sure of it" in words(test)


def test_map_filter_by_person_draws_only_that_persons_claims(made):
    test = opened("argument_map", speaker="Oren Vale")
    assert "Nothing was found that supports or disputes" in words(test)
    assert "1 claim, the most disputed first" in words(test)
    assert not test.exception


def test_map_filters_that_nothing_fits_say_so(made):
    test = opened("argument_map", speaker="Oren Vale", within="Half the island")
    assert "No claim fits these filters" in words(test)


def test_map_button_on_the_card_moves_to_the_other_claim(made):
    half, rely = made.statement("half of the island"), made.statement("cannot rely")
    test = opened("argument_map", claim=half.claim)
    (button,) = (b for b in test.button if b.key == f"card-{rely.claim}-disputes-{half.claim}")
    button.click().run()
    assert test.query_params["claim"] == rely.claim
    assert test.header[0].value == "The island cannot rely on tides\\."


def edge_of(made, words, relation, other) -> str:
    return edge_name(made.statement(words).claim, relation, made.statement(other).claim)


def test_an_edge_opens_its_proof_with_both_spans_and_ways_to_them(made):
    rely, half = made.statement("cannot rely"), made.statement("half of the island")
    test = opened("argument_map", edge=edge_of(made, "cannot rely", Relation.DISPUTES, "half of"))
    said = words(test)
    assert "Why these two?" in said
    assert f"“{rely.span.quote}”" in said
    assert f"“{half.span.quote}”" in said
    assert "**Reply cue** · confidence 90%" in said
    for end in (rely, half):
        assert f"sources?source={end.source}&claim={end.id}" in addresses(test)


def test_the_proof_lists_every_test_when_asked(made):
    test = opened("argument_map", edge=edge_of(made, "cannot rely", Relation.DISPUTES, "half of"))
    test.toggle[0].set_value(True).run()
    assert not test.exception
    said = words(test)
    assert "Content words that both have: " in said
    assert "incompatible-probability: not both give an event a chance" in said


def test_a_card_tells_what_its_claim_hangs_on(made):
    half, rely = made.statement("half of the island"), made.statement("cannot rely")
    test = opened("argument_map", claim=half.claim)
    test.session_state[f"fold-hangs-on-{half.claim}"] = True
    said = words(test.run())
    assert "By the links found alone it" in said
    assert "Were the opposite true" in said
    assert f"sources?source={rely.source}&claim={rely.id}" in addresses(test)
    lone = opened("argument_map", claim=made.statement("Sluice Test").claim)
    assert not any("hangs on" in fold.label for fold in lone.expander)


def held(claim, words=""):
    """A claim's card with the fold open in which another claim is asked about."""
    test = opened("argument_map", claim=claim)
    test.session_state[f"fold-against-{claim}"] = True
    test.run()
    if words:
        test.text_input(f"against-words-{claim}").set_value(words).run()
    return test


def test_a_claim_is_held_against_any_other_linked_or_not(made):
    rely, odds = made.statement("cannot rely"), made.statement("70%")
    test = held(rely.claim, odds.claim)
    test.selectbox(f"against-{rely.claim}-{odds.claim}").set_value(odds.claim).run()
    assert not test.exception
    said = words(test)
    assert "No link joins these two." in said
    assert "Every test that was asked" in said
    assert "incompatible-probability: not both give an event a chance" in said


def test_a_claim_held_against_a_linked_one_shows_the_link_and_its_proof(made):
    rely, half = made.statement("cannot rely"), made.statement("half of the island")
    test = held(rely.claim, half.id)
    test.selectbox(f"against-{rely.claim}-{half.id}").set_value(half.claim).run()
    said = words(test)
    assert "No link joins these two." not in said
    assert "**disputes**" in said
    assert "Every test that was asked" in said


def test_claims_that_hang_together_through_others_show_the_chain(made):
    rely, survived = made.statement("cannot rely"), made.statement("survived three winters")
    test = held(rely.claim, survived.claim)
    test.selectbox(f"against-{rely.claim}-{survived.claim}").set_value(survived.claim).run()
    said = words(test)
    assert "No link joins these two." in said
    assert "has 2 steps" in said
    assert said.index("**disputes**") < said.index("**is supported by**")


def test_the_other_claim_is_found_by_words_and_is_never_the_same_one(made):
    half = made.statement("half of the island")
    test = held(half.claim, "rely on tides")
    (box,) = (b for b in test.selectbox if b.key.startswith(f"against-{half.claim}"))
    assert "The island cannot rely on tides." in box.options
    assert not any("half of the island" in option for option in box.options)
    none = held(half.claim, half.claim)
    assert "No other claim answers these words." in words(none)


def test_the_card_of_a_claim_leads_to_the_proof_of_each_link(made):
    half = made.statement("half of the island")
    edge = edge_of(made, "cannot rely", Relation.DISPUTES, "half of").replace("~", "%7E")
    links = {
        address.replace("~", "%7E")
        for address in addresses(opened("argument_map", claim=half.claim))
    }
    assert f"map?edge={edge}" in links


def test_an_edge_that_is_gone_is_one_line_and_the_map_stands(made):
    test = opened("argument_map", edge="c-0~disputes~c-1")
    assert [gone.value.split(" that ")[0] for gone in test.warning] == ["The link"]
    assert "6 claims" in words(test)


def test_map_steps_in_the_address_are_done_and_can_be_undone(made):
    half = made.statement("half of the island")
    test = opened("argument_map", steps=f"!{half.claim}")
    assert "5 claims" in words(test)
    (button,) = (b for b in test.button if "as it was" in b.label)
    button.click().run()
    assert "6 claims" in words(test)
    assert "steps" not in test.query_params


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"type": "forecast"}, 1),
        ({"speaker": "Oren Vale"}, 1),
        ({"since": "2026-03", "until": "2026-03"}, 4),
        ({"since": "2031"}, None),
    ],
)
def test_map_filters_stand_in_the_address(query, count, made):
    said = words(opened("argument_map", **query))
    assert (f"{counted(count, 'claim')}, " if count else "No claim fits these filters") in said


def test_map_starts_from_a_position(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
    test = opened("argument_map", position="for tides")
    assert not test.error
    assert not test.exception
