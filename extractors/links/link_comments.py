"""Links from comments to the text that they stand under, and between words of opposite polarity.

A comment is tied to one claim only where it repeats that claim's words: in a quotation, in "the part about
X", or by saying of the same thing what the claim denies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractors.draft import BlockKind, Token
from extractors.language.shallow import content_stems, stem
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import alternatives, link_cues, plain
from extractors.links.link_found import Found
from extractors.links.reply_links import bare_side, side_taken
from kg.model import ClaimType, Post, Relation, Span, Stance, Statement

_AFTER_QUOTE = 2  # statements after a quotation that may take a side
_FIRST = 4  # statements of a comment that may point at a part
_MOST = 400  # statements of a text that a comment is held against
_COVERED = 0.6  # of a quotation's content words
_FEWEST_WHOLE = 2  # of one that repeats a claim's words to the letter
_FEWEST = 4  # content words of a quotation that points at one claim
_PART = re.compile(
    r"\b(?:the|that|your|his|her|their) (?:part|point|bit|claim|section|argument|idea) (?:about|on) (?:the )?(?P<noun>[\w-]+)"
)
_NEGATIVE = frozenset(
    {
        "not",
        "never",
        "n't",
        "nothing",
        "nobody",
        "none",
        "neither",
        "hardly",
        "barely",
        "rarely",
        "seldom",
    }
)
_LIGHT = frozenset(
    {
        *("be", "have", "do", "say", "think", "get", "make", "go", "see", "take", "give", "know", "want", "need"),
        *("come", "use", "work", "look", "seem", "believe", "mean", "tell", "let", "put", "expect", "happen"),
    }
)  # fmt: skip


def quoted_links(context: LinkContext) -> Iterator[Found]:
    """What a post says right after a quotation takes a side on the claim whose words it repeats."""
    for number, block in enumerate(context.draft.blocks):
        if block.kind is not BlockKind.QUOTE or block.post is None or block.quotes is None:
            continue
        target = _quoted(context, block.quotes, block.span.quote)
        if target is None:
            continue
        answers = [s for s in context.in_block(number + 1) if s.post == block.post]
        for answer in answers[:_AFTER_QUOTE]:
            at = answer.span.start
            said = side_taken(answer.span.quote)
            side = (said[0], at + said[1], at + said[2]) if said else bare_side(context, answer)
            if side is None or answer.speaker == target.speaker:
                continue
            relation, start, end = side
            test = "quote-agrees" if relation is Relation.SUPPORTS else "quote-disagrees"
            yield Found(answer, target, relation, test, 0.7, context.at(start, end), "quote")
            break


def comment_links(context: LinkContext) -> Iterator[Found]:
    """A comment that sides with or against "the part about X" bears on the claim that tells of X."""
    for post in context.posts():
        told = commented(context, post)
        for statement in context.statements_of(post.id)[:_FIRST] if told else []:
            part = _PART.search(plain(statement.span.quote))
            side = side_taken(statement.span.quote) if part is not None else None
            if part is None or side is None:
                continue
            noun = stem(part["noun"])
            about = [s for s in told if noun in _stems(s)]
            if not about:
                continue
            relation, start, end = side
            test = "comment-agrees" if relation is Relation.SUPPORTS else "comment-disagrees"
            target = max(about, key=lambda s: (s.salience, -s.span.start))
            yield Found(
                statement, target, relation, test, 0.6, context.inside(statement, start, end),
                "quote", other=_word(context, target, noun),
            )  # fmt: skip


def polarity_links(context: LinkContext) -> Iterator[Found]:
    """One denies with the same verb what the other affirms: a comment of its text, a reply of its post.

    In one paragraph, a denial turns against the model or assumption that was told right before.
    """
    syntax = _Syntax(context)
    for post in context.posts():
        answered = context.post(post.reply_to) or context.post(post.quotes)
        answered = answered or context.turn_before(post)
        told = commented(context, post) if answered is None else context.statements_of(answered.id)
        for here in context.statements_of(post.id) if post.duplicate_of is None else []:
            for other in told:
                if here.speaker != other.speaker and _open_to(here) and _open_to(other):
                    # "They do snap" answers a denial; nothing else need be shared.
                    shared = 0 if syntax.insists(here) else 1
                    found = syntax.opposite(here, other, shared=shared)
                    if found is not None:
                        yield found
                        break
    described = re.compile(
        rf"\b(?:model|{alternatives(link_cues().argued_nouns)})s?\b(?: in which| where| that)\b|\bassum\w+ that\b"
    )
    for here in context.statements:
        before = context.before_in_paragraph(here)
        if (
            before is None
            or not _open_to(here)
            or described.search(plain(before.span.quote)) is None
        ):
            continue
        found = syntax.opposite(here, before, shared=0)
        if found is not None and syntax.denies(found.from_):
            yield found


class _Syntax:
    """What statements say with which verb, and whether they deny it."""

    def __init__(self, context: LinkContext) -> None:
        self._context = context
        self._starts = [sentence.span.start for sentence in context.draft.sentences]
        self._known: dict[str, tuple[tuple[Token, ...], tuple[bool, ...]]] = {}

    def opposite(self, here: Statement, other: Statement, *, shared: int) -> Found | None:
        """The dispute, where the main verb of the first stands in the other with the other polarity."""
        verb = self._main(here)
        if verb is None or verb[0].lemma in _LIGHT:
            return None
        token, negated = verb
        words, negations = self._words(other)
        for word, no in zip(words, negations, strict=True):
            if word.lemma != token.lemma or no is negated:
                continue
            common = (_stems(here) & _stems(other)) - {stem(token.lemma)}
            if len(common) < shared:
                continue
            text = self._context
            return Found(
                here, other, Relation.DISPUTES, "opposite-polarity", 0.6,
                text.at(token.start, token.end), "polarity", other=text.at(word.start, word.end),
            )  # fmt: skip
        return None

    def insists(self, here: Statement) -> bool:
        """Whether a statement affirms with an emphatic "do" ("expectations do snap back")."""
        words, _ = self._words(here)
        verb = self._main(here)
        if verb is None or verb[1]:
            return False
        before = words[words.index(verb[0]) - 1] if words.index(verb[0]) else None
        return before is not None and before.lemma == "do" and before.pos == "AUX"

    def denies(self, here: Statement) -> bool:
        """Whether the main verb of a statement is negated."""
        verb = self._main(here)
        return verb is not None and verb[1]

    def _main(self, here: Statement) -> tuple[Token, bool] | None:
        words, negations = self._words(here)
        for word, no in zip(words, negations, strict=True):
            if word.dep == "root" and word.pos == "VERB":
                return word, no
        return None

    def _words(self, here: Statement) -> tuple[tuple[Token, ...], tuple[bool, ...]]:
        known = self._known.get(here.id)
        if known is None:
            number = max(0, bisect_right(self._starts, here.span.start) - 1)
            parses = self._context.draft.parses
            tokens = parses[number].tokens if number < len(parses) else ()
            denied = _denied(tokens)
            inside = [
                (t, n in denied)
                for n, t in enumerate(tokens)
                if here.span.start <= t.start and t.end <= here.span.end
            ]
            known = (tuple(t for t, _ in inside), tuple(no for _, no in inside))
            self._known[here.id] = known
        return known


def _denied(tokens: tuple[Token, ...]) -> frozenset[int]:
    """Indices of the words that a negation bears on: "do not forget", "forgets nothing", "no one forgets"."""
    found: set[int] = set()
    for token in tokens:
        if token.lemma == "no" and token.dep == "det":
            found.add(tokens[token.head].head)
        elif "Polarity=Neg" in token.morph or token.lemma in _NEGATIVE:
            found.add(token.head)
    return frozenset(found)


def commented(context: LinkContext, post: Post) -> list[Statement]:
    """The statements of the text that a post stands under; none where it answers or quotes a post."""
    if post.duplicate_of is not None or post.reply_to is not None or post.quotes is not None:
        return []
    return [s for s in context.statements[:_MOST] if s.post is None]


def _quoted(context: LinkContext, block: int, quotation: str) -> Statement | None:
    """The statement of a block that holds most of a quotation's words, or None."""
    wanted = content_stems(quotation)
    words = plain(quotation).strip(' .…“”"')
    whole = [s for s in context.in_block(block) if words in plain(s.span.quote)]
    if whole and len(wanted) >= _FEWEST_WHOLE:
        return whole[0]
    if len(wanted) < _FEWEST:
        return None
    best = max(
        context.in_block(block),
        key=lambda s: (len(wanted & content_stems(s.span.quote)), -s.span.start),
        default=None,
    )
    if best is None:
        return None
    return best if len(wanted & content_stems(best.span.quote)) >= _COVERED * len(wanted) else None


def _open_to(statement: Statement) -> bool:
    """Whether a statement says outright that something is so or is not."""
    plainly = statement.stance in {Stance.ASSERTED, Stance.REPORTED}
    return plainly and statement.type in {ClaimType.CLAIM, ClaimType.FORECAST}


def _stems(statement: Statement) -> frozenset[str]:
    return content_stems(statement.span.quote)


def _word(context: LinkContext, statement: Statement, noun: str) -> Span:
    """The place of a word in a statement, given by its stem."""
    for match in re.finditer(r"[\w-]+", statement.span.quote):
        if stem(match.group()) == noun:
            return context.inside(statement, *match.span())
    return statement.span
