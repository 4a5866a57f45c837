"""Items of outlooks: bullets, numbered and labelled lines under a forecasting frame, each with its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.draft import Outlook
from extractors.forecasting.horizons import TimeKind, TimePhrase, find_times
from extractors.forecasting.outlook_answers import answers
from extractors.forecasting.outlook_chances import item_chance
from extractors.forecasting.outlook_frames import Frame, is_after
from extractors.forecasting.outlook_words import outlook_cues
from extractors.forecasting.quantities import Quantity, find_quantities
from extractors.forecasting.to_come import counts_back
from extractors.language.english import sentence_ranges
from extractors.language.estimates import chance_line, short_answer
from extractors.language.honorifics import HONORIFIC
from kg.model import Horizon, Span

_NUMBERED = re.compile(
    r"(?:(?<=^)|(?<=[.!?”\"’)]\s))(?:No\.\s?\d{1,2}|#\d{1,2}|\(\d{1,2}\)|\d{1,2}[.)])[:.]?\s+(?=\S)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[\W_]*(?:(?P<desk>[A-Z][\w &/’'-]{1,24})\s[—–]\s)?(?P<label>[^\s:;.!?][^:;!?\n]{0,58}?):\s+(?=\S)"
)
ANSWERED_BY = re.compile(
    rf"^[\W_]*(?P<label>(?:{HONORIFIC}\s)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){{1,3}})\s[—–]\s+(?=[~<>≈]?\s?\d|(?:under|over|about|around|maybe|roughly|below|above)\s\d)"
)
"""Whoever answers before a dash and a number: "Dr Ada Quill — 25–30%"."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|stood|rose|fell|grew|averaged|didn[’']t|wasn[’']t|weren[’']t|got\s(?:\w+\s){1,3}right|last\s(?:year|month|week|time))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:action|note|source|sources|see|read|photo|image|caption|method|share|reply|comments?|update|edit|present|apologies|attending|motion|agreed|resolved|present|chart|data|last\sreviewed|updated|posted|published|by|fees|volume|compiled|retrieved|adjudicator|stake|resolution|settles|resolves|rules|criteria|background|attendees|moderator|host|caveat|caveats|(?:number|count)\sof\s(?:forecasters|predictors|traders|responses|respondents|predictions|votes|participants|comments)|last\s(?:week|month|time|round)|a\s(?:week|month)\sago|disclaimer|related|further|tags?)\b\W",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"\b(?:(?:I\s|and\s)(?:would\s)?(?:decline|pass|abstain|refuse)|ill-posed|no\sidea|no\snumber|won[’']t\s(?:guess|say)|can[’']t\ssay)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"^\W*(?:If|Were|Had|Suppose|Imagine|Should)\b")
"""What opens a case and no forecast: "Were gas to cost half as much again, prices would be higher"."""
_OWN = re.compile(
    r"^\W*(?:(?:and|but|so|for\s\d{4}),?\s)?(?:I|we|you)\s(?:got|had|have|was|were|said|made|did|asked|made|read|don[’']t|am|are)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(?:in|at|by|after)\sthe\s[A-Z][a-z]+\s(?=[a-z]+)")
