"""A sentence's syntax as a tree to ask: what hangs on a word, by which preposition, from where to where."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractors.draft import Parse, Token


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of a sentence with their heads (Universal Dependencies)."""

    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, parse: Parse) -> Tree:
        """The tree of a parse."""
        return cls(parse.tokens)

    def children(self, at: int, deps: Collection[str]) -> list[int]:
        """Indices of the tokens that hang on one by some relation."""
        return [i for i, t in enumerate(self.tokens) if t.head == at and i != at and t.dep in deps]

    def case(self, at: int) -> str:
        """The preposition of a nominal, in its dictionary form; "" without one."""
        cases = self.children(at, {"case", "mark"})
        return self.tokens[cases[0]].lemma.lower() if cases else ""

    def at(self, start: int) -> int | None:
        """Index of the first token at or after a place of the text."""
        return next((i for i, t in enumerate(self.tokens) if t.start >= start), None)

    def under(self, at: int) -> Iterator[Token]:
        """A token and all that hangs on it."""
        for i, token in enumerate(self.tokens):
            above = i
            for _ in self.tokens:
                if above == at:
                    yield token
                    break
                if self.tokens[above].head == above:
                    break
                above = self.tokens[above].head

    def left(self, at: int) -> int:
        """Where the words that hang on a token begin."""
        return min(t.start for t in self.under(at))

    def right(self, at: int) -> int:
        """Past the last of the words that hang on a token."""
        return max(t.end for t in self.under(at))

    def head_of(self, start: int, end: int) -> int | None:
        """Index of the token that the other words of a stretch hang on."""
        inside = [
            i for i, t in enumerate(self.tokens) if start <= t.start < end and t.pos != "PUNCT"
        ]
        return next((i for i in inside if self.tokens[i].head not in inside), None)
