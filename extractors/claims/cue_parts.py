"""What attribution cues are made of: sources, cues, and the frame of a main clause around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.claims.reporting import is_form, lexicon
from extractors.language.shallow import has_clause, is_subordinator
from extractors.references.words import reference_words
from kg.model import UNNAMED_SUFFIX, Stance


class CueKind(StrEnum):
    """How the words attribute."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Source:
    """Words that may name whoever holds a view.

    Args:
        start: first code point.
        end: last code point, exclusive; possessive ending outside.
        speaker: who it is, resolved.
        weak: whether only its capitals say that it names someone.
        oblique: whether it is a possessive or object pronoun, which is no subject.
    """

    start: int
    end: int
    speaker: str
    weak: bool = False
    oblique: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution found in a sentence.

    Args:
        kind: how the words attribute.
        source: whose view it is.
        start: first code point of the attributing words.
        end: last code point, exclusive.
        content: where the content begins; its end is the sentence's, or ``start`` for `CueKind.AFTER`.
        verb: the verb or noun, in lower case.
        stance: reported, rejected or questioned.
        negated: whether the saying itself is denied ("does not claim").
    """

    kind: CueKind
    source: Source
    start: int
    end: int
    content: int
    verb: str
    stance: Stance
    negated: bool


ADVERBS = (
    r"(?:\w+ly|also|now|then|still|even|just|often|always|once|later|again|have|has|had|recently|never|not|"
    r"do|does|did|don['’]t|doesn['’]t|didn['’]t|would|may|might|will|himself|herself|is|are|was|"
    r"(?:used|liked|likes|loved|loves)\s+to|been|both|all|long|already|therefore|thus|hence|since|instead|likewise|nevertheless|merely|too|further|could|should|each)"
)
AFFILIATION = (
    r"(?:\s+(?:of|at|from|in|with|for|on|inside|close to|within|(?:involved|based|present|working|employed|briefed|consulted|quoted) (?:in|at|on|for|by|with)|familiar with)\s+(?:[^,;:.!?—]|,\s(?=[A-Z]|and\s|or\s)){2,120}?"
    r"|\s+(?:I|we)(?:\s+(?:have|had))?\s+(?:(?:spoke|spoken|talked)\s+(?:to|with)|asked|interviewed|met|surveyed|polled))?"
)
APPOSITION = (
    r"(?:\s*\([^()]{1,90}\))?(?:,\s[^;:.!?“”\"]{2,110}?,|\s[—–-]\s[^;:.!?]{2,110}?\s[—–-])?"
)


_CALLED = re.compile(r"\b(?:called|named)\s+$")  # "a person called Ada Quill says"


def in_main_clause(text: str, start: int, at: int) -> bool:
    """Whether a source at ``at`` may be the main clause's subject: no clause of another subject before it."""
    before = _CALLED.sub("", text[start:at])
    head = before.lstrip(" \n“\"'‘(—-").lower()
    if re.fullmatch(r"as\s+(?:[\w‑-]+\s+){0,5}", head):
        return True
    if re.match(
        r"(?:when|if|because|since|unless|whether|before|after|once|until|although|though|while|whereas)\b",
        head,
    ) and not re.search(r",\s*[^,]*$", before):
        return False
    clause = re.split(
        r"[,;:—]\s+(?:(?:and|but|yet|while|whereas|although|though|so)\s+)?|\.\s+", before
    )[-1]
    if re.search(
        r"(?i)\b(?:that|who|which|than|as|what|how|to|of|by|about|whether|where)\s+(?:the\s+)?$",
        clause,
    ):
        return False
    return not has_clause(clause)


_APART = re.compile(
    r",\s*(?:(?!(?:an?|the|of|to|for|from|by|with|at|in|on|like|and|or|but|who|whom|which|where)\s)[A-Za-z][\w.-]*\s+){0,4}$"
)


def stands_apart(text: str, start: int, at: int) -> bool:
    """Whether a comma stands before a name and its titles: "the author, transport adviser *Ada Quill*"."""
    return _APART.search(text, start, at) is not None


_FRONTED = re.compile(
    r"(?:asked|pressed|questioned|challenged|told|quizzed|confronted|speaking|writing|testifying)"
)


def opens_aside(word: str) -> bool:
    """Whether the first word of a sentence, in lower case, opens what only says when or why somebody spoke."""
    return is_subordinator(word) or _FRONTED.fullmatch(word) is not None


def subject_start(text: str, start: int, at: int) -> int:
    """Where the words that name the subject begin: titles and roles before the name belong to it."""
    before = text[start:at]
    match = re.search(r"(?:(?:the|an?)\s+)?(?:[\w.‑-]+(?:['’]s?)?\s+){0,6}$", before, re.IGNORECASE)
    piece = match.group() if match else ""
    if (
        not piece
        or has_clause(piece)
        or re.match(r"(?i)(?:in|by|on|as|but|and|while|note)\b", piece)
    ):
        return at
    return at - len(piece)


def stance(verb: str) -> Stance:
    """How the subject of the verb takes the content."""
    if is_form(verb, "questioning"):
        return Stance.QUESTIONED
    return Stance.REJECTED if is_form(verb, "rejecting") else Stance.REPORTED


def negated(links: str) -> bool:
    """Whether the words before a verb deny it."""
    return re.search(r"(?i)\b(?:not|never)\b|n['’]t\b", links) is not None


def owns(text: str, source: Source) -> bool:
    """Whether the source is a possessor: a possessive pronoun, or a name with its ending."""
    return source.oblique or text[source.end : source.end + 1] in {"'", "’"}


_BEFORE_NAME = re.compile(r"(?P<word>[a-z][a-z-]*),\s+(?:[A-Z][A-Za-z]{0,4}\.?\s+)?$")


def apposed_to_person(text: str, start: int, at: int) -> bool:
    """Whether a name between commas at ``at`` says who a person or body is: "the director, Ada Quill, said".

    "After the first trial, Halcyon, reported in 2023" names the trial, which reports nothing.
    """
    match = _BEFORE_NAME.search(text, start, at)
    known = reference_words()
    people = known.people | known.kinds_of_body | frozenset(lexicon().roles)
    return match is not None and match["word"] in people | frozenset(lexicon().personal_roles)


def first_of_pair(text: str, start: int, cue: Cue, sources: Iterable[Source]) -> Cue:
    """A cue whose source is the first of two who say it: "The nurses *Olav Sund* and Petra Lill said"."""
    who = cue.source
    if cue.kind is not CueKind.VERB or who.oblique or who.speaker.endswith(UNNAMED_SUFFIX):
        return cue
    for one in sources:
        joined = one.end < who.start and text[one.end : who.start] == " and "
        known = not (one.weak or one.oblique or one.speaker.endswith(UNNAMED_SUFFIX))
        if joined and known and _PAIR_LEAD.fullmatch(text, start, one.start):
            return replace(cue, source=one)
    return cue


_PAIR_LEAD = re.compile(
    r"[\W_]*(?:(?:[Tt]he|[Tt]wo)\s)?(?:(?!(?:of|for|to|by|with|from|in|at|on|as|like|than|between|both)\s)[\w-]+s\s)?"
)
