"""Links from a post to the post that it answers or quotes, where its words take a side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.wording import connectives
from extractors.language.shallow import content_stems, tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import accepted, link_cues, opener, plain, reinterpreted, retort
from extractors.links.link_found import Found
from extractors.links.link_meant import Meant, told_in
from kg.model import Post, Relation, Statement

_SHARED = 2  # content words that point a reply at one statement of a post
_BARE = 5  # words of a sentence that only takes a side
_REFUSALS = frozenset({"no.", "nope.", "false.", "not really.", "not quite.", "hardly.", "not so."})
_DISAGREES = "reply-disagrees"
_ARGUMENT = re.compile(
    r"(?:this|that|your|the|his|her|their) (?:whole |entire )?(?:argument|reasoning|case|logic|analysis|calculation|math|maths|napkin math|arithmetic|post|take)\b"
)
_AGREES_WHERE = {
    "exactly": re.compile(
        r"(?:.*[.!?;:]\s*|(?:yes|yeah|yep|oh)\W+)?\|\s*(?:[.,!;:–—-].*|(?:this|right|so|my)\b.*)?",
        re.DOTALL,
    ),
    "agree": re.compile(
        r"(?:.*\b(?:i|we|i'd|we'd|we're)(?:\s\w+){0,2}\s+|.*[.!?;:]\s*)?\|.*", re.DOTALL
    ),
    "correct": re.compile(
        r"(?!.*\b(?:to|will|i'll|we'll|can|could|should|must|me|please)\s+\|).*", re.DOTALL
    ),
    "true": re.compile(r".*\|(?!\s+(?:if|only|of|for|north)\b).*", re.DOTALL),
}  # what stands before a word of agreement, "|", and what stands after it
_DISAGREES_WHERE = {
    "wrong": re.compile(
        r"(?!.*\b(?:the|an?|two|three|something|anything|nothing|what's|what|where|identical|confident|confidently|precisely|goes?|going|went|gone"
        r"|gets?|got|love to be|like to be|hope to be|prove(?:n|d|s)?|of (?:it|them|these|those|which) (?:is|are|was|were))\s+\|)"
        r".*\|(?:\W*|\W*[.,;:!?()–—-].*|\s+(?:on|about|to|here|there|if|because|in|that|by|when|with|for|at|and|but|so|again|within|way round)\b.*)",
        re.DOTALL,
    ),
    "doubt": re.compile(
        r"(?!.*\b(?:my|your|his|her|its|our|their|the|an?|main|biggest|only|some|any|without|beyond|in|of|reasonable)\s+\|).*",
        re.DOTALL,
    ),
}  # the same for words of disagreement
_ASKS = re.compile(r"\?[\s\"'”’)]*$")
_FIRST = 3  # statements of a reply that may take a side
_MANY = 3  # statements of a post of which agreement may mean any


def reply_links(context: LinkContext) -> Iterator[Found]:
    """The sides that replies take, by post.

    The cue must stand in one of the reply's first statements; without a cue there is no link.
    """
    meant = Meant(context)
    for post in context.posts():
        if post.duplicate_of is not None:
            continue
        answered, own = _answer(context, post)
        if answered is None:
            continue
        bare = _bare_side(context, meant, post, own, answered)
        if bare is not None:
            yield bare
            continue
        agreed: Found | None = None
        for statement in own:
            sign = _sign(context, statement, first=statement is own[0], turning=agreed is not None)
            found = None if sign is None else _side(context, meant, post, statement, answered, sign)
            if found is None:
                continue
            one = agreed is not None and context.same_sentence(agreed.from_, statement)
            if agreed is not None and one and not _points(statement, found.to):
                # "Right that P, but Q" turns from what was granted where Q points at nothing else.
                found = replace(found, to=agreed.to)
            yield found
            opening = _whole(context, statement, answered) if found.test == _DISAGREES else None
            if opening is not None:
                yield replace(found, to=opening, test="reply-argument")
            # "Agreed, ... But ..." takes a second side; nothing else does.
            if found.relation is Relation.DISPUTES or agreed is not None:
                break
            agreed = found


def _answer(context: LinkContext, post: Post) -> tuple[Post | None, list[Statement]]:
    """What a post answers, or in talk the turn before it, with the first statements of the post that may take a side."""
    own = context.statements_of(post.id)[:_FIRST]
    answered = context.post(post.reply_to) or context.post(post.quotes)
    if answered is not None:
        return _meant(context, post, answered), own
    turn = context.turn_before(post)
    if turn is None or ends_asking(context, turn):
        return None, []
    # In talk "But ..." turns from anything said; who sides says so in their own voice.
    return turn, [
        here
        for here in own
        if here.reporter is None and _doubt_at(context, here, turning=False) is None
    ]


def _meant(context: LinkContext, post: Post, answered: Post) -> Post:
    """Which of somebody's posts a reply means that only names them ("@ana ..."): the one whose words it takes up.

    The page's own word, a quotation or a place in a tree, is not questioned.
    """
    named = context.draft.text[post.span.start : post.span.end].lstrip().startswith("@")
    if not named or post.quotes is not None or answered.handle is None:
        return answered
    own = content_stems(context.draft.text[post.span.start : post.span.end])
    own -= content_stems(f"{answered.handle} {answered.author or ''}")

    def shared(other: Post) -> int:
        told = " ".join(s.span.quote for s in context.statements_of(other.id))
        return len(own & content_stems(told))

    earlier = [
        other
        for other in context.posts()
        if other.handle == answered.handle and other.span.start < post.span.start
    ]
    best = max(earlier, key=lambda other: (shared(other), other.span.start), default=answered)
    clear = shared(best) >= _SHARED and shared(best) > shared(answered)
    return best if clear else answered


def ends_asking(context: LinkContext, post: Post) -> bool:
    """Whether a post ends with a question, which is answered and not disputed."""
    return _ASKS.search(context.draft.text[post.span.start : post.span.end]) is not None


def bare_side(context: LinkContext, first: Statement) -> tuple[Relation, int, int] | None:
    """The side that a sentence of few words right before a post's statement takes ("Exactly."), or None.

    Such a sentence is no statement of its own; the one after it says what is meant.
    """
    words, start = context.sentence_before(first)
    if not words or len(tokens(words)) > _BARE or words.rstrip().endswith("?"):
        return None
    side = side_taken(words)
    if side is None:
        lowered = plain(words).strip(" .!,") + "."
        if lowered not in _REFUSALS:
            return None
        side = (Relation.DISPUTES, 0, len(lowered) - 1)
    return side[0], start + side[1], start + side[2]


def _bare_side(
    context: LinkContext, meant: Meant, post: Post, own: list[Statement], answered: Post
) -> Found | None:
    """The link of a reply that opens with "Exactly." or "Wrong." and then says what it means."""
    side = bare_side(context, own[0]) if own else None
    if side is None:
        return None
    relation, start, end = side
    first = own[0]
    test = "reply-agrees" if relation is Relation.SUPPORTS else _DISAGREES
    turning = relation is Relation.SUPPORTS and opener(
        context.opening(first), connectives().contrast
    )
    if turning:
        return None  # "True. But ..." is left to the words that turn
    at = first.span.start
    return _side(context, meant, post, first, answered, (relation, start - at, end - at, test))


def _sign(
    context: LinkContext, statement: Statement, *, first: bool, turning: bool
) -> tuple[Relation, int, int, str] | None:
    """The side that a statement takes, the place of its words and the test, or None."""
    if accepted(statement.span.quote) is not None:
        return None  # whoever gives way has a test of their own
    if turning or first:
        turn = _doubt_at(context, statement, turning=turning)
        if turn is not None:
            return Relation.DISPUTES, *turn, "reply-doubts"
    if turning:
        return None
    found = side_taken(statement.span.quote)
    if found is None:
        return None
    relation, start, end = found
    test = "reply-agrees" if relation is Relation.SUPPORTS else _DISAGREES
    return relation, start, end, test


def _doubt_at(
    context: LinkContext, statement: Statement, *, turning: bool
) -> tuple[int, int] | None:
    """Where a reply's head doubts what it answers; ``turning`` asks for a contrast after an agreement."""
    lowered = plain(statement.span.quote)
    if turning:
        # The "but" of "Right, but ..." stands before the clause that it opens.
        word = opener(context.opening(statement), connectives().contrast)
        if word is None:
            return None
        start = context.words(statement, word).start - statement.span.start
        return start, start + len(word)
    for cue in link_cues().reply_doubts:
        if lowered.startswith(cue):
            return 0, len(cue.rstrip())
    return reinterpreted(lowered) or retort(lowered)


