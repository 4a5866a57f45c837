"""Scores the attribution reader against annotated attributions.

    python -m extractors.evaluation.attribution_scores FILE [--split dev] [--genre news]

FILE holds one JSON object a line: ``id``, ``text`` and ``attributions``, each with ``source``, ``cue``
and ``content`` as lists of ``[start, end]`` in code points; plain or gzip. ``split`` and ``genre``
are read where they are asked for. Spans are compared twice: exactly, as in Pareti (2015) and Newell et al.
(2018), and by the words that they share. Marks at a span's edges do not count, since corpora differ in
them. Where a corpus marks a cue by its head word alone (GUM), ``--cue-heads`` compares heads.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.attribution import Attribution, Sort, attributions
from kg.errors import ClaimtrailError, SourceError

_WORD = re.compile(r"\w+")
_EDGES = " \t\n.,;:!?—–-"

Place = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One attribution of a corpus: places in code points, each list in order."""

    source: Place
    cue: Place
    content: Place


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text of a corpus with its attributions."""

    id: str
    text: str
    attributions: tuple[Annotated, ...]


@dataclass(frozen=True, slots=True)
class SpanScore:
    """How many spans, or words, are right, of those predicted and those annotated."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Right of predicted, 0 to 1; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right of annotated, 0 to 1; 0 where nothing was annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def plus(self, other: SpanScore) -> SpanScore:
        """Both counts together."""
        return SpanScore(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )


ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Scores:
    """Exact and by-word scores, one for each of `ROLES`."""

    exact: tuple[SpanScore, ...] = (SpanScore(),) * len(ROLES)
    by_word: tuple[SpanScore, ...] = (SpanScore(),) * len(ROLES)

    def plus(self, other: Scores) -> Scores:
        """Both scores together."""
        return Scores(
            tuple(a.plus(b) for a, b in zip(self.exact, other.exact, strict=True)),
            tuple(a.plus(b) for a, b in zip(self.by_word, other.by_word, strict=True)),
        )


def score_text(
    annotated: AnnotatedText, *, nested: bool, intentions: bool, cue_heads: bool
) -> Scores:
    """The scores of one text.

    Args:
        annotated: the text with its attributions.
        nested: whether attributions inside another's content are scored, as GUM annotates them.
        intentions: whether "wants to" and noun phrases as content are scored, which GUM leaves out.
        cue_heads: whether a cue is compared by its head word.
    """
    found = [
        one
        for one in attributions(annotated.text, nested=nested)
        if intentions or (one.sort is not Sort.INTENTION and one.reason != "object")
    ]
    return score_spans(annotated, [_as_annotated(one, cue_heads) for one in found])


def score_spans(annotated: AnnotatedText, found: list[Annotated]) -> Scores:
    """The scores of attributions found in a text."""
    text = annotated.text
    exact, by_word = [], []
    for role in ROLES:
        wanted = [_trimmed(text, getattr(one, role)) for one in annotated.attributions]
        got = [_trimmed(text, getattr(one, role)) for one in found]
        exact.append(_counted(filter(None, got), filter(None, wanted)))
        by_word.append(
            _counted(
                {word for place in got for word in _words(text, place)},
                {word for place in wanted for word in _words(text, place)},
            )
        )
    return Scores(tuple(exact), tuple(by_word))


def _counted(got: Iterable[Any], wanted: Iterable[Any]) -> SpanScore:
    predicted, gold = Counter(got), Counter(wanted)
    return SpanScore((predicted & gold).total(), predicted.total(), gold.total())


def _as_annotated(one: Attribution, cue_heads: bool) -> Annotated:
    cue = ((one.head,) if one.head is not None else ()) if cue_heads else one.cue
    return Annotated(
        tuple((span.start, span.end) for span in one.source),
        tuple((span.start, span.end) for span in cue),
        tuple((span.start, span.end) for span in one.content),
    )


def _trimmed(text: str, place: Place) -> Place:
    """The place without marks and blanks at its edges."""
    found = []
    for start, end in place:
        words = text[start:end]
        inner = words.strip(_EDGES)
        if inner:
            first = start + len(words) - len(words.lstrip(_EDGES))
            found.append((first, first + len(inner)))
    return tuple(sorted(found))


def _words(text: str, place: Place) -> Iterator[int]:
    """Where each word of a place begins."""
    for start, end in place:
        yield from (match.start() for match in _WORD.finditer(text, start, end))


def read_corpus(
    path: Path, *, split: str | None = None, genres: Iterable[str] = ()
) -> Iterator[AnnotatedText]:
    """The texts of a corpus file; attributions without a cue (captions, bylines) are left out.

    Raises:
        SourceError: the file is missing, or a line is not such an object.
    """
    wanted = frozenset(genres)
    try:
        content = path.read_bytes()
        lines = (
            (gzip.decompress(content) if path.suffix == ".gz" else content).decode().splitlines()
        )
    except (OSError, UnicodeDecodeError, EOFError) as err:
        msg = f"{path}: cannot be read ({err}); give a file of JSON lines, plain or gzip"
        raise SourceError(msg) from err
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            if (split and record["split"] != split) or (wanted and record["genre"] not in wanted):
                continue
            found = tuple(
                Annotated(_places(one["source"]), _places(one["cue"]), _places(one["content"]))
                for one in record["attributions"]
                if one["cue"]
            )
            yield AnnotatedText(record["id"], record["text"], found)
        except (ValueError, KeyError, TypeError) as err:
            msg = f"{path}, line {number}: not an annotated text ({err!r}); see --help"
            raise SourceError(msg) from err


def _places(value: Any) -> Place:
    return tuple((int(start), int(end)) for start, end in value)


def _table(scores: Scores) -> str:
    lines = [
        f"{'':8}  {'exact':^17}  {'by word':^17}",
        f"{'':8}" + f"  {'P':>5} {'R':>5} {'F1':>5}" * 2,
    ]
    for role, exact, by_word in zip(ROLES, scores.exact, scores.by_word, strict=True):
        figures = " ".join(f"{100 * x:5.1f}" for x in (exact.precision, exact.recall, exact.f1))
        words = " ".join(f"{100 * x:5.1f}" for x in (by_word.precision, by_word.recall, by_word.f1))
        lines.append(f"{role:8}  {figures}  {words}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Score a file and print the table; 2 where it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.evaluation.attribution_scores",
        description="Precision, recall and F1 of source, cue and content spans, exact and by word.",
    )
    parser.add_argument("file", type=Path, help="JSON lines, plain or gzip")
    parser.add_argument("--split", help="only texts of this split")
    parser.add_argument("--genre", action="append", default=[], help="only texts of this genre")
    parser.add_argument(
        "--nested", action="store_true", help="score attributions in others' content"
    )
    parser.add_argument(
        "--intentions", action="store_true", help="score intentions and noun phrases"
    )
    parser.add_argument("--cue-heads", action="store_true", help="compare cues by their head word")
    asked = parser.parse_args(arguments)
    total = Scores()
    texts = 0
    try:
        for annotated in read_corpus(asked.file, split=asked.split, genres=asked.genre):
            texts += 1
            total = total.plus(
                score_text(
                    annotated,
                    nested=asked.nested,
                    intentions=asked.intentions,
                    cue_heads=asked.cue_heads,
                )
            )
    except ClaimtrailError as err:
        sys.stderr.write(f"claimtrail: {err}\n")
        return 2
    sys.stdout.write(f"{texts} texts, {total.exact[2].gold} attributions annotated\n")
    sys.stdout.write(_table(total) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
