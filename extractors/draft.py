"""The growing result that extractors share: each reads the layers it requires and adds its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from extractors.figure_readings import ReadFigure
from kg.model import (
    Boilerplate,
    Caption,
    Claim,
    ClaimType,
    Direction,
    Entity,
    Holding,
    Horizon,
    Link,
    Polarity,
    Post,
    Probability,
    RefusedForecast,
    SentenceFate,
    SourceKind,
    Span,
    Stance,
    Statement,
    VerbalChance,
)


class Layer(StrEnum):
    """A field of `Draft` that a step requires or provides; the value is the field's name."""

    TEXT = "text"
    METADATA = "metadata"
    BLOCKS = "blocks"
    POSTS = "posts"
    CELLS = "cells"
    FOOTNOTES = "footnotes"
    CAPTIONS = "captions"
    OUTLOOKS = "outlooks"
    BOILERPLATE = "boilerplate"
    SENTENCES = "sentences"
    FIGURES = "figures"
    PARSES = "parses"
    ENTITIES = "entities"
    REFERENCES = "references"
    PROPOSITIONS = "propositions"
    SKIPS = "skips"
    ATTRIBUTIONS = "attributions"
    FORECASTS = "forecasts"
    BENCHMARKS = "benchmarks"
    STATEMENTS = "statements"
    LINKS = "links"
    CLAIMS = "claims"
    FATES = "fates"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of itself, None where it does not; ``kind_confidence`` is 1 where the user stated the kind."""

    title: str | None = None
    kind: SourceKind | None = None
    kind_confidence: float = 0.0
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


class BlockKind(StrEnum):
    """What a line or paragraph is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of the page.

    Args:
        span: its place, without bullet, quotation or note mark at the line's head.
        kind: what it is.
        lead: index of the block that introduces it (lead-in, heading, the question it answers), or None.
        post: id of the post it belongs to, or None.
        quotes: index of the earlier block whose words a block quotation repeats, or None.
    """

    span: Span
    kind: BlockKind
    lead: int | None = None
    post: str | None = None
    quotes: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that is no head, with the heads it stands under.

    Args:
        span: its words.
        block: index of the block that is its row.
        row: the head of its row, or None where it has none.
        column: the head of its column, or None where it has none.
    """

    span: Span
    block: int
    row: Span | None
    column: Span | None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A mark in the text joined to its note; a note that two marks call for stands twice.

    Args:
        label: the number or word of the mark, without brackets.
        mark: the mark, as it stands in the text.
        note: the words of the note, without its own mark.
        block: index of the block in which the note begins.
    """

    label: str
    mark: Span
    note: Span
    block: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast that the page's layout makes: an item under "odds for 2027", a cell, an answer in a round.

    Args:
        span: the words of the forecast, in the block of index ``block``.
        event: what is forecast; ``probability`` and ``horizon`` are as in `kg.model.Forecast`.
        who: the words that name whoever forecasts (a label, a person's heading, a row's head), or None.
        voice: whose forecast it is where ``who`` is None ("market (unnamed)"), or None for the text's voice there.
        frame: the head that makes it a forecast.
        sure: whether the layout alone shows ``who`` to be somebody, known or not.
        item: whether it is an item in words of its own, which the grammar of prose may read better.
    """

    span: Span
    block: int
    event: str
    who: Span | None
    voice: str | None
    probability: Probability | None
    horizon: Horizon | None
    frame: Span
    sure: bool = False
    item: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of content (never boilerplate, never a copied post).

    Args:
        span: its place.
        block: index of its block.
        post: id of its post, or None.
    """

    span: Span
    block: int
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark with its syntax, in the terms of Universal Dependencies 2.

    Args:
        start: first code point in the text.
        end: one past the last code point.
        lemma: its dictionary form.
        pos: universal part of speech ("NOUN", "PROPN", "VERB" ...).
        morph: universal features ("Number=Sing|Person=3"); "" where there are none.
        dep: relation to its head ("nsubj", "obl", "ccomp"; "root" for the root).
        head: index of its head among the tokens of its sentence; its own for the root.
    """

    start: int
    end: int
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The syntax of one sentence: its tokens in order, every head among them."""

    tokens: tuple[Token, ...]


class ReferenceKind(StrEnum):
    """What sort of words refer back."""

    PERSON = "person"  # he, she, him, her, his
    THING = "thing"  # it, its
    GROUP = "group"  # they, them, their
    DESCRIPTION = "description"  # the company, the economist, the report
    WRITER = "writer"  # I, me, my


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom or what words refer to.

    Args:
        name: the words that may stand in their place: a canonical name or a noun phrase.
        entity: id of the entity, or None where it is a noun phrase or a name that no entity has.
        evidence: where the text names it, or None where only the page does (a post's author).
    """

    name: str
    entity: str | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or definite description, with whom or what it stands for, or refused.

    Args:
        span: its place.
        kind: what sort of words.
        antecedent: None where the resolver refuses to say.
        test: the test that answered, or why it was refused.
    """

    span: Span
    kind: ReferenceKind
    antecedent: Antecedent | None
    test: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """A sentence or clause that puts something forward.

    Args:
        span: its place.
        sentence: index of its sentence.
        type: claim or definition; forecasts and benchmarks are told by their ledgers.
        rule: the rule that took it.
    """

    span: Span
    sentence: int
    type: ClaimType
    rule: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A sentence that puts nothing forward.

    Args:
        sentence: its index.
        reason: why, as `extractors.claims.refusals` names it.
    """

    sentence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who holds a proposition and with what force; one for each proposition, in the same order.

    Fields are those of `kg.model.Statement`.
    """

    speaker: str
    reporter: str | None
    cue: Span | None
    stance: Stance
    certainty: float
    polarity: Polarity
    rule: str
    chain: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundForecast:
    """A forecast found in a proposition (its index); other fields as in `kg.model.Forecast`."""

    proposition: int
    span: Span
    forecaster: str
    event: str
    probability: Probability | None
    horizon: Horizon | None
    conditional_on: str | None = None
    verbal: VerbalChance | None = None
    negated: bool = False
    undated: str | None = None


@dataclass(frozen=True, slots=True)
class FoundResult:
    """A result found in a proposition (its index); other fields as in `kg.model.BenchmarkResult`."""

    proposition: int
    span: Span
    benchmark: str
    system: str | None
    score: float
    unit: str
    date: str | None
    qualifier: str | None
    text: str = ""
    metric: str | None = None
    direction: Direction | None = None
    variant: str | None = None
    setting: str | None = None
    baseline: str | None = None
    human: bool = False
    score_high: float | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the layers found in it so far.

    Args:
        text: the untouched text; every span of every layer points into it.
        source: the source's id.
        stated: what the user said of the source; wins over what the page says.
        name: the file's name without its ending, for a source that has no title.
        parses: one for each sentence, in the same order.
    """

    text: str
    source: str
    stated: Metadata = field(default_factory=Metadata)
    name: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()
    posts: tuple[Post, ...] = ()
    cells: tuple[Cell, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    captions: tuple[Caption, ...] = ()
    outlooks: tuple[Outlook, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[ReadFigure, ...] = ()
    parses: tuple[Parse, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    skips: tuple[Skip, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    forecasts: tuple[FoundForecast, ...] = ()
    refused: tuple[RefusedForecast, ...] = ()
    benchmarks: tuple[FoundResult, ...] = ()
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    fates: tuple[SentenceFate, ...] = ()


class Step(Protocol):
    """One extractor: a pure function from a draft to a draft with more layers."""

    @property
    def name(self) -> str:
        """The step's name, used in provenance and progress."""

    @property
    def version(self) -> str:
        """Raised whenever the step may find something else in the same text."""

    @property
    def requires(self) -> frozenset[Layer]:
        """Layers it reads."""

    @property
    def provides(self) -> frozenset[Layer]:
        """Layers it adds."""

    def __call__(self, draft: Draft) -> Draft:
        """The draft with this step's layers filled."""
