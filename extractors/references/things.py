"""It, its, they, them and their: tests that answer, and refusals."""

from __future__ import annotations

import re

from extractors.draft import Reference, ReferenceKind
from extractors.language.shallow import is_adverb, is_plural, is_verb
from extractors.names.name_words import name_words
from extractors.references.candidates import UNCLEAR, Candidate, Kind
from extractors.references.passage import Passage
from extractors.references.same_sentence import continued, owner, tells_of_itself
from extractors.references.subjects import EVENT, MODALS, alike, is_plural_noun, noun_phrase
from extractors.references.verdicts import ReferenceTest, Refusal
from extractors.references.words import reference_words
from kg.model import Span

PATTERN = re.compile(r"\b(?:it|its|they|them|their)\b", re.IGNORECASE)

_SINGULAR = frozenset({"it", "its"})


Found = tuple[Candidate, ReferenceTest] | Refusal


def resolve_thing(passage: Passage, index: int, match: re.Match[str]) -> Reference:
    """What "it" or "they" stands for.

    Args:
        passage: the text read so far.
        index: the sentence.
        match: the pronoun.
    """
    word = match.group().lower()
    kind = ReferenceKind.THING if word in _SINGULAR else ReferenceKind.GROUP
    found = _find(passage, index, match, word)
    if isinstance(found, Refusal):
        return passage.refuse(index, match, kind, found)
    return passage.answer(index, match, kind, *found)


def _find(passage: Passage, index: int, match: re.Match[str], word: str) -> Found:
    refused = _refused(passage, index, match, word)
    if refused is not None:
        return refused
    head = passage.syntax[index].is_head(match.start())
    if word in {"its", "their"} and not head:
        return owner(passage, index, match, word)
    if not head:
        told = tells_of_itself(passage, index, match) if word == "it" else None
        return told or continued(passage, index, match, word)
    if word in _SINGULAR:
        return _thing(passage, index, match, word)
    return _group(passage, index, match, word)


def _refused(passage: Passage, index: int, match: re.Match[str], word: str) -> Refusal | None:
    syntax = passage.syntax[index]
    if passage.quoted.around(match.start()) is not None:
        return Refusal.QUOTED
    if word == "it" and syntax.is_expletive(match.start()):
        return Refusal.EXPLETIVE
    if word == "them":
        return Refusal.NOT_PLAIN
    if syntax.is_head(match.start()) and not passage.has_before(index):
        return Refusal.NO_CANDIDATE
    return None


def _thing(passage: Passage, index: int, match: re.Match[str], word: str) -> Found:
    after = passage.syntax[index].verb_after(match.end())
    bodies = [c for c in passage.earlier(index, 2) if c.kind in {Kind.BODY, Kind.DOCUMENT}]
    if word == "it" and after in reference_words().body_verbs:
        return _body(passage, index, bodies)
    if word == "its" and after in name_words().organisation_after:
        return _body(passage, index, [c for c in bodies if c.kind is Kind.BODY])
    main = passage.syntax[index - 1].main_subject if passage.in_block(index) else None
    who = noun_phrase(passage, index - 1, main) if main is not None else None
    if main is None or who is None or is_plural(main.quote) or who.kind is Kind.PERSON:
        return Refusal.NOT_PLAIN
    if who.entity is None and EVENT.match(passage.text, match.end()):
        return Refusal.MAY_BE_EVENT
    rivals = {
        c.who
        for c in passage.of(index - 1)
        if c.kind is not Kind.PERSON and not main.start <= c.start < main.end
    } - {who.who}
    new = who.entity is None and _introduces(passage, index, match, main)
    if new or (rivals and (who.entity is None or _same_sort(passage, index - 1, who))):
        return Refusal.TWO_CANDIDATES
    return who, ReferenceTest.SUBJECT_BEFORE


def _introduces(passage: Passage, index: int, match: re.Match[str], main: Span) -> bool:
    """Whether the sentence before brings in something new as its object ("bought a mill").

    Two sentences of one build ("may improve a score. It may find") go on with their subject.
    """
    told = passage.syntax[index - 1]
    if alike(passage, index, match, main):
        return False
    words = [w for w in told.words_between(main.end, told.end) if not is_adverb(w.lower)]
    verbs = 0
    while verbs < len(words) and (is_verb(words[verbs].lower) or words[verbs].lower in MODALS):
        verbs += 1
    following = words[max(1, verbs)].lower if len(words) > max(1, verbs) else ""
    copula = bool(words) and words[max(0, verbs - 1)].lower in {
        "is",
        "was",
        "are",
        "were",
        "be",
        "remains",
    }
    return following in {"a", "an", "another"} and not copula


def _same_sort(passage: Passage, index: int, who: Candidate) -> bool:
    """Whether the sentence names another of the same kind."""
    return any(c.kind is who.kind and c.who != who.who for c in passage.of(index))


def _body(passage: Passage, index: int, bodies: list[Candidate]) -> Found:
    """A body that speaks or acts: the only one in reach, or the subject of the sentence before."""
    ids = {c.who for c in bodies}
    last = [c for c in bodies if c.sentence == index - 1 and c.subject]
    if len(ids) == 1 and not bodies[-1].who.startswith(UNCLEAR):
        return bodies[-1], ReferenceTest.ONLY_BODY
    if last and len({c.who for c in last}) == 1 and _is_main(passage, last[0]):
        others = {c.who for c in bodies if c.sentence == index - 1} - {last[0].who}
        if not others and not last[0].who.startswith(UNCLEAR):
            return last[0], ReferenceTest.SUBJECT_BEFORE
    return Refusal.TWO_CANDIDATES if ids else Refusal.NO_CANDIDATE


def _is_main(passage: Passage, candidate: Candidate) -> bool:
    main = passage.syntax[candidate.sentence].main_subject
    return main is not None and main.start <= candidate.start < main.end


def _group(passage: Passage, index: int, match: re.Match[str], word: str) -> Found:
    if not passage.in_block(index):
        return Refusal.NOT_PLAIN
    told = passage.syntax[index - 1]
    main = told.main_subject
    who = noun_phrase(passage, index - 1, main) if main is not None else None
    if main is None or who is None or who.entity is not None or not is_plural(main.quote):
        return Refusal.NOT_PLAIN
    words = reference_words()
    after = passage.syntax[index].verb_after(match.end())
    following = [w.lower for w in told.words_between(main.end, told.end)]
    head = main.quote.split()[-1].lower()
    speaks = word == "they" and after in words.speaker_verbs
    if speaks and head in words.groups:
        rivals = [w for w in following if w in words.groups]
        return Refusal.TWO_CANDIDATES if rivals else (who, ReferenceTest.ONLY_SPEAKING_GROUP)
    if any(is_plural_noun(w) for w in following) and not alike(passage, index, match, main):
        return Refusal.TWO_CANDIDATES
    return who, ReferenceTest.SUBJECT_BEFORE
