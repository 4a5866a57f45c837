"""He, she, him, her and his: tests that answer, and refusals."""

from __future__ import annotations

import re

from extractors.draft import Reference, ReferenceKind
from extractors.language.shallow import Token, has_clause
from extractors.names.name_words import name_words
from extractors.references.candidates import UNCLEAR, Candidate, Kind
from extractors.references.passage import Passage
from extractors.references.verdicts import ReferenceTest, Refusal
from extractors.references.words import Gender, reference_words

PATTERN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)

_EITHER = re.compile(
    r"\b(?:he or she|she or he|his or her|her or his|him or her|he/she|s/he|his/her)\b", re.I
)
_FAR = 6  # sentences over which the only person of a scope is kept
_NO_NOUN = re.compile(
    r"\W*$|\s*[,.;:!?)]|\s+(?:and|or|but|to|in|on|at|for|with|from|that|by|as|when|if|is|was|a|an|the|not|out|up|about|into|off|over|how|what|why|who)\b"
)
_PARENTHESIS = re.compile(r"[,”\"]\s+$")
_VIEW = re.compile(
    r"\s+(?:\w+\s+)?(?:view|opinion|words|telling|account|reasoning|argument|case|estimate|forecast|prediction|"
    r"explanation|answer|reply|verdict|guess|point|claim|position|bet|odds|numbers?)\b"
)
_OWNING = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_NEXT = re.compile(r"\s+(\w+)")
_FOLLOWS = frozenset(
    {"replaced", "succeeded", "followed", "replaces", "succeeds", "follows", "beat"}
)


def resolve_person(passage: Passage, index: int, match: re.Match[str]) -> Reference:
    """Whom a personal pronoun stands for.

    Args:
        passage: the text read so far.
        index: the sentence.
        match: the pronoun.
    """
    gender = reference_words().gender_of_pronoun[match.group().lower()]
    found = _find(passage, index, match, gender)
    if isinstance(found, Refusal):
        return passage.refuse(index, match, ReferenceKind.PERSON, found, gender)
    who, test = found
    if who.who.startswith(UNCLEAR):
        return passage.refuse(index, match, ReferenceKind.PERSON, Refusal.NOBODY_KNOWN, gender)
    if who.determiner in _OWNING:
        return passage.refuse(index, match, ReferenceKind.PERSON, Refusal.OTHER_PRONOUN, gender)
    return passage.answer(index, match, ReferenceKind.PERSON, who, test)


Found = tuple[Candidate, ReferenceTest] | Refusal


def _find(passage: Passage, index: int, match: re.Match[str], gender: Gender) -> Found:
    if passage.quoted.around(match.start()) is not None:
        return Refusal.QUOTED
    if _EITHER.search(passage.text, max(0, match.start() - 8), match.end() + 8):
        return Refusal.GENERIC
    here = [c for c in passage.before(index, match.start()) if passage.agrees(c, gender)]
    before = [c for c in passage.earlier(index) if passage.agrees(c, gender)]
    # Whoever writes a post is "I" in it and never "he".
    here = [c for c in here if not passage.is_writer(c, index)]
    before = [c for c in before if not passage.is_writer(c, index)]
    if _is_object(passage, match):
        return _object(passage, index, match, here, before)
    if here:
        return _in_sentence(passage, index, match, here, before)
    named_later = {c.who for c in passage.after(index, match.end()) if c.named}
    if passage.syntax[index].is_fronted(match.start()):
        fronted = _fronted(passage, index, match, gender, before)
        if fronted is not None:
            return fronted
    elif match.group().lower() in {"he", "she"}:
        # "He told Clark": the subject is not whoever is named after it.
        before = [c for c in before if c.who not in named_later]
    return _from_before(passage, index, match, gender, before)


def _is_object(passage: Passage, match: re.Match[str]) -> bool:
    word = match.group().lower()
    return word == "him" or (
        word == "her" and _NO_NOUN.match(passage.text, match.end(), match.end() + 20) is not None
    )


def _object(
    passage: Passage,
    index: int,
    match: re.Match[str],
    here: list[Candidate],
    before: list[Candidate],
) -> Found:
    """An object is never its own clause's subject ("Quill congratulated him")."""
    syntax = passage.syntax[index]
    subjects = {c.who for c in here if c.subject and syntax.same_clause(c.end, match.start())}
    others = [c for c in (*before, *here) if c.who not in subjects]
    ids = {c.who for c in others}
    if len(ids) != 1:
        return Refusal.TWO_CANDIDATES if ids else Refusal.NO_CANDIDATE
    if here and not subjects and {c.who for c in here} == ids and not before:
        return Refusal.MAY_BE_SUBJECT
    return others[-1], ReferenceTest.NOT_THE_SUBJECT


