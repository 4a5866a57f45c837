"""The reader's network: MiniLM reads a text once, a head says what each word is to each figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModel

from extractors.language import entity_weights, stance_weights
from extractors.language.entity_words import SHAPES
from extractors.language.minilm_deltas import merged
from extractors.language.reader_words import DISTANCES, LABELS

TARGETS = ("query", "key", "value", "dense")
"""Every weight matrix of a layer gets an adapter."""

MIX = 160
"""Width of the head's hidden layer."""

FROZEN = 3
"""Lower layers that are left as they are, so that a text goes through them once for all epochs."""


class Reader(torch.nn.Module):
    """An encoder with low-rank adapters (Hu et al., "LoRA", ICLR 2022), on a model's weights.

    Args:
        folder: the MiniLM model.
        rank: of the adapters.
        base: whose weights it starts from: "entities", "stance" or "plain" for MiniLM's own.
    """

    def __init__(self, folder: Path, rank: int, *, base: str) -> None:
        from peft import LoraConfig, get_peft_model

        super().__init__()
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        config.attn_implementation = "sdpa"
        encoder = AutoModel.from_pretrained(
            folder, config=config, local_files_only=True, add_pooling_layer=False
        )
        width = config.hidden_size
        self.shape = torch.nn.Embedding(SHAPES, width)
        torch.nn.init.zeros_(self.shape.weight)
        if base != "plain":
            rooms = {"entities": entity_weights, "stance": stance_weights}
            start = merged(rooms[base].OWN, rooms[base].WEIGHTS)
            own = {n: torch.tensor(v) for n, v in start.items() if n in encoder.state_dict()}
            encoder.load_state_dict(own, strict=False)
            if "shape.weight" in start:
                self.shape.weight.data = torch.tensor(start["shape.weight"])
        self.shape.weight.requires_grad_(False)
        for weight in encoder.parameters():
            weight.requires_grad_(False)
        lora = LoraConfig(
            r=rank,
            lora_alpha=rank,
            lora_dropout=0.05,
            target_modules=list(TARGETS),
            bias="none",
            layers_to_transform=list(range(FROZEN, config.num_hidden_layers)),
            layers_pattern="layer",
        )
        self.encoder = get_peft_model(encoder, lora)
        self.dropout = torch.nn.Dropout(0.15)
        self.width = width

    @property
    def _bert(self) -> Any:
        return self.encoder.base_model.model

    def lower(self, ids: Any, kinds: Any) -> Any:
        """Vectors of one text's pieces after the frozen layers, shape (pieces, width), in 16 bits."""
        self.eval()
        with torch.no_grad():
            embedded = self._bert.get_input_embeddings()(ids) + self.shape(kinds)
            hidden = self._bert.embeddings(inputs_embeds=embedded[None])
            for layer in self._bert.encoder.layer[:FROZEN]:
                hidden = _first(layer(hidden))
        return hidden[0].to(torch.bfloat16)

    def upper(self, hidden: Any, mask: Any) -> Any:
        """Vectors of pieces, shape (batch, pieces, width).

        Args:
            hidden: from `lower`, shape (batch, pieces, width).
            mask: 1 where there is a piece, shape (batch, pieces).
        """
        bias = (1.0 - mask.to(hidden.dtype))[:, None, None, :] * -1e4
        for layer in self._bert.encoder.layer[FROZEN:]:
            hidden = _first(layer(hidden, attention_mask=bias.to(hidden.dtype)))
        return hidden


def _first(given: Any) -> Any:
    return given[0] if isinstance(given, tuple) else given


class FigureReader(Reader):
    """Labels of words to figures."""

    def __init__(self, folder: Path, rank: int, *, base: str) -> None:
        super().__init__(folder, rank, base=base)
        self.figure = torch.nn.Linear(self.width, MIX)
        self.word = torch.nn.Linear(self.width, MIX)
        self.joint = torch.nn.Linear(MIX, MIX, bias=False)
        self.away = torch.nn.Embedding(DISTANCES, MIX)
        self.head = torch.nn.Linear(MIX, len(LABELS))

    def labels(self, words: Any, seeds: Any, away: Any) -> Any:
        """Scores, shape (seeds, words, labels).

        Args:
            words: vectors of one text's words.
            seeds: first word and one past the last of each.
            away: classes of distance, shape (seeds, words).
        """
        words = self.dropout(words)
        own = torch.stack([words[first:stop].mean(dim=0) for first, stop in seeds])
        figure, word = self.figure(own)[:, None, :], self.word(words)[None, :, :]
        mixed = figure + word + self.joint(figure * word) + self.away(away)
        return self.head(torch.relu(mixed))
