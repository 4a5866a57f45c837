"""Short exchanges: a reply that says something else in the words of the few claims that it answers.

"Nobody tracks the patients." "Italy has tracked them since 2006.": without a word of dissent, a reply that neither
agrees nor asks and holds rare words of a claim says what it has to say against that claim. Of a post that makes many
claims it is not told which is meant, and what comes later in a reply goes on from its first words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.links.link_addressees import GRANTS_FIRST, JOINS_ON, addressed
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import plain
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant, point_words, told_in
from extractors.links.link_themes import joins, says_something, turned_from
from extractors.links.reply_links import is_granted
from kg.model import ClaimType, Post, Relation, Span, Statement

_MOST = 3  # claims of a post of which one is meant
_SHARED = 2.5  # weight of shared words: one that few statements of the text hold
_GOES_ON = re.compile(
    r"\W*(?:and|so|then|because|which|as|in that case|for the record|if|when|fwiw|thanks|now|also)\b"
)
_WORD = re.compile(r"[\w-]+")


def same_words_links(context: LinkContext) -> Iterator[Found]:
    """The first words of a reply that hold rare words of one of the few claims answered, and do not agree, dispute it."""
    meant = Meant(context)
    for post in context.posts():
        told = _told(context, post) if post.duplicate_of is None else []
        own = context.statements_of(post.id)
        if not told or not own or told[0].speaker == own[0].speaker:
            continue
        here = own[0]
        if not _answers(context, here):
            continue
        there = meant.claim(here, told)
        if there.type is ClaimType.DEFINITION or meant.shared(here, there) < _SHARED:
            continue
        common = meant.common(here, there)
        yield Found(
            here, there, Relation.DISPUTES, "reply-same-words", 0.5,
            _word(context, here, common), "reply", other=_word(context, there, common),
        )  # fmt: skip


def _told(context: LinkContext, post: Post) -> list[Statement]:
    """What the answered post claims, where it is little and no question."""
    answered = addressed(context, post)
    if answered is None:
        return []
    words = context.draft.text[answered.span.start : answered.span.end]
    if words.rstrip().endswith("?"):
        return []  # a question is answered and not disputed
    told = [t for t in told_in(context, answered) if t.post != post.id]
    told = [t for t in told if not is_granted(context, t)]
    return told if len(told) <= _MOST else []


def _answers(context: LinkContext, here: Statement) -> bool:
    """Whether a statement neither agrees, grants nor goes on with what it answers."""
    words = plain(here.span.quote)
    sides = joins(here) or GRANTS_FIRST.match(words) or turned_from(context, here)
    goes_on = _GOES_ON.match(words) or JOINS_ON.match(words)
    return says_something(here) and not sides and not goes_on


def _word(context: LinkContext, statement: Statement, common: frozenset[str]) -> Span:
    """The first of some words in a statement; all of it where none stands alone."""
    for match in _WORD.finditer(statement.span.quote):
        if point_words(match.group()) & common:
            return context.inside(statement, *match.span())
    return statement.span
