"""Speakers' turns: which lines of a transcript open one, and which labels only look like names.

A turn opens with ``NAME: words`` or with a line that holds a name and a time. It goes on over paragraphs
until the next speaker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from extractors.language.english import words
from extractors.language.titles import person_titles
from extractors.page.bare_turns import bare_speakers
from extractors.page.lines import (
    ASKED,
    IN_OFFICES,
    PERSONAL,
    Line,
    ends_sentence,
    flat,
    holds_office,
    page_lexicon,
    turn_name,
)

_CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_NAME = r"(?:[^\W\d_][\w.'\u2019-]*)(?:\s[^\W_][\w.'\u2019-]*){0,3}"
_TIMED = re.compile(
    rf"\*{{0,2}}(?:{_CLOCK}\s+({_NAME})|({_NAME})(?:\s*[|,\u00b7\u2022\u2013-])?\s+{_CLOCK})\*{{0,2}}"
)
_STAMP_START = re.compile(r"[\[(]?\d")
_CLOCK_START = re.compile(_CLOCK)
_CLOCK_BEHIND = re.compile(rf"\s{_CLOCK}[:*]*\s*$")
_STAMPED = re.compile(rf"{_CLOCK}(?:\s*--?>\s*{_CLOCK}.{{0,40}})?")
_LONGEST_STAMP = 80
_FEWEST_STAMPS = 4
_SPOKEN = 0.5
_TALKING = 0.3  # of the turns
_STYLED = 0.7
_SPACED = 0.8
_DENSE = 0.8  # of the lines of a talk that open turns
_SHARE = 0.25
_LOW_SHARE = 0.05
_SHORTEST_CAPITALS = 3
_END = re.compile(
    r"\W*(?:end(?:s)?|end of (?:the )?(?:transcript|interview|recording|episode|debate|tape|audio)"
    r"|(?:transcript|interview|recording|episode) ends)\W*",
    re.IGNORECASE,
)
_LONGEST_END = 40
_FEWEST_TURNS = 4
_LABELLED = 0.6  # of the lines of a short talk that have labels
_TURNING = 0.9
_TOP = 10
_PLAYED = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that may open a turn.

    Args:
        name: the speaker as written.
        length: how many characters of the line are the label.
        bold: whether the label is in Markdown's bold type.
        stamped: whether it opens with a time, as in a chat.
        free: whether a blank line stands before it.
        asked: the number of the question that the label opens with, None without one.
        timed: whether a time stands in its label behind the name ("Ada Quill (0:12):").
    """

    name: str
    length: int
    bold: bool
    free: bool
    stamped: bool = False
    asked: int | None = None
    timed: bool = False


def turn_of(line: Line) -> Turn | None:
    """The turn that a line opens if its label is a speaker, or None."""
    bold, free = line.text.startswith("**"), line.gap > 0
    timed = _TIMED.fullmatch(line.shaped)
    if timed:
        name = timed[1] or timed[2]
        return Turn(name, len(line.text), bold, free) if name[0].isupper() else None
    told = turn_name(line)
    stamped = _STAMP_START.match(line.text) is not None
    if told is None:
        return None
    number = ASKED.search(line.text, 0, told[1])
    asked = int(number[1]) if number else None
    timed_label = not stamped and _CLOCK_BEHIND.search(line.text, 0, told[1]) is not None
    return Turn(told[0], told[1], bold, free, stamped, asked, timed_label)


def opens_turn(line: Line, known: frozenset[str]) -> Turn | None:
    """The turn of one of the known speakers that a line opens, by a label or by the bare name, or None."""
    turn = turn_of(line)
    if turn is not None and turn.name in known:
        return turn
    return Turn(line.text, len(line.text), bold=False, free=True) if line.text in known else None


def is_turn_label(text: str) -> bool:
    """Whether the words of a block are a speaker's label, as the blocks step cuts them."""
    closed = text.rstrip("* ").endswith((":", ">", " \u2013", " \u2014", " -"))
    closed = closed or (text.startswith("(") and text.endswith(")"))
    return closed or bool(_TIMED.fullmatch(text[:120]))


def is_stamp(text: str) -> bool:
    """Whether a line is a time of a recording and nothing else: "0:03", "00:01.000 --> 00:04.200"."""
    return len(text) <= _LONGEST_STAMP and bool(_STAMPED.fullmatch(text))


