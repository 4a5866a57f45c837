"""Comment trees: who answers whom, by indentation, by numbers (2.1.3) or by references (reply to #4).

Each reading of a page is tried in turn, the most explicit first; a page that none fits has no tree. Time
is linear in the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.language.english import words
from extractors.page.lines import (
    PERSONAL,
    Line,
    bullet_end,
    ends_sentence,
    is_short_line,
    page_lexicon,
    word_count,
)
from extractors.page.marked_depth import depth_of, marked_comments
from extractors.page.poster_lines import HEAD_LENGTH, name_of, names_time, writer_line

_PREFIX = re.compile(
    r"(?:[>\u2502\u251c\u2514\u2500\u252c|]+\s*|(?:[-*+\u2022\u21b3]|-{2,8})\s+|\[[-\u2013\u2014+]\]\s*)+"
)
_FOLD = re.compile(r"\[[-\u2013\u2014+]\]\s*")  # a button that folds a comment, at any depth
_WORD = r"[^\W_][\w.'\u2019-]*"
_DASH = re.compile(r"[-*+\u2022]\s+\S")
_LABEL = re.compile(
    rf"\*{{0,2}}(?:u/|@)?({_WORD}(?:\s{_WORD}){{0,3}})\*{{0,2}}(?:\s?\([^()\n]{{1,40}}\))?:\*{{0,2}}\s+(?=\S)"
    rf"|\[(?:u/|@)?({_WORD}(?:\s{_WORD}){{0,3}})\]:?\s+(?=\S)"
)
_PATH = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3}){0,9})[.)]{0,2}\s+(?=\S)")
_NUMBER = re.compile(r"(?:[Cc]omment\s+#?|#|[Nn]o\.\s?|\[#?)(\d{1,5})\]?[.):]?\s*")
_REPLY = re.compile(
    r"[\[(]?\s*(?:(?:in\s+)?(?:repl(?:y|ies|ied|ying)|respon(?:se|ding)|answer(?:ing|s)?)\s+to|re:|>>|\u2192|\u21b3)\s*"
    rf"(?:comment\s*)?(?:#?(\d{{1,5}})\b|@?({_WORD}))\s*[\])]?:?",
    re.IGNORECASE,
)
_FEWEST = 3
_TOP = 6
_MOSTLY = 0.6
_NAMED_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class TreeComment:
    """A comment of a tree, as a range of lines.

    Args:
        first: index of its first line, which may name its writer.
        last: index of its last line (inclusive).
        label: how many characters of the first line, without its indentation, name the writer; 0 for none.
        author: the name as written, or None.
        parent: index of the comment that it answers, or None.
        handle: the account that its head shows, or None.
        aside: indexes of further lines that name its writer or that the page hung on it.
        copy_of: index of the comment whose words it repeats, or None.
        quotes: index of the comment that it quotes, or None.
        marks: how many ``>`` marks tell its depth; further ones quote.
        opens: whether it is the post that the others are talk about.
        title: index of the line that is its title, one of those aside, or None.
        placed: whether the page shows how deep its comments stand.
        top: whether the page shows that it answers no other comment, or that it does; None where it shows neither.
        signed: the line in which its writer's name closes it and where in that line, or None.
    """

    first: int
    last: int
    label: int
    author: str | None
    parent: int | None
    handle: str | None = None
    aside: frozenset[int] = frozenset()
    copy_of: int | None = None
    quotes: int | None = None
    marks: int = 0
    opens: bool = False
    title: int | None = None
    placed: bool = False
    top: bool | None = None
    signed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """How a comment opens: at which line, how deep, by whom, with which number."""

    line: int
    depth: int
    label: int
    author: str | None
    number: str = ""
    answers: str = ""


def comment_tree(lines: tuple[Line, ...], *, told: bool = False) -> tuple[TreeComment, ...]:
    """The comments of a tree, from its first line to the last of the page; empty where there is none.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that these are comments; without one the page must show it.
    """
    for find in (_by_reference, _by_path, _by_name, _by_marks, _by_indent):
        heads = find(lines, told)
        if heads:
            return _tree(lines, heads)
    return ()


def names_answered(text: str) -> bool:
    """Whether a line only says what a comment answers ("In reply to #4")."""
    return len(text) <= HEAD_LENGTH and bool(_REPLY.fullmatch(text))


def is_personal(lines: tuple[Line, ...]) -> bool:
    """Whether lines read as readers' words: at least two, many of them speaking as I or to you."""
    texts = [line.text for line in lines if word_count(line.text[:400]) >= 4]
    personal = sum(1 for text in texts if PERSONAL & set(words(text[:600])))
    return len(texts) >= 2 and personal >= 0.4 * len(texts)


