"""Attribution by predicates that are no verbs of saying: "X is sure that", "she was like"; misread verbs."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.attribution.frames import Frame
from extractors.attribution.holders import cue_words, find_source, is_denied, source_words
from extractors.attribution.records import Sort
from extractors.attribution.tree import Tree
from extractors.attribution.vocabulary import base_forms, words

_LINKING = frozenset({"feel", "remain", "seem", "become", "make", "get", "sound"})
_THINGS = frozenset({"it", "that", "this", "what", "there"})
_DETERMINERS = frozenset({"the", "these", "those", "his", "her", "its", "their"})
_PERSONS = frozenset({"PRON", "PROPN"})


def predicate_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of a sentence's adjectives and other predicates, by place."""
    for index in range(len(tree)):
        frame = (
            _adjective_frame(tree, index) or _misread_frame(tree, index) or _like_frame(tree, index)
        )
        if frame is not None:
            yield frame


def _adjective_frame(tree: Tree, index: int) -> Frame | None:
    """An adjective of belief with its clause: "X is sure that P"."""
    if not {tree.lemma(index), tree.lower(index)} & words("convinced"):
        return None
    clause = next(
        (n for n in tree.children(index, "ccomp", "advcl") if n > index and _says(tree, n)), None
    )
    source = _convinced(tree, index)
    if clause is None or not source:
        return None
    linked = tree.head(index)
    top = linked if tree.relation(index) == "xcomp" and tree.lemma(linked) in _LINKING else None
    cue = cue_words(tree, index, top)
    content = frozenset(tree.filled(tree.subtree(clause))) - cue - source
    denied = is_denied(tree, index)
    return Frame(source - cue, cue, content, index, Sort.BELIEF, denied, "adjective")


def _says(tree: Tree, clause: int) -> bool:
    marks = {tree.lower(n) for n in tree.children(clause, "mark")}
    return tree.relation(clause) == "ccomp" or "that" in marks


def _convinced(tree: Tree, index: int) -> frozenset[int]:
    """Whoever is sure: the subject, also of a participle ("is convinced") and of "make sure"."""
    source, _ = find_source(tree, index)
    subject = tree.subject(index)
    if not source and subject is not None and tree.dep(subject) == "nsubj:pass":
        return source_words(tree, subject)
    if not source and tree.lower(index) == "sure" and tree.lemma(tree.head(index)) == "make":
        return find_source(tree, tree.head(index))[0]
    return source


def _misread_frame(tree: Tree, index: int) -> Frame | None:
    """A verb that the parser took for a plural noun: "The company plans to close"."""
    lemma = base_forms().get(tree.lower(index), "")
    if tree.token(index).pos != "NOUN" or not tree.is_root(index) or index == 0:
        return None
    if tree.lower(index - 1) in _DETERMINERS or tree.child(index, "case", "cop") is not None:
        return None
    clause = next(
        (n for n in tree.children(index, "acl", "ccomp", "advcl") if _opens_at(tree, n, index + 1)),
        None,
    )
    if clause is None:
        return None
    opener = tree.lower(index + 1)
    wanted = opener == "to" and lemma in words("intending")
    told = opener == "that" and (lemma in words("saying") or lemma in words("thinking"))
    before = frozenset(n for n in tree.subtree(index) if n < index and not tree.is_mark(n))
    if not (wanted or told) or not any(tree.token(n).pos in {"NOUN", *_PERSONS} for n in before):
        return None
    content = frozenset(tree.filled({index + 1} | tree.subtree(clause)))
    sort = Sort.INTENTION if wanted else Sort.STATEMENT
    return Frame(before, frozenset({index}), content, index, sort, False, "misread")


def _opens_at(tree: Tree, clause: int, index: int) -> bool:
    return min(tree.subtree(clause)) == index


def _like_frame(tree: Tree, index: int) -> Frame | None:
    """Speech as told in conversation: "she was like, P"."""
    if tree.lower(index) != "like" or index < 2 or index + 2 >= len(tree):
        return None
    first = index - 2 if tree.token(index - 2).pos != "AUX" else index - 3
    if tree.lemma(index - 1) != "be" or first < 0:
        return None
    if tree.token(first).pos not in _PERSONS or tree.lower(first) in _THINGS:
        return None
    if not (tree.is_mark(index + 1) or tree.token(index + 1).pos in {"PRON", "INTJ", "AUX"}):
        return None
    cue = frozenset(range(first + 1, index + 1))
    content = frozenset(range(index + 1, len(tree)))
    return Frame(frozenset({first}), cue, content, index, Sort.STATEMENT, False, "like")
