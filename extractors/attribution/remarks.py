"""Verbs of saying that stand as a remark beside, behind or inside what is said: "P, X said, P"."""

from __future__ import annotations

from extractors.attribution.frames import Frame
from extractors.attribution.holders import cue_words, is_denied, source_words
from extractors.attribution.records import Sort
from extractors.attribution.tree import Tree
from extractors.attribution.vocabulary import words

_FINITE = "VerbForm=Fin"
_SHORT = 4  # words of a remark that may open a sentence ("I think ...")
_LEADS = frozenset({":", ",", "“", '"', "‘", "—", "–"})
_CLOSES = frozenset({",", "”", '"', "’"})


def around(tree: Tree, verb: int, key: str, source: frozenset[int]) -> frozenset[int] | None:
    """The clause that a remark stands in or behind: "P, X said", "As X noted, P"."""
    if tree.is_root(verb) or not source or key in words("no_remark"):
        return None
    marks = {tree.lower(n) for n in tree.children(verb, "mark", "advmod")}
    relation = tree.relation(verb)
    as_told = relation == "advcl" and "as" in marks
    beside = relation == "parataxis" or (relation == "conj" and tree.child(verb, "cc") is None)
    if not as_told and not beside:
        return None
    if any(n > verb for n in tree.children(verb, "obj", "ccomp", "xcomp")):
        return None
    unit = tree.subtree(verb)
    if as_told and min(unit) > 0 and not tree.is_mark(min(unit) - 1):
        return None  # "as fast as he says" compares
    short = sum(not tree.is_mark(n) for n in unit) <= _SHORT
    if not as_told and verb < tree.head(verb) and not short:
        return None
    content = tree.filled(tree.subtree(tree.head(verb), without=[verb]), unit)
    if as_told:
        content -= {n for n in content if n < min(unit) and tree.relation(n) == "cc"}
    return frozenset(content)


def beside(tree: Tree, verb: int) -> frozenset[int]:
    """What stands beside a verb of saying after a colon or comma: "He said: P"."""
    found: set[int] = set()
    for n in tree.children(verb, "parataxis"):
        first = min(tree.subtree(n))
        if n > verb and first > 0 and tree.word(first - 1) in _LEADS:
            found |= tree.subtree(n)
    return frozenset(tree.filled(found))


def rest(tree: Tree, verb: int, source: frozenset[int]) -> frozenset[int]:
    """The words after a plain verb of saying, where the parser saw no clause but a finite verb stands there."""
    if min(source) > verb or verb + 1 >= len(tree):
        return frozenset()
    apart: set[int] = set()
    for n in tree.children(verb, "conj"):
        if tree.subject(n) is not None:
            apart |= tree.subtree(n)
    after = [n for n in tree.subtree(verb) if n > verb and n not in apart]
    following = tree.token(verb + 1)
    if not after or (following.pos in {"ADP", "CCONJ"} and tree.lower(verb + 1) != "that"):
        return frozenset()
    found = tree.filled({verb + 1, max(after)}, apart)
    return frozenset(found) if _has_finite(tree, found) else frozenset()


def _has_finite(tree: Tree, indices: set[int] | range) -> bool:
    return any(
        _FINITE in tree.token(n).morph and tree.token(n).pos in {"VERB", "AUX"} for n in indices
    )


def interposed(tree: Tree, verb: int, key: str) -> Frame | None:
    """A remark between commas ("P, X said, P"), whatever the parser made of it."""
    if key in words("no_remark") or (key not in words("saying") and key not in words("plain")):
        return None
    subject = tree.subject(verb)
    if subject is None or subject > verb or verb + 2 >= len(tree):
        return None
    source = source_words(tree, subject)
    first = min(source)
    between = first > 1 and tree.word(first - 1) == tree.word(verb + 1) == ","
    if not between or tree.word(verb + 2) in {"“", '"'}:
        return None
    if any(tree.subject(n) is None for n in range(first, verb) if tree.token(n).pos == "VERB"):
        return None
    cue = cue_words(tree, verb)
    content = frozenset(range(len(tree))) - frozenset(range(first - 1, verb + 2))
    denied = is_denied(tree, verb)
    return Frame(source - cue, cue, content, verb, Sort.STATEMENT, denied, "interposed")


def inverted(tree: Tree, verb: int, key: str) -> Frame | None:
    """A subject behind its verb ("P," said X), also where the parser takes it for an object."""
    if key in words("no_remark") or key not in words("saying"):
        return None
    if verb == 0 or tree.word(verb - 1) not in _CLOSES or _FINITE not in tree.token(verb).morph:
        return None
    spoken = _behind(tree, verb)
    if spoken is None or not _has_finite(tree, range(verb)):
        return None
    if any(n > spoken for n in tree.children(verb, "ccomp", "xcomp")):
        return None
    own = tree.subject(verb)
    past = "Tense=Past" in tree.token(verb).morph
    if tree.word(verb - 1) == "," and own is not None and own < verb and not past:
        return None
    source = source_words(tree, spoken) - {verb}
    content = frozenset(range(verb))
    return Frame(source, frozenset({verb}), content, verb, Sort.STATEMENT, False, "inverted")


def _behind(tree: Tree, verb: int) -> int | None:
    """The noun phrase right behind the verb."""
    for n in tree.children(verb, "nsubj", "obj"):
        nominal = tree.token(n).pos in {"PROPN", "PRON", "NOUN"}
        if n > verb and nominal and min(tree.subtree(n)) == verb + 1:
            return n
    return None
