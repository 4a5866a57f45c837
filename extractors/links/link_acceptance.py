"""Links of those who give way: "31 I can live with", "I stand corrected" back what they answer.

In the dialogue acts of Bunt et al. (2012, ISO 24617-2) this is *accept* in answer to a correction; words that
deny something ("I do not dispute the 29") do not make it an objection.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.links.link_addressees import addressed
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant
from kg.model import Post, Relation, Stance, Statement

_FIRST = 3  # statements of a reply in which it gives way
_MOST = 12  # statements of the answered post


def accepting_links(context: LinkContext) -> Iterator[Found]:
    """A reply that gives way supports the claim whose words it takes up, else the last one said."""
    meant = Meant(context)
    for post in context.posts():
        if post.duplicate_of is not None:
            continue
        told = _told(context, post)
        for here in context.statements_of(post.id)[:_FIRST]:
            place = accepted(here.span.quote)
            others = [t for t in told if t.speaker != here.speaker]
            if place is None or not others or here.stance is Stance.CONDITIONAL:
                continue
            yield Found(
                here, _taken_up(meant, here, others), Relation.SUPPORTS, "reply-accepts", 0.6,
                context.inside(here, *place), "reply",
            )  # fmt: skip
            break


def _told(context: LinkContext, post: Post) -> list[Statement]:
    """What the post says that a post answers, or the turn before it."""
    answered = addressed(context, post) or context.post(post.quotes) or context.turn_before(post)
    return context.statements_of(answered.id)[-_MOST:] if answered is not None else []


def _taken_up(meant: Meant, here: Statement, told: list[Statement]) -> Statement:
    return max(told, key=lambda there: (meant.shared(here, there), there.span.start))