"""A month that only says which: "turnout in the May local elections"."""
_THEN = re.compile(
    r"[,;]?\s(?:(?:and|then|but|rising\sto|going\sto)\s)?(?:about\s|roughly\s|maybe\s)?"
)
_REMARK = re.compile(r"(?<=\w)\s\([^()]{3,}\)?\W*$")
_ASIDE_ALONE = re.compile(r"\W*\([^()]*\)?\W*")
_SAME = re.compile(r"^\W*(?:same|ditto|likewise|as\sabove|as\sbefore)\b", re.IGNORECASE)
_LONGEST, _BRIEF = 42, 9
_TRIM = " \t\n.,;:–—-()[]“”\"'‘’*•|=~≈"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list.

    Args:
        start: first code point, after bullet or number.
        end: past its last.
        block: index of its block.
        listed: whether the page sets it out as an item (bullet, number, label).
        label: place of the words before its colon, or None.
    """

    start: int
    end: int
    block: int
    listed: bool
    label: tuple[int, int] | None = None


def items_in(text: str, span: Span, block: int, *, listed: bool) -> list[Item]:
    """The items that a block holds: its inline numbers part it, else it is one, labelled or not.

    Args:
        text: the whole text.
        span: the block's place.
        block: its index.
        listed: whether it is a bullet.
    """
    marks = list(_NUMBERED.finditer(text[span.start : span.end]))
    if len(marks) > 1 or (marks and marks[0].start() == 0):
        ends = [*(span.start + m.start() for m in marks[1:]), span.end]
        return [
            Item(span.start + mark.end(), len(text[:end].rstrip()), block, listed=True)
            for mark, end in zip(marks, ends, strict=True)
        ]
    start, end = span.start, span.end
    found = ANSWERED_BY.match(text[start:end]) or _LABEL.match(text[start:end])
    if found is None or len(found["label"].split()) > _BRIEF:
        return [Item(start, end, block, listed)]
    label = (start + found.start("label"), start + found.end("label"))
    return [Item(start + found.end(), end, block, listed, label)]


@dataclass(frozen=True, slots=True)
class Under:
    """What an item stands under.

    Args:
        frame: the frame.
        horizon: by when, of the frame or the page; None where neither says.
        reference: ISO date of the page, or None.
        who: the words over the item that name whoever forecasts, or None.
        voice: whose they are by the page, or None.
        before: the day of the item before, for "by then".
        bare: whether a number without a sign is a chance.
        sure: whether ``who`` is sure.
    """

    frame: Frame
    horizon: Horizon | None
    reference: str | None
    who: Span | None = None
    voice: str | None = None
    before: Horizon | None = None
    bare: bool = False
    sure: bool = False


def outlooks_of(text: str, item: Item, under: Under, *, named: bool) -> list[Outlook]:
    """The forecasts of an item; none where it only comments, asks or tells of the past.

    Args:
        text: the whole text.
        item: the item.
        under: what it stands under.
        named: whether the item's label names whoever forecasts.
    """
    whole = item.label[0] if item.label and not named else item.start
    if _ASIDE.match(text[whole : item.end]) or _DECLINED.search(text, whole, item.end):
        return []
    sentences = list(sentence_ranges(text, item.start, item.end)) or [(item.start, item.end)]
    who = Span.of(text, *item.label) if named and item.label else under.who
    make = _Maker(text, item, under, who, sure=under.sure or (named and item.label is not None))
    end = _clause_end(text, *sentences[0])
    if named:
        told = answers(text, item.start, end, under.reference)
        answered = [make.outlook(place, event, q, time) for place, q, time, event in told]
        if answered:
            return [outlook for outlook in answered if outlook is not None]
    chance = item_chance(text, whole, sentences[0][1], bare=under.bare)
    if chance is None:
        alone = (make.told_alone(place, near=n == 0) for n, place in enumerate(sentences[1:4]))
        chance = next((one for one in alone if one is not None), None)
        closes = (
            close for start, close in sentences[1:] if chance and start <= chance.start < close
        )
        end = next(closes, end)
    elif is_amount(text, (whole, chance.start), under.frame):
        chance = None
    end = max(end, chance.end if chance else end)
    later = _later_chance(text, chance, end, under) if chance else None
    time = own_time(text, whole, later[0].start if later else end, under)
    if chance is None and not _foretells(text, item, (whole, end), under, time, named=named):
        return []
    event = event_words(text, (whole, min(end, sentences[0][1])), chance, time)
    if later is not None and chance is not None:
        event = event_words(text, (whole, chance.end), chance, time)
        own = (later[0].start, max(end, later[1].end))
        both = (
            make.outlook((whole, chance.end), event, chance, time),
            make.outlook(own, event, *later),
        )
        return [outlook for outlook in both if outlook is not None]
    found = [make.outlook((whole, end), event, chance, time)]
    if under.frame.strong and item.listed and chance is None:
        found += [
            make.dated(place) for place in (*_clauses(text, end, sentences[0]), *sentences[1:])
        ]
    return [outlook for outlook in found if outlook is not None]


def _later_chance(
    text: str, first: Quantity, end: int, under: Under
) -> tuple[Quantity, TimePhrase] | None:
    """A second chance of an item with a day of its own: "No driver on the coast road: 40%, and 75% by 2029"."""
    later = next((q for q in find_quantities(text, first.end, end)), None)
    if later is None or _THEN.fullmatch(text[first.end : later.start]) is None:
        return None
    day = own_time(text, later.end, end, under)
    return None if day is None else (later, day)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the outlooks of one item."""

    text: str
    item: Item
    under: Under
    who: Span | None
    sure: bool

    def outlook(
        self, stretch: tuple[int, int], event: str, chance: Quantity | None, time: TimePhrase | None
    ) -> Outlook | None:
        """The outlook of a stretch; None where no words are left of its event."""
        span = Span.trimmed(self.text, *stretch)
        if _SAME.match(event) or not re.search(r"[^\W\d_]{2}", event):
            event = self.under.frame.topic
        if span is None or not event:
            return None
        probability = chance.probability if chance else None
        day, head = _day(time, self.under), self.under.frame.span
        voice = self.under.voice
        return Outlook(
            span,
            self.item.block,
            event,
            self.who,
            voice,
            probability,
            day,
            head,
            self.sure,
            item=True,
        )

    def dated(self, place: tuple[int, int]) -> Outlook | None:
        """A further statement that opens or closes with a day of its own: "By August, sellers get ..."."""
        time = own_time(self.text, *place, self.under)
        if time is None or _PAST.search(self.text, *place) or _is_supposed(self.text, place):
            return None
        if time.start > place[0] + 1 and time.end < place[1] - 2:
            return None
        return self.outlook(place, event_words(self.text, place, None, time), None, time)

    def told_alone(self, place: tuple[int, int], *, near: bool) -> Quantity | None:
        """The chance that a short sentence tells and nothing else: "One chance in three.", "95 at least."."""
        words = self.text[slice(*place)]
        if len(words.split()) > _BRIEF:
            return None
        line = chance_line(words)
        if (
            not near
            and short_answer(words) is None
            and (line is None or line.label[0] < line.label[1])
        ):
            return None
        if outlook_cues().measure.search(words) and not outlook_cues().chance.search(words):
            return None  # "Core inflation averaged 3.2 per cent" measures.
        asked = self.under.bare or bool(self.under.frame.question)
        told = item_chance(self.text, place[0] - 2, place[1], bare=asked)
        found = find_quantities(self.text, *place)
        return told or (found[0] if len(found) == 1 else None)


