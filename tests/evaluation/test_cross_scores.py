from __future__ import annotations

import json
from dataclasses import replace

import pytest

from extractors.evaluation.counts import Category
from extractors.evaluation.cross_scores import cross_rows, read_cross
from extractors.evaluation.forecast_groups import forecast_group_row
from extractors.evaluation.gold import Gold, GoldClaim, GoldForecast
from extractors.evaluation.places import Place
from kg.model import (
    Claim,
    ClaimType,
    Evidence,
    Forecast,
    Graph,
    Horizon,
    Link,
    Operator,
    Polarity,
    Probability,
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


def forecast(source, event="pumps pay for themselves", point=0.6):
    words = f"A {point:.0%} chance that {event} by 2031."
    return Forecast(
        f"f-{source}-{event}", source, "t-1", Span(10, 10 + len(words), words), "Ada Quill", event,
        Probability(point, point, point, Operator.EQUAL, f"{point:.0%}"),
        Horizon(None, "2031-12-31", "by 2031"),
    )  # fmt: skip


def annotated_forecast(id_):
    return GoldForecast(
        id=id_, place=Place(10, 20), also_at=(), repeats="", forecaster="Ada Quill", chance=0.6,
        operator="=", date="2031-12-31", period=("2031-12-31",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "exact"),
    [
        ((forecast("s-one"), forecast("s-two")), 1),
        ((forecast("s-one"),), 0),
        ((forecast("s-one"), forecast("s-two", "boilers are banned")), 0),
        ((forecast("s-one"), forecast("s-two", point=0.3)), 0),
    ],
)
def test_mentions_of_one_forecast_count_where_all_and_only_they_are_held_together(told, exact):
    golds = {
        number: replace(gold, forecasts=(annotated_forecast("f01"),))
        for number, gold in GOLDS.items()
    }
    row = forecast_group_row((("001:f01", "002:f01"),), golds, SOURCES, Graph("r", forecasts=told))
    assert (row.found, row.gold) == (exact, 1)


def test_a_folder_without_the_file_has_nothing_across(tmp_path):
    assert read_cross(tmp_path) is None
