"""Short replies in the words of what they answer."""

from __future__ import annotations

import pytest

POSTS = [("p1", "ebb", None), ("p2", "flow", "p1")]


def thread(read, first: str, second: str) -> list[tuple[str, str, str]]:
    draft = read(f"{first}\n{second}", posts=POSTS)
    by_id = {one.id: one.span.quote for one in draft.statements}
    return [
        (by_id[link.from_], link.relation.value, by_id[link.to])
        for link in draft.links
        if link.test == "reply-same-words"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nobody weighs the boats before they leave the pier.", "Two ports have weighed theirs since May."),
        ("The pilots were trained on the river.", "They sailed a river behind a dam."),
    ],
)  # fmt: skip
def test_a_reply_in_the_words_of_the_little_it_answers_disputes_it(
    read, first: str, second: str
) -> None:
    assert thread(read, first, second) == [(second, "disputes", first)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # It agrees, goes on, or says something of another thing.
        ("The pilots were trained on the river.", "Exactly, the pilots told me that last week."),
        ("The pilots were trained on the river.", "And the river has a weir these days."),
        ("The pilots were trained on the river.", "My kitchen has a new window."),
        # A question is answered.
        ("Were the pilots trained on the river?", "They sailed a river behind a dam."),
        # Of a post that claims many things it is not told which is meant.
        (
            "The pilots were trained on the river. The crane is older than the town. The tugs burn oil. Ferries pay by the hour.",
            "They sailed a river behind a dam.",
        ),
    ],
)  # fmt: skip
def test_a_reply_that_agrees_goes_on_answers_or_answers_much_does_not(
    read, first: str, second: str
) -> None:
    assert thread(read, first, second) == []
