"""Identifiers made from content, so that the same record has the same id on every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LENGTH = 12
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")


def content_id(prefix: str, *parts: object) -> str:
    """A short id such as ``t-3f09c1d2a4b5`` from a prefix and the parts that make a record itself.

    Args:
        prefix: one letter for the kind of record (s source, t statement, c claim, f forecast,
            b benchmark result, e entity, l link, p post).
        parts: values whose ``str`` is stable; None and "" differ.
    """
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:_LENGTH]}"


def fold(text: str) -> str:
    """Text as it is compared: NFKC, case folded, one kind of hyphen, white space and marks dropped."""
    plain = unicodedata.normalize("NFKC", text).translate(_HYPHENS).casefold()
    return " ".join(re.findall(r"[^\W_]+(?:[.'\u2019-][^\W_]+)*%?", plain))


def sha256_text(text: str) -> str:
    """SHA-256 (hex) of the text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()
