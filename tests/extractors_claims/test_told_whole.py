"""Claims that read alone: told by the right voice, not cut where somebody is named in the middle, and no small talk."""

from __future__ import annotations

import pytest

from extractors.claims.refusals import refusal
from extractors.claims.wording import stand_alone
from extractors.pipeline import extract_text
from kg.model import Extraction, Statement

HEAD = "The tram that came late\n\nBy Inga Sorensen\n\n3 May 2026\n\n"


def read(body: str) -> Extraction:
    return extract_text(HEAD + body, name="tram")


def told(body: str, words: str) -> Statement:
    return next(one for one in read(body).statements if words in one.span.quote)


@pytest.mark.parametrize(
    ("body", "words", "wording", "speaker"),
    [
        (
            "Lindhavn's tram, according to the city's transport office, has lost a tenth of its riders.",
            "has lost",
            "Lindhavn's tram has lost a tenth of its riders.",
            "city's transport office (unnamed)",
        ),
        (
            "Marta Kessler runs the depot. This is the sort of repair, Kessler says, that costs a winter.",
            "costs a winter",
            "This is the sort of repair that costs a winter.",
            "Marta Kessler",
        ),
        (
            '"The brakes were tested on ice for eleven days," its chief engineer, Jonas Arvid Moe, told the council.',
            "tested on ice",
            "The brakes were tested on ice for eleven days.",
            "Jonas Arvid Moe",
        ),
        (
            '"Drivers warned us the points were worn," said Marta Kessler, who runs the depot.',
            "points were worn",
            "Drivers warned us the points were worn.",
            "Marta Kessler",
        ),
        (
            "A fitter at the depot told me the points were worn in March.",
            "were worn",
            "The points were worn in March.",
            "fitter at the depot (unnamed)",
        ),
        (
            "Jonas Moe said the city had dithered and warned that the fare would reach 40 crowns by 2031.",
            "dithered",
            "Jonas Moe said the city had dithered and warned that the fare would reach 40 crowns by 2031.",
            "Jonas Moe",
        ),
        (
            "The Havel Institute published a study claiming that night trams pay for themselves.",
            "night trams",
            "Night trams pay for themselves.",
            "Havel Institute",
        ),
        (
            'Elena Brandt of the consultancy Railwise called it "the last honest budget in the region".',
            "honest budget",
            'Elena Brandt of the consultancy Railwise called it "the last honest budget in the region".',
            "Elena Brandt",
        ),
        (
            "Two people involved in the tender said privately that the date had slipped.",
            "slipped",
            "The date had slipped.",
            "people (unnamed)",
        ),
    ],
)
def test_a_claim_is_told_whole_and_by_whoever_says_it(
    body: str, words: str, wording: str, speaker: str
) -> None:
    found = told(body, words)
    assert (found.canonical, found.speaker) == (wording, speaker)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The tram is late, Marta Kessler said, adding nothing.", "is late"),
        ("The tram is late, said Marta Kessler, who runs the depot.", "is late"),
        ("The tram is late, Marta Kessler told the council on Monday.", "is late"),
    ],
)
def test_words_on_who_speaks_are_no_part_of_what_is_said(body: str, words: str) -> None:
    assert told(body, words).canonical == "The tram is late."


def test_they_inside_a_quotation_do_not_speak_it() -> None:
    body = '"Nobody believed it," said Marta Kessler, the depot\'s head. "Now they ask why we waited so long."'
    assert told(body, "waited so long").speaker == "Marta Kessler"


@pytest.mark.parametrize("word", ["boy", "man"])
def test_an_exclamation_holds_nothing(word: str) -> None:
    found = read(
        f"At that point, {word} had we better hope that the brakes hold on ice."
    ).statements
    assert {one.speaker for one in found} == {"author"}


def test_a_coined_name_of_a_test_is_no_unnamed_voice() -> None:
    found = read(
        "RailBench tests dispatchers and finds that models break down on harder timetables."
    )
    assert {one.speaker for one in found.statements} == {"author"}


