"""A claim that judges and the sentence after it that gives particulars: signs on both sides, counted.

Whoever writes "The rules have not held." goes on with what happened where, when and how often; whoever writes
"The yard opened in May." goes on with the next event. Single signs tell little (tense, a figure, a denial, the
length), several on both sides do: with each one more, more of our own marked neighbours are claim and evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.claims.wording import connectives
from extractors.draft import Token
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import (
    alternatives,
    concluding,
    describes_test,
    inner_result,
    opener,
    plain,
    points_on,
    weakening,
)
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from extractors.links.link_predicates import main_tense, main_word, words_of
from kg.model import ClaimType, MarkKind, Polarity, Relation, Side, Stance, Statement

_SIGNS = 5  # what a claim without any other sign of support takes
_TOLD = 0.22  # of a text in the past: with less it argues, and general goes with general
_LONGER = 1.6  # times the words of the claim
_SHORTER = 0.7
_SHORT = 6  # words of a sentence that gives few particulars
_FIGURE = re.compile(r"\d")
_SETS_OUT = frozenset({"of", "in", "at", "a", "an", "one", "on", "when", "our", "two", "three"})
_PLACED = frozenset({"in", "at", "on", "when", "one", "two", "a", "of"})
_GOES_ON = frozenset({"i", "and", "what", "that", "that's", "also", "or", "it's"})
TURNS = re.compile(
    r"\b(?:though|although)\b|\balso\b|\btoo[.,]|\bas well\b|\banother (?:matter|question|story)\b|\bno such\b|\binstead\b"
)
_REASONED = re.compile(r"\bbecause\b")
_OF_ALL = re.compile(r"\b(?:all|both)(?: of)?(?: the| our| these| those)? $")
_PEOPLE = frozenset({"i", "we", "she", "he", "they"})
_OWN = frozenset({"i", "we", "my", "our"})
_PRONOUNS = re.compile(
    "i|we|you|he|she|they|it|this|that|these|those|there|nobody|no|none|nothing|everyone|everybody"
    "|one|some|most|many|few"
)
NAME, _NUMBER, _MANY, _MASS, _CLAUSE, A = "NAME", "NUMBER", "MANY", "MASS", "CLAUSE", "A"


@dataclass(frozen=True, slots=True)
class ParticularWords:
    """``lexicons/particulars.toml``."""

    judging_words: tuple[str, ...]
    counting_words: tuple[str, ...]
    thinking_verbs: tuple[str, ...]
    supposing_verbs: tuple[str, ...]
    own_openings: tuple[str, ...]
    pointing_openings: tuple[str, ...]
    wondering_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """What the signs ask of a statement.

    Args:
        tense: "past", "modal", "present" or "".
        perfect: whether it has "have" before its verb.
        copular: whether it says what something is like.
        verb: the lemma of its main word.
        thing: whether it has an object.
        subject: a pronoun, or of what kind the subject is.
        figures: whether it has a figure or a word of number.
        length: its words.
        first: its first word.
        compares: whether it has a comparative.
    """

    tense: str
    perfect: bool
    copular: bool
    verb: str
    thing: bool
    subject: str
    figures: bool
    length: int
    first: str
    compares: bool


def particular_links(context: LinkContext) -> Iterator[Found]:
    """What gives particulars right after a claim that judges, in one voice, bears the claim out."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.speaker != here.speaker or not _plainly(context, before, here):
            continue
        if bearing(context, before, here) >= _SIGNS:
            yield Found(
                here, before, Relation.SUPPORTS, "particulars", 0.55, before.span, "structure",
                at=Side.TO, other=here.span,
            )  # fmt: skip


def bearing(context: LinkContext, before: Statement, here: Statement) -> int:
    """How many signs more speak for a claim and its particulars than against it, of a statement and the one after it."""
    one, other = clause_of(context, before), clause_of(context, here)
    head = all(context.same_sentence(s, before) for s in context.paragraph_before(before))
    return _judges(before, one) - (not head) + _gives_particulars(here, one, other)


def counts(statement: Statement) -> bool:
    """Whether a statement counts something itself ("The lorry has four chambers"); "all three" only says who is meant."""
    words = plain(statement.span.quote)
    return any(
        _OF_ALL.search(words[: found.start()]) is None for found in _counting().finditer(words)
    )


def tells_events(context: LinkContext) -> bool:
    """Whether so much of a text is told in the past that a claim's evidence there is particular.

    Where all is argued in the present, a general claim is as a rule explained by another one.
    """
    past = sum(main_tense(context, statement)[0] for statement in context.statements)
    return past >= _TOLD * len(context.statements)


