"""What sort of claim a proposition is: what the ledgers found in it, else what its syntax says.

A definition is genus and differentia (a copula, or a verb of meaning, between a term and what tells it from
others of its kind); a claim looks ahead where its main predicate is in the future and a time to come goes with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.attribution.tree import Tree
from extractors.claims.findings import Findings
from extractors.draft import Draft, Parse, Proposition
from extractors.forecasting.horizons import TimeKind, TimePhrase, find_times
from extractors.language.lexicon import load_lexicon
from kg.model import ClaimType, EntityKind, Span

_DESCRIBES = re.compile(r"^[^,;:]{2,60}? (?:describes?|denotes?|refers?) ")
_QUOTED = re.compile(r"^[“\"‘'][^”\"’]{2,60}[”\"’]")
_LONGEST_TERM = 8  # words
_CLOSED = frozenset({"by", "before", "no later than", "until", "till", "within", "by around"})
_CONDITIONS = frozenset({"if", "unless", "when", "once", "whether"})
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class TypeWords:
    """``lexicons/claim_types.toml``: words of definitions and of what is to come."""

    genus: tuple[str, ...]
    meaning: tuple[str, ...]
    here: tuple[str, ...]
    future: tuple[str, ...]
    bound: tuple[str, ...]


class ClaimTypes:
    """Tells the types of a draft's propositions.

    Args:
        draft: with propositions, forecasts and benchmarks.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._forecasts = {found.proposition for found in draft.forecasts}
        self._results = {found.proposition for found in draft.benchmarks}
        self._findings = Findings({found.benchmark for found in draft.benchmarks})
        self._somebody = {
            mention.span.start
            for entity in draft.entities
            if entity.kind in _NAMED
            for mention in entity.mentions
        }

    def of(self, index: int) -> ClaimType:
        """The type of the proposition with this index."""
        if index in self._forecasts:
            return ClaimType.FORECAST
        if index in self._results:
            return ClaimType.BENCHMARK
        return self._by_words(self._draft.propositions[index])

    def _by_words(self, proposition: Proposition) -> ClaimType:
        """The type of a proposition in which no ledger found a row."""
        told = proposition.type
        if told is ClaimType.DEFINITION and self._is_told(proposition):
            told = ClaimType.CLAIM
        if told is not ClaimType.CLAIM:
            return told
        if self._findings.is_finding(proposition.span.quote, self._before(proposition)):
            return ClaimType.BENCHMARK
        parse = self._parse(proposition)
        if parse is None or proposition.span.quote.rstrip(" ”\"'’").endswith("?"):
            return told
        if self._looks_ahead(proposition, parse):
            return ClaimType.FORECAST
        clause = _Clause(self._draft.text, parse, proposition.span)
        defined = clause.defines(proposition.span.start in self._somebody)
        return ClaimType.DEFINITION if defined else told

    def _parse(self, proposition: Proposition) -> Parse | None:
        parses = self._draft.parses
        return parses[proposition.sentence] if proposition.sentence < len(parses) else None

    def _is_told(self, proposition: Proposition) -> bool:
        """Whether somebody by name describes something, which defines no term."""
        named = proposition.span.start in self._somebody
        return named and _DESCRIBES.search(proposition.span.quote) is not None

    def _before(self, proposition: Proposition) -> str:
        """The two sentences before a proposition in its paragraph, and its own up to it."""
        at = proposition.sentence
        own = self._draft.sentences[at]
        near = [
            s.span
            for s in self._draft.sentences[max(0, at - 2) : at]
            if (s.block, s.post) == (own.block, own.post)
        ]
        start = near[0].start if near else own.span.start
        return self._draft.text[start : proposition.span.start]

    def _looks_ahead(self, proposition: Proposition, parse: Parse) -> bool:
        """Whether the main predicate stands in the future and a time to come goes with it."""
        span, published = proposition.span, self._draft.metadata.published
        times = [
            time
            for time in find_times(self._draft.text, span.start, span.end, reference=published)
            if _is_to_come(time, published)
        ]
        clause = _Clause(self._draft.text, parse, span)
        return bool(times) and any(clause.is_ahead(time) for time in times)


def _is_to_come(time: TimePhrase, published: str | None) -> bool:
    if time.attributive:
        return False
    if time.horizon is not None and published is not None:
        return time.horizon.date[: len(published)] > published
    counted = time.kind is TimeKind.RELATIVE and time.relation not in {"since", "from"}
    return time.relation in _CLOSED or counted