def _side(
    context: LinkContext,
    meant: Meant,
    post: Post,
    statement: Statement,
    answered: Post,
    sign: tuple[Relation, int, int, str],
) -> Found | None:
    relation, start, end, test = sign
    told = [t for t in told_in(context, answered) if t.id != statement.id]
    # What a post grants before its "but" is not what it argues.
    targets = [t for t in told if not is_granted(context, t)] or told
    if not targets or targets[0].speaker == statement.speaker:
        return None
    target = meant.claim(statement, targets)
    many = relation is Relation.SUPPORTS and len(targets) > _MANY
    if many and not meant.hints(statement, target):
        return None  # with which of many claims somebody agrees is not told
    return Found(
        statement,
        target,
        relation,
        test,
        0.7 if test != "reply-doubts" else 0.6,
        context.inside(statement, start, end),
        "reply" if post.reply_to is not None else "quote",
    )


def _whole(context: LinkContext, statement: Statement, answered: Post) -> Statement | None:
    """What a post argues for, where a reply turns against its argument as a whole ("This argument ignores ..."), or None.

    The post's first claim that it does not grant to somebody else.
    """
    if _ARGUMENT.match(plain(statement.span.quote)) is None:
        return None
    told = [t for t in context.statements_of(answered.id) if not is_granted(context, t)]
    return told[0] if told and told[0].speaker != statement.speaker else None


