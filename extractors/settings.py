"""Where the workspace is."""

from __future__ import annotations

import os
from pathlib import Path

WORKSPACE_VARIABLE = "CLAIMTRAIL_WORKSPACE"


def workspace_dir(named: Path | None = None) -> Path:
    """The workspace folder: as named, else ``CLAIMTRAIL_WORKSPACE``, else ``workspace`` here."""
    return named or Path(os.environ.get(WORKSPACE_VARIABLE) or "workspace")
