"""Front matter, and names as bylines print them: what several page steps look for."""

from __future__ import annotations

import re

from extractors.page.lines import Line, ends_sentence, flat, page_lexicon

_FIELD = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}):\s+(\S.{0,300})")
_FENCES = ("---", "+++")
SEPARATOR = re.compile(
    r"\s*(?:[|\u00b7\u2022/]|\s[\u2014\u2013-]\s|,\s(?=\d|\w+day|[A-Z][a-z]+\s\d))\s*"
)
# After a name: ", energy correspondent", " in Leeds", " for the Harbour Post".
_OFFICE = re.compile(r",\s+(?=[a-z])|\s(?:in|for|at|from)\s(?=(?:the\s)?[A-Z])")
_NAME_PART = re.compile(r"[^\W\d_][\w.'\u2019-]*")


def header_length(lines: tuple[Line, ...]) -> int:
    """How many of the first lines are front matter: between fences, or ``Key: value`` lines."""
    if lines and lines[0].text in _FENCES:
        for i, line in enumerate(lines[1:60], start=1):
            if line.text in (lines[0].text, "..."):
                return i + 1
        return 0
    known = 0
    for line in lines[:12]:
        match = _FIELD.fullmatch(line.shaped)
        if not match or _field_of(match[1]) is None:
            break
        known += 1
    return known


def header_fields(header: tuple[Line, ...]) -> dict[str, str]:
    """Values of the known keys in front matter, by field; the first one of a field counts."""
    found: dict[str, str] = {}
    for line in header:
        match = _FIELD.fullmatch(line.shaped)
        field = _field_of(match[1]) if match else None
        if match and field:
            value = flat(match[2].strip().strip("\"'[]").strip())
            if value and value.lower() not in {"null", "none", "unknown", "n/a", "~"}:
                found.setdefault(field, value)
    return found


def _field_of(key: str) -> str | None:
    """The field that a key fills, or None."""
    bare = key.lower().replace("_", " ").strip()
    keys = page_lexicon().keys
    for field in ("title", "author", "published", "publisher", "url", "kind"):
        if bare in getattr(keys, field):
            return field
    return None


def after_opener(text: str, openers: tuple[str, ...]) -> str | None:
    """What follows the longest opener at the head of a line; None if none opens it."""
    bare = text.strip("*_ ")
    low = bare[:40].lower()
    for opener in sorted(openers, key=len, reverse=True):
        if low.startswith(opener) and not bare[len(opener) : len(opener) + 1].isalnum():
            return bare[len(opener) :].strip(" :*_")
    return None


def is_byline(text: str) -> bool:
    """Whether a short line only says who wrote the page ("By Ada Quill, energy editor")."""
    rest = after_opener(text, page_lexicon().byline.author) if len(text) <= 120 else None
    return bool(rest) and not ends_sentence(text) and person_name(rest or "") is not None


def person_name(text: str) -> str | None:
    """A person's name at the head of ``text``, up to a separator or date; None for anything else."""
    head = SEPARATOR.split(text.strip(" *_#"), maxsplit=1)[0]
    head = _OFFICE.split(head, maxsplit=1)[0].strip(" *_.,")
    parts = head.split()
    if not 1 < len(parts) <= 7 or len(head) > 60:
        return None
    particles = page_lexicon().byline.name_particles - {"&"}
    capitals = [part for part in parts if part.lower() not in particles]
    if not all(_NAME_PART.fullmatch(part.strip(",")) and part[0].isupper() for part in capitals):
        return None
    return flat(head) if 2 <= len(capitals) <= 5 else None
