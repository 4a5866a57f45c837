"""Disputes that the order of voices shows: who comes back after another's view, and what came of a forecast.

Reported debate tells a holder in full once and by surname from then on; where the surname comes back right after
somebody else's view, it is to answer that view (given information opens the new turn: Prince 1981, "Toward a
taxonomy of given-new information"). A short sentence in the past after a forecast tells how it came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext, Stated
from extractors.links.link_cues import accepted, agreeing_verb, inner_result, plain
from extractors.links.link_found import Found
from extractors.links.reply_links import side_taken
from kg.model import ClaimType, Polarity, Relation, Stance, Statement, is_named

_BACKS = re.compile(
    r"\b(?:also|too(?=[.,;]|$)|likewise|similarly|concedes?|conceded|admits?|admitted|acknowledges?|acknowledged|thanks|thanked|welcomes?|welcomed|goes? (?:even |a step )?further|went further|for (?:his|her|their) part)\b"
)
_SHORT = 9  # words of a sentence that only tells how a forecast came out
_LOW = 0.3  # a chance at or under this foretells that something will not be
_HIGH = 0.8  # a chance at or over this expects what another foretells
_CAME_ABOUT = re.compile(
    r"(?:in the (?:end|event),? )?(?:it|that|they|this) (?:happened|took|came|arrived|occurred|passed|did)\b(?! not)(?!n't)"
)
_LEVEL = re.compile(
    r"(?:in the (?:end|event),? )?(?:it|they|we|(?:the|its) (?:actual|real|final|true) \w+) (?:was|were|got|came in|came out|ended|finished|fell|rose|stood|turned out)\b(?!.*\bbefore\b)"
)
_NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|double|nothing|zero)\b"
)
_DENIES = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|no one|neither|hardly)\b|n't\b|\bno more than\b"
)


def rejoinder_links(context: LinkContext) -> Iterator[Found]:
    """A person named by surname who was heard before disputes the view of another right before them."""
    heard: dict[str, int] = {}
    chances = {x.statement.id: x.probability for x in context.all_forecasts()}
    for here in context.statements:
        heard.setdefault(here.speaker, here.span.start)
    for here in context.statements:
        surname = _named_again(context, here)
        before = next(iter(context.paragraph_before(here)), None) if surname else None
        if surname is None or before is None or before.speaker == here.speaker:
            continue
        others = before.reporter is not None and is_named(before.speaker)
        if not others or heard[here.speaker] >= before.span.start or joins_in(here):
            continue
        if context.same_sentence(before, here) or before.stance is Stance.QUESTIONED:
            continue
        if (
            before.type is ClaimType.FORECAST
            and here.id in chances
            and chances[here.id].low >= _HIGH
        ):
            continue  # "Moe is at 90%" after what another foretells expects it too
        yield Found(
            here, before, Relation.DISPUTES, "rejoinder", 0.55,
            context.at(*surname), "structure", other=before.span,
        )  # fmt: skip


def outcome_links(context: LinkContext) -> Iterator[Found]:
    """A short sentence in the past that tells another outcome ("It was at six and a half.") disputes the forecast before it."""
    stated = {found.statement.id: found for found in context.all_forecasts()}
    for here in context.statements:
        words = plain(here.span.quote)
        if here.reporter is not None or len(tokens(words)) > _SHORT:
            continue
        if not (context.opens_sentence(here) and context.closes_sentence(here)):
            continue
        before = context.before_in_paragraph(here)
        if before is None or before.type is not ClaimType.FORECAST:
            continue
        match = _came_out(words, before, stated.get(before.id))
        if match is not None:
            yield Found(
                here, before, Relation.DISPUTES, "outcome-told", 0.6,
                context.inside(here, *match.span()), "quantity", other=before.span,
            )  # fmt: skip


def _named_again(context: LinkContext, here: Statement) -> tuple[int, int] | None:
    """Where the sentence that a person's words open has their surname alone, in code points of the text, or None."""
    parts = here.speaker.split()
    if here.reporter is None or not is_named(here.speaker) or len(parts) == 1:
        return None
    sentence = context.sentence(here).span
    if here.speaker in sentence.quote or not context.opens_sentence(here):
        return None
    match = re.search(rf"(?<![\w'’-]){re.escape(parts[-1])}(?![\w-])", sentence.quote)
    if match is None:
        return None
    return sentence.start + match.start(), sentence.start + match.end()


def joins_in(here: Statement) -> bool:
    """Whether a statement agrees, grants, adds or concludes."""
    words = here.span.quote
    side = side_taken(words)
    agrees = side is not None and side[0] is Relation.SUPPORTS
    joins = any(cue(words) is not None for cue in (agreeing_verb, accepted, inner_result))
    return agrees or joins or _BACKS.search(plain(words)) is not None


def _came_out(words: str, before: Statement, stated: Stated | None) -> re.Match[str] | None:
    """The words that tell an outcome other than the one foretold, or None."""
    told = plain(before.span.quote)
    level = _LEVEL.match(words)
    if level is not None:
        own, foretold = set(_NUMBER.findall(words)), set(_NUMBER.findall(told))
        return level if own and foretold and not own & foretold else None
    unlikely = stated is not None and stated.probability.high <= _LOW
    denied = before.polarity is Polarity.NEGATIVE or _DENIES.search(told) is not None
    return _CAME_ABOUT.match(words) if unlikely or denied else None
