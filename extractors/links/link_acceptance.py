"""Links of those who give way: "31 I can live with", "I stand corrected" back what they answer.

In the dialogue acts of Bunt et al. (2012, ISO 24617-2) this is *accept* in answer to a correction; words that
deny something ("I do not dispute the 29") do not make it an objection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.links.link_addressees import addressed
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import opener, plain, yielded
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant
from kg.model import ClaimType, Post, Relation, Stance, Statement

_FIRST = 3  # statements of a reply in which it gives way
_GRANTED = 8  # statements of a reply in which it may grant something
_GRANTS = re.compile(
    r"(?:and |so |yes,? |ok,? |okay,? )?(?:(?:i'll|i will|i'd|i can|i do|i) grant\b|granted\b|(?:it's |it is |that's )?fair (?:enough|point)\b"
    r"|(?:that's a )?(?:good|fair) point\b|point taken\b|you(?:'re| are) right (?:that|about|on)\b)"
)
_TURNS = re.compile(r"\b(?:but|though|although|except)\b")
_MOST = 12  # statements of the answered post
_INITIALS = 2  # letters of a part of a name that is none


def accepting_links(context: LinkContext) -> Iterator[Found]:
    """A reply that gives way supports the claim whose words it takes up, else the last of the weightiest.

    Whoever gives way gives way to an argument: a forecast comes after all else.
    """
    meant = Meant(context)
    for post in context.posts():
        if post.duplicate_of is not None:
            continue
        told = _told(context, post)
        for here in context.statements_of(post.id)[:_FIRST]:
            place = yielded(here.span.quote)
            others = [t for t in told if t.speaker != here.speaker]
            if place is None or not others or here.stance is Stance.CONDITIONAL:
                continue
            if _TURNS.search(plain(here.span.quote)[place[1] :]) is not None:
                continue  # "That's fair, but ..." comes out against it
            there = _taken_up(meant, here, others)
            yield Found(
                here, there, Relation.SUPPORTS, "reply-accepts", 0.6,
                context.inside(here, *place), "reply",
            )  # fmt: skip
            break


def granting_links(context: LinkContext) -> Iterator[Found]:
    """What a reply grants after its first words ("I'll grant you P, but ...") backs the claim whose rare words it takes up.

    The clause that turns from it disputes that claim.
    """
    meant = Meant(context)
    for post in context.posts():
        told = _told(context, post) if post.duplicate_of is None else []
        for here in context.statements_of(post.id)[1:_GRANTED]:
            match = _GRANTS.match(plain(here.span.quote))
            others = [t for t in told if t.speaker != here.speaker]
            if match is None or not others or here.reporter is not None:
                continue
            there = _taken_up(meant, here, others)
            if not meant.points(here, there):
                continue
            yield Found(
                here, there, Relation.SUPPORTS, "reply-grants", 0.55,
                context.inside(here, *match.span()), "reply",
            )  # fmt: skip
            turn = context.next_in_sentence(here)
            word = opener(context.opening(turn), connectives().contrast) if turn else None
            if turn is not None and word is not None:
                yield Found(
                    turn, there, Relation.DISPUTES, "concession-turned", 0.55,
                    context.words(turn, word), "connective", other=there.span,
                )  # fmt: skip


def _told(context: LinkContext, post: Post) -> list[Statement]:
    """What the post says that a post answers, or the turn before it."""
    answered = addressed(context, post) or context.post(post.quotes) or context.turn_before(post)
    return context.statements_of(answered.id)[-_MOST:] if answered is not None else []


def _taken_up(meant: Meant, here: Statement, told: list[Statement]) -> Statement:
    return max(
        told,
        key=lambda there: (
            meant.shared(here, there),
            _calls_on(there, here),
            there.type is not ClaimType.FORECAST,
            there.salience,
            there.span.start,
        ),
    )


def _calls_on(there: Statement, here: Statement) -> bool:
    """Whether a statement names the speaker of another: it is said to them."""
    names = {name for name in re.findall(r"\w+", plain(here.speaker)) if len(name) > _INITIALS}
    return bool(names & set(re.findall(r"\w+", plain(there.span.quote))))
