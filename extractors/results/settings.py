"""How a system was run when it got its score, and what the score is a share of."""

from __future__ import annotations

import re
from functools import cache

from extractors.language.wordlists import any_of
from extractors.results.benchmark_names import benchmark_words, plain_name

CALLING = (
    r"(?:[A-Za-z][a-z]{2,}(?:ologist|ician|iatrist|onomist|ographer)s?"
    r"|(?!(?:check|play|short|wait|black|set|price|consi|persi|resi|insi|assi|desi|enli|subsi|coexi)[a-z]*\b)[A-Za-z][a-z]{2,}ists"
    r"|[A-Za-z][a-z]{2,}(?:smith|wright|keeper)s?|(?!specimen|regimen|omen|abdomen|acumen)[A-Za-z][a-z]{2,}men)"
)
"""A calling by its ending: "ophthalmologists", "technicians", "machinists", "fishermen"."""

_S = "[ \u00a0\u2009\u202f]"
_ARTICLE = rf"(?:(?:the|our|its|their|an?|his|her){_S})?"
_BASELINE = re.compile(
    rf"^{_S}?of{_S}(?:the{_S}|an?{_S})?(?P<baseline>human(?:[-\u2010\u2011]level)?{_S}(?:baseline|performance(?:{_S}gains?)?|level|score|gains?|experts?)"
    rf"|what{_S}(?:an?|the){_S}[a-z]+(?:{_S}[a-z]+)?{_S}(?:gets?|got|managed?s?|achieved?s?|earned?s?|scored?s?|reached|do|did|does)|[a-z]+{_S}baseline|baseline|(?:the{_S})?(?:gain|score|performance|level)s?{_S}(?:of|that){_S}[a-z]+(?:{_S}[a-z]+)?)",
    re.IGNORECASE,
)


@cache
def _pattern() -> re.Pattern[str]:
    words = benchmark_words()
    return re.compile(
        rf"(?:(?:with|inside|in|on|using|under|via|through|by){_S})?{_ARTICLE}(?P<scaffold>(?:[\w\u2010\u2011-]+{_S}){{1,2}}(?:{any_of(words.scaffolds)}))(?!\w)"
        rf"|\((?P<mode>x?high|medium|low|max|minimal|thinking|reasoning|non-thinking)\)"
        rf"|(?P<effort>(?<![\w-])(?:{any_of(words.efforts)}))(?!\w)"
        rf"|(?P<aid>(?<![\w-])(?:with|without|no|using){_S}(?:{any_of(words.aids)}))(?!\w)"
        rf"|(?P<count>(?<![\w-])(?:\d+[-\u2010\u2011]shot|pass@\d+|best[-\u2010\u2011 ]of[-\u2010\u2011 ]\d+|maj@\d+|\d+{_S}attempts))(?!\w)",
        re.IGNORECASE,
    )


_OWN = re.compile(r"^(?:the|our|its|their|an?|his|her|with|inside|in|on|using|under|via|and|of)\s")


def setting_in(words: str) -> str | None:
    """How the system was run: scaffold, effort, aids, shots, in the order of the words; or None.

    Args:
        words: a clause, or the head of a table's row or column.
    """
    found = []
    for match in _pattern().finditer(words):
        said = plain_name(next(group for group in match.groups() if group))
        while _OWN.match(said):
            said = said.partition(" ")[2]
        found.append(said)
    return "; ".join(dict.fromkeys(found)) or None


_MODE = r"\((?:x?high|medium|low|max|minimal|thinking|reasoning|non-thinking)\)"
_MODES = re.compile(_MODE, re.IGNORECASE)
_OWN_MODE = re.compile(rf"^[^\s()]{{0,2}}{_S}?(?P<mode>{_MODE})", re.IGNORECASE)


def setting_beside(words: str, after: str) -> str | None:
    """How the system was run by a clause's words; of several modes the one right behind the score is its own.

    Args:
        words: the clause ("reached 61 (High) and 48 (Low) with tools").
        after: what stands behind the score.
    """
    own = _OWN_MODE.match(after)
    return setting_in(words if own is None else own["mode"] + _MODES.sub("", words))


_SPLIT = re.compile(
    rf"\b(?:(?:[Oo]n|[Ii]n|[Oo]f){_S})?(?:the|its|a){_S}(?P<split>(?!whole|full|same|other|first|second)[\w\u2010\u2011-]+(?:{_S}[A-Z]\w+)?){_S}(?:split|subset|portion|partition)\b"
)


def split_in(words: str) -> str | None:
    """The part of a test that a clause tells of ("on the cleaned subset"), or None."""
    match = _SPLIT.search(words)
    return None if match is None else plain_name(match["split"])


def baseline_after(words: str) -> str | None:
    """What a score is a share of, told right after it ("of the human baseline"), or None."""
    match = _BASELINE.match(words)
    return None if match is None else " ".join(match["baseline"].lower().split())


@cache
def _people() -> re.Pattern[str]:
    words = benchmark_words().people
    one = (word.removesuffix("s") for word in words)
    return re.compile(rf"(?<![\w-])(?:{any_of({*words, *one})}|{CALLING})$|^human\b", re.IGNORECASE)


def is_human(system: str | None) -> bool:
    """Whether people took the test, and no machine; "Reading Tutor" in capitals is a machine's name."""
    if system is None:
        return False
    match = _people().search(system)
    return match is not None and (match.start() == 0 or not match.group()[0].isupper())
