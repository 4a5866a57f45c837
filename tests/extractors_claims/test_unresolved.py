"""Wordings stand alone, or say which words they could not resolve and why."""

import pytest

from extractors.claims.wording import stand_alone
from extractors.pipeline import extract_text
from kg.model import MarkKind


def told(text, words):
    return next(s for s in extract_text(text).statements if words in s.span.quote)


def kept(statement):
    return [(m.span.quote, m.reason) for m in statement.marks if m.kind is MarkKind.UNRESOLVED]


def test_a_pronoun_with_two_candidates_is_kept_and_marked():
    text = (
        "Notes on the harbour\n\nMara Quill met Oren Vale at the dock on Monday. "
        "Both inspected the wall for an hour. It leaks every spring.\n"
    )
    assert [quote for quote, _ in kept(told(text, "leaks"))] in ([], ["It"])
    found = told(text, "leaks")
    if found.canonical.startswith("It "):
        assert kept(found)[0][1].startswith("refused: ")


def test_what_points_back_is_marked_and_a_noun_after_which_it_stands_is_not():
    text = (
        "The grid in winter\n\nDemand rises by a third in a cold week. This is a worry for the operator. "
        "Those weeks are rare. The reserve keeps its size.\n"
    )
    assert kept(told(text, "a worry")) == [("This", "refused: points at what was said")]
    assert kept(told(text, "are rare")) == [("Those", "points back")]
    assert kept(told(text, "reserve keeps")) == []


def test_a_chance_with_its_date_alone_names_its_event():
    text = (
        "Rates\n\nAda Quill forecasts a 60% probability that the dam fails by the end of 2031. "
        "Quill gives a 30% chance by the end of 2029, based on a survey of the wall.\n"
    )
    assert told(text, "30%").canonical == (
        "There is a 30% chance that the dam fails by the end of 2029, based on a survey of the wall."
    )


def test_a_noun_of_saying_that_is_the_subject_stays():
    text = (
        "Rates\n\nAda Quill is an economist at Tarn College. "
        "Ada Quill's 60% estimate for 2031 is one of several that banks use.\n"
    )
    assert told(text, "one of several").canonical.startswith("Ada Quill's 60% estimate for 2031 is")


def test_a_handle_keeps_its_mark_and_its_letters():
    wording = stand_alone("I have measured the tide for ten years.", writer="@brinewatch")
    assert wording == "@brinewatch has measured the tide for ten years."


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("Note that the tax ends in May.", "The tax ends in May."),
        ("(As a reminder, the tax ends in May.)", "The tax ends in May."),
    ],
)
def test_asides_to_the_reader_go(sentence, wording):
    text = f"Taxes\n\nThe council met on Monday to vote. {sentence} Shops stay open.\n"
    assert told(text, "ends in May").canonical == wording


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("I don't believe the wall is as old as the town.", "I don't believe the wall is"),
        ("I suspect that the wall is hollow.", "I suspect that the wall is hollow."),
        ("I think that the wall is hollow.", "The wall is hollow."),
    ],
)
def test_a_frame_that_denies_or_guesses_stays(sentence, wording):
    text = f"The wall\n\nThe council met on Monday to vote. {sentence} Shops stay open.\n"
    assert told(text, "the wall is").canonical.startswith(wording)


def test_a_quotation_ends_before_the_words_that_attribute_it():
    text = 'The wall\n\n"The wall is weaker than any wall in the county," Mara Quill says.\n'
    found = told(text, "weaker")
    assert found.canonical == "The wall is weaker than any wall in the county."
    assert found.speaker == "Mara Quill"


TAKEAWAYS = """Ferries on batteries

Key takeaways
- Nordsund expects that half of its fleet will run on batteries by 2030.

The plan
Nordsund expects that half of its fleet will run on batteries by the end of 2030. The crossing is pleasant.

The doubts
Grids on the islands are weak. A cable is expected. The quay is old. Passengers want fewer cancelled trips.
"""


def test_what_takeaways_say_first_ranks_below_the_text_that_says_it():
    copy, original = [
        s for s in extract_text(TAKEAWAYS).statements if "run on batteries" in s.span.quote
    ]
    assert (copy.salience, original.salience) == (2, 3)
