"""Reviews that wait: a source between reading and joining, kept in the workspace until it is joined or dropped.

What was found is not kept: the same text is read again, and gives the same. A file holds the text, what was
stated of it and what a person said of what was found.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from extractors.draft import Metadata
from extractors.pipeline import Progress
from extractors.reading import RawSource
from extractors.reviewing import Review, read
from kg.errors import SettingsError, StoreError
from kg.model import SourceKind
from kg.model.correction import Amendment
from kg.store.correction_json import change_from_json, change_to_json

FOLDER = "reviews"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that was begun.

    Args:
        raw: the source's content.
        stated: what the user said of the source.
        said: what a person changed of what was found.
    """

    raw: RawSource
    stated: Metadata
    said: tuple[Amendment, ...]

    def taken_up(self, progress: Progress | None = None) -> Review:
        """The review as it was left; the source is read again.

        Args:
            progress: told of each step.

        Raises:
            ExtractorError: a step broke on the text.
        """
        review = read(self.raw, stated=self.stated, progress=progress)
        for change in self.said:
            review = review.with_change(change)
        return review


def keep(workspace: Path, review: Review) -> None:
    """Keep a review as it is now, in place of what was kept of it.

    Args:
        workspace: the workspace's folder.
        review: begun, and not joined yet.

    Raises:
        StoreError: it cannot be written; what was kept stays.
    """
    stated = asdict(review.stated) | {"kind": review.stated.kind and review.stated.kind.value}
    made = {
        "raw": asdict(review.raw),
        "stated": stated,
        "said": [json.loads(change_to_json(change)) for change in review.said],
    }
    path = _path(workspace, review.raw)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                # Lone surrogates of a pasted text stay: JSON writes them as escapes.
                json.dump(made, stream, sort_keys=True)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as err:
        msg = f"{path}: cannot be written ({err.strerror}); check the folder, then try again"
        raise StoreError(msg) from err


def drop(workspace: Path, raw: RawSource) -> None:
    """Forget the review of a source; none kept is no error.

    Raises:
        StoreError: it cannot be deleted.
    """
    path = _path(workspace, raw)
    try:
        path.unlink(missing_ok=True)
    except OSError as err:
        msg = f"{path}: cannot be deleted ({err.strerror}); delete it by hand"
        raise StoreError(msg) from err


def waiting(workspace: Path) -> tuple[Waiting, ...]:
    """The reviews that wait, by the name of their source.

    Raises:
        SettingsError: one cannot be read.
    """
    found = [_read(path) for path in sorted((workspace / FOLDER).glob("*.json"))]
    return tuple(sorted(found, key=lambda w: (w.stated.title or w.raw.name, w.raw.sha256)))


def _path(workspace: Path, raw: RawSource) -> Path:
    # By all that tells one source from another, so that two files of one text are two reviews.
    parts = "\0".join((raw.sha256, raw.name, raw.origin)).encode("utf-8", "surrogatepass")
    return workspace / FOLDER / f"{hashlib.sha256(parts).hexdigest()[:16]}.json"


def _read(path: Path) -> Waiting:
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        stated = dict(made["stated"])
        kind = stated.pop("kind")
        return Waiting(
            raw=RawSource(**made["raw"]),
            stated=Metadata(**stated, kind=SourceKind(kind) if kind else None),
            said=tuple(change_from_json(json.dumps(change)) for change in made["said"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as err:
        msg = f"{path}: a review that cannot be read ({err}); delete it, and add its source again"
        raise SettingsError(msg) from err
