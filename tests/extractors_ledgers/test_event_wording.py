"""Events in words that stand alone: without who says them, why, or how sure they are, and with what they are about."""

import pytest

from extractors.forecasting.clause_events import clause_event
from extractors.pipeline import extract_text

Row = tuple[str, float | None, str | None]


def rows(text: str, day: str = "14 March 2026") -> list[Row]:
    """Event, chance and last day of each forecast of a page, in the order of the text."""
    found = []
    for forecast in extract_text(f"{day}\n\n{text}\n", name="page").forecasts:
        chance = forecast.probability.point if forecast.probability else None
        found.append((forecast.event, chance, forecast.horizon.date if forecast.horizon else None))
    return found


def events(text: str) -> list[str]:
    return [event for event, _, _ in rows(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            'Helga Stroem, who runs the Institute for Monetary Studies, said a recession before 2027 was "very unlikely".',
            "recession",
        ),
        (
            'The trial\'s sponsor, Bellwether Bio, is "highly confident" that phase 3 will be complete by December.',
            "phase 3 will be complete",
        ),
        (
            "The panel has medium confidence that the Thorn shelf will break up before 2040.",
            "Thorn shelf will break up",
        ),
        (
            'In a podcast, Amara Nwosu added that eradication before 2050 was "about as likely as a coin landing on its edge".',
            "eradication",
        ),
        (
            "In a blog post, the transport economist Devi Raman argued that costs will double before the bridge opens, probably by 2030.",
            "costs will double before the bridge opens",
        ),
        (
            'Its chief economist, Torvald Pike, wrote to customers that prices would "find a floor in the first half of 2027".',
            "prices would find a floor",
        ),
        (
            "According to Brannigan Research, three of the five big yards will have stopped building tankers by the end of 2028, because steel is past what goodwill can pay for.",
            "three of the five big yards will have stopped building tankers",
        ),
        (
            "Nobody, he promised, would be waiting longer than a year by May 2028.",
            "Nobody would be waiting longer than a year",
        ),
        (
            "Machine grading will be standard by 2030, I'm almost certain of that.",
            "Machine grading will be standard",
        ),
        (
            'The site has the question "Will fusion power be sold to the grid before 2031?" at 17%.',
            "fusion power be sold to the grid",
        ),
        (
            "I expect the first private policy in 2032, give or take two years.",
            "first private policy",
        ),
    ],
)
def test_event_stands_without_its_frame(text: str, event: str) -> None:
    assert events(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Prices are likely to rise by more than 10% next year.",
            "Prices to rise by more than 10%",
        ),
        (
            "Inflation fell to 2.1% in February. Analysts polled by the Ledger expect it to reach 1.8% by the summer.",
            "Inflation to reach 1.8%",
        ),
        (
            "Spending on training runs grew by 140% last year and I expect it to double again in 2027.",
            "Spending on training runs to double again",
        ),
        (
            "The hall was wide. Calder Systems has told its shareholders that it will have spent 60 billion dollars on data centres by 2029.",
            "Calder Systems will have spent 60 billion dollars on data centres",
        ),
    ],
)
def test_event_names_what_it_is_about(text: str, event: str) -> None:
    assert events(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "The width of the hall was a surprise. Korsk Robotics says it will rain by May.",
        "Lucia Ferrand thinks it will be 2033 before the supply stops being the limit.",
        "The tram and the ferry were late. Ada Brandt expects it to open by 2031.",
    ],
)
def test_pronoun_that_may_mean_another_keeps_its_word(text: str) -> None:
    (event,) = events(text)
    assert event.split()[0] in {"it", "rain"}


def test_two_forecasts_in_turn_have_an_event_each() -> None:
    text = "House prices will fall by 3% this year, according to Vale Bank's annual forecast, before rising by 2% in 2027."
    assert [(event, day) for event, _, day in rows(text)] == [
        ("House prices will fall by 3%", "2026-12-31"),
        ("House prices rising by 2%", "2027-12-31"),
    ]


def test_chance_put_at_a_fraction_is_read() -> None:
    text = "The board puts the probability of a sale of the company before the end of next year at roughly one third."
    assert rows(text) == [("sale of the company", pytest.approx(1 / 3, abs=1e-5), "2027-12-31")]


def test_columns_of_days_with_an_event_in_their_heads_are_forecasts_of_it() -> None:
    table = "| Forecaster | Reopens by June | Reopens by December |\n|---|---|---|\n| A. Novak | 35% | 70% |"
    assert rows(table) == [("Reopens", 0.35, "2026-06-30"), ("Reopens", 0.7, "2026-12-31")]


def test_who_answers_before_a_colon_is_no_event() -> None:
    text = "Simona Petrak runs Vale Bank. We asked her and others for the chance of a price fall of more than 10% in 2027.\n\nPetrak: 25%."
    assert [(event, chance) for event, chance, _ in rows(text)] == [
        ("price fall of more than 10%", 0.25)
    ]


def test_answer_that_leaves_out_its_verb_is_of_the_question() -> None:
    assert events(
        "What about human players? Will anyone reach 2900?\n\nSomeone will, before 2035."
    ) == ["anyone reach 2900"]


def test_denied_comparison_with_evens_bounds_from_above() -> None:
    (found,) = extract_text(
        "14 March 2026\n\nThe chances of a deal by June are no better than even.\n", name="page"
    ).forecasts
    assert found.probability is not None
    assert (found.probability.operator.value, found.probability.high) == ("<=", 0.5)


