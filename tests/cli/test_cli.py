"""The command line as a person types it: in this process where it counts lines, else for real."""

import json
import os
import subprocess
import sys

import pytest

from extractors.cli import main
from extractors.cli.display import one_line, visible
from kg.store import open_store
from tests.conftest import ROOT

ARTICLE = (
    "The Dam\n\nAda Quill estimates a 40% chance that the dam will fail by the end of 2031. "
    "Ben Okoro disagrees: he gives the dam a 5% chance of failing by the end of 2031. "
    "The wall is strong. For example, it held in the flood of 2029.\n"
    "On FlowBench the Tide-2 model scored 71% in 2029.\n"
)


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


def ids(claimtrail, *words):
    return json.loads(claimtrail(*words, "--json")[1])


def test_adding_says_what_was_found(claimtrail, article):
    status, out, _ = claimtrail("add", article)
    assert status == 0
    assert "The Dam" in out
    assert "added" in out
    assert "unchanged" in claimtrail("add", article)[1]


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
    ],
)
def test_errors_are_one_line_with_status_2(claimtrail, words, says):
    status, out, err = claimtrail(*words)
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("claimtrail: ")
    assert says in err


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


def test_listing(filled):
    (source,) = ids(filled, "list")
    assert source["title"] == "The Dam"
    assert source["id"] in filled("list")[1]


def test_show_knows_every_kind_of_record(filled, tmp_path):
    with open_store(tmp_path / "ws") as store:
        graph = store.graph()
    for records in (
        graph.sources,
        graph.claims,
        graph.statements,
        graph.forecasts,
        graph.benchmarks,
        graph.entities,
        graph.links,
    ):
        assert records, "the article holds every kind of record"
        status, out, err = filled("show", records[0].id)
        assert status == 0, err
        assert records[0].id in out
        assert json.loads(filled("show", records[0].id, "--json")[1])["id"] == records[0].id
    status, _, err = filled("show", "x-none")
    assert status == 2
    assert "x-none" in err


def test_trace_goes_from_claim_to_words(filled, tmp_path):
    with open_store(tmp_path / "ws") as store:
        graph = store.graph()
    forecast = graph.forecasts[0]
    status, out, _ = filled("trace", forecast.id)
    assert status == 0
    assert "said by      Ada Quill" in out
    assert "reported by" in out
    assert "40% chance" in out
    assert "The Dam" in out
    linked = graph.links[0]
    out = filled("trace", linked.from_)[1]
    assert linked.test in out
    assert json.loads(filled("trace", linked.to, "--json")[1])["claim"]
    assert filled("trace", "c-none")[0] == 2


def test_search_finds_and_filters(filled):
    status, out, _ = filled("search", "dam will fail")
    assert status == 0
    assert "c-" in out
    assert "why:" in out
    found = ids(filled, "search", "", "--type", "forecast")
    assert {hit["claim"]["type"] for hit in found["hits"]} == {"forecast"}
    assert "nothing found" in filled("search", "dam", "--speaker", "Nobody Here")[2]
    assert filled("search", "dam", "--type", "poem")[0] == 2
    assert filled("search", "dam", "--since", "soon")[0] == 2


def test_forecasts_are_listed_by_event_in_three_formats(filled):
    rows = json.loads(filled("forecasts", "--format", "json")[1])
    assert {row["forecaster"] for row in rows} == {"Ada Quill", "Ben Okoro"}
    assert len({row["event_key"] for row in rows}) == 1
    key = rows[0]["event_key"]
    table = filled("forecasts", "--event", "dam will fail")[1]
    assert key[:10] in table
    head, *lines = filled("forecasts", "--event", key, "--format", "csv")[1].splitlines()
    assert head.startswith("id,event_key,event,forecaster,low,high,point,operator")
    assert len(lines) == len(rows)
    status, _, err = filled("forecasts", "--event", "a comet")
    assert status == 2
    assert "a comet" in err


def test_each_forecast_is_listed_once_with_how_often_it_is_told(filled):
    told = json.loads(filled("forecasts", "--once", "--format", "json")[1])
    every = json.loads(filled("forecasts", "--format", "json")[1])
    assert sum(len(one["mentions"]) for one in told) == len(every)
    assert "Ada Quill" in filled("forecasts", "--once")[1]


def test_an_outcome_is_kept_scored_and_withdrawn(filled):
    ada = next(
        row["id"]
        for row in json.loads(filled("forecasts", "--format", "json")[1])
        if row["forecaster"] == "Ada Quill"
    )
    where = ("--on", "2030-05-01", "--source", "https://example.org/dam")
    assert filled("forecasts", "--resolve", ada, "yes")[0] == 2
    assert filled("forecasts", "--resolve", "f-none", "yes", *where)[0] == 2
    assert filled("forecasts", "--resolve", ada, "yes", "--on", "soon", "--source", "x")[0] == 2
    assert filled("forecasts", "--resolve", ada, "yes", *where)[0] == 0
    assert "known already" in filled("forecasts", "--resolve", ada, "yes", *where)[2]
    scores = {
        s["forecaster"]: s
        for s in json.loads(filled("forecasts", "--scores", "--format", "json")[1])
    }
    assert scores["Ada Quill"]["score"] == pytest.approx(0.36)
    assert scores["Ben Okoro"]["score"] == pytest.approx(0.9025)
    assert scores["Ada Quill"]["unresolved_share"] == 0
    assert filled("forecasts", "--resolve", ada, "withdrawn", *where)[0] == 0
    assert "lacks" in filled("forecasts", "--scores")[1]
    assert filled("verify")[0] == 0


def test_checks_show_both_places(claimtrail, tmp_path):
    text = (
        "The Dam\n\nAda Quill gives a breach of the dam 60% by the end of 2031.\n\n"
        "Ada Quill gives a breach of the dam 40% by the end of 2033.\n\n"
        "A wall that holds 99% per year is 90% after 50 years.\n"
    )
    (tmp_path / "dam.txt").write_text(text)
    assert claimtrail("add", tmp_path / "dam.txt")[0] == 0
    out = claimtrail("forecasts", "--check")[1]
    assert "more likely by the earlier day" in out
    assert "60% by the end of 2031" in out
    assert "40% by the end of 2033" in out
    assert "DOES NOT HOLD" in out


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
    status, _, err = filled("export", "--output", tmp_path / "no" / "where.json")
    assert status == 2
    assert err.count("\n") == 1


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


def test_why_prints_each_test_for_linked_and_unlinked_claims(filled):
    shown = json.loads(filled("search", "dam", "--json")[1])
    claims = [hit["claim"]["id"] for hit in shown["hits"]]
    status, out, err = filled("why", claims[0], claims[1])
    assert status == 0, err
    assert "shared words:" in out
    assert "reply-agrees, reply-disagrees, reply-doubts, reply-argument: " in out
    status, _, err = filled("why", claims[0], claims[0])
    assert status == 2
    assert "asked against itself" in err


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


def test_eval_as_json_and_without_a_folder(claimtrail, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert len(json.loads(claimtrail("eval", *GOLD, "--json")[1])["documents"]) == 5
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
