"""Train the reader of figures: `python training/reader/train.py OUTPUT [options]`.

Reads the marked texts beside this file; OUTPUT receives ``reader.pt`` and ``scores.json``.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import torch
from bank import FigureText, figure_texts, is_held
from examples import Cutter, FigureExample, figure_examples
from gold_texts import gold_texts, passage_texts
from network import FigureReader
from scoring import held_scores
from tokenizers import Tokenizer

from kg.search.encoder_files import EncoderSettings, model_folder

TEXTS = Path(__file__).parent / "texts"
TESTS = Path(__file__).parents[2] / "tests"
GOLD = [
    ("gold", "../corpus"),
    *(
        (name, f"{name}/docs")
        for name in ("gold_other", "gold_third", "gold_fourth", "gold_fifth", "gold_sixth")
    ),
]
"""Annotated documents that were opened, and where their texts are. The blind ones are never read here."""

LORA_RATE, HEAD_RATE = 1e-3, 2e-3
WARM_UP, LOG_STEPS = 60, 50


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--epochs", type=float, default=8.0)
    parser.add_argument("--rate", type=float, default=LORA_RATE)
    parser.add_argument("--batch", type=int, default=1600, help="word pieces of a batch")
    parser.add_argument("--share", type=float, default=1.0, help="of the texts")
    parser.add_argument("--base", choices=["entities", "stance", "plain"], default="entities")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="hold no text back")
    parser.add_argument("--every", type=int, default=2, help="epochs between two scorings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="only the short texts")
    parser.add_argument("--start", type=Path, help="a trained reader.pt to go on from")
    return parser.parse_args(arguments)


def all_texts(folder: Path, tests: Path) -> Iterator[FigureText]:
    """The marked texts and pages of a folder, and the opened annotated documents and passages of the tests."""
    for path in sorted((*folder.glob("figures*.txt"), *folder.glob("pages*.txt"))):
        yield from figure_texts(path)
    for gold, documents in GOLD:
        yield from gold_texts(tests / gold, tests / documents)
    for path in sorted((tests / "passages").glob("[bf]*.jsonl")):
        if "blind" not in path.name:
            yield from passage_texts(path)


def short_examples(folder: Path, cutter: Cutter) -> list[FigureExample]:
    """The examples of the short marked texts."""
    texts = (text for path in sorted(folder.glob("figures*.txt")) for text in figure_texts(path))
    return [one for text in texts for one in figure_examples(text, cutter)]


def read_examples(folder: Path, cutter: Cutter) -> list[FigureExample]:
    """All examples of `all_texts`; of the windows of pages without a record one in two."""
    made = [one for text in all_texts(folder, TESTS) for one in figure_examples(text, cutter)]
    return [one for one in made if " " not in one.name or one.tells or _is_shown(one.name)]


def _is_shown(name: str) -> bool:
    """Whether a window without any record is read."""
    return zlib.crc32(name.encode()) % 2 == 0


def batches(
    shown: Sequence[FigureExample], pieces: int, draw: random.Random
) -> Iterator[list[FigureExample]]:
    """Texts of like length together, the batches in random order."""
    order = sorted(shown, key=lambda e: len(e.pieces.ids) + draw.random() * 20)
    groups: list[list[FigureExample]] = [[]]
    for item in order:
        if len(item.pieces.ids) * (len(groups[-1]) + 1) > pieces and groups[-1]:
            groups.append([])
        groups[-1].append(item)
    draw.shuffle(groups)
    yield from groups


def read(network: Any, group: Sequence[Any]) -> Any:
    """Vectors of the pieces of texts, shape (texts, pieces, width)."""
    lower = [_lower(network, item) for item in group]
    hidden = torch.nn.utils.rnn.pad_sequence(lower, batch_first=True)
    mask = torch.zeros(hidden.shape[:2])
    for row, own in enumerate(lower):
        mask[row, : len(own)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return network.upper(hidden, mask)


_LOWER: dict[str, Any] = {}
"""The frozen layers' vectors of each text, by its name."""


def _lower(network: Any, item: Any) -> Any:
    if item.name not in _LOWER:
        training = network.training
        ids, kinds = torch.tensor(item.pieces.ids), torch.tensor(item.pieces.kinds)
        _LOWER[item.name] = network.lower(ids, kinds)
        network.train(training)
    return _LOWER[item.name]


