"""Text from documents made safe to show: never markup, nothing that reorders what is read.

`st.text`, tables and our components take text as it is and need only `shown`. Labels of buttons
and links are Markdown to Streamlit, whatever they hold: there `label` is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from extractors.claims.force import force_lexicon, stated_chance
from kg.model import AUTHOR, UNKNOWN_PREFIX, Source

BIDI_MARKS = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""Characters that change the direction of what follows, with their Unicode abbreviations."""

_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)", re.IGNORECASE)
_JOINER = "\u2060"
_BIDI = re.compile(f"[{''.join(BIDI_MARKS)}]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=_)")
_WORD = re.compile(r"([^\W_]+)")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit's Markdown rewrites these after escapes are resolved: addresses become links, arrows
# and dashes typographic, and :names: pictures. An invisible joiner keeps the characters apart. It also
# keeps a line from breaking within a date.
_REWRITTEN = re.compile(r":|@|(?i:www)|-(?=[->])|(?<=\d)-(?=\d\d\b)|<(?=-)|=(?=>)|>(?==)|~(?=~)")


def shown(text: str) -> str:
    """The text with each bidirectional control replaced by a visible mark such as ``⟨RLO⟩``."""
    return _BIDI.sub(lambda match: f"⟨{BIDI_MARKS[match.group()]}⟩", text)


def label(text: str, limit: int | None = None) -> str:
    """The text as one line of Markdown that displays it and does nothing else.

    Args:
        text: any text.
        limit: longest text taken, in code points; cut at a word with an ellipsis.
    """
    line = " ".join(shown(text).split())
    kept_apart = _REWRITTEN.sub(
        lambda match: match.group() + _JOINER, line if limit is None else cut(line, limit)
    )
    return _PUNCTUATION.sub(r"\\\1", kept_apart)


def marked_runs(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """One line of text in runs, each with whether it is one of some words.

    Args:
        text: any text.
        words: words as they stand in it; case does not matter.
    """
    wanted = {shown(word).casefold() for word in words}
    runs: list[tuple[str, bool]] = []
    # Split by a group, every second piece is a word.
    for n, piece in enumerate(_WORD.split(" ".join(shown(text).split()))):
        is_wanted = bool(n % 2) and piece.casefold() in wanted
        if runs and not runs[-1][1] and not is_wanted:
            runs[-1] = (runs[-1][0] + piece, False)
        elif piece:
            runs.append((piece, is_wanted))
    return runs


def breakable(name: str) -> str:
    """A name that a narrow column may break between its parts: after a low line, before an inner capital."""
    return _HUMP.sub("\u200b", name)


def counted(number: int, thing: str) -> str:
    """A number of things: "1 claim", "2 claims"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def cut(text: str, limit: int) -> str:
    """At most ``limit`` code points of one line of text, cut between words where it can be."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head if text[limit - 1].isspace() else head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:") + "…"


def cut_apart(names: Sequence[str], limit: int) -> list[str]:
    """Names cut as `cut` does; of those that this makes alike, the words that they share are left out.

    Args:
        names: to stand beside each other; alike only where they are so uncut.
        limit: most code points of each.
    """
    brief = [cut(name, limit) for name in names]
    for alike in {short for short in brief if brief.count(short) > 1}:
        group = [n for n, short in enumerate(brief) if short == alike]
        first = names[group[0]]
        letters = zip(*(names[n] for n in group), strict=False)
        alike_to = sum(1 for _ in takewhile(lambda here: len(set(here)) == 1, letters))
        shared = first.rfind(" ", 0, alike_to) + 1
        lead = first.find("‘", 0, shared) + 1 or first.find(" ", 0, shared) + 1
        if 0 < lead < shared:
            for n in group:
                brief[n] = cut(f"{first[:lead]}… {names[n][shared:]}", limit)
    return brief


def titled(source: Source) -> str:
    """A source's title, with its date where it has one, which no line breaks within."""
    if source.published is None:
        return shown(source.title)
    return f"{shown(source.title)} ({source.published.replace('-', '-' + _JOINER)})"


def certain(certainty: float, words: str) -> str:
    """How sure whoever speaks is of what is said, or what chance they give it, in words; plain words are plain.

    Args:
        certainty: 0 to 1.
        words: what is said. Where they state the chance, it is the event's and nobody's conviction.
    """
    told = any(round(float(figure) / 100, 4) == certainty for figure in _PERCENT.findall(words))
    # What is said without any hedge has a certainty of its own, which a share or a score may equal by chance.
    if told and (certainty != force_lexicon().plain or stated_chance(words) is not None):
        return f"gives it {certainty:.0%}"
    if certainty == force_lexicon().plain:
        return "said plainly"
    return f"{certainty:.0%} sure of it"


def speaker(name: str, source: Source) -> str:
    """How a statement's speaker is named on a page.

    Args:
        name: the statement's speaker or reporter, as in the model.
        source: where the statement stands; names the text's own voice.
    """
    return voice(name, source.author)


def voice(name: str, author: str | None) -> str:
    """How a voice is named on a page; see `speaker`.

    Args:
        name: as in the model.
        author: whose text it is, or None where that is not known.
    """
    if name == AUTHOR:
        return f"{shown(author)} (author)" if author else "the text’s author"
    if name.startswith(UNKNOWN_PREFIX):
        return f"unnamed (post {shown(name.removeprefix(UNKNOWN_PREFIX))})"
    return shown(name)
