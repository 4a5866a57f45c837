"""Links from a claim to the reason that follows it, and from grounds to what is inferred from them.

A denial is as a rule followed by its reason (the relation of justification in Rhetorical Structure Theory,
Mann and Thompson 1988); "Some numbers:", "Her reasoning:" announce evidence; "she concludes" and "my guess
is" say that what stands before is the ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.aside_clauses import stands_in_brackets
from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import (
    alternatives,
    answering_verb,
    concluding,
    inner_result,
    insists,
    link_cues,
    opener,
    plain,
    tells_importance,
)
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant
from extractors.links.link_particulars import bearing, tells_events
from extractors.links.link_places import asks
from extractors.links.link_verdicts import turned_down
from kg.model import ClaimType, Polarity, Relation, Side, Stance, Statement

_LEAD = 90  # code points of a lead-in that only announces
_MOST = 3  # statements that one announcement leads in
_SIGNS = 1  # more for a denial and its reason than against
_FEWEST = 4  # words of a denial that says something
_REACH_BACK = 48  # code points before a statement in which its lead-in stands
_CORRECTS = re.compile(
    r"(?:it|they|this|that|these|those|he|she)(?:'s|'re| is| are| was| were)\b|rather\b|instead\b|the (?:\w+er|real|true|actual|main|whole)\b"
    r"|(?:seems|sounds|looks|also|nor|neither|no|not|another|so|the (?:\w+ )?question)\b"
)
_SETTING = re.compile(r"(?:i|we|you)(?:'ve|'m|'re|'d|'ll)?\b|if\b|when\b|whether\b|even if\b")
_NEGATED = re.compile(
    r"(?:(?<=\s)|^)(?:is|are|was|were|does|do|did|will|would|can|could|has|have|should|may|might)(?:n't|\s+not|\s+never|\s+hardly|\s+barely)\b|\bcannot\b|\bwo?n't\b"
    r"|^(?:no|none|nobody|nothing|neither)\b"
)
_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b|\bno (?:longer|doubt)\b|\bnot yet\b")
_ADDS = re.compile(
    r"^[(]|^(?:and|then|besides|moreover)\b|^[^,.]{0,40}\b(?:the other|another|moreover)\b"
    r"|^(?:what|where) "
)
_TURNING = re.compile(r"\b(?:nevertheless|nonetheless|however)\b")
_ADVICE = re.compile(
    r"(?:you|we|i)\b|(?:do not|don't|never|please)\b|(?:the|that) (?:\w+ )?question\b"
)
_REASON_KIND = re.compile(
    r"(?:and |but )?(?:the|its|their|my|one) (?:[\w-]+ )?(?:reason|explanation|cause|answer|logic)s? (?:is|are|was|were) (?!that\b|to\b|because\b)"
)
_OWN_CHANCE = re.compile(r"(?:so |but |and |still, )?(?:i|we|my|our)\b")
_OTHER_VIEW = re.compile(
    r"(?:(?:in|a|last|back in|two|three|at)\b[^,.;]{1,24} )?(?:i|we) (?:said|had|gave|put|thought|expected)\b"
    r"|(?:(?:his|her|their)|[\w.-]+(?: [\w.-]+)?'s) (?:[\w-]+ ){0,3}?(?:argument|case|figure|number|forecast|estimate|view|odds|reasoning)s?\b"
)
_BESIDE = re.compile(r"(?:for comparison|by comparison|and|meanwhile|incidentally)\b")
_FEW = 7  # words of a sentence that only announces a reason
_QUOTED = re.compile(r"[“\"][^”\"]*$")
_FIGURE = re.compile(r"\d")
_GOES_OFF = re.compile(
    r"(?:also|besides|moreover|meanwhile|nor|neither|another|as for|on|about) |\w+ (?:also|further) |(?:if|when|whether|unless)\b"
)
_ASIDE = re.compile(r"\b(?:adds?|added|asked|concedes?|conceded|admits?|admitted|joked?|jokes)\b")
_UNDER = re.compile(r"\b(?:that|who)\s+$|, which\s[^,.;:]*$")
_CONDITION = re.compile(r"(?:but |and |so |even )*(?:if|unless|when|whether)\b")


def evidence_links(context: LinkContext) -> Iterator[Found]:
    """What follows "Some numbers:" or "Her reasoning:" supports the claim before those words."""
    for number, sentence in enumerate(context.draft.sentences):
        match = _announcing().fullmatch(plain(sentence.span.quote).strip())
        if match is None or len(sentence.span.quote) > _LEAD:
            continue
        target = context.last_before(number)
        if target is None or target.span.end > sentence.span.start:
            continue
        for item in context.led_in(number, _MOST):
            if item.speaker != target.speaker or _turns(item) or _conditional(item):
                break
            yield Found(
                item, target, Relation.SUPPORTS, "evidence-announced", 0.65, sentence.span,
                "connective", at=Side.TO,
            )  # fmt: skip
    for here in context.statements:
        start = max(0, here.span.start - _REACH_BACK)
        lead = _leading().search(plain(context.draft.text[start : here.span.start]))
        target = _latest(context, here) if lead is not None else None
        if lead is not None and target is not None:
            cue = context.at(start + lead.start("lead"), start + lead.end("lead"))
            yield Found(
                here, target, Relation.SUPPORTS, "evidence-announced", 0.65, cue, "connective"
            )  # fmt: skip


def bare_reason_links(context: LinkContext) -> Iterator[Found]:
    """What follows "The reason is dull." supports what stands before those words."""
    for lead in context.statements:
        if not announces_reason(lead):
            continue
        target = context.before_in_paragraph(lead) or context.neighbour_before(lead)
        if target is None or target.speaker != lead.speaker:
            continue
        for item in context.after(context.number_of(lead))[:_MOST]:
            if item.speaker != lead.speaker or _turns(item) or _conditional(item) or _goes_on(item):
                break
            yield Found(
                item, target, Relation.SUPPORTS, "reason-announced", 0.6, lead.span, "connective",
                at=Side.TO, other=item.span,
            )  # fmt: skip


def announces_reason(statement: Statement) -> bool:
    """Whether a statement says of a reason only what kind it is ("The reason is dull.")."""
    words = plain(statement.span.quote)
    return _REASON_KIND.match(words) is not None and len(tokens(words)) <= _FEW


def chance_reason_links(context: LinkContext) -> Iterator[Found]:
    """What somebody says right after a chance of their own is the reason for it."""
    stated = context.stated_forecasts()
    for before, here in context.neighbours():
        own = before.id in stated and here.speaker == before.speaker and before.reporter is None
        if not own or here.id in stated or here.type is not ClaimType.CLAIM:
            continue
        if _OWN_CHANCE.match(plain(before.span.quote)) is None or context.same_sentence(
            before, here
        ):
            continue
        if _goes_on(here) or _goes_elsewhere(here) or _conditional(here):
            continue
        if _BESIDE.match(plain(here.span.quote)):
            continue  # "For comparison, ..." stands beside the number
        if _OTHER_VIEW.match(plain(here.span.quote)):
            continue  # what was said before, or by another, explains no number of today
        yield Found(
            here, before, Relation.SUPPORTS, "chance-explained", 0.5, before.span, "quantity",
            at=Side.TO, other=here.span,
        )  # fmt: skip


def _goes_on(here: Statement) -> bool:
    """Whether a statement draws a conclusion, so that what comes after is no longer the reason."""
    opens = opener(plain(here.span.quote), connectives().result)
    return bool(opens or concluding(here.span.quote) or inner_result(here.span.quote))


def inference_links(context: LinkContext) -> Iterator[Found]:
    """What somebody concludes, guesses or bets rests on what they said right before."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.stance is Stance.QUESTIONED:
            continue
        place = _inferring(here)
        if (
            place is None
            or turned_down(here.span.quote) is not None
            or before.speaker != here.speaker
        ):
            continue
        yield Found(
            before, here, Relation.SUPPORTS, "inference", 0.55, context.at(*place), "connective",
            at=Side.TO,
        )  # fmt: skip


