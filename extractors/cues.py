"""Attribution cues: the words in a sentence that say whose view it tells.

A cue joins a source (a name, a pronoun, a group) with a verb or noun of saying and the content. Only
cues of the main clause count: what stands in a subordinate clause is told by the main clause's speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractors.reporting import any_of, forms_of, is_form, lexicon
from extractors.shallow import finite_verb, has_clause, is_function_word, tokens
from kg.model import Stance


class CueKind(StrEnum):
    """How the words attribute."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Source:
    """Words that may name whoever holds a view.

    Args:
        start: first code point.
        end: last code point, exclusive; possessive ending outside.
        speaker: who it is, resolved.
    """

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution found in a sentence.

    Args:
        kind: how the words attribute.
        source: whose view it is.
        start: first code point of the attributing words.
        end: last code point, exclusive.
        content: where the content begins; its end is the sentence's, or ``start`` for `CueKind.AFTER`.
        verb: the verb or noun, in lower case.
        stance: reported, rejected or questioned.
        negated: whether the saying itself is denied ("does not claim").
    """

    kind: CueKind
    source: Source
    start: int
    end: int
    content: int
    verb: str
    stance: Stance
    negated: bool


def find_cue(text: str, start: int, end: int, sources: Iterable[Source]) -> Cue | None:
    """The outermost attribution in the sentence ``text[start:end]``, or None.

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last code point, exclusive.
        sources: candidates inside the sentence.
    """
    found: list[Cue] = []
    for source in sources:
        for rule in (_after_cue, _verb_cue, _noun_cue, _phrase_cue):
            cue = rule(text, start, end, source)
            if cue is not None:
                found.append(cue)
                break
    return min(found, key=lambda cue: (cue.source.start, cue.source.end), default=None)


def announces_speech(sentence: str) -> bool:
    """Whether a sentence that ends with a colon only says that someone speaks next."""
    match = re.search(
        rf"\b(?:{forms_of('reporting', 'characterising')})\b(?P<rest>[^:]*):\s*[“\"]?$",
        sentence,
        re.IGNORECASE,
    )
    if match is None:
        return False
    return len(tokens(match["rest"])) <= 5 and not re.search(r"\d\s?%", match["rest"])


def first_person_cue(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Start and end of "I think (that)" or "in my view" at the head of a clause, and where content begins."""
    match = _first_person().match(text, start, end)
    return (match.start("cue"), match.end("cue"), match.end()) if match else None


def is_opposing(speaker: str) -> bool:
    """Whether an unnamed group's name says that it objects."""
    return any(speaker.split(" (")[0].endswith(word) for word in lexicon().opposing)


_TITLE_WORDS = {
    "its",
    "their",
    "his",
    "her",
    "the",
    "a",
    "an",
    "of",
    "at",
    "by",
    "nor",
    "does",
    "do",
    "did",
    "doesn't",
    "don't",
}
_ADVERBS = (
    r"(?:\w+ly|also|now|then|still|even|just|often|always|once|later|again|have|has|had|recently|never|not|"
    r"do|does|did|don['’]t|doesn['’]t|didn['’]t|would|may|might|will|himself|herself|is|are|was|"
    r"been|both|all)"
)
_AFFILIATION = r"(?:\s+(?:of|at|from|in|with|for|on|inside|close to|within)\s+(?:[^,;:.!?—]|,\s(?=[A-Z]|and\s|or\s)){2,120}?)?"
_APPOSITION = r"(?:\s*\([^()]{1,90}\))?(?:,\s[^;:.!?]{2,110}?,|\s[—–-]\s[^;:.!?]{2,110}?\s[—–-])?"


def _verb_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    match = _verb_pattern().match(text, source.end, end)
    if match is None or not _in_main_clause(text, start, source.start):
        return None
    verb = match["verb"].lower()
    rest = text[match.end("verb") : end]
    counts = is_form(verb, "quantifying") and not is_form(verb, "reporting")
    if counts and not re.search(lexicon().quantities, rest[:70], re.IGNORECASE):
        return None
    continuous = re.search(r"\b(?:is|are|was|been)\b[^.]*$", match["links"] or "") is not None
    # A passive ("is said to") has another speaker; a bare participle ("Lund saying ...") makes no clause.
    if re.match(r"\s+(?:by|in order to)\b", rest) or continuous is not verb.endswith("ing"):
        return None
    if is_form(verb, "clausal") and not _opens_content(rest):
        return None
    begin = _subject_start(text, start, source.start)
    content = match.end("verb") + _skip(
        rest, r"(?:\s+(?:me|us|you|them|him|her|reporters))?\s*[,:]?\s*(?:that\b\s*)?[“\"]?"
    )
    return Cue(
        CueKind.VERB, source, begin, match.end("verb"), content, verb,
        _stance(verb), _negated(match["links"] or ""),
    )  # fmt: skip


