"""What turns away behind its clause or at its head ("..., mind you", "Then again, ..."): it bears nothing out by its place alone."""

from __future__ import annotations

import re

from extractors.links.link_cues import plain
from extractors.links.link_found import Found
from kg.model import Relation

_LATE = re.compile(
    r",? though(?=[,.;!]|$)|,? mind(?: you)?(?=[.!]|$)|, (?:however|nevertheless|nonetheless|by contrast)(?=[,.;]|$)"
    r"|\bto be fair\b"
)
_ANEW = re.compile(r"\W*(?:then again|mind you|even so|all the same|having said that)\b")


def turns_away(found: Found) -> bool:
    """Whether nothing but its place shows a support, and its words turn from what stands before ("..., though.")."""
    if found.relation is not Relation.SUPPORTS or found.kind != "structure":
        return False
    if found.from_.span.start < found.to.span.start:
        return False
    words = plain(found.from_.span.quote)
    return _LATE.search(words) is not None or _ANEW.match(words) is not None
