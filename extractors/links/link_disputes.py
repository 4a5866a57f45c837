"""Links that show a dispute inside an article: verdicts, answers, denials and contrasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.claims.cues import is_opposing
from extractors.claims.reporting import forms_of
from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems, stem, tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import (
    agreeing_verb,
    answering_verb,
    granted,
    opener,
    plain,
    received,
    verdict,
    weakening,
)
from extractors.links.link_found import Found
from extractors.links.link_turns import bare_denial
from kg.model import (
    UNNAMED_SUFFIX,
    ClaimType,
    Polarity,
    Relation,
    Stance,
    Statement,
    is_named,
)

_ANAPHOR = re.compile(
    r"(?:(?:i|we) think )?(?:he|she|they) (?:is|are|was|were)\b|(?:this|that|these|those|such|both|either)\b|(?:but |yet |still, )?(?:we|i) (?:think|believe|find|do not|don't|doubt|reject)\b"
)
_OWNED = re.compile(
    r"\b[A-Z][\w.-]+'s (?:[\w-]+ )?(?:forecast|claim|argument|view|prediction|estimate|case|timeline)s?\b"
)
_CATEGORY = re.compile(
    r"(?:but |yet |and |still, )?(?:an?|such an?|one) (?P<noun>[\w-]+) (?:is|are|was) "
    r"(?:not|no|hardly|never)(?: the same as)? (?:an?|the|yet|any|proof|evidence)?\s?\w+"
)
_PERCENT = re.compile(r"\d\s?(?:%|percent|per cent)")
_LIMITS = re.compile(
    r"\b(?:does|do|did|is|are) not (?:yet )?(?:prove|mean|show|imply|tell|measure|amount|the same)\b|"
    r"\b(?:doesn't|don't) (?:yet )?(?:prove|mean|show|imply|tell|measure|amount)\b|"
    r"\b(?:warning|caution) against (?:extrapolating|reading|inferring|generalising|generalizing)\b"
)
_WITH_US = re.compile(r"\bdis(?:agrees?|agreed) with (?:us|me)\b")
_TIMED = re.compile(
    r"\b(?:[Ss]ooner|[Ll]ater|[Ee]arlier|[Ll]onger|[Ff]aster|[Ss]lower)(?: \w+){0,2} than (?P<name>[A-Z][\w-]+)"
)
_NO_LATER = re.compile(r"\b(?:no|not|never|cannot)\b|n['’]t\b")
_MOST_TOLD = 400  # statements of a text among which the forecast is sought
_NEAR = 3  # statements back to which a repeated noun may refer
_CUE_REACH = 60  # code points of a clause in which somebody's answering verb stands
_ANNOUNCED = 12  # words of a sentence that says no more than who answers
_SHARED = 3


def verdict_links(context: LinkContext) -> Iterator[Found]:
    """A verdict against an argument disputes the view just told ("this picture is wrong") or the one at issue."""
    for here in context.statements:
        place = verdict(here.span.quote)
        if place is None or here.stance is Stance.CONDITIONAL or _open(here):
            continue
        target = _judged(context, here)
        if target is None or target.speaker == here.speaker != context.voice(here):
            continue
        yield Found(
            here, target, Relation.DISPUTES, "verdict", 0.6, context.inside(here, *place), "stance"
        )


def answer_links(context: LinkContext) -> Iterator[Found]:
    """Somebody who replies, objects or disagrees disputes the nearest view of somebody else; who agrees, backs it."""
    for here in context.statements:
        answered = _answer(context, here)
        if answered is None:
            continue
        relation, start, end = answered
        own = start >= here.span.start
        if own and bare_denial(here.span.quote, end - here.span.start):
            target = context.heard_last(here)  # "Vaupell rejects that": what was just heard
        else:
            target = context.answered_by(here, told_from=start)
        if target is None or (own and here.post is None and _far(context, here, target)):
            continue
        if not _told_of(here, target) and not _meets_writer(here):
            yield Found(
                here, target, relation, "answer", 0.6, context.at(start, end), "stance",
            )  # fmt: skip


def _far(context: LinkContext, here: Statement, target: Statement) -> bool:
    """Whether two statements stand in different paragraphs: who answers in a new one answers no one sentence of several.

    A paragraph of a reporter that tells one view alone is answered by the next.
    """
    block = context.sentence(target).block
    if context.sentence(here).block == block:
        return False
    before = next(iter(context.back(here, 1)), None)
    alone = context.in_block(block) == [target] and before is target
    return not (alone and target.reporter is not None)


def _told_of(here: Statement, target: Statement) -> bool:
    """Whether the text says in the target what whoever answers holds ("Officials do not deny it. They deny ...")."""
    holder = here.speaker.removesuffix(UNNAMED_SUFFIX).lower()
    return target.reporter is None and plain(target.span.quote).startswith(f"{holder} ")


def _meets_writer(here: Statement) -> bool:
    """Whether somebody disagrees "with us": which of the text's many sentences is meant is not told."""
    reported = here.reporter is not None and here.post is None
    return reported and _WITH_US.search(plain(here.span.quote)[:_CUE_REACH]) is not None


