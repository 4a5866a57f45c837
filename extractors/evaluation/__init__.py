"""Evaluation: extraction held against gold files, and a gate that keeps what was reached."""

from extractors.evaluation.cases import LISTED, Case, Verdict
from extractors.evaluation.counts import HEADER, Category, Row
from extractors.evaluation.floors_file import read_floors, write_floors
from extractors.evaluation.gate import Bound, Floor, Floors, Shortfall, check, update
from extractors.evaluation.gold import ACROSS, Gold, gold_digest, read_gold
from extractors.evaluation.report import (
    DocumentReport,
    Extract,
    Report,
    evaluate,
    evaluate_across,
    evaluated_cases,
)
from extractors.evaluation.scores import score

__all__ = [
    "ACROSS",
    "HEADER",
    "LISTED",
    "Bound",
    "Case",
    "Category",
    "DocumentReport",
    "Extract",
    "Floor",
    "Floors",
    "Gold",
    "Report",
    "Row",
    "Shortfall",
    "Verdict",
    "check",
    "evaluate",
    "evaluate_across",
    "evaluated_cases",
    "gold_digest",
    "read_floors",
    "read_gold",
    "score",
    "update",
    "write_floors",
]
