"""Links from what makes a claim particular: a case, a scenario, an argument, the content of a view."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

LEAD = "The report was read aloud in the chamber last week, which took most of the evening. "
LINKED = [
    ("instance", "Heat pumps lose much of their edge in the deep frost of an inland winter, engineers or not.",
     "In Tromso the trial units drew twice the rated power."),
    ("instance", "Small rural hospitals close long before the large ones in the county towns do.",
     "My sister's ward in Harnosk shut its doors in March."),
    ("scenario", "The levy on second homes barely touches the richest households of the coast at all.",
     "If it were doubled, a villa owner would pay less than the price of a bicycle."),
    ("own-argument", "Dr Hanna Virtanen thinks the target for the northern grid is out of reach for now.",
     "Permits take six years, she points out."),
]  # fmt: skip
APART = [
    ("The tram line to the harbour opened late on a wet Monday in the spring.", "My coffee went cold."),
    ("The mayor may.", "Elections to the council are due in the second week of June."),
    ("If the dam holds, the lower valley stays dry.", "If the dam breaks, the upper valley floods."),
]  # fmt: skip
TESTS = {"instance", "bare-assertion", "scenario", "own-argument", "view-told"}


def joined_by(text: str, first: str, second: str) -> set[str]:
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    return {
        link.test for link in found.links if {words[link.from_], words[link.to]} == {first, second}
    }


@pytest.mark.parametrize(("test", "claim", "case"), LINKED)
def test_what_makes_a_claim_particular_supports_it(test, claim, case):
    text = f"{LEAD}{claim} {case}"
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    links = [(words[k.from_], words[k.to], k.relation.value, k.test) for k in found.links]
    assert (case, claim, "supports", test) in links


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_is_no_case_of_a_claim_does_not(first, second):
    assert not joined_by(f"{LEAD}{first} {second}", first, second) & TESTS


def test_a_claim_cut_down_to_its_auxiliary_is_borne_out_by_what_follows():
    claim, ground = "Road fares do.", "The long-distance coach now costs a third less than in 2019."
    text = f"{LEAD}Rail fares hardly fall in any part of the country, whatever is promised. {claim} {ground}"
    assert joined_by(text, claim, ground) == {"bare-assertion"}


def test_what_a_person_says_bears_out_the_sentence_about_their_view():
    found = extract_text(
        f"{LEAD}Marta Okonjo, who runs the pumps, would go further than the whole committee did. "
        "She told the members that every second station fails in winter."
    )
    assert [link.test for link in found.links if link.test in TESTS] == ["view-told"]


def test_what_a_person_expects_bears_out_the_sentence_about_their_view():
    found = extract_text(
        f"{LEAD}Marta Okonjo, who runs the pumps, goes further. She expects every second station to be shut by 2031."
    )
    assert [link.test for link in found.links if link.test in TESTS] == ["view-told"]


@pytest.mark.parametrize(
    "before",
    [
        "Marta Okonjo, who runs the pumps, has spent twenty years in the valley.",
        "Marta Okonjo, who runs the pumps, was asked about it at the end of the day.",
        "Marta Okonjo, who runs the pumps, was repairing one of them in the yard.",
    ],
)
def test_what_somebody_has_done_is_no_view_of_theirs(before):
    found = extract_text(
        f"{LEAD}{before} She told the members that every second station fails in winter."
    )
    assert "view-told" not in {link.test for link in found.links}


def test_a_forecast_without_a_figure_rests_on_the_claim_before_it():
    found = extract_text(
        f"{LEAD}The council has postponed the vote on the bridge no fewer than three times. "
        "Nobody will build anything there before 2030."
    )
    assert "forecast-reason" in {link.test for link in found.links}


@pytest.mark.parametrize(
    "result",
    [
        "At that rate a nurse spends half her salary on a room within five years.",
        "Put the two together and a nurse spends half her salary on a room.",
    ],
)
def test_what_a_demonstrative_reckons_with_supports_what_is_reckoned(result):
    ground = "Wages in the district rose by 3% last year and rents in it by 9%."
    assert joined_by(f"{LEAD}{ground} {result}", ground, result) == {"conclusion"}


def test_premises_with_one_subject_support_what_is_concluded_from_them():
    premises = ["The old ferries need new engines.", "The old ferries are losing their crews."]
    text = f"{LEAD}{' '.join(premises)} If such ships are lost, then the islands will depend on the bridge alone."
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    tests = {words[k.from_]: k.test for k in found.links if words[k.to].startswith("If such")}
    assert tests == {premises[0]: "premise", premises[1]: "conclusion"}


PUMPS = "Dr Hanna Virtanen says that the pumps fail every second winter."


@pytest.mark.parametrize("grant", ["That's right.", "I agree about the pumps."])
def test_a_grant_in_few_words_backs_the_claim_before_it(grant):
    assert joined_by(f"{LEAD}{PUMPS} {grant}", PUMPS, grant) == {"agreed"}


@pytest.mark.parametrize(
    "reply", ["That is right to ask.", "She is right, but the pumps are old.", "They agree to pay."]
)
def test_half_a_grant_backs_nothing(reply):
    assert "agreed" not in joined_by(f"{LEAD}{PUMPS} {reply}", PUMPS, reply)


def test_what_even_the_builder_says_bears_a_claim_out():
    claim = "The new reactor on the coast will be years late."
    witness = "Even its builder, Norcore, says that the vessel is two years behind."
    before = (
        "Costs on the coast have risen for years, whatever the ministry and its friends may say."
    )
    assert joined_by(f"{before} {claim} {witness}", claim, witness) == {"unlikely-witness"}


def test_even_so_is_no_witness():
    claim = "Rail freight is losing ground in every district of the country."
    turn = "Even so, Petra Olsen argues that the yards are full."
    assert not joined_by(f"{LEAD}{claim} {turn}", claim, turn)


def test_a_later_sentence_on_the_theme_of_a_topic_sentence_supports_it():
    topic = "Night nurses carry most of the risk on small wards."
    later = "Nobody relieves the nurses when two beds ring at once."
    text = f"{topic} A ward with nine beds has one of them after ten in the evening. {later}"
    assert "topic-theme" in joined_by(text, topic, later)
    aside = "The lift at the back has been out of order since the spring."
    text = f"{topic} A ward with nine beds has one of them after ten in the evening. {aside}"
    assert "topic-theme" not in joined_by(text, topic, aside)
