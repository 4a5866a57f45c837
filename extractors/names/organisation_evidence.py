"""What speaks for a name being an organisation's: its last word, descriptors and verbs beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.names.coined_names import (
    FAIR,
    STRONG,
    WEAK,
    coined_signs,
    is_acronym,
    is_coined,
    is_named_after_field,
)
from extractors.names.name_words import NameWords, fold_name, name_words
from extractors.names.names import NameRun, NameWord, is_given, is_initials, is_version

_OWNED = re.compile(r"^ (?:has |have |had )?[a-z]+ (?:[\w-]+ ){0,5}(?:at|in|from|of|to) its\b")
_ITS = re.compile(
    r"^ (?:has |have |had |also |now |still )*(?!(?:is|was|and|or|in|of|to|for|at|by)\b)[a-z]+ (?:up |out |off |down |back )?its\b"
)
"""A thing or a body has what is "its"; a person does not."""
_WHICH = re.compile(r"^, which\b")
_BEHIND = re.compile(r"([a-z]+) behind $")
_OWNER = re.compile(
    r"^, which (?:also |now |still )?(?:owns?|operates?|runs|makes|builds|sells|supplies|employs|manages|publishes|manufactures|insures)\b"
)
_EMPLOYED = re.compile(
    r"\b(?:runs|leads|heads|directs|works|manages|edits|counts|oversees) (?:[\w-]+ ){0,3}(?:at|for) (?:the )?$"
)
_ENDS_AT = re.compile(r" at $")


IMPERSONAL = "impersonal"
"""The sign that English speaks of a name as of no person: "X brought up its site", "X, which has to ..."."""


def organisation_signs(
    run: NameRun, lexicon: NameWords, following: str
) -> Iterator[tuple[str, float]]:
    """What speaks for an organisation: each sign and its weight.

    Args:
        run: the name.
        lexicon: the lexicon of names.
        following: the word after the name.
    """
    words, key = run.words, run.key
    if len(words) == 1 and key[0] in lexicon.given:
        return
    if _ends_as_body(words, headline=run.headline):
        yield "tail", STRONG
    elif len(words) > 1 and key[-1] in lexicon.organisation_tail_weak and not run.headline:
        yield "tail", FAIR
    if any(a in lexicon.organisation_head and b in {"of", "for"} for a, b in pairwise(key)):
        yield "head", STRONG
    if key[-1] in lexicon.places and not is_acronym(words[0]):
        return
    yield from _before(run, lexicon)
    if _is_publication(run) and not is_given(key[0]):
        yield "publication", STRONG if len(words) > 1 else WEAK
    yield from _after(run, lexicon, following)
    yield from coined_signs(run, lexicon, following)
    if len(words) == 1 and is_coined(words[0]) and not run.headline:
        yield "camel", WEAK


def is_body_name(name: str) -> bool:
    """Whether a name of two words or more says by its last that it is a body's: "Tern Labs", "Kestrel AI".

    Args:
        name: as written.
    """
    return _ends_as_body(
        [NameWord(0, len(word), word, fold_name(word)) for word in name.split()], headline=False
    )


def _ends_as_body(words: Sequence[NameWord], *, headline: bool) -> bool:
    if len(words) < 2:
        return False
    tailed = words[-1].key in name_words().organisation_tail
    return tailed or (not headline and is_named_after_field(words))


def _before(run: NameRun, lexicon: NameWords) -> Iterator[tuple[str, float]]:
    if run.before.rstrip().endswith(lexicon.organisation_before):
        yield "before", STRONG
    elif _is_described(run, lexicon):
        yield "descriptor", STRONG
    elif _EMPLOYED.search(run.before) and not run.headline:
        yield (
            "employs",
            STRONG if run.before.rstrip().removesuffix(" the").endswith(" at") else FAIR,
        )
    elif _ENDS_AT.search(run.before) and not run.headline:
        yield "at", WEAK


def _after(run: NameRun, lexicon: NameWords, following: str) -> Iterator[tuple[str, float]]:
    groups = (
        ("after", lexicon.organisation_after, STRONG),
        ("verb", lexicon.organisation_verbs, FAIR),
        ("speech", lexicon.speech, WEAK),
    )
    yield from ((sign, weight) for sign, words, weight in groups if following in words)
    # "X has pushed production at its plant back": people have "his" and "her" things.
    if len(run.words) > 1 and not run.possessive and _OWNED.match(run.after):
        yield "its", FAIR
    if len(run.words) > 1 and following in lexicon.organisation_moves:
        yield "moves", WEAK
    if lexicon.organisation_apposition.match(run.after):
        yield "apposition", STRONG
    if not run.headline and (_ITS.match(run.after) or _WHICH.match(run.after)):
        yield IMPERSONAL, FAIR
    if _OWNER.match(run.after) and not run.headline:
        yield "owner", STRONG
    if run.after.startswith("-"):
        yield "maker", WEAK


def without_issue(run: NameRun) -> NameRun:
    """A newsletter's or magazine's name without the number of the issue after it, an owner's without the year.

    Args:
        run: any name; one that stands after no such cue as "essay in" or "\u00a9" is given back as it is.
    """
    cued = _is_publication(run) or run.before.endswith("\u00a9 ")
    if len(run.words) > 1 and is_version(run.words[-1].text) and cued:
        return replace(run, words=run.words[:-1])
    return run


def _is_publication(run: NameRun) -> bool:
    return not run.headline and run.before.rstrip().endswith(name_words().organisation_publication)


def _is_described(run: NameRun, lexicon: NameWords) -> bool:
    """Whether a descriptor stands before: "the battery maker X", "its maker, X,", "the analyst behind X"."""
    if is_given(run.key[0]) or run.headline or is_initials(run.words[0].text):
        return False
    behind = _BEHIND.search(run.before)
    if behind is not None and behind.group(1) in lexicon.roles:
        return True
    described = lexicon.organisation_descriptor.search(run.before)
    if described is None:
        return False
    return described["comma"] is None or run.after[:1] in {",", ".", ";", ")"}
