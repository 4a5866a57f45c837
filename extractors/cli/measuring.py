"""`claimtrail eval`: measuring, and holding the measurement against floors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from extractors.cli.display import note, say, table, to_json
from extractors.evaluation import (
    ACROSS,
    HEADER,
    LISTED,
    Category,
    Report,
    check,
    evaluate,
    evaluate_across,
    evaluated_cases,
    read_floors,
    update,
    write_floors,
)
from kg.errors import SettingsError
from kg.model import Extraction


@dataclass(frozen=True, slots=True)
class Gate:
    """What to do with floors.

    Args:
        file: the file of floors, or None to measure only.
        gold_set: the name of the gold's floors in it.
        update: raise the floors to what was measured.
        allow_regression: let them fall too.
    """

    file: Path | None
    gold_set: str
    update: bool
    allow_regression: bool


def measure(gold: Path, docs: Path, gate: Gate, *, as_json: bool) -> bool:
    """Measure, print, and check or update the floors.

    Returns:
        Whether everything could be measured and no floor was missed.

    Raises:
        SettingsError: a folder or file cannot be used, or an update would lower a floor.
    """
    _check_folders(gold, docs)
    extract = _Once()
    report = evaluate(gold, docs, extract)
    across = evaluate_across(gold, docs, extract)
    if across is not None:
        report = replace(report, documents=(*report.documents, across))
    _print(report, as_json=as_json)
    for problem in report.problems:
        note(problem)
    if gate.file is None:
        return not report.problems
    floors = read_floors(gate.file, gate.gold_set)
    if gate.update:
        raised = update(floors, report, allow_regression=gate.allow_regression)
        write_floors(gate.file, gate.gold_set, raised)
        note(f"floors of {gate.gold_set!r} written to {gate.file}")
        return True
    shortfalls = check(report, floors)
    for shortfall in shortfalls:
        note(shortfall.line)
    if not shortfalls:
        note(f"every floor of {gate.gold_set!r} holds")
    return not shortfalls


def list_cases(category: str, gold: Path, docs: Path) -> None:
    """Print each case of a category that is missed or wrong: where, which, what.

    Args:
        category: as the table names it.
        gold: the folder of gold files.
        docs: the folder of the documents they annotate.

    Raises:
        SettingsError: a folder cannot be used, or a category whose cases are not listed.
    """
    if category not in LISTED:
        msg = f"--cases {category}: not listed case by case; name one of {', '.join(LISTED)}"
        raise SettingsError(msg)
    _check_folders(gold, docs)
    listed = evaluated_cases(Category(category), gold, docs, _Once())
    for document, line, case in listed:
        place = f"{document}:{line}" if line else document
        say(f"{place}: {case.verdict}: {case.says}")


def _check_folders(*folders: Path) -> None:
    for folder in folders:
        if not folder.is_dir():
            msg = f"{folder}: no such folder; name the folders of the gold and of its documents"
            raise SettingsError(msg)


class _Once:
    """Extracts each document once, though it is measured by itself and with others."""

    def __init__(self) -> None:
        self._known: dict[Path, Extraction] = {}

    def __call__(self, text: str, path: Path) -> Extraction:
        from extractors.pipeline import extract_text

        if path not in self._known:
            self._known[path] = extract_text(text, name=path.stem, origin=path.name)
        return self._known[path]


def _print(report: Report, *, as_json: bool) -> None:
    if as_json:
        say(to_json(report))
        return
    for document in report.documents:
        say(f"{document.document} against {document.gold}")
        table(HEADER, document.table())
    say(f"all {sum(document.gold != ACROSS for document in report.documents)} documents")
    table(HEADER, report.table())
