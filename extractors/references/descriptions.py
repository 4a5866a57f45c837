"""Definite descriptions: "the company", "the economist", "the report"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.draft import Reference, ReferenceKind
from extractors.language.shallow import finite_verb, is_adverb, is_verb
from extractors.references.candidates import UNCLEAR, Candidate, Kind
from extractors.references.passage import WHOLE, Passage
from extractors.references.verdicts import ReferenceTest, Refusal
from extractors.references.words import reference_words

_REACH = 4
_LONGEST = 9  # words of a document's source
_SOURCE = re.compile(r"\s(?:by|from|of|on|about)\s")
_RESTRICTED = re.compile(
    r"\s+(?:that|which|who|whose|of|for|behind|where|whom|from|in|at|with|by|itself to|about|[A-Z][\w-]+)\b(?<!\bin 20)|\s*[-/‑]\w"
)
_HARMLESS = re.compile(
    r"\s+(?:in (?:\d{4}|[A-Z][a-z]+(?: \d{4})?)|at (?:first|last|once|least|the time)|in (?:turn|fact|particular|general)|for (?:now|example|its part)|by (?:then|contrast)|with)\b"
)


@cache
def pattern() -> re.Pattern[str]:
    """A definite article and one noun of the lexicon."""
    words = reference_words()
    nouns = words.bodies | words.kinds_of_body | words.documents | words.people
    heads = "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?:the|that|this)\s+(?:same\s+)?(?P<noun>{heads})\b(?![-‑]\w|\.\w)", re.IGNORECASE
    )


def resolve_description(passage: Passage, index: int, match: re.Match[str]) -> Reference:
    """Whom or what a definite noun stands for.

    Args:
        passage: the text read so far.
        index: the sentence.
        match: article and noun.
    """
    found = _find(passage, index, match, match["noun"].lower())
    if isinstance(found, Refusal):
        return passage.refuse(index, match, ReferenceKind.DESCRIPTION, found)
    return passage.answer(index, match, ReferenceKind.DESCRIPTION, *found)


Found = tuple[Candidate, ReferenceTest] | Refusal


def _find(passage: Passage, index: int, match: re.Match[str], noun: str) -> Found:
    if passage.quoted.around(match.start()) is not None:
        return Refusal.QUOTED
    rest = passage.text[match.end() : passage.sentence(index).span.end]
    words = reference_words()
    if _RESTRICTED.match(rest) and not _HARMLESS.match(rest):
        return Refusal.RESTRICTED
    following = re.match(r"\s+([a-z]+)\b", rest)
    if (
        following is not None
        and following[1] in words.people | words.bodies | words.documents | words.groups
    ):
        return Refusal.LONGER_PHRASE
    if noun in words.documents:
        return _document(passage, index, match, noun)
    if noun in words.people:
        return _by_role(passage, index, match, noun)
    return _body(passage, index, match, noun)


def _spoken_of(passage: Passage, index: int, match: re.Match[str], reach: int) -> list[Candidate]:
    return [*passage.earlier(index, reach), *passage.before(index, match.start())]


def _by_role(passage: Passage, index: int, match: re.Match[str], noun: str) -> Found:
    """The only one in the section of whom the text says so, and no other of the kind is spoken of."""
    spoken = [c for c in _spoken_of(passage, index, match, WHOLE) if not _at(c, match)]
    others = {c.who for c in spoken if c.noun == noun and c.determiner != "the" and not c.named}
    holders = passage.roles.get(noun, set())
    known = [c for c in spoken if c.who in holders]
    if others or len(holders) > 1:
        return Refusal.TWO_CANDIDATES
    if not known:
        return Refusal.NO_CANDIDATE
    return known[-1], ReferenceTest.ROLE_STATED


def _body(passage: Passage, index: int, match: re.Match[str], noun: str) -> Found:
    words = reference_words()
    spoken = [
        c
        for c in _spoken_of(passage, index, match, _REACH)
        if c.kind is Kind.BODY and not _at(c, match)
    ]
    holders = passage.roles.get(noun, set())
    stated = [c for c in spoken if c.who in holders or (c.named and _names_kind(c.name, noun))]
    ids = {c.who for c in stated}
    if len(ids) == 1:
        phrases = {c.who for c in spoken if c.noun == noun} - ids
        return Refusal.TWO_CANDIDATES if phrases else (stated[-1], ReferenceTest.KIND_STATED)
    if ids:
        return Refusal.TWO_CANDIDATES
    return (
        _only_body(passage, index, match, spoken)
        if noun in words.bodies
        else Refusal.KIND_NOT_STATED
    )


def _only_body(
    passage: Passage, index: int, match: re.Match[str], spoken: list[Candidate]
) -> Found:
    """The only named body in reach that may be a company."""
    within = _spoken_of(passage, index, match, _REACH)
    if any(c.named and c.who.startswith(UNCLEAR) for c in within):
        return Refusal.UNKNOWN_NAME
    fitting = [c for c in spoken if not _is_public(c)]
    ids = {c.who for c in fitting}
    if len(ids) != 1:
        return Refusal.TWO_CANDIDATES if ids else Refusal.NO_CANDIDATE
    return (fitting[-1], ReferenceTest.ONLY_BODY) if fitting[-1].entity else Refusal.NO_NAME


def _document(passage: Passage, index: int, match: re.Match[str], noun: str) -> Found:
    """The only document of its sort that the section speaks of, where more than its noun is said of it."""
    spoken = [
        c
        for c in _spoken_of(passage, index, match, WHOLE)
        if c.kind is Kind.DOCUMENT and c.noun == noun and not _at(c, match)
    ]
    first = [c for c in spoken if c.determiner not in {"the", "this", "that", ""}]
    if len(first) != 1:
        return Refusal.TWO_CANDIDATES if first else Refusal.NO_CANDIDATE
    telling = _with_its_source(passage, first[0]).lower() != f"the {noun}"
    if not telling or first[0].who.startswith(UNCLEAR):
        return Refusal.NO_DETAIL
    if index - spoken[-1].sentence > 2 * _REACH:
        return Refusal.TOO_FAR
    return replace(first[0], name=_with_its_source(passage, first[0])), ReferenceTest.ONLY_DOCUMENT


def _with_its_source(passage: Passage, document: Candidate) -> str:
    """The phrase with what follows its noun, up to the verb ("the report by the Coastal Trust")."""
    after = _SOURCE.match(passage.text, document.end, passage.sentence(document.sentence).span.end)
    if after is None:
        return document.name
    words: list[str] = []
    syntax = passage.syntax[document.sentence]
    for word in syntax.words_between(document.end, syntax.end):
        plain = word.text[0].islower()
        if word.breaks or (plain and (is_verb(word.lower) or is_adverb(word.lower))):
            break
        words.append(word.text)
        if len(words) > 1 and word.text[0].isupper() and not _goes_on(passage.text, word.end):
            break
        following = syntax.words_between(word.end, syntax.end)
        if len(words) > 1 and finite_verb(following) == 0 and following[0].text[0].islower():
            break
    return f"{document.name} {' '.join(words)}" if 1 < len(words) < _LONGEST else document.name


def _goes_on(text: str, end: int) -> bool:
    """Whether another capitalised word follows."""
    return re.match(r"\s[A-Z]", text[end : end + 2]) is not None


def _at(candidate: Candidate, match: re.Match[str]) -> bool:
    return candidate.start < match.end() and match.start() < candidate.end


def _names_kind(name: str, noun: str) -> bool:
    """Whether a body's own name says what it is ("Nordic Grid Agency")."""
    return noun in {word.lower() for word in name.split()}


def _is_public(candidate: Candidate) -> bool:
    words = {word.lower() for word in candidate.name.split()}
    return bool(words & reference_words().public_bodies) and candidate.named
