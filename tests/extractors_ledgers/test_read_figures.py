"""Records that the trained reader adds where the rules find none, and what it leaves to them."""

from dataclasses import replace

import pytest

from extractors.draft import Draft, FoundForecast, FoundResult
from extractors.figure_readings import ReadFigure, ReadRole
from extractors.forecasting import read_forecasts
from extractors.forecasting.forecasters import Voices
from extractors.pipeline import extract_text, run_steps
from extractors.results import read_results

TEXT = (
    "Quay notes\n\n3 March 2026\n\nThe sluice rebuilt before 2030 at thirty-five, tops, thinks Ilka Moreau.\n\n"
    "Mareva 2 turned in an 81.5 when DockSense was run."
)
CHANCE = TEXT.index("thirty-five")
SCORE = TEXT.index("81.5")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def role(label: str, words: str, sure: float = 0.95) -> ReadRole:
    return ReadRole(label, *at(words), sure)


def chance(**fields: object) -> ReadFigure:
    roles = (
        role("EVENT", "The sluice rebuilt"),
        role("DEADLINE", "before 2030"),
        role("WHO", "Ilka Moreau"),
    )
    return replace(ReadFigure(*at("thirty-five"), "CHANCE", 0.95, roles), **fields)


def score(**fields: object) -> ReadFigure:
    roles = (role("TEST", "DockSense"), role("SYSTEM", "Mareva 2"))
    return replace(ReadFigure(*at("81.5"), "SCORE", 0.95, roles), **fields)


@pytest.fixture(scope="module")
def draft() -> Draft:
    """The text as far as the rules bring it, without figures and without ledgers."""
    made = run_steps(Draft(TEXT, "0" * 16))
    return replace(made, figures=(), forecasts=(), benchmarks=())


def forecasts(draft: Draft, *figures: ReadFigure) -> list[FoundForecast]:
    voices = Voices.of(draft.entities, draft.references)
    return read_forecasts.with_read(replace(draft, figures=figures), [], voices, "2026-03-03")


def results(draft: Draft, *figures: ReadFigure) -> list[FoundResult]:
    return read_results.with_read(replace(draft, figures=figures), [])


def test_a_read_chance_becomes_a_forecast(draft: Draft) -> None:
    (found,) = forecasts(draft, chance())
    assert found.probability is not None
    assert (found.probability.point, found.forecaster) == (0.35, "Ilka Moreau")
    assert found.horizon is not None
    assert found.horizon.date == "2029-12-31"
    assert "sluice rebuilt" in found.event
    assert found.span.start <= CHANCE < found.span.end


@pytest.mark.parametrize(
    "unsure",
    [
        {"probability": 0.5},
        {"roles": (role("DEADLINE", "before 2030"), role("WHO", "Ilka Moreau"))},
        {"roles": (role("EVENT", "The sluice rebuilt", 0.5), role("DEADLINE", "before 2030"))},
        {"roles": (role("EVENT", "Ilka Moreau"), role("DEADLINE", "before 2030"))},
    ],
)
def test_an_unsure_chance_or_event_gives_none(draft: Draft, unsure: dict[str, object]) -> None:
    assert forecasts(draft, chance(**unsure)) == []


def test_a_deadline_that_belongs_to_a_chance_is_no_second_forecast(draft: Draft) -> None:
    roles = (role("EVENT", "The sluice rebuilt"), role("CHANCE", "thirty-five"))
    deadline = ReadFigure(*at("before 2030"), "DEADLINE", 0.95, roles)
    assert len(forecasts(draft, chance(), deadline)) == 1


def test_a_deadline_of_the_past_is_none(draft: Draft) -> None:
    roles = (role("EVENT", "The sluice rebuilt"),)
    deadline = ReadFigure(*at("before 2030"), "DEADLINE", 0.95, roles)
    voices = Voices.of(draft.entities, draft.references)
    read = replace(draft, figures=(deadline,))
    assert len(read_forecasts.with_read(read, [], voices, "2026-03-03")) == 1
    assert read_forecasts.with_read(read, [], voices, "2031-03-03") == []


