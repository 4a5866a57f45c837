"""Loads a TOML lexicon of language into a frozen dataclass, checked key by key.

A dataclass's fields are the keys of its file. Field types that a file can fill: ``str``, ``bool``,
``int``, ``float``, ``tuple[X, ...]`` and ``frozenset[str]`` (arrays), ``Mapping[str, X]`` and
dataclasses (tables), with X again one of these.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from kg.errors import SettingsError

T = TypeVar("T")

# Lexicons are frozen and the same for the whole process.
_LOADED: dict[tuple[type, str], Any] = {}

_SCALARS: dict[type, str] = {str: "a string", bool: "true or false", int: "a whole number"}


def load_lexicon(kind: type[T], name: str) -> T:
    """The lexicon ``lexicons/NAME.toml`` as a value of ``kind``; read once per process.

    Args:
        kind: a frozen dataclass whose fields are the file's keys.
        name: the file's name without its ending.

    Raises:
        SettingsError: no such file, not TOML, an unknown or missing key, a value of the wrong type.
    """
    if (kind, name) not in _LOADED:
        _LOADED[kind, name] = _read(kind, name)
    return cast("T", _LOADED[kind, name])


def _read(kind: type, name: str) -> Any:
    """The lexicon from its file."""
    file = files("extractors") / "lexicons" / f"{name}.toml"
    try:
        content = file.read_text(encoding="utf-8")
    except OSError as err:
        msg = f"the lexicon {name}.toml is missing; reinstall Claimtrail"
        raise SettingsError(msg) from err
    return parse_lexicon(kind, content, f"{name}.toml")


def parse_lexicon(kind: type[T], content: str, file: str) -> T:
    """A value of ``kind`` from TOML text.

    Args:
        kind: a frozen dataclass whose fields are the file's keys.
        content: the TOML text.
        file: its name, for messages.

    Raises:
        SettingsError: not TOML, an unknown or missing key, a value of the wrong type.
    """
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as err:
        msg = f"{file} is not valid TOML: {err}"
        raise SettingsError(msg) from err
    return cast("T", _record(kind, table, file, ""))


def _record(kind: type, table: Mapping[str, Any], file: str, where: str) -> Any:
    """An instance of a dataclass from a TOML table."""
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    for key in table:
        if key not in known:
            msg = f"{file}: unknown key {where + key!r}; known here: {', '.join(sorted(known))}"
            raise SettingsError(msg)
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in table:
            values[name] = _value(hints[name], table[name], file, where + name)
        elif field.default is MISSING and field.default_factory is MISSING:
            msg = f"{file}: key {where + name!r} is missing"
            raise SettingsError(msg)
    return kind(**values)


def _value(hint: Any, value: Any, file: str, where: str) -> Any:
    """A TOML value as the type that a field asks for."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (tuple, frozenset):
        items = _expect(value, list, "an array", file, where)
        return origin(_value(args[0], item, file, f"{where}[{i}]") for i, item in enumerate(items))
    if origin is Mapping:
        table = _expect(value, dict, "a table", file, where)
        return MappingProxyType(
            {key: _value(args[1], item, file, f"{where}.{key}") for key, item in table.items()}
        )
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, _expect(value, dict, "a table", file, where), file, f"{where}.")
    if hint is float:
        return float(_expect(value, (int, float), "a number", file, where))
    return _expect(value, hint, _SCALARS.get(hint, str(hint)), file, where)


def _expect(value: Any, kind: Any, words: str, file: str, where: str) -> Any:
    """The value, if it is of the type; a bool is no number."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        msg = f"{file}: key {where!r} is {value!r}, not {words}"
        raise SettingsError(msg)
    return value
