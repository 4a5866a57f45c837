"""Lines that software prints around a post: buttons and counts, badges, times, the name of its writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from extractors.language.english import words
from extractors.page.lines import Line, ends_sentence, page_lexicon
from extractors.page.poster_lines import name_of, names_time, timed_writer, without_badges

HANDLE = re.compile(r"\W{0,3}(?:@|u/)([A-Za-z0-9_][\w.-]{1,60}?)(?:@[\w-]+(?:\.[\w-]+)+)?\W{0,3}")
_COUNT = re.compile(r"[+-]?\d[\d.,]*\s?[KkMm]?")
_MORE = re.compile(
    r"(?:view|show|hide|load|see|expand|continue)\s(?:all\s|this\s)?(?:\d+\s)?(?:more\s|full\s)?"
    r"(?:repl(?:y|ies)|comments?|answers?|thread)|"
    r"\d+\s(?:more\s)?(?:repl(?:y|ies)|comments?|answers?)(?:\s(?:by|from)\s.{2,60})?|"
    r"(?:sort(?:ed)?\sby:?\s)?(?:most|all|top|newest|oldest|best|latest|highest|recommended)\s(?:relevant|recent|liked|popular|helpful|"
    r"interesting|first|comments|replies|answers|rated|upvoted|voted)(?:\sfirst)?|"
    r"all\sreactions:?|react\swith\W*|(?:every(?:one|body)|anyone|nobody)\scan\sreply|reply\swith\squote|thanked\s[\d,]+\stimes?\sin\s[\d,]+\sposts?|reply\s(?:all|to\s(?:all|author|sender|list))|forward|"
    r"(?:post|add|write|leave|send)\s(?:(?:your|a|an)\s)?(?:\w+\s)?(?:reply|comment|answer|response)",
    re.IGNORECASE,
)
_LONGEST_WIDGET = 9
_SHORTEST_GLUED = 10
_TO_POSTS = frozenset(
    {"parent", "context", "root", "full", "comments"}
)  # links among glued buttons
# ":eyes: 3 :tada: x2": what readers answered with, by the names of its pictures
_REACTION = r"(?<!\w):[a-z0-9_+-]{1,40}:"
_REACTIONS = re.compile(
    rf"{_REACTION}(?:\s?[x\u00d7]?\s?\d{{1,5}})(?:\s*{_REACTION}\s?[x\u00d7]?\s?\d{{1,5}})*"
)
_PICTURES = re.compile(rf"{_REACTION}(?:\s*{_REACTION})*")
_COMMUNITY = re.compile(
    r"[rc]/\w{2,30}\s*[\u2022\u00b7|]\s*(?=\d)"
)  # where a post stands, before its time
_REPLYING = re.compile(
    r"(?:(?:in\s)?(?:repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?)\sto\b|[\u21b3\u21aa\u2192](?=\s?\w|\s?@))",
    re.IGNORECASE,
)
_MENTION = re.compile(r"@([A-Za-z0-9_][\w.-]{1,60})")
# "Kofi Brandt @kofi - Mar 3"
_ACCOUNT = re.compile(
    r"(\S[^@\n]{0,40}?)\s*\(?@([A-Za-z0-9_][\w.-]{1,60})\)?\s*(?:[\u00b7|,\u2022\u2013\u2014-]?\s*(\S.{0,30}))?"
)
_ON_SITE = re.compile(r"(?:on|/|via)\s[A-Z]\w{0,15}:?")
_HANDLE_TIME = re.compile(
    r"@([A-Za-z0-9_][\w.-]{1,60})\s*[\u00b7|,\u2022\u2013\u2014-]\s*(\S.{0,30})"
)
_PASSING_ON = re.compile(r"(?:quoting|quoted|quote|via|from|by|cc|with|rt|qt)\b", re.IGNORECASE)
_SYMBOL = 0x2190  # arrows, and all that comes after them: icons
_COUNTED = re.compile(r"([A-Z][a-z]{2,9})\d{1,3}")  # "Reply2"
_SHARE = re.compile(r"(?<=\s)\d{1,2}\s?%(?=\s)")  # "Top 1% commenter"
_EDITED_BY = re.compile(r"(?<=\d)\W{1,3}edited by [\w-]{2,40}$")
LONGEST = 80
"""Characters of the longest such line."""


def is_widget(text: str) -> bool:
    """Whether a line is what software prints around a post: a count, buttons, a separator."""
    if len(text) > LONGEST:
        return False
    if not any(map(str.isalnum, text)):
        return not any(ord(char) > 0x2BFF for char in text)  # an emoji may be all that a post says
    if _COUNT.fullmatch(text) or _is_icons(text) or _is_glued(text) or _REACTIONS.fullmatch(text):
        return True
    told = words(text)
    if len(told) > _LONGEST_WIDGET or (
        ends_sentence(text) and not text.endswith(("...", "\u2026"))
    ):
        return False
    if told[:2] in (["liked", "by"], ["pinned", "by"]) or _MORE.fullmatch(text.rstrip(".\u2026 ")):
        return True
    known = page_lexicon().kinds
    small = known.post_widgets | known.beside_time
    return any(word in known.post_widgets for word in told) and all(
        word in small or word[0].isdigit() for word in told
    )


def _is_glued(text: str) -> bool:
    """Whether a line is buttons without spaces between them ("permalinkembedsavereportreply") or before a count."""
    if counted := _COUNTED.fullmatch(text):
        return counted[1].lower() in page_lexicon().kinds.post_widgets
    return len(text) >= _SHORTEST_GLUED and text.isalpha() and bool(_glued().fullmatch(text))


@cache
def _glued() -> re.Pattern[str]:
    """Three buttons or more without spaces; two where capitals part them."""
    widgets = page_lexicon().kinds.post_widgets | _TO_POSTS
    buttons = sorted((word for word in widgets if len(word) > 3), key=len)[::-1]
    small = "|".join(map(re.escape, buttons))
    capital = "|".join(re.escape(word.capitalize()) for word in buttons)
    return re.compile(rf"(?:{small}){{3,}}|(?:{capital}){{2,}}")


def is_reaction(text: str) -> bool:
    """Whether a line under somebody's words only names pictures that were put there (":eyes:", ":tada: 2")."""
    return len(text) <= LONGEST and bool(_PICTURES.fullmatch(text) or _REACTIONS.fullmatch(text))


