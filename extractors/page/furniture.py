"""What stands around a text and belongs to the page: an author's box, lists of other pages, what follows a talk's end."""

from __future__ import annotations

import re

from extractors.draft import Block, BlockKind, Draft
from extractors.language.english import words
from extractors.page.lines import is_short_line, word_count
from extractors.page.marking import UNDER_LABEL, Reasons, article_blocks, has_gap
from extractors.page.turns import ends_talk
from kg.model import SourceKind

_LABEL_WORDS = 3
_LONG = 20
_BOX_WORDS = 45
_LIST_LABEL, _LISTED = 6, 8
_LISTED_KINDS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET)
_TALKS = (SourceKind.THREAD, SourceKind.COMMENTS)


def mark_furniture(draft: Draft, reasons: Reasons) -> None:
    """Mark what stands around the text."""
    _mark_after_end(draft, reasons)
    _mark_author_box(draft, reasons)
    _mark_link_lists(draft, reasons)


def _mark_after_end(draft: Draft, reasons: Reasons) -> None:
    """All that stands behind the line that ends a transcript."""
    if draft.metadata.kind is not SourceKind.TRANSCRIPT:
        return
    ended = False
    for i, block in enumerate(draft.blocks):
        ended = ended or (ends_talk(block.span.quote) and i > len(draft.blocks) // 2)
        if ended and block.post is None:
            reasons.add(i, "after-end", UNDER_LABEL)


def _mark_author_box(draft: Draft, reasons: Reasons) -> None:
    """The short paragraph behind the text that opens with its writer's name and says who that is."""
    article = article_blocks(draft)
    writers = re.split(r",\s|\sand\s", draft.metadata.author or "")
    for i in article[len(article) // 2 :]:
        block = draft.blocks[i]
        told = block.span.quote.lstrip("*_ ")
        opens = any(name and told.startswith(name) for name in writers)
        if opens and block.kind is BlockKind.PARAGRAPH and word_count(told) <= _BOX_WORDS:
            rest = words(told)[len(words(draft.metadata.author or "")) :]
            if len(rest) >= _LABEL_WORDS:
                reasons.add(i, "author-box", UNDER_LABEL)


def _mark_link_lists(draft: Draft, reasons: Reasons) -> None:
    """Below the text, short lines right under a label like "Read next", up to the next blank line: titles of other pages."""
    talks = draft.metadata.kind in _TALKS
    told = next((i for i in article_blocks(draft) if _is_text(draft.blocks[i])), len(draft.blocks))
    posted = [i for i, block in enumerate(draft.blocks) if block.post is not None]
    for i in article_blocks(draft):
        if i < told or (talks and posted and posted[0] < i < posted[-1]):
            continue
        if reasons.get(i) != "navigation" or word_count(draft.blocks[i].span.quote) > _LIST_LABEL:
            continue
        below = []
        for j in range(i + 1, min(i + 1 + _LISTED, len(draft.blocks))):
            plain = draft.blocks[j].kind in _LISTED_KINDS
            if has_gap(draft, j) or draft.blocks[j].post is not None or not plain:
                break
            below.append(j)
        texts = [draft.blocks[j].span.quote for j in below]
        if all(is_short_line(text) and not text.rstrip("*_ ").endswith(".") for text in texts):
            for j in below:
                reasons.add(j, "navigation", UNDER_LABEL)


def _is_text(block: Block) -> bool:
    """Whether a block is a paragraph of the text, by its length."""
    return block.kind is BlockKind.PARAGRAPH and word_count(block.span.quote[:600]) >= _LONG