def loss_of(network: FigureReader, group: Sequence[FigureExample]) -> Any:
    """Cross entropy over the words of all seeds, for each seed summed, then meaned."""
    hidden = read(network, group)
    total, count = torch.zeros(()), 0
    for row, item in enumerate(group):
        words = hidden[row, list(item.pieces.firsts)].float()
        scores = network.labels(words, item.seeds, torch.tensor(item.distances))
        gold = torch.tensor(item.labels)
        total = total + torch.nn.functional.cross_entropy(
            scores.flatten(0, 1), gold.flatten(), reduction="sum"
        )
        count += len(item.seeds)
    return total / count


def optimizer_of(network: Any, rate: float) -> Any:
    """AdamW; what is new learns faster."""
    rest = [p for n, p in network.named_parameters() if p.requires_grad and "lora" in n]
    ids = {id(p) for p in rest}
    fresh = [p for p in network.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": rest, "lr": rate}, {"params": fresh, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(
    network: Any,
    shown: list[Any],
    held: list[Any],
    chosen: argparse.Namespace,
    loss: Any,
    score: Any,
) -> int:
    """Train a network; gives the number of steps."""
    draw = random.Random(chosen.seed)
    optimizer = optimizer_of(network, chosen.rate)
    rates = [group["lr"] for group in optimizer.param_groups]
    trained = [p for group in optimizer.param_groups for p in group["params"]]
    steps, total, logged, start = 0, 0, 0.0, time.monotonic()
    for number in range(math.ceil(chosen.epochs)):
        parts = list(batches(shown, chosen.batch, draw))
        total = total or int(chosen.epochs * len(parts))
        network.train()
        for part in parts[: total - steps]:
            pace = min((steps + 1) / WARM_UP, (total - steps) / total)
            for settings, rate in zip(optimizer.param_groups, rates, strict=True):
                settings["lr"] = rate * pace
            value = loss(network, part)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            logged, steps = logged + value.item(), steps + 1
            if steps % LOG_STEPS == 0:
                spent = time.monotonic() - start
                print(f"{steps}/{total} loss {logged / LOG_STEPS:.3f} {spent:.0f} s", flush=True)
                logged = 0.0
        if held and (number + 1) % chosen.every == 0:
            print(f"epoch {number + 1}", json.dumps(score(network, held)), flush=True)
    return steps


def run(
    chosen: argparse.Namespace,
    examples: Callable[[Path, Cutter], list[Any]],
    reader: Callable[..., Any],
    weights: str,
    *,
    loss: Any,
    score: Any,
) -> None:
    """Train a reader, score it on the held texts, save it.

    Args:
        chosen: the command line.
        examples: of a folder of marked texts.
        reader: the network's class.
        weights: name of the file that receives them.
        loss: of a network and a batch.
        score: of a network and the held examples.
    """
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(chosen.threads)
    folder = model_folder(EncoderSettings())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    every = examples(chosen.texts, Cutter(tokenizer))
    held = [] if chosen.all else [e for e in every if is_held(e.name)]
    shown = every if chosen.all else [e for e in every if not is_held(e.name)]
    if chosen.share < 1:
        shown = random.Random(7).sample(shown, int(chosen.share * len(shown)))
    print(len(shown), "texts,", len(held), "held back", flush=True)
    network = reader(folder, chosen.rank, base=chosen.base)
    if chosen.start:
        network.load_state_dict(torch.load(chosen.start, weights_only=True))
    start = time.monotonic()
    steps = train(network, shown, held, chosen, loss, score)
    chosen.output.mkdir(parents=True, exist_ok=True)
    told = {k: v for k, v in vars(chosen).items() if k not in {"output", "texts", "start"}}
    report = {
        "options": told,
        "texts": len(shown),
        "steps": steps,
        "seconds": round(time.monotonic() - start),
        "held": score(network, held) if held else None,
    }
    torch.save(network.state_dict(), chosen.output / weights)
    (chosen.output / "scores.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    CHOSEN = options(sys.argv[1:])
    run(
        CHOSEN,
        short_examples if CHOSEN.short else read_examples,
        FigureReader,
        "reader.pt",
        loss=loss_of,
        score=held_scores,
    )
