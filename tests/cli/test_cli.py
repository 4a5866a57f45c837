"""The command line as a person types it: in this process where it counts lines, else for real."""

import json
import os
import re
import subprocess
import sys

import pytest

from extractors.cli.display import one_line, visible
from kg.store import open_store
from tests.cli.dam import ARTICLE, ids
from tests.conftest import ROOT


def test_a_text_that_is_known_under_another_name_is_read_again(claimtrail, article):
    assert " added " in claimtrail("add", article)[1]
    assert " unchanged " in claimtrail("add", article)[1]
    again = article.rename(article.with_name("another.txt"))
    out = claimtrail("add", again)[1]
    assert " read again " in out
    assert " added " not in out
    assert len(json.loads(claimtrail("list", "--json")[1])) == 1


@pytest.mark.parametrize(
    "url", ["not a url", "example.org/essay", "file:///etc/hosts", "https://", "http://[a"]
)
def test_what_no_browser_opens_is_no_address(claimtrail, article, url):
    status, _, err = claimtrail("add", article, "--url", url)
    assert status == 2
    assert repr(url) in err
    assert "https://example.org" in err
    assert claimtrail("list")[0] == 2


@pytest.mark.parametrize("option", [("--title", "The Dam"), ("--url", "https://dam.example/one")])
def test_a_title_and_an_address_are_of_one_source(claimtrail, article, tmp_path, option):
    other = tmp_path / "bees.txt"
    other.write_text("Bees sleep in winter. The keeper says that they need honey.\n")
    status, _, err = claimtrail("add", article, other, *option)
    assert status == 2
    assert "2 sources" in err
    assert json.loads(claimtrail("list", "--json")[1]) == []
    assert claimtrail("add", article, *option)[0] == 0


def test_a_file_is_no_folder_to_build(claimtrail, article):
    status, _, err = claimtrail("build", article)
    assert status == 2
    assert "claimtrail add" in err


def test_a_stance_needs_words_on_both_sides(claimtrail):
    assert "the reply is empty" in claimtrail("stance", " ", "The dam will hold.")[2]
    assert "the post is empty" in claimtrail("stance", "No, it will not.", "")[2]


def test_adding_says_what_was_found(claimtrail, article):
    status, out, _ = claimtrail("add", article)
    assert status == 0
    assert "The Dam" in out
    assert "added" in out
    assert "unchanged" in claimtrail("add", article)[1]


def test_a_changed_file_is_said_to_double_what_it_claims(filled, tmp_path):
    (tmp_path / "changed.txt").write_text(ARTICLE + "\nThe gate was painted green last spring.\n")
    (tmp_path / "other.txt").write_text(
        "Bees sleep in winter. The keeper says that they need honey.\n"
    )
    missing = tmp_path / "none.txt"
    status, _, err = filled("add", tmp_path / "changed.txt", tmp_path / "other.txt", missing)
    assert status == 2
    assert "none.txt: no such file" in err.strip().splitlines()[-1]
    said = [line for line in err.splitlines() if "if it is a newer version" in line]
    assert len(said) == 1
    old = re.search(r"claimtrail remove (\S+)$", said[0])[1]
    assert filled("remove", old)[0] == 0
    assert "if it is a newer version" not in filled("add", tmp_path / "changed.txt")[2]


def test_a_batch_is_done_and_its_failures_listed_last(claimtrail, article, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    status, out, err = claimtrail("add", tmp_path / "empty.txt", article, tmp_path / "none.txt")
    assert status == 2
    assert "The Dam" in out
    last = err.strip().splitlines()[-2:]
    assert "empty.txt: empty" in last[0]
    assert "none.txt: no such file" in last[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["list"], "no graph there yet"),
        (["add", "x.txt", "--kind", "poem"], "poem"),
        (["add", "x.txt", "--published", "soon"], "soon"),
        (["build", "nowhere"], "no such folder"),
        (["extract", "nowhere.txt"], "no such file"),
        (["frobnicate"], "no such command 'frobnicate'; see `claimtrail --help`"),
        (["serach", "x"], "Did you mean 'search', 'extract'? see `claimtrail --help`"),
        (["search"], "missing argument 'query'; see `claimtrail search --help`"),
        (["list", "--nope"], "no such option: --nope; see `claimtrail list --help`"),
        (
            ["forecasts", "--format", "xml"],
            "'--format': 'xml' is not one of 'table', 'csv', 'json'; see",
        ),
        (["app", "--port", "0"], "'--port': it should be greater than or equal to 1; see"),
    ],
)
def test_errors_are_one_line_with_status_2(claimtrail, words, says):
    status, out, err = claimtrail(*words)
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("claimtrail: ")
    assert says in err


