"""What names are made of, whatever the language: handles, accents, initials, legal forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

HANDLE_EXTRA = 3
"""How many characters a handle may have beyond a person's two names."""

LEGAL_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "ltd",
        "limited",
        "llc",
        "llp",
        "plc",
        "corp",
        "corporation",
        "co",
        "gmbh",
        "ag",
        "se",
        "sa",
        "sas",
        "srl",
        "spa",
        "bv",
        "nv",
        "ab",
        "as",
        "oy",
        "kk",
        "pty",
    ]
)
"""Folded words that say how an organisation is registered and not which one it is."""

_MIDDLE = re.compile(r"_?[A-Z]_?((?<=_)\w+|[A-Z]\w+)")
_PLAIN = re.compile(r"[^a-z0-9]")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.?$")


def plain_letters(text: str) -> str:
    """Lower case without accents, the rest as it is."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def plain_handle(text: str) -> str:
    """A handle, or a name run together, as handles are compared: plain letters and digits alone."""
    return _PLAIN.sub("", plain_letters(text))


def spelling(words: Iterable[str]) -> str:
    """A name as spellings are compared: without accents, initials close together ("i.j. good").

    Args:
        words: folded.
    """
    told = ""
    for word in words:
        plain = plain_letters(word)
        initial = are_initials(plain)
        gap = "" if initial and told.endswith(".") else " "
        told += gap + (plain.rstrip(".") + "." if initial else plain)
    return told.strip()


def is_handle_of(handle: str, first: str, last: str) -> bool:
    """Whether a handle is made of a first and last name, with little after them.

    Between both a middle initial may stand where capitals or underscores set it off ("BoRMarsh").

    Args:
        handle: as written, with or without "@".
        first: first name, in any spelling.
        last: last name.
    """
    head, tail = plain_handle(first), plain_handle(last)
    if not (head and tail):
        return False
    bare = handle.lstrip("@")
    forms = [bare]
    middle = _MIDDLE.match(bare, len(head))
    if middle:
        forms.append(bare[: len(head)] + middle[1])
    return any(
        plain.startswith(head + tail) and len(plain) - len(head + tail) <= HANDLE_EXTRA
        for plain in map(plain_handle, forms)
    )


def are_initials(word: str) -> bool:
    """Whether a folded word is one or more initials ("j", "i.j", "j.")."""
    return _INITIALS.match(word) is not None


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """An organisation's folded words without the legal forms at their end; never empty."""
    end = len(words)
    while end > 1 and words[end - 1].replace(".", "") in LEGAL_FORMS:
        end -= 1
    return words[:end]
