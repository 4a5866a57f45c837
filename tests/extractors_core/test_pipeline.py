"""The whole way from text to values, on texts of our own and on the shared sources."""

import dataclasses
import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import pipeline
from extractors.contract import to_contract
from extractors.pipeline import extract_text
from extractors.reading import read_file
from extractors.registry import STEPS
from kg.errors import ExtractorError
from kg.model import ClaimType, SourceKind
from tests.conftest import ROOT
from tests.extractors_core.contract_schema import SCHEMA

ARTICLE = """Will the Grid Hold? A Storage Forecast
By Mara Lindqvist
Published 3 March 2026

Tomas Reyes, an engineer at Northgrid, estimates a 70% chance that battery storage will meet evening demand by the end of 2030. He argues that prices fall every year.

However, critics say the storage forecast ignores winter demand.

Subscribe to our newsletter for free updates!
"""


def test_an_article_of_our_own():
    found = extract_text(ARTICLE, name="grid")
    source = found.document.source
    assert source.title == "Will the Grid Hold? A Storage Forecast"
    assert source.published == "2026-03-03"
    (forecast,) = found.forecasts
    assert forecast.forecaster == "Tomas Reyes"
    assert forecast.probability is not None
    assert forecast.probability.point == 0.7
    assert forecast.horizon is not None
    assert forecast.horizon.date == "2030-12-31"
    made = {s.id: s for s in found.statements}[forecast.statement]
    assert made.type is ClaimType.FORECAST
    assert made.speaker == "Tomas Reyes"
    assert not any("ubscribe" in s.span.quote for s in found.statements)


def test_an_affiliation_makes_no_forecast_for_a_person_whom_no_list_knows():
    text = (
        "Slow Rivers\n\nZarvok Quendle of Northgrid estimated in 2024 that dams will lose a tenth "
        "of their water by 2031. The company Northgrid builds dams.\n"
    )
    (found,) = extract_text(text, name="rivers").forecasts
    assert found.forecaster == "Zarvok Quendle"


def test_the_same_text_gives_the_same_bytes():
    assert to_contract(extract_text(ARTICLE)) == to_contract(extract_text(ARTICLE))


def check_contract(found):
    text = found.document.text
    printed = json.loads(to_contract(found))
    jsonschema.validate(printed, SCHEMA)
    claims = {c["id"] for c in printed["claims"]}
    for kind in ("boilerplate", "posts", "claims", "forecasts", "benchmarks"):
        places = [(r["start"], r["end"]) for r in printed[kind]]
        assert places == sorted(places)
        for record in printed[kind]:
            if "quote" in record:
                assert text[record["start"] : record["end"]] == record["quote"]
    for kind in ("forecasts", "benchmarks"):
        assert all(r["claim"] in claims for r in printed[kind])
    assert all({link["from"], link["to"]} <= claims for link in printed["links"])
    return printed


def test_an_article_keeps_the_contract():
    check_contract(extract_text(ARTICLE, name="grid"))


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("corpus/*.[mt]*d")) + sorted(ROOT.glob("corpus/*.txt"))
)
def test_our_corpus_keeps_the_contract(path):
    check_contract(pipeline.extract_raw(read_file(path)))


@pytest.mark.shared
def test_the_shared_sources_keep_the_contract(shared):
    for path in sorted(shared.glob("corpus/*.txt")):
        found = pipeline.extract_raw(read_file(path))
        check_contract(found)
        for statement in found.statements:
            assert not any(statement.span.overlap(b.span) for b in found.boilerplate)


LINES = st.lists(
    st.sampled_from(
        [
            "@ada No, the dam will hold. It won't fail by 2031!",
            "NOTE: 60%+ of it... (see “fig. 3”)",
            "- a bullet",
            "> a quotation",
            "| a | b |",
            "ADA: I expect a 40% chance by next year, but",
            "# Heading",
            "---",
            "",
            "\u202eabc\u202c 👩‍🚀 e\u0301",
            "150% -5% 20280 by the end of time",
            "According to Ada Quill, FlowBench rose from 21.5% in 2024 to 95.5%.",
            "But why? Because he said so.",
            "Good was a man. Good benchmarks matter.",
        ]
    )
    | st.text(
        alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30
    ),
    min_size=1,
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]))
@settings(max_examples=120, deadline=None)
def test_no_text_breaks_an_extractor(lines, joint):
    text = joint.join(lines)
    if not text:
        return
    found = extract_text(text, name="odd")
    check_contract(found)


@given(LINES, st.sampled_from(list(SourceKind)))
@settings(max_examples=60, deadline=None)
def test_no_stated_kind_breaks_an_extractor(lines, kind):
    text = "\n".join(lines) + "\nAda Quill says the dam will hold."
    stated = pipeline.Metadata(kind=kind, kind_confidence=1.0)
    found = extract_text(text, stated=stated)
    assert found.document.source.kind is kind
    check_contract(found)


def test_a_broken_step_is_named(monkeypatch):
    @dataclasses.dataclass(frozen=True)
    class Broken:
        name: str = "broken"
        version: str = "1"

        def __call__(self, draft):
            raise KeyError(self.name)

    monkeypatch.setattr(pipeline, "STEPS", (Broken(),))
    with pytest.raises(ExtractorError, match=r"'broken' broke \(KeyError"):
        extract_text("words")


def test_progress_names_every_step():
    seen = []
    extract_text(ARTICLE, progress=lambda *told: seen.append(told))
    assert [name for name, _, _ in seen] == [step.name for step in STEPS] + ["done"]
    assert seen[-1][1] == seen[-1][2] == len(STEPS)


def test_a_line_of_two_hundred_thousand_characters_is_read():
    text = "The dam will hold because the wall is new. " * 5_000
    found = extract_text(text, name="long")
    assert len(text) > 200_000
    assert found.statements
