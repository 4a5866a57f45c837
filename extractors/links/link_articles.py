"""Comments that agree or disagree in so many words with the text that they stand under.

They bear on what the text's title says it holds: which other claim they mean cannot be told from so few words.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.draft import BlockKind
from extractors.language.shallow import content_stems
from extractors.links.link_comments import commented
from extractors.links.link_context import LinkContext
from extractors.links.link_found import Found
from extractors.links.reply_links import side_taken
from kg.model import AUTHOR, ClaimType, Relation, Stance, Statement

_OPENS = 12  # code points in which a comment that reacts to the whole text takes its side
_FEWEST = 3  # claims of a text that comments stand under
_TITLE_SHARE = 0.5  # of the title's content words, for a claim that says what the title says
_TITLE_WORDS = 2


def article_links(context: LinkContext) -> Iterator[Found]:
    """A comment that answers no other and opens by agreeing or disagreeing takes a side on the text above it.

    ``article-agrees`` and ``article-disagrees``: the cue is in the comment, the other side is the text's own claim
    that holds the words of its title. A text without such a claim gets no link.
    """
    thesis = _thesis(context)
    if thesis is None:
        return
    for post in context.posts():
        told = [s for s in commented(context, post) if _held(s)]
        if len(told) < _FEWEST:
            continue
        own = context.statements_of(post.id)
        side = side_taken(own[0].span.quote) if own else None
        if side is None or own[0].speaker == thesis.speaker or own[0].reporter is not None:
            continue
        relation, start, end = side
        # "Far too charitable" does not say which way; a cue further on is about something in the comment.
        if start > _OPENS or own[0].span.quote[start:end].lower().startswith("too "):
            continue
        test = "article-agrees" if relation is Relation.SUPPORTS else "article-disagrees"
        yield Found(
            own[0], thesis, relation, test, 0.5, context.inside(own[0], start, end), "reply"
        )


def _thesis(context: LinkContext) -> Statement | None:
    """The text's own claim that holds most words of its title, the first of equals; None where none holds half."""
    heads = (b for b in context.draft.blocks if b.kind in {BlockKind.TITLE, BlockKind.HEADING})
    title = next(heads, None)
    wanted = content_stems(title.span.quote) if title is not None and title.post is None else set()
    least = max(_TITLE_WORDS, _TITLE_SHARE * len(wanted))
    own = [s for s in context.statements if s.post is None and _held(s) and s.speaker == AUTHOR]
    told = [(len(wanted & content_stems(s.span.quote)), -s.span.start, s) for s in own]
    best = max(told, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] >= least else None


def _held(statement: Statement) -> bool:
    return statement.stance is Stance.ASSERTED and statement.type is not ClaimType.DEFINITION
