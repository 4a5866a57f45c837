"""Clauses that say what follows from the clause before them: "..., so P", "..., which is why P".

Both sides are main clauses with a subject and a finite verb of their own by the sentence's parse, so each is a claim,
and the words between say how the two hang together (cause and result in the sense hierarchy of the Penn Discourse
Treebank, Prasad et al. 2008).
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.claims.reporting import is_form
from extractors.draft import Parse, Token
from kg.model import Span

_LEFT = 4  # words of a ground
_RIGHT = 3  # words of a result
_SUBJECTS = ("nsubj", "csubj", "expl")
_FINITE = {"aux", "aux:pass", "cop"}
_OPENS, _CLOSES = "(“[", ")”]"
_JOINTS = (("which", "is", "why"), ("which", "means", "that"), ("which", "means"), ("so",))
# "so that", "so far", "so much": no result.
_NO_RESULT = {"that", "far", "much", "many", "long", "as", "called", "on", "forth"}


def parted_results(text: str, parse: Parse, clause: Span) -> tuple[Span, ...]:
    """The ground and the result that a clause tells, in this order; the clause itself where it tells no result.

    Args:
        text: the whole text.
        parse: of the sentence in which the clause stands.
        clause: its place.
    """
    for end, start in _joints(text, parse.tokens, clause):
        ground = Span.trimmed(text, clause.start, end)
        result = Span.trimmed(text, start, clause.end)
        if ground is not None and result is not None:
            return ground, result
    return (clause,)


def _joints(text: str, tokens: tuple[Token, ...], clause: Span) -> Iterator[tuple[int, int]]:
    """Where a ground ends and its result begins, for each joint of a clause outside brackets and quotations."""
    inside = [i for i, t in enumerate(tokens) if clause.start <= t.start and t.end <= clause.end]
    words = [text[tokens[i].start : tokens[i].end].lower() for i in inside]
    depth, quoted = 0, False
    for place, word in enumerate(words):
        depth += (word in _OPENS) - (word in _CLOSES)
        quoted ^= word == '"'
        if word != "," or depth > 0 or quoted:
            continue
        after = place + 1 + _joint(words[place + 1 :])
        left, right = inside[:place], inside[after:]
        if after == place + 1 or not right or words[after] in _NO_RESULT:
            continue
        if any(reports(tokens[i], words[n]) for n, i in enumerate(left)):
            continue  # whoever is reported may draw the conclusion, or whoever reports
        if makes_claim(tokens, left, _LEFT) and makes_claim(tokens, right, _RIGHT):
            yield tokens[inside[place]].start, tokens[right[0]].start


def _joint(words: list[str]) -> int:
    """How many words at the head of some words say that a result follows; 0 where none do."""
    found = (len(joint) for joint in _JOINTS if tuple(words[: len(joint)]) == joint)
    return next(found, 0)


def reports(token: Token, word: str) -> bool:
    """Whether a word is a verb of saying that governs its sentence or stands beside it ("..., she argues").

    Args:
        token: the word in its sentence's parse.
        word: it, in lower case.
    """
    return (
        token.dep in {"root", "parataxis", "conj"}
        and token.pos == "VERB"
        and is_form(word, "human")
    )


def makes_claim(tokens: tuple[Token, ...], part: list[int], least: int) -> bool:
    """Whether a part has words enough, and the word that governs most of it a subject and a finite verb.

    Args:
        tokens: of the sentence's parse.
        part: indices of those that make up the part, in order.
        least: words that it has at least.
    """
    if sum(tokens[i].pos not in {"PUNCT", "SYM"} for i in part) < least:
        return False
    within = set(part)
    below = {i: 0 for i in part if tokens[i].head == i or tokens[i].head not in within}
    for i in part:
        at = i
        for _ in part:
            if at in below:
                below[at] += 1
                break
            at = tokens[at].head
    if not below:
        return False
    top = max(below, key=lambda i: (below[i], -i))
    own = [tokens[i] for i in part if tokens[i].head == top and i != top]
    subject = any(t.dep.startswith(_SUBJECTS) for t in own)
    verbs = (tokens[top], *(t for t in own if t.dep in _FINITE))
    return subject and any("VerbForm=Fin" in t.morph for t in verbs)
