"""Replies that begin with what they answer: "The 122 days are marketing", "A compiler decides nothing".

What a clause begins with is its theme, what it is about; what follows says something of it (Halliday, An
Introduction to Functional Grammar, 1985). A reply whose theme is a rare word or figure of one statement that
it answers speaks of that statement; in a debate it speaks against it, unless it agrees in words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.draft import Token
from extractors.language.honorifics import HONORIFIC
from extractors.language.shallow import content_stems, tokens
from extractors.links.link_addressees import addressed, taken_back
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted, opener, plain
from extractors.links.link_found import Found
from extractors.links.reply_links import bare_side, side_taken
from kg.model import ClaimType, Polarity, Post, Relation, Span, Stance, Statement

_FIRST = 3  # statements of a reply that may take something up
_FEWEST = 3  # words of a reply that says something
_BRIEF = 14  # words of a reply that answers the last words before it
_MOST_HELD = 12  # statements of the answered post
_MOST_SOUGHT = 150  # statements before a post that answers none in so many words
_POINTED = 1  # words taken up from a post that is answered
_SOUGHT = 2  # the same where any earlier statement may be meant
_RARE = 0.06  # of a text's statements may hold a word that points at one of them
_FEW = 3  # statements that may hold it in a short text
_FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*\d|(?<![\w.])\d")
_JOINS = re.compile(
    r"\b(?:as well|too(?=[.,;!]|$)|also|likewise|same here|indeed|exactly|precisely|agree[ds]?|fair|thanks|thank you"
    r"|congrats|lol|haha|another|a (?:second|third|further)|yes|yeah|yep|granted|sure|true(?=[.,;])|i mean|i meant|sorry|(?:you're|you are|he's|she's|they're|is|are|was|were) right)\b"
)
_DENIES = re.compile(r"n't\b|\b(?:not|no|never|nobody|nothing|none|neither|hardly)\b")
_WORD = re.compile(r"[\w-]+")
_SETTING = re.compile(r"(?:in|for|of|on|at|when|while|after|before|during|since|with|by|as) (?!\d)")
_CALLS_ON = re.compile(rf"{HONORIFIC} [A-Z][\w.-]+(?: [A-Z][\w.-]+)*,")
_HYPHEN = re.compile(r"(?<=\w)[-‑](?=\w)")
_ASKS = re.compile(r"\?\s*$")


def theme_links(context: LinkContext) -> Iterator[Found]:
    """A reply that begins with rare words or a figure of what it answers, and does not agree, disputes that.

    Where the page does not say what is answered, two such words must be in one earlier statement of somebody else.
    """
    themes = _Themes(context)
    for own, told, answered in _replies(context):
        for here in own:
            if joins(here):
                break  # what follows an agreement goes on from it
            if turned_from(context, here) or not _says_something(here):
                continue
            fewest = _POINTED if answered is not None else _SOUGHT
            found = themes.taken_up(here, told, fewest=fewest)
            if found is not None:
                yield found


def echo_reply_links(context: LinkContext) -> Iterator[Found]:
    """A short reply that turns rare words of the last sentence before it against that sentence disputes it."""
    themes = _Themes(context)
    for own, _, answered in _replies(context):
        here = own[0]
        if answered is None or joins(here) or turned_from(context, here) or taken_back(here):
            continue
        last = context.statements_of(answered.id)[-1]
        found = themes.echoed(here, last) if _says_something(here) else None
        if found is not None:
            yield found


def _replies(
    context: LinkContext,
) -> Iterator[tuple[list[Statement], list[Statement], Post | None]]:
    """The first statements of each reply, what it may take up, and the post that it answers where that is known."""
    for post in context.posts():
        own = context.statements_of(post.id)[:_FIRST] if post.duplicate_of is None else []
        if not own or agrees_bare(context, own[0]):
            continue
        answered = addressed(context, post) or context.post(post.quotes)
        answered = answered or context.turn_before(post)
        told = _told(context, answered) if answered is not None else _earlier(context, own[0])
        if told and told[0].speaker != own[0].speaker:
            yield own, told, answered


def _told(context: LinkContext, answered: Post) -> list[Statement]:
    """What a post says; nothing of one that ends with a question, which is answered and not disputed."""
    words = context.draft.text[answered.span.start : answered.span.end]
    return [] if _ASKS.search(words) else context.statements_of(answered.id)[:_MOST_HELD]


def _earlier(context: LinkContext, here: Statement) -> list[Statement]:
    """What others said before a post, the nearest first."""
    before = [s for s in context.statements if s.span.end <= here.span.start]
    return [
        s
        for s in reversed(before[-_MOST_SOUGHT:])
        if s.post != here.post and s.speaker != here.speaker
    ]


def agrees_bare(context: LinkContext, first: Statement) -> bool:
    """Whether a reply agrees in a sentence of few words before its first statement."""
    side = bare_side(context, first)
    return side is not None and side[0] is Relation.SUPPORTS


class _Themes:
    """What each statement begins with, and how many statements hold each word."""

    def __init__(self, context: LinkContext) -> None:
        self._context = context
        self._starts = [sentence.span.start for sentence in context.draft.sentences]
        self._held = {s.id: _words(s.span.quote) for s in context.statements}
        self._count = Counter(word for words in self._held.values() for word in words)
        self._names = _words(" ".join({s.speaker for s in context.statements}))
        self._most = max(_FEW, int(_RARE * len(context.statements)))

    def taken_up(self, here: Statement, told: list[Statement], *, fewest: int) -> Found | None:
        """The link to the statement whose words a reply begins with, or None."""
        theme = self._theme(here)
        if theme is None or _SETTING.match(plain(theme.quote)) or _CALLS_ON.match(theme.quote):
            return None  # where and when, or whom the words are for, is not what is answered
        told_of = _words(theme.quote) - self._names
        rare = {word for word in told_of if self._count[word] <= self._most}
        mine = self._held[here.id]
        best = max(
            told,
            key=lambda t: (len(rare & self._held[t.id]), len(mine & self._held[t.id]), -t.span.start),
        )  # fmt: skip
        if len(rare & self._held[best.id]) < fewest or best.type is ClaimType.DEFINITION:
            return None
        return Found(here, best, Relation.DISPUTES, "reply-takes-up", 0.55, theme, "reply")

    def echoed(self, here: Statement, last: Statement) -> Found | None:
        """The link of a short reply to the last words before it, or None.

        It must repeat two rare words of them, or one where it denies.
        """
        words = here.span.quote
        if len(tokens(words)) > _BRIEF or last.type is ClaimType.DEFINITION:
            return None
        shared = {
            word
            for word in (_words(words) - self._names) & self._held[last.id]
            if self._count[word] <= self._most
        }
        denies = here.polarity is Polarity.NEGATIVE or _DENIES.search(plain(words)) is not None
        if len(shared) < (_POINTED if denies else _SOUGHT):
            return None
        place = next((m for m in _WORD.finditer(words) if _words(m.group()) & shared), None)
        cue = here.span if place is None else self._context.inside(here, *place.span())
        return Found(here, last, Relation.DISPUTES, "reply-echoes", 0.55, cue, "reply")

    def _theme(self, here: Statement) -> Span | None:
        """The words before a statement's main verb, or None where it begins with the verb."""
        number = max(0, bisect_right(self._starts, here.span.start) - 1)
        parses = self._context.draft.parses
        words = parses[number].tokens if number < len(parses) else ()
        own = [t for t in words if here.span.start <= t.start and t.end <= here.span.end]
        verb = next((t for t in own if _finite(t, words)), None)
        if verb is None or verb.start <= here.span.start:
            return None
        end = max((t.end for t in own if t.end <= verb.start), default=here.span.start)
        return self._context.at(here.span.start, end) if end > here.span.start else None


