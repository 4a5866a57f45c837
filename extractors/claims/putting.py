"""How each proposition is put forward: the attribution's word, refined by the parse and the forecasts."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.claims.parsed_force import parsed_force
from extractors.draft import Attribution, Draft, Proposition
from kg.model import Mark, MarkKind, Polarity, Stance

_WORDS_SHOW = {MarkKind.CHANCE, MarkKind.HEDGE}
_NEAR = 40
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Put:
    """How a proposition is put forward; fields as in `kg.model.Statement`."""

    stance: Stance
    certainty: float
    polarity: Polarity
    marks: tuple[Mark, ...]


class Putting:
    """Reads how the propositions of a draft are put forward."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._chances = {
            found.proposition: found.probability.point
            for found in draft.forecasts
            if found.probability is not None and "%" in found.probability.text
        }

    def of(self, index: int) -> Put:
        """Force by the parse of the content; the attribution's alone where no parse shows a predicate.

        Args:
            index: the proposition's.
        """
        proposition, attribution = self._draft.propositions[index], self._draft.attributions[index]
        stance = attribution.stance
        found = None
        if proposition.sentence < len(self._draft.parses):
            low, high = scope(proposition, attribution)
            parse = self._draft.parses[proposition.sentence]
            found = parsed_force(self._draft.text, parse, low, high)
        if found is None:
            return Put(stance, attribution.certainty, attribution.polarity, ())
        if stance in {Stance.ASSERTED, Stance.REPORTED, Stance.CONDITIONAL}:
            unconditional = Stance.ASSERTED if attribution.reporter is None else Stance.REPORTED
            stance = Stance.CONDITIONAL if found.conditional else unconditional
        polarity = Polarity.NEGATIVE if stance is Stance.REJECTED else found.polarity
        chance = self._chances.get(index)
        worded = any(mark.kind in _WORDS_SHOW for mark in found.marks)
        if chance is not None and polarity is Polarity.POSITIVE and not worded:
            return Put(stance, chance, polarity, found.marks)
        return Put(stance, found.certainty, polarity, found.marks)


def scope(proposition: Proposition, attribution: Attribution) -> tuple[int, int]:
    """Where the words stand that the force is read from: the content, or with the writer's own frame."""
    span, cue = proposition.span, attribution.cue
    if attribution.rule == "first-person" or cue is None:
        return span.start, span.end
    if attribution.rule == "cue-after" and span.start < cue.start < span.end:
        return span.start, cue.start
    leads = span.start <= cue.start and cue.start - span.start < _NEAR
    return (cue.end if leads and cue.end < span.end - _LEAST else span.start), span.end
