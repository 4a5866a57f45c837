"""Who holds what is being read, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.claims.cues import Cue, CueKind
from kg.model import Span, Stance


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds what is being read, with the words that say so."""

    speaker: str
    cue: Span | None
    rule: str
    stance: Stance = Stance.REPORTED
    content: int | None = None


def from_cue(text: str, cue: Cue, *, rule: str = "") -> Holder:
    """The holder that a cue names.

    Args:
        text: the whole text.
        cue: in it.
        rule: what found the cue, where that is not its kind.
    """
    return Holder(
        speaker=cue.source.speaker,
        cue=Span.trimmed(text, cue.start, cue.end),
        rule=rule or f"cue-{cue.kind.value}",
        stance=cue.stance,
        content=None if cue.kind is CueKind.AFTER else cue.content,
    )
