"""The People page, run by Streamlit's own test runner over a workspace made by hand."""

import ast
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from kg.analysis import Origins
from kg.analysis.directory import Directory
from kg.analysis.stands import Stands
from kg.model import (
    ClaimType,
    Entity,
    EntityKind,
    Forecast,
    Horizon,
    Mention,
    Operator,
    Position,
    Probability,
    Relation,
    Role,
    Span,
    content_id,
)
from kg.store import open_store
from tests.analysis.debates import debate
from tests.views.conftest import extraction_of, link_of, quarrel, source_of, statement_of
from tests.views.opening import addresses, opened, words
from views.components.stands import payload
from views.data import snapshot
from views.holders import directory_of, people
from views.people import roles_told
from views.state import Key

VIEWS = Path(__file__).parents[2] / "views"
HOSTILE = "<img src=x onerror=alert(1)> [Eve](javascript:alert(1)) \u202eQuill"


def add(made, text, **fields):
    source = source_of(text, "A hostile letter")
    with open_store(made.folder) as store:
        said = statement_of(source, text, text, **fields)
        store.put(extraction_of(source, text, [said]))
    return said


def test_people_lists_who_holds_something_with_counts(made):
    test = opened("people")
    assert not test.exception
    table = test.dataframe[0].value
    assert list(table["Name"])[:3] == ["Ida Fenn", "Mara Quill", "Oren Vale"]
    assert set(table["Name"]) >= {"author of ‘A doubt about tides’"}
    mara = table[table["Name"] == "Mara Quill"].iloc[0]
    assert (mara["Claims"], mara["Forecasts"], mara["Disputes"]) == (1, 1, 0)


def test_words_and_kinds_leave_only_those_that_fit(made):
    test = opened("people", name="quill")
    assert list(test.dataframe[0].value["Name"]) == ["Mara Quill"]
    test.text_input(key="name").set_value("nobody of that name").run()
    assert "Nobody fits" in words(test)


def test_somebody_opens_with_claims_exchanges_forecasts_and_ways_to_the_words(made):
    test = opened("people", person="Mara Quill")
    assert not test.exception
    odds = made.statement("70%")
    said = words(test)
    assert "person · 1 claim in 1 source" in said
    assert "Mara Quill puts the chance at 70% by the end of 2031." in said
    assert "asserts · 80% sure of it" in said
    assert "told by Ida Fenn (author)" in said
    assert f"sources?source={odds.source}&claim={odds.id}" in addresses(test)
    assert f"map?claim={odds.claim}" in addresses(test)


def test_whom_somebody_disputes_and_by_whom_they_are_disputed(made):
    half, rely = made.statement("half of the island"), made.statement("cannot rely")
    said = words(opened("people", person="Ida Fenn"))
    assert "Is disputed 1 time" in said
    assert "The island cannot rely on tides." in said
    assert "Ground: reply cue · confidence 90%" in said
    test = opened("people", person=directory_of(snapshot()).of(rely).id)
    assert "Disputes others 1 time" in words(test)
    assert f"sources?source={half.source}&claim={half.id}" in addresses(test)
    (button,) = (b for b in test.button if "Ida Fenn" in b.label)
    button.click().run()
    assert test.query_params["person"] == "Ida Fenn"


def test_two_links_between_the_same_claims_are_counted_and_listed_once(made):
    text = "The quay is dry. The quay is not dry. It is not dry, Bo says again."
    source = source_of(text, "A quay")
    said = [
        statement_of(source, text, "The quay is dry.", speaker="Ann Lee"),
        statement_of(source, text, "The quay is not dry.", speaker="Bo Marsh"),
        statement_of(source, text, "It is not dry, Bo says again.", speaker="Bo Marsh"),
    ]
    said[2] = replace(said[2], claim=said[1].claim)
    links = tuple(link_of(one, said[0], Relation.DISPUTES) for one in said[1:])
    with open_store(made.folder) as store:
        store.put(extraction_of(source, text, said, links=links))
    shown = words(opened("people", person="Ann Lee"))
    assert "disputed 1, supported 0" in shown
    assert "Is disputed 1 time" in shown


def test_an_organisation_alone_is_no_second_role():
    at = Mention("s-1", Span(0, 3, "Ada"))
    entity = Entity(
        id="e-1",
        kind=EntityKind.PERSON,
        name="Ada",
        aliases=("Ada",),
        affiliations=("Northlight", "Tidewerk"),
        mentions=(at,),
        roles=(
            Role("founder", "Tidewerk", at),
            Role(None, "Tidewerk", at),
            Role("founder", "Tidewerk", at),
            Role(None, "Northlight", at),
        ),
    )
    assert roles_told(entity) == ["founder, Tidewerk", "Northlight"]


def test_a_column_of_somebodys_forecasts_that_says_nothing_is_left_out(made):
    def columns():
        return set(opened("people", person="Mara Quill").dataframe[0].value.columns)

    assert columns() == {"Published", "Event", "Chance", "By", "Source"}
    (one,) = made.tides.forecasts
    with open_store(made.folder) as store:
        store.put(replace(made.tides, forecasts=(replace(one, horizon=None),)))
    assert columns() == {"Published", "Event", "Chance", "Source"}


def test_a_card_leads_to_whoever_holds_the_claim(made):
    odds = made.statement("70%")
    assert "people?person=Mara+Quill" in addresses(opened("argument_map", claim=odds.claim))


