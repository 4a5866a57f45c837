"""What several rooms' tests share: the shared folder, and small records built by hand."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A gate gives the same answer twice; whoever works on the code explores new examples each time.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("work", deadline=None)
settings.load_profile("gate" if os.environ.get("CI") else "work")


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the shared folder beside the project")
    return SHARED


@pytest.fixture(autouse=True)
def _own_workspace(tmp_path_factory, monkeypatch):
    """No test may touch the workspace of whoever runs it."""
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(tmp_path_factory.mktemp("workspace")))
