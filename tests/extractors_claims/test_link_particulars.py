"""A claim that judges and the particulars right after it, by signs on both sides."""

from __future__ import annotations

import pytest

from extractors.pipeline import extract_text

OLD = "The mill stopped in 1998. Its owner sold the wheel. "
"""A paragraph before, so that the text tells events."""


def links(text: str, *tests: str) -> list[tuple[str, str, str]]:
    """Supports among a text's statements, by these tests or by any: from's words, test, to's words."""
    found = extract_text(text)
    words = {s.id: s.span.quote for s in found.statements}
    return [
        (words[k.from_], k.test, words[k.to])
        for k in found.links
        if k.relation.value == "supports" and (not tests or k.test in tests)
    ]


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
    found = links(f"{OLD}\n\n{claim} {after}")
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
    assert links(f"{OLD}\n\n{claim} {after}", "particulars") == []


def test_particulars_are_of_one_voice() -> None:
    text = f"{OLD}\n\nThe ferry is rarely late, says Ada Quill. Rafe Ostrom says that two of nine boats sank in 2019."
    assert links(text, "particulars") == []


@pytest.mark.parametrize(
    ("topic", "after"),
    [
        ("My cousin bought the yard.", "Its new owner sold the crane and let the shed to a choir."),
        ("My aunt keeps bees.", "She gave the last of her honey to a school in Tarn."),
        ("They drew lots.", "The one with the short straw carried the lamp down to the weir."),
    ],
)
def test_a_tale_is_no_topic_with_its_evidence(topic: str, after: str) -> None:
    assert links(f"{OLD}\n\n{topic} {after}", "topic-sentence") == []


def test_a_topic_that_judges_keeps_its_particulars_where_events_are_told() -> None:
    topic, after = (
        "The slip is dangerous.",
        "Two walkers fell on it in the first week of March, and one broke a hip.",
    )
    assert links(f"{OLD}\n\n{topic} {after}", "topic-sentence") == [
        (after, "topic-sentence", topic)
    ]


def test_where_events_are_told_only_a_figure_in_the_same_form_goes_on_with_a_topic() -> None:
    topic = "Longer walks are no use to them."
    first = "On walks of an hour 12 of the 40 dropped out."
    form, other = "On walks of three hours 31 dropped out.", "On the way home they sang."
    for second, count in ((form, 2), (other, 1)):
        assert len(links(f"{OLD}\n\n{topic} {first} {second}", "topic-sentence")) == count, second


def test_the_tale_after_a_denial_is_not_its_reason() -> None:
    denial = "Jory did not sell the boat."
    tale = "Then he painted it."
    assert links(f"{OLD}\n\n{denial} {tale}", "denial-explained") == []


def test_a_second_reason_for_a_denial_is_one_only_where_all_is_argued() -> None:
    text = "Slow trams are not a failure for those who live there. Their riders are able to read in peace. Their trams keep the timetable without any trouble."
    assert len(links(text, "second-reason")) == 1
    assert links(f"{OLD}\n\n{text}", "second-reason") == []


@pytest.mark.parametrize(
    ("told_of", "said", "count"),
    [
        ("Dr Ilse Ferrant is not so sure.", "The seals came back in three of the nine bays that were closed, she says.", 1),
        ("Dr Ilse Ferrant fed the seals at noon.", "She is glad, she says.", 0),
    ],
)  # fmt: skip
def test_only_a_sentence_that_judges_is_about_a_view(told_of: str, said: str, count: int) -> None:
    assert len(links(f"{OLD}\n\n{told_of} {said}", "view-told")) == count


