"""Replies that give way, own doubt of what was just told, and words that only look like an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.links.links import STEP as LINKS
from kg.model import ClaimType
from tests.extractors_claims.links_told import told

POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]
PEOPLE = {"Nora Feld": ("Feld",), "Anton Brisk": ("Brisk",)}


@pytest.mark.parametrize(
    ("claim", "reply"),
    [
        ("The harbour lost 40 berths, not 60.", "40 berths I can live with."),
        ("The wards closed in March, not in May.", "I was wrong about the wards."),
        ("The tunnel costs 9 billion crowns.", "I do not dispute the 9 billion."),
        ("The turbine stood still for a month.", "I stand corrected on the turbine."),
        ("No vaccine was wasted that winter.", "No waste, I'll grant you that."),
        ("The bus never came before eight.", "That's fair, it never did."),
        ("The harbour charges for the night as well.", "I had missed that."),
        ("The second table counts the night boats twice.", "Ouch, the boats are in there twice."),
        ("The harbour lost 40 berths, not 60.", "I'll correct the post."),
        ("The tunnel costs 9 billion crowns.", "I gladly accept your figure."),
        ("The turbine stood still for a month.", "That was on us, the crew was away."),
        ("No nurse can be in two wards at once.", "That is the best objection there is."),
        ("The line will be late because the tunnel is.", "I'm with you on this."),
        ("The line will be late because the tunnel is.", "For once we agree."),
        ("The line will be late because the tunnel is.", "Seconded, our crews say so too."),
        ("The harbour lost 40 berths, not 60.", "Correction accepted, I had it from the Courier."),
    ],
)
def test_who_gives_way_supports_what_they_answer_and_disputes_nothing(read, claim, reply):
    draft = read(f"{claim}\n{reply}", posts=POSTS)
    assert told(draft, "reply-accepts") == [(reply, "supports", claim)]
    assert [link.relation.value for link in draft.links] == ["supports"]


@pytest.mark.parametrize(
    "reply",
    [
        "I can live with only half of the berths.",
        "They would say I was wrong to ask.",
        "That's fairly vague.",
        "You take the point too far.",
        "I missed the last boat that evening.",
        "I'll correct the proofs of my book.",
        "We accept the offer of the bank.",
        "The best argument for a berth is rain.",
        "I'm with the harbour office since May.",
        "The fair on the quay was cancelled.",
        "Your fault or mine, the berths are gone.",
        "That's fair, but the number is wrong.",
        "I was seconded to the harbour office in May.",
    ],
)
def test_words_that_only_look_like_it_give_no_way(read, reply):
    draft = read(f"The harbour lost 40 berths, not 60.\n{reply}", posts=POSTS)
    assert told(draft, "reply-accepts") == []


def test_who_gives_way_gives_way_to_the_weightiest_claim_and_to_a_forecast_last(read):
    claims = ("The tunnel fills with water every spring.", "The line opens by the end of 2031.")
    draft = read(f"{' '.join(claims)}\nFair, I had forgotten that.", posts=POSTS)
    forecast = replace(draft.statements[1], type=ClaimType.FORECAST)
    kept = replace(draft, statements=(draft.statements[0], forecast, *draft.statements[2:]))
    assert [b for _, _, b in told(LINKS(kept), "reply-accepts")] == [claims[0]]


def test_who_gives_way_gives_way_to_what_names_them(read):
    named = "The night boats are in it twice, Flow."
    post = f"The second table is long. {named} The harbour office printed it."
    draft = read(
        f"{post}\nFair, I had forgotten that.", posts=[("p1", "Ebb", None), ("p2", "Flow", "p1")]
    )
    assert [b for _, _, b in told(draft, "reply-accepts")] == [named]


@pytest.mark.parametrize(
    "doubt",
    ["I suspect that's low.", "I'd bet against that.", "We doubt it."],
)
def test_own_doubt_is_of_the_sentence_right_before_and_not_inferred_from_it(read, doubt):
    claim = "The new works, says the grid operator, will be at full load by the summer."
    draft = read(f"Feld expects a dry year. {claim} {doubt}", people=PEOPLE)
    assert [(a, r) for a, r, _ in told(draft, "verdict-on-said")] == [(doubt, "disputes")]
    (link,) = [x for x in draft.links if x.test == "verdict-on-said"]
    of = next(s for s in draft.statements if s.id == link.to)
    assert "full load" in of.span.quote
    assert told(draft, "inference") == []


@pytest.mark.parametrize(
    "answer",
    [
        "Feld thinks it's more likely than not that the toll falls by June.",
        "Feld says it's a matter of who pays, not of who drives.",
        "Feld considers it unlikely that the bridge opens in May.",
    ],
)
def test_it_that_stands_for_a_clause_takes_nothing_up(read, answer):
    draft = read(
        f"Brisk says that the ferry will lose half its passengers. {answer}", people=PEOPLE
    )
    assert told(draft, "verdict-on-said") == []


@pytest.mark.parametrize(
    "words",
    [
        "The two clocks disagree with one another by an hour.",
        "Feld does not dispute the count of the passengers.",
        "“If the judges disagree on the fine, nobody pays it,” Feld wrote.",
    ],
)
def test_words_of_answering_that_answer_nobody_dispute_nothing(read, words):
    draft = read(f"Brisk says that the ferry will lose half its passengers. {words}", people=PEOPLE)
    assert told(draft, "answer") == []


@pytest.mark.parametrize(
    "words", ["Feld disputes that the ferry is slow.", "“I disagree,” Feld said, “it will gain.”"]
)
def test_words_of_answering_in_one_s_own_mouth_still_answer(read, words):
    draft = read(f"Brisk says that the ferry will lose half its passengers. {words}", people=PEOPLE)
    assert {r for _, r, _ in told(draft, "answer") + told(draft, "stance")} == {"disputes"}


@pytest.mark.parametrize(
    "after", ["A year ago I said 30%.", "Brisk's figure rests on the count of one day."]
)
def test_earlier_numbers_and_those_of_others_explain_no_chance(read, after):
    chance = "I put a 60% chance on the ferry closing by 2030."
    assert told(read(f"{chance} {after}", people=PEOPLE), "chance-explained") == []


def test_a_sentence_with_though_turns_from_its_topic(read):
    draft = read("Nobody models towns. The towns will vote first, though, and all of them at once.")
    assert [link for link in draft.links if link.test == "topic-sentence"] == []
