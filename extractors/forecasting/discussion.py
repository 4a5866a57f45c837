"""What a bare chance answers: "One in four for me", "I'd go 20%", "Down to 30% on the licence".

A chance that names no event speaks of one that stands under discussion. Which one, its words and place tell, in
this order: what its sentence names (an event, a day, a figure that somebody told); its speaker's own chance,
where it moves; what the paragraph told or named last; what the post answered or quoted told, and before it the
whole line of posts above; the chance that the text told last. A dated statement without a chance is answered
only from its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.draft import BlockKind, Draft, FoundForecast
from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.forecasting.quantities import find_quantities
from extractors.language.shallow import content_stems
from kg.model import Horizon, Probability, Span

_NAMED = re.compile(
    r"^\W*(?:(?:but|and|so|well|ok|okay),?\s)?(?:on|as\sfor|about|for)\s(?P<fronted>(?:the\s|your\s|his\s|her\s|their\s|my\s|that\s)?[\w’'-]+(?:\s[\w’'-]+){0,3}?)(?=,|\s(?:it|I|he|she|they|we|the)\b|:)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"^\W*(?:(?:but|and|so|well|ok|okay),?\s)?(?:on|as\sfor|as\sto)\s(?:the|a|an)\s(?P<event>(?!whole\b|other\b|one\b|contrary\b|face\b|record\b|same\b|latest\b|day\b|eve\b|exchange\b|markets?\b|site\b|basis\b|panel\b)[a-z][\w’'-]+(?:\s[\w’'-]+){0,5}),\s",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|for)\s(?P<object>(?:(?:the|your|his|her|their|my|that)\s)?[a-z][\w’'-]+(?:\s[\w’'-]+){0,3})",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?<![\w.,$€£/:-])(?P<n>\d{1,2})(?=\s(?:looks?|is|seems?|sounds?|feels?|was|strikes)\b|[.,;!?)]*$|,\s)"
)
_MOVES = re.compile(
    r"\b(?:come|comes|came|coming|go|goes|went|going|moved?|moves|moving|dropped|drops?|takes?|took|brings?|brought|back|still|now|stay|stays|stick|sticks)\s(?:\w+\s){0,2}?(?:down|up|to|at|with|calls?|says?|puts?)\b|\bmake\s(?:it|that|mine)\b|^\W*(?:down|up|still|back)\s(?:to|at)\b",
    re.IGNORECASE,
)
_WORDS = "|".join(w for w in NUMBER_WORDS if len(w) > 2)
_ODDS = re.compile(
    rf"\b(?P<one>\d{{1,2}}|{_WORDS})(?:\sto\s|-to-)(?P<other>\d{{1,2}}|{_WORDS})\b", re.IGNORECASE
)
_POINTS = re.compile(r"\b(?:it|this|that|these|those)\b", re.IGNORECASE)
_SAME = 0.006
_HUNDRED = 100
_BACK = 5
_TALK = 600


@dataclass(frozen=True, slots=True)
class Stand:
    """An event under discussion: what somebody forecast or asked.

    Args:
        event: its words.
        horizon: by when, or None.
        chance: how likely somebody said it is, or None.
        forecaster: whoever told it, or "" for a question.
        asked: whether a question asked how likely it is.
        post: id of its post, or None.
        start: its first code point.
        topic: stems of its event, and of the heading it stands under.
    """

    event: str
    horizon: Horizon | None
    chance: Probability | None
    forecaster: str
    asked: bool
    post: str | None
    start: int
    topic: frozenset[str] = frozenset()

    @classmethod
    def of_question(
        cls, event: str, horizon: Horizon | None, post: str | None, at: int, *, chancy: bool
    ) -> Stand:
        """What a question puts under discussion.

        Args:
            event: what it asks of, or "".
            horizon: by when, or None.
            post: id of its post, or None.
            at: a place in it.
            chancy: whether it asks how likely that is.
        """
        return cls(event, horizon, None, "", chancy, post, at, content_stems(event))

    @property
    def is_chance(self) -> bool:
        """Whether a chance was told or asked for."""
        return self.chance is not None or self.asked


@dataclass(frozen=True, slots=True)
class Bare:
    """A chance that names no event.

    Args:
        proposition: index of its proposition.
        point: how likely it says.
        dated: whether it names a day itself.
    """

    proposition: int
    point: float
    dated: bool


def with_answered(
    draft: Draft,
    found: Sequence[FoundForecast],
    bare: Sequence[Bare],
    asked: Sequence[Stand],
) -> list[FoundForecast]:
    """The forecasts, each bare chance with the event and day of what it answers.

    One that has no event yet and answers nothing is left out.

    Args:
        draft: with sentences, blocks, posts and propositions.
        found: forecasts in the order of the text.
        bare: the chances among them that name no event.
        asked: what the text asks, in order.
    """
    places = {(one.proposition, one.point): one for one in bare}
    stands: list[Stand] = []
    questions = list(asked)
    told: list[FoundForecast] = []
    for forecast in found:
        sentence = draft.sentences[draft.propositions[forecast.proposition].sentence]
        while questions and questions[0].start < sentence.span.end:
            stands.append(questions.pop(0))
        chance = forecast.probability
        place = places.get((forecast.proposition, chance.point)) if chance else None
        if chance and place is None and _is_lent(forecast, sentence.span):
            place = Bare(forecast.proposition, chance.point, forecast.horizon is not None)
        if place is not None:
            stand = _answered(draft, stands, forecast, place)
            if stand is None and not forecast.event:
                continue
            if stand is not None:
                own = place.dated or (stand.event == forecast.event and not stand.horizon)
                day = forecast.horizon if own else stand.horizon
                undated = forecast.undated if day is None else None
                forecast = replace(forecast, event=stand.event, horizon=day, undated=undated)  # noqa: PLW2901
        told.append(forecast)
        stands.append(_stand_of(draft, forecast))
    return told


def _is_lent(forecast: FoundForecast, sentence: Span) -> bool:
    """Whether a chance has no event, or words of another sentence and no day."""
    if not forecast.event:
        return True
    stems = content_stems(forecast.event)
    told = content_stems(sentence.quote) | content_stems(forecast.span.quote)
    return forecast.horizon is None and not stems & told


def _answered(
    draft: Draft, stands: Sequence[Stand], forecast: FoundForecast, bare: Bare
) -> Stand | None:
    """What a bare chance is a chance of; None where nothing under discussion is."""
    stands = [s for s in stands if not _is_over(s.horizon, draft.metadata.published)]
    told = [s for s in stands if s.is_chance and s.event]
    number = draft.propositions[forecast.proposition].sentence
    sentence = draft.sentences[number]
    own, who = sentence.span, forecast.forecaster
    named = _named(own.quote, stands, who, own=True) or _fronted(draft, stands, number, who)
    named = named or _opened(own, sentence.post)
    if named is not None:
        return named
    if _MOVES.search(own.quote) and (mine := _last_of(told, who)) is not None:
        return mine
    day = forecast.horizon if bare.dated else None
    return (
        _of_figure(draft, own, told, bare.point)
        or _of_paragraph(draft, stands, told, number)
        or _of_day(told, day, who)
        or _of_replies(draft, told, number)
        or _of_talk(draft, stands, told, number)
    )


def _is_over(day: Horizon | None, published: str | None) -> bool:
    """Whether a day lay behind when the text was written: nobody answers with a chance of it."""
    return day is not None and published is not None and day.date[: len(published)] < published


def _stand_of(draft: Draft, forecast: FoundForecast) -> Stand:
    """What a forecast puts under discussion."""
    sentence = draft.sentences[draft.propositions[forecast.proposition].sentence]
    topic = content_stems(forecast.event) | _heading(draft, sentence.block)
    return Stand(
        forecast.event,
        forecast.horizon,
        forecast.probability,
        forecast.forecaster,
        asked=False,
        post=sentence.post,
        start=forecast.span.start,
        topic=topic,
    )


def _heading(draft: Draft, block: int) -> frozenset[str]:
    """Stems of the heading right above a block."""
    lead = draft.blocks[block].lead if 0 <= block < len(draft.blocks) else None
    return frozenset() if lead is None else content_stems(draft.blocks[lead].span.quote)


def _opened(own: Span, post: str | None) -> Stand | None:
    """What a sentence itself opens with and nothing told before: "On the lock strike, I was at 40%"."""
    topic = _TOPIC.match(own.quote)
    if topic is None:
        return None
    event = topic["event"]
    return Stand(event, None, None, "", True, post, own.start, content_stems(event))


def _fronted(draft: Draft, stands: Sequence[Stand], number: int, who: str) -> Stand | None:
    """What a sentence before in the paragraph opens with: “On coal she gave way. She calls it a coin toss”."""
    for sentence in _before(draft, number):
        inside = (s for s in stands if sentence.start <= s.start < sentence.end)
        if next(inside, None) is not None:
            return None
        if (found := _named(sentence.quote, stands, who, own=False)) is not None:
            return found
    return None


def _before(draft: Draft, number: int) -> Iterator[Span]:
    """The sentences before one in its paragraph, the nearest first."""
    here = draft.sentences[number]
    for sentence in reversed(draft.sentences[max(0, number - _BACK) : number]):
        if (sentence.post, sentence.block) != (here.post, here.block):
            return
        yield sentence.span


def _named(words: str, stands: Sequence[Stand], who: str, *, own: bool) -> Stand | None:
    """What a sentence names by some of its words: "On coal she gave way"; of the chance's own also "30% on the licence"."""
    names = [m["fronted"] for m in [_NAMED.match(words)] if m]
    names += [m["object"] for m in _ON.finditer(words)] if own else []
    for name in names:
        stems = content_stems(name)
        known = [
            (len(stems & s.topic), s.forecaster == who, n) for n, s in enumerate(stands) if s.event
        ]
        best, _, at = max(known, default=(0, False, 0))
        if best:
            return stands[at]
    return None


