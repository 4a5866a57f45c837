"""The shipped stance model on sentences of our own."""

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.language import stance_weights
from extractors.language.model_files import MANIFEST
from extractors.language.stance_labels import LABELS
from extractors.language.stance_model import StanceJudgement, StanceModel, stance_model
from kg.errors import ModelError

PAIRS = (
    ("Ferries will run on hydrogen.", "Hydrogen ferries are cheaper to run than diesel ones."),
    ("No.", "Ferries will run on hydrogen by 2031."),
    ("The harbour café has new chairs.", "Ferries will run on hydrogen by 2031."),
    ("Agreed, this is true.", "Ferries will run on hydrogen by 2031."),
    ("Ferries will run on hydrogen by 2031.", "By 2031 hydrogen will power the ferries."),
)


def test_probabilities_sum_to_one_and_name_the_likeliest() -> None:
    for judgement in stance_model().judge(PAIRS):
        shares = [judgement.share(label) for label in LABELS]
        assert sum(shares) == pytest.approx(1, abs=1e-3)
        assert judgement.probability == max(shares)
        assert judgement.share(judgement.label) == judgement.probability


def test_an_unknown_label_has_no_share() -> None:
    with pytest.raises(KeyError):
        StanceJudgement(0.1, 0.2, 0.3, 0.4).share("refutes")


def test_statements_on_different_matters_are_neutral() -> None:
    judged = stance_model().judge(
        [
            ("The choir rehearses on Tuesdays.", "Interest rates will be cut in the autumn."),
            ("The bridge was painted grey.", "Night trains attract more passengers every year."),
            ("What do you mean by that?", "Night trains attract more passengers every year."),
        ]
    )
    assert [judgement.label for judgement in judged] == ["neutral"] * 3


def test_replies_that_say_so_take_a_side() -> None:
    claim = "The new tram line will open before the summer."
    agrees, denies = stance_model().judge(
        [("Exactly, I agree with this.", claim), ("This is wrong, it will not.", claim)]
    )
    assert agrees.supports + agrees.same > agrees.disputes
    assert denies.disputes > denies.supports + denies.same


def test_a_pair_is_judged_alike_whatever_stands_beside_it() -> None:
    model = stance_model()
    together = model.judge(PAIRS)
    assert tuple(model.judge([pair])[0] for pair in PAIRS) == together
    order = random.Random(4).sample(range(len(PAIRS)), len(PAIRS))
    assert model.judge([PAIRS[place] for place in order]) == tuple(together[n] for n in order)
    assert model.judge([*PAIRS, *PAIRS]) == together + together


def test_a_second_process_would_judge_the_same() -> None:
    assert StanceModel().judge(PAIRS) == stance_model().judge(PAIRS)


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=4))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_texts_are_judged(pairs: list[tuple[str, str]]) -> None:
    judged = stance_model().judge(pairs)
    assert len(judged) == len(pairs)
    assert all(0 <= judgement.share(label) <= 1 for judgement in judged for label in LABELS)


def test_lone_surrogates_and_texts_without_end_do_no_harm() -> None:
    assert len(stance_model().judge([("\ud800", "x" * 9000), ("word " * 5000, "")])) == 2


def test_nothing_to_judge_needs_no_model() -> None:
    model = StanceModel()
    assert model.judge([]) == ()
    assert model._session is None


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The weights in a folder of their own, and an empty cache."""
    folder = tmp_path / "stance"
    shutil.copytree(stance_weights.OWN.path, folder)
    monkeypatch.setattr(stance_weights, "OWN", replace(stance_weights.OWN, path=folder))
    monkeypatch.setenv("CLAIMTRAIL_CACHE", str(tmp_path / "cache"))
    stance_weights.stance_model_id.cache_clear()
    yield folder
    stance_weights.stance_model_id.cache_clear()


def test_damaged_weights_are_refused_in_one_line(copied: Path) -> None:
    weights = copied / stance_weights.WEIGHTS
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    with pytest.raises(ModelError, match="damaged") as told:
        stance_weights.stance_files()
    assert "\n" not in str(told.value)


def test_a_manifest_of_other_labels_is_refused(copied: Path) -> None:
    told = json.loads((copied / MANIFEST).read_text(encoding="utf-8"))
    told["labels"] = ["neutral", "supports", "disputes", "same"]
    (copied / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ModelError, match="tells apart neutral"):
        stance_weights.stance_model_id()


def test_a_damaged_graph_in_the_cache_is_made_anew(copied: Path) -> None:
    graph = stance_weights.stance_files().graph
    whole = graph.read_bytes()
    graph.write_bytes(b"nothing of the kind")
    assert len(StanceModel().judge(PAIRS)) == len(PAIRS)
    assert graph.read_bytes() == whole


def test_another_manifest_is_another_model(copied: Path) -> None:
    before = stance_weights.stance_model_id()
    told = json.loads((copied / MANIFEST).read_text(encoding="utf-8"))
    told["version"] = "9.9.9"
    (copied / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    stance_weights.stance_model_id.cache_clear()
    assert str(stance_weights.stance_model_id()) != str(before)
