"""The readers' part of a page: where the comments under a text begin, and whether they form a tree."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from extractors.language.english import words
from extractors.page.answering_heads import answering_tree
from extractors.page.comment_trees import TreeComment, comment_tree, is_personal
from extractors.page.labelled_heads import labelled_tree
from extractors.page.lines import Line, ends_sentence, is_short_line, page_lexicon, word_count
from extractors.page.linked_lines import label_length, shown_lines
from extractors.page.mail_quotes import quoted_mails
from extractors.page.named_posts import named_tree
from extractors.page.notices import line_reason
from extractors.page.poster_lines import names_writer
from extractors.page.quoted_heads import unmarked_lines
from extractors.page.records import is_letters_heading
from extractors.page.signed_pieces import signed_pieces
from extractors.page.stacked_trees import is_social, stacked_tree
from extractors.page.widgets import is_widget

_COUNTED = re.compile(r"^\W*\d*\s*|\W*\d*\W*$")
# "5 thoughts on ...", "4 comments, sorted by ..."
_SORTED = re.compile(
    r"(?<=\w)(?:\s(?:on|to)\s[\"\u201c\u2018'].*|,?\s(?:sorted|ordered)\sby\s.*)$", re.IGNORECASE
)
_COUNTED_ON = re.compile(
    r"(?<=responses)\s(?:on|to)\s\S.*$|(?<=comments)\s(?:on|to)\s\S.*$|(?<=thoughts)\s(?:on|to)\s\S.*$",
    re.IGNORECASE,
)
_COUNTED_HEAD = re.compile(r"#*\s?[A-Z][a-z]+\s\(\d+\)")
_REPLIES = re.compile(r"\d+ repl(?:y|ies)", re.IGNORECASE)
_COUNTER = re.compile(r"\d[\d.,]*[km]?\s+[a-z]", re.IGNORECASE)
_TABS = re.compile(r"\s{2,}|\t|\s*[|\u00b7]\s*")
_MOST_TABS = 3  # "Comments   Restacks"
_LONGEST_HEAD = 120
_SAMPLE = 60
_HEADINGS = 5  # lines like the head of a readers' part that are tried as such
_REPEATED = 2  # posts under which a line hangs that is then no heading over the first either
_BODY = 3  # lines of a text that readers can comment on
_SHORT_POST = 160  # words of a first post that is no text with comments
_TITLE, _TITLE_UP = 6, 6  # words of a text's title, and how far above its first line it may stand
_SPOKEN_LENGTH = 120
_ENOUGH = 5
_ADDRESS = frozenset({"you", "you're", "your", "you've", "you'd", "yours"})


@dataclass(frozen=True, slots=True)
class ReadersPart:
    """Where the readers' part begins and what shows it.

    Args:
        start: index of its first line.
        tree: its comments where they form a tree, their line indexes counted from the page's first line.
        strength: how sure the sign is, 0 to 1.
    """

    start: int
    tree: tuple[TreeComment, ...]
    strength: float


def readers_part(lines: tuple[Line, ...]) -> ReadersPart | None:
    """The comments under a text, or None.

    A heading says so ("Comments", "12 responses"); or they form a tree; or an unusually wide gap stands
    before short paragraphs in the first or second person; or the last paragraphs speak to the writer.

    Args:
        lines: the page's lines, without front matter.
    """
    shown = shown_lines(lines)
    part = _part_of(shown)
    return part and _of_page(part, lines, shown)


def _of_page(part: ReadersPart, lines: tuple[Line, ...], shown: tuple[Line, ...]) -> ReadersPart:
    """A part found in what the lines of a page show, as one of the page."""
    tree = (
        replace(one, label=label_length(shown[one.first], lines[one.first], one.label))
        for one in part.tree
    )
    return part if shown is lines else replace(part, tree=tuple(tree))


def _part_of(lines: tuple[Line, ...]) -> ReadersPart | None:
    """The comments under a text, in lines that are what the page shows."""
    headings = [i for i, line in enumerate(lines) if i and is_comments_heading(line.text)]
    if headings:
        # "2 replies" is printed under posts too; what stands under the first may be all the others' head.
        hung = _hung(lines)
        under = Counter(lines[i].text for i in headings if i in hung)
        hung |= {i for i in headings if under[lines[i].text] >= _REPEATED}
        headings = [i for i in headings if i not in hung]
    for i in headings[:_HEADINGS]:
        line = lines[i]
        tree = _tree(lines[i + 1 :], told=True)
        if tree and _is_text(lines[i + 1 : i + 1 + tree[0].first]):
            continue  # a count of comments at the head of the text
        counted = comment_count(line.text)
        if tree or (i >= _BODY and _has_readers(lines[i + 1 : i + _SAMPLE], counted)):
            return ReadersPart(i, _moved(tree, i + 1), 0.92)
    tree = _tree(lines)
    if tree:
        return ReadersPart(tree[0].first, tree, 0.96)
    letters = _letters(lines)
    if letters is not None:
        return letters
    wide = _after_gap(lines)
    if wide is not None:
        return ReadersPart(wide, (), 0.88)
    spoken = _addressing(lines)
    return None if spoken is None else ReadersPart(spoken, (), 0.88)


def _is_text(lines: tuple[Line, ...]) -> bool:
    """Whether lines between a heading and the first comment below are a text of their own."""
    told = [line for line in lines if line_reason(line.text, in_post=True) is None]
    return sum(1 for line in told if ends_sentence(line.text) and not is_short_line(line.text)) > 1


def _letters(lines: tuple[Line, ...]) -> ReadersPart | None:
    """The letters under a heading below a text, which their writers sign."""
    for i, line in enumerate(lines[_BODY:], start=_BODY):
        if is_letters_heading(line.text) and not ends_sentence(line.text):
            tree = stacked_tree(lines[i:])
            if tree:
                return ReadersPart(i, _moved(tree, i), 0.92)
    return None


def _hung(lines: tuple[Line, ...]) -> frozenset[int]:
    """Lines that hang on the posts of a page; on the first, if that is a post rather than a text."""
    tree = stacked_tree(lines)
    told = [word_count(lines[i].text) for one in tree[:1] for i in range(one.first, one.last + 1)]
    above = lines[max(0, tree[0].first - _TITLE_UP) : tree[0].first] if tree else ()
    titled = any(word_count(line.text) >= _TITLE for line in above)
    hung = frozenset[int]().union(*(one.aside for one in tree[1:]))
    hung -= {i for i in hung if lines[i].gap and _COUNTED_HEAD.fullmatch(lines[i].text)}
    if not tree or sum(told) > _SHORT_POST:
        return hung
    if titled:  # "21 likes / 5 replies" hang on the post that opens a talk
        return hung | {i for i in tree[0].aside if _is_count(lines, i)}
    return hung | {i for i in tree[0].aside if not lines[i].gap}


def _is_count(lines: tuple[Line, ...], i: int) -> bool:
    """Whether a line counts replies among other counts ("8.1k views", "21 likes")."""
    beside = (lines[n] for n in (i - 1, i + 1) if 0 <= n < len(lines))
    counted = any(is_widget(line.text) and _COUNTER.match(line.text) for line in beside)
    return counted and _REPLIES.fullmatch(lines[i].text) is not None


def _has_readers(lines: tuple[Line, ...], counted: int | None) -> bool:
    """Whether readers speak below a heading: in person, or under as many names as the heading counts."""
    lines = tuple(line for line in lines if line_reason(line.text, in_post=True) is None)
    named = sum(1 for line in lines if names_writer(line.text))
    said = tuple(line for line in lines if ends_sentence(line.text) or not is_short_line(line.text))
    return is_personal(said) or named >= 3 or (named >= 1 and named == counted)


def is_comments_heading(text: str) -> bool:
    """Whether a line is the head of the readers' part: "Comments", "12 Comments", "Responses (3)"."""
    if len(text) > _LONGEST_HEAD:
        return False
    tabs = _TABS.split(text.strip())
    if len(tabs) > 1 and tabs[0].lower() in page_lexicon().kinds.comments:
        return len(tabs) <= _MOST_TABS and all(word_count(tab) <= 2 for tab in tabs)
    text = _SORTED.sub("", text)
    text = _COUNTED_ON.sub("", text)
    bare = _COUNTED.sub("", text.strip("#*: ")).strip(" ():").lower()
    single = bare in page_lexicon().kinds.comment and not any(map(str.isdigit, text))
    return bare in page_lexicon().kinds.comments and not single