def _judges(statement: Statement, clause: Clause) -> int:
    """How many signs more a statement has that it judges than that it tells an event."""
    words = plain(statement.span.quote)
    thinks = clause.verb in particular_words().thinking_verbs
    hedged = any(mark.kind is MarkKind.HEDGE for mark in statement.marks)
    denies = statement.polarity is Polarity.NEGATIVE
    told = clause.thing or clause.subject in _PEOPLE or clause.subject == NAME
    return (
        clause.copular
        + (denies or weakening(words) is not None)
        + (hedged or thinks)
        + (clause.compares or _judging().search(words) is not None)
        + (clause.tense in {"present", "modal"})
        + (clause.subject in {_MANY, "it", _MASS, _CLAUSE})
        + (statement.reporter is not None)
        - (clause.tense == "past" and told)
        - clause.figures
        - (clause.perfect and not denies)
        - (clause.subject in _OWN and not thinks)
        - (clause.first in _PLACED)
    )


def _gives_particulars(statement: Statement, before: Clause, clause: Clause) -> int:
    """How many signs more a statement has that it tells what happened, and how much, than that it goes on to judge."""
    words = plain(statement.span.quote)
    hedged = any(mark.kind is MarkKind.HEDGE for mark in statement.marks)
    return (
        (clause.tense == "past" and clause.subject not in {"i", "he", "she"})
        + clause.figures
        + (clause.length >= _LONGER * before.length)
        + (clause.first in _SETS_OUT)
        + (clause.subject in {_MANY, _NUMBER, A})
        - (clause.subject in {"i", "we"})
        - (clause.tense == "modal" or hedged)
        - (clause.length < _SHORT)
        - (clause.subject == before.subject != "")
        - (clause.first in _GOES_ON)
        - (clause.copular and clause.tense == "present" and not clause.figures)
        - (TURNS.search(words) is not None)
        - (clause.length < _SHORTER * before.length)
        - (statement.type is ClaimType.FORECAST)
    )


def _plainly(context: LinkContext, before: Statement, here: Statement) -> bool:
    """Whether neither statement asks, turns, concludes, defines or only tells what comes next."""
    if before.type is ClaimType.DEFINITION or here.type is ClaimType.DEFINITION:
        return False
    if {before.stance, here.stance} & {Stance.QUESTIONED, Stance.REJECTED} or asks(before):
        return False
    groups, words = connectives(), plain(here.span.quote)
    if opener(context.opening(here), (*groups.contrast, *groups.result)) or inner_result(words):
        return False
    if concluding(words) or asks(here) or TURNS.search(words) is not None:
        return False
    claim = clause_of(context, before)
    # A claim that gives figures or its reason itself, takes something for granted or points on waits for no particulars.
    whole = claim.figures or _REASONED.search(plain(before.span.quote)) is not None
    if whole or claim.verb in particular_words().supposing_verbs:
        return False
    return not (describes_test(before.span.quote) or points_on(before.span.quote))


def clause_of(context: LinkContext, statement: Statement) -> Clause:
    """What the signs ask of a statement."""
    words = words_of(context, statement)
    top = main_word(words)
    lowered = plain(statement.span.quote)
    own = [t for i, t in words if top is not None and t.head == top[0] and i != top[0]]
    verbs = [t for t in own if t.dep in {"cop", "aux", "aux:pass"}]
    past, modal = main_tense(context, statement)
    present = top is not None and any("Tense=Pres" in t.morph for t in (top[1], *verbs))
    return Clause(
        tense="past" if past else "modal" if modal else "present" if present else "",
        perfect=any(t.dep == "aux" and t.lemma.lower() == "have" for t in own),
        copular=any(t.dep == "cop" for t in own) or (top is not None and top[1].pos == "AUX"),
        verb=top[1].lemma.lower() if top is not None else "",
        thing=any(t.dep == "obj" for _, t in words),
        subject=_subject(context, words),
        figures=_FIGURE.search(lowered) is not None or _counting().search(lowered) is not None,
        length=len(tokens(statement.span.quote)),
        first=next(iter(lowered.split()), "").strip(",.;:“\""),
        compares=any("Degree=Cmp" in t.morph for _, t in words),
    )  # fmt: skip


def _subject(context: LinkContext, words: list[tuple[int, Token]]) -> str:
    """A subject's pronoun, "my" or "our" before it, or of what kind it is; "" where there is none."""
    top = main_word(words)
    found = next(
        (
            (i, t)
            for i, t in words
            if top is not None and t.head == top[0] and t.dep.startswith(("nsubj", "csubj", "expl"))
        ),
        None,
    )
    if found is None:
        return ""
    number, token = found
    word = context.draft.text[token.start : token.end]
    before = [
        t.lemma.lower() for _, t in words if t.head == number and t.dep in {"det", "nmod:poss"}
    ]
    if _PRONOUNS.fullmatch(word.lower()):
        return word.lower()
    if token.pos in {"PROPN", "NUM"} or _FIGURE.search(word):
        return NAME if token.pos == "PROPN" else _NUMBER
    if before:
        return A if before[0] in {"a", "an"} else before[0]
    plural = _MANY if "Number=Plur" in token.morph else _MASS
    return _CLAUSE if token.dep.startswith("csubj") else plural


@cache
def _judging() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(particular_words().judging_words)})\b")


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(particular_words().counting_words)})\b")


def particular_words() -> ParticularWords:
    """The words of claims and particulars."""
    return load_lexicon(ParticularWords, "particulars")
