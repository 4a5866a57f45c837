"""Subjects, verbs and clauses of one sentence: from its parse where there is one, else by shallow means."""

from __future__ import annotations

import re
from functools import cached_property

from extractors.draft import Parse
from extractors.language.shallow import (
    Token,
    finite_verb,
    is_adverb,
    is_contraction,
    is_subordinator,
    subject,
    tokens,
)
from extractors.names.name_words import name_words
from extractors.references.words import reference_words
from kg.model import Span

_ASIDE = re.compile(
    r"(?:,\s[^,;.:]{2,110},|\s\([^()]{2,80}\)|\s(?:of|at|from)\s(?:the\s)?[A-Z]\S*(?:\s[A-Z]\S*){0,4})"
)
_BEFORE_SPEAKER = re.compile(r"(?:[,?!.][”\"’']|[,”\"])\s+(?:[\w’']+\s)?(\w+)\s+$")
_TOLD_BY = re.compile(r"\b[Aa]ccording to\s+(?:the\s)?(?:[a-z-]+ ){0,3}$")
_CLEFT = re.compile(r"it(?:'s| is| was) [^,;.:]{2,60}? (?:who|that|which)\b")
_GOVERNING = frozenset(
    [
        "of",
        "in",
        "to",
        "for",
        "by",
        "with",
        "from",
        "on",
        "at",
        "about",
        "against",
        "between",
        "like",
        "than",
        "over",
        "under",
        "after",
        "before",
        "through",
        "into",
        "near",
        "as",
        "and",
        "or",
        "without",
        "behind",
        "beside",
        "beyond",
        "via",
        "toward",
        "towards",
        "among",
    ]
)
_LINKS = frozenset(
    [
        "but",
        "and",
        "so",
        "yet",
        "or",
        "then",
        "however",
        "still",
        "also",
        "instead",
        "moreover",
        "today",
        "now",
        "meanwhile",
        "later",
        "nevertheless",
        "nonetheless",
        "thus",
        "therefore",
        "furthermore",
        "besides",
        "again",
        "here",
        "perhaps",
        "indeed",
        "since",
    ]
)
_FRONTING = frozenset(
    [
        "in",
        "when",
        "after",
        "before",
        "as",
        "while",
        "although",
        "though",
        "if",
        "like",
        "despite",
        "for",
        "with",
        "at",
        "on",
        "unlike",
        "until",
        "once",
        "during",
        "because",
        "since",
        "by",
        "from",
        "to",
        "besides",
        "without",
        "whenever",
        "through",
    ]
)


