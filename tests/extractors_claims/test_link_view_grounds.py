"""Views that ask for a ground or are told of somebody, and what the text gives for them right after."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import OLD, supports


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
    assert (ground, "view-explained", view) in supports(
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
    assert not supports(
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
    found = supports(f"{OLD}\n\n{view} {told}", "holder-told")
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
    assert not supports(f"{OLD}\n\n{view} {told}", "holder-told")


def test_figures_after_the_view_that_opens_a_paragraph_bear_it_out() -> None:
    view = "Marit Osk, who ran the harbour for years, argues that the new crane is too big."
    figures = "In its first winter it lifted nine loads of more than forty tons."
    assert supports(f"{OLD}\n\n{view} {figures}", "opening-view") == [
        (figures, "opening-view", view)
    ]


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
    assert not supports(f"{OLD}\n\n{view} {after}", "opening-view")