def _tree(lines: tuple[Line, ...], heads: list[_Head]) -> tuple[TreeComment, ...]:
    """Comments of their heads: the parent by reference or number, else by depth."""
    found: list[TreeComment] = []
    by_number: dict[str, int] = {}
    by_name: dict[str, int] = {}
    open_: list[tuple[int, int]] = []  # depth and index of the comments that the next may answer
    referring = any(head.answers for head in heads)
    for i, head in enumerate(heads):
        last = (heads[i + 1].line if i + 1 < len(heads) else len(lines)) - 1
        while open_ and open_[-1][0] >= head.depth:
            open_.pop()
        parent = open_[-1][1] if open_ and not referring else None
        if head.answers:
            parent = by_number.get(head.answers, by_name.get(head.answers.lower()))
        elif "." in head.number:
            parent = by_number.get(head.number.rpartition(".")[0])
        marks = depth_of(lines[head.line].text)
        found.append(
            TreeComment(head.line, last, head.label, head.author, parent, marks=marks, placed=True)
        )
        open_.append((head.depth, i))
        by_number[head.number or f"at {i}"] = i
        if head.author:
            by_name[head.author.lower()] = i
    return tuple(found)


def _by_reference(lines: tuple[Line, ...], told: bool) -> list[_Head]:
    """Heads with rising numbers, some of which name the number or writer that they answer."""
    del told
    heads: list[_Head] = []
    for i, line in enumerate(lines):
        match = _NUMBER.match(line.text)
        if match is None or (heads and int(match[1]) <= int(heads[-1].number)):
            continue
        rest = line.text[match.end() : match.end() + HEAD_LENGTH]
        reply = _REPLY.search(rest)
        if reply is None and i + 1 < len(lines):
            reply = _REPLY.match(lines[i + 1].text[:HEAD_LENGTH])
        label = _LABEL.match(rest)
        whole = is_short_line(line.text) and not ends_sentence(rest)
        author = name_of(_REPLY.sub("", rest) if label is None else label[1] or label[2])
        length = match.end() + label.end() if label else len(line.text) if whole else match.end()
        answers = (reply[1] or reply[2]) if reply else ""
        heads.append(_Head(i, 0, length, author if label or whole else None, match[1], answers))
    return heads if len(heads) >= _FEWEST and any(head.answers for head in heads) else []


def _by_path(lines: tuple[Line, ...], told: bool) -> list[_Head]:
    """Heads with numbers of several parts (1, 1.1, 1.2.1), of which each but the first level has its parent."""
    heads: list[_Head] = []
    seen: set[str] = set()
    named = 0
    for i, line in enumerate(lines):
        match = _PATH.match(line.shaped)
        parent = match[1].rpartition(".")[0] if match else ""
        if match is None or match[1] in seen or (parent and parent not in seen):
            continue
        seen.add(match[1])
        below = lines[i + 1].shaped if i + 1 < len(lines) else ""
        head = _named(line.text[match.end() :], alone=bool(below) and not _PATH.match(below))
        named += head is not None
        label = match.end() + (head.label if head else 0)
        author = head.author if head else None
        heads.append(_Head(i, match[1].count("."), label, author, match[1]))
    if len(heads) < _FEWEST or not any(head.depth for head in heads):
        return []
    shown = named >= _MOSTLY * len(heads) or told
    if not told and _are_sections(lines, heads):
        return []
    return heads if shown and (told or heads[0].line < _TOP) else []


def _are_sections(lines: tuple[Line, ...], heads: Sequence[_Head]) -> bool:
    """Whether one of the heads is a title over the next: "2 Findings" over "2.1 Use", as in a report."""
    return any(
        one.author is None and one.line + 1 == two.line and not ends_sentence(lines[one.line].text)
        for one, two in pairwise(heads)
    )


