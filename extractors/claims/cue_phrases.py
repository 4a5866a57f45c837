"""Attribution by nouns and phrases: "her estimate is", "according to X", "P, X said", "expected by X"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.claims.cue_frames import with_modifier
from extractors.claims.cue_parts import (
    ADVERBS,
    AFFILIATION,
    APPOSITION,
    Cue,
    CueKind,
    Source,
    apposed_to_person,
    in_main_clause,
    opens_aside,
    owns,
    stance,
    subject_start,
)
from extractors.claims.reporting import any_of, forms_of, is_form, lexicon
from extractors.claims.speaker_phrases import is_personal
from extractors.language.shallow import (
    finite_verb,
    has_clause,
    is_function_word,
    is_subordinator,
    tokens,
)
from extractors.names.name_words import name_words
from kg.model import UNNAMED_SUFFIX, Stance

_TITLE_WORDS = frozenset(
    (
        *("its", "their", "his", "her", "the", "a", "an", "of", "at", "by"),
        *("nor", "does", "do", "did", "doesn't", "don't"),
    )
)


_MODIFIED = re.compile(
    r"\s+(?:at|of|for|from|in|within|inside|near|close to|familiar with)\s+[^,;:.!?]{2,50}(?=[,.;]|$)"
)


_TAIL = 6  # words behind a remark, to the next comma
_RETORT = 4  # words of a whole reply without a verb
_STATED = re.compile(
    r"\s*(?:[“\"]|(?:that|to|closer|higher|lower|nearer|around|about|still|now|simply)\b|[^.;:]{0,40}?[\d%])",
    re.IGNORECASE,
)
_LINKING = r"(?:to|of|in|on|for|with|from|at|by|and|or)\b"


def noun_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A noun of saying in the source's hand: "her estimate is that", "made a claim: ..."."""
    match = _support_pattern().match(text, source.end, end)
    if match is not None and in_main_clause(text, start, source.start):
        return _noun(text, start, source, match, match.end())
    match = _told_work().match(text, source.end, end)
    if match is not None and in_main_clause(text, start, source.start):
        return replace(_noun(text, start, source, match, match.end()), end=match.end("said"))
    match = _noun_pattern().match(text, source.end, end) if owns(text, source) else None
    if match is None or not in_main_clause(text, start, source.start):
        return None
    content = _stated_from(match, text[match.end("noun") : end])
    return None if content is None else _noun(text, start, source, match, content)


def _stated_from(match: re.Match[str], rest: str) -> int | None:
    """Where the content of "her estimate ..." begins, or None where nothing is stated."""
    if match["figure"] is not None and not re.match(
        rf"\s+(?:{any_of(lexicon().ground_verbs)})\b", rest
    ):
        return match.start("figure")
    if match["figure"] is None and _FIGURE_OF.match(rest):
        return match.end("noun")
    link = _LINK.match(rest)
    if link is None or (
        link["link"] in {"is", "was"} and not _STATED.match(rest, link.end("link"))
    ):
        return None
    if re.match(r"\s*(?:is|was) (?:not|one|a|an|right|wrong)\b", rest):
        return None
    return match.end("noun") + link.end()


def is_judged(content: str) -> bool:
    """Whether words end in a verdict on what is before: "salt lasts forty years is wrong"."""
    return _verdict().search(content) is not None


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:is|was|are|were|(?:has|have) been|looks?|seems?|sounds?|turned out(?: to be)?|proved)\s(?:\w+\s){{0,3}}?"
        rf"(?:{any_of(lexicon().verdicts)}|too\s\w+)\W*$",
        re.IGNORECASE,
    )


_FIGURE_OF = re.compile(r"\s+of\s+(?:about |roughly )?[~≈<>$€£]?\d")
_LINK = re.compile(
    r"(?:\s+(?:of|for|about|on|here)\b[^.;:]{0,60}?)?,?(?:\s*,[^,]{2,60},)?\s*"
    r"(?P<link>is that|was that|remains that|is to|is|was|:|that)\s+[“\"]?"
)


