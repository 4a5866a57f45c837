"""Views that wait for a ground, and what the text gives for them right after: counted signs, fewer where the view asks.

Whoever says "I'd look at the pumps first" or tells what somebody thinks goes on as a rule with the ground of it; a
sign or two that particulars follow is then enough (see ``link_particulars``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.claims.wording import connectives
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, concluding, inner_result, opener, plain
from extractors.links.link_found import Found
from extractors.links.link_particulars import (
    NAME,
    TURNS,
    A,
    bearing,
    clause_of,
    particular_words,
)
from extractors.links.link_places import asks
from extractors.links.link_predicates import words_of
from kg.model import UNNAMED_SUFFIX, ClaimType, Relation, Side, Stance, Statement, is_named

_POINTED = 2  # for a claim that says of itself what it is, or that something is out of the common
_OWN_CLAIM = 1  # for a claim that its speaker answers for
_HELD = 4  # for somebody else's view and what the text tells of them
_HELD_FIGURES = 3  # the same, with a figure
_OPENS = 2  # for the view of somebody by name that opens a paragraph, and figures
_FULL = 18  # words of figures' sentence after the view of somebody without a name
_PERSON = re.compile(r"\b(?:he|she|his|her)\b")
_VOICE = re.compile(r"\b(?:i|we|my|our|me|us)\b")
_GROUP = re.compile(r".*(?:s|people|they)")
_CALLS = re.compile(r"\bcall(?:s|ed|ing)? (?:this|that|it|these|those|them|such)\b")
_ANOTHER = re.compile(r"(?:and|even|what)\b")


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
        person, clause = _PERSON.search(plain(here.span.quote)), clause_of(context, here)
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
        clause, words = clause_of(context, here), plain(here.span.quote)
        named = is_named(before.speaker) or (clause.length >= _FULL and not _is_group(before))
        if before.speaker == here.speaker or not (named and clause.figures):
            continue
        if _VOICE.search(words) is not None or not _goes_on(context, here):
            continue
        if _CALLS.search(plain(before.span.quote)) is not None:  # "They call this gossip."
            continue
        opens = next(iter(context.paragraph_before(before)), None) is None
        if opens and before.stance is Stance.REPORTED and bearing(context, before, here) >= _OPENS:
            yield Found(
                here, before, Relation.SUPPORTS, "opening-view", 0.5, before.span, "structure",
                at=Side.TO, other=here.span,
            )  # fmt: skip


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
    if clause_of(context, statement).subject in {NAME, A}:
        return True
    words = words_of(context, statement)
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
    if TURNS.search(words) is not None or _ANOTHER.match(words) is not None:
        return False
    plainly = here.stance not in {Stance.QUESTIONED, Stance.REJECTED} and not asks(here)
    return plainly and here.type in {ClaimType.CLAIM, ClaimType.BENCHMARK} and not concluding(words)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"(?:and |but |so )?(?:{'|'.join(particular_words().own_openings)})")


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"(?:and |but |so )?(?:{'|'.join(particular_words().pointing_openings)})")


@cache
def _wondering() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(particular_words().wondering_words)})\b")
