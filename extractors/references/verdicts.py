"""The named tests that answer a reference, and the named reasons to refuse one."""

from __future__ import annotations

from enum import StrEnum


class ReferenceTest(StrEnum):
    """Why an antecedent was taken."""

    KIND_STATED = "kind-stated"
    FRONTED = "named-after-a-fronted-phrase"
    ONLY_BODY = "only-body-in-reach"
    ONLY_CANDIDATE = "only-candidate-in-reach"
    ONLY_SPEAKING_GROUP = "only-group-that-can-speak"
    GENDER = "only-one-known-to-agree-in-gender"
    ONLY_DOCUMENT = "only-one-of-its-sort"
    NOT_THE_SUBJECT = "only-one-who-is-not-the-subject"
    ONLY_IN_SENTENCE = "only-person-in-its-sentence"
    ONLY_IN_SECTION = "only-person-of-the-section"
    ROLE_STATED = "role-stated"
    QUOTATION_SPEAKER = "speaker-of-the-quotation"
    CLAUSE_SUBJECT = "subject-of-its-clause"
    SUBJECT_BEFORE = "subject-of-the-sentence-before"
    TELLS_OF_ITSELF = "the-body-tells-of-itself"
    CONTINUES = "subject-of-the-clause-before"
    SPEAKS_ON = "the-speaker-speaks-on"
    IN_FOCUS = "the-one-in-focus"
    WRITER = "writer-of-the-post-or-page"


class Refusal(StrEnum):
    """Why none was taken."""

    UNKNOWN_NAME = "a-name-nobody-knows"
    GENERIC = "anybody-is-meant"
    QUOTED = "inside-a-quotation"
    KIND_NOT_STATED = "kind-not-stated"
    MAY_BE_SUBJECT = "may-be-its-clause-subject"
    MAY_BE_EVENT = "may-be-what-was-said"
    NO_CANDIDATE = "no-candidate"
    NO_DETAIL = "no-more-is-said-of-it"
    NO_NAME = "no-name"
    NOT_PLAIN = "no-plain-antecedent"
    NO_SPEAKER = "no-plain-speaker-of-the-quotation"
    NOBODY_KNOWN = "nobody-known"
    LONGER_PHRASE = "part-of-a-longer-phrase"
    EXPLETIVE = "stands-for-nothing"
    OTHER_PRONOUN = "told-by-another-pronoun"
    RESTRICTED = "told-by-what-follows"
    TOO_FAR = "too-far-back"
    TWO_CANDIDATES = "two-candidates"
    WRITER_UNKNOWN = "writer-unknown"