def _opens_content(rest: str) -> bool:
    """Whether a clause or a quotation follows a verb, or a work that holds the content ("an essay")."""
    if re.match(r"\s*[,:]?\s*(?:\w+\s+)?(?:that\b|[“\"]|[,:]\s)", rest):
        return True
    if re.match(r"\s+(?:about|of|like|for|on|in|to|with|into|back|ways?)\b", rest):
        return False
    works = any_of(lexicon().works)
    if re.match(rf"\s+(?:an?|the|his|her|their)\s+(?:[\w‑-]+\s+){{0,3}}?(?:{works})\b", rest):
        return True
    words = tokens(rest[:120])
    verb = finite_verb(words)
    return verb is not None and 0 < verb <= 8


def _noun_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    match = _support_pattern().match(text, source.end, end)
    if match is not None and _in_main_clause(text, start, source.start):
        begin = _subject_start(text, start, source.start)
        return Cue(
            CueKind.NOUN, source, begin, match.end("noun"), match.end(), match["noun"].lower(),
            Stance.REPORTED, False,
        )  # fmt: skip
    match = _noun_pattern().match(text, source.end, end)
    if match is None:
        return None
    rest = text[match.end("noun") : end]
    link = re.match(
        r"(?:\s+(?:of|for|about|on|here)\b[^.;:]{0,60}?)?,?(?:\s*,[^,]{2,40},)?\s*(?P<link>is that|was that|remains that|is to|is|was|:|that)\s+[“\"]?",
        rest,
    )
    if match["figure"] is not None and not re.match(
        rf"\s+(?:{any_of(lexicon().ground_verbs)})\b", rest
    ):
        return _noun(text, start, source, match, match.start("figure"))
    if link is None or re.match(r"\s*(?:is|was) (?:not|one|a|an|right|wrong)\b", rest):
        return None
    return _noun(text, start, source, match, match.end("noun") + link.end())


