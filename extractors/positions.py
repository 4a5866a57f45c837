"""`positions.toml`: the sides of a debate that a folder of sources names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.model import Position, fold

FILE_NAME = "positions.toml"


def read_positions(folder: Path, origin: str) -> tuple[Position, ...]:
    """The positions of a folder's file, in its order; none where there is no file.

    Args:
        folder: of sources.
        origin: kept with each, to tell them from those that a person added.

    Raises:
        SettingsError: the file is no TOML, or an entry lacks a name or a statement, or repeats a name.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("position", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path}: not TOML ({err}); mend it"
        raise SettingsError(msg) from err
    if not isinstance(tables, list):
        msg = f"{path}: 'position' must be a list of tables ([[position]])"
        raise SettingsError(msg)
    found: dict[str, Position] = {}
    for n, table in enumerate(tables, start=1):
        position = _position(f"{path}: position {n}", table, origin)
        if found.setdefault(fold(position.name), position) is not position:
            msg = f"{path}: position {n} repeats the name {position.name!r}; choose another"
            raise SettingsError(msg)
    return tuple(found.values())


def _position(where: str, table: object, origin: str) -> Position:
    if not isinstance(table, dict):
        msg = f"{where} is no table ([[position]])"
        raise SettingsError(msg)
    return Position(_text(where, table, "name"), _text(where, table, "statement"), origin)


def _text(where: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        msg = f'{where} has no {key}; add {key} = "..."'
        raise SettingsError(msg)
    return value.strip()
