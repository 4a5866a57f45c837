"""What a page is made of beside its statements: posts, and text that no claim may come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_text, need_unit_interval
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Text that no claim may come from, and why.

    Args:
        span: its place.
        reason: advert, navigation, sign-in, legal, social-counter, tag-list, duplicate-heading, ...
        score: how much speaks for it, 0 to 1; 1 where nothing else can be meant.

    Raises:
        ValueProblem: no reason, or a score outside 0 to 1.
    """

    span: Span
    reason: str
    score: float = 1.0

    def __post_init__(self) -> None:
        """Check reason and score."""
        need_text(self.reason, "the reason for which text is boilerplate")
        need_unit_interval(self.score, "the score of boilerplate")


class AuthorTest(StrEnum):
    """How a text shows who wrote a post."""

    POSTER_LINE = "poster-line"  # a line over the post names its poster
    TURN_LABEL = "turn-label"  # "NAME: text"
    SIGNATURE = "signature"  # the post ends with its writer's name
    OWN_WORK = "own-work"  # "my essay X" beside "NAME's essay X"
    ADDRESSED = "addressed"  # a reply to the post addresses its writer by a handle
    LEFT_OUT = "left-out"  # a reply addresses every party but one, who wrote it
    GOES_ON = "goes-on"  # goes on with the words of a post by the same writer
    ANSWERS = "answers"  # answers for the person addressed, in that person's own terms
    GLOSS = "gloss"  # says what the words of an earlier post meant: "By ..., I mean"
    RUN = "run"  # stands between two posts of a writer, on a page that groups posts by writer
    HABIT = "habit"  # strews in marks as only that writer's posts on the page do


@dataclass(frozen=True, slots=True, order=True)
class AuthorEvidence:
    """Words that show who wrote a post.

    Args:
        test: how they show it.
        span: where they stand; it may be outside the post.
    """

    test: AuthorTest
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Words that differ between a post and the one of which it is a version.

    Where words were only added or left out, the word before them stands on both sides, so that each
    side has a place.

    Args:
        own: the words in this version.
        other: the words in the post that it is a version of.
    """

    own: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Post:
    """One post, comment or speaker's turn: its own text, without what it quotes.

    Args:
        id: unique in its source.
        span: its place.
        author: resolved name, or None when the text gives no evidence.
        handle: as written, without "@", or None.
        reply_to: id of the post it answers, or None.
        quotes: id of the post it quotes, or None.
        duplicate_of: id of the post whose text it repeats, word for word or nearly, or None.
        version_of: that post's id again where numbers or words of meaning differ, else None.
        author_evidence: the words that show who wrote it; empty where nobody is named.
        changes: how a version differs, in order of its own words; empty for every other post.

    Raises:
        ValueProblem: a version that is no copy or shows no change, or changes of no version.
    """

    id: str
    span: Span
    author: str | None = None
    handle: str | None = None
    reply_to: str | None = None
    quotes: str | None = None
    duplicate_of: str | None = None
    version_of: str | None = None
    author_evidence: tuple[AuthorEvidence, ...] = ()
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        """A version is a copy with changes, and nothing else has changes."""
        if self.version_of is not None and self.version_of != self.duplicate_of:
            msg = f"post {self.id} is a version of {self.version_of} and a copy of {self.duplicate_of}"
            raise ValueProblem(msg)
        if bool(self.changes) != (self.version_of is not None):
            msg = f"post {self.id}: a version has changes, and only a version has"
            raise ValueProblem(msg)
