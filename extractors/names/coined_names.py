"""Acronyms and coined names ("OPEX", "SunForge"): what shows that one is an organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.name_words import NameWords, fold_name, name_words
from extractors.names.names import NameRun, NameWord, is_camel, is_given, is_surname_camel

STRONG, FAIR, WEAK = 3.0, 2.0, 1.5

_DEFINED = re.compile(r"[ \u00a0][(\[“\"]{1,2}([A-Z][A-Z0-9&]{1,7})s?[)\]”\"]")
_LOOK_BACK = 120
_PLURAL = re.compile(r"(?<![\w-])([A-Z][A-Z0-9&]{1,7})s(?![\w’'])")
_COUNTED = re.compile(
    r"\b[Aa]n?[ \u00a0]([A-Z][A-Z0-9&]{1,7})(?=[.,;:)]|\s(?:is|was|has|can|that|which|and|or|of|in|for|to|with|on|at)\b)"
)
_ONLY = re.compile(
    r"^ (?:can|could|knows how to) (?:still )?(?:build|make|produce|supply|deliver|offer|provide|sell|grind|do)\b"
)
_SUBJECT_GAP = re.compile(
    r"^ (?:in turn|itself|alone|recently|already|later|once|first|then|never) ([\w-]+)"
)
_MODIFIED = re.compile(r"^ [a-z]{3,}s\b")
_NOMINAL = re.compile(r"\b(?:of|from|real|public|open|for|with|by|at|its|their|other|own) $")
_ADJECTIVE = re.compile(r"(?:ing|ed|ive|al|ic|ous|able)$")
_SHORTEST = 3


def plain_acronyms(text: str) -> frozenset[str]:
    """Folded acronyms that stand for things and not for bodies.

    One that the text explains by lower-case words ("gross domestic product (GDP)"), that has a
    plural, or that is counted ("an MRI is ...").

    Args:
        text: the whole text.
    """
    found = {fold_name(m.group(1)) for p in (_PLURAL, _COUNTED) for m in p.finditer(text)}
    for match in _DEFINED.finditer(text):
        letters = match.group(1)
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        words = [w for w in re.split(r"[^\w]+", before) if w][-len(letters) - 2 :]
        lower = [word for word in words[-len(letters) :] if word[0].islower()]
        ends = bool(words) and words[-1][0].lower() == letters[-1].lower()
        if ends and len(lower) * 2 >= len(letters):
            found.add(fold_name(letters))
    return frozenset(found)


def is_acronym(word: NameWord) -> bool:
    """Whether a word is three capitals or more, none of the common acronyms."""
    letters = word.text.replace("&", "")
    return (
        letters.isupper()
        and letters.isalpha()
        and len(letters) >= _SHORTEST
        and word.key not in name_words().common
    )


def is_coined(word: NameWord) -> bool:
    """Whether a word has capitals inside it and no hyphen ("SunForge")."""
    if is_surname_camel(word.text):
        return False
    return is_camel(word.text) and "-" not in word.key and word.key not in name_words().common


def is_named_after_field(words: Sequence[NameWord]) -> bool:
    """Whether a name that stands in no headline ends with its field's acronym ("Kestrel AI").

    Args:
        words: the name's, at least one.
    """
    first = words[0]
    return (
        words[-1].text == "AI"
        and len(words) == 2
        and first.key not in name_words().common
        and first.text[0].isupper()
        and _ADJECTIVE.search(first.key) is None
    )


def coined_signs(run: NameRun, lexicon: NameWords, following: str) -> Iterator[tuple[str, float]]:
    """What speaks for an organisation beside an acronym or coined name: the sign and its weight.

    Args:
        run: the name.
        lexicon: the lexicon of names.
        following: the word after the name.
    """
    if run.headline or is_given(run.key[0]):
        return
    before = run.before.rstrip()
    if before.endswith(lexicon.organisation_platform) and len(run.words) == 1:
        yield "platform", STRONG
    acronym = any(is_acronym(word) for word in run.words)
    coined = any(is_coined(word) for word in run.words)
    if not (acronym or coined):
        return
    gap = _SUBJECT_GAP.match(run.after)
    following = gap.group(1) if gap else following
    wills = lexicon.speech | lexicon.organisation_verbs | lexicon.organisation_wills
    if not run.possessive and following in wills:
        yield "coined voice", STRONG
    if not run.possessive and following in lexicon.organisation_does:
        yield "does", WEAK if acronym and not coined else FAIR
    if before.endswith(lexicon.organisation_source):
        yield "source", FAIR
    if _ONLY.match(run.after):
        yield "only", STRONG
    if run.possessive:
        yield "possessive", WEAK
    if coined and _MODIFIED.match(run.after) and _NOMINAL.search(run.before):
        yield "modifier", WEAK
