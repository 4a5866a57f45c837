"""Links of list items: on the claim that leads them in, and of objections on what they object to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.draft import BlockKind
from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import answering_verb, plain
from extractors.links.link_found import Found
from extractors.links.link_results import results_above
from extractors.links.link_views import thesis
from kg.model import UNNAMED_SUFFIX, ClaimType, Relation, Statement

_WHOSE_CRITICS = re.compile(r"(?i)\W*(?:(?:but|and|still|yet),?\s)?(?:his|her|their|its)\s")


def list_links(context: LinkContext) -> Iterator[Found]:
    """Items of a list bear on the statement that leads them in; objections on what they object to.

    A result that another sentence sums up ("These results show ...") is left to that sentence.
    """
    summed = {found.from_.id for found in results_above(context)}
    for item, lead in context.list_items():
        if item.id in summed or lead.type is ClaimType.DEFINITION:
            continue  # the sentence that sums results up says what they show; parts of a definition bear nothing out
        yield Found(item, lead, Relation.SUPPORTS, "list-under-claim", 0.7, item.span, "list")
    for item in context.objecting_items():
        # "Her critics argue ...": what she said just before is what they object to.
        whose = _WHOSE_CRITICS.match(item.span.quote)
        said = context.answered_by(item, told_from=item.span.start) if whose else None
        target = said or context.discussed_before(item)
        held = thesis(context, item.span.start)
        # Whether critics turn against the writer or against others is not told where both hold a view;
        # a writer's own forecast shows which side of the forecast they are on.
        open_side = held is not None and held.type is not ClaimType.FORECAST
        listed = context.draft.blocks[context.sentence(item).block].kind is BlockKind.BULLET
        if (
            target is not None
            and not open_side
            and (listed or said or _meets(context, item, target))
        ):
            cue = item.cue or item.span
            yield Found(item, target, Relation.DISPUTES, "critics-list", 0.55, cue, "list")


def _meets(context: LinkContext, item: Statement, target: Statement) -> bool:
    """Whether an objection answers outright, stands in the section of what it is told against, or shares a word with it."""
    group = item.speaker.removesuffix(UNNAMED_SUFFIX).lower()
    outright = plain(item.span.quote).startswith(group) and answering_verb(item.span.quote)
    if outright or context.heading_of(item) == context.heading_of(target):
        return True
    return bool(content_stems(item.canonical) & content_stems(target.canonical))
