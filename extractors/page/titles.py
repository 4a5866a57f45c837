"""The title of a page, told from what every page of its site prints above it.

A site's name stands over its menu, or comes back in the notice of copyright at the page's foot; the title is then
the first line below the menu that can be one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from extractors.page.dates import is_only_date
from extractors.page.header import is_byline, is_press_notice, person_name
from extractors.page.kinds import is_post_head
from extractors.page.lines import (
    Line,
    capital_share,
    ends_sentence,
    flat,
    page_lexicon,
    word_count,
)
from extractors.page.menus import FIELDS, is_label, is_site_menu
from extractors.page.notices import line_reason
from extractors.page.releases import headline
from extractors.page.turns import speakers, turn_of
from kg.model import SourceKind

_CAPTIONS = re.compile(r"WEBVTT\b.*|Kind: captions|Language: \w+")  # heads a file of captions
_GROUP = re.compile(r"[rc]/\w{2,30}")  # where posts stand
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_HEAD = 10
_TOP = 16
_LONGEST_TITLE = 200
_SITE_WORDS = 5
_MENU_BY = 6  # lines of a page in which its menu stands
_OVER_MENU = 2  # lines over a menu: a name, and what the site says of itself
_LABEL_WORDS = 3  # words of a site's name or of a label over a title
_FEWEST_ITEMS = 2  # lines of a menu between a site's name and the title of a talk
_LONG = 25  # words that make a line one of the text


def page_title(body: tuple[Line, ...], kind: SourceKind) -> str | None:
    """The Markdown title, else a release's headline or the first line if it reads like one."""
    for line in body[:6]:
        if line.text.startswith("# ") and len(line.text) <= _LONGEST_TITLE:
            return flat(line.text.strip("# ")) or None
    if kind is SourceKind.PRESS:
        top = body[:_HEAD]
        return headline(top, [is_title_like(line) and not _is_chrome(line) for line in top])
    site = _site(body)
    if site is not None:
        found = _below_menu(body, site, kind)
        return found or (None if kind is SourceKind.THREAD else site.name)
    listed = list(takewhile(lambda line: is_label(line.text), body[:_HEAD]))
    top = body[len(listed) if len(listed) > 1 else 0 : _HEAD]
    shown = [line for line in top if not _is_chrome(line)]
    while len(shown) > 1 and _is_section(shown[0].text) and is_title_like(shown[1]):
        shown = shown[1:]
    first = shown[0] if shown else None
    if first is None or not is_title_like(first) or _opens_turn(first, body):
        return None
    first = _below_bar(body, first) or first
    if kind is SourceKind.THREAD and (is_label(first.text) or _GROUP.fullmatch(first.text)):
        return None
    return _without_section(flat(first.text.strip("#*_ "))) or None


def _below_bar(body: tuple[Line, ...], first: Line) -> Line | None:
    """The title below what a site prints on top in lines of their own ("Quay Letters", "Subscribe", "Sign in"), or None.

    The first line is a short label there, calls to sign in or items of a menu follow it, and the title shows that it
    is one: it comes back, or a date or a byline follows it.
    """
    start = body.index(first)
    if word_count(first.text) > _LABEL_WORDS:
        return None
    barred = False
    for i, line in enumerate(body[start + 1 : _TOP], start + 1):
        if _opens_site(line.text):
            barred = True
        elif word_count(line.text[:600]) > _LABEL_WORDS and not _is_chrome(line):
            shown = _comes_back(body, i) or any(
                is_only_date(below.text) or is_byline(below.text) for below in body[i + 1 : i + 7]
            )
            if barred and shown and is_title_like(line) and not is_label(line.text):
                return line
            if ends_sentence(line.text):
                return None
    return None


def _opens_site(text: str) -> bool:
    """Whether a line calls to sign in or skip, or is an item of a menu."""
    listed = text.lower().strip("\u2026. ") in page_lexicon().labels.menu_items
    calls = line_reason(text, in_post=False) in ("sign-in", "subscribe")
    return listed or calls or text.lower().startswith("skip to ")


def _comes_back(body: tuple[Line, ...], i: int) -> bool:
    """Whether a line stands on the page again, or opens another."""
    return any(line.text.startswith(body[i].text) for line in body[i + 1 :])


def _is_section(text: str) -> bool:
    """Whether a line is the name of a publication's section, as stands over a title."""
    sections = page_lexicon().byline.sections
    bare = text.strip("#*_: ").lower()
    return bare in sections or (bool(bare) and sections.issuperset(bare.split()))


def _without_section(title: str) -> str:
    """A title without the section before it: "Opinion | Will the tram run?"."""
    section, mark, rest = title.partition(" | ")
    return rest.strip() if mark and _is_section(section) else title


