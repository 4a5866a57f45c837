"""Names of tests and systems that a text introduces by a common noun, whatever they are built like.

"There is an exam for it, Kerbside, in which ...", "a set of samples called Bindweed", "four hundred tracks, half of
them faked, under the name of Harlequin", "the software is called Tern": naming and apposition tell what kind of
thing a name is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import TOKEN, benchmark_words, plain_name

_S = "[ \u00a0\u2009\u202f]"
_SHORTEST = len("abcd")
_BEFORE = rf"(?:[a-z][\w-]*{_S}){{0,4}}"
_COUNT = rf"(?:\d[\d,]*|an?{_S}(?:hundred|thousand|dozen)|(?:[a-z]+{_S})?(?:hundred|thousand|dozen)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?)"
_SOMEBODY = rf"(?:we|they|I|you|he|she|it|everyone|everybody|people|most|(?:(?:the|its|their|our|his|her|some|most|many){_S})?(?:[a-z]+{_S}){{0,2}}[a-z]{{2,}}s|the{_S}[a-z]{{3,}}|[A-Z][\w-]+)"
_CALLS = rf"{_SOMEBODY}{_S}(?:have{_S}|has{_S}|had{_S}|now{_S})?(?:call|calls|called|name|names|named|christened|dubbed|nicknamed)"
_CALLED = rf"(?:called|named|known{_S}as|christened|dubbed|nicknamed|(?:that|which){_S}{_CALLS}|(?:we|they|I|he|she|it){_S}(?:call|calls|called|named))"
_NAMED_SO = rf"under{_S}the{_S}(?:name|title|nickname){_S}(?:of{_S})?[“\"‘']?"


@cache
def _kinds() -> str:
    """What a test is called beside its name, in the singular."""
    words = benchmark_words()
    told = {noun for noun in words.nouns if not noun.endswith("s")} | {*words.families}
    return any_of((told | {*words.kinds}) - {"list", "panel", "ranking"})


@cache
def _takers() -> str:
    words = benchmark_words()
    return any_of({*words.machines, *(f"{word}s" for word in words.machines), *words.people})


@cache
def _test_patterns() -> tuple[re.Pattern[str], ...]:
    words = benchmark_words()
    items, contents = any_of(words.items), any_of(words.contents)
    kind = rf"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|[Mm]y|[Hh]is|[Hh]er|[Tt]his){_S}{_BEFORE}(?:{_kinds()})"
    # "FloeView, a system trained on 45 years of pictures" is no test.
    plain = rf"(?:(?!(?:{_takers()}|trained|on|of|from|with|that|by|in|years|months|weeks|days|hours)\b)[a-z][\w-]*{_S}){{0,3}}"
    name = rf"[“\"‘'*]{{0,3}}(?P<name>{TOKEN}(?:{_S}{TOKEN})?)"
    told = (
        rf"{kind},?(?:{_S}(?:for|of|on|in|with|from){_S}[^,.;:()]{{1,50}}?)?,?{_S}{_CALLED}{_S}{name}",
        rf"{kind}(?:{_S}(?:for|of|on){_S}[^,.;:()]{{1,40}})?,{_S}{name},{_S}(?:in|on|for){_S}which\b",
        rf"(?<!\w)(?:{items}|{_kinds()}s?|test|tests|tested|exam|trial|try){_S}[^.;!?\n]{{0,140}}?{_NAMED_SO}(?P<name>{TOKEN})",
        rf"(?<![\w.-])(?P<name>{TOKEN}),{_S}(?:(?:the|an?|our|its|their|his|her|my|some|about){_S})?{plain}(?:(?:{contents}){_S}|{_COUNT}{_S}){plain}(?:{items})(?!\w)",
        rf"\b(?:[Oo]n|[Ii]n|[Aa]t){_S}(?:the|our|its|their|an?|this){_S}(?:[a-z][\w-]*{_S}){{0,3}}(?:{_kinds()}){_S}(?P<name>{TOKEN})(?=[,.;:)]|$|{_S}(?:by|from|to|for|with|while|where|and|but|at|it|we|they|the|in)\b)",
        rf"^[\s>•-]*(?:[*-]{_S})?\*\*(?P<name>{TOKEN}(?:{_S}{TOKEN})?)[.:]?\*\*{_S}(?:has|gives|hands|sets|shows|feeds|asks|lets|makes|puts|drops|sends|tells|measures|tests|checks|grades)\b[^.;!?\n]{{0,80}}?(?<!\w)(?:{_takers()})(?!\w)",
    )
    return tuple(map(re.compile, told))


@cache
def _thing() -> re.Pattern[str]:
    """What is only called a thing, at the end of a sentence or before a comma."""
    return re.compile(
        rf"\b(?:things?|something|one|project|tool){_S}{_CALLED}{_S}(?P<name>{TOKEN})[.,]"
    )


@cache
def _asks() -> re.Pattern[str]:
    """What the next sentence says of a test: "It shows a model 900 transcripts"."""
    return re.compile(
        rf"^[\s\"“*]*(?:It|This){_S}(?:gives|hands|sets|shows|feeds|asks|lets|makes|puts|drops|measures|tests|checks|grades|scores|sends){_S}[^.;!?\n]{{0,60}}?(?<!\w)(?:{_takers()})(?!\w)"
    )


@cache
def _defined() -> re.Pattern[str]:
    """A name and what kind of test it is: "Cloister, a test of legal reasoning that", "Fairweather is an exam of"."""
    kinds = any_of(
        {
            *(noun for noun in benchmark_words().nouns if not noun.endswith("s")),
            *benchmark_words().kinds,
        }
        - {
            "trial",
            "list",
            "ladder",
            "ranking",
            "track",
            "set",
            "corpus",
            "dataset",
            "data set",
            "challenge",
        }
    )
    inside = rf"(?:(?!(?:{_takers()}|of|for|from|with|that|by|in|on|to|and|or|was|is)\b)[\w-]+(?:['’]s)?{_S}){{0,4}}"
    return re.compile(
        rf"(?<![\w.-])(?P<name>{TOKEN})(?:,{_S}(?:which{_S}is{_S})?|{_S}is{_S}|{_S}[—–]{_S})(?:an?|the|our|its|their|his|her){_S}{inside}(?:{kinds})"
        rf"(?=,?{_S}(?:of|for|that|which|where|in{_S}which|on{_S}which|run|kept|set|made|built|drawn|held|by)\b)"
    )


_MIDDLE = r"[a-z,]{_S}[\"“‘*]{{0,2}}{name}(?![\w-])"


def _defined_tests(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Names that a text says to be a test's; a common word only where it has its capital elsewhere, too."""
    for start, end in pieces:
        for match in _defined().finditer(text, start, end):
            name = match["name"]
            again = re.search(_MIDDLE.format(_S=_S, name=re.escape(name)), text) is not None
            yield from _name(name, plain=again and fold_name(name) not in name_words().places)


