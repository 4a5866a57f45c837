"""Disputes that take a point up right after it is made: "That ignores the winters", "But this assumes P", "Maybe, but Q".

The subject is the point itself or whoever makes it, and the verb says what is wrong with it: it leaves something out, takes
something for granted, proves less than it seems (undercutting defeat: Pollock 1987, "Defeasible reasoning"). A point is what
somebody else was just told to hold, or in a text of one voice what it tells as the claim of others ("The usual complaint is
that ...", "It is often said that ...", "You wrote that ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.claims.wording import connectives
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, link_cues, opener, plain, received
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from extractors.links.link_rebuttals import tells_of_others
from kg.model import ClaimType, Relation, Stance, Statement

_TURN = r"(?:but |and |yet |still,? |well,? |even so,? )?"
_ANSWERS = re.compile(
    rf"{_TURN}(?:(?:the|its|their|his|her) )?[\w.-]+(?: [\w.-]+){{0,3}}?(?:'s|s')? (?:own |only |usual |standard |stock |short |best |main |first )?"
    r"(?:reply|answer|response|rejoinder|retort|rebuttal|riposte|comeback) (?:to (?:this|that|it|which|them) )?(?:is|was|has been|has always been)(?: that\b|(?P<at_length> [^,;:]{0,24}:))"
)
_OF_NOBODY = re.compile(
    r"(?:but |and |yet )?(?:the|an?|one|my|our|your) (?:\w+ )?(?:reply|answer|response|rebuttal)\b"
)  # whose answer it is is not told
_YOU_SAID = re.compile(
    r"(?:and |but |so )?you (?:also |once |still |then |even )?(?:wrote|write|said|say|claim(?:ed)?|argued?|seem to (?:think|believe)|suggest(?:ed)?|told (?:me|us))\b"
)
_OF_PERSON = re.compile(r"(?:he|she|they) ")
_DENIES = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|hardly)\b|n't\b")
_OPEN = frozenset({Stance.QUESTIONED, Stance.REJECTED})


def point_links(context: LinkContext) -> Iterator[Found]:
    """What finds a point wanting right after it, grants it and turns from it, or is told as somebody's answer to it, disputes it.

    ``point-faulted``: "That ignores ...", "The trouble with this is ..."; ``point-turned``: "Maybe, but ..."; ``reply-told``:
    "Brand's answer is that ..."; ``told-back``: "You wrote that P. I do not think so."
    """
    for here in context.statements:
        before = context.before_in_paragraph(here) or context.neighbour_before(here)
        if before is None or asks(here) or asks(before) or here.type is ClaimType.DEFINITION:
            continue
        if context.same_sentence(here, before) or context.is_reason(here):
            continue
        found = _taken_up(context, here, before)
        if found is not None and found[1].type is not ClaimType.DEFINITION:
            test, target, place = found
            yield Found(
                here, target, Relation.DISPUTES, test, 0.55, context.inside(here, *place), "stance",
                other=target.span,
            )  # fmt: skip


def _taken_up(
    context: LinkContext, here: Statement, before: Statement
) -> tuple[str, Statement, tuple[int, int]] | None:
    """The test by which a statement takes up the point before it, that point and the place of the words, or None."""
    words = plain(here.span.quote)
    for test, pattern in (("point-faulted", _wanting()), ("point-turned", _granting())):
        match = pattern.match(words)
        point = _point(context, here, before) if match is not None else None
        if match is not None and point is not None:
            return test, point, match.span()
    match = _answer_told(context, here, before, words)
    if match is not None:
        return "reply-told", before, match.span()
    if _told_back(context, here, before, words):
        return "told-back", before, (0, len(here.span.quote))
    return None


def _point(context: LinkContext, here: Statement, before: Statement) -> Statement | None:
    """The point right before a statement: what another is told to hold, where the paragraph first tells it, or a claim of others."""
    if before.stance in _OPEN:
        return None
    if before.speaker != here.speaker:
        if here.reporter is not None and before.reporter is None and here.post is None:
            return None  # of the text's many sentences it is not told which is meant
        own = [s for s in context.paragraph_before(here) if s.speaker == before.speaker]
        return own[-1] if own and before.reporter is not None else before
    if here.reporter is not None:
        return None
    told = plain(before.span.quote)
    if _OF_PERSON.match(
        told
    ):  # "She counts forty thousand birds" tells more of whoever was told to hold something
        earlier = [s for s in context.paragraph_before(before) if s.reporter is not None][:1]
        near = [s for s in earlier if context.before_in_paragraph(before) is s]
        return near[0] if near else None
    of_others = tells_of_others(context, before) or received(told) is not None
    return before if of_others or _YOU_SAID.match(told) else None


def _answer_told(
    context: LinkContext, here: Statement, before: Statement, words: str
) -> re.Match[str] | None:
    """The words that tell a statement as somebody's answer to the one right before it in its paragraph, or None."""
    match = _ANSWERS.match(words)
    if match is None or _OF_NOBODY.match(words) or before.stance in _OPEN:
        return None
    if before.speaker == here.speaker and (match["at_length"] or here.reporter is not None):
        return None
    same = context.sentence(before).block == context.sentence(here).block
    told = here.reporter is not None and before.reporter is None
    return match if same and not told else None


def _told_back(context: LinkContext, here: Statement, before: Statement, words: str) -> bool:
    """Whether the reader is told what they said, and in the next sentence that it is not so."""
    if _YOU_SAID.match(plain(before.span.quote)) is None or before.reporter is not None:
        return False
    same = context.sentence(before).block == context.sentence(here).block
    turned = opener(context.opening(here), connectives().contrast) is not None
    return same and here.speaker == before.speaker and (
        turned or _DENIES.search(words) is not None
    )  # fmt: skip


@cache
def _wanting() -> re.Pattern[str]:
    """Words such as "That ignores ...", "But this assumes ...", "The trouble with this is ..."."""
    cues = link_cues()
    nouns = alternatives((*cues.argued_nouns, *cues.point_nouns))
    point = rf"(?:(?:all |most |much )?(?:of )?(?:that|this|it|which)|(?:this|that|the) (?:[\w-]+ )?(?:{nouns}))"
    adverb = r"(?:also |simply |just |only |rather |conveniently |quietly |entirely |completely |itself |alone )?"
    trouble = alternatives(cues.trouble_nouns)
    return re.compile(
        rf"{_TURN}{point} {adverb}(?:{'|'.join(cues.wanting)})(?![\w-])"
        rf"|{_TURN}(?:the|one) (?:\w+ )?(?:{trouble})s? (?:with|in) (?:this|that|it|(?:this|that|the) (?:{nouns}))\b"
    )


@cache
def _granting() -> re.Pattern[str]:
    """Words such as "Maybe, but ...", "True enough, but ..."."""
    return re.compile(
        rf"(?:well,? |and )?(?:{'|'.join(link_cues().half_granting)})\s?[,;:—–-]+\s?(?:and )?(?:but|yet|except|only)\b"
    )
