"""Records that the trained reader adds where the rules find none, and what it leaves to them."""

from dataclasses import replace
from functools import cache

import pytest

from extractors.claims.propositions import find_propositions
from extractors.draft import Draft, FoundForecast, FoundResult, Outlook
from extractors.figure_readings import ReadFigure, ReadRole
from extractors.forecasting import read_forecasts
from extractors.forecasting.discussion import with_answered
from extractors.forecasting.forecasters import Voices
from extractors.pipeline import extract_text, run_steps
from extractors.results import read_results
from kg.model import AUTHOR, Span

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


@cache
def page(body: str, title: str = "Quay notes") -> Draft:
    """Another text as far as the rules bring it."""
    made = run_steps(Draft(f"{title}\n\n3 March 2026\n\n{body}", "0" * 16))
    return replace(made, figures=(), forecasts=(), benchmarks=())


def figure(draft: Draft, label: str, words: str, sure: float = 0.95, **roles: str) -> ReadFigure:
    """A figure of a text, each role by its words; what is told twice stands where it is told last."""

    def place(told: str) -> tuple[int, int]:
        start = draft.text.rindex(told)
        return start, start + len(told)

    owned = tuple(ReadRole(name, *place(told), 0.95) for name, told in roles.items())
    return ReadFigure(*place(words), label, sure, owned)


def forecasts(
    draft: Draft, *figures: ReadFigure, found: tuple[FoundForecast, ...] = ()
) -> list[FoundForecast]:
    voices = Voices.of(draft.entities, draft.references)
    read = replace(draft, figures=figures)
    told = read_forecasts.with_read(read, list(found), voices, "2026-03-03")
    return with_answered(read, told, (), ())


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


@pytest.mark.parametrize(
    ("text", "words", "roles", "points"),
    [
        (
            "The lift works by May. Maybe sixty if the parts come in April.",
            "sixty",
            {"EVENT": "the parts come", "DEADLINE": "in April"},
            [],
        ),
        ("The winch works by May, or nobody is safe.", "nobody", {"EVENT": "The winch works"}, []),
        ("Maybe sixty for the winch to work.", "sixty", {"EVENT": "the winch to work"}, [0.6]),
    ],
)
def test_a_condition_is_no_event_and_words_without_a_number_or_a_degree_no_chance(
    text: str, words: str, roles: dict[str, str], points: list[float]
) -> None:
    told = page(text)
    found = forecasts(told, figure(told, "CHANCE", words, **roles))
    own = [f for f in found if f.event in {"parts come", "winch works", "winch to work"}]
    assert [f.probability.point if f.probability else None for f in own] == points


def test_whom_the_rules_name_goes_before_whom_the_reader_sees() -> None:
    told = page(
        "Ilka Moreau sat beside the sluice. Tarn Osei, who runs it, reckons the rebuilding is done before 2030."
    )
    seen = figure(
        told, "DEADLINE", "before 2030", WHO="Ilka Moreau", EVENT="the rebuilding is done"
    )
    assert [f.forecaster for f in forecasts(told, seen)] == ["Tarn Osei"]


def test_an_unsure_name_does_not_take_what_the_writer_says_of_themselves() -> None:
    told = page("Ilka Moreau waits. I settle on the sluice rebuilt before 2030, all in all.")
    seen = figure(told, "DEADLINE", "before 2030", WHO="Ilka Moreau", EVENT="the sluice rebuilt")
    roles = tuple(replace(r, probability=0.4) if r.label == "WHO" else r for r in seen.roles)
    assert [f.forecaster for f in forecasts(told, replace(seen, roles=roles))] == [AUTHOR]
    assert [f.forecaster for f in forecasts(told, seen)] == ["Ilka Moreau"]


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
    other = replace(told, event="another event", probability=told.probability)
    voices = Voices.of(draft.entities, draft.references)
    read = replace(draft, figures=(chance(),))
    assert read_forecasts.with_read(read, [other], voices, None) == [other]


@pytest.mark.parametrize(("sure", "joined"), [(0.95, True), (0.7, False)])
def test_a_chance_that_the_reader_is_sure_of_joins_the_day_beside_it(
    draft: Draft, sure: float, joined: bool
) -> None:
    (told,) = forecasts(draft, chance())
    dated = replace(told, event="dredging", probability=None)
    (found,) = forecasts(draft, chance(probability=sure), found=(dated,))
    assert found.event == "dredging"
    assert found.probability == (told.probability if joined else None)


def test_a_read_score_becomes_a_result(draft: Draft) -> None:
    (found,) = results(draft, score())
    assert (found.benchmark, found.system, found.score) == ("DockSense", "Mareva 2", 81.5)
    assert found.span.start <= SCORE < found.span.end


