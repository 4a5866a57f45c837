"""What the user's environment says: where the workspace is, which syntax pipeline reads."""

from __future__ import annotations

import os
from pathlib import Path

WORKSPACE_VARIABLE = "CLAIMTRAIL_WORKSPACE"
SYNTAX_VARIABLE = "CLAIMTRAIL_SYNTAX"


def workspace_dir(named: Path | None = None) -> Path:
    """The workspace folder: as named, else ``CLAIMTRAIL_WORKSPACE``, else ``workspace`` here."""
    return named or Path(os.environ.get(WORKSPACE_VARIABLE) or "workspace")


def syntax_setting() -> str:
    """The spaCy pipeline that ``CLAIMTRAIL_SYNTAX`` names, a folder or an installed package; "" for our own."""
    return os.environ.get(SYNTAX_VARIABLE, "").strip()
