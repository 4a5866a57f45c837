"""How reading a thread grows with its length: 1, 10, 100 and 1,000 times a thread of twelve posts.

    python bench/threads.py

Only the page is read: kind, blocks, posts with copies, versions and writers, boilerplate. The peer is what
Python's difflib needs to align each line with the one before it, which finds no copy further away. The
ratio is what counts, and that the time for each post does not grow with the thread.
"""

import sys
import time
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from extractors.draft import Draft, Metadata
from extractors.page import blocks, boilerplate, metadata, posts
from kg.model import SourceKind

STEPS = (metadata.STEP, blocks.STEP, posts.STEP, boilerplate.STEP)
TIMES = (1, 10, 100, 1000)
CREWS = ("dredger", "pilot", "signal", "lock", "winch", "ferry", "buoy", "tug", "crane")


def round_of(n: int) -> str:
    """Twelve posts of one conversation, its words and numbers its own."""
    crew = f"{CREWS[n % len(CREWS)]} {n}"
    first = f"The {crew} crew waited {n + 3} hours for the tide, and I saw the log of every one of them."
    second = f"@skipper{n} The {crew} log counts the hours from the gate, so it says nothing of the tide."
    third = (
        f"My log of {crew} starts at the berth. You read the wrong column, as I said in post {n}."
    )
    long = (
        f"If the {crew} crew starts at the berth, then the gate adds an hour and the tide adds two, which is "
        f"what the harbour office published for {n + 3} ships in the autumn of that year and nobody denied it."
    )
    edited = long.replace("adds two", "adds three")
    rows = (
        first,
        second,
        first,
        third,
        second,
        long,
        first,
        edited,
        long,
        f"Fine by {n}.",
        third,
        "🙂",
    )
    return "\n".join(rows)


def thread(times: int) -> str:
    """A thread of so many conversations."""
    return "\n".join(round_of(n) for n in range(times)) + "\n"


def ours(text: str) -> tuple[float, int]:
    """CPU seconds for reading a thread, and its posts."""
    start = time.process_time()
    draft = Draft(text, "s-bench", stated=Metadata(kind=SourceKind.THREAD))
    for step in STEPS:
        draft = step(draft)
    return time.process_time() - start, len(draft.posts)


def peer(text: str) -> float:
    """CPU seconds of difflib for neighbouring lines."""
    start = time.process_time()
    for one, two in pairwise(text.splitlines()):
        SequenceMatcher(None, one, two, autojunk=False).ratio()
    return time.process_time() - start


def main() -> None:
    ours(thread(1))  # lexicons are read once
    print("  times    posts  CPU s   ms/post  difflib s  ratio")
    for times in TIMES:
        text = thread(times)
        seconds, found = ours(text)
        other = peer(text)
        each = 1000 * seconds / found
        print(
            f"{times:7,} {found:8,} {seconds:6.2f} {each:9.3f} {other:10.2f} {seconds / other:6.2f}"
        )


if __name__ == "__main__":
    main()
