"""Replies that turn against what they answer without a word of dissent: by asking back, by belittling it, by "already".

A question that expects the contrary answer asserts it (Quirk et al., A Comprehensive Grammar of the English
Language, 1985, 11.23); so does a name for the other's claim that leaves nothing of it ("is a distraction").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from extractors.claims.refusals import challenges
from extractors.draft import Token
from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, link_cues, plain, retort
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant, told_in
from extractors.links.link_places import asks
from extractors.links.reply_links import is_granted, reply_links
from kg.model import ClaimType, Post, Relation, Stance, Statement

_MOST = 10  # statements of a reply that are asked
_NEAR = 2  # statements of a reply whose "it" is what is answered
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_PART = re.compile(r"[^\W\d_]+")
_DENIED = re.compile(r"n't\b|\b(?:not|never|no|hardly|far from|anything but)\b")
_DENIES = re.compile(
    r"(?:i|we) (?:don't|do not|doubt|wouldn't|would not)\b|(?:no|nope|hardly|clearly not|of course not|surely not)\b"
)
_POINTING = re.compile(
    r"(?:and |but |so |well,? |honestly,? |imo,? |sorry,? )?(?:this|that|it|these|those|they|all (?:of )?(?:this|that)|the (?:whole|entire) \w+"
    r"|(?:this|that|your|the) (?:\w+ )?(?:argument|claim|case|forecast|prediction|number|figure|estimate|take|post|idea|framing|comparison|view|point)s?)\s*$"
)


def question_links(context: LinkContext) -> Iterator[Found]:
    """A question that challenges ("Do you really think ...?") disputes the claim that it answers."""
    meant = Meant(context)
    aimed: dict[str | None, Statement] = {}
    for found in reply_links(context):
        if found.test == "reply-argument":
            aimed[found.from_.post] = found.to  # the whole argument, not the claim it is met in
        elif found.relation is Relation.DISPUTES:
            aimed.setdefault(found.from_.post, found.to)
    for own, told, _ in _replies(context):
        for n, here in enumerate(own):
            if not asks(here) or here.reporter is not None:
                continue
            if not (challenges(here.span.quote) or retort(here.span.quote)):
                continue
            # Who has said what they turn against goes on against it: "You are wrong. Do you think ...?"
            target = (aimed.get(here.post) if n else None) or meant.claim(here, told)
            yield Found(
                here, target, Relation.DISPUTES, "reply-asks-back", 0.55, here.span, "reply"
            )
            answer = own[n + 1] if n + 1 < len(own) else None
            if answer is not None and _DENIES.match(plain(answer.span.quote)):
                # "Do you think that P? I don't think so."
                yield Found(
                    answer, target, Relation.DISPUTES, "reply-answers-itself", 0.55, here.span,
                    "reply", other=target.span,
                )  # fmt: skip


def judged_links(context: LinkContext) -> Iterator[Found]:
    """A reply that calls a thing under discussion a distraction, marketing or nuts disputes what was said of it."""
    meant = Meant(context)
    for own, told, _ in _replies(context):
        said = 0  # statements of the reply before this one, its questions aside
        for here in own:
            first = said < _NEAR
            said += not asks(here)
            words = plain(here.span.quote)
            match = _belittles().search(words)
            if match is None or _DENIED.search(words[: match.end()]) or not _holds(here):
                continue
            subject = words[: match.start()]
            if _POINTING.match(subject):
                target = meant.claim(here, told) if first else None
            else:
                target = _named(meant, here, here.span.quote[: match.start()], told)
            if target is not None:
                yield Found(
                    here, target, Relation.DISPUTES, "reply-belittles", 0.55,
                    context.inside(here, *match.span()), "stance",
                )  # fmt: skip


def already_links(context: LinkContext) -> Iterator[Found]:
    """A reply that says of what was foretold that it has already come about disputes the forecast."""
    starts = [sentence.span.start for sentence in context.draft.sentences]
    for own, told, _ in _replies(context):
        forecasts = [t for t in told if t.type is ClaimType.FORECAST]
        for here in own if forecasts else ():
            number = max(0, bisect_right(starts, here.span.start) - 1)
            parses = context.draft.parses
            words = parses[number].tokens if number < len(parses) else ()
            word = next((t for t in words if _comes_about(here, t, words)), None)
            if word is not None and _holds(here):
                yield Found(
                    here, forecasts[0], Relation.DISPUTES, "reply-already", 0.55,
                    context.at(word.start, word.end), "stance",
                )  # fmt: skip
                break


def _replies(context: LinkContext) -> Iterator[tuple[list[Statement], list[Statement], Post]]:
    """The first statements of each reply, what it may mean of the post that it answers, and that post."""
    for post in context.posts():
        answered = context.post(post.reply_to) or context.post(post.quotes)
        if post.duplicate_of is not None or answered is None:
            continue
        own = context.statements_of(post.id)[:_MOST]
        said = [t for t in told_in(context, answered) if t.post != post.id]
        told = [t for t in said if not is_granted(context, t)] or said
        if own and told and own[0].speaker != told[0].speaker:
            yield own, told, answered


def _holds(here: Statement) -> bool:
    return here.reporter is None and here.stance is Stance.ASSERTED


def _named(meant: Meant, here: Statement, subject: str, told: list[Statement]) -> Statement | None:
    """The claim of the answered post that speaks of a clause's subject, or None."""
    about, short = content_stems(subject), set(_ACRONYM.findall(subject))
    fitting = [
        t
        for t in told
        if about & content_stems(t.span.quote) or any(_spelt(word, t.span.quote) for word in short)
    ]
    return meant.claim(here, fitting) if fitting else None


def _spelt(acronym: str, words: str) -> bool:
    """Whether the first letters of words that follow one another spell an acronym."""
    initials = "".join(word[0] for word in _PART.findall(words)).upper()
    return acronym.upper() in initials


def _comes_about(here: Statement, token: Token, words: tuple[Token, ...]) -> bool:
    """Whether a token is the "already" of a verb that says that something came about."""
    inside = here.span.start <= token.start and token.end <= here.span.end
    verb = words[token.head]
    if not inside or token.lemma.lower() != "already" or verb.lemma not in link_cues().come_about:
        return False
    place = token.head
    objects = [t for t in words if t.head == place and t.dep == "obj"]
    pointing = all(t.pos in {"PRON", "DET"} for t in objects)
    denied = any(t.head == place and "Polarity=Neg" in t.morph for t in words)
    alone = not any(t.pos == "VERB" for t in words[:place] if t.start >= here.span.start)
    return pointing and not denied and alone


@cache
def _belittles() -> re.Pattern[str]:
    nouns = alternatives(link_cues().belittling_nouns)
    adjectives = alternatives(link_cues().belittling_adjectives)
    return re.compile(
        r"(?:\b(?:is|are|was|were|seems?|looks?|sounds?|feels?|remains?)|'s|'re)\s+"
        r"(?:(?:just|pure|plain|simply|mostly|largely|purely|completely|totally|utterly|really|quite|pretty|all|such|frankly|kind of|a bit|way)\s+){0,2}"
        rf"(?:(?:an?|the)\s+(?:[\w'-]+\s+)?)?(?:{nouns}|{adjectives})(?![\w-])"
    )
