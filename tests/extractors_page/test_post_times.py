"""Times of posts, and which of two is surely the earlier."""

import pytest

from extractors.page.post_times import post_time, surely_earlier


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("5h", "4h", True),
        ("4h", "5h", False),
        ("4h", "4h", False),
        ("1d", "20h", True),
        ("2 days ago", "an hour ago", True),
        ("52m", "1h", False),
        ("1mo", "3w", True),
        ("3 Mar, 8:31am", "3 Mar, 9:58am", True),
        ("3 Mar, 11:47am", "3 Mar, 12:15pm", True),
        ("3 Mar, 12:15pm", "3 Mar, 11:47am", False),
        ("Mar 3", "Mar 4", True),
        ("Mar 3", "3 Mar, 8:31am", False),
        ("Dec 30, 2030", "Jan 2, 2031", True),
        ("2031-03-03 14:05", "2031-03-03 14:10", True),
    ],
)
def test_which_is_surely_earlier(one, other, earlier):
    assert surely_earlier(post_time(one), post_time(other)) is earlier


@pytest.mark.parametrize(("one", "other"), [("5h", "Mar 4"), ("Mar 3", "Mar 4, 2031"), ("", "3h")])
def test_times_of_different_kinds_are_not_compared(one, other):
    assert not surely_earlier(post_time(one), post_time(other))
    assert not surely_earlier(post_time(other), post_time(one))


def test_the_last_time_between_two_posts_is_the_head_of_the_lower():
    assert post_time("9:14 AM · Aug 3, 2030\n88 reposts\n\nRagnar\n@rpell · 6h") == post_time("6h")
    assert post_time("no time at all") is None
