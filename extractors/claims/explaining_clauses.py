"""Clauses after a colon that bear out a denial or a comparison before it: "Labs are no hospitals: nobody waits there.".

Both sides are main clauses with a subject and a finite verb of their own by the sentence's parse, so each is a claim.
A colon says that the second clause makes the first more particular (Nunberg, The Linguistics of Punctuation, 1990);
where the first denies or compares, that is its reason. What stands before a colon to name what is coming, or to say
who speaks, is no claim of its own and stays with it.
"""

from __future__ import annotations

import re

from extractors.claims.reporting import lexicon
from extractors.claims.result_clauses import makes_claim, reports
from extractors.draft import Parse, Token
from kg.model import Span

_LEAST = 4  # words of a side that claims something
_QUOTES = '“”"‘'
_OPENS = re.compile(
    r"(?:what|how|where|why|if|when|unless|as|on|in|about|for|with|here|there|this|these)\b"
)
_FIRST = "Person=1"


def parted_explanations(text: str, parse: Parse, clause: Span) -> tuple[Span, ...]:
    """The claim and its explanation that a clause tells, in this order; the clause itself where it tells none.

    Args:
        text: the whole text.
        parse: of the sentence in which the clause stands.
        clause: its place.
    """
    at = _colon(clause.quote)
    tokens, end = parse.tokens, clause.start + (at or 0)
    left = [n for n, t in enumerate(tokens) if clause.start <= t.start and t.end <= end]
    right = [n for n, t in enumerate(tokens) if t.start > end and t.end <= clause.end]
    if at is None or not any(_denies_or_compares(tokens, n) for n in left):
        return (clause,)
    both = makes_claim(tokens, left, _LEAST) and makes_claim(tokens, right, _LEAST)
    if not both or _announces(text, tokens, left):
        return (clause,)
    claim = Span.trimmed(text, clause.start, end)
    explanation = Span.trimmed(text, end + 1, clause.end)
    return (clause,) if claim is None or explanation is None else (claim, explanation)


def _colon(words: str) -> int | None:
    """Where the only colon of a clause stands with a sentence of the writer's own on both sides, or None."""
    at = words.find(": ")
    if at < 0 or words.find(": ", at + 1) >= 0 or words.rstrip().endswith("?"):
        return None
    before, after = words[:at], words[at + 1 :].lstrip()
    # A quotation or a bracket that spans the colon, or opens after it, is no explanation of the writer's.
    spans = any(before.count(a) != before.count(b) for a, b in ("()", "“”", "[]"))
    return None if spans or after[:1] in _QUOTES or _OPENS.match(before.lower()) else at


def _denies_or_compares(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a word denies or compares outside a relative clause."""
    morph = tokens[place].morph
    if not any(
        sign in morph for sign in ("Polarity=Neg", "PronType=Neg", "Degree=Cmp", "Degree=Sup")
    ):
        return False
    above = tokens[tokens[place].head]
    return "acl:relcl" not in {above.dep, tokens[above.head].dep}


def _announces(text: str, tokens: tuple[Token, ...], left: list[int]) -> bool:
    """Whether the words before a colon say who speaks, name what is coming ("a striking claim") or what the writer did."""
    nouns = {*lexicon().announcing_nouns, *lexicon().position_nouns, *lexicon().nouns}
    for n in left:
        token = tokens[n]
        word = text[token.start : token.end].lower()
        if reports(token, word):
            return True
        if token.lemma.lower() in nouns and token.dep in {"obj", "root", "obl"}:
            return True
        told = token.dep == "root" and "Tense=Past" in token.morph
        own = [t for t in tokens if t.head == n and t.dep == "nsubj" and _FIRST in t.morph]
        if told and own and token.pos == "VERB":
            return True
    return False
