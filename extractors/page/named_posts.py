"""Posts that only their writers' names part: a name in a line of its own, or an account and a colon.

Nothing else is printed, so the names must show that they are writers: one of them comes back, and a line says
who answers whom, or they are accounts ("maren_k") rather than people's names, as a transcript has them. Below the
head of a readers' part, and in bold type over what people say as I, full names open posts as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.language.english import words
from extractors.page.comment_trees import TreeComment
from extractors.page.header import person_name
from extractors.page.lines import Line, ends_sentence, page_lexicon
from extractors.page.speaking import speaks
from extractors.page.widgets import name_alone, replying

_FEWEST = 4
_NAMED = 0.6  # of the paragraphs that a name opens
_FEWEST_PEOPLE = 3
_SPOKEN = 0.6  # of the posts of people that are said as I
_ACCOUNTS = 0.5  # of the writers whose name is an account's
_BOLD = re.compile(r"(?:\*{1,3}|__)([^*\n]{2,40}?)(?:\*{1,3}|__):?")
_LABEL = re.compile(r"[*_]{0,3}@?([A-Za-z][\w.-]{1,30})[*_]{0,3}:[*_]{0,3}\s+(?=\S)")
_PERSON = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>[A-Z][^*_:\n\u2014\u2013,(]{2,50})(?:(?:, |\s?\()[^*_:\n\u2014]{2,60})?"
    r"(?:(?P<colon>:)?(?(bold)(?P=bold))(?(colon)\s+|(?::|\s?[\u2014\u2013-])\s+))(?=\S)"
)
_NUMBERED = re.compile(
    r"\(?#?(?P<number>\d{1,3})[.):]{1,2}\s+[*_]{0,3}(?P<name>[A-Z][^*_:\n\u2014,(]{2,50})(?::[*_]{0,3}|[*_]{1,3}:)\s+(?=\S)"
)
_ANSWERS = (["yes"], ["no"])
_TALK = 0.3  # of numbered posts that are said as I, or answer
_ACCOUNT = re.compile(r"[a-z][\w.-]*|\w*[\d_]\w*")
_SUFFIX = re.compile(
    r"\s*[(\[]?((?:in reply|replying|responding)\sto\s[^)\]]+|[\u2192\u21b3>]\s*\S[^)\]]*)[)\]]?"
)


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A post by its lines.

    Args:
        first: index of the line with the name.
        label: characters of that line that name the writer; all of them where it says nothing more.
        author: the name as written.
        answers: whom it answers as the page says, or "".
        said: index of the first line below the head.
    """

    first: int
    label: int
    author: str
    answers: str
    said: int


def named_posts(lines: tuple[Line, ...], *, told: bool = False) -> list[NamedPost]:
    """The posts of a page on which every post opens with its writer's name; else none.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that readers speak.
    """
    for find in (_alone, _labelled):
        posts = [post for i in range(len(lines)) if (post := find(lines, i)) is not None]
        if _shows_writers(lines, posts):
            return posts
    return _people(lines, told=told) or _numbered(lines, told=told)


def named_tree(lines: tuple[Line, ...], *, told: bool = False) -> tuple[TreeComment, ...]:
    """The posts that names part, in page order, each with the latest post of whom it answers.

    Args:
        lines: the page, or its readers' part.
        told: whether a heading says that readers speak.
    """
    posts = named_posts(lines, told=told)
    if not posts:
        return ()
    ends = [*(post.first for post in posts[1:]), len(lines)]
    latest: dict[str, int] = {}
    found = []
    for i, (post, end) in enumerate(zip(posts, ends, strict=True)):
        parent = latest.get(post.answers.lower())
        aside = frozenset(range(post.first + 1, post.said))
        found.append(TreeComment(post.first, end - 1, post.label, post.author, parent, aside=aside))
        latest[post.author.lower()] = i
    return tuple(found)


