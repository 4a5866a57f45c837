"""A page as lines: their places, the blank lines before them, and shapes that a line can have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.language.english import english_lexicon
from extractors.language.lexicon import load_lexicon
from extractors.language.titles import person_titles

# Longer lines are running text whatever they look like; shapes are not tried on them.
LONGEST_SHAPED = 300

# Words of somebody who speaks of themselves or to somebody.
PERSONAL = frozenset(
    "i i'm i've i'd i'll my me myself you you're your you've".split()  # noqa: SIM905
)

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019\u2011.-][^\W_]+)*")
_BULLET = re.compile(
    r"(?:[-*+\u2022\u25aa\u25cf\u25e6\u2023\u2043\u2219\u2013\u2014\u00b7]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+)"
)
_QUOTED = re.compile(r"(?:\"[^\"]*\"|[\u201c\u00ab][^\u201c\u00ab]*[\"\u201d\u00bb])[.,;]?")
_LABEL = re.compile(
    r"(?:\*\*[^*]{2,60}\*\*|[^\s.!?:\u2014\u2013-][^.!?:\u2014\u2013\n]{1,90}?)(?:\s[\u2014\u2013-]\s|:\*{0,2}\s)\S"
)
_CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
_STAMP = rf"(?:[\[(]?\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}},?\s)?{_CLOCK}(?:\s[-\u2013]\s)?"
_TURN = re.compile(
    rf"(?P<stamp>{_STAMP}\s*)?(?:>>+\s*|<(?:v\s)?(?=[^<>\n]{{1,40}}>))?[*_]{{0,3}}"
    # A name, or a role with a number; titles and initials end in full stops.
    r"(?P<name>[^\W\d_][^\s:.!?,()<>]*\.?(?:\s[^\W_][^\s:.!?,()<>]*\.?){0,8})"
    # What the speaker is: "Ann Lee (coast agency):", "Ann Lee, engineer:", "Ann Lee (North Harbour) (Lab):".
    r"(?:(?:\s\([^()\n]{1,60}\)){1,2}|,\s[^:.!?\n]{1,40}|\s[\u2013\u2014]\s[^:.!?\n]{1,40})?[*_]{0,3}"
    rf"(?:\s*{_CLOCK})?(?::[*_]{{0,3}}(?:\s+|$)|(?P<angle>>)\s*)"
)
# A number in the place of a name, as chats are exported.
_DIALLED = re.compile(rf"{_STAMP}\s*(?P<name>\+\d[\d ]{{6,16}}\d):(?:\s+|$)")
# "Q112 Chair:", as hearings number what is asked.
ASKED = re.compile(r"\bQ(\d{1,4})\s(?=\w)")
# As hearings are printed: "SENATOR HALE. Thank you.", "Ms. HALE of Orrin. Thank you."
_STOPPED = re.compile(
    r"((?:(?:MR|MRS|MS|DR|SEN|REP|PROF|SIR|ST|Mr|Mrs|Ms|Dr|Sen|Rep|Prof|Senator|Chairman|Chairwoman|The)\.?\s)?"
    r"[A-Z][A-Z'\u2019-]{2,}(?:\s[A-Z][A-Z'\u2019-]{2,}){0,3}(?:\sof(?:\s[A-Z][a-z]+){1,2})?)\.\s+(?=[A-Z\u201c\"])"
)
# As other houses print them: "Ann Lee (North). \u2013 Madam President", "Ann Lee, rapporteur. \u2013 I thank", "ANN LEE \u2013 Yes."
_DASHED = re.compile(
    r"(?:(?P<name>[^\W\d_][\w'\u2019-]*(?:\s[^\W\d_][\w'\u2019-]*\.?){0,4})"
    r"(?:\s\([^()\n]{1,40}\)|,\s[^.,()\n]{1,60}){0,2}\.|(?P<capitals>[A-Z][A-Z'\u2019-]+(?:\s[A-Z][A-Z'\u2019-]+){1,3}))"
    r"\s[\u2013\u2014-](?:\s+|$)"
    r"|(?P<plain>[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+){1,3})\s[\u2013\u2014]\s+(?=[A-Z\u201c\"])"
)
# As magazines print interviews: "**AQ** Yes, I do.", "**Ada Quill** Yes, I do."
_BOLD = re.compile(
    r"(?P<mark>\*\*|__)(?P<name>[A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,3})(?P=mark)\s+(?=[A-Z\u201c\"])"
)
# As minutes of a panel are written: "(Chair) Welcome.", "(Ada Quill) Thank you."
_BRACKETED = re.compile(
    r"\((?P<name>[A-Z][\w.'\u2019-]+(?:\s[A-Z][\w.'\u2019-]*){0,3})\)\s+(?=[A-Z\u201c\"])"
)
_LONGEST_TITLE = 5
_MOST = 5  # words of a speaker's label
_OFFICE = 9  # those of an office's: "The Minister of State for Water and Fish"
# Small words inside an office.
IN_OFFICES = frozenset(("of", "for", "and", "the", "to", "in"))
_HANDLE = re.compile(r"@([A-Za-z0-9_]{2,30})\b")


@dataclass(frozen=True, slots=True)
class KeyWords:
    """Front-matter keys by the field they fill."""

    title: frozenset[str]
    author: frozenset[str]
    published: frozenset[str]
    publisher: frozenset[str]
    url: frozenset[str]
    kind: frozenset[str]
    mail: frozenset[str]


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Words before an author, a publisher or a date, and what a numbered publication calls itself."""

    author: tuple[str, ...]
    publisher: tuple[str, ...]
    published: tuple[str, ...]
    changed: tuple[str, ...]
    offices: frozenset[str]
    outlets: frozenset[str]
    place_words: frozenset[str]
    sections: frozenset[str]
    name_particles: frozenset[str]
    serial: frozenset[str]


