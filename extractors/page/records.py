"""Posts of a page as its repeated records: of all readings of its lines the one that explains them best.

Software prints every post of a page by one template, whatever the software. So the heads are sought as lines that
recur with other names in them (`extractors.page.record_heads`), and each reading is judged as a whole: how many
posts it gives, whether they have names and say something, and how much of the template it leaves inside them.
After B. Liu, R. Grossman and Y. Zhai, "Mining data records in web pages" (KDD 2003), on lines instead of tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.language.english import words
from extractors.page.lines import (
    PERSONAL,
    Line,
    ends_sentence,
    leading_handle,
    page_lexicon,
    word_count,
)
from extractors.page.record_bodies import filled
from extractors.page.record_heads import hypotheses
from extractors.page.record_reading import DASHES, Head, Hypothesis
from extractors.page.record_slots import has_moment, is_furniture, may_name, read_slots, shape_of
from extractors.page.stacked_heads import StackedPost
from extractors.page.turns import speakers, turn_count
from extractors.page.widgets import is_time, is_widget

_FEWEST = 3
_MANY = 5  # posts of which one writer hardly wrote nearly all
_NAMED = 0.7
_SAYING = 0.6
_TALK = 0.3
_LEAK = 0.5  # what a line of the template inside a post takes from a reading's score
_LOST = 0.5  # what a sentence below the first head and in no post takes
_OVER = 0.05  # what a name right above a head takes
_TOP = 8  # lines in which a page says what it is
_HEADING = 6
_LABEL = 120  # characters of a title whose first part says what the page is ("Letters: who pays?")
_LETTERS = 3
_BYLINE = re.compile(r"by\s(?=[^\W\d_])", re.IGNORECASE)
_SHORT = 4  # words of a short answer
_ANSWERED = 0.1  # what a post adds that answers a writer by name
_ARTICLE = 200  # words under the first head that make an article
_LONGEST = 4000  # lines of a page that are read as records


def record_posts(lines: tuple[Line, ...], *, told: bool = False) -> list[StackedPost]:
    """The posts of a page that prints them by one template; none where no reading of it is sure.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that these are comments.
    """
    if len(lines) > _LONGEST:
        return []
    known = speakers(lines)
    turns = turn_count(lines, known) if known else 0
    best: tuple[float, list[StackedPost]] = (float(turns), [])
    for one in hypotheses(lines):
        if turns and one.kind != "inline":
            continue
        posts = without_article(lines, filled(lines, one))
        if _is_talk(lines, one, posts, told=told):
            score = template_fit(lines, posts)
            if score > best[0]:
                best = (score, posts)
    return best[1]


def without_article(lines: Sequence[Line], posts: list[StackedPost]) -> list[StackedPost]:
    """The posts without the article over them, whose byline ("By Ada Quill") looks like their heads.

    Args:
        lines: the page.
        posts: a reading of it.
    """
    by = [_BYLINE.match(lines[post.first].text) is not None for post in posts[:2]]
    return posts[1:] if by == [True, False] else posts


def template_fit(lines: Sequence[Line], posts: Sequence[StackedPost]) -> float:
    """How well posts explain a page: those that have a name, less what of the template is left in them.

    Args:
        lines: the page.
        posts: a reading of it.
    """
    if not posts:
        return 0.0
    shapes = Counter(shape_of(line.text) for line in lines)
    body = {i for post in posts for i in post.body}
    within = body | {i for post in posts for i in post.aside} | {post.first for post in posts}
    leaks = sum(1 for i in body if _leaks(lines[i].text, shapes))
    lost = sum(
        1
        for i in range(posts[0].first, posts[-1].last)
        if i not in within and ends_sentence(lines[i].text) and word_count(lines[i].text) > 5
    )
    told = _telling(lines, posts)
    named = sum(_worth(name) for name in told) or 0.8 * told.count("")
    lost += sum(1 for post in posts if _closes_above(lines, post))
    known = {(post.author or "").lower() for post in posts}
    below = [post for post in posts if _stands_below(lines, post)]
    ranked = sum(1 for post in below if lines[post.first - 1].text.lower() in known)
    over = len(below) + ranked * (_LOST / _OVER)  # a writer's name over what is then a rank
    answered = sum(1 for post in posts if post.answers and post.answers.lower() in known)
    return named - _LEAK * leaks - _LOST * lost - _OVER * over + _ANSWERED * answered


def _telling(lines: Sequence[Line], posts: Sequence[StackedPost]) -> list[str]:
    """The names of posts, without one that nearly all have below other names: it is a rank ("Senior Member")."""
    names = [post.author or post.handle or "" for post in posts]
    usual, count = Counter(names).most_common(1)[0]
    below = sum(
        1
        for post, name in zip(posts, names, strict=True)
        if name == usual and post.first and _is_name(lines[post.first - 1].text)
    )
    printed = len(names) >= _MANY and count >= _NAMED * len(names) and below >= _NAMED * count
    return ["" if printed and name == usual else name for name in names]


def _is_name(text: str) -> bool:
    return may_name(text) and not is_furniture(text)


def _worth(name: str) -> float:
    """What a name adds: letters that may stand for a picture, a little less than a name."""
    letters = len(name) <= _LETTERS and name[:1].isupper() and sum(map(str.isupper, name)) > 1
    return 0.0 if not name or not may_name(name) else 1.0 - _OVER * letters


def _stands_below(lines: Sequence[Line], post: StackedPost) -> bool:
    """Whether another line that can be a name is right above a head."""
    if post.first == 0 or lines[post.first].gap or post.first in post.body[:1]:
        return False
    return _is_name(lines[post.first - 1].text)


def _closes_above(lines: Sequence[Line], post: StackedPost) -> bool:
    """Whether a head stands under text and above a gap, as what closes a post does."""
    if post.first == 0 or lines[post.first].gap or post.head + 1 >= len(lines):
        return False
    return lines[post.head + 1].gap > 0 and ends_sentence(lines[post.first - 1].text)


def _leaks(text: str, shapes: Counter[str]) -> bool:
    """Whether a line inside a post is of the page's template."""
    if ends_sentence(text) and word_count(text) > 3:
        return False
    one = read_slots(text)
    head = one is not None and one.timed and one.own <= 1
    return head or is_furniture(text) or shapes[shape_of(text)] > 1


