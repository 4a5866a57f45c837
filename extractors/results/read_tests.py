"""Which test a score that the trained reader sees belongs to.

It is the test that the reader names; where it names none with enough certainty, the only one that the sentence, the
paragraph or the section speaks of (a text's theme holds until another is told; after Daneš (1974), "Functional
sentence perspective and the organization of the text").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors.draft import BlockKind, Draft, FoundResult
from extractors.figure_readings import ReadFigure
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import NamedBenchmark, benchmark_words, may_name_test
from extractors.results.read_names import bare_name, entity_names, sentence_at, test_name
from kg.model import EntityKind, Span

_NAMED = re.compile(r"[A-Z\d]")
_DURATION = re.compile(r"\b(?:seconds?|minutes?|hours?|days?|weeks?)\b")
_CLAUSE = re.compile(r"[^.,;:()\n]{0,80}")
_VERSION = re.compile(r"[ -]v?\d[\w.]*$")
_MANNER = re.compile(
    r"[-\u2010\u2011 ](?:style|like|type)\b(?=\s(?:[a-z-]+\s){0,2}(?:questions|tasks|problems|items|cases|puzzles|prompts|sets|tests|benchmarks|systems|models|setting|set-up|setup|manner|way)\b|[^\w\s]|$)"
)
"""What only is like a test: "QuizBench-style questions"; a "GCSE-style history" is one."""
_HEADS = frozenset([BlockKind.HEADING, BlockKind.TITLE])
_BODIES = frozenset([EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION])


@dataclass(frozen=True, slots=True)
class TestBounds:
    """From which probability the reader is believed about a score's test.

    Args:
        figure: a score whose test counts.
        clear: a score that gets the test of its sentence's neighbours.
        sure: a test's name.
        plain: a test without a coined name ("the spring trial").
        coined: a name that is built like a test's.
        likely: a name that other scores confirm.
        together: several scores' names in sum.
        contested: the same, of a name that may be a system's or body's.
        more: how many times as sure of a test as of a system, where one name is both.
    """

    figure: float = 0.6
    clear: float = 0.8
    sure: float = 0.65
    plain: float = 0.8
    coined: float = 0.45
    likely: float = 0.5
    together: float = 1.3
    contested: float = 0.9
    more: float = 1.5


BOUNDS = TestBounds()


@dataclass(frozen=True, slots=True)
class TestPlace:
    """A place where a text names a test, by the name's folded form."""

    start: int
    name: str


