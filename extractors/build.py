"""From files to the graph: adding sources, building a folder, keeping search in step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from extractors.across.crosslinks import crossing
from extractors.catalogue import check_is_of_one, read_catalogue
from extractors.draft import Metadata
from extractors.pipeline import Progress, extract_raw
from extractors.positions import read_positions
from extractors.reading import RawSource, find_files, raw_source, read_file
from extractors.registry import signature
from extractors.restating.comparing import meanings_of, restated_pairs
from extractors.searching import encoder
from kg.errors import EncoderError, ExtractorError, SourceError, SpanError, ValueProblem
from kg.model import Extraction, Meaning, Source, Statement
from kg.store import Amendments, Joining, Store
from kg.store.correction_file import FILE_NAME as CORRECTIONS
from kg.store.correction_file import read_log

KEPT_AT_ONCE = 20_000
"""Statements up to which adding a source also renews what only the whole graph gives (topics, echoes, indexes).

That takes a second or two; in a larger graph it is left to a build or to whoever reads next.
"""

FileProgress = Callable[[str, int, int], None]
"""Called with a file's name, how many files are done and how many there are."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one source.

    Args:
        source_id: its id.
        title: its title.
        changed: whether the graph is another than before.
        known: whether the graph had this very text before.
        statements: how many it makes, with the other counts.
        forecasts: how many.
        benchmarks: how many.
        links: within the source.
    """

    source_id: str
    title: str
    changed: bool
    known: bool
    statements: int
    forecasts: int
    benchmarks: int
    links: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken, and why (one line)."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of a batch of files.

    Args:
        results: those taken, in order.
        failures: those not taken.
        removed: ids of sources that a folder no longer holds.
    """

    results: tuple[AddResult, ...]
    failures: tuple[Failure, ...]
    removed: tuple[str, ...] = ()


def add_text(
    store: Store,
    text: str,
    *,
    name: str,
    stated: Metadata | None = None,
    progress: Progress | None = None,
) -> AddResult:
    """Add a pasted or uploaded text as a source.

    Args:
        store: where it goes.
        text: any text; checked as a file would be.
        name: its file's name or title.
        stated: what the user said of it; wins over what the page says.
        progress: told of each extractor.

    Raises:
        SourceError: empty, binary or too large.
        StoreError: it could not be written; the graph is as before.
    """
    raw = raw_source(text.encode("utf-8", "surrogatepass"), name=name)
    return add_raw(store, raw, stated=stated, progress=progress)


def add_raw(
    store: Store,
    raw: RawSource,
    *,
    stated: Metadata | None = None,
    progress: Progress | None = None,
) -> AddResult:
    """Add a source file's content; see `add_text`."""
    result = _add_one(store, raw, stated or Metadata(), progress)
    store.keep_derived(KEPT_AT_ONCE)
    return result


def _add_one(
    store: Store, raw: RawSource, stated: Metadata, progress: Progress | None = None
) -> AddResult:
    source_id = Source.id_for(raw.text)
    made_by = _made_by(raw, stated)
    if store.made_by(source_id) == made_by:
        return _result(store.extraction(source_id), changed=False, known=True)
    extraction = extract_raw(raw, stated=stated, progress=progress)
    return add_extraction(store, raw, extraction, stated=stated)


def add_extraction(
    store: Store,
    raw: RawSource,
    extraction: Extraction,
    *,
    stated: Metadata,
    amendments: Amendments | None = None,
) -> AddResult:
    """Join what was found in a source with the graph, as it is or with what a person corrected of it.

    Args:
        store: where it goes.
        raw: the source's content.
        extraction: what was found in it.
        stated: what the user said of it, as when it was read.
        amendments: corrections that are in force from the start.

    Raises:
        StoreError: it could not be written; the graph is as before.
    """
    made_by = _made_by(raw, stated)
    known = store.made_by(extraction.document.source.id) is not None
    changed = store.put(extraction, made_by=made_by, join=joining, amendments=amendments)
    return _result(extraction, changed=changed, known=known)


def joining(source_id: str) -> Joining:
    """How a source is held against others: links across, and what says the same where it can be told.

    Without an encoder statements make one claim where their wording is one; the search says what is
    missing.

    Args:
        source_id: of the source.
    """
    return Joining(
        cross=crossing,
        mean=_meanings,
        compare=partial(restated_pairs, source_id=source_id, encoder=encoder()),
    )


