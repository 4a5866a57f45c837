"""Train the entity recogniser: `python training/entities/train.py DATA OUTPUT [options]`.

DATA is the folder of the entity corpora; OUTPUT receives ``entities.pt`` and ``scores.json``.
Options other than the defaults are for the ablations of the model card.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import torch
from batches import Window, batches, joined, recased, tensors, window
from corpora import CORPORA, LABELS, Example, read_examples
from network import EntityNetwork
from scoring import dev_scores
from templates import Templates
from tokenizers import Tokenizer

from kg.search.encoder_files import EncoderSettings, model_folder

WEIGHTS = {
    "uner_ewt": 1.0,
    "wnut17": 1.0,
    "btc": 0.6,
    "wikigold": 2.0,
    "crossner": 2.5,
    "tdmsci": 0.7,
}
"""How often an epoch shows a corpus: edited text more, tweets with loose guidelines less."""

FULL_RATE, LORA_RATE, HEAD_RATE = 1.5e-4, 8e-4, 1e-3
WARM_UP, LOG_STEPS = 100, 100
TEMPLATE_ROUNDS = 12


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "--rank", type=int, default=0, help="of LoRA adapters; 0 trains all weights"
    )
    parser.add_argument("--epochs", type=float, default=5.0)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--batch", type=int, default=1200, help="word pieces of a batch")
    parser.add_argument("--share", type=float, default=1.0, help="of each corpus")
    parser.add_argument("--corpora", nargs="*", default=list(CORPORA))
    parser.add_argument("--start", type=Path, help="go on from another run's entities.pt")
    parser.add_argument("--no-shapes", action="store_true")
    parser.add_argument("--no-recasing", action="store_true")
    parser.add_argument("--hard-labels", action="store_true", help="a blank is always O")
    parser.add_argument("--open-labels", action="store_true", help="a blank may be a dataset")
    parser.add_argument("--alone", action="store_true", help="no windows of several sentences")
    parser.add_argument("--no-templates", action="store_true", help="none of our own sentences")
    parser.add_argument("--from-nothing", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def epoch(
    pools: dict[str, list[Example]], draw: random.Random, chosen: argparse.Namespace
) -> list[Example]:
    """The sentences of one epoch, in windows, recased."""
    shown: list[Example] = []
    for corpus, examples in pools.items():
        weight = WEIGHTS[corpus]
        windows = list(joined(examples, draw, alone=chosen.alone))
        whole, part = int(weight), weight - int(weight)
        shown.extend(windows * whole)
        shown.extend(draw.sample(windows, int(part * len(windows))))
    if not chosen.no_templates:
        people, places = (names_of(pools, kind) for kind in ("PER", "LOC"))
        shown.extend(Templates(people, places).examples(draw, TEMPLATE_ROUNDS))
    if chosen.no_recasing:
        return shown
    return [Example(e.corpus, recased(e.words, draw), e.allowed, ()) for e in shown]


def names_of(pools: dict[str, list[Example]], kind: str) -> list[str]:
    """The corpora's names of one type, for the templates."""
    names = {
        " ".join(example.words[first:end])
        for examples in pools.values()
        for example in examples
        for first, end, type_ in example.gold
        if type_ == kind
    }
    return sorted(names)


def loss_of(scores: Any, places: Any, may: Any) -> Any:
    """Minus the log of the probability of all labels that may be right, meaned over words."""
    words = scores.float().flatten(0, 1)[places]
    logs = torch.log_softmax(words, dim=1)
    return -torch.logsumexp(logs.masked_fill(~may, -1e4), dim=1).mean()


def hardened(example: Example) -> Example:
    """The example with one label for each word: a blank is O, the first meaning wins."""
    return Example(
        example.corpus, example.words, tuple(a[:1] for a in example.allowed), example.gold
    )


def pools_of(chosen: argparse.Namespace) -> dict[str, list[Example]]:
    """The training sentences of each corpus, as the options want them."""
    pools = {}
    for corpus in chosen.corpora:
        examples = list(read_examples(chosen.data, corpus, "train"))
        examples = examples[: int(len(examples) * chosen.share)]
        pools[corpus] = [hardened(e) for e in examples] if chosen.hard_labels else examples
        if chosen.open_labels:
            pools[corpus] = [opened(e) for e in examples]
    return pools


