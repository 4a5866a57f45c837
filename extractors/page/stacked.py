"""Posts whose heads stand over several lines, as copied from a page's widgets.

A name, a handle, a time and what the page hangs on a post ("Reply", "Like (4)", a bare count) have a line each
there. A head is known by its time, with a name or handle right above or in the same line. A page has such
posts only where handles, levels or widgets show that software printed them. What stands around the posts is
told apart from what they say. Time is linear in the page.
"""

from __future__ import annotations

import re

from extractors.language.english import words
from extractors.page.fenced import fenced_posts
from extractors.page.footed import footed_posts
from extractors.page.lines import Line, ends_sentence, is_short_line, word_count
from extractors.page.record_cleaning import cleaned, part_names
from extractors.page.record_heads import is_report
from extractors.page.record_slots import is_about_writer, is_named_well
from extractors.page.records import record_posts, template_fit, without_article
from extractors.page.stacked_heads import GONE, StackedPost, is_free, post_head
from extractors.page.stacked_tails import cut_tail, end_at_foot, end_behind_buttons
from extractors.page.widgets import (
    HANDLE,
    LONGEST,
    is_badge,
    is_further,
    is_reaction,
    is_time,
    is_widget,
    name_alone,
    replying,
)

_REPLY_BY = re.compile(r"repl(?:y|ies)\s(?:by|from)\s(.{2,40}?)(?:\sand\s.*)?$", re.IGNORECASE)
# What stands in the place of a post that is gone: "[flagged]", "Comment removed by moderator".
_REMOVED = re.compile(
    r"\[(?:removed|deleted|flagged|dead|unavailable)\]|.{0,60}\bcomment score below threshold\b.{0,20}"
    r"|[\[(*_]*(?:this|the)?\s?(?:comment|post|reply|message|answer)\s(?:(?:was|has been|is)\s)?"
    r"(?:removed|deleted|hidden|unavailable|withdrawn|flagged)\b.{0,60}",
    re.IGNORECASE,
)
_MINUTE = re.compile(r"\b\d{1,2}:\d{2}\b")
# A name that wrote, closed by a colon, perhaps with an arrow and a time behind it.
_QUOTING = re.compile(r".+\s(?:wrote|said):(?:\W*[\u2191\u2197](?P<when>.+))?")
_FEWEST = 3
_PLACED = 0.8
_SELF = re.compile(
    r"\b(?:opinions?|views?|posts?|tweets?)\s(?:are\s)?(?:my\s(?:own)|mine|not\sthose\sof)\b|\b(?:he|she|they)/(?:him|her|them)\b",
    re.IGNORECASE,
)
# A link to what a post answers stands among its buttons.
_BUTTONS, _PARENT = frozenset({"permalink", "reply", "context"}), frozenset({"parent"})
_OPENING = 3  # posts at the head of a page whose writers it describes below their names
_KNOWN_AGAIN = 20  # characters that show that two posts say the same
_TIMED = 0.6
_MARKED = 0.8  # of the posts with a handle: then nothing else need look like a post
_BETTER, _SURELY = 0.4, 0.2  # by how much records must explain a page better, and as a share
_ARTICLE = 250  # words that make the text under the first name and date an article


def stacked_posts(
    lines: tuple[Line, ...], *, told: bool = False, plain: bool = False
) -> list[StackedPost]:
    """The posts of a page whose heads stand over several lines; none where it has no such posts.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that these are comments.
        plain: whether names and times alone will do.
    """
    ends = next((i for i, line in enumerate(lines) if i and is_further(line.text)), None)
    above = [] if ends is None else _all_posts(lines[:ends], told=told, plain=plain)
    return above if len(above) >= _FEWEST else _all_posts(lines, told=told, plain=plain)


def _all_posts(lines: tuple[Line, ...], *, told: bool, plain: bool) -> list[StackedPost]:
    """The posts of lines below which the page links to nothing further."""
    found = cleaned(lines, _marked_posts(lines, told=told, plain=plain))
    found = without_article(lines, found)
    records = record_posts(lines, told=told)
    part_names(lines, records)
    before = template_fit(lines, found)
    better = template_fit(lines, records) - before
    chosen = records if records and better >= max(_BETTER, _SURELY * before) else found
    end_behind_buttons(lines, chosen)
    return chosen


