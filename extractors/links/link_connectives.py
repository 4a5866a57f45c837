"""Links by a connective that opens a statement: reasons, results and contrasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import opener, plain
from extractors.links.link_found import Found
from extractors.links.link_reasons import announces_reason
from kg.model import ClaimType, Polarity, Relation, Stance, Statement

_NO_LONGER = re.compile(  # what was so is no premise of what is so now
    r"\b(?:was|were|had|did|used to)\b[^.;]*\buntil (?:last|this|the|a|yesterday|recently|now|\d|\w+day\b)"
)
_SO_FAR = re.compile(
    r"so,? (?:(?:far|much|many|long|by|until|called)\b"
    # "So did the pilots" adds others and concludes nothing.
    r"|(?:\w+, )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|must|may|might) (?!not\b|n't))"
)


def connective_links(context: LinkContext) -> Iterator[Found]:
    """A connective that opens a statement joins it to the one before in its paragraph."""
    groups = connectives()
    for before, here in context.neighbours():
        opening = context.opening(here)
        reason = opener(opening, groups.evidence)
        result = opener(opening, groups.result)
        contrast = opener(opening, groups.contrast)
        if reason is not None and not announces_reason(here):
            cue = context.words(here, reason)
            yield Found(
                here, before, Relation.SUPPORTS, "connective-evidence", 0.75, cue, "connective"
            )
        elif (
            result is not None
            and not (result == "so" and here.stance is Stance.CONDITIONAL)
            and _SO_FAR.match(opening) is None
            and _NO_LONGER.search(plain(before.span.quote)) is None
        ):
            cue = context.words(here, result)
            yield Found(
                before, here, Relation.SUPPORTS, "connective-result", 0.7, cue, "connective"
            )
        elif (
            contrast is not None
            and not context.same_sentence(before, here)
            and _weakens(here, before)
        ):
            cue = context.words(here, contrast)
            yield Found(
                here, before, Relation.DISPUTES, "connective-contrast", 0.6, cue, "connective"
            )


def _weakens(here: Statement, before: Statement) -> bool:
    """Whether a contrast takes something from what it contrasts with, and does not only add to it."""
    shared = content_stems(here.canonical) & content_stems(before.canonical)
    lowered = f" {here.canonical.lower()} "
    weak = any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in connectives().weakening)
    denies = (here.polarity is Polarity.NEGATIVE) != (before.polarity is Polarity.NEGATIVE)
    if here.type is ClaimType.DEFINITION or before.type is ClaimType.DEFINITION:
        return False
    return weak and (len(shared) >= 2 or (denies and len(shared) >= 1))
