"""Bringing a vector index up to date without embedding anything twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import EncoderError, SearchIndexError
from kg.search.encoder import Encoder
from kg.search.vector_files import FORMAT, Appender, VectorHeader, drop_other_generations
from kg.search.vectors import VectorIndex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called with the number of texts embedded so far and the number to embed in all."""

_CHUNK = 512
_COPIED_AT_ONCE = 8192


@dataclass(frozen=True, slots=True)
class VectorItem:
    """A record to be indexed.

    Args:
        id: its id, without tab or line break.
        text: what the encoder reads.
    """

    id: str
    text: str

    @property
    def digest(self) -> str:
        """Tells whether the text has changed."""
        clean = self.text.encode("utf-8", "replace")
        return hashlib.sha256(clean).hexdigest()[:16]


def update_vectors(
    folder: Path,
    items: Sequence[VectorItem],
    encoder: Encoder,
    revision: str,
    progress: Progress | None = None,
    *,
    fresh: bool = False,
) -> VectorIndex:
    """Bring the index of a folder to these items, embedding only texts that it does not hold.

    Rows are only ever appended; when records went away or changed, the rest is copied into a new
    generation. A kill leaves what was embedded so far. One writer at a time: the caller holds a lock.

    Args:
        folder: of the index; made if missing.
        items: all that shall be in the index; ids are unique.
        encoder: makes the vectors; an index of another encoder is not reused.
        revision: of the graph that the items come from.
        progress: told after each chunk.
        fresh: make every vector anew, whatever is there.

    Raises:
        EncoderError: the encoder cannot be had or gives no unit vectors; what was there still is.
        SearchIndexError: the files cannot be written.
    """
    _check_ids(items)
    name, dim = encoder.name, encoder.dim
    old = None if fresh else _reusable(folder, name, dim)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, items, encoder, _Start(old, name, dim, revision), progress)
    except OSError as err:
        msg = f"the vector index in {folder} cannot be written: {err.strerror or err}; make room and try again"
        raise SearchIndexError(msg) from err
    return VectorIndex.open(folder)


@dataclass(frozen=True, slots=True)
class _Start:
    old: VectorIndex | None
    encoder: str
    dim: int
    revision: str


def _write(
    folder: Path,
    items: Sequence[VectorItem],
    encoder: Encoder,
    start: _Start,
    progress: Progress | None,
) -> None:
    wanted = {item.id: item.digest for item in items}
    old_keys = start.old.keys if start.old else []
    kept = [place for place, (key, digest) in enumerate(old_keys) if wanted.get(key) == digest]
    held = {old_keys[place][0] for place in kept}
    appender = _appender(folder, start, kept)
    try:
        if start.old is None or len(kept) != len(old_keys):
            appender.commit(appender.header)
        missing = [item for item in items if item.id not in held]
        _embed(appender, missing, encoder, progress)
        appender.commit(replace(appender.header, revision=start.revision))
    finally:
        appender.close()
    drop_other_generations(folder, appender.header)


def _appender(folder: Path, start: _Start, kept: list[int]) -> Appender:
    from kg.search import hamming

    sizes = (start.dim * 2, hamming.words_for(start.dim) * 8)
    old = start.old
    if old is not None and len(kept) == len(old):
        return Appender(folder, old.header, *sizes)
    header = VectorHeader(
        format=FORMAT,
        encoder=start.encoder,
        dim=start.dim,
        count=0,
        revision="",
        generation=_next_generation(folder),
    )
    appender = Appender(folder, header, *sizes)
    if old is not None:
        for part in _chunks(kept, _COPIED_AT_ONCE):
            appender.append(*old.copy(part))
    return appender


def _embed(
    appender: Appender,
    missing: Sequence[VectorItem],
    encoder: Encoder,
    progress: Progress | None,
) -> None:
    import numpy as np

    from kg.search import hamming

    by_text: dict[str, list[VectorItem]] = {}
    for item in missing:
        by_text.setdefault(item.text, []).append(item)
    done = 0
    for texts in _chunks(list(by_text), _CHUNK):
        vectors = np.asarray(encoder.encode(texts), dtype=np.float32)
        _check_vectors(vectors, (len(texts), encoder.dim), encoder.name)
        group = [(place, item) for place, text in enumerate(texts) for item in by_text[text]]
        rows = vectors[[place for place, _ in group]].astype(np.float16)
        keys = [(item.id, item.digest) for _, item in group]
        appender.append(rows.tobytes(), hamming.sign_bits(rows).tobytes(), keys)
        appender.commit(appender.header)
        done += len(texts)
        if progress is not None:
            progress(done, len(by_text))


def _reusable(folder: Path, name: str, dim: int) -> VectorIndex | None:
    try:
        index = VectorIndex.open(folder)
        index.check()
    except SearchIndexError:
        return None
    return index if index.header.encoder == name and index.header.dim == dim else None


def _next_generation(folder: Path) -> int:
    taken = [path.stem.rpartition("-")[2] for path in folder.glob("*-*.*")]
    return max((int(number) for number in taken if number.isdecimal()), default=0) + 1


def _check_ids(items: Sequence[VectorItem]) -> None:
    for item in items:
        if "\t" in item.id or "\n" in item.id:
            msg = f"the id {item.id!r} holds a tab or a line break and cannot be indexed"
            raise SearchIndexError(msg)


def _check_vectors(vectors: NDArray[np.float32], shape: tuple[int, int], name: str) -> None:
    from kg.search import hamming

    if vectors.shape != shape or not hamming.all_unit(vectors):
        msg = f"the encoder {name} does not give unit vectors of length {shape[1]}; choose another"
        raise EncoderError(msg)


def _chunks(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
