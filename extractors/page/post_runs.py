"""Posts amid a writer's run, on a page that prints each writer's posts together.

Whether it does shows from the posts whose writers are known on other evidence: several writers with two or
more posts, none of them interrupted by another's. A post between two of one writer's is that writer's only
if it also speaks as that writer: it addresses the same person, or it shares two phrases with a known post of
the writer that are no common ones on the page and that no other known writer uses together, or it points
to more on the writer's own post that it goes on from. A post right before or behind a run is the writer's
where it shares such phrases and a habit of punctuation that nobody else on the page has
(`extractors.page.mark_habits`). A post that answers or addresses the writer is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.language.english import content_words
from extractors.page.mark_habits import shared_habit
from kg.model import AuthorEvidence, AuthorTest, Post, Span

_FEWEST_WRITERS = 2
_FEWEST_POSTS = 6
_LONGEST_GAP = 8  # posts without a writer between two known ones
_PHRASES = 2
_RARE = 3  # posts of a page in which a phrase may stand in any case ...
_SHARE = 1 / 6  # ... and the share of a page's posts in which it may, ...
_COMMON = 12  # ... but never in more
_ADDRESS = re.compile(r"(?:\s*@(\w+)[\s,:]*)+")
_HANDLE = re.compile(r"@(\w+)")
_FIRST_PERSON = re.compile(r"\b(?:I|i|my|My|me|I['’]\w+)\b")
_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_MORE = re.compile(
    r"^I (?:also )?(?:discuss|explain|describe|wrote|write|say|go|lay|set|talk|expand|elaborate)\b[^.!?]{0,50}?"
    r"\b(?:more|further|in (?:more )?detail|at length|out)\b[^.!?]{0,40}?(?:\bhere\b|\bin my\b|https?:)"
)

Phrase = tuple[str, str]
Phrases = dict[Phrase, tuple[int, int]]
Found = dict[str, tuple[str, tuple[AuthorEvidence, ...]]]


def in_runs(originals: Sequence[Post], known: Mapping[str, str]) -> Found:
    """For posts amid a writer's run the writer's handle and the words that show it.

    Args:
        originals: the posts in page order, without copies.
        known: handles of the writers known so far, by post.
    """
    if not groups_by_writer([known[post.id].lower() for post in originals if post.id in known]):
        return {}
    phrases = {post.id: _phrases(post) for post in originals}
    spread = Counter(phrase for found in phrases.values() for phrase in found)
    most = min(max(_RARE, _SHARE * len(originals)), _COMMON)
    holders: dict[Phrase, list[Post]] = defaultdict(list)
    for post in originals:
        for phrase in phrases[post.id] if post.id in known else ():
            if spread[phrase] <= most:
                holders[phrase].append(post)
    shown = _amid_runs(originals, known, phrases, holders)
    return shown | _beside_runs(originals, known, phrases, holders)


def _amid_runs(
    originals: Sequence[Post],
    known: Mapping[str, str],
    phrases: Mapping[str, Phrases],
    holders: Mapping[Phrase, Sequence[Post]],
) -> Found:
    """Posts between two of one writer's that speak as that writer."""
    shown: Found = {}
    for first, last in _gaps(originals, known):
        writer = known[originals[first].id]
        ends = (originals[first], originals[last])
        for post in originals[first + 1 : last]:
            answered = known.get(post.quotes or "", "").lower()
            more = _tells_more(post) if answered in {"", writer.lower()} else None
            if more is not None:
                shown[post.id] = (writer, (more,))
            if more is not None or writer.lower() in {answered, *_addressed(post)}:
                continue
            mine = _speaks_as(post, phrases, holders, known)
            evidence = _same_address(post, ends)
            if not evidence and mine is not None and known[mine[1].id].lower() == writer.lower():
                evidence = _same_phrase(post, mine, phrases)
            if evidence:
                shown[post.id] = (writer, evidence)
    return shown


def _beside_runs(
    originals: Sequence[Post],
    known: Mapping[str, str],
    phrases: Mapping[str, Phrases],
    holders: Mapping[Phrase, Sequence[Post]],
) -> Found:
    """Posts right before or behind a run, by the writer's phrases and habits of punctuation together."""
    shown: Found = {}
    for end, near in _edges(originals, known):
        writer = known[end.id].lower()
        own = [post for post in originals if known.get(post.id, "").lower() == writer]
        # Posts of nobody in and beside the run may be the writer's own, so they are not held against it.
        apart = {post.id for post in (*own, *near, *_within(originals, own))}
        others = [post for post in originals if post.id not in apart]
        for post in near:
            answered = known.get(post.quotes or "", "").lower()
            if writer == answered or _addressed(post):
                continue
            taken_up = phrases.get(
                post.quotes or "", {}
            )  # an answer has these words from elsewhere
            mine = _shares(post, phrases, holders, known, without=taken_up)
            if mine is None or known[mine[1].id].lower() != writer:
                continue
            habit = shared_habit(post, own, others)
            if habit is not None:
                marks = tuple(AuthorEvidence(AuthorTest.HABIT, place) for place in habit)
                shown[post.id] = (known[end.id], (*_same_phrase(post, mine, phrases), *marks))
    return shown