@dataclass(slots=True)
class _Votes:
    """What all scores of a text tell of its tests' names, by their folded forms."""

    names: dict[str, str] = field(default_factory=dict)
    best: dict[str, float] = field(default_factory=dict)
    total: dict[str, float] = field(default_factory=dict)
    own: dict[int, tuple[str, float]] = field(default_factory=dict)

    def add(self, name: str, sure: float) -> None:
        folded = fold_name(name)
        self.names.setdefault(folded, name)
        self.best[folded] = max(self.best.get(folded, 0.0), sure)
        self.total[folded] = self.total.get(folded, 0.0) + sure

    def drop(self, folded: str) -> None:
        del self.names[folded]
        self.own = {at: one for at, one in self.own.items() if fold_name(one[0]) != folded}

    def holds(self, folded: str) -> bool:
        """Whether a name is established: one score is sure of it, or several are together."""
        named = _NAMED.search(self.names[folded]) is not None
        least = BOUNDS.sure if named else BOUNDS.plain
        return self.best[folded] >= least or (named and self.total[folded] >= BOUNDS.together)


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests of a text that the reader is sure of, that several scores name together, or that the rules know.

    Args:
        draft: the text.
        names: by its folded form, the name of each.
        own: by the place of a score, the name that the reader gives and how sure it is.
        places: where tests are named, in order.
    """

    draft: Draft
    names: Mapping[str, str]
    own: Mapping[int, tuple[str, float]]
    places: Sequence[TestPlace]

    @classmethod
    def of(
        cls,
        draft: Draft,
        found: Sequence[FoundResult],
        named: Sequence[NamedBenchmark],
        speakers: frozenset[str],
        systems: frozenset[str],
    ) -> Tests:
        """The tests of a text.

        Args:
            draft: with figures, sentences and parses.
            found: the rules' results, whose tests are known.
            named: where the rules see tests.
            speakers: folded names of those who speak in turns.
            systems: folded names that the rules take for systems', where the reader may know better.
        """
        # Whoever has a rule's result took a test and is none.
        takers = frozenset(fold_name(row.system) for row in found if row.system)
        votes = _votes(draft, speakers | takers, systems)
        taken = _taken(draft)
        _settle(votes, systems | entity_names(draft, _BODIES), taken)

        def is_system(folded: str) -> bool:
            return taken.get(folded, 0.0) > max(votes.total.get(folded, 0.0), BOUNDS.contested)

        for row in found:
            if not is_system(fold_name(row.benchmark)):
                votes.add(row.benchmark, 1.0)
        kept = {folded: name for folded, name in votes.names.items() if votes.holds(folded)}
        told = [n for n in named if not is_system(fold_name(n.name))]
        told = [n for n in told if fold_name(n.name) not in systems or fold_name(n.name) in kept]
        places = [TestPlace(n.start, fold_name(n.name)) for n in told]
        for folded, name in kept.items():
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            places += [TestPlace(m.start(), folded) for m in pattern.finditer(draft.text)]
        # A test of task length has a name that the text need not spell out.
        places += [
            TestPlace(row.span.start, fold_name(row.benchmark))
            for row in found
            if fold_name(row.benchmark) in kept and row.benchmark.endswith("horizon")
        ]
        names = {fold_name(n.name): n.name for n in told} | kept
        return cls(draft, names, votes.own, tuple(sorted(places, key=lambda p: p.start)))

    def test_of(self, figure: ReadFigure) -> str | None:
        """The name of a score's test; None where it is not sure.

        Args:
            figure: the score.
        """
        name, sure = self.own.get(figure.start, ("", 0.0))
        if self._elsewhere(figure, name):
            return None
        at = sentence_at(self.draft, figure.start)
        span = None if at is None else self.draft.sentences[at].span
        if name and at is not None and self._told_later(name, at):
            name, sure = "", 0.0
        inside = [] if span is None else self._between(span.start, span.end)
        here = self._told_here(name, inside, "" if span is None else span.quote)
        if here or (name and sure >= (BOUNDS.sure if _NAMED.search(name) else BOUNDS.plain)):
            return here or name
        likely = name if sure >= BOUNDS.likely and not _common().fullmatch(name) else ""
        if likely and _placed(self.draft.text, figure.end, likely):
            return likely
        if len(inside) == 1:
            return self.names[inside[0]]
        shaped = sure >= BOUNDS.coined and may_name_test(name.rpartition(" ")[2], plain=False)
        if likely and (fold_name(likely) in self.names or shaped):
            return likely
        return None if inside or likely else self._spoken_of(figure)

    def _spoken_of(self, figure: ReadFigure) -> str | None:
        """The theme of a score that the reader is sure of; of a test of task length that of any duration."""
        theme = self._theme(figure.start)
        if theme is not None and theme.endswith("horizon"):
            timed = _DURATION.search(self.draft.text[figure.start : figure.end])
            return theme if timed else None
        return theme if figure.probability >= BOUNDS.clear else None

    def _told_later(self, name: str, number: int) -> bool:
        """Whether a test is first named behind a score's sentence: in a later paragraph, or where another was spoken of before."""
        sentence = self.draft.sentences[number]
        place = self.draft.text.find(name)
        if place < sentence.span.end:
            return False
        at = sentence_at(self.draft, place)
        beside = at is not None and self.draft.sentences[at].block == sentence.block
        return not beside or any(p.start < sentence.span.end for p in self.places)

    def _told_here(self, name: str, inside: Sequence[str], words: str) -> str | None:
        """The one test on which a sentence says that something was got, where the reader's stands in another."""
        if not name or name in words or len(inside) != 1:
            return None
        own = self.names[inside[0]]
        return own if _located(words, own) else None

    def _elsewhere(self, figure: ReadFigure, name: str) -> bool:
        """Whether a sentence tells of another test that has no name: "on our own bench", "on QuizBench-style tasks"."""
        behind = _CLAUSE.match(self.draft.text, figure.end)
        clause = "" if behind is None else behind.group()
        if _own_test().search(clause) and not (name and name in clause):
            return True
        at = sentence_at(self.draft, figure.start)
        words = "" if at is None else self.draft.sentences[at].span.quote
        other = _own_test().search(words) or _MANNER.search(words)
        return other is not None and not (name and name in words)

    def _theme(self, place: int) -> str | None:
        """The only test that the paragraph, or else the section, names before a place; or None."""
        blocks = [b for b in self.draft.blocks if b.span.start <= place]
        heads = [b.span for b in blocks if b.kind in _HEADS]
        # In an interview a question that names no test goes on about the one before.
        while heads and heads[-1].quote.endswith("?") and not self._between(*_ends(heads[-1])):
            heads.pop()
        section = heads[-1].start if heads else 0
        paragraph = blocks[-1].span.start if blocks else section
        for start in (paragraph, section):
            told = self._between(start, place)
            if told:
                return self.names[told[0]] if len(told) == 1 else None
        return None

    def _between(self, start: int, end: int) -> list[str]:
        """The folded names of the tests named in a stretch, but those that are parts of another's."""
        found = list(dict.fromkeys(p.name for p in self.places if start <= p.start < end))
        return [n for n in found if not any(n != m and n in m for m in found)]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@cache
