"""Who has a figure by the verb of its clause: the subject of a verb of results."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.results.benchmark_names import benchmark_words, plain_name
from extractors.results.result_subjects import NAME
from extractors.results.scores import Score
from extractors.results.settings import is_human
from extractors.results.stretches import Holder, Memory, Stretch, is_a_test, token_at
from extractors.results.taker_phrases import cased, is_taker, phrase

_S = "[ \u00a0\u2009\u202f]"
_FARTHEST = 8
_RIGHT = frozenset(["right", "correct", "successful", "accurate"])
"""What whoever answers is on so many questions: "was right on 51"."""
_THOUGHT_OF = frozenset(
    ["it", "this", "that", "first", "second", "third", "last", "latter", "former", "either", "both"]
)
_FIGURES = frozenset(["figure", "number", "score", "mark", "result", "share"])
"""What a score is called where it is told again: "in May the figure was 86"."""
_DETECTING = frozenset(["catch", "detect", "find", "miss", "notice", "spot", "stop"])
"""What is done to the things that a test hides."""
_GETTING = _DETECTING | {"average", "get", "manage", "post", "remain", "score", "stay"}
"""Verbs whose subject, in a paragraph about a test, is whoever took it, whatever it is called."""
_MEASURING = frozenset(["clock", "confirm", "measure", "observe", "record", "report", "see"])
"""What those who test others do to them: "independent testers measured 59.8"."""
_MODALS = frozenset(["can", "could", "will", "would", "may", "might", "must", "should"])
_CLAUSAL = frozenset(["ccomp", "parataxis"])
_PRONOUNS = frozenset(["it", "they", "this", "that", "which", "its"])
_OURS = frozenset(["we", "i", "you", "everyone", "ours", "he", "she"])


@dataclass(frozen=True, slots=True)
class _Lemmas:
    """Verbs and nouns of results by what they tell of their subject."""

    scoring: frozenset[str]
    loose: frozenset[str]
    telling: frozenset[str]
    reporters: frozenset[str]
    testers: frozenset[str]
    placing: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Verb:
    """The verb over a figure: its lemma, and whether only results have it."""

    figure: Score
    lemma: str
    scores: bool


@cache
def _lemmas() -> _Lemmas:
    words = benchmark_words()
    return _Lemmas(
        frozenset(words.scoring_lemmas),
        frozenset(words.loose_lemmas),
        frozenset(words.telling_lemmas),
        frozenset(words.reporters),
        frozenset(word.removesuffix("s") for word in words.testers),
        frozenset(words.placing_lemmas),
    )


def governed(
    stretch: Stretch, figure: Score, memory: Memory, *, placed: bool = False
) -> Holder | None:
    """The subject of the verb that governs a figure, or None.

    Args:
        stretch: the figure's sentence.
        figure: the figure.
        memory: what was spoken of before.
        placed: whether "on" and a test follow the figure, so that any verb will do.
    """
    here = token_at(stretch, figure)
    if stretch.parse is None or here is None:
        return None
    tokens, lemmas = stretch.parse.tokens, _lemmas()
    joined: int | None = None
    for _ in range(_FARTHEST):
        subject = _subject_of(stretch, here)
        head = tokens[here]
        if subject is not None and tokens[subject].start < figure.start:
            # "was entered in May and noticed 98%": the figure's own verb tells what its subject got.
            head, here = (head, here) if joined is None else (tokens[joined], joined)
            copula = any(t.head == here and t.dep == "cop" for t in tokens)
            lemma = "be" if copula else head.lemma.lower()
            right = copula and head.lemma.lower() in _RIGHT
            scores = lemma in lemmas.scoring or right
            # "Our server modelled 17 of 29": of a count of a test's items any verb will do.
            counted = figure.unit.startswith("of ") and bool(stretch.tests or memory.near)
            named = placed and tokens[subject].pos == "PROPN"
            fits = scores or counted or named or lemma in lemmas.loose or head.pos != "VERB"
            if not fits or (lemma == "give" and _gives_chance(stretch, here)):
                return None
            return _subject(stretch, subject, memory, _Verb(figure, lemma, scores))
        if head.dep.startswith("acl"):
            # "a reader that scored 71": whom the relative clause describes.
            name = _apposed(stretch, head.head) or phrase(stretch, head.head)
            return Holder(name, sure=True) if name else None
        if head.head == here or (head.dep in _CLAUSAL and subject is None):
            return None
        shared = head.lemma.lower() in lemmas.scoring | _GETTING | _DETECTING
        if joined is None and head.dep == "conj" and shared:
            joined = here
        here = head.head
    return None


def _gives_chance(stretch: Stretch, verb: int) -> bool:
    """Whether a verb of giving has what is thought of for an object: "Okafor gives it 40", "gives the first of these 70"."""
    assert stretch.parse is not None
    return any(
        t.head == verb and (t.dep == "iobj" or (t.dep == "obj" and t.lemma.lower() in _THOUGHT_OF))
        for t in stretch.parse.tokens
    )


def _subject_of(stretch: Stretch, verb: int) -> int | None:
    """The index of a verb's subject; where two are taken for one, the one beside the verb."""
    assert stretch.parse is not None
    tokens = stretch.parse.tokens
    found = [n for n, t in enumerate(tokens) if t.head == verb and t.dep.startswith("nsubj")]
    if not found and tokens[verb].lemma.lower() in _lemmas().placing:
        # A parse may take "it" of "it stood at 44" for a dummy subject.
        found = [n for n, t in enumerate(tokens) if t.head == verb and t.dep == "expl"]
    before = [
        n for n in found if n < verb and not is_a_test(stretch, tokens[n].start, tokens[n].end)
    ]
    return before[-1] if before else next(iter(found), None)


