"""Links between voices that answer each other: one denies, grants or rates what another has just said.

An answer takes up what it answers: by the same predicate with the other polarity ("That isn't a threat." "It is a
threat when ..."), by a pronoun ("The board denies it", "I would give her a 30% chance"), or by the other's name
("Kroll may be right about the north").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.draft import Token
from extractors.language.shallow import content_stems, tokens
from extractors.links.link_context import LinkContext, Stated
from extractors.links.link_cues import alternatives, link_cues, opener, plain
from extractors.links.link_found import Found
from kg.model import ClaimType, Relation, Span, Stance, Statement, is_named

_NEAR = 4  # statements back in which a predicate is still heard
_EARLIER = 24  # statements of earlier turns that a name may point at
_CONCEDED = 4  # statements after a concession in which it is turned from
_EMPTY = frozenset(
    {"case", "thing", "way", "same", "true", "one", "point", "question", "all", "it", "that", "so"}
)
_DENIES = re.compile(
    r"(?:but |yet |still, )?(?:the |its |their |[\w.'-]+ ){1,4}?(?:flatly |firmly |strongly )?"
    r"(?:denies|denied|deny|rejects|rejected|reject|disputes|disputed|dispute|dismisses|dismissed|dismiss|contests|contested)"
    r" (?:it|this|that|the (?:claim|rumour|rumor|report|story|charge|idea|suggestion|figure|estimate|accusation))\b"
)
_RATES = re.compile(
    r"(?:but |yet |still, )?(?:i|we)(?:'d| would)? (?:would )?(?:give|put|rate|see|make)s? (?:her|him|them|it|that|this)\b"
    r"|(?:but |yet |still, )?(?:i|we)(?:'d| would)? (?:would )?(?:give|put|rate) (?:the (?:odds|chances?) (?:of|on) (?:it|that|this))\b"
)
_GRANTS = re.compile(
    r"(?:(?:yeah|yes|ok|okay|well)\W+)?(?:granted|admittedly|to be sure|to be fair|of course|certainly|no doubt|true|it is true|it's true|i grant|sure)\b"
)
_ALLOWS = re.compile(
    r"(?:maybe|perhaps|possibly|it's possible|it is possible|it may be|it might be|conceivably)\b"
)
_POINTS_BACK = re.compile(
    r"(?:this|that|it|which) (?:may|might|could)(?: well| all)? be (?:true|so|right|fair|warranted|justified|correct|the case)\b"
)
_LOW, _HIGH = 0.45, 0.6


def echo_links(context: LinkContext) -> Iterator[Found]:
    """One voice says that something is an X, the next that it is not, or the other way round."""
    predicates = _Predicates(context)
    for n, here in enumerate(context.statements):
        mine = predicates.of(here)
        if mine is None or not _plain(here):
            continue
        for other in reversed(context.statements[max(0, n - _NEAR) : n]):
            theirs = predicates.of(other)
            if theirs is None or other.speaker == here.speaker or not _plain(other):
                continue
            if theirs[0].lemma == mine[0].lemma and theirs[1] is not mine[1]:
                yield Found(
                    here, other, Relation.DISPUTES, "opposite-predicate", 0.65,
                    context.at(mine[0].start, mine[0].end), "polarity",
                    other=context.at(theirs[0].start, theirs[0].end),
                )  # fmt: skip
                break


def denied_links(context: LinkContext) -> Iterator[Found]:
    """Of whom the text's own voice says that they deny "it" dispute what was told right before."""
    for here in context.statements:
        match = _DENIES.match(plain(here.span.quote))
        before = context.before_in_paragraph(here) if match is not None else None
        if match is None or before is None or before.stance is Stance.QUESTIONED:
            continue
        if here.reporter is not None:
            continue  # their words are told as theirs, and judged by the cue that does so
        cue = context.inside(here, *match.span())
        yield Found(here, before, Relation.DISPUTES, "denied", 0.65, cue, "stance")


def rated_links(context: LinkContext) -> Iterator[Found]:
    """Who gives somebody else's forecast, told right before, a low chance disputes it; a high one supports it."""
    for stated in context.all_forecasts():
        here = stated.statement
        match = _RATES.match(plain(here.span.quote))
        before = context.heard_before(here) if match is not None else None
        if match is None or before is None or before.speaker == here.speaker:
            continue
        relation = _rating(stated)
        if relation is None or before.type is not ClaimType.FORECAST:
            continue
        yield Found(
            here, before, relation, "chance-given", 0.65, context.inside(here, *match.span()),
            "quantity",
        )  # fmt: skip