def timed_links(context: LinkContext) -> Iterator[Found]:
    """Who expects something "later than Lund does" disputes Lund's forecast."""
    for here in context.statements:
        match = _TIMED.search(here.span.quote)
        if match is None or here.stance is Stance.QUESTIONED:
            continue
        if not _is_of_views(here.span.quote, match):
            continue
        name = match["name"]
        target = next(
            (
                s
                for s in context.statements[:_MOST_TOLD]
                if s.type is ClaimType.FORECAST
                and is_named(s.speaker)
                and name in s.speaker.split()
                and s.span.end <= here.span.start
            ),
            None,
        )
        if target is not None and target.speaker != here.speaker:
            yield Found(
                here, target, Relation.DISPUTES, "timed-otherwise", 0.6,
                context.inside(here, *match.span()), "quantity", other=target.span,
            )  # fmt: skip


def _is_of_views(words: str, match: re.Match[str]) -> bool:
    """Whether a comparison is of what two people expect: no boat that "sails faster than Lund", no "not later than Lund says"."""
    before = words[: match.start()]
    told = _expects().search(before) or _expects().search(words, match.end())
    return told is not None and _NO_LATER.search(before) is None


@cache
def _expects() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms_of('reporting')})\b")


def category_links(context: LinkContext) -> Iterator[Found]:
    """Words such as "an X is not a Y" dispute what was just said of an X."""
    for here in context.statements:
        match = _CATEGORY.match(plain(here.span.quote))
        if match is None:
            continue
        noun = stem(match["noun"])
        for other in context.back(here, _NEAR):
            if noun in {stem(word) for word in re.findall(r"[a-z-]+", plain(other.span.quote))}:
                yield Found(
                    here, other, Relation.DISPUTES, "category-denied", 0.55,
                    context.inside(here, *match.span()), "polarity",
                )  # fmt: skip
                break


def denial_links(context: LinkContext) -> Iterator[Found]:
    """A statement that denies the event of a forecast told before disputes that forecast."""
    for here in context.statements:
        rival = context.rival_before(here)
        if rival is None or here.speaker == rival.speaker or here.type is ClaimType.BENCHMARK:
            continue
        place = weakening(here.span.quote)
        if place is None or here.stance is Stance.CONDITIONAL:
            continue
        years = set(re.findall(r"\b20\d\d\b", here.span.quote))
        same_year = bool(years & set(re.findall(r"\b20\d\d\b", rival.span.quote)))
        shared = content_stems(here.canonical) & content_stems(rival.canonical)
        if len(shared) >= _SHARED or (same_year and shared):
            yield Found(
                here, rival, Relation.DISPUTES, "forecast-denied", 0.55,
                context.inside(here, *place), "polarity",
            )  # fmt: skip


