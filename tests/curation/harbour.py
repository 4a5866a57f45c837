"""Three short texts of our own, and a workspace that holds them."""

from pathlib import Path

from extractors.build import add_text, build_folder
from extractors.draft import Metadata
from kg.analysis.curation import place_of, rejections
from kg.model import Graph, Relation, Statement
from kg.model.correction import SpeakerChange, WordingChange
from kg.store import SqliteStore, open_store

DISPUTE = "incompatible-probability"
"""The test that two figures of the harbour fail together."""

TEXTS = {
    "ferries": (
        "Ferries of the north\n\nBy Ida Fenn\n\n"
        "Electric ferries will replace half of the northern fleet by 2031. "
        "Mara Quill puts the chance at 70% by the end of 2031. "
        "Batteries are cheaper than diesel on short routes, because diesel is taxed.\n\n"
        "The winter route is not safe for small boats.\n\n"
        "Prototype B scored 41% on SluiceBench in March 2026.\n"
    ),
    "doubts": (
        "A doubt about ferries\n\nBy Tomas Brandt\n\n"
        "Electric ferries will not replace half of the northern fleet by 2031. "
        "Oren Vale puts the chance at 10% by the end of 2031. "
        "Oren Vale says that batteries are cheaper than diesel on short routes.\n"
    ),
    "echo": (
        "What they say of ferries\n\nBy Lena Orr\n\n"
        "Batteries are cheaper than diesel on short routes, because diesel is taxed. "
        "Mara Quill puts the chance at 70% by the end of 2031.\n"
    ),
}


def add(store: SqliteStore, *names: str) -> None:
    for name in names:
        stated = Metadata(published=f"2026-04-0{1 + list(TEXTS).index(name)}")
        add_text(store, TEXTS[name], name=name, stated=stated)


def folder(at: Path) -> Path:
    corpus = at / "corpus"
    corpus.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (corpus / f"{name}.txt").write_text(text)
    return corpus


def built(at: Path, corpus: Path) -> Graph:
    with open_store(at) as store:
        assert not build_folder(store, corpus).failures
        return store.graph()


def said(graph: Graph, words: str, title: str = "") -> Statement:
    """The first statement with these words, in the source whose title has the other ones."""
    return next(
        s
        for s in graph.statements
        if words in s.span.quote and title in graph.source(s.source).title
    )


def link_tests(graph):
    return {link.test for link in graph.links}


def standings(store):
    return [state.standing for state in store.correction_states()]


def corrections_for(graph):
    low = said(graph, "10%")
    link = next(x for x in graph.links if x.relation is Relation.SUPPORTS)
    return [
        SpeakerChange(place_of(low), "Mara Quill"),
        *rejections(graph, said(graph, "70%", "Ferries of the north").id),
        *rejections(graph, link.id),
        WordingChange(place_of(said(graph, "winter")), "Small boats are at risk in winter."),
    ]