class _Clause:
    """A proposition's words in the tree of its sentence."""

    def __init__(self, text: str, parse: Parse, span: Span) -> None:
        self._tree = Tree(text, parse)
        self._span = span
        self._inside = [
            n
            for n in range(len(self._tree))
            if span.start <= self._tree.token(n).start and self._tree.token(n).end <= span.end
        ]
        within = set(self._inside)
        tops = [
            n
            for n in self._inside
            if (self._tree.is_root(n) or self._tree.head(n) not in within)
            and self._tree.relation(n) not in {"punct", "cc", "mark"}
        ]
        self._top = max(tops, key=lambda n: len(self._tree.subtree(n) & within), default=None)

    def is_ahead(self, time: TimePhrase) -> bool:
        """Whether the predicate that a time belongs to, or one over it, is told of the future.

        A condition's own time ("if it opens by May") tells nothing of what follows.
        """
        tree = self._tree
        at = next((n for n in self._inside if tree.token(n).start >= time.core), None)
        if at is None:
            return False
        for n in (at, *tree.above(at)):
            if n not in self._inside:
                return False
            marks = {tree.lower(m) for m in tree.children(n, "mark", "advmod")}
            if tree.relation(n) == "advcl" and marks & _CONDITIONS:
                return False
            if self._is_future(n):
                return True
            if self._is_past(n):
                return False
        return False

    def _is_future(self, n: int) -> bool:
        tree, words = self._tree, _words()
        helpers = {tree.lower(m) for m in tree.children(n, "aux")}
        if helpers & set(words.future):
            return not any(tree.lower(m) == "have" for m in tree.children(n, "aux"))
        passive = {tree.lower(m) for m in tree.children(n, "aux", "aux:pass", "cop")}
        present = bool(passive & {"is", "are", "'s", "’s", "'re", "’re", "am"})
        opens = tree.child(n, "xcomp") is not None or tree.child(n, "obl") is not None
        return present and opens and tree.lower(n) in words.bound

    def _is_past(self, n: int) -> bool:
        tree = self._tree
        finite = (tree.token(m) for m in (n, *tree.children(n, "aux", "cop")))
        return any("VerbForm=Fin" in t.morph and "Tense=Past" in t.morph for t in finite)

    def defines(self, somebody: bool) -> bool:
        """Whether the clause says what a term means.

        Args:
            somebody: whether it opens with the name of a person or a body, which is no term.
        """
        tree, top = self._tree, self._top
        if top is None or somebody:
            return False
        subject = tree.subject(top)
        if subject is None or not self._is_term(subject):
            return False
        if any(tree.lower(n) in {"not", "n't", "n’t", "never"} for n in tree.children(top)):
            return False
        if tree.lemma(top) in _words().meaning and tree.token(top).pos == "VERB":
            return self._means(top)
        return self._is_a_kind(top, subject)

    def _is_term(self, subject: int) -> bool:
        """Whether a subject can be a term: a short noun phrase of no owner, no pointing and no count."""
        tree = self._tree
        phrase = tree.subtree(subject)
        if tree.token(min(phrase)).start > self._span.start + 4 and not self._opened(min(phrase)):
            return False
        barred = {"nmod:poss", "acl:relcl", "nummod", "acl"}
        if len(phrase) > _LONGEST_TERM or any(tree.children(subject, *barred)):
            return False
        if tree.token(subject).pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return False
        return not any(
            tree.token(n).pos in {"PRON", "NUM"} or tree.lower(n) in {"this", "that", "these"}
            for n in phrase
        )

    def _opened(self, first: int) -> bool:
        """Whether only an adverb or a phrase of place stands before the subject."""
        tree = self._tree
        before = [n for n in self._inside if n < first]
        return len(before) <= 3 and not any(tree.token(n).pos in {"VERB", "AUX"} for n in before)

    def _means(self, top: int) -> bool:
        """Whether "means" stands between a term and its meaning: the term is quoted, or "here" goes with it."""
        tree = self._tree
        if tree.token(top).start - self._span.start > 60 or "Tense=Past" in tree.token(top).morph:
            return False
        quoted = _QUOTED.match(tree.text[self._span.start : self._span.end]) is not None
        here = any(tree.lower(n) in _words().here for n in self._inside)
        return quoted or here

    def _is_a_kind(self, top: int, subject: int) -> bool:
        """Whether a copula puts a term under a genus that a differentia narrows."""
        tree = self._tree
        copula = tree.child(top, "cop")
        if copula is None or tree.lower(copula) not in {"is", "are"} or self._has(top, "aux"):
            return False
        if tree.token(top).pos != "NOUN" or self._has(top, "nmod:poss", "nummod"):
            return False
        told = {tree.lower(n) for n in tree.children(top, "det")}
        number = {tree.lower(n) for n in tree.children(subject, "det")}
        if any("Degree=Sup" in tree.token(n).morph for n in tree.children(top, "amod")):
            return False
        narrowed = self._has(top, "acl", "acl:relcl", "nmod")
        genus = tree.lemma(top) in _words().genus
        generic = bool(number & {"a", "an"}) or not number
        return narrowed and generic and genus and bool(told & {"a", "an", "any", "the"})

    def _has(self, n: int, *relations: str) -> bool:
        return bool(self._tree.children(n, *relations))


@cache
def _words() -> TypeWords:
    return load_lexicon(TypeWords, "claim_types")
