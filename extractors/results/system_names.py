"""Systems of a text: the entity model's, and names that their place beside a result gives away.

A name found at one place is one throughout the text, as in Gale, Church and Yarowsky (1992), "One
sense per discourse".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.draft import Draft
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_lines import Lines
from extractors.results.benchmark_names import (
    benchmark_words,
    find_benchmarks,
    may_name_benchmark,
    plain_name,
)
from extractors.results.itemed_figures import closing_figures, labelled_items
from extractors.results.result_subjects import NAME, may_name_system, result_subjects
from kg.model import EntityKind

SystemMention = tuple[int, int, str]
"""Start, end and name of a place where a system is named."""

_S = "[ \u00a0\u2009\u202f]"
_PERCENT = rf"\d{{1,3}}(?:\.\d+)?{_S}?(?:%|per{_S}?cent)"
_AFTER = re.compile(
    rf"{_PERCENT},?{_S}(?:(?:on|of){_S}(?:the{_S})?[\w-]+{_S})?(?:for|by|from|with){_S}(?:the{_S})?(?P<name>{NAME})"
    rf"|\d{_S}?(?:%|[a-z]+){_S}\((?P<bracketed>{NAME})[,)]"
)
_OWNED = re.compile(
    rf"(?P<name>{NAME})['’]s{_S}(?:[~≈]|about{_S}|own{_S})?{_PERCENT}(?=[.,;:)]|$|{_S}(?:on|in|and|but|while|with)\b)"
)
_DURATION = re.compile(
    rf"\d{_S}?(?:seconds?|minutes?|hours?|days?){_S}(?:for|by|from|with){_S}(?:the{_S})?(?P<name>{NAME})"
)
_BRACKET = re.compile(rf"(?P<name>{NAME}){_S}\((?:[~≈]|about{_S}|at{_S})?{_PERCENT}\)")
_SHAPE = re.compile(r"\d|[a-z][A-Z]")
_VERSIONED = re.compile(rf"([A-Z][\w-]*[^\W\d])(?P<gap>{_S}|-)\d+(?:\.\d+)?$")
_LETTERED = re.compile(rf"([A-Z][a-z][\w-]*{_S}[A-Z])\d+$")
_FIGURE = re.compile(r"\d")
_STEM = re.compile(rf"(?P<stem>[A-Z][a-z]\w+)(?:{_S}|-)v?\d[\w.]*$")
_LABELLED = re.compile(rf"\**:\**{_S}[~≈]?\d")
_OWNER = re.compile(r"^[A-Z][\w-]+['’]s (?=[A-Z])")
"""Whose a system is, before its name: "Hollis's Beacon 3"."""
_SCORE_TAIL = re.compile(rf"\.?\d|{_S}?[%±]")  # "Heron 71" of "Heron 71.0%" is no name
_GOES_ON = rf"(?![-\u2010\u2011]\w|\w|{_S}[A-Z][a-z])"
_NUMBERED = re.compile(
    rf"{_S}\d+(?:\.\d+)?(?![\d.,]*{_S}?(?:%|per\b|seconds?|minutes?|hours?|Elo))"
)
"""A number behind a name, which makes it another's."""


@cache
def _described() -> re.Pattern[str]:
    nouns = any_of(benchmark_words().machines)
    return re.compile(
        rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Tt]heir|[Nn]ew){_S}(?:[a-z][\w-]*{_S}){{0,2}}(?:{nouns}),?{_S}(?:called{_S}|named{_S})?(?P<after>{NAME})"
        rf"|(?P<before>{NAME}),{_S}(?:an?|our|its|the|their){_S}(?:[\w-]+{_S}){{0,3}}(?:{nouns})(?!\w)"
    )


