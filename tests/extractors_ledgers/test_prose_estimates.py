"""Estimates in a few words, questions told in a statement and the holders of both, in whole texts of our own."""

from __future__ import annotations

import pytest

from extractors.draft import Draft, Metadata
from extractors.pipeline import run_steps
from kg.model import Source

HEAD = "A page of news\n10 March 2026\n\n"


def _told(words: str) -> list[tuple[str, float | None, str | None]]:
    """Forecaster, point and last day of each forecast of a text of 10 March 2026."""
    text = f"{HEAD}{words}\n"
    draft = run_steps(Draft(text=text, source=Source.id_for(text), stated=Metadata(), name="x"))
    return [
        (f.forecaster, f.probability and f.probability.point, f.horizon and f.horizon.date)
        for f in draft.forecasts
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "A reader wonders whether the ferry will be electric before 2030. I'd put it at one in four.",
            [("author", 0.25, "2029-12-31")],
        ),
        (
            "Tessa Boll puts the chance of a drought by August at 40%. I would go higher \u2013 55%, say.",
            [("Tessa Boll", 0.4, "2026-08-31"), ("author", 0.55, "2026-08-31")],
        ),
        (
            "Tessa Boll puts the chance of a drought by August at 40%. Her brother privately believes 75.",
            [("Tessa Boll", 0.4, "2026-08-31"), ("brother (unnamed)", 0.75, "2026-08-31")],
        ),
        (
            "Tessa Boll puts the chance that the Orrin bridge opens by 2031 at 40%. Ada Pell gives a 15% chance that the mill workers strike.",
            [("Tessa Boll", 0.4, "2031-12-31"), ("Ada Pell", 0.15, None)],
        ),
        (
            "Olive output is now put at 1.2 million tonnes in 2027 by the Levante Growers Council.",
            [("Levante Growers Council", None, "2027-12-31")],
        ),
        ("The mill closes at year end (30 September 2026).", [("author", None, "2026-09-30")]),
        (
            "I put 12% on a runaway harbour (a year of trade in a month, same quays) before 2030.",
            [("author", 0.12, "2029-12-31")],
        ),
        (
            "On Tidemarkt the question \u201celectric ferry before 2031?\u201d stands at 34%.",
            [("Tidemarkt", 0.34, "2030-12-31")],
        ),
        (
            "Tessa Boll expects a mild winter in 2027. She gives a strong storm a 1 in 5 chance.",
            [("Tessa Boll", None, "2027-12-31"), ("Tessa Boll", 0.2, "2027-12-31")],
        ),
        (
            "Tessa Boll expects a mild winter in 2027.\n\nOn another matter: she gives the mayor a 1 in 5 chance.",
            [("Tessa Boll", None, "2027-12-31"), ("Tessa Boll", 0.2, None)],
        ),
        (
            "The probability that a family moves by 2030 is 0.25.",
            [("author", 0.25, "2030-12-31")],
        ),
    ],
)
def test_forecast_in_prose(words: str, told: list[tuple[str, float | None, str | None]]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "People say \u201ca forty percent chance of rain\u201d and mean nothing by it.",
        "The road is late by three months.",
        "The market for used ferries stood at 34% of the trade before the war.",
        "Of the patients, 30% relapse within two years.",
    ],
)
def test_no_forecast_in_prose(words: str) -> None:
    assert _told(words) == []