def optimizer_of(network: EntityNetwork, chosen: argparse.Namespace) -> Any:
    """AdamW; what is new learns faster than what was trained before."""
    network.shape.weight.requires_grad_(not chosen.no_shapes)
    fresh = [*network.head.parameters(), network.shape.weight]
    rest = [
        p for p in network.parameters() if p.requires_grad and all(p is not own for own in fresh)
    ]
    rate = chosen.rate or (LORA_RATE if chosen.rank else FULL_RATE)
    groups = [{"params": rest, "lr": rate}, {"params": fresh, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


class Trainer:
    """One run: a warm-up of 100 steps, then a rate that falls to nothing.

    Args:
        network: what is trained.
        optimizer: from `optimizer_of`.
        total: steps of the whole run.
    """

    def __init__(self, network: EntityNetwork, optimizer: Any, total: int) -> None:
        self._network, self._optimizer, self.total = network, optimizer, total
        self._rates = [group["lr"] for group in optimizer.param_groups]
        self._trained = [p for p in network.parameters() if p.requires_grad]
        self._start, self._logged, self.steps = time.monotonic(), 0.0, 0

    def step(self, group: list[Window]) -> None:
        """Learn from one batch."""
        pace = min((self.steps + 1) / WARM_UP, (self.total - self.steps) / self.total)
        for settings, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            settings["lr"] = rate * pace
        ids, mask, kinds, places, may = tensors(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self._network(ids, mask, kinds)
        loss = loss_of(scores, places, may)
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimizer.step()
        self._logged += loss.item()
        self.steps += 1
        if self.steps % LOG_STEPS == 0:
            spent = time.monotonic() - self._start
            mean = self._logged / LOG_STEPS
            print(f"{self.steps}/{self.total} loss {mean:.4f} {spent:.0f} s", flush=True)
            self._logged = 0.0


def trained(chosen: argparse.Namespace, tokenizer: Tokenizer, network: EntityNetwork) -> int:
    """Train a network; gives the number of steps."""
    draw = random.Random(chosen.seed)
    pools, optimizer = pools_of(chosen), optimizer_of(network, chosen)
    trainer: Trainer | None = None
    for number in range(math.ceil(chosen.epochs)):
        windows = [window(tokenizer, e.words, e.allowed) for e in epoch(pools, draw, chosen)]
        groups = list(batches(windows, chosen.batch, draw))
        trainer = trainer or Trainer(network, optimizer, int(chosen.epochs * len(groups)))
        network.train()
        for group in groups[: max(0, trainer.total - trainer.steps)]:
            trainer.step(group)
        print(
            f"epoch {number + 1}",
            json.dumps(dev_scores(network, tokenizer, chosen.data)),
            flush=True,
        )
    return trainer.steps if trainer else 0


def opened(example: Example) -> Example:
    """The example with every blank open for datasets and metrics, which most corpora do not annotate."""
    if example.corpus in {"tdmsci", "crossner-ai"}:
        return example
    more = {LABELS.index(f"{prefix}-{kind}") for kind in ("DATASET", "METRIC") for prefix in "BI"}
    allowed = tuple(tuple(sorted({*a, *more})) if a[0] == 0 else a for a in example.allowed)
    return Example(example.corpus, example.words, allowed, example.gold)


def main(arguments: list[str]) -> None:
    """Train, score on the dev parts, save."""
    chosen = options(arguments)
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    folder = model_folder(EncoderSettings())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = EntityNetwork(folder, chosen.rank, pretrained=not chosen.from_nothing)
    if chosen.start:
        network.load_state_dict(torch.load(chosen.start, weights_only=True))
    start = time.monotonic()
    steps = trained(chosen, tokenizer, network)
    chosen.output.mkdir(parents=True, exist_ok=True)
    told = {k: str(v) if isinstance(v, Path) else v for k, v in vars(chosen).items()}
    report = {
        "options": told,
        "steps": steps,
        "seconds": round(time.monotonic() - start),
        "dev": dev_scores(network, tokenizer, chosen.data),
    }
    torch.save(network.merged_state(), chosen.output / "entities.pt")
    (chosen.output / "scores.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
