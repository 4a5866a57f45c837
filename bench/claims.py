"""CPU seconds for a hundred sentences through the whole extraction after start, and how cost grows with length.

    python bench/claims.py

The text is made here, of sentences that name people, figures, dates and conditions. The peer is
spaCy's own small work on the same text: its blank English with the rule-based sentencizer. Medians of three.
"""

import statistics
import time
from collections.abc import Callable
from itertools import product

import spacy

from extractors.pipeline import extract_text

RUNS = 3
SIZES = (100, 200, 400, 800)
SPEAKERS = ("Mara Quill", "Oren Vale", "Ada Lindqvist", "Piet Vos", "The council")
VERBS = ("says that", "doubts that", "expects that", "reported in May that", "argues that")
CLAIMS = (
    "the new dam will hold until 2041",
    "rents could fall by 12% if the line opens",
    "the ferry does not pay for itself, because fuel is dear",
    "most farms that lost their wells may close before 2033",
    "there is a 40% chance that the harbour silts up by the end of 2030",
    "wind made a third of the power last year",
    "nobody knows how long the cables last",
    "the vaccine is not as weak as its critics claim",
)


def text_of(count: int) -> str:
    """That many sentences in paragraphs of five, no two paragraphs alike."""
    made = []
    for n, (speaker, verb, claim) in enumerate(product(SPEAKERS * 5, VERBS, CLAIMS)):
        if n == count:
            break
        made.append(f"{speaker} {verb} {claim}, as the {n}th note of the inquiry shows.")
    paragraphs = [" ".join(made[at : at + 5]) for at in range(0, len(made), 5)]
    return "Notes of an inquiry\n\n" + "\n\n".join(paragraphs) + "\n"


def cpu_seconds(work: Callable[[], object]) -> float:
    told = []
    for _ in range(RUNS):
        before = time.process_time()
        work()
        told.append(time.process_time() - before)
    return statistics.median(told)


def main() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    extract_text(text_of(5))  # models are read once
    for size in SIZES:
        text = text_of(size)
        ours = cpu_seconds(lambda text=text: extract_text(text))
        peer = cpu_seconds(lambda text=text: list(blank(text).sents))
        print(
            f"{size:5} sentences {ours:6.2f} CPU s, {1000 * ours / size:5.1f} ms each, "
            f"{ours / peer:6.1f} x spaCy's sentencizer"
        )


if __name__ == "__main__":
    main()
