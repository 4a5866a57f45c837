"""From a text to its extraction: the steps run in order, then the last draft becomes values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.draft import Draft, Metadata, Step
from extractors.names.organisation_evidence import is_body_name
from extractors.reading import RawSource
from extractors.registry import STEPS
from kg.errors import ClaimtrailError, ExtractorError
from kg.model import (
    AUTHOR,
    UNKNOWN_PREFIX,
    BenchmarkResult,
    Cell,
    Document,
    Entity,
    EntityKind,
    Extraction,
    Footnote,
    Forecast,
    PageParts,
    Source,
    SourceKind,
    Statement,
    content_id,
    fold,
    sha256_text,
)

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many are done and how many there are."""


def extract_text(
    text: str,
    *,
    name: str = "",
    stated: Metadata | None = None,
    origin: str = "",
    progress: Progress | None = None,
) -> Extraction:
    """Everything that the extractors find in a text.

    Args:
        text: the untouched text.
        name: used as title where the text has none.
        stated: what a person said of the source; wins over what the page says.
        origin: kept with the source.
        progress: told of each step.

    Raises:
        ExtractorError: a step broke on the text.
        ValueProblem: a step made a record that the model refuses.
    """
    raw = RawSource(text, sha256_text(text), name, origin)
    return extract_raw(raw, stated=stated, progress=progress)


def extract_raw(
    raw: RawSource, *, stated: Metadata | None = None, progress: Progress | None = None
) -> Extraction:
    """Everything that the extractors find in a source file; see `extract_text`."""
    draft = run_steps(
        Draft(
            text=raw.text,
            source=Source.id_for(raw.text),
            stated=stated or Metadata(),
            name=raw.name,
        ),
        progress,
    )
    return _finished(draft, raw)


def run_steps(draft: Draft, progress: Progress | None = None) -> Draft:
    """The draft with every layer filled."""
    for n, step in enumerate(STEPS):
        if progress is not None:
            progress(step.name, n, len(STEPS))
        draft = _run(step, draft)
    if progress is not None:
        progress("done", len(STEPS), len(STEPS))
    return draft


def _run(step: Step, draft: Draft) -> Draft:
    try:
        return step(draft)
    except ClaimtrailError:
        raise
    except Exception as err:
        # A broken rule must cost one source, not the batch it stands in.
        msg = (
            f"{draft.name or draft.source}: the step '{step.name}' broke "
            f"({type(err).__name__}: {err}); please report it with the text; nothing was written"
        )
        raise ExtractorError(msg) from err


def _finished(draft: Draft, raw: RawSource) -> Extraction:
    source = _source(draft, raw)
    statement_of = _statements_by_place(draft)
    return Extraction(
        document=Document(source, draft.text),
        boilerplate=tuple(sorted(draft.boilerplate, key=lambda b: (b.span, b.reason))),
        posts=tuple(sorted(draft.posts, key=lambda p: (p.span, p.id))),
        statements=tuple(sorted(draft.statements, key=lambda s: (s.span, s.id))),
        claims=tuple(sorted(draft.claims, key=lambda c: c.id)),
        forecasts=_forecasts(draft, statement_of),
        benchmarks=_benchmarks(draft, statement_of),
        entities=tuple(sorted(_without_tested(draft), key=lambda e: e.id)),
        links=tuple(sorted(draft.links, key=lambda link: link.id)),
        fates=draft.fates,
        parts=_parts(draft),
        refused=draft.refused,
    )


def _parts(draft: Draft) -> PageParts:
    """What the page's content is built of."""
    return PageParts(
        tuple(Cell(cell.span, cell.row, cell.column) for cell in draft.cells),
        tuple(Footnote(note.label, note.mark, note.note) for note in draft.footnotes),
        draft.captions,
    )


def _source(draft: Draft, raw: RawSource) -> Source:
    found = draft.metadata
    return Source(
        id=draft.source,
        title=found.title or raw.name or "Untitled source",
        kind=found.kind or SourceKind.OTHER,
        author=found.author,
        publisher=found.publisher,
        published=found.published,
        url=found.url,
        sha256=raw.sha256,
        text_sha256=sha256_text(draft.text),
        n_chars=len(draft.text),
        origin=raw.origin,
    )


def _statements_by_place(draft: Draft) -> dict[int, Statement]:
    """The statement that each proposition (by index) became, where it became one."""
    by_id = {statement.id: statement for statement in draft.statements}
    found = {}
    for n, proposition in enumerate(draft.propositions):
        id_ = Statement.id_for(draft.source, proposition.span.start, proposition.span.end)
        if id_ in by_id:
            found[n] = by_id[id_]
    return found


def _forecasts(draft: Draft, statement_of: dict[int, Statement]) -> tuple[Forecast, ...]:
    made = {}
    for found in draft.forecasts:
        if found.proposition not in statement_of:
            continue
        chance, horizon = found.probability, found.horizon
        id_ = content_id(
            "f",
            draft.source,
            found.span.start,
            found.span.end,
            None if chance is None else (chance.low, chance.high, chance.operator.value),
            None if horizon is None else horizon.date,
            found.event,
        )
        made[id_] = Forecast(
            id=id_,
            source=draft.source,
            statement=statement_of[found.proposition].id,
            span=found.span,
            forecaster=found.forecaster,
            event=found.event,
            probability=chance,
            horizon=horizon,
            conditional_on=found.conditional_on,
            verbal=found.verbal,
            negated=found.negated,
            undated=found.undated,
        )
    return tuple(sorted(made.values(), key=lambda f: (f.span, f.id)))


def _without_tested(draft: Draft) -> Iterator[Entity]:
    """The entities, without what only looked like a firm: benchmarks, and systems that took one.

    What is named as bodies are stays one: its system took the test ("Tern Labs claimed 91.4").
    """
    tested = {fold(found.benchmark) for found in draft.benchmarks}
    tested |= {fold(found.system) for found in draft.benchmarks if found.system}
    for entity in draft.entities:
        firm = entity.kind is EntityKind.ORGANISATION
        if not firm or fold(entity.name) not in tested or is_body_name(entity.name):
            yield entity


def _reporter(statement: Statement, benchmark: str) -> str | None:
    """Who gives a figure; None for the text's own voice. A test gives no figure of itself."""
    own = statement.speaker == AUTHOR or statement.speaker.startswith(UNKNOWN_PREFIX)
    return None if own or statement.speaker == benchmark else statement.speaker


def _benchmarks(draft: Draft, statement_of: dict[int, Statement]) -> tuple[BenchmarkResult, ...]:
    made = {}
    for found in draft.benchmarks:
        if found.proposition not in statement_of:
            continue
        parts = (found.span.start, found.span.end, found.benchmark, found.system, found.score)
        id_ = content_id("b", draft.source, *parts, found.date)
        made[id_] = BenchmarkResult(
            id=id_,
            source=draft.source,
            statement=statement_of[found.proposition].id,
            span=found.span,
            benchmark=found.benchmark,
            system=found.system,
            score=found.score,
            unit=found.unit,
            date=found.date,
            qualifier=found.qualifier,
            text=found.text,
            metric=found.metric,
            direction=found.direction,
            variant=found.variant,
            setting=found.setting,
            baseline=found.baseline,
            human=found.human,
            reporter=_reporter(statement_of[found.proposition], found.benchmark),
            score_high=found.score_high,
        )
    return tuple(sorted(made.values(), key=lambda b: (b.span, b.id)))
