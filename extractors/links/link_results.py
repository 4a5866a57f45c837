"""Links between results and the sentences that rest on them, above or below in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.draft import BlockKind
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import opener, plain
from extractors.links.link_found import Found
from extractors.links.link_paragraphs import reason_links, topic_links
from kg.model import ClaimType, Relation, Side, Stance, Statement

_FIGURE = re.compile(r"\d")
_RUN = 6  # statements back over which a run of results reaches
_FEWEST = 2
_TOLD = 6  # blocks back to the result that a sentence rests on
_SHORT = 8  # words

_SHOWN = re.compile(
    r"(?:these|the|all these|such)\s+(?:[\w-]+\s+)?(?:results|scores|figures|numbers|benchmarks|gains|findings)\s+"
    r"(?:illustrate|show|suggest|indicate|point|demonstrate|imply)",
)


def results_above(context: LinkContext) -> Iterator[Found]:
    """A sentence such as "These results show ..." rests on the results reported just above in its section."""
    for here in context.statements:
        match = _SHOWN.match(plain(here.span.quote))
        if match is None:
            continue
        cue = context.inside(here, *match.span())
        for result in context.results_above(here):
            yield Found(
                result, here, Relation.SUPPORTS, "results-above", 0.7, cue, "quantity", at=Side.TO
            )


def results_concluded(context: LinkContext) -> Iterator[Found]:
    """A sentence that opens with "So" after two or more results in a row, and gives no figure, rests on them."""
    for here in context.statements:
        word = opener(context.opening(here), connectives().result)
        if word is None or _FIGURE.search(here.span.quote) or here.stance is Stance.CONDITIONAL:
            continue
        run: list[Statement] = []
        for other in context.back(here, _RUN):
            if other.type is ClaimType.BENCHMARK or _FIGURE.search(other.span.quote):
                run.append(other)
            else:
                break
        if sum(other.type is ClaimType.BENCHMARK for other in run) < 1 or len(run) < _FEWEST:
            continue
        for result in run:
            if result.speaker == here.speaker:
                yield Found(
                    result, here, Relation.SUPPORTS, "results-concluded", 0.6,
                    context.words(here, word), "connective", at=Side.TO,
                )  # fmt: skip


def results_told(context: LinkContext) -> Iterator[Found]:
    """A short sentence without figures that opens its paragraph and names a test rests on the result told before it."""
    for here in context.statements:
        if here.type is not ClaimType.CLAIM or _FIGURE.search(here.span.quote):
            continue
        opens = context.in_block(context.sentence(here).block)[0] is here
        result = context.result_named_by(here) if opens else None
        if (
            result is None
            or context.draft.blocks[context.sentence(result).block].kind is BlockKind.TABLE
            or len(tokens(here.span.quote)) > _SHORT
            or result.speaker != here.speaker
            or context.sentence(here).block - context.sentence(result).block > _TOLD
        ):
            continue
        yield Found(
            result, here, Relation.SUPPORTS, "result-told", 0.5, here.span, "quantity", at=Side.TO,
            other=result.span,
        )  # fmt: skip


def results_below(context: LinkContext) -> Iterator[Found]:
    """Results told after a sentence that rests a view on results ("The case rests on tests") support it.

    A result that another sentence sums up, above or below, is left to that sentence. What a result bears out in its
    own paragraph (its topic, a verdict, "This suggests ...") supports the view in the result's place.
    """
    groups = connectives()
    pattern = re.compile(
        rf"\b(?:{'|'.join(groups.grounds_verbs)})\b.{{0,60}}?"
        r"\b(?:results?|tests?|benchmarks?|scores?|figures|data|numbers|trials?|studies)\b"
    )
    summed = {found.from_.id for found in results_above(context)}
    borne_out: dict[str, Statement] | None = None
    for here in context.statements:
        match = pattern.search(plain(here.span.quote))
        if match is None:
            continue
        borne_out = _borne_out(context) if borne_out is None else borne_out
        for told in context.results_after(here):
            result = borne_out.get(told.id, told)
            if told.id in summed or result.id in summed:
                continue
            summed |= {told.id, result.id}
            yield Found(
                result, here, Relation.SUPPORTS, "results-below", 0.6,
                context.inside(here, *match.span()), "quantity", at=Side.TO,
            )  # fmt: skip


def _borne_out(context: LinkContext) -> dict[str, Statement]:
    """What results bear out in their own paragraphs, by the results' ids."""
    found = {
        link.from_.id: link.to
        for test in (reason_links, topic_links)
        for link in test(context)
        if link.from_.type is ClaimType.BENCHMARK and link.to.type is ClaimType.CLAIM
    }
    for before, here in context.neighbours():
        word = opener(context.opening(here), connectives().result)
        if word is not None and word != "so" and here.type is ClaimType.CLAIM:
            found.setdefault(before.id, here)
    return found
