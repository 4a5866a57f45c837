"""Whose goods and people they are: "Tarnova's new trams", "OTRL foundry capacity"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.names.coined_names import FAIR, STRONG, is_acronym
from extractors.names.name_words import NameWords
from extractors.names.names import NameRun, is_given

_WORD = re.compile(r" ([\w-]+)")
_MODIFIERS = 4
_FIRM_LETTERS = 4
_OTHER = ("PER", "LOC", "SYSTEM")
_UNLIKE = 0.25
_HINT = 0.1


def owner_signs(
    run: NameRun, share: Mapping[str, float], lexicon: NameWords
) -> Iterator[tuple[str, float]]:
    """What speaks for an organisation by elimination: only people, places and bodies own things.

    So an owner that reads neither as a person nor as a place or a system is a body.

    Args:
        run: the name.
        share: how far its places read as each type of the entity model.
        lexicon: the lexicon of names.
    """
    other = sum(share.get(kind, 0.0) for kind in _OTHER)
    if run.headline or len(run.words) > 3 or is_given(run.key[0]) or other >= _UNLIKE:
        return
    words = _phrase(run.after[2:] if run.possessive else run.after, lexicon)
    if run.possessive and not lexicon.organisation_goods.isdisjoint(words):
        # A capital that opens a sentence tells nothing ("Capitalism's factories").
        sure = not run.initial or share.get("ORG", 0.0) >= _HINT
        yield "goods", STRONG if sure else FAIR
    acronym = len(run.words) == 1 and is_acronym(run.words[0])
    if acronym and not run.possessive and len(run.key[0]) >= _FIRM_LETTERS:
        made = [word for word in words[:3] if word in lexicon.organisation_plant]
        if made:
            yield "plant", STRONG


def _phrase(after: str, lexicon: NameWords) -> list[str]:
    """The words of the noun phrase that a name opens, so far as plain words tell."""
    words: list[str] = []
    at = 0
    while len(words) <= _MODIFIERS and (match := _WORD.match(after, at)):
        if match[1] in lexicon.function or match[1] in lexicon.speech:
            break
        words.append(match[1])
        at = match.end()
    return words