def denial_reason_links(context: LinkContext) -> Iterator[Found]:
    """The sentence after a denial, in the same voice, is the reason for it."""
    told = tells_events(context)
    for here in context.statements:
        before = context.before_in_paragraph(here)
        match = _denial_explained(context, here, before)
        if before is not None and match is not None:
            if told and bearing(context, before, here) < _SIGNS:
                continue  # the tale goes on
            yield Found(
                here, before, Relation.SUPPORTS, "denial-explained", 0.5,
                context.inside(before, *match), "structure", at=Side.TO, other=here.span,
            )  # fmt: skip


def second_reason_links(context: LinkContext) -> Iterator[Found]:
    """A plain sentence after a denial and its reason that takes up a word of the denial is a second reason, in texts that argue in the present."""
    if tells_events(context):
        return
    meant = Meant(context)
    for here in context.statements:
        first = context.before_in_paragraph(here)
        if first is None or here.speaker != first.speaker or not context.opens_sentence(here):
            continue
        before = context.before_in_paragraph(first)
        match = _denial_explained(context, first, before)
        if before is None or match is None or here.speaker != before.speaker:
            continue
        if tells_importance(before) is not None:
            continue  # what follows bears on the paragraph before
        if here.type is not ClaimType.CLAIM or here.span.quote.startswith("("):
            continue
        plainly = here.stance in {Stance.ASSERTED, Stance.REPORTED} and not _goes_off(here)
        if plainly and meant.hints(here, before):
            yield Found(
                here, before, Relation.SUPPORTS, "second-reason", 0.5,
                context.inside(before, *match), "structure", at=Side.TO, other=here.span,
            )  # fmt: skip


