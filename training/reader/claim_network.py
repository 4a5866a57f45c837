"""The reader's network for claims: what each claim of a text is to the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from claim_examples import PLACES, RELATIONS, STEPS
from network import MIX, Reader

from extractors.language.reader_words import DISTANCES


class ClaimReader(Reader):
    """Relations of pairs of claims."""

    def __init__(self, folder: Path, rank: int, *, base: str) -> None:
        super().__init__(folder, rank, base=base)
        self.source = torch.nn.Linear(2 * self.width, MIX)
        self.target = torch.nn.Linear(2 * self.width, MIX)
        self.joint = torch.nn.Linear(MIX, MIX, bias=False)
        self.step = torch.nn.Embedding(STEPS, MIX)
        self.place = torch.nn.Embedding(PLACES, MIX)
        self.claim = torch.nn.Linear(2 * self.width, MIX)
        self.word = torch.nn.Linear(self.width, MIX)
        self.both = torch.nn.Linear(MIX, MIX, bias=False)
        self.away = torch.nn.Embedding(DISTANCES, MIX)
        self.who = torch.nn.Linear(MIX, 2)
        self.head = torch.nn.Linear(MIX, len(RELATIONS))

    def relations(self, words: Any, item: Any) -> Any:
        """Scores, shape (pairs, relations)."""
        own = self._claims(self.dropout(words), item)
        pairs = torch.tensor(item.pairs)
        source, target = self.source(own)[pairs[:, 0]], self.target(own)[pairs[:, 1]]
        mixed = source + target + self.joint(source * target)
        mixed = mixed + self.step(torch.tensor(item.steps)) + self.place(torch.tensor(item.places))
        return self.head(torch.relu(mixed))

    def holders(self, words: Any, item: Any) -> Any:
        """Scores of being no word and a word that names whoever asserts a claim, shape (claims, words, 2)."""
        words = self.dropout(words)
        claim, word = self.claim(self._claims(words, item))[:, None, :], self.word(words)[None]
        mixed = claim + word + self.both(claim * word) + self.away(torch.tensor(item.distances))
        return self.who(torch.relu(mixed))

    @staticmethod
    def _claims(words: Any, item: Any) -> Any:
        return torch.stack(
            [
                torch.cat([words[first], words[first:stop].mean(dim=0)])
                for first, stop in item.claims
            ]
        )
