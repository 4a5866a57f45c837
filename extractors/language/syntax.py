"""Syntax of English sentences by a trained pipeline: words, lemmas, parts of speech, relations.

The pipeline is loaded at the first text, once per process, and one thread reads at a time. Sentences
end where the words make it sure or where the parser ends them (`extractors.language.boundaries`);
`parse_ranges` takes them as given.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from extractors.draft import Parse, Token
from extractors.language.boundaries import Passage, after_mark, bounded, passages, trimmed
from extractors.language.pipelines import load_pipeline, one_thread
from extractors.language.plain_text import PlainText, plain_text
from extractors.settings import syntax_setting

if TYPE_CHECKING:
    import spacy.tokens as spacy_tokens
    from spacy.language import Language

_BATCH = 40_000
"""Code points that are read together; bounds memory."""

_LOCK = threading.Lock()
_LOADED: dict[str, Language] = {}


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence and its syntax.

    Args:
        start: first code point in the text, no white space.
        end: one past the last code point.
        parse: at least one token; all of them in the range.
    """

    start: int
    end: int
    parse: Parse


@dataclass(frozen=True, slots=True)
class _Unit:
    """A passage to read: where it stands, what the pipeline sees, and where no sentence begins."""

    owner: int
    plain: PlainText
    passage: Passage
    whole: bool
    """The passage is one sentence."""


def read_sentences(
    text: str, ranges: Iterable[tuple[int, int]]
) -> tuple[tuple[ParsedSentence, ...], ...]:
    """Cut ranges of a text into sentences and parse them.

    Args:
        text: the untouched text.
        ranges: start and end in code points, in any order; none crosses a paragraph.

    Returns:
        For each range its sentences in order. Every visible character of a range lies in exactly
        one of them; a range without words has none.

    Raises:
        ModelError: the pipeline's files are missing or damaged.
        SettingsError: the pipeline that the user names cannot be used.
    """
    asked = list(ranges)
    units = (
        _unit(text, owner, passage, whole=False)
        for owner, (start, end) in enumerate(asked)
        for passage in passages(text, start, end)
    )
    found: list[list[ParsedSentence]] = [[] for _ in asked]
    for unit, parts in _read(units):
        found[unit.owner] += _sentences(text, unit, parts)
    return tuple(tuple(sentences) for sentences in found)


def parse_ranges(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Parse, ...]:
    """Parse ranges of a text, each as one sentence; an empty one gives no tokens.

    Args:
        text: the untouched text.
        ranges: start and end in code points, in any order.

    Raises:
        ModelError: the pipeline's files are missing or damaged.
        SettingsError: the pipeline that the user names cannot be used.
    """
    asked = list(ranges)
    units = (
        _unit(text, owner, Passage(first, last), whole=True)
        for owner, (start, end) in enumerate(asked)
        for first, last in bounded(text, start, end)
    )
    found: list[list[Token]] = [[] for _ in asked]
    for unit, parts in _read(units):
        found[unit.owner] = _joined(found[unit.owner], *parts)
    return tuple(Parse(tuple(tokens)) for tokens in found)


def _unit(text: str, owner: int, passage: Passage, *, whole: bool) -> _Unit:
    return _Unit(owner, plain_text(text, passage.start, passage.end), passage, whole)


_HYPHENS = "-\u2010\u2011"


def _read(units: Iterable[_Unit]) -> Iterator[tuple[_Unit, list[list[Token]]]]:
    """Each unit with its sentences."""
    setting = syntax_setting()
    for batch in _batches(units):
        with _LOCK:
            if setting not in _LOADED:
                _LOADED[setting] = load_pipeline(setting)
            nlp = _LOADED[setting]
            # Words of one source must not fill the vocabulary of a long process.
            with one_thread(), nlp.memory_zone():
                openers = [
                    _mark(_with_double_names(nlp.make_doc(unit.plain.text)), unit) for unit in batch
                ]
                docs = nlp.pipe([doc for doc, _ in openers], batch_size=256)
                read = [
                    _parts(doc, may_open, unit.plain.places)
                    for doc, (_, may_open), unit in zip(docs, openers, batch, strict=True)
                ]
        yield from zip(batch, read, strict=True)


