"""How dates and periods are written in English, as one pattern of named groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.forecasting.number_words import NUMBER_WORDS
from extractors.language.lexicon import load_lexicon

_S = "[ \u00a0\u2009\u202f]"
_DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
_YEAR = r"(?<![\d.,$€£])(?:19|20|21)\d\d(?![\d%]|[.,]\d|-\d)"
_RELATION = (
    rf"(?P<relation>by or before|on or before|as{_S}early{_S}as|as{_S}soon{_S}as|as{_S}late{_S}as|no{_S}later{_S}than|not{_S}later{_S}than|not{_S}before|no{_S}earlier{_S}than|no{_S}sooner{_S}than|not{_S}until|prior{_S}to|ahead{_S}of|sometime{_S}in"
    rf"|by{_S}around|by{_S}about|by{_S}or{_S}around|by|before|until{_S}at{_S}least|until|till|throughout|through|within|inside|in|during|around|circa|after|beyond|past|since|for|from|over|at|on|of){_S}"
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DECADES = ("thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
"""Decades of the century by the words that also tell ages and temperatures."""
UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
QUARTERS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of time: months, feasts with and without a fixed day, parts of years and decades, seasons, numbers in words."""

    months: Mapping[str, int]
    feasts: Mapping[str, tuple[int, ...]]
    movable: Mapping[str, int]
    weekday_feasts: Mapping[str, tuple[int, ...]]
    parts: Mapping[str, tuple[int, ...]]
    seasons: Mapping[str, tuple[int, ...]]
    decades: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, int]
    vague: tuple[str, ...]
    happenings: tuple[str, ...]
    seasonal: tuple[str, ...]
    coins: tuple[str, ...]


