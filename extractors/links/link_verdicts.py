"""Links by a verdict on what was just said: "calls that a guess", "doesn't recognise the number", "your 61%".

The verdict takes the other's claim up by a pronoun, by a noun for what was said, by its figure or by its words;
whose claim it is must be somebody else's. Praise is left out by a short list of words of praise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, link_cues, plain
from extractors.links.link_found import Found
from kg.model import ClaimType, Relation, Stance, Statement

_THING = r"(?:that|this|it|these|those|them|such \w+)"
_SAID = (
    r"(?:the|that|this|these|those|his|her|their|its|such an?) (?:[\w'-]+ ){0,2}?(?:number|figure|note|claim|forecast|estimate"
    r"|count|date|target|plan|view|idea|story|prediction|projection|argument|comparison|reading|survey|study|report|promise)s?"
)
_CALLS = re.compile(
    rf"(?:\b(?:calls|called|(?:i|we|they|people|who|would|i'd|we'd) call)\b|\b(?:dubs|dubbed|labels|labelled|brands|branded|considers|considered|finds|found)\b) (?:(?:this|it|these|those|them)|(?<!find )(?<!finds )(?<!found )that|{_SAID}) (?P<as>[^.;]+)"
)
_THINKS = re.compile(
    r"\b(?:thinks?|says?|said|thought|believes?|reckons?) (?:that )?(?:that|this|it)(?:'s| is| was) (?P<as>[^.;]+)"
)
_REFUSES = re.compile(
    rf"\b(?:do|does|did)(?:n't| not) (?:buy|believe|accept|recogni[sz]e|share|trust|credit|see|follow|swallow) (?:{_THING}(?![\w'-])(?! (?:as|that|how|why|what))|{_SAID})"
    rf"|\b(?:is|am|are|was|were)(?:n't| not) (?:buying|convinced by|persuaded by|impressed by|so sure (?:about|of)) (?:{_THING}|{_SAID})"
    r"|\b(?:hardly|barely) (?:believes?|credits?) (?:it|that|this)\b"
)
_EXPLETIVE = re.compile(
    r"\bit(?:'s| is| was)? (?:(?:as )?(?:more |less |most |very |quite )?(?:likely|unlikely|probable|possible|impossible|plausible|hard|difficult|easy|better|important|vital|odd|strange|unlikelier)\b)"
    r"|\bit(?:'s| is| was) (?:just |all |only |simply )?a (?:matter|question) of\b"
)
_MINE = re.compile(r"\W*(?:but |and |yet |still,? |frankly,? )?(?:i|we)\b")
_TAKEN = re.compile(r"\b(?:that|this|it|these|those)\b")
_NOTHING = re.compile(
    r"(?:but |and |yet )?no \w+(?: \w+)?, (?:and )?no \w+"
)  # "No data, no method"
_NOT = re.compile(r"\b(?:not|n't|no|never|hardly|anything but|far from|less than|too)\b|n't\b")
_QUOTED = re.compile(r"[“\"](?P<words>[^”\"]{6,80})[”\"]")
_YOUR = re.compile(r"\byour (?:own )?(?P<figure>\d[\d.,]*\s?(?:%|percent|per cent)?)")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_DENIED_BEFORE = re.compile(
    r"(?:\b(?:not|never|nobody|no one|none|neither|without)\b|n't\b|\bwant(?:s|ed)? \w+ to\b)(?: \w+){0,4}\s*$"
    r"|(?<!\bhave )(?<!\bhas )(?<!\bhad )\bto(?: \w+ly)?\s*$"  # no other "to": "In a letter to us she called it a draft"
)
_COMPARES = re.compile(r"\b(?:gloomier|more (?:cheerful|bullish|bearish|upbeat|hopeful))$")
_THINGS = re.compile(r"(?:and |but |yet )?(?:the|an?|its|their|our|this|that|these|those)\b")
_JOINS_IN = re.compile(r"^[^,.;]*\bas well\b|\band (?:grants|concedes|admits)\b")
_HAD_THOUGHT = re.compile(
    r"\b(?:i|we|he|she|they)(?:'d| had) (?:always |long |once |first )?(?:assumed|expected|thought|believed|feared|hoped|supposed|predicted|reckoned)\b"
    r"|\b(?:i|we|he|she|they) (?:used to|once) (?:think|thought|believed?|assumed?|expected)\b"
)
_RELATIVE = re.compile(r"\b(?:that|which|whom?|than|as)\s+$")
_SAME_VIEW = re.compile(
    r"\b(?:still (?:do|does|think|believe)|was right|were right|and so it (?:was|did))\b"
)
_NOUN = re.compile(
    r"\bthe (?:[\w'-]+ )?(?P<noun>note|survey|study|report|plan|target|promise|count|comparison)s?\b"
)
_BACK = 12  # statements back in which a noun is still the same thing
_SOMEONE = re.compile(r"\b(?:her|him|them)\b")
_HEAD = 60  # code points of a clause in which its verb of belief stands
_TAKEN_UP = 3  # words of a quotation that point at one claim
_TOPIC = 2  # spaces in a question that only takes up a word ("Before 2029?")
_MOST = 400  # statements of a text that a comment is held against


def evaluated_links(context: LinkContext) -> Iterator[Found]:
    """Who finds fault with "that" or "the number" disputes what somebody else was just told to say."""
    stated = context.stated_forecasts()
    places = {s.id: place for s in context.statements if (place := _verdict(s)) is not None}
    verdicts = frozenset(places)
    for here in context.statements:
        place = places.get(here.id)
        if place is None or here.stance is Stance.CONDITIONAL or _answers_question(context, here):
            continue
        if here.post is not None and _taken_up(context, here) is not None:
            continue  # it says which words it is about
        target = _own_words(context, here, place) or (
            _named_thing(context, here, place, verdicts)
            or context.claimed_before(here, verdicts)
            or context.claimed_before(here)
        )
        if target is None or target.type is ClaimType.DEFINITION:
            continue
        if _names_what_was_told(context, here, target) or _only_named(here, target):
            continue
        if _of_a_new_matter(context, here, target):
            continue
        cue = context.inside(here, *place)
        yield Found(here, target, Relation.DISPUTES, "verdict-on-said", 0.6, cue, "stance")
        # "X calls that a guess. He gives it one chance in three": the figure says the same again.
        after = next(iter(context.after(context.number_of(here))), None)
        odds = after is not None and (after.id in stated or after.type is ClaimType.FORECAST)
        if after is not None and odds and after.speaker == here.speaker and here.reporter:
            yield Found(
                after, target, Relation.DISPUTES, "verdict-and-chance", 0.55, after.span,
                "quantity", other=target.span,
            )  # fmt: skip


def _answers_question(context: LinkContext, here: Statement) -> bool:
    """Whether a writer's verdict answers the question right before it ("Will it pay? I doubt it.")."""
    mine = _MINE.match(plain(here.span.quote)) is not None and here.reporter is None
    before = context.sentence_before(here)[0].rstrip(" \"”'’*_")
    return mine and before.endswith("?") and before.count(" ") > _TOPIC


