"""The predicates of one clause by its parse: the main one, those that only carry it, the words around each."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.claims.force import ForceLexicon, force_lexicon
from extractors.draft import Parse

_SUBJECTS = ("nsubj", "csubj", "expl")
_CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis", "appos", "dislocated", "list")
_INNER = ("ccomp", "csubj", "xcomp")
_NOUN_INNER = ("acl", "ccomp")
_SENTENCE_WIDE = ("advmod", "discourse", "obl", "parataxis")
_DENIED_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "nsubj:outer")


class ClauseTree:
    """The part of a sentence's parse that lies in a clause.

    Args:
        text: the whole text.
        parse: of the sentence.
        low: the clause's first code point.
        high: its last, exclusive.
    """

    def __init__(self, text: str, parse: Parse, low: int, high: int) -> None:
        self._text = text
        self._low, self._high = low, high
        self._tokens = parse.tokens
        self._lexicon: ForceLexicon = force_lexicon()
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for i, token in enumerate(parse.tokens):
            if token.head != i:
                self._children[token.head].append(i)
        self._inside = [low <= t.start and t.end <= high for t in parse.tokens]
        self.top = self._top()

    def _top(self) -> int | None:
        """The clause's main predicate: of the words hung outside it the one with the most below it."""
        tops = [
            i
            for i, token in enumerate(self._tokens)
            if self._inside[i]
            and (token.head == i or not self._inside[token.head])
            and token.dep not in {"punct", "cc", "mark"}
        ]
        return max(tops, key=self._weight, default=None)

    def _weight(self, i: int) -> tuple[bool, bool, int, int]:
        """What speaks for a word as the main predicate."""
        side = self._tokens[i].dep.startswith(("advcl", "acl", "mark"))
        return self._is_predicate(i), not side, self._size(i), -i

    def _is_predicate(self, i: int) -> bool:
        token = self._tokens[i]
        return token.pos in {"VERB", "AUX"} or any(
            self._tokens[c].dep.startswith((*_SUBJECTS, "cop")) for c in self._children[i]
        )

    def _size(self, i: int) -> int:
        return sum(1 + self._size(c) for c in self._children[i] if self._inside[c])

    def _chain(self) -> Iterator[int]:
        """The main predicate, then each clause that it only carries."""
        at = self.top
        seen: set[int] = set()
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            at = self._carried(at)

    def _carried(self, at: int) -> int | None:
        lemma, lexicon = self._tokens[at].lemma.lower(), self._lexicon
        below = [c for c in self._children[at] if self._inside[c]]
        if lemma in lexicon.carriers or (lemma in lexicon.negation.raising and self._is_own(at)):
            return next((c for c in below if self._tokens[c].dep in _INNER), None)
        if self._tokens[at].pos == "AUX" or lemma == "be":
            chance = next(
                (
                    c
                    for c in below
                    if self._is_chance(c) and self._tokens[c].dep.startswith("nsubj")
                ),
                None,
            )
            if chance is not None:
                return chance
            return next((c for c in below if self._tokens[c].dep == "ccomp"), None)
        if lemma in lexicon.chance_nouns:
            return next((c for c in below if self._tokens[c].dep in _NOUN_INNER), None)
        return None

    def _is_own(self, at: int) -> bool:
        """Whether the writer is the predicate's subject ("I do not think ...")."""
        subjects = [
            c for c in self._children[at] if self._tokens[c].dep.startswith(("nsubj", "csubj"))
        ]
        if not subjects:
            return all(not self._inside[i] for i in range(at))
        return any(self._tokens[c].lemma.lower() in {"i", "we"} for c in subjects)

    def _near(self, at: int) -> Iterator[int]:
        """Words that speak of a predicate: itself, its auxiliaries and adverbs, the words of these."""
        yield at
        nominal = self._tokens[at].pos in {"NOUN", "PRON", "PROPN"}
        for child in self._children[at]:
            if not self._inside[child]:
                continue
            dep = self._tokens[child].dep
            if dep.split(":")[0] in {"aux", "cop", "case", "det", "xcomp"} or (
                nominal and dep == "amod"
            ):
                yield child
                yield from self._own_adverbs(child)
            elif dep.split(":")[0] in _SENTENCE_WIDE or (
                dep == "obj" and self._is_chance(child) and self._tokens[at].lemma == "have"
            ):
                yield from self._small(child)

    def _is_chance(self, at: int) -> bool:
        return self._tokens[at].lemma.lower() in self._lexicon.chance_nouns

    def _own_adverbs(self, at: int) -> Iterator[int]:
        for child in self._children[at]:
            if self._inside[child] and self._tokens[child].dep in {
                "advmod",
                "det",
                "case",
                "fixed",
            }:
                yield child

    def _small(self, at: int) -> Iterator[int]:
        """A phrase without the clauses in it; none of a long aside."""
        found = [at]
        for child in self._children[at]:
            if self._inside[child] and not self._tokens[child].dep.startswith(_CLAUSES):
                found += self._small(child)
        if len(found) <= 5:
            yield from found

    def _negators(self, at: int) -> Iterator[int]:
        """Words that deny a predicate: beside it, or as determiner or pronoun of its arguments."""
        for child in self._children[at]:
            if not self._inside[child]:
                continue
            token = self._tokens[child]
            if token.dep in {"advmod", "cc:preconj", "aux", "cop", "det"} and self._denies(child):
                yield child
            if token.dep == "obl":  # "by no means", "under no circumstances"
                yield from (c for c in self._children[child] if self._word(c) == "no")
            if token.dep in {"advmod", "amod"}:  # "no longer"; "is not worth having"
                for inner in self._own_adverbs(child) if child < at else ():
                    if self._tokens[inner].dep == "advmod" and self._denies(inner):
                        yield inner
            if token.dep in _DENIED_ARGUMENTS:
                yield from self._denied_argument(child)
        if self._denies(at) and self._tokens[at].pos in {"PRON", "ADV"}:
            yield at

    def _denied_argument(self, at: int) -> Iterator[int]:
        lemma = self._tokens[at].lemma.lower()
        subject = self._tokens[at].dep.startswith("nsubj")
        if lemma in self._lexicon.negation.pronouns:
            yield at
        for child in self._children[at]:
            if not self._inside[child] or child > at:
                continue
            word = self._tokens[child].lemma.lower()
            if self._tokens[child].dep not in {"det", "advmod", "amod", "cc:preconj"}:
                continue
            scarce = word in {"few", "little"} and not self._has_article(at)
            if word in {"no", "neither"} or (
                subject and (scarce or (word == "not" and self._denies(child)))
            ):
                yield child

    def _has_article(self, at: int) -> bool:
        words = [self._tokens[c].lemma.lower() for c in self._children[at]]
        return "a" in words or "quite" in words

    def _denies(self, at: int) -> bool:
        token = self._tokens[at]
        word = token.lemma.lower()
        if word not in self._lexicon.negation.words and "Polarity=Neg" not in token.morph:
            return False
        after = [t.lemma.lower() for t in self._tokens[at + 1 : at + 3]]
        return not any(word in self._lexicon.negation.additive for word in after)

    def _below(self, at: int) -> Iterator[int]:
        if self._inside[at]:
            yield at
        for child in self._children[at]:
            if self._tokens[child].dep != "punct":
                yield from (i for i in self._below(child) if self._inside[i])

    def _word(self, i: int) -> str:
        token = self._tokens[i]
        written = self._text[token.start : token.end]
        if written == "May" and (i > 0 or token.pos == "PROPN"):
            return written  # the month is no modal verb
        return written.lower().replace("’", "'")
