"""Links from what is told right after a claim and makes it particular: an instance, a scenario, a holder's argument.

A general claim is as a rule borne out by a case of it: the sense of instantiation of the Penn Discourse Treebank
(Prasad et al. 2008), mostly without a connective. A case shows at its head: a place, a year, a part of a set,
somebody whom the writer knows. A claim cut down to its auxiliary ("Ideas do.", "It hasn't.") only takes a side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import (
    answering_verb,
    concluding,
    inner_result,
    insists,
    opener,
    plain,
)
from extractors.links.link_found import Found
from extractors.links.link_particulars import bearing
from extractors.links.link_predicates import MODALS, main_tense, main_word, words_of
from kg.model import ClaimType, EntityKind, Relation, Side, Stance, Statement, is_named

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|should|wo|ca)(?:n't| not)?"
)
_ASSERTED_BARE = re.compile(
    rf"(?!(?:if|when|as|than|what|which|who|where|that's|this is)\b)[^,;:?]{{1,40}}\b{_AUXILIARY}(?: either| too| yet| already)?"
    rf"(?:, (?:and|but) [^,;:?]{{1,30}}\b{_AUXILIARY})?[.!]*$"
)
_BARE_WORDS = 7
_SAYS_MUCH = 4  # words of a claim that can have a case
_LONGER = 2  # words more than the bare claim
_OF_A_SET = re.compile(r"(?:out )?of (?:the|our|those|these|all|every) ")
_OWN_CIRCLE = re.compile(
    r"(?:my|our) (?!(?:view|guess|bet|estimate|point|argument|claim|forecast|question|worry|answer|hunch|impression|opinion|sense|own)\b)\w+"
    r"|(?:a |one |some |two )?friends? of (?:mine|ours)\b|(?:one|some|two|most) of (?:my|our)\b|(?:at|in) (?:my|our) (?!view|opinion)\w+"
)
_WHEN = re.compile(r"when (?!i\b|we\b)")
_SET_IN = {"in", "at", "on", "during"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN = re.compile(r"\b(?:i|we|my|our|me|us)\b")
_SCENARIO = re.compile(r"if (?!(?:anything|so|not|you|i|we|that|this|it's|only)\b)")
_OWN_CHOICE = re.compile(r"\bi(?:'d|'ll| would| will)\b")
_CONDITION = re.compile(r"\b(?:if|unless|suppose|whether)\b")
_ARGUES = re.compile(
    r"\b(?:argu(?:es?|ed)|point(?:s|ed)? out|not(?:es|ed)|explain(?:s|ed)|reason(?:s|ed)|observ(?:es|ed))\b"
    r"|^in (?:his|her|their) view\b|^(?:his|her|their) (?:point|reason|argument|reasoning|logic|case|explanation|view) (?:is|was)\b"
)
_WITNESS_REACH = 110  # code points in which a sentence says whose words it tells
_EVEN = re.compile(
    r"^even (?!if\b|so\b|though\b|when\b|after\b|before\b|with\b|without\b|then\b|now\b)|\beven (?:conced|admit|acknowledg|accept|says?\b|said\b|grant)"
    r"|\b(?:him|her|it|them)sel(?:f|ves) (?:conced|admit|acknowledg|accept|says?\b|said\b|grant|puts?\b|not(?:es|ed)\b|wrote\b)"
)
_ADDS = re.compile(r"\b(?:adds?|added|also|too|conced\w+|admit\w*|grants?|granted|counters?)\b")


def bare_assertion_links(context: LinkContext) -> Iterator[Found]:
    """What follows a claim cut down to its auxiliary ("Ideas do.", "It hasn't.") is what bears it out."""
    for before, here in _pairs(context):
        lowered = plain(before.span.quote)
        short = len(tokens(lowered))
        if short > _BARE_WORDS or _ASSERTED_BARE.match(lowered) is None or _OWN.match(lowered):
            continue
        if len(tokens(here.span.quote)) < short + _LONGER or here.type is ClaimType.FORECAST:
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "bare-assertion", 0.55, before.span, "structure",
            at=Side.TO, other=here.span,
        )  # fmt: skip


def instance_links(context: LinkContext) -> Iterator[Found]:
    """A case told right after a general claim, in the same voice, bears it out."""
    for before, here in _pairs(context):
        place = _case(context, here)
        if place is None or here.type is ClaimType.FORECAST or _case(context, before) is not None:
            continue
        if not _is_general(context, before) or main_tense(context, here)[1]:
            continue
        if bearing(context, before, here) <= 0:
            continue  # as much tells an event as judges
        yield Found(
            here, before, Relation.SUPPORTS, "instance", 0.55, context.inside(here, *place),
            "structure",
        )  # fmt: skip


def scenario_links(context: LinkContext) -> Iterator[Found]:
    """What would follow in a case ("If the state carried the risk, ...") bears out the claim right before it."""
    for before, here in _pairs(context):
        match = _SCENARIO.match(plain(here.span.quote))
        if match is None or here.type is ClaimType.FORECAST or before.reporter != here.reporter:
            continue
        if _OWN_CHOICE.search(plain(here.span.quote)):
            continue  # "If it fails, I'd go lower" tells what the writer would do
        if _CONDITION.search(plain(before.span.quote)) or before.type is not ClaimType.CLAIM:
            continue
        if before.stance is not Stance.ASSERTED and before.reporter is None:
            continue
        if not _has_subject(context, before):
            continue  # "Sit in a warehouse and it looks like ..." sets a scene
        yield Found(
            here, before, Relation.SUPPORTS, "scenario", 0.5, context.inside(here, 0, 2), "connective"
        )  # fmt: skip


def argument_links(context: LinkContext) -> Iterator[Found]:
    """What somebody argues or points out right after a view of theirs is the reason for the view."""
    for before, here in _pairs(context):
        match = _ARGUES.search(plain(here.span.quote))
        if match is None or here.reporter is None or before.reporter is None:
            continue
        first = all(s.speaker != here.speaker for s in context.paragraph_before(before))
        if not is_named(here.speaker) or not first or _ADDS.search(plain(here.span.quote)):
            continue
        if here.type is ClaimType.FORECAST:
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "own-argument", 0.55, context.inside(here, *match.span()),
            "stance",
        )  # fmt: skip


def view_told_links(context: LinkContext) -> Iterator[Found]:
    """After a sentence about somebody's view ("Weber goes further.") what they are reported to say bears it out."""
    people = {e.name for e in context.draft.entities if e.kind is EntityKind.PERSON}
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or here.reporter is None or not is_named(here.speaker):
            continue
        if insists(here.span.quote):
            continue  # "She does point out ..." turns from what was granted
        if before.speaker == here.speaker or before.type is not ClaimType.CLAIM or _turns(here):
            continue
        if _tells_a_life(context, before):
            continue  # "She has spent two decades at sea" tells no view
        if not context.opens_sentence(here):
            continue
        person = here.speaker in people
        place = _subject_named(context, before, here.speaker) if person else None
        if place is None or here.stance is Stance.REJECTED or bearing(context, before, here) < 0:
            continue  # "Tal teaches children now" tells no view
        yield Found(
            here, before, Relation.SUPPORTS, "view-told", 0.55, context.at(*place), "stance",
            at=Side.TO, other=here.cue or here.span,
        )  # fmt: skip


