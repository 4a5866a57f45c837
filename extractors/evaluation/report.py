"""Measuring extraction against a folder of gold files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.evaluation.cases import Case, cases
from extractors.evaluation.counts import Category, Row, totals
from extractors.evaluation.cross_scores import cross_rows, read_cross
from extractors.evaluation.gold import ACROSS, Gold, gold_digest, gold_files, read_gold
from extractors.evaluation.joined import joined
from extractors.evaluation.scores import score
from kg.errors import SettingsError, SourceError
from kg.model import Extraction

_SUFFIXES = (".txt", ".md")

Extract = Callable[[str, Path], Extraction]
"""Makes the extraction of a document from its text and its path."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was measured on one document.

    Args:
        gold: the gold file's name without its ending.
        document: the document's file name.
        rows: one for each category that this gold can judge, in the categories' order.
    """

    gold: str
    document: str
    rows: tuple[Row, ...]

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The rows as printed, under `HEADER`."""
        return tuple(row.cells() for row in self.rows)


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured on a folder of gold.

    Args:
        gold: digest of the gold files, see `gold_digest`.
        documents: one for each gold file, by name.
        problems: why the figures do not stand for all of the gold, one line each.
    """

    gold: str
    documents: tuple[DocumentReport, ...]
    problems: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All documents' counts together, one row for each category, in the categories' order."""
        return totals(tuple(row for document in self.documents for row in document.rows))

    def row(self, category: Category) -> Row:
        """A category's counts; all zero where no document could judge it."""
        return next((row for row in self.rows if row.category is category), Row(category))

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The total rows as printed, under `HEADER`."""
        return tuple(row.cells() for row in self.rows)


def evaluate(gold_folder: Path, docs_folder: Path, extract: Extract) -> Report:
    """Extract every document that has gold and count what was found.

    Args:
        gold_folder: holds ``*.json``; files without claims are passed over.
        docs_folder: holds the documents. A gold file's document is the ``.txt`` or ``.md`` whose
            name without ending is the same, else the first that begins with the gold's name up
            to "_".
        extract: makes an extraction from a text and the document's path.

    Raises:
        SettingsError: no gold or documents, or a gold file that cannot be used.
        SourceError: a document that cannot be read.
    """
    read = [gold for gold in map(read_gold, gold_files(gold_folder)) if gold is not None]
    documents, problems = [], []
    for gold in read:
        path = _document_of(gold.name, docs_folder)
        if path is None:
            problems.append(f"{gold.name}: no document of this name in {docs_folder}")
            continue
        document, altered = _measure(gold, path, extract)
        documents.append(document)
        if altered:
            problems.append(f"{path.name}: not the text that was annotated (its sha256 differs)")
    if not documents:
        msg = (
            f"{docs_folder}: holds no document (.txt, .md) of the gold in {gold_folder}; "
            "name the folder of the annotated documents with --docs"
        )
        raise SettingsError(msg)
    return Report(gold_digest(gold_folder), tuple(documents), tuple(problems))


def evaluated_cases(
    category: Category, gold_folder: Path, docs_folder: Path, extract: Extract
) -> Iterator[tuple[str, int, Case]]:
    """Every case of a category that is missed or wrong, document by document.

    Args:
        category: one of `extractors.evaluation.cases.LISTED`.
        gold_folder: as for `evaluate`.
        docs_folder: as for `evaluate`.
        extract: as for `evaluate`.

    Yields:
        The document's file name, the line on which the case stands (0 where the annotation gives
        no place), and the case.

    Raises:
        SettingsError: a category whose cases are not listed, or gold that cannot be used.
        SourceError: a document that cannot be read.
    """
    for gold in filter(None, map(read_gold, gold_files(gold_folder))):
        path = _document_of(gold.name, docs_folder)
        if path is None:
            continue
        text, _ = _text_of(path)
        for case in cases(category, gold, text, extract(text, path)):
            line = 0 if case.start < 0 else text.count("\n", 0, case.start) + 1
            yield path.name, line, case


def evaluate_across(
    gold_folder: Path, docs_folder: Path, extract: Extract
) -> DocumentReport | None:
    """Join the documents of ``CROSS.json`` in one graph and count what it links.

    Args:
        gold_folder: holds ``CROSS.json`` and its documents' gold.
        docs_folder: holds the documents.
        extract: as for `evaluate`.

    Returns:
        The rows across documents, or None where the folder has no ``CROSS.json`` or lacks documents.

    Raises:
        SettingsError: the file cannot be used.
        SourceError: a document that cannot be read.
    """
    cross = read_cross(gold_folder)
    if cross is None:
        return None
    read = [gold for gold in map(read_gold, gold_files(gold_folder)) if gold is not None]
    golds = {gold.name.split("_")[0]: gold for gold in read}
    extractions: dict[str, Extraction] = {}
    for number in sorted(cross.documents):
        path = _document_of(golds[number].name, docs_folder) if number in golds else None
        if path is None:
            return None
        text, _ = _text_of(path)
        extractions[number] = extract(text, path)
    graph = joined(tuple(extractions.values()))
    sources = {number: found.document.source.id for number, found in extractions.items()}
    return DocumentReport(ACROSS, "across", cross_rows(cross, golds, sources, graph))


def _measure(gold: Gold, path: Path, extract: Extract) -> tuple[DocumentReport, bool]:
    text, digest = _text_of(path)
    altered = bool(gold.sha256) and gold.sha256 != digest
    rows = score(gold, text, extract(text, path))
    return DocumentReport(gold.name, path.name, rows), altered


def _text_of(path: Path) -> tuple[str, str]:
    """A document's text and the SHA-256 of its bytes."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8"), hashlib.sha256(data).hexdigest()
    except OSError as err:
        msg = f"{path}: cannot be read ({err.strerror}); check its permissions"
        raise SourceError(msg) from err
    except UnicodeDecodeError as err:
        msg = f"{path}: not UTF-8 (byte {err.start}); save it as UTF-8"
        raise SourceError(msg) from err


def _document_of(name: str, folder: Path) -> Path | None:
    stem = name.split("_")[0]
    # Sorted, since the order in which a folder lists its files is the disk's own.
    found = sorted(
        path for path in folder.glob("*") if path.suffix in _SUFFIXES and path.stem.startswith(stem)
    )
    same = [path for path in found if path.stem == name]
    return next(iter(same + found), None)
