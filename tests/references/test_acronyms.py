from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.language.acronyms import expand_acronyms, find_acronyms, find_definitions

LETTERS = "abcdefghijklmnoprstuvwz"
WORD = st.text(alphabet=LETTERS, min_size=3, max_size=9)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The intensive care unit (ICU) is full.", "ICU", "intensive care unit"),
        ("Consumer price index (CPI) data came late.", "CPI", "consumer price index"),
        (
            "The Combined Cycle Turbine (CCT) Guide\nA combined cycle turbine is small.",
            "CCT",
            "combined cycle turbine",
        ),
        ("The Nordic Grid Agency (NGA) met.", "NGA", "Nordic Grid Agency"),
        ("The ACL (anterior cruciate ligament) tore.", "ACL", "anterior cruciate ligament"),
        ("Heat pump water heaters (HPWHs) sell well.", "HPWH", "heat pump water heater"),
        ("A self\u2011financing fund (SFF) closed.", "SFF", "self\u2011financing fund"),
        ("The price\u00a0level\u00a0target (PLT) stays.", "PLT", "price\u00a0level\u00a0target"),
        ("Polyvinyl chloride (PVC) is cheap.", "PVC", "polyvinyl chloride"),
        ("Spending on research and development (R&D) fell.", "R&D", "research and development"),
    ],
)
def test_definitions_in_both_orders(text, short, long):
    assert find_acronyms(text).long_forms[short] == long


@pytest.mark.parametrize(
    "text",
    [
        "The result (see OECD) came late.",
        "Nothing to see here (XYZ).",
        "Prices in dollars (US) fell.",
        "The team won (FA Cup).",
        "Heat, pumps\nand water heaters (HPWH) sell.",
        "It rained (a lot).",
        "The unit (2019) is full.",
    ],
)
def test_brackets_that_define_nothing(text):
    assert find_definitions(text) == ()


def test_a_definition_leads_back_to_its_words():
    text = "In short, the intensive care unit (ICU) is full."
    (found,) = find_definitions(text)
    assert (found.long.quote, found.short.quote) == ("intensive care unit", "ICU")
    assert found.whole.quote == "intensive care unit (ICU)"
    for span in (found.short, found.long, found.whole):
        span.check(text)


def test_two_senses_are_kept_and_never_expanded():
    text = "Magnetic resonance imaging (MRI) is slow. The Marine Research Institute (MRI) is old."
    found = find_acronyms(text)
    assert [d.long.quote for d in found.definitions] == [
        "Magnetic resonance imaging",
        "Marine Research Institute",
    ]
    assert found.ambiguous == {"MRI"}
    assert found.long_forms == {}


def test_a_repeated_definition_is_one_sense():
    text = "Large grid batteries (LGBs) are dear. A large grid battery or LGB. Large grid batteries (LGBs) wear."
    assert find_acronyms(text).ambiguous == frozenset()


def test_an_acronym_beside_its_long_form_is_dropped():
    table = {"CPI": "consumer price index"}
    assert (
        expand_acronyms("The consumer price index (CPI) rose.", table)
        == "The consumer price index rose."
    )
    assert (
        expand_acronyms("The CPI (consumer price index) rose.", table)
        == "The consumer price index rose."
    )
    assert expand_acronyms("CPI-linked bonds rose.", table) == "CPI-linked bonds rose."


@given(st.lists(WORD, min_size=3, max_size=6))
def test_initials_find_their_words(words):
    short = "".join(word[0] for word in words).upper()
    assume(short.lower() not in words)
    text = f"We use the {' '.join(words)} ({short}) here."
    (found,) = find_definitions(text)
    assert found.short.quote == short
    assert " ".join(words).endswith(found.long.quote)
    found.whole.check(text)


@given(st.text(alphabet="abAB ()-&.,\n\u2011\u00a0🙂\u0301", max_size=120))
def test_spans_hold_in_any_text(text):
    for found in find_definitions(text):
        for span in (found.short, found.long, found.whole):
            span.check(text)
        assert found.long.overlap(found.short) == 0
        assert found.whole.covers(found.long)
        assert found.whole.covers(found.short)
        assert "\n" not in found.whole.quote


def _seconds(size: int) -> float:
    text = "(a" * size + " the intensive care unit (ICU) and more (" * size
    start = time.process_time()
    find_definitions(text)
    return time.process_time() - start


def test_time_grows_with_the_text_and_no_faster():
    _seconds(200)
    short, long = min(_seconds(500) for _ in range(3)), min(_seconds(5000) for _ in range(3))
    assert long < 40 * max(short, 1e-3)
