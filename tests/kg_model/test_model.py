import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.model
from kg.errors import NotFoundError, SpanError, ValueProblem
from kg.model import (
    AuthorEvidence,
    AuthorTest,
    Boilerplate,
    Change,
    Document,
    Extraction,
    Graph,
    Horizon,
    Operator,
    Post,
    Probability,
    Provenance,
    Side,
    Source,
    Span,
    content_id,
    fold,
    is_named,
)
from tests.records import TEXT, document, extraction, link, statement

TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1)


@given(TEXTS, st.data())
def test_a_span_reads_as_its_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    span.check(text)
    assert span.quote == text[start:end]
    assert len(span) == end - start


@given(TEXTS, st.integers(-3, 9), st.integers(-3, 9))
def test_a_span_outside_its_text_cannot_be_made(text, start, end):
    if 0 <= start < end <= len(text):
        Span.of(text, start, end)
    else:
        with pytest.raises(SpanError):
            Span.of(text, start, end)


@given(st.text(alphabet=" \u202f\nab", max_size=12))
def test_trimming_takes_only_white_space(text):
    span = Span.trimmed(text, 0, len(text))
    assert (span.quote if span else "") == text.strip()


def test_a_span_is_held_against_the_text():
    with pytest.raises(SpanError, match="reads 'Dams'"):
        Span(0, 4, "Fish").check(TEXT)
    with pytest.raises(SpanError, match="its quotation 2"):
        Span(0, 3, "ab")


def test_overlap_and_cover():
    a, b = Span(0, 4, "abcd"), Span(2, 6, "cdef")
    assert a.overlap(b) == b.overlap(a) == 2
    assert Span(0, 6, "abcdef").covers(b)
    assert not a.covers(b)
    assert a.overlap(Span(4, 5, "e")) == 0


def test_ids_tell_none_from_empty_and_parts_from_their_joint():
    assert content_id("t", None) != content_id("t", "")
    assert content_id("t", "a", "b") != content_id("t", "ab")
    assert content_id("t", 1).startswith("t-")


def test_folding_ignores_case_marks_and_kinds_of_hyphen():
    assert fold("Self\u2011Improvement, NOW!") == fold("self-improvement now")
    assert fold("60% by 2028") != fold("30% by 2028")
    assert fold("40 percent") != fold("40%")


def test_a_document_is_the_text_its_source_describes():
    doc = document()
    with pytest.raises(ValueProblem, match="not the one its hash"):
        Document(doc.source, doc.text + "!")
    assert doc.source.id == Source.id_for(doc.text)


@pytest.mark.parametrize("day", ["2028-13-01", "2028-02-30", "28", "soon", "2028-3", "20280", ""])
def test_impossible_dates_are_refused(day):
    with pytest.raises(ValueProblem, match="not a date"):
        document(published=day)


@pytest.mark.parametrize("day", [None, "2028", "2028-02", "2028-02-29"])
def test_partial_dates_are_taken(day):
    assert document(published=day).source.published == day


@pytest.mark.parametrize(
    "numbers",
    [(0.2, 0.1, 0.15), (0.1, 0.2, 0.3), (-0.1, 0.2, 0.1), (0, 1.5, 1), (0, float("nan"), 0)],
)
def test_a_probability_is_never_clamped(numbers):
    with pytest.raises(ValueProblem):
        Probability(*numbers, Operator.RANGE, "words")


def test_a_period_ends_after_it_starts():
    with pytest.raises(ValueProblem, match="before it starts"):
        Horizon("2029-01-01", "2028-12-31", "odd")


def test_named_speakers():
    assert is_named("Ada Quill")
    assert not is_named("author")
    assert not is_named("unknown:p003")
    assert not is_named("critics (unnamed)")


def test_a_link_needs_words_on_both_sides():
    doc = document()
    a, b = statement(doc, "the new dam will hold"), statement(doc, "Subscribe now!")
    good = link(a, b)
    with pytest.raises(ValueProblem, match="one side"):
        dataclasses.replace(good, evidence=good.evidence[:1])
    with pytest.raises(ValueProblem, match="itself"):
        dataclasses.replace(good, to=good.from_)
    assert {piece.side for piece in good.evidence} == {Side.FROM, Side.TO}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"canonical": "  "}, "wording"),
        ({"speaker": ""}, "speaker"),
        ({"certainty": 1.1}, "certainty"),
        ({"salience": 4}, "salience"),
    ],
)
def test_a_statement_is_checked_where_it_is_born(change, says):
    with pytest.raises(ValueProblem, match=says):
        statement(document(), "the new dam will hold", **change)


def test_a_record_without_a_place_cannot_be_extracted():
    with pytest.raises(SpanError):
        Extraction(document=document(), boilerplate=(Boilerplate(Span(0, 4, "Fish"), "advert"),))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"claims": ()}, "the claim"),
        ({"posts": ()}, "the post"),
        ({"statements": ()}, "the statement"),
    ],
)
def test_references_resolve_within_an_extraction(change, says):
    with pytest.raises(ValueProblem, match=says):
        dataclasses.replace(extraction(), **change)


def test_ids_do_not_repeat_in_an_extraction():
    found = extraction()
    with pytest.raises(ValueProblem, match="repeat"):
        dataclasses.replace(found, statements=found.statements + found.statements[:1])


def test_a_graph_answers_by_id():
    found = extraction()
    graph = Graph("r", (found.document.source,), found.statements, found.claims, links=found.links)
    first = found.statements[0]
    assert graph.statement(first.id) == first
    assert graph.claim(first.claim).text == first.canonical
    assert graph.source(first.source) == found.document.source
    assert graph.statements_of(first.claim) == (first,)
    assert graph.links_of(first.id) == found.links
    assert graph.statements_of("c-none") == graph.links_of("t-none") == ()
    with pytest.raises(NotFoundError, match="c-none"):
        graph.claim("c-none")


def test_provenance_names_its_maker():
    with pytest.raises(ValueProblem):
        Provenance("", "1")


def test_the_public_face_is_sorted_and_whole():
    assert kg.model.__all__ == sorted(
        kg.model.__all__, key=lambda n: (not n.isupper(), not n[0].isupper(), n)
    )
    for name in kg.model.__all__:
        assert hasattr(kg.model, name)


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_boilerplate_has_a_reason_and_a_score_from_0_to_1(score):
    with pytest.raises(ValueProblem, match="score of boilerplate"):
        Boilerplate(Span(0, 4, "Dams"), "advert", score)
    with pytest.raises(ValueProblem, match="reason"):
        Boilerplate(Span(0, 4, "Dams"), " ")


def test_only_a_copy_with_changes_is_a_version():
    place = Span(0, 4, "Dams")
    change = Change(place, place)
    assert Post("p2", place, duplicate_of="p1", version_of="p1", changes=(change,)).changes
    with pytest.raises(ValueProblem, match="is a version of p1 and a copy of None"):
        Post("p2", place, version_of="p1", changes=(change,))
    with pytest.raises(ValueProblem, match="a version has changes"):
        Post("p2", place, duplicate_of="p1", changes=(change,))
    with pytest.raises(ValueProblem, match="a version has changes"):
        Post("p2", place, duplicate_of="p1", version_of="p1")


def test_the_words_that_show_a_writer_are_held_against_the_text():
    shown = AuthorEvidence(AuthorTest.SIGNATURE, Span(0, 4, "Fish"))
    with pytest.raises(SpanError, match="reads 'Dams'"):
        Extraction(
            document=document(), posts=(Post("p1", Span(0, 4, "Dams"), author_evidence=(shown,)),)
        )
