"""Where the last post of a page ends: behind its widgets, and before what the page prints at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.page.dates import is_only_date
from extractors.page.lines import Line, word_count
from extractors.page.menus import is_menu, is_site_menu
from extractors.page.notices import line_reason
from extractors.page.stacked_heads import StackedPost
from extractors.page.widgets import is_reaction, is_widget

_FEWEST = 3
_MOSTLY = 0.6


def cut_tail(lines: tuple[Line, ...], posts: list[StackedPost]) -> None:
    """End the last post behind its widgets, where those of the page do, or before the page's own last lines."""
    *above, last = posts
    others = [post for post in above if post.body]
    ended = sum(1 for post in others if post.last > post.body[-1])
    through = sum(1 for post in others if _goes_on(lines, post))
    if ended >= _MOSTLY * len(others) and through <= (1 - _MOSTLY) * len(others):
        end_at_foot(last, inside=True)
    said = len(last.body)
    while said > 1 and _is_of_page(lines[last.body[said - 1]].text):
        said -= 1
    while said < len(last.body) and not (
        lines[last.body[said]].gap or last.body[said] - 1 in last.aside
    ):
        said += 1  # what follows without a gap goes on with the post
    if said < len(last.body):
        end = last.body[said]
        last.body = last.body[:said]
        last.aside = [at for at in last.aside if at < end]


def end_behind_buttons(lines: Sequence[Line], posts: Sequence[StackedPost]) -> None:
    """End the last post at the buttons below it, where other posts end at theirs and say nothing further down.

    Args:
        lines: the page.
        posts: in page order; the last is changed in place.
    """
    if len(posts) < _FEWEST:
        return
    hung = [at for post in posts[:-1] if (at := _first_button(lines, post)) is not None]
    through = sum(1 for post in posts[:-1] if _goes_on(lines, post))
    at = _first_button(lines, posts[-1])
    if at is None or len(hung) < _MOSTLY * (len(posts) - 1) or through:
        return
    last = posts[-1]
    end = at
    while end + 1 in last.aside:
        end += 1
    last.body = [i for i in last.body if i < at]
    last.aside = [i for i in last.aside if i <= end]


def _first_button(lines: Sequence[Line], post: StackedPost) -> int | None:
    """The first button below what a post says; counts and marks are none."""
    below = (i for i in post.aside if post.body and i > post.body[0])
    return next((i for i in below if _is_button(lines[i].text)), None)


def _goes_on(lines: Sequence[Line], post: StackedPost) -> bool:
    """Whether a post says something below its first button."""
    at = _first_button(lines, post)
    return at is not None and post.body[-1] > at


def _is_button(text: str) -> bool:
    return is_widget(text) and any(map(str.isalpha, text)) and not is_reaction(text)


def _is_of_page(text: str) -> bool:
    """Whether a line can be one of those that a page prints at its foot: a menu, a notice, a date, a label."""
    return (
        is_widget(text)
        or is_site_menu(text)
        or is_menu(text)
        or is_only_date(text)
        or line_reason(text, in_post=False) is not None
        or (text.endswith(":") and word_count(text) == 1)
    )


def end_at_foot(post: StackedPost, *, inside: bool) -> None:
    """End a post's words at the first widgets below its first line.

    Args:
        post: the post.
        inside: whether what stands behind them is no part of the post at all, rather than hung on it.
    """
    after = [at for at in post.aside if post.body and at > post.body[0]]
    if not after:
        return
    end = after[0]
    while end + 1 in post.aside:
        end += 1
    rest = [at for at in post.body if at > end]
    post.body = [at for at in post.body if at < end]
    post.aside = [at for at in post.aside if at <= end] if inside else sorted(post.aside + rest)
