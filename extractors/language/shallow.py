"""Shallow parsing without a tagger: words, finite verbs, subjects, content words.

A blank pipeline has no tags, so closed classes and a verb list stand in for them, in the manner of
the finite-state chunkers of Abney (1996), "Partial parsing via finite-state cascades".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.language.english import english_lexicon
from extractors.language.verb_grammar import VerbGrammar, verb_grammar

_WORD = re.compile(r"[^\W_]+(?:[.'’‑/&-][^\W_]+)*%?")
_BREAK = re.compile(r"[,;:()\[\]—–“”\"…]|\s-+\s|\.\.+")
_SHORT = {"ss", "us", "is"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text.

    Args:
        start: first code point, in the text that was read.
        end: last code point, exclusive.
        text: the word as written.
        lower: in lower case, with a plain apostrophe (but for the month May).
        breaks: whether a comma, bracket, dash or quotation mark stands before it.
    """

    start: int
    end: int
    text: str
    lower: str
    breaks: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words of ``text[start:end]``, with places in the whole text."""
    stop = len(text) if end is None else end
    found: list[Token] = []
    last = start
    for match in _WORD.finditer(text, start, stop):
        word = match.group()
        gap = _BREAK.search(text, last, match.start()) is not None
        # The month is no modal verb: away from the head of the text it keeps its capital.
        lower = word if word == "May" and found else word.lower().replace("’", "'")
        found.append(Token(match.start(), match.end(), word, lower, gap))
        last = match.end()
    return tuple(found)


def finite_verb(words: tuple[Token, ...], *, first: int = 0) -> int | None:
    """The index of the first finite verb at or after ``first``, or None.

    A form that may be a noun counts only where no determiner, preposition or modal stands before it.
    """
    grammar = verb_grammar()
    for index in range(first, len(words)):
        if _is_finite(words, index, grammar):
            return index
    return _likely_verb(words, first, grammar)


def main_verb(words: tuple[Token, ...]) -> int | None:
    """The index of the main clause's finite verb: after a leading subordinate clause, if there is one."""
    grammar = verb_grammar()
    if words and words[0].lower in grammar.subordinators:
        inner = finite_verb(words, first=1)
        if inner is None:
            return None
        for index in range(inner + 1, len(words) - 1):
            if words[index].breaks or words[index].lower == "then":
                later = finite_verb(words, first=index + 1)
                return later if later is not None else inner
        return inner
    return _outside_relatives(words, finite_verb(words))


def has_clause(text: str) -> bool:
    """Whether the text holds a subject followed by a finite verb."""
    words = tokens(text)
    verb = finite_verb(words)
    if verb is None:
        return False
    return is_contraction(words[verb]) or any(
        word.lower not in verb_grammar().adverbs for word in words[:verb]
    )


def subject(text: str) -> str | None:
    """The main clause's subject as written, where it is plain: one unbroken noun phrase before the verb."""
    words = tokens(text)
    verb = finite_verb(words)
    if verb is None or is_contraction(words[verb]):
        return None
    head = list(words[:verb])
    while head and head[-1].lower in verb_grammar().adverbs:
        head.pop()
    while head and (head[0].lower in verb_grammar().adverbs):
        head.pop(0)
    if not 1 <= len(head) <= 7 or head[0].lower in verb_grammar().subordinators | _NOT_SUBJECT:
        return None
    if any(word.lower in verb_grammar().subordinators or word.breaks for word in head[1:]):
        return _without_brackets(text, head)
    return text[head[0].start : head[-1].end]


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes a plural verb, by its head word (before the first preposition)."""
    words = [word.lower for word in tokens(phrase)]
    head: list[str] = []
    for word in words:
        if word in _PREPOSITIONS:
            break
        head.append(word)
    if not head:
        return False
    if "and" in head or head[0] in {"these", "those", "many", "several", "some", "most", "few"}:
        return True
    return head[-1] in {"people", "they"} or (
        head[-1].endswith("s") and head[-1][-2:] not in _SHORT and len(head[-1]) > 3
    )


def is_contraction(word: Token) -> bool:
    """Whether the word is a pronoun with its verb ("it's", "they're")."""
    head, mark, tail = word.lower.partition("'")
    return bool(mark) and head in verb_grammar().contracting and tail in _CLITICS


def is_subordinator(word: str) -> bool:
    """Whether the word (lower case) opens a clause that is not the main one."""
    return word in verb_grammar().subordinators


def is_verb(word: str) -> bool:
    """Whether the word (lower case) is a form that is seldom anything but a verb."""
    return word in verb_grammar().sure or word in verb_grammar().auxiliaries


def is_adverb(word: str) -> bool:
    """Whether the word (lower case) may stand between subject and verb without being either."""
    return word in verb_grammar().adverbs or (word.endswith("ly") and len(word) > 4)


def stem(word: str) -> str:
    """A crude stem that brings inflected forms of a word together (after Harman 1991, the S stemmer)."""
    plain = word.lower().replace("’", "'").replace("‑", "-")
    plain = plain.removesuffix("'s").rstrip("'")
    for suffix, keep in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 3:
            return plain[: len(plain) - len(suffix)] + keep
    return plain


@lru_cache(maxsize=16_384)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that say what a text is about; hyphenated words count by their parts."""
    stop = english_lexicon().function_words
    found: set[str] = set()
    for word in tokens(text):
        for part in re.split(r"[-‑/&]", word.lower):
            if len(part) > 1 and part not in stop and not part.endswith("%"):
                found.add(stem(part))
    return frozenset(found)


def is_function_word(word: str) -> bool:
    """Whether a word (lower case) says how a sentence is built and not what it is about."""
    return word in english_lexicon().function_words


