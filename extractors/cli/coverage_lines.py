"""What became of each piece of a text, in words for `extract --explain` and `show`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.cli.display import one_line, visible, voice
from kg.model import Extraction, MarkKind, SentenceFate, Statement

_WORDS = 110


def explain_lines(found: Extraction) -> Iterator[str]:
    """Every sentence as extracted or passed over and why, with what was left out between, by place.

    Under an extracted sentence stand its statements: wording, holder, force, and what their wording
    could not resolve; and what looks like a forecast in it and was refused, with the reason.
    """
    fates = {(fate.span, ""): fate for fate in found.fates}
    left_out = {(piece.span, piece.reason): piece for piece in found.boilerplate}
    at = 0
    for span, reason in sorted([*fates, *left_out]):
        fate = fates.get((span, ""))
        if fate is None:
            yield f"{span.start}-{span.end}  left out: {reason}  {one_line(span.quote, _WORDS)}"
            continue
        yield fate_line(fate)
        while at < len(found.statements) and found.statements[at].span.start < span.end:
            yield from _statement_lines(found.statements[at])
            at += 1
        for refused in found.refused:
            if span.start <= refused.span.start < span.end:
                yield f"    no forecast: {refused.reason.value}: “{one_line(refused.span.quote, 80)}”"
    yield summary(found)


def fate_line(fate: SentenceFate) -> str:
    """One line: place, extracted or skipped as what and why, the words."""
    place = f"{fate.span.start}-{fate.span.end}"
    verb = fate.fate.value if fate.fate.is_extracted else f"skipped, {fate.fate.value}"
    return f"{place}  {verb}: {visible(fate.reason)}  {one_line(fate.span.quote, _WORDS)}"


def summary(found: Extraction) -> str:
    """How many pieces have which fate."""
    counts = Counter(fate.fate.value for fate in found.fates)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in sorted(counts))
    return f"{len(found.fates)} pieces: {told or 'none'}; {len(found.boilerplate)} left out"


def mark_lines(statement: Statement) -> Iterator[str]:
    """The words behind a statement's force, and those that its wording could not resolve."""
    for mark in statement.marks:
        kept = " (kept as it stands)" if mark.kind is MarkKind.UNRESOLVED else ""
        yield f"{mark.kind.value} “{one_line(mark.span.quote, 80)}”: {visible(mark.reason)}{kept}"


def _statement_lines(statement: Statement) -> Iterator[str]:
    yield (
        f"    {statement.type.value} by {voice(statement.speaker)}, {statement.stance.value}, "
        f"{statement.polarity.value}, certainty {statement.certainty:.2f}, "
        f"salience {statement.salience}: {one_line(statement.canonical, 200)}"
    )
    for line in mark_lines(statement):
        yield f"      {line}"