class Syntax:
    """One sentence, by its place in the text."""

    def __init__(self, text: str, span: Span, parse: Parse | None) -> None:
        self._text = text
        self.start, self.end = span.start, span.end
        self._parse = parse if parse is not None and parse.tokens else None

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its words."""
        return tokens(self._text, self.start, self.end)

    @cached_property
    def main_subject(self) -> Span | None:
        """The noun phrase that is its main clause's subject, where that is plain."""
        parsed = self._parsed_subject()
        if parsed is not None:
            return parsed
        begin = self.start
        fronted = re.compile(r"\W*(?:[A-Z][\w’'-]*)(?:\s[^\s,;:]+){0,5},\s").match(
            self._text, self.start, self.end
        )
        if self.words and self.words[0].lower in _FRONTING | _LINKS and fronted is not None:
            begin = fronted.end()
        phrase = subject(self._text[begin : self.end])
        if phrase is None:
            return self._pronoun_subject()
        at = self._text.find(phrase, begin, self.end)
        return Span(at, at + len(phrase), phrase) if at >= 0 else None

    def _pronoun_subject(self) -> Span | None:
        """A personal pronoun at the head, which the shallow means leave out."""
        for word in self.words[:3]:
            if word.lower in {"he", "she", "it", "they"}:
                return Span.of(self._text, word.start, word.end)
            if word.lower not in _LINKS and not is_adverb(word.lower):
                break
        return None

    def is_subject(self, start: int, end: int) -> bool:
        """Whether a noun phrase at a place is a verb's subject, or the one who said a quotation."""
        if _TOLD_BY.search(self._text, self.start, start) is not None:
            return True
        dep = self._relation(start, end)
        if dep is not None:
            return dep.startswith("nsubj")
        said = _BEFORE_SPEAKER.search(self._text, max(self.start, start - 40), start)
        if said is not None and said[1].lower() in name_words().speech:
            return True
        return not self._is_governed(start, end) and self.has_verb(end)

    def _is_governed(self, start: int, end: int) -> bool:
        """Whether a preposition stands before a noun phrase or a possessive ending after it."""
        before = self.word_before(start)
        if before is not None and before.lower in _GOVERNING and not self._joins_clauses(before):
            return True
        owner = self._text[end : end + 2] in {"'s", "’s"}
        return owner and not self._is_verb_clitic(end)

    def has_verb(self, end: int) -> bool:
        """Whether a finite verb follows a noun phrase, adverbs and one aside left out."""
        aside = _ASIDE.match(self._text, end, self.end)
        for at in {end, aside.end() if aside else end}:
            index = self._next_word(at)
            if index is None or self._text[at : self.words[index].start].strip() not in {"", ","}:
                continue
            if self.words[index].breaks and at == end:
                continue
            if finite_verb(self.words[: index + 4], first=index) == index:
                return True
        return False

    def verb_after(self, end: int) -> str:
        """The next word in lower case that is no adverb; "" at the sentence's end."""
        index = self._next_word(end)
        return self.words[index].lower if index is not None else ""

    def word_before(self, start: int) -> Token | None:
        """The word just before a place."""
        found = [word for word in self.words if word.end <= start]
        return found[-1] if found else None

    def words_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The words from one place to another."""
        return tuple(word for word in self.words if start <= word.start and word.end <= end)

    def verbs_between(self, start: int, end: int) -> int:
        """How many finite verbs, auxiliaries with their verb as one, stand between two places."""
        count, last = 0, -9
        index = finite_verb(self.words, first=0)
        while index is not None:
            if start <= self.words[index].start < end:
                gap = self.words[last + 1 : index] if last >= 0 else ()
                if last < 0 or not all(is_adverb(word.lower) for word in gap):
                    count += 1
                last = index
            index = (
                finite_verb(self.words, first=index + 1) if index + 1 < len(self.words) else None
            )
        return count

    def same_clause(self, subject_end: int, at: int) -> bool:
        """Whether a place stands in the clause whose subject ends at another."""
        between = self.words_between(subject_end, at)
        if any(is_subordinator(word.lower) or word.lower in {"who", "which"} for word in between):
            return False
        if any(word.lower in {"but", "so", "yet"} or is_contraction(word) for word in between):
            return False
        return self.verbs_between(subject_end, at) == 1

    def is_head(self, start: int) -> bool:
        """Whether nothing but linking words and adverbs stands before a place."""
        before = self.words_between(self.start, start)
        return len(before) <= 2 and all(
            word.lower in _LINKS or is_adverb(word.lower) for word in before
        )

    def is_fronted(self, at: int) -> bool:
        """Whether a place stands in a phrase or clause put before the main one, up to a comma."""
        if not self.words or self.words[0].lower not in _FRONTING:
            return False
        return "," not in self._text[self.start : at]

    def is_expletive(self, start: int) -> bool:
        """Whether "it" at a place stands for nothing ("it is raining", "it is clear that")."""
        if self._matches_expletive(start):
            return True
        nodes = () if self._parse is None else self._parse.tokens
        expletive = any(t.start == start and t.dep.startswith("expl") for t in nodes)
        # Before "admits that" a parser easily takes a body for an expletive.
        voices = name_words().speech | reference_words().body_verbs
        return expletive and self.verb_after(start + len("it")) not in voices

    def _matches_expletive(self, start: int) -> bool:
        rest = self._text[start : min(self.end, start + 120)].lower().replace("’", "'")
        rest = re.sub(r"\s+", " ", rest)
        return reference_words().expletive.match(rest) is not None or _CLEFT.match(rest) is not None

    def _next_word(self, at: int) -> int | None:
        for index, word in enumerate(self.words):
            if word.start >= at and not is_adverb(word.lower):
                return index
        return None

    def _joins_clauses(self, word: Token) -> bool:
        """Whether a comma and "and" opens another clause; "as", "after" and the like may too."""
        joins = word.lower in {"and", "or"} and word.breaks
        return joins or word.lower in {"as", "after", "before", "than", "until", "since"}

    def _is_verb_clitic(self, end: int) -> bool:
        after = self._text[end + 2 : end + 30].lower().split()
        return bool(after) and after[0] in {"been", "not", "a", "an", "the", "still", "now", "also"}

    def _relation(self, start: int, end: int) -> str | None:
        """The relation of a noun phrase to what stands outside it, by the parse."""
        if self._parse is None:
            return None
        inside = [i for i, t in enumerate(self._parse.tokens) if start <= t.start and t.end <= end]
        for index in inside:
            if self._parse.tokens[index].head not in inside:
                return self._outer_relation(index)
        return None

    def _outer_relation(self, index: int) -> str:
        """The relation of a name that is the last part of a longer one, or explains another."""
        nodes, seen = () if self._parse is None else self._parse.tokens, {index}
        while nodes[index].dep.startswith(("flat", "appos")) and nodes[index].head not in seen:
            index = nodes[index].head
            seen.add(index)
        return nodes[index].dep

    def _parsed_subject(self) -> Span | None:
        if self._parse is None:
            return None
        nodes = self._parse.tokens
        root = next((i for i, t in enumerate(nodes) if t.dep == "root"), None)
        head = next(
            (
                i
                for i, t in enumerate(nodes)
                if t.head == root and i != root and t.dep.startswith("nsubj")
            ),
            None,
        )
        if head is None:
            return None
        inside, fresh = {head}, {head}
        while fresh:
            fresh = {
                i
                for i, t in enumerate(nodes)
                if t.head in fresh
                and i not in inside
                and t.dep not in {"acl:relcl", "appos", "punct"}
            }
            inside |= fresh
        start = min(nodes[i].start for i in inside)
        found = Span.of(self._text, start, max(nodes[i].end for i in inside))
        bracket = found.quote.find(" (")
        return Span.of(self._text, start, start + bracket) if bracket > 0 else found
