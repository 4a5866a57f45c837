"""Phrases that stand for someone: groups and roles without a name, bare names, documents with an author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.claims.quotations import quoted_inside
from extractors.claims.reporting import any_of, forms_of, lexicon
from extractors.language.english import english_lexicon
from extractors.language.shallow import has_clause
from extractors.names.name_words import name_words
from extractors.names.posts import post_end
from extractors.references.words import reference_words

_NAME = r"(?:[A-Z][\w’'.‑-]*[a-z][\w‑-]*|[A-Z]\.)"
_FULL_NAME = re.compile(
    rf"(?<![\w.]){_NAME}(?:['’]?[ \t]+(?:(?:van|von|de|der|da|di|bin|al|el|la|le)\s+)?(?:{_NAME}|[A-Z]{{2,}}(?![\w-]))){{1,3}}"
)
_CAPITAL = re.compile(r"(?<![\w@#.‑-])[A-Z][\w‑-]+")
_DISTINCT = re.compile(r"[A-Z][a-z]*[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*")
_NOT_NAMES = {
    *("the", "this", "that", "these", "those", "in", "on", "at", "but", "and", "a", "an", "if"),
    *("when", "some", "as", "for", "by", "asked", "according", "however", "one"),
}
_TIMES = {"last", "next", "late", "early", "since", "until", "every"}
_LEAD = 8
_LEAD_WORDS = 2  # that may stand before a sentence's subject
_DATED = re.compile(r"(?P<time>(?:19|20)\d\d|[A-Z][a-z]+)\s+")
_LEADS = re.compile(r"\b(?:in|since|by|until|during|from|before|after)\s$", re.IGNORECASE)
"""Before a year or month that only dates what follows: "In 2019 critics said"."""
_NAME_BEHIND = re.compile(r"\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w-]+[\s,.]")
_TITLE_BEHIND = re.compile(
    r",\s+(?:(?!(?:an?|the|of|to|for|from|by|with|at|in|on|like|and|or|but|who|whom|which|where|say|says|said|"
    r"including|among|amongst|notably|especially|particularly|mainly|mostly|such|led|headed|joined|even|plus|along|together)\s)[a-z][\w-]*\s){1,4}(?=[A-Z])"
)
_CALLED = re.compile(r",?\s+(?:called|named|by the name of)\s+(?=[A-Z])")
_POSSESSIVE = re.compile(r"['’]s?$")
_IN_PASSING = re.compile(
    r"\b(?:by|of|for|from|as|like|than|at|to|is|was|be|no|not)\s+(?:an?\s+)?$", re.IGNORECASE
)
_I_OR_WE = re.compile(r"\b(?:I|we|We|me|us|my|My|our|Our)\b")
_HELD_POST = re.compile(
    r"['’]s?\s(?:[a-z][\w-]*\s){0,4}[a-z][\w-]*,\s(?=(?:[A-Z][\w’'.-]*\s?){1,4},)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that stands for someone who is not named.

    Args:
        start: first code point.
        end: last code point, exclusive.
        words: the phrase without its determiner.
        role: its head noun in lower case, where it is a role or what somebody is to the writer; else None.
        determiner: "the", "its", ... in lower case; "" without one.
        owned: whether a named possessor stands in it.
    """

    start: int
    end: int
    words: str
    role: str | None
    determiner: str
    owned: bool


def is_ordinary_opening(word: str) -> bool:
    """Whether a capitalised word is more likely the first of a sentence than of a name."""
    return word.lower() in _NOT_NAMES or word.lower() in english_lexicon().openers


def full_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places of two to four capitalised words in a row, possessive ending left out."""
    for match in _FULL_NAME.finditer(text, start, end):
        words = match.group().split()
        begin = match.start()
        title = words[0].lower().strip(".,") in _titles()
        title = title or (len(words) > 2 and words[0].lower() in name_words().ordinary)
        title = title or f"{words[0].lower()}s" in lexicon().groups
        if words[0].lower() in _TIMES or words[-1].lower() in name_words().calendar:
            continue
        if len(words) > 2 and words[0].endswith(("'s", "’s")) and not is_body(match.group()):
            begin += match.group().index(words[1], len(words[0]))  # "Larkspur's Ada Quill"
            yield begin, match.end() - len(_ending(match.group()))
            continue
        if is_ordinary_opening(words[0]) or title:
            if len(words) < 3:
                continue
            begin += match.group().index(words[1], len(words[0]))
        yield begin, match.end() - len(_ending(match.group()))


def capital_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places of single capitalised words, possessive ending left out."""
    for match in _CAPITAL.finditer(text, start, end):
        yield match.start(), match.end() - len(_ending(match.group()))