def relative_holder(stretch: Stretch, figure: Score) -> Holder | None:
    """Who a relative clause on a figure says got it: "the 74% that doctoral students manage"; or None."""
    here = token_at(stretch, figure)
    if stretch.parse is None or here is None:
        return None
    tokens, lemmas = stretch.parse.tokens, _lemmas()
    over = {here, tokens[here].head} if tokens[here].dep == "nummod" else {here}
    for n, token in enumerate(tokens):
        relative = token.dep == "acl:relcl" and token.head in over and token.start >= figure.end
        if not relative or token.lemma.lower() not in lemmas.scoring | _GETTING:
            continue
        if any(t.head == n and (t.dep == "advmod" or t.lemma in _MODALS) for t in tokens[:n]):
            continue  # "at 100%, where it can do everything"
        for at, other in enumerate(tokens):
            if other.head == n and other.dep == "nsubj" and other.pos in {"NOUN", "PROPN"}:
                name = _named(stretch, at) or phrase(stretch, at)
                return Holder(name, sure=True, behind=True) if name else None
    return None


_JOINED = re.compile(r"^\s*(?:,|and|&|,\s*and)\s*$")


def distributed(stretch: Stretch) -> dict[int, Holder]:
    """Where each figure of a list begins, and who of as many subjects has it: "A, B and C score 71, 68 and 64".

    Args:
        stretch: the sentence.
    """
    figures = list(stretch.figures)
    run = figures[:1]
    for one, other in pairwise(figures):
        if not _JOINED.match(stretch.text[one.end : other.start]):
            break
        run.append(other)
    here = token_at(stretch, run[0]) if len(run) > 1 else None
    if stretch.parse is None or here is None:
        return {}
    tokens = stretch.parse.tokens
    subject: int | None = None
    for _ in range(_FARTHEST):
        subject = next(
            (n for n, t in enumerate(tokens) if t.head == here and t.dep == "nsubj"), None
        )
        if subject is not None or tokens[here].head == here:
            break
        here = tokens[here].head
    if subject is None:
        return {}
    group = [subject, *(n for n, t in enumerate(tokens) if t.head == subject and t.dep == "conj")]
    names = [_named(stretch, n) or phrase(stretch, n) for n in group]
    if len(names) != len(run) or not all(names):
        return {}
    pairs = zip(run, names, strict=True)
    return {one.start: Holder(name, sure=True, bracketed=True) for one, name in pairs if name}


