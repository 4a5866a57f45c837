"""Measure a syntax pipeline from raw text: `python training/syntax/evaluate.py MODEL DATA`.

DATA is the folder with `ewt_dev.conllu.gz` and `gum_open_dev.conllu.gz`. See `conll_scores` for the method.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from conll_scores import (  # noqa: E402
    CLAUSES,
    METRICS,
    OTHERS,
    Scores,
    gold_docs,
    measure,
    with_pipeline,
)
from product_readers import reader_of  # noqa: E402

from extractors.language.pipelines import load_pipeline, one_thread  # noqa: E402

CORPORA = ("ewt_dev", "gum_open_dev")


def evaluate(model: Path, data: Path, *, boundaries: str, whole: bool) -> dict[str, Scores]:
    """The scores of a pipeline on each development set.

    Args:
        model: a pipeline's folder.
        data: the folder of the treebanks.
        boundaries: who ends sentences: "parser", "rules" or "both" (as the product does).
        whole: read whole documents, without paragraphs.
    """
    nlp = load_pipeline(str(model))
    read = with_pipeline(nlp) if boundaries == "parser" else reader_of(model, boundaries)
    with one_thread():
        list(read(["It rains."]))
        return {
            name: measure(read, gold_docs(nlp, data / f"{name}.conllu.gz", whole=whole))
            for name in CORPORA
        }


def megabytes(model: Path) -> float:
    """The size of a pipeline's files, in millions of bytes."""
    return sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 1e6


def as_json(scores: dict[str, Scores], size: float) -> str:
    """The figures for other programs; shares between 0 and 1."""
    told = {
        name: {
            "words_per_cpu_second": round(scored.words_per_second),
            **{
                part: {
                    key: {
                        "p": round(score.precision, 4),
                        "r": round(score.recall, 4),
                        "f": round(score.f1, 4),
                        "gold": score.gold,
                    }
                    for key, score in by_key.items()
                }
                for part, by_key in (
                    ("metrics", scored.by_metric),
                    ("relations", scored.by_relation),
                )
            },
        }
        for name, scored in scores.items()
    }
    return json.dumps({"megabytes": round(size, 1), "corpora": told}, indent=1)


def main() -> None:
    """Print precision, recall and F1 of everything that is measured, speed and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", action="store_true", help="whole documents, no paragraphs")
    parser.add_argument("--boundaries", choices=("parser", "rules", "both"), default="parser")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    scores = evaluate(asked.model, asked.data, boundaries=asked.boundaries, whole=asked.documents)
    size = megabytes(asked.model)
    if asked.json:
        print(as_json(scores, size))
        return
    for name, scored in scores.items():
        print(f"{name:12}      P     R     F")
        shown = [(key, scored.by_metric[key]) for key in METRICS]
        shown += [(key, scored.by_relation[key]) for key in (*CLAUSES, *OTHERS)]
        for key, score in shown:
            told = (score.precision, score.recall, score.f1)
            print(f"{key:12} " + " ".join(f"{100 * value:5.1f}" for value in told))
        print(f"{scored.words_per_second:,.0f} words per CPU second\n")
    print(f"{size:.1f} MB")


if __name__ == "__main__":
    main()
