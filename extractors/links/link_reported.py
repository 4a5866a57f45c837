"""Disputes in a report of several people: two of them speak of one thing, or somebody's record is recalled.

A report that sets two people side by side on one thing does so because they differ: where they agree it says so ("also",
"agrees", "too"). What was said or promised before, with the year, is recalled where it did not come about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.links.link_addressees import addressed
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import plain
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant, of_anything, told_in
from extractors.links.link_rejoinders import joins_in
from kg.model import ClaimType, Relation, Stance, Statement, is_named

_NEAR = 3  # statements back in which another's view is still set beside
_ONE_THING = 2.5  # weight of shared words at which two people speak of one thing
_COMMON = frozenset({"the", "of", "for", "and", "in", "at", "university", "institute", "centre"})
_ALLIES = re.compile(
    r"\b(?:his|her|its|their|\w+'s) (?:own )?(?:[\w-]+ )?(?:authors?|colleagues?|directors?|spokes\w+|chief|head|deputy|boss|founders?|chair\w*|partners?"
    r"|lawyers?|makers?)\b|\b(?:agrees?|agreed|concurs?|echoe[sd]|shares?|in between|between the two)\b"
)
_SAYS = r"(?:said|say|says|promised?s?|predicted|claimed|heard|told|swore|sworn|thought)"
_RECALLED = re.compile(
    rf"(?:and |but |well,? |[\w.'-]+ (?:points out|notes|recalls|says) that )?(?:people|everybody|everyone|they|it|she|he|i|we|you)(?:'ve|'s)? (?:have |has |had |was |were |been )*{_SAYS}"
    r"(?: me| us| them)?,? (?:(?:exactly|precisely|just|much|almost|nearly) )?"
    r"(?:that|this|so|it|the (?:exact |very )?same(?: thing)?)\b(?! (?:is|was|are|will|would|it|he|she|they|we|the|there|no|her|his|my|our)\b)"
    r".{0,60}?(?:\bin (?:the )?(?:19|20)\d\d|\b(?:since|last|before|too|as well|every|when|about|of|again|ago|once|back)\b)"
)
_ALSO = re.compile(
    r"(?:and |but )?[\w.'-]+(?: [\w.'-]+)? also (?:said|promised|predicted|forecast|thought|swore|expected|wrote)\b"
)
_SENTENCE = 200  # code points in which a record is recalled


def beside_links(context: LinkContext) -> Iterator[Found]:
    """Somebody by name whose reported words share rare words with another's, told right before, disputes them."""
    meant = Meant(context)
    for here in context.statements:
        if here.reporter is None or not is_named(here.speaker) or context.is_reason(here):
            continue
        if here.stance is Stance.QUESTIONED or joins_in(here):
            continue
        others = [there for there in context.back(here, _NEAR) if _of_another(context, here, there)]
        if not others or _ALLIES.search(plain(here.span.quote)) is not None:
            continue
        weight = {other.id: meant.shared(here, other, without=of_anything()) for other in others}
        there = max(others, key=lambda other: (weight[other.id], other.span.start))
        if weight[there.id] >= _ONE_THING and not meant.repeats(here, there):
            yield Found(
                here, there, Relation.DISPUTES, "view-beside", 0.5, here.span, "structure",
                other=there.span,
            )  # fmt: skip


def recalled_links(context: LinkContext) -> Iterator[Found]:
    """Who recalls that the same was said or promised before disputes what has just been said."""
    meant = Meant(context)
    for here in context.statements:
        words = plain(here.span.quote)[:_SENTENCE]
        match = _RECALLED.match(words) or _ALSO.match(words)
        there = _said_now(context, meant, here) if match is not None else None
        if match is not None and there is not None and there.type is not ClaimType.DEFINITION:
            yield Found(
                here, there, Relation.DISPUTES, "said-before", 0.55,
                context.inside(here, *match.span()), "stance", other=there.span,
            )  # fmt: skip


def _of_another(context: LinkContext, here: Statement, there: Statement) -> bool:
    """Whether a statement is reported of somebody else who is no part of the first's house."""
    names = set(here.speaker.lower().split()) & set(there.speaker.lower().split())
    told = there.reporter is not None and there.speaker != here.speaker
    return told and not names - _COMMON and not context.same_sentence(here, there)


def _said_now(context: LinkContext, meant: Meant, here: Statement) -> Statement | None:
    """What somebody says now that was said before: the view told last, in a reply what it answers."""
    before = context.before_in_paragraph(here)
    if here.post is not None and (before is None or before.speaker == here.speaker):
        post = context.post(here.post)
        answered = None
        if post is not None:
            answered = addressed(context, post) or context.post(post.quotes)
            answered = answered or context.turn_before(post)
        told = told_in(context, answered) if answered is not None else []
        told = [there for there in told if there.speaker != here.speaker]
        return meant.claim(here, told) if told else None
    for there in context.back(here, _NEAR):
        if not context.same_sentence(here, there):
            held = there.reporter is not None or there.type is ClaimType.FORECAST
            return there if held or here.post is not None else None
    return None