def unlikely_witness_links(context: LinkContext) -> Iterator[Found]:
    """What "even X" says, or "X herself", right after a claim in the text's own voice bears the claim out."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or here.reporter is None or before.reporter is not None:
            continue
        lowered = plain(here.span.quote)
        match = _EVEN.search(lowered[:_WITNESS_REACH])
        turned = opener(lowered, connectives().contrast)
        if match is None or turned or not _is_general(context, before):
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "unlikely-witness", 0.55,
            context.inside(here, *match.span()), "stance",
        )  # fmt: skip


def _pairs(context: LinkContext) -> Iterator[tuple[Statement, Statement]]:
    """Statements of one speaker in a row, where the second neither turns, concludes nor asks."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.speaker != here.speaker or before.stance is Stance.QUESTIONED:
            continue
        if here.stance is Stance.QUESTIONED or here.type is ClaimType.DEFINITION or _turns(here):
            continue
        lowered = plain(here.span.quote)
        result = opener(context.opening(here), connectives().result) or inner_result(lowered)
        if (
            result is None
            and concluding(lowered) is None
            and before.type is not ClaimType.DEFINITION
        ):
            yield before, here


def _turns(here: Statement) -> bool:
    return opener(plain(here.span.quote), connectives().contrast) is not None


def _tells_a_life(context: LinkContext, statement: Statement) -> bool:
    """Whether a statement's main verb tells what somebody has done, was doing, or what was done to them."""
    words = words_of(context, statement)
    top = main_word(words)
    if top is None:
        return False
    own = {
        t.lemma.lower(): t
        for i, t in words
        if t.head == top[0] and t.dep in {"aux", "aux:pass", "cop"}
    }
    perfect = "have" in own and not own.keys() & (MODALS | {"not"})
    passive = any(t.dep == "aux:pass" for t in own.values())
    going_on = "be" in own and top[1].lemma != "be" and _ING.search(top[1].morph) is not None
    return perfect or passive or going_on