def talk_title(own: tuple[Line, ...], title: str) -> str | None:
    """What a page of posts is about, below the name of its site or group and short lines of a menu; None where that does not show.

    Args:
        own: the lines above the first post.
        title: the page's first line that can be its title.
    """
    at = next((i for i, line in enumerate(own[:_TOP]) if flat(line.text.strip("#*_ ")) == title), 0)
    if word_count(title) > _LABEL_WORDS:
        return None
    menu = 0
    for line in own[at + 1 : at + _TOP]:
        text = line.text
        if is_only_date(text) or is_byline(text) or person_name(text):
            return None
        if word_count(text) > _LABEL_WORDS and not _is_chrome(line):
            talked = menu >= _FEWEST_ITEMS and is_title_like(line) and not is_label(text)
            return flat(text.strip("#*_ ")) if talked else None
        menu += 1 + (
            line_reason(text, in_post=False) == "navigation"
        )  # "Home > News > Rail" is two
    return None


def masthead(body: tuple[Line, ...]) -> str | None:
    """The name of a site that stands over its menu at the page's head, or None."""
    site = _site(body)
    return None if site is None else site.name


@dataclass(frozen=True, slots=True)
class _Site:
    """What a site prints on top of each of its pages.

    Args:
        name: its name, or None.
        menu: index of the line of its menu.
    """

    name: str | None
    menu: int


def _site(body: tuple[Line, ...]) -> _Site | None:
    """The site's name and menu, where a menu stands above the text with a name over it, or nothing."""
    menu = next((i for i, line in enumerate(body[:_MENU_BY]) if is_site_menu(line.text)), None)
    if menu is None:
        return _over_list(body)
    above = [line for line in body[:menu] if not _is_chrome(line)]
    if not above:
        return _Site(None, menu)
    name = flat(above[0].text.strip("#*_ "))
    named = word_count(name) <= _SITE_WORDS and not ends_sentence(name) and is_title_like(above[0])
    return _Site(name, menu) if named and len(above) <= _OVER_MENU else None


def _over_list(body: tuple[Line, ...]) -> _Site | None:
    """A site's name over a menu with each item in a line of its own, closed by a blank line."""
    listed = list(takewhile(lambda line: not line.gap, body[1:_MENU_BY]))
    after = body[1 + len(listed) : 2 + len(listed)]
    labels = all(_is_item(line.text) for line in listed)
    if (
        not listed
        or not after
        or not labels
        or not is_title_like(body[0])
        or _is_item(body[0].text)
    ):
        return None
    name = flat(body[0].text.strip("#*_ "))
    return _Site(name, len(listed)) if word_count(name) <= _SITE_WORDS else None


def _is_item(text: str) -> bool:
    """Whether a line is an item of a menu by itself."""
    listed = text.lower().strip("\u2026. ") in page_lexicon().labels.menu_items
    return listed or line_reason(text, in_post=False) in ("sign-in", "subscribe", "navigation")


def _below_menu(body: tuple[Line, ...], site: _Site, kind: SourceKind) -> str | None:
    """The first line below a site's menu that can be the page's title and is no label of it."""
    parts = {field.strip().lower() for field in FIELDS.split(body[site.menu].text)}
    for line in body[site.menu + 1 : _TOP]:
        text = line.text
        if text.lower() in parts:
            continue
        if word_count(text[:600]) >= _LONG:
            return None
        if _is_chrome(line) or is_label(text) or not is_title_like(line) or _is_section(text):
            continue
        if _opens_turn(line, body) or (kind is SourceKind.THREAD and word_count(text) <= 2):
            continue
        return flat(text.strip("#*_ ")) or None
    return None


def _is_chrome(line: Line) -> bool:
    """Whether a line at a page's top is what every page of its site prints there."""
    text = line.text
    return (
        _CAPTIONS.fullmatch(text) is not None
        or line_reason(text, in_post=False) is not None
        or is_only_date(text)
        or is_press_notice(text)
    )


def _opens_turn(line: Line, body: tuple[Line, ...]) -> bool:
    """Whether a line is a speaker's: the name recurs, or what follows it is a sentence."""
    turn = turn_of(line)
    return turn is not None and (ends_sentence(line.text) or turn.name in speakers(body))


def is_title_like(line: Line) -> bool:
    """Whether a page's first line can be its title: short, and no running sentence.

    A line that ends like a sentence needs capitals in most of its words; a turn or reply is no title.
    """
    text = line.text
    if len(text) > _LONGEST_TITLE or word_count(text) > 28 or text.endswith((":", ",", ";")):
        return False
    if is_post_head(text) or text.startswith((">", "|", "- ", "* ")):
        return False
    if not any(letter.isalpha() for letter in text) or _URL.match(text):
        return False
    closed = ends_sentence(text) and not text.endswith(("?", "?\u201d", "!"))
    return not closed or capital_share(text) >= 0.6
