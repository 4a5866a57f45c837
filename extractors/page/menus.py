"""Lines that list what a page or its site links to, and labels that file a page."""

from __future__ import annotations

import re

from extractors.page.header import dates_issue
from extractors.page.lines import ends_sentence, page_lexicon, word_count

FIELDS = re.compile(r"\s{2,}|\t|\s*[|\u00b7\u2022\u2219>\u203a\u00bb]\s*|\s+/\s+")
"""What parts the items of a menu."""
_PARTS, _PART_WORDS = 4, 3
_ITEM_WORDS, _ITEM_LENGTH = 4, 30
_ITEMS, _LISTED = 3, 2  # items of a menu; those of them that sites have everywhere
_LONGEST = 200


def is_menu(text: str) -> bool:
    """Whether a line that is no row of a table lists what a page links to: "About | Help | Contact"."""
    parts = [part.strip() for part in text.split("|")]
    short = all(part and len(part.split()) <= _PART_WORDS for part in parts)
    return len(parts) >= _PARTS and short and not any(map(str.isdigit, text))


def is_site_menu(text: str) -> bool:
    """Whether a line lists the parts of a site: "Home   News   About"."""
    fields = [field for field in FIELDS.split(text.strip()) if field]
    short = all(word_count(field) <= _ITEM_WORDS and len(field) <= _ITEM_LENGTH for field in fields)
    if len(fields) < _ITEMS or not short or ends_sentence(text) or len(text) > _LONGEST:
        return False
    known = page_lexicon().labels.menu_items
    listed = sum(1 for field in fields if field.lower().strip("\u2026. ") in known)
    return listed >= _LISTED and listed >= len(fields) / 3


def is_label(text: str) -> bool:
    """Whether a line above a title files the page or acts on it: a menu, a section, a date, a button."""
    fields = [field for field in FIELDS.split(text.strip()) if field]
    known = page_lexicon().labels.menu_items
    filed = len(fields) > 1 and all(word_count(field) <= _ITEM_WORDS for field in fields)
    acts = bool(fields) and fields[0].lower().strip("\u2026.:\u2190\u2192<> ") in known
    return filed or acts or dates_issue(text)
