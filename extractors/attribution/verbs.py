"""Attribution by verbs: who is the verb's subject, and which clause it governs.

Relations are those of Universal Dependencies 2 (de Marneffe et al. 2021). Where the parser misses the
clause of a plain verb of saying, the words after it stand in for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.attribution.frames import Frame
from extractors.attribution.holders import (
    case_of,
    cue_words,
    find_source,
    is_denied,
    is_finite,
    is_light_chain,
)
from extractors.attribution.records import Sort
from extractors.attribution.remarks import around, beside, interposed, inverted, rest
from extractors.attribution.tree import Tree
from extractors.attribution.vocabulary import particle_verbs, words

_Clause = tuple[frozenset[int], Sort, str]
_ASIDE_REACH = 7  # words from "whatever" to its verb
_BARE = frozenset({"it", "this", "that", "which", "these"})
_SENSES = frozenset({"see", "hear", "notice", "watch", "feel"})
_TRAILING = frozenset({"advcl", "obl", "parataxis", "advmod", "acl", "obj"})


def verb_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of a sentence's verbs, by place."""
    for index, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and tree.relation(index) not in {"aux", "cop"}:
            frame = _verb_frame(tree, index)
            if frame is not None:
                yield frame


def _verb_frame(tree: Tree, verb: int) -> Frame | None:
    key = _key(tree, verb)
    classes = ("thinking", "showing", "intending", "requesting", "naming")
    if not (speaks(key) or any(key in words(name) for name in classes)):
        return None
    if _set_aside(tree, verb):
        return None
    surface = interposed(tree, verb, key) or inverted(tree, verb, key)
    if surface is not None:
        return surface
    source, holder = find_source(tree, verb)
    clause = _clause_of(tree, verb, key, source)
    if clause is None:
        return None
    content, sort, reason = clause
    top = holder if holder != verb and is_light_chain(tree, holder, verb) else None
    cue = cue_words(tree, verb, top)
    if tree.child(verb, "aux:pass") is not None and content < source:
        source -= (
            content  # "it was argued by the union that P": the parser hangs the clause on the agent
        )
    content, source = content - cue - source, source - cue
    if (not content and reason != "open") or not _holds(tree, verb, source, sort):
        return None
    return Frame(source, cue, content, verb, sort, is_denied(tree, verb), reason)


def _set_aside(tree: Tree, verb: int) -> bool:
    """Whether a verb's words are set aside ("whatever the minister says"): they tell nobody's view."""
    for index in range(verb - 1, max(-1, verb - _ASIDE_REACH), -1):
        if tree.lower(index) == "whatever":
            return True
        if tree.token(index).pos == "PUNCT":
            return False
    return False


def speaks(key: str) -> bool:
    """Whether a verb, with its particle, is one of saying."""
    return key in particle_verbs() or key in words("saying")


def _key(tree: Tree, verb: int) -> str:
    """The lemma, with its particle where the two are one verb of the lexicon."""
    lemma = tree.lemma(verb)
    particle = tree.child(verb, "compound:prt")
    if particle is not None and f"{lemma} {tree.lower(particle)}" in particle_verbs():
        return f"{lemma} {tree.lower(particle)}"
    return lemma


def _holds(tree: Tree, verb: int, source: frozenset[int], sort: Sort) -> bool:
    """Whether somebody holds the content: nobody is told to ("suppose"), and no "it" shows anything."""
    if not source:
        return tree.child(verb, "aux:pass") is not None
    plain = {tree.lower(n) for n in source}
    return not (sort is Sort.EVIDENCE and plain <= _BARE)


def _clause_of(tree: Tree, verb: int, key: str, source: frozenset[int]) -> _Clause | None:
    """What the verb governs as content, what sort that makes it, and the frame's name."""
    found = _complement(tree, verb, key, source)
    if found is not None or not source:
        return found
    readings: tuple[tuple[bool, Callable[[], frozenset[int]], Sort, str], ...] = (
        (True, lambda: _wanted(tree, verb, key), Sort.INTENTION, "infinitive"),
        (key in words("naming"), lambda: _named(tree, verb), Sort.STATEMENT, "naming"),
        (speaks(key), lambda: beside(tree, verb), Sort.STATEMENT, "beside"),
        (key in words("plain"), lambda: rest(tree, verb, source), sort_of(key), "rest"),
        (key in words("with_object"), lambda: _thing(tree, verb), sort_of(key), "object"),
    )
    for may, read, sort, reason in readings:
        content = read() if may else frozenset()
        if content:
            return content, sort, reason
    return (frozenset(), Sort.STATEMENT, "open") if speaks(key) else None


def _complement(tree: Tree, verb: int, key: str, source: frozenset[int]) -> _Clause | None:
    """A clause that the verb governs, or that it stands beside as a remark."""
    holds = speaks(key) or key in words("thinking")
    if not holds and key not in words("showing"):
        return None
    clauses = [n for n in tree.children(verb, "ccomp") if key not in _SENSES or is_finite(tree, n)]
    if clauses:
        return _governed(tree, verb, clauses), sort_of(key), "clause"
    told = _told_that(tree, verb) if key in words("telling") else None
    told = _said_by(tree, verb, key) if told is None else told
    if told is not None:
        return frozenset(tree.subtree(told)), Sort.STATEMENT, "clause"
    content = around(tree, verb, key, source) if holds else None
    return None if content is None else (content, sort_of(key), "around")