def test_two_statements_of_a_sentence_keep_their_own_chance() -> None:
    text = "The screening bill is likely to pass the lower house in September but its chances in the senate are no better than even."
    assert [(event, chance) for event, chance, _ in rows(text)] == [
        ("screening bill to pass the lower house", None),
        ("its chances in the senate", 0.5),
    ]


def test_day_of_another_expectation_in_the_sentence_is_a_forecast_of_its_own() -> None:
    text = "Analysts at Pell Ross put the odds of approval at 70% and see peak sales of 900 million euros by 2032."
    assert ("peak sales of 900 million euros", None, "2032-12-31") in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "When an app says there is a 30% chance of rain, it should rain on three days in ten.",
        "It was agreed to buy a new pump by the summer if the price stays below 400 crowns.",
    ],
)
def test_what_is_said_in_general_or_resolved_is_no_forecast(text: str) -> None:
    assert rows(text) == []


def test_words_that_only_rate_are_of_what_was_told() -> None:
    text = (
        "There is an 80% chance that the ice road closes by 2035. It's basically certain by 2045."
    )
    assert [event for event, _, _ in rows(text)] == ["ice road closes", "ice road closes"]


def test_what_is_done_is_what_was_told_before() -> None:
    text = 'Helion Works says that a machine of theirs will put power on the grid by 2028. "There\'s maybe a 10% chance they do it by 2030," said Ruth Abiola.'
    told, again = rows(text)
    assert told[0] == again[0] == "machine of theirs will put power on the grid"
    assert again[1:] == (0.1, "2030-12-31")


def test_share_is_nobodys_event() -> None:
    text = "In 2023 I would have said 5% by 2030. Ilse Drummond says 30% by 2030 and 75% by 2040."
    assert not any(event.startswith(("5%", "30%", "75%")) for event in events(text))
    assert rows(f"{text} The chance of a strike by 2030 is 20%.")[-1] == (
        "strike",
        0.2,
        "2030-12-31",
    )


def test_share_is_of_what_another_of_its_sentence_is() -> None:
    text = (
        "At present 38% of village clinics use the software; the association hopes for 60% by 2029."
    )
    assert events(text) == ["60% of village clinics"]


@pytest.mark.parametrize(
    "text",
    [
        "My own guess is that a private firm will sell fusion power by 2032 with probability 50%, and by 2040 with probability 85%.",
        "A private firm will sell fusion power: by 2032 50%, by 2040 85%.",
    ],
)
def test_days_told_before_their_chances_keep_them(text: str) -> None:
    assert [(chance, day) for _, chance, day in rows(text)] == [
        (0.5, "2032-12-31"),
        (0.85, "2040-12-31"),
    ]


def test_days_told_after_their_chances_keep_them() -> None:
    text = "There is a 50% chance that a private firm sells fusion power by 2032 and an 85% chance by 2040."
    assert [(chance, day) for _, chance, day in rows(text)] == [
        (0.5, "2032-12-31"),
        (0.85, "2040-12-31"),
    ]


def test_confidence_told_behind_an_event_is_its_chance() -> None:
    assert rows("Ferry service resumes before July; I am 80% confident.") == [
        ("Ferry service resumes", 0.8, "2026-06-30")
    ]


def test_item_of_a_list_tells_its_chance_once() -> None:
    text = "# Predictions for 2027\n\n1. The coalition survives the year (75%).\n2. Gold ends the year above 3,000 dollars. I'd give it even odds.\n3. Ferry service to Norrskar resumes before July; I am 80% confident.\n"
    assert [(event, chance) for event, chance, _ in rows(text)] == [
        ("The coalition survives the year", 0.75),
        ("Gold ends the year above 3,000 dollars", 0.5),
        ("Ferry service to Norrskar resumes", 0.8),
    ]


def test_number_given_to_what_was_told_is_a_chance() -> None:
    text = "Helga Stroem puts the chance of a recession before 2027 at 20%. Her own model gives it 12%."
    assert rows(text) == [("recession", 0.2, "2026-12-31"), ("recession", 0.12, "2026-12-31")]


def test_question_put_to_somebody_described_is_what_they_answer() -> None:
    text = 'We asked Hugo Brandt, a fund manager, whether Orvane will still lead in 2028. "Sixty percent yes," he said.'
    assert rows(text) == [("Orvane will still lead", 0.6, "2028-12-31")]


def test_a_condition_lends_a_chance_neither_event_nor_day() -> None:
    text = (
        "Ada Brandt said the new lock had a 70% chance of opening by the end of 2033.\n\n"
        "Ruben Hale gives 55% for the end of 2033 if the court rules before December."
    )
    assert rows(text)[-1] == ("new lock opening", 0.55, "2033-12-31")


def test_a_chance_for_one_case_is_not_the_chance_of_the_case() -> None:
    text = "The new lock will open by 2033, I think.\n\nIf Lindmark frees its press this year, I go to 60%."
    assert not [row for row in rows(text) if row[2] == "2026-12-31" or "press" in row[0]]


@pytest.mark.parametrize(
    "opening",
    [
        "When Jonas Prell opened the plant in Aldhaven, he said",
        "Asked about the plant, Jonas Prell said",
        "After the vote on the levy, the minister predicted",
    ],
)
def test_when_somebody_said_it_is_not_what_was_said(opening: str) -> None:
    assert events(f"{opening} a million homes would have a heat pump by the end of 2033.") == [
        "million homes would have a heat pump"
    ]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("if the court rules", ""),
        (
            "If it means the best crew then we might well reach that",
            "If it means the best crew then we might well reach that",
        ),
    ],
)
def test_a_condition_is_an_event_only_with_what_follows_it(words: str, event: str) -> None:
    assert clause_event(words, (0, len(words)), []) == event
