"""Positions that a text lays out without holding them."""

import pytest

from extractors.claims import attribution, propositions
from extractors.claims.laid_out import announces, laid_out, leaves

PEOPLE = {"Ada Quill": ("Quill",)}


def speakers(build, text):
    draft = attribution.STEP(propositions.STEP(build(text, people=PEOPLE)))
    pairs = zip(draft.propositions, draft.attributions, strict=True)
    return [(proposition.span.quote, found.speaker) for proposition, found in pairs]


def test_a_steelman_is_the_positions_until_the_text_turns(build):
    found = speakers(
        build,
        "The strongest version of the argument is that cars poison the air of ten schools. "
        "Lead stays in the soil for decades. But the traffic would only move to Mill Lane.",
    )
    position = "strongest version of the argument (unnamed)"
    assert [who for _, who in found] == [position, position, "author"]


@pytest.mark.parametrize("word", ["straightforward", "simple", "easy to state"])
def test_a_steelman_may_be_announced_by_a_word_on_it(build, word):
    found = speakers(
        build,
        f"The tram will be lost. The strongest version of the argument is {word}. "
        "Crews cost more each year. But the fares rise too.",
    )
    position = "strongest version of the argument (unnamed)"
    assert [who for _, who in found] == ["author", "author", position, "author"]


def test_the_strongest_version_of_an_argument_just_told_is_its_makers(build):
    found = speakers(
        build,
        "Ada Quill argues that the tram will be lost. The strongest version of the argument is simple. "
        "Crews cost more each year. But the fares rise too.",
    )
    assert [who for _, who in found] == ["Ada Quill", "author", "Ada Quill", "author"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("One might object that buses need the bridge too.", "somebody (unnamed)"),
        ("It could be argued that buses need the bridge too.", "somebody (unnamed)"),
        ("You might think that buses need the bridge too.", "a reader (unnamed)"),
        ("The usual reply is that buses take the tunnel.", "usual reply (unnamed)"),
        ("The case for a toll is that roads wear out.", "case for a toll (unnamed)"),
        ("The main problem is that roads wear out.", "author"),
        ("The argument is that roads wear out.", "author"),
        ("It might be that roads wear out.", "author"),
    ],
)
def test_what_is_imagined_or_objected_is_not_the_authors(build, sentence, who):
    assert speakers(build, sentence) == [(sentence, who)]


def test_on_this_view_goes_on_with_whoever_was_told_of(build):
    found = speakers(build, "Critics call the toll a tax. On this view, the road is everybody's.")
    assert found[-1][1] == "critics (unnamed)"
    alone = speakers(build, "The toll rose in May. On this view, the road is everybody's.")
    assert alone[-1][1] == "this view (unnamed)"


def test_somebodys_case_is_told_after_it_is_announced(build):
    text = (
        "Ada Quill's case, laid out in May, goes roughly like this. Visitors come by car. "
        "I have read it twice. Visitors walk."
    )
    found = dict(speakers(build, text))
    assert found["Visitors come by car."] == "Ada Quill"
    assert found["I have read it twice."] == "author"
    assert found["Visitors walk."] == "author"


def test_a_position_ends_with_its_paragraph(build):
    text = "The usual reply is that buses take the tunnel.\nThe tunnel floods in March."
    assert speakers(build, text)[-1] == ("The tunnel floods in March.", "author")


def test_the_words_that_lay_out_a_position_have_their_place():
    text = "Yes. The best objection is that it rains."
    found = laid_out(text, 5, len(text))
    assert text[found.start : found.end] == "best objection is"
    assert text[found.content :] == "it rains."
    assert laid_out("The best day is Friday.", 0, 23) is None


def test_announcing_and_leaving():
    assert announces("Her case goes roughly like this.")
    assert not announces("This is the case.")
    assert leaves("But the tunnel floods.")
    assert leaves("We counted the cars.")
    assert not leaves("Cars count for little.")


@pytest.mark.parametrize(
    "answer", ["That ignores the lorries.", "This assumes that the bridge holds."]
)
def test_what_finds_a_position_wanting_is_the_texts_own(build, answer):
    found = dict(speakers(build, f"The usual complaint is that a toll is unfair. {answer}"))
    assert found[answer] == "author"
