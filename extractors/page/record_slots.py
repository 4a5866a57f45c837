"""Typed slots of a line that software prints: who, when, which number, and the words of the template around them.

Every line that heads or closes a post is made of few sorts of things. `read_slots` tells them apart without
knowing the software: what is a time, a number, an address or a word of the template is taken away, and what is
left over is somebody's name. Which lines of a page are heads shows when such lines recur
(`extractors.page.record_heads`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.english import words
from extractors.page.lines import ends_sentence, page_lexicon, word_count
from extractors.page.notices import line_reason
from extractors.page.poster_lines import is_template
from extractors.page.widgets import is_badge, is_time, is_widget

_CLOCK = (
    r"@?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[.,]\d{3})?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:utc|gmt|[a-z]{1,4}[sd]?t)\b)?(?:\s?[+-]\d{2}:?\d{2}\b)?"
)
_UNIT = r"(?:s|m|h|d|w|y|mo|yr|min|mins|sec|secs|hours?|hrs?|days?|wks?|weeks?|months?|yrs?|years?|minutes?|seconds?)"
_BULLET = re.compile(
    r"(?:[-\u2013\u2014]{1,2}>|=>|[\u2192\u21b3\u21aa\u2514\u251c>]+|[-*+\u2022\u25b2\u25bc]|\[[-\u2013\u2014+\u2212]\])\s*(?=\S)"
)
_ADDRESS = r"<[^<>\s]+@[^<>\s]+>|\(?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?|\b[\w.+-]+ at [\w-]+(?:\.[\w-]+)+|\[mailto:[^\]]+\]"
_NUMBER = r"\(?(?:#|[Nn]o\.\s?|\u2116\s?)\d+\)?|\(\s*\d+\s*\)"
_QUOTED = r"\"[^\"\n]{2,30}\"|\u201c[^\u201d\n]{2,30}\u201d"
_WORD = r"[^\W_][\w.'\u2019#~&/-]*(?:\s?\((?=[^()\n]*[^\W\d_])(?:[^()\n]{1,24})\)(?=\s*(?:[:<>\u00b7|,]|$|\s)))?"
_PRONOUNS = re.compile(r"(?:she|he|they|it|xe|ze)(?:/[a-z]{2,6}){1,2}", re.IGNORECASE)
_FEDERATED = re.compile(r"[\w.-]{2,30}@(?:[\w-]+\.)+[a-z]{2,10}")  # an account with its server
_PHONE = r"\+\d[\d ]{6,16}\d"
_LONGEST = 140
_LONGEST_NAME = 46
_MOST_PARTS = 6
_PROFILE_WORDS = 8
# "[-]Otis Wray4d", "[-]Otis Wray4d125": an age right behind a name, perhaps with what readers gave behind it
_GLUED = re.compile(
    r"^(\[[-+\u2013\u2212]\].{2,40}?[^\W\d])(\d{1,3}(?:mo|min|[smhdwy])\*?)([-\u2212]?\d{1,4}(?:[-\u2212]\d{1,3})?)?$"
)
# ":anchor: 9:31 AM": what somebody is doing, before the time
_PICTURED = re.compile(r"^:[a-z0-9_+-]{1,40}:\s+(?=\d)")
_EMOJI = 0x2BFF
_LATER = re.compile(rf"(?:an?|\d{{1,3}})\s{_UNIT}\slater", re.IGNORECASE)
_RULE = re.compile(r"[\W_]{3,}")
_WHO = frozenset(("by", "from"))


@dataclass(frozen=True, slots=True)
class Slots:
    """What a line holds, apart from the words of its template.

    Args:
        shape: the line with its slots marked: ``T`` for a time, ``N`` for a number, ``W`` for a name or other
            words of its own; the template's own words stay.
        name: the words that are somebody's name, or "".
        own: how many runs of words the template does not explain.
        timed: whether a time stands in it.
        number: its number, or "".
        skip: how many characters of marks stand before it.
    """

    shape: str
    name: str
    own: int
    timed: bool
    number: str
    skip: int


@cache
def moment_pattern() -> re.Pattern[str]:
    """A time of posting in any of the forms in which software prints it."""
    month = rf"(?:{'|'.join(sorted(page_lexicon().months, key=len, reverse=True))})\.?"
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:,?\s\d{4})?"
    date = (
        rf"(?:{weekday}(?:{day}[\s-](?:of\s)?{month}(?:,?[\s-]\d{{4}})?|{month}\s+{day}\b{year})"
        r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?:\([a-z]{2,4}\))?|today|yesterday)"
    )
    glue = r"(?:,?\s+(?:at|on|@)\s+|\s*[,\u00b7\u2022|-]\s*|\s+|(?<=\d)T(?=\d)|(?<=\)))"
    age = rf"an?\s{_UNIT}\b(?:\.?\s+ago\b|(?=\W*$))|\d{{1,3}}\s?{_UNIT}\b(?:\.?\s+ago\b)?|just now|(?<=unread,)"
    return re.compile(
        rf"(?<![\w.#:/-])(?:{date}(?:{glue}{_CLOCK})?(?:\s\d{{4}}\b)?|{_CLOCK}(?:\s+\d{{4}}\b)?(?:{glue}{date})?|{age})(?![\w/])",
        re.IGNORECASE,
    )


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<T>{moment_pattern().pattern})|(?P<A>{_ADDRESS})|(?P<N>{_NUMBER})|(?P<H>[@~]\w[\w.-]*)"
        rf"|(?P<D>[+-]?\d[\d.,]*[KkMm%]?(?![\w]))|(?P<P>{_PHONE})|(?P<W>{_QUOTED}|{_WORD})|(?P<S>\s{{2,}}|\t)|(?P<X>\S)",
        re.IGNORECASE,
    )


@cache
def _glued_date() -> re.Pattern[str]:
    """Where a date follows a name without a space: "Ada QuillMarch 3, 2031 at 9:14"."""
    month = "|".join(sorted(page_lexicon().months, key=len, reverse=True))
    return re.compile(
        rf"(?<=[a-z])(?=(?:(?:{month})\s\d{{1,2}},?|\d{{1,2}}\s(?:{month}))\s\d{{4}}\b)",
        re.IGNORECASE,
    )


def _unglued(text: str) -> str:
    """A head whose name, age and scores stand without spaces with spaces between them."""
    text = _glued_date().sub(" ", text, count=1)
    return _GLUED.sub(lambda head: " ".join(part for part in head.groups() if part), text)


def has_moment(text: str) -> bool:
    """Whether a time of posting stands in a text."""
    return moment_pattern().search(_unglued(text)) is not None


def read_slots(text: str) -> Slots | None:
    """The slots of a line; None for one that is too long."""
    if len(text) > _LONGEST:
        return None
    if _FEDERATED.fullmatch(text):
        return Slots("W", text, 1, timed=False, number="", skip=0)
    text = _PICTURED.sub("", _unglued(text))
    bullet = _BULLET.match(text)
    reading = _Reading(text, bullet.end() if bullet else 0)
    for match in _token().finditer(text, reading.skip):
        reading.take(match)
    return reading.slots()


class _Reading:
    """One pass over the tokens of a line."""

    def __init__(self, text: str, skip: int) -> None:
        self.text = text
        self.skip = skip
        self.shape: list[str] = []
        self.runs: list[list[str]] = []
        self.who: int | None = None  # the run that "by" or "from" stands before
        self.number = ""
        self.broken = True  # whether the next word opens a run

    def take(self, match: re.Match[str]) -> None:
        """The next token."""
        kind, told = match.lastgroup, match.group()
        low = told.lower().strip(".'")
        if kind == "W" and (low not in _template_words() or self._goes_on(match)):
            self._word(told)
        elif kind == "H" and not self.runs:
            self._word(told.lstrip("@"))
            self.broken = True
        elif kind == "P":
            self._word(told)
            self.broken = True
        elif kind == "X" and (
            (told == "/" and self._in_sender(match)) or (told == "&" and self._joins(match))
        ):
            self.runs[-1].append(told)
        elif not (kind == "X" and told == "." and not self.broken):
            if kind == "N" and not self.number:
                self.number = re.sub(r"\D", "", told)
            self.broken = True
            self.shape.append("N" if kind == "D" else kind if kind in ("T", "N", "A", "H") else low)

    def _word(self, told: str) -> None:
        if self.broken:
            if self.shape and self.shape[-1] in _WHO:
                self.who = len(self.runs)
            self.runs.append([])
            self.shape.append("W")
        self.runs[-1].append(told)
        self.broken = False

    def _in_sender(self, match: re.Match[str]) -> bool:
        """Whether a stroke stands inside what follows "from": "From Ann Lee / Port Office"."""
        known = self.who is not None and self.who == len(self.runs) - 1
        return known and not self.broken and self.text[match.end() :][:1] == " "

    def _joins(self, match: re.Match[str]) -> bool:
        """Whether a sign stands between two words of a name: "Quay & Co."."""
        return not self.broken and re.match(r"\s\w", self.text[match.end() :]) is not None

    def _goes_on(self, match: re.Match[str]) -> bool:
        """Whether a word of templates stands inside a name: "Bob from Duluth"."""
        if self.broken or match.group().lower() not in page_lexicon().kinds.name_joins:
            return False
        following = re.match(r"\s[A-Z][\w'\u2019]+", self.text[match.end() :])
        return following is not None and self.text[match.start() - 1] == " "

    def slots(self) -> Slots:
        """What was read."""
        names = [" ".join(run) for run in self.runs]
        name = names[self.who or 0] if names else ""
        shape = " ".join(part for part in self.shape if part.strip())
        return Slots(
            shape,
            name.strip(' ,:"\u201c\u201d'),
            len(names),
            "T" in self.shape,
            self.number,
            self.skip,
        )


@cache
def _template_words() -> frozenset[str]:
    kinds = page_lexicon().kinds
    return kinds.head_words | kinds.beside_time | kinds.post_widgets | kinds.badges


def shape_of(text: str) -> str:
    """A line with its times and figures abstracted, by which lines of one template are known again."""
    told = moment_pattern().sub("\u27e8T\u27e9", text.lower().removeprefix("re:").strip())
    return re.sub(r"\d[\d.,]*", "0", told)


def may_name(text: str) -> bool:
    """Whether a line can hold nothing but a name, an account or a role that stands for one."""
    bare = text.strip("*_ :~@\u202a\u202c\u2069\u2066")
    if not 0 < len(bare) <= _LONGEST_NAME or len(bare.split()) > _MOST_PARTS:
        return False
    if not any(map(str.isalpha, bare)) and not re.fullmatch(_PHONE, bare):
        return False
    if _FEDERATED.fullmatch(bare):
        return True
    if (
        _PRONOUNS.fullmatch(bare)
        or is_template(bare)
        or _is_of_page(bare)
        or has_moment(bare)
        or is_time(bare)
        or is_widget(text)
        or is_badge(text)
        or line_reason(bare, in_post=False) == "navigation"
    ):
        return False
    if ends_sentence(bare) and not re.search(
        r"\b(?:\w|[Cc]o|[Ll]td|[Ii]nc|[Jj]r|[Ss]r|[Bb]ros)\.$", bare
    ):
        return False
    return bool(
        re.fullmatch(r"[\w.'\u2019()+#&/| \u00b7-]+(?:, [A-Z][\w.-]*(?: [A-Z]\w*)?)?", bare)
    )


def _is_of_page(text: str) -> bool:
    """Whether a line is a label, an item of a menu or the mark of an advert."""
    known = page_lexicon()
    return is_label(text) or text.lower() in known.labels.menu_items | known.kinds.advert


def name_in(text: str, one: Slots | None) -> str:
    """The name in a line that may hold one: without the template's words beside it ("mara says:"), else the line.

    Args:
        text: the line.
        one: its slots.
    """
    marked = one is not None and one.own == 1 and not set(one.shape.split()) <= {"W", "N"}
    name = one.name if one is not None and marked else text
    bare = name.strip("*_ :~@\u202a\u202c").removeprefix("u/")
    return re.sub(r"['\u2019]s$", "", bare)


def is_label(text: str) -> bool:
    """Whether a line is a label of a page's own fields ("Joined", "Location"), and so no name."""
    return text.strip("*_ :").lower() in page_lexicon().kinds.field_labels


