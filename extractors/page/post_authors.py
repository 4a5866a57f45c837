"""Who wrote the posts of a thread that prints no names, by what later posts show.

A reply carries the handles of those in its conversation but its writer's own. Four kinds of evidence
follow: a reply that addresses somebody new names the writer of what it answers; the one party that a
reply leaves out wrote it; a post that answers words addressed to somebody, in the first person and in
that person's own terms, is that person's; so is a first-person gloss on one's own words. Nothing else
names a writer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.language.shallow import content_stems
from kg.model import Post

_LEADING = re.compile(r"(?:\s*@\w+[\s,:]*)+")
_HANDLE = re.compile(r"@(\w+)")
_NAMES = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)+\b")
_FIRST_PERSON = re.compile(r"\b(?:I|i|my|My|me|I['’]\w+)\b")
_OWN_WORDS = re.compile(
    r"\bI (?:see where I|meant|mean|was saying|said|wrote|should have)\b|"
    r"\b(?:my|your) (?:point|argument|question|prompt|post|claim|objection|reply)\b"
)
_GLOSS = re.compile(
    r"(?:by|when I (?:say|said|wrote))\s+[“\"](?P<said>[^“”\"]{8,200})[”\"],?\s+I\s+mean", re.I
)
_GOES_ON = re.compile(
    r"(?:inversely|conversely|also|and|plus|to be clear|in other words|one more|another thing|addendum|"
    r"follow-?up|that said|p\.?s\.?)\b",
    re.IGNORECASE,
)
_ROUNDS = 4
_CHAIN = 12  # posts that a conversation is followed back
_ECHO = 4  # stems of the earlier post, not of the one answered, that an answer must take up
_HEAD = 600  # code points of a post that are read for the first person


def with_authors(text: str, posts: list[Post]) -> list[Post]:
    """The posts with the handles and names of their writers, where the thread shows them.

    Args:
        text: the whole text, in which a handle may be spelt out as a name.
        posts: with what they quote and copy.
    """
    thread = _Thread(posts)
    for _ in range(_ROUNDS):
        learnt = [thread.read(post) for post in posts if post.duplicate_of is None]
        if not any(learnt):
            break
    known = thread.known
    names = {_squeezed(name): name for name in _NAMES.findall(text)} if known else {}
    named = []
    for post in posts:
        handle = known.get(thread.origin(post.id)) or known.get(post.id)
        if handle and not post.handle:
            name = next((names[k] for k in sorted(names) if handle.lower().startswith(k)), handle)
            post = replace(post, handle=handle, author=post.author or name)  # noqa: PLW2901
        named.append(post)
    return named


def leading_handles(text: str) -> tuple[str, ...]:
    """Every handle that a post opens with."""
    match = _LEADING.match(text)
    return tuple(_HANDLE.findall(match.group())) if match else ()


class _Thread:
    """The posts by id, with what is known of their writers so far."""

    def __init__(self, posts: list[Post]) -> None:
        self._posts = {post.id: post for post in posts}
        self._addressed = {post.id: leading_handles(post.span.quote) for post in posts}
        self._quoted: dict[str, int] = {}
        self.known: dict[str, str] = {
            post.id: post.handle for post in posts if post.handle and post.duplicate_of is None
        }
        for post in posts:
            if post.quotes and post.duplicate_of is None:
                at = self.origin(post.quotes)
                self._quoted[at] = self._quoted.get(at, 0) + 1
        self._disputed: set[str] = set()

    def origin(self, at: str) -> str:
        """The post that this one copies, or itself."""
        for _ in range(_CHAIN):
            of = self._posts[at].duplicate_of
            if of is None:
                break
            at = of
        return at

    def read(self, post: Post) -> bool:
        """Learn from one post who wrote it or what it answers; whether something was learnt."""
        if post.quotes is None:
            return False
        parent = self.origin(post.quotes)
        if parent == post.id:
            return False
        learnt = self._names_parent(post, parent)
        writer = None if post.id in self.known else self._writer(post, parent)
        return self._learn(post.id, writer) or learnt

    def _learn(self, at: str, handle: str | None) -> bool:
        if handle is None or at in self._disputed or self.known.get(at) == handle:
            return False
        if at in self.known and self.known[at].lower() != handle.lower():
            del self.known[at]
            self._disputed.add(at)
            return False
        self.known.setdefault(at, handle)
        return True

    def _chain(self, at: str) -> list[str]:
        """A post and what it answers, back to the first, without copies."""
        found = [at]
        while len(found) < _CHAIN:
            quoted = self._posts[found[-1]].quotes
            if quoted is None or self.origin(quoted) in found:
                break
            found.append(self.origin(quoted))
        return found

    def _names_parent(self, post: Post, parent: str) -> bool:
        """A handle that is new to the conversation is the writer of the one post without a writer.

        Where a post and the one it answers both have none, it is the post's: of a reply's parties, the
        writer of what it answers is always one.
        """
        chain = self._chain(parent)
        parties = {handle.lower() for at in chain for handle in self._addressed[at]}
        parties |= {self.known[at].lower() for at in chain if at in self.known}
        new = [h for h in self._addressed[post.id] if h.lower() not in parties]
        unknown = [at for at in chain if at not in self.known]
        if len(new) == 1 and unknown and (len(unknown) == 1 or len(chain) <= 3):
            return self._learn(unknown[0], new[0])
        seen = self.known.get(parent)
        if seen and len(chain) <= 2 and len(new) == 1 and not self._addressed[parent]:
            return self._learn(parent, new[0])  # two names for one writer: neither is taken
        return False

    def _writer(self, post: Post, parent: str) -> str | None:
        asked, answered = self._addressed[parent], self._addressed[post.id]
        author = self.known.get(parent)
        told = {handle.lower() for handle in answered}
        if told and author is not None:
            others = [h for h in asked if h.lower() not in told]
            if author.lower() in told:
                return others[0] if len(asked) == len(others) == 1 else None
            return author if told <= self._parties(parent) else None
        if told:
            return None
        if len(asked) == 1 and self._answers(post, parent, asked[0]):
            return asked[0]
        if author is not None and self._goes_on(post, parent):
            return author
        return None

    def _parties(self, at: str) -> set[str]:
        chain = self._chain(at)
        found = {handle.lower() for one in chain for handle in self._addressed[one]}
        return found | {self.known[one].lower() for one in chain if one in self.known}

    def _answers(self, post: Post, parent: str, asked: str) -> bool:
        """Whether a post speaks as the person that its parent addresses: "I", in that person's terms."""
        before = self._posts[parent].quotes
        if before is None or not _FIRST_PERSON.search(post.span.quote[:_HEAD]):
            return False
        earlier = self.origin(before)
        if self.known.get(earlier, "").lower() != asked.lower():
            return False
        own = content_stems(post.span.quote) & content_stems(self._posts[earlier].span.quote)
        echo = own - content_stems(self._posts[parent].span.quote)
        return len(echo) >= _ECHO and _OWN_WORDS.search(post.span.quote[:_HEAD]) is not None

    def _goes_on(self, post: Post, parent: str) -> bool:
        """Whether a post without an address goes on where its parent, which it alone takes up, ended."""
        words = post.span.quote
        gloss = _GLOSS.match(words)
        if gloss is not None:
            said = " ".join(gloss["said"].lower().split())
            return said in " ".join(self._posts[parent].span.quote.lower().split())
        return (
            self._quoted.get(parent, 0) == 1
            and _GOES_ON.match(words) is not None
            and _FIRST_PERSON.search(words[:_HEAD]) is not None
            and len(content_stems(words) & content_stems(self._posts[parent].span.quote)) >= _ECHO
        )


def _squeezed(name: str) -> str:
    """A name as it would stand at the head of a handle."""
    return "".join(name.lower().split())
