"""Attributions of news-like sentences, from the marked texts beside this file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from extractors.attribution import attributions

HERE = Path(__file__).parent
MARK = re.compile(r"\[(?P<role>[sct])(?P<number>\d?) |\]")


@dataclass
class Marked:
    """The words of one attribution by role: source, cue, content."""

    s: list[str] = field(default_factory=list)
    c: list[str] = field(default_factory=list)
    t: list[str] = field(default_factory=list)


def marked_cases() -> Iterator[pytest.param]:
    for path in sorted((HERE / "cases").glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        for n, case in enumerate("\n".join(lines).split("\n---\n"), 1):
            yield pytest.param(case.strip(), id=f"{path.stem}-{n}")


def read(case: str) -> tuple[str, list[Marked]]:
    """The plain text and the attributions marked in it, by number."""
    plain = ""
    found: dict[str, Marked] = {}
    opened: list[tuple[str, str, int]] = []
    at = 0
    for match in MARK.finditer(case):
        plain += case[at : match.start()]
        at = match.end()
        if match["role"]:
            opened.append((match["role"], match["number"] or "1", len(plain)))
        else:
            role, number, start = opened.pop()
            # A comma that closes an apposition may stand in the mark; it is no part of the span.
            getattr(found.setdefault(number, Marked()), role).append(plain[start:].rstrip(","))
    assert not opened, f"a mark is left open in {case!r}"
    return plain + case[at:], [found[number] for number in sorted(found)]


@pytest.mark.parametrize("case", marked_cases())
def test_attributions_are_found_as_marked(case):
    text, wanted = read(case)
    found = [
        Marked(*([span.quote for span in role] for role in (one.source, one.cue, one.content)))
        for one in attributions(text)
    ]
    assert found == wanted
