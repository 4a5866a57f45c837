"""Statements: propositions with their attribution become records of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.claims.answer_wording import of_number, single_chances
from extractors.claims.claim_types import ClaimTypes
from extractors.claims.clauses import label_end, without_wrapping
from extractors.claims.content_ends import content_end, is_parted
from extractors.claims.cue_parts import ADVERBS
from extractors.claims.putting import Put, Putting, scope
from extractors.claims.quotations import find_quotations
from extractors.claims.reference_wording import ReferenceFiller
from extractors.claims.refusals import patterns
from extractors.claims.reporting import forms_of
from extractors.claims.salience import Candidate, deck_blocks, is_copy_section, rank
from extractors.claims.topics import Term, find_terms, topics_of
from extractors.claims.unresolved import Unresolved
from extractors.claims.voices import Voices
from extractors.claims.wording import (
    connectives,
    keeps_frame,
    main_part,
    past_inner_frame,
    row_wording,
    stand_alone,
)
from extractors.draft import Attribution, Block, BlockKind, Draft, Layer, Proposition
from extractors.language.acronyms import find_acronyms
from extractors.language.shallow import (
    content_stems,
    has_clause,
    is_subordinator,
    subject,
    tokens,
)
from kg.model import (
    Claim,
    EntityKind,
    MarkKind,
    Provenance,
    Span,
    Stance,
    Statement,
    is_named,
)


@dataclass(frozen=True, slots=True)
class StatementStep:
    """Assembles the statements of a draft."""

    name: str = "statements"
    version: str = "5"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.PROPOSITIONS, Layer.ATTRIBUTIONS, Layer.FORECASTS, Layer.BENCHMARKS),
            *(Layer.ENTITIES, Layer.REFERENCES, Layer.METADATA, Layer.BLOCKS),
            *(Layer.SENTENCES, Layer.PARSES, Layer.POSTS),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.STATEMENTS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its statements, sorted by place; no two at the same place."""
        return replace(draft, statements=tuple(_Assembly(draft).statements()))


STEP = StatementStep()
_GUESS = 0.6  # the certainty at which a frame ("I assume that") is part of what is said
# What whoever speaks does beside saying it: cut off from them, "citing tests" would be the content's.
_TOLD_BESIDE = re.compile(r",\s(?:citing|quoting|invoking|(?:pointing|referring) to)\b[^;]*$")
_TOLD = re.compile(
    r"\b(?:tell|tells|told|remind|reminds|reminded|assured|informed|warned|convinced)$"
)
_ADDRESSEE = re.compile(r"(?:[\w’'‑-]+\s){1,6}?that\s|(?:me|us|you|him|them)\s(?=\w)")
# A second verb of saying beside the first has the same subject: cut off, its content's subject would have it.
_SAID_BESIDE = re.compile(
    rf"\b(?:and|but)\s+(?:{ADVERBS}\s+)?(?:{forms_of('reporting')})\s+that\s", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:is |was |[a-z]+ly |(?:him|her|it|them)sel(?:f|ves) )?(?:to (?:me|us|him|her|them)\b(?:,\s[^,;:.!?]{2,40},)?\s)?(?P<when>(?:in|on|at|back in|last|early in|late in|earlier|for|since)\s(?:[^,;:.!?]|\.(?=\w)){1,40}?\s)?that\s",
    re.IGNORECASE,
)


