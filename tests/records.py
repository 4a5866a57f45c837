"""Records built by hand, for tests that need a graph and no extractor."""

from kg.model import (
    AUTHOR,
    BenchmarkResult,
    Boilerplate,
    Caption,
    Captioned,
    Cell,
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Extraction,
    Fate,
    Footnote,
    Forecast,
    Holding,
    HoldingMode,
    Horizon,
    Link,
    Mark,
    MarkKind,
    Mention,
    Operator,
    PageParts,
    Polarity,
    Post,
    Probability,
    Provenance,
    Relation,
    SentenceFate,
    Side,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    sha256_text,
)

TEXT = (
    "Dams and drought\n"
    "Ada Quill puts a 40% chance on rationing by 2031. 🌊 But the new dam will hold.\n"
    "On FlowBench the Tide-2 model scored 71%.\n"
    "Subscribe now!"
)


def document(text=TEXT, *, title="Dams", published="2030-05-01", **fields) -> Document:
    digest = sha256_text(text)
    source = Source(
        id=Source.id_for(text),
        title=title,
        kind=fields.pop("kind", SourceKind.ARTICLE),
        author=fields.pop("author", None),
        publisher=None,
        published=published,
        url=None,
        sha256=digest,
        text_sha256=digest,
        n_chars=len(text),
        **fields,
    )
    return Document(source, text)


def span(text, quote) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def statement(doc, quote, **fields) -> Statement:
    place = span(doc.text, quote)
    canonical = fields.pop("canonical", quote)
    values = {
        "id": Statement.id_for(doc.source.id, place.start, place.end),
        "source": doc.source.id,
        "span": place,
        "type": ClaimType.CLAIM,
        "speaker": AUTHOR,
        "reporter": None,
        "cue": None,
        "stance": Stance.ASSERTED,
        "certainty": 0.9,
        "polarity": Polarity.POSITIVE,
        "canonical": canonical,
        "salience": 2,
        "topics": (),
        "post": None,
        "claim": Claim.id_for(canonical),
        "provenance": Provenance("hand", "1"),
    }
    return Statement(**{**values, **fields})


def link(a, b, relation=Relation.DISPUTES, test="hand") -> Link:
    evidence = (
        Evidence("connective", Side.FROM, a.source, a.span),
        Evidence("polarity", Side.TO, b.source, b.span),
    )
    return Link(Link.id_for(a.id, b.id, relation, test), a.id, b.id, relation, 0.8, test, evidence)


def extraction(text=TEXT, **fields) -> Extraction:
    """Every kind of record, in a text with a character outside the first plane."""
    doc = document(text, **fields)
    sid = doc.source.id
    forecast_words = "Ada Quill puts a 40% chance on rationing by 2031."
    first = statement(
        doc,
        forecast_words,
        type=ClaimType.FORECAST,
        speaker="Ada Quill",
        reporter=AUTHOR,
        cue=span(text, "puts"),
        topics=("rationing", "dam"),
        salience=3,
        marks=(Mark(MarkKind.CHANCE, span(text, "40% chance"), "stated"),),
        chain=(
            Holding(AUTHOR, HoldingMode.REPORTED),
            Holding("Ada Quill", HoldingMode.ASSERTED, span(text, "puts"), span(text, "Ada Quill")),
        ),
    )
    second = statement(doc, "the new dam will hold", canonical="The new dam will hold.")
    third = statement(
        doc, "On FlowBench the Tide-2 model scored 71%.", type=ClaimType.BENCHMARK, post="p001"
    )
    statements = tuple(sorted((first, second, third), key=lambda s: s.span))
    name = span(text, "Ada Quill")
    return Extraction(
        document=doc,
        boilerplate=(Boilerplate(span(text, "Subscribe now!"), "advert", 0.75),),
        posts=(Post("p001", third.span, author=None, handle="tide"),),
        statements=statements,
        claims=tuple(
            sorted((Claim(s.claim, s.canonical, s.type) for s in statements), key=lambda c: c.id)
        ),
        forecasts=(
            Forecast(
                "f-1" + sid,
                sid,
                first.id,
                first.span,
                "Ada Quill",
                "rationing",
                Probability(0.4, 0.4, 0.4, Operator.EQUAL, "40%"),
                Horizon(None, "2031-12-31", "by 2031"),
            ),
        ),
        benchmarks=(
            BenchmarkResult(
                "b-1" + sid, sid, third.id, third.span, "FlowBench", "Tide-2", 71.0, "%", None, None
            ),
        ),
        entities=(
            Entity(
                Entity.id_for(EntityKind.PERSON, "Ada Quill"),
                EntityKind.PERSON,
                "Ada Quill",
                ("Ada Quill",),
                (),
                (Mention(sid, name),),
            ),
        ),
        links=(link(second, first),),
        fates=(
            SentenceFate(span(text, forecast_words), Fate.CLAIM, "sentence+cue-verb"),
            SentenceFate(third.span, Fate.CLAIM, "sentence+voice"),
        ),
        parts=PageParts(
            cells=(Cell(span(text, "71%"), span(text, "Tide-2"), None),),
            footnotes=(Footnote("1", span(text, "2031"), span(text, "FlowBench")),),
            captions=(Caption(span(text, "Dams"), Captioned.TABLE, third.span),),
        ),
    )


OTHER = TEXT.replace("Dams and drought", "A second look").replace(
    "the new dam will hold", "no dam will hold for long"
)


def other_extraction(**fields) -> Extraction:
    """A second source that shares two claims and a person with the first."""
    doc = document(OTHER, **{"title": "Second look", **fields})
    sid = doc.source.id
    first = statement(
        doc, "Ada Quill puts a 40% chance on rationing by 2031.", type=ClaimType.FORECAST
    )
    second = statement(doc, "no dam will hold for long")
    return Extraction(
        document=doc,
        statements=(first, second),
        claims=tuple(
            sorted(
                (Claim(s.claim, s.canonical, s.type) for s in (first, second)), key=lambda c: c.id
            )
        ),
        entities=(
            Entity(
                Entity.id_for(EntityKind.PERSON, "Ada Quill"),
                EntityKind.PERSON,
                "Ada Quill",
                ("Ada Quill", "Quill"),
                ("the dam board",),
                (Mention(sid, span(OTHER, "Ada Quill")),),
            ),
        ),
    )
