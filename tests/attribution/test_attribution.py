"""What holds for every attribution, and how nesting and modes are told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.attribution import Mode, Sort, attributions

PIECES = st.sampled_from(
    [
        "The mayor said", "that", "the road was closed", ",", ".", '"', "“", "”", "\n\n", "\n", ":",
        "according to", "Ada Brandt, a lawyer,", "who", "told reporters", "she", "hopes to", "win",
        "‘", "’", "é", "\u2009", "as she noted", "I think", "…", "(", ")",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_every_span_is_the_text_and_contents_do_not_overlap_sources(text):
    for one in attributions(text, nested=True):
        assert one.content
        for span in (*one.source, *one.cue, *one.content):
            assert text[span.start : span.end] == span.quote
        for held in one.content:
            assert all(held.overlap(span) == 0 for span in (*one.source, *one.cue))


def test_nested_attributions_are_told_by_depth_and_left_out_unless_asked_for():
    text = "The agency reports that Dr. Chen believes the drug is safe."
    outer, inner = attributions(text, nested=True)
    assert [one.depth for one in (outer, inner)] == [0, 1]
    assert inner.source[0].quote == "Dr. Chen"
    assert attributions(text) == (outer,)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The mayor said that the road was closed.", Mode.REPORTED),
        ("The mayor denied that the road was closed.", Mode.REJECTED),
        ("The mayor acknowledged that the road was closed.", Mode.ENDORSED),
        ("The mayor asked whether the road was closed.", Mode.QUESTIONED),
        ("The mayor would say that the road was closed.", Mode.HYPOTHETICAL),
        ("I think that the road was closed.", Mode.ASSERTED),
    ],
)
def test_the_mode_is_told_by_the_cue(text, mode):
    (found,) = attributions(text)
    assert found.mode is mode


def test_a_denied_remark_says_so():
    (found,) = attributions("The mayor did not say that the road was closed.")
    assert found.denied
    assert found.cue[0].quote == "did not say"


def test_intentions_are_told_from_statements():
    (found,) = attributions("The mayor wants to close the road.")
    assert found.sort is Sort.INTENTION


def test_white_space_and_nothing_have_no_attributions():
    assert attributions("") == ()
    assert attributions(" \n\n\t ") == ()
