"""A page's structure as readable lines, and the comparison with lines that a person wrote.

A line is ``sort | words``. In an expected line three full stops stand for any words. Paragraphs and page
furniture (``paragraph``, ``meta``) are compared only in a file that lists at least one of their sort.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from extractors.draft import Block, BlockKind, Draft

_OPTIONAL = ("paragraph", "meta")
_SHOWN = 90


def rendered(draft: Draft) -> list[str]:
    """The page as lines: what it says of itself, blocks, posts, cells, footnotes, boilerplate."""
    told = draft.metadata
    said = {
        "kind": told.kind.value if told.kind else None,
        "title": told.title,
        "author": told.author,
        "publisher": told.publisher,
        "date": told.published,
    }
    lines = [f"{key}: {value or '(none)'}" for key, value in said.items()]
    placed = [
        *_blocks(draft),
        *_posts(draft),
        *_cells(draft),
        *_footnotes(draft),
        *_captions(draft),
        *_left_out(draft),
    ]
    return lines + [line for _, _, line in sorted(placed)]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _blocks(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for block in draft.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        lead = "" if block.lead is None else f" <- {_flat(draft.blocks[block.lead].span.quote)}"
        of = "" if block.quotes is None else f" of {_flat(draft.blocks[block.quotes].span.quote)}"
        line = f"{block.kind.value}{lead}{of}{_where(block)} | {_flat(block.span.quote)}"
        yield block.span.start, 1, line


def _where(block: Block) -> str:
    quoted = block.kind in (BlockKind.QUOTE, BlockKind.BULLET) and block.post
    return f" in {int(block.post[1:])}" if quoted and block.post else ""


def _posts(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for post in draft.posts:
        parts = [f"post {int(post.id[1:])}"]
        parts += [f"by {post.author}"] if post.author else []
        parts += [f"@{post.handle}"] if post.handle else []
        named = {"reply to": post.reply_to, "quotes": post.quotes, "copies": post.duplicate_of}
        parts += [f"{word} {int(of[1:])}" for word, of in named.items() if of]
        yield post.span.start, 0, f"{' '.join(parts)} | {_flat(post.span.quote)}"


def _cells(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for cell in draft.cells:
        row = _flat(cell.row.quote) if cell.row else "(none)"
        column = _flat(cell.column.quote) if cell.column else "(none)"
        yield cell.span.start, 2, f"cell {row} / {column} | {_flat(cell.span.quote)}"


def _footnotes(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for note in draft.footnotes:
        block = next(b for b in draft.blocks if b.span.covers(note.mark))
        before = _flat(draft.text[block.span.start : note.mark.start])
        line = f"footnote {note.label} -> {before} | {_flat(note.note.quote)}"
        yield note.mark.start, 3, line


def _captions(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for caption in draft.captions:
        line = f"caption at {caption.kind.value} {_flat(caption.of.quote)} | {_flat(caption.span.quote)}"
        yield caption.span.start, 3, line


def _left_out(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for mark in draft.boilerplate:
        yield mark.span.start, 4, f"boilerplate {mark.reason} | {_flat(mark.span.quote)}"


def differences(found: list[str], expected_file: str) -> list[str]:
    """What stands in one of both only: ``- expected`` and ``+ found`` lines in page order."""
    wanted = [line.strip() for line in expected_file.splitlines()]
    wanted = [line for line in wanted if line and not line.startswith("#")]
    sorts = {_sort(line) for line in wanted}
    found = [line for line in found if _sort(line) not in _OPTIONAL or _sort(line) in sorts]
    patterns = {line: re.compile(_pattern(line)) for line in wanted}
    # A found line that an expected one stands for is taken as that line, so that only the others differ.
    same = [next((w for w in wanted if patterns[w].fullmatch(line)), line) for line in found]
    gone: list[str] = []
    for tag, one, two, three, four in SequenceMatcher(None, wanted, same, False).get_opcodes():
        if tag != "equal":
            gone += [f"- {line}" for line in wanted[one:two]]
            gone += [f"+ {line[:_SHOWN]}" for line in found[three:four]]
    return gone


def _sort(line: str) -> str:
    match = re.match(r"[a-z]+", line)
    return match.group() if match else ""


def _pattern(line: str) -> str:
    return r"\s?.*?".join(re.escape(part.strip()) for part in line.split("..."))
