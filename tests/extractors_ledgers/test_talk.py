"""Answers that mean something only under the question being discussed, and forecasts told again when scored."""

from pathlib import Path

import pytest

from extractors.pipeline import extract_text

Told = tuple[str, float | None, str | None]


def told(text: str) -> list[Told]:
    """Forecaster, chance and last day of each forecast, in the order of the text."""
    found = []
    for forecast in extract_text(text, name="page").forecasts:
        assert text[forecast.span.start : forecast.span.end] == forecast.span.quote
        chance = forecast.probability.point if forecast.probability else None
        day = forecast.horizon.date if forecast.horizon else None
        found.append((forecast.forecaster, chance, day))
    return found


ODDS = """The Low Water Podcast, episode 12
Recorded 3 May 2031

HANNA: So what are the odds the ferry strike ends before July?
TOM REED: Sixty.
HANNA: And by the end of the year?
TOM REED: Oh, ninety-five. It has to.
HANNA: What did you pay for the ticket?
TOM REED: Twelve.
"""

OWN = """Long Haul, episode 4
Recorded 4 March 2031

MARGIT: And where are you on a harbour that runs without a single docker on the quay?
OSEI LANT: By the end of 2034? Thirty-five percent. I was at fifteen a year ago.
MARGIT: That's a big jump.
OSEI LANT: It is. About 80 percent of our cranes steer themselves now.
"""

WHEN = """Analyst day, questions
October 30, 2030

ANALYST: On the Ohio plant, can you give us a better handle on timing?
CFO: Sure. First wafers out late 2032, volume in 2033.
ANALYST: And churn?
CFO: 2.1%, down from 2.6.
"""

NO_NUMBER = """[00:14:02] HOST: People keep asking you for a number.
[00:14:05] DR PAVLO: They do, and I keep not giving one.
[00:14:15] HOST: Give me a ballpark, though. Ten percent? Fifty?
[00:14:19] DR PAVLO: No. You can have a recipe for borscht.
"""

SCORED = """My 2030 forecasts, graded
30 December 2030

Labour loses the by-election: I said 70%. Right.
We gave the tunnel bill 90%, and it died in committee.
When I say 90%, things happen about 82% of the time.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ODDS, [("Tom Reed", 0.6, "2031-06-30"), ("Tom Reed", 0.95, "2031-12-31")]),
        (OWN, [("Osei Lant", 0.35, "2034-12-31"), ("Osei Lant", 0.15, "2034-12-31")]),
        (WHEN, [("CFO", None, "2032-12-31"), ("CFO", None, "2033-12-31")]),
        (NO_NUMBER, []),
    ],
)
def test_answers_take_the_question_under_discussion(text: str, expected: list[Told]):
    assert told(text) == expected


def test_scored_forecasts_are_read_and_habits_are_not():
    assert [(who, chance) for who, chance, _ in told(SCORED)] == [("author", 0.7), ("author", 0.9)]


ECHO = """Thread

@harbour_ada Tom Reed gives the ferry strike 60% by the end of 2031.

Replies

@dock_bo
Sixty percent, and I have just bought a season ticket.

@pier_cy
Forty percent, and I have just sold one.
"""


def test_a_figure_that_a_reply_only_takes_up_is_no_forecast_of_its_writer() -> None:
    assert [(who == "Tom Reed", chance) for who, chance, _ in told(ECHO)] == [
        (True, 0.6),
        (False, 0.4),
    ]


def test_somebodys_figure_is_of_what_was_told_before() -> None:
    text = (Path(__file__).parents[2] / "corpus/panel-closing-the-loop.txt").read_text("utf-8")
    found = extract_text(text, name="talk").forecasts
    (figure,) = [one for one in found if "my figure for 2028" in one.span.quote]
    assert figure.event == "recursive self-improvement"
