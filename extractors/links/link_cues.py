"""Cues that show what a sentence does to the ones before it: conclude, judge, answer, contrast."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.claims.wording import connectives
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import is_adverb
from extractors.language.verb_grammar import verb_grammar
from kg.model import Statement

_REINTERPRETED = re.compile(
    r"\b(?:just|simply|really|only|merely) means?\b|\b(?:i|we) (?:would )?(?:interpret|understand|read|took|take) .{3,60} (?:as|to mean)\b"
)
_INNER_EXAMPLE = re.compile(
    r"(?:some examples?\b|[^\s,;:.]+(?:\s+[^\s,;:.]+){0,7},)\s*(?P<word>for example|for instance|e\.g\.|[-–—:])"
)
_TEST = re.compile(
    r"(?:the )?\S+(?: \S+)? (?:asks?|tests?|measures?|evaluates?|checks?|poses?|scores?|tracks?|counts?|surveys?)\b"
)
_UNPERSUADED = re.compile(
    r"(?:but |yet |still, )?(?:i|we) (?:find|found) (?:this|that|it|these|both) (?:far )?(?:less |not |hardly |un)"
    r"(?:persuasive|convincing|compelling)\b"
    r"|(?:but |yet |still, )?(?:this|that|none of (?:this|that)) (?:does not|doesn't|hardly) (?:persuades?|convinces?) (?:me|us)\b"
)
_WRONG = re.compile(
    r"(?:but |yet |still, )?(?:(?:i|we) (?:think|believe) )?(?:he|she|they|that|this|it) (?:is|are|was|were) "
    r"(?:simply |plainly |quite |almost certainly |probably |badly )?(?:wrong|mistaken|too (?:optimistic|pessimistic|sure|confident))\b"
)
_DOES = re.compile(r"(?:[\w'-]+ ){1,2}(?:does|do|did) (?!not\b)(?P<rest>[\w'-]+(?: [\w'-]+)?)")
_CITES = re.compile(r"(?:and |but )?(?:it|they|he|she) (?:also |then )?(?:points?|pointed) to\b")
_CITING = re.compile(
    r"(?:and )?(?:it|they|he|she|[\w.-]+) (?:also |then )?(?:cites?|cited) (?!\w+ as\b)"
)
_CONDITION = re.compile(r"(?:so |then )?(?:if|once|when)\b")
_RETORT = re.compile(
    r"(?:have|has|is|are|was|were|do|does|did|would|could|should|ca|wo)n't\b|(?:but )?(?:why|how) would\b"
)
_NOT_TOLD = re.compile(
    r"(?:\bnot|n't|\bnever|\bnobody|\bno one|\bhardly|\bused to) $|^\W*(?:if|when|where|whether|unless)\b(?! i\b)[^,]*$"
)
_AMONG = re.compile(r" (?:with|among|amongst|between) (?:one another|each other|themselves)\b")
_CONSENTS = re.compile(r"agree[sd]? (?:to|on|about|upon)\b")
_SPEAKING = re.compile(r"\b(?:i|we) (?:\w+ )?$")
_POINTS_ON = re.compile(
    r"(?:this|that|these|those) [\w-]+ (?:changes?|alters?|matters?|shifts?|affects?|complicates?)\b"
    r"|(?:an? \w+ ago|last \w+|in (?:the )?\w+(?: 20\d\d)?),? (?:i|we|it|they) (?:said|had|put|was|were|gave)\b|none of (?:this|that|which)\b"
)
_MATTERS = re.compile(
    r"(?:and |all )?(?:this|that|it)(?: \w+)? (?:matters|counts|is (?:important|crucial|no detail|not a detail))\b"
)
_DEMONSTRATIVE = r"(?:this|that|these|those|it|which|all of this|all this)"


@dataclass(frozen=True, slots=True)
class LinkCues:
    """``lexicons/link_cues.toml``."""

    concluding_verbs: tuple[str, ...]
    concluding_predicates: tuple[str, ...]
    summing_nouns: tuple[str, ...]
    grounding_nouns: tuple[str, ...]
    inner_result: tuple[str, ...]
    answering_verbs: tuple[str, ...]
    agreeing_verbs: tuple[str, ...]
    answering_nouns: tuple[str, ...]
    argued_nouns: tuple[str, ...]
    verdicts: tuple[str, ...]
    reply_doubts: tuple[str, ...]
    received_verbs: tuple[str, ...]
    better: tuple[str, ...]
    granting: tuple[str, ...]
    accepting: tuple[str, ...]
    yielding: tuple[str, ...]
    point_nouns: tuple[str, ...]
    wanting: tuple[str, ...]
    trouble_nouns: tuple[str, ...]
    half_granting: tuple[str, ...]
    evidence_nouns: tuple[str, ...]
    inferring_verbs: tuple[str, ...]
    own_inference: tuple[str, ...]
    objecting_headings: tuple[str, ...]
    endorsing: tuple[str, ...]
    dissenting: tuple[str, ...]
    bearing_out: tuple[str, ...]
    belittling_nouns: tuple[str, ...]
    belittling_adjectives: tuple[str, ...]
    come_about: tuple[str, ...]
    figure_wrong: tuple[str, ...]
    figure_right: tuple[str, ...]
    figure_offers: tuple[str, ...]
    listing_grounds: tuple[str, ...]
    sound: tuple[str, ...]
    forecast_nouns: tuple[str, ...]
    affirming: tuple[str, ...]
    siding_groups: tuple[str, ...]
    turning_back: tuple[str, ...]
    speaking_against: tuple[str, ...]
    faulting: tuple[str, ...]
    praising: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureCues:
    """Clauses about a figure; each has the groups ``figure`` and ``unit``.

    Args:
        wrong: the figure is somebody's and held to be wrong.
        right: the same, held to be right.
        offer: the figure is put in the place of another.
    """

    wrong: re.Pattern[str]
    right: re.Pattern[str]
    offer: re.Pattern[str]


def link_cues() -> LinkCues:
    """The lexicon of discourse cues for links."""
    return load_lexicon(LinkCues, "link_cues")


@cache
def figure_cues() -> FigureCues:
    """The patterns of clauses that hold a figure against another; for words in plain form."""
    cues = link_cues()
    opens = r"(?:(?:and|but|well|no|yet|so|honestly|frankly|sorry|ok|then|still|personally|nah|hm+)\b[,.]?\s|[\"“'>*\s])*"
    figure = r"(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<unit>\s?(?:%|percent|per cent))?(?![\w/])(?!\.\d)"
    judged = (
        rf"{opens}(?:(?:your|that|this|his|her|their|the|a)\s(?:\w+\s)?)?[\"“']?{figure}(?:\s(?:by|in|for|figure|number|per|of)\b(?:\s\S+){{1,4}}?)?[\"”'?!,]*\s"
        r"(?:that's|(?:is|are|was|looks?|sounds?|seems?|feels?|strikes (?:me|us) as|would be|must be)(?: (?:\w+ly|a|an|the|just|still|way|far|much|quite|rather|bit|little|very|so|too|really|pure|plain|at least)){0,4}?) "
    )
    starts = r"(?:^|(?<=[.;:,] )|(?<=\bwhy )|(?<=\bthink ))(?:so )?"
    # "12 is a high number of ships" judges nothing: what follows a judgement is its ground or whose it is.
    ends = (
        r"(?=[^\w\s'-]|\s[–—]|$|\s(?:for|to|from|by|if|given|at|as|when|because|unless|though|but"
        r"|even|with|imo|tbh|op)\b)"
    )
    return FigureCues(
        wrong=re.compile(rf"{starts}{judged}(?:{'|'.join(cues.figure_wrong)}){ends}"),
        right=re.compile(rf"{starts}{judged}(?:{'|'.join(cues.figure_right)}){ends}"),
        offer=re.compile(
            rf"{opens}(?:{'|'.join(cues.figure_offers)})\s(?:(?:about|around|maybe|perhaps|roughly|at (?:most|best|least)|the|end of|early|late|mid|by|in|a|something like|more like|nearer|closer to|that|only|no more than|well)[\s-])*{figure}(?=\s?(?:[.,;:!?]|$|at (?:best|most|least)|or so|then|too|maybe|perhaps|instead|myself))"
        ),
    )


def plain(words: str) -> str:
    """Words in lower case with plain apostrophes, hyphens and spaces, of the same length."""
    for mark, simple in (("’", "'"), ("\u202f", " "), ("\u00a0", " "), ("\u2011", "-")):
        words = words.replace(mark, simple)
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    # "İ" becomes two code points, and places of words must hold.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in words)


def opener(opening: str, words: Iterable[str]) -> str | None:
    """The longest of the words that opens a text in plain form, or None."""
    fitting = [w for w in words if opening.startswith(w) and opening[len(w) : len(w) + 1] in " ,:"]
    return max(fitting, key=len, default=None)


def concluding(words: str) -> tuple[int, int] | None:
    """Where a clause says that it follows from what stands before ("This suggests ..."), or None."""
    lowered = plain(words)
    match = None if _CITES.match(lowered) else _concluding().match(lowered)
    if match is None or (_CONDITION.match(lowered) and " not " in lowered.split(",", 1)[0]):
        return None  # "If this is not reached" looks at the other case
    return match.span()


def citing(words: str) -> tuple[int, int] | None:
    """Where a clause says that somebody told of before puts evidence forward ("She points to ..."), or None."""
    match = _CITES.match(plain(words)) or _CITING.match(plain(words))
    return match.span() if match else None


def inner_result(words: str) -> tuple[int, int] | None:
    """Where "therefore" or the like stands near a clause's subject, or None."""
    match = _inner_result().match(plain(words))
    return match.span("word") if match else None