def _denial_explained(
    context: LinkContext, here: Statement, before: Statement | None
) -> tuple[int, int] | None:
    """Where a statement denies what the one after it is the reason for, or None."""
    if before is None or not _explains(here, before, context):
        return None
    if _ADDS.search(plain(here.span.quote)) or insists(here.span.quote):
        return None
    return denied(before)


def _goes_off(here: Statement) -> bool:
    """Whether a statement after a reason starts on something else: another topic, an aside, a condition, a conclusion."""
    words = plain(here.span.quote)
    elsewhere = _GOES_OFF.match(words) or _ASIDE.search(words) or asks(here)
    return bool(elsewhere or _turns(here) or _goes_on(here) or len(tokens(words)) < _FEWEST)


def aside_links(context: LinkContext) -> Iterator[Found]:
    """A clause in brackets at the end of a claim bears out that claim."""
    text = context.draft.text
    for before, here in context.neighbours():
        told = before.speaker in {here.speaker, here.reporter}
        one = context.same_sentence(before, here) and told
        words = plain(here.span.quote)
        if _SETTING.match(words) is not None or _FIGURE.match(words) is not None:
            continue  # "(we are a small firm)" tells who is speaking, "(66, or 70 with tools)" goes with a name
        if not one or not stands_in_brackets(text, here.span.start, here.span.end):
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "in-brackets", 0.55,
            context.at(here.span.start - 1, here.span.end + 1), "structure",
            other=before.span,
        )  # fmt: skip


def colon_links(context: LinkContext) -> Iterator[Found]:
    """A clause after a colon, or with figures after a semicolon, bears out the clause before it."""
    for before, here in context.neighbours():
        # "The staff are careful: they put it at 65%" is told by one voice.
        told = here.reporter == before.speaker and before.reporter is None
        if not context.same_sentence(before, here) or not (told or before.speaker == here.speaker):
            continue
        between = context.draft.text[before.span.end : here.span.start]
        mark = between.strip()
        counted = mark == ";" and _FIGURE.search(here.span.quote) is not None
        counted = counted and _FIGURE.search(before.span.quote) is None
        if not (mark == ":" or counted) or _turns(here):
            continue
        at = before.span.end + between.index(mark)
        yield Found(
            here, before, Relation.SUPPORTS, "colon", 0.6, context.at(at, at + 1), "structure",
            at=Side.TO, other=here.span,
        )  # fmt: skip


