"""What earlier forecasts of a text lend to later ones: "that date", "the same outcome", "half of that"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extractors.draft import FoundForecast
from extractors.forecasting.discussion import Bare, Stand
from extractors.forecasting.event_wording import trimmed
from extractors.forecasting.foresight import REACH, foresight_words
from extractors.forecasting.quantities import (
    probability_words,
)
from extractors.forecasting.time_patterns import time_words
from kg.model import Horizon, Probability, Span

_FRESH = 2500
"""How many code points back "it" and "that" may point at a forecast."""

_NAMED = (
    r"(?:event|outcome|scenario|prospect|development|milestone|feat|thing|target|goal|aim|plan|promise|ambition"
    r"|forecast|prediction|projection|timeline|timetable|claim|date|deadline|hope|bet)"
)
_SAME_EVENT = re.compile(
    rf"(?:(?:[\w’'.&-]+\s){{0,3}}[\w.&-]+[’']s?\s(?:own\s|new\s|official\s|stated\s)?|same\s|own\s|(?:that|this|his|her|their|its|my|our|your)\s(?:own\s)?)?{_NAMED}(?:\sof\s(?:his|hers|theirs|its))?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:us|it|them|him|her|me|you|this|that|these|those|there|one|both|either|even|himself|herself|itself)?",
    re.IGNORECASE,
)
_PRONOUN_DOES = re.compile(
    r"(?:that\s)?(?:it|this|they|he|she)(?:[’']s|[’']ll)?\s(?:will\s|does\s|is\s)?(?:gets?|goes|go|get|comes?|passes|pass|happens?|works?|wins?|makes?|does|is)(?:\s(?:through|ahead|off|out|it|happening|true|to\spass|there))?",
    re.IGNORECASE,
)
_JUDGED_FIGURE = re.compile(
    rf"(?:(?:that|this|the|his|her|their|its|my|our|your|[\w.&-]+[’']s?)\s)?(?:own\s|headline\s)?"
    rf"(?:numbers?|figures?|estimates?|guess|odds|chances?|probability|percentage|{_NAMED})\s"
    r"(?:is|are|was|were|seems?|looks?|feels?|sounds?|strikes)\s(?!that\b)",
    re.IGNORECASE,
)
"""What is said of a figure ("that number is too high") is no event: it is what the figure was put on."""
_TAKES_LONGER = re.compile(
    r"(?:(?:it|this|that|things?|all\sof\sit)\s)?(?:(?:will|would|may|might|could|to)\s)?(?:takes?|took|needs?)\s(?:\w+\s){0,3}longer"
    r"|(?:(?:it|this|that)\s)?(?:(?:will|would|may|might|could|to)\s)?(?:comes?|arrives?|happens?|slips?|is)\s(?:\w+\s){0,2}later(?:\sthan\sthat)?"
    r"|(?:(?:it|this|that|they)\s)?(?:(?:will|would|may|might|could|to)\s)?(?:slips?|(?:miss|misses|missing)\s(?:it|that|the\s(?:date|deadline|target)|its\s(?:date|deadline|target)))",
    re.IGNORECASE,
)
_TIMED = r"(?:timelines?|time\s?frames?|dates?|deadlines?|estimates?|forecasts?|predictions?|path|course|outcome|scenario)"
_RATED = re.compile(
    r"(?:(?:it|this|that)\s)?(?:as\s)?(?:\w+ly\s|more\s|quite\s|very\s|at\sleast\s)?(?:possible|likely|likelier|unlikely|probable|improbable|plausible|conceivable|feasible|doubtful|impossible)(?:\sthan\snot)?",
    re.IGNORECASE,
)
"""Words that only rate what was told: "considers it possible"."""
_FRAMED = re.compile(
    rf"(?:it|this|that|them)\s(?:an?|the)\s(?:\w+\s){{0,2}}{_TIMED}"
    rf"|(?:\w+ly,?\s)?(?:have|has|hold|holds)\s(?:\w+\s){{0,3}}{_TIMED}"
    rf"|(?:(?:and|but|so)\s)?(?:the|these|those)\s{_TIMED}\s(?:[\w’'-]+\s){{0,5}}?puts?\s(?:us|it|this|that)(?:\s(?:in|at|around|near|on))?"
    rf"|(?:[\w.’'-]+\s){{0,4}}?(?:framed|described|cast)\s(?:it|this|that)\sas\b.*"
    rf"|(?:@\w+\s)?(?:this|that|the)\s(?:latter|former|last)(?:\s\w+)?\s(?:seems|looks|is|sounds|feels)\s.*",
    re.IGNORECASE,
)
"""Words that say how something told before is dated or rated, and not what: "it a firm date", "have similar timelines"."""
_LONGER = re.compile(
    r"(?:it|this|that|things?|all\sof\sit)\s(?:(?:will|would|may|might|could|to)\s)?(?:takes?|needs?)\s(?P<rest>(?:\w+\s){0,3}longer\b.*)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|would|may|might|could|can|shall|is|are|has|have)\b")
"""What makes words a clause rather than the name of a thing."""
_JUDGED_YEAR = re.compile(
    r"\b(?:thinks?|believes?|considers?|says?|calls?|finds?|reckons?)\s(?:that\s)?(?:it|this|that|the\s(?:date|year))(?:[’']s|\sis|\sto\sbe)?\s(?:an?\s)?(?:very\s|quite\s|perfectly\s)?"
    r"(?:plausible|realistic|likely|unlikely|possible|reasonable|credible|optimistic|pessimistic|conservative|aggressive)\s(?:one|date|year|deadline|timeline|time\s?frame|guess)\b",
    re.IGNORECASE,
)
_YEAR_NAMED = re.compile(r"\b(?P<year>20\d\d)\s(?:is|was|would\sbe|seems|looks|as)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_DATE_NAMED = re.compile(
    r"\b(?P<when>January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)\s(?:date|deadline|target|goal)\b"
)
_BODY = ""
"""What a page tells outside of its posts: what a comment answers that answers no other."""
_LABELLED = re.compile(
    r"^[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,3}(?:,\s[a-z][^:“”\"?]{2,60}|\s\([^()]{2,60}\)):\s[“\"]?(?=\w+\s\w)"
)
"""Who asks, with what they are: "Ada Reed, clerk of works: a new lock by May?"."""
_TALK = 500
_RECENT = 12
"""How many forecasts back "the operator's target" may point."""


@dataclass(slots=True)
class Memory:
    """What earlier forecasts of the text said, for "that date" and "the 60% figure"."""

    event: str = ""
    horizon: Horizon | None = None
    at: int = 0
    point: float | None = None
    by_point: dict[float, FoundForecast] = field(default_factory=dict)
    recent: list[FoundForecast] = field(default_factory=list)
    chancy: bool = False
    post: str | None = None
    dated: Horizon | None = None
    dated_at: int = 0
    offered: str = ""
    options: tuple[str, str] | None = None
    block: int = -1
    amount: bool = False
    left: dict[str, tuple[str, Horizon | None, float | None, bool]] = field(default_factory=dict)
    asked: list[Stand] = field(default_factory=list)
    bare: list[Bare] = field(default_factory=list)

    def enter(self, post: str | None, parent: str | None, start: int) -> None:
        """Come to a post: what the post told that it answers is what "it" and a short answer mean.

        Args:
            post: its id, or None outside of posts.
            parent: id of the post that it answers or quotes, or None.
            start: where its sentence begins.
        """
        if post == self.post:
            return
        if self.post is not None or self.event:
            self.left[self.post or _BODY] = (self.event, self.horizon, self.point, self.chancy)
        self.post, self.dated = post, None
        told = self.left.get(parent or _BODY)
        if parent is None and start - self.at < _TALK:
            return  # It may well go on with what stands right above.
        if told is not None and told[0] and post is not None:
            self.event, self.horizon, self.point, self.chancy = told
            self.at = max(0, start - 1)  # The line before: what it answers stands elsewhere.

    def ask(self, event: str, horizon: Horizon | None, end: int, *, chancy: bool) -> None:
        """Remember what a question asked, for the answer.

        Args:
            event: what it asked the chance or the date of.
            horizon: by when, or None where it does not say.
            end: past the question.
            chancy: whether it asked how likely that is.
        """
        event = trimmed(_LABELLED.sub("", event))
        self.event, self.horizon, self.point = event, horizon, None
        if event != self.offered:
            self.options = None
        self.at, self.chancy = end, chancy
        self.asked.append(Stand.of_question(event, horizon, self.post, end - 1, chancy=chancy))

    def ask_again(self, horizon: Horizon, end: int) -> None:
        """Remember that a question asks what was told before of another time: "And next year?".

        Args:
            horizon: the time.
            end: past the question.
        """
        self.horizon, self.at, self.chancy = horizon, end, True
        self.asked.append(Stand.of_question(self.event, horizon, self.post, end - 1, chancy=True))

    def leave_bare(self, forecast: FoundForecast, *, dated: bool) -> None:
        """Remember that a chance names no event, so that what it answers is looked for once all are known.

        Args:
            forecast: the chance.
            dated: whether it names a day itself.
        """
        if forecast.probability is not None:
            point = forecast.probability.point
            self.bare.append(Bare(forecast.proposition, point, dated))

    def date(self, horizon: Horizon, at: int) -> None:
        """Remember the last day to come that the text named, for "then" and "that year"."""
        self.dated, self.dated_at = horizon, at

    def then(self, at: int) -> Horizon | None:
        """The period that "then" means at a place: of the day named last, else of the last forecast."""
        if self.dated is not None and at - self.dated_at < _FRESH // 2:
            return self.dated
        return self.horizon if at - self.at < _FRESH else None

    def offer(self, event: str, options: tuple[str, str]) -> None:
        """Remember what a question lets choose between.

        Args:
            event: the question's words.
            options: the two words.
        """
        self.offered, self.options = event, options

    def chosen(self, words: str) -> str:
        """What was asked with the word that an answer chooses: "rents higher"; "" where it chooses none.

        Args:
            words: the answer.
        """
        if self.options is None or len(words.split()) > _RECENT:
            return ""
        said = next((o for o in self.options if re.search(rf"\b{o}\b", words, re.IGNORECASE)), None)
        both = rf"\b{self.options[0]}\sor\s{self.options[1]}\b"
        return "" if said is None else re.sub(both, said, self.offered, flags=re.IGNORECASE)

    def own(self, forecaster: str) -> FoundForecast | None:
        """The last chance that somebody gave, for "down to 35"."""
        gave = (f for f in reversed(self.recent) if f.forecaster == forecaster and f.probability)
        return next(gave, None)

    def is_echo(self, chance: Probability, forecaster: str) -> bool:
        """Whether a chance only takes up a figure that somebody else told: "Sixty percent, and I am old!".

        Args:
            chance: the chance, which names no event.
            forecaster: whoever says it. What answers a question is no echo, whatever the figure.
        """
        told = self.by_point.get(chance.point) if self.point is not None else None
        return told is not None and told.forecaster != forecaster

    def fade(self, start: int) -> None:
        """Forget the event and chance that "it" may mean once the text has gone on for long."""
        if start - self.at > _FRESH:
            self.event, self.point = "", None

    def is_chancy(self, start: int) -> bool:
        """Whether what the text told last, not far before a place, was a chance or asked for one."""
        return self.chancy and start - self.at < _FRESH // 2

    def answers(self, start: int) -> bool:
        """Whether a place is in a post or turn that answers what was told last."""
        return self.post is not None and start - self.at < _FRESH // 4

    def keep(self, forecast: FoundForecast, block: int) -> None:
        """Remember a forecast for those that follow.

        Args:
            forecast: the forecast.
            block: index of its block.
        """
        self.block = block
        self.event = forecast.event
        self.horizon = forecast.horizon or self.horizon
        self.at = forecast.span.end
        self.chancy = forecast.probability is not None
        if forecast.probability:
            self.point = forecast.probability.point
            if forecast.horizon:
                self.by_point.setdefault(forecast.probability.point, forecast)
        self.recent = [*self.recent[1 - _RECENT :], forecast]

    def date_named(self, event: str) -> Horizon | None:
        """The last day told that "the January date" or "the 2031 target" calls; None without one."""
        named = _DATE_NAMED.search(event)
        if named is None:
            return None
        number = time_words().months.get(named["when"].lower())
        mark = f"-{number:02d}-" if number else named["when"]
        days = [f.horizon for f in reversed(self.recent) if f.horizon and mark in f.horizon.date]
        # A day rather than a month: "by 15 January" before "in January".
        exact = (day for day in days if number and _DAY.search(day.text))
        return next(exact, days[0] if days else None)

    def of_another(self, words: str, forecaster: str) -> FoundForecast | None:
        """The last forecast that words like "Ada's target" or "the operator's target" call.

        Args:
            words: the words, with their possessive.
            forecaster: whoever speaks of it; it is somebody else's.
        """
        if not is_owned(words):
            return None
        owner = re.split(r"[’']s?\s", words, maxsplit=1)[0]
        others = [f for f in reversed(self.recent) if f.forecaster != forecaster and f.horizon]
        if owner[:1].isupper():
            last = owner.split()[-1]
            return next((f for f in others if last in f.forecaster.split()), None)
        return others[0] if others else None


def is_pronoun(event: str) -> bool:
    """Whether the words left of an event only point at something: "her", "that", nothing."""
    return _PRONOUN.fullmatch(event) is not None


def is_bare(words: str) -> bool:
    """Whether words state a chance and nothing that it could be a chance of: "there is a 45% chance by 2031"."""
    told = {word.lower() for word in _WORD.findall(words)}
    return not told & {"it", "this", "that"} and told <= _frame_words()


@cache
def _frame_words() -> frozenset[str]:
    chance, forecast = probability_words(), foresight_words()
    told = [
        *forecast.frame,
        *chance.nouns,
        *forecast.works,
        *forecast.voices,
        *time_words().months,
        *time_words().parts,
    ]
    told += [*chance.operators.before, *chance.operators.after]
    return frozenset(word for words in told for word in words.lower().split())


def points_back(event: str) -> bool:
    """Whether words call an event that was told before: "the operator's target", "the same outcome"."""
    if _PRONOUN_DOES.fullmatch(event) or _JUDGED_FIGURE.match(event) or _FRAMED.fullmatch(event):
        return True
    return is_pronoun(event) or _SAME_EVENT.fullmatch(event) is not None


def is_framed(event: str) -> bool:
    """Whether words only date or rate what was told before: "it a firm date", "Quill framed it as near".

    Args:
        event: the words left of an event.
    """
    return _FRAMED.fullmatch(event) is not None


def is_owned(event: str) -> bool:
    """Whether words call somebody's forecast by whose it is: "the operator's target"."""
    return re.search(r"[’']s?\s", event) is not None and points_back(event)


