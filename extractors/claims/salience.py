"""Salience: which statements a reader must see, ranked within their text."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.claims.refusals import challenges
from extractors.claims.wording import connectives
from extractors.draft import BlockKind, Draft
from extractors.language.shallow import content_stems, tokens
from kg.model import ClaimType, Polarity, Stance, is_named

_FIGURE = re.compile(
    r"\d\s?(?:%|percent)|(?<![\w.])\d[\d,.]*\s?(?:x|times|fold|hours?|minutes?|million|billion)\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\b(?:most|main|key|core|central|strongest|primary|crucial|critical|fundamental|only|biggest|hardest|decisive|"
    r"essential|requires?|necessary|must|cannot|proves?|question is)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(r"(?:this|that|these|those|it|they|he|she|such)\b", re.IGNORECASE)
_COPY = re.compile(
    r"\b(?:takeaways?|faq|frequently asked|in summary|summary|conclusion|tl;?dr|recap|key points|at a glance|in brief)\b",
    re.IGNORECASE,
)
_KEY_SHARE = 0.25
_LOW_SHARE = 0.3
_REPEATED = 0.6
_SHORT = 7  # words
_CENTRAL = 0.6  # points between the least and the most central statement


def deck_blocks(draft: Draft) -> frozenset[int]:
    """The standfirst: the first paragraph under the title, where a heading follows it at once.

    It sums up what the text says below; a text without headings has none.
    """
    kinds = [block.kind for block in draft.blocks[:8]]
    for number, kind in enumerate(kinds[:-1]):
        if kind is BlockKind.PARAGRAPH:
            below = [k for k in kinds[number + 1 :] if k is not BlockKind.META]  # a byline
            followed = below[:1] == [BlockKind.HEADING]
            on_top = all(k in {BlockKind.TITLE, BlockKind.META} for k in kinds[:number])
            return frozenset({number}) if followed and on_top and number > 0 else frozenset()
    return frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a statement before it is ranked.

    Args:
        wording: its stand-alone wording.
        type: what sort.
        speaker: who holds it.
        voice: the voice it stands in.
        stance: how it is put.
        polarity: affirmed or denied.
        opens: whether it is the first proposition of its paragraph or post.
        first: whether it stands in the text's first tenth.
        heading: stems of the headings above it and of the title.
        section: wording of the heading above it, or "".
        contrasted: whether a contrastive connective opens it.
        deck: whether it stands in the standfirst.
    """

    wording: str
    type: ClaimType
    speaker: str
    voice: str
    stance: Stance
    polarity: Polarity
    opens: bool
    first: bool
    heading: frozenset[str]
    section: str
    contrasted: bool
    deck: bool


def is_copy_section(heading: str) -> bool:
    """Whether a heading promises a repetition of what the text said elsewhere."""
    return _COPY.search(heading) is not None


def rank(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Salience 1 to 3 for each statement of a text, in the same order.

    About a quarter come out as 3, none of them a copy; ties go to the earlier statement. What repeats an earlier statement,
    or stands in a section of repetitions, is one lower than it would be. A question that challenges has 2 and takes no
    place: what it asks is answered beside it.
    """
    told = [n for n, candidate in enumerate(candidates) if not challenges(candidate.wording)]
    ranks = [2] * len(candidates)
    for n, salience in zip(told, _ranked([candidates[n] for n in told]), strict=True):
        ranks[n] = salience
    return tuple(ranks)


def _ranked(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    stems = [content_stems(candidate.wording) for candidate in candidates]
    copies = [c.deck or is_copy_section(c.section) for c in candidates]
    repeats = _repeats(stems, copies)
    central = _central(stems)
    scores = [
        _score(c) + _CENTRAL * weight - (2.0 if repeat else 0.0)
        for c, weight, repeat in zip(candidates, central, repeats, strict=True)
    ]
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    again = [copy or repeat for copy, repeat in zip(copies, repeats, strict=True)]
    # A copy takes no place from an original, but shows that the text has more to say.
    originals = [i for i in order if not again[i]]
    ranks = [2] * len(scores)
    places = math.ceil(_KEY_SHARE * (len(originals) + len(order)) / 2)
    for index in originals[:places]:
        if scores[index] > 0:
            ranks[index] = 3
    for index in order[len(order) - round(_LOW_SHARE * len(order)) :]:
        ranks[index] = min(ranks[index], 1)
    for index, candidate in enumerate(candidates):
        if again[index]:
            ranks[index] = min(ranks[index], 2 if candidate.type is ClaimType.FORECAST else 1)
    return tuple(ranks)


def _score(candidate: Candidate) -> float:
    """Points for what makes a statement one that a reader must see; higher is more."""
    wording = candidate.wording
    lowered = wording.lower()
    weakens = any(f" {word}" in lowered for word in connectives().weakening)
    points = (
        (3.0, candidate.type is ClaimType.FORECAST),
        (2.0, candidate.type is ClaimType.BENCHMARK),
        (1.0, _FIGURE.search(wording) is not None),
        (1.0, candidate.speaker != candidate.voice),
        (0.5, candidate.speaker != candidate.voice and is_named(candidate.speaker)),
        (0.5, candidate.stance in {Stance.REJECTED, Stance.QUESTIONED}),
        (1.0, candidate.opens),
        (0.5, candidate.first),
        (0.5, candidate.contrasted),
        (0.7, _WEIGHT.search(wording) is not None),
        (0.5, candidate.polarity is Polarity.NEGATIVE),
        (0.5, weakens),
        (-1.2, _ANAPHOR.match(wording) is not None),
        (-1.0, len(tokens(wording)) < _SHORT),
    )
    shared = min(3, len(content_stems(wording) & candidate.heading))
    return sum(weight for weight, holds in points if holds) + 0.4 * shared


def _central(stems: Sequence[frozenset[str]]) -> list[float]:
    """How much each statement shares with the others, 0 to 1: by rank of its mean shared content.

    Degree centrality as in LexRank (Erkan and Radev 2004), with a stem's weight by how many
    statements use it, so that the work is linear in the text.
    """
    used = Counter(word for own in stems for word in own)
    mass = [
        sum(math.log(used[word]) for word in own) / math.sqrt(len(own)) if own else 0.0
        for own in stems
    ]
    order = sorted(mass)
    last = max(1, len(order) - 1)
    return [bisect_left(order, weight) / last for weight in mass]


def _repeats(stems: Sequence[frozenset[str]], copies: Sequence[bool]) -> list[bool]:
    """Whether most of a statement's content was said before (compared by stems).

    What a deck or a list of takeaways says first is no original: the text below is.
    """
    holders: dict[str, list[int]] = {}
    found: list[bool] = []
    for index, own in enumerate(stems):
        votes: dict[int, int] = {}
        for word in sorted(own):
            # Only the latest few holders of a word are asked: the work stays linear in the text.
            for other in holders.get(word, [])[-8:]:
                votes[other] = votes.get(other, 0) + 1
        found.append(
            any(
                shared >= _REPEATED * max(len(own), len(stems[other])) and shared >= 3
                for other, shared in votes.items()
            )
        )
        if copies[index]:
            continue
        for word in own:
            holders.setdefault(word, []).append(index)
    return found