def stamped_share(lines: tuple[Line, ...]) -> float:
    """Share of the lines that are only times of a recording; 0 where there are few."""
    count = sum(1 for line in lines if is_stamp(line.text))
    return count / len(lines) if count >= _FEWEST_STAMPS else 0.0


def speakers(lines: tuple[Line, ...]) -> frozenset[str]:
    """Names that open turns, by labels or else by bare names; empty unless the page is mostly such turns."""
    return labelled_speakers(lines) or bare_speakers(lines)


def labelled_speakers(lines: tuple[Line, ...]) -> frozenset[str]:
    """Names in labels that open turns; empty unless the page is mostly such turns.

    Where the labels of a page share a style (capitals, bold type), only labels in it are speakers, and one
    turn is enough; else a name must recur. A label that opens lines inside the paragraphs of others, where
    all turns stand apart, is none ("Note:").
    """
    turns = _asked_by_people([turn for line in lines if (turn := turn_of(line))])
    said = says_transcript(lines)
    if not said:
        labels = page_lexicon().labels
        asked = any(turn.name.lower() in labels.question_marks for turn in turns)
        marks = labels.question_marks | labels.answer_marks
        turns = [turn for turn in turns if not asked or turn.name.lower() not in marks]
    by_name: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        by_name[turn.name].append(turn)
    recurring = {name: found for name, found in by_name.items() if len(found) >= 2}
    total = sum(map(len, recurring.values()))
    if is_play(lines):
        return frozenset()
    if len(recurring) < 2 or total < _FEWEST_TURNS:
        return _short_talk(lines, by_name, recurring)
    styled = _in_style(by_name, recurring, total)
    if styled is not None:
        found = styled
    else:
        found = _apart(by_name, recurring, total) | _guests(lines, by_name, recurring)
    count = sum(len(by_name[name]) for name in found)
    least = _LOW_SHARE if styled is not None or said else _SHARE
    enough = len(found) >= 2 and count >= least * len(lines)
    return found if enough and (said or _speak(lines, found)) else frozenset()


def _asked_by_people(turns: list[Turn]) -> list[Turn]:
    """The turns without labels that number something else than questions.

    Quarters are numbered as well ("Q1 Revenue:", "Q1 Margin:"). Numbers of questions keep rising; where they do not, only
    a title or a part in the talk shows that somebody asks.
    """
    numbers = [turn.asked for turn in turns if turn.asked is not None]
    if all(one < two for one, two in pairwise(numbers)):
        return turns
    parts = page_lexicon().labels.talk_parts
    return [
        turn
        for turn in turns
        if turn.asked is None
        or words(turn.name)[0] in person_titles()
        or parts.issuperset(words(turn.name))
    ]


def _short_talk(
    lines: tuple[Line, ...], by_name: dict[str, list[Turn]], recurring: dict[str, list[Turn]]
) -> frozenset[str]:
    """The names of a talk in which only one speaks again: nearly every line below the first label has one.

    Nobody speaks twice in a row, and what is said is sentences.
    """
    title = turn_of(lines[0]) if lines else None
    found = frozenset(by_name) - ({title.name} - set(recurring) if title else set())
    order = [
        (i, turn) for i, line in enumerate(lines) if (turn := turn_of(line)) and turn.name in found
    ]
    if not recurring or len(found) < 2 or len(order) < _FEWEST_TURNS:
        return frozenset()
    first = order[0][0]
    headed = sum(1 for _, turn in order if turn.length >= len(lines[first].text))
    below = len(lines) - first - headed
    changes = sum(1 for (_, one), (_, two) in pairwise(order) if one.name != two.name)
    apart = all(turn.free or i == first or lines[i - 1].gap for i, turn in order)
    enough = len(order) >= _LABELLED * below and changes >= _TURNING * (len(order) - 1)
    return found if enough and apart and _speak(lines, found) else frozenset()


def is_play(lines: tuple[Line, ...]) -> bool:
    """Whether the first lines call the page a play or script, whose persons assert nothing."""
    top = f" {' '.join(word for line in lines[:_TOP] for word in words(line.text[:200]))} "
    return sum(1 for phrase in page_lexicon().kinds.play if f" {phrase} " in top) >= _PLAYED


