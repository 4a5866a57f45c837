"""Disputes right after a reported view: what denies a thing that the view spoke of, and "though" at the end.

A text that tells somebody's view and goes on in another voice with a denial that points back ("Neither figure has been
checked", "He has shown nobody the template") takes something from the view: the relation of contra-expectation of
the Penn Discourse Treebank (Prasad et al. 2008), without a connective. So does "however" or "though" that stands
behind its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted, agreeing_verb, plain
from extractors.links.link_found import Found
from kg.model import ClaimType, Polarity, Relation, Stance, Statement

_DENIES = re.compile(r"\b(?:not|no|none|nobody|nothing|never|neither|hardly|cannot)\b|n't\b")
_POINTS_BACK = re.compile(
    r"\b(?:neither|none of (?:it|this|that|these|those|them|the)|such (?:an? )?\w+|(?:that|this|the same) way|like (?:that|this)"
    r"|(?:trace|sign|word|mention) of (?:it|one|this|that|any))\b"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|those|these) (?P<noun>[\w-]+)")
# Who denies, disputes or rules out something denied says the contrary; "either" adds to a denial told before.
_TURNED_ROUND = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput\w+|rule[sd]? out|wrong|mistaken|doubt\w*|object\w*|quarrel|mind|either|nor)\b"
)
_LATE = re.compile(r"(?:, (?:however|nevertheless|nonetheless)\b|,? though(?=[,.;]|$))")
_LATE_FROM = 2  # words that stand before a late connective


def report_denied_links(context: LinkContext) -> Iterator[Found]:
    """A denial in another voice, right after a reported view, that points back to what the view spoke of disputes it."""
    for here, before in _after_reports(context):
        words = plain(here.span.quote)
        denial = _DENIES.search(words)
        if denial is None or _TURNED_ROUND.search(words) or before.polarity is Polarity.NEGATIVE:
            continue
        place = _pointing(words, before)
        if place is not None and here.type is not ClaimType.FORECAST:
            yield Found(
                here, before, Relation.DISPUTES, "report-denied", 0.55,
                context.inside(here, *place), "polarity",
            )  # fmt: skip


def late_contrast_links(context: LinkContext) -> Iterator[Found]:
    """What another voice says with "however" or "though" behind its clause, right after a reported view, disputes it."""
    for here, before in _after_reports(context):
        words = plain(here.span.quote).rstrip(" .!")
        match = _LATE.search(words)
        if match is None or len(words[: match.start()].split()) < _LATE_FROM:
            continue
        if agreeing_verb(words) is None and accepted(words) is None:
            yield Found(
                here, before, Relation.DISPUTES, "contrast-late", 0.6,
                context.inside(here, *match.span()), "connective",
            )  # fmt: skip


def _after_reports(context: LinkContext) -> Iterator[tuple[Statement, Statement]]:
    """What another voice says right after a reported view in its paragraph, with the view."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.reporter is None or before.speaker == here.speaker:
            continue
        if before.stance in {Stance.REJECTED, Stance.QUESTIONED}:
            continue
        if here.stance is not Stance.QUESTIONED and here.type is not ClaimType.DEFINITION:
            yield here, before


def _pointing(words: str, before: Statement) -> tuple[int, int] | None:
    """Where words point back to a statement: by a pro-form, or by a definite noun that it holds."""
    match = _POINTS_BACK.search(words)
    if match is not None:
        return match.span()
    held = content_stems(before.span.quote)
    for found in _DEFINITE.finditer(words):
        if content_stems(found["noun"]) & held:
            return found.span()
    return None
