"""Views told without a verb of saying: a figure that somebody is at, goes to or moves a date to, a noun of theirs.

"Lund is at 90%", "Reyes would not go above one in ten", "she came down to a flat 30%", "the bank has moved its date
to 2030", "he would be surprised by sixty", "her chance for it is small", "it is Lund who thinks it harmless".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.attribution.tree import Tree
from extractors.claims.cue_parts import (
    ADVERBS,
    APPOSITION,
    Cue,
    CueKind,
    Source,
    in_main_clause,
    owns,
    stance,
    subject_start,
)
from extractors.claims.reporting import any_of, forms_of, is_form, lexicon
from extractors.draft import Parse
from kg.model import UNNAMED_SUFFIX, Stance

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|(?:an?\s)?hundred|(?:an?\s)?thousand)"
# Small words before a figure: "a flat 30%", "about one in ten", "her 35 to 45".
_BEFORE = (
    r"(?:(?:an?|the|about|around|roughly|nearly|almost|some|maybe|perhaps|just|only|even|as|much|flat|round|generous|"
    r"mere|full|bare|good|very|over|under|his|her|their|something|like|more|less|better|than|no)\s+){0,4}"
)
CHANCE = (
    rf"{_BEFORE}(?:[~≈<>]?\d[\d.,]*(?:\s?(?:to|or|and|[-–])\s?\d[\d.,]*)?\s?(?:%|per\s?cent\b)|"
    rf"{_COUNT}(?:\s+chances?)?\s(?:in|out\sof)\s{_COUNT}\b|{_COUNT}\sto\s{_COUNT}\s(?:on|against)\b|"
    r"(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?\sper\s?cent\b|"
    r"evens\b|even\s(?:odds|chances|money)\b|(?:fifty|50)[-–/ ](?:fifty|50)\b|coin[- ](?:toss|flip)\b|"
    r"(?:19|20)\d\d(?=[.,;:)—–”]|$|\s+(?:on|in|to|for|from|and|but|or|after|when|because|since|having|at|as|now|too)\b))"
)
"""A chance or a year as it stands in a sentence, as a pattern without regard to case."""
_AUXILIARIES = rf"(?:(?:cannot|can|won['’]t|wouldn['’]t|can['’]t|{ADVERBS})\s+)*"
_STATES = (
    r"(?:is|are|was|were|be|been|remain(?:s|ed)?|stay(?:s|ed)?|sits?|sat|stands?|stood|start(?:s|ed)?|open(?:s|ed)?|"
    r"ends?|ended|finish(?:es|ed)?|hover(?:s|ed)?|settle[sd]?|sticks?|stuck|lands?|landed|comes?|came|holds?|held|keeps?|kept)"
)
_MOVES = (
    r"(?:go|goes|went|gone|comes?|came|move[sd]?|drop(?:s|ped)?|slip(?:s|ped)?|climb(?:s|ed)?|drift(?:s|ed)?|rises?|rose|"
    r"falls?|fell|shift(?:s|ed)?|creeps?|crept|edge[sd]?|inche[sd]|stretch(?:es|ed)?|get|gets|got)"
)
# A share of votes or a score is no view of whoever has it, unless it is a chance that something happens.
_STANDING = re.compile(
    r"\b(?:polls?|polling|polled|votes?|voters?|ballots?|scor(?:es?|ed|ing)|accuracy|salary|stake|tax|turnout)\b",
    re.IGNORECASE,
)
_CHANCE_THAT = re.compile(r"\s+(?:that|for|on|by|before)\b")
_SHARE = re.compile(r"\s+of\b")
_JOINED = re.compile(r"(?:[,;]|\b(?:and|but|while))\s*$")
_CLEFT_LEAD = re.compile(
    r"[\W_]*(?:(?:and|but|so|yet|here)\s+)?(?:it|that)\s+(?:is|was)\s+(?:\w+ly\s+)?", re.I
)
_NO_CONTENT = frozenset(
    {"one", "joke", "mistake", "secret", "mystery", "matter", "nonsense", "exception"}
)


def held_figure(
    text: str,
    start: int,
    end: int,
    parse: Parse,
    *,
    people: Sequence[Source],
    sources: Sequence[Source],
) -> Cue | None:
    """What somebody holds in a sentence in which no word of saying stands; None where nobody does.

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last, exclusive.
        parse: its syntax.
        people: those of the sources that are people, known by name.
        sources: everybody that the sentence may name.
    """
    for one in people:
        if not one.oblique and in_main_clause(text, start, one.start):
            cue = (
                _at_figure(text, start, end, one)
                or _gapped(text, start, end, one)
                or _surprised(text, start, end, one)
            )
            if cue is not None:
                return cue
    named = [one for one in sources if not one.speaker.endswith(UNNAMED_SUFFIX)]
    for one in named:
        cue = (
            _revised(text, start, end, one)
            or _chance_for(text, start, end, one)
            or _cleft(text, start, end, one)
        )
        if cue is not None:
            return cue
    owned = next((cue for one in named if (cue := _own_figure(text, end, one))), None)
    return owned or _own_noun(Tree(text, parse), end, named)


def _cue(text: str, start: int, source: Source, end: int, verb: str) -> Cue:
    begin = subject_start(text, start, source.start)
    return Cue(CueKind.VERB, source, begin, end, end, verb.lower(), Stance.REPORTED, False)


def _at_figure(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A chance or year that somebody is at or goes to: "is at 90%", "would go to two in three"."""
    match = _figure().match(text, source.end, end)
    if match is None or _SHARE.match(text, match.end(), end):
        return None
    if _STANDING.search(text, start, end) and not _CHANCE_THAT.match(text, match.end(), end):
        return None
    return _cue(text, start, source, match.end("verb"), match["verb"])


