"""Replies that take no side in so many words: whom they address, and whether they oppose.

In a debate a reply is an answer; where it neither agrees nor asks, and has a word that denies, limits or contrasts,
it is read as an objection. The page says whom it answers, or the reply does: "@Farouk", "..., Henrike."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted, plain
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant
from extractors.links.reply_links import reply_links, side_taken
from kg.model import ClaimType, Post, Relation, Stance, Statement

_AT = re.compile(r"\s*@(?P<name>\w[\w.-]+)")
_OPENS = re.compile(r"\s*(?P<name>[A-Z]\w+)[,:]\s")
_CLOSES = re.compile(r",\s(?P<name>[A-Z]\w+)[.!?]")
_OPPOSES = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|neither|nor|cannot|hardly|barely|only|though|although|but|however|still|actually|instead"
    r"|rather|unless|except|already|even)\b|n't\b|\bthan\b"
)
_ASIDE = re.compile(
    r"\b(?:thanks|thank you|lol|haha|lmao|congrats|congratulations|cool|nice|love this|wow|same here|me too|\+1|first argument|update)\b"
)
_OWN_VIEW = re.compile(r"(?:i|we)(?:'d| would| am|'m)? (?:agree|share|second|support|like|love)\b")
_GRANTS = re.compile(
    r"(?:fair|totally|sure|granted|(?:point )?taken(?=[,.!])|agreed(?=[,.!])|true|yes|yeah|yep|ok,? fair|i'll grant|i grant)\b(?!\s+question)"
)
_TAKES_UP = re.compile(
    r"(?:and |but |so |well,? |no,? )?(?:it|they|this|that|these|those|he|she|there|you|\d)\b"
)
_JOINS_ON = re.compile(r"[.… ]*so\b|(?:and )?(?:there(?:'s| is| are)|it|they|that) also\b")
_FIRST = 3  # statements of a reply in which it opposes
_FEWEST = 3  # words of a reply that says something
_EARLIER = 40  # posts back that a name may mean
_BRIEF = 2  # statements of a post that says one thing


def unmarked_reply_links(context: LinkContext) -> Iterator[Found]:
    """A reply without a word of agreement, with one that denies or limits, disputes what it answers."""
    marked = {found.from_.post for found in reply_links(context)}
    meant = Meant(context)
    for post in context.posts():
        if post.id in marked or post.duplicate_of is not None:
            continue
        answered = addressed(context, post)
        told = context.statements_of(answered.id) if answered is not None else []
        own = context.statements_of(post.id)[:_FIRST]
        if not told or not own or told[0].speaker == own[0].speaker or sides(own):
            continue
        for here in own:
            words = plain(here.span.quote)
            if grants(here) or accepted(words) is not None:
                break
            match = _OPPOSES.search(words)
            if match is None or not _claims(here) or taken_back(here) or _JOINS_ON.match(words):
                continue
            target = meant.claim(here, told)
            near = len(told) <= _BRIEF and (_TAKES_UP.match(words) or meant.hints(here, target))
            if not meant.points(here, target) and not near:
                continue  # which of many claims it opposes is not told
            yield Found(
                here, target, Relation.DISPUTES, "reply-opposes", 0.5,
                context.inside(here, *match.span()), "reply",
            )  # fmt: skip
            break


def addressed(context: LinkContext, post: Post) -> Post | None:
    """The post that a post answers: by its place on the page, else by the name that it calls."""
    placed = context.post(post.reply_to)
    if placed is not None:
        return placed
    words = context.draft.text[post.span.start : post.span.end]
    called = [m["name"] for p in (_AT, _OPENS) if (m := p.match(words)) is not None]
    called += [match["name"] for match in _CLOSES.finditer(words)]
    if not called:
        return None
    before = [p for p in context.posts() if p.span.start < post.span.start][-_EARLIER:]
    for name in called:
        for other in reversed(before):
            names = {*(other.author or "").lower().split(), (other.handle or "").lower()}
            if (
                name.lower() in names
                and (other.author or other.handle) != (post.author or post.handle)
                and other.duplicate_of is None
            ):
                return other
    return None


def sides(own: list[Statement]) -> bool:
    """Whether a reply opens by agreeing, joking or thanking."""
    return any(
        _ASIDE.search(plain(s.span.quote))
        or _OWN_VIEW.match(plain(s.span.quote))
        or ((side := side_taken(s.span.quote)) is not None and side[0] is Relation.SUPPORTS)
        for s in own[:1]
    )


def grants(here: Statement) -> bool:
    """Whether a statement of a reply opens with a word that grants what it answers."""
    return _GRANTS.match(plain(here.span.quote)) is not None


def taken_back(here: Statement) -> bool:
    """Whether a word that takes a side is there without taking it ("that is not wrong", "if you disagree")."""
    words = plain(here.span.quote)
    cues = (*connectives().disagreement, *connectives().agreement)
    there = any(re.search(rf"(?<![\w'-]){re.escape(cue)}(?![\w-])", words) for cue in cues)
    return there and side_taken(here.span.quote) is None


def _claims(here: Statement) -> bool:
    plainly = here.stance in {Stance.ASSERTED, Stance.REPORTED, Stance.CONDITIONAL}
    goes_on = plain(here.span.quote).startswith("which ")
    return (
        plainly
        and not goes_on
        and here.type is not ClaimType.DEFINITION
        and len(tokens(here.span.quote)) > _FEWEST
    )
