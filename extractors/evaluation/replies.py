"""How well it is told what replies do: ``python -m extractors.evaluation.replies BANK.jsonl``.

A bank has one pair to a line: ``post``, ``reply`` and ``act`` (supports, disputes, asks, comments), the four classes of
RumourEval (Gorrell et al., SemEval 2019). Beside the product stand its two rivals: the stance model alone, and always
the commonest class.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.language.stance_model import stance_model
from extractors.links.reply_acts import Act, reply_act
from kg.errors import ClaimtrailError, SettingsError

Told = Callable[[str, str], Act]


@dataclass(frozen=True, slots=True)
class Pair:
    """A reply with the post that it answers and what it does."""

    post: str
    reply: str
    act: Act


def read_pairs(bank: Path) -> tuple[Pair, ...]:
    """The pairs of a bank.

    Raises:
        SettingsError: the file cannot be read, or a line is not a pair.
    """
    try:
        lines = bank.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        why = err.strerror if isinstance(err, OSError) else "not UTF-8"
        msg = f"{bank}: cannot be read ({why}); check the file"
        raise SettingsError(msg) from err
    found = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            found.append(Pair(row["post"], row["reply"], Act(row["act"])))
        except (ValueError, KeyError, TypeError) as err:
            msg = f"{bank}: line {number} is no pair of post, reply and act ({err}); correct it"
            raise SettingsError(msg) from err
    return tuple(found)


def class_scores(pairs: Sequence[Pair], told: Told) -> dict[Act, float]:
    """F1 of each class.

    Args:
        pairs: what is judged.
        told: gives the act of a reply to a post.
    """
    counts = Counter((pair.act, told(pair.reply, pair.post)) for pair in pairs)
    scores = {}
    for act in Act:
        hit = counts[act, act]
        wanted = sum(n for (gold, _), n in counts.items() if gold is act)
        found = sum(n for (_, said), n in counts.items() if said is act)
        scores[act] = 2 * hit / (wanted + found) if wanted + found else 0.0
    return scores


def by_model(reply: str, post: str) -> Act:
    """The stance model's likeliest class; it knows no questions."""
    (judged,) = stance_model().judge([(reply, post)])
    return {"supports": Act.SUPPORTS, "same": Act.SUPPORTS, "disputes": Act.DISPUTES}.get(
        judged.label, Act.COMMENTS
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure banks and print the scores; 2 where one cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.evaluation.replies",
        description="Measure on pairs of posts and replies what replies do.",
    )
    parser.add_argument("bank", type=Path, nargs="+", help="JSON Lines")
    ways: tuple[tuple[str, Told], ...] = (
        ("product", lambda reply, post: reply_act(reply, post).act),
        ("stance model", by_model),
        ("comments", lambda *_: Act.COMMENTS),
    )
    try:
        for bank in parser.parse_args(arguments).bank:
            pairs = read_pairs(bank)
            sys.stdout.write(f"{bank.name}, {len(pairs)} pairs: F1\n")
            heads = (*Act, "macro")
            sys.stdout.write(" " * 14 + "".join(f"{head:>10}" for head in heads) + "\n")
            for name, told in ways:
                scores = list(class_scores(pairs, told).values())
                cells = (*scores, sum(scores) / len(scores))
                sys.stdout.write(f"{name:14}" + "".join(f"{cell:10.3f}" for cell in cells) + "\n")
    except ClaimtrailError as err:
        sys.stderr.write(f"claimtrail: {err}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
