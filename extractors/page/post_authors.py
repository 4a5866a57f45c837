"""Who wrote the posts of a thread that prints no names, by what later posts show.

A reply carries the handles of those in its conversation but its writer's own. Four kinds of evidence
follow: a reply that addresses somebody new names the writer of what it answers; the one party that a
reply leaves out wrote it; a post that answers words addressed to somebody, in the first person and in
that person's own terms, is that person's; so is a first-person gloss on one's own words. Where the page
groups posts by writer, a post amid a writer's run that shares that writer's terms is the writer's too
(`extractors.page.post_runs`), and posts may say themselves who wrote them
(`extractors.page.own_words`). Nothing else names a writer. The words that did are kept with the post.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.language.shallow import content_stems
from extractors.page.own_words import signed
from extractors.page.post_runs import in_runs
from kg.model import AuthorEvidence, AuthorTest, Post, Span

Shown = tuple[AuthorEvidence, ...]

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
    r"(?:inversely|conversely|now|also|and|plus|to be clear|in other words|one more|another thing|addendum|"
    r"follow-?up|that said|p\.?s\.?)\b",
    re.IGNORECASE,
)
_ROUNDS = 4
_MANY = 6  # replies of which one would name two people if replies here name all in a talk
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
    originals = [post for post in posts if post.duplicate_of is None]
    thread.learn_all(originals)
    for at, (handle, shown) in in_runs(originals, thread.known).items():
        thread.learn(at, handle, shown)
    thread.learn_all(originals)
    marks = signed(text, originals)
    names = {_squeezed(name): name for name in _NAMES.findall(text)} if thread.known else {}
    spelt = {
        handle: next(
            (names[k] for n in range(len(handle)) if (k := handle[: n + 1].lower()) in names),
            handle,
        )
        for handle in sorted(set(thread.known.values()))
    }
    spelt |= {post.handle: post.author for post in posts if post.handle and post.author}
    named = []
    for post in posts:
        at = post.id if post.id in thread.known or post.id in marks else thread.origin(post.id)
        handle = thread.known.get(at, "")
        if handle and not post.handle:
            shown = post.author_evidence or thread.shown[at]
            author = post.author or spelt[handle]
            post = replace(post, handle=handle, author=author, author_evidence=shown)  # noqa: PLW2901
        named.append(_with_mark(post, marks.get(at)))
    return named


def with_own_words(text: str, posts: list[Post]) -> list[Post]:
    """The posts with the names that they give themselves; posts of readers need no more.

    Args:
        text: the whole text.
        posts: in page order.
    """
    marks = signed(text, posts)
    return [_with_mark(post, marks.get(post.id)) for post in posts]


def _with_mark(post: Post, mark: tuple[str, Shown] | None) -> Post:
    """The post with the name that it gives itself; without any where another test gave another."""
    if mark is None:
        return post
    name, shown = mark
    if post.author is None:
        return replace(post, author=name, author_evidence=shown)
    same = {_squeezed(name), _squeezed(name.split()[0])}
    if _squeezed(post.author) in same or (post.handle and _squeezed(post.handle) in same):
        return replace(post, author_evidence=(*post.author_evidence, *shown))
    if any(e.test is AuthorTest.POSTER_LINE for e in post.author_evidence):
        return post
    return replace(post, author=None, handle=None, author_evidence=())


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
        self.shown: dict[str, Shown] = {at: self._posts[at].author_evidence for at in self.known}
        for post in posts:
            if (above := _answered(post)) and post.duplicate_of is None:
                at = self.origin(above)
                self._quoted[at] = self._quoted.get(at, 0) + 1
        self._disputed: set[str] = set()
        told = [len(handles) for handles in self._addressed.values() if handles]
        self._listed = max(told, default=0) > 1 or len(told) < _MANY

    def learn_all(self, posts: list[Post]) -> None:
        """Learn from these posts until they show nothing new, a few rounds at most."""
        for _ in range(_ROUNDS):
            learnt = [self.read(post) for post in posts]  # each is read, whatever the others show
            if not any(learnt):
                break

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
        above = _answered(post)
        if above is None:
            return False
        parent = self.origin(above)
        if parent == post.id:
            return False
        learnt = self._names_parent(post, parent)
        found = None if post.id in self.known else self._writer(post, parent)
        return (found is not None and self.learn(post.id, *found)) or learnt

    def learn(self, at: str, handle: str, shown: Shown) -> bool:
        """Take a handle as a post's writer; two for one post are none, then and later."""
        if at in self._disputed or self.known.get(at) == handle:
            return False
        if at in self.known and self.known[at].lower() != handle.lower():
            del self.known[at]
            del self.shown[at]
            self._disputed.add(at)
            return False
        if at not in self.known:
            self.known[at] = handle
            self.shown[at] = shown
        return True

    def _chain(self, at: str) -> list[str]:
        """A post and what it answers, back to the first, without copies."""
        found = [at]
        while len(found) < _CHAIN:
            quoted = _answered(self._posts[found[-1]])
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
        alone = len(self._addressed[post.id]) == 1
        if len(new) == 1 and unknown and (len(unknown) == 1 or (alone and len(chain) <= 3)):
            return self.learn(unknown[0], new[0], self._addressing(post, new[0]))
        seen = self.known.get(parent)
        if seen and len(chain) <= 2 and len(new) == 1 and not self._addressed[parent]:
            # Two names for one writer: neither is taken.
            return self.learn(parent, new[0], self._addressing(post, new[0]))
        return False

    def _addressing(self, post: Post, handle: str) -> Shown:
        return (AuthorEvidence(AuthorTest.ADDRESSED, _at_handle(post, handle)),)

    def _writer(self, post: Post, parent: str) -> tuple[str, Shown] | None:
        """Who wrote a post, by whom its parent and it address."""
        asked, answered = self._addressed[parent], self._addressed[post.id]
        author = self.known.get(parent)
        if answered:
            return None if author is None else self._left_out(post, parent, author)
        if len(asked) == 1 and (match := self._answers(post, parent, asked[0])):
            places = (_at_handle(self._posts[parent], asked[0]), _here(post, match))
            return asked[0], tuple(AuthorEvidence(AuthorTest.ANSWERS, at) for at in places)
        if author is not None and (found := self._goes_on(post, parent)):
            return author, (found,)
        return None

    def _left_out(self, post: Post, parent: str, author: str) -> tuple[str, Shown] | None:
        """The one party of a conversation that a post does not address."""
        asked, answered = self._addressed[parent], self._addressed[post.id]
        told = {handle.lower() for handle in answered}
        if author.lower() not in told:
            if not told <= self._parties(parent):
                return None
            return author, (AuthorEvidence(AuthorTest.LEFT_OUT, _at_handle(post, answered[0])),)
        others = [h for h in asked if h.lower() not in told]
        if not len(asked) == len(others) == 1:
            return None
        words = self._posts[parent].span.quote
        own = _FIRST_PERSON.search(post.span.quote[:_HEAD]) or words.rstrip().endswith("?")
        if not self._listed and not own:
            return None  # where replies name one person alone, anybody may answer
        places = (_at_handle(self._posts[parent], others[0]), _at_handle(post, answered[0]))
        return others[0], tuple(AuthorEvidence(AuthorTest.LEFT_OUT, at) for at in places)

    def _parties(self, at: str) -> set[str]:
        chain = self._chain(at)
        found = {handle.lower() for one in chain for handle in self._addressed[one]}
        return found | {self.known[one].lower() for one in chain if one in self.known}

    def _answers(self, post: Post, parent: str, asked: str) -> re.Match[str] | None:
        """Words by which a post speaks as the person that its parent addresses, in that person's terms."""
        before = _answered(self._posts[parent])
        if before is None or not _FIRST_PERSON.search(post.span.quote[:_HEAD]):
            return None
        earlier = self.origin(before)
        if self.known.get(earlier, "").lower() != asked.lower():
            return None
        own = content_stems(post.span.quote) & content_stems(self._posts[earlier].span.quote)
        echo = own - content_stems(self._posts[parent].span.quote)
        return _OWN_WORDS.search(post.span.quote[:_HEAD]) if len(echo) >= _ECHO else None

    def _goes_on(self, post: Post, parent: str) -> AuthorEvidence | None:
        """The words by which a post without an address goes on where its parent, which it alone takes up, ended."""
        words = post.span.quote
        gloss = _GLOSS.match(words)
        if gloss is not None:
            said = " ".join(gloss["said"].lower().split())
            if said not in " ".join(self._posts[parent].span.quote.lower().split()):
                return None
            return AuthorEvidence(AuthorTest.GLOSS, _here(post, gloss))
        opening = _GOES_ON.match(words)
        if (
            opening is not None
            and self._quoted.get(parent, 0) == 1
            and _FIRST_PERSON.search(words[:_HEAD]) is not None
            and len(content_stems(words) & content_stems(self._posts[parent].span.quote)) >= _ECHO
        ):
            return AuthorEvidence(AuthorTest.GOES_ON, _here(post, opening))
        return None


def _answered(post: Post) -> str | None:
    """The post that a post quotes or else answers."""
    return post.quotes or post.reply_to


def _squeezed(name: str) -> str:
    """A name as it would stand at the head of a handle."""
    return "".join(name.lower().split())


def _here(post: Post, match: re.Match[str] | None) -> Span:
    """The place in the text of words found in a post; its first word where there are none."""
    start, end = match.span() if match else (0, len(post.span.quote.split(None, 1)[0]))
    return Span(post.span.start + start, post.span.start + end, post.span.quote[start:end])


def _at_handle(post: Post, handle: str) -> Span:
    """Where a post opens with a handle."""
    own = post.span.quote
    return _here(post, re.search(rf"@{re.escape(handle)}", own, re.IGNORECASE))