def find_systems(
    draft: Draft, benchmarks: Sequence[tuple[int, int]], titled: frozenset[str] = frozenset()
) -> tuple[SystemMention, ...]:
    """Start, end and name of each place where a system is named, in order.

    Args:
        draft: with sentences and entities.
        benchmarks: places of benchmarks, which are no systems.
        titled: names that tables give to systems.
    """
    known = [
        (mention.span.start, mention.span.end, entity.name)
        for entity in draft.entities
        if entity.kind is EntityKind.SYSTEM
        for mention in entity.mentions
        if not _overlaps(mention.span.start, mention.span.end, benchmarks)
        and _SCORE_TAIL.match(draft.text, mention.span.end) is None
    ]
    others = {
        fold_name(name)
        for entity in draft.entities
        if entity.kind in {EntityKind.PERSON, EntityKind.PLACE}
        for name in (entity.name, *entity.aliases)
    }
    names = {draft.text[a:b] for a, b, _ in known} | titled
    names.update(_coined(draft, benchmarks, others))
    names.update(_short_forms(frozenset(names), titled, others))
    taken = {(a, b): name for a, b, name in known}
    for start, end in _places(draft, names):
        inside = any(a < end and start < b for a, b, _ in known)
        if not inside and not _overlaps(start, end, benchmarks):
            taken[start, end] = plain_name(draft.text[start:end])
    found = (_without_figure(draft.text, a, b, name) for (a, b), name in sorted(taken.items()))
    return tuple((a, b, _OWNER.sub("", name)) for a, b, name in found)


def _without_figure(text: str, start: int, end: int, name: str) -> SystemMention:
    """A name without the number at its end that is an item's figure: "Ferrox" of "Corda kept 91%, Ferrox 87"."""
    last = text.rfind(" ", start, end)
    if last < 0 or last + 1 not in closing_figures(text, start, end):
        return start, end, name
    return start, last, plain_name(text[start:last])


def _short_forms(names: frozenset[str], titled: frozenset[str], others: set[str]) -> Iterator[str]:
    """Names without their versions, by which a text may call a system again ("Larch" for "Larch-70B")."""
    ordinary = name_words().ordinary | name_words().function | name_words().places
    firsts = Counter(name.split()[0] for name in titled)
    for name in names:
        match = _STEM.match(name)
        stem = match["stem"] if match else name.split()[0] if name in titled else ""
        alone = match is not None or firsts[stem] == 1
        shaped = len(stem) > len("abc") and stem.isalpha() and not stem.isupper()
        if alone and shaped and fold_name(stem) not in ordinary | others:
            yield stem


def _overlaps(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in places)


def _coined(draft: Draft, benchmarks: Sequence[tuple[int, int]], others: set[str]) -> Iterator[str]:
    """Names that stand where a system's would, at one place at least."""
    text = draft.text
    for sentence in draft.sentences:
        start, end = sentence.span.start, sentence.span.end
        for match in _described().finditer(text, start, end):
            at, stop = match.span("after" if match["after"] else "before")
            name = may_name_system(text, at, stop, alone=True)
            if name and not _overlaps(at, stop, benchmarks):
                yield text[slice(*name)]
        if _FIGURE.search(text, start, end) is None:
            continue
        # A paragraph that names a test may tell of its results in any sentence.
        from_ = draft.blocks[sentence.block].span.start if draft.blocks else start
        tests = any(from_ <= a < end for a, _ in benchmarks)
        listed = ((*place, True) for place in labelled_items(text, start, end))
        beside = ((*place, False) for place in _beside_figures(text, start, end))
        for at, stop, alone in (*listed, *beside):
            name = may_name_system(text, at, stop, alone=alone)
            if name and not _overlaps(at, stop, benchmarks) and _free(text[slice(*name)], others):
                yield text[slice(*name)]
        for at, stop, name_ in result_subjects(text, start, end, benchmarks, alone=tests):
            if _free(name_, others):
                yield text[at:stop]


def _free(name: str, others: set[str]) -> bool:
    """Whether a name is no person's, body's or place's; a version number tells a system from all."""
    return fold_name(name) not in others or _SHAPE.search(name) is not None


