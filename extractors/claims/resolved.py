"""What the references of a draft say of who speaks."""

from __future__ import annotations

import re
from collections.abc import Container

from extractors.draft import Draft, ReferenceKind
from extractors.references.verdicts import Refusal
from kg.model import UNNAMED_SUFFIX

_DOUBTFUL = frozenset({Refusal.TWO_CANDIDATES, Refusal.EXPLETIVE, Refusal.GENERIC})

PRONOUN = re.compile(
    r"\b(?:he|she|they|it|his|her|him|their|them)\b(?!['’]s\s+(?:a|an|the|not)\b)", re.IGNORECASE
)
SUBJECT_OF = {"his": "he", "him": "he", "her": "she", "their": "they", "them": "they"}
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}


class ResolvedReferences:
    """The references of a draft by place.

    Args:
        draft: with references.
        names: names of the people and bodies that may speak.
    """

    def __init__(self, draft: Draft, names: Container[str]) -> None:
        self._names = names
        self._at = {reference.span.start: reference for reference in draft.references}
        self._described = {
            reference.span.end: reference.antecedent
            for reference in draft.references
            if reference.kind is ReferenceKind.DESCRIPTION and reference.antecedent is not None
        }

    def speaker(self, at: int) -> str | None:
        """The person or body by name that the pronoun at a place stands for."""
        reference = self._at.get(at)
        if reference is None or reference.antecedent is None:
            return None
        name = reference.antecedent.name
        known = name in self._names or reference.kind is ReferenceKind.PERSON
        return name if known and name[:1].isupper() else None

    def unnamed(self, at: int) -> str | None:
        """The person without a name whom the pronoun at a place stands for ("older driver (unnamed)")."""
        reference = self._at.get(at)
        if reference is None or reference.antecedent is None:
            return None
        name = reference.antecedent.name
        if reference.kind is not ReferenceKind.PERSON or not name.startswith("the "):
            return None
        return name.removeprefix("the ") + UNNAMED_SUFFIX

    def described(self, end: int) -> str | None:
        """The person or body that the definite description ending at a place stands for."""
        who = self._described.get(end)
        return who.name if who is not None and who.name in self._names else None

    def is_doubtful(self, at: int) -> bool:
        """Whether a pronoun may stand for two, for nothing or for anybody, so that nobody is named.

        Groups are left to the discourse, which follows them with fewer conditions.
        """
        reference = self._at.get(at)
        if reference is None or reference.kind is ReferenceKind.GROUP:
            return False
        return reference.antecedent is None and reference.test in _DOUBTFUL
