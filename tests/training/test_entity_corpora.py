import gzip
import json
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "entities"))

import batches
import corpora

LABEL = corpora.LABELS.index


def names(allowed: tuple[int, ...]) -> set[str]:
    return {corpora.LABELS[label] for label in allowed}


def test_a_blank_says_nothing_of_types_the_corpus_does_not_annotate() -> None:
    blank = names(corpora.allowed_labels("uner_ewt", "O"))
    assert {"O", "B-MISC", "I-SYSTEM"} <= blank
    assert not {"B-PER", "I-ORG", "B-LOC", "B-DATASET"} & blank
    assert names(corpora.allowed_labels("tdmsci", "O")) >= {"O", "B-PER", "B-ORG"}
    assert "B-DATASET" not in names(corpora.allowed_labels("tdmsci", "O"))


def test_a_type_that_the_guidelines_do_not_tell_apart_allows_several() -> None:
    assert names(corpora.allowed_labels("uner_ewt", "B-PER")) == {"B-PER"}
    assert names(corpora.allowed_labels("wikigold", "I-MISC")) == {
        "I-SYSTEM", "I-DATASET", "I-WORK", "I-MISC",
    }  # fmt: skip
    assert names(corpora.allowed_labels("crossner-music", "B-album")) == {"B-WORK"}
    assert names(corpora.allowed_labels("crossner-science", "B-enzyme")) == {"B-MISC"}
    assert names(corpora.allowed_labels("tdmsci", "I-TASK")) == {"O", "I-MISC"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = [
        {"split": "train", "tokens": ["Reed-led", "Wick's"], "tags": ["B-PER", "B-LOC"]},
        {"split": "dev", "tokens": ["Rain"], "tags": ["O"]},
        {"split": "train", "tokens": [], "tags": []},
    ]
    with gzip.open(tmp_path / "uner_ewt.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    return tmp_path


def test_words_are_split_as_the_product_splits_them(folder: Path) -> None:
    (example,) = corpora.read_examples(folder, "uner_ewt", "train")
    assert example.words == ("Reed", "-", "led", "Wick", "'", "s")
    assert example.gold == ((0, 3, "PER"), (3, 6, "LOC"))
    assert [names(a) for a in example.allowed[:2]] == [{"B-PER"}, {"I-PER"}]


def test_spans_of_tags_close_where_the_type_changes() -> None:
    tags = ["B-PER", "I-PER", "I-ORG", "O", "B-ORG", "B-ORG"]
    assert list(corpora.spans_of(tags)) == [
        (0, 2, "PER"), (2, 3, "ORG"), (4, 5, "ORG"), (5, 6, "ORG"),
    ]  # fmt: skip


def test_templates_fill_every_slot_and_label_what_they_filled() -> None:
    import templates

    made = templates.Templates(["Ada Reed"], ["Wick"])
    examples = made.examples(random.Random(5), 2)
    assert examples == made.examples(random.Random(5), 2)
    seen = {corpora.LABELS[label[0]] for e in examples for label in e.allowed}
    assert {"B-ORG", "B-SYSTEM", "B-DATASET", "B-METRIC", "B-PER", "B-LOC", "O"} <= seen
    for example in examples:
        assert len(example.words) == len(example.allowed)
        assert not {"[", "]"} & set(example.words)


def test_windows_join_running_text_and_lose_no_word() -> None:
    blank = (corpora.allowed_labels("uner_ewt", "O"),)
    examples = [corpora.Example("uner_ewt", (f"w{i}",), blank, ()) for i in range(20)]
    joined = list(batches.joined(examples, random.Random(3), alone=False))
    assert [word for e in joined for word in e.words] == [f"w{i}" for i in range(20)]
    assert any(len(e.words) > 1 for e in joined)
    assert len(list(batches.joined(examples, random.Random(3), alone=True))) == 20


def test_the_loss_asks_only_for_the_sum_over_what_may_be_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    torch = pytest.importorskip("torch")
    # Other folders of training have a `train` of their own, whichever test asked for it first.
    monkeypatch.delitem(sys.modules, "train", raising=False)
    monkeypatch.syspath_prepend(Path(corpora.__file__).parent)
    import train

    scores = torch.zeros(1, 1, len(corpora.LABELS))
    scores[0, 0, LABEL("B-SYSTEM")] = 9.0
    may = torch.zeros(1, len(corpora.LABELS), dtype=torch.bool)
    may[0, [LABEL("O"), LABEL("B-SYSTEM")]] = True
    free = train.loss_of(scores, torch.tensor([0]), may)
    may[0, LABEL("B-SYSTEM")] = False
    bound = train.loss_of(scores, torch.tensor([0]), may)
    assert free < 0.01 < 5 < bound
