"""Stand-alone wording: a proposition that can be read away from its text.

Attribution and connectives go, pronoun subjects and acronyms are filled in where that is sure; hedges
and negation stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.claims.reporting import forms_of, is_form
from extractors.language.acronyms import expand_acronyms
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import (
    finite_verb,
    has_clause,
    is_contraction,
    is_plural,
    is_subordinator,
    is_verb,
    tokens,
)
from kg.model import is_named

_CHANCE = re.compile(
    r"(?P<figure>(?:an?|the)?\s*(?:roughly |about |around |only )?[~≈<>]?\d[\d.]*\s?(?:%|percent|per cent)\+?(?: or \w+)?)\s+"
    r"(?P<noun>chance|probability|likelihood|odds)\s+(?:(?:that|of|on)\s+)?",
    re.IGNORECASE,
)
_HORIZON = re.compile(
    r"(?:by|before|in|within|for|at|until)\s(?:(?:the|early|mid|late|end|start|middle|close|of|next|coming|first|second|half|"
    r"quarter|year|years|decade|century|\w+day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Q[1-4]|\d{1,2}(?:st|nd|rd|th)?|\d{4}s?)[\s‑-]?)+,?",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:based|according|given|up|down|compared|with|and|but|while|versus|vs|which|from|on|as)\b",
    re.IGNORECASE,
)
_RELATIVE_FRAME = re.compile(
    r"\b(?:one|some|all|most|many|several|those|something|anything|nothing|everything)\b[^,;:“]{0,40}\bthat\s*$",
    re.IGNORECASE,
)
_ASIDE_OPENER = re.compile(r"(?:and |so |but )?note,? (?:also )?(?:that )?(?=\S)", re.IGNORECASE)
_SUBJECT_PRONOUN = re.compile(
    r"(?P<word>it|they|he|she)(?P<clitic>['’](?:s|re|ve|ll|d))?\b", re.IGNORECASE
)
_EXPLETIVE = re.compile(
    r"it(?:['’]s| is| was| seems| appears| may be| might be| will be| would be| turns| takes| took|['’]ll be)\s+"
    r"(?:not |very |much |quite |also |still |less |more |highly |so |too |fairly |hard |harder |easy |easier )*"
    r"(?:that|likely|unlikely|possible|impossible|clear|unclear|true|worth|important|probable|improbable|hard|easy|"
    r"difficult|plausible|fair|to|time|\w+ly (?:likely|possible|clear|to)|\w+ (?:that|to|whether|how))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"I(?:['’](?P<clitic>ve|m|d|ll)|\s+(?P<verb>have|am|was|had|could|would|might|may|can|will|should|must|did))\b"
)
_OWN_THOUGHT = re.compile(
    r"I\s+(?P<verb>assume|suspect|guess|imagine|think|believe|expect|doubt|hope)\b"
)
_OWN = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our)\b")
_PHRASE = re.compile(r"\W*(?:in|by|for|according to)\b[^,;:.]{2,60},?\s*", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"(?:@\w+[\s,:]+)+"
)  # whom a reply answers says nothing of what it puts forward
_THIRD = {"ve": "has", "have": "has", "m": "is", "am": "is", "d": "would", "ll": "will"}
_CLITICS = {"s": "is", "re": "are", "ve": "have", "ll": "will", "d": "would"}


@dataclass(frozen=True, slots=True)
class Connectives:
    """``lexicons/connectives.toml``: the groups used for wording and links."""

    evidence: tuple[str, ...]
    result: tuple[str, ...]
    contrast: tuple[str, ...]
    additive: tuple[str, ...]
    weakening: tuple[str, ...]
    objections: tuple[str, ...]
    grounds_nouns: tuple[str, ...]
    grounds_verbs: tuple[str, ...]
    agreement: tuple[str, ...]
    disagreement: tuple[str, ...]
    cancelling: tuple[str, ...]


def connectives() -> Connectives:
    """The lexicon of connectives and reply cues."""
    return load_lexicon(Connectives, "connectives")


def stand_alone(  # noqa: PLR0913 - each is one thing that a reader would miss
    clause: str,
    *,
    content: int | None = None,
    until: int | None = None,
    speaker: str | None = None,
    writer: str | None = None,
    subject: str | None = None,
    label: str | None = None,
    acronyms: Mapping[str, str] | None = None,
    event: str | None = None,
) -> str:
    """The clause as a sentence of its own.

    Args:
        clause: the proposition's words.
        content: where its content begins, if attributing words stand before it.
        until: where it ends, if they stand after it.
        speaker: name to put for "he" or "she" at its head, where that is the speaker.
        writer: name to put for "I" at its head.
        subject: noun phrase to put for "it" or "they" at its head, if sure.
        label: what the line is about, kept before the clause.
        acronyms: short form to long form, as the text defines them.
        event: what a chance is of, for a clause that states the chance and its date alone.

    Returns:
        One sentence with a capital first letter and a full stop.
    """
    core = clause[:until] if until is not None else clause
    if content is not None:
        core = _without_frame(core, past_inner_frame(core, content) or content, event)
    core = _flat(core)
    addressed = _ADDRESSED.match(core)
    if addressed and has_clause(core[addressed.end() :]):
        core = core[addressed.end() :]
    core = without_connective(core)
    core = _with_writer(core, writer)
    core = _with_subject(core, speaker, subject)
    core = expand_acronyms(core, acronyms or {})
    if label is not None:
        about = re.sub(r"^(?:[Aa]nd|[Bb]ut|[Ss]o)\s+", "", label)
        core = f"{about}: {core}"
    core = core.strip(" ,;:—–-…")
    if writer is None or not core.startswith(writer):  # a handle is written as its owner writes it
        core = core[:1].upper() + core[1:]
    if not core:
        return clause.strip()
    return core if core.rstrip('”"’)')[-1:] in {".", "!", "?"} else f"{core}."


def past_inner_frame(clause: str, content: int | None) -> int | None:
    """Where the content begins after an attribution inside the first ("... that she estimates a 60% chance").

    Args:
        clause: the proposition's words.
        content: where its content begins, or None.
    """
    if content is None:
        return None
    rest = clause[content:].lstrip()
    nested = _nested_chance().match(rest)
    return content if nested is None else len(clause) - len(rest) + nested.end()


def without_connective(clause: str) -> str:
    """The clause without connectives at its head ("But", "In addition, ...")."""
    groups = connectives()
    words = (*groups.contrast, *groups.additive, *groups.result, *groups.evidence)
    noted = _ASIDE_OPENER.match(clause)
    core = clause[noted.end() :] if noted and has_clause(clause[noted.end() :]) else clause
    for _ in range(3):
        lowered = core.lower().replace("’", "'")
        cut = 0
        for word in words:
            if _opens(lowered, word) and len(word) > cut:
                cut = len(word)
        # "That is why ..." and "This means ..." are clauses themselves: only real adverbs go.
        if (
            cut == 0
            or has_clause(core[:cut])
            or core[:cut].lower().split()[0] in {"this", "that", "these", "the"}
        ):
            return core
        rest = core[cut:].lstrip(" ,—–-")
        if not has_clause(rest):
            return core
        core = rest
    return core


def _opens(lowered: str, word: str) -> bool:
    return lowered.startswith(word) and lowered[len(word) : len(word) + 1] in {" ", ","}


def keeps_frame(clause: str, content: int | None) -> bool:
    """Whether a wording keeps the attributing words, since what follows them is no clause of its own.

    Args:
        clause: the proposition's words.
        content: where its content begins, or None.
    """
    return content is not None and _without_frame(clause, content, None) == clause


def _without_frame(core: str, content: int, event: str | None) -> str:
    """The content alone where it is a clause; a stated chance becomes "There is a chance that"."""
    rest = core[content:].strip()
    chance = _CHANCE.match(rest)
    if chance is not None:
        after = rest[chance.end() :]
        figure = re.sub(r"^(?:an?|the)\s+", "", chance["figure"].strip(), flags=re.IGNORECASE)
        noun = chance["noun"].lower()
        bare = _HORIZON.match(after)
        if bare is not None and _CHANCE.match(after[bare.end() :].lstrip(" ,")):
            return rest  # two chances with their dates share one event: "30% by May, 60% by June that P"
        if bare is not None and not _states(after[bare.end() :]):
            # The chance and its date alone: what it is of was said before.
            of = "" if event is None or event.lower() in core.lower() else _event(event)
            return f"There is a {figure} {noun}{of} {after}"
        joint = "that" if has_clause(after) else "of"
        return f"There is a {figure} {noun} {joint} {after}"
    if _is_complement(core[:content], rest):
        framed = re.search(r"\bthat\s*$", core[:content]) is not None
        return re.sub(r"(,? (?:and|but)) that (?=\w)", r"\1 ", rest) if framed else rest
    return core


def _states(rest: str) -> bool:
    """Whether what follows a date is the clause itself and no remark on the figure."""
    core = rest.lstrip(" ,")
    return has_clause(core) and not _REMARK.match(core)


def _event(event: str) -> str:
    return f" that {event}" if has_clause(event) else f" of {event}"


def _is_complement(frame: str, rest: str) -> bool:
    """Whether what follows the attributing words is a clause and not their object."""
    words = tokens(rest)
    verb = finite_verb(words)
    if verb is None or not has_clause(main_part(rest)):
        return False
    # "X's estimate for 2028 is one of several that ...": the frame is the clause's subject.
    subject = words[0].lower in {"for", "of"} and not re.search(r"(?:\bthat|[:,“\"])\s*$", frame)
    if subject or _RELATIVE_FRAME.search(frame) or _pointing().search(frame):
        return False
    if re.search(r"(?:\bthat|[:,“\"])\s*$", frame) or _PHRASE.fullmatch(frame):
        return True
    before = tokens(frame)
    last = before[-2:-1] if before and before[-1].lower in _ADDRESSEES else before[-1:]
    if last and not is_form(last[0].lower, "reporting"):
        return False
    sure = is_verb(words[verb].lower) or is_contraction(words[verb])
    if any(word.lower.endswith("ing") and len(word.lower) > 5 for word in words[1:verb]):
        return False
    return sure and verb <= 8 and not any(word.breaks for word in words[1 : verb + 1])


@cache
def _pointing() -> re.Pattern[str]:
    """A "that" which points at a thing, after a verb that takes no clause."""
    return re.compile(rf"\b(?:{forms_of('clauseless')})\s+that\s*$", re.IGNORECASE)


def main_part(rest: str) -> str:
    """What stands before the first subordinate clause that is not itself the head."""
    words = tokens(rest)
    later = next(
        (w for w in words[1:] if is_subordinator(w.lower) and w.lower not in {"as", "than"}), None
    )
    if later is None or (words and is_subordinator(words[0].lower)):
        return rest
    head = rest[: later.start]
    # A relative clause inside the subject leaves the verb behind it.
    return rest if later.lower in _RELATIVES else head


_ADDRESSEES = {"me", "us", "you", "him", "them"}
_RELATIVES = {"that", "which", "who", "whose", "where", "whom"}


@cache
def _nested_chance() -> re.Pattern[str]:
    """A second attribution inside the first ("posted that ... he estimates a 60 % chance")."""
    verbs = forms_of("reporting", "quantifying")
    ahead = _CHANCE.pattern.replace("?P<figure>", "?:").replace("?P<noun>", "?:")
    return re.compile(
        rf"(?:[^;:]{{0,90}}?\b)?(?:he|she|they)\s+(?:\w+ly\s+|now\s+)?(?:{verbs})\s+(?={ahead})",
        re.IGNORECASE,
    )


def _with_writer(core: str, writer: str | None) -> str:
    thought = _OWN_THOUGHT.match(core)
    if thought is not None and writer is not None and not _OWN.search(core, thought.end()):
        return f"{writer} {thought['verb']}{'es' if thought['verb'].endswith('s') else 's'}{core[thought.end() :]}"
    own = _FIRST_PERSON.match(core)
    if own is None or writer is None or _OWN.search(core, own.end()):
        return core
    verb = own["clitic"] or own["verb"]
    return f"{writer} {_THIRD.get(verb, verb)}{core[own.end() :]}"


def _with_subject(core: str, speaker: str | None, subject: str | None) -> str:
    own = re.match(r"(?:His|Her|his|her)\s+(?=[\w‑-]+)", core)
    if own is not None and speaker is not None and is_named(speaker):
        return f"{speaker}'s {core[own.end() :]}"
    match = _SUBJECT_PRONOUN.match(core)
    if match is None:
        return core
    personal = match["word"].lower() in {"he", "she"}
    named = speaker if speaker is not None and is_named(speaker) else None
    name = named if personal else subject
    if name is None or (not personal and _EXPLETIVE.match(core)):
        return core
    if not personal and is_plural(name) != (match["word"].lower() == "they"):
        return core
    rest = core[match.end() :]
    clitic = (match["clitic"] or "").lstrip("'’").lower()
    verb = _CLITICS.get(clitic, "")
    # "It's called X" is a passive far more often than "it's worked" is a perfect.
    if clitic == "s" and re.match(r"\s+(?:been|got|become|gone|had)\b", rest):
        verb = "has"
    return f"{name} {verb}{rest}" if verb else f"{name}{rest}"


def _flat(core: str) -> str:
    """One line, without outer quotation marks."""
    flat = re.sub(r"\s+", " ", core.replace("\u202f", " ")).strip()
    if flat.count("“") != flat.count("”"):
        flat = flat.strip("“”")
    if flat.count('"') % 2:
        flat = flat.strip('"')
    aside = re.fullmatch(r"\(([^()]+)\)[.,;]?", flat)
    flat = aside[1] if aside else flat
    whole = re.fullmatch(r"[“\"]([^“”\"]+)[”\"][,;]?", flat)
    return whole[1].rstrip(" ,;") if whole else flat


def row_wording(row: str) -> str:
    """A row of a table as one line: its first cell, a colon, the others."""
    cells = [" ".join(cell.split()) for cell in row.strip().strip("|").split("|")]
    head, *rest = [cell for cell in cells if cell]
    return f"{head}: {', '.join(rest)}."
