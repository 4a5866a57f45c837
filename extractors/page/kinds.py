"""What sort of page a text is, by general signs: speaker turns, repeated posts, readers' comments, ...

Each sign gives a kind and a confidence; the strongest wins. Nothing here knows a site or a subject.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from extractors.language.english import words
from extractors.page.bare_turns import bare_speakers
from extractors.page.dates import is_only_date
from extractors.page.header import dates_issue
from extractors.page.lines import (
    Line,
    ends_sentence,
    flat,
    is_short_line,
    leading_handle,
    page_lexicon,
    word_count,
)
from extractors.page.readers import readers_part, social_part
from extractors.page.turns import says_transcript, speakers, stamped_share, turn_count
from kg.model import SourceKind

_HANDLE_HEAD = re.compile(
    r"[^@\n]{0,60}?\(?@[A-Za-z0-9_]{2,30}\)?(?:\s*[\u00b7|,\u2022-]\s*\S.{0,30})?"
)
_NUMBERED_POST = re.compile(r"\(?\d{1,3}\s?/\s?\d{0,3}\)?[.:)]?(?:\s|$)")
# "@mara - fixed the rota": an item of a list of thanks
_CREDIT = re.compile(r"@[\w-]+\s+[\u2014\u2013-]\s")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z.' -]{2,40},\s+)?(?:[A-Z][A-Za-z.' ]{1,30}(?:,\s+|\s(?:--|[\u2014\u2013-])\s))?"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})\s*"
    r"(?:\([^)]{1,40}\)\s*)?(?:/[^/]{1,30}/\s*)?(?:--|[\u2014\u2013-])"
)
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll", "my", "me", "myself"})
_QUOTED = re.compile(r"\u201c[^\u201c\u201d]{0,2000}\u201d|\"[^\"]{0,2000}\"")
_ENOUGH_WORDS = 60
_CAPTION = 10  # words that a caption has at most
_BARE = 0.9
_STAMPED, _RECORDED = (
    0.25,
    0.8,
)  # share of lines that are times of a recording; how sure a sign that is


def detect_kind(lines: tuple[Line, ...]) -> tuple[SourceKind, float]:
    """The kind of page and a confidence from 0 to 1, the strongest sign winning.

    Args:
        lines: the page's lines, without front matter.
    """
    signs = [
        (_transcript_sign(lines), SourceKind.TRANSCRIPT),
        (_thread_sign(lines), SourceKind.THREAD),
        (_comments_sign(lines), SourceKind.COMMENTS),
        (_press_sign(lines), SourceKind.PRESS),
        (_newsletter_sign(lines), SourceKind.NEWSLETTER),
        (_report_sign(lines), SourceKind.REPORT),
        (_essay_sign(lines), SourceKind.ESSAY),
    ]
    strength, kind = max(signs, key=lambda sign: sign[0])
    if strength >= 0.5:
        return kind, round(min(strength, 0.98), 2)
    if sum(word_count(line.text[:2000]) for line in lines) < _ENOUGH_WORDS:
        return SourceKind.OTHER, 0.3
    return SourceKind.ARTICLE, round(0.8 - 0.5 * strength, 2)


def _transcript_sign(lines: tuple[Line, ...]) -> float:
    """Turns by recurring names; a heading "Transcript" adds to it."""
    known = speakers(lines)
    if not known:
        return _RECORDED if stamped_share(lines) >= _STAMPED else 0.0
    turns = turn_count(lines, known)
    if known == bare_speakers(lines):
        return _BARE  # names alone over paragraphs are readers' too, under a heading that says so
    return 0.86 + 0.3 * turns / len(lines) + (0.1 if says_transcript(lines) else 0.0)


def _thread_sign(lines: tuple[Line, ...]) -> float:
    """Repeated sentences, lines that open with a handle, numbered posts; or posts of accounts."""
    if social_part(lines) is not None:
        return 3.0
    counts = Counter(flat(line.text) for line in lines if _is_sentence(line.text))
    copies = sum(count for count in counts.values() if count > 1)
    handles = sum(1 for line in lines if is_post_head(line.text))
    counted = [line.text for line in lines if _NUMBERED_POST.match(line.shaped)]
    said = any(ends_sentence(text) or word_count(text) > _CAPTION for text in counted)
    numbered = len(counted) if said else 0  # else the pictures of a gallery
    share = (copies + handles + (numbered if numbered >= 3 else 0)) / max(1, len(lines))
    if copies + handles + numbered < 3:
        return 0.0
    return 0.5 + share if share >= 0.1 else share


def _is_sentence(text: str) -> bool:
    """Whether a line is text that is repeated only where it is quoted, and no name or heading."""
    return ends_sentence(text) and word_count(text[:600]) >= 8


def is_post_head(text: str) -> bool:
    """Whether a line names a poster by handle: ``@name ...`` or ``Name @name - 2h`` alone."""
    if leading_handle(text):
        return _CREDIT.match(text) is None
    return len(text) <= 100 and bool(_HANDLE_HEAD.fullmatch(text))


def is_numbered_post(text: str) -> bool:
    """Whether a line opens a numbered post of a thread: ``3/`` or ``3/12``."""
    return bool(_NUMBERED_POST.match(text[:12]))


def _comments_sign(lines: tuple[Line, ...]) -> float:
    """A readers' part under the text; a tree of comments outweighs names with colons and handles."""
    part = readers_part(lines)
    return 0.0 if part is None else 2.0 if part.tree else part.strength