# Beside the attributing words, these show that "he" or "she" behind them is not whoever speaks.
_OTHERS = {
    "he": {"him", "she"}, "she": {"her", "he"}, "his": {"him", "she"}, "her": {"he"}
}  # fmt: skip


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[\w’']+", text)}


class _Assembly:
    """One pass over the propositions, with what their wording and rank need."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._forecasts = {found.proposition for found in draft.forecasts}
        self._events = {found.proposition: found.event for found in draft.forecasts}
        self._chances = single_chances(draft)
        self._unresolved = Unresolved(draft)
        self._results = {found.proposition for found in draft.benchmarks}
        self._types = ClaimTypes(draft)
        self._voices = Voices(draft)
        self._acronyms = find_acronyms(draft.text).long_forms
        self._references = ReferenceFiller(draft)
        self._quotations = find_quotations(draft)
        self._people = {e.name for e in draft.entities if e.kind is EntityKind.PERSON}
        self._filled: dict[int, tuple[str, ...]] = {}
        self._forces: dict[int, Put] = {}
        self._put = Putting(draft)
        self._terms: tuple[Term, ...] = find_terms([s.span.quote for s in draft.sentences])
        self._sections = _sections(draft.blocks)
        self._deck = deck_blocks(draft)
        self._title = next(
            (content_stems(b.span.quote) for b in draft.blocks if b.kind is BlockKind.TITLE),
            frozenset(),
        )

    def statements(self) -> Iterator[Statement]:
        """The statements by place."""
        chosen = self._chosen()
        self._forces = {index: self._put.of(index) for index in chosen}
        wordings = self._wordings(chosen)
        candidates = [
            self._candidate(index, wording) for index, wording in zip(chosen, wordings, strict=True)
        ]
        ranks = rank(self._marked_openers(candidates, chosen))
        for index, wording, salience in zip(chosen, wordings, ranks, strict=True):
            yield self._statement(index, wording, salience)

    def _chosen(self) -> list[int]:
        """Propositions by place; of two at one place the first that a ledger refers to."""
        by_place: dict[tuple[int, int], int] = {}
        ledgers = self._forecasts | self._results
        for index, proposition in enumerate(self._draft.propositions):
            place = (proposition.span.start, proposition.span.end)
            if place not in by_place or (index in ledgers and by_place[place] not in ledgers):
                by_place[place] = index
        return [by_place[place] for place in sorted(by_place)]

    def _wordings(self, chosen: list[int]) -> list[str]:
        """Stand-alone wordings; a pronoun takes up the subject of the sentence just before it."""
        wordings: list[str] = []
        theme: str | None = None
        last: Proposition | None = None
        for index in chosen:
            proposition = self._draft.propositions[index]
            if last is None or not self._follows(last, proposition):
                theme = None
            wording = self._wording(index, theme)
            wordings.append(wording)
            theme = None if (theme := subject(wording)) in self._people else theme  # nobody is "it"
            last = proposition
        return wordings

    def _follows(self, last: Proposition, here: Proposition) -> bool:
        """Whether one proposition comes right after the other in the same paragraph."""
        sentences = self._draft.sentences
        before, now = sentences[last.sentence], sentences[here.sentence]
        return (
            before.block == now.block
            and before.post == now.post
            and here.sentence - last.sentence <= 1
        )

    def _wording(self, index: int, theme: str | None) -> str:
        proposition = self._draft.propositions[index]
        if proposition.rule == "table-row":
            return row_wording(proposition.span.quote)
        attribution = self._draft.attributions[index]
        if (told := self._answer(index, proposition.span)) is not None:
            return told
        content, until = self._content(index, proposition, attribution)
        content = past_inner_frame(proposition.span.quote, content)
        if keeps_frame(proposition.span.quote, content):
            content = None
        doubtful = self._references.is_doubtful(proposition.span, content)
        aside = self._aside(index) if content is None and until is None else None
        filled = self._references.fill(proposition.span, content, until, aside)
        self._filled[index] = filled.tests
        return stand_alone(
            filled.clause,
            content=filled.content,
            until=filled.until,
            speaker=self._takes_up(index, content),
            writer=self._writer(index),
            subject=None if doubtful else theme,
            label=self._label(proposition),
            acronyms=self._acronyms,
            event=self._event(index),
        )

    def _takes_up(self, index: int, content: int | None) -> str | None:
        """Whoever "he" or "she" at the head of a content stands for: who says it, but nobody who is quoted.

        "He told her that she ..." and "she says he ..." speak of somebody else.
        """
        attribution, span = self._draft.attributions[index], self._draft.propositions[index].span
        if attribution.reporter is None or self._is_quoted(span, content):
            return None
        frame = _words(span.quote[: content or 0])
        cue = set() if attribution.cue is None else _words(attribution.cue.quote)
        head = next(iter(re.findall(r"[\w’']+", span.quote[content or 0 :])), "").lower()
        other: set[str] = _OTHERS.get(head, set())
        return None if other & (frame | cue) else attribution.speaker

    def _is_quoted(self, span: Span, content: int | None) -> bool:
        """Whether what a proposition says begins in a quotation, as somebody's very words."""
        low = span.start + (content or 0)
        near = (self._quotations.all[n].span for n in self._quotations.near(span))
        return any(quotation.start - 1 <= low < quotation.end for quotation in near)

    def _answer(self, index: int, span: Span) -> str | None:
        return of_number(span.quote, self._chances.get(index), self._draft.text[: span.start])

    def _aside(self, index: int) -> Span | None:
        """The remark that says who holds a proposition, where it stands inside it between commas."""
        span, cue = self._draft.propositions[index].span, self._draft.attributions[index].cue
        told = self._draft.attributions[index].reporter is not None
        if not told or cue is None or not (span.start < cue.start and cue.end < span.end):
            return None
        before = self._draft.text[span.start : cue.start].rstrip()
        after = self._draft.text[cue.end : span.end]
        if not before.endswith(",") or not after.startswith(","):
            return None
        if self._counts(index, cue, cue.start):
            return None
        if has_clause(before) and not is_parted(before, after):
            return None
        return Span.of(self._draft.text, span.start + len(before) - 1, cue.end + 1)

    def _event(self, index: int) -> str | None:
        """What a forecast is of, with the article that the text gives it."""
        event = self._events.get(index)
        if event is None:
            return None
        full = re.search(rf"\b(?:the|an?) {re.escape(event)}\b", self._draft.text)
        return event if full is None else full.group()

    def _writer(self, index: int) -> str | None:
        """How a wording names who writes: by name, or by a handle with its mark."""
        attribution, proposition = self._draft.attributions[index], self._draft.propositions[index]
        speaker = attribution.speaker
        if attribution.reporter is not None and attribution.cue is not None:
            content, _ = self._content(index, proposition, attribution)
            if content is not None and not self._is_quoted(proposition.span, content):
                speaker = attribution.reporter  # "Ada thinks I was too kind": "I" is who tells it
        if not is_named(speaker):
            return None
        return speaker if speaker[:1].isupper() else f"@{speaker}"

    def _counts(self, index: int, cue: Span, since: int) -> bool:
        """Whether the attributing words deny or weaken the content, so that a wording must keep them.

        ``since`` is where they begin: a hedge before that is the content's own, which stays anyway.
        """
        return any(
            since <= mark.span.start < cue.end
            and (
                mark.kind is MarkKind.NEGATION
                or (mark.kind is MarkKind.HEDGE and self._forces[index].certainty <= _GUESS)
            )
            for mark in self._forces[index].marks
        )

    def _content(
        self, index: int, proposition: Proposition, attribution: Attribution
    ) -> tuple[int | None, int | None]:
        """Where the content begins or ends inside the proposition, beside its cue."""
        cue, span = attribution.cue, proposition.span
        if cue is None or not (span.start <= cue.start and cue.end <= span.end):
            return None, None
        until = content_end(attribution, span, cue)
        since = span.start + (until or 0)
        turned = attribution.stance in {Stance.REJECTED, Stance.QUESTIONED}
        if turned or self._counts(index, cue, since):
            return None, None  # cut off from "X doubts that", the content would say the opposite
        if until is not None:
            # "If it is late, she concedes, the rest fails": the clause before the aside is half of it.
            first = tokens(span.quote[:until])[:1]
            half = bool(first) and is_subordinator(first[0].lower)
            rest = span.quote[cue.end - span.start :]
            aside = half and has_clause(rest)
            # "The cap, according to the agency, has held": what goes on behind the remark is its other half.
            parted = rest.startswith(",") and is_parted(span.quote[:until], rest)
            return None, None if aside or parted else until
        head = span.quote[: cue.start - span.start].strip(' ,“"')
        if has_clause(head):
            return None, None
        rest = span.quote[cue.end - span.start :]
        skipped = len(rest) - len(rest.lstrip(' ,:“"'))
        after = rest[skipped:]
        opening = _OPENING.match(after) or (_TOLD.search(cue.quote) and _ADDRESSEE.match(after))
        if opening and has_clause(main_part(after[opening.end() :])):
            skipped += opening.end()
        since = cue.end - span.start + skipped
        if _SAID_BESIDE.search(span.quote, since):
            return None, None
        told_by = _TOLD_BESIDE.search(span.quote, since)
        return since, told_by.start() if told_by else None

    def _label(self, proposition: Proposition) -> str | None:
        """What the line is about, where a colon parts it from the clause."""
        sentence = self._draft.sentences[proposition.sentence].span
        whole = without_wrapping(self._draft.text, sentence.start, sentence.end)
        if whole is None or whole.start == sentence.start:
            return None
        before = self._draft.text[sentence.start : whole.start].strip(' \n-–—•*·“"')
        if (
            not before.endswith(":")
            or label_end(self._draft.text, sentence.start, sentence.end) is None
        ):
            return None
        label = before.rstrip(": ")
        idle = patterns().idle_labels
        return None if label.lower().replace("’", "'") in idle else label

    def _candidate(self, index: int, wording: str) -> Candidate:
        proposition = self._draft.propositions[index]
        attribution = self._draft.attributions[index]
        sentence = self._draft.sentences[proposition.sentence]
        heading = self._sections[sentence.block] if sentence.block < len(self._sections) else ""
        opening = proposition.span.quote.split(" ", 1)[0].strip(",").lower()
        return Candidate(
            wording=wording,
            type=self._types.of(index),
            speaker=attribution.speaker,
            voice=self._voices.of(sentence.post),
            stance=self._forces[index].stance,
            polarity=self._forces[index].polarity,
            opens=False,
            first=proposition.span.start < len(self._draft.text) / 10,
            heading=content_stems(heading) | self._title,
            section=heading,
            contrasted=opening in connectives().contrast,
            deck=sentence.block in self._deck,
        )

    def _marked_openers(self, candidates: list[Candidate], chosen: list[int]) -> list[Candidate]:
        """The candidates, with the first of each paragraph or post marked."""
        marked: list[Candidate] = []
        block: tuple[int, str | None] | None = None
        for candidate, index in zip(candidates, chosen, strict=True):
            sentence = self._draft.sentences[self._draft.propositions[index].sentence]
            here = (sentence.block, sentence.post)
            bullet = self._draft.blocks[sentence.block].kind is BlockKind.BULLET
            asks = self._draft.propositions[index].rule == "challenge"  # it leads in what follows
            marked.append(replace(candidate, opens=here != block and not bullet and not asks))
            block = block if asks else here
        return marked

    def _statement(self, index: int, wording: str, salience: int) -> Statement:
        proposition = self._draft.propositions[index]
        attribution = self._draft.attributions[index]
        span, force = proposition.span, self._forces[index]
        low = scope(proposition, attribution)[0]
        kept = self._unresolved.marks(span, proposition.sentence, low, wording, self._writer(index))
        # The tests by which names stand in the wording for pronouns of the text.
        rules = (proposition.rule, attribution.rule, *self._filled.get(index, ()))
        return Statement(
            id=Statement.id_for(self._draft.source, span.start, span.end),
            source=self._draft.source,
            span=span,
            type=self._types.of(index),
            speaker=attribution.speaker,
            reporter=attribution.reporter,
            cue=attribution.cue,
            stance=force.stance,
            certainty=force.certainty,
            polarity=force.polarity,
            canonical=wording,
            salience=salience,
            topics=topics_of(wording, self._terms),
            post=self._draft.sentences[proposition.sentence].post,
            claim=Claim.id_for(wording),
            provenance=Provenance(f"statements.{'+'.join(rules)}", STEP.version),
            marks=tuple(sorted({*force.marks, *kept})),
            chain=attribution.chain,
        )


def _sections(blocks: tuple[Block, ...]) -> list[str]:
    """For each block the wording of the heading above it; "" before the first."""
    found: list[str] = []
    heading = ""
    for block in blocks:
        # The questions of a list of questions are headings of its own: they stay in its section.
        asked = block.span.quote.rstrip().endswith("?") and is_copy_section(heading)
        if block.kind is BlockKind.HEADING and not asked:
            heading = block.span.quote
        found.append(heading)
    return found