def _by_name(lines: tuple[Line, ...], told: bool) -> list[_Head]:
    """Heads that name a writer, at two depths or more: with a time, else with a colon before the words."""
    timed = _heads(lines, _timed)
    if len(timed) >= _FEWEST and _depths(timed) > 1:
        names = {head.author for head in timed}
        share = len(timed) / (len(lines) - timed[0].line)
        return timed if told or (len(names) > 1 and share >= _NAMED_SHARE) else []
    labelled = _heads(lines, _labelled)
    top = told or (labelled and labelled[0].line < _TOP)
    if len(labelled) >= _FEWEST and _depths(labelled) > 1 and top:
        return labelled if told or is_personal(lines[labelled[0].line :]) else []
    return []


def _by_marks(lines: tuple[Line, ...], told: bool) -> list[_Head]:
    """Comments without names, their depth told by ``>`` marks."""
    return [_Head(i, depth, 0, None) for i, depth in marked_comments(lines, told=told)]


def _by_indent(lines: tuple[Line, ...], told: bool) -> list[_Head]:
    """Comments without names, each opened by a list mark, another indentation or a blank line."""
    start = next((i for i, line in enumerate(lines) if _DASH.match(line.text)), 0)
    marked = bool(lines) and _DASH.match(lines[start].text) is not None
    if (start >= _TOP or not marked) and not told:
        return []
    heads: list[_Head] = []
    for i, line in enumerate(lines[start:], start):
        moved = i > start and line.indent != lines[i - 1].indent
        opens = bool(_DASH.match(line.text)) if marked else (i == start or line.gap > 0 or moved)
        if opens:
            heads.append(_Head(i, line.indent, 0, None))
        elif marked and line.indent <= heads[-1].depth:
            return []  # text that goes on with no item: a list in a page, and no tree
    if len(heads) <= _FEWEST or _depths(heads) < 2:
        return []
    said = [lines[head.line].text for head in heads]
    closed = sum(1 for text in said if ends_sentence(text))
    spoken = sum(1 for text in said if _is_spoken(text[bullet_end(text) :]))
    return heads if spoken >= 0.4 * len(said) and closed >= 0.8 * len(said) else []


def _is_spoken(text: str) -> bool:
    """Whether a paragraph speaks in person or opens like an answer ("Yes", "Not sure")."""
    told = words(text[:600])
    known = page_lexicon().labels.comment_openers
    opener = any(" ".join(told[:n]) in known for n in (1, 2, 3) if len(told) >= n)
    return opener or bool(PERSONAL & set(told))


def _depths(heads: list[_Head]) -> int:
    """How many depths the heads stand at."""
    return len({head.depth for head in heads})


def _heads(lines: tuple[Line, ...], find: Callable[[str], _Head | None]) -> list[_Head]:
    """The lines that ``find`` takes for heads, with their depths: indentation and marks before the name."""
    heads = []
    for i, line in enumerate(lines):
        prefix = _PREFIX.match(line.shaped)
        skip = prefix.end() if prefix else 0
        head = find(line.text[skip:])
        if head is None and find is _timed and i and names_time(line.text):
            above = lines[i - 1]
            name = name_of(above.text) if is_short_line(above.text) and not line.gap else None
            if name and above.indent == line.indent and not ends_sentence(above.text):
                heads.append(_Head(i - 1, above.indent, len(above.text), name))
                continue
        if head is not None:
            deep = line.indent + len(_FOLD.sub("", line.text[:skip]))
            heads.append(replace(head, line=i, depth=deep, label=skip + head.label))
    return heads


def _named(text: str, *, alone: bool) -> _Head | None:
    """The head in a text that opens with a name: by label, or ``alone`` in its line over other text."""
    found = _labelled(text) or _timed(text)
    name = None if found or not alone or ends_sentence(text) else name_of(text)
    return _Head(0, 0, len(text), name) if name and name == text.strip("* @") else found


def _labelled(text: str) -> _Head | None:
    """A line that opens with a name and a colon, or a name in brackets."""
    match = _LABEL.match(text[:HEAD_LENGTH])
    name = (match[1] or match[2]) if match else None
    if match is None or name is None or name.lower() in page_lexicon().labels.not_speakers:
        return None
    return _Head(0, 0, match.end(), name)


def _timed(text: str) -> _Head | None:
    """A line that only says who wrote and when, or that somebody wrote."""
    line = writer_line(text)
    return None if line is None else _Head(0, 0, len(text), line.name, answers="")