def inner_example(words: str) -> tuple[int, int] | None:
    """Where "for example" or the like stands after a clause's subject, or None."""
    match = _INNER_EXAMPLE.match(plain(words))
    return match.span("word") if match else None


def points_on(words: str) -> bool:
    """Whether a clause makes no claim of its own: "This distinction changes the forecast", "A year ago I said 45%"."""
    return _POINTS_ON.match(plain(words)) is not None


def tells_importance(statement: Statement) -> re.Match[str] | None:
    """The words with which a statement says why what was told before matters ("This matters because ..."), or None."""
    return _MATTERS.match(plain(statement.span.quote))


def describes_test(words: str) -> bool:
    """Whether a clause only tells what a test or study does ("X asks systems to ...")."""
    return _TEST.match(plain(words)) is not None


def answering_verb(words: str) -> tuple[int, int] | None:
    """Where a clause's first verbs say that somebody answers or disputes, or None."""
    return _said_outright(link_cues().answering_verbs, words)


def agreeing_verb(words: str) -> tuple[int, int] | None:
    """Where a clause's first verbs say that somebody agrees, or None."""
    place = _said_outright(link_cues().agreeing_verbs, words)
    if place is not None and _CONSENTS.match(plain(words)[place[0] :]) is not None:
        return None  # "agreed to nothing beyond one passage", "they agreed about one"
    return place