def _names_what_was_told(context: LinkContext, here: Statement, target: Statement) -> bool:
    """Whether somebody is told to judge what the text itself told in another paragraph: a new one judges its whole, not its last sentence."""
    told = here.reporter is not None and here.post is None and target.reporter is None
    return told and context.sentence(here).block != context.sentence(target).block


def _only_named(here: Statement, target: Statement) -> bool:
    """Whether a report tells what somebody calls a thing that the text itself tells of ("Two banks called it a turning point"): no claim of it is judged."""
    words = plain(here.span.quote)
    match = _CALLS.search(words)
    if match is None or here.post is not None or target.reporter is not None:
        return False
    other = _REFUSES.search(words) or _NOTHING.match(words) or _dissents().search(words)
    return other is None and here.reporter is not None and _bad().search(match["as"]) is None


def _of_a_new_matter(context: LinkContext, here: Statement, target: Statement) -> bool:
    """Whether the text opens a matter with somebody's dissent ("Markets were less sure."), a paragraph after what others said of another."""
    told = here.post is None and _MINE.match(plain(here.span.quote)) is None
    if not told or context.sentence(here).block == context.sentence(target).block:
        return False
    before = next(iter(context.back(here, 1)), None)
    return before is None or before.speaker != target.speaker


def _own_words(context: LinkContext, here: Statement, place: tuple[int, int]) -> Statement | None:
    """What "I'd bet against that" is about: the sentence right before it in its paragraph, whoever is told to hold it."""
    words = plain(here.span.quote)
    if _MINE.match(words) is None or _TAKEN.search(words[slice(*place)]) is None:
        return None
    if _CALLS.search(words) is not None or _THINKS.search(words) is not None:
        return None  # "I call that the quiet pay cut" goes on from it
    before = context.before_in_paragraph(here)
    if before is None or before.stance in {Stance.QUESTIONED, Stance.REJECTED}:
        return None
    # What somebody claims in a talk and then doubts is not their own claim, but the one they answer.
    talks = here.post is not None and before.speaker == here.speaker
    return None if talks and before.type is not ClaimType.FORECAST else before


