"""I, me and my: the writer of the post or page, or whoever speaks the quotation."""

from __future__ import annotations

import re

from extractors.draft import Antecedent, Reference, ReferenceKind
from extractors.names.name_words import name_words
from extractors.references.candidates import UNCLEAR, Candidate, Kind
from extractors.references.passage import Passage
from extractors.references.verdicts import ReferenceTest, Refusal
from kg.model import Span

PATTERN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]yself|[Mm]ine)\b(?!\.[A-Z]|\.\s[A-Z]\.)")

_REACH = 60


def resolve_writer(passage: Passage, index: int, match: re.Match[str]) -> Reference:
    """Who says "I".

    Args:
        passage: the text read so far.
        index: the sentence.
        match: the pronoun.
    """
    span = Span.of(passage.text, match.start(), match.end())
    around = passage.quoted.around(match.start())
    if around is not None:
        speaker = _speaker(passage, index, around)
        if speaker is None:
            return Reference(span, ReferenceKind.WRITER, None, Refusal.NO_SPEAKER.value)
        evidence = Span.of(passage.text, speaker.start, speaker.end)
        who = Antecedent(speaker.name, speaker.entity, evidence)
        return Reference(span, ReferenceKind.WRITER, who, ReferenceTest.QUOTATION_SPEAKER.value)
    name = passage.writer(index)
    if name is None:
        return Reference(span, ReferenceKind.WRITER, None, Refusal.WRITER_UNKNOWN.value)
    ids = [e.id for e in passage.draft.entities if e.name.lower() == name.lower()]
    who = Antecedent(name, ids[0] if len(ids) == 1 else None, None)
    return Reference(span, ReferenceKind.WRITER, who, ReferenceTest.WRITER.value)


def _speaker(passage: Passage, index: int, quotation: tuple[int, int]) -> Candidate | None:
    """The one person beside the quotation whom a verb of saying joins to it."""
    start, end = quotation
    span = passage.sentence(index).span
    low, high = max(0, min(span.start, start) - _REACH), min(len(passage.text), end + _REACH)
    found = []
    for at in range(max(0, index - 1), min(len(passage.scopes), index + 2)):
        if passage.scopes[at] != passage.scopes[index]:
            continue
        for candidate in passage.of(at):
            if (
                candidate.kind is Kind.PERSON
                and low <= candidate.start < high
                and candidate.subject
            ):
                gap = (
                    passage.text[candidate.end : start]
                    if candidate.end <= start
                    else passage.text[end : candidate.start]
                )
                verb = re.findall(r"[a-z]+", gap) or [passage.syntax[at].verb_after(candidate.end)]
                joined = bool(set(verb) & name_words().speech) and len(gap.split()) <= 4
                after = (
                    not gap.strip(" ,")
                    and passage.syntax[at].verb_after(candidate.end) in name_words().speech
                )
                if (joined or after) and not re.search(r"[.!?]\s+\S+\s", gap):
                    found.append(candidate)
    ids = {c.who for c in found}
    if len(ids) != 1 or found[0].who.startswith(UNCLEAR):
        return None
    return found[0]
