"""Holders and cues in a sentence's tree: who does what a verb says, and which words belong to the verb."""

from __future__ import annotations

from extractors.attribution.tree import Tree
from extractors.attribution.vocabulary import words

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_QUESTION_WORDS = frozenset({"how", "why", "when", "where", "so", "then"})
_LOOSE = frozenset({"parataxis", "cc", "mark", "discourse", "advcl"})
_DEEPEST = 5  # verbs over one another whose subject is asked for


def source_words(tree: Tree, noun: int) -> frozenset[int]:
    """A noun phrase with titles, appositions and relative clauses; no loose remarks beside it."""
    barred = [n for n in tree.children(noun) if tree.relation(n) in _LOOSE and n < noun]
    barred += tree.children(noun, "parataxis", "cop", "nsubj", "case")
    return frozenset(tree.subtree(noun, without=barred))


def cue_words(tree: Tree, verb: int, top: int | None = None) -> frozenset[int]:
    """The verb group: auxiliaries, negation, particle, and the adverbs among them.

    Args:
        tree: the sentence.
        verb: the verb of saying.
        top: the verb over it whose infinitive it is ("went on to say"), or None.
    """
    first = verb if top is None else top
    group = {verb, first}
    if top is not None:
        between = range(min(top, verb), max(top, verb))
        group |= {n for n in between if tree.relation(n) != "nsubj"}
    for head in (verb, first):
        group |= set(tree.children(head, "aux", "cop", "compound:prt"))
    subject = tree.subject(first)
    for n in (*tree.children(verb, "advmod"), *tree.children(first, "advmod")):
        beside = min(group) < n < verb or (n == min(group) - 1 and n != subject)
        if beside and len(tree.subtree(n)) == 1 and tree.lower(n) not in _QUESTION_WORDS:
            group.add(n)
    return frozenset(group)


def is_denied(tree: Tree, verb: int) -> bool:
    """Whether the verb is negated."""
    return any(tree.lower(n) in _NEGATIONS for n in tree.children(verb, "advmod", "cc"))


def find_source(tree: Tree, verb: int, depth: int = 0) -> tuple[frozenset[int], int]:
    """The words that name whoever does what the verb says, and the verb that has them as subject.

    A verb without a subject takes that of the verb over it (an infinitive, a participle, a second
    predicate); what is said of somebody in the passive has its agent as source, or none.
    """
    passive = tree.child(verb, "aux:pass") is not None
    agent = _agent(tree, verb, passive=passive)
    if agent is not None:
        return source_words(tree, agent), verb
    subject = tree.subject(verb)
    if subject is not None:
        named = not passive and tree.relation(subject) != "csubj"
        return (source_words(tree, subject) if named else frozenset()), verb
    if passive or depth == _DEEPEST or tree.is_root(verb):
        return frozenset(), verb
    return _source_above(tree, verb, depth)


def _agent(tree: Tree, verb: int, *, passive: bool) -> int | None:
    if not passive and tree.subject(verb) is not None:
        return None  # "she said by email"
    for n in tree.children(verb, "obl"):
        if tree.dep(n) == "obl:agent" or (passive and case_of(tree, n) == "by"):
            return n
    return None


def _source_above(tree: Tree, verb: int, depth: int) -> tuple[frozenset[int], int]:
    relation, head = tree.relation(verb), tree.head(verb)
    told = tree.child(head, "obj", "iobj") if relation == "xcomp" else None
    if told is not None:
        return source_words(tree, told), verb
    below = tree.subtree(verb)
    shares = relation in {"conj", "xcomp", "parataxis"} or (
        relation in {"advcl", "ccomp"} and not is_finite(tree, verb)
    )
    if shares and tree.token(head).pos in {"VERB", "AUX", "ADJ", "NOUN"}:
        found, holder = find_source(tree, head, depth + 1)
        return found - below, holder
    if relation == "acl" and tree.lower(verb).endswith("ing"):
        return source_words(tree, head) - below, verb
    return frozenset(), verb


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a predicate, or its auxiliary or copula, is finite."""
    marks = (verb, *tree.children(verb, "aux", "cop"))
    return any("VerbForm=Fin" in tree.token(n).morph for n in marks)


def case_of(tree: Tree, noun: int) -> str:
    """The preposition of a noun in lower case; "" without one."""
    case = tree.child(noun, "case")
    return "" if case is None else tree.lower(case)


def is_light_chain(tree: Tree, holder: int, verb: int) -> bool:
    """Whether only helping verbs stand between a verb and the one that has its subject."""
    at = verb
    while at != holder:
        relation, marks = tree.relation(at), {tree.lower(n) for n in tree.children(at, "mark")}
        at = tree.head(at)
        opens = relation == "advcl" and "by" in marks and tree.lemma(at) in words("opening")
        fond = "of" in marks and tree.lemma(at) in words("prone")
        goes_on = relation == "advcl" and tree.lemma(at) == "go"
        light = (relation == "xcomp" or goes_on) and tree.lemma(at) in words("light")
        prone = relation == "xcomp" and tree.lemma(at) in words("prone")
        if not (opens or fond or light or prone):
            return False
    return True
