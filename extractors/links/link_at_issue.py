"""Links from anywhere in a text to the forecast that it is about, where words say which way they bear on it.

A page about one forecast tells whose it is, on what grounds, who else thinks so, and what the page makes of it, section by
section. Place alone tells nothing here; what tells is a list of grounds whose members head the sections, the words
"not alone", and a word for how sound the date or the figure is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.claims.wording import connectives
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import link_cues, opener, plain
from extractors.links.link_found import Found
from extractors.links.link_places import asks
from kg.model import (
    ClaimType,
    Polarity,
    Relation,
    Side,
    Stance,
    Statement,
    is_named,
)

_SUBJECT = r"(?:in (?:this|that),? )?[\w.' -]{1,40}?"
_COMPANY = re.compile(
    r"(?:(?:and|but|nor|yet) )?(?:"
    rf"{_SUBJECT}(?:(?:'s|'re| is| are| was| were) (?:not|hardly|scarcely|far from|by no means|anything but)|(?: is| are| was| were)n't)(?: entirely| quite)? alone\b"
    r"|(?:is|are|was|were) (?:he|she|they|[\w.-]+) (?:alone|the only one)\b"
    rf"|{_SUBJECT}(?:(?:'s| is| was) not|(?: is| was)n't) the only one\b"
    rf"|(?:he|she|they) (?:has|have|had) company\b|{_SUBJECT}(?:'s| is| are| was) in good company\b)"
)
_PERSON = re.compile(
    r"(?:(?:and|but|nor|yet) )?(?:in (?:this|that),? )?(?:(?:is|was|are|were) )?(?:he|she|they)\b"
)
_COMPANY_WORDS = 14
_NEAR = 6  # statements of a section in which a pronoun finds its person
_EVEN = 0.5
_BOTH = 2  # years for which a holder gives a chance
_ARGUMENT = re.compile(
    r"(?:the|his|her|their|its|this) [^,;:]{0,40}?\b(?:argument|case|reasoning|thesis|theory)\b"
)
_LEAD_WORDS = 12  # of a sentence that leads an argument in
_COMES_TO = re.compile(r"(?:and |then )?(?:if|once|so|therefore|hence|thus|in that case)\b")
_QUESTIONS = re.compile(
    r"\b(?:question(?:s|ed|ing)?|doubt(?:s|ed|ing)?|puzzl\w+|ask(?:s|ed|ing)? (?:why|what|how))\b"
)
_YEAR = re.compile(r"\b20\d\d\b")
_OPEN = re.compile(r"\b(?:whether|uncertain\w*|if)\b|\?")
_DENIES = re.compile(r"\b(?:not|never|hardly|no|less|nobody|neither|nor|cannot)\b|n't\b")
_BACK = re.compile(r"\b(?:it|one|this|that)\b")
_OF_FORECASTS = re.compile(
    r"\b(?:probabilit(?:y|ies)|chances?|odds|forecasts?|estimates?|timelines?|timeframes?|predictions?|deadline)\b|\d\s?(?:%|per ?cent)"
)


def company_links(context: LinkContext) -> Iterator[Found]:
    """What follows "She is not alone." is said for the view of whoever is meant."""
    for number, sentence in enumerate(context.draft.sentences):
        words = plain(sentence.span.quote)
        match = _COMPANY.match(words)
        if match is None or len(words.split()) > _COMPANY_WORDS:
            continue
        after = [s for s in context.after(number) if s.span.start >= sentence.span.end]
        told = _of_somebody(context, number, after[0]) if after else None
        if told is None or after[0].speaker == told.speaker:
            continue
        here = after[0]
        turned = opener(context.opening(here), connectives().contrast)
        if here.polarity is Polarity.POSITIVE and turned is None and not asks(here):
            cue = context.at(sentence.span.start, sentence.span.start + match.end())
            yield Found(
                here, told, Relation.SUPPORTS, "in-company", 0.55, cue, "stance", at=Side.FROM
            )


def affirmed_links(context: LinkContext) -> Iterator[Found]:
    """What the text says in its own voice for the soundness of the date or figure at issue backs the forecast."""
    for here in context.statements:
        words = plain(here.span.quote)
        match = _affirming().search(words) if here.reporter is None else None
        view = context.rival_before(here) if match is not None else None
        if match is None or view is None or here.stance is not Stance.ASSERTED:
            continue
        if _OPEN.search(words) or _DENIES.search(words[: match.start()].rsplit(",", 1)[-1]):
            continue
        if not _speaks_of(context, here, view, words) or _holds_against(context, here, view):
            continue
        yield Found(
            here, view, Relation.SUPPORTS, "affirmed", 0.5, context.inside(here, *match.span()), "stance"
        )  # fmt: skip


def told_argument_links(context: LinkContext) -> Iterator[Found]:
    """What an argument that the text sets out in its own words comes to supports the forecast that it is for."""
    for paragraph in context.paragraphs():
        lead = paragraph.topic
        words = plain(lead.span.quote) if lead is not None and lead.reporter is None else ""
        if lead is None or _ARGUMENT.match(words) is None or len(words.split()) > _LEAD_WORDS:
            continue
        for here in paragraph.after_topic():
            match = _COMES_TO.match(plain(here.span.quote))
            if match is None or here.reporter is None:
                continue
            view = context.forecast_of(here.speaker) or context.rival_before(here)
            if view is not None and view.span.end <= lead.span.start:
                yield Found(
                    here, view, Relation.SUPPORTS, "argument-told", 0.5,
                    context.inside(here, *match.span()), "connective",
                )  # fmt: skip


def jump_links(context: LinkContext) -> Iterator[Found]:
    """Who questions the way from one year to another disputes each of the forecasts that one holder gives for them."""
    stated = [s for s in context.all_forecasts() if s.year is not None]
    for here in context.statements:
        years = set(_YEAR.findall(here.span.quote))
        match = _QUESTIONS.search(plain(here.span.quote)) if len(years) > 1 else None
        if match is None or here.type is ClaimType.FORECAST:
            continue
        view = context.rival_before(here)
        if view is None:
            continue
        own = [s for s in stated if s.statement.speaker == view.speaker and str(s.year) in years]
        if len({s.year for s in own}) < _BOTH:
            continue
        seen = set(_YEAR.findall(view.span.quote))  # that forecast is questioned by another test
        for one in own:
            year = str(one.year)
            if year not in seen and one.statement.post == here.post:
                seen.add(year)
                yield Found(
                    here, one.statement, Relation.DISPUTES, "jump-questioned", 0.5,
                    context.inside(here, *match.span()), "stance", other=one.span,
                )  # fmt: skip


def _of_somebody(context: LinkContext, number: int, after: Statement) -> Statement | None:
    """Whose view "He is not alone." speaks of: whoever it names, the person reported last in its section, or whoever the text is about."""
    sentence = context.draft.sentences[number]
    place = sentence.span.start
    here = next(
        (s for s in context.in_block(sentence.block) if context.number_of(s) == number), None
    )
    words = set(re.findall(r"\w+", f"{sentence.span.quote} {here.canonical if here else ''}"))
    told = [
        s
        for s in context.statements
        if s.span.end <= place and s.post == sentence.post and s.reporter and is_named(s.speaker)
    ]
    named = [s for s in told if s.speaker.split()[-1] in words]
    if not named and _PERSON.match(plain(sentence.span.quote)) is None:
        return None
    section = list(context.back(here or after, _NEAR))
    near = [s for s in told if s in section]
    first = context.rival_before(here or after)
    last = (named or near or [s for s in told if first is not None and s.speaker == first.speaker])[
        -1:
    ]
    return (context.forecast_of(last[0].speaker) or last[0]) if last else None


def _speaks_of(context: LinkContext, here: Statement, view: Statement, words: str) -> bool:
    """Whether a statement names the year of a forecast, or speaks of chances or of what was just said of that year."""
    years = set(_YEAR.findall(view.span.quote))
    if years & set(_YEAR.findall(words)):
        return True
    if _OF_FORECASTS.search(words):
        return True
    before = context.before_in_paragraph(here)
    near = [before] if before is not None else []
    near += [s for s in context.back(here, 2) if context.same_sentence(s, here)]
    told = " ".join(s.span.quote for s in near)
    return bool(_BACK.search(words) and years & set(_YEAR.findall(told)))


def _holds_against(context: LinkContext, here: Statement, view: Statement) -> bool:
    """Whether the voice of a statement gives the forecast's event another chance, or some event less than an even one."""
    low = any(
        one.statement.speaker == here.speaker and one.probability.high < _EVEN
        for one in context.all_forecasts()
    )
    return low or any(
        {one.statement.speaker, other.statement.speaker} == {here.speaker, view.speaker}
        for one, other in context.incompatible_forecasts()
    )


@cache
def _affirming() -> re.Pattern[str]:
    cues = link_cues()
    sound, noun = "|".join(cues.sound), "|".join(cues.forecast_nouns)
    return re.compile(
        rf"\b(?:an?|the|entirely|perfectly|quite) (?:{sound}) (?:{noun})\b"
        rf"|\b(?:{noun})\b[^.;:]{{0,70}}? (?:is|are|seems?|looks?|sounds?) (?:\w+ly |quite )?(?:{sound}|significant|telling)(?=[.,;]|$)"
        rf"|\b(?:{'|'.join(cues.affirming)})"
    )
