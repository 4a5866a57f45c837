"""Who took a test, by the syntax of the sentence: the noun whose verb governs the score."""

from __future__ import annotations

import re
from functools import cache

from extractors.draft import Parse
from extractors.results.benchmark_names import benchmark_words, plain_name
from extractors.results.result_subjects import name_beside

_FARTHEST = 6
_JOINED = re.compile(r"(?:\w+[-\u2010\u2011])+$")
"""Parts of a word before a hyphen, which the parse has for words of their own ("ten-year-olds")."""
_OTHER_CLAUSE = frozenset(["ccomp", "advcl", "acl", "acl:relcl", "parataxis"])
_INSIDE = frozenset(["amod", "compound", "flat", "nmod:poss"])


@cache
def _no_systems() -> frozenset[str]:
    words = benchmark_words()
    measures = (name for group in words.metrics.values() for name in group)
    return frozenset([*words.no_systems, *words.nouns, *words.items, *words.occasions, *measures])


@cache
def _measured() -> frozenset[str]:
    """Nouns for a figure that somebody has: "median", "score", "accuracy"."""
    told = (name for group in benchmark_words().metrics.values() for name in group)
    measures = {part for name in told for part in (name, name.split()[-1])}
    return frozenset([*measures, "median", "mean", "average", "score", "result", "best"])


def subject_noun(parse: Parse, text: str, at: int) -> str | None:
    """The common noun, with its adjectives, whose verb governs the figure at a place; or None.

    Names are told elsewhere, pronouns stand for what was said before, and a measure, a price or a
    report is nobody who takes a test.

    Args:
        parse: of the sentence.
        text: the whole text.
        at: where the figure begins.
    """
    tokens = parse.tokens
    here = next((n for n, token in enumerate(tokens) if token.start <= at < token.end), None)
    if here is None:
        return None
    for _ in range(_FARTHEST):
        subject = next(
            (n for n, t in enumerate(tokens) if t.head == here and t.dep.startswith("nsubj")), None
        )
        if subject is not None and tokens[subject].start < at:
            return _phrase(parse, text, subject, at)
        clausal = any(t.head == here and t.dep.startswith("csubj") for t in tokens)
        if clausal or tokens[here].head == here or tokens[here].dep in _OTHER_CLAUSE:
            return None
        here = tokens[here].head
    return None


def _phrase(parse: Parse, text: str, subject: int, at: int) -> str | None:
    tokens = parse.tokens
    head = tokens[subject]
    if head.lemma.lower() in _measured():
        # "The winning entry's median went from 38 to 41": the entry's.
        owners = (n for n, t in enumerate(tokens) if t.head == subject and t.dep == "nmod:poss")
        owner = next(owners, None)
        return None if owner is None else _phrase(parse, text, owner, at)
    words = text[head.start : head.end].lower()
    if head.pos != "NOUN" or words in _no_systems() or head.lemma.lower() in _no_systems():
        return None
    if apposed := name_beside(text, head.end, at):
        return apposed
    first = subject
    while first and tokens[first - 1].dep in _INSIDE and tokens[first - 1].head == subject:
        first -= 1
    start = tokens[first].start
    if joined := _JOINED.search(text[max(0, start - 40) : start]):
        start -= len(joined.group())
    return plain_name(text[start : head.end])
