"""What finds a point wanting right after it is made, or is told as somebody's answer to it."""

from __future__ import annotations

import pytest

from tests.extractors_claims.links_told import told

PEOPLE = {"Ines Falk": ("Falk",), "Odd Tveit": ("Tveit",)}
VIEW = "Ines Falk argues that the pier must be closed in winter."


@pytest.mark.parametrize(
    "answer",
    [
        "That ignores the ferries that land there at night.",
        "But this assumes that the ferries have another pier.",
        "This argument leaves out the ferries that land there at night.",
        "The trouble with this is that the ferries have no other pier.",
        "That record proves little about the ferries that land there.",
        "It only works if the ferries have another pier.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_what_finds_a_reported_point_wanting_disputes_it(read, answer, gap):
    ((_, relation, against),) = told(read(f"{VIEW}{gap}{answer}", people=PEOPLE), "point-faulted")
    assert (relation, against) == ("disputes", VIEW)


@pytest.mark.parametrize(
    "point",
    [
        "The usual complaint is that the pier costs too much.",
        "It is often said that the pier costs too much.",
        "You wrote that the pier costs too much.",
    ],
)
def test_a_writer_finds_the_points_of_others_wanting(read, point):
    found = told(read(f"{point} That ignores what a new road would cost."), "point-faulted")
    assert [against for _, _, against in found] == [point]


@pytest.mark.parametrize(
    "text",
    [
        "The pier costs too much. That ignores nobody.",  # the writer's own
        f"{VIEW} Her plan ignores no one on the quay.",  # another thing
        f"{VIEW} That is what the council assumes.",
        f"{VIEW} Does that ignore the ferries?",
    ],
)
def test_the_writers_own_point_and_other_things_are_not_found_wanting(read, text):
    assert told(read(text, people=PEOPLE), "point-faulted") == []


def test_what_tells_more_of_the_holder_is_not_the_point(read):
    draft = read(
        f"{VIEW} She counts forty storms since May. But this assumes that storms reach the pier.",
        people=PEOPLE,
    )
    assert [against for _, _, against in told(draft, "point-faulted")] == [VIEW]


@pytest.mark.parametrize(
    "answer", ["Maybe, but the ferries have no other pier.", "True enough, but where do they land?"]
)
def test_a_point_is_granted_and_turned_from_in_one_breath(read, answer):
    found = told(read(f"{VIEW} {answer}", people=PEOPLE), "point-turned")
    assert [against for _, _, against in found] == ([] if answer.endswith("?") else [VIEW])
    assert told(read(f"The pier is old. {answer}"), "point-turned") == []


@pytest.mark.parametrize(
    "who", ["Tveit's answer", "The harbour's reply", "The council's usual response"]
)
def test_what_is_told_as_somebodys_answer_disputes_what_stands_before(read, who):
    draft = read(f"{VIEW} {who} is that the ferries land there all year.", people=PEOPLE)
    assert [(r, a) for _, r, a in told(draft, "reply-told")] == [("disputes", VIEW)]


@pytest.mark.parametrize(
    "text",
    [
        f"{VIEW} The short answer is that the board is not sure.",
        f"{VIEW}\nTveit's answer is that the ferries land there all year.",
        f"{VIEW} Tveit's answer is on the quay.",
    ],
)
def test_nobodys_answer_and_an_answer_in_a_new_paragraph_are_not_to_it(read, text):
    assert told(read(text, people=PEOPLE), "reply-told") == []


def test_the_reader_is_told_that_what_they_said_is_not_so(read):
    said = "You wrote that nobody fishes from the pier."
    found = told(read(f"{said} I do not think that is so."), "told-back")
    assert [against for _, _, against in found] == [said]
    assert told(read(f"{said} I read it with pleasure."), "told-back") == []
