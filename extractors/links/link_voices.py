"""Links between voices: a quotation bears its speaker out, another holder turns against what was told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import citing, opener, plain
from extractors.links.link_found import Found
from extractors.links.link_views import thesis
from kg.model import ClaimType, Relation, Side, Stance, Statement, is_named

_CONCEDES = re.compile(
    r"(?:(?:he|she|it|they|\w+)\s+)?(?:also\s+|now\s+)?(?:conced|admit|acknowledg)(?:es?|s|ed)?\b"
)
_BECAUSE = re.compile(r"\b(?P<word>because|since)\s+$")
_AMOUNT = re.compile(r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d.,]*|\b(?:half|a third|a quarter)\b")
_GUESS = re.compile(
    r"(?:his|her|their|its) (?:[\w-]+ )?(?:guess|estimate|number|figure|odds|bet)\b"
)
_QUOTES = re.compile(r"[“”\"]")
_TURNS = re.compile(r"(?:although|though|but|while|whereas|yet)\s+$")
_DISAGREEMENT = re.compile(
    r"(?:but )?(?:not everyone|not everybody|not all (?:\w+ )?|few (?:\w+ )?)\s*"
    r"(?:agrees?|reads?|sees?|shares?|is|are|believes?|buys?|accepts?)\b"
)
_RECORDS = re.compile(
    r"\b(?:his|her|their|its) (?:own |[\w-]+ )?(?:files?|records?|data|database|survey|surveys|count|counts|tally|logs?|books|sample|figures|study)\b"
)
_PRONOUN = re.compile(r"(?:and |but )?(?:it|they|he|she)\b")
_IN_PERSON = re.compile(r"\b(?:i|we|my|our)\b")
_PLURAL = re.compile(
    r"(?:The |Many |Most |Some |Local )?[A-Z]?[\w-]+(?:ers|ists|ors|ents|ants|keepers|owners|folk|people)\b"
)
_FEWEST = 4  # words of a quotation that says something


def quotation_links(context: LinkContext) -> Iterator[Found]:
    """Somebody's own words after the report of their claim, in one paragraph, bear the claim out."""
    for here in context.statements:
        if here.reporter is None or not is_named(here.speaker) or not _all_quoted(context, here):
            continue
        before = context.before_in_paragraph(here)
        if before is None or before.speaker != here.speaker or _leaves(here, before):
            continue
        target = before if _all_quoted(context, before) else _first_told(context, here)
        yield Found(
            here, target, Relation.SUPPORTS, "own-words", 0.55, here.span, "structure"
        )  # fmt: skip


def figure_report_links(context: LinkContext) -> Iterator[Found]:
    """A figure that somebody is reported to give right after their claim bears the claim out."""
    for here in context.statements:
        figure = _AMOUNT.search(here.span.quote)
        if figure is None or here.reporter is None or not is_named(here.speaker):
            continue
        before = context.before_in_paragraph(here)
        if before is None or before.speaker != here.speaker or _leaves(here, before):
            continue
        if _AMOUNT.search(before.span.quote) or ClaimType.FORECAST in (here.type, before.type):
            continue
        if context.is_reason(here) or _all_quoted(context, before):
            continue
        if _GUESS.match(plain(here.span.quote)):
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "own-figures", 0.5,
            context.inside(here, *figure.span()), "quantity",
        )  # fmt: skip


def record_links(context: LinkContext) -> Iterator[Found]:
    """A figure from somebody's records ("Of the 22 lines in her files ...") bears out what they said before it."""
    for here in context.statements:
        match = _RECORDS.search(plain(here.span.quote))
        if match is None or here.reporter is not None or _AMOUNT.search(here.span.quote) is None:
            continue
        told = context.paragraph_before(here)
        if not told or not told[0].reporter or not is_named(told[0].speaker):
            continue
        first = [s for s in told if s.speaker == told[0].speaker][-1]
        yield Found(
            here, first, Relation.SUPPORTS, "own-records", 0.55,
            context.inside(here, *match.span()), "quantity",
        )  # fmt: skip


def cited_links(context: LinkContext) -> Iterator[Found]:
    """What somebody points to or cites right after their claim bears the claim out."""
    for here in context.statements:
        place = citing(here.span.quote)
        before = context.before_in_paragraph(here) if place is not None else None
        if place is None or before is None or before.reporter is None or _leaves(here, before):
            continue
        if here.speaker != before.speaker and (
            here.reporter is not None or _PRONOUN.match(plain(here.span.quote)) is None
        ):
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "evidence-cited", 0.55, context.inside(here, *place),
            "connective",
        )  # fmt: skip


