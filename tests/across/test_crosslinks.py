from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors.across.crosslinks import cross_links, event_overlap
from kg.model import (
    BenchmarkResult,
    Bound,
    Claim,
    ClaimType,
    Forecast,
    Graph,
    Horizon,
    Meaning,
    Operator,
    Polarity,
    Probability,
    Provenance,
    Relation,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    content_id,
    sha256_text,
)
from kg.store.meaning_codes import encode_codes

EVENT = "coal power ends in the north"


def source(name, published):
    return Source(
        f"s-{name}", name, SourceKind.ARTICLE, None, None, published, None,
        sha256_text(name), sha256_text(name), 9,
    )  # fmt: skip


def statement(of, wording, speaker="A"):
    span = Span(0, len(wording), wording)
    return Statement(
        content_id("t", of, wording), of, span, ClaimType.FORECAST, speaker, None, None, Stance.ASSERTED,
        0.5, Polarity.POSITIVE, wording, 2, (), None, Claim.id_for(wording), Provenance("t", "1"),
    )  # fmt: skip


def forecast(
    of, who, low, high, *, event=EVENT, year="2030", wording=None, conditional=None, speaker=None
):
    stated = statement(of, wording or f"{who} on {event} in {of} {low} {high}", speaker or who)
    chance = Probability(low, high, (low + high) / 2, Operator.RANGE, "some")
    record = Forecast(
        content_id("f", stated.id), of, stated.id, stated.span, who, event, chance,
        Horizon(None, f"{year}-12-31", year), conditional,
    )  # fmt: skip
    return stated, record


def result(of, score, *, system="Grid-2", date="2025-05", benchmark="GridTest"):
    stated = statement(of, f"{system} scored {score} in {of}")
    return stated, BenchmarkResult(
        content_id("b", stated.id),
        of,
        stated.id,
        stated.span,
        benchmark,
        system,
        score,
        "%",
        date,
        None,
    )


def graph(sources, forecasts=(), results=()):
    pairs = [*forecasts, *results]
    return Graph(
        revision="r",
        sources=tuple(sorted(sources, key=lambda s: s.id)),
        statements=tuple(s for s, _ in pairs),
        forecasts=tuple(f for _, f in forecasts),
        benchmarks=tuple(r for _, r in results),
    )


OLD, NEW = source("old", "2025-01-02"), source("new", "2026-01-02")


def test_different_people_with_ranges_apart_dispute():
    a = forecast("s-old", "Lund", 0.6, 0.7)
    b = forecast("s-new", "Reyes", 0.0, 0.1, event="coal power in the north ends")
    (link,) = cross_links(graph([OLD, NEW], [a, b]), "s-new")
    assert link.relation is Relation.DISPUTES
    assert link.test == "incompatible-probability"
    assert (link.from_, link.to) == (b[0].id, a[0].id)
    assert {(p.side, p.source) for p in link.evidence} == {(Side.FROM, "s-new"), (Side.TO, "s-old")}


def meanings(*rows):
    """Vectors of statements: the same number for those that are near."""
    found = encode_codes(np.eye(4, dtype=np.float32))
    return tuple(Meaning(stated.id, Bound.FREE, found[n]) for stated, n in rows)


def test_a_clash_with_one_telling_is_a_clash_with_the_same_forecast_in_other_words():
    told = forecast("s-old", "Lund", 0.6, 0.6)
    again = forecast("s-old", "Lund", 0.6, 0.6, event="the last furnace shuts")
    low = forecast("s-new", "Reyes", 0.0, 0.1, event="coal power in the north ends")
    near = meanings((told[0], 0), (again[0], 0), (low[0], 1))
    found = cross_links(graph([OLD, NEW], [told, again, low]), "s-new", near)
    assert {link.to for link in found} == {told[0].id, again[0].id}
    assert {link.test for link in found} == {"incompatible-probability"}


