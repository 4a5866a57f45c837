"""Links that lead-ins announce: examples, answers to the question why, a number of things said one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.claims.wording import connectives
from extractors.language.shallow import tokens
from extractors.links.link_context import LinkContext
from extractors.links.link_cues import inner_example, opener, plain
from extractors.links.link_found import Found
from kg.model import Relation, Side, Statement

_TOPIC_WORDS = 14  # what opens one of the things announced is short
_MOST_ANSWERS = 3
_ANNOUNCES = re.compile(
    r"(?:but |and |still, )?(?:there are )?(?:an? )?(?:few|several|some|many|two|three|four|five|six|seven|multiple|the following)\b"
)
_WHY = re.compile(r"(?:but |and |so )?why(?: is that| so| not| would that be)?\s*\?+$")


def example_links(context: LinkContext) -> Iterator[Found]:
    """A sentence with "for example" after its subject supports the one before it."""
    for here in context.statements:
        place = inner_example(here.span.quote)
        before = context.before_in_paragraph(here) if place is not None else None
        if place is not None and before is not None:
            yield Found(
                here, before, Relation.SUPPORTS, "example", 0.65, context.inside(here, *place),
                "connective",
            )  # fmt: skip


def why_links(context: LinkContext) -> Iterator[Found]:
    """What follows the bare question "Why?" supports the statement before it."""
    for question, before, answers in context.questions(_WHY):
        for answer in answers[:_MOST_ANSWERS]:
            if answer.speaker == before.speaker and not _turns(answer):
                yield Found(
                    answer, before, Relation.SUPPORTS, "why-answered", 0.65, question, "connective",
                    at=Side.TO,
                )  # fmt: skip


def announced_links(context: LinkContext) -> Iterator[Found]:
    """Paragraphs announced as a number of things ("Several trends point this way:") support the announcement."""
    for statement in context.statements:
        match = _ANNOUNCES.match(plain(statement.span.quote))
        sentence = context.sentence(statement).span.quote.rstrip()
        if match is None or not sentence.endswith(":"):
            continue
        for lead in context.leads_after(statement):
            if len(tokens(lead.span.quote)) <= _TOPIC_WORDS:
                yield Found(
                    lead, statement, Relation.SUPPORTS, "announced", 0.6,
                    context.inside(statement, *match.span()), "list", at=Side.TO,
                )  # fmt: skip


def _turns(here: Statement) -> bool:
    return opener(plain(here.span.quote), connectives().contrast) is not None
