"""Who got a score that the trained reader sees: whom it names, or whom the sentence's syntax gives the score to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extractors.draft import Draft
from extractors.figure_readings import ReadFigure
from extractors.names.name_words import fold_name, name_words
from extractors.results.benchmark_names import NamedBenchmark, benchmark_words, plain_name
from extractors.results.read_names import entity_names, sentence_at, taker_name
from extractors.results.result_holders import holder
from extractors.results.scores import Score
from extractors.results.settings import is_human, setting_in
from extractors.results.stretches import Holder, Memory, Stretch
from extractors.results.system_names import SystemMention
from extractors.results.taker_phrases import is_taker
from kg.model import EntityKind, Span

HUMAN = "HUMAN"
_NAMED = re.compile(r"[A-Z\d]")
_NOBODY = re.compile(
    r"(?:we|they|it|its|their|his|her|my|your|he|she|i|you|one|ones|ours|theirs|both|others?|everyone|nobody|which|who|that|two|three|all|most"
    r"|no one|nothing|none|best|worst|\W*|[\d.%]+|(?:its|the|his|her|our|their) own|(?:[\w’'-]+ )*(?:figures?|numbers?|horizon)|(?:with|without|using) .*)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:(?:the )?same )?(?:model|machine|system|program|programme|software|agent|tool|version|entry|app)"
)
"""What is named before: "the same model", "the program"."""
_OURS = re.compile(r"we|us|our|ours", re.IGNORECASE)
"""Whoever speaks, who tests the page's own system or is told nowhere else."""
_ON = re.compile(r"^\W{0,2}(?:on|in)\b|^\s(?:of|on)\b")
_RELATIVE = re.compile(
    r", (?:(?:an?|the|its|our) (?:[\w-]+ ){1,5}?)?(?:(?:on|in|of) )?(?:which|who|whom|whose|that|where) (?:[^,;.:\n]|[.,](?=\d)){2,90},"
)
_RIGHT_BEFORE = re.compile(r",?(?: (?:at|on|with|only|just|about|got|gets|has|had))* [~≈]?")
_NOUN_BEFORE = re.compile(
    r"(?:,|\band|\bbut|\bwhile) (?:and |but )?the (?!(?:best|worst|top|last|first|rest|[a-z]+est)\b)(?:[a-z][a-z-]+ ){0,2}(?!them|these|those|time|other|latter|former|second|first|rest)[a-z]{3,} $"
)
_IN_BRACKETS = re.compile(r"[^():,;]{1,40}(?::| at| with) ?[~≈]?\d[\d.,]*\s?%?\).")
"""Behind a name in brackets that has a figure of its own there: "(Heron 2: 75.9%) and"."""
_NEXT_CLAUSE = re.compile(r"; |, (?:and|but|while|whereas) ")
_LABEL = re.compile(r"^[ \t]*[*@>-]*(?P<name>[^\n:]{2,40}):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TakerBounds:
    """From which probability the reader is believed about a taker.

    Args:
        named: of a name that the rules do not know for a system.
        known: of one that they know.
        people: of people.
        described: of a system without a name ("the older model").
        anything: of what else a noun phrase may call one ("our current stack").
        body: of an organisation.
        figure: of a score that may be the taker's instead.
        agreed: of whom the syntax gives the score to, too.
    """

    named: float = 0.45
    known: float = 0.2
    people: float = 0.4
    described: float = 0.6
    anything: float = 0.85
    body: float = 0.7
    figure: float = 0.6
    agreed: float = 0.45


BOUNDS = TakerBounds()


@dataclass(frozen=True, slots=True)
class Taker:
    """Who took a test.

    Args:
        name: the name or noun phrase.
        people: whether people did.
        start: where the reader saw the name; -1 where the syntax tells it.
    """

    name: str
    people: bool
    start: int = -1


@dataclass(frozen=True, slots=True)
class Takers:
    """Whom a text may give its scores to.

    Args:
        draft: with figures, sentences and parses.
        systems: where systems are named.
        tests: where tests are named.
        topic: the system that the page is about, or "".
    """

    draft: Draft
    systems: Sequence[SystemMention] = ()
    tests: Sequence[NamedBenchmark] = ()
    topic: str = ""
    bodies: frozenset[str] = field(init=False)
    """Folded names of organisations, whose systems take tests."""

    def __post_init__(self) -> None:
        """The organisations are looked up once, and not for every figure."""
        object.__setattr__(self, "bodies", entity_names(self.draft, {EntityKind.ORGANISATION}))

    def taker_of(
        self, figure: ReadFigure, test: str, last: str, speakers: frozenset[str]
    ) -> Taker | None:
        """Who got a score; None where nobody is told with enough certainty.

        The reader's word stands, but where it names somebody of another sentence and this one names its own, and
        where a name stands right behind the score ("48.6% for Basalt Pro").

        Args:
            figure: the score.
            test: its test.
            last: the system that had the score before, or "".
            speakers: from `speakers_of`, who take no tests.
        """
        role = figure.role("SYSTEM")
        words = "" if role is None else self.draft.text[role.start : role.end]
        if role is not None and _OURS.fullmatch(words) and role.probability >= BOUNDS.described:
            return Taker(self.topic, people=False, start=role.start) if self.topic else None
        subject = self._subject(figure, test, last)
        told = self._told(subject, figure, last)
        read = self._read(figure, speakers, fold_name(subject.name) if subject else "")
        at = sentence_at(self.draft, figure.start)
        start, end = (0, 0) if at is None else _ends(self.draft.sentences[at].span)
        near = read is not None and start <= read.start < max(end, figure.end)
        if read is not None and self._beyond(figure, read.start):
            read = None
        if told is not None and (told.behind or not near) and (read is None or told.explicit):
            read = Taker(told.name, is_human(told.name))
        if read is not None and not near and told is None and self._names_others(read.name, at):
            return None
        if read is not None and (later := self._gapped(figure, read.start)) is not None:
            read = Taker(later, is_human(later)) if later else None
        # The heads of several columns are nobody.
        if (
            read is not None
            and " " in read.name
            and "\t".join(read.name.split()) in self.draft.text
        ):
            return None
        return read

    def _read(self, figure: ReadFigure, speakers: frozenset[str], subject: str) -> Taker | None:
        """Whom the reader names; None where it is not sure.

        It need be less sure of the folded subject to which the syntax gives the figure.
        """
        known = {fold_name(name) for _, _, name in self.systems}
        roles = [r for r in (figure.role("SYSTEM"), figure.role(HUMAN)) if r is not None]
        at = sentence_at(self.draft, figure.start)
        sentence = range(0) if at is None else range(*_ends(self.draft.sentences[at].span))
        for role in sorted(roles, key=lambda r: (r.start not in sentence, -r.probability)):
            name = taker_name(self.draft, role.start, role.end, figure.start)
            folded = fold_name(name)
            nobody = not any(c.isalpha() for c in folded) or folded in _measures()
            nobody = (
                nobody
                or folded in name_words().calendar
                or ": " in name
                or _NOBODY.fullmatch(name) is not None
            )
            agreed = bool(subject) and (folded in subject or subject in folded)
            body = not agreed and role.probability < BOUNDS.body and folded in self.bodies
            if nobody or folded in speakers or body or self._aside(role.start, figure.start):
                continue
            people = role.label == HUMAN or is_human(name)
            named = is_named(name)
            if people:
                least = BOUNDS.people
            elif named:
                least = BOUNDS.known if folded in known else BOUNDS.named
            else:
                least = BOUNDS.described if is_taker(name) else BOUNDS.anything
            if role.probability >= (min(least, BOUNDS.agreed) if agreed else least):
                return Taker(name, people, role.start)
        return None

    def _beyond(self, figure: ReadFigure, place: int) -> bool:
        """Whether another score stands between a score and a place behind it, whose that is."""
        scores = [
            one.start
            for one in self.draft.figures
            if one.label == figure.label and one.probability > BOUNDS.figure
        ]
        at = sentence_at(self.draft, figure.start)
        end = 0 if at is None else self.draft.sentences[at].span.end
        # "It stood at 68%, and this spring Heron 4 got 89%": a clause with a score of its own.
        apart = _NEXT_CLAUSE.search(self.draft.text, figure.end, max(place, figure.end))
        later = apart is not None and any(place <= one < end for one in scores)
        return later or any(figure.end <= one < place for one in scores)

    def _names_others(self, name: str, number: int | None) -> bool:
        """Whether a sentence names systems and none of them is somebody whom another sentence names."""
        if number is None:
            return False
        start, end = _ends(self.draft.sentences[number].span)
        here = {fold_name(one) for at, _, one in self.systems if start <= at < end}
        own = fold_name(name)
        return bool(here) and not any(own in one or one in own for one in here)

    def _gapped(self, figure: ReadFigure, place: int) -> str | None:
        """Who has a later figure of a list ("A got 78, B 81, and the old team 92"): the name right before it, "" for nobody.

        None where a place stands behind the figure before, or there is none, so that whoever it tells may have both.
        """
        at = sentence_at(self.draft, figure.start)
        start = 0 if at is None else self.draft.sentences[at].span.start
        before = max(
            (
                f.end
                for f in self.draft.figures
                if start <= f.start < figure.start and f.label == figure.label
            ),
            default=-1,
        )
        if before < 0 or before <= place:
            return None
        for _, end, name in reversed(self.systems):
            if before < end <= figure.start and _RIGHT_BEFORE.fullmatch(
                self.draft.text, end, figure.start
            ):
                return name
        return "" if _NOUN_BEFORE.search(self.draft.text[before : figure.start]) else None

    def _aside(self, place: int, figure: int) -> bool:
        """Whether a place stands in a relative clause that ends before a figure: "X, which Y made in May, got 61"."""
        at = sentence_at(self.draft, figure)
        start = 0 if at is None else self.draft.sentences[at].span.start
        if _IN_BRACKETS.match(self.draft.text[place:figure]):
            return True
        clauses = _RELATIVE.finditer(self.draft.text, start, figure)
        return any(match.start() < place < match.end() for match in clauses)

    def _subject(self, figure: ReadFigure, test: str, last: str) -> Holder | None:
        """To whom the syntax gives a score: the subject of its verb, its label, or whom the text spoke of before."""
        number = sentence_at(self.draft, figure.start)
        if number is None:
            return None
        text, span = self.draft.text, self.draft.sentences[number].span
        words = text[figure.start : figure.end]
        digits = next((n for n, c in enumerate(words) if c.isdigit()), 0)
        unit = "%" if "%" in words or "cent" in words else ""
        score = Score(figure.start + digits, figure.end, (0.0,), unit, "")
        stretch = Stretch(
            text,
            span.start,
            span.end,
            self.draft.parses[number] if number < len(self.draft.parses) else None,
            [t for t in self.tests if span.start <= t.start < span.end],
            [s for s in self.systems if span.start <= s[0] < span.end],
            (score,),
        )
        memory = Memory(NamedBenchmark(-1, -1, test), last, self.topic, "", unit, near=True)
        placed = _ON.match(text[figure.end : span.end]) is not None
        return holder(stretch, score, memory, "", placed=placed)

    def _told(self, found: Holder | None, figure: ReadFigure, last: str) -> Holder | None:
        """The subject of a score where it can be who took the test; None where it is nobody or a body."""
        number = sentence_at(self.draft, figure.start)
        if number is None:
            return None
        text, span = self.draft.text, self.draft.sentences[number].span
        if found is None or not found.name or _NOBODY.fullmatch(found.name):
            return None
        if _SAME.fullmatch(found.name):
            return replace(found, name=last, explicit=False) if last else None
        if setting_in(found.name) is not None or fold_name(found.name) in self.bodies:
            return None
        return replace(found, name=_hyphened(text[span.start : span.end], found.name))


@cache
def _measures() -> frozenset[str]:
    """Names of measures, which are nobody's: "it has an AUC of 0.91"."""
    return frozenset(name for group in benchmark_words().metrics.values() for name in group)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def speakers_of(draft: Draft) -> frozenset[str]:
    """Folded names of those who speak in turns: authors of posts, and labels of several lines.

    Args:
        draft: with posts.
    """
    counts = Counter(fold_name(m["name"]) for m in _LABEL.finditer(draft.text))
    posts = {fold_name(post.author) for post in draft.posts if post.author}
    return frozenset({name for name, many in counts.items() if many > 1} | posts)


def is_named(words: str) -> bool:
    """Whether words hold a name: a capital or digit, but that of a common word that opens a sentence.

    Args:
        words: who took a test.
    """
    first, _, rest = words.partition(" ")
    if _NAMED.search(rest):
        return True
    ordinary = first[:1].isupper() and first[1:].islower() and bool(rest)
    return _NAMED.search(first) is not None and not ordinary


def _hyphened(sentence: str, name: str) -> str:
    """A name with the parts that a hyphen joins to it: "Auction-GPT" of "Auction"."""
    if name in re.split(r"[^\w-]+", sentence):
        return name
    match = re.search(rf"(?<!\w){re.escape(name)}(?:[-\u2010\u2011]\w+)+", sentence)
    return plain_name(match.group()) if match else name
