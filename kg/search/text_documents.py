"""A graph's statements as tantivy documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.model import Graph, Source, Statement, Topic
from kg.search.text_analysis import ANALYZER, WHOLE_WORDS, analyzer, plain, word_analyzer
from kg.search.text_filters import first_day, key, last_day

FACET_FIELDS = ("type", "speaker", "source", "topic", "month")
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


def write_documents(folder: Path, graph: Graph) -> None:
    """Write a tantivy index with one document for each statement of a graph into a new folder."""
    import tantivy

    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer(ANALYZER, analyzer())
    index.register_tokenizer(WHOLE_WORDS, word_analyzer())
    # One thread and one commit: the same graph gives the same rows in the same order.
    writer = index.writer(_HEAP_BYTES, 1)
    sources = {source.id: source for source in graph.sources}
    topics = {claim: topic for topic in graph.topics for claim in topic.claims}
    for row, statement in enumerate(graph.statements):
        source, topic = sources.get(statement.source), topics.get(statement.claim)
        writer.add_document(_document(row, statement, source, topic))
    writer.commit()
    writer.wait_merging_threads()


def _document(row: int, statement: Statement, source: Source | None, topic: Topic | None) -> Any:
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("row", row)
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