def is_badge(text: str) -> bool:
    """Whether a line is a badge beside a name ("OP", "Author", "Moderator")."""
    told = words(_SHARE.sub("", text)) if len(text) <= 30 else []
    return 0 < len(told) <= 3 and all(word in page_lexicon().kinds.badges for word in told)


def is_further(text: str) -> bool:
    """Whether a line heads what a page links to below its posts ("More posts you may like")."""
    if len(text) > LONGEST:
        return False
    return " ".join(text.strip("*#_:. ").lower().split()) in page_lexicon().kinds.further


def is_time(text: str) -> bool:
    """Whether a line is the time of a post; a day and month without a year will do."""
    if len(text) > LONGEST:
        return False
    text = _COMMUNITY.sub("", _EDITED_BY.sub("", text))
    if names_time(text) or _place_and_day().fullmatch(text):
        return True
    lexicon, told = page_lexicon(), words(text)
    return (
        1 < len(told) <= 6
        and any(word in lexicon.months for word in told)
        and any(word[0].isdigit() for word in told)
        and all(
            word in lexicon.months or word[0].isdigit() or word in lexicon.kinds.beside_time
            for word in told
        )
    )


@cache
def _place_and_day() -> re.Pattern[str]:
    """Where somebody wrote, and the day glued to that: "Portland, OregonMarch 2", "ContributorMarch 2"."""
    month = "|".join(
        name.title() for name in page_lexicon().months if len(name) > 3 or name == "may"
    )
    return re.compile(
        rf"[A-Z][\w.,' -]{{1,40}}[A-Za-z](?:{month}|Sept\.)\s\d{{1,2}}(?:,\s\d{{4}})?"
    )


def name_alone(text: str) -> str | None:
    """The name or account that a line alone holds, or None."""
    said = timed_writer(text) if text.rstrip(": ").endswith(("says", "wrote", "said")) else None
    bare = said or without_badges(text.strip("*_ ").removeprefix("u/"))
    name = name_of(bare)
    if (
        name is None
        or not bare.endswith(name)
        or len(text) > 40
        or is_widget(text)
        or is_badge(text)
    ):
        return None
    parts = name.split()
    particles = page_lexicon().byline.name_particles
    full = all(part[0].isupper() or part.lower() in particles for part in parts)
    return name if len(parts) == 1 or full else None


def runs_of(lines: Sequence[Line], holds: Callable[[str], bool]) -> list[range]:
    """Ranges of neighbouring lines for which a test of their text holds."""
    runs: list[range] = []
    for i, line in enumerate(lines):
        if not holds(line.text):
            continue
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return runs


def handle_line(text: str) -> str | None:
    """The account in a line that holds it alone or with a time, or None."""
    if len(text) > LONGEST:
        return None
    alone = HANDLE.fullmatch(text)
    if alone:
        return alone[1]
    timed = _HANDLE_TIME.fullmatch(text)
    return timed[1] if timed and is_time(timed[2]) else None


def account_line(text: str) -> tuple[str, str] | None:
    """The name and account in a line that holds both and perhaps a time, or None."""
    found = _ACCOUNT.fullmatch(text) if len(text) <= LONGEST else None
    name = name_of(found[1].strip("*_ ")) if found else None
    if found is None or name is None or replying(text) or _PASSING_ON.match(text):
        return None
    placed = not found[3] or is_time(found[3]) or _ON_SITE.fullmatch(found[3]) is not None
    return (name, found[2]) if placed else None


def mentioned(text: str) -> str | None:
    """The first account that a line marks as one, or None."""
    found = _MENTION.search(text)
    return found[1] if found else None


def replying(text: str, *, going_on: bool = False) -> str:
    """The account or name that a line says is answered; "?" where it names none, "" where it says no such thing.

    Args:
        text: a line under or above a post's head.
        going_on: whether the line above said so already, without a name.
    """
    if len(text) > LONGEST or ends_sentence(text):
        return ""
    opened = _REPLYING.match(text)
    if not going_on and opened is None:
        return ""
    found = _MENTION.search(text)
    if found:
        return found[1]
    named = name_of(text[opened.end() :].strip(" :")) if opened else None
    return named or "?"


def _is_icons(text: str) -> bool:
    """Whether a line is made of icons with counts and has no letters."""
    return (
        any(ord(char) >= _SYMBOL for char in text)
        and any(map(str.isdigit, text))
        and not any(map(str.isalpha, re.sub(r"(?<=\d)[KkMm]\b", "", text)))
    )
