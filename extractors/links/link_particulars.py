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
from kg.model import (
    UNNAMED_SUFFIX,
    ClaimType,
    MarkKind,
    Polarity,
    Relation,
    Side,
    Stance,
    Statement,
    is_named,
)

_SIGNS = 5  # what a claim without any other sign of support takes
_POINTED = 2  # for a claim that says of itself what it is, or that something is out of the common
_OWN_CLAIM = 1  # for a claim that its speaker answers for
_HELD, _HELD_FIGURES = (
    4,
    3,
)  # for somebody else's view and what the text tells of them, without a figure and with one
_OPENS = 2  # for the view of somebody by name that opens a paragraph, and figures
_FULL = 18  # words of figures' sentence after the view of somebody without a name
_TOLD = 0.22  # of a text in the past: with less it argues, and general goes with general
_LONGER = 1.6  # times the words of the claim
_SHORTER = 0.7
_SHORT = 6  # words of a sentence that gives few particulars
_FIGURE = re.compile(r"\d")
_SETS_OUT = frozenset({"of", "in", "at", "a", "an", "one", "on", "when", "our", "two", "three"})
_PLACED = frozenset({"in", "at", "on", "when", "one", "two", "a", "of"})
_GOES_ON = frozenset({"i", "and", "what", "that", "that's", "also", "or", "it's"})
_TURNS = re.compile(
    r"\b(?:though|although)\b|\balso\b|\btoo[.,]|\bas well\b|\banother (?:matter|question|story)\b|\bno such\b|\binstead\b"
)
_REASONED = re.compile(r"\bbecause\b")
_ANOTHER = re.compile(r"(?:and|even|what)\b")
_GROUP = re.compile(r".*(?:s|people|they)")
_PEOPLE = frozenset({"i", "we", "she", "he", "they"})
_OWN = frozenset({"i", "we", "my", "our"})
_PERSON = re.compile(r"\b(?:he|she|his|her)\b")
_VOICE = re.compile(r"\b(?:i|we|my|our|me|us)\b")
_PRONOUNS = re.compile(
    "i|we|you|he|she|they|it|this|that|these|those|there|nobody|no|none|nothing|everyone|everybody"
    "|one|some|most|many|few"
)
_NAME, _NUMBER, _MANY, _MASS, _CLAUSE, _A = "NAME", "NUMBER", "MANY", "MASS", "CLAUSE", "A"


@dataclass(frozen=True, slots=True)
class _Words:
    """``lexicons/particulars.toml``."""

    judging_words: tuple[str, ...]
    counting_words: tuple[str, ...]
    thinking_verbs: tuple[str, ...]
    supposing_verbs: tuple[str, ...]
    own_openings: tuple[str, ...]
    pointing_openings: tuple[str, ...]
    wondering_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
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


def view_explained_links(context: LinkContext) -> Iterator[Found]:
    """What goes on plainly after a view put as the speaker's own, or as the one thing that counts, gives its ground.

    "I'd look at the pumps first. Two of them failed last winter.": such an opening asks for a ground, so that few
    other signs are enough.
    """
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.speaker != here.speaker or not _goes_on(context, here):
            continue
        place, signs = _awaits(before)
        if place is not None and bearing(context, before, here) >= signs:
            yield Found(
                here, before, Relation.SUPPORTS, "view-explained", 0.55,
                context.inside(before, *place), "structure", at=Side.TO, other=here.span,
            )  # fmt: skip


def holder_told_links(context: LinkContext) -> Iterator[Found]:
    """What the text tells of somebody right after their view, with particulars, is what they have seen of it.

    "Orla Venn says that locks fail young. On her own canal nine of thirty did in 2019."
    """
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.reporter is None or here.reporter is not None:
            continue
        if before.speaker == here.speaker or not _goes_on(context, here) or _is_group(before):
            continue
        person, clause = _PERSON.search(plain(here.span.quote)), _clause(context, here)
        if person is None or before.stance is Stance.QUESTIONED or _of_another(context, here):
            continue
        if bearing(context, before, here) >= (_HELD_FIGURES if clause.figures else _HELD):
            yield Found(
                here, before, Relation.SUPPORTS, "holder-told", 0.5,
                context.inside(here, *person.span()), "structure",
            )  # fmt: skip


def opening_view_links(context: LinkContext) -> Iterator[Found]:
    """Figures that the text gives right after the view of somebody which opens a paragraph bear that view out.

    What several people without a name hold ("Builders say ...") is as often turned against.
    """
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.reporter is None or here.reporter is not None:
            continue
        clause, words = _clause(context, here), plain(here.span.quote)
        named = is_named(before.speaker) or (clause.length >= _FULL and not _is_group(before))
        if before.speaker == here.speaker or not (named and clause.figures):
            continue
        if _VOICE.search(words) is not None or not _goes_on(context, here):
            continue
        opens = next(iter(context.paragraph_before(before)), None) is None
        if opens and before.stance is Stance.REPORTED and bearing(context, before, here) >= _OPENS:
            yield Found(
                here, before, Relation.SUPPORTS, "opening-view", 0.5, before.span, "structure",
                at=Side.TO, other=here.span,
            )  # fmt: skip


def bearing(context: LinkContext, before: Statement, here: Statement) -> int:
    """How many signs more speak for a claim and its particulars than against it, of a statement and the one after it."""
    one, other = _clause(context, before), _clause(context, here)
    head = all(context.same_sentence(s, before) for s in context.paragraph_before(before))
    return _judges(before, one) - (not head) + _gives_particulars(here, one, other)