def test_what_is_stopped_by_hand_says_what_stays(claimtrail, article, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("extractors.build.add_paths", stopped)
    status, out, err = claimtrail("add", article)
    assert (status, out, err) == (130, "", "claimtrail: stopped; what was added before stays\n")


def test_a_line_without_a_command_shows_the_help(claimtrail):
    status, out, err = claimtrail()
    assert (status, out) == (2, "")
    assert "Commands:" in err


def test_the_list_of_commands_cuts_no_sentence(claimtrail, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    listed = claimtrail("--help")[1].partition("Commands:")[2]
    assert "..." not in listed
    assert "new and changed files in, vanished ones out." in " ".join(listed.split())


def test_a_damaged_database_is_one_line(claimtrail, tmp_path):
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "graph.db").write_bytes(b"no database" * 100)
    status, _, err = claimtrail("list")
    assert status == 2
    assert "graph.db" in err
    assert err.count("\n") == 1


def test_extract_prints_the_contract_and_nothing_else(claimtrail, article, tmp_path):
    status, out, _ = claimtrail("extract", article, "--format", "json")
    assert status == 0
    assert json.loads(out)["schema"] == "claimtrail.extraction/1"
    assert not (tmp_path / "ws").exists()


def test_extract_as_a_table(claimtrail, article):
    status, out, _ = claimtrail("extract", article, "--format", "table", "--title", "Dam report")
    assert status == 0
    assert "Dam report" in out
    assert "Ada Quill" in out
    assert "2031-12-31" in out
    assert claimtrail("extract", article, "--format", "poem")[0] == 2


def test_remove_and_verify(filled):
    (source,) = ids(filled, "list")
    assert filled("verify")[0] == 0
    assert filled("remove", "s-none")[0] == 2
    assert filled("remove", source["id"])[0] == 0
    assert ids(filled, "list") == []


def test_verify_exits_1_with_a_list(filled, tmp_path):
    with open_store(tmp_path / "ws") as store:
        store._connection.execute("UPDATE span SET quote = 'x' WHERE id = 1")
    status, out, _ = filled("verify")
    assert status == 1
    assert "does not read as its quotation" in out
    assert ids(filled, "verify")


@pytest.mark.parametrize("fmt", ["json", "csv", "turtle", "jsonld", "graphml"])
def test_export_writes_whole_files(filled, tmp_path, fmt):
    target = tmp_path / f"graph.{fmt}"
    assert filled("export", "--format", fmt, "--output", target)[0] == 0
    assert "40% chance" in target.read_text() or "40%" in target.read_text()
    assert list(tmp_path.glob("*.part")) == []


def test_export_refuses_unknown_formats_and_bad_places(filled, tmp_path):
    assert filled("export", "--format", "poem")[0] == 2
    for place, says in (
        (tmp_path / "no" / "where.json", f"no folder {tmp_path / 'no'} to write it in"),
        (tmp_path, "a folder; name a file in it"),
    ):
        status, _, err = filled("export", "--output", place)
        assert status == 2
        assert err.count("\n") == 1
        assert says in err


def real(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "extractors.cli", *map(str, words)],
        capture_output=True,
        cwd=ROOT,
        check=False,
        **options,
    )


