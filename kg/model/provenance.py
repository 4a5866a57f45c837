"""How a record was made."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.checks import need_text

BY_HAND = "+corrected"
"""Ends the maker of a record that a person corrected."""


@dataclass(frozen=True, slots=True, order=True)
class Provenance:
    """The rule or model that made a record.

    Args:
        maker: the step and its rule, such as ``claims.sentence`` or ``encoder.minilm``.
        version: of that rule or model.
    """

    maker: str
    version: str

    @property
    def by_hand(self) -> bool:
        """Whether a person corrected the record since."""
        return self.maker.endswith(BY_HAND)

    def corrected(self) -> Provenance:
        """The provenance of the record after a person corrected it."""
        return self if self.by_hand else Provenance(self.maker + BY_HAND, self.version)

    def __post_init__(self) -> None:
        """Both parts are needed to find the maker again."""
        need_text(self.maker, "the provenance's maker")
        need_text(self.version, "the provenance's version")
