"""A press release's own parts: its headline behind the notices, who issued it, how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.page.header import is_press_notice
from extractors.page.lines import Line, ends_sentence, flat, is_short_line, word_count

_REACHED = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}|(?<!\d)(?:\+\d{1,3}[ .-]?)?(?:\(?\d{2,5}\)?[ .-]){1,3}\d{3,4}(?!\d)|"
    r"\b(?:press|media)\s(?:contact|office|enquir|inquir)|^contacts?\s?:",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"[#*_\s]*About\s(?P<name>(?:the\s)?[^\W\d_a-z].{2,60}?)[*_:\s]*")
_LONGEST_LABEL = 9
_FEWEST = 4  # words of a headline


def reaches(texts: Sequence[str]) -> bool:
    """Whether lines that stand together say how to reach somebody, and nothing else.

    Args:
        texts: the lines between two blank ones.
    """
    told = any(_REACHED.search(text) for text in texts)
    return told and all(
        word_count(text) <= _LONGEST_LABEL and not ends_sentence(text) for text in texts
    )


def headline(lines: tuple[Line, ...], fits: Sequence[bool]) -> str | None:
    """The headline of a release: the first line that can be one behind notices and contacts.

    Args:
        lines: the page's first lines.
        fits: for each of them whether its shape is that of a title.
    """
    groups: list[list[int]] = []
    for i, line in enumerate(lines):
        if groups and not line.gap:
            groups[-1].append(i)
        else:
            groups.append([i])
    for group in groups:
        if reaches([lines[i].text for i in group]):
            continue
        for i in group:
            told = lines[i].text
            if fits[i] and not is_press_notice(told) and word_count(told) >= _FEWEST:
                return flat(told.strip("#*_ "))
    return None


def issuer_of(text: str) -> str | None:
    """Whom a release's closing section is about, as its heading says ("About Brede Tidal"), or None."""
    match = _ABOUT.fullmatch(text) if is_short_line(text) and not ends_sentence(text) else None
    return flat(match["name"]).removeprefix("the ") if match else None