def witness_links(context: LinkContext) -> Iterator[Found]:
    """Words in the first person of somebody by name, right after the view of their group, bear that view out."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or not here.reporter or not before.reporter or not is_named(here.speaker):
            continue
        group = not is_named(before.speaker) or _PLURAL.match(before.span.quote) is not None
        if not group or before.speaker == here.speaker or _leaves(here, before):
            continue
        own = _IN_PERSON.search(plain(here.span.quote).split("” ")[0])
        if own is None or not _all_quoted(context, here) or before.stance is Stance.REJECTED:
            continue
        yield Found(
            here, before, Relation.SUPPORTS, "witness", 0.5, context.inside(here, *own.span()),
            "structure",
        )  # fmt: skip


def because_links(context: LinkContext) -> Iterator[Found]:
    """A clause with "because" or "since" supports the clause before it in its sentence."""
    for before, here in context.neighbours():
        if not context.is_reason(here):
            continue
        start = max(before.span.end, here.span.start - 12)
        match = _BECAUSE.search(context.draft.text, start, here.span.start)
        if match is not None:
            cue = context.at(match.start("word"), match.end("word"))
            yield Found(here, before, Relation.SUPPORTS, "because", 0.8, cue, "connective")


def other_holder_links(context: LinkContext) -> Iterator[Found]:
    """A contrast word that opens another holder's claim sets it against the claim right before."""
    for before, here in context.neighbours():
        contrast = opener(context.opening(here), connectives().contrast)
        if contrast is None or not before.reporter or not here.reporter:
            continue
        if before.speaker == here.speaker or context.same_sentence(before, here):
            continue
        cue = context.words(here, contrast)
        yield Found(
            here, before, Relation.DISPUTES, "contrast-other-holder", 0.6, cue, "connective"
        )  # fmt: skip


def admission_links(context: LinkContext) -> Iterator[Found]:
    """What somebody admits after "but" or "although" takes back from what they said in the clause before."""
    for before, here in context.neighbours():
        match = _CONCEDES.match(plain(here.span.quote))
        if match is None or before.speaker != here.speaker or here.reporter is None:
            continue
        if not context.same_sentence(before, here):
            continue
        turn = _TURNS.search(
            context.draft.text, max(before.span.end, here.span.start - 12), here.span.start
        )
        if turn is not None:
            cue = context.at(turn.start(), here.span.start + match.end())
            yield Found(here, before, Relation.DISPUTES, "admission", 0.55, cue, "connective")


def announced_dispute_links(context: LinkContext) -> Iterator[Found]:
    """After "Not everyone agrees." the next reported claim disputes the last claim of others told before."""
    for number, sentence in enumerate(context.draft.sentences):
        match = _DISAGREEMENT.match(plain(sentence.span.quote))
        if match is None:
            continue
        objector = next((s for s in context.after(number) if s.reporter is not None), None)
        if objector is None:
            continue
        target = context.rival_before(objector) or next(
            (
                s
                for s in context.back(objector, 12)
                if s.reporter is not None
                and s.speaker != objector.speaker
                and context.sentence(s) is not sentence
                and s.type is not ClaimType.DEFINITION
            ),
            None,
        )
        target = target or thesis(context, sentence.span.start)
        cue = context.at(sentence.span.start, sentence.span.start + match.end())
        starts = sentence.span.start
        announcing = next(
            (s for s in context.in_block(sentence.block) if s.span.start == starts), None
        )
        doubted = "same" not in plain(sentence.span.quote)  # "sees it the same way" doubts nothing
        if announcing is not None and announcing is not objector and doubted:
            yield Found(
                objector, announcing, Relation.SUPPORTS, "dissent-told", 0.6, cue, "stance",
                at=Side.TO,
            )  # fmt: skip
        if target is not None:
            yield Found(
                objector, target, Relation.DISPUTES, "announced-dispute", 0.55, cue, "stance"
            )  # fmt: skip


def _all_quoted(context: LinkContext, here: Statement) -> bool:
    """Whether a statement is in its speaker's own words from its first on."""
    text = context.draft.text
    opens = text[max(0, here.span.start - 1) : here.span.start + 1]
    quoted = _QUOTES.search(opens) is not None
    return quoted and len(tokens(here.span.quote)) >= _FEWEST


def _first_told(context: LinkContext, here: Statement) -> Statement:
    """What the speaker of a statement is reported to hold, where the paragraph first tells it."""
    first = here
    for other in context.paragraph_before(here):
        if other.speaker != here.speaker:
            break
        first = other
    return first


def _leaves(here: Statement, before: Statement) -> bool:
    """Whether a statement turns from the one before or leaves it open."""
    if opener(plain(here.span.quote).lstrip('“"'), connectives().contrast) is not None:
        return True
    if here.stance is Stance.QUESTIONED:
        return True
    return re.search(r"\b(?:conced|admit|acknowledg)", plain(before.span.quote)) is not None
