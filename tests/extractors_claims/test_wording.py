from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.claims.topics import find_terms, topics_of
from extractors.claims.wording import stand_alone, without_connective
from extractors.language.shallow import (
    content_stems,
    finite_verb,
    has_clause,
    is_plural,
    main_verb,
    stem,
    subject,
    tokens,
)


@pytest.mark.parametrize(
    ("clause", "known", "wording"),
    [
        ("but prices fell", {}, "Prices fell."),
        ("However, in addition, prices fell.", {}, "Prices fell."),
        ("That is why prices fell.", {}, "That is why prices fell."),
        ("Lund says that prices fell.", {"content": 15}, "Prices fell."),
        (
            "Lund gives that merger 30%, half of the 60% that Brandt gives it.",
            {"content": 16},
            "Lund gives that merger 30%, half of the 60% that Brandt gives it.",
        ),
        (
            "Lund gave notice that the merger fails.",
            {"content": 22},
            "The merger fails.",
        ),
        ("Lund gives a 30% chance of rain.", {"content": 11}, "There is a 30% chance of rain."),
        (
            "Lund sees a 30% chance that rents fall.",
            {"content": 10},
            "There is a 30% chance that rents fall.",
        ),
        (
            "Lund calls the tax a gift to banks.",
            {"content": 11},
            "Lund calls the tax a gift to banks.",
        ),
        ("Prices fell, Lund said.", {"until": 13}, "Prices fell."),
        ("She defines it as waste.", {"speaker": "Ana Ruiz"}, "Ana Ruiz defines it as waste."),
        ("They are cheap.", {"subject": "Heat pumps"}, "Heat pumps are cheap."),
        ("They’re cheap.", {"subject": "Heat pumps"}, "Heat pumps are cheap."),
        ("It's been cheap.", {"subject": "The pump"}, "The pump has been cheap."),
        ("It's called a boon.", {"subject": "The pump"}, "The pump is called a boon."),
        ("It is likely that rents fall.", {"subject": "The bank"}, "It is likely that rents fall."),
        ("They are cheap.", {"subject": "The pump"}, "They are cheap."),
        ("I've read the trial.", {"writer": "Ana Ruiz"}, "Ana Ruiz has read the trial."),
        ("I've read the trial.", {}, "I've read the trial."),
        ("it scored 71%", {"label": "GridTest"}, "GridTest: it scored 71%."),
        ("rents   fall\nnow", {}, "Rents fall now."),
        ("He said “rents fall.”", {}, "He said “rents fall.”"),
        ("rents fall”", {}, "Rents fall."),
        ("“Rents fall,”", {}, "Rents fall."),
        (
            "ICU beds are full",
            {"acronyms": {"ICU": "intensive care unit"}},
            "Intensive care unit beds are full.",
        ),
    ],
)
def test_stand_alone_wording(clause, known, wording):
    assert stand_alone(clause, **known) == wording


def test_hedges_and_negation_stay():
    assert stand_alone("but rents may not fall") == "Rents may not fall."


def test_a_second_attribution_inside_the_first_goes_too():
    clause = "Lund wrote that after a long look she estimates a 40% probability that rents fall."
    assert stand_alone(clause, content=16) == "There is a 40% probability that rents fall."


def test_a_connective_stays_where_nothing_would_be_left():
    assert without_connective("However cheap") == "However cheap"


@given(st.text(alphabet="ab .,“”\"'(){}I5%—🙂\u0301", max_size=60))
def test_wording_is_never_empty_for_text_with_words(text):
    if text.strip():
        assert stand_alone(text).strip()


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The grid failed.", True),
        ("They can run it.", True),
        ("It's late.", True),
        ("A long, cold winter.", False),
        ("Falling prices in the north", False),
        ("To win the race", False),
    ],
)
def test_clauses_have_subject_and_finite_verb(text, clause):
    assert has_clause(text) is clause


def test_the_main_verb_follows_a_leading_subordinate_clause():
    words = tokens("If rates fall, rents will rise.")
    index = main_verb(words)
    assert index is not None
    assert words[index].text == "will"
    assert main_verb(tokens("If ever so slowly")) is None
    assert finite_verb(tokens("")) is None


def test_the_main_verb_is_not_that_of_a_relative_clause():
    words = tokens("Banks that sold bonds are safe.")
    index = main_verb(words)
    assert index is not None
    assert words[index].text == "are"


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Large heat pumps can replace boilers.", "Large heat pumps"),
        ("The intensive care unit (ICU) is full.", "The intensive care unit"),
        ("It is full.", None),
        ("In May the bank failed.", None),
        ("Banks, shops and farms failed.", None),
        ("No verb here", None),
    ],
)
def test_plain_subjects(sentence, phrase):
    assert subject(sentence) == phrase


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("the pumps", True),
        ("the pump", False),
        ("the price of pumps", False),
        ("rain and wind", True),
        ("the gas", False),
        ("", False),
    ],
)
def test_number_of_a_phrase(phrase, plural):
    assert is_plural(phrase) is plural


def test_stems_join_forms():
    assert stem("rising") == stem("rises".replace("rises", "rising"))
    assert content_stems("The costs of storage") == content_stems("storage cost")


def test_terms_are_repeated_phrases_and_no_names():
    sentences = [
        "Heat pump sales doubled in Norway.",
        "The subsidy lifted heat pump sales.",
        "Maria Lund opposes the subsidy.",
        "Maria Lund counts heat pump orders.",
    ]
    terms = find_terms(sentences)
    assert "heat pump" in {term.text for term in terms}
    assert not any("lund" in term.text.lower() for term in terms)
    assert topics_of("Heat pump sales fell.", terms)
    assert topics_of("Coal is over.", terms) == ()


def test_terms_do_not_depend_on_set_order():
    sentences = ["Grid storage costs fell.", "Grid storage costs rose.", "Grid storage won."]
    assert find_terms(sentences) == find_terms(list(sentences))


def test_a_chance_on_something_is_a_chance_of_it():
    clause = "traders put a 70% probability on a cut in June"
    told = stand_alone(clause, content=clause.index("a 70%"))
    assert told == "There is a 70% probability of a cut in June."