def _named_thing(
    context: LinkContext, here: Statement, place: tuple[int, int], verdicts: frozenset[str]
) -> Statement | None:
    """The last claim of somebody else that has the noun of "the leaked note" in it, or None."""
    match = _NOUN.search(plain(here.span.quote)[slice(*place)])
    if match is None:
        return None
    noun = re.compile(rf"\b{match['noun']}s?\b")
    for other in context.back(here, _BACK):
        held = other.id not in verdicts and other.speaker != here.speaker
        if held and noun.search(plain(other.span.quote)) is not None:
            return other
    return None


def borne_out_links(context: LinkContext) -> Iterator[Found]:
    """Who or what bears "that" out supports what somebody else was just told to say."""
    pattern = re.compile(rf"(?<![\w'-])(?:{'|'.join(link_cues().bearing_out)})(?![\w-])")
    for here in context.statements:
        words = plain(here.span.quote)
        match = pattern.search(words)
        if match is None or _NOT.search(words[: match.end()]) or _only_if(here):
            continue
        someone = _SOMEONE.search(match.group()) is not None
        before = context.before_in_paragraph(here)
        target = before if someone and before is not None else context.claimed_before(here)
        if target is not None and target.type is not ClaimType.DEFINITION:
            yield Found(
                here, target, Relation.SUPPORTS, "borne-out", 0.6,
                context.inside(here, *match.span()), "stance",
            )  # fmt: skip


def turned_down(words: str) -> tuple[int, int] | None:
    """Where somebody turns down what was just said ("I suspect that's low"), or None."""
    match = _dissents().search(plain(words))
    return match.span() if match else None


@cache
def _dissents() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(link_cues().dissenting)})(?![\w-])")


def _only_if(here: Statement) -> bool:
    return here.stance in {Stance.CONDITIONAL, Stance.QUESTIONED}


def past_view_links(context: LinkContext) -> Iterator[Found]:
    """What follows "I had assumed that ..." in the same voice disputes what was assumed."""
    for before, here in context.neighbours():
        told = plain(before.span.quote)
        match = _HAD_THOUGHT.search(told[:_HEAD])
        if match is not None and _RELATIVE.search(told[: match.start()]) is not None:
            continue  # "something that we used to think rare" tells of a thing
        if match is None or before.speaker != here.speaker or before.stance is Stance.CONDITIONAL:
            continue
        if _SAME_VIEW.search(plain(here.span.quote)) or here.type is ClaimType.DEFINITION:
            continue
        yield Found(
            here, before, Relation.DISPUTES, "past-view", 0.55, here.span, "stance",
            other=context.inside(before, *match.span()),
        )  # fmt: skip


