"""Links from what was just said to what the same voice makes of it, and from a reported view to its holder's forecast.

"The ferry lost forty days to fog. That is a fifth of the season." takes up the whole sentence before it by a
demonstrative (discourse deixis: Webber 1991, "Structure and ostension in the interpretation of discourse deixis") and
says what it comes to. Who is told to hold a view and, beside it, to expect something, expects it for that view.
In talk, what is said of nobody or everybody ("Nobody on the quay takes it") is said to bear out the sentence before it: such
extreme cases defend a claim (Pomerantz 1986, "Extreme case formulations", Human Studies 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import opener, plain, weakening
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from extractors.links.link_predicates import main_tense
from extractors.links.link_verdicts import turned_down
from kg.model import ClaimType, Relation, Side, Stance, Statement

_SUMS_UP = re.compile(
    r"(?:and |so )?that(?:'s| is| was| makes| made)\b"
    r"(?! (?:all|it|me|where|why|how|when|what|who|because|if|for|to say|true|right|fair|fine)\b)"
)
_DENIES = re.compile(
    r"\b(?:not|no|never|hardly|nobody|nothing|neither|unlikely|doubtful|too)\b|n't\b"
)
_GRANTS = re.compile(
    r"\b(?:conced\w+|admit\w*|grants?|granted|acknowledg\w+|adds?|added|defin\w+|means?)\b"
)
# What was expected at another time is no forecast that the view of today is held for.
_ANOTHER_TIME = re.compile(
    r"\b(?:ago|would have|(?:had|i|we) (?:said|put|given|thought|expected)|used to|it now|last year's|from (?:his|her|its) earlier)\b"
)
_ADVISES = re.compile(r"(?:you|let|don't)\b|.*\b(?:should|must|ought|would be)\b")
_OF_ALL = re.compile(
    r"(?:nobody|no one|nothing|none of|everyone|everybody|everything|anyone|anybody|every \w+)\b"
    r"(?!(?:'s| is| are| was| were) (?:saying|claiming|arguing|suggesting|disputing|perfect)\b)"
)
_GOES_ON = re.compile(r"(?:and|but)\b")


def summed_links(context: LinkContext) -> Iterator[Found]:
    """What stands right before "That is a fifth of the season", in the same voice, is what that sentence rests on."""
    for here in context.statements:
        words = plain(here.span.quote)
        match = _SUMS_UP.match(words)
        before = context.before_in_paragraph(here) if match is not None else None
        if match is None or before is None or before.speaker != here.speaker:
            continue
        if _DENIES.search(words) or weakening(words) or turned_down(words) or not _claims(here):
            continue
        if before.stance is not Stance.QUESTIONED and before.type is not ClaimType.DEFINITION:
            yield Found(
                before, here, Relation.SUPPORTS, "summed-up", 0.55,
                context.inside(here, *match.span()), "connective", at=Side.TO,
            )  # fmt: skip


def forecast_view_links(context: LinkContext) -> Iterator[Found]:
    """A view that somebody is told to hold right before or after their forecast is the reason for the forecast."""
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if before is None or before.reporter is None or before.speaker != here.speaker:
            continue
        foretells = [s for s in (before, here) if s.type is ClaimType.FORECAST]
        if len(foretells) != 1 or not context.opens_sentence(here) or not _claims(here):
            continue
        forecast = foretells[0]
        view = before if forecast is here else here
        words = (plain(view.span.quote), plain(forecast.span.quote))
        if view.type is ClaimType.DEFINITION or _GRANTS.search(words[0]):
            continue
        if _ADVISES.match(words[0].lstrip('“"')) is not None:
            continue  # what ought to be done is no reason to expect that it will be
        if _GRANTS.search(plain(here.span.quote)) or _GOES_ON.match(plain(here.span.quote)):
            continue
        if any(_ANOTHER_TIME.search(one) for one in words) or view.stance is Stance.QUESTIONED:
            continue
        yield Found(
            view, forecast, Relation.SUPPORTS, "view-and-forecast", 0.5, forecast.span, "quantity",
            at=Side.TO, other=view.span,
        )  # fmt: skip


def universal_links(context: LinkContext) -> Iterator[Found]:
    """What a post or a turn says of nobody or everybody backs what it says right before."""
    for here in context.statements:
        match = _OF_ALL.match(plain(here.span.quote)) if here.post is not None else None
        before = context.before_in_paragraph(here) if match is not None else None
        if match is None or before is None or before.speaker != here.speaker:
            continue
        if here.type is ClaimType.FORECAST or not _claims(here) or asks(before):
            continue
        if main_tense(context, here)[0]:
            continue  # "Nobody phoned us" tells what came of it
        if before.stance is not Stance.QUESTIONED and before.type is not ClaimType.DEFINITION:
            yield Found(
                here, before, Relation.SUPPORTS, "holds-of-all", 0.5,
                context.inside(here, *match.span()), "structure",
            )  # fmt: skip


def _claims(here: Statement) -> bool:
    """Whether a statement says something outright and does not turn from what stands before it."""
    turns = opener(plain(here.span.quote), connectives().contrast) is not None
    plainly = here.stance in {Stance.ASSERTED, Stance.REPORTED}
    return plainly and not turns and not asks(here) and here.type is not ClaimType.DEFINITION