def _common() -> re.Pattern[str]:
    """What any test may be called again: "data set", "the test"."""
    words = benchmark_words()
    return re.compile(rf"(?:the |this |that |its )?(?:{any_of({*words.nouns, *words.kinds})})")


@cache
def _own_test() -> re.Pattern[str]:
    """Somebody's test that has no name: "on our own bench"."""
    kinds = any_of(
        {
            *benchmark_words().nouns,
            "test",
            "tests",
            "bench",
            "set",
            "data",
            "questions",
            "tasks",
            "items",
        }
    )
    return re.compile(
        rf"\b[Oo]n (?:the|a) (?:{kinds}) that (?:our|my|their|his|her|its|the [a-z]+|we|they|I)\b"
        rf"|\b(?:[Oo]n (?:our|my|their|his|her|the [\w-]+['’]s)(?: own)?(?: [a-z-]+)?"
        rf"|(?:[Oo]n|[Ff]or) (?:an|its|some) (?:own|internal|in-house|undisclosed|unpublished)(?: [a-z-]+)?) (?:{kinds})\b"
    )


def _votes(draft: Draft, speakers: frozenset[str], systems: frozenset[str]) -> _Votes:
    """The tests that a text's scores name."""
    votes = _Votes()
    scores = [
        one.start
        for one in draft.figures
        if one.label == "SCORE" and one.probability >= BOUNDS.figure
    ]
    for figure, start, end, sure in _roles(draft, "TEST"):
        # "ClozeMaster 68.8" ends where a score begins, "TrainFast 6.0" names an edition.
        until = min((place for place in scores if start < place < end), default=end)
        name = test_name(draft, start, until, figure)
        folded = fold_name(name)
        # "May Murmur 4" is a system's name with a month.
        system = any(folded.endswith(f" {one}") for one in systems)
        if _may_be(name) and folded not in speakers and not system:
            votes.own[figure] = name, sure
            votes.add(name, sure)
    return votes


def _taken(draft: Draft) -> dict[str, float]:
    """How sure the reader is, in sum, of the names that it gives as systems', by their folded forms."""
    found: dict[str, float] = {}
    for _, start, end, sure in _roles(draft, "SYSTEM"):
        folded = fold_name(bare_name(draft.text[start:end]))
        found[folded] = found.get(folded, 0.0) + sure
    return found


def _settle(votes: _Votes, contested: frozenset[str], taken: Mapping[str, float]) -> None:
    """Leave out names of systems, people and bodies, unless the scores are surer that it is a test's.

    "LedgerWalk gives a model the books" makes a rule take it for a system. Where a system has the name with a
    number behind it ("Petrel 2"), it is that system's.
    """
    lines = {_VERSION.sub("", name) for name in contested if _VERSION.search(name)}
    for folded in list(votes.names):
        if folded in lines or folded in name_words().function:
            votes.drop(folded)
            continue
        least = BOUNDS.contested if folded in contested else 0.0
        if votes.total[folded] < max(BOUNDS.more * taken.get(folded, 0.0), least):
            votes.drop(folded)


def _roles(draft: Draft, label: str) -> Iterator[tuple[int, int, int, float]]:
    """Where each score begins, and the words of a role that belongs to it: start, end, how sure."""
    for figure in draft.figures:
        role = figure.role(label)
        if figure.label == "SCORE" and figure.probability >= BOUNDS.figure and role is not None:
            yield figure.start, role.start, role.end, role.probability


def _located(words: str, name: str) -> bool:
    """Whether a sentence tells that something was got on a test of its own: "on", "in" or "at" and the name."""
    told = rf"\b(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring) (?:the |our |its |their )?{re.escape(name)}(?!\w)"
    return re.search(told, words) is not None


def _placed(text: str, end: int, name: str) -> bool:
    """Whether "on" and a name follow a score: "38.6 on Kettering"."""
    placed = rf"[^.;:,()\n]{{0,24}}\b(?:on|in) (?:the )?{re.escape(name)}(?!\w)"
    return re.match(placed, text[end : end + 80]) is not None


def _may_be(name: str) -> bool:
    """Whether words may name a test: a name, or a noun with a word that tells it from others."""
    # "QuizBench-style questions" are some other questions.
    if not any(c.isalpha() for c in name) or _MANNER.search(name):
        return False
    return _NAMED.search(name) is not None or len(name.split()) > 1