def taken_up_links(context: LinkContext) -> Iterator[Found]:
    """A comment that quotes a claim's words or "your" figure and says what is wrong with it disputes that claim."""
    for post in context.posts():
        if post.duplicate_of is not None:
            continue
        for here in context.statements_of(post.id):
            found = _taken_up(context, here)
            if found is not None:
                yield found


def _verdict(here: Statement) -> tuple[int, int] | None:
    """Where a statement finds fault with what it takes up by a pronoun or a noun for it, or None."""
    words = plain(here.span.quote)
    match = _REFUSES.search(words) or _NOTHING.match(words)
    if match is not None:
        return match.span()
    match = _dissents().search(words)
    if match is not None:
        # "The money is more cheerful" compares things; a person is more cheerful than who just spoke.
        things = here.reporter is None and _THINGS.match(words) is not None
        compares = things and _COMPARES.search(match.group()) is not None
        return None if compares or _JOINS_IN.search(words[match.end() :]) else match.span()
    for pattern in (_CALLS, _THINKS):
        match = pattern.search(words)
        if match is None or _not_held(words[: match.start()]):
            continue
        judged = match["as"]
        if _EXPLETIVE.search(match.group()) is not None:
            continue  # "considers it likely that ...", "says it's a matter of ..." say something of their own
        # "found it was 12%", "says it is in talks" tell facts; a verdict is a noun or an adjective.
        if _FIGURE.search(judged[:20]) or re.match(
            r"(?:was|were|is|are|to|in|on|at|about|by|from|through)\b", judged
        ):
            continue
        if pattern is _THINKS and _bad().search(judged) is None:
            continue
        if _praise().search(judged) is None or _NOT.search(judged) is not None:
            return match.span()
    return None


def _not_held(before: str) -> bool:
    """Whether the words before a verdict deny it or tell of somebody's wish for it ("I don't think it's absurd")."""
    return _DENIED_BEFORE.search(before) is not None


def _taken_up(context: LinkContext, here: Statement) -> Found | None:
    words = plain(here.span.quote)
    said = [
        s
        for s in context.statements[:_MOST]
        if s.span.end <= here.span.start and s.post != here.post and s.speaker != here.speaker
    ]
    quoted = _QUOTED.search(words)
    if quoted is not None and len(tokens(quoted["words"])) >= _TAKEN_UP:
        holders = [s for s in said if quoted["words"].strip(" .,") in plain(s.span.quote)]
        rest = words[: quoted.start()] + words[quoted.end() :]
        if holders and _faulted(rest):
            return _found(
                context, here, holders[0], quoted.span("words"), quoted["words"].strip(" .,")
            )
    your = _YOUR.search(words)
    if your is not None:
        figure = your["figure"].strip(" .,")
        holders = [
            s
            for s in said
            if re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", plain(s.span.quote))
        ]
        if holders and _faulted(words):
            return _found(context, here, holders[0], your.span(), figure)
    return None


def _found(
    context: LinkContext, here: Statement, target: Statement, place: tuple[int, int], echoed: str
) -> Found:
    at = plain(target.span.quote).index(echoed)
    return Found(
        here, target, Relation.DISPUTES, "words-taken-up", 0.55, context.inside(here, *place),
        "quote", other=context.inside(target, at, at + len(echoed)),
    )  # fmt: skip


def _faulted(words: str) -> bool:
    """Whether some words find fault: a word that weakens or denies, or one of poor quality."""
    against = re.compile(rf"\b(?:{alternatives(link_cues().verdicts)})\b")
    return bool(against.search(words) or _bad().search(words) or _NOT.search(words))


@cache
def _bad() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(link_cues().faulting)})\b")


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(link_cues().praising)})\b")