def _of_figure(draft: Draft, span: Span, told: Sequence[Stand], own: float | None) -> Stand | None:
    """What somebody's figure that a sentence names is a chance of: "65 is high", "two to one is generous"."""
    for point in _figures(draft.text, span):
        if own is not None and abs(point - own) < _SAME:
            continue
        same = (
            stand
            for stand in reversed(told)
            if stand.chance is not None
            and abs(stand.chance.point - point) < _SAME
            and stand.start < span.start
        )
        if (found := next(same, None)) is not None:
            return found
    return None


def _figures(text: str, span: Span) -> Iterator[float]:
    """The points of probability that a sentence may name."""
    for quantity in find_quantities(text, span.start, span.end):
        yield quantity.probability.point
    for match in _FIGURE.finditer(text, span.start, span.end):
        yield int(match["n"]) / _HUNDRED
    for match in _ODDS.finditer(text, span.start, span.end):
        one, other = _count(match["one"]), _count(match["other"])
        if one + other:
            yield one / (one + other)


def _count(words: str) -> int:
    return NUMBER_WORDS.get(words.lower(), 0) or (int(words) if words.isdigit() else 0)


def _last_of(told: Sequence[Stand], forecaster: str) -> Stand | None:
    """The last chance of somebody."""
    return next((s for s in reversed(told) if s.forecaster == forecaster), None)


