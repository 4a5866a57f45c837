"""Sentences that say that somebody has a view, without the view: "Lund disagrees.", "Reyes has an answer: P".

What they announce follows a colon, or stands in the next sentences. Classes after Levin (1993): verbs of
disagreement and reply, predicates of attitude, and nouns of saying with a verb that hands them over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.attribution.tree import Tree
from extractors.attribution.vocabulary import words
from extractors.claims.cue_parts import Cue, CueKind, Source
from extractors.claims.quotations import quoted_inside
from extractors.claims.reporting import lexicon
from extractors.claims.source_heads import SourceHeads, titled
from extractors.draft import Parse
from extractors.language.shallow import has_clause
from extractors.references.words import reference_words
from kg.model import UNNAMED_SUFFIX, Stance

_OPEN_ENDS = frozenset({"ccomp", "csubj"})
_WIDEST = 40  # words before the colon, or of a sentence that announces
_ANSWER = 3  # words behind a noun of saying and a colon: "Lund's answer: wait a year"
_BRIEF = frozenset(
    {
        "short",
        "brief",
        "simple",
        "plain",
        "blunt",
        "clear",
        "curt",
        "terse",
        "straightforward",
        "familiar",
    }
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True, slots=True)
class AnnouncedView:
    """Words that say that somebody has a view.

    Args:
        source: who.
        start: first code point of the words.
        end: one past their last.
        content: where the view begins in the sentence, behind a colon; None where later sentences tell it.
        spoke: whether it says only that somebody spoke, so that nothing but its tense shows what they said.
    """

    source: Source
    start: int
    end: int
    content: int | None
    spoke: bool = False

    def cue(self) -> Cue | None:
        """The view behind a colon as a cue; None where later sentences tell it."""
        if self.content is None:
            return None
        return Cue(
            CueKind.VERB, self.source, self.start, self.end, self.content, "announce",
            Stance.REPORTED, False,
        )  # fmt: skip


def announced_view(
    text: str, start: int, end: int, parse: Parse, known: Sequence[Source]
) -> AnnouncedView | None:
    """The view that the sentence ``text[start:end]`` announces, or None.

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last, exclusive.
        parse: its syntax.
        known: everybody whom it may name, resolved.
    """
    colon = _colon(text, start, end)
    stop = end if colon is None else colon
    tree = Tree(text, parse)
    head = [n for n in range(len(tree)) if tree.token(n).end <= stop]
    if not head or len(head) > _WIDEST or (colon is None and quoted_inside(text, start, end)):
        return None
    source = _whose_noun(tree, head, known) if colon is not None else None
    noun = source is not None
    predicate = None if source is not None else _predicate(tree, head, colon is not None)
    if predicate is not None:
        source = _subject(text, parse, tree, predicate, known)
    if source is None:
        return None
    content = None
    if colon is not None:
        content = colon + 1 + len(text[colon + 1 : end]) - len(text[colon + 1 : end].lstrip())
        rest = text[content:end]
        if not has_clause(rest) and not (noun and len(rest.split()) >= _ANSWER):
            return None
    spoke = any(tree.is_root(n) and tree.lemma(n) in lexicon().speaking_verbs for n in head)
    return AnnouncedView(source, source.start, stop, content, spoke)


def _colon(text: str, start: int, end: int) -> int | None:
    """The first colon of a sentence that stands outside quotations, before a space."""
    quoted = quoted_inside(text, start, end)
    at = text.find(":", start, end)
    while at >= 0:
        outside = not any(low <= at < high for low, high in quoted)
        if outside and text[at + 1 : at + 2].isspace():
            return at if text[at + 1 : end].strip() else None
        at = text.find(":", at + 1, end)
    return None


def _predicate(tree: Tree, head: Sequence[int], colon: bool) -> int | None:
    """The main predicate of a head, where it announces a view."""
    inside = set(head)
    mains = [n for n in head if tree.subject(n) in inside and tree.relation(n) in _MAIN]
    for main in mains[:1] + [n for m in mains[:1] for n in tree.children(m, "conj") if n in inside]:
        if any(n in inside for n in tree.children(main, *_OPEN_ENDS)):
            continue
        if _announces(tree, main, inside, colon):
            return mains[0]
    return None


def is_felt(tree: Tree) -> bool:
    """Whether a sentence says no more than what somebody thinks of what was just said: "Ada finds that odd"."""
    root = next((n for n in range(len(tree)) if tree.is_root(n)), None)
    if root is None or tree.subject(root) is None:
        return False
    after = [n for n in range(root + 1, len(tree)) if not tree.is_mark(n)]
    if not after or tree.lower(after[0]) not in _POINTING:
        return False
    # The parse takes "that odd" for a noun or a clause: the words alone tell.
    judged = tree.lemma(root) in lexicon().judging_verbs and 2 <= len(after) <= _QUALITY
    return judged or (len(after) == 1 and tree.lemma(root) in words("rejecting"))


_POINTING = frozenset({"that", "this", "it", "these", "those", "them"})
_QUALITY = 3  # words of "that wholly absurd"
_MAIN = frozenset({"root", "parataxis", "ccomp", "conj"})


def _announces(tree: Tree, main: int, inside: set[int], colon: bool) -> bool:
    if tree.lower(main) in lexicon().convinced:
        return True  # "is not convinced": whoever is sure or not has a reason
    lemma = tree.lemma(main)
    denied = any(tree.lower(n) in _NEGATIONS for n in tree.children(main, "advmod"))
    if tree.token(main).pos == "ADJ" or tree.child(main, "cop") is not None:
        return bool({lemma, tree.lower(main).removesuffix("er")} & _adjectives()) and not denied
    things = [n for n in tree.children(main, "obj") if n in inside]
    particles = [tree.lower(n) for n in tree.children(main, "compound:prt", "advmod", "xcomp")]
    if any(f"{lemma} {word}" in _verbs() for word in particles):
        return True
    if lemma in lexicon().speaking_verbs and not colon:
        return not things or any(tree.lemma(n) in lexicon().tabled for n in things)
    if lemma in _verbs():
        return not things or colon or any(tree.lemma(n) in _listeners() for n in things)
    return bool(things) and _hands_over(tree, lemma, things, denied=denied, colon=colon)


def _hands_over(
    tree: Tree, lemma: str, things: Sequence[int], *, denied: bool, colon: bool
) -> bool:
    """Whether a verb with its object announces: "has an answer", "puts it like this", "does not buy it"."""
    if lemma == "have" and any(tree.lower(n) == "none" for n in things):
        return True  # "is having none of it"
    if lemma in lexicon().handing_verbs and not denied:
        # "has a point" grants it; "has an answer" announces one.
        nouns = _nouns() if colon else frozenset(lexicon().announcing_nouns)
        put = colon and any(tree.lower(n) == "it" for n in things)
        return put or any(tree.lemma(n) in nouns for n in things)
    if not all(tree.token(n).pos == "PRON" for n in things):
        return False
    return lemma in lexicon().accepting_verbs if denied else lemma in words("rejecting")


@cache
def _listeners() -> frozenset[str]:
    """Nouns for those whom somebody addresses."""
    known = reference_words()
    return known.people | known.kinds_of_body | known.groups | frozenset(lexicon().roles)


def _subject(
    text: str, parse: Parse, tree: Tree, predicate: int, known: Sequence[Source]
) -> Source | None:
    subject = tree.subject(predicate)
    if subject is None:
        return None
    inside = tree.subtree(subject)
    first, last = tree.token(min(inside)).start, tree.token(max(inside)).end
    found = SourceHeads(text, parse).holder(first, last, known)
    if found is not None and not found.speaker.endswith(UNNAMED_SUFFIX):
        return found
    # "The firm doing the work, Oculis, disputes that": the parse may hang the name on a nearer noun.
    verb = tree.token(predicate).start
    for one in known:
        aside = text[: one.start].rstrip().endswith(",") and not one.oblique
        if first < one.start and aside and text[one.end : verb].strip(" ") == ",":
            return one
    return found or titled(text, first, last)


def _whose_noun(tree: Tree, head: Sequence[int], known: Sequence[Source]) -> Source | None:
    """Whoever's noun of saying alone stands before a colon: "His verdict: P", "Lund's answer, by letter: P"."""
    inside = set(head)
    subjects = {tree.subject(n): n for n in head if tree.subject(n) in inside}
    if len(subjects) > 1 or any(tree.lower(n) not in _BRIEF for n in subjects.values()):
        return None  # but "Lund's answer is short: P" tells no more than the noun
    for n in (n for n in subjects if n is not None) if subjects else head:
        owner = tree.child(n, "nmod:poss")
        if owner is None or owner not in inside or tree.lemma(n) not in _nouns():
            continue
        token = tree.token(owner)
        return next((s for s in known if s.start <= token.start and token.end <= s.end), None)
    return None


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon().announcing_verbs)


@cache
def _adjectives() -> frozenset[str]:
    known = lexicon()
    return frozenset((*known.announcing_adjectives, *known.convinced, *known.unconvinced))


@cache
def _nouns() -> frozenset[str]:
    known = lexicon()
    return frozenset((*known.announcing_nouns, *known.nouns, *known.position_nouns))
