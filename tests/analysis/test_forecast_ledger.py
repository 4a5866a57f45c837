"""Forecasts by event, what does not go together, outcomes, scores and sums done again."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.arithmetic import calculations
from kg.analysis.chance_words import chance_words
from kg.analysis.coherence import Finding, incoherences
from kg.analysis.event_groups import drifts, event_groups, find_group, same_stems
from kg.analysis.event_words import stems_of
from kg.analysis.forecast_table import forecast_frame, forecast_rows
from kg.analysis.scoring import Lack, brier_scores, resolutions
from kg.analysis.told_forecasts import told_forecasts
from kg.errors import ValueProblem
from kg.model import (
    AUTHOR,
    Forecast,
    Graph,
    Happened,
    Horizon,
    Operator,
    Outcome,
    Probability,
    Source,
    SourceKind,
    Span,
    fold,
)

CASES = Path(__file__).parent / "arithmetic.txt"


def chance(point, operator=Operator.EQUAL):
    high = 1.0 if operator is Operator.AT_LEAST else point
    return Probability(point, high, point, operator, f"{point:.0%}")


def told(
    id_, event="the dam fails", point=0.4, by="2031-12-31", who="Ada Quill", source="s1", **more
):
    operator = more.pop("operator", Operator.EQUAL)
    probability = None if point is None else chance(point, operator)
    horizon = Horizon(None, by, f"by {by}") if by else None
    start = int(id_[1:])
    quote = more.pop("quote", event)
    span = Span(start, start + len(quote), quote)
    return Forecast(id_, source, "t-1", span, who, event, probability, horizon, **more)


def graph(*forecasts, days=(("s1", "2026-01-01"), ("s2", "2026-06-01"))):
    sources = tuple(
        Source(id_, f"title {id_}", SourceKind.ARTICLE, None, None, day, None, sha256="0" * 64, text_sha256="0" * 64, n_chars=100)
        for id_, day in days
    )  # fmt: skip
    return Graph("r", sources=sources, forecasts=forecasts)


def keys(*events):
    made = graph(*(told(f"f{n}", event) for n, event in enumerate(events)))
    return [sorted(f.event for f in group.forecasts) for group in event_groups(made)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("global oil demand peaks", "a peak in global oil demand"),
        ("the dam will fail", "The dam fails"),
        ("second referendum", "a second referendum is held"),
        ("HRU plants open", "heat recovery units plants open"),
    ],
)
def test_two_wordings_of_one_event_share_a_group(one, other):
    assert len(keys(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the robot builds its successor", "the robot fully automates the workshop"),
        ("inflation to average 2.4%", "inflation to average 2.1%"),
        ("oil demand peaks", "gas supply collapses"),
        ("rain", "a blackout"),
    ],
)
def test_different_events_stay_apart(one, other):
    assert len(keys(one, other)) == 2


def test_an_acronym_is_what_most_events_spell_out_and_nothing_where_two_are_told_alike():
    most = ("MWB", "midnight water ban", "a midnight water ban", "a mild winter break")
    assert ["MWB", "a midnight water ban", "midnight water ban"] in keys(*most)
    assert ["MWB"] in keys("MWB", "midnight water ban", "a mild winter break")


def test_groups_do_not_depend_on_the_order_of_forecasts():
    events = [
        "oil demand peaks",
        "peak of oil demand",
        "gas supply falls",
        "global oil demand peaks",
    ]
    assert keys(*events) == keys(*reversed(events))


def test_a_group_is_found_by_key_wording_or_some_words():
    groups = event_groups(graph(told("f1", "global oil demand peaks"), told("f2", "the dam fails")))
    for words in (
        groups[0].key,
        groups[0].event,
        "dam" if "dam" in groups[0].event else "oil demand",
    ):
        assert find_group(groups, words) == groups[0]
    assert find_group(groups, "nothing of the kind") is None


def test_one_figure_told_of_two_events_is_a_drift():
    made = graph(
        told("f1", "the robot builds its successor", 0.6),
        told("f2", "the robot fully automates the workshop", 0.6, source="s2"),
        told("f3", "the robot fully automates the workshop", 0.3, who="Ben Okoro"),
    )
    (drift,) = drifts(event_groups(made))
    assert {drift.one.id, drift.other.id} == {"f1", "f2"}


def test_a_figure_told_with_a_borrowed_event_does_not_drift():
    made = graph(
        told("f1", "the robot builds its successor", 0.6),
        told("f2", "the workshop is automated", 0.6, quote="half of the 60% that Quill gives it"),
    )
    assert drifts(event_groups(made)) == ()


def mentions(*forecasts):
    found = told_forecasts(event_groups(graph(*forecasts)))
    return [[mention.id for mention in one.mentions] for one in found]


def test_mentions_of_one_figure_are_one_forecast_even_where_its_wording_drifts():
    one = told("f1", "the robot builds its successor", 0.6)
    again = told("f2", "the robot fully automates the workshop", 0.6, source="s2")
    assert mentions(one, again) == [["f1", "f2"]]
    (joined,) = told_forecasts(event_groups(graph(one, again)))
    assert joined.drifts
    assert joined.sources == ("s1", "s2")


@pytest.mark.parametrize(
    "other",
    [
        told("f2", "rain in Arvik"),
        told("f2", who="Ben Okoro"),
        told("f2", point=0.5),
        told("f2", by="2032-12-31"),
        told("f2", negated=True),
        told("f2", conditional_on="if it rains"),
        told("f2", "the dam is sold", None),
    ],
)
def test_another_person_figure_day_or_event_is_another_forecast(other):
    assert mentions(told("f1"), other) == [["f1"], ["f2"]]


def test_a_chance_against_an_event_tells_the_chance_for_it_again():
    for_it = told("f1", point=0.9)
    against = told("f2", point=0.1, negated=True, source="s2")
    assert mentions(for_it, against) == [["f1", "f2"]]
    assert mentions(for_it, told("f3", point=0.2, negated=True)) == [["f1"], ["f3"]]


def test_what_nobody_named_says_stays_alone():
    crowd = "markets (unnamed)"
    assert mentions(told("f1", who=crowd), told("f2", who=crowd)) == [["f1"], ["f2"]]


def test_the_voices_of_two_texts_are_two_people():
    one, other = told("f1", "rain", who=AUTHOR), told("f2", "a blackout", who=AUTHOR, source="s2")
    made = graph(one, other)
    assert drifts(event_groups(made)) == ()
    assert incoherences(made, event_groups(made)) == ()


def findings(*forecasts, **options):
    made = graph(*forecasts, **options)
    return [found.finding for found in incoherences(made, event_groups(made))]


def test_likelier_by_the_earlier_day_is_incoherent_in_one_text():
    early, late = told("f1", by="2027-12-31", point=0.5), told("f2", by="2028-12-31", point=0.3)
    assert findings(early, late) == [Finding.EARLIER_LIKELIER]
    assert findings(early, replace(late, probability=chance(0.7))) == []


def test_the_same_said_on_another_day_is_an_update():
    early = told("f1", by="2027-12-31", point=0.5)
    late = told("f2", by="2028-12-31", point=0.3, source="s2")
    assert findings(early, late) == [Finding.UPDATED]
    assert findings(early, late, days=(("s1", None), ("s2", "2026-06-01"))) == [
        Finding.EARLIER_LIKELIER
    ]


def test_a_bound_leaves_room():
    early = told("f1", by="2027-12-31", point=0.5)
    late = told("f2", by="2028-12-31", point=0.4, operator=Operator.AT_LEAST)
    assert findings(early, late) == []


def test_a_chance_and_its_opposite_make_one():
    happens, not_ = told("f1", point=0.6), told("f2", "the dam does not fail", 0.4, negated=True)
    assert findings(happens, not_) == []
    assert findings(happens, replace(not_, probability=chance(0.7))) == [Finding.NOT_COMPLEMENT]


def test_reports_of_one_forecast_that_differ_are_flagged_with_both_places():
    plain, bound = (
        told("f1", point=0.6),
        told("f2", point=0.6, operator=Operator.AT_LEAST, source="s2"),
    )
    made = graph(plain, bound)
    (found,) = incoherences(made, event_groups(made))
    assert found.finding is Finding.REPORTS_DIFFER
    assert {found.one.id, found.other.id} == {"f1", "f2"}


def test_a_figure_told_roughly_elsewhere_is_the_same_figure():
    exact, rough = (
        told("f1", point=0.3),
        told("f2", point=0.3, operator=Operator.ABOUT, source="s2"),
    )
    assert findings(exact, rough) == []


def test_conditional_chances_are_held_against_the_same_condition_only():
    plain = told("f1", by="2028-12-31", point=0.2)
    given_levy = told("f2", by="2027-12-31", point=0.5, conditional_on="if the levy passes")
    assert findings(plain, given_levy) == []
    later = told("f3", by="2029-12-31", point=0.3, conditional_on="if the levy passes")
    assert findings(given_levy, later) == [Finding.EARLIER_LIKELIER]


def on(condition, point, id_="f2"):
    return told(id_, point=point, conditional_on=condition)


def test_a_plain_chance_lies_between_those_with_and_without_the_condition():
    with_, without = on("if the levy passes", 0.6), on("unless the levy passes", 0.2, "f3")
    assert findings(told("f1", point=0.4), with_, without) == []
    made = graph(told("f1", point=0.8), with_, without)
    (found,) = incoherences(made, event_groups(made))
    assert found.finding is Finding.OUTSIDE_CONDITIONS
    assert [f.id for f in found.forecasts] == ["f1", "f2", "f3"]


@pytest.mark.parametrize(
    ("on_condition", "plain", "fits"),
    [
        (0.5, 0.5, True),  # between 0.5 x 0.8 and that plus 0.2
        (0.5, 0.3, False),
        (0.5, 0.7, False),
        (0.5, 0.41, True),
        (0.5, 0.59, True),
    ],
)
def test_a_plain_chance_fits_that_on_a_condition_with_the_conditions_own(on_condition, plain, fits):
    levy = told("f3", "the levy passes", 0.8)
    found = findings(told("f1", point=plain), on("if the levy passes", on_condition), levy)
    assert found == ([] if fits else [Finding.ABOVE_CONDITION])


def test_a_condition_without_its_chance_bounds_nothing():
    assert findings(told("f1", point=0.01), on("if the levy passes", 0.99)) == []


def outcome(happened=Happened.YES, day="2030-05-01", event="The dam fails"):
    return Outcome(event, happened, day, "https://example.org/dam")


def came_true(forecast, *outcomes):
    (found,) = resolutions(event_groups(graph(forecast)), outcomes)
    return found.happened


def test_an_event_resolves_forecasts_by_their_day():
    assert came_true(told("f1"), outcome()) is True
    assert came_true(told("f1", by="2029-12-31"), outcome()) is False
    assert came_true(told("f1", negated=True), outcome()) is False
    assert came_true(told("f1"), outcome(Happened.NO, "2030-05-01")) is None
    assert came_true(told("f1"), outcome(Happened.NO, "2032-01-01")) is False
    assert came_true(told("f1"), outcome(), outcome(Happened.WITHDRAWN)) is None
    assert came_true(told("f1", by=None), outcome()) is None


def test_what_a_forecast_lacks_is_listed():
    (found,) = resolutions(event_groups(graph(told("f1", "a better world", None, by=None))), ())
    assert found.lacks == (Lack.TEST, Lack.DEADLINE, Lack.CHANCE, Lack.TRUTH)
    (found,) = resolutions(event_groups(graph(told("f1"))), (outcome(),))
    assert found.lacks == ()


def test_a_score_stands_beside_the_share_that_is_open():
    made = graph(
        told("f1", point=0.6), told("f2", point=0.6, source="s2"), told("f3", "rain in Arvik", 0.9)
    )
    (score,) = brier_scores(made, resolutions(event_groups(made), (outcome(),)))
    assert score.score == pytest.approx(0.16)
    assert (score.resolved, score.unresolved_share) == (1, 0.5)
    (open_,) = brier_scores(made, resolutions(event_groups(made), ()))
    assert (open_.score, open_.unresolved_share) == (None, 1.0)


def test_a_complement_is_scored_once():
    made = graph(
        told("f1", point=0.9),
        told("f2", point=0.1, negated=True, source="s2"),
        told("f3", point=0.5, by="2033-12-31"),
    )
    (score,) = brier_scores(made, resolutions(event_groups(made), (outcome(),)))
    assert score.resolved == 2
    assert score.score == pytest.approx((0.01 + 0.25) / 2)


@pytest.mark.parametrize("voice", [AUTHOR, "unknown:p2", "critics (unnamed)"])
def test_voices_without_a_name_of_two_texts_are_scored_apart(voice):
    made = graph(told("f1", who=voice), told("f2", who=voice, source="s2"))
    scores = brier_scores(made, resolutions(event_groups(made), ()))
    assert len({score.forecaster for score in scores}) == 2
    assert all("title s" in score.forecaster for score in scores)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "40%"),
        ({"negated": True}, "40% that it does not happen"),
        ({"conditional_on": "If it rains"}, "40%, if it rains"),
        ({"conditional_on": "unless the levy passes"}, "40%, unless the levy passes"),
        ({"conditional_on": "a wet spring"}, "40%, if a wet spring"),
        ({"conditional_on": "Ontario agrees"}, "40%, if Ontario agrees"),
        ({"point": None, "negated": True}, "that it does not happen"),
        ({"point": None}, ""),
    ],
)
def test_a_chance_is_never_told_without_what_turns_it_round(more, words):
    assert chance_words(told("f1", **more)) == words


@pytest.mark.parametrize("day", ["2030", "2030-05", "2030-13-01", "soon"])
def test_an_outcome_needs_a_full_day(day):
    with pytest.raises(ValueProblem):
        outcome(day=day)


def test_rows_and_frame_hold_every_forecast():
    made = graph(told("f1"), told("f2", "rain", None, by=None, undated="names no period"))
    frame = forecast_frame(forecast_rows(made, event_groups(made)))
    assert sorted(frame["id"]) == ["f1", "f2"]
    assert frame.set_index("id").loc["f1", "by"].year == 2031
    assert frame.set_index("id").loc["f2", "undated"] == "names no period"


def _sums():
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [
        tuple(line.split(" -> ")) for line in lines if " -> " in line and not line.startswith("#")
    ]


@pytest.mark.parametrize(("words", "expected"), _sums())
def test_sums_in_a_text_are_done_again(words, expected):
    shown = [f"{'holds' if c.holds else 'fails'} {c.computed:.4g}" for c in calculations(words)]
    assert shown == ([] if expected == "none" else [expected])


@given(st.text(alphabet="0123456789%.()+-*/=km ofisafterper", max_size=80))
def test_no_sum_breaks_and_every_place_reads_as_its_words(text):
    for found in calculations(text):
        found.span.check(text)


EVENT_WORDS = ("dam", "fails", "ferry", "lands", "twice", "12", "40%", "the", "of", "grid", "salt")
EVENTS = st.lists(
    st.lists(st.sampled_from(EVENT_WORDS), min_size=1, max_size=6).map(" ".join), max_size=14
)


@given(EVENTS)
def test_wordings_join_the_first_group_that_is_close_enough(events):
    made = graph(*(told(f"f{n}", event) for n, event in enumerate(events)))
    times = Counter(fold(event) for event in events)
    heads: list[str] = []
    wanted: dict[str, str] = {}
    for event in sorted(times, key=lambda event: (-times[event], len(event), event)):
        like = (head for head in heads if same_stems(stems_of(head, {}), stems_of(event, {})))
        wanted[event] = next(like, event)
        if wanted[event] == event:
            heads.append(event)
    found = {fold(f.event): group.key for group in event_groups(made) for f in group.forecasts}
    for one in wanted:
        for other in wanted:
            assert (wanted[one] == wanted[other]) == (found[one] == found[other])
