"""`sources.toml`: what is known of the files of a folder beyond what they say themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractors.draft import Metadata
from kg.errors import SettingsError, ValueProblem
from kg.model import SourceKind
from kg.model.checks import need_iso_date

FILE_NAME = "sources.toml"
_TEXT_KEYS = ("title", "author", "publisher", "published", "url")


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What the catalogue states of one file.

    Args:
        file: name relative to the folder, "/" as separator.
        stated: wins over what the file says.
    """

    file: str
    stated: Metadata


def read_catalogue(folder: Path) -> tuple[CatalogueEntry, ...]:
    """The entries of a folder's catalogue, in its order; none where there is no catalogue.

    Raises:
        SettingsError: the file is no TOML, or an entry has a wrong type or value.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path}: not TOML ({err}); mend it"
        raise SettingsError(msg) from err
    if not isinstance(tables, list):
        msg = f"{path}: 'source' must be a list of tables ([[source]])"
        raise SettingsError(msg)
    return tuple(_entry(path, n, table) for n, table in enumerate(tables, start=1))


def _entry(path: Path, n: int, table: Mapping[str, Any]) -> CatalogueEntry:
    where = f"{path}: source {n}"
    file = table.get("file")
    if not isinstance(file, str) or not file:
        msg = f'{where} names no file; add file = "..."'
        raise SettingsError(msg)
    values = {key: _text(where, key, table.get(key)) for key in _TEXT_KEYS}
    return CatalogueEntry(file, stated_metadata(where, kind=table.get("kind"), **values))


def _text(where: str, key: str, value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if value is None or isinstance(value, str):
        return value or None
    msg = f"{where}: {key} must be text, not {value!r}"
    raise SettingsError(msg)


def stated_metadata(
    where: str,
    *,
    kind: str | None = None,
    title: str | None = None,
    author: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Metadata:
    """Metadata that a person stated, checked.

    Args:
        where: named in a message.
        kind: a value of `kg.model.SourceKind`, or None.
        title: or None, as are the rest.
        author: the author's name.
        publisher: the publisher's name.
        published: ISO date.
        url: the page's address.

    Raises:
        SettingsError: no such kind, an impossible date, or an address that no browser opens.
    """
    kinds = [k.value for k in SourceKind]
    if kind is not None and kind not in kinds:
        msg = f"{where}: kind {kind!r} is none of {', '.join(kinds)}"
        raise SettingsError(msg)
    try:
        need_iso_date(published, "published")
    except ValueProblem as err:
        msg = f"{where}: published {published!r} is no date such as 2026-05-31"
        raise SettingsError(msg) from err
    if url is not None and not is_address(url):
        msg = f"{where}: url {url!r} is no address such as https://example.org/essay"
        raise SettingsError(msg)
    return Metadata(
        title=title,
        kind=None if kind is None else SourceKind(kind),
        kind_confidence=0.0 if kind is None else 1.0,
        author=author,
        publisher=publisher,
        published=published,
        url=url,
    )


def check_is_of_one(stated: Metadata, sources: int) -> None:
    """A title and an address name one source: nobody means them of several at once.

    Args:
        stated: what a person said of all of them.
        sources: how many there are.

    Raises:
        SettingsError: a title or an address is said of more than one.
    """
    named = [name for name, value in (("title", stated.title), ("address", stated.url)) if value]
    if named and sources > 1:
        msg = f"one {' and one '.join(named)} for {sources} sources; add them one by one, or leave the {' and the '.join(named)} out"
        raise SettingsError(msg)


def is_address(url: str) -> bool:
    """Whether a browser opens it as a page of the web: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:  # an unclosed bracket in the host
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(url) & set(" \t\r\n")
    )
