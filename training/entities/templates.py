"""Training sentences of our own: templates with slots, filled with names drawn or coined from a seed.

The open corpora know hardly any AI system, benchmark or the firms that make them. What a name of each type
looks like is said here by patterns of naming; no name of a real firm or system is in them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora import LABELS, Example

from extractors.language.entity_words import split_words

_SLOT = re.compile(r"\[([A-Z]+)(\d)\]")
_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sk",
    "sol",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "io", "oo"]
_CODAS = ["l", "n", "r", "s", "x", "nd", "rn", "st", "th", "ck", "m"]
_METRICS = (
    "accuracy", "F1", "BLEU", "recall", "precision", "mean average precision", "perplexity", "ROUGE-L", "exact match",
    "word error rate", "AUC", "pass rate", "F1 score", "top-5 accuracy",
)  # fmt: skip
_HEADS = [
    "Code",
    "Math",
    "Science",
    "Agent",
    "Web",
    "Task",
    "Tool",
    "Lab",
    "Proof",
    "Vision",
    "Data",
    "Repo",
]


def coined(draw: random.Random) -> str:
    """A capitalised word that is no word."""
    parts = [draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(draw.choice((1, 2, 2)))]
    return ("".join(parts) + draw.choice(_CODAS)).capitalize()


def acronym(draw: random.Random) -> str:
    """Three to five capitals."""
    return "".join(draw.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(draw.choice((3, 3, 4, 5))))


def organisation(draw: random.Random) -> str:
    """A firm, lab or institute by the ways such are named."""
    word = coined(draw)
    tail = draw.choice(
        [
            "Labs",
            "AI",
            "Research",
            "Systems",
            "Technologies",
            "Institute",
            "Group",
            "Analytics",
            "Energy",
            "Bank",
            "Robotics",
        ]
    )
    return draw.choice(
        (
            word, word, f"{word} {tail}", acronym(draw), word + coined(draw), f"Deep{word}", f"Open{word}",
            f"{word} {coined(draw)}", f"{word} & {coined(draw)}", f"the {word} Institute".removeprefix("the "),
            f"{draw.choice(_HEADS)}{draw.choice(('Hub', 'Works', 'Studio', 'Mind', 'Desk'))}", f"{word}.ai",
        )
    )  # fmt: skip


def system(draw: random.Random) -> str:
    """An AI system: a family and a version, or a coined name."""
    family = draw.choice((coined(draw), coined(draw), acronym(draw)))
    version = draw.choice(("2", "3", "4", "3.5", "4.1", "5.2", "1.5"))
    tail = draw.choice(["Pro", "Mini", "Ultra", "Preview", "Coder", "High", "Turbo", "Flash"])
    return draw.choice(
        (
            f"{family}-{version}", f"{family} {version}", f"{family} {version}", f"{family} {version} {tail}",
            f"{family} {coined(draw)} {version}", f"{family} {tail}", f"{family}-{version}{draw.choice('abo')}",
            family + draw.choice(("Coder", "Agent", "Net", "Fold", "LM")), f"{draw.choice('oart')}{draw.choice('1234')}",
        )
    )  # fmt: skip


def dataset(draw: random.Random) -> str:
    """A benchmark or dataset by the ways such are named."""
    stem = draw.choice((coined(draw), acronym(draw), draw.choice(_HEADS)))
    return draw.choice(
        (
            f"{stem}-Bench", f"{stem}Bench", f"{stem}Bench", f"{stem}-Eval", f"{stem}QA", f"{stem}Net", f"{acronym(draw)}",
            f"{acronym(draw)}-{draw.choice('2345')}", f"{stem} Arena", f"{stem}-Gym", f"{stem} Benchmark", f"{stem}{draw.choice('123')}0K",
        )
    )  # fmt: skip


class Templates:
    """Sentences for one training run.

    Args:
        people: names of people from the corpora, as words.
        places: names of places from the corpora.
    """

    def __init__(self, people: Sequence[str], places: Sequence[str]) -> None:
        lines = Path(__file__).with_name("templates.txt").read_text(encoding="utf-8").splitlines()
        self._lines = [line for line in lines if line and not line.startswith("#")]
        self._makers: dict[str, Callable[[random.Random], str]] = {
            "ORG": organisation,
            "SYSTEM": system,
            "DATASET": dataset,
            "METRIC": lambda draw: draw.choice(_METRICS),
            "PER": lambda draw: draw.choice(people),
            "LOC": lambda draw: draw.choice(places),
        }

    def examples(self, draw: random.Random, rounds: int) -> list[Example]:
        """Every template ``rounds`` times, with other names each time."""
        return [self._filled(line, draw) for _ in range(rounds) for line in self._lines]

    def _filled(self, line: str, draw: random.Random) -> Example:
        names: dict[str, str] = {}
        words: list[str] = []
        tags: list[str] = []
        at = 0
        for slot in _SLOT.finditer(line):
            plain = split_words(line[at : slot.start()])
            words += plain
            tags += ["O"] * len(plain)
            kind = slot.group(1)
            name = names.setdefault(slot.group(), self._makers[kind](draw))
            own = split_words(name)
            words += own
            tags += [f"B-{kind}", *[f"I-{kind}"] * (len(own) - 1)]
            at = slot.end()
        plain = split_words(line[at:])
        tags += ["O"] * len(plain)
        allowed = tuple((LABELS.index(tag),) for tag in tags)
        return Example("templates", (*words, *plain), allowed, ())
