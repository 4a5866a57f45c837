"""Who a source names: its head, the name in apposition to it, or the body that its head speaks for.

Relations are those of Universal Dependencies 2. "Ada Quill at Lund AI" is Quill, "the minister for ports, Ada
Quill," is Quill too, "a spokesman for Lund AI" speaks for Lund AI, and "an adviser to the minister" is no minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.attribution.tree import Tree
from extractors.claims.cue_parts import Source
from extractors.claims.reporting import lexicon
from extractors.claims.speaker_phrases import is_personal
from extractors.draft import Parse
from kg.model import UNNAMED_SUFFIX

_NAMES = frozenset({"appos", "flat", "list"})
_CALLED = frozenset({"call", "name"})
_COUNTS = frozenset({"NUM", "DET", "PRON"})
_FOR = frozenset({"for", "of", "at"})


class SourceHeads:
    """The heads of sources in one sentence.

    Args:
        text: the text that the tokens point into.
        parse: the sentence's tokens.
    """

    def __init__(self, text: str, parse: Parse) -> None:
        self._text = text
        self._tree = Tree(text, parse)

    def holder(self, first: int, last: int, known: Sequence[Source]) -> Source | None:
        """The source that ``text[first:last]`` names, or None where none of those known is its head.

        Args:
            first: the source's first code point.
            last: its last, exclusive.
            known: candidates of the sentence, resolved.
        """
        head = self.head(first, last)
        if head is None:
            return None
        own = self._at(head, known)
        named = [one for node in self._same(head) if (one := self._at(node, known)) is not None]
        named = [one for one in named if not one.speaker.endswith(UNNAMED_SUFFIX)]
        if own is not None and not own.speaker.endswith(UNNAMED_SUFFIX):
            if named and own.speaker.split()[-1].islower():
                return replace(named[0], weak=False)  # "Lund's firm, Oculis, says"
            later = [one for one in named if self._is_compound(own, one)]
            return later[-1] if later else own
        if named:
            return replace(named[0], weak=False)
        apposed = self._apposed(head, first, last, known)
        if apposed is not None:
            return replace(apposed, weak=False)
        spoken_for = self._spoken_for(head, known)
        return spoken_for if spoken_for is not None else own

    def head(self, first: int, last: int) -> int | None:
        """The word of a stretch that stands under none of the others."""
        inside = [n for n in range(len(self._tree)) if self._within(n, first, last)]
        words = [n for n in inside if not self._tree.is_mark(n)]
        outer = [n for n in words if self._tree.is_root(n) or self._tree.head(n) not in inside]
        if not outer:
            return None
        counted = self._tree.child(outer[0], "nmod", "obl")
        if self._tree.token(outer[0]).pos in _COUNTS and counted in inside:
            return counted  # "two of his officials"
        return outer[0]

    def covers(self, node: int, source: Source) -> bool:
        """Whether a word is part of a source; a pronoun is only a source of its own ("I wish people knew")."""
        token = self._tree.token(node)
        if token.pos == "PRON" and "PronType=Prs" in token.morph:
            return (token.start, token.end) == (source.start, source.end)
        return source.start < token.end and token.start < source.end

    def is_aside(self, first: int, last: int, source: Source) -> bool:
        """Whether a name in a source is not whose it is: in a clause below its head, or an adjective of a noun there.

        "A fisherman who is only Ned's brother" is not Ned, "two generations of Welsh engineers" are not Welsh.
        """
        head = self.head(first, last)
        tree = self._tree
        if head is None or tree.token(head).pos != "NOUN":
            return False
        node = next((n for n in tree.subtree(head) if self.covers(n, source)), None)
        if node is None:
            return False
        path = [node, *tree.above(node)]
        between = path[: path.index(head)]
        clause = any(tree.relation(n) == "acl" for n in between)
        return clause or (tree.token(node).pos == "ADJ" and tree.relation(node) == "amod")

    def _is_compound(self, first: Source, last: Source) -> bool:
        """Whether at most nouns part two names: the last is the head ("Lund University chemist Ada Quill")."""
        tokens = self._tree.tokens
        between = [t for t in tokens if first.end <= t.start and t.end <= last.start]
        return first.end < last.start and all(t.pos == "NOUN" for t in between)

    def _within(self, node: int, first: int, last: int) -> bool:
        token = self._tree.token(node)
        return first <= token.start and token.end <= last

    def _at(self, node: int, known: Sequence[Source]) -> Source | None:
        found = [one for one in known if self.covers(node, one) and not one.oblique]
        return next((one for one in found if not one.weak), found[0] if found else None)

    def _same(self, head: int) -> Iterator[int]:
        """Words that name whoever a word means: in apposition, or behind "called"."""
        for node in self._tree.children(head):
            relation = self._tree.relation(node)
            if relation in _NAMES and self._tree.token(node).pos == "PROPN":
                yield node
            elif relation == "acl" and self._tree.lemma(node) in _CALLED:
                yield from self._tree.children(node, "xcomp", "obj", "obl")
        # "The dam's owner, Oculis, says", where the parser sees two subjects.
        for node in self._tree.children(self._tree.head(head), "nsubj"):
            if node > head and self._tree.token(node).pos == "PROPN":
                yield node
        # "Vance's firm, Oculis, says", where the parser joins the name to the possessor.
        for node in self._tree.children(head, "nmod:poss"):
            yield from (n for n in self._tree.children(node, "appos") if n > head)

    def _apposed(self, head: int, first: int, last: int, known: Sequence[Source]) -> Source | None:
        """The person whose name ends a source behind what they are: "a spokesman for the Pilots' Guild, Bo Lind"."""
        if self._tree.lemma(head) not in {*lexicon().mouthpieces, *lexicon().personal_roles}:
            return None
        for one in known:
            before = self._text[first : one.start].rstrip()
            whole = first <= one.start and one.end <= last and not one.oblique
            ends = not self._text[one.end : last].strip(", ")
            if whole and ends and before.endswith(",") and is_personal(one.speaker):
                return one
        return None

    def _spoken_for(self, head: int, known: Sequence[Source]) -> Source | None:
        """The body by name that a spokesman, counsel or the like speaks for."""
        if self._tree.lemma(head) not in lexicon().mouthpieces:
            return None
        for node in self._tree.children(head, "nmod", "compound", "nmod:poss"):
            case = self._tree.child(node, "case")
            if case is not None and self._tree.lower(case) not in _FOR | {"'s", "’s"}:
                continue
            body = self._at(node, known)
            if body is not None and not body.speaker.endswith(UNNAMED_SUFFIX):
                return body
        return None


_TITLE = re.compile(
    r"[Tt]he\s(?P<name>[A-Z][\w’'\u2011-]*(?:(?:\s(?:of|for|and|the|to|in|on))*\s[A-Z][\w’'\u2011-]*)*)(?=$|,|\s[(a-z])"
)


def titled(text: str, first: int, last: int) -> Source | None:
    """The office or body that a source names by its title alone ("the Director of Estates"), or None.

    Args:
        text: the whole text.
        first: the source's first code point.
        last: its last, exclusive.
    """
    match = _TITLE.match(text, first, last)
    if match is None or text[match.end() : last].strip(" ,"):
        return None
    words = match["name"].split()
    if len(words) == 1 and words[0].lower() in lexicon().personal_roles:
        return None  # "the Minister" is whoever holds the post
    if not words[0][0].isupper() or not words[-1][0].isupper():
        return None
    small = [word for word in words if not word[0].isupper()]
    if any(word not in {"of", "for", "and", "the", "to", "in", "on"} for word in small):
        return None
    return Source(first, match.end(), "the " + " ".join(words))
