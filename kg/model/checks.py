"""Small checks shared by the model's constructors."""

from __future__ import annotations

import math
import re
from datetime import date

from kg.errors import ValueProblem

_PARTIAL_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def need_text(value: str, what: str) -> None:
    """Raise ValueProblem unless ``value`` holds more than white space."""
    if not value.strip():
        msg = f"{what} is empty"
        raise ValueProblem(msg)


def need_unit_interval(value: float, what: str) -> None:
    """Raise ValueProblem unless ``value`` lies in [0, 1]."""
    if not (math.isfinite(value) and 0.0 <= value <= 1.0):
        msg = f"{what} is {value}, not between 0 and 1"
        raise ValueProblem(msg)


def need_iso_date(value: str | None, what: str) -> None:
    """Raise ValueProblem unless ``value`` is None, YYYY, YYYY-MM or a real YYYY-MM-DD."""
    if value is None:
        return
    padded = value + "-01-01"[len(value) - 4 :] if _PARTIAL_DATE.match(value) else ""
    try:
        date.fromisoformat(padded)
    except ValueError as err:
        msg = f"{what} is {value!r}, not a date such as 2028, 2028-03 or 2028-03-31"
        raise ValueProblem(msg) from err
