"""What the three steps promise beyond single sentences."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from ledger_cases import draft_of, with_entities

from extractors.draft import Layer, Metadata
from extractors.forecasting import forecasts
from extractors.forecasting.quantities import probability_words
from extractors.names import entities
from extractors.names.aliases import handle_owner, person_groups
from extractors.pipeline import extract_text
from extractors.results import benchmarks
from kg.model import Boilerplate, EntityKind, Operator, Post, Span


def _names(draft, kind: EntityKind) -> dict[str, list[str]]:
    found = with_entities(draft).entities
    return {e.name: [m.span.quote for m in e.mentions] for e in found if e.kind is kind}


@pytest.mark.parametrize(
    ("step", "provides"),
    [
        (entities.STEP, Layer.ENTITIES),
        (forecasts.STEP, Layer.FORECASTS),
        (benchmarks.STEP, Layer.BENCHMARKS),
    ],
)
def test_step_fills_its_layer_and_no_other(step, provides) -> None:
    before = with_entities(draft_of("Ada Brandt expects rain by 2031."))
    after = step(before)
    assert step.provides == {provides}
    assert replace(after, **{provides.value: getattr(before, provides.value)}) == before


def test_people_in_boilerplate_are_no_mentions() -> None:
    text = "Ada Brandt spoke.\nBuy from Ada Brandt today.\nBrandt left."
    advert = Span.of(text, 18, 44)
    draft = replace(draft_of(text), boilerplate=(Boilerplate(advert, "advert"),))
    assert _names(draft, EntityKind.PERSON) == {"Ada Brandt": ["Ada Brandt", "Brandt"]}


def test_organisations_in_boilerplate_are_mentions_too() -> None:
    text = "Ada Brandt spoke.\nThe Northwind Foundation pays for this page."
    draft = replace(draft_of(text), boilerplate=(Boilerplate(Span.of(text, 18, 62), "notice"),))
    assert _names(draft, EntityKind.ORGANISATION) == {
        "Northwind Foundation": ["Northwind Foundation"]
    }


def test_headings_and_lower_case_mentions_count() -> None:
    text = "Why Ada Brandt’s Plan Matters Now\nAda Brandt spoke. I doubt what ada thinks."
    assert _names(draft_of(text), EntityKind.PERSON) == {
        "Ada Brandt": ["Ada Brandt", "Ada Brandt", "ada"]
    }


def test_possessive_ending_and_title_stay_outside_the_mention() -> None:
    text = "They met Dr. Noor Haddad’s team."
    assert _names(draft_of(text), EntityKind.PERSON) == {"Noor Haddad": ["Noor Haddad"]}


def test_author_and_posters_are_known_people() -> None:
    text = "Zyx Qwertz wrote this. Plomb Vask answered."
    draft = replace(
        draft_of(text),
        metadata=Metadata(author="Zyx Qwertz"),
        posts=(Post("p1", Span.of(text, 0, 5), author="Plomb Vask"),),
    )
    assert set(_names(draft, EntityKind.PERSON)) == {"Zyx Qwertz", "Plomb Vask"}


def test_list_members_share_the_kind_of_those_known() -> None:
    text = "Labs like Nexora, BrightForge, and DeepOwl publish. OpenMoss is quiet."
    assert set(_names(draft_of(text), EntityKind.ORGANISATION)) >= {
        "Nexora",
        "BrightForge",
        "DeepOwl",
    }


def test_initials_join_the_full_name_and_a_misspelling_the_common_one() -> None:
    counts = {("a.", "brandt"): 1, ("ada", "brandt"): 4, ("ada", "brandte"): 1, ("brandt",): 2}
    assert set(person_groups(counts).values()) == {("ada", "brandt")}


def test_shared_surname_belongs_to_nobody() -> None:
    groups = person_groups({("ada", "ruiz"): 1, ("leo", "ruiz"): 1, ("ruiz",): 1, ("leo",): 1})
    assert ("ruiz",) not in groups
    assert groups[("leo",)] == ("leo", "ruiz")


def test_handle_belongs_to_the_person_it_spells() -> None:
    people = [("ada", "brandt"), ("leo", "ruiz")]
    assert handle_owner("AdaBrandtSF", people) == ("ada", "brandt")
    assert handle_owner("adabrandtfanclub", people) is None


def test_relative_date_counts_from_publication_or_is_refused() -> None:
    text = "Ada Brandt expects the dam to open within two years."
    dated = forecasts.STEP(with_entities(draft_of(text, published="2026-03-09")))
    undated = forecasts.STEP(with_entities(draft_of(text)))
    assert dated.forecasts[0].horizon.date == "2028-03-09"
    assert undated.forecasts[0].horizon is None


def test_next_year_is_read_only_with_a_date_of_publication() -> None:
    text = "Ada Brandt says the dam will open next year."
    dated = forecasts.STEP(with_entities(draft_of(text, published="2026")))
    assert [f.horizon.date for f in dated.forecasts] == ["2027-12-31"]
    assert forecasts.STEP(with_entities(draft_of(text))).forecasts == ()


def test_short_timeframe_is_that_of_the_forecast_before() -> None:
    text = (
        "Ada Brandt sees a 60% chance that tidal power pays by 2031.\n"
        "Too soon for dams like ours: in that short a timeframe my estimate is <15%."
    )
    draft = forecasts.STEP(with_entities(draft_of(text, speaker="Leo Ruiz")))
    first, second = draft.forecasts
    assert (first.forecaster, second.forecaster) == ("Ada Brandt", "Leo Ruiz")
    assert second.horizon == first.horizon
    assert (second.probability.operator, second.probability.high) == (Operator.BELOW, 0.15)


def test_repeated_figure_is_still_the_first_forecasters() -> None:
    text = (
        "Ada Brandt sees a 60% chance that tidal power pays by 2031.\n"
        "A 60% probability means it is more likely than not."
    )
    draft = forecasts.STEP(with_entities(draft_of(text)))
    assert [f.forecaster for f in draft.forecasts] == ["Ada Brandt", "Ada Brandt"]
    assert draft.forecasts[1].event == "tidal power pays"
    assert draft.forecasts[1].horizon == draft.forecasts[0].horizon


def test_this_decade_in_an_undated_text_is_that_of_its_forecasts() -> None:
    text = "Ada Brandt expects peace by 2034.\nOthers put probabilities above 50% on it within this decade."
    draft = forecasts.STEP(with_entities(draft_of(text)))
    assert draft.forecasts[1].horizon.date == "2039-12-31"


def test_pronoun_stands_for_the_person_named_last() -> None:
    text = "Ada Brandt studied dams.\nHer headline forecast is: ~30% chance of failure by 2030."
    draft = forecasts.STEP(with_entities(draft_of(text)))
    assert [f.forecaster for f in draft.forecasts] == ["Ada Brandt"]


def test_condition_is_kept() -> None:
    text = "If the levy passes, there is a 65% chance of cleaner rivers by 2030."
    draft = forecasts.STEP(with_entities(draft_of(text)))
    assert draft.forecasts[0].conditional_on == "If the levy passes"


def test_text_that_calls_itself_a_forecast_needs_no_date() -> None:
    text = "The safer forecast is that tidal power will stay small."
    draft = forecasts.STEP(with_entities(draft_of(text)))
    assert [(f.event, f.probability, f.horizon) for f in draft.forecasts] == [
        ("tidal power will stay small", None, None)
    ]


def test_sentence_without_end_is_not_read() -> None:
    text = "There is a 60% chance of rain by 2030 " * 200
    assert forecasts.STEP(with_entities(draft_of(text))).forecasts == ()
    assert benchmarks.STEP(with_entities(draft_of("XBench scored 50% " * 300))).benchmarks == ()


def test_verbal_scale_names_its_source_and_orders_its_bounds() -> None:
    for verbal in probability_words().verbal:
        assert 0 <= verbal.low < verbal.high <= 1
        scale = verbal.source.partition(", read as ")[0]
        assert scale in {"IPCC", "ICD 203", "Kent", "literal"}


def test_table_rows_give_a_result_for_each_figure() -> None:
    text = "| System | CropBench | Price |\n|---|---|---|\n| Falcon 3 | 81.5% | 20 |\n| Heron | ~40% | 10 |"
    draft = benchmarks.STEP(with_entities(draft_of(text, whole_lines=True)))
    assert [(r.benchmark, r.system, r.score, r.unit, r.qualifier) for r in draft.benchmarks] == [
        ("CropBench", "Falcon 3", 81.5, "%", None),
        ("CropBench", "Heron", 40.0, "%", "~"),
    ]


def test_benchmark_of_a_list_is_known_in_a_label() -> None:
    text = (
        "The AI models GPT-9 and Falcon 3 were tried on benchmarks such as CropBench and FARM.\n"
        "FARM (harvest planning): GPT-9 scored 12% in 2024; Falcon 3 later reached 48%."
    )
    draft = benchmarks.STEP(with_entities(draft_of(text, whole_lines=True)))
    assert [(r.benchmark, r.system, r.score, r.date) for r in draft.benchmarks] == [
        ("FARM", "GPT-9", 12.0, "2024"),
        ("FARM", "Falcon 3", 48.0, None),
    ]


def test_a_benchmark_and_a_system_that_took_one_are_no_organisations() -> None:
    text = (
        "ShellQuiz is a public test of 400 tasks. On ShellQuiz, TidePilot solved 61% of the tasks."
    )
    found = extract_text(text, name="quiz")
    assert [(r.benchmark, r.system) for r in found.benchmarks] == [("ShellQuiz", "TidePilot")]
    firms = {e.name for e in found.entities if e.kind is EntityKind.ORGANISATION}
    assert not firms & {"ShellQuiz", "TidePilot"}
