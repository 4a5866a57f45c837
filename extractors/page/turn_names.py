"""Who speaks under the labels of a transcript, as fully as the page says it.

A label is often less than a name: initials ("JL"), a surname with its title ("Professor Meter"), a part in the talk
("MODERATOR (Lena Moss)", "Chair"). The page says elsewhere whom it means, mostly above the first turn; where that
could be two people, the label stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.language.english import english_lexicon, words
from extractors.language.titles import person_titles, without_titles
from extractors.page.lines import Line, page_lexicon
from extractors.page.turns import turn_of

# Initials and abbreviations in capitals are no names in capitals.
_SHORTEST_NAME = 3
_MARKS = " :*_#[]()\u2014\u2013"
_PART = r"[^\W\d_][\w\u2019'-]*"
_NAME = re.compile(rf"(?:{_PART}\.?(?:[ -]|$)){{2,5}}|(?:{_PART}\.?[ -]){{1,4}}{_PART}")
_FULL_NAME = re.compile(r"[A-Z][\w\u2019']*[^\W\d_]\.?(?:[ -][A-Z][\w\u2019']*\.?)+")
# More capitalised words in a row are a heading, whose names nothing parts from its other words.
_LONGEST_RUN = 6
_INITIAL = re.compile(r"[A-Z]\.")
_NAMES_TOO = frozenset({"may", "said", "will"})  # small words that people are called
_ASIDE = re.compile(r"\(([^()\n]{3,60})\)")
# "Welcome. I'm Ada Quill."
_INTRODUCED = re.compile(
    r"\b(?:I[\u2019']m|I am|[Mm]y name is|[Mm]y name[\u2019']s)\s(?:your host,?\s)?([A-Z][\w\u2019'-]+(?:\s[A-Z][\w\u2019'-]+){1,2})"
)
# "The Rt Hon Ada Quill", as houses call their members.
_HONOURED = re.compile(r"(?:The\s)?(?:Rt\.?\s)?Hon\.?\s(?=[A-Z])")


def turn_names(labels: Sequence[str], above: str, opening: str = "") -> list[str]:
    """The speaker of each label.

    Args:
        labels: as written, in the order of the turns.
        above: what the page says before the first of them.
        opening: what is said in the first turn, in which guests are mostly introduced.
    """
    told = {label: _spoken(label) for label in dict.fromkeys(labels)}
    named = {base: person for base, person in told.values() if person}
    own = _INTRODUCED.search(opening)
    if own and labels and _may_stand_for(told[labels[0]][0], own[1]):
        named.setdefault(told[labels[0]][0], own[1])
    known = _Known(f"{above}\n{opening}", [*(base for base, _ in told.values()), *named.values()])
    full = {label: _full(*words_of, named, known) for label, words_of in told.items()}
    return [full[label] for label in labels]


def _spoken(label: str) -> tuple[str, str | None]:
    """The words of a label that say who speaks, and the person in brackets behind a part in the talk."""
    turn = turn_of(Line(0, len(label), label, 0, 0))
    base = (_bare(label) if turn is None else turn.name).strip(_MARKS)
    base = _cased(_HONOURED.sub("", base))
    if not (_is_part(base) or base.lower().startswith("the ")):
        return base, None
    for aside in _ASIDE.finditer(label):
        inside = aside[1].title() if aside[1].isupper() else aside[1]
        if _NAME.fullmatch(inside) and inside[0].isupper():
            return base, without_titles(inside)
    return base, None


def _bare(label: str) -> str:
    """A label without what stands in brackets at its end: "Ada Quill (North Harbour) (Lab)"."""
    bare = label.removesuffix(".")
    return bare.split(" (", maxsplit=1)[0] if bare.endswith(")") else bare


def _cased(base: str) -> str:
    """A label's words as a name is written, where all but titles stand in capitals: "Dr ADA QUILL"."""
    if base.isupper():
        return base.title() if len(base) > _SHORTEST_NAME else base
    parts = base.split()
    told = [part for part in parts if part.rstrip(".").lower() not in person_titles()]
    if not told or not all(map(str.isupper, told)) or len(" ".join(told)) <= _SHORTEST_NAME:
        return base
    return " ".join(part.title() if part in told else part for part in parts)


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
    return known.by_surname(base) or known.by_first_name(base) or base