def _said_outright(verbs: tuple[str, ...], words: str) -> tuple[int, int] | None:
    """Where a verb of answering is told of somebody: not denied, not of things among themselves, not in another's words."""
    lowered = plain(words)
    for match in _verbs(verbs).finditer(lowered):
        before = lowered[: match.start()]
        if _NOT_TOLD.search(before) or _AMONG.match(lowered[match.end() :]):
            continue
        quoted = max(before.rfind(mark) for mark in '“"') > before.rfind("”")
        quoted = quoted and before.count('"') % 2 == ("“" not in before)
        if not quoted or _SPEAKING.search(before):
            return match.span()
    return None


def received(words: str) -> tuple[int, int] | None:
    """Where a clause tells what is commonly held ("is often imagined", "many assume"), or None."""
    match = _received().search(plain(words)[:120])
    return match.span() if match else None


def granted(words: str) -> tuple[int, int] | None:
    """Where a clause grants the point just made ("That objection has force"), or None."""
    match = _granted().match(plain(words))
    return match.span() if match else None


def accepted(words: str) -> tuple[int, int] | None:
    """Where somebody gives way to what was said against them ("I stand corrected"), or None."""
    match = _accepted().search(plain(words))
    return match.span() if match else None


def yielded(words: str) -> tuple[int, int] | None:
    """Where somebody gives way wholly or in part ("the best objection there is"), or None."""
    match = _yielded().search(plain(words))
    return match.span() if match else None


def reinterpreted(words: str) -> tuple[int, int] | None:
    """Where a reply reads the words under discussion in another way, or None."""
    match = _REINTERPRETED.search(plain(words)[:90])
    return match.span() if match else None


def retort(words: str) -> tuple[int, int] | None:
    """Where a reply opens with a negative question ("Haven't we seen this already?"), or None."""
    lowered = plain(words)
    match = _RETORT.match(lowered)
    return match.span() if match and "?" in lowered else None


