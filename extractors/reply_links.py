"""Links from a post to the post that it answers or quotes, where its words take a side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.link_context import LinkContext
from extractors.shallow import content_stems
from extractors.wording import connectives
from kg.model import ClaimType, Post, Relation, Span, Statement

_SHARED = 2  # content words that point a reply at one statement of a post
_FIRST = 3  # statements of a reply that may take a side


@dataclass(frozen=True, slots=True)
class Reply:
    """A statement of a reply that sides with a statement of the post it answers, or against it.

    Args:
        reply: the statement that takes the side.
        answered: the statement that it is about.
        relation: supports or disputes.
        test: the test that passed.
        confidence: 0 to 1.
        cue: the words that take the side.
        kind: ``reply`` or ``quote``.
    """

    reply: Statement
    answered: Statement
    relation: Relation
    test: str
    confidence: float
    cue: Span
    kind: str


def reply_links(context: LinkContext) -> Iterator[Reply]:
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
        for statement in own:
            found = _side(context, post, statement, answered)
            if found is not None:
                yield found
                break


def _side(context: LinkContext, post: Post, statement: Statement, answered: Post) -> Reply | None:
    sign = _cue_in(statement.span.quote)
    if sign is None:
        return None
    relation, start, end = sign
    targets = [t for t in context.statements_of(answered.id) if t.id != statement.id]
    if not targets or targets[0].speaker == statement.speaker:
        return None
    target = _target(statement, targets)
    return Reply(
        reply=statement,
        answered=target,
        relation=relation,
        test="reply-agrees" if relation is Relation.SUPPORTS else "reply-disagrees",
        confidence=0.7,
        cue=context.inside(statement, start, end),
        kind="reply" if post.reply_to is not None else "quote",
    )


def _target(statement: Statement, targets: list[Statement]) -> Statement:
    """The statement that a reply is about: sharing most words with it, else the post's main one."""
    own = content_stems(statement.span.quote)
    return max(
        targets,
        key=lambda t: (
            len(own & content_stems(t.span.quote)) >= _SHARED,
            t.type is ClaimType.FORECAST,
            t.salience,
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
