"""Typed reading of hand-written JSON: a wrong value is named by file and key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from extractors.evaluation.places import Place
from kg.errors import SettingsError


class Fields:
    """One JSON object of a file, and where it stands there.

    A missing key and ``null`` both read as empty; a key nobody asks for is ignored, since gold
    files of different kinds of page carry different extras.
    """

    def __init__(self, file: Path, where: str, content: dict[str, object]) -> None:
        """Keep the object with its place for messages (``claims[3]``; "" for the whole file)."""
        self._file = file
        self._where = where
        self._content = content

    @classmethod
    def of_file(cls, file: Path) -> Fields:
        """The object that a file holds.

        Raises:
            SettingsError: missing, unreadable, no JSON, or another thing than an object.
        """
        try:
            content = json.loads(file.read_bytes())
        except OSError as err:
            msg = f"{file}: cannot be read ({err.strerror}); check the path and its permissions"
            raise SettingsError(msg) from err
        except ValueError as err:
            msg = f"{file}: not JSON ({err}); correct the file"
            raise SettingsError(msg) from err
        if not isinstance(content, dict):
            msg = f"{file}: holds no JSON object; correct the file"
            raise SettingsError(msg)
        return cls(file, "", content)

    def __contains__(self, key: str) -> bool:
        """Whether the key is written, with whatever value."""
        return key in self._content

    def names(self) -> tuple[str, ...]:
        """The keys written, sorted."""
        return tuple(sorted(self._content))

    def problem(self, key: str, wanted: str) -> SettingsError:
        """The error that says what should stand at a key."""
        found = repr(self._content.get(key))[:60]
        return SettingsError(
            f"{self._file}: {self._path(key)} is {found}, not {wanted}; correct the file"
        )

    def text(self, key: str) -> str:
        """A string; empty where there is none."""
        value = self._content.get(key)
        if value is None:
            return ""
        # A year or another bare number is a string that lost its quotation marks.
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise self.problem(key, "a string")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string stands for a list of one."""
        value = self._content.get(key)
        if value is None or value == "":
            return ()
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list):
            raise self.problem(key, "a list of strings")
        found = tuple(item for item in listed if isinstance(item, str))
        if len(found) != len(listed):
            raise self.problem(key, "a list of strings")
        return found

    def number(self, key: str) -> float | None:
        """A number, or None."""
        value = self._content.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.problem(key, "a number")
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers."""
        value = self._content.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.problem(key, "a list of numbers")
        found = tuple(
            float(item)
            for item in value
            if isinstance(item, int | float) and not isinstance(item, bool)
        )
        if len(found) != len(value):
            raise self.problem(key, "a list of numbers")
        return found

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number; needed unless there is a default."""
        value = self._content.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.problem(key, "a whole number")
        return value

    def part(self, key: str) -> Fields | None:
        """An object, or None."""
        value = self._content.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.problem(key, "an object")
        return Fields(self._file, self._path(key), value)

    def objects(self, key: str, *, only_objects: bool = True) -> Iterator[Fields]:
        """The objects of a list.

        Args:
            key: the list's key.
            only_objects: refuse other items; where False they are passed over.
        """
        value = self._content.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.problem(key, "a list of objects")
        for n, item in enumerate(value):
            if isinstance(item, dict):
                yield Fields(self._file, f"{self._path(key)}[{n}]", item)
            elif only_objects:
                raise self.problem(key, "a list of objects")

    def place(self) -> Place:
        """The object's own ``start`` and ``end``."""
        start, end = self.whole("start"), self.whole("end")
        for key, wrong, wanted in (
            ("start", start < 0, "0 or more"),
            ("end", end <= start, f"beyond its start {start}"),
        ):
            if wrong:
                raise self.problem(key, wanted)
        return Place(start, end)

    def _path(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key
