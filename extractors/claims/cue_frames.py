"""Attribution by the frame of a clause: by-lines, passives, relatives, convictions, a second predicate."""

from __future__ import annotations

import re
from functools import cache

from extractors.claims.cue_parts import (
    ADVERBS,
    APPOSITION,
    Cue,
    CueKind,
    Source,
    in_main_clause,
    subject_start,
)
from extractors.claims.reporting import any_of, forms_of, lexicon
from extractors.language.shallow import finite_verb, has_clause, tokens
from kg.model import UNNAMED_SUFFIX, Stance

_FIGURE_BEFORE = re.compile(
    r"\d[\d.,]*\s?(?:%|percent|years?)?(?:\s+(?:chance|odds|probability|likelihood))?(?:,?\s+(?:that|which))?\s+$"
)
_PLAIN_MODIFIER = re.compile(
    r"\s+(?:at|of|for|from|in|within|inside|close to|familiar with|near|on)\s+\S.{1,48}", re.DOTALL
)


def with_modifier(speaker: str, modifier: str) -> str:
    """An unnamed group with the phrase that tells which it is ("researchers at Forethought")."""
    if not speaker.endswith(UNNAMED_SUFFIX) or _PLAIN_MODIFIER.fullmatch(modifier) is None:
        return speaker
    if has_clause(modifier) or len(modifier.split()) > 7:
        return speaker
    words = " ".join(modifier.split())
    return f"{speaker.removesuffix(UNNAMED_SUFFIX)} {words}{UNNAMED_SUFFIX}"


_LED_ON = re.compile(
    r"(?:\s(?:now|also|still|clearly|only))?\s(?P<verb>wants?|wanted|would\slike|would\shave|asks?|asked|invites?|invited)\s"
    r"(?:us|you|me|everyone|everybody|people|readers|the\spublic|the\sworld)\s(?:all\s)?(?:to\s)?(?:believe|think|accept)\s(?:that\s)?"
)


