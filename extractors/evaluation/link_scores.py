"""Counting links between claims that support or dispute each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.evaluation.counts import Category, Row
from extractors.evaluation.gold import Gold, GoldLink
from extractors.evaluation.places import at_one_of, same_place
from kg.model import Extraction, Link, Relation

LINK_CATEGORIES = {
    Relation.SUPPORTS: Category.LINKS_SUPPORTS,
    Relation.DISPUTES: Category.LINKS_DISPUTES,
}
"""The category of each relation that is scored."""


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """A predicted link told in gold's terms.

    Args:
        link: as predicted.
        from_: ids of the annotated claims that its first end hits, at any of their places.
        to: likewise for its second end.
        judged: whether both ends hit a claim where it first stands; only such links can be wrong.
    """

    link: Link
    from_: frozenset[str]
    to: frozenset[str]
    judged: bool

    @property
    def relation(self) -> Relation:
        """Supports or disputes."""
        return self.link.relation

    def joins(self, link: GoldLink) -> bool:
        """Whether it joins the same two claims, in either direction."""
        return (link.from_ in self.from_ and link.to in self.to) or (
            link.from_ in self.to and link.to in self.from_
        )


def link_rows(gold: Gold, found: Extraction) -> Iterator[Row]:
    """Rows for supports, disputes, and links that say the opposite of the gold."""
    links = tuple(links_in_gold_terms(gold, found))
    for relation, category in LINK_CATEGORIES.items():
        wanted = [link for link in gold.links if link.relation == relation]
        others = [link for link in gold.links if link.relation != relation]
        predicted = [link for link in links if link.relation is relation]
        judged = [link for link in predicted if link.judged]
        yield Row(
            category,
            _joining(judged, wanted),
            len(judged),
            sum(any(ends.joins(link) for ends in predicted) for link in wanted),
            len(wanted),
        )
        yield Row(Category.LINKS_OPPOSITE, _joining(judged, others), len(judged))


def _joining(predicted: list[JudgedLink], links: list[GoldLink]) -> int:
    return sum(any(ends.joins(link) for link in links) for ends in predicted)


def links_in_gold_terms(gold: Gold, found: Extraction) -> Iterator[JudgedLink]:
    """Every predicted link that supports or disputes, told in the annotation's terms."""
    ends = {end for link in found.links for end in (link.from_, link.to)}
    hit: dict[str, frozenset[str]] = {}
    known: set[str] = set()
    for statement in found.statements:
        if statement.id not in ends:
            continue
        hit[statement.id] = frozenset(
            claim.id for claim in gold.claims if at_one_of(statement.span, claim.places)
        )
        if any(same_place(statement.span, claim.place) for claim in gold.claims):
            known.add(statement.id)
    for link in found.links:
        if link.relation in LINK_CATEGORIES:
            judged = link.from_ in known and link.to in known
            yield JudgedLink(link, hit[link.from_], hit[link.to], judged)
