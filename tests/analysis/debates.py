"""Small debates written as lines: ``debate("b disputes a 0.9", "c supports b")``."""

import re

from hypothesis import strategies as st

from kg.model import (
    AUTHOR,
    Claim,
    ClaimType,
    Evidence,
    Graph,
    Link,
    Polarity,
    Provenance,
    Relation,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)

EDGES = st.lists(
    st.builds(
        "{} {} {} {}".format,
        st.sampled_from("abcdefghij"),
        st.sampled_from(list(Relation)),
        st.sampled_from("klmnop") | st.sampled_from("abcdefghij").map(str.upper),
        st.sampled_from(["0.3", "0.5", "0.8"]),
    ),
    max_size=25,
    unique_by=lambda line: tuple(line.split()[:3]),
).map(lambda lines: [line.lower() for line in lines if _differ(line)])


def _differ(line):
    from_, _, to, _ = line.lower().split()
    return from_ != to


def debate(*lines, lone=(), **about):
    """A graph from lines "FROM RELATION TO [CONFIDENCE]".

    A name is a statement's; its letters are its claim's, so ``a1`` and ``a2`` both express ``a``.
    ``lone`` names statements without a link; ``about`` holds fields of statements by name.
    """
    parts = [(*line.split(), "0.8")[:4] for line in lines]
    names = sorted({name for part in parts for name in (part[0], part[2])} | set(lone))
    statements = {name: _statement(name, place, about) for place, name in enumerate(names)}
    claims = sorted({s.claim for s in statements.values()})
    return Graph(
        revision="r",
        sources=tuple(map(_source, sorted({s.source for s in statements.values()}))),
        statements=tuple(
            sorted(statements.values(), key=lambda s: (s.source, s.span.start, s.span.end))
        ),
        claims=tuple(Claim(id_, f"claim {id_}", ClaimType.CLAIM) for id_ in claims),
        links=tuple(sorted((_link(statements, *part) for part in parts), key=lambda link: link.id)),
    )


def _source(id_):
    return Source(id_, id_, SourceKind.ESSAY, None, None, None, None, "0" * 64, "0" * 64, 9999)


def _statement(name, place, about):
    fields = {
        "id": name,
        "source": "s",
        "span": Span(place * 10, place * 10 + len(name), name),
        "type": ClaimType.CLAIM,
        "speaker": AUTHOR,
        "reporter": None,
        "cue": None,
        "stance": Stance.ASSERTED,
        "certainty": 0.5,
        "polarity": Polarity.POSITIVE,
        "canonical": name,
        "salience": 1,
        "topics": (),
        "post": None,
        "claim": re.sub(r"\d", "", name),
        "provenance": Provenance("hand", "1"),
    }
    return Statement(**{**fields, **about.get(name, {})})


def _link(statements, from_, relation, to, confidence):
    ends = {Side.FROM: statements[from_], Side.TO: statements[to]}
    evidence = tuple(Evidence("hand", side, s.source, s.span) for side, s in ends.items())
    relation = Relation(relation)
    id_ = Link.id_for(from_, to, relation, "hand")
    return Link(id_, from_, to, relation, float(confidence), "hand", evidence)