def _of_paragraph(
    draft: Draft, stands: Sequence[Stand], told: Sequence[Stand], number: int
) -> Stand | None:
    """What the sentences before in the paragraph forecast or name, the nearest first."""
    pointing = _POINTS.search(draft.sentences[number].span.quote) is not None
    for back, span in enumerate(_before(draft, number)):
        inside = [s for s in stands if span.start <= s.start < span.end and s.event]
        # A day told some sentences back is not what somebody's number in a reply answers.
        if inside and (
            inside[-1].is_chance or pointing or not back or not _is_reply(draft, number)
        ):
            return inside[-1]
        if (found := _of_figure(draft, span, told, None)) is not None:
            return found
    return None


def _is_reply(draft: Draft, number: int) -> bool:
    """Whether the post of a sentence answers or quotes another."""
    id_ = draft.sentences[number].post
    return any(post.id == id_ and (post.reply_to or post.quotes) for post in draft.posts)


def _of_day(told: Sequence[Stand], day: Horizon | None, forecaster: str) -> Stand | None:
    """What was told or asked of the day that the chance names, by its speaker before others."""
    if day is None:
        return None
    same = [s for s in told if s.horizon and s.horizon.date == day.date]
    return _last_of(same, forecaster) or (same[-1] if same else None)


def _of_replies(draft: Draft, told: Sequence[Stand], number: int) -> Stand | None:
    """The last chance of the post that is answered or quoted, and so up the line of posts."""
    posts = {post.id: post for post in draft.posts}
    at = posts.get(draft.sentences[number].post or "")
    seen: set[str] = set()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        at = posts.get(at.quotes or at.reply_to or "")
        inside = [s for s in told if at is not None and s.post == at.id]
        if inside:
            asked = _in_title(draft, told)
            main = [s for s in inside if asked and s.event == asked.event]
            return (main or inside)[-1]
    return None


def _in_title(draft: Draft, stands: Sequence[Stand]) -> Stand | None:
    """What the title of a thread asks; None where it asks nothing of what will be."""
    title = next((b.span for b in draft.blocks if b.kind is BlockKind.TITLE), None)
    asked = (s for s in stands if title and s.asked and title.start <= s.start < title.end)
    return next((s for s in asked if s.event), None)


def _of_talk(
    draft: Draft, stands: Sequence[Stand], told: Sequence[Stand], number: int
) -> Stand | None:
    """What the turns right before told or asked, else the chance that the posts told last."""
    here = draft.sentences[number]
    if here.post is None:
        pointing = _POINTS.search(here.span.quote) is not None
        near = [s for s in told if here.span.start - s.start < 2 * _TALK]
        return near[-1] if near and not pointing else None
    asked = _in_title(draft, stands)
    if asked is not None and told and told[-1].post != here.post:
        # Another's number is of what the thread is about, rather than of what a post came to.
        return next((s for s in reversed(told) if s.event == asked.event), asked)
    near = [s for s in stands if here.span.start - s.start < _TALK]
    if near and not any(post.reply_to for post in draft.posts):
        return near[-1] if near[-1].event else None
    return told[-1] if told else None
