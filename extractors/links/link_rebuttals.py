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
    r"(?P<noun>claim|objection|complaint|criticism|charge|worry|fear|myth|misconception|excuse)s?(?: (?:is|was|runs|goes)(?: that\b|:)|, that\b)"
)
_ONE_OF = re.compile(
    r"(?:the|their) (?:first|second|third|other|last) (?:one )?(?:is|was)(?: that\b|:| [\w-]+:)|(?:one|another) (?:is|was) that\b"
)
_ANNOUNCES = re.compile(
    rf"(?:\b(?:{alternatives(link_cues().siding_groups)}|critics|sceptics|skeptics|opponents|doubters)\b[^.;:]{{0,30}}|^(?:there are|i (?:often )?hear|people raise) )"
    r"\b(?:two|three|four|several|a few|some)(?: [\w-]+)? (?:points|objections|claims|arguments|complaints|criticisms|worries|charges|excuses|things)\b"
)
_SEVERAL = 2
_NEAR = 3
_DENIES = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|hardly|nor)\b|n't\b")
_CONCEDES = re.compile(
    r"(?:and |well,? )?(?:(?:so )?(?:it|they|he|she|that|this|we|you|i) (?:is|are|was|were|do|does|did|has|have|can|will)\b(?!n't| not| nothing| no )|true\b|granted\b|yes\b|fair\b|right\b|agreed\b|of course\b|perhaps\b|maybe\b)"
)
_UNPROVEN = re.compile(
    r"(?:but |yet |still,? |so far )?(?:there(?:'s| is| was)(?: still)? (?:very |precious |surprisingly )?(?:little|no|hardly any|scant|not much|scarcely any) (?:\w+ )?(?:evidence|proof|sign)\b[^.;]{0,14}\b(?:this|that|it|the claim)\b"
    r"|(?:the )?(?:evidence|proof|case|basis|support) (?:for|of|behind) (?:this|that|it|the claim) (?:is|was|looks) (?:\w+ )?(?:thin|thinner|weak|weaker|poor|scant|patchy|shaky|shakier|slim|flimsy|missing)\b)"
)
_FORGETS = re.compile(
    r"(?:but |yet |what )?(?P<who>he|she|they|[a-z][\w.-]+) (?:also |simply |just |quietly )?"
    r"(?:forgets?|ignores?|overlooks?|leaves? out|neglects?|omits?|forgot|ignored|overlooked|omitted|never mentions?|does not mention|doesn't mention|fails? to (?:mention|see|count))\b"
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
    quoted = _quoted_in_turn(context)
    for number, here in enumerate(context.statements):
        if labelled(context, here) is not None:
            yield from _by_label(context, number)
        elif tells_of_others(context, here):
            turned = list(_by_turn(context, number))
            yield from turned or (_outright(context, number) if here.id in quoted else ())


def positions(context: LinkContext) -> frozenset[str]:
    """Ids of what a text sets up as wrong, by a label or as one of several quotations that it answers: it backs none of it."""
    under = {s.id for s in context.statements if labelled(context, s) is not None}
    quoted = _quoted_in_turn(context)
    answered = {found.to.id for found in rebuttal_links(context)} if quoted else set()
    return frozenset(under | (quoted & answered))


def fault_links(context: LinkContext) -> Iterator[Found]:
    """What says that there is little evidence for it, or that its holder forgets something, disputes the view just reported."""
    for number, here in enumerate(context.statements):
        if here.reporter is not None:
            continue
        words = plain(here.span.quote)
        before = context.before_in_paragraph(here)
        match = _UNPROVEN.match(words)
        if match is not None and before is not None and before.reporter is not None:
            told: Statement | None = before
        else:
            match = _FORGETS.match(words)
            told = _faulted(context, number, match["who"]) if match is not None else None
        if match is not None and told is not None:
            yield Found(
                here, told, Relation.DISPUTES, "view-faulted", 0.6,
                context.inside(here, *match.span()), "stance",
            )  # fmt: skip


def _faulted(context: LinkContext, number: int, who: str) -> Statement | None:
    """What whoever is said to forget something was last reported to hold, in the same paragraph."""
    for other in context.paragraph_before(context.statements[number])[:_NEAR]:
        named = other.speaker.lower().split()[-1] == who.split()[-1]
        if other.reporter is not None and (named or who in {"he", "she", "they"}):
            return other
    return None


def _quoted_in_turn(context: LinkContext) -> frozenset[str]:
    """Quotations without a holder that open several paragraphs, which the text takes up in turn."""
    found = [s for s in context.statements if s.reporter is None and _is_quoted(context, s)]
    return frozenset(s.id for s in found) if len(found) >= _SEVERAL else frozenset()


def _outright(context: LinkContext, number: int) -> Iterator[Found]:
    """What follows one of several quotations with a denial disputes it, unless it grants it."""
    here = context.statements[number]
    for other in context.statements[number + 1 : number + 2]:
        same = context.sentence(other).block == context.sentence(here).block
        words = plain(other.span.quote)
        denies = same and _DENIES.search(words) is not None
        if denies and other.reporter is None and _CONCEDES.match(words) is None:
            between = context.draft.text[here.span.end : other.span.start]
            if _CONCEDES.search(plain(between).lstrip('*"”_ .')) is None:
                yield Found(
                    other, here, Relation.DISPUTES, "position-answered", 0.5, other.span, "structure",
                    other=here.span,
                )  # fmt: skip


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
        if (other.reporter is not None and other.speaker != here.speaker) or tells_of_others(
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


def tells_of_others(context: LinkContext, here: Statement) -> bool:
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
    before = text[max(0, here.span.start - 1) : here.span.start].replace("*", "")
    words = here.span.quote.strip("*_ ")
    after = text[here.span.end :].lstrip("*_")[:1]
    opens = before in _QUOTES or words[:1] in _QUOTES
    closes = (after in _QUOTES and after != "") or words[-1:] in _QUOTES
    quoted = opens and (before != "" or words[:1] in _QUOTES) and closes
    return quoted and not context.paragraph_before(here)


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
