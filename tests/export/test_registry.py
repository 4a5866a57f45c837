import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.export
from kg.errors import SettingsError
from kg.export import export, formats
from kg.model import Graph
from tests.conftest import ROOT
from tests.export.graphs import hostile_graphs, sample, shuffled

ALL = ("csv", "graphml", "json", "jsonld", "turtle")


def test_the_formats_are_those_promised():
    assert formats() == ALL


@pytest.mark.parametrize("fmt", ALL)
def test_every_format_is_utf8_text_with_a_newline_at_its_end(fmt):
    written = export(*sample(), fmt)
    assert "will come" in written.decode("utf-8")
    assert written.endswith(b"\n")


@pytest.mark.parametrize("fmt", ["xml", "", "JSON"])
def test_an_unknown_format_is_refused_with_the_known_ones(fmt):
    with pytest.raises(SettingsError, match="csv, graphml, json, jsonld, turtle"):
        export(Graph("r"), None, fmt)


@pytest.mark.parametrize("fmt", ALL)
def test_an_empty_graph_is_written_too(fmt):
    assert export(Graph("r"), None, fmt).endswith(b"\n")


@pytest.mark.parametrize("fmt", ALL)
@settings(deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_the_same_records_give_the_same_bytes(fmt, random):
    graph, documents = sample()
    assert export(shuffled(graph, random), documents, fmt) == export(graph, documents, fmt)


@settings(deadline=None)
@given(hostile_graphs())
def test_no_text_stops_a_format(given_):
    for fmt in ALL:
        export(*given_, fmt).decode("utf-8")


def test_bytes_do_not_depend_on_the_process():
    code = (
        "import hashlib; from kg.export import export, formats;"
        "from tests.export.graphs import sample;"
        "print([hashlib.sha256(export(*sample(), f)).hexdigest() for f in formats()])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_a_writer_is_loaded_when_it_is_asked_for():
    code = (
        "import sys; from kg.export import export; from kg.model import Graph;"
        "[export(Graph('r'), None, f) for f in ('csv', 'json', 'graphml')];"
        "sys.exit(bool({'rdflib', 'pyoxigraph', 'networkx'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_public_names_are_sorted_and_there():
    assert kg.export.__all__ == sorted(kg.export.__all__)
    assert all(hasattr(kg.export, name) for name in kg.export.__all__)