def test_another_forecast_with_the_same_figure_is_not_drawn_into_a_clash():
    told = forecast("s-old", "Lund", 0.6, 0.6)
    other = forecast("s-old", "Lund", 0.6, 0.6, event="rents fall in every town")
    low = forecast("s-new", "Reyes", 0.0, 0.1, event="coal power in the north ends")
    far = meanings((told[0], 0), (other[0], 2), (low[0], 1))
    found = cross_links(graph([OLD, NEW], [told, other, low]), "s-new", far)
    assert [link.to for link in found] == [told[0].id]
    assert [link.to for link in cross_links(graph([OLD, NEW], [told, other, low]), "s-new")] == [
        told[0].id
    ]


def test_who_passes_on_anothers_figure_does_not_dispute_himself():
    mine = forecast("s-old", "Lund", 0.2, 0.3)
    told = forecast("s-new", "Reyes", 0.6, 0.7, speaker="Lund")
    assert cross_links(graph([OLD, NEW], [mine, told]), "s-new") == ()
    by_reyes = forecast("s-new", "Reyes", 0.6, 0.7)
    assert len(cross_links(graph([OLD, NEW], [mine, by_reyes]), "s-new")) == 1


def test_the_same_forecast_is_restated():
    a = forecast("s-old", "Lund", 0.6, 0.6, wording="Lund: 60%.")
    b = forecast("s-new", "lund", 0.6, 0.6, wording="Sixty per cent, says Lund.")
    (link,) = cross_links(graph([OLD, NEW], [a, b]), "s-new")
    assert link.relation is Relation.RESTATES


@pytest.mark.parametrize(
    "other",
    [
        forecast("s-new", "Reyes", 0.0, 0.1, year="2040"),
        forecast("s-new", "Reyes", 0.5, 0.9),
        forecast("s-new", "Reyes", 0.0, 0.1, event="rents fall by half"),
        forecast("s-new", "Reyes", 0.0, 0.1, conditional="if the tax passes"),
        forecast("s-new", "Lund", 0.1, 0.1),
    ],
)
def test_no_link_without_one_event_year_and_clash(other):
    a = forecast("s-old", "Lund", 0.6, 0.7)
    assert cross_links(graph([OLD, NEW], [a, other]), "s-new") == ()


def test_identical_wording_needs_no_link():
    a = forecast("s-old", "Lund", 0.6, 0.6, wording="Lund: 60%.")
    b = forecast("s-new", "Lund", 0.6, 0.6, wording="Lund: 60%.")
    assert cross_links(graph([OLD, NEW], [a, b]), "s-new") == ()


def test_repeats_inside_a_source_are_linked_once():
    a = forecast("s-old", "Lund", 0.6, 0.6)
    b = forecast("s-new", "Reyes", 0.1, 0.1, wording="one")
    c = forecast("s-new", "Reyes", 0.1, 0.1, wording="two")
    assert len(cross_links(graph([OLD, NEW], [a, b, c]), "s-new")) == 1


@pytest.mark.parametrize(
    "dates", [("2025-01-02", "2026-01-02"), (None, "2026"), (None, None), ("2026", "2026")]
)
def test_a_pair_is_linked_the_same_whichever_source_came_last(dates):
    one, two = source("old", dates[0]), source("new", dates[1])
    a = forecast("s-old", "Lund", 0.6, 0.7)
    b = forecast("s-new", "Reyes", 0.0, 0.1)
    whole = graph([one, two], [a, b], [result("s-old", 71.0), result("s-new", 73.0)])
    assert cross_links(whole, "s-new") == cross_links(whole, "s-old")
    assert len(cross_links(whole, "s-new")) == 2


def test_without_dates_the_larger_id_comes_from():
    one, two = source("old", None), source("new", None)
    a, b = forecast("s-old", "Lund", 0.6, 0.7), forecast("s-new", "Reyes", 0.0, 0.1)
    (link,) = cross_links(graph([one, two], [a, b]), "s-new")
    assert link.from_ > link.to


