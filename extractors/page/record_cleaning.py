"""Posts that other readings found, without what is no post and what no writer said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.language.english import words
from extractors.page.lines import Line, page_lexicon
from extractors.page.poster_lines import without_badges
from extractors.page.record_bodies import GONE, cut_end, is_around, own_words
from extractors.page.record_quotes import QUOTE, Talk, cite
from extractors.page.record_slots import is_furniture
from extractors.page.stacked_heads import StackedPost
from extractors.page.widgets import is_badge

_COUNTED = re.compile(r"(?:^|\s)\(?(\d{1,2})/\d{0,2}\)?$")
_ACCOUNT = re.compile(r"@[\w.-]{2,40}")


def cleaned(lines: Sequence[Line], posts: Sequence[StackedPost]) -> list[StackedPost]:
    """Posts read otherwise, without notices, adverts, and marked quotations over what they say.

    Args:
        lines: the page.
        posts: in page order; changed in place.
    """
    talk = Talk()
    names = {post.author for post in posts}
    kept: list[StackedPost] = []
    for n, post in enumerate(posts):
        name = posts[n + 1].author if n + 1 < len(posts) else None
        while name and len(post.body) > 1 and _is_caption(lines[post.body[-1]].text, name):
            post.aside = sorted([*post.aside, post.body.pop()])
        under = post.first > 0 and not lines[post.first].gap
        above = lines[post.first - 1].text.lower().strip(" :") if under else ""
        gone = _is_gone(lines, post)
        if above in page_lexicon().kinds.advert or gone:
            continue
        _part_names(lines, post, names)
        while len(post.body) > 1 and _is_over(lines[post.body[0]].text, post, talk):
            post.aside = sorted([*post.aside, post.body.pop(0)])
        while len(post.body) > 1 and is_furniture(lines[post.body[-1]].text):
            post.aside = sorted([*post.aside, post.body.pop()])
        told = _COUNTED.search(lines[post.body[-1]].text) if post.body else None
        over = _COUNTED.search(lines[kept[-1].body[-1]].text) if kept and kept[-1].body else None
        going_on = told and over and int(told[1]) == int(over[1]) + 1
        if going_on and post.author in (kept[-1].author, None):
            post.to = len(kept) - 1
            post.author, post.handle = kept[-1].author, kept[-1].handle
        aside = set(post.aside)
        cut_end(lines, post, aside)
        post.aside = sorted(aside)
        kept.append(post)
        talk.posts.append(post)
        talk.told.append(own_words(lines, post))
    return kept


def _is_gone(lines: Sequence[Line], post: StackedPost) -> bool:
    """Whether a note that a post is gone stands in its place; what follows is the page's."""
    shown = sorted({*post.body, *post.aside})
    told = [i for i in shown if i > post.head and not is_badge(lines[i].text)]
    text = lines[told[0]].text if told else ""
    return GONE.fullmatch(text) is not None and bool(
        page_lexicon().kinds.removed & set(words(text))
    )


def _is_caption(text: str, name: str) -> bool:
    """Whether a line is the words of a writer's picture: "u/mara avatar", "Profile photo of Bo"."""
    told, own = words(text), set(words(name))
    kinds = page_lexicon().kinds
    rest = [
        word for word in told if word not in own and word not in ("u", "s", "user", "for", "of")
    ]
    return bool(own & set(told)) and bool(rest) and all(word in kinds.badges for word in rest)


def part_names(lines: Sequence[Line], posts: Sequence[StackedPost]) -> None:
    """Part the names of writers from those of the people answered, where heads show both.

    Args:
        lines: the page.
        posts: in page order; changed in place.
    """
    names = {post.author for post in posts}
    for post in posts:
        _part_names(lines, post, names)


def _part_names(lines: Sequence[Line], post: StackedPost, names: set[str | None]) -> None:
    """Part a writer's name from that of the one who is answered, where wide spaces part them in a line."""
    name = post.author or ""
    other = next((one for one in names if one and one != name and name.endswith(f" {one}")), None)
    if other is not None and " ".join(name.split()) in " ".join(lines[post.first].text.split()):
        post.author, post.answers = without_badges(name.removesuffix(other).strip()), other
        names.add(post.author)
        return
    parts = re.split(r"\s{2,}", lines[post.first].text)
    if (
        len(parts) == 2
        and post.author
        and post.author.split() == " ".join(parts).split()
        and parts[1] in names
    ):
        post.author, post.answers = without_badges(parts[0]), parts[1]
        names.add(post.author)


def _is_over(text: str, post: StackedPost, talk: Talk) -> bool:
    """Whether a line at a post's head is a badge, or marks what it quotes or whom it answers."""
    if _ACCOUNT.fullmatch(text):
        post.answers = post.answers or text.strip("@ ")
        return True
    if QUOTE.match(text):
        cite(post, text, talk)
        return True
    return is_around(text, started=False)
