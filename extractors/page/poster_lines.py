"""Lines that say who posted something and when, and what software prints beside that.

"kelp_ 4 hours ago", "Ida K.   Author   12 Nov", "marlow 42 points 3h | parent | next": a name, perhaps badges,
scores, an account or whom the post answers, a time, and links and buttons, in any of the forms in which
pages part them. A line that holds anything else says something and is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.english import english_lexicon, words
from extractors.page.dates import find_date
from extractors.page.lines import ends_sentence, page_lexicon, word_count

_UNIT = r"(?:s|m|h|d|w|y|mo|yr|min|mins|sec|secs|hours?|hrs?|days?|wks?|weeks?|months?|yrs?|years?|minutes?|seconds?)"
_AGO = re.compile(
    rf"\b\d{{1,3}}\s?{_UNIT}\b(?:\.?\s+ago\b)?|\ban?\s{_UNIT}\s+ago\b|\byesterday\b|\bjust now\b|\btoday\sat\b",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"\b\d{1,3}\s?(?:s|m|h|d|min|mins|hours?|hrs?|days?|minutes?|seconds?)\b(?!\.?\s?read)",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_WORD = r"[^\W_][\w.'\u2019-]*"
_SAYS = re.compile(
    rf"({_WORD}(?:\s{_WORD}){{0,3}})\s+(?:says|wrote|writes|said|commented|replied)\s*:?"
)
_GONE = re.compile(r"\[[a-z][a-z ]{2,30}\]")
_CUT = re.compile(
    r"\s*[\u00b7|,\u2022\u00bb(\u2014\u2013\[:]\s*|\s+-\s+|\s+@|\s+\d|\s+an?\s|\s+just\s|\s+yesterday"
)
_BY = re.compile(
    r"(?:(?:reply|response|comment|answer|posted?|written|\d+ points?)\s|post)?(?:by|from)\s",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:u/|@)?\*{{0,2}}({_WORD}(?:\s{_WORD}){{0,3}})\*{{0,2}}")
_FIELD = re.compile(
    r"\s+(?=[>\u2192\u21b3\u21aa\u25b8\u25b6\u27a4]\s*\S|(?:in\sreply|repl(?:ied|ying)|respond(?:ed|ing))\sto\s)"
    r"|\s{2,}|\t|\s*[|\u00b7\u2022\u00bb\u203a()\[\]]\s*|\s+[-\u2013\u2014]\s+|,\s+|\s[-\u2013\u2014]$"
)
_FOLDED = re.compile(r"^\W*\[[-\u2013\u2014+]\]\s*|^[\s\u25b2\u25bc\u25b3\u25bd\u2191\u2193*_]+")
_SCORE = re.compile(
    r"[\s,]+[-+\u2212]?\d[\d.,]*k?(?:\s(?:points?|pts?|votes?|likes?|karma|upvotes?))?$",
    re.IGNORECASE,
)
_LIKED = re.compile(r"\b[Ll]iked\sby\s\S.{1,60}$")
_ANSWERS = re.compile(
    r"(?:[>\u2192\u21b3\u21aa\u25b8\u25b6\u27a4]|(?:in\s)?(?:repl(?:y|ied|ying)|respond(?:ed|ing)|answer(?:ed|ing)|response)\sto)\s*@?(\S.{0,39})",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"@([A-Za-z0-9_][\w.-]{1,60})")
_NUMBERED = re.compile(r"#\d{1,5}[.:)]?\s+")
_TOLD = re.compile(
    r"(?:\s(?:on|at|says|said|wrote|writes|posted|commented|replied))+\s*:?$", re.IGNORECASE
)
_SIGN = re.compile(r"[A-Z]{1,2}")  # what a writer is to the page: "[S]", "[M]"
_ACCOUNTED = re.compile(r"^[a-z]|[\d_]")  # an account rather than somebody's name
_PRONOUNS = re.compile(r"(?:she|he|they|it)/\w{2,5}(?:/\w{2,6})?", re.IGNORECASE)
# "submitted 6 hours ago by kelp_"
_TIME_FIRST = re.compile(
    r"(?:submitted|posted|asked|started|written|commented)(?:\son)?", re.IGNORECASE
)
_INITIAL = re.compile(r"[a-zA-Z]\.")
_LINKS = frozenset({"root", "parent", "prev", "next"})
HEAD_LENGTH = 80
"""Characters of the longest head of a post that stands in one line."""
_HEAD_WORDS = 12
_LONGEST = 120
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class PosterLine:
    """What a line says of a post.

    Args:
        name: its writer, or None for an account that is gone.
        handle: the account, where the line shows one with a mark.
        answers: whom it answers as the line says, or "".
        links: links to posts around it ("root", "parent", "prev", "next"), which show how deep it stands.
        opens: whether it says how long ago an account opened the talk ("submitted 6 hours ago by kelp_").
    """

    name: str | None
    handle: str | None = None
    answers: str = ""
    links: frozenset[str] = frozenset()
    opens: bool = False


def writer_line(text: str) -> PosterLine | None:
    """What a line that only says who posted and when holds; None for any other line."""
    label, colon, _ = text.partition(":")
    if colon and label.lower() in page_lexicon().kinds.profile_labels:
        return None  # "Joined: Apr 5, 2011" tells when its writer came
    return _of_fields(text) or _plain(text)


def names_time(text: str) -> bool:
    """Whether a line is the time of a comment and nothing else ("2 May 2031 at 10:15", "3h")."""
    timed = bool(_AGO.search(text) or find_date(text)) if len(text) <= HEAD_LENGTH else False
    return timed and _only_time(text)


def names_writer(text: str) -> bool:
    """Whether a line only says who wrote a comment and when ("Ida K. - 3 hours ago")."""
    return writer_line(text) is not None


def timed_writer(text: str) -> str | None:
    """The writer in a line that only says who wrote and when, "" for a deleted account; None for others."""
    line = writer_line(text)
    return None if line is None else line.name or ""


def names_age(text: str) -> bool:
    """Whether a line is the head of a post that is minutes, hours or days old ("Ida K. - 3h", "52m")."""
    fresh = _FRESH.search(text) if len(text) <= HEAD_LENGTH else None
    return fresh is not None and (names_time(text) or writer_line(text) is not None)


def moments(text: str) -> list[str]:
    """The times of posting that a text tells, in its order."""
    return [match.group() for match in _moment().finditer(text)]


def name_of(text: str) -> str | None:
    """The name that a text opens with and a reader may go by, or None; a date is none."""
    bare = _BY.sub("", text.strip(" \u2014\u2013-:\u00b7|"), count=1)
    match = _NAME.fullmatch(_CUT.split(bare, maxsplit=1)[0].strip(" *:"))
    if match is None or len(match[1]) > 40 or match[1][0].isdigit():
        return None
    first, *others = match[1].split()
    dates = first.lower() in page_lexicon().months and (not others or others[0][0].isdigit())
    return None if dates or is_template(match[1]) else match[1]


def is_template(name: str) -> bool:
    """Whether a text that stands where a name may is made of a template's words ("asked May", "created", "this")."""
    told = name.lower().split()
    if len(told) == 1 and name == name.lower() and told[0] in english_lexicon().function_words:
        return True
    return all(word in _printed() or word[0].isdigit() for word in told)