def _meanings(statements: Sequence[Statement]) -> tuple[Meaning, ...]:
    try:
        return meanings_of(statements, encoder())
    except EncoderError:
        return ()


def add_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    stated: Metadata | None = None,
    progress: FileProgress | None = None,
) -> BatchResult:
    """Add files and the files of folders; one that fails does not keep the rest out.

    Args:
        store: where they go.
        paths: files, folders, or ``-`` for standard input.
        stated: what the user said of all of them.
        progress: told of each file.

    Raises:
        SettingsError: a title or an address is stated, and there are several files.
        StoreError: the store cannot be written; what was added before stays.
    """
    files: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            files += find_files([path])
        except SourceError as err:
            failures.append(Failure(str(path), str(err)))
    told = stated or Metadata()
    check_is_of_one(told, len(dict.fromkeys(files)) + len(failures))
    items = [(path, "", told) for path in dict.fromkeys(files)]
    batch = _add_files(store, items, progress)
    store.keep_derived(KEPT_AT_ONCE)
    return replace(batch, failures=(*failures, *batch.failures))


def build_folder(
    store: Store, folder: Path, *, progress: FileProgress | None = None
) -> BatchResult:
    """Bring the graph in line with a folder: its texts, `sources.toml`, `positions.toml`, `corrections.jsonl`.

    New and changed files are read, unchanged ones left, and sources that an earlier build took
    from files of this folder that are gone or changed are removed. Sources added by hand stay. Corrections
    that the folder keeps are added to the log before anything is read.

    Args:
        store: where they go.
        folder: source files at any depth.
        progress: told of each file.

    Raises:
        SourceError: no such folder, or no readable file in it.
        SettingsError: the catalogue, the file of positions or that of corrections is wrong.
        StoreError: the store cannot be written; what was added before stays.
    """
    if folder.is_file():
        msg = f"{folder}: a file, not a folder; `claimtrail add` takes single files"
        raise SourceError(msg)
    if not folder.is_dir():
        msg = f"{folder}: no such folder; name the folder that holds the source files"
        raise SourceError(msg)
    stated = {entry.file: entry.stated for entry in read_catalogue(folder)}
    mark = f"{folder.resolve().name}/"
    positions = read_positions(folder, mark)
    store.take_corrections(read_log(folder / CORRECTIONS), joining)
    items = []
    for path in find_files([folder]):
        relative = path.relative_to(folder).as_posix()
        items.append((path, mark + relative, stated.get(relative, Metadata())))
    batch = _add_files(store, items, progress)
    store.put_positions(mark, positions)
    kept = {result.source_id for result in batch.results}
    failed = {origin for path, origin, _ in items if str(path) in {f.name for f in batch.failures}}
    removed = tuple(
        source.id
        for source in store.graph().sources
        if source.origin.startswith(mark) and source.id not in kept and source.origin not in failed
    )
    for source_id in removed:
        store.remove(source_id, joining)
    store.keep_derived()
    return replace(batch, removed=removed)


def _add_files(
    store: Store, items: Sequence[tuple[Path, str, Metadata]], progress: FileProgress | None
) -> BatchResult:
    results: list[AddResult] = []
    failures: list[Failure] = []
    for n, (path, origin, stated) in enumerate(items):
        if progress is not None:
            progress(path.name, n, len(items))
        try:
            results.append(_add_one(store, read_file(path, origin), stated))
        except (SourceError, ExtractorError, SpanError, ValueProblem) as err:
            failures.append(Failure(str(path), str(err)))
    if progress is not None:
        progress("done", len(items), len(items))
    return BatchResult(tuple(results), tuple(failures))


def _made_by(raw: RawSource, stated: Metadata) -> str:
    told = hashlib.sha256(repr((raw.name, raw.origin, stated)).encode()).hexdigest()[:12]
    return f"{signature()} meaning/{_meaning_id()} stated/{told}"


def _meaning_id() -> str:
    """Names the encoder by which statements are compared; a source is read again when it is another."""
    try:
        return encoder().name
    except EncoderError:
        return "none"


def _result(extraction: Extraction, *, changed: bool, known: bool) -> AddResult:
    return AddResult(
        source_id=extraction.document.source.id,
        title=extraction.document.source.title,
        changed=changed,
        known=known,
        statements=len(extraction.statements),
        forecasts=len(extraction.forecasts),
        benchmarks=len(extraction.benchmarks),
        links=len(extraction.links),
    )
