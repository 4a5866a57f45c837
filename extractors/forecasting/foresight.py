"""Words that look ahead: the lexicon of forecasting as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.quantities import probability_words
from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of

LONGEST_SENTENCE = 4000
"""A sentence longer than this is a page without full stops; it is not read, to keep cost linear."""

REACH = 70
"""How many code points beside a number or a name are looked at."""


_SUBJECT = r"(?:(?:\b(?:they|who|we|it|he|she|I)|[\w)”\"]|,)\s)"
_SUBJECT += r"(?<!\ba\s)(?<!\b(?:an|no|of|on|my|or|in|to|as)\s)(?<!\b(?:the|its|his|her|our|new|any|all|two|and|for|own)\s)"
_SUBJECT += (
    r"(?<!\b(?:both|some|many|such|with|from|that|this)\s)(?<!\b(?:these|those|their|three)\s)"
)
_FIRST = "say|said|put|give|gave|expect|think|believe|estimate|bet|assign|go with|predict|forecast"


@dataclass(frozen=True, slots=True)
class ForecastWords:
    """The lexicon of forecasting."""

    future: tuple[str, ...]
    open: tuple[str, ...]
    forecasting: tuple[str, ...]
    wishes: tuple[str, ...]
    voices: tuple[str, ...]
    works: tuple[str, ...]
    hypothetical: tuple[str, ...]
    telling: tuple[str, ...]
    past: tuple[str, ...]
    people: tuple[str, ...]
    person: tuple[str, ...]
    changes: tuple[str, ...]
    bodies: tuple[str, ...]
    companies: tuple[str, ...]
    frame: tuple[str, ...]
    crowds: tuple[str, ...]
    timeless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForesightCues:
    """Patterns for chances, for looking ahead and for who does it."""

    chance_after: re.Pattern[str]
    chance_before: re.Pattern[str]
    weak: re.Pattern[str]
    share: re.Pattern[str]
    future: re.Pattern[str]
    modal: re.Pattern[str]
    forecasting: re.Pattern[str]
    voice: re.Pattern[str]
    work: re.Pattern[str]
    pronoun: re.Pattern[str]
    plural: re.Pattern[str]
    first: re.Pattern[str]
    wish: re.Pattern[str]
    inverted: re.Pattern[str]
    crowd: re.Pattern[str]
    body: re.Pattern[str]
    body_before: re.Pattern[str]
    own_work: re.Pattern[str]
    goes_on: re.Pattern[str]
    view: re.Pattern[str]
    hypothetical: re.Pattern[str]
    past: re.Pattern[str]
    deadline: re.Pattern[str]


def foresight_words() -> ForecastWords:
    """The lexicon of forecasting.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(ForecastWords, "forecast")