class _Known:
    """The full names that a page gives, by what they may be shortened to."""

    def __init__(self, above: str, labels: Sequence[str]) -> None:
        self.above = above
        self.labels = frozenset(without_titles(label) for label in labels)
        self.above_names = tuple(" ".join(run).rstrip(".") for run in _runs(above))
        self.names = dict.fromkeys(
            name for text in (above, *labels) for run in _runs(text) for name in _within(run)
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
        found = [
            without_titles(name)
            for name in self.names
            if " " in without_titles(name) and name.split()[-1].lower() == bare.lower()
        ]
        return _only(iter(found)) and _only(
            iter([name for name in found if name in self.labels] or found)
        )

    def by_first_name(self, label: str) -> str | None:
        """The one name above the talk that a lone first name opens, or of which an initial stands for the first name."""
        parts = label.split()
        if len(parts) == 1 and len(label) > 1:
            surname = any(name.split()[-1] == label for name in self.names)
            found = (name for name in self.above_names if name.split()[0] == label)
            return None if surname else _only(found)
        if len(parts) == 2 and _INITIAL.fullmatch(parts[0]):
            return _only(
                name
                for name in self.above_names
                if name.startswith(label[0]) and name.split()[-1] == parts[1]
            )
        return None

    def _is_surname(self, bare: str) -> bool:
        """Whether a bare word closes a name above the talk and is not used there as a first name."""
        return len(bare) > _SHORTEST_NAME and all(
            name.split()[0].lower() != bare.lower() for name in self.names
        )

    def in_part(self, part: str) -> str | None:
        """The one person who is said above to have a part in the talk: "Ada Quill (Chair)", "hosted by Ada Quill"."""
        role = rf"(?i:{re.escape(part)})"
        verb = page_lexicon().labels.part_verbs.get(part.lower())
        # Only the role may be written either way: small letters behind it are no name ("the chair thanked ...").
        full = r"((?:[A-Z][\w\u2019'.-]*[ ]){1,4}[A-Z][\w\u2019'-]*)"
        forms = [
            rf"{full}\s\((?:[Tt]he\s)?{role}\)",
            rf"(?m:^|[.;]\s|\|\s){role}:\s{full}",
            rf"\b{role},?\s{full}",
            rf"\b{role}\b(?! of)(?:\s\w+){{0,3}}\sis\s(?:\w+\s){{0,2}}?{full}",
            rf"{full}, (?:[Tt]he |[Oo]ur )?{role}\b(?! of)",
        ]
        if verb:
            forms.append(rf"\b(?i:{re.escape(verb)} (?:and \w+ )?by) {full}")
        for form in forms:
            nearest = -1 if form.startswith(full) else 0
            told = [list(_runs(match[1])) for match in re.finditer(form, self.above)]
            found = [without_titles(" ".join(runs[nearest]).rstrip(".")) for runs in told if runs]
            if found:
                return _only(iter(found))
        return None


def _runs(text: str) -> Iterator[list[str]]:
    """The runs of two to six capitalised words in a text that can be a name.

    Small words and parts in the talk part runs, titles too unless they close one as a surname ("Ada King").
    """
    small = (english_lexicon().function_words - _NAMES_TOO) | page_lexicon().labels.talk_parts
    for match in _FULL_NAME.finditer(text):
        run: list[str] = []
        parts = match.group().split()
        for i, part in enumerate([*parts, ""]):
            told = part.lower().removesuffix(".")
            parting = part.lower() in small and len(part) > 1
            if part and not parting and (told not in person_titles() or i == len(parts) - 1):
                run.append(part)
                continue
            if 1 < len(run) <= _LONGEST_RUN:
                yield run
            run = []


def _within(run: list[str]) -> Iterator[str]:
    """A run and the shorter ones in it, from two words on, the longer first."""
    for n in range(len(run), 1, -1):
        for i in range(len(run) - n + 1):
            yield " ".join(run[i : i + n]).rstrip(".")


def _only(names: Iterator[str]) -> str | None:
    """The one name among several; of names that hold each other the longest."""
    found = sorted({name for name in names if name}, key=len, reverse=True)
    if not found:
        return None
    return found[0] if all(found[0].endswith(name) for name in found) else None


def _may_stand_for(base: str, name: str) -> bool:
    """Whether a label's words may stand for a person who gives this name: a part, a number, or a part of the name."""
    initials = "".join(part[0] for part in name.split())
    return _is_part(base) or any(map(str.isdigit, base)) or base == initials or base in name.split()


def _is_part(name: str) -> bool:
    """Whether the words of a label are a part in the talk and nobody's name."""
    told = words(name)
    return bool(told) and all(one in page_lexicon().labels.talk_parts for one in told)
