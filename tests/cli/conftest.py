"""Commands run in this process, over a workspace with one article."""

import sys

import pytest

from extractors.cli import main
from tests.cli.dam import ARTICLE


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "dam.txt"
    path.write_text(ARTICLE)
    return path


@pytest.fixture
def claimtrail(monkeypatch, capsys, tmp_path):
    """Runs a command; gives exit status, standard output and standard error."""
    monkeypatch.setenv("CLAIMTRAIL_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["claimtrail", *map(str, words)])
        capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code or 0
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def filled(claimtrail, article):
    status, _, err = claimtrail("add", article)
    assert status == 0, err
    return claimtrail
