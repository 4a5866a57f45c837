"""A sentence's syntax as a tree: children, subtrees, and the places of sets of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.attribution.vocabulary import base_forms
from extractors.draft import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
_OPENS = frozenset('“"‘«([')
_CLOSES = frozenset('”"’»)]')
_PAIRS = {"”": "“", "’": "‘", "»": "«", ")": "(", "]": "[", '"': '"'}


class Tree:
    """The tree of one sentence.

    Args:
        text: the text that the tokens point into.
        parse: the sentence's tokens.
    """

    __slots__ = ("_children", "text", "tokens")

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.tokens = parse.tokens
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for index, token in enumerate(parse.tokens):
            if token.head != index:
                self._children[token.head].append(index)

    def __len__(self) -> int:
        return len(self.tokens)

    def token(self, index: int) -> Token:
        """The token itself."""
        return self.tokens[index]

    def word(self, index: int) -> str:
        """The word as it stands."""
        token = self.tokens[index]
        return self.text[token.start : token.end]

    def lower(self, index: int) -> str:
        """The word in lower case."""
        return self.word(index).lower()

    def lemma(self, index: int) -> str:
        """The dictionary form in lower case."""
        token = self.tokens[index]
        if token.pos == "VERB" and (base := base_forms().get(self.lower(index))) is not None:
            return base
        return token.lemma.lower()

    def dep(self, index: int) -> str:
        """The relation to the head, subtype included."""
        return self.tokens[index].dep

    def relation(self, index: int) -> str:
        """The relation to the head without its subtype."""
        return self.tokens[index].dep.partition(":")[0]

    def head(self, index: int) -> int:
        """The head's index; the root's own."""
        return self.tokens[index].head

    def is_root(self, index: int) -> bool:
        """Whether no other word governs it."""
        return self.tokens[index].head == index

    def children(self, index: int, *relations: str) -> list[int]:
        """Dependents in order, of these relations (with or without subtype) where any are named."""
        found = self._children[index]
        if not relations:
            return found
        return [n for n in found if self.dep(n) in relations or self.relation(n) in relations]

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent of these relations."""
        return next(iter(self.children(index, *relations)), None)

    def subject(self, index: int) -> int | None:
        """The subject of a predicate, no expletive."""
        return next((n for n in self._children[index] if self.dep(n) in SUBJECTS), None)

    def subtree(self, index: int, without: Iterable[int] = ()) -> set[int]:
        """The word and all below it, leaving out the subtrees of ``without``."""
        barred = set(without)
        found: set[int] = set()
        stack = [index]
        while stack:
            at = stack.pop()
            if at in found or at in barred:
                continue
            found.add(at)
            stack.extend(self._children[at])
        return found

    def above(self, index: int) -> Iterator[int]:
        """The heads over a word, nearest first; ends at the root."""
        seen = {index}
        while (up := self.tokens[index].head) not in seen:
            yield up
            seen.add(up)
            index = up

    def filled(self, indices: Iterable[int], without: Iterable[int] = ()) -> set[int]:
        """Everything from the first to the last of the words, save ``without``."""
        chosen = set(indices)
        if not chosen:
            return set()
        return set(range(min(chosen), max(chosen) + 1)) - set(without)

    def is_mark(self, index: int) -> bool:
        """Whether the token is punctuation."""
        return self.tokens[index].pos == "PUNCT" or not any(c.isalnum() for c in self.word(index))

    def places(self, indices: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """The runs of words as start and end in code points, loose marks at the edges taken off.

        Quotation marks and brackets stay where their partner stands in the same run. A mark that
        alone parts two runs joins them.
        """
        ordered = sorted(set(indices))
        runs: list[list[int]] = []
        for index in ordered:
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        trimmed = (self._trimmed(run) for run in runs)
        return tuple(
            (self.tokens[run[0]].start, self.tokens[run[-1]].end) for run in trimmed if run
        )

    def _trimmed(self, run: list[int]) -> list[int]:
        while run and self._is_loose(run, 0):
            run = run[1:]
        while run and self._is_loose(run, -1):
            run = run[:-1]
        return run

    def _is_loose(self, run: list[int], at: int) -> bool:
        word = self.word(run[at])
        if not self.is_mark(run[at]) or any(c in "$€£%#@" for c in word):
            return False
        inner = "".join(self.word(n) for n in run)
        if at == 0 and word in _OPENS:
            partner = next((c for c, o in _PAIRS.items() if o == word), "")
            return partner not in inner[1:]
        if at == -1 and word in _CLOSES:
            return _PAIRS[word] not in inner[:-1]
        return not (at == -1 and word in {"...", "…"})
