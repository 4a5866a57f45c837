"""Which syntax pipeline is used, and what happens where it is missing, damaged or another."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from extractors.language import pipelines
from extractors.language.pipelines import load_pipeline, pipeline_id
from extractors.language.syntax import parse_ranges
from extractors.registry import signature
from kg.errors import ModelError, SettingsError

OWN = pipelines.OWN.path
TEXT = "The clerk says that it rains."


@pytest.fixture
def own_copy(tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(OWN, folder)
    return folder


def test_our_own_is_whole_and_named_in_the_signature(monkeypatch):
    monkeypatch.delenv("CLAIMTRAIL_SYNTAX", raising=False)
    pipelines.OWN.check()
    told = json.loads((OWN / "manifest.json").read_text())
    assert pipeline_id().name == told["name"] == "en_claimtrail_syntax"
    assert pipeline_id().version == told["version"]
    assert told["licence"] == "CC-BY-SA-4.0"
    assert signature().endswith(str(pipeline_id()))


def test_no_file_is_there_that_no_manifest_names():
    told = json.loads((OWN / "manifest.json").read_text())["files"]
    there = {p.relative_to(OWN).as_posix() for p in OWN.rglob("*") if p.is_file()}
    assert there - set(told) <= {"manifest.json", "LICENSE", "MODEL_CARD.md"}
    assert "/tmp" not in (OWN / "config.cfg").read_text()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (shutil.rmtree, "is missing"),
        (lambda folder: (folder / "parser" / "model").unlink(), "lacks its file parser/model"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "manifest.json is damaged"),
        (lambda folder: (folder / "manifest.json").write_text("[]"), "manifest.json is damaged"),
        (lambda folder: flip(folder / "tok2vec" / "model"), "tok2vec/model is damaged"),
        (lambda folder: (folder / "meta.json").write_text(""), "meta.json is damaged"),
    ],
)
def test_damage_is_told_in_one_line_that_helps(own_copy, damage, words):
    damage(own_copy)
    with pytest.raises(ModelError, match=words) as told:
        replace(pipelines.OWN, path=own_copy).check()
    assert "\n" not in str(told.value)
    assert "reinstall Claimtrail" in str(told.value)


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def test_a_folder_may_be_named_and_is_told_apart(own_copy, monkeypatch):
    monkeypatch.delenv("CLAIMTRAIL_SYNTAX", raising=False)
    before, parse = signature(), parse_ranges(TEXT, [(0, len(TEXT))])
    monkeypatch.setenv("CLAIMTRAIL_SYNTAX", str(own_copy))
    assert signature() != before
    assert pipeline_id().name == "en_claimtrail_syntax"
    assert parse_ranges(TEXT, [(0, len(TEXT))]) == parse


def test_another_version_of_a_folder_has_another_digest(own_copy, monkeypatch):
    monkeypatch.setenv("CLAIMTRAIL_SYNTAX", str(own_copy))
    pipelines._id_of.cache_clear()
    first = pipeline_id()
    flip(own_copy / "tok2vec" / "model")
    pipelines._id_of.cache_clear()
    assert pipeline_id().digest != first.digest


@pytest.mark.parametrize("setting", ["no_such_pipeline", "no/such/folder", "json", "kg", "../.."])
def test_what_spacy_cannot_load_is_refused(setting, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMTRAIL_SYNTAX", setting)
    for ask in (pipeline_id, lambda: parse_ranges(TEXT, [(0, 9)])):
        with pytest.raises(SettingsError, match="CLAIMTRAIL_SYNTAX=") as told:
            ask()
        assert "\n" not in str(told.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(SettingsError, match="no parser"):
        load_pipeline(str(tmp_path / "blank"))


def test_a_pipeline_with_other_relations_is_refused(tmp_path):
    import spacy
    from spacy.training import Example

    nlp = spacy.load(OWN, exclude=["parser"])
    told = {"heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"]}
    example = Example.from_dict(nlp.make_doc("Dams hold water"), told)
    nlp.add_pipe("parser").initialize(lambda: [example], nlp=nlp)
    nlp.to_disk(tmp_path / "old")
    with pytest.raises(SettingsError, match="Universal Dependencies"):
        load_pipeline(str(tmp_path / "old"))


def test_a_pipeline_without_lemmas_gives_small_letters(tmp_path, monkeypatch):
    import spacy

    spacy.load(OWN, exclude=["trainable_lemmatizer"]).to_disk(tmp_path / "bare")
    monkeypatch.setenv("CLAIMTRAIL_SYNTAX", str(tmp_path / "bare"))
    (parse,) = parse_ranges(TEXT, [(0, len(TEXT))])
    assert [token.lemma for token in parse.tokens][:3] == ["the", "clerk", "says"]


def test_naming_the_pipeline_imports_no_spacy():
    code = (
        "import sys; from extractors.registry import signature; signature();"
        "print([m for m in ('spacy', 'torch', 'thinc') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_reads_without_torch_and_other_programs_keep_theirs():
    read = (
        "from extractors.language.syntax import parse_ranges; parse_ranges('It rains.', [(0, 9)]);"
    )
    for before, torch in (("import extractors.cli;", False), ("", True)):
        code = f"import sys; {before} {read} print('torch' in sys.modules); import torch"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == str(torch)


def test_reading_leaves_the_threads_of_the_process_as_they_were():
    from threadpoolctl import threadpool_info, threadpool_limits

    parse_ranges(TEXT, [(0, 9)])
    with threadpool_limits(2, user_api="blas"):
        before = [pool["num_threads"] for pool in threadpool_info()]
        parse_ranges(TEXT, [(0, 9)])
        assert [pool["num_threads"] for pool in threadpool_info()] == before
