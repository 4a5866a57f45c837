"""Attribution cues: the words in a sentence that say whose view it tells.

A cue joins a source (a name, a pronoun, a group) with a verb or noun of saying and the content. Only
cues of the main clause count: what stands in a subordinate clause is told by the main clause's speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from extractors.claims.cue_frames import (
    byline_cue,
    conviction_cue,
    coordinated_cue,
    elliptic_cue,
    led_on_cue,
    passive_cue,
    preferred_cue,
    rather_cue,
    relative_cue,
    told_by_cue,
    with_modifier,
)
from extractors.claims.cue_parts import (
    ADVERBS,
    AFFILIATION,
    APPOSITION,
    Cue,
    CueKind,
    Source,
    first_of_pair,
    in_main_clause,
    negated,
    stance,
    stands_apart,
    subject_start,
)
from extractors.claims.cue_phrases import (
    after_cue,
    cleft_cue,
    inside_cue,
    noun_cue,
    phrase_cue,
    verdict_cue,
)
from extractors.claims.joined_verbs import joined_cue
from extractors.claims.made_views import case_cue, made_cue, published_cue
from extractors.claims.reporting import any_of, forms_of, is_form, lexicon
from extractors.language.shallow import finite_verb, has_clause, is_function_word, tokens
from kg.model import UNNAMED_SUFFIX

__all__ = [
    "Cue",
    "CueKind",
    "Source",
    "announces_speech",
    "find_cue",
    "first_person_cue",
    "is_opposing",
]


def find_cue(text: str, start: int, end: int, sources: Iterable[Source]) -> Cue | None:
    """The outermost attribution in the sentence ``text[start:end]``, or None.

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last code point, exclusive.
        sources: candidates inside the sentence.
    """
    found: list[Cue] = []
    inner: list[Cue] = []
    known = tuple(sources)
    for source in known:
        if _WHATEVER.search(text, start, source.start):
            continue
        rules = _OBLIQUE_RULES if source.oblique else _RULES
        cue = next(filter(None, (rule(text, start, end, source) for rule in rules)), None)
        if cue is not None:
            found.append(cue)
        elif not source.oblique:
            rest = (rule(text, start, end, source) for rule in (relative_cue, preferred_cue))
            inner.extend(filter(None, rest))
    first = min(found or inner, key=lambda cue: (cue.source.start, cue.source.end), default=None)
    if first is None:
        return None
    return next((one for one in found if _made(one, first)), None) or first_of_pair(
        text, start, first, known
    )


def _made(one: Cue, first: Cue) -> bool:
    """Whether a cue names who made the work that another takes for a speaker: "a survey of 900 by the Lund Institute"."""
    if one.kind is not CueKind.NOUN or one.source.speaker.endswith(UNNAMED_SUFFIX):
        return False
    work = first.source.speaker.endswith(UNNAMED_SUFFIX)
    return work and one.start <= first.source.start and first.source.end < one.source.start


# "Whatever the minister says" sets the words aside.
_WHATEVER = re.compile(
    r"\bwhatever\s+(?:(?:the|an?|our|his|her|their|its)\s+)?(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE
)


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


_REQUEST = re.compile(r"\s+(?!whether|if|how|why|what)\w")
_CRITICISM = re.compile(
    r"\s+(?:the|this|that|such|those|these)\s+(?:criticism|charge|accusation|allegation|complaint|claim|suggestion)s?"
    r"(?:[.!]?\W*|,\s\w+ing\s.*)",
    re.DOTALL,
)
_FOUND_THING = re.compile(
    r"\s+(?!if\b|when\b|what\b|how\b)(?:[\w-]+\s+){1,3}?(?:I|you|he|she|we|they)\b"
)
_TO_THAT = re.compile(
    r"\s+(?:back\s+)?to\s+(?:me|us|him|her|them|(?:the|his|her|its|their|[A-Z])[^,;:.!?]{0,40}?)(?:,\s[^,;:.!?]{2,40},)?\s+that\s"
)
# "wrote a book about it" says no more than that.
_ABOUT_ONLY = re.compile(r"(?:\s+(?:about|on|of|in|for|to|with)\s[^,;:“\"]{1,60})?[.!?]?\W*")
_ELSEWHERE = re.compile(
    r"\s+(?:that|this|so|as much|these|those)\b(?:\s+(?:in|on|at|last|back|too|as well|again|publicly|openly|earlier|"
    r"yesterday|today|already|before)\b[^,;:.!?]{0,60})?[.!?]?\W*",
    re.IGNORECASE,
)
_WANTED = re.compile(r"\s+(?:to|for|at|it|an?|the|its|his|her|their|more|another|that|\d)\b")
# "puts the odds at", "put 60% on it": what is put otherwise is a thing ("put 40 million into the lab").
_PLACED_AT = re.compile(
    r"\bat\b|%|\b(?:per\s?cent|chances?|probabilit\w+|odds|likelihood|timeline|dates?|confidence|estimates?|figures?|numbers?|"
    r"reason|half|one in)\b",
    re.IGNORECASE,
)
_DATED_THAT = re.compile(
    r"\s+(?:in|on|at|last|this|earlier|back|late|early|over|after)\s[^,;:.!?]{1,60}?\sthat\s"
)


_MIGHT = re.compile(r"\b(?:might|may|could|should)\b")
_MET = re.compile(r"^\s+(?:I|we)\s[a-z ]+$")  # "Traders I spoke to say"
_TAKING_PART = re.compile(r"^\s+\w+(?:ed|ing|ent)(?=\s(?:in|at|on|for|by|with)\s)")


def _verb_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    match = _verb_pattern().match(text, source.end, end)
    if match is None or not in_main_clause(text, start, source.start):
        return None
    if _is_reduced(text, start, source) or (
        match["close"] and not stands_apart(text, start, source.start)
    ):
        return None  # the comma closes an apposition only where one was opened
    of = _TAKING_PART.sub("", _MET.sub("", match["of"] or ""))
    if of and finite_verb(tokens(f"X {of}")) is not None:
        return None  # another clause stands between
    verb = match["verb"].lower()
    rest = text[match.end("verb") : end]
    as_told = re.fullmatch(r"\W*as\s+", text[start : source.start], re.IGNORECASE) is not None
    asked = is_form(verb, "questioning") and _MIGHT.search(match["links"] or "") is not None
    told = _takes(verb, rest, source) or (as_told and is_form(verb, "reporting"))
    if asked or not told:
        return None  # "he might ask who paid": nobody has asked
    continuous = re.search(r"\b(?:is|are|was|been)\b[^.]*$", match["links"] or "") is not None
    # A passive ("is said to") has another speaker; a bare participle ("Lund saying ...") makes no clause.
    if re.match(r"\s+(?:by|in order to)\b", rest) or continuous is not verb.endswith("ing"):
        return None
    begin = subject_start(text, start, source.start)
    content = match.end("verb") + _skip(
        rest,
        r"(?:\s+(?:in|on|at|last|earlier|back)\s[^,;:.!?]{1,40}?(?=\sthat\b))?"
        r"(?:\s+(?:to\s+)?(?:me|us|you|them|him|her|reporters)(?:,\s[^,;:.!?]{2,40},(?=\s+that\b))?)?\s*[,:]?\s*(?:that\b\s*)?[“\"]?",
    )
    whole = replace(source, speaker=with_modifier(source.speaker, match["of"] or ""))
    return Cue(
        CueKind.VERB, whole, begin, match.end("verb"), content, verb,
        stance(verb), negated(match["links"] or ""),
    )  # fmt: skip


def _is_reduced(text: str, start: int, source: Source) -> bool:
    """Whether a pronoun right behind a noun opens a relative clause ("a program she calls the lodger")."""
    if text[source.start : source.end] not in {"he", "she", "they", "it"}:
        return False
    before = _WORD_BEFORE.search(text, start, source.start)
    if before is None or before["article"] is None:
        return False
    return not is_function_word(before["word"]) and not before["word"].endswith("ly")


_WORD_BEFORE = re.compile(
    r"\b(?P<article>an?|the|its|his|her|their|this|that)\s(?:[\w-]+\s){0,2}?(?P<word>[a-z][\w-]*)\s$"
)


def _takes(verb: str, rest: str, source: Source) -> bool:
    """Whether what follows the verb makes it one of saying, for this kind of subject."""
    if source.weak and not is_form(verb, "agentive"):
        return False
    if _ELSEWHERE.fullmatch(rest) and not source.speaker.endswith(UNNAMED_SUFFIX):
        return False  # "did say that in March", "disputes this": what is said stands elsewhere
    if is_form(verb, "rejecting") and _CRITICISM.fullmatch(rest):
        return False  # "dismissed the criticism" tells what somebody did; what they say comes next
    if re.match(r"\s+no\s", rest) or (verb.startswith("ask") and _REQUEST.match(rest)):
        return False  # "names no date" and "asks for time" hold nothing
    if any(is_form(verb, name) for name in ("characterising", "questioning", "rejecting")):
        return True
    return _says(verb, rest) or _measures(verb, rest) or _wants(verb, rest, source)


def _says(verb: str, rest: str) -> bool:
    return is_form(verb, "reporting") and (
        not is_form(verb, "clausal") or _opens_content(verb, rest) or _takes_verdict(verb, rest)
    )


_BELIEVED = re.compile(r"\s(?!that\b)[^,;:.!?“”\"]{2,70}?\sto\s(?:be|have)\s\w")
_JUDGED = re.compile(
    r"\s(?:it|him|her|them|(?:the|this|that|his|her|its|their|these|those)\s(?:[\w’'-]+\s){0,4}?[\w’'-]+)\s"
    r"(?:(?:an?|the)\s(?:[\w-]+\s){0,3}?[\w-]+|(?:(?:too|very|rather|quite|wholly|simply|both)\s)?"
    r"(?!(?:would|will|should|could)\b)[\w-]+(?:ful|less|able|ible|ous|ive|al|ic|ent|ant|ary|wise|ful|done|stated|rated|guided|founded|unfair))"
    r"[.!?”\"]*"
)


def _takes_verdict(verb: str, rest: str) -> bool:
    """Whether what follows a verb of belief says what something is: "believes it to be late", "thinks the tax a folly"."""
    if not is_form(verb, "believing"):
        return False
    return _BELIEVED.match(rest) is not None or _JUDGED.fullmatch(rest) is not None


def _measures(verb: str, rest: str) -> bool:
    """Whether the verb puts a figure on something or sees it "as" something."""
    if is_form(verb, "quantifying") and re.search(lexicon().quantities, rest[:70], re.IGNORECASE):
        return not is_form(verb, "placing") or _PLACED_AT.search(rest[:110]) is not None
    return is_form(verb, "construing") and re.match(r"\s[^.;:]{2,70}?\sas\s", rest) is not None


def _wants(verb: str, rest: str, source: Source) -> bool:
    """Whether somebody with a name wants it now; what was wanted once is an event."""
    if source.speaker.endswith(UNNAMED_SUFFIX) or not is_form(verb, "intending"):
        return False
    return not verb.endswith("ed") and _WANTED.match(rest) is not None


def _opens_content(verb_form: str, rest: str) -> bool:
    """Whether a clause or a quotation follows a verb, or a work that holds the content ("an essay")."""
    if re.match(r"\s*[,:]?\s*(?:\w+\s+)?(?:that\b|[“\"]|[,:]\s)", rest):
        return True
    dated = _DATED_THAT.match(rest) or _TO_THAT.match(rest)
    if dated is not None and has_clause(rest[dated.end() :][:120]):
        return True
    if re.match(r"\s+(?:about|of|like|for|on|in|to|with|into|back|ways?)\b", rest):
        return False
    works = any_of(lexicon().works)
    written = verb_form[:4] in {"wrot", "writ", "post"} and re.match(
        rf"\s+(?:an?|the|his|her|their)\s+(?:[\w‑-]+\s+){{0,3}}?(?:{works})\b", rest
    )
    if written:
        return not _ABOUT_ONLY.fullmatch(rest, written.end())
    words = tokens(rest[:120])
    verb = finite_verb(words)
    if verb is None or not 0 < verb <= 8:
        return False
    relatives = {"which", "who"} if verb_form.startswith("t") else {"which", "who", "that"}
    found = verb_form in {"find", "finds", "found"} and _FOUND_THING.match(rest)
    return not found and not any(word.lower in relatives for word in words[:verb])


def _skip(rest: str, pattern: str) -> int:
    match = re.match(pattern, rest)
    return match.end() if match else 0


_COAUTHORS = (
    r"(?:\s+and\s+(?:(?:his|her|their)\s+)?(?:[\w‑-]+\s+){0,2}?"
    r"(?:co-?authors?|colleagues?|co-?workers?|others|team|group|collaborators?)|\s+et al\.?)?"
)


# After these a form is a noun, not the verb.
_NO_NOUN = "".join(
    rf"(?<!\b{word})"
    for word in (
        "the",
        "this",
        "a",
        "an",
        "its",
        "his",
        "their",
        "of",
        "in",
        "for",
        "at",
        "on",
        "my",
        "our",
        "your",
        "these",
        "those",
    )
)


@cache
def _verb_pattern() -> re.Pattern[str]:
    verbs = forms_of(
        *("reporting", "characterising", "quantifying", "rejecting", "questioning"),
        *("intending", "construing"),
    )
    works = any_of(lexicon().works)
    return re.compile(
        rf"(?:['’]s?\s+(?:[\w‑-]+\s+){{0,3}}?(?:{works}))?{_COAUTHORS}(?P<of>{AFFILIATION}){APPOSITION}(?P<close>,)?"
        rf"(?P<links>(?:\s+{ADVERBS})*){_NO_NOUN}\s+(?P<verb>{verbs})(?![\w‑-])(?!(?<=\bit)\s+(?:at|between|around|near)\b)",
        re.IGNORECASE,
    )


@cache
def _first_person() -> re.Pattern[str]:
    verbs = forms_of("reporting")
    return re.compile(
        rf"(?:(?:and|but|so|yet|honestly|personally|well|that said)[,]?\s+)*"
        rf"(?P<cue>(?:I|We|we)\s+(?:{ADVERBS}\s+)*(?:{verbs}|guess|am sure|doubt)|IMO|IMHO|(?:in|In) my (?:view|opinion)|"
        rf"(?:I|We|we)['’]d\s+(?:{verbs}|guess)|(?:My|my|Our|our)\s+(?:[\w‑-]+\s+){{0,2}}?(?:{any_of(lexicon().nouns)}|hunch|impression|understanding)\s+is)"
        r"\s*,?\s*(?:that\b\s*)?"
    )


_RULES = (
    *(
        cleft_cue,
        after_cue,
        verdict_cue,
        inside_cue,
        led_on_cue,
        _verb_cue,
        conviction_cue,
        made_cue,
        noun_cue,
        elliptic_cue,
        published_cue,
        case_cue,
        phrase_cue,
    ),
    *(byline_cue, told_by_cue, passive_cue, coordinated_cue, rather_cue, joined_cue),
)
_OBLIQUE_RULES = (verdict_cue, noun_cue, phrase_cue)
