"""Folders of trained weights: what they hold, and whether they are whole.

Beside the weights stands ``manifest.json``: the model's name, version and licence, what it tells apart, and for each
file its size and SHA-256. The manifest's own digest names the model, since it holds theirs.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ModelError

MANIFEST = "manifest.json"
LICENCE = "CC-BY-SA-4.0"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model: its path in the folder, size in bytes and SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder of weights says of itself.

    Args:
        name: the model's name, with the language.
        version: its version.
        digest: first 12 hexadecimal digits of the manifest's SHA-256.
        labels: what the model tells apart, in the order of its scores; may be empty.
        files: all files but the manifest and what is written about the model.
    """

    name: str
    version: str
    digest: str
    labels: tuple[str, ...]
    files: tuple[ModelFile, ...]


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder of weights.

    Args:
        path: where it is.
        what: what errors call the model ("the syntax model").
        cure: what a user can do when it is damaged.
    """

    path: Path
    what: str
    cure: str = "reinstall Claimtrail"

    def manifest(self) -> Manifest:
        """The folder's manifest.

        Raises:
            ModelError: it is missing or damaged.
        """
        try:
            content = (self.path / MANIFEST).read_bytes()
        except OSError as err:
            msg = f"{self.what} is missing ({self.path}); {self.cure}"
            raise ModelError(msg) from err
        try:
            told = json.loads(content)
            return Manifest(
                name=str(told["name"]),
                version=str(told["version"]),
                digest=hashlib.sha256(content).hexdigest()[:12],
                labels=tuple(map(str, told["labels"])),
                files=tuple(
                    ModelFile(path, int(file["bytes"]), str(file["sha256"]))
                    for path, file in told["files"].items()
                ),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            msg = f"{self.what}'s {MANIFEST} is damaged ({self.path}); {self.cure}"
            raise ModelError(msg) from err

    def check(self) -> None:
        """Hold every file against the manifest.

        Raises:
            ModelError: a file is missing or altered, or the manifest cannot be read.
        """
        for file in self.manifest().files:
            try:
                content = (self.path / file.path).read_bytes()
            except OSError as err:
                msg = f"{self.what} lacks its file {file.path} ({self.path}); {self.cure}"
                raise ModelError(msg) from err
            if len(content) != file.size or hashlib.sha256(content).hexdigest() != file.sha256:
                msg = f"{self.what}'s file {file.path} is damaged ({self.path}); {self.cure}"
                raise ModelError(msg)


def write_manifest(
    folder: Path, name: str, version: str, *, labels: tuple[str, ...] = (), besides: tuple[str, ...]
) -> None:
    """Write the manifest of a folder whose files are in place.

    Args:
        folder: the weights.
        name: the model's name, with the language.
        version: its version.
        labels: what it tells apart.
        besides: names of files that are no weights (licence, card).
    """
    out = {MANIFEST, *besides}
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in out
    }
    told = {
        "name": name,
        "version": version,
        "licence": LICENCE,
        "labels": list(labels),
        "files": {
            path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in files.items()
        },
    }
    (folder / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