@cache
def _verb() -> re.Pattern[str]:
    stems = "|".join(
        sorted(
            _lemmas().scoring | _lemmas().loose - _lemmas().telling - {"be", "see"},
            key=lambda v: (-len(v), v),
        )
    )
    return re.compile(
        rf"{_S}(?:(?:now|still|only|also|then|itself){_S})?(?P<verb>{stems})(?:s|es)?(?!\w)"
    )


_HEDGES = re.compile(
    rf"(?:{_S}(?:about|only|just|around|roughly|nearly|some|almost|at|a|an|still|now))*{_S}[~≈]?"
)


def said_right_before(stretch: Stretch, figure: Score) -> Holder | None:
    """The system whose name and verb of results stand right before a figure: "Heron 2 manages 58"."""
    for start, end, name in reversed(stretch.systems):
        match = _verb().match(stretch.text, end, figure.start) if start < figure.start else None
        if match and _HEDGES.fullmatch(stretch.text, match.end(), figure.start):
            return Holder(name, sure=match["verb"] in _lemmas().scoring)
    return None


def said_before(stretch: Stretch, figure: Score, memory: Memory) -> Holder | None:
    """A name right before a verb of results, where the parse took the verb for a noun ("Heron averages 54")."""
    for start, end, name in reversed(stretch.systems):
        match = _verb().match(stretch.text, end, figure.start) if start < figure.start else None
        if match is None:
            continue
        if not any(match.end() <= f.start < figure.start for f in stretch.figures):
            return Holder(name, sure=match["verb"] in _lemmas().scoring)
    for test in reversed(stretch.tests):
        if test.start < figure.start and _verb().match(stretch.text, test.end, figure.start):
            told = memory.topic or memory.system
            return Holder(told, sure=True, explicit=False) if told else None
    return None


@cache
def _measures() -> frozenset[str]:
    words = benchmark_words()
    measures = {name.split()[-1] for group in words.metrics.values() for name in group}
    return frozenset(
        [
            *measures,
            *("median", "mean", "average", "score", "result", "best", "figure", "number", "mark"),
            *("time", "horizon", "rate", "share", "completeness", "skill", "accuracy", "speed"),
            *("efficiency", "delay", "gap", "rating"),
        ]
    )


def _subject(stretch: Stretch, subject: int, memory: Memory, verb: _Verb) -> Holder | None:
    """Who a subject is: a name, a pronoun's antecedent, the possessor of a measure, a common noun."""
    assert stretch.parse is not None
    token = stretch.parse.tokens[subject]
    words = stretch.text[token.start : token.end].lower()
    said = memory.system or memory.topic
    if words in _PRONOUNS:
        if words == "it" and is_human(said):
            said = memory.machine
        if words == "they" and memory.people:
            said = memory.people
        placed = memory.unit is not None and (verb.scores or verb.lemma in _lemmas().placing)
        return Holder(said, sure=verb.scores, known=placed)
    if _tells(words, token.lemma.lower(), verb):
        inside = [name for _, end, name in stretch.systems if end <= verb.figure.start]
        # "We are back at 53%" speaks of the page's own system, whatever else the sentence names.
        told = memory.topic if words == "we" and memory.topic else (inside or [said])[-1]
        return Holder(told, sure=verb.scores, explicit=bool(inside))
    named = _named(stretch, subject)
    if named or is_a_test(stretch, token.start, token.end):
        told = named or memory.topic or memory.system
        known = named is not None and (verb.lemma in _lemmas().placing or _is_put(stretch, verb))
        return Holder(told, sure=verb.scores, explicit=bool(named), known=known)
    if token.lemma.lower() in _measures():
        owner = _owner(stretch, subject)
        if owner is not None:
            return _subject(stretch, owner, memory, verb)
        # "Accuracy on X improved from 83% to 90%" tells not whose.
        figure = token.lemma.lower() in _FIGURES and verb.lemma == "be"
        told_unit = memory.unit is not None and figure
        return None if verb.figure.moved else Holder(said, sure=verb.scores, known=told_unit)
    return _common(stretch, subject, memory, verb)