def is_distinct(word: str) -> bool:
    """Whether capitals alone show that a word is a name: inside it, or throughout; no common acronym."""
    if _DISTINCT.fullmatch(word) is None or word.lower() in name_words().acronyms:
        return False
    return not word.lower().endswith(lexicon().test_endings)


def is_body(name: str) -> bool:
    """Whether a name's words say that it is an organisation's."""
    words = [word.strip(".,").lower() for word in name.split()]
    tails = name_words().organisation_tail | frozenset(lexicon().roles)
    return len(words) < 2 or words[-1] in tails or words[0] in name_words().organisation_head


def is_personal(name: str) -> bool:
    """Whether a run of capitalised words may be a person's name: no ordinary words, no body's name."""
    words = name.split()
    if is_body(name) or any(word.lower() in name_words().ordinary for word in words):
        return False
    return words[-1][1:].islower() and len(words[-1]) > 2


def held_post_end(text: str, at: int) -> int | None:
    """Where a name starts whose post stands between it and its employer's name, which ends at ``at``.

    "Norrfors's chief executive, Ada Quill, says", "said Halden Bank economist Ada Quill": the employer is not who
    says it.
    """
    match = _HELD_POST.match(text, at)
    return match.end() if match else post_end(text, at)


def phrases(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The groups and roles in ``text[start:end]``; none that a name in apposition explains."""
    for match in _pattern().finditer(text, start, end):
        part = next(n for n in ("some", "kin", "body", "name", "kind") if match[n] is not None)
        after = re.compile(r",?\s+(?=[A-Z])").match(text, match.end(), end)
        if (
            after is not None
            and part in {"kind", "kin"}
            and _FULL_NAME.match(text, after.end(), end)
        ):
            continue
        titled = _TITLE_BEHIND.match(text, match.end(), end)
        if titled is not None and _FULL_NAME.match(text, titled.end(), end):
            continue  # "the plan's author, transport adviser Ada Quill, says"
        if _CALLED.match(text, match.end(), end):
            continue  # "a person called Ada Quill"
        if part == "kind" and _NAME_BEHIND.match(text, match.end(), end):
            continue  # "the association Kliniko"
        if match["role"] and match["role"][0].isupper() and match.start("role") > start:
            continue  # part of a name
        if part == "kind" and re.compile(r",\s+[A-Z][\w‑-]+,").match(text, match.end(), end):
            continue
        owner = match["owner"] or match["maker"] or match["body"]
        role = match["role"] or match["kin"]
        begun = match.start(part)
        dated = _DATED.match(text, begun, match.end(part))
        if dated and _LEADS.search(text[max(start, begun - _LEAD) : begun]):
            calendar = dated["time"].isdigit() or dated["time"].lower() in name_words().calendar
            begun = dated.end() if calendar else begun
        yield Phrase(
            begun,
            match.end(part),
            _as_words(text[begun : match.end(part)], keep=owner is not None),
            role.lower() if role else None,
            "my" if part == "kin" else re.sub(r"\s+same$", "", (match["determiner"] or "").lower()),
            match["owner"] is not None or match["body"] is not None,
        )


def opening_phrase(text: str, start: int, end: int) -> Phrase | None:
    """The group or role that opens the sentence ``text[start:end]``, behind a word or two at most; or None."""
    head = next(iter(phrases(text, start, end)), None)
    lead = "" if head is None else text[start : head.start]
    return None if has_clause(lead) or len(lead.split()) > _LEAD_WORDS else head


def newcomers(text: str, start: int, end: int) -> list[Phrase]:
    """The people without a name whom ``text[start:end]`` brings in as somebody to speak of: "a driver", "my aunt"."""
    words = lexicon()
    people = {*words.personal_roles, *words.kin, *reference_words().people}
    quoted = quoted_inside(text, start, end)
    met = any(
        not any(low <= own.start() < high for low, high in quoted)
        for own in _I_OR_WE.finditer(text, start, end)
    )
    return [
        one
        for one in phrases(text, start, end)
        if one.role in people
        and one.determiner in {"a", "an", "my"}
        and not one.owned
        and not any(low <= one.start < high for low, high in quoted)
        # "Pupils with a tutor gained" brings nobody in: the writer meets whom the text goes on about, or they open it.
        and (met or len(text[start : one.start].split()) <= _LEAD_WORDS)
        and (one.determiner == "my" or not _IN_PASSING.search(text, start, one.start))
    ]


# "GHENT, 14 April 2031 (NWS) – ": where and when a report was written.
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z.'’ -]{0,28}|[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}(?=,\s\w+\s\d|,\s\d|\s\())"
    r"(?:,\s[A-Z][A-Za-z. ]{1,20}?)?(?:,\s(?:\d{1,2}\s\w+|\w+\s\d{1,2})(?:,?\s\d{4})?)?(?:\s\([^()]{2,40}\))?\s[-–—]+\s"
)


def dateline_end(text: str, start: int) -> int:
    """Where a sentence goes on behind its dateline; its start where it has none."""
    found = _DATELINE.match(text, start)
    return start if found is None else found.end()


def documents(text: str, start: int, end: int) -> Iterator[str]:
    """The documents without a name that a stretch speaks of ("sceptical essay")."""
    for match in _document().finditer(text, start, end):
        yield re.sub(r"\s+", " ", match["work"]).lower()


def _ending(word: str) -> str:
    match = _POSSESSIVE.search(word)
    return match.group() if match else ""


def _as_words(phrase: str, *, keep: bool) -> str:
    """The phrase on one line, in lower case but for the names in it."""
    flat = re.sub(r"\s+", " ", phrase).strip()
    if keep or any(is_distinct(word) for word in flat.split()):
        return flat
    return flat.lower()


_CLOSED = (
    "and|or|but|of|in|to|for|that|as|by|with|from|on|is|are|an?|the|its|his|her|their|our|my|your|"
    "yet|nevertheless|then|now|do|does|did|so|if|when|while|because|than|not|which|who"
)
_AGED = re.compile(r"\d{1,3}-year-old")
_BELIEVERS = r"(?!(?:ex|subs|cons|pers|ins|des|ass|res|enl|tw|bl)ists\b)[a-z]{4,}(?:ists|icians)"


@cache
def _titles() -> frozenset[str]:
    """Words that stand before a name and are no part of it."""
    return name_words().titles | name_words().roles | frozenset(lexicon().personal_roles)


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon()
    quantifiers = any_of(words.quantifiers)
    groups = any_of(words.groups)
    known = reference_words()
    roles = any_of({*words.roles, *words.personal_roles, *known.people, *known.kinds_of_body})
    roles = rf"{roles}|{_AGED.pattern}"
    closed = rf"(?:(?:{quantifiers}|{_CLOSED})\b)"
    modifiers = rf"(?:(?<![\w'’‑-])(?!{closed})[a-z0-9‑-]+\s+){{0,2}}?"
    owner = r"(?P<owner>(?-i:[A-Z])[\w.‑-]*(?:\s(?-i:[A-Z])[\w‑-]*)?['’]s?\s+)?"
    belonging = rf"(?:(?<![\w'’])(?!{closed})[a-z‑-]+['’]s?\s+)?"
    some = (
        rf"(?:some|many|most|several|few|other)\s+(?P<some>[a-z‑-]+s)"
        rf"(?=(?:\s+(?:\w+ly|also|now|still|even))?\s+(?:{forms_of('human')})\b)"
    )
    bodies = any_of(set(words.roles) - set(words.documents))
    possessor = r"(?!(?:the|this|that|its?)\b)(?-i:[A-Z])[\w.‑-]*(?:\s(?-i:[A-Z])[\w‑-]*)?['’]s?\s+"
    body = (
        rf"(?P<body>{possessor}{modifiers}(?<![\w'’‑-])(?-i:{bodies}))(?!\s+(?:{roles}|{groups})\b)"
    )
    kin = rf"(?:my|our)\s+(?:(?!{closed})[a-z‑-]+\s+){{0,2}}?(?P<kin>{any_of({*words.kin, *words.personal_roles, *known.people})})"
    maker = rf"(?P<maker>(?:(?!{closed})[a-z‑-]+\s+){{0,2}}?[a-z‑-]+['’]s?\s+)?"
    views = any_of({*words.nouns, *words.position_nouns})
    held = rf"s?\s(?:[\w-]+\s){{0,2}}?(?:{views})\s(?:is|was|remains)\sthat\s"  # "the ministry's view is that"
    return re.compile(
        rf"{some}|(?<![\w'’])(?:{kin}|{body}|(?:(?:{quantifiers})\s+)*(?:(?P<name>{owner}{belonging}{modifiers}(?<![\w'’‑-])(?:{groups}|{_BELIEVERS}))|"
        rf"(?P<determiner>(?:the|that|this)(?:\s+same)?|an?|one|another|its|his|her|their)\s+"
        rf"(?P<kind>{maker}{modifiers}(?P<role>{roles})(?!\s+(?:{roles}|{groups})\b))))"
        rf"\b(?!['’‑-](?!{held})|\s+(?:who|that)\b)",
        re.IGNORECASE,
    )


@cache
def _document() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:an?|one|the|this|another)\s+(?P<work>(?:(?!(?:{_CLOSED})\b)[a-z‑-]+\s+){{0,2}}?(?:{any_of(lexicon().documents)}))\b(?!['’])",
        re.IGNORECASE,
    )


@cache
def definite() -> re.Pattern[str]:
    """What brings in a view as a noun with its verb ("their forecast is that")."""
    nouns = "|".join(sorted(lexicon().nouns, key=len, reverse=True))
    return re.compile(
        rf"(?:(?:the|this|that)\s+(?:[\w‑-]+\s+){{0,2}}?(?:{nouns})\s+(?:is|was|remains)\s+(?:that|to)|"
        rf"(?:his|her|their)\s+(?:[\w‑-]+\s+){{0,2}}?(?:{nouns}|timeline)\s+(?:is|was|remains)(?:\s+(?:that|to)|:)?)\s+",
        re.IGNORECASE,
    )


def is_imagined(phrase: Phrase) -> bool:
    """Whether an indefinite body is anybody's ("a lab announces ..."): a report is somebody's, a lab not."""
    if phrase.determiner not in {"a", "an"} or phrase.role is None:
        return False
    return phrase.role in lexicon().roles and phrase.role not in lexicon().documents


@cache
def owned_view() -> re.Pattern[str]:
    """What behind a name says that a view of theirs is told ("'s main argument")."""
    nouns = any_of(lexicon().position_nouns)
    return re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b", re.IGNORECASE)


def is_office(words: str) -> bool:
    """Whether a phrase with "the" means a body of which there is one ("finance ministry")."""
    *kind, last = words.split()
    if kind and last in lexicon().offices_of and kind[-1] not in lexicon().any_of_several:
        return True
    return any(words == office or words.endswith(f" {office}") for office in lexicon().offices)


def member_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where "One" stands at the head of a sentence, or behind what one of several said; None where it counts something."""
    found = _MEMBER.match(text, start) or _MEMBER_BEHIND.search(text, start, end)
    return None if found is None else found.span("one")


_MEMBER = re.compile(
    r"(?:(?:And|But)\s)?(?P<one>One)(?:,\swho\s[^,;:.!?“”\"]{2,60},)?\s(?!(?:of|in|can|could|might|may|must|should|would|more|less|is|was|has|had|day|year)\b)[a-z]+(?:s|ed|id|ld|ote)\s"
)


_MEMBER_BEHIND = re.compile(
    r"[,.!?\u2026][”\"]\s(?P<one>one)\s(?=(?:told|said|says|tells|added|adds|asked|wrote|writes|recalled|recalls|explained|explains)\b)"
)


def is_person_of(role: str) -> bool:
    """Whether a noun says what one person is ("economist", "52-year-old")."""
    return role in lexicon().personal_roles or _AGED.fullmatch(role) is not None


def is_body_noun(role: str | None) -> bool:
    """Whether a noun says what a body or document is ("college", "report")."""
    return role in lexicon().roles or role in reference_words().kinds_of_body


def takes_up(role: str) -> bool:
    """Whether a noun with "the" takes up whoever was spoken of last, though nobody is said to be one."""
    words = lexicon()
    known = role in words.roles or is_person_of(role)
    return known or role in reference_words().kinds_of_body


def may_be(role: str, body: str) -> bool:
    """Whether "the authority" may stand for a body by name, whose last word may say that it is of another kind."""
    tail = body.split()[-1].lower()
    kinds = [set(one.split()) for one in lexicon().body_kinds]
    own, other = (next((k for k in kinds if word in k), None) for word in (role, tail))
    unlike = own is not None and other is not None and own is not other
    return not unlike and not (body.islower() and not body.endswith(role))