def _speak(lines: tuple[Line, ...], known: frozenset[str]) -> bool:
    """Whether what stands behind the labels is speech: sentences in half of the turns, or with times.

    Labels of records ("Name: ...", "License: ...") stand before words that end without a mark. Places stand in brackets
    as well ("(Oslo) The trams stand still."); there somebody must say "I" or "you", or ask.
    """
    turns = closed = bracketed = spoken = 0
    for i, line in enumerate(lines):
        turn = turn_of(line)
        if turn is not None and turn.name in known:
            below = lines[i + 1].text if i + 1 < len(lines) else ""
            told = below if turn.length >= len(line.text) else line.text
            timed = _CLOCK_START.match(line.text) or _TIMED.fullmatch(line.shaped)
            turns += 1
            closed += timed is not None or ends_sentence(told.removesuffix("</v>"))
            bracketed += line.text.startswith("(")
            spoken += "?" in told or bool(PERSONAL & set(words(told[:800])))
    return closed >= _SPOKEN * turns and (bracketed < turns or spoken >= _TALKING * turns)


def says_transcript(lines: tuple[Line, ...]) -> bool:
    """Whether the first lines call the page a transcript."""
    joined = " \n ".join(flat(line.text[:400]).lower() for line in lines[:8])
    return any(phrase in joined for phrase in page_lexicon().kinds.transcript)


def _in_style(
    by_name: dict[str, list[Turn]], recurring: dict[str, list[Turn]], total: int
) -> frozenset[str] | None:
    """The names in the style that most recurring labels share; None where they share none."""
    capitals = sum(len(found) for name, found in recurring.items() if _is_capitals(name))
    if capitals >= _STYLED * total:
        return frozenset(name for name in by_name if _is_capitals(name))
    stamped = sum(1 for found in recurring.values() for turn in found if turn.stamped)
    if stamped >= _STYLED * total:
        return frozenset(n for n, found in by_name.items() if all(t.stamped for t in found))
    timed = sum(1 for found in recurring.values() for turn in found if turn.timed)
    if timed >= _STYLED * total:
        return frozenset(n for n, found in by_name.items() if all(t.timed for t in found))
    bold = sum(1 for found in recurring.values() for turn in found if turn.bold)
    if bold >= _STYLED * total:
        return frozenset(name for name, found in by_name.items() if any(t.bold for t in found))
    return None


def _is_capitals(name: str) -> bool:
    """Whether a label is in capitals throughout, its title apart; "Q" and "AI" are not told by it."""
    first, *others = name.split()
    told = " ".join(others) if others and holds_office(first) else name
    return told.isupper() and len(told) >= _SHORTEST_CAPITALS


def _apart(
    by_name: dict[str, list[Turn]], recurring: dict[str, list[Turn]], total: int
) -> frozenset[str]:
    """The recurring names; where nearly all turns stand apart, only names that do.

    There one turn is enough for a name of two words ("Audience Member").
    """
    apart = sum(1 for found in recurring.values() for turn in found if turn.free)
    if apart < _SPACED * total:
        return frozenset(recurring)
    guests = {name for name in by_name if name not in recurring and _is_guest(name)}
    return frozenset(
        name for name in {*recurring, *guests} if any(turn.free for turn in by_name[name])
    )


def _guests(
    lines: tuple[Line, ...], by_name: dict[str, list[Turn]], recurring: dict[str, list[Turn]]
) -> frozenset[str]:
    """The names that speak once where nearly every line below the first label opens a turn or is one under its label.

    A name of one word is taken for a speaker's only beside others of one word.
    """
    order = [(i, turn) for i, line in enumerate(lines) if (turn := turn_of(line))]
    first = order[0][0]
    headed = sum(1 for i, turn in order if turn.length >= len(lines[i].text))
    told = sum(1 for line in lines[first:] if any(map(str.isalpha, line.text)))
    if len(order) < _DENSE * (told - headed):
        return frozenset()
    short = all(" " not in name for name in recurring)
    title = turn_of(lines[0])
    return frozenset(
        name
        for name in by_name
        if name not in recurring
        and (title is None or name != title.name)
        and (_is_guest(name) or (short and " " not in name))
    )


def _is_guest(name: str) -> bool:
    """Whether a name of several words opens with capitals; in an office small words stand as well."""
    parts = name.split()
    small = IN_OFFICES if holds_office(parts[0]) else frozenset[str]()
    told = [part for part in parts if part not in small]
    return len(told) > 1 and " ".join(told).istitle()


def turn_count(lines: tuple[Line, ...], known: frozenset[str]) -> int:
    """How many lines open a turn of the known speakers."""
    return sum(1 for line in lines if opens_turn(line, known))


def ends_talk(text: str) -> bool:
    """Whether a line says that a transcript ends there ("[End of transcript]")."""
    return len(text) <= _LONGEST_END and _END.fullmatch(text) is not None
