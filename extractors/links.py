"""Links inside a text: what supports or disputes what, only where words or structure show it.

No link is made for a shared topic. Each comes from a named test, with words on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractors.draft import Draft, Layer
from extractors.link_context import LinkContext
from extractors.reply_links import reply_links
from extractors.shallow import content_stems
from extractors.wording import connectives
from kg.model import ClaimType, Evidence, Link, Polarity, Relation, Side, Span, Stance, Statement


@dataclass(frozen=True, slots=True)
class LinkStep:
    """Links the statements of a draft."""

    name: str = "links"
    version: str = "1"
    requires: frozenset[Layer] = frozenset(
        {Layer.STATEMENTS, Layer.POSTS, Layer.BLOCKS, Layer.SENTENCES, Layer.FORECASTS}
    )
    provides: frozenset[Layer] = frozenset({Layer.LINKS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its links, sorted by their ends; one for each pair and relation."""
        context = LinkContext(draft)
        found: dict[tuple[str, str], Link] = {}
        for test in _TESTS:
            for link in test(context):
                # The first test to join a pair decides: the tests are in order of strength.
                if (link.from_, link.to) not in found and (link.to, link.from_) not in found:
                    found[(link.from_, link.to)] = link
        place = {statement.id: n for n, statement in enumerate(draft.statements)}
        ordered = sorted(found.values(), key=lambda link: (place[link.from_], place[link.to]))
        return replace(draft, links=tuple(ordered))


STEP = LinkStep()
_BARE = 3  # code points after "X disagrees": nothing but a full stop


def connective_links(context: LinkContext) -> Iterator[Link]:
    """A connective that opens a statement joins it to the one before in its paragraph."""
    groups = connectives()
    for before, here in context.neighbours():
        opening = context.opening(here)
        reason = _opener(opening, groups.evidence)
        result = _opener(opening, groups.result)
        contrast = _opener(opening, groups.contrast)
        if reason is not None:
            cue = context.words(here, reason)
            yield make_link(
                here, before, Relation.SUPPORTS, "connective-evidence", 0.75, cue, "connective"
            )
        elif result is not None and not (result == "so" and here.stance is Stance.CONDITIONAL):
            cue = context.words(here, result)
            yield make_link(
                before, here, Relation.SUPPORTS, "connective-result", 0.7, cue, "connective"
            )
        elif contrast is not None and _weakens(here, before):
            cue = context.words(here, contrast)
            yield make_link(
                here, before, Relation.DISPUTES, "connective-contrast", 0.6, cue, "connective"
            )


def list_links(context: LinkContext) -> Iterator[Link]:
    """Items of a list bear on the statement that leads them in; objections on what they object to."""
    for item, lead in context.list_items():
        yield make_link(item, lead, Relation.SUPPORTS, "list-under-claim", 0.7, item.span, "list")
    for item in context.objecting_items():
        target = context.discussed_before(item)
        if target is not None:
            cue = item.cue or item.span
            yield make_link(item, target, Relation.DISPUTES, "critics-list", 0.55, cue, "list")


def ground_links(context: LinkContext) -> Iterator[Link]:
    """A sentence such as "The argument rests on ..." supports the view that it speaks of."""
    groups = connectives()
    nouns, verbs = "|".join(groups.grounds_nouns), "|".join(groups.grounds_verbs)
    pattern = re.compile(rf"\b(?:{nouns})s?\b[^.;:]{{0,30}}?\b(?:{verbs})\b", re.IGNORECASE)
    for here in context.statements:
        match = pattern.match(here.span.quote[:120]) or pattern.search(here.span.quote[:90])
        target = (context.named_view(here) or context.discussed_before(here)) if match else None
        if match is not None and target is not None:
            cue = context.inside(here, match.start(), match.end())
            yield make_link(here, target, Relation.SUPPORTS, "grounds", 0.7, cue, "connective")


def objection_links(context: LinkContext) -> Iterator[Link]:
    """A statement whose subject is a flaw or counterevidence disputes the view under discussion."""
    words = "|".join(connectives().objections)
    pattern = re.compile(
        rf"\b(?:the|another|a|one)\s+(?:[\w-]+\s+){{0,2}}?(?:{words})\b", re.IGNORECASE
    )
    for here in context.statements:
        match = pattern.match(here.span.quote)
        target = context.rival_before(here) if match else None
        if match is not None and target is not None:
            cue = context.inside(here, match.start(), match.end())
            yield make_link(here, target, Relation.DISPUTES, "objection", 0.55, cue, "connective")


