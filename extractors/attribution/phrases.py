"""Attribution without a verb: "according to X", "in her view", "X's claim that", "the fear that"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.attribution.frames import Frame
from extractors.attribution.holders import (
    case_of,
    cue_words,
    find_source,
    is_denied,
    source_words,
)
from extractors.attribution.records import Sort
from extractors.attribution.tree import Tree
from extractors.attribution.vocabulary import words

_LEADS = frozenset({"in", "by", "on"})
_MAKERS = frozenset({"of", "by", "from", "among"})


def phrase_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of a sentence's phrases and nouns that attribute."""
    for index in range(len(tree)):
        frame = _according_to(tree, index) or _in_the_view(tree, index) or _noun_frame(tree, index)
        if frame is not None:
            yield frame


def _according_to(tree: Tree, index: int) -> Frame | None:
    if tree.lower(index) != "according" or index + 2 >= len(tree):
        return None
    if tree.lower(index + 1) != "to":
        return None
    noun = tree.head(index)
    if noun <= index + 1:
        noun = next((n for n in tree.children(index, "obl", "nmod", "obj") if n > index), -1)
        if noun < 0:
            noun = next((n for n in tree.children(index + 1) if n > index), -1)
    if noun < 0:
        return None
    cue = {index, index + 1}
    source = source_words(tree, noun) - cue
    return _beside(tree, noun, frozenset(cue), frozenset(source), index)


def _in_the_view(tree: Tree, index: int) -> Frame | None:
    """A possessor's view: "in X's view", "by her account", "in the words of X"."""
    if tree.lemma(index) not in words("phrase_nouns") or case_of(tree, index) not in _LEADS:
        return None
    if tree.relation(index) not in {"obl", "nmod", "advcl", "parataxis", "root"}:
        return None
    owner = tree.child(index, "nmod:poss")
    of = next((n for n in tree.children(index, "nmod") if case_of(tree, n) == "of"), None)
    if owner is not None:
        source = source_words(tree, owner) | frozenset(tree.children(owner, "case"))
        last = index
    elif of is not None:
        source = source_words(tree, of)
        last = min(source) - 1
    else:
        return None
    cue = frozenset(
        n
        for n in tree.subtree(index) - source
        if n <= last and not tree.is_mark(n) and tree.relation(n) != "cc"
    )
    return _beside(tree, index, cue, source, index)


def _beside(
    tree: Tree, noun: int, cue: frozenset[int], source: frozenset[int], head: int
) -> Frame | None:
    """The frame of a phrase that modifies the clause that is held."""
    unit = cue | source
    if tree.is_root(noun):
        content = frozenset(range(len(tree))) - unit
    else:
        above = _clause_over(tree, noun)
        content = frozenset(tree.filled(tree.subtree(above, without=[noun]), unit))
    content = frozenset(
        n for n in content if not (n < min(unit) and n == min(content) and tree.relation(n) == "cc")
    )
    if not content:
        return None
    return Frame(source, cue, content, head, Sort.STATEMENT, False, "phrase")


def _clause_over(tree: Tree, noun: int) -> int:
    """The predicate of the clause that a phrase comments on.

    At a sentence's edge it comments on all of a main clause: what hangs from that clause's verb
    ("..., injuring four") is no clause of its own.
    """
    above = next(
        (
            n
            for n in tree.above(noun)
            if tree.token(n).pos in {"VERB", "AUX", "ADJ"} or tree.is_root(n)
        ),
        tree.head(noun),
    )
    for n in (above, *tree.above(above)):
        above = n
        relation = tree.relation(n)
        if tree.is_root(n) or relation in {"parataxis", "ccomp"}:
            break
        if relation in {"conj", "acl"} and tree.subject(n) is not None:
            break
    return above


def _noun_frame(tree: Tree, index: int) -> Frame | None:
    """A noun of saying with its clause: "X's claim that P", "X voiced the fear that P"."""
    if tree.token(index).pos not in {"NOUN", "PROPN"} or tree.lemma(index) not in words("nouns"):
        return None
    content = _that_clause(tree, index)
    if content is None:
        return None
    cue = frozenset({index})
    owner = tree.child(index, "nmod:poss")
    makers = [n for n in tree.children(index, "nmod") if case_of(tree, n) in _MAKERS]
    if owner is not None:
        source = source_words(tree, owner) | frozenset(tree.children(owner, "case"))
    elif makers and makers[0] not in content:
        source = source_words(tree, makers[0])
    else:
        return _supported(tree, index, content)
    return Frame(source, cue, content - source - cue, index, Sort.STATEMENT, False, "noun")


def _supported(tree: Tree, index: int, content: frozenset[int]) -> Frame | None:
    """A noun in somebody's hand ("made the claim that"), or in nobody's ("speculation that")."""
    above = tree.head(index)
    taken = tree.relation(index) in {"obj", "obl"} and tree.lemma(above) in words("support_verbs")
    source = find_source(tree, above)[0] if taken else frozenset()
    if source:
        group = cue_words(tree, above)
        cue = (group | tree.filled({max(group), index})) - content
        denied = is_denied(tree, above)
        return Frame(source - cue, cue, content, index, Sort.STATEMENT, denied, "support")
    subject = tree.subject(index)
    if (
        subject is not None
        and tree.child(index, "cop") is not None
        and case_of(tree, index) == "of"
    ):
        group = cue_words(tree, index) | tree.filled({*tree.children(index, "cop"), index})
        cue = frozenset(group - content)  # "is of the opinion that"
        source = source_words(tree, subject)
        denied = is_denied(tree, index)
        return Frame(source - cue, cue, content, index, Sort.BELIEF, denied, "support")
    if tree.lemma(index) not in words("sourceless_nouns"):
        return None
    return Frame(frozenset(), frozenset({index}), content, index, Sort.STATEMENT, False, "noun")


def _that_clause(tree: Tree, noun: int) -> frozenset[int] | None:
    """The clause that says what the noun names."""
    for n in tree.children(noun, "acl", "ccomp"):
        that = [m for m in tree.children(n, "mark") if tree.lower(m) == "that"]
        if n > noun and that and tree.subject(n) is not None:
            return frozenset(tree.filled(tree.subtree(n)))
    above = tree.head(noun)
    if tree.relation(noun) == "obj" and tree.lemma(above) in words("support_verbs"):
        for n in tree.children(
            above, "ccomp"
        ):  # "gave evidence that", where the clause joins the verb
            if min(tree.subtree(n)) == noun + 1 and tree.lower(noun + 1) == "that":
                return frozenset(tree.filled(tree.subtree(n)))
    return None