@pytest.mark.parametrize(
    ("view", "ground"),
    [
        ("I'd look at the pumps first.", "Two of them failed in the week before the flood."),
        ("I think the clinic is short of beds.", "Its north wing has forty for three villages."),
        ("Not before the spring.", "The timber for the bridge is still on a ship, and two of the cranes are in Holm."),
        ("What killed the orchard was the road.", "It took a third of the trees in 2008 and half of the hives with them."),
        ("The trouble is the salt.", "It eats through a rail by the sea in two or three winters."),
        ("The result is an odd one.", "The bees of nine villages left their hives in the same week."),
    ],
)  # fmt: skip
def test_a_view_that_asks_for_its_ground_is_borne_out_by_what_follows(
    view: str, ground: str
) -> None:
    assert (ground, "view-explained", view) in links(
        f"{OLD}\n\nMy brother asked me about it on Sunday. {view} {ground}"
    )


@pytest.mark.parametrize(
    ("view", "after"),
    [
        ("I'd look at the pumps first.", "What cheers me is that two of them were mended last winter."),
        ("I'd look at the pumps first.", "But two of them were replaced in the week before the flood."),
        ("I'd look at the pumps first.", "Even that would not be enough."),
        ("I'd have looked at the pumps.", "Two of them stood in the yard until the spring."),
        ("I believe him.", "Two of the pumps stood in the yard until the spring."),
        ("What I want is a pump.", "Two of them stood in the yard until the spring."),
        ("The trouble is salt.", "I will ask the yard for tar."),
    ],
)  # fmt: skip
def test_what_only_goes_on_after_a_view_gives_no_ground(view: str, after: str) -> None:
    assert not links(
        f"{OLD}\n\nMy brother asked me about it on Sunday. {view} {after}", "view-explained"
    )


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("Orla Venn says that old locks fail early.", "On her own canal nine of the thirty were shut in 2019."),
        ("Small clinics are rarely safe, argues Tom Adair.", "In his county four of eleven lost their licence in 2020."),
    ],
)  # fmt: skip
def test_what_somebody_has_seen_bears_out_the_view_told_of_them(view: str, told: str) -> None:
    found = links(f"{OLD}\n\n{view} {told}", "holder-told")
    assert [one for one, _, _ in found] == [told]


@pytest.mark.parametrize(
    ("view", "told"),
    [
        # Another person, several people, and what is no particular.
        ("Orla Venn says that old locks fail early.", "A neighbour tested nine of them on his own canal in 2019."),
        ("Orla Venn says that old locks fail early.", "Petra Sund tested nine of them on her own canal in 2019."),
        ("The owners say that old locks fail early.", "On her own canal nine of the thirty were shut in 2019."),
        ("Orla Venn says that old locks fail early.", "She is a member of the board."),
        ("Orla Venn says that old locks fail early.", "But on her own canal none of the thirty was shut in 2019."),
    ],
)  # fmt: skip
def test_what_is_told_of_another_or_against_the_view_is_no_ground(view: str, told: str) -> None:
    assert not links(f"{OLD}\n\n{view} {told}", "holder-told")


def test_figures_after_the_view_that_opens_a_paragraph_bear_it_out() -> None:
    view = "Marit Osk, who ran the harbour for years, argues that the new crane is too big."
    figures = "In its first winter it lifted nine loads of more than forty tons."
    assert links(f"{OLD}\n\n{view} {figures}", "opening-view") == [(figures, "opening-view", view)]


@pytest.mark.parametrize(
    ("view", "after"),
    [
        # Several people, no figure, the writer's own, and one turned against it.
        ("Builders argue that the new crane is too big.", "In its first winter it lifted nine loads."),
        ("Marit Osk argues that the new crane is too big.", "Its arm reaches over the whole of the basin."),
        ("Marit Osk argues that the new crane is too big.", "In my first winter it lifted nine loads."),
        ("Marit Osk argues that the new crane is too big.", "In its first winter it lifted nine loads of forty tons, though."),
        ("It rained. Marit Osk argues that the new crane is too big.", "In its first winter it lifted nine loads of forty tons."),
    ],
)  # fmt: skip
def test_what_else_follows_a_view_is_not_taken_for_its_figures(view: str, after: str) -> None:
    assert not links(f"{OLD}\n\n{view} {after}", "opening-view")