def judged_year(text: str, sentence: Span) -> Horizon | None:
    """The year that a sentence calls plausible or not, where the words before it name one.

    "We do not know whether 2031 is the right year. But those who build it think it's a plausible one."
    """
    judged = _JUDGED_YEAR.search(text, sentence.start, sentence.end)
    if judged is None:
        return None
    years = list(_YEAR_NAMED.finditer(text, max(0, judged.start() - 3 * REACH), judged.start()))
    return Horizon(None, f"{years[-1]['year']}-12-31", years[-1]["year"]) if years else None


def in_full(event: str, told: str) -> str:
    """The words of an event, where they only point at one told before in its words.

    Args:
        event: as the clause words it; "" where it says nothing of what may happen.
        told: the event told before, or "".
    """
    if not told:
        return event
    if longer := _LONGER.fullmatch(event):
        joint = ", taking" if _MODAL.search(told) else " takes"
        return f"{told}{joint} {longer['rest']}"
    again = points_back(event) and not (is_owned(event) or _JUDGED_FIGURE.match(event))
    return told if again or not event or _RATED.fullmatch(event) else event


def takes_longer(event: str) -> bool:
    """Whether words say that what was told before comes after its date: "it takes longer"."""
    return _TAKES_LONGER.fullmatch(event) is not None
