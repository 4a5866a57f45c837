"""What a reply does to the post that it answers: it supports, disputes, asks or only comments.

The four classes of rumour threads (Procter, Vis and Voss, "Reading the riots on Twitter", 2013; Gorrell et al.,
"RumourEval 2019", SemEval). Cues of language come first, each with its place; where none stands, the stance
model decides, if it is sure enough; by default a reply comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extractors.language.lexicon import load_lexicon
from extractors.language.stance_model import StanceJudgement, stance_model
from extractors.links.link_cues import plain

SURE_SUPPORT = 0.7
SURE_DISPUTE = 0.6
"""Least share of the stance model that decides where no cue stands."""

_HANDLE = re.compile(r"(?<!\w)@\w+|https?://\S+|\bwww\.\S+|\[link\]", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]*")


class Act(StrEnum):
    """What a reply does."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    ASKS = "asks"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class ReplyAct:
    """What a reply does, and how that is known.

    Args:
        act: what it does.
        by: the test that told it: "denies", "confirms", "asks", "doubts", "wishes" (that it were so or not), "stance-model" or
            "default".
        start: where in the reply the words of a cue begin, in code points; 0 where there is none.
        end: where they end; 0 where there is none.
        judgement: of the stance model where it was asked.
    """

    act: Act
    by: str
    start: int = 0
    end: int = 0
    judgement: StanceJudgement | None = None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """``lexicons/reply_acts.toml``."""

    rhetorical: tuple[str, ...]
    doubting: tuple[str, ...]
    asking: tuple[str, ...]
    asking_plainly: tuple[str, ...]
    denying: tuple[str, ...]
    confirming: tuple[str, ...]
    withheld: str


@dataclass(frozen=True, slots=True)
class _Cues:
    rhetorical: re.Pattern[str]
    doubting: re.Pattern[str]
    asking: re.Pattern[str]
    asking_plainly: re.Pattern[str]
    denying: re.Pattern[str]
    confirming: re.Pattern[str]
    withheld: re.Pattern[str]


@cache
def _cues() -> _Cues:
    words = load_lexicon(_Lexicon, "reply_acts")

    def one_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

    return _Cues(
        rhetorical=one_of(words.rhetorical),
        doubting=one_of(words.doubting),
        asking=one_of(words.asking),
        asking_plainly=one_of(words.asking_plainly),
        denying=one_of(words.denying),
        confirming=one_of(words.confirming),
        withheld=re.compile(words.withheld),
    )


def reply_act(reply: str, answered: str) -> ReplyAct:
    """What a reply does to a post.

    Args:
        reply: its own words.
        answered: the words of the post that it answers.

    Raises:
        ModelError: no cue stands in the reply, and the stance model is missing or damaged.
        EncoderError: the same, of the encoder on which that model stands.
    """
    found = list(_told(reply))
    for act in (Act.DISPUTES, Act.SUPPORTS, Act.ASKS, Act.COMMENTS):
        for one in found:
            if one.act is act:
                return one
    return _judged(reply, answered)


def _told(reply: str) -> Iterator[ReplyAct]:
    """What the cues of a reply's sentences say."""
    bare = _HANDLE.sub(lambda match: " " * len(match.group()), plain(reply))
    for sentence in _SENTENCE.finditer(bare):
        words, at = sentence.group(), sentence.start()
        if not words.strip():
            continue
        told = _asked(words) if "?" in words else _stated(words)
        if told is not None:
            act, by, (start, end) = told
            yield ReplyAct(act, by, at + start, at + end)


def _asked(words: str) -> tuple[Act, str, tuple[int, int]] | None:
    """What a question does."""
    cues = _cues()
    if found := cues.doubting.search(words):
        return Act.DISPUTES, "doubts", found.span()
    if cues.rhetorical.search(words):
        return None
    found = cues.asking.search(words)
    return (Act.ASKS, "asks", found.span()) if found else None


def _stated(words: str) -> tuple[Act, str, tuple[int, int]] | None:
    """What a sentence without a mark of question does."""
    cues = _cues()
    if found := cues.asking_plainly.search(words):
        return Act.ASKS, "asks", found.span()
    for act, by, pattern in (
        (Act.DISPUTES, "denies", cues.denying),
        (Act.SUPPORTS, "confirms", cues.confirming),
    ):
        if found := pattern.search(words):
            if cues.withheld.search(words[: found.start()]):
                return Act.COMMENTS, "wishes", found.span()
            return act, by, found.span()
    return None


def _judged(reply: str, answered: str) -> ReplyAct:
    """What the stance model says of a reply without a cue."""
    (judged,) = stance_model().judge([(reply, answered)])
    agrees = judged.supports + judged.same
    if judged.disputes >= SURE_DISPUTE:
        return ReplyAct(Act.DISPUTES, "stance-model", judgement=judged)
    if agrees >= SURE_SUPPORT:
        return ReplyAct(Act.SUPPORTS, "stance-model", judgement=judged)
    return ReplyAct(Act.COMMENTS, "default", judgement=judged)