@pytest.mark.parametrize(
    ("body", "certainty"),
    [
        ("Ridership fell by a tenth in May.", 0.9),
        ("Trams ran at their lowest May frequency since 2003.", 0.9),
        ("Ridership may fall by a tenth.", 0.45),
    ],
)
def test_the_month_of_may_weakens_nothing(body: str, certainty: float) -> None:
    assert read(body).statements[0].certainty == certainty


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("I am.", "fragment"),
        ("There was.", "fragment"),
        ("**Do you think the night tram is dead?**", "question"),
        ("Let me be clear about what I do not claim.", "meta"),
        ("Before we go on, a word from our sponsor.", "meta"),
        ("This episode is brought to you by Railmeal, the lunch box for commuters.", "meta"),
        ("If you enjoyed this episode, leave us a review wherever you listen.", "meta"),
        ("I'm Ada Quill, and with me today is Tom Reed of the drivers' union.", "meta"),
        ("We'll link to the survey in the show notes.", "meta"),
        ("That's all for this week.", "meta"),
        ("Ada Quill, Tom Reed, thank you both.", "reaction"),
        ("I grant you that.", "reaction"),
        ("As far as you know.", "reaction"),
        ("And we're back.", "reaction"),
    ],
)
def test_small_talk_puts_nothing_forward(sentence: str, reason: str) -> None:
    assert refusal(sentence) == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindhavn will.",
        "Let me be clear: the fare will double.",
        "We are back at the fares of 2019.",
        "If you like trams, you will like the new fare.",
        "That's all the depot can carry.",
        "The city owes the drivers thanks.",
        "The show is losing listeners to music.",
    ],
)
def test_what_looks_like_small_talk_may_be_a_claim(sentence: str) -> None:
    assert refusal(sentence) is None


@pytest.mark.parametrize(
    ("clause", "known", "wording"),
    [
        ("@ada_q the depot has been full since 2019", {}, "The depot has been full since 2019."),
        ("@ada_q, @tom: rents fell", {}, "Rents fell."),
        (
            "Her forecast is: ~35% chance by the end of 2031, ~55% chance by the end of 2033 that the line opens.",
            {"content": 17},
            "~35% chance by the end of 2031, ~55% chance by the end of 2033 that the line opens.",
        ),
    ],
)
def test_a_wording_needs_neither_addressee_nor_doubled_frame(
    clause: str, known: dict[str, int], wording: str
) -> None:
    assert stand_alone(clause, **known) == wording


TALK = """Moderated talk on the night tram
Recorded 3 February 2026

PRIYA RAMAN: How likely is it that the night tram will run by the end of 2028?

TOM REED: I'd say 70 percent. The track is laid and the drivers are trained.

ADA QUILL: The track is laid, but nobody has paid for the drivers.

PRIYA RAMAN: Tom, is that right?

TOM REED: It is not. The council voted the money in March.
"""


def test_a_number_for_an_answer_says_what_it_is_the_chance_of() -> None:
    found = extract_text(TALK, name="talk").statements
    answer = next(one for one in found if "70 percent" in one.span.quote)
    assert answer.speaker == "Tom Reed"
    assert answer.canonical == (
        "The chance that night tram will run by the end of 2028 is 70 percent."
    )


@pytest.mark.parametrize(
    ("body", "event"),
    [
        (
            "Jonas Moe said the city had dithered and warned that the fare would reach 40 crowns by 2031.",
            "fare would reach 40 crowns",
        ),
        (
            "The Havel Institute published a study claiming that night trams will pay for themselves by 2031.",
            "night trams will pay for themselves",
        ),
        (
            "If Lindhavn lays more track than Bergvik, I will eat my hat. I put the chance of that at about 25%.",
            "Lindhavn lays more track than Bergvik",
        ),
    ],
)
def test_an_event_is_what_is_said_and_not_who_says_it(body: str, event: str) -> None:
    assert [one.event for one in read(body).forecasts][-1] == event
