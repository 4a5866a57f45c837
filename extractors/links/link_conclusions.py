"""Links to a conclusion or a forecast from what stands before it in its paragraph.

A conclusion says what it rests on by its opening words ("This suggests", "therefore", "At that rate"); a forecast rests
as a rule on the claim that its holder makes right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import concluding, inner_result, opener, plain, points_on
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from kg.model import ClaimType, Relation, Side, Stance, Statement

_PLAIN = frozenset({Stance.ASSERTED, Stance.REPORTED})
_OPENING = 60  # code points in which a forecast says whose it is
_OWN = re.compile(r"\b(?:i|we|my|our|mine|ours)\b")
_CONDITION = re.compile(r"(?:even )?if\b|whether\b|unless\b")
_ANEW = re.compile(
    r"\W*(?:either way|in any case|for the record|regardless|as for|as to|for what it's worth|fwiw|separately|incidentally|(?:i|we) do (?:think|expect|believe|see)|my own)\b|.*\bthough[.]?$"
)
_STILL = re.compile(  # a forecast that is held against what comes before it
    r"\b(?:still|nonetheless|nevertheless|even so|all the same)\b"
)
_CAVEAT = re.compile(  # words about how far the figures before them may be trusted
    r"\bwith (?:\w+ )?(?:care|caution|reserve|a (?:pinch|grain) of salt)\b|\b(?:carefully|cautiously|sceptically|skeptically)\b"
)
_TOLD = re.compile(r"\b(?:said|says|told|according to|reported|announced)\b")


def conclusion_links(context: LinkContext) -> Iterator[Found]:
    """What stands right before a sentence that concludes from it ("This suggests", "therefore") supports it."""
    for here in context.statements:
        place = inner_result(here.span.quote) or concluding(here.span.quote)
        before = context.before_in_paragraph(here) if place is not None else None
        if place is None or before is None or before.stance is Stance.QUESTIONED:
            continue
        if _CAVEAT.search(plain(here.span.quote)) is not None:
            continue
        yield Found(
            before, here, Relation.SUPPORTS, "conclusion", 0.65, context.inside(here, *place),
            "connective", at=Side.TO,
        )  # fmt: skip
        for premise in _premises(context, before, here):
            yield Found(
                premise, here, Relation.SUPPORTS, "premise", 0.55, context.inside(here, *place),
                "connective", at=Side.TO, other=premise.span,
            )  # fmt: skip
    yield from _result_premises(context)


def _result_premises(context: LinkContext) -> Iterator[Found]:
    """Of two sentences that share a word before one with "so" or "therefore" at its head, the first is a premise too."""
    for here in context.statements:
        word = opener(context.opening(here), connectives().result)
        last = context.before_in_paragraph(here) if word is not None else None
        if word is None or last is None or not context.opens_sentence(here):
            continue
        if here.stance is Stance.CONDITIONAL or _turns(context, last):
            continue
        premise = context.before_in_paragraph(last)
        if premise is None or not premise.speaker == last.speaker == here.speaker:
            continue
        plainly = premise.type is ClaimType.CLAIM and premise.stance in _PLAIN
        shared = content_stems(premise.span.quote) & content_stems(last.span.quote)
        if plainly and shared and not asks(premise) and not _turns(context, premise):
            yield Found(
                premise, here, Relation.SUPPORTS, "premise", 0.5, context.words(here, word),
                "connective", at=Side.TO, other=premise.span,
            )  # fmt: skip


def _turns(context: LinkContext, statement: Statement) -> bool:
    return opener(context.opening(statement), connectives().contrast) is not None


def forecast_links(context: LinkContext) -> Iterator[Found]:
    """A claim right before its speaker's own forecast in a paragraph is the reason for it.

    A forecast with a figure says whose it is ("I put it at 40%"): a chance may be told of anybody.
    """
    stated = context.stated_forecasts()
    for before, here in context.neighbours():
        own = here.type is ClaimType.FORECAST and before.speaker == here.speaker
        if not own or here.reporter is not None or before.type is ClaimType.FORECAST:
            continue
        words = plain(here.span.quote)
        turns = opener(words, connectives().contrast) or _STILL.search(words[:_OPENING])
        if turns or context.same_sentence(before, here) or before.id in stated:
            continue
        if _ANEW.match(words) or points_on(before.span.quote):
            continue  # another forecast, or words that only point on ("This distinction changes the forecast.")
        signed = _OWN.search(words[:_OPENING]) is not None
        if not signed and (here.id in stated or _foretells_for_itself(before, here)):
            continue
        yield Found(
            before, here, Relation.SUPPORTS, "forecast-reason", 0.55, here.span, "quantity",
            at=Side.TO,
        )  # fmt: skip


def _premises(context: LinkContext, last: Statement, here: Statement) -> Iterator[Statement]:
    """The sentences before the last ground of a conclusion that speak of the same subject, up to one that does not.

    "Ferries are old. Ferries are dear. If such ships are lost, ..." has two premises.
    """
    if concluding(last.span.quote) or last.speaker != here.speaker:
        return
    subject = _subject(context, last)
    for premise in context.paragraph_before(last):
        same = bool(subject & _subject(context, premise))
        if not same or premise.speaker != here.speaker or premise.stance is Stance.QUESTIONED:
            return
        yield premise


def _subject(context: LinkContext, statement: Statement) -> frozenset[str]:
    """The nouns that name the subject of a statement, in their basic form; none for a pronoun."""
    number, parses = context.number_of(statement), context.draft.parses
    words = parses[number].tokens if number < len(parses) else ()
    span = statement.span
    inside = [i for i, t in enumerate(words) if span.start <= t.start and t.end <= span.end]
    heads = {
        i for i in inside if words[i].dep.startswith("nsubj") and words[words[i].head].dep == "root"
    }
    named = {
        i
        for i in inside
        if words[i].pos in {"NOUN", "PROPN"}
        and (i in heads or (words[i].head in heads and words[i].dep == "compound"))
    }
    return frozenset(words[i].lemma.lower() for i in named)


def _foretells_for_itself(before: Statement, here: Statement) -> bool:
    """Whether a forecast without a chance stands beside what comes before it: on a condition, told by others."""
    unasserted = before.stance is Stance.QUESTIONED or before.type is ClaimType.DEFINITION
    lowered = plain(here.span.quote)
    told = _TOLD.search(lowered) or _CONDITION.match(lowered)
    return unasserted or told is not None or here.stance is Stance.CONDITIONAL
