"""Annotated documents as texts for the reader: what is found again of a record, and what teaches nothing."""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).parents[2] / "training" / "reader"))

import bank
import examples
from gold_texts import gold_texts

from extractors.language.reader_words import LABELS
from kg.search.encoder_files import EncoderSettings, model_folder

TEXT = (
    "Ferry notes\n\nOdile Brannagh gives the new quay a 30% chance of opening before the end of 2029. "
    "Traffic grew by 12% last year.\n\nMareva 2 scored 81.5% on DockSense. It is likely to rain more.\n"
)


def forecast(quote: str, **told: object) -> dict[str, object]:
    start = TEXT.index(quote)
    row: dict[str, object] = {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "forecaster": "author:ferry",
        "probability": None,
        "horizon": None,
    }
    return row | told


def marked(tmp_path: Path, **gold: object) -> bank.FigureText:
    documents = tmp_path / "docs"
    documents.mkdir()
    (documents / "ferry.txt").write_text(TEXT, encoding="utf-8")
    rows = {"kind": "note", "published": None, "forecasts": [], "benchmarks": []} | gold
    (tmp_path / "ferry.json").write_text(json.dumps(rows), encoding="utf-8")
    (text,) = gold_texts(tmp_path, documents)
    return text


def told(text: bank.FigureText) -> set[tuple[str, str]]:
    return {(role.label, text.text[role.start : role.end]) for role in text.roles}


def test_a_forecast_is_found_again_by_its_number_its_day_and_its_name(tmp_path: Path) -> None:
    row = forecast(
        "gives the new quay a 30% chance of opening before the end of 2029",
        forecaster="Odile Brannagh",
        probability={"point": 0.3},
        horizon={"date": "2029-12-31", "text": "before the end of 2029"},
    )
    text = marked(tmp_path, forecasts=[row])
    assert {("CHANCE", "30%"), ("WHO", "Odile Brannagh")} <= told(text)
    assert any(label == "DEADLINE" and "2029" in words for label, words in told(text))
    assert text.unsure == ()


def test_a_result_is_found_again_by_its_score_and_its_names(tmp_path: Path) -> None:
    row = forecast("Mareva 2 scored 81.5%") | {
        "benchmark": "DockSense",
        "system": "Mareva 2",
        "score": 81.5,
    }
    assert told(marked(tmp_path, benchmarks=[row])) == {
        ("SCORE", "81.5%"),
        ("TEST", "DockSense"),
        ("SYSTEM", "Mareva 2"),
    }


def test_a_number_that_is_not_there_makes_the_record_unsure(tmp_path: Path) -> None:
    row = forecast("a 30% chance of opening", probability={"point": 0.7})
    text = marked(tmp_path, forecasts=[row])
    assert text.roles == ()
    assert [TEXT[a:b] for a, b in text.unsure] == ["a 30% chance of opening"]


def test_what_is_unsure_teaches_nothing_and_what_is_in_no_record_is_no_figure(
    tmp_path: Path,
) -> None:
    from tokenizers import Tokenizer

    row = forecast("a 30% chance of opening", probability={"point": 0.7})
    known = forecast("It is likely to rain more")
    text = marked(tmp_path, forecasts=[row, known])
    folder = model_folder(EncoderSettings())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    cutter = examples.Cutter(tokenizer)
    (example,) = examples.figure_examples(text, cutter)
    words = examples.word_ranges(TEXT, 0, len(TEXT))
    rows = {
        TEXT[words[first][0] : words[stop - 1][1]]: example.labels[at]
        for at, (first, stop) in enumerate(example.seeds)
    }
    assert (rows["30"] == examples.NOT_TAUGHT).all()
    assert (rows["12"] == 0).all()
    likely = rows["likely"]
    assert set(np.unique(likely)) == {examples.NOT_TAUGHT, LABELS.index("CHANCE")}
