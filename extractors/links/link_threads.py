"""Links that the shape of a thread makes: an author who goes on with an own post, and posts that answer the thread's root.

A post under an own post goes on with it, as the next paragraph of a text does; a post on the page of a thread that
answers none in so many words speaks to the post that most others answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import opener, plain
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant
from extractors.links.link_places import asks
from extractors.links.reply_links import is_granted, side_taken
from kg.model import ClaimType, Post, Relation, Stance, Statement

_FEWEST = 6  # words of a post that goes on
_FIRST = 2  # statements of a post that may take a side
_ANSWERS = 5  # posts that answer a thread's root
_SHARE = 0.5  # of all answers on the page
_ASIDE = re.compile(r"\b(?:edit|update|correction|thanks|thank you|typo|sorry|lol|oops)\b")
_TURNS = re.compile(
    r"(?:(?:but|yet|however|although|though|still|that said|on reflection|i was wrong|i stand corrected)\b)"
)


def self_links(context: LinkContext) -> Iterator[Found]:
    """What an author's next post in a thread begins with supports the one claim or forecast of the post before."""
    for post in context.posts():
        answered = context.post(post.reply_to) or context.post(post.quotes)
        if post.duplicate_of is not None or answered is None:
            continue
        own, told = context.statements_of(post.id), context.statements_of(answered.id)
        told = [t for t in told if not is_granted(context, t)]
        if not own or not told or own[0].speaker != told[0].speaker:
            continue
        here = own[0]
        if not _goes_on(context, here):
            continue
        forecasts = [t for t in told if t.type is ClaimType.FORECAST]
        only = forecasts if len(forecasts) == 1 else told
        if len(only) == 1:  # which of several claims it goes on with is not told
            yield Found(
                here, only[0], Relation.SUPPORTS, "thread-goes-on", 0.5, here.span, "structure"
            )


def root_links(context: LinkContext) -> Iterator[Found]:
    """A post that answers none on the page and disagrees in words disputes what the thread's root puts forward.

    Words of agreement are too common to say with whom.
    """
    root = _root(context)
    told = context.statements_of(root.id) if root is not None else []
    if root is None or not told:
        return
    meant = Meant(context)
    for post in context.posts():
        alone = post.reply_to is None and post.quotes is None and post.duplicate_of is None
        if not alone or post.id == root.id:
            continue
        for here in context.statements_of(post.id)[:_FIRST]:
            side = side_taken(here.span.quote)
            if (
                side is None
                or side[0] is not Relation.DISPUTES
                or here.speaker == told[0].speaker
                or here.reporter is not None
            ):
                continue
            yield Found(
                here, meant.claim(here, told), Relation.DISPUTES, "root-disagrees", 0.5,
                context.inside(here, *side[1:]), "reply",
            )  # fmt: skip
            break


def _root(context: LinkContext) -> Post | None:
    """The post that most others answer or quote, where it is half of them and at least five, or None."""
    answered = Counter(
        post.reply_to or post.quotes
        for post in context.posts()
        if post.duplicate_of is None and (post.reply_to or post.quotes) is not None
    )
    if not answered:
        return None
    name, most = max(answered.items(), key=lambda item: (item[1], item[0] or ""))
    enough = most >= _ANSWERS and most >= _SHARE * answered.total()
    return context.post(name) if enough else None


def _goes_on(context: LinkContext, here: Statement) -> bool:
    """Whether a statement goes on with a post: it turns from nothing, takes no side and is no aside."""
    words = plain(here.span.quote)
    turns = opener(context.opening(here), connectives().contrast) or _TURNS.match(words)
    return (
        here.stance is Stance.ASSERTED
        and here.reporter is None
        and here.type is not ClaimType.DEFINITION
        and len(tokens(words)) >= _FEWEST
        and not asks(here)
        and turns is None
        and side_taken(here.span.quote) is None
        and _ASIDE.search(words) is None
    )
