"""Who speaks under the labels of a transcript, as fully as the page says it.

A label is often less than a name: initials ("JL"), a surname with its title ("Professor Meter"), a part in the talk
("MODERATOR (Lena Moss)", "Chair"). The page says elsewhere whom it means, mostly above the first turn; where that
could be two people, the label stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.language.english import words
from extractors.language.titles import without_titles
from extractors.page.lines import Line, page_lexicon
from extractors.page.turns import turn_of

# Initials and abbreviations in capitals are no names in capitals.
_SHORTEST_NAME = 3
_MARKS = " :*[]()"
_PART = r"[^\W\d_][\w\u2019'-]*"
_NAME = re.compile(rf"(?:{_PART}\.?(?:[ -]|$)){{2,5}}|(?:{_PART}\.?[ -]){{1,4}}{_PART}")
_FULL_NAME = re.compile(r"[A-Z][\w\u2019']*[^\W\d_]\.?(?:[ -][A-Z][\w\u2019']*\.?)+")
_ASIDE = re.compile(r"\(([^()\n]{3,60})\)\W*$")


def turn_names(labels: Sequence[str], above: str) -> list[str]:
    """The speaker of each label.

    Args:
        labels: as written, in the order of the turns.
        above: what the page says before the first of them.
    """
    told = {label: _spoken(label) for label in dict.fromkeys(labels)}
    named = {base: person for base, person in told.values() if person}
    known = _Known(above, [*(base for base, _ in told.values()), *named.values()])
    return [_full(*told[label], named, known) for label in labels]


def _spoken(label: str) -> tuple[str, str | None]:
    """The words of a label that say who speaks, and the person in brackets behind a part in the talk."""
    turn = turn_of(Line(0, len(label), label, 0, 0))
    base = (label.removesuffix(".") if turn is None else turn.name).strip(_MARKS)
    base = base.title() if base.isupper() and len(base) > _SHORTEST_NAME else base
    aside = _ASIDE.search(label.rstrip("* ").removesuffix(":"))
    if aside is None or not (_is_part(base) or base.lower().startswith("the ")):
        return base, None
    inside = aside[1].title() if aside[1].isupper() else aside[1]
    return base, without_titles(inside) if _NAME.fullmatch(inside) and inside[0].isupper() else None


def _full(base: str, person: str | None, named: dict[str, str], known: _Known) -> str:
    """The fullest name for the words of a label."""
    if person is not None:
        return person
    if base in named:
        return named[base]
    if _is_part(base):
        return known.in_part(base) or base
    if base.isupper() and len(base) > 1:
        return known.by_initials(base) or base
    return known.by_surname(base) or base


class _Known:
    """The full names that a page gives, by what they may be shortened to."""

    def __init__(self, above: str, labels: Sequence[str]) -> None:
        self.above = above
        self.names = dict.fromkeys(
            name for text in (above, *labels) for name in _runs(text) if not _is_part(name)
        )

    def by_initials(self, label: str) -> str | None:
        """The one name with these initials, a hyphen parting names as a blank does."""
        return _only(
            name
            for name in self.names
            if "".join(part[0] for part in re.split(r"[ -]", name) if part) == label
            or "".join(part[0] for part in name.split()) == label
        )

    def by_surname(self, label: str) -> str | None:
        """The one name that ends in a label's surname and is longer than the label without its title."""
        bare = without_titles(label)
        if " " in bare or (bare == label and not self._is_surname(bare)):
            return None
        return _only(
            without_titles(name)
            for name in self.names
            if " " in without_titles(name) and name.split()[-1].lower() == bare.lower()
        )

    def _is_surname(self, bare: str) -> bool:
        """Whether a bare word closes a name above the talk and is not used there as a first name."""
        return len(bare) > _SHORTEST_NAME and all(
            name.split()[0].lower() != bare.lower() for name in self.names
        )

    def in_part(self, part: str) -> str | None:
        """The one person who is said above to have a part in the talk: "Ada Quill (Chair)", "hosted by Ada Quill"."""
        role = re.escape(part)
        verb = page_lexicon().labels.part_verbs.get(part.lower())
        full = r"((?:[^\W\d_][\w\u2019'.-]*[ ]){1,4}[^\W\d_][\w\u2019'-]*)"
        forms = [
            rf"{full}\s\((?:the\s)?{role}\)",
            rf"(?m:^|[.;]\s|\|\s){role}:\s{full}",
            rf"\b{role},?\s{full}",
            rf"{full}, (?:the |our )?{role}\b(?! of)",
        ]
        if verb:
            forms.append(rf"\b{re.escape(verb)} (?:and \w+ )?by {full}")
        for form in forms:
            told = [
                next(_runs(match[1]), "") for match in re.finditer(form, self.above, re.IGNORECASE)
            ]
            found = [without_titles(name) for name in told if name and not _is_part(name)]
            if found:
                return _only(iter(found))
        return None


def _runs(text: str) -> Iterator[str]:
    """The runs of capitalised words in a text from two words on, and the shorter runs that end as they do."""
    for match in _FULL_NAME.finditer(text):
        parts = match.group().split()
        for n in range(len(parts), 1, -1):
            for i in range(len(parts) - n + 1):
                yield " ".join(parts[i : i + n]).rstrip(".")


def _only(names: Iterator[str]) -> str | None:
    """The one name among several; of names that hold each other the longest."""
    found = sorted({name for name in names if name}, key=len, reverse=True)
    if not found:
        return None
    return found[0] if all(found[0].endswith(name) for name in found) else None


@cache
def _is_part(name: str) -> bool:
    """Whether the words of a label are a part in the talk and nobody's name."""
    told = words(name)
    return bool(told) and all(one in page_lexicon().labels.talk_parts for one in told)
