"""Front matter, and names as bylines print them: what several page steps look for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.language.english import words
from extractors.page.dates import find_date, is_only_date
from extractors.page.lines import Line, ends_sentence, flat, page_lexicon, word_count

_FIELD = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}):\s+(\S.{0,300})")
_EMPTY_FIELD = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}):")
_ITEM = re.compile(r"-\s+(\S.{0,100})")
_FROM = re.compile(r"From:\s\S.{0,80}@")
_MAIL_ADDRESS = re.compile(r"[\w.+-]+@([\w.-]+)")
_FENCES = ("---", "+++")
SEPARATOR = re.compile(
    r"\s*(?:[|\u00b7\u2022/]|\s[\u2014\u2013-]\s|,\s(?=\d|\w+day|[A-Z][a-z]+\s\d))\s*"
)
# After a name: ", energy correspondent", " in Leeds", " for the Harbour Post".
_OFFICE = re.compile(r",\s+(?=[a-z])|\s(?:in|for|at|from)\s(?=(?:the\s)?[A-Z])")
_ISSUE = re.compile(r"(?:[Ii]ssue|[Ee]dition|[Nn]o\.?|[Vv]ol(?:ume|\.)?)\s?#?\d{1,4}|#\s?\d{1,4}")
_PARTS = re.compile(r"\s*[|\u00b7\u2022]\s*")
_TRAILING_DATE = re.compile(r",\s+(?:[^,]{3,20}|[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})[*_]*$")
_ASIDE = re.compile(r"\s+[(<@].*$")  # an address, an account, a place
_NAME_PART = re.compile(r"[^\W\d_][\w.'\u2019-]*")


def header_length(lines: tuple[Line, ...]) -> int:
    """How many of the first lines are front matter: between fences, or ``Key: value`` lines."""
    if lines and lines[0].text in _FENCES:
        for i, line in enumerate(lines[1:60], start=1):
            if line.text in (lines[0].text, "..."):
                return i + 1
        return 0
    known = 0
    mail = is_mail(lines)
    if mail and sum(1 for line in lines if _FROM.match(line.text)) > 1:
        return 0  # mails one behind the other: the first one's head is one of theirs
    for line in lines[:12]:
        match = _FIELD.fullmatch(line.shaped)
        if not match or not (_field_of(match[1]) or (mail and _is_mail_key(match[1]))):
            break
        known += 1
    return known


def is_mail(lines: tuple[Line, ...]) -> bool:
    """Whether a page opens with the head of a mail: whom it is from, and its subject or date."""
    keys = set()
    for line in lines[:12]:
        match = _FIELD.fullmatch(line.shaped)
        if match is None:
            break
        keys.add(match[1].lower())
    return "from" in keys and bool(keys & {"subject", "date", "sent", "to"})


def _is_mail_key(key: str) -> bool:
    return key.lower().replace("_", " ").strip() in page_lexicon().keys.mail


def header_fields(header: tuple[Line, ...]) -> dict[str, str]:
    """Values of the known keys in front matter, by field; the first one of a field counts."""
    found: dict[str, str] = {}
    listed: str | None = None
    for line in header:
        match = _FIELD.fullmatch(line.shaped)
        field = _field_of(match[1]) if match else None
        key = _EMPTY_FIELD.fullmatch(line.shaped)
        item = _ITEM.fullmatch(line.shaped) if listed else None
        if item and listed:
            value = flat(item[1].strip("\"' "))
            found[listed] = f"{found[listed]} and {value}" if listed in found else value
            continue
        listed = _field_of(key[1]) if key else None
        listed = None if listed in found else listed
        if match and field:
            value = flat(_unlisted(match[2].strip().strip("\"'")))
            if value and value.lower() not in {"null", "none", "unknown", "n/a", "~"}:
                found.setdefault(field, value)
    return found


def _unlisted(value: str) -> str:
    """A value without the brackets of a list around it."""
    whole = value.startswith("[") and value.endswith("]")
    return value[1:-1].strip("\"' ") if whole else value


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom a mail is.

    Args:
        name: without the address; "" where the mail gives none.
        is_list: whether the name is that of the address's own domain, and so no person's.
    """

    name: str = ""
    is_list: bool = False