_ING = re.compile(r"VerbForm=Ger|Tense=Pres\b.*VerbForm=Part")


def _has_subject(context: LinkContext, statement: Statement) -> bool:
    words = words_of(context, statement)
    top = main_word(words)
    return top is None or any(
        t.head == top[0] and t.dep.startswith(("nsubj", "csubj", "expl")) for _, t in words
    )


def _is_general(context: LinkContext, statement: Statement) -> bool:
    """Whether a statement claims something for more than one case: not in the past, not of its writer."""
    lowered = plain(statement.span.quote)
    if statement.type is not ClaimType.CLAIM or lowered.endswith("?") or _OWN.match(lowered):
        return False
    if answering_verb(lowered) is not None or _CONDITION.match(lowered):
        return False
    if len(tokens(lowered)) < _SAYS_MUCH or statement.stance is Stance.QUESTIONED:
        return False
    return not main_tense(context, statement)[0]


def _case(context: LinkContext, here: Statement) -> tuple[int, int] | None:
    """Where a statement says at its head which case it tells, in code points of the statement, or None."""
    lowered = plain(here.span.quote)
    match = _OF_A_SET.match(lowered) or _OWN_CIRCLE.match(lowered)
    if match is not None:
        return match.span()
    past, _ = main_tense(context, here)
    match = _WHEN.match(lowered)
    if match is not None:
        return match.span() if past else None
    words = words_of(context, here)
    if not words or words[0][1].lemma.lower() not in _SET_IN:
        return None
    head = next(((i, t) for i, t in words[1:] if i == words[0][1].head), None)
    if head is None:
        return None
    word = context.draft.text[head[1].start : head[1].end]
    told = head[1].pos == "PROPN" or _YEAR.fullmatch(word) or word[:1].isupper()
    return (0, head[1].end - here.span.start) if told else None


def _subject_named(context: LinkContext, before: Statement, speaker: str) -> tuple[int, int] | None:
    """Where a statement's subject names somebody, in code points of the text, or None."""
    words = words_of(context, before)
    top = main_word(words)
    if top is None:
        return None
    by_number = dict(words)
    subjects = {i for i, t in words if t.head == top[0] and t.dep.startswith("nsubj")}
    last = speaker.split()[-1]
    for i, token in words:
        if context.draft.text[token.start : token.end] != last:
            continue
        at = i
        for _ in words:
            if at in subjects:
                return token.start, token.end
            above = by_number[at].head
            if above == at or above not in by_number or by_number[at].dep in _ASIDE:
                break
            at = above
    return None


_ASIDE = {"nmod:poss", "acl", "acl:relcl", "obl"}