@cache
def foresight_cues() -> ForesightCues:
    """The patterns, made once.

    Raises:
        SettingsError: a lexicon is missing or not as described.
    """
    chance, words = probability_words(), foresight_words()
    voices = any_of([*words.voices, *words.wishes])
    nouns = any_of(chance.nouns)
    bodies = any_of([*words.bodies, *words.companies])
    body = rf"\b(?P<the>the|this|that|its|their)\s(?P<body>(?:(?!own\b|same\b|other\b)[a-z][\w-]*\s){{0,2}}?(?P<kind>{bodies}))"
    # "Prices should fall" looks ahead; "banks should pay" tells them what to do.
    drift = rf"\bshould\s(?:\w+ly\s|also\s|then\s)?(?:{any_of(words.changes)})\b"
    return ForesightCues(
        chance_after=re.compile(
            rf"^[\s)\]]*(?:[\w’'-]+\s){{0,2}}?({nouns})(?!\w)|^\s(?:risk)\s(?:of|that)\b|^\s(?:by|in)\s(?:19|20|21)\d\d\s(figure|estimate|forecast)",
            re.IGNORECASE,
        ),
        chance_before=re.compile(
            rf"(?<!\w)({nouns})(?!\w)[^.;!?%]{{0,{REACH}}}$|\b(assign\w*|put(?:s|ting)?\s(?:it|this|that|the\s\w+)\sat)\s$",
            re.IGNORECASE,
        ),
        weak=re.compile(rf"^(?:{any_of(chance.weak_nouns)})$", re.IGNORECASE),
        share=re.compile(rf"^(?:[\s\u2011-])?(?:{any_of(chance.shares)})(?!\w)", re.IGNORECASE),
        future=re.compile(
            rf"(?<![\w])(?:{any_of([*words.future, *words.open, *(v.words for v in chance.verbal)])})(?![\w-])|\w[’']ll\b|{drift}",
            re.IGNORECASE,
        ),
        modal=re.compile(
            rf"(?<![\w])(?:{any_of(words.future)})(?![\w-])|\w[’']ll\b|{drift}", re.IGNORECASE
        ),
        forecasting=re.compile(
            rf"(?<![\w])(?:{any_of(words.forecasting)})(?!\w)|{_SUBJECT}(?:{any_of(words.wishes)})(?!\w)",
            re.IGNORECASE,
        ),
        wish=re.compile(rf"{_SUBJECT}(?:{any_of(words.wishes)})\s", re.IGNORECASE),
        voice=re.compile(
            rf"^(?:\sand\s(?:his|her|their)?\s?(?:colleagues|co-authors|coauthors|team))?,?\s(?:himself\s|herself\s|itself\s|now\s|also\s|still\s)?(?:{voices})(?!\w)",
            re.IGNORECASE,
        ),
        work=re.compile(
            rf"^[’']s?\s(?:[^\s,;.]+\s){{0,3}}(?:{any_of(words.works)})(?!\w)", re.IGNORECASE
        ),
        pronoun=re.compile(
            rf"\b(?:he|she)\s(?:himself\s|herself\s|now\s|also\s|still\s)?(?:{voices}|estimate)\b|\b(?:his|her)\s(?:[^\s,;.]+\s){{0,2}}(?:{any_of(words.works)})\b",
            re.IGNORECASE,
        ),
        plural=re.compile(
            rf"\b(?:they|it)\s(?:themselves\s|itself\s|now\s|also\s|still\s)?(?:{voices}|estimate|expect|forecast|predict|project|think|believe|say|give)(?!\w)",
            re.IGNORECASE,
        ),
        first=re.compile(
            rf"\b(?:I|we)\s(?:would\s|will\s|now\s|also\s|still\s)?(?:{_FIRST})\b|\b(?:I|[Ww]e)[’']d\s(?:say|put|give|guess|bet|go)\b|\b(?:my|our)\s(?:[^\s,;.]+\s){{0,2}}(?:{any_of(words.works)})\b",
            re.IGNORECASE,
        ),
        inverted=re.compile(
            rf",[”\"’]?\s(?:{voices})\s(?:the\s|an?\s)?(?:[a-z][\w-]*\s){{0,3}}$|\baccording\sto\s(?:the\s)?(?:[a-z][\w-]*\s){{0,3}}$"
        ),
        crowd=re.compile(
            rf"(?:^|[,;:.]\s|\b(?:while|but|and|that|though)\s)(?:the\s)?(?:(?:many|most|some|several|few|serious|leading|senior|other|private|independent)\s)?(?P<crowd>{any_of(words.crowds)})(?P<of>\s(?:at|from)\s(?:[A-Z][\w&’'-]*\s?){{1,4}}?)?\s(?:are\s|is\s|now\s|also\s|still\s)*(?:{voices}|price|pricing|prices|imply|implies|implied|give|put|gave|offer|have|expecting|betting|assigning|giving|putting|predicting|polled)(?!\w)",
            re.IGNORECASE,
        ),
        body=re.compile(
            rf"(?:^|[,;:.(—][”\"]?\s?[“\"]?|\b(?:and|but|while|whereas|that|though|although|because|as|to|in|by|on)\s)\s?{body}(?:[’']s?\s(?:[^\s,;.]+\s){{0,2}}?(?:{any_of(words.works)})\b|\s(?:itself\s|now\s|also\s|still\s|only\s)*(?:{voices})(?!\w))",
            re.IGNORECASE,
        ),
        body_before=re.compile(
            rf"(?:^|[.!?][”\"’)]?\s+){body}(?:[’']s?\s|\s(?=[a-z]))[^.!?\n]*[.!?][”\"’)]?\s+$",
            re.IGNORECASE,
        ),
        goes_on=re.compile(
            rf"^(?:,\s[^;.:]{{2,90}},)?(?:\son\s[A-Z][a-z]+day)?\s(?:has|had|runs?|keeps?|kept|looked|read|did|made|went|agrees|disagrees|does|lifts|lifted|raises|raised|cuts?|lowers|lowered|trims|trimmed|leaves|left|puts?|gives|gave|maintains|maintained)\s(?:[^.;:]|\.(?=\d)){{1,160}}?\sand\s(?:now\s|still\s|also\s)?(?:{voices})\s(?:[^.;:]|\.(?=\d))*$",
            re.IGNORECASE,
        ),
        own_work=re.compile(
            r"\b(?:according\sto|in)\s(?P<whose>its|their|his|her)\s(?:(?:own|latest|new|last)\s){1,2}[a-z]+(?=[\s,])|\b(?P<ours>our)\s(?:stated|official|published|public)\s(?:estimate|forecast|timeline|target|prediction|projection)\b",
            re.IGNORECASE,
        ),
        view=re.compile(
            r"\bin\s(?P<whose>his|her)\s(?:own\s)?(?:view|opinion|estimation|judge?ment|reckoning)\b",
            re.IGNORECASE,
        ),
        past=re.compile(rf"(?<!\w)(?:{any_of(words.past)})(?!\w)", re.IGNORECASE),
        deadline=re.compile(
            r"\b(?:by|before|within|until|through)\s(?:the\s|end|mid|late|early|[A-Z]\w+\s)?[^.;]{0,24}?(?:19|20|21)\d\d"
        ),
        hypothetical=re.compile(
            rf"^\W*(?:{any_of(words.hypothetical)}|when(?:ever)?\s(?:an?|your|some\w+|any\w+)\s(?:\w+\s){{0,3}}?(?:says?|tells?|gives?|shows?))(?!\w)",
            re.IGNORECASE,
        ),
    )