def sender(header: tuple[Line, ...]) -> Sender:
    """From whom a mail is, as its head says."""
    for line in header:
        match = _FIELD.fullmatch(line.shaped)
        if match and match[1].lower() == "from":
            name = flat(_MAIL_ADDRESS.sub(" ", match[2])).strip("\"' ()<>")
            domain = _MAIL_ADDRESS.search(match[2])
            squeezed = re.sub(r"[^a-z0-9]", "", name.lower())
            own = domain[1].lower().replace("-", "") if domain else ""
            return Sender(name, bool(squeezed) and squeezed in own)
    return Sender()


def _field_of(key: str) -> str | None:
    """The field that a key fills, or None."""
    bare = key.lower().replace("_", " ").strip()
    keys = page_lexicon().keys
    for field in ("title", "author", "published", "publisher", "url", "kind"):
        if bare in getattr(keys, field):
            return field
    return None


def after_opener(text: str, openers: tuple[str, ...]) -> str | None:
    """What follows the longest opener at the head of a line; None if none opens it."""
    bare = text.strip("*_ ")
    low = bare[:40].lower()
    for opener in sorted(openers, key=len, reverse=True):
        if low.startswith(opener) and not bare[len(opener) : len(opener) + 1].isalnum():
            return bare[len(opener) :].strip(" :*_")
    return None


def is_byline(text: str) -> bool:
    """Whether a short line only says who wrote the page or when ("By Ada Quill, energy editor")."""
    if len(text) > 120:
        return False
    rest = after_opener(text, page_lexicon().byline.published)
    if rest is not None and word_count(text) <= 10 and find_date(rest) and not ends_sentence(text):
        return True
    rest = after_opener(text, page_lexicon().byline.author)
    return bool(rest) and not ends_sentence(text) and person_name(rest or "") is not None


def parts(text: str) -> list[str]:
    """The parts of a line that marks divide: "Issue 4 | 3 May 2026 | by Ada Quill"."""
    return [part for part in _PARTS.split(text) if part]


def dates_issue(text: str) -> bool:
    """Whether a line dates an issue: "Issue 4 | 3 May 2026", "Status report, May 2026"."""
    if len(text) > 120 or ends_sentence(text) or text.startswith("|"):
        return False
    told = parts(text)
    if len(told) > 1 and any(is_only_date(part) or _ISSUE.fullmatch(part) for part in told):
        return True
    dated = _TRAILING_DATE.search(text)
    serial = page_lexicon().byline.serial & set(words(text))
    return bool(serial and dated and is_only_date(dated.group().strip(" ,")))


def is_press_notice(text: str) -> bool:
    """Whether a line is a release's own notice: "For immediate release", "Media contact: ..."."""
    told = flat(text.strip("*_#: ")[:60]).lower()
    phrases = page_lexicon().kinds.press
    return len(text) <= 160 and any(
        told == phrase
        or told.startswith((f"{phrase}:", f"{phrase},", f"{phrase} -", f"{phrase} \u2013"))
        for phrase in phrases
    )


def person_name(text: str) -> str | None:
    """A person's name at the head of ``text``, up to a separator or date; None for anything else."""
    head = SEPARATOR.split(_ASIDE.sub("", text.strip(" *_#")), maxsplit=1)[0]
    head = _OFFICE.split(head, maxsplit=1)[0].strip(" *_.,")
    parts = head.split()
    if not 1 < len(parts) <= 7 or len(head) > 60:
        return None
    particles = page_lexicon().byline.name_particles - {"&"}
    capitals = [part for part in parts if part.lower() not in particles]
    if not all(_NAME_PART.fullmatch(part.strip(",")) and part[0].isupper() for part in capitals):
        return None
    if not 2 <= len(capitals) <= 5:
        return None
    return flat(head.title() if head.isupper() else head)
