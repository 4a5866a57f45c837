"""Adding a source through the page, over the real extractors: read, review, join, what changed."""

import pytest
from streamlit.testing.v1 import AppTest

from kg.model.correction import Rejection, SpeakerChange, WordingChange
from kg.store import open_store

TEXT = (
    "The Long Lock\n\nThe canal will reopen by 2030. Engineer Ada Brook says there is a 60% chance "
    "that it reopens by 2028. However, the northern lock is not safe."
)
OTHER = "A second look\n\nBy Per Holt\n\nThe canal will not reopen by 2030. Nobody has paid for the gates."


def opened() -> AppTest:
    script = "from views import add_source\nadd_source.render()"
    return AppTest.from_string(script, default_timeout=120).run()


def button(test: AppTest, words: str):
    return next(b for b in test.button if b.label == words)


def read(text: str, title: str = "") -> AppTest:
    """The page at the review of a pasted text."""
    test = opened()
    test.text_area(key="add_text").set_value(text)
    test.text_input(key="add_title").set_value(title)
    return button(test, "Read it").click().run()


def said(test: AppTest) -> str:
    shown = (test.text, test.caption, test.markdown, test.success, test.header, test.warning)
    told = "\n".join(element.value for kind in shown for element in kind)
    return told.replace("\\", "").replace("\u2060", "")  # what keeps Markdown from acting on it


def graph_of(folder):
    with open_store(folder) as store:
        return store.graph()


def titles(folder) -> list[str]:
    return [source.title for source in graph_of(folder).sources]


def item(test: AppTest, action: str, statement: str):
    return test.button(key=f"{action}-{statement}")


def found(test: AppTest, words: str):
    (review,) = test.session_state["adding"].reviews
    return next(s for s in review.found.statements if words in s.span.quote)


def test_reading_touches_no_graph_and_joining_does(empty):
    test = read(TEXT, "Locks")
    assert not test.exception
    assert "Review: Locks" in said(test)
    assert titles(empty) == []
    assert {b.label for b in test.button} >= {"Join the graph", "Discard", "Reject", "Correct"}
    button(test, "Join the graph").click().run()
    assert not test.exception
    assert titles(empty) == ["Locks"]
    assert "joined the graph" in said(test)
    assert {link.proto.page for link in test.page_link} == {"sources", "map"}


def test_what_is_discarded_leaves_nothing(empty):
    test = read(TEXT)
    button(test, "Discard").click().run()
    assert titles(empty) == []
    assert test.text_area(key="add_text").value == ""


def test_a_rejected_claim_is_kept_out_and_stays_out_when_the_source_is_read_again(empty):
    test = read(TEXT)
    statement = found(test, "northern lock")
    item(test, "reject", statement.id).click().run()
    assert "1 rejected" in said(test)
    item(test, "undo", statement.id).click().run()
    assert "0 rejected" in said(test)
    item(test, "reject", statement.id).click().run()
    button(test, "Join the graph").click().run()
    assert statement.id not in {s.id for s in graph_of(empty).statements}
    with open_store(empty) as store:
        (entry,) = store.corrections()
        assert isinstance(entry.change, Rejection)
        store.remove(statement.source)
    again = read(TEXT)
    button(again, "Join the graph").click().run()
    left = {s.id for s in graph_of(empty).statements}
    assert left
    assert statement.id not in left


def test_a_speaker_and_wording_corrected_in_review_join_the_graph(empty):
    test = read(TEXT)
    statement = found(test, "northern lock")
    item(test, "open", statement.id).click().run()
    test.selectbox(key=f"speaker-{statement.id}").set_value("Ada Brook")
    test.text_area(key=f"wording-{statement.id}").set_value(
        "The northern lock of the canal is unsafe."
    )
    button(test, "Save").click().run()
    assert not test.exception
    assert "2 corrected" in said(test)
    assert "worded: The northern lock of the canal is unsafe." in said(test)
    button(test, "Join the graph").click().run()
    now = graph_of(empty).statement(statement.id)
    assert (now.speaker, now.canonical) == (
        "Ada Brook",
        "The northern lock of the canal is unsafe.",
    )
    with open_store(empty) as store:
        kinds = {type(entry.change) for entry in store.corrections()}
    assert kinds == {SpeakerChange, WordingChange}


def test_what_changed_names_new_claims_and_disputes_with_their_proofs(empty):
    button(read(TEXT), "Join the graph").click().run()
    test = read(OTHER)
    button(test, "Join the graph").click().run()
    shown = said(test)
    graph = graph_of(empty)
    mine = [s for s in graph.statements if "gates" in s.span.quote]
    assert mine
    assert mine[0].canonical in [t.value for t in test.text]
    joined = test.session_state["adding"].joined
    assert f"{len(joined.changes.new)} new claims" in shown
    assert {link.id for link in joined.changes.links} <= {link.id for link in graph.links}