@cache
def _printed() -> frozenset[str]:
    """Words of templates: those beside names and times, months, what is done to posts."""
    kinds = page_lexicon().kinds
    known = kinds.head_words | kinds.beside_time | kinds.closing_verbs | kinds.post_widgets
    return known | frozenset(page_lexicon().months)


def without_badges(text: str) -> str:
    """A name without the badges that a page prints behind it ("Ida K. AUTHOR", "Ida Kern Author")."""
    told = text.split()
    while len(told) > 1 and (_is_badge(told[-1]) or (len(told) > 2 and _is_sure_badge(told[-1]))):
        told.pop()
    if len(told) == 2 and _ACCOUNTED.search(told[0]) and told[1].istitle():
        told = told[: 1 + (told[1].lower() not in page_lexicon().kinds.badges)]
    return " ".join(told)


def _is_badge(word: str) -> bool:
    bare = word.strip("()[]")
    marked = bare.isupper() or bare != word
    return marked and bare.lower() in page_lexicon().kinds.badges


def _is_sure_badge(word: str) -> bool:
    return word.istitle() and word.lower() in page_lexicon().kinds.sure_badges


def _plain(text: str) -> PosterLine | None:
    """A line that opens with a name and goes on with a time and counters, or says that somebody wrote."""
    if len(text) > HEAD_LENGTH or word_count(text) > _HEAD_WORDS:
        return None
    says = _SAYS.fullmatch(text)
    if says:
        return PosterLine(says[1])
    if ends_sentence(text.rstrip(")]")) or not (_AGO.search(text) or find_date(text)):
        return None
    shown = _CUT.split(text, maxsplit=1)[0]
    name = name_of(shown)
    if not _only_time(text[len(shown) :] if name else _GONE.sub("", text, count=1)):
        return None
    dates = name is not None and (name.split()[0].lower() in _dating() or _AGO.fullmatch(name))
    if dates or (name is None and not _GONE.match(text)):
        return None
    return PosterLine(name, links=_LINKS & set(words(text[len(shown) :])))