def _is_talk(
    lines: Sequence[Line], one: Hypothesis, posts: Sequence[StackedPost], *, told: bool
) -> bool:
    """Whether what stands between heads is people's talk, and no list of articles, events or records."""
    spoken = [head for head in one.heads if not head.silent]
    names = {post.author for post in posts if post.author}
    saying = 0 if one.kind == "report" else _SAYING * len(spoken)  # most reports say nothing
    if len(posts) < max(2 if told else _FEWEST, saying):
        return False
    letters = one.kind == "signed" and len(names) == len(posts) and _says_letters(lines)
    if one.kind == "signed" and (letters or not _is_dashed(lines, spoken)):
        return letters
    timed = one.kind == "hung" or _shows_times(lines, spoken)
    if not timed or not _shows_writers(posts, spoken):
        return False
    again = len(names) < sum(1 for post in posts if post.author)
    if _is_only_article(lines, posts):
        return False
    if one.kind == "inline":
        return again  # who speaks again in lines with times takes part in a chat
    return _can_be_answered(lines, posts) or _is_said(lines, one, posts, told=told, again=again)


def _is_only_article(lines: Sequence[Line], posts: Sequence[StackedPost]) -> bool:
    """Whether the first post is an article under its byline, and no other says anything to anybody: they are links to others."""
    texts = [" ".join(lines[i].text for i in post.body) for post in posts]
    if word_count(texts[0]) < _ARTICLE or _can_be_answered(lines, posts):
        return False
    return not any(PERSONAL & set(words(text[:800])) or "?" in text for text in texts[1:])


def _is_dashed(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether signatures open with a dash ("\u2013 Ada Quill" over a time), as those of remarks under answers do."""
    return all(lines[head.first].text[:1] in DASHES for head in heads)


def _is_said(
    lines: Sequence[Line],
    one: Hypothesis,
    posts: Sequence[StackedPost],
    *,
    told: bool,
    again: bool,
) -> bool:
    """Whether what stands below heads is said, and to somebody."""
    texts = [" ".join(lines[i].text for i in post.body) for post in posts]
    closed = sum(1 for text in texts if ends_sentence(text) or _has_sentence(text))
    if closed < 0.5 * len(texts) and not (again and one.kind in ("line", "report")):
        return False
    known = {(post.author or "").lower() for post in posts}
    answering = any(post.answers or post.to is not None or post.level for post in posts) or any(
        (leading_handle(text) or "").lower() in known for text in texts if text.startswith("@")
    )
    spoken_to = sum(1 for text in texts if PERSONAL & set(words(text[:800])) or "?" in text)
    return told or answering or spoken_to >= _TALK * len(texts)


def _can_be_answered(lines: Sequence[Line], posts: Sequence[StackedPost]) -> bool:
    """Whether a button to answer hangs on most posts, and most say more than a title's first words."""
    answers = page_lexicon().kinds.answer_widgets
    hung = sum(
        1
        for post in posts
        if any(is_widget(lines[i].text) and answers & set(words(lines[i].text)) for i in post.aside)
    )
    said = sum(1 for post in posts if sum(word_count(lines[i].text) for i in post.body) >= _SHORT)
    return hung >= _NAMED * len(posts) and said >= _SAYING * len(posts)


def _says_letters(lines: Sequence[Line]) -> bool:
    """Whether a short line near the top says that these are letters."""
    return any(is_letters_heading(line.text) for line in lines[:_TOP])


def is_letters_heading(text: str) -> bool:
    """Whether a line is the head of readers' letters: "Letters", "Letters: who pays?"."""
    told = text[:_LABEL].partition(":")[0]
    if word_count(told) > _HEADING:
        return False
    return " ".join(words(told)) in page_lexicon().kinds.letters or words(told)[:1] == ["letters"]


def _shows_writers(posts: Sequence[StackedPost], heads: Sequence[Head]) -> bool:
    """Whether most posts have a name, not all the same; or none has, and each head has a number of its own."""
    named = [post.author for post in posts if post.author]
    if not named:
        return len({head.number for head in heads if head.number}) == len(heads)
    return len(set(named)) > 1 and len(named) >= _NAMED * len(posts)


def _shows_times(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether most heads tell a time or a number."""
    timed = sum(
        1
        for head in heads
        if head.number
        or any(
            has_moment(lines[i].text) or is_time(lines[i].text)
            for i in range(head.first, head.last + 1)
        )
    )
    return timed >= _SAYING * len(heads)


def _has_sentence(text: str) -> bool:
    return re.search(r"[a-z\u2019'\")][.!?](?:\s|$)", text) is not None and word_count(text) > 4
