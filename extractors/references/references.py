"""Pronouns and definite descriptions of a text: each answered by a named test or refused with a reason.

A sieve of precise tests in the manner of Raghunathan et al. (2010), "A multi-pass sieve for coreference
resolution", EMNLP 2010, with the agreement and salience conditions of Lappin and Leass (1994) and the
subject preference of centering (Grosz, Joshi and Weinstein 1995). Unlike theirs, no test falls back on
the likeliest candidate: where two remain, the answer is none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer, Reference, ReferenceKind
from extractors.references import descriptions, people, things, writers
from extractors.references.passage import Passage
from extractors.references.verdicts import ReferenceTest
from extractors.references.words import Gender, reference_words

_Resolver = Callable[[Passage, int, "re.Match[str]"], Reference]
_LONGEST = 3000  # code points; what is longer is data or lost punctuation, and no sentence
_SURE = frozenset({ReferenceTest.ONLY_CANDIDATE, ReferenceTest.ONLY_IN_SECTION})


@dataclass(frozen=True, slots=True)
class References:
    """The step that says whom or what words refer to."""

    name: str = "references"
    version: str = "2"
    requires: frozenset[Layer] = frozenset(
        {Layer.TEXT, Layer.METADATA, Layer.BLOCKS, Layer.POSTS, Layer.SENTENCES, Layer.ENTITIES}
    )
    provides: frozenset[Layer] = frozenset({Layer.REFERENCES})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its references, by place."""
        return replace(draft, references=find_references(draft))


STEP = References()
"""The step, for the registry."""


def find_references(draft: Draft) -> tuple[Reference, ...]:
    """The references of a draft with sentences and entities, by place; none overlap.

    The text is read twice: what sure pronouns of the first reading tell of people's gender
    counts in the second.
    """
    first = tuple(_read(Passage(draft)))
    return tuple(_read(Passage(draft, _genders(first))))


def _read(passage: Passage) -> Iterator[Reference]:
    for index, sentence in enumerate(passage.draft.sentences):
        end = sentence.span.start
        if len(sentence.span) > _LONGEST:
            continue
        for match, resolve in _places(passage.text, sentence.span.start, sentence.span.end):
            if match.start() >= end:
                end = match.end()
                yield resolve(passage, index, match)


def _places(text: str, start: int, end: int) -> list[tuple[re.Match[str], _Resolver]]:
    """Everything in a sentence that may refer back, by place."""
    found: list[tuple[re.Match[str], _Resolver]] = []
    for pattern, resolve in (
        (people.PATTERN, people.resolve_person),
        (things.PATTERN, things.resolve_thing),
        (descriptions.pattern(), descriptions.resolve_description),
        (writers.PATTERN, writers.resolve_writer),
    ):
        found += [(match, resolve) for match in pattern.finditer(text, start, end)]
    return sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _genders(references: tuple[Reference, ...]) -> dict[str, Gender | None]:
    """What sure answers tell of the gender of entities; None where they contradict each other."""
    told: dict[str, Counter[Gender]] = defaultdict(Counter)
    for tests in (_SURE, frozenset({ReferenceTest.SUBJECT_BEFORE})):
        known = frozenset(told)
        for reference in references:
            who = reference.antecedent
            if reference.kind is not ReferenceKind.PERSON or reference.test not in tests:
                continue
            if who is not None and who.entity is not None and who.entity not in known:
                gender = reference_words().gender_of_pronoun[reference.span.quote.lower()]
                told[who.entity][gender] += 1
    return {entity: _told_mostly(genders) for entity, genders in sorted(told.items())}


def _told_mostly(genders: Counter[Gender]) -> Gender | None:
    """The gender that at least twice as many pronouns tell as the other."""
    (first, most), *rest = genders.most_common()
    return first if not rest or most >= 2 * rest[0][1] else None
