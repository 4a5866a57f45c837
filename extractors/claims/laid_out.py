"""Positions that a text lays out without holding them: steelmen, imagined objections, views taken up.

"The strongest version of the argument is that P", "on this view, P", "one might object that P": P is the
position's, and so are the sentences after it until the text turns to its own voice again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.claims.reporting import any_of, lexicon
from kg.model import UNNAMED_SUFFIX

_TURN = re.compile(
    r"[\W_]*(?:but|yet|however|still|even so|nevertheless|nonetheless|that said|in fact|in reality|in truth|against this|"
    r"the trouble|the problem|the answer|the reply|that is|this (?:is|was)|(?:this|that) (?:ignores|misses|overlooks|fails|gets|forgets|assumes|presumes|"
    r"confuses|leaves out|proves|argument|view|case|complaint|objection|worry|record))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Ww]e|[Oo]ur|me|us)\b")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A position laid out in a sentence.

    Args:
        holder: who holds it, unnamed; None for whoever was spoken of last.
        start: first code point of the words that lay it out.
        end: one past their last.
        content: where the position itself begins, or None where the next sentence tells it.
        discussed: whether it is a form of the argument that was spoken of last ("the strongest version of
            the argument"), so that whoever made that argument holds it.
    """

    holder: str | None
    start: int
    end: int
    content: int | None
    discussed: bool = False


def laid_out(text: str, start: int, end: int) -> LaidOut | None:
    """The position that the sentence ``text[start:end]`` opens, or None."""
    view = _view().match(text, start, end)
    if view is not None:
        return LaidOut(None, view.start("cue"), view.end("cue"), view.end())
    imagined = _imagined().match(text, start, end)
    if imagined is not None:
        who = "a reader" if imagined["you"] else "somebody"
        return LaidOut(
            who + UNNAMED_SUFFIX, imagined.start("cue"), imagined.end("cue"), imagined.end()
        )
    told = _told().match(text, start, end)
    if told is None:
        return None
    words = " ".join(told["name"].lower().split())
    content = None if told["like"] else told.end()
    if content is not None and not text[content:end].strip(" .:"):
        content = None
    return LaidOut(
        words + UNNAMED_SUFFIX,
        told.start("name"),
        told.end("verb"),
        content,
        told["version"] is not None and not told["about"],
    )


def announces(sentence: str) -> bool:
    """Whether a sentence says that what it names is told next ("Her case goes roughly like this.")."""
    return _ANNOUNCES.search(sentence) is not None


_ANNOUNCES = re.compile(
    r"\b(?:goes|runs|went|ran|is|was)(?:\s+(?:\w+ly|something|more or less))?\s+(?:like this|as follows|this|thus|simple)"
    r"[.:]?\W*$",
    re.IGNORECASE,
)


# "The argument runs as follows", right behind whoever argues it.
THE_ARGUMENT = re.compile(
    r"[\W_]*(?:the|his|her|their|its)\s(?:\w+\s)?(?:argument|case|story|theory|reasoning|thesis|logic|claim)\b",
    re.IGNORECASE,
)


def leaves(sentence: str) -> bool:
    """Whether a sentence turns from a position laid out before to the text's own voice."""
    return _TURN.match(sentence) is not None or _OWN.search(sentence) is not None


@cache
def _view() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]*(?P<cue>(?:on|under|in|by|from|according to)\s+(?:this|that|such an?)\s+(?:[\w-]+\s+)?"
        rf"(?:{any_of(lexicon().view_nouns)})),\s+",
        re.IGNORECASE,
    )


@cache
def _imagined() -> re.Pattern[str]:
    verbs = any_of(lexicon().imagined_verbs)
    return re.compile(
        rf"[\W_]*(?:(?:but|and|so|yet|now|of course|to be sure),?\s+)*(?P<cue>(?:one|someone|somebody|(?P<you>you|the reader|a reader)|"
        rf"it)\s+(?:might|could|may|can)\s+(?:\w+ly\s+|also\s+|be\s+|still\s+)*(?:{verbs}))\b(?:\s+that\s+|,\s+|:\s+)",
        re.IGNORECASE,
    )


@cache
def _told() -> re.Pattern[str]:
    words = lexicon()
    nouns, adverse = any_of(words.position_nouns), any_of(words.adverse_nouns)
    grades, about = (
        any_of(words.position_grades),
        r"(?P<about>\s+(?:for|against|from|of|to|here|on)\b[^.:;,]{0,70}?)?",
    )
    graded = rf"(?:{grades})\s+(?P<version>(?:version|form|statement|reading)\s+of\s+(?:the|this|that|their)\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:{nouns})"
    return re.compile(
        rf"[\W_]*(?:the|an?|one)\s+(?P<name>{graded}|(?:[\w-]+\s+)?(?:{adverse})|(?:case|argument)\s+(?:for|against)\s+[^.:;,]{{2,50}}?)"
        rf"{about}\s+(?P<verb>is|was|runs|goes|says|holds|would be)(?:\s+(?:that\s+|\w+ly\s+)?(?P<like>like this|as follows|(?:straightforward|simple|familiar|clear|short|easy to (?:state|tell|put))(?=\W*$))|\s+that\s+|\s*:\s+|,\s+)",
        re.IGNORECASE,
    )
