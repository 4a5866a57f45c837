"""Sections that people write under their names, as where several experts answer one question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.draft import Block, BlockKind
from extractors.names.name_words import fold_name, name_words
from extractors.names.names import is_given

_FEWEST = 3
"""So many people must speak so: a single name over a section is what it is about."""

_OWN = re.compile(r"\b(?:I|I['’](?:m|d|ll|ve)|[Mm]y|[Ww]e|[Oo]ur)\b")
_SPOKEN = 0.5
_MARKS = " *_#>:\t"
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s){1,3}[^\W\d_][\w.'’-]*")
_HEADS = {BlockKind.HEADING, BlockKind.TITLE}
_LONGEST_ROLE = 160
_DESCRIPTION = 8  # words behind a name in a heading


@dataclass(frozen=True, slots=True)
class HeadedSection:
    """What somebody writes under their name.

    Args:
        name: as the heading has it.
        first: number of the section's first block.
        end: past its last.
        described: whether the heading says too what the person is or where ("Ada Quill, Institute of Salt").
    """

    name: str
    first: int
    end: int
    described: bool = False


def headed_sections(blocks: Sequence[Block]) -> tuple[HeadedSection, ...]:
    """The sections under names, where most of three or more speak in the first person; else none.

    A page about people has their names over its sections as well.

    Args:
        blocks: of the page, in order.
    """
    found = list(_sections(blocks))
    names = {section.name for section in found}
    given = any(is_given(fold_name(name.split()[0])) for name in names)
    spoken = sum(
        any(_OWN.search(blocks[n].span.quote) for n in range(s.first, s.end)) for s in found
    )
    described = len(names) > 1 and all(section.described for section in found)
    fewest = 2 if described and spoken == len(found) else _FEWEST
    if len(names) < fewest or not given or spoken < _SPOKEN * len(found):
        return ()
    return tuple(found)


def _sections(blocks: Sequence[Block]) -> Iterator[HeadedSection]:
    name, first, described = "", 0, False
    for number, block in enumerate(blocks):
        heading = block.kind in _HEADS
        if name and number == first and heading and _is_role(block):
            first += 1
            continue
        if not heading and block.post is None:
            continue
        if name and number > first:
            yield HeadedSection(name, first, number, described)
        name, first = (_name(block) if heading else ""), number + 1
        described = "," in block.span.quote
    if name and len(blocks) > first:
        yield HeadedSection(name, first, len(blocks), described)


def _is_role(block: Block) -> bool:
    """Whether a line under a name says who that is ("*Cryptographer, University of Vale*"): no heading of its own."""
    words = block.span.quote
    return not words.startswith("#") and len(words) <= _LONGEST_ROLE and not _name(block)


def _name(block: Block) -> str:
    """The name that is all of a heading, by its shape; "" where it is none."""
    words, comma, rest = block.span.quote.strip(_MARKS).partition(",")
    if comma and (not rest.strip() or len(rest.split()) > _DESCRIPTION or rest[-1] in ".?!"):
        return ""
    if block.post is not None or _NAME.fullmatch(words) is None:
        return ""
    lexicon = name_words()
    parts = [part for part in words.split() if fold_name(part) not in lexicon.particles]
    keys = [fold_name(part) for part in parts]
    plain = any(key in lexicon.common or key in lexicon.organisation_tail for key in keys)
    capital = all(part[0].isupper() and not part.isupper() for part in parts)
    return words if len(parts) > 1 and capital and not plain else ""