def _finite(token: Token, words: tuple[Token, ...]) -> bool:
    """Whether a token is the first finite verb of a main clause: none that stands in a clause before it."""
    if "VerbForm=Fin" not in token.morph:
        return False
    head = token if token.dep not in {"aux", "cop", "aux:pass"} else words[token.head]
    return head.dep in {"root", "ccomp", "parataxis", "conj"}


def _words(text: str) -> frozenset[str]:
    figures = {figure.strip(".,") for figure in _FIGURE.findall(text)}
    # A name is one word: "SWE-Bench" and "CORE-Bench" share none.
    return frozenset({*content_stems(_HYPHEN.sub("", text)), *figures})


def joins(here: Statement) -> bool:
    """Whether a statement of a reply agrees with what it answers, gives way to it or adds to it."""
    words = plain(here.span.quote)
    side = side_taken(here.span.quote)
    joins = _JOINS.search(words) is not None or accepted(words) is not None
    return joins or (side is not None and side[0] is Relation.SUPPORTS)


def turned_from(context: LinkContext, here: Statement) -> bool:
    """Whether a clause is taken back by the next one of its sentence ("sounds bad, but ...")."""
    after = context.next_in_sentence(here)
    return after is not None and opener(context.opening(after), connectives().contrast) is not None


def _says_something(here: Statement) -> bool:
    plainly = here.stance is Stance.ASSERTED and here.reporter is None
    asks = _ASKS.search(here.span.quote) is not None
    return plainly and not asks and len(tokens(here.span.quote)) > _FEWEST
