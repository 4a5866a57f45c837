"""A debate about a harbour between people whose names two sources write differently."""

from dataclasses import replace

from kg.model import (
    AUTHOR,
    Entity,
    EntityJoin,
    EntityKind,
    Evidence,
    Mention,
    NameMerge,
    NameTest,
    Side,
    Source,
    SourceKind,
    Span,
    Topic,
)
from tests.analysis.debates import debate


def entity(name, kind=EntityKind.PERSON, *places, merges=()):
    mentions = tuple(
        Mention(source, Span(start, start + len(words), words)) for source, start, words in places
    )
    return Entity(
        id=Entity.id_for(kind, name),
        kind=kind,
        name=name,
        aliases=tuple(sorted({mention.span.quote for mention in mentions})),
        affiliations=(),
        mentions=mentions,
        merges=merges,
    )


def harbour():
    """Ada Quill asserts a; Quill, who is she, asserts c; Port Office disputes a by b; the letter supports a.

    The letter's own voice also tells that Ben rejects c.
    """
    graph = debate(
        "b disputes a 0.9",
        "d supports a 0.6",
        lone=("c", "e", "f"),
        a={"speaker": "Ada Quill", "source": "s1", "certainty": 0.9},
        b={"speaker": "Port Office", "source": "s1"},
        c={"speaker": "Quill", "source": "s2"},
        d={"speaker": AUTHOR, "source": "s2"},
        e={"speaker": AUTHOR, "source": "s1"},
        f={"speaker": "unknown:p3", "source": "s2", "post": "p3"},
    )
    at = Mention("s2", Span(20, 25, "Quill"))
    full = Mention("s1", Span(0, 9, "Ada Quill"))
    short, ada = (
        entity("Quill", EntityKind.PERSON, ("s2", 20, "Quill")),
        entity(
            "Ada Quill",
            EntityKind.PERSON,
            ("s1", 0, "Ada Quill"),
            ("s1", 50, "Ada"),
            merges=(
                NameMerge("Ada", NameTest.GIVEN_NAME, Mention("s1", Span(50, 53, "Ada")), full),
            ),
        ),
    )
    office = entity("Port Office", EntityKind.ORGANISATION, ("s1", 12, "Port Office"))
    silent = entity("Nora Vale", EntityKind.PERSON, ("s1", 70, "Nora Vale"))
    join = EntityJoin(
        id="j-1",
        source="s2",
        entity=short.id,
        into=ada.id,
        test=NameTest.SURNAME,
        evidence=(
            Evidence("name", Side.FROM, "s2", at.span),
            Evidence("name", Side.TO, "s1", full.span),
        ),
    )
    sources = tuple(
        Source(id_, title, SourceKind.ESSAY, None, None, None, None, "0" * 64, "0" * 64, 9999)
        for id_, title in (("s1", "The harbour"), ("s2", "A letter"))
    )
    return replace(
        graph,
        sources=sources,
        entities=tuple(sorted((short, ada, office, silent), key=lambda e: e.id)),
        joins=(join,),
        topics=(Topic("k-1", "dredging", ("dredging",), ("a",), 1),),
    )