def time_words() -> TimeWords:
    """The lexicon of time.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(TimeWords, "time")


@cache
def time_pattern() -> re.Pattern[str]:
    """The pattern, made once.

    Group ``core`` is the time without its preposition, ``relation`` the preposition; which of the
    other groups matched says how the time is written.
    """
    words = time_words()
    forms = [*_absolute(words), *_counted(words), *_pointing(words)]
    return re.compile(
        rf"(?:\b{_RELATION}(?:(?:around|about|roughly|approximately|perhaps|the{_S}year|the){_S})?)?(?P<core>{'|'.join(forms)})",
        re.IGNORECASE,
    )


def _absolute(words: TimeWords) -> list[str]:
    month = rf"(?:{_names(words.months)})\b\.?"
    part = _names(words.parts).replace(_S, f"(?:{_S}|{_DASH})")
    season, feast = _names(words.seasons), _feasts(words)
    money = _names(words.coins)
    return [
        r"(?P<iso>(?<![\d-])(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-]))",
        rf"(?P<day1>(?<![\d.,])\d{{1,2}})(?:st|nd|rd|th)?{_S}(?:of{_S})?(?P<month1>{month}),?{_S}(?P<year1>{_YEAR})",
        rf"\b(?P<month2>{month}){_S}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?{_S}(?P<year2>{_YEAR})",
        rf"\b(?:(?P<third>early|mid|late|(?:the{_S})?(?:end|middle|start|beginning){_S}of)(?:{_S}|{_DASH}))?(?P<month3>{month}),?(?:{_S}of)?{_S}(?P<year3>{_YEAR})",
        rf"\b(?P<feast>{feast}),?(?:{_S}(?:of|in))?{_S}(?P<feastyear>{_YEAR})",
        rf"\b(?:Q(?P<quarter>[1-4])|(?:the{_S})?(?P<quarterword>{'|'.join(QUARTERS)}){_S}quarter(?:{_S}(?:of|in))?|H(?P<half>[12])|(?P<halfbefore>[12])H|(?P<quarterbefore>[1-4])Q)(?:{_S}of)?{_S}?['’]?(?P<year4>{_YEAR}|\d\d(?![\d%]))",
        rf"(?<![\w.,$€£-])(?P<year6>(?:19|20|21)\d\d){_S}?(?:Q(?P<quarterafter>[1-4])|H(?P<halfafter>[12]))\b",
        rf"\b(?:the{_S})?(?:(?P<decadepart>(?:mid{_DASH}to{_DASH})?(?:early|mid|late)|(?:end|start|middle|beginning|first{_S}half|second{_S}half){_S}of)(?:{_S}|{_DASH})(?:the{_S})?)?(?P<decade>(?<!\d)(?:19|20|21)\d)0['’]?s\b",
        rf"\b(?:the{_S})?(?P<season>{season})(?:{_S}of)?{_S}(?P<seasonyear>(?<![\d.,$€£])(?:19|20|21)\d\d(?=-\d\d(?![\d%-]))|{_YEAR})(?:(?:{_DASH}|/)(?:\d\d){{1,2}}(?![\d%]))?",
        rf"(?:\b(?:anywhere{_S}|sometime{_S})?(?:between|from){_S})?(?P<from>{_YEAR}){_S}?(?:(?:{_DASH}|/){_S}?(?P<to>{_YEAR}|\d\d(?![\d%]))|(?:to|and|or){_S}(?P<tofull>{_YEAR}))",
        rf"\btwenty(?:{_S}|{_DASH})(?P<spelled>(?:{'|'.join(TENS)})(?:(?:{_S}|{_DASH})(?:{'|'.join(UNITS)}))?)\b(?!{_S}?(?:per|%|{_DASH}))",
        r"(?<![\d.,$€£-])(?P<pair>20\d\d)-(?P<pairend>\d\d)(?![\w%-]|[.,]\d)",
        rf"\b(?P<part>{part})(?:{_S}|{_DASH})?(?:the{_S}year{_S})?(?P<year5>{_YEAR})",
        rf"(?:\b(?:(?P<shortpart>{part}){_S}|(?P<shortmonth>{month}){_S})|(?<=\bby{_S})|(?<=\bin{_S})|(?<=\bbefore{_S})|(?<=\buntil{_S}))['’‘](?P<shortyear>[2-9]\d)(?![\d%]|{_DASH}\d|s\b)",
        rf"\b(?:fiscal(?:{_S}year)?{_S}|FY{_S}?)(?P<fiscal>(?:19|20|21)\d\d|\d\d)(?![\d%])",
        rf"(?<![\w\u2011-])(?P<year>{_YEAR})(?!{_DASH}?(?:(?![efEF]\b)\w|AI))(?!{_S}(?:{money})\b)(?:{_S}or{_S}so\b|ish\b)?(?P<attributive>(?<=\bthe{_S}\d{{4}}){_S}(?=[a-z]{{4,}}\b)(?!(?:that|with|from|when|where|while|which|until|unless|because|only|this|before|after|onwards?|should|would|could|will|might|there|they|figure|estimate|forecast|target|deadline|goal|timeline)\b))?",
    ]


def _counted(words: TimeWords) -> list[str]:
    """Times that count from the day of writing or from a year named beside them."""
    month = rf"(?:{_names(words.months)})\b"
    number = rf"(?:\d{{1,3}}|{_names([*words.numbers, *NUMBER_WORDS])})"
    part, season = _names(words.parts), _names(words.seasons)
    feast = _feasts(words)
    return [
        rf"\b(?:the{_S})?(?:(?P<thispart>end|close|turn|middle|start|first{_S}half|second{_S}half){_S}of{_S}|(?P<thispart2>early|mid|late){_DASH}?{_S})?(?:(?P<thisdecade>this|the{_S}current|the(?!{_S}decade(?:['’]s|{_S}(?:ends|closes))))|(?P<nextdecade>next|the{_S}coming|the{_S}next)){_S}decade\b",
        rf"(?<!\w)(?:the{_S})(?:(?P<wordpart>early|mid|late)(?:{_S}|{_DASH}))?(?P<decadeword>{'|'.join(DECADES)})\b",
        rf"\b(?P<century>mid{_DASH}century|the{_S}middle{_S}of{_S}the{_S}century|(?:the{_S})?end{_S}of{_S}the{_S}century|the{_S}turn{_S}of{_S}the{_S}century)\b",
        rf"\b(?:(?P<yearpart>later|this{_S}time|{part}){_S}?)?(?P<whichyear>this|next|the{_S}coming|this{_S}coming){_S}(?:(?:calendar|fiscal){_S})?(?P<nextunit>year|month|quarter|week)\b(?!(?<=this{_S}year)['’]s|(?<=this{_S}quarter)['’]s|(?<=this{_S}month)['’]s|(?<=this{_S}week)['’]s)",
        rf"\b(?P<afternext>the{_S}year{_S}after{_S}next)\b",
        rf"\b(?:next|this{_S}coming){_S}(?P<weekday>{'|'.join(WEEKDAYS)})\b",
        rf"\b(?:the{_S})?(?P<barequarter>[QH][1-4])\b(?!{_S}?(?:of{_S})?['’]?\d)",
        rf"\b(?P<quarterpart>(?:the{_S})?(?:start|middle|end|close){_S}of{_S})?the{_S}(?P<namedquarter>(?:{'|'.join(QUARTERS)}|last|final){_S}quarter|(?:first|second){_S}half)\b(?!{_S}(?:of|in|results?|earnings?|figures?|sales|profits?|report)\b|{_S}?['’]?\d|{_DASH})",
        rf"\b(?:(?:the|this){_S})?(?:(?P<closed>year|decade|month|quarter|week|century)(?:['’]s?{_S}(?:end|close|out)\b|{_DASH}end\b)|(?:end|close){_S}of{_S}(?:the|this){_S}(?P<closedof>month|quarter|week)\b|(?P<closing>(?<=the{_S})(?:year|decade|month|quarter|week|century)|(?<=this{_S})(?:year|decade|month|quarter|week|century))(?={_S}(?:ends|closes|finishes)\b))",
        rf"\b(?P<midyear>mid{_DASH}?year)\b",
        rf"(?<=\bby{_S})(?P<byday>{'|'.join(WEEKDAYS)})\b",
        rf"\b(?P<yearend>(?:the{_S})?(?:end|close){_S}of{_S}the{_S}year|the{_S}year(?={_S}is{_S}(?:out|over|up|done)\b)|(?:the{_S})?year['’]?s?{_DASH}?{_S}?end)\b",
        rf"\b(?P<whichseason>this{_S}coming|this|next|the{_S}coming|the)?{_S}?(?P<bareseason>{season})\b(?!{_S}(?:of|time|after{_S}next|{_names(words.seasonal)})\b|{_S}\d|{_DASH}|(?<=\bthis{_S}.{{6}})['’]s|(?<=\bthis{_S}.{{4}})['’]s)",
        rf"\b(?:(?P<barepart>early|mid|late|end|(?:the{_S})?(?:end|middle|start|beginning){_S}of)(?:{_S}|{_DASH}))?(?:(?P<barenext>next|this{_S}coming|come){_S})?(?:(?P<dayfirst>\d{{1,2}})(?:st|nd|rd|th)?{_S}(?:of{_S})?)?(?P<bare>(?:(?<![-\u2011])|(?<=\b[Ee]nd-)|(?<=\b[Mm]id-)|(?<=\bEND-)|(?<=\bMID-))(?:{month}|{feast}))(?![{_DASH[1:-1]}\w])(?!['’]s)(?:\.?{_S}(?P<bareday>\d{{1,2}})(?:st|nd|rd|th)?\b(?![%:/]|{_DASH}\d|[.,]\d|{_S}?(?:per{_S}cent|percent|million|billion|[ap]\.?m\b)))?(?!\.?{_S}?\d(?!\d?(?:\.\d+)?{_S}?(?:%|per{_S}cent|percent)))",
        rf"\b(?:the{_S})?(?:(?:next|coming|following){_S}|span{_S}of{_S})?(?P<low>{number})(?:(?:{_S}to{_S}|{_DASH}|{_S}or{_S})(?P<high>{number}))?(?:{_S}|{_DASH})(?:more{_S})?(?P<unit>day|week|month|quarter|year|decade)s?\b['’]?(?:{_S}or{_S}(?P<orhigh>two|so)\b)?(?:{_S}time\b)?(?:(?P<since>{_S}(?:of|after|from|following){_S}(?:(?P<base>{_YEAR})|(?!now\b|today\b|here\b))|(?P<since2>{_S}later\b))|(?P<hence>{_S}from{_S}(?:now|today)|{_S}hence|{_S}away|{_S}off\b|{_S}out\b(?!{_S}of\b)))?",
        rf"\b(?:the{_S})?(?:next|coming){_S}(?P<single>year|decade|month|quarter)\b",
    ]


def _pointing(words: TimeWords) -> list[str]:
    """Times that other words of the text have to date, or nothing has."""
    return [
        rf"\b(?P<same>(?:(?:the{_S})?(?:end|middle|start|close){_S}of{_S})?(?:that|this|such{_S}an?|(?:that|so){_S}short{_S}a|the{_S}same)(?:{_S}short)?{_S}(?:time{_S}?frame|timeline|timescale|date|deadline|horizon|year|point{_S}in{_S}time)|then)\b(?!{_S}then\b)",
        rf"\b(?P<vague>{_names(words.vague)})\b",
        rf"\b(?P<happening>(?:the{_S}|his{_S}|her{_S}|their{_S}|its{_S})?(?:next{_S}|end{_S}of{_S}(?:his{_S}|her{_S}|their{_S}|the{_S})?)?(?:general{_S}|presidential{_S}|parliamentary{_S}|federal{_S}|local{_S})?(?:{_names(words.happenings)}))\b",
    ]


def _feasts(words: TimeWords) -> str:
    return _names([*words.feasts, *words.movable, *words.weekday_feasts])


def _names(words: Mapping[str, object] | Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", _S).replace("'", "['’]")
        for word in sorted(words, key=lambda w: (-len(w), w))
    )
