"""What one text may be to another, in the order of the stance model's scores."""

from __future__ import annotations

SUPPORTS, DISPUTES, NEUTRAL, SAME = LABELS = ("supports", "disputes", "neutral", "same")
