"""Sources added as a user adds them: one claim for what is said twice, undone by a word, in any order."""

from __future__ import annotations

import json
import sys
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.build import add_text
from extractors.cli import main
from kg.analysis import told_statements
from kg.analysis.trace import trace
from kg.export import export
from kg.store import open_store
from kg.store.meaning_codes import encode_codes, near_pairs

TEXTS = (
    (
        "harbour.txt",
        "Harbour plans\n\nPublished 2030-02-01\n\nThe pilot Nora Vance puts a 40% chance on the "
        "river port closing by 2034. The new quay needs dredging twice a year. Cranes at the old "
        "quay are idle on most days.\n",
    ),
    (
        "letters.txt",
        "Letters to the gazette\n\nPublished 2031-03-01\n\nTwice as many ships came as planned. The "
        "new quay needs dredging twice a year. Nora Vance estimates a 40% probability that the river "
        "port will close by 2034.\n",
    ),
    (
        "radio.txt",
        "Radio notes\n\nPublished 2032-04-01\n\nNora Vance puts a 30% chance on the river port "
        "closing by 2033. The new quay does not need dredging twice a year.\n",
    ),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Workspaces with the same sources, added in every order."""
    folders = []
    for n, order in enumerate(permutations(TEXTS)):
        folder = tmp_path_factory.mktemp(f"order{n}")
        with open_store(folder) as store:
            for name, text in order:
                add_text(store, text, name=name)
        folders.append(folder)
    return folders


def graph_of(folder):
    with open_store(folder) as store:
        return store.graph()


def claim_with(graph, words):
    return {s.claim for s in graph.statements if words in s.span.quote}


def test_one_forecast_in_two_sources_is_one_claim(built):
    graph = graph_of(built[0])
    (claim,) = claim_with(graph, "40%")
    assert claim not in claim_with(graph, "30%")
    told = told_statements(graph, claim)
    assert [one.source.published for one in told] == ["2030-02-01", "2031-03-01"]
    assert told[0].why is None
    assert told[1].why is not None
    assert told[1].why.test.value == "same-forecast"


def test_a_claim_and_its_denial_stay_two(built):
    graph = graph_of(built[0])
    assert len(claim_with(graph, "dredging twice a year")) == 2


@pytest.mark.parametrize("form", ["json", "csv", "turtle", "graphml"])
def test_the_same_bytes_in_every_order(built, form):
    exports = set()
    for folder in built:
        with open_store(folder) as store:
            exports.add(export(store.graph(), store.document, form))
    assert len(exports) == 1


def test_removing_a_source_takes_its_wording_along(tmp_path):
    with open_store(tmp_path) as store:
        ids = [add_text(store, text, name=name).source_id for name, text in TEXTS[:2]]
        assert store.graph().restatements
        store.remove(ids[0])
        graph = store.graph()
        assert not graph.restatements
        assert store.verify() == ()
        (claim,) = claim_with(graph, "40%")
        assert graph.claim(claim).text == graph.statements_of(claim)[0].canonical


def test_a_source_alone_keeps_its_own_claims(built):
    with open_store(built[0]) as store:
        for source in store.graph().sources:
            found = store.extraction(source.id)
            assert {s.claim for s in found.statements} == {c.id for c in found.claims}


def run(*arguments, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["claimtrail", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    out = capsys.readouterr()
    return int(stopped.value.code or 0), out.out, out.err


def test_a_person_splits_and_joins_on_the_command_line(tmp_path, monkeypatch, capsys):
    place = ("--workspace", str(tmp_path))
    with open_store(tmp_path) as store:
        for name, text in TEXTS[:2]:
            add_text(store, text, name=name)
        graph = store.graph()
    (claim,) = claim_with(graph, "40%")
    first, second = (told.statement.id for told in told_statements(graph, claim))
    used = {"monkeypatch": monkeypatch, "capsys": capsys}
    status, out, _ = run("show", claim, *place, **used)
    assert status == 0
    assert "first told in Harbour plans" in out
    assert "the same forecast" in out
    assert f"held against {first}" in out
    # The other wording's own id leads to the claim that it is part of.
    other = next(r.wording for r in graph.restatements if r.statement == second)
    assert run("show", other, *place, **used)[1] == out
    assert run("claims", "--split", first, second, *place, **used)[0] == 0
    assert len(claim_with(graph_of(tmp_path), "40%")) == 2
    status, _, err = run("claims", "--split", first, second, *place, **used)
    assert "known already" in err
    with open_store(tmp_path) as store:
        store.remove(graph.statement(second).source)
        add_text(store, TEXTS[1][1], name=TEXTS[1][0])
    assert len(claim_with(graph_of(tmp_path), "40%")) == 2
    assert run("claims", "--join", first, second, *place, **used)[0] == 0
    assert len(claim_with(graph_of(tmp_path), "40%")) == 1
    listed = json.loads(run("claims", "--json", *place, **used)[1])
    assert [made["verdict"] for made in listed["decisions"]] == ["distinct", "same"]
    status, out, _ = run("claims", "--compare", first, second, *place, **used)
    assert "passed  quantity" in out
    status, _, err = run("claims", "--join", first, first, *place, **used)
    assert status == 2
    assert "same statement" in err


def test_a_trace_says_why_a_statement_is_there(built):
    with open_store(built[0]) as store:
        graph = store.graph()
        (claim,) = claim_with(graph, "40%")
        traced = trace(graph, claim, store.document)
    assert sum(one.why is not None for one in traced.statements) == 1


@given(st.integers(2, 9), st.integers(0, 2**32 - 1))
def test_near_pairs_are_those_of_the_plain_product(count, seed):
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    codes = encode_codes(rows)
    found = {(p.mine, p.other): p.cosine for p in near_pairs(codes, codes, 0.2)}
    expected = rows @ rows.T
    for (mine, other), cosine in found.items():
        assert cosine == pytest.approx(expected[mine, other], abs=2e-3)
    assert {(n, n) for n in range(count)} <= set(found)
    # A row's neighbours are the same whatever it is asked together with.
    for n in range(count):
        alone = {(n, p.other): p.cosine for p in near_pairs(codes[n : n + 1], codes, 0.2)}
        assert alone == {key: value for key, value in found.items() if key[0] == n}
