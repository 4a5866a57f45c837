"""Adding a source through the page, over the real extractors."""

import pytest
from streamlit.testing.v1 import AppTest

from kg.store import open_store

TEXT = (
    "The Long Lock\n\nThe canal will reopen by 2030. Engineer Ada Brook says there is a 60% chance "
    "that it reopens by 2028. However, the northern lock is not safe."
)


def opened() -> AppTest:
    script = "from views import add_source\nadd_source.render()"
    return AppTest.from_string(script, default_timeout=120).run()


def sent(test: AppTest) -> AppTest:
    return test.button[0].click().run()


def titles(folder) -> list[str]:
    with open_store(folder) as store:
        return [source.title for source in store.graph().sources]


def test_pasted_text_is_stored_and_reported(empty):
    test = opened()
    test.text_area(key="add_text").set_value(TEXT)
    test.text_input(key="add_title").set_value("Locks")
    sent(test)
    assert not test.exception
    assert test.text[-1].value.startswith("Found ")
    assert titles(empty) == ["Locks"]
    assert {link.proto.page for link in test.page_link} == {"sources", "map"}


def test_the_same_text_again_changes_nothing(empty):
    for expected in ("was added", "was already here"):
        test = opened()
        test.text_area(key="add_text").set_value(TEXT)
        assert expected in sent(test).status[0].label
    assert len(titles(empty)) == 1


def test_one_bad_file_does_not_keep_the_good_one_out(empty):
    test = opened()
    test.file_uploader(key="add_files").upload("bad.txt", b"\x00\x01\x02", "text/plain").upload(
        "good.md", TEXT.encode(), "text/markdown"
    )
    sent(test)
    (error,) = test.error
    assert "bad" in error.value
    assert "\n" not in error.value
    assert len(titles(empty)) == 1


@pytest.mark.parametrize(
    ("text", "date", "message"),
    [("", "", "nothing to add"), (TEXT, "some day", "some day"), ("   \n", "", "nothing to add")],
)
def test_what_cannot_be_added_is_one_line(text, date, message, empty):
    test = opened()
    test.text_area(key="add_text").set_value(text)
    test.text_input(key="add_date").set_value(date)
    sent(test)
    (error,) = test.error
    assert message in error.value
    assert not test.exception
