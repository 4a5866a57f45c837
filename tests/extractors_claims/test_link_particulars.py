"""A claim that judges and the particulars right after it, by signs on both sides."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import OLD, supports


@pytest.mark.parametrize(
    ("claim", "after"),
    [
        ("The ferry is rarely late.", "In 2019 and 2020 only nine of its 4,000 crossings left after time."),
        ("Cheap paint is not a bargain.", "Of twelve doors that we repainted in 2019, seven peeled within two winters."),
        ("Small clubs don't survive a move.", "At Harrowgate two of the four that moved folded within a season."),
        ("It may be too early for such a rule.", "In the last survey eleven of the forty yards had never heard of it."),
        ("The new locks are worse than the old ones.", "A third of them failed in the frost of January, and none was replaced."),
        ("Night buses are hardly used here.", "On an average Tuesday in March the last one carried two passengers."),
        ("Parents are right to be cross.", "Two in three of their children at Wennick School had nowhere to sit."),
        ("Good tools are rare in this trade.", "When Ostrand's workshop closed, forty joiners queued for a single plane."),
    ],
)  # fmt: skip
def test_particulars_after_a_claim_that_judges_bear_it_out(claim: str, after: str) -> None:
    found = supports(f"{OLD}\n\n{claim} {after}")
    assert (after, claim) in {(one, other) for one, _, other in found}


@pytest.mark.parametrize(
    ("claim", "after"),
    [
        # Events go on with events.
        ("Petra opened the yard in May.", "In June two of her boats sank at their moorings."),
        ("The council bought the mill in 1999.", "Of its nine rooms, four were let to potters."),
        # A judgement goes on with another, a wish or what is to come.
        ("The ferry is rarely late.", "It is a pleasant boat."),
        ("The ferry is rarely late.", "I would take it again."),
        ("The ferry is rarely late.", "A second one will be built."),
        # One more thing beside it, or one against it.
        ("Small clubs don't survive a move.", "Another matter is the rent, which rose by 40 per cent in 2020."),
        ("Small clubs don't survive a move.", "Big ones saw no such loss in the two years after theirs, though."),
        # The claim gives its reason itself, or takes something for granted.
        ("The ferry is rarely late because its crew is not from here.", "In 2019 two of them were given a medal by the harbour board."),
        ("The plan assumes that tides are not a risk.", "In 2019 two of the four tide gauges were out of order for weeks."),
    ],
)  # fmt: skip
def test_what_goes_on_in_the_same_way_is_no_evidence(claim: str, after: str) -> None:
    assert supports(f"{OLD}\n\n{claim} {after}", "particulars") == []


def test_particulars_are_of_one_voice() -> None:
    text = f"{OLD}\n\nThe ferry is rarely late, says Ada Quill. Rafe Ostrom says that two of nine boats sank in 2019."
    assert supports(text, "particulars") == []


@pytest.mark.parametrize(
    ("topic", "after"),
    [
        ("My cousin bought the yard.", "Its new owner sold the crane and let the shed to a choir."),
        ("My aunt keeps bees.", "She gave the last of her honey to a school in Tarn."),
        ("They drew lots.", "The one with the short straw carried the lamp down to the weir."),
    ],
)
def test_a_tale_is_no_topic_with_its_evidence(topic: str, after: str) -> None:
    assert supports(f"{OLD}\n\n{topic} {after}", "topic-sentence") == []


def test_a_topic_that_judges_keeps_its_particulars_where_events_are_told() -> None:
    topic, after = (
        "The slip is dangerous.",
        "Two walkers fell on it in the first week of March, and one broke a hip.",
    )
    assert supports(f"{OLD}\n\n{topic} {after}", "topic-sentence") == [
        (after, "topic-sentence", topic)
    ]


def test_where_events_are_told_only_a_figure_in_the_same_form_goes_on_with_a_topic() -> None:
    topic = "Longer walks are no use to them."
    first = "On walks of an hour 12 of the 40 dropped out."
    form, other = "On walks of three hours 31 dropped out.", "On the way home they sang."
    for second, count in ((form, 2), (other, 1)):
        assert len(supports(f"{OLD}\n\n{topic} {first} {second}", "topic-sentence")) == count, (
            second
        )


def test_the_tale_after_a_denial_is_not_its_reason() -> None:
    denial = "Jory did not sell the boat."
    tale = "Then he painted it."
    assert supports(f"{OLD}\n\n{denial} {tale}", "denial-explained") == []


def test_a_second_reason_for_a_denial_is_one_only_where_all_is_argued() -> None:
    text = "Slow trams are not a failure for those who live there. Their riders are able to read in peace. Their trams keep the timetable without any trouble."
    assert len(supports(text, "second-reason")) == 1
    assert supports(f"{OLD}\n\n{text}", "second-reason") == []


@pytest.mark.parametrize(
    ("told_of", "said", "count"),
    [
        ("Dr Ilse Ferrant is not so sure.", "The seals came back in three of the nine bays that were closed, she says.", 1),
        ("Dr Ilse Ferrant fed the seals at noon.", "She is glad, she says.", 0),
    ],
)  # fmt: skip
def test_only_a_sentence_that_judges_is_about_a_view(told_of: str, said: str, count: int) -> None:
    assert len(supports(f"{OLD}\n\n{told_of} {said}", "view-told")) == count