def _press_sign(lines: tuple[Line, ...]) -> float:
    """The notices of a press release, a dateline, a closing "About ..."."""
    said = _phrases((*lines[:6], *lines[-12:]), page_lexicon().kinds.press)
    dateline = any(_DATELINE.match(line.shaped) for line in lines[:8])
    about = any(
        line.text.lower().startswith("about ") and is_short_line(line.text) for line in lines[-8:]
    )
    return min(0.95, 0.55 * min(said, 1) + 0.2 * min(said, 2) + 0.35 * dateline + 0.2 * about)


def speaks_to_subscribers(lines: tuple[Line, ...]) -> bool:
    """Whether the first or last lines use words of a newsletter."""
    return _phrases((*lines[:12], *lines[-10:]), page_lexicon().kinds.newsletter) > 0


def _newsletter_sign(lines: tuple[Line, ...]) -> float:
    """Words of a newsletter and the number of an issue at the head."""
    said = _phrases((*lines[:12], *lines[-10:]), page_lexicon().kinds.newsletter)
    issue = any(_has_issue_number(line.text) for line in lines[:4] if is_short_line(line.text))
    named = bool(lines) and is_short_line(lines[0].text) and not ends_sentence(lines[0].text)
    named = named and bool(page_lexicon().kinds.newsletter_names & set(words(lines[0].text)))
    dated = any(is_only_date(line.text) or dates_issue(line.text) for line in lines[1:4])
    return min(0.95, 0.3 * min(said, 3) + 0.4 * issue + (0.3 + 0.25 * dated) * named)


def _has_issue_number(text: str) -> bool:
    """Whether a short line numbers an issue: "Grid Weekly #12", "Issue 4"."""
    told = words(text)
    numbered = re.search(r"#\s?\d{1,4}\b", text) is not None
    pairs = pairwise(told)
    issue_words = page_lexicon().kinds.issue_words
    return numbered or any(one in issue_words and two.isdigit() for one, two in pairs)


def _report_sign(lines: tuple[Line, ...]) -> float:
    """Headings of a study: abstract, methods, references; or what calls itself a report under its title."""
    heads = {" ".join(words(line.text)) for line in lines if len(line.text) <= 40}
    heads |= {re.sub(r"^\d+(?:\s\d+)*\s", "", head) for head in heads}
    heads |= {" ".join(words(line.text)) for line in lines if line.text.startswith("#")}
    known = page_lexicon().kinds
    called = any(
        is_short_line(line.text) and not ends_sentence(line.text) and "report" in words(line.text)
        for line in lines[1:4]
    )
    dated = any(dates_issue(line.text) and "report" in words(line.text) for line in lines[1:4])
    parts = 0.3 + 0.2 * dated + 0.12 * len(heads & known.report_parts) if called else 0.0
    return min(0.9, 0.28 * len(heads & known.report) + parts)


def _essay_sign(lines: tuple[Line, ...]) -> float:
    """The writer says "I", outside quotations."""
    said: Counter[str] = Counter()
    total = 0
    for line in lines:
        if ends_sentence(line.text):
            told = words(_QUOTED.sub(" ", line.text))
            said.update(word for word in told if word in _FIRST_PERSON)
            total += len(told)
    first = sum(said.values())
    return min(0.85, 0.4 + 30.0 * first / total) if first >= 3 and first >= 0.003 * total else 0.0


def _phrases(lines: tuple[Line, ...], phrases: tuple[str, ...]) -> int:
    """How many of the phrases occur in the lines."""
    joined = " \n ".join(flat(line.text[:400]).lower().replace("\u2019", "'") for line in lines)
    return sum(1 for phrase in phrases if phrase in joined)
