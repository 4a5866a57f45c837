"""Describing people in words: what they hold, whom they dispute and support, their forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.cli.display import one_line, visible
from extractors.cli.entity_lines import join_lines, merge_line
from kg.analysis.chance_words import chance_words
from kg.analysis.people import MODE_WORDS, Held, Part, Profile, told_once
from kg.model import Forecast, Graph, Relation

_HEADINGS = {
    (Relation.DISPUTES, True): "disputes",
    (Relation.DISPUTES, False): "disputed by",
    (Relation.SUPPORTS, True): "supports",
    (Relation.SUPPORTS, False): "supported by",
    (Relation.RESTATES, True): "says the same as",
    (Relation.RESTATES, False): "repeated by",
}


def part_row(part: Part) -> tuple[object, ...]:
    """One holder's counts as a row of `PART_HEADS`."""
    return (
        part.holder.id,
        part.holder.kind.value,
        part.claims,
        part.sources,
        part.disputes,
        part.disputed,
        part.supports,
        part.supported,
        part.forecasts,
        part.holder.name,
    )


PART_HEADS = (
    "id", "kind", "claims", "sources", "disputes", "disputed", "supports", "supported", "forecasts", "name",
)  # fmt: skip


def profile_lines(graph: Graph, found: Profile, limit: int) -> Iterator[str]:
    """Lines on somebody's part in the debate.

    Args:
        graph: the graph.
        found: the profile.
        limit: most lines of one kind.
    """
    part, holder = found.part, found.holder
    yield f"{holder.id}  [{holder.kind.value}]  {visible(holder.name)}"
    yield (
        f"  {part.claims} claims in {part.sources} sources; disputes {part.disputes}, disputed "
        f"{part.disputed}, supports {part.supports}, supported {part.supported}; passes on "
        f"{found.passes_on} statements of others"
    )
    for on in found.topics:
        yield ""
        yield f"on {visible(on.topic) if on.topic else 'other subjects'}: {len(on.held)}"
        yield from _cut((line for held in on.held for line in _held(graph, held)), 2 * limit)
    if found.on_others:
        yield ""
        yield f"on what others say: {len(found.on_others)}"
        yield from _cut(
            (line for held in found.on_others for line in _held(graph, held)), 2 * limit
        )
    yield from _exchanged(graph, found, limit)
    if found.forecasts:
        yield ""
        yield f"forecasts: {len(found.forecasts)}"
        yield from _cut(map(_forecast, found.forecasts), limit)
    if found.merges or found.joins:
        yield ""
        yield f"names taken for this one: {len(found.merges) + len(found.joins)}"
        for merge in found.merges:
            yield f"  {merge_line(merge, holder.name)}"
        for join in found.joins:
            yield from join_lines(graph, join, "  ")


def _held(graph: Graph, held: Held) -> Iterator[str]:
    first = held.statements[0]
    of = f", held by {visible(held.of.name)}" if held.of else ""
    times = f", {len(held.statements)} times" if len(held.statements) > 1 else ""
    yield f"  {held.claim.id}  {one_line(held.claim.text, 150)}"
    yield (
        f"        {MODE_WORDS[held.mode]}{of}, certainty {held.certainty:.2f}{times}; {first.id} in "
        f"{one_line(graph.source(first.source).title, 60)}"
    )


def _exchanged(graph: Graph, found: Profile, limit: int) -> Iterator[str]:
    for (relation, outgoing), heading in _HEADINGS.items():
        lines: list[str] = []
        count = 0
        for exchange in found.exchanges:
            mine = exchange.from_ if outgoing else exchange.to
            if exchange.relation is not relation or mine.id != found.holder.id:
                continue
            other = exchange.to if outgoing else exchange.from_
            for link in told_once(graph, exchange):
                said, about = graph.statement(link.from_), graph.statement(link.to)
                count += 1
                lines.append(f"  {visible(other.name)}: {one_line(said.canonical, 120)}")
                lines.append(f"        about {about.id}: {one_line(about.canonical, 110)}")
                lines.append(f"        why: {link.test} {link.id}, {link.confidence:.2f}")
        if count:
            yield ""
            yield f"{heading}: {count}"
            yield from _cut(lines, 3 * limit)


def _forecast(forecast: Forecast) -> str:
    chance = chance_words(forecast) or "no chance given"
    by = forecast.horizon.date if forecast.horizon else "no date"
    return f"  {by}  {visible(chance)}: {one_line(forecast.event, 110)}  ({forecast.statement})"


def _cut(lines: Iterable[str], limit: int) -> Iterator[str]:
    every = list(lines)
    yield from every[:limit]
    if len(every) > limit:
        yield "  and more; --limit shows them"
