"""The last hand on an event's words: what is left of its frame goes, and the syntax is asked where none of it was read.

Events are cut from their clauses by frames ("expects E", "a 40% chance of E"). A frame that no pattern knows stays in the
words: whoever says it, a chance in quotation marks, a reason, what the writer thinks of it. Such words are no event that
could stand alone or be found in another source.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from extractors.draft import Parse
from extractors.forecasting.event_subjects import tells, with_subject
from extractors.forecasting.events import tidy
from extractors.forecasting.horizons import TimePhrase
from extractors.forecasting.parse_tree import Tree
from extractors.forecasting.quantities import probability_words
from extractors.language.wordlists import any_of
from kg.model import Horizon, is_named

_OPENED, _CLOSED = "“", "”"
_VIEW = re.compile(
    r",\s(?:in\s(?:the\s(?:view|opinion|words|judge?ment)\sof|[A-Z][\w’'-]+[’']s\s(?:view|opinion|words))|according\sto|as\s(?:he|she|they|it|I|we)\s(?:put|puts|see|sees|saw)\sit)\b.*$",
    re.DOTALL,
)
_SURE = re.compile(
    r"[,;:—–]\s(?:and\s|but\s)?(?:I|we|he|she|they)(?:[’'](?:m|re|d|s|ll)|\s(?:am|are|is|was|were|would|will))?\s(?:\w+\s){0,2}?(?:sure|certain|confident|convinced|say|says|said|reckons?|thinks?|guess|bet|call|put|mean)\b.*$",
    re.DOTALL,
)
"""What the one who forecasts adds of themselves: "grading will be done by machines, I'm almost certain of that"."""
_REASON = re.compile(
    r",\s(?:because|since\s(?!(?:19|20)\d\d)|given\sthat|seeing\sthat|on\sthe\sgrounds?\sthat|which\sis\swhy|not\sleast\s(?:because|as)|as\slong\sas)\b.*$",
    re.DOTALL,
)
_MARGIN = re.compile(
    r",\s(?:give\sor\stake|plus\sor\sminus|(?:up|down)\sfrom|half\sa\s\w+\s(?:more|less|earlier|later)\sthan)\b.*$",
    re.DOTALL,
)
_FIGURE = re.compile(
    r"\s?(?:[:,–—]|\s-)\s?(?:at\s)?(?:(?:[Aa]bout|[Aa]round|[Mm]aybe|[Pp]erhaps|[Ss]ay|~)\s?)?\d[\d.]*\s?(?:%|per\s?cent\b).*$",
    re.DOTALL,
)
"""A chance behind its event: "some grid without people: 35% (42%)"."""
_AT_ODDS = re.compile(r"\sat\s(?:one|two|three|four|nine)\s(?:chances?\s)?in\s[a-z]+$")
"""A chance before the event's next one: "a strike at one in three"."""
_DEGREE = re.compile(
    r",\s(?:(?:very|most|almost)\s)?(?:probably|perhaps|maybe|possibly|certainly|likely|presumably)$"
)
_ASKED = re.compile(
    r"^.{0,80}?\bquestion\s(?:of\s|is\s)?(?:whether\s|[\u201c\"\u2018']?(?:[Ww]ill|[Dd]oes|[Dd]o|[Ii]s|[Aa]re|[Cc]an)\s|[\u201c\"])(?P<event>[^?]{3,}?)[?\s\u201d\"\u2019']*$"
)
"""A question that a site or a sheet asks: "has the question \"Will the mill reopen?\" at 17%"."""
_ASKERS = re.compile(
    r"^(?:[Ww]hoever|[Aa]ny(?:body|one)\swho|(?:[Tt]hose|[Pp]eople)\swho)\s(?:asks?|wonders?|wants?\sto\sknow)\s(?:whether|if)\s(?P<event>[^,;]{4,}?),?\s(?:gets?|hears?|finds?|receives?|(?:is|are)\stold|(?:will|may|can)\s(?:get|hear|find))\b.*$",
    re.DOTALL,
)
"""What people ask, where a figure is among the answers: "whoever asks whether E hears 10% and 60%"."""
_CHANCE = re.compile(
    r"(?:\w+\s){0,2}(?:possibility|chance|risk|prospect|likelihood|probability|danger)",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\W*\b(?:yes|no)\W*$", re.IGNORECASE)
_BARE_FIGURE = re.compile(
    r"\W*(?:(?:about|around|roughly|maybe|perhaps|only|just|over|under|at|some|nearly|almost|least|most)\s){0,2}\d[\d.,]*\s?(?:%|per\s?cent|percent)(?:\W+(?:and|to|or)?\s*\d[\d.,]*\s?(?:%|per\s?cent|percent))*(?:\s(?:by|before|in|for)\s\d{4})?\W*",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(r",\s(?:which|who|whose)\s")
_SHARED = re.compile(
    r"\d\s?(?:%|per\s?cent|percent)\s(?P<of>of\s(?:the\s|its\s|their\s)?(?:[a-z-]+\s){0,2}[a-z-]+s)\b"
)
_SOURCE = re.compile(
    r"^(?:[Aa]ccording\sto\s[^,]{3,60},\s|it\s(?:is|was)\s\d[\d.]*\s?(?:%|per\s?cent|percent)\s(?:likely|certain|sure)\sthat\s|(?:it\s(?:\w+\s){0,3}?(?:likely|unlikely|likelier|possible|probable|improbable|plausible|conceivable|doubtful)\s|more\slikely\s)?than\snot\sthat\s|it\s(?:\w+\s){0,2}?(?:likely|unlikely|possible|probable|improbable|plausible|conceivable|doubtful)\sthat\s|in\s(?:[A-Z][a-z]+|\d{4})\sthat\s|(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s(?:own\s|best\s)?(?:bet|guess|call|forecast|prediction|take):\s|(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s(?:base|central)\s(?:case|scenario)\s(?:is|remains)\s(?:that\s)?|(?:[A-Z][\w’'-]+,\s*(?:,\s*)?)?(?:[Dd]oes|[Dd]o|[Ww]ill|[Ww]ould|[Cc]an|[Cc]ould)\s(?=(?:an?|the|any\w*|some\w*|there|nobody)\s)|[Ww]hat\s(?:I|we|he|she|they)\s(?:say|says|think|thinks|mean|expect|expects)\sis\s(?:that\s)?|(?:puts?\s|gives?\s|sees?\s)?(?:[Aa]n?\s)?\d[\d.]*\s?(?:%|per\s?cent|percent)\s(?:probability|chance|likelihood)\s(?:on|of|for|that|to)\s)(?:the\s|an?\s)?"
)
_SURPRISE = re.compile(
    r"\swould\s(?:greatly\s|very\smuch\s|really\s)?(?:surprise|astonish|amaze|shock|stun)\s(?:me|us|him|her|them)\b.*$"
)
_TAG = re.compile(
    r"^(?:(?:[Oo]nly|[Jj]ust|[Aa]bout|[Ss]ome)\s)?\d[\d.]*\s?(?:%|per\s?cent)(?:\sof\s[a-z\s]{3,40}?)?\s(?:think|believe|expect|say|reckon)\s(?:that\s)?(?=\w+\s\w)|^(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s(?:own\s|current\s)?(?:number|figure|estimate|odds|guess|forecast|chance|probability)\s(?:on|for|of)\s(?:the\s|an?\s)?(?=\w+\s\w)|^(?:[Tt]he\s)?(?:[Oo]dds|[Cc]hances?)\sthat\s(?:the\s|an?\s)?(?=\w+\s\w)|^(?:[Tt]he\s)?(?:[Cc]hances?|[Oo]dds|[Pp]robability)\s(?:that\s)?(?=(?:it|he|she|they|we|there)\s)|^(?:[Pp]rediction|[Ff]orecast|[Cc]all|[Bb]et|[Gg]uess)[,:][^:,]{0,40}?(?::\s|,\s(?=\S))"
)
_FRAMES = (
    re.compile(
        r"^.{2,90}?\s(?:judges?|judged|deems?|deemed|considers?|considered|thinks?|finds?|found|rates?|believes?|calls?|called)\sit\s(?:\w+\s){0,2}?(?:likely|unlikely|possible|probable|improbable|plausible|certain|doubtful)\sthat\s(?:the\s|an?\s)?(?P<event>.+)$",
        re.DOTALL,
    ),
    re.compile(
        r"^(?:[Aa]s\s(?:for|to)|[Oo]n|[Aa]bout)\s(?:the\s|an?\s)?(?P<event>[^,]{3,90}),\s(?:it|that|this|I|we|he|she|they)(?:[’'](?:s|m|re|d)|\s(?:is|am|are|would|stands))?(?:\s(?:at|say|now))?(?:\s(?:about\s)?\d[\d./%-]*)?$"
    ),
    re.compile(
        r"^(?P<event>[^,]+?)\s\d[\d.]*\s?(?:%|per\s?cent),\s(?:and\s|but\s)?(?:the\s)?others?\b.*$"
    ),
    re.compile(
        r"^(?P<event>[^,]{4,}),\s(?:has|have|had|was|were)\s(?:since\s)?(?:been\s)?[a-z]+(?:ed|wn|en)\b[^,]*$"
    ),
    re.compile(
        r"^(?P<event>.{4,}?)\sand\s(?:\w+ly\s)?(?:price|prices|expect|expects)\s.*$", re.DOTALL
    ),
    re.compile(
        r"^[Ii]f\s(?:it|that|this)(?:[’']s|\sis|\smeans)\s[“\"‘'](?P<event>[^”\"]{4,})[”\"’'],?\sthen\s.*\b(?:it|that|this)$"
    ),
)
"""Frames that hold the event whole: who judges it likely, what it is said on, what is told beside it, what it is only called by."""
_COMING = re.compile(r"\scoming,?\s(?=to\s[a-z])")
"""That a thing comes, between it and what it comes to do: "pressure coming, to replace them"."""
_STRAY = re.compile(r"\s*[“”\"]\s*")
_QUOTES = re.compile(r"[“”\"]")
_BARE = re.compile(
    r"^(?:be|have|is|are|was|were|will|would|has|had|can|could|may|might|he|she|it|they|I|we|you)\b",
    re.IGNORECASE,
)
"""Words that open what has lost its subject, or has none that stands alone."""
_LEFT_MARKS = re.compile(r"\s?[,;:](?=\s?[,;:]|$)|\s(?=[,;:]\s)")
_SPACES = re.compile(r"\s+")
_LED = re.compile(
    r"^(?:in|at|on|during|from|according|speaking|asked|pressed|as|by|after|last)\b", re.IGNORECASE
)
"""A setting at the head of a sentence, which is nobody's event: "In a podcast", "At the launch"."""
_SCENE = re.compile(
    r"on\s(?:the\swhole|balance|reflection|the\sother\shand)|all\sin\sall|(?:in|on|at|from|during)\s(?:my|our|his|her|their|its|the|an?|this|that|last)\s(?:[\w’'-]+\s){0,3}(?:posts?|podcasts?|essays?|papers?|articles?|interviews?|talks?|speech|speeches|letters?|threads?|notes?|memos?|books?|columns?|newsletters?|surveys?|polls?|week|month|year|spring|summer|autumn|winter)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"^(?:at\s(?:least|most)|on\s(?:sale|time|track)|in\s(?:full|time|force))\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\b(?:says|said|told|wrote|writes|(?:argue|say|think|believe|expect|warn|insist|predict|reckon)(?=\sthat\b)|expects|predicts|predicted|argues|argued|thinks|believes|reckons|promised|warned|insists|insisted)\b|\b\d[\d.]*\s?(?:%|per\s?cent)\s(?:sure|confident|certain)\sthat\b|\b(?:has|have|had|with)\s(?:high|medium|low|moderate|some|great|little)\sconfidence\b|\b(?:is|are|was|were)\s[“\"]?(?:highly\s|very\s|quite\s)?(?:confident|hopeful|optimistic|sure)[”\"]?\sthat\b|\b(?:have|has|had|made|lost|won|taken|took|struck)\s(?:an?\s|my\s|his\s|her\s)?(?:wager|bet)\s?(?:with\s[^,;]{2,40}?)?(?:,\s[^,;]{3,60},)?\sthat\b|\b(?:confirm|announce|report|state|reveal|disclose|acknowledge|repeat)(?:s|d|ed)\s(?:on\s[A-Z][a-z]+day\s|yesterday\s|today\s|again\s)?that\b|\bquestion\b|\b(?:surprised|amazed|astonished|shocked|stunned)\b",
)
_ASIDE = frozenset(["discourse", "vocative", "parataxis"])
_SETTING = frozenset(
    ["because", "since", "although", "though", "while", "as", "if", "unless", "whereas"]
)
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "csubj"])
_LINKS = frozenset(["that", "whether", "if"])
_DEGREES = frozenset(
    ["likely", "unlikely", "certain", "possible", "impossible", "probable", "plausible"]
)
_THAT = re.compile(r"\bthat\s")
_ASIDES = 3
_FEWEST = 2
_LONGEST = 28
"""Words; what the syntax takes for one clause beyond that is several."""


@cache
def _judged() -> re.Pattern[str]:
    """A predicate of probability at the end, within quotation marks or not: "recession was "very unlikely"."""
    words = any_of(verbal.words for verbal in probability_words().verbal)
    rated = rf"(?:not\s(?:impossible|unlikely)|about\sas\slikely|(?:\w+\s){{0,2}}?(?:{words}))"
    return re.compile(
        rf"\s(?:is|are|was|were|would\sbe|seems?|looks?|remains?)\s(?:in\s(?:his|her|their|my|our)\sview\s)?(?:[“\"]{rated}.*|{rated}(?:\sto\s(?:me|us|him|her|them))?\W*)$",
        re.IGNORECASE | re.DOTALL,
    )


def trimmed(event: str) -> str:
    """An event without what somebody adds to it: a source, a reason, a margin, the chance itself, stray quotation marks.

    Args:
        event: the words cut from a clause.
    """
    asked = _ASKED.match(event) or _ASKERS.match(event)
    held = next((found for frame in _FRAMES if (found := frame.match(event))), None)
    asked = asked or held
    words = _framed(_judged().sub("", _COMING.sub(" ", asked["event"] if asked else event)))
    for tail in (_SURPRISE, _VIEW, _SURE, _REASON, _MARGIN, _FIGURE, _AT_ODDS, _DEGREE):
        shorter = tail.sub("", words)
        fewest = 1 if tail in {_SURPRISE, _AT_ODDS} else _FEWEST
        words = shorter if len(shorter.split()) >= fewest else words
    words = _SOURCE.sub("", _TAG.sub("", words))
    if _is_open(words):
        words = _STRAY.sub(" ", words)
    return tidy(words) if words != event else event


def is_figure(event: str) -> bool:
    """Whether words are a share and nothing that it could be a chance of: "5%", "about 30 per cent".

    Args:
        event: the words of an event.
    """
    return _BARE_FIGURE.fullmatch(event) is not None


def is_degree(event: str) -> bool:
    """Whether words only rate what was told, or only set the scene: "basically certain", "in my last post".

    Args:
        event: the words of an event.
    """
    return _degrees().fullmatch(event) is not None or _SCENE.fullmatch(event) is not None


@cache
def _degrees() -> re.Pattern[str]:
    words = any_of(verbal.words for verbal in probability_words().verbal)
    return re.compile(
        rf"(?:basically|almost|virtually|practically|nearly|all\sbut|pretty\smuch|quite)?\s?(?:{words}|certain|sure|inevitable|guaranteed)",
        re.IGNORECASE,
    )


def is_chance(event: str, number: str = "") -> bool:
    """Whether words are a chance itself: "a real possibility", "sixty percent yes".

    Args:
        event: the words of an event.
        number: the words of the chance, or "".
    """
    return _ANSWER.sub("", event).lower() == number.lower() or _CHANCE.fullmatch(event) is not None


def _framed(words: str) -> str:
    """What a frame with "that" holds: "the panel has medium confidence that E"."""
    frames = [
        match for match in _TELLS.finditer(words) if words[: match.end()].count(",") < _ASIDES
    ]
    if not frames:
        return words
    told = _THAT.search(words, frames[-1].end() - len("that"))
    rest = words[told.end() :] if told else ""
    return rest if len(rest.split()) >= _FEWEST else words


def _is_open(words: str) -> bool:
    """Whether a quotation mark stands without its other half."""
    return words.count(_OPENED) != words.count(_CLOSED) or words.count('"') % 2 == 1


def is_unread(event: str, holder: str = "") -> bool:
    """Whether words still hold their frame: a setting at the head, or somebody who says them.

    Args:
        event: the words of an event.
        holder: whoever forecasts it.
    """
    led = _LED.match(event) is not None and _MEASURED.match(event) is None
    named = (
        bool(holder)
        and is_named(holder)
        and (event.endswith(holder) or event.startswith((f"{holder} ", f"{holder},")))
    )
    return led or named or _TELLS.search(event) is not None


def stand_alone(
    text: str,
    parse: Parse | None,
    span: tuple[int, int],
    times: Sequence[TimePhrase],
    event: str,
    horizon: Horizon | None,
    holder: str,
) -> str:
    """An event in words that could stand alone; "" where they are none.

    Args:
        text: the whole text.
        parse: of its sentence, or None.
        span: start and end of its sentence.
        times: of its sentence.
        event: the words cut from it.
        horizon: by when it is expected.
        holder: whoever forecasts it.
    """
    words = _share_of(text, span, event) if is_figure(event) else trimmed(event)
    if parse is None or not words:
        return words
    words = with_subject(text, parse, span, words)
    day = next((t for t in times if t.horizon is not None and t.horizon == horizon), None)
    if day is None or not (is_unread(words, holder) or _is_cut_short(text, span, words, day)):
        return words
    cut = [(t.start, t.end) for t in times if t.is_cut]
    return clause_of(text, parse, (day.start, day.end), cut) or words


def _is_cut_short(text: str, span: tuple[int, int], words: str, day: TimePhrase) -> bool:
    """Whether a clause that describes the words stands between them and their day: "the model, which shows that ... by 2028"."""
    at = text.find(words, *span)
    return at >= 0 and _DESCRIBES.match(text, at + len(words), day.start) is not None


def _share_of(text: str, span: tuple[int, int], figure: str) -> str:
    """A bare share with what another share of its sentence is of: "38% of clinics do; it hopes for 60%"; "" without one."""
    other = _SHARED.search(text, *span)
    return f"{figure} {other['of']}" if other else ""


def clause_of(
    text: str, parse: Parse, day: tuple[int, int], left_out: Collection[tuple[int, int]]
) -> str:
    """The event as the syntax tells it: the clause that a day belongs to, without days and asides; "" where it is none.

    Args:
        text: the whole text.
        parse: of the sentence.
        day: start and end of the words of time.
        left_out: places of other words that are no part of the event.
    """
    tree = Tree.of(parse)
    head = tree.head_of(*day)
    roots = () if head is None else _roots(tree, head)
    inside = {i for root in roots for i in _own(tree, root)}
    told = [
        i
        for i in sorted(inside)
        if not any(a <= tree.tokens[i].start < b for a, b in (*left_out, day))
    ]
    # The marks of an aside go with it.
    kept = [i for i in told if tree.tokens[i].pos != "PUNCT" or (i - 1 in told and i + 1 in told)]
    words = trimmed(tidy(_QUOTES.sub("", _joined(text, tree, kept))))
    noun = len(roots) == 1 and tree.tokens[roots[0]].pos in {"NOUN", "PROPN"}
    fewest = 1 if noun else _FEWEST
    fits = fewest <= len(words.split()) <= _LONGEST
    return "" if not fits or _BARE.match(words) or is_figure(words) or is_unread(words) else words


def _roots(tree: Tree, head: int) -> tuple[int, ...]:
    """What a time tells of: the verb that it hangs on, what such a verb tells of where it only tells, or the noun that it rates."""
    below, at = head, tree.tokens[head].head
    if at == head:
        return ()
    while not _governs(tree, at):
        if tree.tokens[at].head == at:
            return (at,)
        below, at = at, tree.tokens[at].head
    token = tree.tokens[at]
    only_rates = tells(token) if token.pos == "VERB" else token.lemma.lower() in _DEGREES
    if not only_rates:
        return (*_raised(tree, at), at)
    if below != head and tree.tokens[below].dep in {"nsubj", "nsubj:pass", "obj", "ccomp", "xcomp"}:
        return (below,)
    told = tree.children(at, {"obj", "xcomp", "ccomp"})
    ends = [i for i in tree.children(at, {"advcl"}) if tree.case(i) == "to"]
    return tuple(i for i in (*told, *ends) if i > at)


def _governs(tree: Tree, at: int) -> bool:
    """Whether a token is the verb or predicate of a clause of its own: "releasing" in "stopped releasing" is none."""
    token = tree.tokens[at]
    if token.pos != "VERB":
        return bool(tree.children(at, {"cop"}))
    return token.dep != "xcomp" or tells(tree.tokens[token.head])


def _raised(tree: Tree, root: int) -> Iterator[int]:
    """Who does what a verb without a subject tells: "expects the agency to approve it"."""
    token = tree.tokens[root]
    if token.dep not in {"xcomp", "conj"} or tree.children(root, _SUBJECTS):
        return
    above = _SUBJECTS if token.dep == "conj" else {"obj", "nsubj:pass"}
    yield from (i for i in tree.children(token.head, above) if i < root)


def _own(tree: Tree, root: int, *, deeper: bool = False) -> Iterator[int]:
    """Indices of the tokens of a clause, without what is said beside it."""
    yield root
    for i, token in enumerate(tree.tokens):
        if token.head != root or i == root:
            continue
        opens = token.dep == "cc" or (token.dep == "mark" and token.lemma.lower() in _LINKS)
        aside = (
            token.dep in _ASIDE
            or (opens and not deeper)
            or (token.dep == "advcl" and tree.case(i) in _SETTING)
        )
        clause = token.dep == "conj" and token.pos == "VERB" and tree.children(i, _SUBJECTS)
        if not aside and not clause:
            yield from _own(tree, i, deeper=True)


def _joined(text: str, tree: Tree, kept: Sequence[int]) -> str:
    """The words of some tokens, with what stands between neighbours as written."""
    pieces: list[str] = []
    for position, i in enumerate(kept):
        token = tree.tokens[i]
        before = tree.tokens[kept[position - 1]] if position else None
        if before is not None:
            beside = kept[position - 1] == i - 1
            pieces.append(text[before.end : token.start] if beside else " ")
        pieces.append(text[token.start : token.end])
    return _LEFT_MARKS.sub("", _SPACES.sub(" ", "".join(pieces))).strip()
