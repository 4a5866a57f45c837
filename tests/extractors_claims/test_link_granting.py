"""What is granted, added in brackets, or asked back by who has already said what they turn against."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text
from tests.extractors_claims.links_told import told

POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]
FIRST = (
    "You read far too much into one winter. The keeper wrote it down late. He was not asked twice."
)


@pytest.mark.parametrize(
    ("claim", "grant"),
    [
        (
            "The sluice gates leak at the northern lock.",
            "I'll grant you the sluice gates leak.",
        ),
        ("Orchard wages fell behind the rents.", "It's fair enough to bring up orchard wages."),
        ("The tram depot has no spare axles.", "You're right about the axles in the depot."),
    ],
)
def test_what_a_reply_grants_after_its_first_words_is_backed(read, claim, grant):
    draft = read(f"{claim}\n{FIRST} {grant}", posts=POSTS)
    assert told(draft, "reply-grants") == [(grant, "supports", claim)]


@pytest.mark.parametrize(
    "other",
    [
        "I'll grant you that the weather was foul.",  # no word of the claim
        "The sluice gates were granted a new coat of paint.",
    ],
)
def test_what_takes_up_nothing_or_grants_nothing_backs_no_claim(read, other):
    text = f"The sluice gates leak at the northern lock.\n{FIRST} {other}"
    assert told(read(text, posts=POSTS), "reply-grants") == []


def test_what_turns_from_a_granted_point_disputes_the_post_that_made_it(read):
    claim = "The sluice gates leak at the northern lock."
    reply = "You read too much into it. I'll grant you the sluice gates leak, but the lock still holds the tide."
    draft = read(f"{claim}\n{reply}", posts=POSTS)
    turn = "the lock still holds the tide."
    assert (turn, "disputes", claim) in told(draft, "concession-turned")


def test_that_may_be_so_grants_the_sentence_before_it(read):
    claim = "The curve has a sharp bend in the third year."
    turn = "the crews were already growing by a tenth each month."
    draft = read(f"{claim} That may be warranted, but {turn}")
    assert told(draft, "concession-turned") == [(turn, "disputes", claim)]


def test_a_bare_concession_is_turned_from_itself(read):
    draft = read("The curve has a bend. Granted, the crews grew, but the boats stayed in port.")
    (link,) = told(draft, "concession-turned")
    assert "the crews grew" in link[2]


def test_who_has_said_what_is_wrong_asks_on_about_the_same_claim(read):
    claim = "Nine tenths of the sorting is done by the machines at the depot already."
    other = "If the foreman went home tomorrow the parcels would still go out."
    first = "You seem very wrong about how much of the sorting the machines at the depot do."
    asks = "Do you think that the parcels and the foreman work ten times as fast as in May?"
    draft = read(f"{claim} {other}\n{first} {asks}", posts=POSTS)
    assert told(draft, "reply-disagrees") == [(first, "disputes", claim)]
    assert told(draft, "reply-asks-back") == [(asks, "disputes", claim)]


@pytest.mark.parametrize(
    ("host", "aside"),
    [
        ("The fleet is not full yet", "eleven of the thirty berths have stood empty since May"),
        ("The canal pays its way by now", "barges carry twice the grain that they did in spring"),
    ],
)
def test_a_clause_in_brackets_is_a_claim_that_bears_out_its_host(host, aside):
    found = extract_text(f"The port in June\n\n{host} ({aside}).\n")
    assert [s.span.quote for s in found.statements] == [host, aside]
    assert told(found, "in-brackets") == [(aside, "supports", host)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fleet is not full yet (thirty berths in all).",  # no clause
        "The fleet is not full yet (because eleven of the berths have stood empty since May).",
        "The fleet is not full yet (when the mail boats are counted they fill nine berths).",
        "The fleet (eleven of the thirty berths have stood empty since May) is not full yet.",
    ],
)
def test_a_bracket_that_claims_nothing_of_its_own_stays_with_its_host(sentence):
    found = extract_text(f"The port in June\n\n{sentence}\n")
    assert len(found.statements) == 1


def test_who_the_writers_are_bears_nothing_out():
    words = "The clerks work from the booths (we are a small family business in the old harbour)."
    assert told(extract_text(f"The port in June\n\n{words}\n"), "in-brackets") == []


def test_figures_in_brackets_go_with_what_stands_before_them():
    words = "The slower of the two boats is the Anna (66 knots were measured off the pier in May)."
    assert told(extract_text(f"The port in June\n\n{words}\n"), "in-brackets") == []
