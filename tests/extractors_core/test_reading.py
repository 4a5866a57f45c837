import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import reading
from extractors.reading import MAX_BYTES, find_files, raw_source, read_file
from kg.errors import SourceError

TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda t: any(c.isalnum() for c in t)
)


@given(TEXTS)
def test_any_text_comes_back_untouched(text):
    assert raw_source(text.encode(), name="x").text == text


def test_nothing_is_normalised(tmp_path):
    data = "\ufeffone\r\ntwo\u202fthree e\u0301 \u202eabc\u202c 👩‍🚀\x0c".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    raw = read_file(path)
    assert raw.text.encode() == data
    assert (raw.name, raw.origin) == ("a", "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\u200b\n".encode(), "empty"),
        (b"text\x00more", "binary"),
        (b"caf\xe9 au lait", "not UTF-8 (byte 0xe9 at 3)"),
        ("wide".encode("utf-16"), "UTF-16, not UTF-8"),
        (b"\x1b\x01\x02\x03 four controls in a few", "control characters"),
        (b"x" * (MAX_BYTES + 1), "20 MB"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>The pier is safe.</p>", "HTML, not plain text"),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<HTML lang="en"><body>', "HTML, not plain text"),
        (b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj", "PDF, not plain text"),
        (b"%PDF-1.7\n\x00\xff\x00 stream", "PDF, not plain text"),
        (b"{\\rtf1\\ansi The pier is safe.}", "RTF, not plain text"),
    ],
)
def test_a_file_that_is_no_text_is_named_with_a_reason(tmp_path, data, says):
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as err:
        read_file(path)
    assert says in str(err.value)
    assert str(path) in str(err.value)
    assert "\n" not in str(err.value)


@pytest.mark.parametrize(
    "text",
    [
        "<p>A Markdown text may hold a tag.</p>\n\nThe pier is safe.",
        "<htmlx> is no tag of a page.",
        "The page began with <!DOCTYPE html>, and the file with %PDF-1.4.",
    ],
)
def test_a_text_that_only_speaks_of_other_formats_is_read(text):
    assert raw_source(text.encode(), name="a").text == text


def test_a_few_control_characters_are_no_reason_to_refuse(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("A page break\x1f stood here, in a text that is long enough to be one.\n" * 20)
    assert "\x1f" in read_file(path).text


def test_missing_folder_special_and_foreign_files(tmp_path):
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, says in (
        ("none.txt", "no such file"),
        ("", "a folder"),
        ("page.pdf", "only .md"),
        ("pipe.txt", "not an ordinary file"),
    ):
        with pytest.raises(SourceError, match=says):
            read_file(tmp_path / name)


def test_an_unreadable_file_is_said(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("words")

    def denied(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", denied)
    with pytest.raises(SourceError, match="Permission denied"):
        read_file(path)


def test_standard_input(monkeypatch, tmp_path):
    class Piped:
        buffer = io.BytesIO(b"Words from a pipe.")

    monkeypatch.setattr(reading.sys, "stdin", Piped())
    raw = read_file(tmp_path.__class__("-"))
    assert raw.text == "Words from a pipe."
    assert raw.origin == "-"


def test_folders_are_searched_in_order_and_hidden_files_left(tmp_path):
    for name in ("b.md", "a.txt", "sub/c.TXT", ".git/x.txt", "README.md", "data.csv", ".h.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    found = [p.relative_to(tmp_path).as_posix() for p in find_files([tmp_path])]
    assert found == ["a.txt", "b.md", "sub/c.TXT"]
    twice = find_files([tmp_path / "a.txt", tmp_path])
    assert len(twice) == 3


def test_a_folder_without_a_source_is_said(tmp_path):
    (tmp_path / "data.csv").write_text("1,2")
    with pytest.raises(SourceError, match="no readable file"):
        find_files([tmp_path])
