"""Links from what a reported holder goes on to say to the view they were told to hold, or to their verdict.

Who is reported with a view and then, in the next sentence, with "..., she said" inside it, is heard on the same
point (attribution over several sentences: Prasad et al. 2007, "Attribution and its annotation in the Penn
Discourse TreeBank"); what stands right after a verdict in the same voice explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_addressees import unmarked_reply_links
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted, concluding, inner_result, opener, plain
from extractors.links.link_figures import figure_judged_links
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from extractors.links.link_rejoinders import rejoinder_links
from extractors.links.link_reports import report_denied_links
from extractors.links.link_retorts import judged_links
from extractors.links.link_themes import theme_links
from extractors.links.link_verdicts import evaluated_links
from kg.model import ClaimType, Relation, Side, Span, Stance, Statement

_FEWEST = 4  # words of a sentence that says something
_GOES_ON = re.compile(
    r"(?:also|besides|moreover|meanwhile|nor|neither|another|as for|on|about) |\w+ (?:also|further) |(?:if|when|whether|unless)\b"
)
_ASIDE = re.compile(r"\b(?:adds?|added|asked|concedes?|conceded|admits?|admitted|joked?|jokes)\b")
_FIGURE = re.compile(r"\d")
_GIVES_WAY = re.compile(
    r"(?:(?:i|we)(?:'ll|'m| will| am)? (?:grant|give you|admit|concede|only|just|partly|half)|the (?:\w+ )?question is|to be fair|granted|that said)\b"
)
_QUOTE = re.compile(r"[“”\"]")
_MOST_BEFORE = 1  # words that may stand before an attribution that opens its sentence


def continued_links(context: LinkContext) -> Iterator[Found]:
    """A sentence with "..., she said" inside it bears out the first view that its paragraph reports of the same holder."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        said = _said_inside(context, here)
        if before is None or said is None or before.reporter is None:
            continue
        if before.speaker != here.speaker or not _plain_reason(here) or not _first(context, before):
            continue
        figures = _FIGURE.search(before.span.quote) and _FIGURE.search(here.span.quote)
        if before.type is not ClaimType.CLAIM or figures:
            continue  # one figure after another bears nothing out
        yield Found(here, before, Relation.SUPPORTS, "own-view-goes-on", 0.55, said, "structure")


def verdict_reason_links(context: LinkContext) -> Iterator[Found]:
    """What stands right after a verdict on what was just said, in the same voice, explains the verdict."""
    verdicts = {found.from_.id: found.cue for found in evaluated_links(context)}
    for here in context.statements:
        before = context.before_in_paragraph(here)
        cue = verdicts.get(before.id) if before is not None else None
        if before is None or cue is None or here.id in verdicts:
            continue
        if here.speaker == before.speaker and _plain_reason(here):
            yield Found(
                here, before, Relation.SUPPORTS, "verdict-explained", 0.55, cue, "stance",
                at=Side.TO, other=here.span,
            )  # fmt: skip


def objection_reason_links(context: LinkContext) -> Iterator[Found]:
    """What a reply says in the sentence after its objection is the reason for the objection."""
    objections: dict[int, Statement] = {}
    for test in (
        theme_links, unmarked_reply_links, judged_links, figure_judged_links, rejoinder_links,
        report_denied_links,
    ):  # fmt: skip
        for found in test(context):
            if found.relation is not Relation.DISPUTES:
                continue
            objections.setdefault(context.number_of(found.from_), found.from_)
    for here in context.statements:
        objection = objections.get(context.number_of(here) - 1)
        if objection is None or context.number_of(here) in objections:
            continue
        one = objection.post == here.post and objection.speaker == here.speaker
        beside = context.opens_sentence(here) and context.before_in_paragraph(here) is not None
        if not one or not beside or asks(here) or asks(objection) or not _plain_reason(here):
            continue
        words = plain(here.span.quote)
        if accepted(words) is None and _GIVES_WAY.match(words) is None:
            yield Found(
                here, objection, Relation.SUPPORTS, "objection-explained", 0.5, objection.span,
                "reply", at=Side.TO, other=here.span,
            )  # fmt: skip


def _said_inside(context: LinkContext, here: Statement) -> Span | None:
    """The words of attribution where they stand inside or after what is said, or None."""
    cue, sentence = here.cue, context.sentence(here).span
    if here.reporter is None or cue is None or not sentence.start <= cue.start < sentence.end:
        return None
    before = sentence.quote[: cue.start - sentence.start]
    if _QUOTE.search(before):
        return None  # a quotation has a test of its own
    return cue if len(tokens(before)) > _MOST_BEFORE and "," in before + cue.quote else None


def _first(context: LinkContext, statement: Statement) -> bool:
    """Whether the paragraph told nothing of a statement's holder before it."""
    return all(s.speaker != statement.speaker for s in context.paragraph_before(statement))


def _plain_reason(here: Statement) -> bool:
    """Whether a statement neither turns nor concludes nor foretells nor starts on something else."""
    words, groups = plain(here.span.quote), connectives()
    if opener(words, (*groups.contrast, *groups.result)) or inner_result(words):
        return False
    if concluding(words) or _GOES_ON.match(words) or _ASIDE.search(words):
        return False
    if here.type in {ClaimType.FORECAST, ClaimType.DEFINITION} or len(tokens(words)) < _FEWEST:
        return False
    return here.stance in {Stance.ASSERTED, Stance.REPORTED}
