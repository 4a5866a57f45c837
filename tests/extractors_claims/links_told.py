"""What tests of links look at: the links that one named test made."""

from __future__ import annotations


def told(draft, test):
    """The links of a test: from's words, relation, to's words."""
    by_id = {s.id: s for s in draft.statements}
    return [
        (by_id[link.from_].span.quote, link.relation.value, by_id[link.to].span.quote)
        for link in draft.links
        if link.test == test
    ]
