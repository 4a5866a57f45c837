"""The stance network: MiniLM reads both texts at once; a head compares what it made of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModel

from extractors.language.stance_labels import LABELS

TARGETS = ("query", "key", "value", "dense")
"""Every weight matrix of a layer gets an adapter."""

MIXED = 192
"""Width of the head's inner layer."""


class StanceNetwork(torch.nn.Module):
    """Scores of labels for pairs of texts.

    Args:
        folder: the MiniLM model.
        rank: of low-rank adapters (Hu et al., "LoRA", ICLR 2022); 0 trains full matrices.
        layers: how many of the six layers are trained, from the top.
        opening: the head sees the opening mark's vector alone, not what it made of each text.
    """

    def __init__(
        self, folder: Path, rank: int = 0, layers: int = 6, *, opening: bool = False
    ) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        config.attn_implementation = "sdpa"
        self.encoder = AutoModel.from_pretrained(
            folder, config=config, local_files_only=True, add_pooling_layer=False
        )
        self._opening = opening
        for name, values in self.encoder.named_parameters():
            part = name.split(".")
            trained = part[0] == "encoder" and int(part[2]) >= 6 - layers
            values.requires_grad_(trained or (layers == 6 and "token_type" in name))
        if rank:
            self._adapt(rank)
        width = config.hidden_size
        self.dropout = torch.nn.Dropout(0.1)
        self.mix = torch.nn.Linear(width if opening else 5 * width, MIXED)
        self.head = torch.nn.Linear(MIXED, len(LABELS))

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
        for name in ("mix", "head"):
            for kind in ("weight", "bias"):
                state[f"{name}.{kind}"] = getattr(getattr(self, name), kind).detach()
        return state

    def forward(self, ids: Any, mask: Any, sides: Any) -> Any:
        """Label scores, shape (batch, labels).

        Args:
            ids: word pieces, shape (batch, pieces).
            mask: 1 where there is a piece.
            sides: 1 where a piece is of the second text.
        """
        hidden = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=sides
        ).last_hidden_state
        seen = hidden[:, 0]
        if not self._opening:
            first, second = (_mean(hidden, mask * (sides == side)) for side in (0, 1))
            seen = torch.cat([seen, first, second, (first - second).abs(), first * second], dim=1)
        mixed = torch.nn.functional.gelu(self.mix(self.dropout(seen)))
        return self.head(self.dropout(mixed))


def _mean(hidden: Any, share: Any) -> Any:
    weights = share.unsqueeze(2).to(hidden.dtype)
    return (hidden * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1)