@pytest.mark.parametrize(
    "unsure",
    [
        {"probability": 0.55},
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


def test_a_pronoun_is_no_forecaster() -> None:
    made = page("The sluice rebuilt before 2030 at thirty-five, tops, whatever they hope.")
    read = figure(made, "CHANCE", "thirty-five", EVENT="The sluice rebuilt", WHO="they")
    assert [f.forecaster for f in forecasts(made, read)] == [AUTHOR]


def test_a_name_in_the_title_holds_nothing() -> None:
    made = page("The sluice rebuilt before 2030 at thirty-five, tops.", "A day with Ilka Moreau")
    read = figure(made, "CHANCE", "thirty-five", EVENT="The sluice rebuilt", WHO="Ilka Moreau")
    assert [f.forecaster for f in forecasts(made, read)] == [AUTHOR]


@pytest.mark.parametrize(("opening", "count"), [("For example, the", 0), ("The", 1)])
def test_an_example_is_no_forecast(opening: str, count: int) -> None:
    made = page(f"{opening} sluice is rebuilt before 2030 at thirty-five, tops.")
    read = figure(made, "CHANCE", "thirty-five", EVENT="sluice is rebuilt")
    assert len(forecasts(made, read)) == count


@pytest.mark.parametrize(
    ("label", "words", "count"),
    [
        ("DEADLINE", "before 2030", 1),
        ("DEADLINE", "before 2033", 2),
        ("CHANCE", "thirty-five", 1),
        ("CHANCE", "forty-five", 2),
    ],
)
def test_a_day_or_chance_told_elsewhere_is_no_new_forecast(
    label: str, words: str, count: int
) -> None:
    told = page("The sluice is rebuilt before 2030, at thirty-five.")
    known = figure(told, "CHANCE", "thirty-five", EVENT="sluice is rebuilt", DEADLINE="before 2030")
    found = tuple(forecasts(told, known))
    made = page(f"The sluice is rebuilt before 2030, at thirty-five.\n\nThe gates fall {words}.")
    assert len(forecasts(made, figure(made, label, words, EVENT="The gates fall"))) == 1
    read = figure(made, label, words, EVENT="The gates fall")
    assert len(forecasts(made, read, found=found)) == count


@pytest.mark.parametrize(
    ("thinks", "chances", "forecaster"),
    [
        ("thinks Ilka Moreau", 0.35, "Ilka Moreau"),
        ("thinks Ilka Moreau", 0.6, AUTHOR),
        ("I told Ilka Moreau", 0.35, AUTHOR),
    ],
)
def test_a_forecast_of_the_rules_gets_the_holder_that_the_reader_names(
    thinks: str, chances: float, forecaster: str
) -> None:
    made = page(f"The sluice rebuilt before 2030 at thirty-five, tops, {thinks}.")
    read = figure(made, "CHANCE", "thirty-five", EVENT="The sluice rebuilt", WHO="Ilka Moreau")
    (own,) = forecasts(made, read)
    assert own.probability is not None
    chance = replace(own.probability, point=chances, low=chances, high=chances)
    rule = replace(own, forecaster=AUTHOR, probability=chance)
    assert [f.forecaster for f in forecasts(made, read, found=(rule,))] == [forecaster]


def test_a_block_that_the_layout_tells_is_left_to_the_layout() -> None:
    made = page("The sluice rebuilt before 2030 at thirty-five, tops.\n\nThe gates fall.")
    read = figure(made, "CHANCE", "thirty-five", EVENT="The sluice rebuilt")

    def laid(words: str) -> Draft:
        start = made.text.index(words)
        span = Span(start, start + len(words), words)
        block = next(n for n, b in enumerate(made.blocks) if b.span.start <= start < b.span.end)
        return replace(made, outlooks=(Outlook(span, block, words, None, None, None, None, span),))

    assert len(forecasts(laid("The gates fall"), read)) == 1
    assert forecasts(laid("The sluice rebuilt"), read) == []


@pytest.mark.parametrize(("verb", "count"), [("would turn", 0), ("turned", 1)])
def test_a_score_that_is_only_supposed_is_no_result(verb: str, count: int) -> None:
    made = page(f"Mareva 2 {verb} in an 81.5 when DockSense was run.")
    read = figure(made, "SCORE", "81.5", TEST="DockSense", SYSTEM="Mareva 2")
    assert len(results(made, read)) == count


@pytest.mark.parametrize(("sure", "count"), [(0.95, 1), (0.5, 0), (0.0, 0)])
def test_a_fragment_with_a_sure_figure_is_a_proposition(sure: float, count: int) -> None:
    made = page("The keepers met in the hall. Thirty-five, tops, for the sluice.")
    figures = (figure(made, "CHANCE", "Thirty-five", sure),) if sure else ()
    read = [p.span.quote for p in find_propositions(replace(made, figures=figures))]
    assert read.count("Thirty-five, tops, for the sluice.") == count
    assert "The keepers met in the hall." in read


def test_a_question_with_a_sure_figure_is_no_proposition() -> None:
    made = page("The keepers met in the hall. Will the sluice go at thirty-five before 2030?")
    read = replace(made, figures=(figure(made, "CHANCE", "thirty-five"),))
    assert [p.span.quote for p in find_propositions(read)] == ["The keepers met in the hall."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mareva 2 cut the waiting time in DockSense by 81.5%.",
        "On DockSense Mareva 2 ended at -81.5%.",
        "Mareva 2 will reach 81.5% on DockSense.",
    ],
)
def test_a_change_a_figure_below_nothing_and_one_to_come_are_no_score(sentence: str) -> None:
    body = page(sentence)
    read = figure(body, "SCORE", "81.5%", TEST="DockSense", SYSTEM="Mareva 2")
    assert results(body, read) == []


def test_people_are_takers_where_the_reader_is_surer_of_them() -> None:
    body = page("Harbour pilots reached 81.5% on DockSense, where Mareva 2 is used.")
    roles = {"TEST": "DockSense", "HUMAN": "Harbour pilots", "SYSTEM": "Mareva 2"}
    read = figure(body, "SCORE", "81.5%", **roles)
    surer = replace(
        read,
        roles=tuple(replace(r, probability=0.5) if r.label == "SYSTEM" else r for r in read.roles),
    )
    (found,) = results(body, surer)
    assert (found.system, found.human) == ("Harbour pilots", True)
    both = (replace(r, probability=0.3) if r.label == "HUMAN" else r for r in read.roles)
    (found,) = results(body, replace(read, roles=tuple(both)))
    assert (found.system, found.human) == ("Mareva 2", False)