_CLITICS = {"s", "re", "ll", "d", "ve", "m"}
_PREPOSITIONS = {
    "of",
    "in",
    "on",
    "for",
    "with",
    "from",
    "to",
    "at",
    "by",
    "between",
    "about",
    "as",
}
_NOT_SUBJECT = {
    *(
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "to",
        "of",
        "under",
        "over",
        "during",
        "after",
    ),
    *(
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "there",
        "here",
        "i",
        "we",
        "you",
    ),
    *("what", "how", "why", "where", "who", "many", "such", "both", "neither", "each", "nobody"),
    *("some", "others", "most", "one", "another", "not", "no", "nothing", "despite", "among"),
}
_SUFFIXES = (
    *(("ations", "ate"), ("ation", "ate"), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ly", "")),
    *(("sses", "ss"), ("ers", "er"), ("ed", ""), ("es", ""), ("ss", "ss"), ("us", "us")),
    *(("s", ""), ("e", "")),
)


def _is_finite(words: tuple[Token, ...], index: int, grammar: VerbGrammar) -> bool:
    word = words[index]
    if word.lower in grammar.auxiliaries or is_contraction(word):
        return True
    before = words[index - 1].lower if index else ""
    if index == 0 or before == "to" or word.text[0].isupper():
        return False
    after = words[index + 1].lower if index + 1 < len(words) else ""
    own_verb_follows = after in grammar.auxiliaries and not word.lower.endswith("ed")
    if own_verb_follows or _after_modal(words, index, grammar):
        return False
    if word.lower in grammar.sure:
        return before not in grammar.determiners or before in _AGENT_PRONOUNS
    return word.lower in grammar.mixed and _mixed_is_verb(word, before, after, grammar)


def _likely_verb(words: tuple[Token, ...], first: int, grammar: VerbGrammar) -> int | None:
    """Where no verb is sure: a form that may be one, between a noun and something it may govern."""
    for index in range(max(first, 1), len(words) - 1):
        word, before = words[index], words[index - 1]
        if _is_unknown_past(words, index, grammar):
            return index
        if word.lower not in grammar.mixed or word.breaks or word.text[0].isupper():
            continue
        if words[index + 1].breaks or words[index + 1].lower in _NO_OBJECT:
            continue
        plain = (
            before.text[0].isalpha()
            and before.lower not in grammar.determiners
            and not before.lower.endswith("ing")
        )
        figures = before.text[0].isdigit() and words[index + 1].text[0].isdigit()
        if figures and word.lower.endswith("s") is not any(w.lower == "and" for w in words[:index]):
            return index
        # "Evidence supports rapid ...", "Benchmarks need ...": subject and verb differ in their -s.
        if plain and before.lower.endswith("s") is not word.lower.endswith("s"):
            return index
    return None


def _is_unknown_past(words: tuple[Token, ...], index: int, grammar: VerbGrammar) -> bool:
    """Whether a word in -ed between a noun and a determiner or number is a past form."""
    word, before, after = words[index], words[index - 1].lower, words[index + 1]
    if not word.lower.endswith("ed") or len(word.lower) < 5 or word.breaks or after.breaks:
        return False
    if word.text[0].isupper() or before in grammar.determiners or is_adverb(before):
        return False
    return after.lower[0].isdigit() or after.lower in {
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
    }


def _mixed_is_verb(word: Token, before: str, after: str, grammar: VerbGrammar) -> bool:
    """Whether a form that may be a noun is a verb between its neighbours."""
    if before in grammar.determiners:
        return False
    if word.lower.endswith("ed"):
        return _noun_may_end(before, grammar)
    if not after:
        return before.endswith("s") and before not in grammar.auxiliaries
    return not word.breaks and _noun_may_end(before, grammar) and _opens_phrase(after, grammar)


def _after_modal(words: tuple[Token, ...], index: int, grammar: VerbGrammar) -> bool:
    """Whether a modal or "do" stands before the form, with no more than "not" or adverbs between."""
    back = index - 1
    while back > 0 and is_adverb(words[back].lower):
        back -= 1
    return words[back].lower in grammar.modals


_NO_OBJECT = {"of", "in", "for", "and", "or", "at", "on", "by", "with", "from", "to", "as"}
_AGENT_PRONOUNS = {"that", "this", "who", "which", "they", "these", "those"}


def _noun_may_end(word: str, grammar: VerbGrammar) -> bool:
    return word not in grammar.auxiliaries and not word.endswith("ing")


def _opens_phrase(word: str, grammar: VerbGrammar) -> bool:
    """Whether the word may begin an object, complement or adverbial."""
    return word in grammar.determiners or is_adverb(word) or word in {"that", "it", "them", "when"}


def _outside_relatives(words: tuple[Token, ...], first: int | None) -> int | None:
    """The first finite verb, from ``first`` on, that stands in no relative clause; else ``first``."""
    last, index = -1, first
    while index is not None and _in_relative_clause(words, index, last):
        last, index = index, finite_verb(words, first=index + 1)
    return first if index is None else index


def _in_relative_clause(words: tuple[Token, ...], index: int, last: int) -> bool:
    """Whether a relative pronoun stands close before the verb, after a noun and the verb at ``last``."""
    return any(
        words[back].lower in {"that", "who", "which", "whose", "where"}
        for back in range(max(last + 1, index - 4, 1), index)
    )


def _without_brackets(text: str, head: list[Token]) -> str | None:
    """A subject broken only by one bracket at its end, such as a long form with its acronym."""
    phrase = text[head[0].start : head[-1].end]
    after = text[head[-1].end : head[-1].end + 1]
    match = re.fullmatch(r"([^,;:()—]+?)\s*\(([\w‑-]{1,10})", phrase)
    if match and after == ")" and not any(is_subordinator(w.lower) for w in tokens(match[1])):
        return match[1]
    return None
