"""The categories that are scored, and what counting gives: precision, recall, F1."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What is scored; the value is the name printed."""

    BAD_OFFSETS = "bad_offsets"
    CLAIMS = "claims"
    CLAIMS_UNMATCHED_SHARE = "claims_unmatched_share"
    CLAIMS_KEY = "claims_key"
    CLAIMS_KEY_PRECISION = "claims_key_precision"
    SPEAKER_NAMED = "speaker_named"
    SPEAKER_UNNAMED = "speaker_unnamed"
    CLAIM_TYPE = "claim_type"
    BOILERPLATE_LEAKS = "boilerplate_leaks"
    FORECASTS = "forecasts"
    FORECAST_FORECASTER = "forecast_forecaster"
    FORECAST_DATE_EXACT = "forecast_date_exact"
    FORECAST_OPERATOR = "forecast_operator"
    BENCHMARKS = "benchmarks"
    BENCHMARK_DATE = "benchmark_date"
    PEOPLE = "people"
    PEOPLE_MENTIONS = "people_mentions"
    ORGANISATIONS = "organisations"
    ORGANISATIONS_MENTIONS = "organisations_mentions"
    POSTS = "posts"
    POST_AUTHOR = "post_author"
    POST_RELATIONS = "post_relations"
    LINKS_SUPPORTS = "links_supports"
    LINKS_DISPUTES = "links_disputes"
    LINKS_OPPOSITE = "links_opposite"
    LINKS_ACROSS = "links_across"
    LINKS_ACROSS_OPPOSITE = "links_across_opposite"
    CONTRADICTIONS = "contradictions"
    SAME_FORECAST = "same_forecast"


BETWEEN_DOCUMENTS = frozenset(
    {
        Category.LINKS_ACROSS,
        Category.LINKS_ACROSS_OPPOSITE,
        Category.CONTRADICTIONS,
        Category.SAME_FORECAST,
    }
)
"""Categories that are not asked of any one document."""


class Reading(StrEnum):
    """Which figure of a category says how good it is."""

    BOTH = "both"
    """Precision, recall and F1 (for a share of right answers all three are the same)."""
    RECALL = "recall"
    PRECISION = "precision"
    ERRORS = "errors"
    """The share of errors stands in the place of precision: the less, the better."""
    SHARE = "share"
    """A share stands in the place of precision that is neither good nor bad."""


_READINGS = {
    Category.BAD_OFFSETS: Reading.ERRORS,
    Category.CLAIMS_UNMATCHED_SHARE: Reading.SHARE,
    Category.CLAIMS_KEY: Reading.RECALL,
    Category.CLAIMS_KEY_PRECISION: Reading.PRECISION,
    Category.CLAIM_TYPE: Reading.RECALL,
    Category.BOILERPLATE_LEAKS: Reading.ERRORS,
    Category.POST_RELATIONS: Reading.RECALL,
    Category.LINKS_OPPOSITE: Reading.ERRORS,
    Category.LINKS_ACROSS: Reading.RECALL,
    Category.LINKS_ACROSS_OPPOSITE: Reading.ERRORS,
    Category.CONTRADICTIONS: Reading.RECALL,
    Category.SAME_FORECAST: Reading.RECALL,
}


def reading(category: Category) -> Reading:
    """Which figure of a category says how good it is."""
    return _READINGS.get(category, Reading.BOTH)


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of one category, in one document or in all.

    Args:
        category: what was counted.
        right: predictions that are right (errors, where errors are counted).
        predicted: predictions in all.
        found: annotated things that were found.
        gold: annotated things in all.
    """

    category: Category
    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Right of predicted; 1 where nothing was to be found and nothing was predicted."""
        if self.predicted:
            return self.right / self.predicted
        return 0.0 if self.gold else 1.0

    @property
    def recall(self) -> float:
        """Found of gold; 1 where nothing was to be found."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall (van Rijsbergen 1979)."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def plus(self, other: Row) -> Row:
        """Both rows' counts together."""
        return Row(
            self.category,
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    def cells(self) -> tuple[str, ...]:
        """The row as printed (see `HEADER`); a dash where a figure says nothing."""
        sides = {
            Reading.BOTH: (True, True, True),
            Reading.RECALL: (False, True, False),
        }.get(reading(self.category), (True, False, False))
        measured = (self.predicted + self.gold, self.gold, self.predicted + self.gold)
        figures = (self.precision, self.recall, self.f1)
        shown = (
            f"{figure:.3f}" if wanted and basis else "-"
            for figure, wanted, basis in zip(figures, sides, measured, strict=True)
        )
        return (
            self.category.value,
            *shown,
            f"{self.right}/{self.predicted}",
            f"{self.found}/{self.gold}",
        )


HEADER = ("category", "P", "R", "F1", "tp/pred", "found/gold")
"""What `Row.cells` holds."""


def right_share(category: Category, right: int, asked: int) -> Row:
    """A row for a question that has one answer each: right answers of those asked."""
    return Row(category, right, asked, right, asked)


def totals(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """One row for each category that was counted anywhere, in the categories' order."""
    summed: dict[Category, Row] = {}
    for row in rows:
        summed[row.category] = summed.get(row.category, Row(row.category)).plus(row)
    return tuple(summed[category] for category in Category if category in summed)