def figure_links(context: LinkContext) -> Iterator[Found]:
    """A later figure of the same unit after "yet" or "but" disputes the one before it.

    "However, the same group found ..." disputes what that group was told to have found before.
    """
    for before, here in context.neighbours():
        contrast = opener(context.opening(here), connectives().contrast)
        if contrast is None:
            continue
        cue = context.words(here, contrast)
        if is_named(here.speaker) and here.speaker != before.speaker:
            earlier = [s for s in context.paragraph_before(here) if s.speaker == here.speaker]
            if earlier:
                yield Found(
                    here, earlier[0], Relation.DISPUTES, "contrast-same-holder", 0.55, cue,
                    "connective",
                )  # fmt: skip
        elif before.type is here.type is ClaimType.BENCHMARK and _PERCENT.search(
            before.span.quote
        ) is not None is not _PERCENT.search(here.span.quote):
            yield Found(here, before, Relation.DISPUTES, "contrast-figures", 0.6, cue, "connective")


def received_links(context: LinkContext) -> Iterator[Found]:
    """What follows a commonly held view with "but" disputes that view."""
    for before, here in context.neighbours():
        place = received(before.span.quote)
        contrast = opener(context.opening(here), connectives().contrast)
        if place is None or contrast is None or context.voice(before) != here.speaker:
            continue
        if before.reporter is not None and is_named(before.speaker):
            continue  # a view of somebody's own
        yield Found(
            here, before, Relation.DISPUTES, "received-view", 0.65, context.words(here, contrast),
            "connective", other=context.inside(before, *place),
        )  # fmt: skip


def concession_links(context: LinkContext) -> Iterator[Found]:
    """After a granted point ("That objection has force, but ...") the answer disputes what made the point."""
    for before, here in context.neighbours():
        contrast = opener(context.opening(here), connectives().contrast)
        if contrast is None or granted(before.span.quote) is None:
            continue
        target = context.before_in_paragraph(before)
        if target is not None and target.speaker != here.speaker:
            yield Found(
                here, target, Relation.DISPUTES, "concession-answered", 0.6,
                context.words(here, contrast), "connective",
            )  # fmt: skip


def score_links(context: LinkContext) -> Iterator[Found]:
    """What says that a benchmark's score does not prove or mean something disputes the score's bearing."""
    for here in context.statements:
        match = _LIMITS.search(plain(here.span.quote))
        if match is None or here.type is ClaimType.BENCHMARK:
            continue
        target = context.result_named_by(here)
        if target is not None:
            yield Found(
                here, target, Relation.DISPUTES, "score-limited", 0.6,
                context.inside(here, *match.span()), "polarity",
            )  # fmt: skip


def _open(here: Statement) -> bool:
    """Whether a statement leaves its verdict open ("whether it is too optimistic or ...")."""
    return (
        re.match(r"(?:and |but )?(?:whether|if|when|unless)\b", plain(here.span.quote)) is not None
    )


def _judged(context: LinkContext, here: Statement) -> Statement | None:
    """What a verdict is passed on: the view before it where it points there, else the view at issue."""
    named = context.named_view(here)
    if named is not None and named.speaker != here.speaker:
        return named
    if _OWNED.search(here.span.quote.replace("’", "'")):
        return None  # somebody's view that is told nowhere before
    if _ANAPHOR.match(plain(here.span.quote)):
        before = context.before_in_paragraph(here)
        if before is not None:
            return before
    return context.rival_before(here)


def _answer(context: LinkContext, here: Statement) -> tuple[Relation, int, int] | None:
    """Which side somebody takes in answer, with the place of the words, or None."""
    if here.reporter is None and (here.post is None or not is_named(here.speaker)):
        return None  # the text's own voice tells who answers
    if context.is_reason(here):
        return None  # a reason bears on its clause; that clause answers
    if is_opposing(here.speaker):
        return None  # critics are told of elsewhere, with the view at issue
    lead = context.announced(here)
    if lead[0] and len(tokens(lead[0])) > _ANNOUNCED:
        lead = ("", here.span.start)
    for words, start in ((here.span.quote[:_CUE_REACH], here.span.start), lead):
        against, for_ = answering_verb(words), agreeing_verb(words)
        if against is not None:
            return Relation.DISPUTES, start + against[0], start + against[1]
        if for_ is not None and here.polarity is not Polarity.NEGATIVE:
            return Relation.SUPPORTS, start + for_[0], start + for_[1]
    return None