@dataclass(frozen=True, slots=True)
class PublicationWords:
    """Words beside a publication's name at the head of an issue and in its own notices."""

    issue_words: frozenset[str]
    kinds: frozenset[str]
    about: frozenset[str]
    notice_openers: tuple[str, ...]
    notice_verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindWords:
    """Phrases by which a page shows its kind."""

    transcript: tuple[str, ...]
    conversation: tuple[str, ...]
    play: tuple[str, ...]
    letters: frozenset[str]
    press: tuple[str, ...]
    newsletter: tuple[str, ...]
    issue_words: frozenset[str]
    newsletter_names: frozenset[str]
    beside_time: frozenset[str]
    post_widgets: frozenset[str]
    badges: frozenset[str]
    guests: frozenset[str]
    sure_badges: frozenset[str]
    removed: frozenset[str]
    closing_verbs: frozenset[str]
    answer_widgets: frozenset[str]
    head_words: frozenset[str]
    field_labels: frozenset[str]
    profile_labels: frozenset[str]
    writer_labels: frozenset[str]
    section_labels: frozenset[str]
    writer_verbs: frozenset[str]
    name_joins: frozenset[str]
    further: frozenset[str]
    advert: frozenset[str]
    report: frozenset[str]
    report_parts: frozenset[str]
    comments: frozenset[str]
    comment: frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Words at the head of a line that tell its part in the page."""

    not_speakers: frozenset[str]
    caption_numbered: frozenset[str]
    caption: frozenset[str]
    headings: frozenset[str]
    question_openers: frozenset[str]
    comment_openers: frozenset[str]
    notes: frozenset[str]
    talk_parts: frozenset[str]
    part_verbs: Mapping[str, str]
    question_marks: frozenset[str]
    answer_marks: frozenset[str]
    to_the_writer: tuple[str, ...]
    to_those_above: tuple[str, ...]
    opens_afresh: tuple[str, ...]
    takes_up: frozenset[str]
    plain_words: frozenset[str]
    menu_items: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageLexicon:
    """Words by which a page says what it is, from ``lexicons/page.toml``."""

    keys: KeyWords
    byline: BylineWords
    publication: PublicationWords
    kinds: KindWords
    labels: LabelWords
    numbers: Mapping[str, int]
    months: Mapping[str, int]


def page_lexicon() -> PageLexicon:
    """The words by which a page says what it is."""
    return load_lexicon(PageLexicon, "page")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Args:
        start: its first code point that is no white space (inclusive).
        end: after its last one (exclusive).
        text: the characters between.
        gap: how many blank lines stand before it.
        indent: how many white-space characters stand before it in its line.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int

    @property
    def shaped(self) -> str:
        """The text for tests of shape; cut short in lines too long to have one."""
        return self.text if len(self.text) <= LONGEST_SHAPED else self.text[:LONGEST_SHAPED]


def page_lines(text: str) -> tuple[Line, ...]:
    """All lines of ``text`` that are not blank; every character that is no white space is in one."""
    found: list[Line] = []
    here = blank = 0
    for match in (*_BREAK.finditer(text), None):
        stop = match.start() if match else len(text)
        raw = text[here:stop]
        inner = raw.strip()
        if inner:
            indent = len(raw) - len(raw.lstrip())
            start = here + indent
            found.append(Line(start, start + len(inner), inner, blank, indent))
            blank = 0
        else:
            blank += 1
        here = match.end() if match else stop
    return tuple(found)


def word_count(text: str) -> int:
    """How many words ``text`` has, hyphenated ones counted once."""
    return sum(1 for _ in _WORD.finditer(text))


def flat(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return " ".join(text.split())


def bullet_end(text: str) -> int:
    """Length of the list mark at the head of a line, 0 without one.

    A dash, star or dot, or a number or letter with a bracket or full stop; a space follows it.
    """
    match = _BULLET.match(text)
    return match.end() if match and match.end() < len(text) else 0


def is_whole_quotation(text: str) -> bool:
    """Whether a line is one quotation from its first to its last mark."""
    return len(text) > 2 and bool(_QUOTED.fullmatch(text))


def is_labelled(text: str) -> bool:
    """Whether a line opens with a short label and a dash or colon ("Cost \u2014 it falls")."""
    match = _LABEL.match(text[:LONGEST_SHAPED])
    return match is not None and word_count(text[: match.end()]) <= 11


def turn_name(line: Line) -> tuple[str, int] | None:
    """The speaker and the length of the label of a line such as ``JO LEE: Good evening``, or None.

    Whether it is a speaker shows only when the name recurs; see `extractors.page.turns`.
    """
    match = _TURN.match(line.shaped)
    if not match:
        dialled = _DIALLED.match(line.shaped)
        if dialled:
            return dialled["name"], dialled.end()
        stopped = _STOPPED.match(line.shaped)
        return (stopped[1], stopped.end()) if stopped else _dashed(line) or _marked(line)
    name = ASKED.sub("", match["name"].strip())
    opened = "<" in line.shaped[: match.start("name")]
    known = name.lower() in page_lexicon().labels.not_speakers
    if known or opened != (match["angle"] is not None) or not _may_speak(name.split()):
        marked = opened and match["angle"] is not None
        account = " " not in name and not known and (marked or match["stamp"] is not None)
        return (name, match.end()) if account else None
    return name, match.end()


def _dashed(line: Line) -> tuple[str, int] | None:
    """The speaker and the length of a label that a dash closes behind a full stop or capitals, or None."""
    match = _DASHED.match(line.shaped)
    name = (match["name"] or match["capitals"] or match["plain"]) if match else ""
    known = name.lower() in page_lexicon().labels.not_speakers
    return (name, match.end()) if match and not known and _may_speak(name.split()) else None


def _marked(line: Line) -> tuple[str, int] | None:
    """The speaker and the length of a label in bold type or brackets that nothing closes, or None."""
    match = _BOLD.match(line.shaped) or _BRACKETED.match(line.shaped)
    name = match["name"] if match else ""
    known = name.lower() in page_lexicon().labels.not_speakers
    return (name, match.end()) if match and not known and _may_speak(name.split()) else None


def holds_office(first: str) -> bool:
    """Whether the first word of a speaker's label is a title or the article of an office ("The Minister for Water").

    Args:
        first: as written.
    """
    return first == "The" or first.rstrip(".").lower() in person_titles()


def _may_speak(parts: list[str]) -> bool:
    """Whether the words of a label can be a speaker's name, title or role."""
    particles = page_lexicon().byline.name_particles
    first, *others = parts
    office = holds_office(first)
    if len(parts) > (_OFFICE if office else _MOST) or any(
        part.endswith(".") and len(part) > _LONGEST_TITLE for part in parts
    ):
        return False
    if office and others and others[-1].lower() not in IN_OFFICES:
        particles = particles | IN_OFFICES
    return (first[0].isupper() or first.lower() in particles) and all(
        part[0].isupper() or part.isdigit() or part.lower() in particles for part in others
    )


def leading_handle(text: str) -> str | None:
    """The person whom a post addresses at its head (``@name ...``), or None."""
    match = _HANDLE.match(text)
    return match.group(1) if match else None


def ends_sentence(text: str) -> bool:
    """Whether a line closes with the mark of a finished sentence."""
    bare = text.rstrip("\"'\u2019\u201d\u00bb)]*_ ")
    return bare.endswith((".", "!", "?", "\u2026", "\u3002", "\uff1f", "\uff01"))


def capital_share(text: str) -> float:
    """Share of the words that carry meaning that open with a capital or a digit; 0 without any."""
    small = english_lexicon().function_words
    told = [
        word for word in _WORD.findall(text) if word.lower().replace("\u2019", "'") not in small
    ]
    return sum(1 for word in told if not word[0].islower()) / len(told) if told else 0.0


def is_short_line(text: str) -> bool:
    """Whether a line has the length of a heading: at most 16 words and 120 characters."""
    return len(text) <= 120 and word_count(text) <= 16


def line_start(text: str, at: int) -> int:
    """The first character of the line around ``at`` that is no white space."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    while text[start].isspace():
        start += 1
    return start
