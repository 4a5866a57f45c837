"""Turns headed by a bare name in a line of its own, without a colon or a time.

Such a line looks like a heading, so the page must show that its parts are speech: names that come back and take
turns, whole sentences below them, people who say "I" and "you", and somebody who asks. A record of a house writes
in brackets behind a name whom or what the speaker stands for ("Ada Quill (North Harbour)"), mostly once.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from extractors.language.english import words
from extractors.page.lines import (
    PERSONAL,
    Line,
    ends_sentence,
    holds_office,
    page_lexicon,
    word_count,
)

_PART = re.compile(r"[^\W\d_][\w'\u2019-]*\.?")
# Behind a name, once or twice: its place, its party, or who holds the office.
_BRACKETS = re.compile(r"(?:\s\([^\W\d_][^()\n]{1,60}\)){1,2}:?$")
_OFFICE = re.compile(r"(?:The\s)?(?:[^\W\d_][\w'\u2019-]*,?\s?){1,12}")
_LONGEST = 40
_LONGEST_OFFICE = 140
_FEWEST_BRACKETS = 3
_FEWEST = 4
_MOST = 4  # words of a name without a title
_TURNING = 0.8  # share of neighbouring labels that differ
_SPOKEN = 0.3  # share of turns in the first or second person
_CLOSED = 0.7
_SHARE = 0.12
_DENSE = 0.8  # of the lines with letters that are names or stand right below one
_TOP = 8  # lines in which a page says what it is
_HEAD = 600  # code points of a turn that are read for the person


def bare_speakers(lines: tuple[Line, ...]) -> frozenset[str]:
    """The names that stand alone over turns; empty where the page has no such turns.

    Args:
        lines: the page's lines, without front matter.
    """
    labels = [i for i, line in enumerate(lines[:-1]) if _may_name(line.text)]
    labels = [i for i in labels if not _may_name(lines[i + 1].text)]
    counts = Counter(lines[i].text for i in labels)
    known = {name for name, count in counts.items() if count > 1}
    bracketed = _bracketed(lines, labels)
    if bracketed:
        bases = {_BRACKETS.sub("", text) for text in bracketed}
        known |= bracketed | {text for text in counts if text in bases}
    if len(known) < 2 or sum(counts[name] for name in known) < _FEWEST:
        return frozenset()
    alone = frozenset(labels)
    said = " ".join(line.text for i, line in enumerate(lines) if i not in alone)
    below = sum(1 for line in lines[labels[0] :] if any(map(str.isalpha, line.text)))
    dense = 2 * len(labels) >= _DENSE * below
    known |= {name for name in counts if " " in name and (dense or name in said)}
    turns = [i for i in labels if lines[i].text in known]
    if len(turns) < _SHARE * (len(lines) - turns[0]):
        return frozenset()
    changes = sum(1 for one, two in pairwise(turns) if lines[one].text != lines[two].text)
    if changes < _TURNING * (len(turns) - 1):
        return frozenset()
    told = [lines[i + 1].text for i in turns]
    return (
        frozenset(known)
        if _is_talk(told, said=_says_talk(lines), house=bool(bracketed))
        else frozenset()
    )


def _bracketed(lines: tuple[Line, ...], labels: list[int]) -> frozenset[str]:
    """The labels with brackets, where enough people have them and they head paragraphs rather than close them."""
    found = [i for i in labels if _BRACKETS.search(lines[i].text)]
    texts = frozenset(lines[i].text for i in found)
    heads = all(i == 0 or lines[i].gap >= lines[i + 1].gap for i in found)
    return texts if len(texts) >= _FEWEST_BRACKETS and heads else frozenset()


def _says_talk(lines: tuple[Line, ...]) -> bool:
    """Whether the first lines call the page a conversation of some sort."""
    top = f" {' '.join(word for line in lines[:_TOP] for word in words(line.text[:_HEAD]))} "
    return any(f" {phrase} " in top for phrase in page_lexicon().kinds.conversation)


def _is_talk(told: list[str], *, said: bool, house: bool) -> bool:
    """Whether what stands under the names is people talking to each other.

    ``said`` if the page says so, ``house`` if brackets tell whom they stand for: there nobody need ask.
    """
    closed = sum(1 for text in told if ends_sentence(text))
    spoken = sum(1 for text in told if PERSONAL & set(words(text[:_HEAD])))
    asked = any(text.rstrip("\"'\u201d\u2019)").endswith("?") for text in told)
    enough = said or spoken >= _SPOKEN * len(told)
    return closed >= _CLOSED * len(told) and (asked or house) and enough


def _may_name(text: str) -> bool:
    """Whether a line can be a speaker's name: up to four words with capitals, and no label of a part.

    Before brackets it may be an office, and behind a title small words may stand ("Lord Quill of Orrin").
    """
    brackets = _BRACKETS.search(text) if text[-2:-1] == ")" or text.endswith(")") else None
    if brackets and len(text) <= _LONGEST_OFFICE:
        base = text[: brackets.start()]
        return _may_name(base) or (base.startswith("The ") and bool(_OFFICE.fullmatch(base)))
    if len(text) > _LONGEST or not 1 <= word_count(text) <= 5:
        return False
    labels, particles = page_lexicon().labels, page_lexicon().byline.name_particles
    bare = text.strip("*_#: ")
    if bare.lower() in labels.not_speakers or bare.lower() in labels.headings or len(bare) < 2:
        return False
    parts = bare.split()
    if holds_office(parts[0]):
        particles = particles | {"of"}
    elif len(parts) > _MOST:
        return False
    return all(_PART.fullmatch(part) and (part[0].isupper() or part in particles) for part in parts)