def stance_links(context: LinkContext) -> Iterator[Link]:
    """Somebody who rejects or questions a view disputes it, where the text told that view before."""
    for here in context.statements:
        if here.stance not in {Stance.REJECTED, Stance.QUESTIONED} or here.cue is None:
            continue
        if here.reporter is None:
            continue
        bare = here.span.end - here.cue.end <= _BARE
        target = context.other_before(here) if bare else context.rival_before(here)
        shared = target is not None and content_stems(here.canonical) & content_stems(
            target.canonical
        )
        if target is not None and (bare or shared):
            yield make_link(here, target, Relation.DISPUTES, "stance", 0.6, here.cue, "stance")


def result_links(context: LinkContext) -> Iterator[Link]:
    """A sentence such as "These results show ..." rests on the results reported just above in its section."""
    pattern = re.compile(
        r"(?:these|the|all these|such)\s+(?:[\w-]+\s+)?(?:results|scores|figures|numbers|benchmarks|gains|findings)\s+"
        r"(?:illustrate|show|suggest|indicate|point|demonstrate|imply)",
        re.IGNORECASE,
    )
    for here in context.statements:
        match = pattern.match(here.span.quote)
        if match is None:
            continue
        cue = context.inside(here, match.start(), match.end())
        for result in context.results_above(here):
            yield make_link(
                result, here, Relation.SUPPORTS, "results-above", 0.7, cue, "quantity", at=Side.TO
            )


def quantity_links(context: LinkContext) -> Iterator[Link]:
    """Different forecasters whose probabilities for one year cannot both hold."""
    for here, there in context.incompatible_forecasts():
        yield make_link(
            here.statement, there.statement, Relation.DISPUTES, "incompatible-probability", 0.65,
            here.span, "quantity", other=there.span,
        )  # fmt: skip


def make_link(  # noqa: PLR0913 - a link has this many parts
    from_: Statement,
    to: Statement,
    relation: Relation,
    test: str,
    confidence: float,
    cue: Span,
    kind: str,
    *,
    at: Side = Side.FROM,
    other: Span | None = None,
) -> Link:
    """A link whose evidence is a cue on one side and the statement on the other.

    Args:
        from_: the reason or objection.
        to: what it bears on.
        relation: supports, disputes or restates.
        test: the test that passed.
        confidence: 0 to 1.
        cue: the words that show the link.
        kind: what sort of words they are.
        at: the side on which the cue stands.
        other: the words on the other side; that statement's own where not given.
    """
    source = (from_ if at is Side.FROM else to).source
    away = to if at is Side.FROM else from_
    far = Side.TO if at is Side.FROM else Side.FROM
    evidence = (
        Evidence(kind, at, source, cue),
        Evidence("claim" if other is None else kind, far, away.source, other or away.span),
    )
    return Link(
        id=Link.id_for(from_.id, to.id, relation, test),
        from_=from_.id,
        to=to.id,
        relation=relation,
        confidence=confidence,
        test=test,
        evidence=tuple(sorted(evidence, key=lambda piece: piece.side is Side.TO)),
    )


def _replies(context: LinkContext) -> Iterator[Link]:
    for found in reply_links(context):
        yield make_link(
            found.reply,
            found.answered,
            found.relation,
            found.test,
            found.confidence,
            found.cue,
            found.kind,
        )


def _opener(opening: str, words: tuple[str, ...]) -> str | None:
    """The longest of the words that opens a statement, or None."""
    fitting = [
        w for w in words if opening.startswith(w) and opening[len(w) : len(w) + 1] in {" ", ",", ""}
    ]
    return max(fitting, key=len, default=None)


def _weakens(here: Statement, before: Statement) -> bool:
    """Whether a contrast takes something from what it contrasts with, and does not only add to it."""
    shared = content_stems(here.canonical) & content_stems(before.canonical)
    lowered = f" {here.canonical.lower()} "
    weak = any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in connectives().weakening)
    denies = (here.polarity is Polarity.NEGATIVE) != (before.polarity is Polarity.NEGATIVE)
    if here.type is ClaimType.DEFINITION or before.type is ClaimType.DEFINITION:
        return False
    return weak and (len(shared) >= 2 or (denies and len(shared) >= 1))


_TESTS: tuple[Callable[[LinkContext], Iterator[Link]], ...] = (
    _replies,
    quantity_links,
    stance_links,
    ground_links,
    result_links,
    list_links,
    objection_links,
    connective_links,
)
