"""Nothing in the app can turn text into markup that a browser acts on."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = sorted([ROOT / "app.py", *(ROOT / "views").rglob("*.py")])
SCRIPTS = sorted((ROOT / "views").rglob("*.js"))

IN_PYTHON = re.compile(
    r"unsafe_allow_html|unsafe_allow_javascript|\.html\(|\.iframe\(|components\.v1|st\.write\("
)
IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment"
    r"|\beval\b|new Function|\bfetch\(|XMLHttpRequest|\bimport\b|https?://(?!www\.w3\.org/2000/svg)"
)


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_python_uses_no_door_for_markup(path):
    assert not IN_PYTHON.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_text_nodes_only_and_ask_nobody(path):
    assert not IN_SCRIPTS.findall(path.read_text(encoding="utf-8"))


def test_there_are_scripts_to_look_at():
    assert [path.stem for path in SCRIPTS] == [
        "across",
        "elements",
        "facets",
        "map",
        "reader",
        "record_list",
        "search_box",
        "search_hits",
        "side",
        "stands",
        "svg",
        "theme",
        "ways",
    ]


def test_every_markdown_call_is_escaped_or_constant():
    """A variable in Markdown goes through `label`."""
    call = re.compile(r"st\.markdown\((.*)\)$", re.M)
    for path in PYTHON:
        for argument in call.findall(path.read_text(encoding="utf-8")):
            inserted = re.findall(r"\{([^}]*)\}", argument)
            safe = ("label(", "counted(", "_times(", "heading")
            assert argument.startswith(('f"**', '"')), (path.name, argument)
            assert all(piece.startswith(safe) for piece in inserted), (path.name, argument)