def _only_time(text: str) -> bool:
    """Whether what stands behind a name is a time or date and counters, and nothing else."""
    lexicon = page_lexicon()
    left = words(_AGO.sub(" ", text))
    known = lexicon.kinds.beside_time
    return all(word in known or word in lexicon.months or word[0].isdigit() for word in left)


def _of_fields(text: str) -> PosterLine | None:
    """A line of fields: a name first, a time among the others, and nothing that says something."""
    bare = _FOLDED.sub("", text)
    if len(text) > _LONGEST or word_count(text) > 2 * _HEAD_WORDS:
        return None
    bare = _LIKED.sub("", bare)
    moment = next((one for one in _moment().finditer(bare) if one.start()), None)
    if moment is None:
        return None
    before, after = bare[: moment.start()].strip(), _moment().sub(" ", bare[moment.end() :])
    opens = bool(_TIME_FIRST.fullmatch(before)) and bool(_AGO.search(moment.group()))
    if _TIME_FIRST.fullmatch(before):
        before, after = after.strip(), ""
    before = _NUMBERED.sub("", before, count=1)
    first, *others = [part for part in _FIELD.split(before) if part] or [""]
    name = _SCORE.sub("", _TOLD.sub("", _BY.sub("", first, count=1)).strip())
    name = without_badges(name.strip(" :,*").removeprefix("u/"))
    gone = bool(_GONE.match(bare))
    handle = _ACCOUNT.search(name)
    shown = _ACCOUNT.sub("", name).strip() or (handle[1] if handle else "")
    if not gone and not _is_writer(shown):
        return None
    answers = ""
    for part in others if not gone else others[1:]:
        answered = _ANSWERS.fullmatch(part)
        account = _ACCOUNT.fullmatch(part)
        if answered:
            answers = answered[1].strip(" :")
        elif account:
            handle = account
        elif not (_is_around(part) or _PRONOUNS.fullmatch(part) or _SIGN.fullmatch(part)):
            return None
    if not _is_around(after):
        return None
    links = _LINKS & set(words(after))
    shown_as = handle[1] if handle else None
    opens = opens and " " not in shown
    return PosterLine(None if gone else shown, shown_as, answers, links, opens)


def _is_around(text: str) -> bool:
    """Whether a text is made of buttons, counters, badges and links."""
    kinds = page_lexicon().kinds
    known = kinds.beside_time | kinds.post_widgets | kinds.badges
    return all(word in known or word[0].isdigit() for word in words(text))


def _is_writer(name: str) -> bool:
    """Whether a text can be what a writer goes by: an account, or words that open with capitals."""
    lexicon = page_lexicon()
    told = name.split()
    if not 0 < len(told) <= _MOST_NAMES + 1 or not 1 < len(name) <= 40 or not name[0].isalnum():
        return False
    if not all(re.fullmatch(r"[^\W_][\w.'\u2019-]*", part) for part in told):
        return False
    if len(told) == 1:
        low = name.lower().strip(".")
        kinds = lexicon.kinds
        known = kinds.beside_time | kinds.post_widgets | kinds.badges | lexicon.labels.not_speakers
        dates = low in lexicon.months or low in _dating()
        return not (low in known or dates or name.isdigit() or is_template(name))
    particles = lexicon.byline.name_particles
    if told[0].lower() in _dating():
        return False
    if len(told) == 2 and _INITIAL.fullmatch(told[1]):
        return True
    return all(part[0].isupper() or part.isdigit() or part.lower() in particles for part in told)


@cache
def _dating() -> frozenset[str]:
    """Words before the date of a page, which are no writer's name."""
    byline = page_lexicon().byline
    return frozenset(
        word for phrase in (*byline.published, *byline.changed) for word in words(phrase)
    )


@cache
def _moment() -> re.Pattern[str]:
    """A time of posting, with or without a year."""
    month = rf"(?:{'|'.join(sorted(page_lexicon().months, key=len, reverse=True))})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?"
    dated = rf"{weekday}(?:{day}\s(?:of\s)?{month}|{month}\s{day})(?:,?\s\d{{4}})?"
    figures = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)"
    near = r"today|yesterday"
    clock = rf"(?:(?:,|\sat|\s[\u00b7\u2022|-])?[\sT]{_CLOCK}(?:\s(?:utc|gmt|[cepm]?[sd]t|cet|cest)\b)?)?"
    ago = rf"\d{{1,3}}\s?{_UNIT}\b(?:\.?\s+ago\b)?|an?\s{_UNIT}\s+ago|just now"
    return re.compile(
        rf"(?<![\w.])(?:(?:{dated}|{figures}|{near}){clock}|{ago})(?!\w)", re.IGNORECASE
    )
