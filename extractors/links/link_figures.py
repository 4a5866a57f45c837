"""A figure held against somebody's figure: "45 looks generous", "2030 is fantasy", "Make it 2040", "I'd say 20".

Who names the figure that somebody else gave and judges it, or offers another of the same kind in its place, takes a side
on what that figure was given for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.language.shallow import content_stems
from extractors.links.link_addressees import addressed
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import figure_cues, plain
from extractors.links.link_found import Found
from kg.model import ClaimType, Relation, Stance, Statement

_BACK = 6  # statements back in whose place a figure may be put where no post is answered
_SOUGHT = 120  # statements back to which the very figure of one may point
_RIVALS = 2  # statements of which one may be meant
_AFTER = 2  # statements of one voice of which the first judges a figure and the next gives another
_FIGURE = re.compile(
    r"(?<![\w.,-])(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<unit>\s?(?:%|percent|per cent))?(?![\w/-])(?!\.\d)"
)
_AGREES = re.compile(r"\W*(?:agreed|i agree|yes|yep|yeah|exactly|right|true|\+1|same here)\b")
_YEARS = range(1900, 2200)
_MOST_SHARE = 100


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a text: its value, whether it is a year, and whether it is a share for sure."""

    value: float
    is_year: bool
    is_share: bool

    def may_be(self, other: _Figure) -> bool:
        """Whether this names the other: "45" and "45%" may both name a share, "45%" no number of ships."""
        same = (self.value, self.is_year) == (other.value, other.is_year)
        return same and (other.is_share or not self.is_share)

    def may_replace(self, other: _Figure) -> bool:
        """Whether this may stand in the place of the other: a year of a year, and of a share a share or bare number."""
        if self.is_year or other.is_year:
            return self.is_year and other.is_year
        return other.is_share and self.value <= _MOST_SHARE


def figure_judged_links(context: LinkContext) -> Iterator[Found]:
    """Who judges the very figure that somebody gave disputes what it was given for, or supports it.

    Where the same voice then gives a figure of its own, or somebody offers one outright, that disputes it too.
    """
    judged: dict[str, Statement] = {}
    for here in context.statements:
        if (
            here.stance not in {Stance.ASSERTED, Stance.REPORTED}
            or here.type is ClaimType.DEFINITION
        ):
            continue
        found = _judges(context, here) or _offers(context, here, judged)
        if found is not None:
            judged[here.id] = found.to
            yield found


def _judges(context: LinkContext, here: Statement) -> Found | None:
    """The link of a statement that says of a figure told before what it is worth."""
    words = plain(here.span.quote)
    for pattern, relation, test in (
        (figure_cues().wrong, Relation.DISPUTES, "figure-rejected"),
        (figure_cues().right, Relation.SUPPORTS, "figure-approved"),
    ):
        match = pattern.search(words)
        own = None if match is None else _figure(match)
        if match is None or own is None or (_AGREES.match(words) and relation is Relation.DISPUTES):
            continue
        target = next(
            (
                other
                for other in _sought(context, here)
                if any(own.may_be(one) for one in _figures(other))
            ),
            None,
        )
        if target is not None:
            cue = context.inside(here, *match.span())
            return Found(here, target, relation, test, 0.6, cue, "quantity")
    return None


def _offers(context: LinkContext, here: Statement, judged: dict[str, Statement]) -> Found | None:
    """The link of a statement that is hardly more than another figure in the place of one told before."""
    match = figure_cues().offer.match(plain(here.span.quote))
    own = None if match is None else _figure(match)
    if match is None or own is None:
        return None
    target = next(
        (
            judged[other.id]
            for other in context.back(here, _AFTER)
            if other.id in judged and other.speaker == here.speaker
        ),
        None,
    )
    rivals = [
        other
        for other in ((target,) if target is not None else _before(context, here, _BACK))
        if any(own.may_replace(one) for one in _figures(other))
    ]
    if not rivals or (target is None and _post_is_open(context, here)) or len(rivals) > _RIVALS:
        return None  # which of several figures it replaces is not told
    shared = content_stems(here.canonical)
    best = max(
        rivals,
        key=lambda other: (
            other.type is ClaimType.FORECAST,
            len(shared & content_stems(other.canonical)),
            -rivals.index(other),
        ),
    )
    if any(one.value == own.value for one in _figures(best)):
        return None
    cue = context.inside(here, *match.span())
    return Found(here, best, Relation.DISPUTES, "figure-countered", 0.55, cue, "quantity")


def _before(context: LinkContext, here: Statement, most: int) -> list[Statement]:
    """What somebody else said that a figure may be held against, the nearest first.

    Args:
        context: of the text.
        here: who holds a figure against it.
        most: statements to look back where the page tells of no post that is answered.
    """
    post = context.post(here.post)
    answered = addressed(context, post) or context.turn_before(post) if post is not None else None
    told = context.statements if answered is None else context.statements_of(answered.id)
    before = [s for s in told if s.span.end <= here.span.start]
    return [s for s in reversed(before[-most:]) if s.speaker != here.speaker]


def _sought(context: LinkContext, here: Statement) -> list[Statement]:
    """Where the figure that a statement names may have been given: in what is answered, then elsewhere by the same voices."""
    near = _before(context, here, _SOUGHT)
    # A reply to an account may take up what it said in another post of the thread.
    voices, known = {s.speaker for s in near}, {s.id for s in near}
    told = [s for s in context.statements if s.span.end <= here.span.start][-_SOUGHT:]
    return near + [s for s in reversed(told) if s.speaker in voices and s.id not in known]


def _post_is_open(context: LinkContext, here: Statement) -> bool:
    """Whether a statement stands in a post of which it is not told what it answers."""
    post = context.post(here.post)
    return (
        post is not None and addressed(context, post) is None and context.turn_before(post) is None
    )


def _figures(statement: Statement) -> list[_Figure]:
    found = (_figure(match) for match in _FIGURE.finditer(plain(statement.span.quote)))
    return [one for one in found if one is not None]


def _figure(match: re.Match[str]) -> _Figure | None:
    try:
        value = float(match["figure"].replace(",", ""))
    except ValueError:
        return None
    share = match["unit"] is not None
    year = not share and "," not in match["figure"] and value in _YEARS
    return _Figure(value, year, share)
