"""A verb of saying as the second of a sentence: "X has read the application and says it names no cap"."""

from __future__ import annotations

import re
from functools import cache

from extractors.claims.cue_parts import (
    AFFILIATION,
    APPOSITION,
    Cue,
    CueKind,
    Source,
    in_main_clause,
    negated,
    stance,
    subject_start,
)
from extractors.claims.reporting import forms_of
from extractors.language.shallow import finite_verb, has_clause, tokens

_OPENS = re.compile(r"(?:\s+that\b\s*|\s*[,:]?\s*(?=[“\"])|\s+)[“\"]?")
_NO_CONTENT = re.compile(r"\s+(?:of|about|for|on|in|to|with|into|so|no|at|from)\b")


def joined_cue(text: str, start: int, end: int, source: Source) -> Cue | None:
    """The cue whose subject is the subject of a first verb before "and".

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last, exclusive.
        source: who may hold it.
    """
    match = _joined().match(text, source.end, end)
    if match is None or source.weak or not in_main_clause(text, start, source.start):
        return None
    first = tokens(f"X {match['first']}")
    verb_at = finite_verb(first)
    if verb_at is None or verb_at > 2:
        return None  # no verb of the subject's own: "Ada Quill and her team say"
    verb = match["verb"].lower()
    rest = _NO_CONTENT.match(text, match.end("verb"), end)
    opens = _OPENS.match(text, match.end("verb"), end)
    if rest is not None or opens is None or verb.endswith("ing"):
        return None
    said = text[opens.end() : end]
    quoted = opens.group().strip()[-1:] in {"“", '"'}
    if not quoted and not has_clause(said):
        return None
    denied = negated(match["links"] or "")
    return Cue(
        CueKind.VERB, source, subject_start(text, start, source.start), match.end("verb"), opens.end(),
        verb, stance(verb), denied,
    )  # fmt: skip


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(
        rf"{AFFILIATION}{APPOSITION}\s+(?P<first>(?!and\b)[^,;:.!?“”\"]{{3,90}}?),?\s+and\s+"
        rf"(?P<links>(?:(?:then|later|also|now|still|so|therefore|does|did|do|not)\s+)*)(?P<verb>{forms_of('reporting')})(?![\w‑-])",
        re.IGNORECASE,
    )
