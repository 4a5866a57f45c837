"""Posts under heads that only name their writers, in one form: "kelp_:", "User: kelp_", "[kelp_]", "### kelp_".

No blank line need part them from what is said. The form alone does not show that people write to each other, for
glossaries and lists of pros and cons have it too: writers come back, and are accounts ("moth_9") or called
writers by the label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.page.comment_trees import TreeComment
from extractors.page.lines import Line, ends_sentence, page_lexicon, word_count

_LONGEST = 44
_MOST_WORDS = 6
_FEWEST = 3
_FEWEST_TOLD = 2
_SAID = 0.6  # of the posts that hold a line long enough to say something
_WORDS_SAID = 4
_ACCOUNTS = 0.3  # of the writers
_HEADS = 0.05  # of the lines from the first head on
_NAME = r"(?=\D*[^\W\d_])[^\W_][^:\[\]<>#|\"\u201c\u201d]{0,40}?"
_HEADING = re.compile(rf"#{{1,6}}\s@?(?P<name>{_NAME}):?")
_SAYING = re.compile(rf"@?(?P<name>{_NAME})\s(?:said|says)\s?(?:\.\.\.|\u2026)")
_QUOTING = re.compile(r"\s(?:said|says|wrote|writes)$")
_FORMS = (
    _SAYING,
    re.compile(rf"(?:[*_]{{2}}|[-*\u2022]\s)?@?(?P<name>{_NAME})\s?:(?:[*_]{{2}})?"),
    re.compile(rf"\[@?(?P<name>{_NAME})\]:?"),
    _HEADING,
)
_LABELLED = re.compile(
    rf"[*_]{{0,2}}(?P<label>[A-Za-z][A-Za-z ]{{1,18}}?)(?:\s#?\d{{1,4}})?:\s*@?(?P<name>{_NAME})[*_]{{0,2}}"
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_ACCOUNT = re.compile(r"[a-z][\w.-]*|\w*[\d_]\w*|[A-Z][a-z]+[A-Z]\w*")
_SURE_ACCOUNT = re.compile(r"^@?\w*(?:_|[a-z]\d|[a-z][A-Z])\w*$")


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    name: str

    @property
    def writer(self) -> str:
        """The name without what stands in brackets behind it ("Ines (works there)")."""
        return _ASIDE.sub("", self.name) or self.name


def labelled_tree(lines: Sequence[Line], *, told: bool = False) -> tuple[TreeComment, ...]:
    """The posts of a page whose heads name their writers in one form, in page order; none where it has none.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that readers speak.
    """
    labelled = _of_label(lines)
    if labelled:
        return _posts(lines, labelled)
    for form in _FORMS:
        heads: list[_Head] = []
        for i, line in enumerate(lines):
            if len(line.text) > _LONGEST or (heads and heads[-1].line == i - 1):
                continue  # Right below a head stands what is said, be it "My list:".
            found = form.fullmatch(line.text)
            if found is not None and _may_name(found["name"]):
                heads.append(_Head(i, found["name"].strip()))
        # A heading that comes once may be of a section.
        shown = told or form is _SAYING
        if (form is not _HEADING or _come_back(heads)) and _are_writers(lines, heads, told=shown):
            return _posts(lines, heads)
    return ()


def _of_label(lines: Sequence[Line]) -> list[_Head]:
    """The heads that say what they name ("User: kelp_"), all with one label, of two writers or more."""
    by_label: dict[str, list[_Head]] = {}
    for i, line in enumerate(lines):
        found = _LABELLED.fullmatch(line.text) if len(line.text) <= _LONGEST else None
        if found is None or (i and not line.gap):
            continue
        label = found["label"].strip().lower()
        if label in page_lexicon().kinds.writer_labels and _may_name(found["name"]):
            by_label.setdefault(label, []).append(_Head(i, found["name"].strip()))
    for heads in by_label.values():
        if len(heads) >= _FEWEST and _say(lines, heads) and len({h.name for h in heads}) > 1:
            return heads
    return []


def _may_name(name: str) -> bool:
    """Whether words may be whom a page calls a writer."""
    lexicon = page_lexicon().kinds
    return word_count(name) <= _MOST_WORDS and name.strip().lower() not in lexicon.section_labels


def _are_writers(lines: Sequence[Line], heads: Sequence[_Head], *, told: bool) -> bool:
    """Whether lines of one form are heads of posts."""
    names = {head.name for head in heads}
    if _stand_alone(lines, heads):
        return False
    if len(names) < 2 or len(heads) < (_FEWEST_TOLD if told else _FEWEST) or not _say(lines, heads):
        return False
    accounts = sum(1 for head in {h.writer for h in heads} if _ACCOUNT.fullmatch(head))
    sure = sum(1 for head in names if _SURE_ACCOUNT.search(head))
    if _come_back(heads):
        return told or sure > 0 or accounts >= _ACCOUNTS * len(names)
    return told or 2 * sure >= len(names)


def _stand_alone(lines: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Whether most names stand alone on other lines: those head the posts, and these head what is quoted there."""
    own = {head.line for head in heads}
    alone = {line.text.strip("@*_ ") for i, line in enumerate(lines) if i not in own}
    names = {_QUOTING.sub("", head.name) for head in heads}
    return 2 * len(names & alone) > len(names)


def _come_back(heads: Sequence[_Head]) -> bool:
    """Whether somebody writes twice."""
    return len({head.name for head in heads}) < len(heads)


def _say(lines: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Whether something is said below most heads, and no two stand together."""
    ends = [*(head.line for head in heads[1:]), len(lines)]
    bodies = [lines[head.line + 1 : end] for head, end in zip(heads, ends, strict=True)]
    said = sum(
        1
        for body in bodies
        if any(word_count(line.text) >= _WORDS_SAID or ends_sentence(line.text) for line in body)
    )
    rest = len(lines) - heads[0].line if heads else 0
    return all(bodies) and said >= _SAID * len(heads) and len(heads) >= _HEADS * rest


def _posts(lines: Sequence[Line], heads: Sequence[_Head]) -> tuple[TreeComment, ...]:
    ends = [*(head.line for head in heads[1:]), len(lines)]
    return tuple(
        TreeComment(head.line, end - 1, len(lines[head.line].text), head.writer, None)
        for head, end in zip(heads, ends, strict=True)
    )
