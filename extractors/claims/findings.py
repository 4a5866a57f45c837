"""Results on benchmarks that give no number: how systems do on a named test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class FindingWords:
    """``lexicons/findings.toml``: words of results without a number."""

    tests: tuple[str, ...]
    tested: tuple[str, ...]
    performing: tuple[str, ...]
    reporting: tuple[str, ...]
    changing: tuple[str, ...]
    unreal: tuple[str, ...]


class Findings:
    """Tells a result on a benchmark from what else is said about one.

    Args:
        names: benchmarks that the text is known to name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        words = _words()
        tests = "|".join(words.tests)
        self._named = rf"(?:{known})" if known else r"(?!)"
        self._test = rf"(?:{self._named}|\b[A-Z][\w‑-]*[Bb]ench\b|\b(?:{tests})\b)"
        tested, doing = "|".join(words.tested), "|".join(words.performing)
        self._about = re.compile(self._test)
        self._shows = re.compile(
            rf"^(?:the |our )?(?:{self._named}|[A-Z][\w‑-]*[Bb]ench)(?: itself| again)? (?:\w+ly )?"
            rf"(?:[^,;.]{{3,80}}? and )?(?:{'|'.join(words.reporting)}) (?:that|how|little|no)\b",
        )
        self._changes = re.compile(
            rf"^(?:\W*)(?:the |our )?(?:{self._named}|[A-Z][\w‑-]*[Bb]ench)(?:[‑-][A-Z]\w*)? (?:\w+ly )?(?:{'|'.join(words.changing)})\b"
        )
        self._on = re.compile(
            rf"\b(?:{doing})\b.{{0,80}}\b(?:on|against|in|at|by) (?:[\w’'‑.-]+ ){{0,5}}{self._test}"
            rf"|\b(?:on|in) (?:[\w’'‑.-]+ ){{0,4}}{self._test}[^.;:]{{0,60}}?\b(?:{tested})\b[^.;:]{{0,40}}\b(?:{doing})\b"
        )
        self._goes_on = re.compile(
            rf"^(?:(?:but|and|yet|still|so),? )?(?!an? )(?:(?!that|which|who)[\w’'‑-]+ ){{0,3}}(?:{tested}|they)\b[^,;:.]{{0,30}}\b(?:{doing})\b",
            re.IGNORECASE,
        )
        self._unreal = re.compile(rf"\b(?:{'|'.join(words.unreal)})\b", re.IGNORECASE)

    def is_finding(self, clause: str, before: str) -> bool:
        """Whether a clause says how systems do on a benchmark.

        Args:
            clause: its words.
            before: the sentences just before it in its paragraph, or "".
        """
        if self._unreal.search(clause):
            return False
        if any(p.search(clause) for p in (self._shows, self._changes, self._on)):
            return True
        return bool(self._about.search(before)) and self._goes_on.search(clause) is not None


@cache
def _words() -> FindingWords:
    return load_lexicon(FindingWords, "findings")
