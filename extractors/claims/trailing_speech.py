"""What somebody says at the end of a clause that tells what they did: "She closed the pier, saying that it had rotted".

The participle or relative clause has a subject of its own only in what stands before it, and its content has a subject
and a finite verb: the sentence holds two propositions, and often two holders (Quirk et al. 1985, "A Comprehensive
Grammar of the English Language", on supplementive clauses).
"""

from __future__ import annotations

from functools import cache

from extractors.attribution.tree import Tree
from extractors.claims.reporting import forms_of, is_form
from extractors.claims.result_clauses import makes_claim
from extractors.draft import Parse
from extractors.language.shallow import finite_verb, has_clause, tokens
from kg.model import Span

_LEFT = 3  # words of what is told before
_RIGHT = 4  # words of what is said
_SUBJECT = 9  # words of its subject
_HEARERS = 5  # words of whoever is spoken to, before "that"
_OWN = frozenset({"i", "we", "you"})
_RELATIVES = frozenset({"who"})
_FINITE = "VerbForm=Fin"


def parted_speech(text: str, parse: Parse, clause: Span) -> tuple[Span, ...]:
    """What a clause tells and what is said at its end, in this order; the clause itself where nothing is.

    Args:
        text: the whole text.
        parse: of the sentence in which the clause stands.
        clause: its place.
    """
    tree = Tree(text, parse)
    inside = [
        n for n in range(len(tree)) if clause.start <= tree.token(n).start < clause.end
    ]  # of a clause, its tokens stand in a row
    for verb in inside:
        comma = _comma(tree, verb)
        if comma is None or comma not in inside or _is_quoted(text, tree, clause, verb):
            continue
        content = _content(tree, verb, inside[-1])
        left = [n for n in inside if n < comma]
        told_by_writer = any(tree.lower(n) in _OWN and "nsubj" in tree.dep(n) for n in left)
        if content is None or told_by_writer or not makes_claim(parse.tokens, left, _LEFT):
            continue  # "We had a letter from Lund, saying that P": whose it is the letter tells
        told = Span.trimmed(text, clause.start, tree.token(comma).start)
        said = Span.trimmed(text, tree.token(content).start, clause.end)
        if told is not None and said is not None and _states(said.quote):
            return told, said
    return (clause,)


def _comma(tree: Tree, verb: int) -> int | None:
    """The comma before a participle of saying or before a relative clause of saying; None where neither stands."""
    word = tree.lower(verb)
    if verb < 2 or tree.token(verb).pos != "VERB":
        return None
    if word in _participles():
        return verb - 1 if tree.word(verb - 1) == "," else None
    if not is_form(word, "trailing") or _FINITE not in _verbal(tree, verb):
        return None
    at = verb - 1
    while at > 0 and tree.token(at).pos in {"AUX", "ADV"}:
        at -= 1
    return at - 1 if tree.lower(at) in _RELATIVES and tree.word(at - 1) == "," else None


def _verbal(tree: Tree, verb: int) -> str:
    return " ".join(tree.token(n).morph for n in (verb, *tree.children(verb, "aux")))


def _content(tree: Tree, verb: int, last: int) -> int | None:
    """The first word of what is said: a clause, that runs to the end, behind the verb and whoever is spoken to."""
    if any(tree.token(n).pos != "PUNCT" for n in range(max(tree.subtree(verb)) + 1, last + 1)):
        return None  # "Critics, who say it is late, want it shut"
    said = [n for n in tree.children(verb, "ccomp", "xcomp", "obj") if n > verb]
    if not said:
        return None
    that = next((n for n in range(verb + 1, last) if tree.lower(n) == "that"), None)
    if that is not None and that <= verb + 1 + _HEARERS:
        return that + 1
    first = min(min(tree.subtree(n)) for n in said)
    return first if first == verb + 1 else None


def _states(said: str) -> bool:
    """Whether words have a subject close before a finite verb; the parse may take them for an object."""
    words = tokens(said)
    verb = finite_verb(words)
    return len(words) >= _RIGHT and verb is not None and 0 < verb <= _SUBJECT and has_clause(said)


def _is_quoted(text: str, tree: Tree, clause: Span, verb: int) -> bool:
    """Whether a verb stands in a quotation that opens in the clause before it."""
    before = text[clause.start : tree.token(verb).start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@cache
def _participles() -> frozenset[str]:
    return frozenset(form for form in forms_of("trailing").split("|") if form.endswith("ing"))