def _beside_figures(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for pattern in (_AFTER, _DURATION, _BRACKET, _OWNED):
        for match in pattern.finditer(text, start, end):
            group = "name" if match["name"] else "bracketed"
            yield match.span(group)


def _places(draft: Draft, names: set[str]) -> Iterator[tuple[int, int]]:
    """Where the names stand in sentences, the longest first."""
    if not names:
        return
    lines = {(m[1], m["gap"]) for name in names if (m := _VERSIONED.match(name))}
    lines |= {(m[1], "") for name in names if (m := _LETTERED.match(name))}
    told = [re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))]
    # "Falcon 3" makes "Falcon 2" a system, too.
    told += [
        rf"{re.escape(line)}{gap and ('-' if gap == '-' else _S)}\d+(?:\.\d+)?"
        for line, gap in sorted(lines)
    ]
    pattern = re.compile(rf"(?<![\w@/.\u2011-])(?:{'|'.join(told)}){_GOES_ON}")
    for sentence in draft.sentences:
        for match in pattern.finditer(draft.text, sentence.span.start, sentence.span.end):
            start, end = match.span()
            numbered = _NUMBERED.match(draft.text, end) is not None
            if not numbered or end + 1 in closing_figures(draft.text, start, end):
                yield start, end


def _beside_known(
    draft: Draft, labels: Mapping[int, tuple[int, str, int]], known: frozenset[str]
) -> Iterator[str]:
    """The folded labels of a list's figures, where one of them is a known test ("RoadQA: 61%")."""
    scored: list[tuple[int, str]] = []
    for first, (end, name, _) in sorted(labels.items()):
        if _LABELLED.match(draft.text, end) and may_name_benchmark(name):
            scored.append((draft.text.count("\n", 0, first), fold_name(name)))
    run: list[str] = []
    last = -1
    for line, name in [*scored, (-1, "")]:
        if line != last + 1:
            if known.intersection(run):
                yield from run
            run = []
        run.append(name)
        last = line


_ASIDE = re.compile(r"\**\s?\((?P<aside>[^()\n]*)\)")
_SCALED = re.compile(r"\b(?:less|lower|fewer|higher|more)\sis\sbetter\b", re.IGNORECASE)
""" "(wrong words in a hundred, so less is better)": brackets that tell how a test is scored."""


def _told_inside(text: str, at: int, known: frozenset[str]) -> bool:
    """Whether brackets behind a label name the test ("Retrieval (average of SeekSuite): 58.3")."""
    aside = _ASIDE.match(text, at)
    return aside is not None and bool(find_benchmarks(text, *aside.span("aside"), known))


def _is_uncommon(name: str) -> bool:
    """Whether one word may name a test that a list of takers and figures stands behind."""
    lexicon, folded = name_words(), fold_name(name)
    taken = lexicon.ordinary | lexicon.places | lexicon.calendar | lexicon.given | lexicon.function
    return name.isalpha() and len(name) > len("abc") and folded not in taken


def labels_of_systems(
    draft: Draft, lines: Lines, known: frozenset[str], systems: Sequence[SystemMention]
) -> frozenset[str]:
    """The folded names of benchmarks, with those that label a line of systems and figures.

    Args:
        draft: with sentences.
        lines: the text's lines.
        known: the names known before.
        systems: where systems are named.
    """
    found = set(known)
    labels: dict[int, tuple[int, str, int]] = {}
    for sentence in draft.sentences:
        line = lines.number(sentence.span.start)
        at = lines.label_words(line)
        if at is not None and at[0] <= sentence.span.end:
            name = draft.text[at[0] : at[1]]
            labels.setdefault(at[0], (at[1], name, lines.end(line)))
    own = {fold_name(name) for start, _, name in systems if start not in labels}
    # Who speaks in a transcript labels many lines, a benchmark one.
    counts = Counter(name for _, name, _ in labels.values())
    found.update(_beside_known(draft, labels, known))
    places = {
        fold_name(entity.name) for entity in draft.entities if entity.kind is EntityKind.PLACE
    }
    for first, name, end in labels.values():
        behind = any(first <= start < end for start, _, _ in systems)
        figure = _FIGURE.search(draft.text, first, end) is not None
        told = fold_name(name) in own | places or counts[name] > 1
        inside = _told_inside(draft.text, first + len(name), known)
        aside = _ASIDE.match(draft.text, first + len(name))
        scaled = aside is not None and _SCALED.search(aside["aside"]) is not None
        listed = (scaled or _is_uncommon(name)) and bool(labelled_items(draft.text, first, end))
        if behind and figure and not told and not inside and (listed or may_name_benchmark(name)):
            found.add(fold_name(name))
    return frozenset(found)
