"""Train the stance model: `python training/stance/train.py DATA OUTPUT [options]`.

DATA is the folder of the stance corpora; OUTPUT receives ``stance.pt`` and ``scores.json``.
Options other than the defaults are for the ablations of the model card.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import torch
from batches import Item, batches, items, tensors
from clusters import own_pairs
from corpora import CORPORA, Pair, negated, read_pairs
from network import StanceNetwork
from scoring import dev_scores
from tokenizers import Tokenizer

from extractors.language.stance_labels import LABELS
from kg.search.encoder_files import EncoderSettings, model_folder

SHARES = {
    "perspectrum": 1.0,
    "ibm_claim_stance": 2.0,
    "kpa_topics": 0.7,
    "kpa_keypoints": 0.35,
    "menini_debates": 0.0,
    "own": 1.0,
}
"""How often an epoch shows a corpus."""

NON_MATCH = 0.25
"""Share of the key points' non-matches that stay; there are four to each match."""

EASY = 0.3
"""Share of the sampled neutrals that stay: they are told by their subject alone."""

NEGATED = 0.15
"""Share of pairs shown with their claim denied and their label turned."""

_STAY = {"nonmatch": NON_MATCH, "sampled": EASY}

FULL_RATE, LORA_RATE, HEAD_RATE = 2.5e-4, 8e-4, 6e-4
WARM_UP, LOG_STEPS, KEEP_STEPS = 60, 50, 200


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--rank", type=int, default=0, help="of LoRA adapters; 0 for full matrices")
    parser.add_argument("--layers", type=int, default=4, help="trained, from the top")
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument(
        "--minutes", type=float, default=0.0, help="end by the clock and not after so many epochs"
    )
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--batch", type=int, default=1200, help="word pieces of a batch")
    parser.add_argument("--longest", type=int, default=96, help="word pieces of a pair")
    parser.add_argument("--share", type=float, default=1.0, help="of each corpus")
    parser.add_argument("--corpora", nargs="*", default=[*CORPORA, "own"])
    parser.add_argument("--opening", action="store_true", help="the head sees the first mark alone")
    parser.add_argument(
        "--negated", type=float, default=NEGATED, help="share with the claim denied"
    )
    parser.add_argument("--open-nonmatch", action="store_true", help="a non-match may support")
    parser.add_argument("--no-nonmatch", action="store_true")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument(
        "--decay", type=float, default=0.999, help="of the mean of weights; 0: none"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def pools_of(chosen: argparse.Namespace, draw: random.Random) -> dict[str, list[Pair]]:
    """The training pairs of each corpus, as the options want them."""
    pools = {}
    for corpus in chosen.corpora:
        pairs = own_pairs("train") if corpus == "own" else read_pairs(chosen.data, corpus, "train")
        kept = [p for p in pairs if p.origin != "nonmatch" or not chosen.no_nonmatch]
        if chosen.open_nonmatch:
            kept = [_opened(p) for p in kept]
        pools[corpus] = draw.sample(kept, int(len(kept) * chosen.share))
    return pools


def _opened(pair: Pair) -> Pair:
    if pair.origin != "nonmatch":
        return pair
    both = tuple(sorted((LABELS.index("neutral"), LABELS.index("supports"))))
    return Pair(pair.corpus, pair.a, pair.b, pair.label, pair.origin, both)


def epoch(
    pools: dict[str, list[Pair]], draw: random.Random, chosen: argparse.Namespace
) -> list[Pair]:
    """The pairs of one epoch, a part of them with the claim denied."""
    shown: list[Pair] = []
    for corpus, pairs in pools.items():
        pool = [p for p in pairs if draw.random() < _STAY.get(p.origin, 1.0)]
        whole, part = divmod(SHARES[corpus], 1.0)
        shown.extend(pool * int(whole))
        shown.extend(draw.sample(pool, int(part * len(pool))))
    return [_varied(pair, draw, chosen) for pair in shown]


def _varied(pair: Pair, draw: random.Random, chosen: argparse.Namespace) -> Pair:
    if pair.label == "same" and draw.random() < 0.3:
        pair = Pair(pair.corpus, pair.b, pair.a, pair.label, pair.origin, pair.allowed)
    if draw.random() >= chosen.negated or pair.origin == "nonmatch":
        return pair
    return negated(pair) or pair


def loss_of(scores: Any, may: Any, smoothing: float) -> Any:
    """Minus the log of the probability of all labels that may be right, with a little for every label."""
    logs = torch.log_softmax(scores.float(), dim=1)
    right = -torch.logsumexp(logs.masked_fill(~may, -1e4), dim=1).mean()
    return (1 - smoothing) * right - smoothing * logs.mean()


class Trainer:
    """One run: a warm-up, then a rate that falls to nothing; a running mean of the weights is kept.

    Args:
        network: what is trained.
        chosen: the options.
        total: steps of the whole run.
    """

    def __init__(self, network: StanceNetwork, chosen: argparse.Namespace, total: int) -> None:
        self._network, self._chosen, self.total = network, chosen, total
        fresh = [*network.mix.parameters(), *network.head.parameters()]
        rest = [
            p for p in network.parameters()
            if p.requires_grad and all(p is not own for own in fresh)
        ]  # fmt: skip
        rate = chosen.rate or (LORA_RATE if chosen.rank else FULL_RATE)
        groups = [{"params": rest, "lr": rate}, {"params": fresh, "lr": HEAD_RATE}]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self._rates = [rate, HEAD_RATE]
        self._trained = [*rest, *fresh]
        self._means = [p.detach().clone() for p in self._trained] if chosen.decay else []
        self._start, self._logged, self.steps = time.monotonic(), 0.0, 0

    @property
    def left(self) -> float:
        """The share of the run that lies ahead, 1 to 0."""
        if self._chosen.minutes:
            spent = (time.monotonic() - self._start) / 60 / self._chosen.minutes
        else:
            spent = self.steps / self.total
        return max(0.0, 1 - spent)

    def step(self, group: list[Item]) -> None:
        """Learn from one batch."""
        pace = min((self.steps + 1) / WARM_UP, self.left)
        for settings, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            settings["lr"] = rate * pace
        ids, mask, sides, may = tensors(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self._network(ids, mask, sides)
        loss = loss_of(scores, may, self._chosen.smoothing)
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimizer.step()
        self._follow()
        self._logged += loss.item()
        self.steps += 1
        if self.steps % LOG_STEPS == 0:
            spent = time.monotonic() - self._start
            print(
                f"{self.steps}/{self.total} loss {self._logged / LOG_STEPS:.4f} {spent:.0f} s",
                flush=True,
            )
            self._logged = 0.0

    def _follow(self) -> None:
        if self._means:
            keep = min(self._chosen.decay, self.steps / (self.steps + 10))
            with torch.no_grad():
                torch._foreach_lerp_(self._means, [p.detach() for p in self._trained], 1 - keep)

    def keep(self, folder: Path) -> None:
        """Now and then write the running mean of the weights, should the run be cut off."""
        if self.steps % KEEP_STEPS or not self._means:
            return
        now = [p.detach().clone() for p in self._trained]
        self.settle()
        folder.mkdir(parents=True, exist_ok=True)
        state = {name: values.clone() for name, values in self._network.state_dict().items()}
        torch.save(state, folder / "cut-off.pt")
        with torch.no_grad():
            for values, mine in zip(self._trained, now, strict=True):
                values.copy_(mine)

    def settle(self) -> None:
        """Put the running mean of the weights in their place."""
        with torch.no_grad():
            for values, mean in zip(self._trained, self._means, strict=False):
                values.copy_(mean)


def trained(chosen: argparse.Namespace, tokenizer: Any, network: StanceNetwork) -> int:
    """Train a network; gives the number of steps."""
    draw = random.Random(chosen.seed)
    pools = pools_of(chosen, draw)
    trainer: Trainer | None = None
    while trainer is None or trainer.left:
        rows = items(tokenizer, epoch(pools, draw, chosen), chosen.longest)
        groups = list(batches(rows, chosen.batch, draw))
        trainer = trainer or Trainer(network, chosen, math.ceil(chosen.epochs * len(groups)))
        network.train()
        for group in groups:
            if trainer.left:
                trainer.step(group)
                trainer.keep(chosen.output)
        print(f"{len(rows)} pairs shown, {trainer.left:.2f} left", flush=True)
    trainer.settle()
    return trainer.steps


def main(arguments: Sequence[str]) -> None:
    """Train, score on the dev parts, save."""
    chosen = options(list(arguments))
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    folder = model_folder(EncoderSettings())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = StanceNetwork(folder, chosen.rank, chosen.layers, opening=chosen.opening)
    start = time.monotonic()
    steps = trained(chosen, tokenizer, network)
    seconds = round(time.monotonic() - start)
    chosen.output.mkdir(parents=True, exist_ok=True)
    torch.save(network.merged_state(), chosen.output / "stance.pt")
    dev = dev_scores(network, tokenizer, chosen.data, chosen.longest)
    told = {k: str(v) if isinstance(v, Path) else v for k, v in vars(chosen).items()}
    report = {"options": told, "steps": steps, "seconds": seconds, "dev": dev}
    print(json.dumps(report["dev"]), flush=True)
    (chosen.output / "scores.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