def comment_count(text: str) -> int | None:
    """How many comments the head of the readers' part counts ("12 Comments"); None if it counts none."""
    match = re.search(r"\d{1,6}", text) if is_comments_heading(text) else None
    return int(match.group()) if match else None


def social_part(lines: tuple[Line, ...]) -> ReadersPart | None:
    """The posts of a thread whose heads stand over several lines, or None.

    Args:
        lines: the page's lines, without front matter.
    """
    shown = shown_lines(lines)
    tree = stacked_tree(shown)
    if not is_social(tree):
        return None
    above = shown[: tree[0].first]
    if not tree[0].opens and any(is_comments_heading(line.text) for line in above):
        return None
    return _of_page(ReadersPart(tree[0].first, tree, 0.96), lines, shown)


def _tree(lines: tuple[Line, ...], *, told: bool = False) -> tuple[TreeComment, ...]:
    """The comments of a tree, by the heads that software prints or by depth, numbers or references."""
    answers = unmarked_lines(lines)
    if answers is not None:
        tree = stacked_tree(answers.lines, told=told)
        if any(answers.marks[one.first] for one in tree):
            return answers.marked(tree, len(lines))
    return (
        answering_tree(lines)
        or labelled_tree(lines)
        or stacked_tree(lines, told=told)
        or comment_tree(lines, told=told)
        or (stacked_tree(lines, told=True, plain=True) if told else ())
        or (labelled_tree(lines, told=True) if told else ())
        or named_tree(lines, told=told)
        or signed_pieces(lines)
        or quoted_mails(lines)
    )