def led_on_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """What somebody would have others believe: "the board wants us to think that the pier is safe"."""
    match = _LED_ON.match(text, source.end, end)
    if match is None or not in_main_clause(text, start, source.start):
        return None
    if not match.group().endswith("that ") and not has_clause(text[match.end() : end]):
        return None
    begin = subject_start(text, start, source.start)
    return Cue(
        CueKind.VERB, source, begin, match.end("verb"), match.end(), match["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


_ELLIPTIC = re.compile(r"['’]s?\s(?:own\s)?(?P<said>is|was)\sthat\s")


def elliptic_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A view whose noun the sentence before had: "Moen's view is that P. Lind's is that Q"."""
    match = _ELLIPTIC.match(text, source.end, end)
    if match is None or text[start : source.start].strip(' “"') not in {"", "And", "But"}:
        return None
    if not has_clause(text[match.end() : end]):
        return None
    return Cue(
        CueKind.NOUN, source, source.start, match.end("said"), match.end(), "view",
        Stance.REPORTED, False,
    )  # fmt: skip


def byline_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A work that speaks for whoever made it: "a scenario by X lets a plant close in 2031"."""
    lead = _byline().search(text, start, source.start)
    after = _byline_verb().match(text, source.end, end)
    if lead is None or after is None or not in_main_clause(text, start, lead.start()):
        return None
    return Cue(
        CueKind.NOUN, source, lead.start(), after.end("verb"), after.end(), after["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def passive_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """Whoever stands behind "by": "is expected by the bank to fall"."""
    match = _passive().search(text, start, source.start)
    if match is None or source.end > end or source.oblique:
        return None
    return Cue(
        CueKind.PHRASE, source, match.start(), source.end, start, match["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def told_by_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """Whoever stands behind "by" before what is said: "It was found by a team at the institute that P"."""
    match = _told_by().search(text, start, source.start)
    content = _THAT.match(text, source.end, end)
    if match is None or content is None or source.oblique:
        return None
    return Cue(
        CueKind.VERB, source, match.start("said"), source.end, content.end(), match["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def relative_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A figure that someone gives in a relative clause: "the 60% that X gives it"."""
    figure = _FIGURE_BEFORE.search(text, start, source.start)
    verb = _relative_verb().match(text, source.end, end)
    if figure is None or verb is None:
        return None
    return Cue(
        CueKind.PHRASE, source, source.start, verb.end("verb"), start, verb["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def preferred_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A view that somebody is said to prefer: "another reason, which X prefers, is that P"."""
    lead = _PREFERRED_LEAD.search(text, start, source.start)
    verb = _PREFERRED.match(text, source.end, end)
    if lead is None or verb is None:
        return None
    return Cue(
        CueKind.PHRASE, source, source.start, verb.end("verb"), verb.end(), verb["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


_WORK_BY = r"estimates?|figures|projections?|forecasts?|calculations?|modelling|analys[ei]s|research|surveys|studies|polling"
_PREFERRED_LEAD = re.compile(r",\s+which\s+(?:[\w’'.-]+\s+){0,3}$")
_PREFERRED = re.compile(
    r"(?:\s+\w+ly)?\s+(?P<verb>prefers?|favou?rs?|likes?|offers?|proposes?|suggests?|backs?|gives?|advances?)\b"
    r"[^,;:.!?]{0,30},\s+(?:is|was)\s+(?:that\s+)?"
)


def conviction_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """An adjective of belief with its clause ("X is sure that ...")."""
    match = _conviction().match(text, source.end, end)
    if match is None or source.weak or not in_main_clause(text, start, source.start):
        return None
    held = match["held"].lower()
    why = match["why"] is not None
    if why and source.speaker.endswith(UNNAMED_SUFFIX):
        return None
    # What stands behind "for" or "because" is held, whether or not they are sure of what was said before.
    doubts = held in lexicon().unconvinced and not why
    stance = Stance.QUESTIONED if doubts else Stance.REPORTED
    begin = subject_start(text, start, source.start)
    denied = match["no"] is not None and not why
    return Cue(CueKind.VERB, source, begin, match.end("held"), match.end(), held, stance, denied)


def coordinated_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """A second predicate of the same subject: "X ran the trial and found that ..."."""
    match = _coordinated().match(text, source.end, end)
    if match is None or source.weak or not in_main_clause(text, start, source.start):
        return None
    words = tokens(text, source.start, match.start("verb"))
    own = len(tokens(text, source.start, source.end))
    verb = finite_verb(words)
    placed = re.match(r"\s+(?:of|at|from|in)\s", text[source.end : source.end + 6]) is not None
    if verb is None or verb > own + (9 if placed else 2):
        return None
    begin = subject_start(text, start, source.start)
    return Cue(
        CueKind.VERB, source, begin, match.end("verb"), match.end(), match["verb"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


def rather_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """What somebody would rather: "X, who chairs the panel, would rather publish nothing"."""
    match = _rather().match(text, source.end, end)
    if match is None or source.weak or source.speaker.endswith(UNNAMED_SUFFIX):
        return None
    if not in_main_clause(text, start, source.start):
        return None
    begin = subject_start(text, start, source.start)
    return Cue(
        CueKind.VERB, source, begin, match.end("held"), match.end(), match["held"].lower(),
        Stance.REPORTED, False,
    )  # fmt: skip


@cache
def _rather() -> re.Pattern[str]:
    held = any_of(lexicon().preferring)
    return re.compile(
        rf"{APPOSITION}(?:\s+would|['’]d)\s+(?P<held>{held})\b\s+(?=\w)", re.IGNORECASE
    )


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:an?|the|one|another)\s+)?(?:[\w‑-]+\s+){{0,3}}?(?:{any_of(lexicon().documents)}|{_WORK_BY}|poll)(?:\s+(?:of|among|into|on)\s[^,;:.!?]{{2,60}}?)?(?:\s(?:published|released|issued|written|produced|done|made|carried out|put out)(?:\s(?:in|on|last|this|earlier)\s[\w ]{{2,30}}?)?)?\s+(?:by|from)\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{0,3}}$|"
        r"\bthe\s(?:\w+\s)?(?:models?|projections?|forecasts?|surveys?)\sof\s(?:the\s)?$",
        re.IGNORECASE,
    )


@cache
def _byline_verb() -> re.Pattern[str]:
    verbs = forms_of("reporting", "characterising", "quantifying", "rejecting", "depicting")
    return re.compile(
        rf"(?:\s+and\s+(?:[\w‑-]+\s+)?[\w‑-]+)?{APPOSITION},?(?:\s+{ADVERBS})*\s+(?P<verb>{verbs})\b\s*(?:that\s+)?",
        re.IGNORECASE,
    )


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+|now\s+|still\s+)?(?P<verb>expected|predicted|forecast|projected|"
        r"estimated|believed|thought|described|considered|regarded|rejected|disputed|dismissed|doubted)\s+by\s+"
        r"(?:(?:the|an?)\s+)?(?:[\w‑-]+\s+){0,2}$"
    )


_THAT = re.compile(r"(?:\s(?:of|at|in|from|on)\s[^,;:.!?]{2,40}?|,\s[^;:.!?]{2,60},)?\s+that\s+")


@cache
def _told_by() -> re.Pattern[str]:
    verbs = forms_of("reporting")
    group = r"(?:an?|the|some|many|several|two|three)\s+(?:[\w’'-]+\s+){0,3}?(?:of|at|from|in)\s+"
    return re.compile(
        rf"(?<!\w)(?P<said>(?:it|(?:I|you|he|she|we|they|(?:the\s)?[\w’'-]+)(?=\s\w+\s(?:\w+ly\s)?(?:told|warned|advised|assured|informed)))"
        rf"\s+(?:is|was|were|has been|have been|had been)\s+(?:\w+ly\s+|then\s+|also\s+|first\s+|later\s+|now\s+)?"
        rf"(?P<verb>{verbs}|told|warned|advised|assured|informed)\s+by\s+(?:{group})?(?:(?:the|an?|some|many|several|its|his|her|their)\s+)?"
        r"(?:[a-z][\w-]*\s+){0,2})$",
        re.IGNORECASE,
    )


@cache
def _relative_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+{ADVERBS})*\s+(?P<verb>{forms_of('quantifying', 'reporting')})\b")


@cache
def _conviction() -> re.Pattern[str]:
    held = any_of((*lexicon().convinced, *lexicon().unconvinced))
    return re.compile(
        rf"(?:\s+(?:at|of|from)\s+[^,;:.]{{2,40}}?)?\s+(?:is|are|was|were|remains?|seems?)\s+(?P<no>not\s+)?(?:\w+ly\s+|less\s+|more\s+|so\s+|at\sall\s+)?"
        rf"(?P<held>{held})(?:\s+that\s+|(?P<why>,\s+(?:for|because|since)\s+|\s+because\s+))",
        re.IGNORECASE,
    )


@cache
def _coordinated() -> re.Pattern[str]:
    return re.compile(
        rf"\s[^.;:!?]{{3,100}}?\s+(?:and|but)\s+(?:{ADVERBS}\s+)*(?P<verb>{forms_of('reporting')})\s+that\s+"
    )
