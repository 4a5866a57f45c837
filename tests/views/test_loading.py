"""What a page loads before it is drawn: no library that it does not use."""

import subprocess
import sys

import pytest

READERS = {"extractors.pipeline", "spacy", "torch"}
SEARCHING = {"tantivy", "onnxruntime"}
GRAPHS = {"networkx", "rustworkx", "scipy"}


@pytest.mark.parametrize("page", ["overview", "argument_map", "search", "sources", "forecasts"])
def test_a_page_that_reads_no_text_loads_no_reader_and_no_index(page):
    assert not loaded(f"views.{page}") & (READERS | SEARCHING | GRAPHS)


def test_the_front_page_is_drawn_without_the_libraries_of_charts_and_tables():
    assert not loaded("views.overview") & {"altair", "pandas", "pyarrow", "numpy"}


def loaded(module: str) -> set[str]:
    """The names of all modules that are there once this one is imported."""
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())