def _shows_writers(lines: tuple[Line, ...], posts: list[NamedPost]) -> bool:
    """Whether the names are writers', from how often and beside what they stand."""
    paragraphs = 1 + sum(1 for line in lines[1:] if line.gap)
    names = [post.author for post in posts]
    known = {name.lower() for name in names}
    if len(posts) < max(_FEWEST, _NAMED * paragraphs) or not 1 < len(known) < len(posts):
        return False
    answering = any(post.answers.lower() in known for post in posts)
    addressed = any(f"@{name}" in line.text for line in lines for name in known)
    accounts = sum(1 for name in set(names) if _ACCOUNT.fullmatch(name))
    return answering or addressed or accounts >= _ACCOUNTS * len(known)


def _alone(lines: tuple[Line, ...], i: int) -> NamedPost | None:
    """The post that opens with a name in a line of its own, perhaps with the one who is answered."""
    text = lines[i].text
    if (i and not lines[i].gap) or i + 1 == len(lines) or lines[i + 1].gap or ends_sentence(text):
        return None
    bold = _BOLD.match(text)
    shown = bold[1] if bold else text
    rest = text[bold.end() :] if bold else ""
    suffix = _SUFFIX.fullmatch(rest) if rest.strip() else None
    if rest.strip() and suffix is None:
        return None
    name = name_alone(shown)
    if name is None:
        return None
    told = suffix[1] if suffix else lines[i + 1].text
    answers = _answered(told)
    said = i + 1 if suffix or not answers else i + 2
    if said == len(lines):
        return None
    return NamedPost(i, len(text), name, answers, said)


def _answered(told: str) -> str:
    """Whom a line or what follows a name says is answered; "" for other lines."""
    if told[:1] in "\u2192\u21b3>":
        told = f"\u21b3 {told[1:].strip()}"
    return replying(told).strip("?")


def _labelled(lines: tuple[Line, ...], i: int) -> NamedPost | None:
    """The post that opens with an account and a colon."""
    found = _LABEL.match(lines[i].text)
    if found is None or (i and not lines[i].gap and _LABEL.match(lines[i - 1].text) is None):
        return None
    if found[1].lower() in page_lexicon().labels.not_speakers:
        return None
    return NamedPost(i, found.end(), found[1], "", i)


def _people(lines: tuple[Line, ...], *, told: bool) -> list[NamedPost]:
    """The posts that open with people's full names; where no heading tells of readers, bold ones over own words."""
    found = [(i, match) for i, line in enumerate(lines) if (match := _person(line, told=told))]
    if not found:
        return []
    posts = [NamedPost(i, match.end(), match["name"].strip(), "", i) for i, match in found]
    paragraphs = sum(1 for i in range(found[0][0], len(lines)) if lines[i].gap)
    spoken = sum(1 for i, match in found if speaks(lines[i].text[match.end() :]))
    enough = len(found) >= max(_FEWEST_PEOPLE, _NAMED * paragraphs)
    several = len({post.author for post in posts}) >= (2 if told else _FEWEST_PEOPLE)
    return posts if enough and several and (told or spoken >= _SPOKEN * len(found)) else []


def _numbered(lines: tuple[Line, ...], *, told: bool) -> list[NamedPost]:
    """The posts that numbers from 1 up and people's names open ("2) Ada Quill: No. ..."), one of whom comes back."""
    found = [(i, match) for i, line in enumerate(lines) if (match := _NUMBERED.match(line.text))]
    posts = [NamedPost(i, match.end(), match["name"], "", i) for i, match in found]
    names = {post.author for post in posts}
    rising = [int(match["number"]) for _, match in found] == list(range(1, len(found) + 1))
    again = told or len(names) < len(posts)
    if len(posts) < _FEWEST or len(names) < 2 or not (rising and again):
        return []
    people = all(person_name(name) == name for name in names)
    texts = [lines[post.first].text[post.label :] for post in posts]
    talk = sum(1 for text in texts if speaks(text) or words(text)[:1] in _ANSWERS)
    closed = all(map(ends_sentence, texts))
    return posts if people and closed and talk >= _TALK * len(posts) else []


def _person(line: Line, *, told: bool) -> re.Match[str] | None:
    """The label of a paragraph that opens with a person's full name and goes on with a sentence."""
    match = _PERSON.match(line.text)
    if match is None or not (told or match["bold"]) or not (line.gap and ends_sentence(line.text)):
        return None
    return match if person_name(match["name"]) == match["name"].strip() else None
