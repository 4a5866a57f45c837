"""The statements as one table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import Any

from kg.export.order import ordered
from kg.model import Graph, Statement

COLUMNS = (
    "statement",
    "claim",
    "claim_text",
    "type",
    "speaker",
    "reporter",
    "stance",
    "certainty",
    "polarity",
    "canonical",
    "salience",
    "topics",
    "source",
    "source_title",
    "source_published",
    "source_url",
    "post",
    "start",
    "end",
    "quote",
    "cue_start",
    "cue_end",
    "cue",
    "supports",
    "supported_by",
    "disputes",
    "disputed_by",
    "restates",
    "restated_by",
    "forecasts",
    "benchmarks",
    "maker",
    "version",
)

# A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV Injection");
# the last four are the full-width forms that some of them take for the plain ones.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_GUARD = "'"


def guarded(cell: str) -> str:
    """The cell as it is written: with an apostrophe before anything a spreadsheet might run.

    A cell that starts with an apostrophe gets one more, so that `unguarded` gives each cell back.
    """
    return _GUARD + cell if cell.startswith((*_ACTIVE, _GUARD)) else cell


def unguarded(cell: str) -> str:
    """The text of a written cell: without the one apostrophe before it, if there is one."""
    return cell.removeprefix(_GUARD)


def write_csv(graph: Graph) -> bytes:
    """One row for each statement, in UTF-8 after RFC 4180, with the names in `COLUMNS` on top.

    Offsets are code points, ``topics`` a JSON list, an absent value an empty cell; ``supports`` to
    ``restated_by`` count the statement's links, ``forecasts`` and ``benchmarks`` its figures.
    Cells are `guarded`.
    """
    graph = ordered(graph)
    counts = _counts(graph)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for statement in graph.statements:
        row = _row(graph, statement, counts)
        writer.writerow([guarded("" if row[c] is None else str(row[c])) for c in COLUMNS])
    return out.getvalue().encode()


def _counts(graph: Graph) -> Counter[tuple[str, str]]:
    """How often a statement stands in each countable column."""
    counts: Counter[tuple[str, str]] = Counter()
    passive = {"supports": "supported_by", "disputes": "disputed_by", "restates": "restated_by"}
    for link in graph.links:
        counts[link.from_, link.relation.value] += 1
        counts[link.to, passive[link.relation.value]] += 1
    counts.update((forecast.statement, "forecasts") for forecast in graph.forecasts)
    counts.update((result.statement, "benchmarks") for result in graph.benchmarks)
    return counts


def _row(graph: Graph, statement: Statement, counts: Counter[tuple[str, str]]) -> dict[str, Any]:
    source, cue = graph.source(statement.source), statement.cue
    counted = COLUMNS[COLUMNS.index("supports") : COLUMNS.index("maker")]
    return {
        "statement": statement.id,
        "claim": statement.claim,
        "claim_text": graph.claim(statement.claim).text,
        "type": statement.type.value,
        "speaker": statement.speaker,
        "reporter": statement.reporter,
        "stance": statement.stance.value,
        "certainty": statement.certainty,
        "polarity": statement.polarity.value,
        "canonical": statement.canonical,
        "salience": statement.salience,
        "topics": json.dumps(statement.topics, ensure_ascii=False),
        "source": source.id,
        "source_title": source.title,
        "source_published": source.published,
        "source_url": source.url,
        "post": statement.post,
        "start": statement.span.start,
        "end": statement.span.end,
        "quote": statement.span.quote,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "cue": cue.quote if cue else None,
        **{column: counts[statement.id, column] for column in counted},
        "maker": statement.provenance.maker,
        "version": statement.provenance.version,
    }