def _points(statement: Statement, target: Statement) -> bool:
    """Whether a statement shares enough words with another to be about it."""
    own, other = content_stems(statement.span.quote), content_stems(target.span.quote)
    return len(own & other) >= _SHARED


def is_granted(context: LinkContext, statement: Statement) -> bool:
    """Whether a statement grants a point that the next clause of its sentence turns from."""
    after = context.next_in_sentence(statement)
    if after is None or opener(context.opening(after), connectives().contrast) is None:
        return False
    found = side_taken(statement.span.quote)
    return found is not None and found[0] is Relation.SUPPORTS


def side_taken(words: str) -> tuple[Relation, int, int] | None:
    """The first cue of agreement or disagreement in some words, with its place, or None.

    Disagreement wins where both are there.
    """
    lexicon = connectives()
    lowered = words.lower().replace("’", "'")
    for relation, cues in (
        (Relation.DISPUTES, lexicon.disagreement),
        (Relation.SUPPORTS, lexicon.agreement),
    ):
        for cue in sorted(cues, key=lambda c: (-len(c), c)):
            match = re.search(rf"(?<![\w'-]){re.escape(cue)}(?![\w-])", lowered)
            if match is None or _cancelled(lowered, match.start(), lexicon.cancelling):
                continue
            if _sides_there(lowered, relation, *match.span()):
                return relation, match.start(), match.end()
    return None


def _sides_there(lowered: str, relation: Relation, start: int, end: int) -> bool:
    """Whether a word takes a side there: "I agree" but not "they agree", "that's wrong" but not "the wrong date"."""
    places = _AGREES_WHERE if relation is Relation.SUPPORTS else _DISAGREES_WHERE
    test = places.get(lowered[start:end])
    return test is None or test.fullmatch(f"{lowered[:start]}|{lowered[end:]}") is not None


def _cancelled(lowered: str, at: int, cancelling: tuple[str, ...]) -> bool:
    """Whether a word right before a cue takes its force ("not wrong", "if you disagree")."""
    before = lowered[max(0, at - 24) : at].rstrip()
    if before.endswith("you") and re.match(r"(?:dis)?agree|doubt", lowered[at:]):
        return True  # "you disagree" tells of the reader, not of the writer
    return any(
        re.search(rf"(?:\b|(?<=\w)){re.escape(word)}(?:\s+\w+)?$", before) is not None
        for word in cancelling
    ) or before.endswith("if")
