"""What speaks for a name being an AI system's: a version, words beside it, a family."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.names.name_words import NameWords
from extractors.names.names import NameRun, is_camel, is_version
from extractors.names.plain_names import can_be_name, is_plain
from extractors.names.votes import LIKELY_PERSON, STRONG, Key, Votes
from kg.model import EntityKind

_DIGIT_INSIDE = re.compile(r"^[a-z]{2,}[\w.]*-[\w.]*\d|^[a-z]\d-[a-z]")
_EPONYM = re.compile(r"(?:ian|ean|esque)$")
_RESULT_VERB = re.compile(
    r"^\)? ?(?:scored|scores|took|takes|stood|stands|managed|manages|got|gets|rose|extended|pushed|passed|reached|reaches|achieved|achieves|hit|outperform|solved|solves|completed)"
)


def vote_system(run: NameRun, votes: Votes, lexicon: NameWords, following: str) -> None:
    """Count what speaks for an AI system.

    Args:
        run: the name.
        votes: of the name.
        lexicon: the lexicon of names.
        following: the word after the name.
    """
    system = EntityKind.SYSTEM
    first = run.words[0]
    if first.key in lexicon.calendar or first.key.split("-")[0] in lexicon.numbered:
        return
    numbered = _has_version(run, lexicon) or _DIGIT_INSIDE.search(first.key) is not None
    if numbered and len(first.key) > 2 and first.key not in lexicon.ordinary:
        votes.add(system, "version", STRONG)
    if (
        first.key[0].isalpha()
        and len(first.key) == 2
        and first.key[1].isdigit()
        and _is_result(run)
    ):
        votes.add(system, "result", STRONG)
    if run.before.rstrip().endswith(lexicon.system_before):
        votes.add(system, "before", STRONG)
    opener = run.initial and len(run.words) == 1 and not is_camel(first.text)
    if (
        not opener
        and following in lexicon.system_after
        and not run.possessive
        and not _EPONYM.search(run.key[-1])
    ):
        votes.add(system, "after", STRONG)
    if lexicon.system_apposition.match(run.after):
        votes.add(system, "apposition", STRONG)


def _has_version(run: NameRun, lexicon: NameWords) -> bool:
    """Whether a number follows a word that is neither ordinary nor a concept ("Name 3.5")."""
    return any(
        is_version(word.text) and not is_plain(previous, lexicon)
        for previous, word in pairwise(run.words)
    )


def _is_result(run: NameRun) -> bool:
    return _RESULT_VERB.match(run.after) is not None or (
        run.before.endswith("(") and run.after.startswith(")")
    )


def join_families(
    votes: dict[Key, Votes],
    runs: Sequence[NameRun],
    shares: Mapping[Key, Mapping[str, float]],
    lexicon: NameWords,
) -> None:
    """A name that begins like a system with a version is one of the same family, if it reads as no person.

    Args:
        votes: of all names.
        runs: all names.
        shares: how far each name reads as each type of the entity model.
        lexicon: the lexicon of names.
    """
    heads = {
        key[0]
        for key, vote in votes.items()
        if "version" in vote.signs[EntityKind.SYSTEM] and any(is_version(word) for word in key[1:])
    }
    for run in runs:
        plain = not any(is_version(word) for word in run.key[1:])
        person = plain and shares.get(run.key, {}).get("PER", 0.0) >= LIKELY_PERSON
        if run.key[0] in heads and not person and can_be_name(run, lexicon):
            votes[run.key].add(EntityKind.SYSTEM, "family", STRONG)
            votes[run.key].signs[EntityKind.PERSON].clear()