def introduced_tests(text: str, pieces: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Folded names that a text introduces as a test's.

    Args:
        text: the whole text.
        pieces: its sentences, in order.
    """
    return frozenset(fold_name(name) for name in _tests(text, pieces))


def _tests(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[str]:
    for start, end in pieces:
        words = text[start:end]
        for pattern in _test_patterns():
            for match in pattern.finditer(words):
                bold = "\\*\\*" in pattern.pattern
                yield from _name(match["name"], plain=bold)
    yield from _defined_tests(text, pieces)
    for one, other in pairwise(pieces):
        if not _asks().match(text[slice(*other)]):
            continue
        for match in _thing().finditer(text[slice(*one)]):
            yield from _name(match["name"], plain=False)


def _name(words: str, *, plain: bool) -> Iterator[str]:
    """A name without a second word that is a common one; none where the first is no name.

    Args:
        words: one or two words.
        plain: whether common words may name a test, as where they are a list's label.
    """
    lexicon = name_words()
    taken = lexicon.calendar | lexicon.places | lexicon.given | lexicon.function
    taken = taken if plain else taken | lexicon.ordinary
    parts = words.split()
    if fold_name(parts[0]) in taken or len(parts[0]) < _SHORTEST:
        return
    if len(parts) > 1 and fold_name(parts[1]) in lexicon.function | lexicon.calendar:
        parts = parts[:1]
    yield plain_name(" ".join(parts))


@cache
def _system_patterns() -> tuple[re.Pattern[str], ...]:
    machines = any_of(benchmark_words().machines)
    name = rf"[“\"‘']?(?P<name>{TOKEN}(?:{_S}(?:{TOKEN}|\d[\w.]*\w|\d))?)"
    ends = rf"(?=[.,;:)”\"’']|$|{_S}(?:and|which|that|but|by|from|of|in|,)(?!\w))"
    return (
        re.compile(
            rf"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]his){_S}{_BEFORE}(?:{machines}){_S}(?:is|was){_S}(?:called|named){_S}{name}{ends}"
        ),
        re.compile(
            rf"\b[Tt]he{_S}{_BEFORE}(?:{machines}){_S}(?:(?:that|which){_S})?(?:we|they|most|everyone|everybody|nearly)\b[^.,;:!?]{{1,60}}?{_S}is{_S}{name}{ends}"
        ),
        re.compile(
            rf"\b(?:{machines}|[A-Z][\w-]+['’]s),?{_S}(?:which|that){_S}{_CALLS}{_S}{name}{ends}"
        ),
    )


def introduced_systems(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Names that a text introduces as a system's, as written.

    Args:
        text: the whole text.
        pieces: its sentences.
    """
    return frozenset(
        name
        for start, end in pieces
        for pattern in _system_patterns()
        for match in pattern.finditer(text[start:end])
        for name in _name(match["name"], plain=False)
    )
