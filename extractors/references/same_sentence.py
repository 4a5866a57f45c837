"""It, its and their inside the sentence that names their antecedent."""

from __future__ import annotations

import re

from extractors.language.shallow import is_plural
from extractors.names.name_words import name_words
from extractors.references.candidates import Candidate, Kind
from extractors.references.passage import Passage
from extractors.references.subjects import EVENT, MODALS, is_copula, is_plural_noun, noun_phrase
from extractors.references.verdicts import ReferenceTest, Refusal
from extractors.references.words import reference_words

Found = tuple[Candidate, ReferenceTest] | Refusal
_JOINING = frozenset({"but", "because", "although", "and", "so", "yet", "though", "while"})
_PARTED = frozenset(["of", "for", "with", "to", "on", "in", "from", "by", "and", "than"])
_OPENING = frozenset(["but", "and", "so", "then", "also", "however"])
_LONGEST = 6  # words between a subject and its possessive


def owner(passage: Passage, index: int, match: re.Match[str], word: str) -> Found:
    """The subject of the pronoun's clause ("Acme cut its forecast"), with nothing else between."""
    syntax = passage.syntax[index]
    main = syntax.main_subject
    if main is None or main.end > match.start() or not syntax.same_clause(main.end, match.start()):
        return Refusal.NOT_PLAIN
    before = syntax.words_between(syntax.start, main.start)
    fronted = word == "its" and any(w.lower not in _OPENING for w in before)
    who = noun_phrase(passage, index, main)
    if (
        fronted
        or who is None
        or who.kind is Kind.PERSON
        or is_plural(main.quote) != (word == "their")
    ):
        return Refusal.NOT_PLAIN
    between = syntax.words_between(main.end, match.start())
    rivals = [c for c in passage.before(index, match.start()) if c.start >= main.end]
    doubtful = (
        any(c.kind is not Kind.PERSON for c in rivals)
        or len(between) > _LONGEST
        or (word == "their" and any(is_plural_noun(w.lower) for w in between))
        or (who.entity is None and any(w.lower in _PARTED for w in between))
    )
    return Refusal.TWO_CANDIDATES if doubtful else (who, ReferenceTest.CLAUSE_SUBJECT)


def continued(passage: Passage, index: int, match: re.Match[str], word: str) -> Found:
    """The subject of the main clause, taken up by the next one ("The gain is small, but it pays")."""
    syntax = passage.syntax[index]
    main = syntax.main_subject
    before = syntax.word_before(match.start())
    if main is None or before is None or before.lower not in _JOINING or not before.breaks:
        return Refusal.NOT_PLAIN
    between = syntax.words_between(main.end, before.start)
    if main.end > before.start or not syntax.same_clause(main.end, before.start):
        return Refusal.NOT_PLAIN
    who = noun_phrase(passage, index, main)
    if who is None or is_plural(main.quote) != (word == "they") or who.kind is Kind.PERSON:
        return Refusal.NOT_PLAIN
    says = who.entity is None and word == "it" and EVENT.match(passage.text, match.end())
    if says and not is_copula(between):
        return Refusal.MAY_BE_EVENT
    rivals = [c for c in passage.before(index, match.start()) if c.start >= main.end]
    plural = any(is_plural_noun(w.lower) for w in between)
    new = any(w.lower in {"a", "an", "another"} for w in between) and not is_copula(between)
    if any(c.kind is not Kind.PERSON for c in rivals) or (word == "they" and plural):
        return Refusal.TWO_CANDIDATES
    return Refusal.TWO_CANDIDATES if word == "it" and new else (who, ReferenceTest.CONTINUES)


def tells_of_itself(passage: Passage, index: int, match: re.Match[str]) -> Found | None:
    """A body that tells of itself ("Acme said it would close")."""
    syntax = passage.syntax[index]
    here = [c for c in passage.before(index, match.start()) if c.kind is not Kind.PERSON]
    words = syntax.words_between(syntax.start, match.start())
    words = words[:-1] if words and words[-1].lower == "that" else words
    says = bool(words) and words[-1].lower in name_words().speech
    after = syntax.verb_after(match.end())
    if not says or len({c.who for c in here}) != 1 or not here[-1].subject:
        return None
    if here[-1].kind is not Kind.BODY or after not in reference_words().body_verbs | MODALS:
        return None
    return here[-1], ReferenceTest.TELLS_OF_ITSELF
