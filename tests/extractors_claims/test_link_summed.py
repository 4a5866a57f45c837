"""What sums up the sentence before it, views beside forecasts, second reasons and second premises."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}
COUNT = "The ferry lost forty days to fog last winter."


@pytest.mark.parametrize(
    ("ground", "sum_"),
    [
        (COUNT, "That is a fifth of the season."),
        ("The new pier is nine hundred yards long.", "That's the longest in the county."),
        ("Nine of the eleven pilots are over sixty.", "That was the real warning in the report."),
        ("The harbour master has four boats for nine islands.", "That is a lottery with tickets."),
        ("Half of the passengers travel on a school ticket.", "And that is worth two million a year."),
        ("The dredger has worked nine nights in a row.", "That's the longest run in its life."),
    ],
)  # fmt: skip
def test_what_stands_before_a_sentence_that_sums_it_up_supports_it(read, ground, sum_):
    found = told(read(f"{ground} {sum_}"), "summed-up")
    assert [(r, b) for _, r, b in found] == [("supports", sum_)]


@pytest.mark.parametrize(
    "after",
    [
        "That is not the whole bill.",
        "That is unlikely to last.",
        "That's where the old bridge stood.",
        "That is why the crews left.",  # a connective has a test of its own
        "That's all the harbour office will say.",
        "That number comes from the harbour office.",
        "But that is a small part of the season.",
        "That is too long for a bus driver.",
        "Is that a fifth of the season?",
        "It is a fifth of the season.",
    ],
)
def test_words_that_deny_ask_or_go_elsewhere_sum_nothing_up(read, after):
    assert told(read(f"{COUNT} {after}"), "summed-up") == []


def test_another_voice_sums_nothing_up(read):
    text = "The ferry, Nora Feld says, lost forty days to fog. That is a fifth of the season."
    assert told(read(text, people=PEOPLE), "summed-up") == []


@pytest.mark.parametrize(
    ("first", "second", "view"),
    [
        (
            "Nora Feld says that the piers are rotten below the water.",
            "She expects the ferry to close by 2031.",
            0,
        ),
        (
            "Nora Feld considers the new timetable a mistake.",
            "She puts the chance that the ferry closes by 2031 at 40%.",
            0,
        ),
        (
            "Nora Feld predicts that the ferry will close by 2031.",
            "She says that no bank lends money for a wooden hull.",
            1,
        ),
        (
            "Anton Brisk gives the bridge a 70% chance of opening by 2030.",
            "He thinks that steel is cheap again.",
            1,
        ),
    ],
)
def test_a_reported_view_beside_a_forecast_of_its_holder_backs_it(first, second, view):
    ends = [
        (a, b)
        for a, r, b in told(extract_text(f"{first} {second}"), "view-and-forecast")
        if r == "supports"
    ]
    assert [a in (first, second)[view] for a, _ in ends] == [True]
    assert [b in (first, second)[1 - view] for _, b in ends] == [True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nora Feld says that the piers are rotten.", "Two years ago she gave the ferry until 2031."),
        ("Nora Feld says that the piers are rotten.", "She concedes that the ferry will run until 2031."),
        ("Nora Feld says that the piers are rotten.", "But she expects the ferry to run until 2031."),
        ("Nora Feld says that the piers are rotten.", "Anton Brisk expects the ferry to close by 2031."),
        ("Nora Feld expects the ferry to close by 2031.", "She expects the bridge to open by 2033."),
        ("Nora Feld expects the ferry to close by 2031.", "By closing she means the end of the night boat."),
        ("“You can't run a town on one boat,” said Nora Feld.", "She expects the bridge to open by 2033."),
        ("The town should mend the piers, Nora Feld says.", "She expects the bridge to open by 2033."),
        ("The piers are rotten.", "Nora Feld expects the ferry to close by 2031."),
    ],
)  # fmt: skip
def test_a_forecast_of_another_time_or_voice_is_backed_by_no_view(first, second):
    assert told(extract_text(f"{first} {second}"), "view-and-forecast") == []


POSTS = [("p1", "ebb", None)]
POINT = "The night boat could stop running in May."


@pytest.mark.parametrize(
    "after",
    [
        "Nobody in our street has taken it since the bridge opened.",
        "Everyone on the island owns a car by now.",
        "Nothing it carries is needed before noon.",
        "No one at the school has asked for it.",
        "Every family I know drives to the mainland.",
        "None of the shops would close without it.",
    ],
)
def test_in_talk_what_is_said_of_nobody_or_everybody_backs_the_sentence_before(read, after):
    draft = read(f"{POINT} {after}", posts=POSTS)
    assert told(draft, "holds-of-all") == [(after, "supports", POINT)]


@pytest.mark.parametrize(
    "after",
    [
        "But nobody on the island has a car.",
        "Nobody is saying that it was ever full.",
        "Would anybody on the island miss it?",
        "The crew says that nobody would miss it.",
    ],
)
def test_turns_and_questions_about_everybody_back_nothing(read, after):
    draft = read(f"{POINT} {after}", posts=POSTS)
    assert told(draft, "holds-of-all") == []


def test_what_nobody_did_goes_on_with_a_tale():
    talk = (
        "ADA QUILL: Welcome to the pier.\n\nBO LIND: {point} {after}\n\nADA QUILL: Who pays for the crew?\n\n"
        "BO LIND: The county pays for all of them.\n\nADA QUILL: And for the fuel?\n\nBO LIND: The passengers do.\n"
    )
    for after, count in (
        ("Nobody in our street takes it on a weekday.", 1),
        ("Nobody from the harbour office phoned us.", 0),
    ):
        draft = extract_text(talk.format(point=POINT, after=after))
        assert len(told(draft, "holds-of-all")) == count, after


def test_an_article_that_speaks_of_nobody_goes_on(read):
    assert told(read(f"{POINT} Nobody in the street has taken it."), "holds-of-all") == []


DENIAL = "The night boat does not carry the island's freight."
FIRST = "Its hold is full of empty crates."


@pytest.mark.parametrize(
    "second",
    [
        "The grocers have sent their freight over the bridge since the spring.",
        "A lorry carries it in half the time.",
        "Its freight crane has stood in the yard for a year.",
        "The harbour office counts three parcels a night.",
    ],
)
def test_a_plain_sentence_after_a_denial_and_its_reason_is_a_second_reason(read, second):
    draft = read(f"{DENIAL} {FIRST} {second}")
    assert told(draft, "denial-explained") == [(FIRST, "supports", DENIAL)]
    assert told(draft, "second-reason") == [(second, "supports", DENIAL)]


@pytest.mark.parametrize(
    "second",
    [
        "But the mail still goes by boat.",
        "So the grocers should pay for the bridge.",
        "Who counts the parcels?",
        "If the bridge closes, the boat is full.",
        "Meanwhile the town builds a second pier.",
        "As for the mail, it goes by air.",
        "Nora Feld says that the mail goes by boat.",
        "A lorry takes half the time.",  # takes up no word of the denial
        "Its crane has stood in the yard for a year.",
    ],
)
def test_what_turns_concludes_asks_or_starts_anew_is_no_second_reason(read, second):
    assert told(read(f"{DENIAL} {FIRST} {second}", people=PEOPLE), "second-reason") == []


RESULT = "So the town will pay for it twice."


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("The old pier is rotten below the water.", "Nobody insures a pier of that age."),
        ("Every winter the storm takes planks away.", "The planks come from a mill that has closed."),
        ("Half of the crew is older than sixty.", "No school on the coast trains a crew."),
    ],
)  # fmt: skip
def test_of_two_sentences_with_a_word_in_common_before_a_result_both_are_premises(first, last):
    draft = extract_text(f"{first} {last} {RESULT}")
    assert told(draft, "premise") == [(first, "supports", RESULT)]
    assert told(draft, "connective-result") == [(last, "supports", RESULT)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("The old pier is rotten below the water.", "Nobody insures such a thing."),  # no word
        ("Is the old pier rotten?", "Nobody insures a pier of that age."),
        ("The old pier is rotten.", "But no inspector has seen the pier."),
        ("Nora Feld says that the pier is rotten.", "Nobody insures a pier of that age."),
    ],
)
def test_what_shares_no_word_asks_turns_or_is_anothers_is_no_premise(first, last):
    assert told(extract_text(f"{first} {last} {RESULT}"), "premise") == []


MATTERS = "{lead} a dry dock is not built in a year. It needs cranes. Even a cheap one has to be dug, lined and drained."


@pytest.mark.parametrize(
    ("lead", "found"),
    [("This matters because", 1), ("That is important, since", 1), ("The county says that", 0)],
)
def test_after_the_word_that_it_matters_sentences_bear_on_the_paragraph_before(read, lead, found):
    topic = "The shipyard is bound by its docks."
    draft = read(f"{topic} It has two.\n{MATTERS.format(lead=lead)}")
    links = told(draft, "importance-told")
    assert [(a[:12], b) for a, _, b in links] == [("Even a cheap", topic)] * found
    if found:
        assert told(draft, "second-reason") == []
