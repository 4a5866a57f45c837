"""Positions that a text sets up in order to answer them: myths under a label, claims of others, words quoted without a holder.

An argued text lays out a case and rebuts it ("Myth: ... Fact: ...", "The second claim is that P. But Q"). Whoever writes so
does not hold P, though no holder is named; what turns against it in the same paragraph disputes it (antithesis and
concession in Rhetorical Structure Theory, Mann and Thompson 1988).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.cues import is_opposing
from extractors.claims.wording import connectives
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, answering_verb, link_cues, opener, plain
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from kg.model import ClaimType, Relation, Span, Statement, is_named

_LABEL = 32  # code points before a statement in which its label stands
_AFTER = 4  # statements after a labelled position among which its answer stands
_REACH = 6  # statements of a paragraph among which the answer to a position stands
_CAMPS = 8  # statements back to what the other camp says
_AT_HEAD = 60
_MARKS = r"[\s*_#>\"“”'()\d.-]*"
_SET_UP = re.compile(
    rf"(?:^|[\n.!?*]){_MARKS}(?P<label>(?:(?:common|popular|old) )?(?:myth|misconception|fiction|fallacy|belief|the objection|objection|criticism|the claim|claim))(?: (?:no\. )?\d+)?\s?[:–—]{_MARKS}$"
)
_ANSWER = re.compile(
    rf"(?:^|[\n.!?*]){_MARKS}(?P<label>facts?|reality|the (?:reality|truth|facts?)|truth|in (?:reality|truth|fact)|response|our (?:response|answer|view)|the response|answer|reply|rebuttal|what we found|finding|actually)\s?[:–—]{_MARKS}$"
)
_GRANTS = re.compile(
    r"(?:this|that|it)(?: one)? (?:is|was|'s) (?:half |partly |largely |mostly |quite |perfectly )?(?:true|right|correct|fair)\b|true\b|partly\b|yes\b"
)
_OF_OTHERS = re.compile(
    r"(?:but |and |then )?(?:the|another|one|a|their) (?:(?:first|second|third|other|usual|standard|main|common|obvious|next|last|old) )*"
    r"(?P<noun>claim|objection|complaint|criticism|charge|myth|misconception|excuse)s?(?: (?:is|was|runs|goes)(?: that\b|:)|, that\b)"
)
_ONE_OF = re.compile(
    r"(?:the|their) (?:first|second|third|other|last) (?:one )?(?:is|was)(?: that\b|:| [\w-]+:)|(?:one|another) (?:is|was) that\b"
)
_ANNOUNCES = re.compile(
    rf"(?:\b(?:{alternatives(link_cues().siding_groups)}|critics|sceptics|skeptics|opponents|doubters)\b[^.;:]{{0,30}}|^(?:there are|i (?:often )?hear|people raise) )"
    r"\b(?:two|three|four|several|a few|some)(?: [\w-]+)? (?:points|objections|claims|arguments|complaints|criticisms|worries|charges|excuses|things)\b"
)
_QUOTES = ("“", "”", '"', "‘", "’")
_WORK = r"(?:study|studies|survey|figures?|numbers?|argument|case|claim|estimate|report|analysis|paper|reasoning|calculation|count|data|sums?|model|poll)"
_HOLDERS = re.compile(
    rf"(?:(?:but|yet|still|however),? )(?P<owner>his|her|their|its|[a-z][\w.-]*(?: [a-z][\w.-]*)?'s?) (?:own )?(?:[\w-]+ )?{_WORK}\b"
)


def rebuttal_links(context: LinkContext) -> Iterator[Found]:
    """What answers a position that the text sets up for others, in its label's answer or with a turn in its paragraph.

    ``myth-answered``: "Myth: ... Fact: ..."; ``position-answered``: "The second claim is that ... But ...", "Advocates say
    that ... But ...".
    """
    for number, here in enumerate(context.statements):
        if labelled(context, here) is not None:
            yield from _by_label(context, number)
        elif _is_of_others(context, here):
            yield from _by_turn(context, number)


def holder_links(context: LinkContext) -> Iterator[Found]:
    """What turns to somebody's study, figures or argument with "but" disputes what they were told to hold.

    "But Falk's study looked at the first year only."
    """
    for number, here in enumerate(context.statements):
        words = plain(context.opening(here))
        match = _HOLDERS.match(words)
        if match is None or here.reporter is not None or here.type is ClaimType.DEFINITION:
            continue
        target = _holder_told(context, number, match["owner"])
        if target is not None and not context.same_sentence(here, target):
            contrast = opener(words, connectives().contrast)
            cue = context.words(here, contrast) if contrast else here.span
            yield Found(
                here, target, Relation.DISPUTES, "holder-answered", 0.55, cue, "connective",
            )  # fmt: skip


def camp_links(context: LinkContext) -> Iterator[Found]:
    """What critics are said to reply disputes what supporters were said to hold before, in one section."""
    for number, here in enumerate(context.statements):
        place = answering_verb(here.span.quote[:_AT_HEAD]) if _camp(here) is False else None
        if place is None or context.is_reason(here):
            continue
        for other in reversed(context.statements[max(0, number - _CAMPS) : number]):
            if other.post != here.post or context.heading_of(other) != context.heading_of(here):
                break
            if _camp(other) is not None:
                block = context.sentence(other).block
                first = next(s for s in context.in_block(block) if s.speaker == other.speaker)
                if _camp(other) is True:
                    yield Found(
                        here, first, Relation.DISPUTES, "camp-answers", 0.55,
                        context.inside(here, *place), "stance",
                    )  # fmt: skip
                break


def labelled(context: LinkContext, here: Statement) -> Span | None:
    """The label that sets a statement up as what others wrongly hold ("Myth:"), or None."""
    return _label(context, here, _SET_UP)


def _label(context: LinkContext, here: Statement, pattern: re.Pattern[str]) -> Span | None:
    start = max(0, here.span.start - _LABEL)
    before = plain(context.draft.text[start : here.span.start])
    match = pattern.search(f"\n{before}" if start == 0 else before)
    if match is None:
        return None
    shift = start - (1 if start == 0 else 0)
    return context.at(shift + match.start("label"), shift + match.end("label"))


def _by_label(context: LinkContext, number: int) -> Iterator[Found]:
    here = context.statements[number]
    for other in context.statements[number + 1 : number + 1 + _AFTER]:
        if other.post != here.post or labelled(context, other) is not None:
            return
        cue = _label(context, other, _ANSWER)
        if cue is not None:
            if _GRANTS.match(plain(other.span.quote)) is None:
                yield Found(
                    other, here, Relation.DISPUTES, "myth-answered", 0.65, cue, "structure",
                )  # fmt: skip
            return


def _by_turn(context: LinkContext, number: int) -> Iterator[Found]:
    here = context.statements[number]
    block = context.sentence(here).block
    for other in context.statements[number + 1 : number + 1 + _REACH]:
        if context.sentence(other).block != block or other.post != here.post:
            return
        contrast = opener(context.opening(other), connectives().contrast)
        if (other.reporter is not None and other.speaker != here.speaker) or _is_of_others(
            context, other
        ):
            return
        if contrast is not None and other.reporter is None and not asks(other):
            if not context.same_sentence(here, other):
                yield Found(
                    other, here, Relation.DISPUTES, "position-answered", 0.55,
                    context.words(other, contrast), "connective",
                )  # fmt: skip
            return


def _is_of_others(context: LinkContext, here: Statement) -> bool:
    """Whether a statement tells what unnamed others claim, in a text of one voice."""
    if here.type is ClaimType.DEFINITION or asks(here):
        return False
    words = plain(here.span.quote)
    if here.reporter is not None:
        told = _OF_OTHERS.match(words) is not None or _camp(here) is not None
        return told and not is_named(here.speaker)
    if _OF_OTHERS.match(words) is not None or _is_quoted(context, here):
        return True
    return _ONE_OF.match(words) is not None and _is_announced(context, here)


def _is_quoted(context: LinkContext, here: Statement) -> bool:
    """Whether a statement opens a paragraph in quotation marks, as a whole sentence that nobody is said to have spoken."""
    text = context.draft.text
    before, after = text[max(0, here.span.start - 1) : here.span.start], text[here.span.end :][:1]
    words = here.span.quote
    opens = before in _QUOTES or words[:1] in _QUOTES
    closes = (after in _QUOTES and after != "") or words[-1:] in _QUOTES
    return opens and before != "" and closes and not context.paragraph_before(here)


def _is_announced(context: LinkContext, here: Statement) -> bool:
    """Whether a sentence above in the section says that others make points ("Sceptics make two points.")."""
    number = context.number_of(here)
    block = context.sentence(here).block
    for sentence in context.draft.sentences[max(0, number - _REACH) : number][::-1]:
        if block - sentence.block > 1:
            return False
        if _ANNOUNCES.search(plain(sentence.span.quote)) is not None:
            return True
    return False


def _camp(here: Statement) -> bool | None:
    """On which side a group stands by its name: True for supporters, False for critics, None for others."""
    if here.reporter is None:
        return None
    if is_opposing(here.speaker):
        return False
    return True if _FOR.search(here.speaker.lower()) else None


_FOR = re.compile(rf"\b(?:{alternatives(link_cues().siding_groups)})\b")


def _holder_told(context: LinkContext, number: int, owner: str) -> Statement | None:
    """What the owner of a study or argument was told to hold, nearest before, where its paragraph first tells it."""
    here = context.statements[number]
    name = owner.removesuffix("'s").removesuffix("'").split()[-1]
    pronoun = owner in {"his", "her", "their", "its"}
    for other in reversed(context.statements[max(0, number - _CAMPS) : number]):
        if other.post != here.post or context.heading_of(other) != context.heading_of(here):
            return None
        if other.reporter is None:
            continue
        if pronoun or other.speaker.lower().split()[-1] == name:
            first = [
                s
                for s in context.in_block(context.sentence(other).block)
                if s.speaker == other.speaker and s.span.start <= other.span.start
            ]
            return first[0] if is_named(other.speaker) or pronoun else None
    return None
