"""The shipped model on sentences of our own."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.language import entity_weights
from extractors.language.entity_model import MOST_PIECES, EntityModel, entity_model
from extractors.language.model_files import MANIFEST
from kg.errors import ModelError

TEXT = (
    "Marta Lindqvist runs the Port of Esbjerg for the Danish state. Her deputy, Tom Okafor, came from "
    "Siemens in 2019.\nIn Lagos, the Okafor family still owns a boatyard."
)


def read(text: str, *groups: tuple[int, int]) -> set[tuple[str, str]]:
    reading = entity_model().read(text, [[group] for group in groups or [(0, len(text))]])
    return {(text[span.start : span.end], span.label) for span in reading.spans}


def test_people_organisations_and_places_are_told_apart() -> None:
    found = read(TEXT)
    assert {("Marta Lindqvist", "PER"), ("Tom Okafor", "PER"), ("Siemens", "ORG")} <= found
    assert ("Lagos", "LOC") in found


def test_titles_of_sentences_and_plain_words_are_no_names() -> None:
    assert read("However, The Results Were Not Good. Nothing happened in the end.") == set()


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_every_name_lies_in_it(text: str) -> None:
    reading = entity_model().read(text, [[(0, len(text))]])
    last = 0
    for span in reading.spans:
        assert last <= span.start < span.end <= len(text)
        assert 0 <= span.probability <= 1
        last = span.end


def test_lone_surrogates_emoji_and_a_word_without_end_do_no_harm() -> None:
    assert read("Tom Okafor \ud800 said \U0001f600 so.") >= {("Tom Okafor", "PER")}
    assert read("x" * 5000) == set()


def test_a_sentence_longer_than_a_window_loses_no_name() -> None:
    text = "and then Tom Okafor met Marta Lindqvist, " * (MOST_PIECES // 4)
    spans = entity_model().read(text, [[(0, len(text))]]).spans
    found = [text[s.start : s.end] for s in spans if s.label == "PER"]
    wanted = text.count("Okafor")
    assert found.count("Tom Okafor") >= 0.9 * wanted
    assert found.count("Marta Lindqvist") >= 0.9 * wanted


def test_another_paragraph_changes_nothing() -> None:
    alone = read(TEXT[:62])
    beside = entity_model().read(TEXT, [[(0, 62)], [(63, len(TEXT))]])
    assert {(TEXT[s.start : s.end], s.label) for s in beside.spans if s.end <= 62} == alone


def test_a_range_that_reads_as_a_person_has_most_of_its_share_there() -> None:
    reading = entity_model().read(TEXT, [[(0, len(TEXT))]])
    share = reading.share(0, len("Marta Lindqvist"))
    assert share["PER"] > 0.8
    assert sum(share.values()) <= 1.001
    assert set(reading.share(3, 3).values()) == {0.0}


def test_nothing_to_read_needs_no_model() -> None:
    model = EntityModel()
    assert model.read("", []).spans == ()
    assert model._session is None


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The weights in a folder of their own, and an empty cache."""
    folder = tmp_path / "entities"
    shutil.copytree(entity_weights.OWN.path, folder)
    monkeypatch.setattr(entity_weights, "OWN", replace(entity_weights.OWN, path=folder))
    monkeypatch.setenv("CLAIMTRAIL_CACHE", str(tmp_path / "cache"))
    entity_weights.entity_model_id.cache_clear()
    yield folder
    entity_weights.entity_model_id.cache_clear()


def test_damaged_weights_are_refused_in_one_line(copied: Path) -> None:
    weights = copied / entity_weights.WEIGHTS
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelError, match="damaged") as told:
        entity_weights.entity_files()
    assert "\n" not in str(told.value)


def test_a_missing_or_broken_manifest_is_refused(copied: Path) -> None:
    (copied / MANIFEST).write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        entity_weights.entity_model_id()
    (copied / MANIFEST).unlink()
    with pytest.raises(ModelError, match="missing"):
        entity_weights.entity_model_id()


def test_a_damaged_graph_in_the_cache_is_made_anew(copied: Path) -> None:
    graph = entity_weights.entity_files().graph
    whole = graph.read_bytes()
    graph.write_bytes(b"nothing of the kind")
    spans = EntityModel().read(TEXT, [[(0, len(TEXT))]]).spans
    assert any(span.label == "PER" for span in spans)
    assert graph.read_bytes() == whole


def test_another_manifest_is_another_model(copied: Path) -> None:
    before = entity_weights.entity_model_id()
    told = json.loads((copied / MANIFEST).read_text(encoding="utf-8"))
    told["version"] = "9.9.9"
    (copied / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    entity_weights.entity_model_id.cache_clear()
    after = entity_weights.entity_model_id()
    assert str(before) != str(after)
    assert after.digest != before.digest
