"""The log by itself: what counts of it, and that it comes back from its file as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SettingsError, ValueProblem
from kg.model import (
    ClaimDecision,
    Correction,
    EntityKind,
    NameDecision,
    Place,
    Relation,
    Span,
    Verdict,
)
from kg.model.correction import (
    Hiding,
    RecordKind,
    Rejection,
    SpeakerChange,
    Undoing,
    Unlinking,
    WordingChange,
    in_force,
    not_undone,
)
from kg.store.correction_json import log_from_lines, log_to_lines
from kg.store.corrections import standing_at

words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
named = words.filter(str.strip)


@st.composite
def places(draw):
    start, quote = draw(st.integers(0, 10**6)), draw(words)
    return Place(draw(st.sampled_from(("s-1", "s-2"))), Span(start, start + len(quote), quote))


two_places = st.tuples(places(), places()).filter(lambda pair: pair[0] != pair[1])
changes = st.one_of(
    st.builds(SpeakerChange, places(), named),
    st.builds(WordingChange, places(), named),
    st.builds(
        Rejection, st.sampled_from((RecordKind.STATEMENT, RecordKind.RESULT)), places(), words
    ),
    st.builds(Rejection, st.just(RecordKind.NAME), places(), named.map("person | {}".format)),
    st.builds(
        lambda at: Hiding(tuple(sorted(set(at)))), st.lists(places(), min_size=1, max_size=3)
    ),
    st.builds(lambda p, r: Unlinking(*p, r), two_places, st.sampled_from(Relation)),
    st.builds(lambda p, v: ClaimDecision(*p, v), two_places, st.sampled_from(Verdict)),
    st.just(NameDecision(EntityKind.PERSON, "Quill", "Mara Quill", Verdict.DISTINCT)),
    st.builds(Undoing, named),
)


def at(n: int) -> str:
    return f"2026-03-01T09:30:00.{n:06d}Z"


def logs(made):
    return tuple(Correction(at(n), by, change, note) for n, (by, change, note) in enumerate(made))


@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=("Cs",)), max_size=9), changes, words),
        max_size=8,
    )
)
def test_a_log_comes_back_from_its_file(made):
    log = logs(made)
    text = log_to_lines(log)
    assert text.count("\n") == len(log)
    back = log_from_lines(text, "a file")
    assert back == log
    assert [entry.id for entry in back] == [entry.id for entry in log]
    assert len({entry.id for entry in log}) == len(log)


@given(st.lists(st.one_of(changes, st.integers(0, 7)), max_size=10))
def test_what_counts_is_not_undone_and_the_latest_on_its_matter(made):
    """Against the plain reading: replay from the start whatever has not been taken back."""
    log: list[Correction] = []
    for n, change in enumerate(made):
        if not isinstance(change, int):
            log.append(Correction(at(n), "", change))
        elif log:
            log.append(Correction(at(n), "", Undoing(log[change % len(log)].id)))

    def alive(entry):
        takers = [e for e in log if isinstance(e.change, Undoing) and e.change.entry == entry.id]
        return not any(alive(taker) for taker in takers if taker.at > entry.at)

    plain = [e for e in log if not isinstance(e.change, Undoing) and alive(e)]
    assert list(not_undone(log)) == plain
    assert set(in_force(log)) <= set(plain)
    assert bool(in_force(log)) == bool(plain)


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"at": "2026", "by": "", "note": "", "change": {"kind": "undo", "entry": "k-1"}}',
        '{"at": "2026-03-01T09:30:00.000000Z", "by": "", "note": "", "change": {"kind": "rhyme"}}',
        '{"at": "2026-03-01T09:30:00.000000Z", "by": "", "note": "", "change": {"kind": "undo"}}',
    ],
)
def test_a_line_that_is_no_correction_is_named(line):
    good = log_to_lines(logs([("", Undoing("k-1"), "")]))
    with pytest.raises(SettingsError, match=r"kept\.jsonl: line 3 is no correction"):
        log_from_lines(good + "\n" + line + "\n", "kept.jsonl")


def test_a_record_stands_at_a_place_that_it_nearly_fills():
    text = "The ferry runs on batteries in winter, said nobody."
    kept = SpeakerChange(Place("s-1", Span.of(text, 0, 37)), "Oren Vale")
    longer = SpeakerChange(Place("s-1", Span.of(text, 0, 51)), "Oren Vale")

    class Record:
        def __init__(self, end):
            self.span = Span.of(text, 0, end)

    exact, near, far = Record(37), Record(38), Record(51)
    assert standing_at(kept.at, [far, near, exact]) is exact
    assert standing_at(kept.at, [far, near]) is near
    assert standing_at(kept.at, [far]) is None
    assert standing_at(longer.at, [exact]) is None


def test_a_rejected_name_says_what_it_stands_for():
    place = Place("s-1", Span(0, 4, "Mara"))
    with pytest.raises(ValueProblem, match="needs its kind"):
        Rejection(RecordKind.NAME, place, "Mara")