def _noun(text: str, start: int, source: Source, match: re.Match[str], content: int) -> Cue:
    begin = subject_start(text, start, source.start)
    return Cue(
        CueKind.NOUN, source, begin, match.end("noun"), content, match["noun"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def phrase_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A phrase beside the content: "according to X", "in her view", "for him"."""
    before = text[start : source.start]
    told = _TOLD_BY.search(before)
    if told is not None and not has_clause(told.group()):
        return _according(text, start, end, source, told)
    after = re.compile(
        r"(?:['’]s?)?\s+(?:own\s+)?(?:view|opinion|words|telling|account|eyes|estimation|count|reckoning|arithmetic|"
        r"judge?ment|estimate|reading|admission|lights|mind|book|experience|assessment|analysis|reasoning|interpretation|version)\b,?\s*"
    ).match(text, source.end, end)
    lead = re.search(r"(?i)\b(?:in|by|on)\s+$", before)
    if after is not None and lead is not None and owns(text, source):
        rest = text[after.end() : end].strip(' .”"’)')
        behind = not rest or (
            has_clause(before[: lead.start()]) and before[: lead.start()].rstrip().endswith(",")
        )
        cue = _phrase(source, start + lead.start(), after.end(), after.end())
        return replace(cue, kind=CueKind.AFTER, content=start) if behind else cue
    opens = re.fullmatch(r"[\W_]*(?P<lead>(?:[Ff]or|[Tt]o)\s+)(?:[A-Z][a-z]+\.?\s)?", before)
    if source.oblique and opens is not None and text.startswith(", ", source.end):
        return _phrase(source, start + opens.start("lead"), source.end, source.end + 2)
    if opens is not None and is_personal(source.speaker):
        apposed = _APPOSED.match(text, source.end, end)
        held = _SEEN_NOW if opens["lead"].lower().startswith("to") else _HELD_NOW
        if apposed is not None and held.search(text, apposed.end(), end):
            return _phrase(source, start + opens.start("lead"), source.end, apposed.end())
    return None


_HELD_NOW = re.compile(
    r"[“\"]|\b(?:is|are|isn['’]t|aren['’]t|means|remains|lies|do(?:es)?\snot|don['’]t|doesn['’]t|would|cannot|can['’]t)\b"
)
_SEEN_NOW = re.compile(  # "To Ada Quill, that proves nothing"; thanks "are due" to her
    r"\b(?:means|proves|looks|seems|sounds|shows|matters|remains|(?:is|are|isn['’]t|aren['’]t)(?!\s(?:due|owed|given|\w+(?:ed|en)\b)))\b"
)
_APPOSED = re.compile(
    r"(?:\s(?:of|at|from)\s[^,;:.!?“”]{2,50})?,\s+(?:(?:the|an?|who|its|her|his|their)\s[^,;:.!?“”]{2,60},\s+)?"
)


_TOLD_BY = re.compile(
    r"(?i)\b(?:according to|per|in the (?:words|view|opinion) of)\s+[^,.;:]{0,60}$"
)


def _according(text: str, start: int, end: int, source: Source, told: re.Match[str]) -> Cue | None:
    """The cue of a phrase like "according to X", before or behind its content."""
    before = text[start : source.start]
    if _only_modifies(text, end, source):
        return None
    tail = _MODIFIED.match(text, source.end, end)
    source = replace(source, speaker=with_modifier(source.speaker, tail.group() if tail else ""))
    stop = re.compile(r"[^,;:]{0,80}?,\s*").match(text, source.end, end)
    if before[: told.start()].strip(' ,“"‘') == "" and stop is not None:
        return _phrase(source, start + told.start(), source.end, stop.end())
    rest = text[source.end : end]
    if not before[: told.start()].strip(' ,“"‘') and rest[:1] == " " and has_clause(rest):
        # "According to its own filing the fuel arrives in March", without a comma.
        return _phrase(source, start + told.start(), source.end, source.end + 1)
    return Cue(
        CueKind.AFTER, source, start + told.start(), source.end, start, "according to",
        Stance.REPORTED, False,
    )  # fmt: skip


def _only_modifies(text: str, end: int, source: Source) -> bool:
    """Whether a name stands before the noun that is meant ("according to the Lund system")."""
    if source.speaker.endswith(UNNAMED_SUFFIX) or not re.match(r"\s+[a-z]", text[source.end : end]):
        return False
    return not is_function_word(tokens(text, source.end, end)[0].lower)


def _phrase(source: Source, begin: int, stop: int, content: int) -> Cue:
    return Cue(CueKind.PHRASE, source, begin, stop, content, "according to", Stance.REPORTED, False)


def cleft_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A view in a cleft: "What X thinks is that P", "All she will say is that P"."""
    lead = re.fullmatch(
        r"(?i)[\W_]*(?:(?:and|but|so)\s)?(?:what|all)\s+", text[start : source.start]
    )
    match = _cleft().match(text, source.end, end) if lead is not None else None
    if match is None or not has_clause(text[match.end() : end]):
        return None
    verb = match["verb"].lower()
    return Cue(
        CueKind.VERB, source, source.start, match.end("verb"), match.end(), verb, stance(verb), False
    )  # fmt: skip


@cache
def _cleft() -> re.Pattern[str]:
    helpers = r"(?:can|will|would|could|does|did|do)\s+(?:now\s+)?"
    return re.compile(
        rf"(?:['’]ll)?\s+(?:{ADVERBS}\s+)?(?:{helpers})?(?P<verb>{forms_of('reporting')}|know|knows|knew)\s+(?:is|was)\s+that\s+",
        re.IGNORECASE,
    )


def after_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """Attribution after the content: "P, X said", "P," said X."""
    before, after = text[start : source.start], text[source.end : end]
    named = _apposed_behind().search(before)
    mark = named or re.search(
        rf"[,”\"?!]\s*(?:or\s+so\s+)?(?P<verb>{forms_of('reporting', 'manner')})?\s*(?:the\s+)?(?:[\w‑-]+\s+){{0,6}}$",
        before,
    )
    if mark is None or not _is_said(before[: mark.start()], mark["verb"], after):
        return None
    verb = mark["verb"]
    stop = source.end
    gap = before[mark.end("verb") if verb else mark.start() :]
    words = () if named is not None else tokens(gap.removeprefix(", or so "))
    if any(is_function_word(word.lower) and word.lower not in _TITLE_WORDS for word in words):
        return None
    if verb is None:
        follows = _remark(text, start, source, mark.group(), after)
        if follows is None:
            return None
        verb, stop = follows["verb"], source.end + follows.end("verb")
    lead = mark.group()
    asked = verb.lower() == "asked" and before[: mark.start()].endswith("?")
    if mark["verb"] and is_form(verb.lower(), "addressing") and not asked:
        return None  # "told a panel of MPs": whoever is told says nothing
    if verb.lower().endswith("ing") or (is_form(verb.lower(), "manner") and lead[:1] not in '”"'):
        return None  # "..., suggesting X is": a participle of the clause before
    begin = start + mark.start() + len(lead) - len(lead.lstrip(',”"?! '))
    denied = re.search(r"(?i)\b(?:nor|not|never|neither)\b|n['’]t\b", lead) is not None
    return Cue(
        CueKind.AFTER, source, begin, stop, start, verb.lower(), stance(verb.lower()), denied
    )


def _remark(text: str, start: int, source: Source, mark: str, after: str) -> re.Match[str] | None:
    """The verb behind a name behind what was said, perhaps with who that is: "P," Ada Quill, a surveyor, told the paper."""
    # "P, the director, Ada Quill, told": but "after a trial, Halcyon, reported" names the trial.
    apposed = mark.startswith(",") and apposed_to_person(text, start, source.start)
    follows = _remarked(closes=apposed).match(after)
    if follows is None or len(tokens(follows["tail"].split(",")[0])) > _TAIL:
        return None
    if _MODAL.search(follows["links"]):
        return None  # "If it leaks, she might ask who built it"
    described = follows.start("verb") > len(follows["links"]) + 1
    opening = text[start : source.start].split()[0].lower()
    fronted = mark.startswith(",") and opens_aside(opening)
    # "When it rained, Ada Quill, who lives there, said nothing" tells what she said then.
    tells = described and not apposed and is_subordinator(opening)
    # "Asked whether it leaks, Ada Quill said it was a fair question": what she said stands behind.
    return None if fronted and (tells or _governs(follows["tail"])) else follows


_MODAL = re.compile(r"\b(?:might|may|could|should)\b")


def _governs(tail: str) -> bool:
    """Whether a verb has a clause or quotation behind it, and no more than when or why somebody said it."""
    first = tokens(tail)[:1]
    if not first or (is_subordinator(first[0].lower) and first[0].lower != "that"):
        return False
    return re.match(r"\s*[,:]?\s*[“\"]|\s+that\b", tail) is not None or has_clause(tail)


@cache
def _remarked(*, closes: bool) -> re.Pattern[str]:
    return re.compile(
        rf"{AFFILIATION}{APPOSITION}{',?' if closes else ''}(?P<links>(?:\s+{ADVERBS})*)\s+"
        rf"(?P<verb>{forms_of('reporting', 'manner')})\b(?P<tail>[^“\"]*)"
    )


@cache
def _apposed_behind() -> re.Pattern[str]:
    """A verb before what somebody is, whose name stands behind: "P, says the review's first author, Ada Quill"."""
    return re.compile(
        rf"[,”\"?!]\s*(?P<verb>{forms_of('reporting')})\s+(?:the|an?|its|their|his|her)\s+(?:[\w‑-]+(?:['’]s?)?\s+){{0,5}}"
        rf"(?:{any_of(lexicon().personal_roles)}),\s+$"
    )


def _is_said(before: str, verb: str | None, after: str) -> bool:
    """Whether somebody can say the words before a comma: a clause, or "Nonsense, says Ada Quill".

    Longer words without a verb are said where the sentence has no other: "One chance in ten by May, said Ada Quill".
    """
    said = before.replace("“", "").replace('"', "")
    if has_clause(said):
        return True
    if verb is None or not said.split():
        return False
    return len(said.split()) <= _RETORT or finite_verb(tokens(after), first=0) is None


def verdict_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A quotation said to be somebody's: "“P” was X's verdict"."""
    lead = _QUOTED_WAS.search(text, start, source.start)
    if lead is None or not owns(text, source):
        return None
    noun = _owned_noun(mark="" if source.oblique else "['’]s?").match(text, source.end, end)
    if noun is None:
        return None
    begin, stop = lead.start("was"), noun.end()
    said = noun["noun"].lower()
    return Cue(CueKind.AFTER, source, begin, stop, start, said, Stance.REPORTED, False)


_QUOTED_WAS = re.compile(r"[”\"]\s+(?P<was>was|is|came|went|were|ran|runs|goes)\s+$")


def inside_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A remark between a subject and its verb: "The reason, says X, is dull"."""
    lead = _inside().search(text, start, source.start)
    rest = _CLOSED.match(text, source.end, end)
    if lead is None or rest is None or source.oblique or has_clause(text[start : lead.start()]):
        return None
    following = tokens(text, rest.end(), end)
    if not following or finite_verb(following, first=0) != 0:
        return None
    verb = lead["verb"].lower()
    begin = lead.start("verb")
    return Cue(CueKind.AFTER, source, begin, source.end, start, verb, stance(verb), False)


_CLOSED = re.compile(r"(?:,\s[^,;:.!?“”\"]{2,90})?,\s+")


@cache
def _inside() -> re.Pattern[str]:
    titles = any_of(tuple(sorted(name_words().titles)))
    return re.compile(
        rf",\s+(?P<verb>{forms_of('reporting')})\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{0,4}}(?:(?i:{titles})\.?\s+)?$"
    )


@cache
def _owned_noun(*, mark: str) -> re.Pattern[str]:
    nouns = any_of((*lexicon().nouns, *lexicon().position_nouns, *lexicon().announcing_nouns))
    return re.compile(rf"{mark}\s+(?:[\w-]+\s+){{0,2}}(?P<noun>{nouns})\b", re.IGNORECASE)


@cache
def _support_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{APPOSITION}(?:\s+{ADVERBS})*\s+(?:{forms_of('support_verbs')})\s+(?:an?|the|his|her|their|its)\s+"
        rf"(?:[\w‑-]+\s+){{0,3}}?(?P<noun>{any_of(lexicon().nouns)})(?:\s+(?:that|:)|:)\s*[“\"]?",
        re.IGNORECASE,
    )


@cache
def _told_work() -> re.Pattern[str]:
    """A work that somebody brings out, with what it says: "published a report claiming that P"."""
    brought = any_of(lexicon().publishing_forms)
    works = any_of((*lexicon().works, *lexicon().documents))
    saying = "|".join(
        form for form in forms_of("reporting").split("|") if form.lower().endswith("ing")
    )
    return re.compile(
        rf"{APPOSITION}(?:\s+{ADVERBS})*\s+(?:{brought})\s+(?:an?|the|his|her|their|its)\s+(?:[\w‑-]+\s+){{0,3}}?"
        rf"(?P<noun>{works})\s+(?P<said>{saying})\s+(?:that\s+)?[“\"]?(?=\w)",
        re.IGNORECASE,
    )


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:['’]s?)?\s+(?:(?!{_LINKING})[\w‑-]+\s+){{0,3}}?(?P<figure>[~≈<>]?\d[\d.,]*\s?(?:%|percent)\+?[^.;:,]{{0,30}}?\s)?"
        rf"(?:(?!{_LINKING})[\w‑-]+\s+){{0,2}}?(?P<noun>{any_of(lexicon().nouns)})\b(?!['’])",
        re.IGNORECASE,
    )
