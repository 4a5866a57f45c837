"""Attribution cues by syntax: what the attribution reader finds, joined to the speakers of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from extractors.attribution import Attribution, Mode, ReadSentence, Sort, attributions_of
from extractors.attribution.holders import source_words
from extractors.attribution.tree import Tree
from extractors.claims.cue_frames import with_modifier
from extractors.claims.cue_parts import apposed_to_person, first_of_pair
from extractors.claims.cues import Cue, CueKind, Source
from extractors.claims.reporting import is_form, lexicon
from extractors.claims.source_heads import SourceHeads, titled
from extractors.claims.speaker_phrases import is_distinct
from extractors.claims.subjects import main_subject
from extractors.draft import Draft, Parse
from kg.model import UNNAMED_SUFFIX, Span, Stance

_STANCES = {Mode.REJECTED: Stance.REJECTED, Mode.QUESTIONED: Stance.QUESTIONED}
_NOUNS = frozenset({"noun", "support"})
_DETERMINER = re.compile(
    r"^(?:(?:the|an?|some|many|several|most|these|those|one|two|three)\s+(?!of\b))+", re.I
)
_PRONOUN = re.compile(
    r"(?:who|that|which|it|this|they|he|she|you|one(?!\s[a-z])|i|we|us|me|what|nobody|no one)\b",
    re.I,
)
_EVERYBODY = re.compile(r"(?:everyone|everybody|all sides|(?:both|all)$)", re.I)
_THINGS = re.compile(
    r"\b(?:data|figures?|evidence|results?|numbers?|facts?|history|my|our|your)\b", re.I
)
_PERSONAL = frozenset({"he", "she", "they"})
_RELATIVE = re.compile(r"\s(?:who|whose|that|which)\s")
_BELONGING = re.compile(r"\s(?:of|at|from|with|for)\s[^,;:.]{0,40}$")
_LONG_NAME = 7  # words of a phrase that may name a group
_POSSIBLE = frozenset({"might", "may", "could", "should"})
_NO_CLAUSE = frozenset({"object", "open", "like"})
_MOST = 0.6  # of the content, for what is inside it to be what is held
_GOVERNING = frozenset({"clause", "rest", "beside", "object"})
_BESIDE = frozenset({"phrase", "around", "interposed", "inverted"})
_SIDE_BY_SIDE = frozenset({"conj", "parataxis", "root"})
_SAYING = re.compile(r",\s(?P<verb>[a-z]+ing)(?:\s[^,;:.]{0,40}?\bthat)?\W*$")
_THAT = re.compile(r"[“\"]?that\s+", re.IGNORECASE)
_THAT_WORD = 6  # code points of "that" and a quotation mark before a clause
_NEAR_NAME = 6  # words between a role and the name in apposition to it
_LINKS = re.compile(
    r",|[\s*]\(|\s(?:of|at|from|for|in|with|who|which|whose|on|by|and|or|behind|near|close)\s"
)


_PREDICATE = re.compile(
    r"\s(?:is|was|are|were|has|have|had|looks?|seems?|sounds?|rests?|depends?|does|did|will|would|can|could|may|might|must)\b"
)


class ParsedCues:
    """The attributions of a draft by syntax, in reading order; none where it has no parses."""

    def __init__(self, draft: Draft) -> None:
        sentences = [
            ReadSentence(sentence.span.start, sentence.span.end, parse, sentence.block)
            for sentence, parse in zip(draft.sentences, draft.parses, strict=bool(draft.parses))
        ]
        ranges = [(block.span.start, block.span.end) for block in draft.blocks]
        found = attributions_of(draft.text, sentences, ranges)
        self._text = draft.text
        self._sentences = sentences
        self._begins = [sentence.start for sentence in sentences]
        self._by_head = sorted(
            (one for one in found if one.head is not None and one.source),
            key=lambda one: one.head.start if one.head is not None else 0,
        )
        self._main = {
            sentence.parse.tokens[n].start
            for sentence in sentences
            for n in range(len(sentence.parse.tokens))
            if _is_main(sentence.parse, n)
        }
        self._taken_up = {
            sentence.parse.tokens[n].start
            for sentence in sentences
            for n in range(len(sentence.parse.tokens))
            if _takes_up_noun(draft.text, sentence.parse, n)
        }
        self._heads = [one.head.start for one in self._by_head if one.head is not None]

    def cue(self, start: int, end: int, sources: Iterable[Source]) -> Cue | None:
        """The outermost attribution whose cue stands in ``text[start:end]`` and whose source is known.

        Args:
            start: the clause's first code point.
            end: its last code point, exclusive.
            sources: candidates inside the clause.
        """
        known = tuple(sources)
        low, high = bisect_left(self._heads, start), bisect_left(self._heads, end)
        found = sorted(self._by_head[low:high], key=lambda one: (one.depth, one.start))
        for one in found:
            if not self._tells(one):
                continue
            cue = self._joined(one, start, end, known)
            if cue is not None:
                return first_of_pair(self._text, start, cue, known)
        return None

    def _tells(self, one: Attribution) -> bool:
        """Whether an attribution says in a main clause who holds the content, and not who knows or wants it."""
        if one.head is None or one.sort in {Sort.EVIDENCE, Sort.INTENTION}:
            return False
        if one.reason in _NO_CLAUSE or one.mode is Mode.HYPOTHETICAL:
            return False
        if one.sort is Sort.BELIEF and one.mode is Mode.ENDORSED:
            return False
        words = {word.lower() for span in one.cue for word in span.quote.split()}
        asked = one.mode is Mode.QUESTIONED and bool(words & _POSSIBLE)
        if asked or one.head.start in self._taken_up:
            return False  # "he might ask who paid": nobody has asked
        handed = one.reason == "support" and any(
            start in self._main for span in one.cue for start in range(span.start, span.end)
        )
        if one.reason in _BESIDE or handed or one.head.start in self._main:
            return True
        # "liked to say that", "opened by saying that": the verb that helps it along stands in the main clause.
        cue = (start for span in one.cue for start in range(span.start, one.head.start))
        return one.reason == "clause" and any(start in self._main for start in cue)

    def trailing(self, start: int, span: Span, sources: Iterable[Source]) -> Cue | None:
        """Who says a clause at the end of its sentence, behind a participle or "who": "..., saying that P".

        Args:
            start: the sentence's first code point.
            span: the clause.
            sources: candidates before it.
        """
        low, high = bisect_left(self._heads, start), bisect_left(self._heads, span.start)
        for one in reversed(self._by_head[low:high]):
            if one.head is None or one.reason not in _GOVERNING or not one.content:
                continue
            if not abs(one.content[0].start - span.start) <= _THAT_WORD:
                continue
            told = self._with_antecedent(one, start)
            source = self.source_of(told, sources) or self._unnamed(told)
            if source is None:
                return None
            stance = _STANCES.get(one.mode, Stance.REPORTED)
            verb, begin, stop = one.head.quote.lower(), one.cue[0].start, one.cue[-1].end
            return Cue(CueKind.VERB, source, begin, stop, span.start, verb, stance, one.denied)
        return self._by_subject(start, span, sources)

    def _by_subject(self, start: int, span: Span, sources: Iterable[Source]) -> Cue | None:
        """The subject of the sentence as who says what its participle opens, where the parser saw no clause there."""
        said = _SAYING.search(self._text, start, span.start)
        place = main_subject(self.parse_at(start))
        if said is None or place is None or not is_form(said["verb"], "trailing"):
            return None
        within = [s for s in sources if place[0] <= s.start and s.end <= place[1] and not s.oblique]
        heads = self._heads_at(start)
        source = None if heads is None else heads.holder(*place, within)
        if source is None:
            return None
        begin, stop = said.span("verb")
        return Cue(
            CueKind.VERB, source, begin, stop, span.start, said["verb"], Stance.REPORTED, False
        )

    def _with_antecedent(self, one: Attribution, start: int) -> Attribution:
        """An attribution to "who" as one to whom the relative clause tells of."""
        if one.head is None or one.source[0].quote.lower() != "who":
            return one
        tree = Tree(self._text, self.parse_at(start))
        verb = next((n for n in range(len(tree)) if tree.token(n).start == one.head.start), None)
        if verb is None or tree.relation(verb) != "acl":
            return one
        noun = tree.head(verb)
        places = tree.places(source_words(tree, noun) - tree.subtree(verb))
        named = tuple(Span.of(self._text, low, high) for low, high in places)
        return replace(one, source=named) if named else one

    def at(self, place: Span | None) -> Attribution | None:
        """The attribution whose cue's head stands at a place of cue words."""
        if place is None:
            return None
        low, high = bisect_left(self._heads, place.start), bisect_left(self._heads, place.end)
        return min(self._by_head[low:high], key=lambda one: one.depth, default=None)

    def inside(self, outer: Attribution) -> Attribution | None:
        """The attribution that makes up most of another's content: "X says that *Y believes P*"."""
        size = sum(len(span) for span in outer.content)
        for held in outer.content:
            low, high = bisect_left(self._heads, held.start), bisect_left(self._heads, held.end)
            for one in sorted(self._by_head[low:high], key=lambda found: found.depth):
                words = (*one.source, *one.cue, *one.content)
                within = sum(held.overlap(span) for span in words)
                if one is not outer and self._holds(one) and within >= _MOST * size:
                    return one
        return None

    def source_of(self, one: Attribution, sources: Iterable[Source]) -> Source | None:
        """The speaker that an attribution's source names, of those that are known."""
        first, last = one.source[0].start, self._source_end(one)
        known = tuple(sources)
        heads = self._heads_at(first)
        headed = None if heads is None else heads.holder(first, last, known)
        if headed is not None:
            modifier = self._text[headed.end : last].split(",")[0]
            return replace(headed, speaker=with_modifier(headed.speaker, modifier))
        office = titled(self._text, first, last)
        if office is not None:
            return office
        named = [s for s in known if first <= s.start and s.end <= last]
        if heads is not None:
            named = [s for s in named if not heads.is_aside(first, last, s)]
        return self._holder(named, last) if named else None

    def _source_end(self, one: Attribution) -> int:
        """The end of a source behind its cue: before a colon, after which something else is told."""
        first, last = one.source[0].start, one.source[-1].end
        colon = self._text.find(": ", first, last) if one.reason == "inverted" else -1
        return last if colon < 0 else colon

    def corrects(self, told: Source, parsed: Cue) -> bool:
        """Whether the syntax knows better than a pattern whose verb it is.

        The pattern's source only stands inside the true one ("an adviser to the *minister*"), or the true one is the
        pronoun right before the verb ("Lithium, *she* argues, is scarce").
        """
        source = parsed.source
        if told.start == source.start:
            return False
        between = self._text[told.end : source.start]
        named = not told.speaker.endswith(UNNAMED_SUFFIX)
        if named and told.start < source.start and _BELONGING.match(between):
            return False  # "Ada Quill of the firm Oculis says": the firm only says which Ada Quill
        one = self.at(Span.of(self._text, parsed.start, parsed.end))
        within = one is not None and any(s.start <= told.start < s.end for s in one.source)
        pronoun = self._text[source.start : source.end].lower() in _PERSONAL
        behind = self._text[source.end : parsed.end].strip().lower() == parsed.verb
        return within or (pronoun and behind)

    def parse_at(self, at: int) -> Parse:
        """The syntax of the sentence that begins at a place; empty where none does."""
        found = bisect_left(self._begins, at)
        if found < len(self._begins) and self._begins[found] == at:
            return self._sentences[found].parse
        return Parse(())

    def _heads_at(self, first: int) -> SourceHeads | None:
        """The heads of the sentence in which a source begins, where it has a parse."""
        at = bisect_left(self._begins, first + 1) - 1
        if at < 0 or not self._sentences[at].parse.tokens:
            return None
        return SourceHeads(self._text, self._sentences[at].parse)

    def _holds(self, one: Attribution) -> bool:
        return one.sort in {Sort.STATEMENT, Sort.BELIEF} and one.reason not in _NO_CLAUSE

    def _joined(
        self, one: Attribution, start: int, end: int, sources: tuple[Source, ...]
    ) -> Cue | None:
        first, last = one.source[0].start, self._source_end(one)
        source = self.source_of(one, sources) or self._named_behind(last, sources)
        if source is None:
            source = self._unnamed(one)
        if source is None or one.head is None or not one.cue:
            return None
        inside = [span for span in one.content if start <= span.start < end]
        if not inside:
            return None
        begin = min(first, one.cue[0].start)
        cut = last < one.source[-1].end
        stop = last if cut else max(one.cue[-1].end, last)
        content = min(span.start for span in inside)
        after = content < begin
        apposed = self._text[source.end : one.head.start].strip() == ","
        if after and apposed and not apposed_to_person(self._text, start, source.start):
            return None  # "after the first trial, Halcyon, reported in 2023": a name in apposition reports nothing
        if that := _THAT.match(self._text, content):
            content = that.end()
        kind = CueKind.NOUN if one.reason in _NOUNS else CueKind.VERB
        if after:
            kind = CueKind.AFTER
        elif one.reason == "phrase":
            kind = CueKind.PHRASE
        told_of = self._text[max(span.end for span in inside) : end]
        if kind is CueKind.NOUN and that and _PREDICATE.match(told_of):
            return None  # "Ada's view that salt lasts has many friends" tells of the view
        stance = _STANCES.get(one.mode, Stance.REPORTED)
        verb = one.head.quote.lower()
        return Cue(kind, source, begin, stop, start if after else content, verb, stance, one.denied)

    def _named_behind(self, end: int, sources: tuple[Source, ...]) -> Source | None:
        """The name between commas right behind a source, where the parser saw no apposition."""
        for source in sources:
            between = self._text[end : source.start]
            named = not source.speaker.endswith(UNNAMED_SUFFIX) and not source.oblique
            if source.start >= end and named and between.strip() == ",":
                return source if self._text[source.end : source.end + 1] == "," else None
        return None

    def _unnamed(self, one: Attribution) -> Source | None:
        """People whom no list names, as the subject of a verb that only people have ("two pilots say")."""
        span = one.source[0]
        words = _RELATIVE.split(" ".join(span.quote.split()).split(",")[0])[0]
        plain = _DETERMINER.sub("", words)
        verb = "" if one.head is None else one.head.quote.lower()
        if one.reason not in {"clause", "inverted"} or not (
            any(is_form(verb, kind) for kind in ("human", "agentive", "answering"))
        ):
            return None
        if words.lower() in lexicon().exclamations or _is_coined(words):
            return (
                None  # "boy, had we better hope"; a coined name that is no known body is a thing's
            )
        if _EVERYBODY.match(words) and verb.startswith("agree"):
            return None  # and so may the writer
        if _PRONOUN.match(words) or not plain or len(plain.split()) > _LONG_NAME:
            return None
        if plain.split()[-1].lower() in lexicon().documents or _THINGS.search(plain):
            return None
        named = plain if any(word[:1].isupper() for word in plain.split()[1:]) else plain.lower()
        return Source(span.start, span.end, named + UNNAMED_SUFFIX)

    def _holder(self, named: list[Source], last: int) -> Source:
        """The one of the names in a source that holds: the last before any apposition or modifier."""
        link = _LINKS.search(self._text, named[0].end, last)
        stop = link.start() if link is not None else last
        before = [s for s in named if s.end <= stop] or named[:1]
        strong = [s for s in before if not s.weak] or before
        persons = [s for s in strong if not s.speaker.endswith(UNNAMED_SUFFIX)] or strong
        whole = [s for s in persons if self._text[s.end : s.end + 1] not in {"’", "'"}] or persons
        found = whole[-1]
        if found.speaker.endswith(UNNAMED_SUFFIX):
            # "the bank's chief economist, Dana Whitlock, said": the name in apposition is who it is.
            for other in named:
                if not other.speaker.endswith(UNNAMED_SUFFIX) and _opens_apposition(
                    self._text, found.end, other.start
                ):
                    return other
        modifier = self._text[found.end : last].split(",")[0]
        return replace(found, speaker=with_modifier(found.speaker, modifier))


def _is_coined(words: str) -> bool:
    """Whether a source is one coined word: a name that is no known body is a test's or a program's."""
    return is_distinct(words) or words.lower().endswith(lexicon().test_endings)


def _is_main(parse: Parse, index: int) -> bool:
    """Whether a word heads a main clause: nothing but coordination stands over it."""
    while True:
        token = parse.tokens[index]
        if token.dep.partition(":")[0] not in _SIDE_BY_SIDE:
            return False
        if token.head == index:
            return True
        index = token.head


def _takes_up_noun(text: str, parse: Parse, index: int) -> bool:
    """Whether a second predicate's pronoun stands for the first one's noun: "my sister works here and she says"."""
    token = parse.tokens[index]
    if token.dep != "conj":
        return False
    own, first = (
        next((t for t in parse.tokens if t.dep == "nsubj" and t.head == at), None)
        for at in (index, token.head)
    )
    if own is None or first is None or first.pos != "NOUN":
        return False
    return text[own.start : own.end].lower() in {"he", "she"}


def _opens_apposition(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return between.rstrip().endswith(",") and len(between.split()) <= _NEAR_NAME
