from __future__ import annotations

import json
from dataclasses import replace

import pytest

from extractors.evaluation.counts import Category
from extractors.evaluation.cross_scores import cross_rows, read_cross
from extractors.evaluation.gold import Gold, GoldClaim
from extractors.evaluation.places import Place
from kg.model import (
    Claim,
    ClaimType,
    Evidence,
    Graph,
    Link,
    Polarity,
    Provenance,
    Relation,
    Side,
    Span,
    Stance,
    Statement,
)

HEAT, COLD = "Heat pumps pay for themselves in five years.", "They never pay for themselves."
SOURCES = {"001": "s-one", "002": "s-two"}


def statement(source, words, claim=None):
    span = Span(10, 10 + len(words), words)
    return Statement(
        Statement.id_for(source, span.start, span.end), source, span, ClaimType.CLAIM, "A", None, None,
        Stance.ASSERTED, 0.5, Polarity.POSITIVE, words, 2, (), None, claim or Claim.id_for(words),
        Provenance("t", "1"),
    )  # fmt: skip


def gold(name, words):
    place = Place(10, 10 + len(words))
    return Gold(name, "", (GoldClaim("c001", place, (), "claim", "", (), 3),))


GOLDS = {"001": gold("001", HEAT), "002": gold("002", COLD)}
ONE, OTHER = statement("s-one", HEAT), statement("s-two", COLD)


def link(relation):
    evidence = (
        Evidence("polarity", Side.FROM, "s-two", OTHER.span),
        Evidence("polarity", Side.TO, "s-one", ONE.span),
    )
    return Link("l-1", OTHER.id, ONE.id, relation, 0.6, "t", evidence)


def annotated(tmp_path, relation):
    content = {
        "docs": {"001": "001.txt", "002": "002.txt"},
        "links": [{"from": "001:c001", "to": "002:c001", "relation": relation}],
        "contradictions": [{"claims": ["001:c001", "002:c001"]}],
    }
    (tmp_path / "CROSS.json").write_text(json.dumps(content))
    return read_cross(tmp_path)


def counts(cross, graph):
    return {
        row.category: (row.right, row.found, row.gold)
        for row in cross_rows(cross, GOLDS, SOURCES, graph)
    }


@pytest.mark.parametrize(
    ("relation", "found", "opposite", "clash"),
    [(Relation.DISPUTES, 1, 0, 1), (Relation.SUPPORTS, 0, 1, 0), (None, 0, 0, 0)],
)
def test_a_link_counts_only_with_its_relation(tmp_path, relation, found, opposite, clash):
    links = (link(relation),) if relation else ()
    seen = counts(annotated(tmp_path, "disputes"), Graph("r", statements=(ONE, OTHER), links=links))
    assert seen[Category.LINKS_ACROSS][1:] == (found, 1)
    assert seen[Category.LINKS_ACROSS_OPPOSITE][0] == opposite
    assert seen[Category.CONTRADICTIONS][1:] == (clash, 1)


def test_one_claim_restates(tmp_path):
    both = replace(ONE, claim="c-1"), replace(OTHER, claim="c-1")
    seen = counts(annotated(tmp_path, "restates"), Graph("r", statements=both))
    assert seen[Category.LINKS_ACROSS][1:] == (1, 1)
    seen = counts(annotated(tmp_path, "supports"), Graph("r", statements=both))
    assert seen[Category.LINKS_ACROSS][1:] == (0, 1)


def test_a_folder_without_the_file_has_nothing_across(tmp_path):
    assert read_cross(tmp_path) is None
