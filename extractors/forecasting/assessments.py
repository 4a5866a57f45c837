"""Assessments: numbers that somebody puts on an event, found by the syntax of the sentence.

"Has 2028 as a record at 70%", "gives 50% for a full closure", "I'd go to 40% before the decade ends", "45% that some
port runs by itself", "…, sixty-forty": the number depends on a verb of assessing, leads a clause or stands apart.
What is measured (a share, a rate, a price) is an amount and no event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.draft import Parse
from extractors.forecasting.assessing_words import assessing_words
from extractors.forecasting.chance_frames import is_measure
from extractors.forecasting.parse_tree import Tree
from extractors.forecasting.quantities import Quantity, probability_words
from extractors.forecasting.set_apart import is_set_apart
from extractors.language.wordlists import any_of
from kg.model import Span

_CLIMB = 3
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_HOLDING = frozenset({"I", "we", "he", "she", "they", "mine"})
_CLAUSE = re.compile(
    r"^\s(?:(?P<that>that\s)|(?=(?:it|they|we|he|she|nobody|somebody|someone|no\sone|there)(?:\s|[’']s\s)))(?P<event>\S.*)$",
    re.DOTALL,
)
_THE = re.compile(r"\b(?:the|that|those|these|of)\s$", re.IGNORECASE)
_RELATIVE = frozenset({"nsubj", "nsubj:pass", "obj"})
_ON = re.compile(
    r"^\s(?:on|to|for|of)\s(?P<event>(?:an?|the|any|some|full|no|it|its|their|his|her|there\sbeing|[a-z]+(?:ing|tion|al|ment))\b.*)$",
    re.DOTALL,
)
_APART = re.compile(r"(?:[,:;(\u2013\u2014]|\s-|[.!?])\s?$")
_CLOSED = re.compile(r"[”\"’)]*\s*(?:$|[.,;:!)\u2013\u2014])")
_ODDS = re.compile(r"\w+(?:[-/ ]|\sto\s)\w+|.*\bin\b.*", re.IGNORECASE)
_WHOLE = re.compile(r"%|per\s?cent|pct", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:\b(?:at|to|for|with|on|of|about|around|roughly|maybe|perhaps|only|just|say|some|an?|nearly|still|now|near|under|over|below|above|no|more|less|better|worse|higher|lower|than|as|like|something|somewhere|north|south|between|most|least|even|up|down|back|closer|nearer)\s|[\s,:;“\"‘~<>≈])+$",
    re.IGNORECASE,
)
_PASSING = re.compile(r"[;.!?]\s|,\s(?:and|but|while|whereas|though)\s")


@dataclass(frozen=True, slots=True)
class Assessment:
    """A number that is a chance.

    Args:
        number: the number.
        event: first code point and end of the words it is a chance of; None where those were told before.
        holder: where the subject of the verb of assessing begins and ends; None without one.
    """

    number: Quantity
    event: tuple[int, int] | None
    holder: tuple[int, int] | None = None


def assessments(
    text: str,
    sentence: Span,
    parse: Parse,
    numbers: Sequence[Quantity],
    *,
    ahead: bool,
    known: bool,
) -> dict[int, Assessment]:
    """The numbers that somebody puts on an event, by the place where they start.

    Args:
        text: the whole text.
        sentence: the sentence.
        parse: of the sentence.
        numbers: of the sentence, in order.
        ahead: whether the sentence names a day to come.
        known: whether a chance was told or asked for before, which "it" and "I am at" may mean.
    """
    reader = _Reader(text, sentence, Tree.of(parse), ahead=ahead, known=known)
    found = (reader.read(number) for number in numbers)
    return {a.number.start: a for a in found if a is not None}


def is_judged(parse: Parse, number: Quantity) -> bool:
    """Whether a number is itself what a sentence calls so or so: "one in ten is not small"."""
    tree = Tree.of(parse)
    at = tree.head_of(number.start, number.end)
    if at is None or tree.tokens[at].dep not in {"nsubj", "csubj"}:
        return False
    head = tree.tokens[tree.tokens[at].head]
    return head.pos == "ADJ" and not head.lemma.lower().endswith(("likely", "probable", "possible"))


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    sentence: Span
    tree: Tree
    ahead: bool
    known: bool

    def read(self, number: Quantity) -> Assessment | None:
        """The assessment that a number is, or None."""
        at = self._head(number)
        if at is None or self._counts(number, at):
            return None
        led = self._of_clause(number) or self._apart(number)
        if led is not None:
            return led
        verb, link = self._governor(at)
        if verb is None:
            return None
        found = (
            self._placed(number, verb, link)
            or self._given(number, verb, link)
            or self._stood(number, verb, link)
        )
        return None if found is None else replace(found, holder=self._holder(verb))

    def _holder(self, verb: int) -> tuple[int, int] | None:
        """The subject of a verb of assessing, with what hangs on it."""
        told = self.tree.children(verb, {"nsubj"})
        if not told:
            return None
        return self.tree.left(told[0]), self.tree.right(told[0])

    def _head(self, number: Quantity) -> int | None:
        """The token of a number that the rest of its words hang on."""
        return self.tree.head_of(number.start, number.end)

    def _counts(self, number: Quantity, at: int) -> bool:
        """Whether a number counts or measures what a noun names: "40% growth", "one in ten homes"."""
        token = self.tree.tokens[at]
        head = self.tree.tokens[token.head]
        counted = head.start >= number.end and token.dep not in _SUBJECTS | {
            "dislocated",
            "parataxis",
        }
        counted = counted and head.pos in {"NOUN", "PROPN", "ADJ", "ADV", "SYM"}
        after = self.text[number.end : self.sentence.end]
        return counted or re.match(r"\sof\s(?!it\b|that\b|this\b|[a-z]+ing\b)", after) is not None

    def _of_clause(self, number: Quantity) -> Assessment | None:
        """A number with the clause that it is the chance of: "45% that some port runs by itself"."""
        after = self.text[number.end : self.sentence.end]
        match = _CLAUSE.match(after)
        before = self.text[self.sentence.start : number.start]
        if match is None or _THE.search(before):
            return None
        if number.probability.text.lstrip("0").startswith(".") and not match["that"]:
            return None
        start = number.end + match.start("event")
        if match["that"]:
            mark = self.tree.at(number.end + match.start("that"))
            if mark is None or self.tree.tokens[mark].dep in _RELATIVE:
                return None
        elif not self._finite_after(start):
            return None
        return Assessment(number, (start, self._stop(start)))

    def _finite_after(self, start: int) -> bool:
        """Whether a finite verb follows close behind a pronoun."""
        near = [t for t in self.tree.tokens if start < t.start < start + 40]
        return any("VerbForm=Fin" in t.morph for t in near)

    def _apart(self, number: Quantity) -> Assessment | None:
        """A number that stands apart behind what is to come: "…, sixty-forty"; an amount is no odds."""
        before = self.text[self.sentence.start : number.start]
        stripped = _ABOUT.sub("", before)
        closed = _CLOSED.match(self.text, number.end, self.sentence.end + 1)
        if closed is None or not (self.ahead or self.known):
            return None
        if self.ahead and (end := is_set_apart(self.text, self.sentence, self.tree, number)):
            return Assessment(number, (self.sentence.start, end))
        odds = _WHOLE.search(number.probability.text) is None and _ODDS.fullmatch(
            number.probability.text
        )
        gap = self.text[self.sentence.start + len(stripped) : number.start]
        if not odds or not re.search(r"[,:;(\u2013\u2014-]", gap) or not stripped.strip():
            return None
        if self._tells_count(stripped):
            return None
        return Assessment(number, (self.sentence.start, self.sentence.start + len(stripped)))

    def _tells_count(self, before: str) -> bool:
        """Whether words tell a score or a vote, whose two numbers are no odds."""
        return _SCORES.search(before) is not None

    def _governor(self, at: int) -> tuple[int | None, str]:
        """The verb that a number depends on, and the preposition between them."""
        link = ""
        for _ in range(_CLIMB):
            token = self.tree.tokens[at]
            if token.dep in {"obl", "nmod", "obl:arg", "advmod", "dep"}:
                link = link or self.tree.case(at)
            if token.dep in {"root", "acl:relcl"}:
                return (at, link) if token.pos in {"VERB", "AUX"} else self._copular(at, link)
            if token.dep.startswith("nmod") and self.tree.case(at) in {"of", "in"}:
                return None, ""
            head = token.head
            if self.tree.tokens[head].pos in {"VERB", "AUX"}:
                return head, link or self.tree.case(at)
            cop = self._copular(at, link)
            if cop[0] is not None:
                return cop
            at = head
        return None, ""

    def _copular(self, at: int, link: str) -> tuple[int | None, str]:
        """The number as a predicate: "I am at 40%"."""
        cops = self.tree.children(at, {"cop"})
        return (cops[0], link or self.tree.case(at)) if cops else (None, "")

    def _placed(self, number: Quantity, verb: int, link: str) -> Assessment | None:
        """An event put at a number: "has 2028 as a record at 70%"."""
        if self.tree.tokens[verb].lemma not in assessing_words().placing or link not in _AT_LINKS:
            return None
        objects = self.tree.children(verb, {"obj", "ccomp", "xcomp", "nsubj:pass"})
        i = next((i for i in objects if i != self._head(number)), None)
        if i is None:
            return None
        if self.tree.tokens[i].pos == "PRON":
            return Assessment(number, None) if self.known else None
        if not self._is_event(i) or not (self.ahead or self.known or self._is_own(verb)):
            return None
        cast = [c for c in self.tree.children(verb, {"obl", "nmod"}) if self.tree.case(c) == "as"]
        ends = [self.tree.right(c) for c in cast if self.tree.tokens[c].end <= number.start]
        end = min(max([self.tree.right(i), *ends]), self._lead(number))
        return Assessment(number, (self.tree.left(i), max(end, self.tree.tokens[i].end)))

    def _is_perfect(self, verb: int) -> bool:
        """Whether a verb tells what has been done: "we have given candidates 60% in 214 races"."""
        helpers = self.tree.children(verb, {"aux"})
        return any(self.tree.tokens[i].lemma in {"have", "'ve", "’ve"} for i in helpers)

    def _is_own(self, verb: int) -> bool:
        """Whether somebody tells their own number now: "I'd put a merger at 40%"."""
        told = self.tree.children(verb, {"nsubj"})
        words = {self.tree.tokens[i].lemma.lower() for i in told}
        return bool(words & {"i", "we"}) and "Tense=Past" not in self.tree.tokens[verb].morph

    def _given(self, number: Quantity, verb: int, link: str) -> Assessment | None:
        """A number given to an event: "gives 50% for a full closure", "puts 30% on a strike"."""
        if self.tree.tokens[verb].lemma not in assessing_words().giving or link not in {"", "of"}:
            return None
        if not self.ahead and self._is_perfect(verb):
            return None
        match = _ON.match(self.text[number.end : self.sentence.end])
        if match is not None and (self.ahead or self.known):
            start = number.end + match.start("event")
            if not is_measure(self.text[start : self._stop(start)]):
                return Assessment(number, (start, self._stop(start)))
        for i in self.tree.children(verb, {"iobj", "obj"}):
            token = self.tree.tokens[i]
            if i != self._head(number) and token.end <= number.start:
                if token.pos == "PRON":
                    return Assessment(number, None) if self.known else None
                if self._is_event(i) and (self.ahead or self.known or self._is_own(verb)):
                    return Assessment(number, (self.tree.left(i), self._lead(number)))
        return None

    def _stood(self, number: Quantity, verb: int, link: str) -> Assessment | None:
        """Where somebody stands or what they say: "on a strike I settle on one in three"."""
        words, lemma = assessing_words(), self.tree.tokens[verb].lemma
        stands = lemma in words.standing and link in _STANDING_LINKS
        says = lemma in words.saying and link in {"", "at"}
        if not (stands or says) or not self._is_held(verb):
            return None
        after = self.text[number.end : self.sentence.end]
        on = _ON.match(after)
        if on is not None and not is_measure(on["event"]):
            start = number.end + on.start("event")
            return Assessment(number, (start, self._stop(start)))
        opened = self._opened(verb)
        if opened is not None and (self.ahead or self.known):
            return Assessment(number, opened)
        return Assessment(number, None) if self.known or (self.ahead and _is_odds(number)) else None

    def _is_held(self, verb: int) -> bool:
        """Whether the subject of a verb can hold a view: a person's pronoun or name."""
        at = verb
        for _ in range(_CLIMB):
            for i in self.tree.children(at, _SUBJECTS):
                token = self.tree.tokens[i]
                word = self.text[token.start : token.end]
                return word.lower() in {h.lower() for h in _HOLDING} or token.pos == "PROPN"
            if self.tree.tokens[at].dep not in {"xcomp", "conj", "cop", "ccomp", "parataxis"}:
                return False
            at = self.tree.tokens[at].head
        return False

    def _opened(self, verb: int) -> tuple[int, int] | None:
        """The event that a sentence opens with: "on a second reactor I settle on ...", "A strike, I'd say ..."."""
        words = self.text[self.sentence.start : self.tree.tokens[verb].start]
        match = re.match(
            r"\W*(?:(?:and|but|so|as|well),?\s)*(?:(?:on|for|as\sfor|about)\s)?(?P<event>[^;:]{6,160}?),?\s(?:I|we|he|she|they|[A-Z]\w+)(?:[’'](?:d|m|ll|re|s|ve))?\s?(?:\w+\s){0,2}$",
            words,
        )
        if match is None or is_measure(match["event"]):
            return None
        start = self.sentence.start + match.start("event")
        return start, self.sentence.start + match.end("event")

    def _is_event(self, at: int) -> bool:
        """Whether a nominal names something that may happen, and no amount."""
        token = self.tree.tokens[at]
        phrase = self.text[self.tree.left(at) : self.tree.right(at)]
        if re.fullmatch(r"(?:19|20|21)\d\d", self.text[token.start : token.end]):
            return True
        if token.dep in {"ccomp", "xcomp"} and token.pos == "VERB":
            return True
        if token.pos != "NOUN":
            return False
        if token.lemma.lower() in assessing_words().events or self.tree.children(at, {"acl"}):
            return _measured(self.text[token.start : token.end]) is False
        if _measured(phrase):
            return False
        articles = [self.tree.tokens[i].lemma for i in self.tree.children(at, {"det"})]
        single = "Number=Plur" not in token.morph
        indefinite = single and any(
            a in {"a", "an", "another", "no", "any", "some"} for a in articles
        )
        lemma = token.lemma.lower()
        words = assessing_words()
        return indefinite or (lemma.endswith(words.endings) and len(lemma) > 5)

    def _lead(self, number: Quantity) -> int:
        """Where the words that only lead to a number begin."""
        before = self.text[self.sentence.start : number.start]
        return self.sentence.start + len(_ABOUT.sub("", before))

    def _stop(self, start: int) -> int:
        """Where the words of an event end: before a clause that only goes on."""
        match = _PASSING.search(self.text, start, self.sentence.end)
        stop = match.start() if match else self.sentence.end
        joined = (
            t.start
            for i, t in enumerate(self.tree.tokens)
            if start < t.start < stop and t.dep == "cc" and self._joins(i, start)
        )
        return min(joined, default=stop)

    def _joins(self, at: int, start: int) -> bool:
        """Whether an "and" joins a clause to one from before the event."""
        joined = self.tree.tokens[self.tree.tokens[at].head]
        return joined.pos in {"VERB", "AUX"} and self.tree.tokens[joined.head].start < start


_AT_LINKS = frozenset({"at", "to", "around", "near", "under", "over", "below", "above"})
_STANDING_LINKS = frozenset(
    {
        "at",
        "to",
        "on",
        "for",
        "with",
        "around",
        "near",
        "under",
        "over",
        "below",
        "above",
        "of",
        "up",
        "down",
        "like",
        "between",
        "north",
        "south",
    }
)
_SCORES = re.compile(
    r"\b(?:won|lost|beat|voted|vote|passed|approved|rejected|defeated|score|scored|split|ratio|aged?|chapter|verse|page)\b",
    re.IGNORECASE,
)


def _is_odds(number: Quantity) -> bool:
    return _WHOLE.search(number.probability.text) is None and bool(
        re.search(r"\bin\b|-in-|\bto\b|[-/]", number.probability.text)
    )


def _measured(phrase: str) -> bool:
    return _measure().search(phrase) is not None


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(probability_words().measures)})(?!\w)", re.IGNORECASE)
