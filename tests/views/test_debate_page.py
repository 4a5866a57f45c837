"""The debate page, run by Streamlit's own test runner."""

from kg.model import Position
from kg.store import open_store
from tests.views.opening import opened, words


def test_a_debate_needs_two_positions_and_offers_to_name_them(made):
    test = opened("debate")
    assert not test.exception
    assert "sets two positions against each other" in words(test)
    assert [box.options for box in test.selectbox] == [[], []]
    for name, statement in (
        ("tides carry the island", "Tidal power will supply the island."),
        ("tides fail the island", "The island cannot rely on tides."),
    ):
        test.text_input[0].set_value(name)
        test.text_area[0].set_value(statement)
        test.button[0].click().run()
        assert not test.error
        assert not test.exception
    assert [box.options for box in test.selectbox] == [
        ["tides carry the island", "tides fail the island"]
    ] * 2


def test_two_positions_stand_side_by_side_with_ways_to_the_words(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("against tides", "The island cannot rely on tides."))
    test = opened("debate", left="for tides", right="against tides")
    assert not test.exception
    said = words(test)
    for heading in ("for tides", "against tides", "Disputes between them", "nobody has answered"):
        assert heading in said
    assert "No claim was found for this side" in said


def test_words_typed_for_two_sides_make_a_debate(made):
    test = opened("debate", left="tidal power", right="the island cannot rely on tides")
    assert not test.exception
    said = words(test)
    for heading in ("tidal power", "the island cannot rely on tides", "Disputes between them"):
        assert heading in said
    with open_store(made.folder) as store:
        assert store.graph().positions == ()


def test_a_position_without_words_is_refused(made):
    test = opened("debate")
    test.button[0].click().run()
    assert "needs a name" in test.error[0].value


def test_one_position_against_itself_is_no_debate(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("against tides", "The island cannot rely on tides."))
    test = opened("debate", left="for tides", right="for tides")
    assert "two different positions" in words(test)