def _in_sentence(
    passage: Passage,
    index: int,
    match: re.Match[str],
    here: list[Candidate],
    before: list[Candidate],
) -> Found:
    last, syntax = here[-1], passage.syntax[index]
    possessive = match.group().lower() in {"his", "her"}
    ids = {c.who for c in here}
    if len(ids) > 1:
        return _owner(passage, index, match, here) if possessive else Refusal.TWO_CANDIDATES
    near = [c for c in before if passage.same_block(c.sentence, index)]
    rivals = {c.who for c in near if c.subject and c.sentence == index - 1} - ids
    rivals |= {c.who for c in near if c.who.startswith(UNCLEAR)} - ids
    between = syntax.words_between(last.end, match.start())
    doubtful = (
        bool(last.noun)
        or _is_handed_over(passage, match, between)
        or (not possessive and _is_told(passage, last, match, between))
        or not (last.subject or _opens_sentence(passage, index, last))
    )
    if rivals and doubtful:
        return Refusal.TWO_CANDIDATES
    return (
        last,
        ReferenceTest.CLAUSE_SUBJECT
        if possessive and last.subject
        else ReferenceTest.ONLY_IN_SENTENCE,
    )


def _opens_sentence(passage: Passage, index: int, candidate: Candidate) -> bool:
    """Whether a name opens its sentence before a verb, whatever the parser made of it."""
    syntax = passage.syntax[index]
    return (
        candidate.named and candidate.start - syntax.start <= 1 and syntax.has_verb(candidate.end)
    )


def _owner(passage: Passage, index: int, match: re.Match[str], here: list[Candidate]) -> Found:
    """The subject of the possessive's clause, where nobody else is named in between."""
    syntax = passage.syntax[index]
    owners = [c for c in here if c.subject and syntax.same_clause(c.end, match.start())]
    if not owners or any(c.start > owners[-1].start and c.who != owners[-1].who for c in here):
        return Refusal.TWO_CANDIDATES
    return owners[-1], ReferenceTest.CLAUSE_SUBJECT


def _is_handed_over(passage: Passage, match: re.Match[str], between: tuple[Token, ...]) -> bool:
    """Whether what is owned may be another's ("took his place", "his successor")."""
    following = _NEXT.match(passage.text, match.end())
    noun = following is not None and following[1].lower() in reference_words().handed_over
    return noun or any(word.lower in _FOLLOWS for word in between)


def _is_told(
    passage: Passage, speaker: Candidate, match: re.Match[str], between: tuple[Token, ...]
) -> bool:
    """Whether the pronoun stands in what somebody says of a person named before."""
    if ";" in passage.text[speaker.end : match.start()]:
        return False
    return any(word.lower in name_words().speech for word in between)


def _fronted(
    passage: Passage, index: int, match: re.Match[str], gender: Gender, before: list[Candidate]
) -> Found | None:
    """The name after a fronted phrase ("In his book, Clark argues"), where nobody else comes into question."""
    comma = passage.text.find(",", match.end(), passage.sentence(index).span.end)
    if comma < 0:
        return None
    following = [c for c in passage.after(index, comma) if passage.agrees(c, gender) and c.subject]
    if not following or passage.text[comma + 1 : following[0].start].strip():
        return None
    ids = {c.who for c in before} | {following[0].who}
    return (following[0], ReferenceTest.FRONTED) if len(ids) == 1 else Refusal.TWO_CANDIDATES


def _from_before(
    passage: Passage, index: int, match: re.Match[str], gender: Gender, before: list[Candidate]
) -> Found:
    ids = {c.who for c in before}
    if len(ids) == 1:
        return before[-1], ReferenceTest.ONLY_CANDIDATE
    if not ids:
        far = [c for c in passage.whole_scope(index) if c.kind is Kind.PERSON]
        far = [c for c in far if not passage.is_writer(c, index)]
        near = far and index - far[-1].sentence <= _FAR
        if near and len({c.who for c in far}) == 1 and passage.agrees(far[-1], gender):
            return far[-1], ReferenceTest.ONLY_IN_SECTION
        return Refusal.NO_CANDIDATE
    return _subject_before(passage, index, match, gender, before)