def _common(stretch: Stretch, subject: int, memory: Memory, verb: _Verb) -> Holder | None:
    """Who a subject is that is neither name nor measure: a common noun, its apposition or possessor."""
    assert stretch.parse is not None
    token = stretch.parse.tokens[subject]
    if token.pos == "ADJ" and _of_them(stretch, subject):
        return Holder(memory.topic or memory.system, sure=verb.scores, explicit=False)
    owner = _owner(stretch, subject)
    if owner is not None and (whose := _named(stretch, owner)):
        # Compliance for Heron 2 is Heron 2's.
        return Holder(whose, sure=True)
    apposed = _apposed(stretch, subject)
    name = apposed or phrase(stretch, subject)
    told = memory.unit is not None and verb.figure.unit in {"", memory.unit}
    got = verb.lemma in _GETTING and memory.near and (told or is_taker(name or ""))
    # "Last year's champion, Castellan, has slipped to 61."
    proper = token.pos == "PROPN" or (apposed and phrase(stretch, subject))
    takes = name is not None and bool(verb.scores or got or proper or is_taker(name))
    known = got or bool(proper and verb.lemma in _lemmas().placing)
    if name and not takes:
        # "Retired weavers stay at 62%": somebody else has the figure, whoever was spoken of before.
        return Holder("", sure=False)
    return Holder(name, sure=verb.scores, known=known) if name else None


_PUT = re.compile(
    rf"(?:\b(?:at|on|with){_S}(?:(?:about|only|just|around|roughly|nearly|still|some|an?){_S})*|:{_S})[~≈]?$"
)


def _is_put(stretch: Stretch, verb: _Verb) -> bool:
    """Whether a figure stands where only a place on a scale does: "was ahead, on 41", "has moved less: 40 in April"."""
    return _PUT.search(stretch.text[stretch.start : verb.figure.start]) is not None


def _tells(words: str, lemma: str, verb: _Verb) -> bool:
    """Whether a subject tells of a result that another got: "we", "the paper", "says"."""
    lemmas = _lemmas()
    if lemma in lemmas.testers and verb.lemma in _MEASURING:
        return True
    return words in _OURS or lemma in lemmas.reporters or verb.lemma in lemmas.telling


def _named(stretch: Stretch, subject: int) -> str | None:
    """The system whose name a subject is, holds or has in apposition, or None."""
    assert stretch.parse is not None
    tokens = stretch.parse.tokens
    parts = [
        t
        for n, t in enumerate(tokens)
        if n == subject or (t.head == subject and t.dep in {"appos", "flat", "compound"})
    ]
    for start, end, name in stretch.systems:
        if any(start <= part.start < end for part in parts):
            return name
        if _SO_CALLED.fullmatch(stretch.text[tokens[subject].end : start]):
            return name  # "Tolland’s, which it calls Wagtail,"
    return None


_SO_CALLED = re.compile(r"(?:['’]s)?, (?:which|that) [a-z]+ calls? ")


_CALLED = re.compile(rf"[^.;,()]{{0,40}}?\b(?:called|named|dubbed){_S}(?P<name>{NAME})")


def _apposed(stretch: Stretch, subject: int) -> str | None:
    """The name that stands beside a common noun: "our policy, Crease,", "a runner called Dashi"; or None."""
    assert stretch.parse is not None
    tokens = stretch.parse.tokens
    if tokens[subject].pos != "NOUN":
        return None
    for n, t in enumerate(tokens):
        if t.head == subject and t.dep == "appos" and t.pos == "PROPN" and n > subject:
            return phrase(stretch, n)
    called = _CALLED.match(stretch.text, tokens[subject].end, stretch.end)
    return plain_name(called["name"]) if called else None


def _of_them(stretch: Stretch, subject: int) -> bool:
    """Whether a subject is one of those spoken of: "the largest of them"."""
    assert stretch.parse is not None
    tokens = stretch.parse.tokens
    return any(t.head == subject and t.dep == "nmod" and t.pos == "PRON" for t in tokens)


def _owner(stretch: Stretch, subject: int) -> int | None:
    """The index of the noun that a measure is of: "the entry's median", "accuracy of the reader"; or None."""
    assert stretch.parse is not None
    tokens = stretch.parse.tokens
    for n, t in enumerate(tokens):
        of = t.dep == "nmod" and cased(tokens, n, "of", "for")
        if t.head == subject and (t.dep == "nmod:poss" or of) and t.pos != "PRON":
            return n
    return None
