"""A store with the harbour's texts."""

import pytest

from kg.store import open_store
from tests.curation.harbour import TEXTS, add


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "ws") as opened:
        add(opened, *TEXTS)
        yield opened
