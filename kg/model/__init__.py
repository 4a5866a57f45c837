"""The model: frozen values, checked where they are born."""

from kg.model.benchmark import BenchmarkResult, Direction
from kg.model.claim import (
    AUTHOR,
    UNKNOWN_PREFIX,
    UNNAMED_SUFFIX,
    Claim,
    ClaimType,
    Mark,
    MarkKind,
    Polarity,
    Stance,
    Statement,
    is_named,
)
from kg.model.correction import Correction, CorrectionState
from kg.model.coverage import Fate, SentenceFate
from kg.model.echo import EchoTest, Repetition
from kg.model.entity import Entity, EntityKind, Mention, NameMerge, NameTest, Role
from kg.model.extraction import Extraction
from kg.model.forecast import (
    Forecast,
    ForecastRefusal,
    Horizon,
    Operator,
    Probability,
    RefusedForecast,
    VerbalChance,
    are_far_apart,
)
from kg.model.graph import Graph
from kg.model.holding import Holding, HoldingMode
from kg.model.identity import EntityJoin, NameDecision, Verdict
from kg.model.ids import content_id, fold, sha256_text
from kg.model.link import Evidence, Link, Relation, Side
from kg.model.outcome import Happened, Outcome
from kg.model.page import AuthorEvidence, AuthorTest, Boilerplate, Change, Post
from kg.model.position import Position
from kg.model.provenance import Provenance
from kg.model.restatement import (
    Bound,
    ClaimDecision,
    Meaning,
    Place,
    Restated,
    Restatement,
    RestatementTest,
)
from kg.model.source import Document, Source, SourceKind
from kg.model.span import Span
from kg.model.structure import Caption, Captioned, Cell, Footnote, PageParts
from kg.model.topic import Topic

__all__ = [
    "AUTHOR",
    "UNKNOWN_PREFIX",
    "UNNAMED_SUFFIX",
    "AuthorEvidence",
    "AuthorTest",
    "BenchmarkResult",
    "Boilerplate",
    "Bound",
    "Caption",
    "Captioned",
    "Cell",
    "Change",
    "Claim",
    "ClaimDecision",
    "ClaimType",
    "Correction",
    "CorrectionState",
    "Direction",
    "Document",
    "EchoTest",
    "Entity",
    "EntityJoin",
    "EntityKind",
    "Evidence",
    "Extraction",
    "Fate",
    "Footnote",
    "Forecast",
    "ForecastRefusal",
    "Graph",
    "Happened",
    "Holding",
    "HoldingMode",
    "Horizon",
    "Link",
    "Mark",
    "MarkKind",
    "Meaning",
    "Mention",
    "NameDecision",
    "NameMerge",
    "NameTest",
    "Operator",
    "Outcome",
    "PageParts",
    "Place",
    "Polarity",
    "Position",
    "Post",
    "Probability",
    "Provenance",
    "RefusedForecast",
    "Relation",
    "Repetition",
    "Restated",
    "Restatement",
    "RestatementTest",
    "Role",
    "SentenceFate",
    "Side",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
    "Topic",
    "VerbalChance",
    "Verdict",
    "are_far_apart",
    "content_id",
    "fold",
    "is_named",
    "sha256_text",
]
