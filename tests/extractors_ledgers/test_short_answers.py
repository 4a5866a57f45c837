"""Numbers alone as answers: what they answer decides whether they are chances, of what and by when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.estimates import short_answer, speaks_of_chance
from extractors.pipeline import extract_text
from kg.model import Extraction

TALK = """# A talk about the harbour

Published 3 March 2026

**Nora Pell:** How likely is it that the harbour bridge opens by the end of 2028?

**Tom Avery:** I'd say 40 percent.

**Ida Brandt:** {answer} The steel has not even been ordered.

**Nora Pell:** {question}

**Tom Avery:** {last} That is what the yard told us.
"""


def told(text: str) -> list[tuple[str, str, float | None, str | None]]:
    found: Extraction = extract_text(text, name="talk")
    return [
        (
            forecast.forecaster,
            forecast.event,
            forecast.probability.point if forecast.probability else None,
            forecast.horizon.date if forecast.horizon else None,
        )
        for forecast in found.forecasts
    ]


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("Fifteen.", 0.15),
        ("No, more like 65%.", 0.65),
        ("One in five, if that.", 0.2),
        ("Call it 30.", 0.3),
    ],
)
def test_a_short_answer_is_about_what_was_asked(answer: str, point: float) -> None:
    found = told(TALK.format(answer=answer, question="Who pays for it?", last="The town does."))
    assert ("Ida Brandt", "harbour bridge opens", point, "2028-12-31") in found
    assert ("Tom Avery", "harbour bridge opens", 0.4, "2028-12-31") in found


def test_a_number_that_answers_how_many_is_no_chance() -> None:
    found = told(
        TALK.format(answer="Fifteen.", question="How many people work there?", last="Sixty.")
    )
    assert all(point != 0.6 for _, _, point, _ in found)


def test_an_inverted_question_gives_the_event_and_the_date() -> None:
    question = "Will the northern line be closed before 2030?"
    found = told(TALK.format(answer="Fifteen.", question=question, last="Sixty percent, maybe."))
    assert ("Tom Avery", "the northern line will be closed", 0.6, "2029-12-31") in found


def test_an_update_is_of_the_speakers_own_number() -> None:
    question = "What are the odds of a strike next year?"
    found = told(
        TALK.format(
            answer="Fifteen.", question=question, last="Down to 10% on the bridge? No. Still 40."
        )
    )
    assert ("Tom Avery", "harbour bridge opens", 0.4, "2028-12-31") in found[1:]


@pytest.mark.parametrize(
    "words", ["Fifteen people.", "2030.", "In 2030.", "Five years.", "35 seats.", "No.", "120%"]
)
def test_other_short_sentences_are_no_answers(words: str) -> None:
    assert short_answer(words) is None


@given(
    number=st.integers(1, 99),
    lead=st.sampled_from(["", "I'd say ", "Down to ", "Well, maybe ", "Closer to "]),
    sign=st.sampled_from(["%", " percent", ""]),
)
def test_the_place_of_the_number_is_found(number: int, lead: str, sign: str) -> None:
    words = f"{lead}{number}{sign}."
    found = short_answer(words)
    assert found is not None
    assert words[found.start : found.end] == f"{number}{sign}"
    assert found.percent == bool(sign)


def test_words_of_chance_are_told_from_other_words() -> None:
    assert speaks_of_chance("What are the odds?")
    assert speaks_of_chance("I'd put it at 40 percent.")
    assert not speaks_of_chance("How many people work there?")


def test_an_interviewers_question_is_what_the_answer_is_about():
    page = (
        "Night ferries\n18 September 2025\n\nQ: When does the new pier open?\n\nA: The fourth quarter of 2028.\n\n"
        "Q: How confident are you in that?\n\nA: Seventy-five. Ninety, if you give me the summer too.\n"
    )
    found = extract_text(page).forecasts
    assert [f.probability.point if f.probability else None for f in found] == [None, 0.75, 0.9]
    assert {f.horizon.date for f in found if f.horizon} == {"2028-12-31"}
