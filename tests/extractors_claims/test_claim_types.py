"""What sort of claim a sentence is, where the ledgers found no row in it."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from kg.model import ClaimType


def _type_of(sentence: str) -> ClaimType:
    found = extract_text(f"Notes on the valley\n3 March 2026\n\n{sentence}\n", name="notes")
    return next(s.type for s in found.statements if s.span.quote in sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A heat pump is a device that moves warmth from outside to inside.",
        "“Grid parity” means the price at which solar matches coal.",
    ],
)
def test_genus_and_differentia_make_a_definition(sentence: str) -> None:
    assert _type_of(sentence) is ClaimType.DEFINITION


@pytest.mark.parametrize(
    "sentence",
    [
        "A strike is a mistake that everybody regrets.",
        "The tariff is a tax on poor families.",
        "A higher rate means fewer loans for farmers.",
        "Lund is a man who likes trains.",
    ],
)
def test_a_judgement_defines_nothing(sentence: str) -> None:
    assert _type_of(sentence) is ClaimType.CLAIM


def test_the_future_with_a_time_to_come_looks_ahead() -> None:
    assert _type_of("The council will publish its report next Wednesday.") is ClaimType.FORECAST
    assert _type_of("Prices are due to rise in the autumn.") is ClaimType.FORECAST


def test_a_condition_with_a_time_looks_not_ahead() -> None:
    assert _type_of("If the bill passes by June, the tax falls.") is ClaimType.CLAIM
