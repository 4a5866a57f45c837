"""Mails below the mail that answers them, as mail programs quote them: under "On ... wrote:" or under their fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.page.comment_trees import TreeComment
from extractors.page.header import person_name
from extractors.page.lines import Line
from extractors.page.marked_depth import depth_of, own_words

_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
_WROTE = re.compile(
    rf"On\s(?:{_WEEKDAY},?\s)?(?=[^<>]{{0,40}}\d)[^<>\n]{{4,60}}?,\s(?:at\s[\d:. ]+(?:[AaPp]\.?[Mm]\.?)?,?\s)?"
    r"(?P<name>[^\W\d_][^\d<>,:\n]{1,40}?)(?:\s<(?P<address>[^<>\s]+@[^<>\s]+)>)?\swrote:"
)
_DAY = re.compile(rf"On\s{_WEEKDAY},")
_FIELD = re.compile(r"[*_]*(?P<key>From|Sent|To|Cc|Date|Subject|Reply-To):[*_]*\s+(?P<value>\S.*)")
_MAILED = frozenset({"Sent", "To", "Date", "Subject"})
_ADDRESS = re.compile(r"\s*[<\[(][^<>()\[\]\s]+@[^<>()\[\]\s]+[>\])]")
_FEWEST_FIELDS = 3
_FEWEST_PLAIN = 2  # heads without an address or marks below them


def quoted_mails(lines: tuple[Line, ...]) -> tuple[TreeComment, ...]:
    """The mails that a page quotes below the one that answers them, in page order; each answers the one below it.

    Args:
        lines: the page, without the fields of its first mail.
    """
    heads = _heads(lines)
    if not heads or not _is_sure(lines, heads):
        return ()
    found: list[TreeComment] = []
    for n, (first, last, name) in enumerate(heads):
        end = heads[n + 1][0] - 1 if n + 1 < len(heads) else len(lines) - 1
        if end <= last:
            return ()
        depth = _depth_below(lines, last) or 0
        bare = {i for i in range(first, end + 1) if not own_words(lines[i].text)}
        aside = frozenset({*range(first + 1, last + 1), *bare})
        parent = n + 1 if n + 1 < len(heads) else None
        label = len(lines[first].text)
        found.append(TreeComment(first, end, label, name, parent, aside=aside, marks=depth))
    return tuple(found)


def _depth_below(lines: Sequence[Line], last: int) -> int | None:
    """How many marks the first words below a head have; None where there are none."""
    below = (line.text for line in lines[last + 1 :] if own_words(line.text))
    return next((depth_of(text) for text in below), None)


def _heads(lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    """For each quoted mail the first and last line of its head, and who wrote it."""
    found = []
    for i, line in enumerate(lines):
        words = own_words(line.shaped)
        wrote = _WROTE.fullmatch(words)
        if wrote is not None and (name := person_name(wrote["name"])):
            found.append((i, i, name))
            continue
        field = _FIELD.match(words)
        if field is None or field["key"] != "From":
            continue
        last, keys = i, {"From"}
        while last + 1 < len(lines) and not lines[last + 1].gap:
            more = _FIELD.match(own_words(lines[last + 1].shaped))
            if more is None:
                break
            keys.add(more["key"])
            last += 1
        name = person_name(_ADDRESS.sub("", field["value"]).strip('"'))
        if name and len(keys) >= _FEWEST_FIELDS and keys & _MAILED:
            found.append((i, last, name))
    return found


def _is_sure(lines: Sequence[Line], heads: Sequence[tuple[int, int, str]]) -> bool:
    """Whether heads are a mail program's, and nobody writes on below what they open."""
    depths = [depth_of(line.text) for line in lines]
    for _, last, _ in heads:
        inside = _depth_below(lines, last)
        if inside is None:
            return False
        said = [depths[i] for i in range(last + 1, len(lines)) if own_words(lines[i].text)]
        if min(said) < inside:
            return False  # an answer between or below what is quoted
    told = [own_words(lines[first].shaped) for first, _, _ in heads]
    strong = sum("@" in head or head.startswith("From") for head in told)
    marked = sum((_depth_below(lines, last) or 0) > depths[first] for first, last, _ in heads)
    plain = sum(_DAY.match(head) is not None for head in told)
    return strong > 0 or marked > 0 or plain >= _FEWEST_PLAIN