def _clauses(text: str, end: int, sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """The clause after the semicolon that ends an item's first statement."""
    return [(end + 2, sentence[1])] if end + 2 < sentence[1] and text[end] == ";" else []


def _foretells(
    text: str,
    item: Item,
    stretch: tuple[int, int],
    under: Under,
    time: TimePhrase | None,
    *,
    named: bool,
) -> bool:
    """Whether an item without a chance is a forecast: set out under a frame that says so, with a day, of nothing past."""
    words = text[stretch[0] : stretch[1]]
    figured = item.label is not None and re.match(r"\W*[$€£~]?\d", text[item.start :]) is not None
    if _day(time, under) is None or not (item.listed or item.label):
        return False
    if not under.frame.strong and not figured:
        return False
    if words.rstrip(' ”"’)').endswith("?") or _PAST.search(words) or _OWN.match(words):
        return False
    if _SUPPOSED.match(words):
        return False
    count = len(words.split())
    return (2 if named else 3) <= count <= _LONGEST


def _is_supposed(text: str, place: tuple[int, int]) -> bool:
    """Whether a statement opens with a case."""
    return _SUPPOSED.match(text[slice(*place)]) is not None


def own_time(text: str, start: int, end: int, under: Under) -> TimePhrase | None:
    """The time to come, or "by then", that an item names; None where it names none."""
    for reference in dict.fromkeys((under.reference, _eve(under))):
        for time in find_times(text, start, end, reference=reference):
            ahead = time.horizon is not None and is_after(time.horizon, under.reference)
            if counts_back(text, start, time):
                continue
            if not time.attributive and (ahead or time.kind is TimeKind.SAME):
                return time
    return None


def _eve(under: Under) -> str | None:
    """The first day of the year that a frame is about, from which "in April" counts under it."""
    horizon = under.horizon
    if horizon is None or horizon.start is None or horizon.start[4:] != "-01-01":
        return under.reference
    later = under.reference is None or horizon.start > under.reference
    return horizon.start if later and horizon.date[:4] == horizon.start[:4] else under.reference


def _day(time: TimePhrase | None, under: Under) -> Horizon | None:
    if time is None:
        return under.horizon
    return under.before or under.horizon if time.kind is TimeKind.SAME else time.horizon


def is_amount(text: str, label: tuple[int, int], frame: Frame) -> bool:
    """Whether the words before a percentage name what it measures, so that it is an amount: "Inflation: 2.4%"."""
    words = re.sub(
        r"\([^()]*\)|\b(?:in|by|for|end-?)\s?(?:20\d\d|\w+\s20\d\d)\b",
        " ",
        text[label[0] : label[1]],
    )
    named = list(outlook_cues().measure.finditer(words))
    if not named or frame.chances:
        return False
    last = re.findall(r"[\w%&’'-]+", words)[-3:]
    # A verb or a comparison makes it an event: "Inflation above 3%", "prices fall".
    moved = re.search(
        r"\b(?:above|below|over|under|at\sleast|falls?|rises?|will|drops?|hits?|tops?|exceeds?|stays?|ends?|cut|hike|higher|lower)\b",
        words,
        re.IGNORECASE,
    )
    return moved is None and any(m.group().lower() in {w.lower() for w in last} for m in named)


def event_words(
    text: str, stretch: tuple[int, int], chance: Quantity | None, time: TimePhrase | None
) -> str:
    """What an item says will happen: its words without chance and time."""
    cut = [(one.start, one.end) for one in (chance,) if one is not None]
    if (
        time is not None
        and time.is_cut
        and not _MARKS.match(text, time.start, stretch[1])
        and not any(a < time.end and time.start < b for a, b in cut)
    ):
        cut.append((time.start, time.end))
    cut = sorted(place for place in cut if stretch[0] <= place[0] and place[1] <= stretch[1])
    kept, at = "", stretch[0]
    for start, end in cut:
        kept += text[at:start]
        at = max(at, end)
    kept += text[at : stretch[1]]
    kept = re.sub(r":\s*\([^()]*\)\W*$", "", kept)
    kept = _REMARK.sub("", kept.rstrip(_TRIM + ":"))
    kept = "" if _ASIDE_ALONE.fullmatch(kept) else kept
    kept = re.sub(r"[(\[]\W*(?:I\shave\sinside\sinformation\W*)?[)\]]", " ", kept)
    kept = re.sub(
        r"(?:[:;,–—]|\s-)\s*(?:I\s(?:said|say|put|gave)|about|maybe|roughly|around|less\sthan|more\sthan|at\sleast|yes|no|(?:(?:very|highly|extremely|quite)\s)?(?:un)?likely|possible|probable|almost\scertain)\W*$",
        "",
        kept,
    )
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(kept.split())).strip(_TRIM)


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the first statement of an item ends: before a semicolon."""
    at = text.find("; ", start, end)
    return end if at < 0 else at
