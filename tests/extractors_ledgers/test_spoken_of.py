"""Figures that a sentence only speaks of, and whose figure it is where a label or a median tells."""

import pytest

from extractors.pipeline import extract_text

Told = tuple[str, str, float | None, str | None]

BRANDT = "Ada Brandt, who runs the yard, sees a 60% chance of a lock strike by June 2028."


def told(text: str) -> list[Told]:
    """Forecaster, event, chance and last day of each forecast of a page."""
    found = extract_text(f"Harbour notes\n4 March 2027\n\n{text}\n", name="page").forecasts
    return [
        (
            f.forecaster,
            f.event,
            f.probability.point if f.probability else None,
            f.horizon.date if f.horizon else None,
        )
        for f in found
    ]


@pytest.mark.parametrize(
    "judging",
    [
        "I find that the assertion that a lock strike has a 60% chance by June 2028 is overdone.",
        "The idea that a strike at the lock is 60% likely by June 2028 is silly.",
        "The notion that a lock strike has a 60% chance by June 2028 looks odd to me.",
    ],
)
def test_who_judges_a_chance_does_not_hold_it(judging: str) -> None:
    assert [f[0] for f in told(f"{BRANDT}\n\n{judging}") if f[2] == 0.6] in (
        ["Ada Brandt"],
        ["Ada Brandt", "Ada Brandt"],
    )
    assert told(judging) == []


def test_a_chance_that_somebody_holds_inside_judged_words_stays_theirs() -> None:
    page = "But the fact that engineers are assigning a 60% chance to a lock strike by 2029 is striking."
    assert [(f[0], f[2]) for f in told(page)] == [("engineers (unnamed)", 0.6)]


def test_the_writers_own_view_is_held_though_it_is_judged() -> None:
    page = "My view that a lock strike has a 60% chance by June 2028 is unchanged."
    assert [(f[0], f[2]) for f in told(page)] == [("author", 0.6)]


def test_a_figure_that_somebody_calls_a_name_is_not_theirs() -> None:
    page = f"{BRANDT} Piet Holm, who owns the ferry, called the 60% a number for nervous people."
    assert {f[0] for f in told(page)} == {"Ada Brandt"}


@pytest.mark.parametrize(
    "aside",
    [
        "Only thirty?",
        "She polls at 46% against 44% for the harbour master.",
    ],
)
def test_what_is_asked_back_or_polled_is_no_forecast(aside: str) -> None:
    assert [f[2] for f in told(f"{BRANDT}\n\n{aside}")] == [0.6]


def test_what_is_overheard_is_of_whoever_said_it() -> None:
    page = f"{BRANDT} I saw a man on the quay claim 95%."
    assert [f[0] for f in told(page) if f[2] == 0.95] in ([], ["man (unnamed)"])


def test_a_label_and_a_bracket_tell_whose_number_it_is() -> None:
    page = "**Question 15: Will Belmora and Quist sign the treaty by 30 June 2028?** Crowd: 61% (was 70%). Pros: 55%."
    found = told(page)
    assert [(f[0], f[2], f[3]) for f in found] == [
        ("Crowd", 0.61, "2028-06-30"),
        ("pros (unnamed)", 0.55, "2028-06-30"),
    ]
    line = "- Airline merger completed by 30 June 2028: 40% (crowd)"
    assert [(f[0], f[2]) for f in told(line)] == [("crowd (unnamed)", 0.4)]


def test_a_bracket_that_names_no_voice_leaves_the_holder() -> None:
    assert [
        f[0] for f in told("There is a 40% (roughly) chance of an airline merger by June 2028.")
    ] == ["author"]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("On the lock strike, I was at 40% in January.", "lock strike"),
        ("On the lock strike, I'm up to 60% now.", "lock strike"),
    ],
)
def test_a_sentence_is_of_what_it_opens_with(words: str, event: str) -> None:
    page = f"The chance of a toll on the strait before 2029 is 30%.\n\n{words}"
    assert [f[1] for f in told(page)][1:] == [event]


def test_on_the_whole_opens_with_nothing() -> None:
    page = "The chance of a toll on the strait before 2029 is 30%.\n\nOn the whole, I'm at 20%."
    assert {f[1] for f in told(page)} == {"toll on the strait"}


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("I'm up to 60% on a lock strike by June 2028.", "="),
        ("I see up to a 60% chance of a lock strike by June 2028.", "<="),
        ("I see a chance of 10%, tops, of a lock strike by June 2028.", "<="),
    ],
)
def test_up_to_bounds_unless_somebody_came_up_to_it(words: str, operator: str) -> None:
    found = extract_text(f"Harbour notes\n4 March 2027\n\n{words}\n", name="page").forecasts
    assert [f.probability.operator.value for f in found if f.probability] == [operator]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        (
            "The Joint Board judges it unlikely that the truce will hold through the winter of 2028.",
            "truce will hold",
        ),
        ("A second lock before 2030 looks more likely than not to me.", "second lock"),
        ("As for a deep-water berth, it's 50-50 by 2036.", "deep-water berth"),
    ],
)
def test_an_event_loses_its_frame(words: str, event: str) -> None:
    assert [f[1] for f in told(words)] == [event]


def test_words_without_a_holder_are_the_writers_whoever_was_named() -> None:
    page = (
        "Deb Rourke tells anyone who listens that the ferry is sold by June 2028 with 90%.\n\n"
        "I think that is too high. Call it 55%."
    )
    assert [f[0] for f in told(page) if f[2] == 0.55] == ["author"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Jun Castell once assigned 80% to a crewless ferry by 2025.", "2025-12-31"),
        ("I gave the sale of the yard a 30% chance in the spring.", None),
        ("Jun Castell gives a 15% chance of a closure lasting more than two weeks.", None),
        ("Jun Castell gives a 15% chance that the pier lasts ten years.", "2037-03-04"),
    ],
)
def test_days_of_then_and_lengths_are_not_lent(words: str, day: str | None) -> None:
    page = f"The new lock opens by 2028, the board expects. {words}"
    days = [f[3] for f in told(page) if f[2] is not None]
    assert days == [day]


def test_a_site_behind_its_figure_is_no_event() -> None:
    page = "The odds of a lock strike this year stand at 45% on Wagerly, from 38% on Monday."
    assert [f[1:3] for f in told(page)] == [("lock strike", 0.45)]


def test_a_panel_asked_for_chances_has_a_table_of_them() -> None:
    page = (
        "Each of us was asked for the chance of two things by the end of 2028.\n\n"
        "| Panellist | Port strike | Tram line 4 opens |\n|---|---|---|\n"
        "| Ada Moen | 20% | 75% |\n| Bo Ruiz | 35% | 60% |"
    )
    found = told(page)
    assert ("Ada Moen", "Port strike", 0.2, "2028-12-31") in found
    assert len(found) == 4