def _noun(text: str, start: int, source: Source, match: re.Match[str], content: int) -> Cue:
    begin = _subject_start(text, start, source.start)
    return Cue(
        CueKind.NOUN, source, begin, match.end("noun"), content, match["noun"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def _phrase_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    before = text[start : source.start]
    match = re.search(
        r"(?i)\b(?:according to|per|in the (?:words|view|opinion) of)\s+[^,.;:]{0,60}$", before
    )
    if match is not None and not has_clause(match.group()):
        stop = re.compile(r"[^,;:]{0,80}?,\s*").match(text, source.end, end)
        if before[: match.start()].strip(' ,“"‘') == "" and stop is not None:
            return _phrase(source, start + match.start(), source.end, stop.end())
        return Cue(
            CueKind.AFTER, source, start + match.start(), source.end, start, "according to",
            Stance.REPORTED, False,
        )  # fmt: skip
    after = re.compile(
        r"['’]s?\s+(?:view|opinion|words|telling|account|eyes|estimation),?\s*"
    ).match(text, source.end, end)
    lead = re.search(r"(?i)\b(?:in|by|on)\s+$", before)
    if after is not None and lead is not None:
        return _phrase(source, start + lead.start(), after.end(), after.end())
    return None


def _phrase(source: Source, begin: int, stop: int, content: int) -> Cue:
    return Cue(CueKind.PHRASE, source, begin, stop, content, "according to", Stance.REPORTED, False)


def _after_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """Attribution after the content: "P, X said", "P," said X."""
    before, after = text[start : source.start], text[source.end : end]
    mark = re.search(
        rf"[,”\"?!]\s*(?P<verb>{forms_of('reporting')})?\s*(?:the\s+)?(?:[\w‑-]+\s+){{0,6}}$",
        before,
    )
    if mark is None or not has_clause(before[: mark.start()].replace("“", "").replace('"', "")):
        return None
    verb = mark["verb"]
    stop = source.end
    gap = before[mark.end("verb") if verb else mark.start() :]
    if any(is_function_word(word.lower) and word.lower not in _TITLE_WORDS for word in tokens(gap)):
        return None
    if verb is None:
        follows = re.match(
            rf"(?:\s+{_ADVERBS})*\s+(?P<verb>{forms_of('reporting')})\b(?P<tail>[^“\"]*)", after
        )
        if follows is None or (
            len(tokens(follows["tail"])) > 6 and not follows["tail"].startswith(",")
        ):
            return None
        if mark.group().strip(' ,”"?!') and not re.search(r"[”\"]", mark.group()):
            pass
        verb, stop = follows["verb"], source.end + follows.end("verb")
    lead = mark.group()
    begin = start + mark.start() + len(lead) - len(lead.lstrip(',”"?! '))
    denied = re.search(r"(?i)\b(?:nor|not|never|neither)\b|n['’]t\b", lead) is not None
    return Cue(
        CueKind.AFTER, source, begin, stop, start, verb.lower(), _stance(verb.lower()), denied
    )


def _in_main_clause(text: str, start: int, at: int) -> bool:
    """Whether a source at ``at`` may be the main clause's subject: no clause of another subject before it."""
    before = text[start:at]
    head = before.lstrip(" \n“\"'‘(—-").lower()
    if re.fullmatch(r"as\s+(?:[\w‑-]+\s+){0,5}", head):
        return True
    if re.match(
        r"(?:when|if|because|since|unless|whether|before|after|once|until)\b", head
    ) and not re.search(r",\s*[^,]*$", before):
        return False
    clause = re.split(
        r"[,;:—]\s+(?:(?:and|but|yet|while|whereas|although|though|so)\s+)?|\.\s+", before
    )[-1]
    if re.search(
        r"(?i)\b(?:that|who|which|than|as|what|how|to|of|by|about|whether|where)\s+(?:the\s+)?$",
        clause,
    ):
        return False
    return not has_clause(clause)


def _subject_start(text: str, start: int, at: int) -> int:
    """Where the words that name the subject begin: titles and roles before the name belong to it."""
    before = text[start:at]
    match = re.search(r"(?:(?:the|an?)\s+)?(?:[\w.‑-]+(?:['’]s?)?\s+){0,6}$", before, re.IGNORECASE)
    piece = match.group() if match else ""
    if (
        not piece
        or has_clause(piece)
        or re.match(r"(?i)(?:in|by|on|as|but|and|while|note)\b", piece)
    ):
        return at
    return at - len(piece)


def _stance(verb: str) -> Stance:
    if is_form(verb, "questioning"):
        return Stance.QUESTIONED
    return Stance.REJECTED if is_form(verb, "rejecting") else Stance.REPORTED


def _negated(links: str) -> bool:
    return re.search(r"(?i)\b(?:not|never)\b|n['’]t\b", links) is not None


def _skip(rest: str, pattern: str) -> int:
    match = re.match(pattern, rest)
    return match.end() if match else 0


@cache
def _verb_pattern() -> re.Pattern[str]:
    verbs = forms_of("reporting", "characterising", "quantifying", "rejecting", "questioning")
    works = any_of(lexicon().works)
    return re.compile(
        rf"(?:['’]s?\s+(?:[\w‑-]+\s+){{0,3}}?(?:{works}))?{_AFFILIATION}{_APPOSITION}"
        rf"(?P<links>(?:\s+{_ADVERBS})*)\s+(?P<verb>{verbs})(?![\w‑-])",
        re.IGNORECASE,
    )


@cache
def _support_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_APPOSITION}(?:\s+{_ADVERBS})*\s+(?:{forms_of('support_verbs')})\s+(?:an?|the|his|her|their|its)\s+"
        rf"(?:[\w‑-]+\s+){{0,3}}?(?P<noun>{any_of(lexicon().nouns)})(?:\s+(?:that|:)|:)\s*[“\"]?",
        re.IGNORECASE,
    )


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"['’]s?\s+(?:[\w‑-]+\s+){{0,3}}?(?P<figure>[~≈<>]?\d[\d.,]*\s?(?:%|percent)\+?[^.;:,]{{0,30}}?\s)?"
        rf"(?:[\w‑-]+\s+){{0,2}}?(?P<noun>{any_of(lexicon().nouns)})\b(?!['’])",
        re.IGNORECASE,
    )


@cache
def _first_person() -> re.Pattern[str]:
    verbs = forms_of("reporting")
    return re.compile(
        rf"(?:(?:and|but|so|yet|honestly|personally|well|that said)[,]?\s+)*"
        rf"(?P<cue>(?:I|We|we)\s+(?:{_ADVERBS}\s+)*(?:{verbs}|guess|am sure|doubt)|IMO|IMHO|(?:in|In) my (?:view|opinion)|"
        rf"(?:I|We|we)['’]d\s+(?:{verbs}|guess)|(?:My|my|Our|our)\s+(?:[\w‑-]+\s+){{0,2}}?(?:{any_of(lexicon().nouns)}|hunch|impression|understanding)\s+is)"
        r"\s*,?\s*(?:that\b\s*)?"
    )