def _told_that(tree: Tree, verb: int) -> int | None:
    """The clause told to somebody that the parser hangs on them: "reminded members that the list is long"."""
    for hearer in tree.children(verb, "obj", "iobj"):
        for n in tree.children(hearer, "acl", "ccomp"):
            first = min(tree.subtree(n))
            if hearer == first - 1 and tree.lower(first) == "that" and is_finite(tree, n):
                return n
    return None


def _said_by(tree: Tree, verb: int, key: str) -> int | None:
    """The clause that the parser hangs on whoever says it: "it was argued by the union that the pier is safe"."""
    subject = tree.subject(verb)
    if tree.child(verb, "aux:pass") is None or subject is None:
        return None
    if tree.lower(subject) != "it" and key not in words("telling"):
        return None
    for agent in tree.children(verb, "obl"):
        if case_of(tree, agent) != "by":
            continue
        nouns = (agent, *tree.children(agent, "nmod"))
        for n in (n for noun in nouns for n in tree.children(noun, "acl", "ccomp")):
            if tree.lower(min(tree.subtree(n))) == "that" and is_finite(tree, n):
                return n
    return None


def sort_of(key: str) -> Sort:
    """The sort of holding that a verb with a clause tells of."""
    if key in words("thinking") and (not speaks(key) or key in words("showing")):
        return Sort.BELIEF
    return Sort.STATEMENT if speaks(key) else Sort.EVIDENCE


def _governed(tree: Tree, verb: int, clauses: list[int]) -> frozenset[int]:
    """The complement clauses with what trails them, without the verb's own words.

    What stands behind the clause and hangs from the verb (an adverbial clause, a place, a remark) is
    read with the clause: English puts what modifies the verb before its clause.
    """
    unit = _own_words(tree, verb, clauses)
    chosen: set[int] = set()
    for clause in clauses:
        chosen |= tree.subtree(clause)
    if verb < min(clauses):
        if tree.lemma(verb) in words("plain"):
            # An object of "say" before its clause is the clause's own subject.
            for n in tree.children(verb, "obj"):
                chosen |= tree.subtree(n)
            unit -= chosen
        last = max(chosen)
        for n in tree.children(verb):
            if n > last and tree.relation(n) in _TRAILING and not _is_remark(tree, n):
                chosen |= tree.subtree(n)
    return frozenset(tree.filled(chosen, unit))


def _is_remark(tree: Tree, clause: int) -> bool:
    parataxis = tree.relation(clause) == "parataxis"
    return parataxis and tree.subject(clause) is not None and speaks(tree.lemma(clause))


def _own_words(tree: Tree, verb: int, clauses: list[int]) -> set[int]:
    """The verb with its subject and what stands before its clause."""
    found = {verb}
    last = max(clauses)
    for n in tree.children(verb):
        behind = n > last and verb < last
        if n not in clauses and not behind and tree.relation(n) not in {"conj", "punct", "cc"}:
            found |= tree.subtree(n)
    return found


def _wanted(tree: Tree, verb: int, key: str) -> frozenset[int]:
    """The infinitive of an intention or a request, with whom it is wanted of."""
    if key not in words("intending") and key not in words("requesting"):
        return frozenset()
    for infinitive in tree.children(verb, "xcomp"):
        if any(tree.lower(n) == "to" for n in tree.children(infinitive, "mark")):
            wanted = tree.subtree(infinitive)
            told = tree.child(verb, "obj")
            if told is not None and key in {"want", "expect", "like", "need", "prefer"}:
                wanted |= tree.subtree(told)
            return frozenset(tree.filled(wanted))
    return frozenset()


def _thing(tree: Tree, verb: int) -> frozenset[int]:
    """A noun phrase that is what is said: "announced a tax"."""
    thing = tree.child(verb, "obj")
    if thing is None or tree.token(thing).pos not in {"NOUN", "PROPN"}:
        return frozenset()
    return frozenset(tree.subtree(thing))


def _named(tree: Tree, verb: int) -> frozenset[int]:
    """An object with what it is called: "the offer 'an insult'", "the plan as a giveaway"."""
    thing = tree.child(verb, "obj")
    if thing is None or thing < verb:
        return frozenset()
    first = min(tree.subtree(thing))
    after = range(first, max(tree.subtree(verb)) + 1)
    quoted = [n for n in after if tree.word(n) in {"“", '"', "”"}]
    if len(quoted) > 1:
        return frozenset(range(first, quoted[-1] + 1))
    for n in tree.children(verb, "obl", "advcl", "xcomp"):
        if n > thing and case_of(tree, n) == "as":
            return frozenset(tree.filled({first} | tree.subtree(n)))
    return frozenset()
