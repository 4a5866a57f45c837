"""The present tense with a day to come: "the plant opens in 2031", "nobody closes the loop before 2031".

English tells what is to come in the present where a time says so (Quirk et al. 1985, A Comprehensive Grammar
of the English Language, 4.9 and 4.45), and in reports with "would" ("he told them there would be none by 2030").
The parse says which verb a time belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.draft import Parse, Token
from extractors.forecasting.assessing_words import assessing_words
from extractors.forecasting.foresight import foresight_words
from extractors.forecasting.horizons import TimeKind, TimePhrase

_CLOSED = frozenset(
    {"by", "by or before", "before", "no later than", "by around", "by about", "prior to"}
)
"""Relations that look ahead also where nobody knows when the text was written."""

_OPEN = _CLOSED | {
    "in",
    "within",
    "until",
    "till",
    "as early as",
    "sometime in",
    "around",
    "circa",
    "on",
    "at",
    "past",
    "throughout",
    "through",
}
_AT = frozenset({"in", "on", "during", "at", ""})
_TO_NOUNS = _CLOSED | {"within", "until", "till"}
"""Relations that a verb has, though the parse may hang them on its object."""

_REPORTS = frozenset(
    {"say", "tell", "think", "believe", "write", "warn", "claim", "promise", "predict"}
)
_PLANS = frozenset({"plan", "schedule", "slate", "set", "aim", "intend", "hope", "due", "project"})
_UNSURE = frozenset(
    {"if", "when", "once", "unless", "after", "before", "while", "as", "whether", "until"}
)
_CLIMB = 4


def futurate(parse: Parse, times: Sequence[TimePhrase], published: str | None) -> frozenset[int]:
    """Starts of the times that a verb in the present, or a reported "would", sets ahead.

    Args:
        parse: of the sentence.
        times: of the sentence.
        published: ISO date of the text, as precise as known, or None.
    """
    return frozenset(
        time.start
        for time in times
        if _is_ahead(time, published)
        for verb in _verb(parse, time)
        if _tells(parse, verb, time)
    )


def _is_ahead(time: TimePhrase, published: str | None) -> bool:
    """Whether a time lies ahead of the text, or can only be meant so."""
    if time.horizon is None or time.attributive:
        return False
    if time.relation not in _OPEN and not (time.relation == "" and _counts_on(time)):
        return False
    if published is None:
        return time.relation in _CLOSED
    return time.horizon.date[: len(published)] > published


def _counts_on(time: TimePhrase) -> bool:
    """Whether a time without a preposition lies ahead by its words ("next spring") or is a bare year."""
    text = time.horizon.text.lower() if time.horizon else ""
    ahead = text.startswith(("next ", "this coming ", "the coming ", "late ", "early ", "later "))
    return (time.kind is TimeKind.RELATIVE and ahead) or re.fullmatch(r"20\d\d", text) is not None


def in_past(
    parse: Parse, times: Sequence[TimePhrase], published: str | None = None
) -> frozenset[int]:
    """Starts of the times that a verb in the past tense sets back: "in March she gave it 80%", "as we did in 1919".

    Args:
        parse: of the sentence.
        times: of the sentence.
        published: ISO date of the text, as precise as known, or None.
    """
    return frozenset(
        time.start
        for time in times
        if (_may_be_past(time) or _lies_behind(time, published)) and not _is_next(time)
        for verb in (*_verb(parse, time), *_over_noun(parse, time))
        if (_is_past(parse, verb) and not _foretells(parse, verb, time))
        or _is_ranked(parse, verb, time)
    )


def _may_be_past(time: TimePhrase) -> bool:
    """Whether a time may as well lie behind: "in March", "within a month"."""
    counted = time.kind is TimeKind.DURATION and time.relation in {"in", "within", "over"}
    return counted or (time.kind is TimeKind.RELATIVE and time.relation in _AT)


def _lies_behind(time: TimePhrase, published: str | None) -> bool:
    """Whether a date with "in" or "on" is before the text; of a text without a date, whether it may be."""
    if time.kind is TimeKind.DATE and time.relation in {"after", "since"}:
        return published is None or (time.iso or published)[: len(published)] <= published
    if time.kind is not TimeKind.DATE or time.horizon is None or time.relation not in {"in", "on"}:
        return False
    return published is None or time.horizon.date[: len(published)] < published


def _foretells(parse: Parse, at: int, time: TimePhrase) -> bool:
    """Whether a past verb tells a view, whose time lies ahead: "assigned 5% to a strike within a year"."""
    lemma, words = parse.tokens[at].lemma, assessing_words()
    if time.end <= parse.tokens[at].start and time.relation in {"in", "on"}:
        return False  # "In 2022 I said 70% that it closes" tells when it was said.
    views = lemma in {*_REPORTS, *words.giving, *words.placing, *words.saying, "expect", "forecast"}
    return time.kind in {TimeKind.DURATION, TimeKind.DATE} and (views or lemma in _PLANS)


def _is_ranked(parse: Parse, at: int, time: TimePhrase) -> bool:
    """Whether a duration says since when something is the most of its kind: "the worst in fifteen years"."""
    token = parse.tokens[at]
    ranked = "Degree=Sup" in token.morph or token.lemma.lower() in {"first", "last", "only"}
    return ranked and time.kind is TimeKind.DURATION


def _is_next(time: TimePhrase) -> bool:
    return time.horizon is not None and "next" in time.horizon.text.lower()


def _is_past(parse: Parse, at: int) -> bool:
    helpers = [parse.tokens[i] for i in _children(parse, at, {"aux", "aux:pass", "cop"})]
    if any(token.lemma == "have" and _has(token, "VerbForm=Ger") for token in helpers):
        return True  # "Having seen 1.2 in January"
    if any(_has(token, "VerbForm=Fin") and not _has(token, "Tense=Past") for token in helpers):
        return False
    finite = [token for token in (parse.tokens[at], *helpers) if _has(token, "VerbForm=Fin")]
    return any(_has(token, "Tense=Past") for token in finite)


def _verb(parse: Parse, time: TimePhrase) -> Iterator[int]:
    """The predicate that a time belongs to."""
    at = next((i for i, token in enumerate(parse.tokens) if token.start >= time.core), None)
    if at is None:
        return
    if _children(parse, at, {"cop"}):
        yield at  # "than it was in February"
        return
    for _ in range(_CLIMB):
        token = parse.tokens[at]
        if token.dep == "root" or token.head == at:
            return
        head = parse.tokens[token.head]
        nominal = token.dep.startswith(("nmod", "acl", "appos", "compound"))
        if nominal and head.end <= time.start and not _reaches(parse, token.head, time):
            return
        at = token.head
        if head.pos in {"VERB", "AUX"} or _children(parse, at, {"cop"}):
            yield at
            return


def _over_noun(parse: Parse, time: TimePhrase) -> Iterator[int]:
    """The predicate whose subject or object a time describes: "rainfall in May was 22 mm", "1,130 miles in 96 days"."""
    at = next((i for i, token in enumerate(parse.tokens) if token.start >= time.core), None)
    for _ in range(_CLIMB if at is not None else 0):
        token = parse.tokens[at or 0]
        if token.dep == "root" or token.head == at:
            return
        if token.dep.startswith(("nsubj", "obj", "obl")) and parse.tokens[token.head].pos != "NOUN":
            yield token.head
            return
        if not token.dep.startswith(("nmod", "compound")):
            return
        at = token.head


def _reaches(parse: Parse, at: int, time: TimePhrase) -> bool:
    """Whether the time that hangs on a noun may be its verb's: "opens to 200 groups in June".

    A deadline always may; another month or season to come may where the noun is governed by the verb
    and no happening that has a day of its own ("the election in June").
    """
    if time.relation in _TO_NOUNS:
        return True
    noun = parse.tokens[at]
    governed = noun.dep in {"obl", "obj", "conj", "root"} or _children(parse, at, {"cop"})
    dated = noun.lemma.lower() in assessing_words().events or noun.lemma.lower().endswith("tion")
    return time.kind is TimeKind.RELATIVE and bool(governed) and not dated


def _tells(parse: Parse, at: int, time: TimePhrase) -> bool:
    """Whether a predicate tells what is to come: it has a subject and stands in the present."""
    verb = parse.tokens[at]
    subjects = _children(parse, at, {"nsubj", "nsubj:pass", "csubj", "expl"})
    marks = {parse.tokens[i].lemma for i in _children(parse, at, {"mark", "advmod"})}
    # "The next match is on 14 September" is an announcement.
    announced = time.core <= verb.start < time.end and time.relation not in _CLOSED
    if (
        announced
        or not subjects
        or verb.dep == "acl:relcl"
        or (verb.dep == "advcl" and marks & _UNSURE)
    ):
        return False
    if time.relation == "" and not _is_next(time) and verb.end + 1 != time.start:
        return False
    opens = parse.tokens[0].start >= time.start and time.relation in _CLOSED
    denied = time.relation in {"until", "till"} and any(
        parse.tokens[i].lemma in {"not", "n't", "n\u2019t"}
        for i in _children(parse, at, {"advmod"})
    )
    if verb.lemma in foresight_words().timeless and not (opens or denied or _is_next(time)):
        return False
    helpers = [parse.tokens[i] for i in _children(parse, at, {"aux", "aux:pass", "cop"})]
    if any(token.lemma in {"would", "'d", "\u2019d"} for token in helpers):
        return _is_reported(parse, verb)
    if any(token.lemma == "have" and token.dep == "aux" for token in helpers):
        return False
    finite = [token for token in (verb, *helpers) if _has(token, "VerbForm=Fin")]
    return any(_has(token, "Tense=Pres") for token in finite) and verb.start < time.end + _FAR


_FAR = 80
"""Code points within which an opening time ("By 2035 every second car is electric") has its verb."""


def _is_reported(parse: Parse, verb: Token) -> bool:
    """Whether a clause is what somebody said; the parse may hang it on whom they told."""
    head = parse.tokens[verb.head]
    for _ in range(2):
        if head.lemma in _REPORTS and _has(head, "Tense=Past"):
            return verb.dep in {"ccomp", "parataxis", "acl", "advcl", "obj"}
        head = parse.tokens[head.head]
    return False


def _children(parse: Parse, at: int, deps: set[str]) -> list[int]:
    return [
        i
        for i, token in enumerate(parse.tokens)
        if token.head == at and i != at and token.dep in deps
    ]


def _has(token: Token, feature: str) -> bool:
    return feature in token.morph.split("|")
