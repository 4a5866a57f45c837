"""A graph's statements as tantivy documents."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Graph, Source, Statement, Topic
from kg.search.text_analysis import ANALYZER, WHOLE_WORDS, analyzer, plain, word_analyzer
from kg.search.text_filters import first_day, key, last_day

FACET_FIELDS = ("type", "speaker", "source", "topic", "month")
LIST_FILE = "documents.tsv"
_HEAP_BYTES = 64_000_000
_MONTH = len("2026-05")


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for field in ("text", "quote", "names", "subjects"):
        builder.add_text_field(field, tokenizer_name=ANALYZER, index_option="freq")
    builder.add_text_field("spelt", tokenizer_name=WHOLE_WORDS, index_option="basic")
    for field in FACET_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
    for field in ("speaker_key", "name_part", "source_key", "topic_key"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in ("row", "first", "last"):
        builder.add_unsigned_field(field, indexed=True, fast=True)
    return builder.build()


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document of an index.

    Args:
        id: of its statement.
        digest: tells whether what the document is made of has changed.
    """

    id: str
    digest: str


def documents_of(graph: Graph) -> tuple[Indexed, ...]:
    """What the documents of a graph's statements would be, in the graph's order."""
    parts = _Parts(graph)
    return tuple(
        Indexed(statement.id, _digest(statement, *parts.of(statement)))
        for statement in graph.statements
    )


def write_documents(folder: Path, graph: Graph, wanted: Sequence[Indexed]) -> None:
    """Write a tantivy index with one document for each statement of a graph into a new folder.

    Args:
        folder: empty.
        graph: the graph.
        wanted: its documents.
    """
    import tantivy

    index = tantivy.Index(_schema(), path=str(folder))
    _add(index, graph, list(enumerate(graph.statements)))
    _write_list(folder, wanted)


def extend_documents(folder: Path, graph: Graph, wanted: Sequence[Indexed]) -> bool:
    """Add the documents that an index lacks, where it needs nothing but that.

    A document that is deleted still counts in the weights of words until its segment is merged, so an
    index that needs deletions is better written anew: what a search finds must not hang on the past.

    Args:
        folder: a copy of the index of an earlier state.
        graph: the graph now.
        wanted: its documents.

    Returns:
        Whether the index is the graph's now; if not, nothing was written.

    Raises:
        OSError, ValueError: it cannot be read or written.
    """
    import tantivy

    known = read_list(folder)
    if not set(known) <= set(wanted):
        return False
    there = {indexed.id for indexed in known}
    new = [statement for statement in graph.statements if statement.id not in there]
    index = tantivy.Index.open(str(folder))
    _add(index, graph, list(enumerate(new, start=len(known))))
    digests = {indexed.id: indexed for indexed in wanted}
    _write_list(folder, (*known, *(digests[statement.id] for statement in new)))
    return True


def read_list(folder: Path) -> tuple[Indexed, ...]:
    """The documents of an index, by number.

    Raises:
        OSError, ValueError: there is no list, or it cannot be understood.
    """
    lines = (folder / LIST_FILE).read_text(encoding="utf-8").splitlines()
    return tuple(Indexed(*line.split("\t", 1)) for line in lines)


def _write_list(folder: Path, documents: Iterable[Indexed]) -> None:
    lines = "".join(f"{indexed.id}\t{indexed.digest}\n" for indexed in documents)
    (folder / LIST_FILE).write_text(lines, encoding="utf-8")


def _add(index: Any, graph: Graph, numbered: Sequence[tuple[int, Statement]]) -> None:
    index.register_tokenizer(ANALYZER, analyzer())
    index.register_tokenizer(WHOLE_WORDS, word_analyzer())
    # One thread and one commit: the same graph gives the same numbers in the same order.
    writer = index.writer(_HEAP_BYTES, 1)
    parts = _Parts(graph)
    for number, statement in numbered:
        writer.add_document(_document(number, statement, *parts.of(statement)))
    writer.commit()
    writer.wait_merging_threads()


class _Parts:
    """What a statement's document takes from the rest of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._sources = {source.id: source for source in graph.sources}
        self._topics = {claim: topic for topic in graph.topics for claim in topic.claims}

    def of(self, statement: Statement) -> tuple[Source | None, Topic | None]:
        return self._sources.get(statement.source), self._topics.get(statement.claim)


def _digest(statement: Statement, source: Source | None, topic: Topic | None) -> str:
    told = (
        statement.canonical,
        statement.span.quote,
        statement.speaker,
        statement.reporter,
        statement.topics,
        statement.type.value,
        None if source is None else (source.title, source.published),
        None if topic is None else (topic.id, topic.name),
    )
    return f"{zlib.crc32(repr(told).encode('utf-8', 'replace')):08x}"


def _document(number: int, statement: Statement, source: Source | None, topic: Topic | None) -> Any:
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("row", number)
    document.add_text("text", plain(statement.canonical))
    document.add_text("quote", plain(statement.span.quote))
    document.add_text("names", plain(f"{statement.speaker} {statement.reporter or ''}"))
    document.add_text("subjects", plain(" ".join(statement.topics)))
    document.add_text("spelt", plain(f"{statement.canonical}\n{statement.speaker}"))
    document.add_text("type", statement.type.value)
    document.add_text("speaker", statement.speaker)
    document.add_text("speaker_key", key(statement.speaker))
    for part in dict.fromkeys(key(statement.speaker).split()):
        document.add_text("name_part", part)
    if topic is not None:
        document.add_text("topic", topic.name)
        document.add_text("topic_key", key(topic.name))
        document.add_text("topic_key", key(topic.id))
    document.add_text("source", statement.source)
    document.add_text("source_key", key(statement.source))
    if source is not None:
        document.add_text("source_key", key(source.title))
        if source.published is not None:
            document.add_text("month", source.published[:_MONTH])
            document.add_unsigned("first", first_day(source.published))
            document.add_unsigned("last", last_day(source.published))
    return document
