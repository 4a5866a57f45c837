"""Our own marked texts: figures with their roles, claims with their links.

``figures_*.txt`` has ``=== ID | kind | date`` and text with ``{p1|60%}``; ``links_*.txt`` has ``=== ID | kind`` and
text with ``[3 +1]`` before each claim (see README.md).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HELD = 8
"""One text in so many is held back, by the checksum of its name."""

_MARK = re.compile(r"\{((?:[ptewsbmhd]\d+,?)+)\|")
_TAG = re.compile(r"\[(\.|\d+(?: [+=-]\d+)*)\] ?")
_POST = re.compile(r"@ ([^>]+?)(?: > (.+))?$")

ROLES = {
    "p": "CHANCE",
    "t": "DEADLINE",
    "w": "WHO",
    "e": "EVENT",
    "s": "SCORE",
    "b": "TEST",
    "m": "SYSTEM",
    "h": "HUMAN",
    "d": "DATE",
}
RELATIONS = {"+": "SUPPORTED", "-": "DISPUTED", "=": "RESTATED"}


@dataclass(frozen=True, slots=True)
class Role:
    """A marked stretch: label of `ROLES`, number of its record, first and one past the last code point."""

    label: str
    record: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FigureText:
    """A text whose figures are marked.

    Args:
        roles: the marked stretches.
        unsure: stretches whose figures are known only in part and teach nothing but what is marked.
        partial: whether the words of a record beside its marked ones teach nothing.
    """

    name: str
    kind: str
    published: str | None
    text: str
    roles: tuple[Role, ...]
    unsure: tuple[tuple[int, int], ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a thread: who wrote it, whom it answers or "", where it begins."""

    author: str
    answers: str
    start: int


@dataclass(frozen=True, slots=True)
class LinkText:
    """A text whose claims are marked.

    Args:
        claims: number to first and one past the last code point.
        links: (from, label of `RELATIONS`, to).
        posts: of a thread.
        holders: whoever asserts a claim that is not the writer's own, in the text's words.
    """

    name: str
    kind: str
    text: str
    claims: dict[int, tuple[int, int]]
    links: tuple[tuple[int, str, int], ...]
    posts: tuple[Post, ...]
    holders: dict[int, str]


def is_held(name: str) -> bool:
    """Whether a text is kept from training; the windows of a page have its name with a number."""
    return zlib.crc32(name.split(" ")[0].encode()) % HELD == 0


def figure_texts(path: Path) -> Iterator[FigureText]:
    """The texts of a file of marked figures."""
    for (name, kind, date), body in _parts(path):
        text, roles = _unmarked(body.strip("\n"), name)
        yield FigureText(name, kind, None if date == "-" else date, text, tuple(roles))


def link_texts(path: Path) -> Iterator[LinkText]:
    """The texts of a file of marked claims, with the holders told in ``speak_*.txt`` beside it."""
    holders = {n: h for told in sorted(path.parent.glob("speak*.txt")) for n, h in _holders(told)}
    for (name, kind), body in _parts(path):
        yield _link_text(name, kind, body, holders.get(name, {}))


def _holders(path: Path) -> Iterator[tuple[str, dict[int, str]]]:
    """Lines ``ID: 3-4 Carla Oduya; 9 critics (unnamed)``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.strip().partition(": ")
        held: dict[int, str] = {}
        for part in rest.split("; ") if rest.strip() not in {"", "-"} else ():
            numbers, _, who = part.strip().partition(" ")
            for piece in numbers.split(","):
                low, _, high = piece.partition("-")
                held |= dict.fromkeys(range(int(low), int(high or low) + 1), who.strip())
        if name:
            yield name, held


def _parts(path: Path) -> Iterator[tuple[list[str], str]]:
    head: list[str] = []
    body: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            if head:
                yield head, "\n".join(body)
            head, body = [part.strip() for part in line[4:].split("|")], []
        else:
            body.append(line)
    if head:
        yield head, "\n".join(body)


def _unmarked(raw: str, name: str) -> tuple[str, list[Role]]:
    text: list[str] = []
    open_: list[tuple[list[str], int]] = []
    roles: list[Role] = []
    at = 0
    while at < len(raw):
        if match := _MARK.match(raw, at):
            open_.append((match[1].strip(",").split(","), len(text)))
            at = match.end()
            continue
        if raw[at] == "}":
            marks, start = open_.pop()
            roles += [Role(ROLES[m[0]], int(m[1:]), start, len(text)) for m in marks]
        elif raw[at] == "{":
            msg = f"{name}: no mark: {raw[at : at + 30]!r}"
            raise ValueError(msg)
        else:
            text.append(raw[at])
        at += 1
    return "".join(text), roles


def _link_text(name: str, kind: str, body: str, holders: dict[int, str]) -> LinkText:
    text = ""
    claims: dict[int, tuple[int, int]] = {}
    links: list[tuple[int, str, int]] = []
    posts: list[Post] = []
    for line in body.split("\n"):
        if match := _POST.match(line):
            posts.append(Post(match[1].strip(), (match[2] or "").strip(), len(text)))
            text += f"{match[1].strip()}:\n"
            continue
        tags = list(_TAG.finditer(line))
        text += line[: tags[0].start()] if tags else line
        for tag, after in zip(tags, [*tags[1:], None][: len(tags)], strict=True):
            words = line[tag.end() : after.start() if after else len(line)]
            start = len(text)
            text += words
            if tag[1] == ".":
                continue
            number, *told = tag[1].split(" ")
            claims[int(number)] = (start, start + len(words.rstrip()))
            links += [(int(number), RELATIONS[t[0]], int(t[1:])) for t in told]
        text += "\n"
    return LinkText(name, kind, text, claims, tuple(links), tuple(posts), holders)
