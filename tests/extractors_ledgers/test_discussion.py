"""What chances without an event answer: what is named, moved, told in the paragraph, in the post answered or in the talk."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[str, float | None, str | None]


def told(text: str) -> list[Told]:
    """Event, chance and last day of each chance of a page, in the order of the text."""
    found = []
    for forecast in extract_text(text, name="page").forecasts:
        if forecast.probability is not None:
            last = forecast.horizon.date if forecast.horizon else None
            found.append((forecast.event, forecast.probability.point, last))
    return found


_THREAD = """Ada Quill @adaquill · 3 May 2030 · 9:14

The dredger is slow and nobody has paid for a second one. I put 65% on a full harbour by the end of 2040. 1/2

Ada Quill @adaquill · 3 May 2030 · 9:16

The pilots want a deeper channel before that. 2/2

Ben Orr @benorr · 3 May 2030 · 9:40
Replying to @adaquill

{reply}

Cleo Vane @cleov · 3 May 2030 · 9:52
Replying to @benorr

The silt was gone last year.
"""


@pytest.mark.parametrize(
    ("reply", "chance"),
    [
        (
            "The second quay opens in 2033, which nobody wanted. No ship that size has ever turned here. One in four for me.",
            0.25,
        ),
        ("65 is high. The silt comes back every spring. I'd go 20%.", 0.2),
        ("Fair enough about the dredger. But okay, fifty-fifty.", 0.5),
    ],
)
def test_chance_of_a_reply_is_of_what_the_post_answered_gives_a_chance(
    reply: str, chance: float
) -> None:
    event, point, last = told(_THREAD.format(reply=reply))[-1]
    assert (point, last) == (chance, "2040-12-31")
    assert "harbour" in event


_ROUND = """The Harbour Panel
3 May 2030

1. Ferries

Ada Brandt gives a 40% chance that a crewless ferry sails by the end of 2034. Tom Reed says 30%.

2. Trams

Ada Brandt gives a 70% chance that the night tram is back by the end of 2031.

Second round

{last}
"""


@pytest.mark.parametrize(
    ("last", "chance", "day"),
    [
        (
            "On ferries it was Tom Reed who gave way. He now calls it a coin toss.",
            0.5,
            "2034-12-31",
        ),
        ("Tom Reed came down to 15% on the ferry.", 0.15, "2034-12-31"),
        ("Ada Brandt is down to 55% on the tram.", 0.55, "2031-12-31"),
    ],
)
def test_chance_is_of_what_its_sentence_or_paragraph_names(
    last: str, chance: float, day: str
) -> None:
    assert told(_ROUND.format(last=last))[-1][1:] == (chance, day)


def test_chance_right_after_a_dated_statement_is_of_that() -> None:
    text = """Harbour notes
3 May 2030

Ada Brandt gives a 40% chance that a crewless ferry sails by the end of 2034.

Vale Rail expects to open the Tarn bridge by the end of 2033. I'd put that at 30%."""
    assert told(text)[-1][1:] == (0.3, "2033-12-31")


@pytest.mark.parametrize(
    "reply",
    [
        "65% is the sort of number that people make up in the bath.",
        "Two years ago I'd have said 10.",
        "My pump runs at 20% on a Sunday.",
    ],
)
def test_figures_that_are_rated_former_or_measured_are_no_chances(reply: str) -> None:
    assert [point for _, point, _ in told(_THREAD.format(reply=reply))] == [0.65]


_BALLOT = """{title}

posted by quillon · 4 May 2030 · 3 comments

The vote is on 18 June. I make it 45% for the Greens, 40% for Labour and the rest for nobody.

mirabel_h · 4 May 2030
I'm at 30 now, was 40 before the candidate was picked.

quillon · 6 May 2030
OK, revising: 38%.
"""


def test_posts_answer_what_the_title_of_their_thread_asks() -> None:
    found = told(_BALLOT.format(title="Will the Holm seat go to the Greens?"))
    asked = "the Holm seat will go to the Greens"
    assert [(event, point) for event, point, _ in found] == [
        (asked, 0.45),
        ("Labour", 0.4),
        (asked, 0.3),
        (asked, 0.38),
    ]


def test_a_title_that_asks_nothing_of_what_will_be_makes_no_number_a_chance() -> None:
    found = told(_BALLOT.format(title="The Holm seat and how people feel"))
    assert not [event for event, point, _ in found if point in {0.3, 0.45}]


def test_whoever_gives_a_chance_is_not_what_it_is_of() -> None:
    page = (
        "Tolls. 3 May 2030.\n\nI put the odds of a strike before 2033 at 1 in 12. "
        "The International Ferry Forum says 20%, but its model still has tolls at $140."
    )
    assert [(event, point) for event, point, _ in told(page)] == [
        ("strike", 0.083333),
        ("strike", 0.2),
    ]