def tells_events(context: LinkContext) -> bool:
    """Whether so much of a text is told in the past that a claim's evidence there is particular.

    Where all is argued in the present, a general claim is as a rule explained by another one.
    """
    past = sum(main_tense(context, statement)[0] for statement in context.statements)
    return past >= _TOLD * len(context.statements)


def _judges(statement: Statement, clause: _Clause) -> int:
    """How many signs more a statement has that it judges than that it tells an event."""
    words = plain(statement.span.quote)
    thinks = clause.verb in _lexicon().thinking_verbs
    hedged = any(mark.kind is MarkKind.HEDGE for mark in statement.marks)
    denies = statement.polarity is Polarity.NEGATIVE
    told = clause.thing or clause.subject in _PEOPLE or clause.subject == _NAME
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


def _gives_particulars(statement: Statement, before: _Clause, clause: _Clause) -> int:
    """How many signs more a statement has that it tells what happened, and how much, than that it goes on to judge."""
    words = plain(statement.span.quote)
    hedged = any(mark.kind is MarkKind.HEDGE for mark in statement.marks)
    return (
        (clause.tense == "past" and clause.subject not in {"i", "he", "she"})
        + clause.figures
        + (clause.length >= _LONGER * before.length)
        + (clause.first in _SETS_OUT)
        + (clause.subject in {_MANY, _NUMBER, _A})
        - (clause.subject in {"i", "we"})
        - (clause.tense == "modal" or hedged)
        - (clause.length < _SHORT)
        - (clause.subject == before.subject != "")
        - (clause.first in _GOES_ON)
        - (clause.copular and clause.tense == "present" and not clause.figures)
        - (_TURNS.search(words) is not None)
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
    if concluding(words) or asks(here) or _TURNS.search(words) is not None:
        return False
    claim = _clause(context, before)
    # A claim that gives figures or its reason itself, takes something for granted or points on waits for no particulars.
    whole = claim.figures or _REASONED.search(plain(before.span.quote)) is not None
    if whole or claim.verb in _lexicon().supposing_verbs:
        return False
    return not (describes_test(before.span.quote) or points_on(before.span.quote))


def _awaits(claim: Statement) -> tuple[tuple[int, int] | None, int]:
    """Where a claim shows that it waits for its ground, or None, and how many signs more that takes."""
    words = plain(claim.span.quote)
    if claim.stance in {Stance.QUESTIONED, Stance.REJECTED} or asks(claim):
        return None, 0
    for pattern, signs in ((_own(), _OWN_CLAIM), (_pointing(), _POINTED)):
        found = pattern.match(words)
        if found is not None:
            return found.span(), signs
    found = _wondering().search(words)
    return (found.span(), _POINTED) if found is not None else (None, 0)


def _of_another(context: LinkContext, statement: Statement) -> bool:
    """Whether a statement's subject is somebody by name or "a neighbour": he or she in it is as a rule that person."""
    words = words_of(context, statement)
    if _subject(context, words) in {_NAME, _A}:
        return True
    subjects = {i for i, t in words if t.dep.startswith("nsubj")}
    return any(t.pos == "PROPN" and t.head in subjects and t.dep == "compound" for _, t in words)


def _is_group(statement: Statement) -> bool:
    """Whether those whose view a statement tells are several people without a name."""
    speaker = statement.speaker
    return (
        not is_named(speaker) and _GROUP.fullmatch(speaker.removesuffix(UNNAMED_SUFFIX)) is not None
    )


def _goes_on(context: LinkContext, here: Statement) -> bool:
    """Whether a statement neither turns, concludes, asks, defines, foretells nor starts on another point."""
    groups, words = connectives(), plain(here.span.quote)
    if opener(context.opening(here), (*groups.contrast, *groups.result)) or inner_result(words):
        return False
    if _TURNS.search(words) is not None or _ANOTHER.match(words) is not None:
        return False
    plainly = here.stance not in {Stance.QUESTIONED, Stance.REJECTED} and not asks(here)
    return plainly and here.type in {ClaimType.CLAIM, ClaimType.BENCHMARK} and not concluding(words)


def _clause(context: LinkContext, statement: Statement) -> _Clause:
    words = words_of(context, statement)
    top = main_word(words)
    lowered = plain(statement.span.quote)
    own = [t for i, t in words if top is not None and t.head == top[0] and i != top[0]]
    verbs = [t for t in own if t.dep in {"cop", "aux", "aux:pass"}]
    past, modal = main_tense(context, statement)
    present = top is not None and any("Tense=Pres" in t.morph for t in (top[1], *verbs))
    return _Clause(
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
        return _NAME if token.pos == "PROPN" else _NUMBER
    if before:
        return _A if before[0] in {"a", "an"} else before[0]
    plural = _MANY if "Number=Plur" in token.morph else _MASS
    return _CLAUSE if token.dep.startswith("csubj") else plural


@cache
def _judging() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_lexicon().judging_words)})\b")


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_lexicon().counting_words)})\b")


def _lexicon() -> _Words:
    return load_lexicon(_Words, "particulars")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"(?:and |but |so )?(?:{'|'.join(_lexicon().own_openings)})")


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"(?:and |but |so )?(?:{'|'.join(_lexicon().pointing_openings)})")


@cache
def _wondering() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_lexicon().wondering_words)})\b")