def _marked_posts(lines: tuple[Line, ...], *, told: bool, plain: bool) -> list[StackedPost]:
    """The posts that names and times head, or that the same widgets part."""
    headed = _headed_posts(lines, told=told, plain=plain)
    fenced = [
        StackedPost(
            one.first,
            one.head,
            one.author,
            one.handle,
            lines[one.first].indent,
            answers=one.answers,
            cites=one.cites,
            parted=one.parted,
            opens=one.opens,
            body=one.body,
            aside=one.aside,
        )
        for one in fenced_posts(lines)
    ]
    # Where the same widgets stand under every post, they also part those that show no name.
    heads = {one.head for one in headed}
    further = [one for one in fenced if one.head not in heads]
    finer = len(fenced) - len(further) == len(heads) < len(fenced)
    if finer and headed and all(one.author is None for one in further):
        finer = any(one.first > headed[0].first for one in further)  # what stands above is a text
    return fenced if finer else headed or fenced


def _headed_posts(lines: tuple[Line, ...], *, told: bool, plain: bool) -> list[StackedPost]:
    """The posts with a head that tells the time, or a foot that does, where the page is made of such."""
    posts = [
        StackedPost(
            one.first,
            one.first,
            one.name,
            None,
            lines[one.first].indent,
            body=list(one.body),
            aside=list(one.foot),
        )
        for one in footed_posts(lines)
    ] or _found(lines)
    if posts and posts[0].opens:
        _take_title(lines, posts[0])
    elif len(posts) > 1 and not told and _is_article(lines, posts):
        posts = posts[1:]
    said = [post for post in posts if post.body]
    names = {post.handle or post.author for post in said} - {None}
    if len(said) < (2 if told else _FEWEST) or len(names) < 2 or len(said) < 0.6 * len(posts):
        return []
    closed = sum(1 for post in said if any(ends_sentence(lines[i].text) for i in post.body))
    # Only software writes the minute of a post.
    printed = sum(
        1
        for post in posts
        if post.handle
        or post.links
        or post.level is not None
        or _hangs(lines, post)
        or _MINUTE.search(lines[post.head].text)
    )
    marked = sum(1 for post in posts if post.handle or post.links or _hangs(lines, post))
    if closed < 0.5 * len(said) and marked < _MARKED * len(posts):
        return []
    if printed < 0.5 * len(posts) and not plain:
        return []
    if posts[0].opens:
        end_at_foot(posts[0], inside=False)
    cut_tail(lines, posts)
    return posts


def _take_title(lines: tuple[Line, ...], post: StackedPost) -> None:
    """Take the title of a page's opening post: the line over its head, or from its words a short line of its own."""
    if post.first == post.head:
        above = post.first - 1
        titled = above >= 0 and not is_widget(lines[above].text)
        post.title = above if titled and not lines[post.first].gap else None
        return
    first, *others = post.body or [0]
    text = lines[first].text
    alone = (
        bool(others) and lines[first].gap > 0
    )  # pages with the time over the name give posts titles
    if alone and is_short_line(text) and not text.endswith((".", ":", ",")):
        post.title = first
        post.body = others
        post.aside = sorted([*post.aside, first])


def _found(lines: tuple[Line, ...]) -> list[StackedPost]:
    """Every head, and the lines below it up to the next."""
    posts = _with_places(
        lines, [post for i in range(len(lines)) if (post := post_head(lines, i)) is not None]
    )
    quoting = {post.head for post in posts if _QUOTING.fullmatch(lines[post.head].text)}
    if len(quoting) <= (1 - _TIMED) * len(posts):  # among heads with times they open quotations
        posts = [post for post in posts if post.head not in quoting]
    for n, post in enumerate(posts):
        _take_picture(lines, post, posts[n - 1].head if n else -1)
    for n, post in enumerate(posts):
        end = posts[n + 1].first if n + 1 < len(posts) else len(lines)
        for i in range(post.head + 1, end):
            _below(post, i, lines[i].text)
        if n + 1 < len(posts) and post.body and (named := replying(lines[end - 1].text)):
            # Some pages say whom a post answers above the name of its writer.
            posts[n + 1].answers = named
            post.body = [i for i in post.body if i != end - 1]
            post.aside.append(end - 1)
    for post in posts[:_OPENING]:
        _set_bio_aside(lines, post, posts)
    return posts


def _take_picture(lines: tuple[Line, ...], post: StackedPost, floor: int) -> None:
    """Begin a head at the account over it that stands for its writer's picture, badges between ("@kelp_", "Member")."""
    at = post.first - 1
    while at > floor and is_badge(lines[at].text):
        at -= 1
    account = HANDLE.fullmatch(lines[at].text) if at > floor else None
    if account and post.author and account[1].lower() == post.author.lower():
        post.aside = [*range(at + 1, post.first + 1), *post.aside]
        post.first = at


