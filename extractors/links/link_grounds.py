"""Links from the grounds of a view to the view, and from what speaks against a view or its grounds.

A view is said to rest on something ("Her case rests on ..."), or told with a list of its grounds ("citing A, B and C")
which sections of the text then take up one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.claims.cues import is_opposing
from extractors.claims.wording import connectives
from extractors.draft import BlockKind
from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, link_cues, opener, plain, weakening
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from extractors.links.link_views import ordinal_links
from kg.model import ClaimType, Polarity, Relation, Stance, Statement

_FEWEST = 3  # members of a list of grounds
_LONGEST = 9  # words of a member
_TAKEN_UP = 2  # words of one member that a sentence against it repeats
_PREFIX = 5  # first letters in which two forms of one word agree ("managing", "management")
_BRACKETS = re.compile(r"\([^()]*\)")
_SPLITS = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_ENDS = re.compile(r"[.;:?!](?:\s|$)")
_AGAINST = re.compile(
    r"\b(?:not|no|gaps?|limits?|lacks?|still|bottlenecks?|problems?|flaws?|risks?|doubts?)\b|n't\b"
)


def ground_links(context: LinkContext) -> Iterator[Found]:
    """A sentence such as "The argument rests on ..." supports the view that it speaks of.

    Where critics say what a view rests on, they doubt it.
    """
    groups = connectives()
    nouns, verbs = "|".join(groups.grounds_nouns), "|".join(groups.grounds_verbs)
    pattern = re.compile(rf"\b(?:{nouns})s?\b[^.;:]{{0,30}}?\b(?:{verbs})\b", re.IGNORECASE)
    for here in context.statements:
        match = pattern.match(here.span.quote[:120]) or pattern.search(here.span.quote[:90])
        target = (context.named_view(here) or context.discussed_before(here)) if match else None
        if match is not None and target is not None:
            cue = context.inside(here, match.start(), match.end())
            if not is_opposing(here.speaker):
                yield Found(here, target, Relation.SUPPORTS, "grounds", 0.7, cue, "connective")
            elif target.speaker != here.speaker:
                yield Found(here, target, Relation.DISPUTES, "grounds-doubted", 0.6, cue, "stance")


def objection_links(context: LinkContext) -> Iterator[Found]:
    """A statement whose subject is a flaw or counterevidence disputes the view under discussion."""
    words = "|".join(connectives().objections)
    pattern = re.compile(
        rf"\b(?:the|another|a|one)\s+(?:[\w-]+\s+){{0,2}}?(?:{words})\b", re.IGNORECASE
    )
    answered = {found.from_.id for found in ordinal_links(context)}
    grounds = {found.to.id: found.from_ for found in ground_links(context)}
    for here in context.statements:
        match = pattern.match(here.span.quote)
        target = context.rival_before(here) if match else None
        if here.id in answered:
            continue  # it answers an objection and makes none
        if match is None or target is None:
            continue
        cue = context.inside(here, match.start(), match.end())
        yield Found(here, target, Relation.DISPUTES, "objection", 0.55, cue, "connective")
        ground = grounds.pop(target.id, None)  # the first objection meets what the view rests on
        if ground is not None and ground.span.end <= here.span.start:
            yield Found(here, ground, Relation.DISPUTES, "objection", 0.5, cue, "connective")


def listed_ground_links(context: LinkContext) -> Iterator[Found]:
    """Where a forecast is told with a list of its grounds, what opens the paragraphs of a section that takes a member up.

    "Weighing the harvest records, sea temperatures and boat counts, Feld expects ...": under "Sea temperatures" the text
    tells the grounds themselves. What opens a paragraph with a word of doubt about a member disputes the list.
    """
    topic = _title(context)
    openers = list(_openers(context))
    for number, sentence in enumerate(context.draft.sentences):
        words = plain(sentence.span.quote)
        match = _listing().search(words)
        members = _members(words[match.end() :], topic) if match else []
        held = [s for s in context.in_block(sentence.block) if context.number_of(s) == number]
        if match is None or not members or not held:
            continue
        yield from _doubted(context, held[0], members, openers)
        teller = next((s for s in held if s.type is ClaimType.FORECAST and s.reporter), None)
        view = context.forecast_of(teller.speaker) if teller is not None else None
        if view is not None:
            yield from _taken_up(context, view, members, topic)


def _taken_up(
    context: LinkContext, view: Statement, members: list[frozenset[str]], topic: frozenset[str]
) -> Iterator[Found]:
    """What opens the paragraphs of sections that a member of the list heads."""
    for here in _openers(context):
        above = context.heading_of(here)
        heading = context.draft.blocks[above] if above is not None else None
        if heading is None or heading.kind is not BlockKind.HEADING or here.post != view.post:
            continue
        taken = content_stems(plain(heading.span.quote)) - topic
        if _AGAINST.search(plain(heading.span.quote)) or not any(
            _shared(taken, m) for m in members
        ):
            continue
        if here.span.start > view.span.start and _bears_out(context, here):
            yield Found(
                here, view, Relation.SUPPORTS, "ground-taken-up", 0.5, heading.span, "structure",
                other=view.span,
            )  # fmt: skip


def _doubted(
    context: LinkContext,
    listing: Statement,
    members: list[frozenset[str]],
    openers: list[Statement],
) -> Iterator[Found]:
    for opens in openers:
        for here in context.in_block(context.sentence(opens).block):
            place = weakening(here.span.quote) if context.same_sentence(here, opens) else None
            if place is None or here.post != listing.post or here.span.start <= listing.span.end:
                continue
            told = content_stems(here.canonical)
            if any(_shared(told, member) >= _TAKEN_UP for member in members):
                yield Found(
                    here, listing, Relation.DISPUTES, "ground-doubted", 0.5,
                    context.inside(here, *place), "polarity",
                )  # fmt: skip


def _title(context: LinkContext) -> frozenset[str]:
    """The words that the whole text is about, which tell no section from another."""
    heads = (b for b in context.draft.blocks if b.kind in {BlockKind.TITLE, BlockKind.HEADING})
    first = next(heads, None)
    return content_stems(first.span.quote) if first is not None else frozenset()


def _openers(context: LinkContext) -> Iterator[Statement]:
    """The first statement of each paragraph in the text's own voice."""
    block = -1
    for here in context.statements:
        number = context.sentence(here).block
        if number != block and here.reporter is None:
            yield here
        block = number


def _members(rest: str, topic: frozenset[str]) -> list[frozenset[str]]:
    """The words of each member of a list, without those that the whole text is about; none of a short list."""
    clause = _ENDS.split(_BRACKETS.sub("", rest), maxsplit=1)[0]
    parts = [part for part in _SPLITS.split(clause) if part.strip()]
    if "," not in clause or " and " not in clause or len(parts) < _FEWEST:
        return []
    stems = (content_stems(part) - topic for part in parts if len(part.split()) <= _LONGEST)
    return [one for one in stems if one]


def _shared(one: frozenset[str], other: frozenset[str]) -> int:
    return sum(any(_same_word(a, b) for b in other) for a in one)


def _same_word(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= _PREFIX
    return one == other or (long and one[:_PREFIX] == other[:_PREFIX])


def _bears_out(context: LinkContext, here: Statement) -> bool:
    plainly = here.type is ClaimType.CLAIM and here.stance is Stance.ASSERTED
    turned = opener(context.opening(here), connectives().contrast)
    positive = here.polarity is Polarity.POSITIVE and weakening(here.span.quote) is None
    return plainly and positive and turned is None and not asks(here)


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(link_cues().listing_grounds)})\b")
