"""The lexicon of outlooks: words of heads that make what stands under them forecasts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of


@dataclass(frozen=True, slots=True)
class OutlookWords:
    """``lexicons/outlook.toml``."""

    foretelling: tuple[str, ...]
    weak: tuple[str, ...]
    chances: tuple[str, ...]
    past: tuple[str, ...]
    measures: tuple[str, ...]
    voices: tuple[str, ...]
    dates: tuple[str, ...]
    outcomes: tuple[str, ...]
    foretellers: tuple[str, ...]
    cases: tuple[str, ...]
    scenarios: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlookCues:
    """The lexicon's lists as patterns; each is searched in a head, `voice`, `date`, `outcome` and `foreteller` fit a whole one, `case` the name of one of several cases."""

    foretelling: re.Pattern[str]
    weak: re.Pattern[str]
    chance: re.Pattern[str]
    past: re.Pattern[str]
    measure: re.Pattern[str]
    voice: re.Pattern[str]
    date: re.Pattern[str]
    outcome: re.Pattern[str]
    foreteller: re.Pattern[str]
    case: re.Pattern[str]
    scenario: re.Pattern[str]


@cache
def outlook_cues() -> OutlookCues:
    """The patterns, made once.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    words = load_lexicon(OutlookWords, "outlook")

    def within(listed: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{any_of(listed)})(?![\w-])", re.IGNORECASE)

    def whole(listed: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:(?:the|our|my|their)\s)?(?:{any_of(listed)})\W*", re.IGNORECASE)

    return OutlookCues(
        within(words.foretelling),
        within(words.weak),
        within(words.chances),
        within(words.past),
        within(words.measures),
        whole(words.voices),
        whole(words.dates),
        whole(words.outcomes),
        whole(words.foretellers),
        re.compile(
            rf"(?:{any_of(words.cases)})(?:[\s-](?:case|scenario|outcome))?|(?:scenario|case|outcome)\s(?:\d{{1,2}}|[A-H]\b|one|two|three|four|five)",
            re.IGNORECASE,
        ),
        within(words.scenarios),
    )
