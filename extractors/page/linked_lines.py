"""Short lines that are links, as Markdown writes them, by the words that they show: "[Vera N](https://...)" is "Vera N".

A page scraped into Markdown links the names, times and buttons of its posts. What heads a post is known by what a
reader sees there, so the address is left out, and a picture that is a link is a mark without words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.page.lines import Line, ends_sentence, word_count

_ADDRESS = r"\((?:<[^<>\n]{0,600}>|[^()\s]{0,600})(?:\s\"[^\"\n]{0,120}\")?\)"
_IMAGE = re.compile(rf"!\[[^\]\n]{{0,200}}\]{_ADDRESS}")
_LINK = re.compile(rf"\[(?P<shown>[^\]\[\n]{{0,120}})\]{_ADDRESS}")
_MARK = "\u00b7"  # what stands for a picture
_BESIDE = 4  # words beside the links of such a line
_LONGEST = 80  # characters that it shows
_FEWEST = 3
# Which way letters run, as pages print it around names; a reader sees nothing there.
_UNSEEN = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those that are links by what they show, unless few are; without marks that nobody sees.

    Places stay those of the page, so that nothing but the words of a line may be taken from these.

    Args:
        lines: the page, or its readers' part.
    """
    linked = {
        i: replace(line, text=shown)
        for i, line in enumerate(lines)
        if (shown := _shown(line.text)) is not None
    }
    found = linked if len(linked) >= _FEWEST else {}
    for i, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _UNSEEN.search(line.text):
            bare = _UNSEEN.sub("", found.get(i, line).text).strip()
            found[i] = replace(line, text=bare or line.text)
    return tuple(found.get(i, line) for i, line in enumerate(lines)) if found else lines


def label_length(shown: Line, raw: Line, label: int) -> int:
    """How many characters of a line on the page name a writer, where so many of what it shows do.

    Args:
        shown: the line by what it shows.
        raw: the line of the page.
        label: characters of the line shown.
    """
    return len(raw.text) if label and shown.text != raw.text else label


def _shown(text: str) -> str | None:
    """What a line that is made of links shows; None for other lines."""
    if "](" not in text:
        return None
    pictured, pictures = _IMAGE.subn("", text)
    beside, links = _LINK.subn(" ", pictured)
    shown = " ".join(_LINK.sub(lambda link: link["shown"], pictured).split())
    if not (links or pictures) or word_count(beside) > _BESIDE or len(shown) > _LONGEST:
        return None
    said = ends_sentence(shown) or re.search(r":\W{0,3}\s\w", beside) is not None
    return None if said else shown or _MARK
