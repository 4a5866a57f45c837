"""Disputes by what came of an expectation, and by another holder's figure for the same thing.

"It was said that prices would fall. They didn't." leaves its verb out (verb phrase ellipsis), so that it can only
deny the sentence before it. Two holders who give one paragraph two figures for one thing differ about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import plain
from extractors.links.link_found import Found
from kg.model import ClaimType, Polarity, Relation, Stance, Statement

_SHORT = 8  # words of a denial that leaves its verb out
_SAYS_MUCH = 4  # words of what can be denied so
_NEAR = 3  # statements back to another holder's figure
_APART = 4.0  # points in a hundred between two figures that differ
_CHANCE = re.compile(r"\b(?:chances?|probabilit(?:y|ies)|odds|likelihood)\b")
_DENIED = re.compile(
    r"\b(?:(?:did|do|does|would|will|wo|is|are|was|were|has|have|had|can|ca|could|should)(?:n't| not)|cannot"
    r"|never (?:came|has|had|did|was|were|happened|arrived|materiali[sz]ed)|(?:is|was|are|were) (?:nothing of the (?:kind|sort)|no such thing|not so))"
    r"(?: (?:so far|yet|either))?[.!]*[\"”’']?$"
)
_SUBJECT = re.compile(r"(?:and |but |so far )?(?:it|they|that|this|he|she|those|these)\b")
_EXPECTS = re.compile(
    r"\b(?:would|will|'ll|should|going to|supposed to|expected|expects?|predict\w*|promis\w*|forecast\w*|bound to|about to"
    r"|meant to|was to|were to|told that|sa(?:id|ys?) that|(?:called|billed as|hailed as|known as|talks? (?:like|as if))(?! off))\b"
)
_SHARE = re.compile(
    r"(?<![\w.])(?:(?P<low>\d{1,3}(?:\.\d+)?)\s?(?:[-–]|to)\s?)?(?P<figure>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)"
)
_ESTIMATES = re.compile(
    r"\b(?:expect|see|put|give|have|has|forecast|predict|model|guide|estimate|reckon|assign|say|go|think|assume|project|imply|implie"
    r"|stick|have it|would|'d|chance|odds|probability|guess|median)(?:s|d|ed|ing|es)?\b"
)
_PAST = re.compile(
    r"\b(?:fell|rose|grew|dropped|climbed|scored|was|were|had|did|(?:have|has) (?:gone|risen|fallen|grown|dropped|climbed))\b"
)


def unfulfilled_links(context: LinkContext) -> Iterator[Found]:
    """A denial without its verb ("It didn't.") after what was expected, promised or told by somebody denies it."""
    for here in context.statements:
        match = _denial(here)
        before = context.heard_before(here) if match is not None else None
        if match is None or before is None or before.polarity is Polarity.NEGATIVE:
            continue
        if len(tokens(before.span.quote)) < _SAYS_MUCH or before.stance is Stance.QUESTIONED:
            continue
        view = before.reporter is not None or before.type is ClaimType.FORECAST
        others = before.speaker != here.speaker and view
        same = _SUBJECT.match(plain(here.span.quote)) is not None
        expected = _EXPECTS.search(plain(before.span.quote)) is not None
        if others or (same and (view or expected)):
            yield Found(
                here, before, Relation.DISPUTES, "expectation-denied", 0.65,
                context.inside(here, *match.span()), "polarity",
            )  # fmt: skip


def rival_figure_links(context: LinkContext) -> Iterator[Found]:
    """Another holder's share or chance, given right after the first one's in a paragraph, disputes it."""
    for here in context.statements:
        mine = _estimate(here)
        if mine is None:
            continue
        block = context.sentence(here).block
        for other in context.back(here, _NEAR):
            if context.sentence(other).block != block:
                break
            theirs = _estimate(other)
            if theirs is None or other.speaker == here.speaker:
                continue
            if _gap(mine, theirs) > _APART and not _another_kind(here, other):
                yield Found(
                    here, other, Relation.DISPUTES, "rival-figure", 0.55,
                    context.inside(here, *mine.span()), "quantity",
                    other=context.inside(other, *theirs.span()),
                )  # fmt: skip
            break


def _gap(mine: re.Match[str], theirs: re.Match[str]) -> float:
    """How many points in a hundred lie between two figures or ranges; none where they meet."""
    a, b = ((float(one["low"] or one["figure"]), float(one["figure"])) for one in (mine, theirs))
    return max(a[0] - b[1], b[0] - a[1], 0.0)


def _another_kind(here: Statement, other: Statement) -> bool:
    """Whether the later of two estimates is a chance and the first is none."""
    first, later = (_CHANCE.search(plain(s.span.quote)) for s in (other, here))
    return later is not None and first is None


def _denial(here: Statement) -> re.Match[str] | None:
    if len(tokens(here.span.quote)) > _SHORT or here.stance is Stance.QUESTIONED:
        return None
    return _DENIED.search(plain(here.span.quote).rstrip())


def _estimate(statement: Statement) -> re.Match[str] | None:
    """The only share that a statement gives as somebody's estimate of what is to come, or None."""
    words = plain(statement.span.quote)
    found = list(_SHARE.finditer(words))
    if len(found) != 1 or statement.stance is Stance.CONDITIONAL:
        return None
    told = statement.type is ClaimType.FORECAST
    guessed = _ESTIMATES.search(words) is not None and _PAST.search(words) is None
    return found[0] if told or (guessed and statement.type is ClaimType.CLAIM) else None
