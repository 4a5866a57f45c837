"""Write a pipeline's model card: `python training/syntax/card.py MODEL DATA --output FILE`.

Everything in it that can be measured is measured here; the words around it are in the template.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from string import Template

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from conll_scores import CLAUSES, METRICS, OTHERS, Score, Scores  # noqa: E402
from evaluate import evaluate, megabytes  # noqa: E402

_CORPORA = {"ewt_dev": "EWT dev", "gum_open_dev": "GUM (open genres) dev"}
_WAYS = {"parser": "the parser", "rules": "rules", "both": "both (as Claimtrail reads)"}


def card(model: Path, data: Path) -> str:
    """The card's text, in Markdown.

    Args:
        model: a pipeline's folder.
        data: the folder of the treebanks.
    """
    by_way = {
        way: evaluate(model, data, boundaries=way, whole=False)
        for way in ("parser", "rules", "both")
    }
    own = by_way["parser"]
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    template = Path(__file__).with_name("MODEL_CARD.template.md").read_text(encoding="utf-8")
    return Template(template).substitute(
        name=f"{meta['lang']}_{meta['name']}",
        version=meta["version"],
        megabytes=f"{megabytes(model):.1f}",
        metrics=_scores(own, METRICS, "by_metric"),
        relations=_scores(own, (*CLAUSES, *OTHERS), "by_relation"),
        boundaries=_boundaries(by_way),
        speed=_speed(by_way),
    )


def _scores(own: dict[str, Scores], keys: Iterable[str], part: str) -> str:
    rows = [["", *(f"{_CORPORA[name]} {what}" for name in own for what in ("P", "R", "F1"))]]
    for key in keys:
        cells = []
        for scored in own.values():
            score: Score = getattr(scored, part)[key]
            cells += [f"{100 * v:.1f}" for v in (score.precision, score.recall, score.f1)]
        rows.append([f"`{key}`" if part == "by_relation" else key, *cells])
    return _table(rows)


def _boundaries(by_way: dict[str, dict[str, Scores]]) -> str:
    rows = [["", *_CORPORA.values()]]
    for way, words in _WAYS.items():
        scores = [by_way[way][name].by_metric["sentences"].f1 for name in _CORPORA]
        rows.append([words, *(f"{100 * f1:.1f}" for f1 in scores)])
    return _table(rows)


def _speed(by_way: dict[str, dict[str, Scores]]) -> str:
    told = [min(s.words_per_second for s in by_way[way].values()) for way in ("parser", "both")]
    return (
        f"{told[0]:,.0f} words per second of CPU time by the pipeline, {told[1]:,.0f} through Claimtrail "
        "(one thread, the slower corpus)."
    )


def _table(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "| " + " | ".join("---" for _ in rows[0]) + " |", *lines[1:]])


def main() -> None:
    """Write the card where asked, else print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    text = card(asked.model, asked.data)
    if asked.output is None:
        print(text)
    else:
        asked.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
