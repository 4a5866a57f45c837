"""English tokenisation as Universal Dependencies has it, on spaCy's tokenizer.

The differences from spaCy's English: runs of one mark are one token ("!!!", "...", "==="), a
hyphen also parts a figure from a word ("15-year") but neither two figures ("555-0199") nor an
affix from its word ("non-profit", "e-mail").
"""

from __future__ import annotations

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# The hyphens that a web page may use between the parts of a word.
_DASHES = rf"(?:{HYPHENS}|\u2010|\u2011)"
_AFFIXES = (
    "e|non|pre|anti|re|co|pro|mid|post|pan|un|sub|ex|inter|intra|multi|semi|ultra|mini|counter"
)
_RUNS = (
    r"[!?]{2,}",
    r"-{2,}",
    r"={2,}",
    r"\*{2,}",
    r"_{2,}",
    r"<{2,}",
    r">{2,}",
    r"~{2,}",
    r"#{2,}",
)


def _not_after_affix() -> str:
    """Look-behinds that refuse a hyphen after an affix that opens its word."""
    forms = (form for affix in _AFFIXES.split("|") for form in (affix, affix.capitalize()))
    return "".join(rf"(?<!\b{form})" for form in forms)


def use_ud_tokenisation(nlp: Language) -> None:
    """Give a pipeline this tokenisation; it is saved with the pipeline."""
    defaults = nlp.Defaults
    infixes = [
        pattern
        for pattern in defaults.infixes
        if pattern != r"(?<=[0-9])[+\-\*^](?=[0-9-])" and HYPHENS not in pattern
    ]
    infixes += [
        rf"(?<=[{ALPHA}]){_not_after_affix()}{_DASHES}(?=[{ALPHA}0-9])",
        rf"(?<=[0-9]){_DASHES}(?=[{ALPHA}])",
        r"(?<=[0-9]{4})[-–—](?=[0-9]{4}\b)",
        r"(?<=\b[0-9])[-–—](?=[0-9]{1,2}\b)",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
    ]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *defaults.prefixes]).search
    nlp.tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *defaults.suffixes]).search