def _subject_before(
    passage: Passage, index: int, match: re.Match[str], gender: Gender, before: list[Candidate]
) -> Found:
    """The subject of the sentence before, where nobody else in it agrees, or it alone speaks on."""
    last = [c for c in before if c.sentence == index - 1]
    ids = {c.who for c in last}
    subjects = [c for c in last if c.subject or _is_apposed(passage, c)]
    if len(ids) == 1 and subjects and _takes_up(passage, index, match):
        return subjects[-1], ReferenceTest.SUBJECT_BEFORE
    sure = {c.who for c in before if passage.gender(c) is gender}
    alone = {c.who for c in subjects} == sure and _is_remark(passage, index, match)
    if len(sure) == 1 and subjects and (ids == sure or alone):
        return subjects[-1], ReferenceTest.GENDER
    if (
        subjects
        and len({c.who for c in subjects}) == 1
        and _speaks_on(passage, index, match, subjects[0])
    ):
        return subjects[0], ReferenceTest.SPEAKS_ON
    focus = _in_focus(passage, gender, before) if _voices(passage, index, match) else None
    return (focus, ReferenceTest.IN_FOCUS) if focus is not None else Refusal.TWO_CANDIDATES


def _in_focus(passage: Passage, gender: Gender, before: list[Candidate]) -> Candidate | None:
    """Whom the last sentence that speaks of people is about: its one subject, else its one person.

    The preferred centre of Grosz, Joshi and Weinstein (1995), asked only of whoever speaks.
    """
    named = [c for c in before if not _is_unclear_pronoun(c)]
    for at in sorted({c.sentence for c in named}, reverse=True):
        here = [c for c in named if c.sentence == at]
        if len({c.who for c in here if passage.gender(c) is gender}) > 1:
            return None  # two women met: either may be she
        main = passage.syntax[at].main_subject
        heads = [c for c in here if main is not None and main.start <= c.start < main.end]
        subjects = heads or [c for c in here if c.subject or _is_apposed(passage, c)] or here
        found = subjects[-1] if len({c.who for c in subjects}) == 1 else None
        return None if found is None or found.who.startswith(UNCLEAR) else found
    return None


def _is_unclear_pronoun(candidate: Candidate) -> bool:
    """Whether a pronoun before stands for somebody whom no test found; who speaks on is the same one."""
    return candidate.who.startswith(UNCLEAR) and not candidate.named and not candidate.noun


def _voices(passage: Passage, index: int, match: re.Match[str]) -> bool:
    """Whether a pronoun is the subject of a verb of saying or thinking, or has a view ("in her view")."""
    syntax, word = passage.syntax[index], match.group().lower()
    if word in {"he", "she"}:
        return syntax.verb_after(match.end()) in name_words().speech
    return _VIEW.match(passage.text, match.end()) is not None


def _is_apposed(passage: Passage, candidate: Candidate) -> bool:
    """Whether a name between commas says who the subject before it is ("Its chief economist, Ada Quill, ...")."""
    before = passage.text[passage.sentence(candidate.sentence).span.start : candidate.start]
    closed = passage.text[candidate.end : candidate.end + 1] == ","
    return closed and before.rstrip().endswith(",") and not has_clause(before)


def _takes_up(passage: Passage, index: int, match: re.Match[str]) -> bool:
    """Whether a pronoun is its sentence's subject, or that of a remark in it ("P, he says, P")."""
    return passage.syntax[index].is_head(match.start()) or _is_remark(passage, index, match)


def _is_remark(passage: Passage, index: int, match: re.Match[str]) -> bool:
    """Whether "he says" stands behind a comma or a quotation, in the paragraph of the sentence before."""
    if _PARENTHESIS.search(passage.text, max(0, match.start() - 4), match.start()) is None:
        return False
    speaks = passage.syntax[index].verb_after(match.end()) in name_words().speech
    return speaks and index > 0 and passage.same_block(index - 1, index)


def _speaks_on(passage: Passage, index: int, match: re.Match[str], speaker: Candidate) -> bool:
    """Whether the subject of a verb of saying is taken up by "he adds", as main subject both times."""
    speech = name_words().speech
    syntax, told = passage.syntax[index], passage.syntax[speaker.sentence]
    main = told.main_subject
    others = [c for c in passage.of(speaker.sentence) if c.kind is Kind.PERSON]
    if any(c.who != speaker.who and not passage.is_possessor(c) for c in others):
        return False
    said = _PARENTHESIS.search(passage.text, max(0, match.start() - 4), match.start())
    return (
        (syntax.is_head(match.start()) or said is not None)
        and syntax.verb_after(match.end()) in speech
        and told.verb_after(speaker.end) in speech
        and main is not None
        and main.start <= speaker.start < main.end
    )
