"""What tests of links look at: the links that one named test made."""

from __future__ import annotations

from extractors.pipeline import extract_text


def told(draft, test):
    """The links of a test: from's words, relation, to's words."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote)
        for link in draft.links
        if link.test == test
    ]


OLD = "The mill stopped in 1998. Its owner sold the wheel. "
"""A paragraph before a text, so that it tells events."""


def supports(text: str, *tests: str) -> list[tuple[str, str, str]]:
    """Supports among a text's statements, by these tests or by any: from's words, test, to's words."""
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    return [
        (words[k.from_], k.test, words[k.to])
        for k in found.links
        if k.relation.value == "supports" and (not tests or k.test in tests)
    ]