def conceded_links(context: LinkContext) -> Iterator[Found]:
    """What turns from a granted point disputes it ("Granted, P. ... Even so, Q").

    The relation of concession in Rhetorical Structure Theory (Mann and Thompson 1988).
    """
    for n, granted in enumerate(context.statements):
        words = plain(granted.span.quote)
        grants, allows = _GRANTS.match(words), _ALLOWS.match(words)
        back = _POINTS_BACK.match(words)
        match = grants or allows or back
        if match is None or opener(words, connectives().contrast):
            continue
        block = context.sentence(granted).block
        # What is only held possible is turned from at once or not at all.
        for here in context.statements[n + 1 : n + 1 + (_CONCEDED if grants else 1)]:
            if context.sentence(here).block != block or here.speaker != granted.speaker:
                break
            turn = opener(context.opening(here), connectives().contrast)
            point = context.before_in_paragraph(granted) if back else None
            if turn is not None and point is not None:
                # "That may be so, but Q": Q answers what "that" stands for.
                yield Found(
                    here, point, Relation.DISPUTES, "concession-turned", 0.6,
                    context.words(here, turn), "connective", other=point.span,
                )  # fmt: skip
                break
            if turn is not None:
                yield Found(
                    here, granted, Relation.DISPUTES, "concession-turned", 0.6,
                    context.words(here, turn), "connective",
                    other=context.inside(granted, *match.span()),
                )  # fmt: skip
                break


def granted_links(context: LinkContext) -> Iterator[Found]:
    """Somebody who is named as right in a later turn or post is supported there, in what the words take up."""
    pattern = re.compile(rf"(?:{alternatives(link_cues().endorsing)})\b")
    for n, here in enumerate(context.statements):
        if here.post is None or here.reporter is not None or here.stance is not Stance.ASSERTED:
            continue
        match = pattern.search(plain(here.span.quote)[:80])
        if match is None:
            continue
        names = set(re.findall(r"[\w-]+", here.span.quote[: match.start()]))
        own = content_stems(here.span.quote)
        said = [
            s
            for s in context.statements[max(0, n - _EARLIER) : n]
            if is_named(s.speaker) and s.speaker != here.speaker and s.post != here.post
            and names & set(s.speaker.split())
        ]  # fmt: skip
        name = content_stems(" ".join(names))
        about = [s for s in said if (own - name) & content_stems(s.span.quote)]
        if about:
            yield Found(
                here, about[-1], Relation.SUPPORTS, "granted", 0.6,
                context.inside(here, *match.span()), "stance",
            )  # fmt: skip


def _rating(stated: Stated) -> Relation | None:
    chance = stated.probability
    if chance.point <= _LOW:
        return Relation.DISPUTES
    return Relation.SUPPORTS if chance.low >= _HIGH else None


def _plain(statement: Statement) -> bool:
    return statement.stance in {Stance.ASSERTED, Stance.REPORTED} and statement.type in {
        ClaimType.CLAIM,
        ClaimType.FORECAST,
    }


class _Predicates:
    """What a statement says that something is or is not."""

    def __init__(self, context: LinkContext) -> None:
        self._context = context
        self._starts = [sentence.span.start for sentence in context.draft.sentences]
        self._known: dict[str, tuple[Token, bool] | None] = {}

    def of(self, statement: Statement) -> tuple[Token, bool] | None:
        """The first noun or adjective that stands with "be", and whether it is denied, or None."""
        if statement.id not in self._known:
            self._known[statement.id] = self._found(statement.span)
        return self._known[statement.id]

    def _found(self, span: Span) -> tuple[Token, bool] | None:
        number = max(0, bisect_right(self._starts, span.start) - 1)
        parses = self._context.draft.parses
        words = parses[number].tokens if number < len(parses) else ()
        for place, word in enumerate(words):
            inside = span.start <= word.start and word.end <= span.end
            if not inside or word.pos not in {"NOUN", "ADJ"} or word.lemma in _EMPTY:
                continue
            mine = [t for t in words if t.head == place and t is not word]
            if any(t.dep == "cop" and t.lemma == "be" for t in mine):
                if word.dep not in {"root", "ccomp", "conj", "parataxis"}:
                    continue
                denied = any(
                    "Polarity=Neg" in t.morph or t.lemma in {"not", "never", "no"} for t in mine
                )
                return (words[place], denied)
        return None


def bare_denial(words: str, cue_end: int) -> bool:
    """Whether somebody's "rejects" or "disagrees" is followed by no more than "that" before a new clause."""
    return (
        re.match(
            r"\s*(?:(?:with )?(?:that|this|it|both)?\s*(?:[:.;,]|$)|(?:with )?(?:that|this|it|both) and\b)",
            words[cue_end:],
        )
        is not None
    )


def told_next(context: LinkContext, here: Statement) -> Statement | None:
    """What somebody says after a sentence that only tells that they disagree, or None."""
    for other in context.after(context.number_of(here)):
        if other.speaker != here.speaker:
            return None
        if len(tokens(other.span.quote)) > _NEAR:
            return other
    return None
