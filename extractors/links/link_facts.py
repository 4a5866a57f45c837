"""Disputes right after a reported view: the text's own voice speaks of the very thing that the view spoke of.

A text that tells what somebody holds and goes on in its own voice on the same thing, neither agreeing nor telling
more of the holder, sets a fact beside the view ("They say the lots are full. Eleven of the forty lots stood empty
in May"): where it bore the view out it would say so, or give it as the holder's. What is told as found is no view.
Where it turns back what was said as such ("That will not do", "Surveys don't bear them out"), no word in common is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.claims.reporting import forms_of, lexicon
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted, alternatives, link_cues, plain
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant, of_anything
from extractors.links.link_places import asks
from extractors.links.link_rejoinders import joins_in
from extractors.links.link_verdicts import turned_down
from kg.model import ClaimType, Relation, Stance, Statement

_ONE_THING = 2.5  # weight of shared words at which both speak of one thing
_LONG = 12  # words of a sentence that says something of its own
_OPEN = frozenset({Stance.REJECTED, Stance.QUESTIONED, Stance.CONDITIONAL})
_FOUND = re.compile(
    r"\b(?:f(?:ind|inds|ound)|show(?:s|ed|n)?|confirm(?:s|ed)?|announce[sd]?|learn(?:s|ed|t)?|notice[sd]?|discover(?:s|ed)?"
    r"|explain(?:s|ed)?|reveal(?:s|ed)?|retort(?:s|ed)?)\b"
)
# Who finds fault, agrees or warns has answered somebody already: the text may go on either way.
_ANSWERS = re.compile(
    r"\b(?:bad|wrong|poor|weak|false|misleading|overstated|objects?|objected|disput\w+|den(?:y|ies|ied)|doubts?|doubted|scepti\w+|skepti\w+"
    r"|(?:dis)?agree[sd]?|criticis\w+|caution(?:s|ed)?)\b|\bnot so fast\b"
)
_NAMES = re.compile(r"^[^“\"]{0,60}\b(?:calls?|called|dubs|dubbed|names?|named)\b[^,;:]*[“\"]")
_OF_HOLDER = re.compile(
    r"\b(?:he|she|his|her|him|hers)\b|^\W*(?:their|its)\b|\bas they (?:see|put)\b"
    r"|\bthe (?:company|firm|group|author|speaker|minister|paper|argument|reasoning|case|idea|reason)\b"
)
_GOES_ALONG = re.compile(
    r"(?:and |well,? )?(?:perhaps|maybe|possibly|fine|agreed|true|right|fair|correct|exactly|quite|indeed|such|asked|thus|so|hence|if|when|unless"
    r"|that is why|(?:i|we) (?:do |can )?(?:accept|agree|believe))\b"
    r"|.*(?:\bit is true\b|\band so (?:they|it|he|she) (?:are|is|do|does)\b|\b(?:he|she|they)(?: is| are|'s|'re) right\b)"
)
_EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|because|in particular|namely)\b")
_WRITERS = re.compile(r"(?:my|our|we|i|own)\b|the writer\b")

_BESIDES = re.compile(r"\beither\b")  # "It wasn't rain, either" adds to a denial told before


def rejection_links(context: LinkContext) -> Iterator[Found]:
    """What turns back in the text's own voice what somebody was told to hold right before disputes it."""
    for before, here in context.neighbours():
        match = _turning_back().match(plain(here.span.quote))
        if match is None or not _view_then_own(context, before, here):
            continue
        if before.cue is not None and _BESIDES.search(plain(here.span.quote)) is None:
            yield Found(
                here, before, Relation.DISPUTES, "view-turned-back", 0.6,
                context.inside(here, *match.span()), "stance", other=before.span,
            )  # fmt: skip


def fact_links(context: LinkContext) -> Iterator[Found]:
    """What the text says in its own voice of the thing that a view just reported spoke of disputes the view."""
    meant = Meant(context)
    for before, here in context.neighbours():
        if not _told_then_said(context, before, here):
            continue
        if meant.shared(here, before, without=of_anything()) < _ONE_THING:
            continue
        # A view that opens its paragraph is often set out first: one short sentence more may go on with it.
        opens = context.before_in_paragraph(before) is None
        if opens and len(plain(here.span.quote).split()) <= _LONG:
            continue
        if _is_view(before) and not _goes_on(here):
            yield Found(
                here, before, Relation.DISPUTES, "fact-beside", 0.5, here.span, "structure",
                other=before.span,
            )  # fmt: skip


def _told_then_said(context: LinkContext, before: Statement, here: Statement) -> bool:
    """Whether a view of somebody else is told and the next sentence claims something outright in the text's own voice."""
    if here.stance in _OPEN or ClaimType.DEFINITION in {before.type, here.type}:
        return False
    return _view_then_own(context, before, here) and not context.is_reason(here)


def _view_then_own(context: LinkContext, before: Statement, here: Statement) -> bool:
    """Whether a view of somebody else is told outright and the next sentence is in the text's own voice."""
    if before.reporter is None or here.reporter is not None or here.speaker == before.speaker:
        return False
    if before.stance in _OPEN or asks(before) or asks(here):
        return False
    return not context.same_sentence(before, here)


def _is_view(before: Statement) -> bool:
    """Whether a reported statement is what its holder thinks: no finding, no mere name, no answer to somebody, not the writer's side."""
    if before.cue is None or _WRITERS.match(before.speaker.lower()) is not None:
        return False
    cue, words = plain(before.cue.quote), plain(before.span.quote)
    answers = _ANSWERS.search(words) is not None or turned_down(words) is not None
    holds = _holding().search(cue) is not None and _FOUND.search(cue) is None
    return holds and not answers and _NAMES.search(words) is None


def _goes_on(here: Statement) -> bool:
    """Whether a statement agrees, gives an example or tells more of the holder."""
    words = plain(here.span.quote)
    with_it = _GOES_ALONG.match(words) is not None or accepted(words) is not None or joins_in(here)
    return with_it or _OF_HOLDER.search(words) is not None or _EXAMPLE.search(words) is not None


@cache
def _holding() -> re.Pattern[str]:
    """Verbs and nouns by which somebody is said to hold something, and quotation marks."""
    nouns = alternatives((*lexicon().nouns, *lexicon().held_nouns))
    return re.compile(
        rf"\b(?:{forms_of('reporting')}|according to|(?:{nouns})s?|points? to|cites?|cited|worr(?:y|ies|ied)|fears?|feared"
        r"|blames?|blamed|calls?|called)\b|[“\"]"
    )


@cache
def _turning_back() -> re.Pattern[str]:
    """Words that turn back at a sentence's head what was said, or tell anywhere in it what speaks against it."""
    cues = link_cues()
    head, within = "|".join(cues.turning_back), "|".join(cues.speaking_against)
    return re.compile(rf"(?:but |yet |well,? )?(?:{head})|.*(?:{within})")