def _set_bio_aside(lines: tuple[Line, ...], post: StackedPost, posts: list[StackedPost]) -> None:
    """Take the line under an account that describes its owner from what the post says.

    A gap follows it, and it says so itself ("Opinions mine"), or what stands below is printed again as the
    whole of a post of this account.
    """
    if post.handle is None or len(post.body) < 2 or lines[post.body[0]].gap:
        return
    first, second = post.body[:2]
    if first != post.head + 1 or not lines[second].gap or len(lines[first].text) > 2 * LONGEST:
        return
    rest = _key(lines, post.body[1:])
    again = (
        _key(lines, other.body)
        for other in posts
        if other is not post and other.handle == post.handle and other.body
    )
    known = any(
        len(key) >= _KNOWN_AGAIN and (key.startswith(rest) or rest.startswith(key)) for key in again
    )
    if known or _SELF.search(lines[first].text):
        post.body.remove(first)
        post.aside.append(first)
        post.aside.sort()


def _key(lines: tuple[Line, ...], body: list[int]) -> str:
    """The words of a post, as posts are compared."""
    return " ".join(words(" ".join(lines[i].text for i in body)))


def _with_places(lines: tuple[Line, ...], posts: list[StackedPost]) -> list[StackedPost]:
    """The posts with the name over a place ("Helen / Portland / March 4"), where nearly all heads have both.

    Where most heads are a name over a time, one with a name over words and a time has a place there too.
    """
    moved: list[tuple[StackedPost, str]] = []
    for post in posts:
        at = post.first - 1
        name = name_alone(lines[at].text) if at >= 0 and not lines[post.first].gap else None
        free = at <= 0 or lines[at].gap > 0 or is_widget(lines[at - 1].text)
        if name is not None and free and post.handle is None and post.level is None:
            moved.append((post, name))
    if 2 * len([one for one in posts if is_free(lines, one.first)]) > len(posts):
        for post, name in moved:
            writers = [one.author for one in posts if one is not post]
            if post.author not in writers and is_named_well(name) and _is_publication(lines, post):
                post.first, post.author = (
                    post.first - 1,
                    name,
                )  # what a writer publishes stands below the name
                post.aside = list(range(post.first + 1, post.head + 1))
    alike = len(moved) >= _PLACED * len(posts)
    stacked = sum(1 for post in posts if post.first < post.head) + len(moved) == len(posts)
    if len(posts) >= _FEWEST and (alike or (stacked and 2 * len(moved) < len(posts))):
        for post, name in moved:
            post.first, post.author = post.first - 1, name
            post.aside = list(range(post.first + 1, post.head + 1))
    return posts


def _is_publication(lines: tuple[Line, ...], post: StackedPost) -> bool:
    """Whether the line of a head that was taken for a name is alone between a name and a time, and no account."""
    name = lines[post.first].text
    return (
        post.head == post.first + 1
        and " " in name
        and all(part[0].isupper() for part in name.split())
    )


def _below(post: StackedPost, i: int, text: str) -> None:
    """A line under a head: what the post says, or what the page printed around it."""
    if not post.body and (named := replying(text, going_on=post.answers == "?")):
        post.answers = named
        post.aside.append(i)
    elif (
        is_widget(text)
        or _REMOVED.fullmatch(text)
        or (post.body and (is_time(text) or is_reaction(text) or is_report(text)))
        or (not post.body and (is_badge(text) or is_about_writer(text) or GONE.fullmatch(text)))
    ):
        told = set(words(text))
        if post.body and told & _BUTTONS:
            post.links |= told & _PARENT
        by = _REPLY_BY.search(text)
        post.next_by = by[1].strip() if by else post.next_by
        post.aside.append(i)
    else:
        post.body.append(i)


def _hangs(lines: tuple[Line, ...], post: StackedPost) -> bool:
    """Whether the page hung something on a post, a separator apart."""
    return any(at > post.head and any(map(str.isalnum, lines[at].text)) for at in post.aside)


def _is_article(lines: tuple[Line, ...], posts: list[StackedPost]) -> bool:
    """Whether the first head is an article's byline: its text is long, and no other's is."""
    lengths = [sum(word_count(lines[i].text) for i in post.body) for post in posts]
    paragraphs = len(posts[0].body) >= 3 and lengths[0] > 2 * max(lengths[1:])
    return lengths[0] >= _ARTICLE or paragraphs
