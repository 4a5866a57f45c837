"""The entity network: MiniLM with word shapes at its input and a label for each word at its output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from corpora import LABELS
from transformers import AutoConfig, AutoModel

from extractors.language.entity_words import SHAPES

TARGETS = ("query", "key", "value", "dense")
"""Every weight matrix of a layer gets an adapter."""


class EntityNetwork(torch.nn.Module):
    """Scores of labels for each word piece.

    Args:
        folder: the MiniLM model.
        rank: of the low-rank adapters (Hu et al., "LoRA", ICLR 2022); 0 trains every weight.
        pretrained: whether to start from MiniLM's weights (an ablation starts from none).
    """

    def __init__(self, folder: Path, rank: int, *, pretrained: bool = True) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        config.attn_implementation = "sdpa"
        if pretrained:
            self.encoder = AutoModel.from_pretrained(
                folder, config=config, local_files_only=True, add_pooling_layer=False
            )
        else:
            self.encoder = AutoModel.from_config(config, add_pooling_layer=False)
        width = config.hidden_size
        words = self.encoder.get_input_embeddings()
        words.weight.requires_grad_(not pretrained)
        if rank:
            self._adapt(rank)
        self.shape = torch.nn.Embedding(SHAPES, width)
        torch.nn.init.zeros_(self.shape.weight)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(width, len(LABELS))

    def _adapt(self, rank: int) -> None:
        from peft import LoraConfig, get_peft_model

        config = LoraConfig(
            r=rank, lora_alpha=rank, lora_dropout=0.05, target_modules=list(TARGETS), bias="none"
        )
        self.encoder = get_peft_model(self.encoder, config)

    def merged_state(self) -> dict[str, Any]:
        """The weights under MiniLM's names, adapters added to the matrices they belong to."""
        encoder = self.encoder
        if hasattr(encoder, "merge_and_unload"):
            encoder = encoder.merge_and_unload()
        state = {f"encoder.{name}": values for name, values in encoder.state_dict().items()}
        state["shape.weight"] = self.shape.weight.detach()
        state["head.weight"] = self.head.weight.detach()
        state["head.bias"] = self.head.bias.detach()
        return state

    def forward(self, ids: Any, mask: Any, shapes: Any) -> Any:
        """Label scores, shape (batch, pieces, labels).

        Args:
            ids: word pieces, shape (batch, pieces).
            mask: 1 where there is a piece.
            shapes: the shape of the word each piece belongs to.
        """
        embedded = self.encoder.get_input_embeddings()(ids) + self.shape(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))