def _moved(tree: tuple[TreeComment, ...], by: int) -> tuple[TreeComment, ...]:
    """The tree with its lines counted from ``by`` lines further up."""
    return tuple(
        replace(
            one,
            first=one.first + by,
            last=one.last + by,
            title=None if one.title is None else one.title + by,
            aside=frozenset(at + by for at in one.aside),
            signed=None if one.signed is None else (one.signed[0] + by, one.signed[1]),
        )
        for one in tree
    )


def _after_gap(lines: tuple[Line, ...]) -> int | None:
    """The line after the one unusually wide gap, where readers speak below it."""
    gaps = [line.gap for line in lines[1:]]
    widest = max(gaps, default=0)
    if widest < 3 or sum(1 for gap in gaps if gap >= widest - 1) > 1:
        return None
    i = gaps.index(widest) + 1
    return i if i >= 3 and is_personal(lines[i : i + _SAMPLE]) else None


def _addressing(lines: tuple[Line, ...]) -> int | None:
    """Where the last paragraphs begin to speak to the writer of those above, without any mark between.

    The end of the page with the greatest sum of signs is taken. It needs three paragraphs, two of which
    speak of the piece or to its writer, and a text above that never addresses anybody.
    """
    signs = [_spoken_sign(line) for line in lines]
    best, start, total = 0, len(lines), 0
    for i in range(len(lines) - 1, 2, -1):
        total += signs[i]
        if total > best and signs[i] > 0:
            best, start = total, i
    above = [i for i in range(1, start) if word_count(lines[i].text[:400]) >= 8]
    spoken_to = sum(1 for i in above if _ADDRESS & set(words(lines[i].text)))
    strong = sum(1 for line in lines[start:] if _of_the_piece(line.text))
    if best < _ENOUGH or len(lines) - start < 3 or strong < 2 or len(above) < 3:
        return None
    return start if spoken_to <= 0.1 * len(above) and _of_the_piece(lines[start].text) else None


def _spoken_sign(line: Line) -> int:
    """How much a paragraph reads like a reader's comment: 3 at most, below 0 for running text."""
    if len(line.text) > 2000 or word_count(line.text) > _SPOKEN_LENGTH:
        return -2
    told = words(line.text)
    known = page_lexicon().labels.comment_openers
    opener = any(" ".join(told[:n]) in known for n in (1, 2, 3) if len(told) >= n)
    sign = int(opener) + int(bool(_ADDRESS & set(told))) + int(_of_the_piece(line.text))
    return sign or -2


def _of_the_piece(text: str) -> bool:
    """Whether a paragraph speaks of the text above it or to its writer ("this article", "you forget")."""
    joined = f" {' '.join(words(text[:600]))} "
    return any(f" {phrase} " in joined for phrase in page_lexicon().labels.to_the_writer)
