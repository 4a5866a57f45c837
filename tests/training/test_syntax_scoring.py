"""Scores from raw text, and packing a pipeline for the product."""

import json
import sys

import pytest

from extractors.language import pipelines
from extractors.language.model_files import ModelFolder
from kg.errors import ModelError
from tests.conftest import ROOT


@pytest.fixture
def programs(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "training" / "syntax"), *sys.path])
    shared = ("evaluate", "pack")  # programs of other models have such names too
    for name in shared:
        sys.modules.pop(name, None)
    import conll_scores
    import evaluate
    import pack

    yield conll_scores, evaluate, pack
    for name in shared:
        sys.modules.pop(name, None)


def doc_of(words, heads, deps, starts, spaces):
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    return Doc(
        Vocab(),
        words=words,
        heads=heads,
        deps=deps,
        sent_starts=starts,
        spaces=spaces,
        pos=["NOUN"] * len(words),
        lemmas=[word.lower() for word in words],
    )


def gold():
    return doc_of(
        ["Dams", "do", "n't", "hold", "Why"],
        [3, 3, 3, 3, 4],
        ["nsubj", "aux", "advmod", "ROOT", "ROOT"],
        [True, False, False, False, True],
        [True, False, True, True, False],
    )


def test_a_perfect_reading_scores_one(programs):
    scoring, _, _ = programs
    scores = scoring.measure(lambda texts: [scoring.read_of(gold()) for _ in texts], [gold()])
    assert {score.f1 for score in scores.by_metric.values()} == {1.0}
    assert scores.by_metric["words"].gold == 5
    assert scores.by_metric["sentences"].gold == 2


def test_words_are_aligned_by_their_characters(programs):
    scoring, _, _ = programs
    # "don't" as one word, no second sentence, "Dams" with a wrong relation.
    read = doc_of(
        ["Dams", "don't", "hold", "Why"],
        [2, 2, 2, 2],
        ["obj", "aux", "ROOT", "parataxis"],
        [True, False, False, False],
        [True, True, True, False],
    )
    assert read.text == gold().text
    scores = scoring.measure(lambda _: [scoring.read_of(read)], [gold()])
    metrics = {name: (s.right, s.predicted, s.gold) for name, s in scores.by_metric.items()}
    assert metrics["words"] == (3, 4, 5)
    assert metrics["uas"] == (2, 4, 5)  # Dams and hold; Why hangs on hold
    assert metrics["las"] == (1, 4, 5)
    assert metrics["sentences"] == (0, 1, 2)
    relations = {name: (s.right, s.predicted, s.gold) for name, s in scores.by_relation.items()}
    assert relations["nsubj"] == (0, 0, 1)
    assert relations["obj"] == (0, 1, 0)
    assert relations["root"] == (1, 1, 2)
    assert relations["parataxis"] == (0, 1, 0)


def test_figures_are_json_with_every_metric_and_clause(programs):
    scoring, evaluate, _ = programs
    scores = scoring.measure(lambda texts: [scoring.read_of(gold()) for _ in texts], [gold()])
    told = json.loads(evaluate.as_json({"x_dev": scores}, 9.64))
    assert told["megabytes"] == 9.6
    assert told["corpora"]["x_dev"]["metrics"]["las"] == {"p": 1.0, "r": 1.0, "f": 1.0, "gold": 5}
    assert set(told["corpora"]["x_dev"]["metrics"]) == set(scoring.METRICS)
    assert told["corpora"]["x_dev"]["relations"]["nsubj"]["gold"] == 1


def test_a_packed_pipeline_is_whole_reads_the_same_and_keeps_its_licence(programs, tmp_path):
    import spacy

    _, _, pack = programs
    target = tmp_path / "weights"
    target.mkdir()
    (target / "LICENSE").write_text("free")
    (target / "old.bin").write_text("of an older model")
    pack.pack(pipelines.OWN.path, target, "9.8.7")
    ModelFolder(target, "the model").check()
    assert (target / "LICENSE").read_text() == "free"
    assert not (target / "old.bin").exists()
    assert json.loads((target / "manifest.json").read_text())["version"] == "9.8.7"
    text = "The clerk wasn’t asked; 15-year-old pumps leak. Why?"
    read = [
        [
            (t.text, t.lemma_, t.pos_, str(t.morph), t.dep_, t.head.i)
            for t in spacy.load(folder)(text)
        ]
        for folder in (pipelines.OWN.path, target)
    ]
    assert read[0] == read[1]
    (target / "tokenizer").write_bytes(b"")
    with pytest.raises(ModelError, match="tokenizer is damaged"):
        ModelFolder(target, "the model").check()


def test_packing_keeps_no_word_of_the_training_texts_but_labels_and_lemma_rules():
    kept = json.loads((pipelines.OWN.path / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert len(kept) < 8000
    assert "nsubj:pass" in kept
    assert "Number=Sing" in kept