def _gapped(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A figure behind a name alone, where the clause before had the verb: "(Lund is at 90%), Reyes at 85"."""
    if text[start : source.start].strip(" \n“") or not _JOINED.search(
        text, max(0, start - 8), start
    ):
        return None
    match = _without_verb().match(text, source.end, end)
    return None if match is None else _cue(text, start, source, match.end("verb"), match["verb"])


def _surprised(text: str, start: int, end: int, source: Source) -> Cue | None:
    """What somebody would not expect: "would be surprised by sixty"."""
    match = _astonished().match(text, source.end, end)
    return None if match is None else _cue(text, start, source, match.end("verb"), match["verb"])


def _revised(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A date or chance of their own that somebody moves: "has moved its date from 2027 to 2030"."""
    match = _moved().match(text, source.end, end)
    if match is None or source.oblique or not in_main_clause(text, start, source.start):
        return None
    return _cue(text, start, source, match.end("verb"), match["verb"])


def _chance_for(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A chance that somebody has for something: "the Forum still has 52% for that year"."""
    match = _has_for().match(text, source.end, end)
    if match is None or source.oblique or not in_main_clause(text, start, source.start):
        return None
    return _cue(text, start, source, match.end("verb"), match["verb"])


def _cleft(text: str, start: int, end: int, source: Source) -> Cue | None:
    """Whoever a cleft points at: "it is Lund who considers it harmless"."""
    lead = _CLEFT_LEAD.fullmatch(text, start, source.start)
    match = _who().match(text, source.end, end) if lead is not None else None
    if match is None:
        return None
    verb = match["verb"].lower()
    begin = source.start
    return Cue(
        CueKind.VERB, source, begin, match.end("verb"), match.end(), verb, stance(verb), False
    )  # fmt: skip


def _own_figure(text: str, end: int, source: Source) -> Cue | None:
    """A chance or date of somebody's for what was just spoken of: "her chance for it is ten per cent"."""
    match = _for_it().match(text, source.end, end) if owns(text, source) else None
    if match is None:
        return None
    return Cue(
        CueKind.NOUN, source, source.start, match.end("noun"), match.end("is"), match["noun"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def _own_noun(tree: Tree, end: int, sources: Sequence[Source]) -> Cue | None:
    """A view by its owner: "her prediction is an average of seven", "Lund's own view puts a quarter before 2032"."""
    root = next((n for n in range(len(tree)) if tree.is_root(n)), None)
    subject = None if root is None else tree.subject(root)
    owner = None if subject is None else tree.child(subject, "nmod:poss")
    if root is None or subject is None or owner is None or subject > root:
        return None
    if not (_says_what(tree, root, subject) or _puts_figure(tree, root, subject)):
        return None
    token = tree.token(owner)
    source = next((s for s in sources if s.start <= token.start and token.end <= s.end), None)
    if source is None:
        return None
    after = max(tree.token(n).end for n in tree.subtree(subject))
    links = [n for n in tree.children(root, "cop") if tree.token(n).start >= after]
    content = tree.token(links[0]).end if links else after
    while content < end and not tree.text[content].isalnum():
        content += 1
    return Cue(
        CueKind.NOUN, source, source.start, tree.token(subject).end, content, tree.lemma(subject),
        Stance.REPORTED, False,
    )  # fmt: skip


def _says_what(tree: Tree, root: int, subject: int) -> bool:
    """Whether "her X is Y" tells what X is: a thing or a figure, not how good or whose it is."""
    if tree.child(root, "cop") is None or tree.token(root).pos not in {
        "NOUN",
        "PROPN",
        "NUM",
        "SYM",
    }:
        return False
    lemma = tree.lemma(root)
    if lemma in _NO_CONTENT or lemma in lexicon().verdicts or lemma == tree.lemma(subject):
        return False
    if any(
        tree.lower(n) in {"not", "n't", "n’t", "no"} for n in tree.children(root, "advmod", "det")
    ):
        return False
    judged = [n for n in tree.children(root, "amod") if tree.lower(n) in lexicon().verdicts]
    return not judged and tree.lemma(subject) in lexicon().held_nouns


def _puts_figure(tree: Tree, root: int, subject: int) -> bool:
    """Whether a view of somebody's puts a figure on something."""
    if not is_form(tree.lower(root), "quantifying") or tree.lemma(subject) not in lexicon().nouns:
        return False
    return any(tree.token(n).pos == "NUM" or tree.lemma(n) in _PARTS for n in tree.subtree(root))


_PARTS = frozenset({"half", "third", "quarter", "chance", "odds", "probability"})


@cache
def _figure() -> re.Pattern[str]:
    between = r"(?:,?\s+(?:between\s(?:the\s)?two|in\s(?:the\s)?(?:middle|between)|somewhere),?)?"
    more = (
        r"(?:\s+(?:out|in|up|down|still|now|not|back|as|so|no|any|far|further|higher|lower|\w+ly))*"
    )
    near = r"(?:at|on|around|near(?:er)?(?:\sto)?|close(?:r)?\sto|above|below|under|over|between)"
    to = r"(?:to|above|below|beyond|past|over|under|(?:as\s)?(?:high|low|far)\sas|(?:higher|lower|further)\sthan|by)"
    origin = r"(?:\s+from\s[^;:!?“”]{1,60}?)?"
    return re.compile(
        rf"{APPOSITION}(?:['’]d)?\s+{_AUXILIARIES}(?P<verb>{_STATES}{more}{between}\s+{near}|"
        rf"{_MOVES}{more}{origin}\s+{to})\s+{CHANCE}",
        re.IGNORECASE,
    )


@cache
def _for_it() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?P<noun>chances?|dates?|odds|probability|numbers?|median|guess|estimate)\s+"
        rf"(?:for|on|of|that)\s+(?:it|this|that|these|those|either|both)\b[^;:.!?]{{0,30}}?\s(?P<is>is|was|are)\s+[“\"]?{CHANCE}",
        re.IGNORECASE,
    )


@cache
def _without_verb() -> re.Pattern[str]:
    return re.compile(
        rf"{APPOSITION}\s+(?P<verb>at|to|on|around|near|only|just)\s+(?:{CHANCE}|{_BEFORE}\d[\d.]*(?=\W*$|[,;.]|\s(?:and|but)\s))",
        re.IGNORECASE,
    )


@cache
def _has_for() -> re.Pattern[str]:
    return re.compile(
        rf"{APPOSITION}(?:\s+(?:still|now|also|only|currently))?\s+(?P<verb>has|have|had)\s+{CHANCE}\s+"
        r"(?:for|on|by)\s(?:it|that|this|the|either|both|20\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _astonished() -> re.Pattern[str]:
    return re.compile(
        rf"{APPOSITION}(?:\s+would|['’]d)\s+(?:\w+\s+){{0,2}}?be\s+(?:\w+\s+)?(?P<verb>{any_of(lexicon().astonished)})\s+"
        r"(?:by|if|to\s(?:see|find|learn)|at)\b",
        re.IGNORECASE,
    )


@cache
def _moved() -> re.Pattern[str]:
    nouns = any_of(lexicon().revised_nouns)
    own = r"(?:its|his|her|their)"
    return re.compile(
        rf"{APPOSITION}(?:\s+{ADVERBS})*\s+(?P<verb>(?:{forms_of('revising')}))(?:\s+(?:back|up|down|forward|out|in))?"
        rf"\s+{own}\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b(?=[^.;:]{{0,90}}?(?:\d|\bevens\b|\bin\s(?:two|three|ten)\b))",
        re.IGNORECASE,
    )


@cache
def _who() -> re.Pattern[str]:
    verbs = forms_of("reporting", "characterising", "rejecting", "quantifying")
    return re.compile(
        rf"(?:,\s[^;:.!?“”]{{2,60}},)?\s+(?:who|that|which)(?:\s+{ADVERBS})*\s+(?P<verb>{verbs})\s+(?:that\s+)?(?=\w|[“\"])",
        re.IGNORECASE,
    )
