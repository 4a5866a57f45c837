"""How long one source takes from a cold start, beside the start of spaCy's blank English alone.

    python bench/extract.py [FILE...]

The peer is what any extractor built on spaCy pays before it reads a word. CPU seconds of whole
processes, medians of three; the ratio is what counts.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEER = ("-c", "import spacy; spacy.blank('en')('One sentence.')")
RUNS = 3


def cpu_seconds(*words: str) -> float:
    """Median CPU seconds, user and system, of running Python with these words."""
    told = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        told.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(told)


def main(files: list[Path]) -> None:
    peer = cpu_seconds(*PEER)
    print(f"spaCy blank English, one sentence: {peer:.2f} CPU s")
    total = 0.0
    for file in files:
        seconds = cpu_seconds("-m", "extractors.cli", "extract", str(file))
        total += seconds
        size = len(file.read_text(encoding="utf-8"))
        print(
            f"{file.name:40} {size:7,} characters {seconds:.2f} CPU s  {seconds / peer:.2f} x peer"
        )
    print(f"all {len(files)}: {total:.2f} CPU s")


if __name__ == "__main__":
    shared = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))
    ours = sorted((ROOT / "corpus").glob("*.txt")) + sorted(
        p for p in (ROOT / "corpus").glob("*.md") if p.name != "README.md"
    )
    main([Path(name).resolve() for name in sys.argv[1:]] or shared or ours)