def test_output_is_utf8_whatever_the_locale_says(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("“The dam ‑ will hold”, Ada Quill says. 🌊\n")
    done = real("extract", path, env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert "source" in json.loads(done.stdout.decode("utf-8"))


def test_standard_input_is_a_source(tmp_path):
    done = real("extract", "-", input=ARTICLE.encode())
    assert json.loads(done.stdout)["source"]["title"] == "The Dam"


def test_plain_commands_import_no_heavy_library(tmp_path):
    script = (
        "import sys; sys.argv = ['claimtrail', {words}]\n"
        "from extractors.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {{'torch', 'spacy', 'streamlit', 'onnxruntime', 'transformers', 'pandas', 'rdflib'}}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    open_store(tmp_path).close()
    for words in (
        "'--help'",
        f"'list', '-w', {str(tmp_path)!r}",
        f"'export', '-w', {str(tmp_path)!r}",
    ):
        done = subprocess.run(
            [sys.executable, "-c", script.format(words=words)],
            capture_output=True,
            cwd=ROOT,
            check=True,
        )
        assert done.stderr.decode().strip().splitlines()[-1] == "[]", words


def test_every_command_has_an_example(claimtrail):
    listed = claimtrail("--help")[1]
    for name in [
        "add",
        "extract",
        "build",
        "list",
        "show",
        "trace",
        "search",
        "names",
        "remove",
        "verify",
        "export",
        "eval",
        "app",
    ]:
        assert name in listed
        assert "Example: claimtrail " + name in " ".join(claimtrail(name, "--help")[1].split())


def test_text_cannot_play_tricks_on_a_terminal():
    assert visible("a\x1b[31mred\u202egnp.exe") == "a<U+001B>[31mred<U+202E>gnp.exe"
    assert visible("line\r\nnext\ttab 👩\u200d🚀") == "line\nnext\ttab 👩\u200d🚀"
    assert one_line("some words\nthat go on and on", 18) == "some words that…"


def test_the_version_is_told(claimtrail):
    assert claimtrail("--version")[1].startswith("claimtrail 0.")


GOLD = ("tests/gold_other", "--docs", "tests/gold_other/docs")


def test_eval_measures_updates_and_gates(claimtrail, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    floors = tmp_path / "floors.json"
    floors.write_text('{"other": {"gold": "", "floors": {}}}')
    gate = (*GOLD, "--gate", floors, "--floors-of", "other")
    status, out, _ = claimtrail("eval", *GOLD)
    assert status == 0
    assert "claims_key" in out
    assert "all 5 documents" in out
    assert claimtrail("eval", *gate)[0] == 1
    assert claimtrail("eval", *gate, "--update")[0] == 0
    status, _, err = claimtrail("eval", *gate)
    assert status == 0
    assert "every floor of 'other' holds" in err
    raised = json.loads(floors.read_text())
    raised["other"]["floors"]["links_disputes"]["f"] = 0.99
    floors.write_text(json.dumps(raised))
    status, _, err = claimtrail("eval", *gate)
    assert status == 1
    assert "links_disputes" in err
    assert claimtrail("eval", *gate, "--update")[0] == 2
    assert claimtrail("eval", *gate, "--update", "--allow-regression")[0] == 0


def test_eval_as_json_case_by_case_and_without_a_folder(claimtrail, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert len(json.loads(claimtrail("eval", *GOLD, "--json")[1])["documents"]) == 5
    status, out, _ = claimtrail("eval", *GOLD, "--cases", "links_disputes")
    assert status == 0
    assert all(
        re.match(r"\S+\.(txt|md):\d+: (missed|wrong): \"", line) for line in out.splitlines()
    )
    assert ": missed: " in out
    status, _, err = claimtrail("eval", *GOLD, "--cases", "posts")
    assert status == 2
    assert "name one of claims_key, speaker_named, forecasts" in err
    status, _, err = claimtrail("eval", tmp_path / "none", "--docs", tmp_path)
    assert status == 2
    assert "no such folder" in err


def test_the_app_needs_its_script_and_a_free_hand(claimtrail, monkeypatch, tmp_path):
    from extractors.cli import files

    monkeypatch.setattr(files, "__file__", str(tmp_path / "a" / "b" / "files.py"))
    status, _, err = claimtrail("app")
    assert status == 2
    assert "app is missing" in err


def test_explain_prints_every_sentence_with_its_fate(claimtrail, article):
    status, out, _ = claimtrail("extract", article, "--explain")
    assert status == 0
    lines = out.splitlines()
    assert lines[0].startswith("0-7  skipped, heading: title  The Dam")
    assert any("claim: " in line and "The wall is strong." in line for line in lines)
    assert any("forecast by Ada Quill" in line for line in lines)
    assert lines[-1].endswith("0 left out")
