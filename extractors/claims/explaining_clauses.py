"""Clauses after a colon that bear out what stands before it: "Labs are no hospitals: nobody waits there.".

Both sides are main clauses with a subject and a finite verb of their own by the sentence's parse, so each is a claim.
A colon says that the second clause makes the first more particular (Nunberg, The Linguistics of Punctuation, 1990);
where the first denies or compares, or tells what somebody holds ("Ferries, she argues, are late: ..."), that is its
reason. What stands before a colon to name what is coming, or to say who speaks, is no claim of its own and stays with it.
"""

from __future__ import annotations

import re

from extractors.claims.reporting import is_form, lexicon
from extractors.claims.result_clauses import makes_claim, reports
from extractors.draft import Parse, Token
from kg.model import Span

_LEAST = 4  # words of a side that claims something
_BARE_VIEW = 3  # words that tell a view: "Okafor rejects that"
_QUOTES = '“”"‘'
_OPENS = re.compile(
    r"(?:what|how|where|why|if|when|unless|as|on|in|about|for|with|here|there|this|these)\b"
)
_FIRST = "Person=1"
_POINTING = frozenset({"that", "this", "it", "these", "those", "them"})


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
    view = at is not None and _tells_view(text, tokens, left)
    least = _BARE_VIEW if view else _LEAST
    if at is None or not (makes_claim(tokens, left, least) and makes_claim(tokens, right, _LEAST)):
        return (clause,)
    if not view:
        denies = any(_denies_or_compares(tokens, n) for n in left)
        if not denies or _announces(text, tokens, left):
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


def _tells_view(text: str, tokens: tuple[Token, ...], left: list[int]) -> bool:
    """Whether the words before a colon tell what somebody else holds, and not only that they speak."""
    inside = set(left)
    for n in left:
        word = text[tokens[n].start : tokens[n].end].lower()
        own = [m for m in left if m != n and tokens[m].head == n]
        if tokens[n].pos != "VERB" or any(
            tokens[m].dep == "nsubj" and _FIRST in tokens[m].morph for m in own
        ):
            continue
        below = {tokens[m].dep for m in own}
        if is_form(word, "human") or is_form(word, "reporting"):
            # "Ferries, she argues, are late": a remark beside the view, or the view under its verb.
            remark = tokens[n].dep == "parataxis" and tokens[n].head in inside
            if remark or "parataxis" in below or "ccomp" in below:
                return True
        things = [m for m in own if tokens[m].dep == "obj"]
        rest = [text[tokens[m].start : tokens[m].end].lower() for m in left if m > n]
        if is_form(word, "rejecting") and (things or (rest and rest[-1] in _POINTING)):
            return True  # "The clerks dispute the count", "Okafor doubts it"
        judges = tokens[n].lemma.lower() in lexicon().judging_verbs
        if judges or is_form(word, "characterising"):
            # "She considers the worry overdone", "She calls this a scare"
            qualified = any(tokens[m].head in things and tokens[m].dep == "acl" for m in left)
            if "xcomp" in below or len(things) > 1 or qualified:
                return True
    return False


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
