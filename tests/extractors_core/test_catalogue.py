import pytest

from extractors.catalogue import read_catalogue, stated_metadata
from kg.errors import SettingsError
from kg.model import SourceKind


def test_no_catalogue_states_nothing(tmp_path):
    assert read_catalogue(tmp_path) == ()


def test_what_is_stated_is_read(tmp_path):
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nfile = "a.txt"\ntitle = "A"\nkind = "thread"\npublished = 2026-05-08\n'
        'url = ""\n[[source]]\nfile = "sub/b.md"\nauthor = "Ada Quill"\n'
    )
    first, second = read_catalogue(tmp_path)
    assert first.file == "a.txt"
    assert first.stated.kind is SourceKind.THREAD
    assert first.stated.published == "2026-05-08"
    assert first.stated.url is None
    assert second.stated.author == "Ada Quill"
    assert second.stated.kind is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[source]\n", "not TOML"),
        ("source = 3\n", "list of tables"),
        ("[[source]]\ntitle = 'x'\n", "names no file"),
        ("[[source]]\nfile = 'a.txt'\nkind = 'poem'\n", "poem"),
        ("[[source]]\nfile = 'a.txt'\npublished = 'soon'\n", "soon"),
        ("[[source]]\nfile = 'a.txt'\ntitle = 7\n", "title must be text"),
    ],
)
def test_a_wrong_catalogue_is_named(tmp_path, content, says):
    (tmp_path / "sources.toml").write_text(content)
    with pytest.raises(SettingsError, match=says) as err:
        read_catalogue(tmp_path)
    assert "sources.toml" in str(err.value)


def test_partial_dates_may_be_stated():
    assert stated_metadata("here", published="2026-05").published == "2026-05"
