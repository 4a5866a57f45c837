"""Clauses of a sentence: outer marks and labels taken off, coordinated main clauses parted."""

from __future__ import annotations

import re

from extractors.claims.reporting import forms_of
from extractors.language.shallow import finite_verb, has_clause, tokens
from kg.model import Span

_HEAD = re.compile(r"(?:@\w+[\s,:]+|[-–—•*·▪►✓✔>]+\s+|\d{1,2}[.)]\s+|[“\"«]|\s)+")
_TAIL = re.compile(r"[\s”\"»]+$")
_LABEL = re.compile(r"[^.:;!?\n“”\"]{2,140}(?:\([^()\n]{1,60}\))?:\s+(?=\S)")
_JOINT = re.compile(
    r";\s+(?:and\s+|but\s+)?|,\s+(?:but|while|whereas|although|though|even though)\s+|\s[—–]\s+(?:but|yet)\s+|"
    r",\s+(?:because|since)\s+|"  # after a comma a reason is a claim of its own
    r",?\s+(?:and|but)\s+(?=according to\s)|"  # another speaker
    rf",\s+(?:and|but)\s+(?=(?!(?:he|she|they|it|I|we|you|who|that)\b)(?:(?:the|an?|some|one|two|three|several|its|another)\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,8}}?\s+"
    rf"(?:{forms_of('human')})\s+that\s)"
)
# "Lund is at 90%, Reyes at 85": the second leaves out the verb of the first.
_GAPPED = re.compile(
    r"(?:[,;]\s+(?:(?:and|but|while)\s+)?|\s+and\s+)(?=(?-i:[A-Z])[\w.’'-]+(?:\s(?-i:[A-Z])[\w.’'-]+){0,3}(?:,\s[^,;:.!?\d]{2,50},)?\s+"
    r"(?:at|to|on|around|near|only|just|a)\s+(?:\w+\s){0,2}?(?:\d[\d.]*(?:\s?(?:%|per\s?cent))?(?=\W*$|[,;]|\s(?:and|but)\s)|"
    r"(?:one|two|three|\d+)\s(?:in|out\sof)\s(?:\w+)|evens|even))"
)
_CHANCE = re.compile(
    r"\d\s?%|\bper\s?cent\b|\b(?:one|two|three|\d+)\s(?:chances?\s)?in\s(?:\w+)\b|\bevens\b"
)
_CONCESSION = re.compile(r"(?:while|whereas|although|though|even though)\s+", re.IGNORECASE)
_REASON = re.compile(r"because|since")
_CONDITION = re.compile(r"(?:if|when|unless|once|suppose)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|\[[^\[\]]*\]")
_ASIDE = re.compile(r",\s(?:who|which|whose)\s[^,;:]+,(?=\s)")
_MIN_WORDS = 3
_MAX_SUBJECT = 9
_MAX_LABEL = 8
_WHO = re.compile(r",\swho(?:se|[’']s|[’']d)?\s[^:;]*")


def without_wrapping(text: str, start: int, end: int) -> Span | None:
    """What a sentence says, without bullet, handle, label before a colon, or outer quotation marks.

    Quotation marks go only where the sentence does not pair them itself.

    Args:
        text: the whole text.
        start: the sentence's first code point.
        end: its last code point, exclusive.
    """
    head = _HEAD.match(text, start, end)
    begin = head.end() if head else start
    begin = _keep_pair(text, start, begin, end)
    label = label_end(text, begin, end)
    if label is not None:
        begin = label
        if text[begin : begin + 1] in '“"' and _unpaired(text[begin + 1 : end]):
            begin += 1
    tail = _TAIL.search(text, begin, end)
    stop = tail.start() if tail and _unpaired(text[begin : tail.end()]) else end
    return Span.trimmed(text, begin, max(begin, stop))


def label_end(text: str, start: int, end: int) -> int | None:
    """Where the clause begins after a verbless label and a colon, or None without one."""
    match = _LABEL.match(text, start, end)
    if match is None:
        return None
    quoted = text[match.end() : match.end() + 1] in {"“", '"'}
    # "Ada Quill, who counts the votes: “..."" is a label too: whoever it names speaks.
    label = _WHO.sub("", match.group()) if quoted else match.group()
    if len(tokens(label, 0, len(label))) > _MAX_LABEL:
        return None
    if has_clause(label) or not has_clause(text[match.end() : end]):
        return None
    return match.end()


def split_clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The main clauses of a sentence that stands at ``span``; itself where it holds but one.

    Each part has a subject and a finite verb of its own. The connective between is in neither part.
    """
    masked = _BRACKETS.sub(lambda m: "x" * len(m.group()), span.quote)
    pieces = _at_concession(masked) or [(0, len(masked))]
    parts: list[tuple[int, int]] = []
    for low, high in pieces:
        parts.extend(_at_joints(masked, low, high))
    spans = (Span.trimmed(text, span.start + low, span.start + high) for low, high in parts)
    return tuple(part for part in spans if part is not None)


def _keep_pair(text: str, start: int, begin: int, end: int) -> int:
    """Step back before an opening quotation mark whose partner closes inside the sentence."""
    opened = text[begin - 1 : begin] if begin > start else ""
    if opened not in {"“", '"', "«"}:
        return begin
    close = {"“": "”", '"': '"', "«": "»"}[opened]
    at = text.find(close, begin, end)
    inside_only = at >= 0 and text[at + 1 : end].strip(" .,!?\n") != ""
    return begin - 1 if inside_only else begin


def _unpaired(piece: str) -> bool:
    """Whether the last closing mark has no opening one in the piece."""
    return piece.count("”") > piece.count("“") or piece.count('"') % 2 == 1


def _at_joints(masked: str, low: int, high: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    begin = low
    joints = [*_JOINT.finditer(masked, low, high), *_GAPPED.finditer(masked, low, high)]
    for joint in sorted(joints, key=lambda found: found.start()):
        if joint.start() < begin:
            continue
        left, right = masked[begin : joint.start()], masked[joint.end() : high]
        if joint.re is _GAPPED and _stands(left) and _CHANCE.search(left):
            parts.append((begin, joint.start()))
            begin = joint.end()
            continue
        if _REASON.search(joint.group()) and _CONDITION.match(left):
            continue  # the reason may be given for a part of "If A, B" only
        told = _ASIDE.sub("", left)
        if _stands(told) and _stands(_until_joint(right), least=2):
            parts.append((begin, joint.start()))
            begin = joint.end()
    parts.append((begin, high))
    return parts


def _until_joint(right: str) -> str:
    joint = _JOINT.search(right)
    return right[: joint.start()] if joint else right


def _at_concession(masked: str) -> list[tuple[int, int]] | None:
    """Both halves of "While A, B", or None."""
    opening = _CONCESSION.match(masked)
    if opening is None:
        return None
    for comma in re.finditer(r",\s+(?!and\b|or\b|which\b|who\b|but\b)", masked):
        left, right = masked[opening.end() : comma.start()], masked[comma.end() :]
        if _stands(left) and _stands(right):
            return [(opening.end(), comma.start()), (comma.end(), len(masked))]
    return None


def _stands(clause: str, *, least: int = _MIN_WORDS) -> bool:
    """Whether the clause has a subject close before a finite verb and enough words to say something."""
    words = tokens(clause)
    verb = finite_verb(words)
    return len(words) >= least and verb is not None and verb <= _MAX_SUBJECT and has_clause(clause)
