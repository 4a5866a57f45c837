"""Whole names of what the trained reader marks, which may lack a word of a name or have one too many."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from extractors.draft import Draft, Parse, Token
from extractors.language.verb_grammar import is_verb_form
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import (
    benchmark_words,
    may_name_test,
    plain_name,
)
from extractors.results.taker_phrases import without_kind
from kg.model import EntityKind

_LED = re.compile(
    r"^(?:the|an?|its|our|my|your|their|his|her|this|that|these|those|same|called|named|new|own|internal)\s+",
    re.IGNORECASE,
)
_ENDS = " \t\n.,;:\"“”‘’'()[]*_|#"
_LONGEST_NAME = 10
_INSIDE = frozenset(["amod", "compound", "flat", "nmod:poss", "nummod", "punct", "case"])
_HEADED = frozenset(["amod", "compound", "flat"])
_NOUNS = frozenset(["NOUN", "PROPN"])
_IDLE = frozenset(["ADP", "DET", "PRON", "PUNCT", "AUX", "CCONJ", "SCONJ", "ADV"])
_ASIDE = re.compile(r"\s?[,(|].*", re.DOTALL)
_NEXT = re.compile(r" (?P<next>v?\d{1,2}(?:\.\d+)*[A-Za-z]?)(?![\w%/]|[.,]\d)")
_BEYOND, _FARTHEST = 3, 5
_OWNED = re.compile(r"(?:[\w.-]+ ){0,2}[\w.-]+['’]s? (?:own )?(?=[A-Z])")
"""Whose a named test is, which is no part of its name: "the Board's own Concordance Standard"."""
_FOLLOWED = re.compile(
    r"(?<=\w)(?<!\bof)(?<!\bin)(?<!\bfor)(?<!\bat)(?<!\bon)(?<!\band) (?:the|an?) .*$"
)
"""The next phrase behind a name: "On RustRoad the Volta coating kept"."""
_OF_SEASON = re.compile(r"^(?:[a-z]+ )*[a-z]+['’]s? (?=\[?[A-Z])")
"""A time or common noun that has a test: "this season’s Harbour Challenge"."""
_MARKS = frozenset(["(", '"', "“", ":", ";", ","])
_CAPITAL = re.compile(r"[A-Z]")
_NAME = r"(?P<name>[A-Z][\w.+-]*\w(?: [A-Z\d][\w.+-]*)?)"
_NAME_BEHIND = re.compile(rf",? (?:called |named )?{_NAME}(?=,|;|\.(?:\s|$)|\s?\()")
_NAME_BEFORE = re.compile(rf"(?:^|\n|[^\w.,] |[.:] ){_NAME}, (?:the |an? |its |our |their )?$")


def bare_name(words: str) -> str:
    """A name without articles and marks around it; "" for none."""
    name = re.split(r"\||\*\*", plain_name(words).strip(_ENDS))[0].strip(_ENDS)
    while (rest := _LED.sub("", name)) != name:
        name = rest
    name = re.sub(r"[’']s?$", "", name)
    name = re.sub(r" (?:of|in|for|on|at|by|with|and)$", "", name)
    first, _, rest = name.partition(" ")
    if rest[:1].isupper() and fold_name(first) in name_words().calendar:
        name = rest  # "In May Murmur 4"
    return name if 0 < len(name.split()) <= _LONGEST_NAME else ""


def test_name(draft: Draft, start: int, end: int, figure: int) -> str:
    """The whole name of a test that the reader marks: without "suite" behind a name that is one alone.

    Args:
        draft: with sentences and parses.
        start: first code point of the words marked.
        end: past the last.
        figure: where the test's score begins, which is no part of its name.
    """
    name = bare_name(draft.text[slice(*whole(draft, start, end, figure))])
    name = _OF_SEASON.sub("", name).lstrip("[")
    ended = _ended().match(name)
    name = ended["name"] if ended else name
    owned = _OWNED.match(name)
    if owned and len(name[owned.end() :].split()) > 1:
        name = name[owned.end() :]
    name = _FOLLOWED.sub("", name)
    words = name.split()
    if len(words) == len("ab") and words[0] == words[1]:
        # A label and the name that begins its line, which were marked together.
        return words[0]
    for at, word in enumerate(words):
        # "the set FurrowSpeech", "the TrainFast 6.0 suite"
        if may_name_test(word, plain=False) and all(w.islower() for w in words[:at]):
            rest = " ".join(words[at:])
            return _kinds().sub("", rest) or rest
    return name


@cache
def _ended() -> re.Pattern[str]:
    """A test's name with the system's behind it: "Orkney swell test Buoy 7"."""
    return re.compile(
        rf"(?P<name>[A-Z][\w’'-]*(?: [\w’'-]+){{0,4}}? (?:{any_of(benchmark_words().occasions)})) [A-Z]"
    )


@cache
def _kind_nouns() -> frozenset[str]:
    """What a test is called, which verbs are called too: "set", "test", "list"."""
    words = benchmark_words()
    return frozenset([*words.nouns, *words.kinds, *words.families, *words.occasions])


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(
        rf" (?:{any_of({*benchmark_words().nouns, 'test', 'study', 'board', 'chart', 'index', 'table', 'scoreboard', 'organisers', 'organizers'})})$"
    )


def taker_name(draft: Draft, start: int, end: int, figure: int) -> str:
    """The whole name of whoever took a test: the name of what is only described, where both stand side by side.

    Args:
        draft: with sentences and parses.
        start: first code point of the words marked.
        end: past the last.
        figure: where the score begins, which is no part of the name.
    """
    low, high = whole(draft, start, end, figure)
    high = figure if low < figure < high else high
    if "\n" in draft.text[low:high].strip():
        return ""  # a signature and the words below it
    return without_kind(bare_name(draft.text[slice(*_apposed(draft, low, high))]))


def whole(draft: Draft, start: int, end: int, figure: int) -> tuple[int, int]:
    """The ends of the noun phrase or name that the words marked belong to; theirs where the syntax tells none.

    Args:
        draft: with sentences and parses.
        start: first code point of the words marked.
        end: past the last.
        figure: where the figure begins that the phrase must not hold.
    """
    end -= len(draft.text[start:end]) - len(_ASIDE.sub("", draft.text[start:end]))
    at = sentence_at(draft, start)
    parse = draft.parses[at] if at is not None and at < len(draft.parses) else None
    inside = _tokens_in(parse, start, end)
    if parse is None or not inside:
        return start, end
    tokens = parse.tokens
    while inside and tokens[inside[0]].pos in _IDLE:
        inside = inside[1:]
    while inside and (
        tokens[inside[-1]].pos in _IDLE or _ends_as_verb(draft.text, tokens[inside[-1]])
    ):
        inside = inside[:-1]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    last = _to_head(draft.text, tokens, last, figure)
    head = next((n for n in range(last, first - 1, -1) if tokens[n].pos in _NOUNS), last)
    while first and _belongs(tokens, first - 1, head) and not _crosses(tokens, first - 1, figure):
        first -= 1
    while first < last and tokens[first].pos == "PUNCT":
        first += 1
    named = draft.text[tokens[last].start].isupper()
    while named and last + 1 < len(tokens) and _goes_on(tokens, last + 1, figure):
        last += 1
    end = tokens[last].end
    return tokens[first].start, _versioned(draft.text, end, figure) if named else end


def entity_names(draft: Draft, kinds: Collection[EntityKind]) -> frozenset[str]:
    """Folded names and other names of the entities of some kinds.

    Args:
        draft: with entities.
        kinds: which.
    """
    found = (e for e in draft.entities if e.kind in kinds)
    return frozenset(fold_name(name) for e in found for name in (e.name, *e.aliases))


def sentence_at(draft: Draft, place: int) -> int | None:
    """The index of the sentence at a place, or None.

    Args:
        draft: with sentences.
        place: a code point of the text.
    """
    inside = (n for n, s in enumerate(draft.sentences) if s.span.start <= place < s.span.end)
    return next(inside, None)


def _tokens_in(parse: Parse | None, start: int, end: int) -> list[int]:
    if parse is None:
        return []
    return [n for n, t in enumerate(parse.tokens) if t.start < end and start < t.end]


def _ends_as_verb(text: str, token: Token) -> bool:
    compound = token.dep in _HEADED
    return (
        token.pos in {"VERB", "PART"} and not compound and text[token.start : token.end].islower()
    )


def _to_head(text: str, tokens: Sequence[Token], last: int, figure: int) -> int:
    """The last word of a phrase whose first words are marked ("the Harbour reading" of "reading module")."""
    head = tokens[last].head
    while (
        tokens[last].dep in _HEADED
        and last < head <= last + _BEYOND
        and tokens[head].pos in _NOUNS
        and not _crosses(tokens, head, figure)
        and not (
            _is_verb(text[tokens[head].start : tokens[head].end])
            and tokens[head].lemma.lower() not in _kind_nouns()
        )
        and all(tokens[n].pos in _NOUNS | {"ADJ", "NUM"} for n in range(last + 1, head))
    ):
        last, head = head, tokens[head].head
    return last


def _is_verb(word: str) -> bool:
    """Whether a word is a verb that a parse may take for a noun ("Heron 2 scores", "Heron recognises 93%")."""
    return word in _verbs() or is_verb_form(word)


@cache
def _verbs() -> frozenset[str]:
    return frozenset([*benchmark_words().subject_verbs, *benchmark_words().results])


def _goes_on(tokens: Sequence[Token], at: int, figure: int) -> bool:
    """Whether a word is the next of a name: "Max" of "Tolliver Max"."""
    flat = tokens[at].dep == "flat" and tokens[at].pos == "PROPN"
    beside = tokens[at].start == tokens[at - 1].end + 1
    return flat and beside and not _crosses(tokens, at, figure)


def _crosses(tokens: Sequence[Token], at: int, figure: int) -> bool:
    return tokens[at].start <= figure < tokens[at].end


def _belongs(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether a word belongs to the phrase of a head behind it."""
    token = tokens[at]
    if token.dep not in _INSIDE or token.pos in {"DET", "PRON", "VERB", "AUX", "ADP"}:
        return False
    if token.pos == "PUNCT" and (token.end != tokens[at + 1].start or token.lemma in _MARKS):
        return False
    for _ in range(_FARTHEST):
        if token.head == head:
            return True
        if tokens[token.head] is token:
            return False
        token = tokens[token.head]
    return False


def _versioned(text: str, high: int, figure: int) -> int:
    """The end of a name with the version right behind it ("Tolliver 3", "Greylag 30B")."""
    after = _NEXT.match(text, high)
    if after is None or after.start("next") <= figure < after.end():
        return high
    return after.end()


def _apposed(draft: Draft, low: int, high: int) -> tuple[int, int]:
    """The ends of the name beside a description: "its folding model, Ammonite", "Roderick, the program he likes"."""
    if _CAPITAL.search(draft.text, low, high):
        return low, high
    behind = _NAME_BEHIND.match(draft.text, high)
    if behind is not None and _is_a_name(behind["name"]):
        return behind.span("name")
    before = _NAME_BEFORE.search(draft.text[max(0, low - 60) : low])
    if before is not None and _is_a_name(before["name"]):
        at = max(0, low - 60) + before.start("name")
        return at, at + len(before["name"])
    return low, high


def _is_a_name(words: str) -> bool:
    folded = fold_name(words.split()[0])
    return folded not in name_words().calendar | name_words().function