def insists(words: str) -> bool:
    """Whether a clause says by "do" that it holds all the same ("She does point out"), and not what somebody does."""
    match = _DOES.match(plain(words))
    if match is None:
        return False
    verb = next((word for word in match["rest"].split() if not is_adverb(word)), "")
    return verb in verb_grammar().sure | verb_grammar().mixed


def verdict(words: str) -> tuple[int, int] | None:
    """Where a clause passes a verdict against an argument that it names, or None."""
    lowered = plain(words)
    bare = _UNPERSUADED.match(lowered) or _WRONG.match(lowered)
    if bare is not None:
        return bare.span()
    noun = _argued().search(lowered[:110])
    if noun is None:
        return None
    found = _against().search(lowered)
    return found.span() if found else None


def weakening(words: str) -> tuple[int, int] | None:
    """Where a clause has a word that weakens what it is said of, or None."""
    match = _against().search(plain(words))
    return match.span() if match else None


def disagreement(words: str) -> tuple[int, int] | None:
    """Where a clause has a cue of disagreement, or None."""
    match = _disagreement().search(plain(words))
    return match.span() if match else None


def alternatives(words: Iterable[str]) -> str:
    """A regular expression's alternatives, the longest first."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@cache
def _concluding() -> re.Pattern[str]:
    cues = link_cues()
    verbs, predicates = (
        alternatives(cues.concluding_verbs),
        alternatives(cues.concluding_predicates),
    )
    nouns = alternatives(cues.summing_nouns)
    return re.compile(
        rf"(?:and )?(?:{_DEMONSTRATIVE}\s+(?:also |clearly |again |in turn )?(?:{verbs}|{predicates})\b"
        rf"|(?:this|that|these|those|such)\s+(?:[\w-]+\s)?(?:{nouns})\b"
        r"|(?:so |then )?(?:if|once|when) (?:this|that|these|those|such|(?:he|she|they|it) (?:is|are) right|so,|true,)\b"
        rf"|(?:by|at|on|under|given|with|from|without) (?:this|that|these|those|such|the same) (?:{alternatives(cues.grounding_nouns)})\b"
        r"|(?:put|add|drop|take|strip|remove|combine|extend|multiply|divide) [^,;.:]{3,60} and\b|that's what\b"
        rf"|in that case\b|at that point\b|put together\b|combine (?:this|that|these|those)\b|the two (?:{nouns}|counts|studies|results) )"
    )


@cache
def _inner_result() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^\s,;:.]+\s+){{1,7}}?,?(?P<word>{alternatives(link_cues().inner_result)})\b"
    )


@cache
def _verbs(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{alternatives(verbs)})\b")


@cache
def _received() -> re.Pattern[str]:
    verbs = alternatives(link_cues().received_verbs)
    return re.compile(
        rf"\b(?:often|commonly|usually|widely|typically|frequently|generally)\s+(?:{verbs})\b"
        rf"|\b(?:many|most|some|people|observers|everybody|everyone)\s+(?:people\s+|readers\s+)?(?:{verbs})\b"
        rf"|\bit is (?:often |commonly |sometimes )(?:{verbs})\b"
    )


@cache
def _granted() -> re.Pattern[str]:
    nouns = alternatives(
        (*link_cues().argued_nouns, *link_cues().answering_nouns, "point", "worry", "concern")
    )
    return re.compile(
        rf"(?:(?:that|this|the)\s+(?:[\w-]+\s)?(?:{nouns})|that|this|all this|he|she|they)\s+"
        rf"(?:{alternatives(link_cues().granting)})\b"
    )


@cache
def _accepted() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(link_cues().accepting)})(?![\w-])")


@cache
def _yielded() -> re.Pattern[str]:
    cues = (*link_cues().accepting, *link_cues().yielding)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(cues)})(?![\w-])")


@cache
def _disagreement() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(connectives().disagreement)})(?![\w-])")


@cache
def _argued() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the|this|that|these|such|his|her|their|its|your|[\w.-]+'s|current|public|available)\s+(?:[\w-]+\s){{0,2}}?"
        rf"(?:{alternatives(link_cues().argued_nouns)})s?\b"
    )


@cache
def _against() -> re.Pattern[str]:
    words = (*link_cues().verdicts, *connectives().weakening)
    better = alternatives(link_cues().better)
    return re.compile(
        rf"(?<![\w'-])(?:{alternatives(words)})(?![\w-])|\b(?:more|better|most) (?:{better}) "
        rf"(?:{alternatives(link_cues().argued_nouns)})\b"
    )