def test_a_known_text_is_said_before_any_reading(empty):
    button(read(TEXT, "Locks"), "Join the graph").click().run()
    test = read(TEXT)
    assert "in the graph already" in said(test)
    assert not test.checkbox[0].value
    assert button(test, "Go on").disabled
    assert [link.proto.label for link in test.page_link] == ["Locks"]
    nearly = read(TEXT.replace("northern", "southern"))
    assert "Much of this text is in the graph already" in said(nearly)
    assert nearly.checkbox[0].value
    button(nearly, "Go on").click().run()
    assert "Review:" in said(nearly)
    assert len(titles(empty)) == 1


def test_one_bad_file_does_not_keep_the_good_one_out(empty):
    test = opened()
    test.file_uploader(key="add_files").upload("bad.txt", b"\x00\x01\x02", "text/plain").upload(
        "good.md", TEXT.encode(), "text/markdown"
    )
    button(test, "Read it").click().run()
    (error,) = test.error
    assert "bad" in error.value
    assert "\n" not in error.value
    button(test, "Join the graph").click().run()
    assert len(titles(empty)) == 1


@pytest.mark.parametrize(
    ("text", "date", "message"),
    [("", "", "nothing to add"), (TEXT, "some day", "some day"), ("   \n", "", "nothing to add")],
)
def test_what_cannot_be_added_is_one_line(text, date, message, empty):
    test = opened()
    test.text_area(key="add_text").set_value(text)
    test.text_input(key="add_date").set_value(date)
    button(test, "Read it").click().run()
    (error,) = test.error
    assert message in error.value
    assert not test.exception


def test_a_review_left_waits_in_the_workspace_with_what_was_said(empty):
    test = read(TEXT, "Locks")
    lock, ada = found(test, "northern lock"), found(test, "60% chance")
    item(test, "reject", lock.id).click().run()
    item(test, "open", ada.id).click().run()
    test.text_area(key=f"wording-{ada.id}").set_value("The canal may reopen by 2028.")
    button(test, "Save").click().run()

    again = opened()  # another session: the tab was reloaded
    assert "A review waits: Locks" in said(again)
    assert "1 rejected, 1 corrected" in said(again)
    button(again, "Go on with the review").click().run()
    assert not again.exception
    assert "1 rejected, 1 corrected" in said(again)
    assert "worded: The canal may reopen by 2028." in said(again)
    button(again, "Join the graph").click().run()
    graph = graph_of(empty)
    assert lock.id not in {s.id for s in graph.statements}
    assert graph.statement(ada.id).canonical == "The canal may reopen by 2028."
    assert "A review waits" not in said(opened())


def test_a_review_that_waits_is_dropped(empty):
    read(TEXT, "Locks")
    button(opened(), "Drop it").click().run()
    assert "A review waits" not in said(opened())
    button(read(TEXT, "Locks"), "Discard").click().run()
    assert "A review waits" not in said(opened())
    assert titles(empty) == []


def test_a_damaged_review_is_said_and_the_form_still_works(empty):
    read(TEXT, "Locks")
    (kept,) = (empty / "reviews").glob("*.json")
    kept.write_text('{"raw": ')
    test = opened()
    assert "a review that cannot be read" in plain_errors(test)
    assert button(test, "Read it")


def plain_errors(test: AppTest) -> str:
    return "\n".join(e.value for e in test.error).replace("\\", "").replace("\u2060", "")


def test_what_is_known_of_a_source_is_kept_with_it(empty):
    test = opened()
    test.text_area(key="add_text").set_value(TEXT)
    test.text_input(key="add_publisher").set_value("Canal Weekly")
    test.text_input(key="add_url").set_value(" https://canal.example/lock ")
    test = button(test, "Read it").click().run()
    button(test, "Join the graph").click().run()
    (source,) = graph_of(empty).sources
    assert (source.publisher, source.url) == ("Canal Weekly", "https://canal.example/lock")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("add_url", "javascript:alert(1)", "https://example.org"),
        ("add_url", "canal.example/lock", "https://example.org"),
        ("add_date", "2026-1", "no date"),
        ("add_title", "Two at once", "2 sources"),
        ("add_url", "https://canal.example/lock", "2 sources"),
    ],
)
def test_what_cannot_be_said_of_texts_is_refused_in_a_line(empty, key, value, message):
    test = opened()
    test.text_area(key="add_text").set_value(TEXT)
    test.file_uploader(key="add_files").upload("other.md", OTHER.encode(), "text/markdown")
    test.text_input(key=key).set_value(value)
    test = button(test, "Read it").click().run()
    (error,) = test.error
    assert message in error.value.replace("\\", "").replace("\u2060", "")
    assert "\n" not in error.value
    assert "adding" not in test.session_state or not test.session_state["adding"].waiting
