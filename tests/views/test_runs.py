from hypothesis import given
from hypothesis import strategies as st

from kg.model import Boilerplate, Fate, SentenceFate, Span
from views.components.runs import cut_runs

TEXT = "One 🌊 wave.\r\nTwo \u202ewaves\u202c.\n\nThree."


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(alphabet="ab 🌊\n\r\u202e\u0301", min_size=1, max_size=60))
    edges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    pairs = draw(st.lists(edges.filter(lambda pair: pair[0] < pair[1]), max_size=6))
    return text, [Span.of(text, start, end) for start, end in pairs]


@given(texts_with_spans())
def test_runs_joined_are_the_text(case):
    text, spans = case
    assert "".join(run.text for line in cut_runs(text, spans) for run in line) == text


@given(texts_with_spans())
def test_runs_of_a_span_joined_are_its_quotation(case):
    text, spans = case
    runs = [run for line in cut_runs(text, spans) for run in line]
    for n, span in enumerate(spans):
        assert "".join(run.text for run in runs if n in run.spans) == span.quote


@given(texts_with_spans())
def test_only_the_end_of_a_line_holds_its_break(case):
    for line in cut_runs(*case):
        assert "\n" not in "".join(run.text for run in line)[:-1]


def test_overlapping_spans_are_listed_shortest_first():
    spans = [Span.of(TEXT, 0, 11), Span.of(TEXT, 4, 10)]
    (first, *_) = cut_runs(TEXT, spans)
    assert [(run.text, run.spans) for run in first][:3] == [
        ("One ", (0,)),
        ("🌊 wave", (1, 0)),
        (".", (0,)),
    ]


def test_boilerplate_gives_its_reason():
    pieces = [Boilerplate(Span.of(TEXT, 0, 4), "advert")]
    runs = [run for line in cut_runs(TEXT, [], pieces) for run in line]
    assert [(run.text, run.greyed) for run in runs][:2] == [
        ("One ", "advert"),
        ("🌊 wave.\r\n", ""),
    ]


def test_a_direction_control_is_a_run_of_its_own():
    runs = [run for line in cut_runs(TEXT, []) for run in line]
    assert [(run.text, run.mark) for run in runs if run.mark] == [
        ("\u202e", "RLO"),
        ("\u202c", "PDF"),
    ]


def test_an_empty_text_has_no_lines():
    assert cut_runs("", []) == ()


def test_fates_number_the_runs_of_their_pieces():
    fates = [
        SentenceFate(Span.of(TEXT, 0, 3), Fate.CLAIM, "sentence"),
        SentenceFate(Span.of(TEXT, 4, 10), Fate.OTHER, "fragment"),
    ]
    runs = [run for line in cut_runs(TEXT, [], (), fates) for run in line]
    assert [(run.text, run.fate) for run in runs][:3] == [("One", 1), (" ", 0), ("🌊 wave", 2)]
    assert "".join(run.text for run in runs) == TEXT


def test_a_long_line_is_cut_into_runs_that_joined_are_the_line():
    text = "🌊 salt and water " * 1000
    (line,) = cut_runs(text, [Span.of(text, 2, 9000)])
    assert max(len(run.text) for run in line) <= 4000
    assert "".join(run.text for run in line) == text
    assert "".join(run.text for run in line if run.spans) == text[2:9000]