def test_what_the_rules_made_of_a_sentence_stands(draft: Draft) -> None:
    (told,) = forecasts(draft, chance())
    other = replace(told, event="another event", probability=None)
    voices = Voices.of(draft.entities, draft.references)
    read = replace(draft, figures=(chance(),))
    assert read_forecasts.with_read(read, [other], voices, None) == [other]


def test_a_read_score_becomes_a_result(draft: Draft) -> None:
    (found,) = results(draft, score())
    assert (found.benchmark, found.system, found.score) == ("DockSense", "Mareva 2", 81.5)
    assert found.span.start <= SCORE < found.span.end


@pytest.mark.parametrize(
    "unsure",
    [
        {"probability": 0.7},
        {"roles": (role("SYSTEM", "Mareva 2"),)},
        {"roles": (role("TEST", "DockSense"),)},
        {"roles": (role("TEST", "DockSense"), role("SYSTEM", "DockSense"))},
        {"roles": (role("TEST", "was run"), role("SYSTEM", "Mareva 2"))},
    ],
)
def test_a_score_without_sure_test_and_taker_gives_none(
    draft: Draft, unsure: dict[str, object]
) -> None:
    assert results(draft, score(**unsure)) == []


def test_the_reader_finds_what_no_rule_finds() -> None:
    text = (
        "Quay notes\n\n3 March 2026\n\nThe sluice rebuilt before 2030? Thirty-five on a good day, says "
        "Ilka Moreau, who keeps the gates."
    )
    (found,) = extract_text(text, name="quay").forecasts
    assert (found.forecaster, found.event) == ("Ilka Moreau", "sluice rebuilt")
    assert found.probability is not None
    assert found.probability.point == 0.35
    assert found.horizon is not None
    assert found.horizon.date == "2029-12-31"


def test_a_percentage_above_the_whole_is_none(draft: Draft) -> None:
    text = TEXT.replace("an 81.5 when", "a 181% when")
    start = text.index("181%")
    read = replace(
        run_steps(Draft(text, "0" * 16)),
        figures=(score(start=start, end=start + 4, roles=_shifted(text)),),
    )
    assert read_results.with_read(read, []) == []


def _shifted(text: str) -> tuple[ReadRole, ...]:
    places = {
        label: text.index(words) for label, words in (("TEST", "DockSense"), ("SYSTEM", "Mareva 2"))
    }
    sizes = {"TEST": len("DockSense"), "SYSTEM": len("Mareva 2")}
    return tuple(ReadRole(label, at, at + sizes[label], 0.95) for label, at in places.items())


def test_a_fragment_with_a_sure_figure_is_a_proposition() -> None:
    text = (
        "Quay notes\n\n3 March 2026\n\nWill the sluice be rebuilt before 2030, and who says so?\n\n"
        "Odds from Ilka Moreau, keeper of the gates: 35% by 2030 for the rebuilt sluice."
    )
    found = extract_text(text, name="quay")
    assert any(f.probability and f.probability.point == 0.35 for f in found.forecasts)


def test_a_share_of_people_is_no_chance(draft: Draft) -> None:
    text = TEXT.replace("at thirty-five, tops, thinks", "at 35% of the members, thinks")
    start = text.index("35%")
    event, sluice = text.index("The sluice"), len("The sluice rebuilt")
    figure = ReadFigure(
        start, start + 3, "CHANCE", 0.95, (ReadRole("EVENT", event, event + sluice, 0.95),)
    )
    made = replace(run_steps(Draft(text, "0" * 16)), figures=(figure,))
    voices = Voices.of(made.entities, made.references)
    assert read_forecasts.with_read(made, [], voices, None) == []


def test_a_pronoun_is_no_forecaster(draft: Draft) -> None:
    roles = (role("EVENT", "The sluice rebuilt"), role("WHO", "The"))
    text = TEXT.replace("The sluice", "She sluice")
    made = replace(run_steps(Draft(text, "0" * 16)), figures=(chance(roles=roles),))
    voices = Voices.of(made.entities, made.references)
    assert [f.forecaster for f in read_forecasts.with_read(made, [], voices, None)] != [
        "She (unnamed)"
    ]
