"""The figures printed here are those that the scorer beside the project gives."""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from extractors.contract import to_contract
from extractors.evaluation import Category, Row, evaluate, read_gold, score
from extractors.evaluation.counts import BETWEEN_DOCUMENTS
from tests.conftest import ROOT
from tests.evaluation.guesses import guess

OWN = sorted((ROOT / "tests" / "gold").glob("*.json"))
THEIRS = sorted((ROOT.parent / "shared" / "gold").glob("0*.json"))


@pytest.fixture(scope="module")
def scorer(shared):
    path = shared / "eval" / "score.py"
    spec = importlib.util.spec_from_file_location("the_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document_of(gold: Path) -> Path:
    name = json.loads(gold.read_text(encoding="utf-8"))["doc"]
    folders = (ROOT / "corpus", ROOT.parent / "shared" / "corpus")
    return next(folder / name for folder in folders if (folder / name).is_file())


def by_scorer(scorer, gold: Path, found) -> dict[str, tuple]:
    out = defaultdict(list)
    scorer.score_doc(
        json.loads(gold.read_text(encoding="utf-8")), json.loads(to_contract(found)), out
    )
    sums = {key: tuple(sum(row[i] for row in rows) for i in range(4)) for key, rows in out.items()}
    return {key: (counts, scorer.prf(*counts)) for key, counts in sums.items()}


def by_us(rows: tuple[Row, ...]) -> dict[str, tuple]:
    return {
        row.category.value: (
            (row.right, row.predicted, row.found, row.gold),
            (row.precision, row.recall, row.f1),
        )
        for row in rows
    }


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("gold", OWN + THEIRS, ids=lambda path: path.stem)
def test_every_category_counts_as_the_scorer_counts(scorer, gold, seed):
    text = document_of(gold).read_bytes().decode("utf-8")
    found = guess(text, json.loads(gold.read_text(encoding="utf-8")), seed)
    ours = by_us(score(read_gold(gold), text, found))
    del ours[Category.BAD_OFFSETS.value]  # the scorer counts it elsewhere; see below
    assert ours == by_scorer(scorer, gold, found)


@pytest.mark.shared
@pytest.mark.parametrize("gold", OWN + THEIRS, ids=lambda path: path.stem)
def test_the_pipeline_counts_as_the_scorer_counts(scorer, gold):
    try:
        from extractors.pipeline import extract_text
    except ImportError as err:
        pytest.skip(f"the pipeline is not complete: {err}")
    text = document_of(gold).read_bytes().decode("utf-8")
    found = extract_text(text, name=gold.stem)
    ours = by_us(score(read_gold(gold), text, found))
    del ours[Category.BAD_OFFSETS.value]
    assert ours == by_scorer(scorer, gold, found)


@pytest.mark.shared
def test_a_whole_folder_counts_as_the_scorer_counts(shared, tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(shared / "corpus", docs)

    def extract(text: str, path: Path):
        gold = json.loads((shared / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        # One character is another than in the file, as if the text had been normalised.
        middle = gold["claims"][7]["start"] + 3
        found = guess(text[:middle] + "\u00a7" + text[middle + 1 :], gold, 5)
        path.with_suffix(".txt.json").write_text(to_contract(found), encoding="utf-8")
        return found

    report = evaluate(shared / "gold", docs, extract)
    script = str(shared / "eval" / "score.py")
    command = [sys.executable, script, "--cmd", "cat {path}.json"]
    command += ["--gold", str(shared / "gold"), "--docs", str(docs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    theirs = json.loads(done.stdout.splitlines()[-1])
    ours = {
        row.category.value: {
            "p": round(row.precision, 3),
            "r": round(row.recall, 3),
            "f": round(row.f1, 3),
            "counts": [row.right, row.predicted, row.found, row.gold],
        }
        for row in report.rows
    }
    assert ours == theirs
    assert report.row(Category.BAD_OFFSETS).right > 0
    assert {row.category for row in report.rows} == set(Category) - BETWEEN_DOCUMENTS
    assert report.problems == ()
