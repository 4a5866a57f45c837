"""The texts kept from training as a bank of passages: their marks as forecasts and results."""

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training" / "reader"))

import bank
import kept_passages

from extractors.evaluation.passages import unpack


def passage(folder: Path, body: str, date: str = "2026-02-11") -> dict[str, object]:
    file = folder / "figures_x.txt"
    file.write_text(f"=== x-1 | wire | {date}\n{body}\n", encoding="utf-8")
    (text,) = bank.figure_texts(file)
    return kept_passages.passage(text)


def test_marks_become_a_forecast(tmp_path: Path) -> None:
    made = passage(tmp_path, "{w1|Ada Quist} puts {p1|60%} on {e1|rain {t1|by May 2027}}.")
    assert made["forecasts"] == [
        {
            "quote": "puts 60% on r",
            "forecaster": "Ada Quist",
            "probability": {"point": 0.6, "low": 0.6, "high": 0.6, "operator": "="},
            "horizon": "2027-05-31",
            "event": "rain by May 2027",
        }
    ]
    assert made["benchmarks"] == []


def test_what_nobody_else_holds_is_the_writers_and_words_have_no_number(tmp_path: Path) -> None:
    made = passage(
        tmp_path, "There is {p1|a fair chance} of {e1|rain}, {t2|next May} of {e2|snow}."
    )
    rows = made["forecasts"]
    assert [row["forecaster"] for row in rows] == ["author", "author"]
    assert rows[0]["probability"] is None
    assert rows[1]["horizon"] is None  # the text does not tell from when "next" counts


def test_marks_become_a_result(tmp_path: Path) -> None:
    made = passage(
        tmp_path,
        "On {b1,b2|the HarborQA} test {m1|our Mareva 2} got {s1|1,204.5 points} in {d1|May 2025}, "
        "{h2|dockers} {s2|81%} and {m3|Tern} {s3|none} on {b3|QuayBench}.",
    )
    rows = made["benchmarks"]
    assert [(r["benchmark"], r["system"], r["score"], r["unit"]) for r in rows] == [
        ("HarborQA", "Mareva 2", 1204.5, ""),
        ("HarborQA", "dockers", 81.0, "%"),
    ]
    assert [(r["date"], r["human_baseline"]) for r in rows] == [("2025-05", False), (None, True)]


def test_a_quote_stands_once_in_its_text(tmp_path: Path) -> None:
    made = passage(tmp_path, "Ada says 60% for {e1|rain}. Then Ben says {p1|60%} for it, Ada 60%.")
    (row,) = made["forecasts"]
    assert str(made["text"]).count(row["quote"]) == 1
    assert str(made["text"]).index(row["quote"]) > str(made["text"]).index("Then")


def test_the_bank_holds_the_kept_texts_and_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    kept_passages.main(file)
    names = {json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()}
    texts = [t for p in kept_passages.TEXTS.glob("figures*.txt") for t in bank.figure_texts(p)]
    assert names == {text.name for text in texts if bank.is_held(text.name)}
    assert 0 < len(names) < len(texts) / 4
    assert unpack(file, tmp_path / "out") == len(names)
