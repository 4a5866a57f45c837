"""README and the other documents say what is so."""

import re

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_room_of_the_map_is_there_and_every_room_is_on_it():
    named = set(re.findall(r"^\| `([\w./]+)` \|", README, flags=re.MULTILINE))
    for room in named:
        assert (ROOT / room).exists(), f"{room} is on the map but not in the tree"
    top = {f"{p.name}/" for p in ROOT.iterdir() if p.is_dir() and not p.name.startswith(".")}
    top -= {"workspace/", "build/", "dist/"} | {n for n in top if n.endswith("egg-info/")}
    inner = {
        f"{p.parent.name}/{p.name}/"
        for package in ("kg", "extractors")
        for p in (ROOT / package).iterdir()
        if p.is_dir() and p.name != "__pycache__"
    }
    missing = ((top - {"kg/", "htmlcov/"}) | inner) - named
    assert not missing, f"not on README's map: {sorted(missing)}"


def test_pictures_are_there():
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_the_two_commands_are_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("app", "test", "lint", "bench", "eval"):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_python_example_runs(tmp_path, monkeypatch, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("package", ["kg", "extractors", "views"])
def test_no_room_holds_two_subjects(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= 400, f"{path.relative_to(ROOT)} has {lines} lines; split it by concept"
