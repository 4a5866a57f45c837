"""Links from a post to the post that it answers or quotes, where its words take a side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import link_cues, opener, plain, reinterpreted, retort
from extractors.links.link_found import Found
from kg.model import ClaimType, Post, Relation, Statement

_SHARED = 2  # content words that point a reply at one statement of a post
_SHORT_POST = 4  # statements
_FIRST = 3  # statements of a reply that may take a side


def reply_links(context: LinkContext) -> Iterator[Found]:
    """The sides that replies take, by post.

    The cue must stand in one of the reply's first statements; without a cue there is no link.
    """
    for post in context.posts():
        if post.duplicate_of is not None:
            continue
        answered = context.post(post.reply_to) or context.post(post.quotes)
        if answered is None:
            continue
        own = context.statements_of(post.id)[:_FIRST]
        sided: Relation | None = None
        for statement in own:
            sign = _sign(statement, first=statement is own[0], after=sided)
            found = None if sign is None else _side(context, post, statement, answered, sign)
            if found is not None:
                yield found
                # "Agreed, ... But ..." takes a second side; nothing else does.
                if found.relation is Relation.DISPUTES or sided is not None:
                    break
                sided = found.relation


def _sign(
    statement: Statement, *, first: bool, after: Relation | None
) -> tuple[Relation, int, int, str] | None:
    """The side that a statement takes, the place of its words and the test, or None."""
    if after is not None or first:
        turn = _doubt_at(statement, turning=after is not None)
        if turn is not None:
            return Relation.DISPUTES, *turn, "reply-doubts"
    if after is not None:
        return None
    found = _cue_in(statement.span.quote)
    if found is None:
        return None
    relation, start, end = found
    test = "reply-agrees" if relation is Relation.SUPPORTS else "reply-disagrees"
    return relation, start, end, test


def _doubt_at(statement: Statement, *, turning: bool) -> tuple[int, int] | None:
    """Where a reply's head doubts what it answers; ``turning`` asks for a contrast after an agreement."""
    lowered = plain(statement.span.quote)
    if turning:
        word = opener(lowered, connectives().contrast)
        return (0, len(word)) if word else None
    for cue in link_cues().reply_doubts:
        if lowered.startswith(cue):
            return 0, len(cue.rstrip())
    return reinterpreted(lowered) or retort(lowered)


def _side(
    context: LinkContext,
    post: Post,
    statement: Statement,
    answered: Post,
    sign: tuple[Relation, int, int, str],
) -> Found | None:
    relation, start, end, test = sign
    targets = [t for t in context.statements_of(answered.id) if t.id != statement.id]
    if not targets or targets[0].speaker == statement.speaker:
        return None
    return Found(
        statement,
        _target(statement, targets, turns=test == "reply-doubts"),
        relation,
        test,
        0.7 if test != "reply-doubts" else 0.6,
        context.inside(statement, start, end),
        "reply" if post.reply_to is not None else "quote",
    )


def _target(statement: Statement, targets: list[Statement], *, turns: bool) -> Statement:
    """The statement that a reply is about: sharing most words with it, else a forecast, else the post's first.

    A short post states its claim first and gives its reasons after; in a long one salience decides.
    """
    own = content_stems(statement.span.quote)
    long = len(targets) > _SHORT_POST
    return max(
        targets,
        key=lambda t: (
            len(own & content_stems(t.span.quote)) >= (1 if turns else _SHARED),
            t.type is ClaimType.FORECAST,
            t.salience if long else 0,
            -t.span.start,
        ),
    )


def _cue_in(words: str) -> tuple[Relation, int, int] | None:
    """The first cue of agreement or disagreement; disagreement wins where both are there."""
    lexicon = connectives()
    lowered = words.lower().replace("’", "'")
    for relation, cues in (
        (Relation.DISPUTES, lexicon.disagreement),
        (Relation.SUPPORTS, lexicon.agreement),
    ):
        for cue in sorted(cues, key=lambda c: (-len(c), c)):
            match = re.search(rf"(?<![\w'-]){re.escape(cue)}(?![\w-])", lowered)
            if match is not None and not _cancelled(lowered, match.start(), lexicon.cancelling):
                return relation, match.start(), match.end()
    return None


def _cancelled(lowered: str, at: int, cancelling: tuple[str, ...]) -> bool:
    """Whether a word right before a cue takes its force ("not wrong", "if you disagree")."""
    before = lowered[max(0, at - 24) : at].rstrip()
    if before.endswith("you") and re.match(r"(?:dis)?agree|doubt", lowered[at:]):
        return True  # "you disagree" tells of the reader, not of the writer
    return any(
        re.search(rf"(?:\b|(?<=\w)){re.escape(word)}(?:\s+\w+)?$", before) is not None
        for word in cancelling
    ) or before.endswith("if")
