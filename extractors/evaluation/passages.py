"""Banks of short annotated texts: JSON Lines, one text with its rows on each line.

A bank says more about language than a few long documents do: each text is a page of its own, and its
rows are told by their words (`quote`) instead of by offsets. ``python -m
extractors.evaluation.passages BANK.jsonl`` unpacks it as documents with gold and measures them as
`extractors.evaluation.evaluate` does.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from extractors.evaluation.counts import HEADER, Category, Row
from extractors.evaluation.report import Report, evaluate
from extractors.names.name_words import name_words
from extractors.pipeline import extract_text
from kg.errors import ClaimtrailError, SettingsError
from kg.model import Extraction

Record = dict[str, Any]

_ASKED = {
    "forecasts": (
        Category.FORECASTS,
        Category.FORECAST_FORECASTER,
        Category.FORECAST_DATE_EXACT,
        Category.FORECAST_OPERATOR,
    ),
    "benchmarks": (Category.BENCHMARKS, Category.BENCHMARK_DATE),
    "claims": (
        Category.CLAIMS_KEY,
        Category.SPEAKER_NAMED,
        Category.SPEAKER_UNNAMED,
        Category.CLAIM_TYPE,
        Category.BOILERPLATE_LEAKS,
    ),
    "posts": (Category.POSTS, Category.POST_AUTHOR, Category.POST_RELATIONS),
}
"""What a bank can judge, by the kind of row that its texts have."""


def unpack(bank: Path, folder: Path) -> int:
    """Write a bank's texts and gold as files.

    Args:
        bank: JSON Lines; each object has ``id``, ``text`` and lists of rows.
        folder: gets ``ID.json``, and ``docs/ID.txt`` beside it; made where it is missing.

    Returns:
        How many texts.

    Raises:
        SettingsError: the file cannot be read, or a row's words are not in its text.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    records = _records(bank)
    for record in records:
        name = str(record["id"])
        (docs / f"{name}.txt").write_bytes(str(record["text"]).encode())
        gold = json.dumps(_gold(bank, record), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(gold, encoding="utf-8")
    return len(records)


def measure(bank: Path) -> tuple[Row, ...]:
    """Extract a bank's texts and count what was found.

    Args:
        bank: as for `unpack`.

    Returns:
        The total rows that this bank can judge.

    Raises:
        SettingsError: as for `unpack`.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        unpack(bank, folder)
        report: Report = evaluate(folder, folder / "docs", _extract)
    kinds = {key for record in _records(bank) for key in _ASKED if key in record}
    asked = {category for key in kinds for category in _ASKED[key]}
    return tuple(row for row in report.rows if row.category in asked)


def _without_title(name: str | None) -> list[str]:
    """The name without the title before it, which an annotator may or may not count to it."""
    title, _, rest = (name or "").partition(" ")
    return [rest] if rest and title.rstrip(".").lower() in name_words().titles else []


def _extract(text: str, path: Path) -> Extraction:
    return extract_text(text, name=path.stem)


def _records(bank: Path) -> list[Record]:
    try:
        lines = bank.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except OSError as err:
        msg = f"{bank}: cannot be read ({err.strerror}); check the path"
        raise SettingsError(msg) from err
    except ValueError as err:
        msg = f"{bank}: not JSON Lines ({err}); correct the file"
        raise SettingsError(msg) from err


def _gold(bank: Path, record: Record) -> Record:
    """The record in the form of a gold file: words become places."""
    text, name = str(record["text"]), str(record["id"])

    def placed(quote: str) -> Record:
        start = text.find(quote)
        if start < 0 or not quote:
            msg = f"{bank}: {name}: {quote[:40]!r} is not in the text; correct the file"
            raise SettingsError(msg)
        return {"start": start, "end": start + len(quote), "quote": quote}

    def voice(said: str | None) -> str | None:
        """The writer's own voice and a description ("the board") are no names."""
        if said == "author":
            return f"author:{name}"
        described = bool(said) and " " in str(said) and str(said).islower()
        return f"{said} (unnamed)" if described and "(unnamed)" not in str(said) else said

    def horizon(day: str | None) -> Record | None:
        return None if day is None else {"date": day, "text": day}

    claims = [
        {
            **row,
            **placed(row["quote"]),
            "id": f"c{n:03}",
            "speaker": voice(row["speaker"]),
            "alt_speakers": [*row.get("alt_speakers", []), *_without_title(row["speaker"])],
        }
        for n, row in enumerate(record.get("claims", []), 1)
    ]
    forecasts = [
        {
            **placed(row["quote"]),
            "id": f"f{n:03}",
            "mention_of": row.get("mention_of"),
            "forecaster": voice(row["forecaster"]),
            "probability": row["probability"],
            "horizon": horizon(row["horizon"]),
            "event": row["event"],
        }
        for n, row in enumerate(record.get("forecasts", []), 1)
    ]
    results = [
        {**row, **placed(row["quote"]), "id": f"b{n:03}"}
        for n, row in enumerate(record.get("benchmarks", []), 1)
    ]
    posts = [
        {
            "id": f"p{n:03}",
            "start": text.index(row["start_quote"]),
            "author": row["author"],
            "reply_to": None if row["reply_to"] is None else f"p{row['reply_to'] + 1:03}",
        }
        for n, row in enumerate(record.get("posts", []), 1)
    ]
    return {
        "claims": claims,
        "forecasts": forecasts,
        "benchmarks": results,
        "posts": posts,
        "boilerplate": [placed(quote) for quote in record.get("boilerplate", [])],
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure a bank and print its rows; 2 where it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.evaluation.passages",
        description="Measure extraction on a bank of short annotated texts.",
    )
    parser.add_argument("bank", type=Path, nargs="+", help="JSON Lines")
    parser.add_argument(
        "--unpack", type=Path, metavar="FOLDER", help="write documents and gold there instead"
    )
    asked = parser.parse_args(arguments)
    try:
        for bank in asked.bank:
            if asked.unpack is not None:
                sys.stdout.write(f"{bank.name}: {unpack(bank, asked.unpack)} texts\n")
                continue
            sys.stdout.write(f"{bank.name}\n")
            for cells in (HEADER, *(row.cells() for row in measure(bank))):
                sys.stdout.write("  ".join(f"{cell:>12}" for cell in cells) + "\n")
    except ClaimtrailError as err:
        sys.stderr.write(f"claimtrail: {err}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