def _batches(units: Iterable[_Unit]) -> Iterator[list[_Unit]]:
    batch: list[_Unit] = []
    size = 0
    for unit in units:
        if not unit.plain.text.strip():
            continue
        batch.append(unit)
        size += len(unit.plain.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _with_double_names(doc: spacy_tokens.Doc) -> spacy_tokens.Doc:
    """The words with names that a hyphen joins as one ("Hale-Moss"), which a parser takes apart at the hyphen."""
    spans: list[tuple[int, int]] = []
    for token in doc:
        if token.text in _HYPHENS and _is_capital(doc, token.i):
            # Of three words or more ("Hale-Moss-Orr") each hyphen goes on with the name before it.
            on = bool(spans) and spans[-1][1] == token.i
            start = spans.pop()[0] if on else token.i - 1
            spans.append((start, token.i + 2))
    if spans:
        with doc.retokenize() as merging:
            for start, end in spans:
                merging.merge(doc[start:end])
    return doc


def _is_capital(doc: spacy_tokens.Doc, at: int) -> bool:
    """Whether a hyphen joins two words written as names, with no blank beside it."""
    if not 0 < at < len(doc) - 1 or doc[at - 1].whitespace_ or doc[at].whitespace_:
        return False
    return all(
        word.text[:1].isupper() and word.text[1:2].islower() for word in (doc[at - 1], doc[at + 1])
    )


def _mark(doc: spacy_tokens.Doc, unit: _Unit) -> tuple[spacy_tokens.Doc, set[int]]:
    """The unit's words, told where no sentence begins, and the indices of those where one may."""
    may_open = {0}
    spaced = True
    for token in doc:
        if token.i and not unit.whole and _may_open(unit, token, spaced):
            may_open.add(token.i)
        elif token.i:
            token.is_sent_start = False
        spaced = bool(token.whitespace_)
    return doc, may_open


def _may_open(unit: _Unit, token: spacy_tokens.Token, spaced: bool) -> bool:
    """Whether a sentence may begin with the token: behind a mark, or where the writer leaves marks out.

    Without a space only a capital behind a mark may; without a mark only a word may, and none behind
    a comma, a table's bar or the name of whoever is addressed.
    """
    text, at = unit.plain.text, token.idx
    if unit.plain.places[at] in unit.passage.barred:
        return False
    if after_mark(text, at):
        return spaced or text[at].isupper()
    return spaced and unit.passage.bare and text[at].isalpha() and not _binds(token.nbor(-1))


def _binds(word: spacy_tokens.Token) -> bool:
    return word.text[-1] in ",;|&/" or word.text[0] == "@"


def _parts(doc: spacy_tokens.Doc, may_open: set[int], places: Sequence[int]) -> list[list[Token]]:
    """The document's sentences. A parser that leaves two roots in one has not ended it."""
    groups: list[list[list[Token]]] = []
    for sent in doc.sents:
        if sent.start in may_open or not groups:
            groups.append([])
        groups[-1].append(_tokens(sent, places))
    return [tokens for group in groups if (tokens := _joined(*group))]


def _tokens(sent: spacy_tokens.Span, places: Sequence[int]) -> list[Token]:
    """A sentence's tokens, with one root."""
    words = [word for word in sent if not word.is_space]
    index = {word.i: n for n, word in enumerate(words)}
    heads = [index.get(word.head.i, n) for n, word in enumerate(words)]
    root = _root(words, heads)
    found = []
    for n, word in enumerate(words):
        dep, head = word.dep_, heads[n]
        if n == root:
            dep = "root"
        elif head == n:
            # UD joins what stands side by side without a word between as parataxis.
            head, dep = root, "punct" if word.pos_ == "PUNCT" else "parataxis"
        found.append(
            Token(
                start=places[word.idx],
                end=places[word.idx + len(word) - 1] + 1,
                lemma=word.lemma_ or word.lower_,
                pos=word.pos_ or "X",
                morph=str(word.morph),
                dep=dep,
                head=head,
            )
        )
    return found


def _root(words: list[spacy_tokens.Token], heads: list[int]) -> int:
    """The first word without a head, a mark only where there is no other; -1 without words."""
    loose = [n for n, head in enumerate(heads) if head == n]
    return next((n for n in loose if words[n].pos_ != "PUNCT"), loose[0] if loose else -1)


def _joined(*parts: list[Token]) -> list[Token]:
    """Parts of one sentence under the first part's root."""
    filled = [part for part in parts if part]
    if len(filled) < 2:
        return filled[0] if filled else []
    first_root = next(n for n, token in enumerate(filled[0]) if token.head == n)
    found = list(filled[0])
    for part in filled[1:]:
        offset = len(found)
        for n, token in enumerate(part):
            loose = token.head == n
            found.append(
                Token(
                    start=token.start,
                    end=token.end,
                    lemma=token.lemma,
                    pos=token.pos,
                    morph=token.morph,
                    dep="parataxis" if loose else token.dep,
                    head=first_root if loose else token.head + offset,
                )
            )
    return found


def _sentences(text: str, unit: _Unit, parts: list[list[Token]]) -> Iterator[ParsedSentence]:
    """The unit's sentences; each reaches to the next one's first token."""
    starts = [unit.passage.start, *(tokens[0].start for tokens in parts[1:])]
    for start, stop, tokens in zip(
        starts, chain(starts[1:], [unit.passage.end]), parts, strict=True
    ):
        first, last = trimmed(text, start, stop)
        yield ParsedSentence(first, last, Parse(tuple(tokens)))