def test_scores_of_one_system_at_one_date_dispute():
    a, b = result("s-old", 71.0), result("s-new", 73.0, benchmark="Gridtest")
    (link,) = cross_links(graph([OLD, NEW], results=[a, b]), "s-new")
    assert (link.relation, link.test) == (Relation.DISPUTES, "different-score")


@pytest.mark.parametrize(
    "other",
    [
        result("s-new", 73.0, system="Grid-3"),
        result("s-new", 73.0, date="2025-06"),
        result("s-new", 73.0, system=None),
        result("s-new", 73.0, date=None),
    ],
)
def test_scores_that_may_both_hold_are_not_linked(other):
    assert cross_links(graph([OLD, NEW], results=[result("s-old", 71.0), other]), "s-new") == ()


def test_overlap_of_events():
    assert event_overlap("coal power ends", "the end of coal power") == 1.0
    assert event_overlap("coal power ends", "rents fall") == 0.0
    assert event_overlap("", "rents fall") == 0.0


def said(of, speaker, wording, *, polarity=Polarity.POSITIVE, kind=ClaimType.CLAIM):
    """A statement of a named speaker with nothing in a ledger."""
    return replace(statement(of, wording), speaker=speaker, polarity=polarity, type=kind)


def talk(*statements):
    return Graph(
        revision="r",
        sources=(source("a", "2026-01-01"), source("b", "2026-02-01")),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
    )


TOLD = "Maria Lund expects that tidal turbines will power every fishing harbour."
AGAIN = "Tidal turbines will power every single fishing harbour, Maria Lund expects."


def test_a_person_who_says_the_same_again_restates_it():
    one, two = said("s-a", "Maria Lund", TOLD), said("s-b", "Maria Lund", AGAIN)
    (link,) = cross_links(talk(one, two), "s-b")
    assert (link.from_, link.to) == (two.id, one.id)
    assert (link.relation, link.test) == (Relation.RESTATES, "same-proposition")
    assert {piece.side for piece in link.evidence} == {Side.FROM, Side.TO}


def test_a_repetition_is_linked_alike_from_either_source():
    graph_ = talk(said("s-a", "Maria Lund", TOLD), said("s-b", "Maria Lund", AGAIN))
    assert cross_links(graph_, "s-a") == cross_links(graph_, "s-b")


@pytest.mark.parametrize(
    "other",
    [
        said("s-b", "Omar Reyes", AGAIN),
        said("s-b", "author", AGAIN),
        said("s-b", "Maria Lund", AGAIN, polarity=Polarity.NEGATIVE),
        said("s-b", "Maria Lund", AGAIN.replace("every single", "9")),
        said("s-b", "Maria Lund", AGAIN, kind=ClaimType.FORECAST),
        said("s-b", "Maria Lund", "Tidal turbines rust."),
    ],
)
def test_other_people_figures_and_signs_are_no_repetition(other):
    assert cross_links(talk(said("s-a", "Maria Lund", TOLD), other), "s-b") == ()


def test_one_score_told_twice_is_restated():
    sources = (source("a", "2026-01-01"), source("b", "2026-02-01"))
    one, two = result("s-a", 61.0), result("s-b", 61.0)
    (link,) = cross_links(graph(sources, results=(one, two)), "s-b")
    assert (link.relation, link.test) == (Relation.RESTATES, "same-score")
    assert (link.from_, link.to) == (two[0].id, one[0].id)


@pytest.mark.parametrize(
    ("score", "high", "tests"),
    [
        (25.0, 28.0, {"same-score"}),
        (27.0, None, set()),
        (28.0, 31.0, set()),
        (31.0, None, {"different-score"}),
    ],
)
def test_ranges_clash_only_where_they_lie_apart(score, high, tests):
    sources = (source("a", "2026-01-01"), source("b", "2026-02-01"))
    held, row = result("s-a", 25.0)
    stated, other = result("s-b", score)
    rows = [(held, replace(row, score_high=28.0)), (stated, replace(other, score_high=high))]
    told = graph(sources, results=rows)
    assert {link.test for link in cross_links(told, "s-b")} == tests