def is_about_writer(text: str) -> bool:
    """Whether a line over what somebody says is of the writer's profile ("Posts: 1,204", "Writes The Tidal Letter")."""
    if is_label(text):
        return True
    if ends_sentence(text) or word_count(text) > _PROFILE_WORDS:
        return False
    kinds = page_lexicon().kinds
    label, colon, told = text.partition(":")
    if colon:
        return label.strip("*_ ").lower() in kinds.profile_labels and bool(told.strip())
    first, _, rest = text.partition(" ")
    return first.lower() in kinds.writer_verbs and rest[:1].isupper()


def is_named_well(text: str) -> bool:
    """Whether a name is one token, or its words open with capitals."""
    parts = re.sub(r"\([^()]*\)", " ", text.strip("*_ :@~")).split()
    particles = page_lexicon().byline.name_particles
    if len(parts) == 1:
        return len(words(text)) > 0
    return all(
        not part[0].islower()
        or part.lower() in particles
        or part.lower() in page_lexicon().kinds.name_joins
        for part in parts
    )


def is_furniture(text: str) -> bool:
    """Whether a line is made of what software prints: a rule, counters, buttons, badges, a time alone."""
    ruled = _RULE.fullmatch(text) and all(ord(char) <= _EMOJI for char in text)
    if is_widget(text) or is_badge(text) or is_time(text) or ruled or _LATER.fullmatch(text):
        return True
    slots = read_slots(text)
    return (
        slots is not None and slots.own == 0 and word_count(text) <= 14 and not ends_sentence(text)
    )