def denied(statement: Statement) -> tuple[int, int] | None:
    """Where a statement denies something in its main clause, or None."""
    lowered = plain(statement.span.quote)
    if _ONLY.search(lowered) or _ADVICE.match(lowered):
        return None
    match = _NEGATED.search(lowered)
    if match is None or _QUOTED.search(lowered[: match.start()]) is not None:
        return None  # somebody's words may deny what the statement does not
    if _UNDER.search(lowered[: match.start()]) is not None:
        return None  # "there is more of the work that was never worth it" denies nothing
    if _CONDITION.match(lowered) is not None and not _consequent(lowered, match):
        return None
    return match.span()


def _consequent(lowered: str, match: re.Match[str]) -> bool:
    """Whether a conditional sentence's denial stands in its result, not in its condition."""
    return ", " in lowered[: match.start()] or match.group().startswith(("would", "ca", "wo"))


def _explains(here: Statement, before: Statement, context: LinkContext) -> bool:
    """Whether a statement may be the reason for the denial right before it."""
    own = here.speaker == before.speaker or here.reporter == before.speaker
    plainly = before.stance in {Stance.ASSERTED, Stance.CONDITIONAL} and before.reporter is None
    if before.type is not ClaimType.CLAIM or not plainly or not own:
        return False
    if here.type in {ClaimType.FORECAST, ClaimType.DEFINITION} or context.is_reason(here):
        return False
    if here.stance in {Stance.QUESTIONED, Stance.REJECTED}:
        return False
    if min(len(tokens(before.span.quote)), len(tokens(here.span.quote))) < _FEWEST:
        return False
    return answering_verb(before.span.quote) is None and not _goes_elsewhere(here)


def _goes_elsewhere(here: Statement) -> bool:
    """Whether a statement turns, concludes, corrects or addresses somebody instead of giving a reason."""
    lowered, groups = plain(here.span.quote), connectives()
    joined = opener(lowered, (*groups.contrast, *groups.result)) or inner_result(here.span.quote)
    other = _CORRECTS.match(lowered) or _SETTING.match(lowered) or _TURNING.search(lowered)
    return bool(joined or other or concluding(here.span.quote))


def _inferring(here: Statement) -> tuple[int, int] | None:
    """Where a statement says that it is inferred, in code points of the text, or None."""
    cue = here.cue
    if cue is not None and plain(cue.quote).removesuffix(" that").endswith(
        link_cues().inferring_verbs
    ):
        return cue.start, cue.end
    if here.polarity is Polarity.NEGATIVE and here.reporter is not None:
        return None
    match = _own_inference().match(plain(here.span.quote))
    if match is None:
        return None
    return here.span.start + match.start(), here.span.start + match.end()


def _latest(context: LinkContext, here: Statement) -> Statement | None:
    """The nearest statement of the same speaker that makes a claim, in the same paragraph."""
    told = [
        s
        for s in context.paragraph_before(here)
        if s.speaker == here.speaker and s.stance is not Stance.QUESTIONED
    ]
    forecasts = [s for s in told if s.type is ClaimType.FORECAST]
    return next(iter(forecasts or told), None)


def _turns(here: Statement) -> bool:
    return opener(plain(here.span.quote), connectives().contrast) is not None


def _conditional(here: Statement) -> bool:
    return here.stance is Stance.CONDITIONAL or _CONDITION.match(plain(here.span.quote)) is not None


def _nouns() -> str:
    return alternatives(link_cues().evidence_nouns)


def _announcing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:and |but |so )?(?:here(?:'s| is| are)\s+)?(?:(?!\b(?:no|not|without)\b)[\w'-]+\s+){{0,4}}?(?:{_nouns()})\s*:"
    )


def _leading() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[.!?]\s+)(?P<lead>(?:her|his|their|its|my|our|the)\s+(?:{_nouns()}))\s*:\s*$"
    )


def _own_inference() -> re.Pattern[str]:
    return re.compile(rf"(?:and |so )?(?:{alternatives(link_cues().own_inference)})\b")