def test_the_table_of_stands_has_the_words_of_each_cell(made):
    now = snapshot()
    table = payload(now.graph, people(now).stands.table())
    row = next(row for row in table["rows"] if "half of the island" in row["text"])
    sides = [(cell[1], cell[3]) for cell in row["cells"]]
    assert sides == [("for", "asserts"), ("against", "disputes")]
    (against,) = table["words"][row["cells"][1][5]]["parts"]
    assert against["quote"] == "The island cannot rely on tides."
    assert "reply cue, confidence 90%" in against["proof"]
    assert Origins(now.graph).of_claim(made.statement("cannot rely").claim).mentions == 1


def test_who_goes_both_ways_is_shown_with_the_words_of_either(made):
    graph = debate(
        "b disputes a 0.9",
        "c supports a 0.5",
        a={"speaker": "Ada"},
        b={"speaker": "Ben"},
        c={"speaker": "Ben"},
    )
    table = payload(graph, Stands(graph, Directory(graph)).table())
    cells = {cell[3]: table["words"][cell[5]] for row in table["rows"] for cell in row["cells"]}
    found = cells["goes both ways"]
    assert [(part["way"], part["quote"]) for part in found["parts"]] == [
        ("For it:", "c"),
        ("Against it:", "b"),
    ]
    assert found["tip"] == "For it: “c” Against it: “b”"
    assert cells["asserts"]["tip"] == "“a”"


def test_a_hostile_name_stays_text(made):
    add(made, "The quay is under water.", speaker=HOSTILE)
    test = opened("people", person=HOSTILE)
    assert not test.exception
    assert HOSTILE.replace("\u202e", "⟨RLO⟩") in words(test)
    for element in (*test.markdown, *test.caption, *test.header):
        assert not re.search(r"(?<!\\)[<\[\]]", element.value)
    assert not any("\u202e" in element.value for element in (*test.text, *test.caption))


def test_the_debate_says_who_stands_where_and_which_camps_links_alone_make(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("against tides", "The island cannot rely on tides."))
    test = opened("debate", left="for tides", right="against tides")
    assert not test.exception
    said = words(test)
    for heading in ("Who stands where", "Held by both", "Talking past each other"):
        assert heading in said
    assert "dispute across" not in said
    test.toggle(key="camps").set_value(True).run()
    assert "1 dispute across; 0% of the links" in words(test)
    assert "people?person=Ida+Fenn" in addresses(test)


def test_smaller_debates_wait_in_a_fold_under_the_camps(made):
    with open_store(made.folder) as store:
        store.put_position(Position("for tides", "Tidal power will supply the island."))
        store.put_position(Position("against tides", "The island cannot rely on tides."))
        for n in range(4):
            store.put(quarrel(n))
    test = opened("debate", left="for tides", right="against tides")
    test.toggle(key="camps").set_value(True).run()
    assert not test.exception
    assert "2 smaller debates" in {fold.label for fold in test.expander}
    assert words(test).count("1 dispute across") == 3
    assert "command line" not in words(test)
    test.session_state["fold-camps"] = True
    assert words(test.run()).count("1 dispute across") == 5


def test_a_pair_that_talks_past_each_other_opens_both_sides(made):
    told = [
        _foretold(made, "Jon Hale", 0.2, "tidal power moves the old ferries"),
        _foretold(made, "Nia Roe", 0.7, "tidal power heats every house"),
    ]
    test = AppTest.from_string(_PAST, default_timeout=60).run()
    assert not test.exception
    shown = words(test)
    assert "20%: tidal power moves the old ferries" in shown
    assert "70%: tidal power heats every house" in shown
    assert "one-wording-two-events; shared: tidal, power" in shown
    for statement in told:
        assert f"sources?source={statement.source}&claim={statement.id}" in addresses(test)


def _foretold(made, who, chance, event):
    text = f"{who} gives a chance of {chance:.0%} that {event} by the end of 2031."
    source = source_of(text, f"What {who} counts")
    said = statement_of(source, text, text, type=ClaimType.FORECAST, speaker=who)
    forecast = Forecast(
        id=content_id("f", said.id),
        source=source.id,
        statement=said.id,
        span=said.span,
        forecaster=who,
        event=event,
        probability=Probability(chance, chance, chance, Operator.EQUAL, f"{chance:.0%}"),
        horizon=Horizon(None, "2031-12-31", "by the end of 2031"),
    )
    with open_store(made.folder) as store:
        store.put(extraction_of(source, text, [said], forecasts=(forecast,)))
    return said


_PAST = """
from kg.analysis.cross_purposes import cross_purposes
from views.components.sides import talking_past
from views.data import snapshot
from views.holders import directory_of

now = snapshot()
talking_past(now, cross_purposes(now.graph, directory_of(now)))
"""


def test_no_page_binds_a_name_that_leads_from_page_to_page():
    """Streamlit drops a name bound to a widget from the address on the way to another page."""
    bound = Counter()
    for path in VIEWS.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                given = {k.arg: getattr(k.value, "value", None) for k in call.keywords}
                if given.get("bind") == "query-params":
                    bound[given["key"]] += 1
    assert bound
    assert not set(bound) & {key.value for key in Key}
    assert set(bound.values()) == {1}
