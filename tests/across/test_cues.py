"""Which way a sentence points, what scheme it follows, and by which keys it is found."""

from __future__ import annotations

import pytest

from extractors.across.cues import Way, cue_span, pointer
from extractors.across.keys import link_keys, measures_named
from extractors.across.schemes import scheme
from kg.model import Claim, Extraction, Polarity, Stance
from tests.records import document, statement


def told(text, **fields):
    return statement(document(text), text, **fields)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The trial does not yet show that the vaccine stops infection.", Way.DOUBT),
        ("Barge traffic remains far below the planned level.", Way.DOUBT),
        ("The case for the tunnel is under-argued.", Way.DOUBT),
        ("Cargo bikes have overtaken vans in the old town.", Way.PROGRESS),
        ("The presses can now print two colours at once.", Way.PROGRESS),
        ("Small leaks compound errors in every later reading.", Way.HARM),
        ("Shortages of copper hold the lines back.", Way.LIMIT),
    ],
)
def test_cues_show_the_way(text, way):
    found = pointer(told(text))
    assert found is not None
    assert found.way is way
    assert cue_span(told(text), found.words).quote.lower() == found.words


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at nine.",
        "Whether the vaccine has reached every village is not known.",
        "An essay on bottlenecks in shipping.",
        "A new quay would remove the bottleneck.",
        "Cheaper copper means that bottlenecks move elsewhere.",
        "The presses could, some say, be approaching their end.",
        "Those who say that bikes have overtaken vans live in the old town.",
    ],
)
def test_asides_questions_and_limits_that_go_point_nowhere(text):
    assert pointer(told(text)) is None


def test_what_is_denied_or_rejected_is_no_progress():
    text = "Cargo bikes have overtaken vans in the old town."
    assert pointer(told(text, polarity=Polarity.NEGATIVE)) is None
    assert pointer(told(text, stance=Stance.REJECTED)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sorting parcels is not the same as running a depot.", "gap"),
        ("The leap from a test track to open roads has not been made.", "gap"),
        ("Between the two looms it is only a matter of degree.", "gap-closed"),
        ("Evidence on night buses remains inconclusive.", "evidence"),
        ("The data do not justify a second runway.", "evidence"),
    ],
)
def test_schemes_are_told_by_their_cues(text, name):
    found = scheme(told(text))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    ["The evidence was read out in court.", "The step was painted red.", "A gap year helps."],
)
def test_no_scheme_without_its_form(text):
    assert scheme(told(text)) is None


def test_a_limit_of_a_measure_is_found_by_the_measures_name():
    text = "A high Loom-Bench score does not prove that a machine can weave a carpet."
    assert "loombench" in measures_named(told(text))
    assert measures_named(told("Loom-Bench asks for a carpet.")) == frozenset()


def test_keys_hold_years_only_where_doubt_is_cast():
    texts = (
        "The figures do not support a ban by 2040.",
        "The bridge was closed in 2040 for repairs.",
    )
    page = document(" ".join(texts))
    statements = tuple(statement(page, text) for text in texts)
    claims = tuple(Claim(s.claim, s.canonical, s.type) for s in statements)
    keys = link_keys(Extraction(document=page, statements=statements, claims=claims))
    assert (statements[0].id, "year 2040") in keys
    assert not [key for id_, key in keys if id_ == statements[1].id and key.startswith("year")]