def _within(originals: Sequence[Post], own: Sequence[Post]) -> Sequence[Post]:
    """The posts from a writer's first to the last."""
    places = [i for i, post in enumerate(originals) if post in own]
    return originals[places[0] : places[-1] + 1]


def _edges(
    originals: Sequence[Post], known: Mapping[str, str]
) -> Iterator[tuple[Post, Sequence[Post]]]:
    """The first and last known post of each run with the posts of nobody before or behind it."""
    places = [i for i, post in enumerate(originals) if post.id in known]
    for one, two in pairwise([-1, *places, len(originals)]):
        ends = {known[originals[i].id].lower() for i in (one, two) if 0 <= i < len(originals)}
        if len(ends) == 1 and one >= 0 and two < len(originals):
            continue  # amid a run
        near = originals[one + 1 : two]
        if one >= 0:
            yield originals[one], near[:_LONGEST_GAP]
        if two < len(originals):
            yield originals[two], near[-_LONGEST_GAP:]


def _tells_more(post: Post) -> AuthorEvidence | None:
    """The words by which a post without an address points to more on what it goes on from."""
    more = None if _addressed(post) else _MORE.match(post.span.quote)
    if more is None:
        return None
    start = post.span.start
    return AuthorEvidence(AuthorTest.RUN, Span(start, start + more.end(), more.group()))


def groups_by_writer(writers: Sequence[str]) -> bool:
    """Whether posts of one writer stand together, as far as their writers are known.

    Args:
        writers: of the posts whose writers are known, in page order.
    """
    counts = Counter(writers)
    several = [writer for writer, n in counts.items() if n > 1]
    if len(several) < _FEWEST_WRITERS or sum(counts[w] for w in several) < _FEWEST_POSTS:
        return False
    begins = Counter(two for one, two in pairwise(["", *writers]) if one != two)
    return all(n == 1 for n in begins.values())


def _gaps(originals: Sequence[Post], known: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pairs of places of one writer's neighbouring known posts with posts of nobody between."""
    places = [i for i, post in enumerate(originals) if post.id in known]
    return [
        (one, two)
        for one, two in pairwise(places)
        if known[originals[one].id].lower() == known[originals[two].id].lower()
        and 1 < two - one <= _LONGEST_GAP + 1
    ]


def _addressed(post: Post) -> frozenset[str]:
    """The handles that a post opens with, in small letters."""
    match = _ADDRESS.match(post.span.quote)
    return frozenset(h.lower() for h in _HANDLE.findall(match.group())) if match else frozenset()


def _same_address(post: Post, ends: tuple[Post, Post]) -> tuple[AuthorEvidence, ...]:
    """The handles by which a post and a neighbour of the run address one and the same person."""
    told = _addressed(post)
    for end in ends:
        if told and told == _addressed(end):
            return tuple(AuthorEvidence(AuthorTest.RUN, _opening(one)) for one in (post, end))
    return ()


def _opening(post: Post) -> Span:
    """The place of the first handle in a post."""
    match = _HANDLE.search(post.span.quote)
    start, end = match.span() if match else (0, 1)
    return Span(post.span.start + start, post.span.start + end, post.span.quote[start:end])


def _speaks_as(
    post: Post,
    phrases: Mapping[str, Phrases],
    holders: Mapping[Phrase, Sequence[Post]],
    known: Mapping[str, str],
) -> tuple[Phrase, Post] | None:
    """A phrase of a post in the first person and the post that shares it and another; None if two writers do."""
    if not _FIRST_PERSON.search(post.span.quote):
        return None
    return _shares(post, phrases, holders, known)


def _shares(
    post: Post,
    phrases: Mapping[str, Phrases],
    holders: Mapping[Phrase, Sequence[Post]],
    known: Mapping[str, str],
    *,
    without: Container[Phrase] = (),
) -> tuple[Phrase, Post] | None:
    """A phrase of a post and the post that shares it and another; None if two writers do."""
    shared: dict[str, list[tuple[Phrase, Post]]] = defaultdict(list)
    for phrase in phrases[post.id]:
        for other in () if phrase in without else holders.get(phrase, ()):
            shared[other.id].append((phrase, other))
    enough = [found for found in shared.values() if len(found) >= _PHRASES]
    writers = {known[found[0][1].id].lower() for found in enough}
    return enough[0][0] if len(writers) == 1 else None


def _same_phrase(
    post: Post, shared: tuple[Phrase, Post], phrases: Mapping[str, Phrases]
) -> tuple[AuthorEvidence, ...]:
    """The places of a phrase that a post shares with another."""
    places = []
    for one in (post, shared[1]):
        start, end = phrases[one.id][shared[0]]
        places.append(Span(one.span.start + start, one.span.start + end, one.span.quote[start:end]))
    return tuple(AuthorEvidence(AuthorTest.RUN, place) for place in places)


def _phrases(post: Post) -> Phrases:
    """Neighbouring words of meaning, stemmed, with the place of the first occurrence."""
    told = []
    for match in _WORD.finditer(post.span.quote):
        stems = content_words(match.group())
        if len(stems) == 1 and len(stems[0]) > 1:
            told.append((stems[0], match.span()))
    found: Phrases = {}
    for (one, (start, _)), (two, (_, end)) in pairwise(told):
        found.setdefault((one, two), (start, end))
    return found
