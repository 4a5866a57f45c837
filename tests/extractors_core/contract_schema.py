"""The extraction contract of docs/extraction.md as a JSON schema, written from its words."""

PLACE = {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}}
QUOTED = {**PLACE, "quote": {"type": "string", "minLength": 1}}
TEXT = {"type": "string", "minLength": 1}
MAYBE = {"type": ["string", "null"]}
DAY = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
UNIT = {"type": "number", "minimum": 0, "maximum": 1}


def record(**fields):
    return {"type": "object", "properties": fields, "required": list(fields)}


def rows(**fields):
    return {"type": "array", "items": record(**fields)}


MAYBE_QUOTED = {"anyOf": [{"type": "null"}, record(**QUOTED)]}

ENTITY = {
    "id": TEXT,
    "name": TEXT,
    "aliases": {"type": "array", "items": TEXT, "minItems": 1},
    "mentions": {**rows(**QUOTED), "minItems": 1},
    "merges": rows(alias=TEXT, test=TEXT, **QUOTED, name=record(**QUOTED)),
}

SCHEMA = record(
    schema={"const": "claimtrail.extraction/1"},
    source=record(
        id=TEXT,
        title=TEXT,
        kind={
            "enum": [
                "article",
                "essay",
                "thread",
                "comments",
                "newsletter",
                "transcript",
                "press",
                "report",
                "other",
            ]
        },
        author=MAYBE,
        publisher=MAYBE,
        published=DAY,
        url=MAYBE,
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        n_chars={"type": "integer", "minimum": 1},
    ),
    boilerplate=rows(**PLACE, reason=TEXT, score=UNIT),
    posts=rows(
        id=TEXT,
        **PLACE,
        author=MAYBE,
        handle=MAYBE,
        reply_to=MAYBE,
        quotes=MAYBE,
        duplicate_of=MAYBE,
        version_of=MAYBE,
        author_evidence=rows(test=TEXT, **QUOTED),
        changes=rows(own=record(**QUOTED), other=record(**QUOTED)),
    ),
    claims=rows(
        id=TEXT,
        **QUOTED,
        type={"enum": ["claim", "forecast", "benchmark", "definition"]},
        speaker=TEXT,
        reporter=MAYBE,
        stance={"enum": ["asserted", "reported", "rejected", "questioned", "conditional"]},
        certainty=UNIT,
        polarity={"enum": ["positive", "negative"]},
        canonical=TEXT,
        salience={"enum": [1, 2, 3]},
        topics={"type": "array", "items": TEXT},
        post=MAYBE,
        marks=rows(
            kind={
                "enum": ["hedge", "booster", "chance", "negation", "condition", "unresolved"],
            },
            **QUOTED,
            reason=TEXT,
        ),
        chain=rows(
            holder=TEXT,
            mode={
                "enum": [
                    *("asserted", "reported", "endorsed", "rejected", "questioned"),
                    *("conditional", "hypothetical"),
                ],
            },
            cue=MAYBE_QUOTED,
            source=MAYBE_QUOTED,
        ),
    ),
    forecasts=rows(
        id=TEXT,
        claim=TEXT,
        **QUOTED,
        forecaster=TEXT,
        event=TEXT,
        probability={
            "anyOf": [
                {"type": "null"},
                record(
                    low=UNIT,
                    high=UNIT,
                    point=UNIT,
                    operator={"enum": ["=", ">=", "<=", ">", "<", "~", "range"]},
                    text=TEXT,
                ),
            ]
        },
        horizon={"anyOf": [{"type": "null"}, record(start=DAY, date=DAY, text=TEXT)]},
        conditional_on=MAYBE,
        verbal={"anyOf": [{"type": "null"}, record(words=TEXT, low=UNIT, high=UNIT, scale=TEXT)]},
        negated={"type": "boolean"},
        undated=MAYBE,
    ),
    benchmarks=rows(
        id=TEXT,
        claim=TEXT,
        **QUOTED,
        benchmark=TEXT,
        system=MAYBE,
        score={"type": "number"},
        score_high={"type": ["number", "null"]},
        unit={"type": "string"},
        date=DAY,
        qualifier=MAYBE,
        text={"type": "string"},
        metric=MAYBE,
        direction={"enum": ["higher", "lower", None]},
        variant=MAYBE,
        setting=MAYBE,
        baseline=MAYBE,
        human={"type": "boolean"},
        reporter=MAYBE,
    ),
    people=rows(
        **ENTITY,
        affiliations={"type": "array", "items": TEXT},
        roles=rows(role=MAYBE, organisation=MAYBE, **QUOTED),
    ),
    organisations=rows(**ENTITY),
    systems=rows(**ENTITY),
    places=rows(**ENTITY),
    links=rows(
        id=TEXT,
        **{"from": TEXT, "to": TEXT},
        relation={"enum": ["supports", "disputes", "restates"]},
        confidence=UNIT,
        evidence={**rows(kind=TEXT, **QUOTED), "minItems": 2},
    ),
    sentences=rows(
        **PLACE,
        fate={"enum": ["claim", "definition", "question", "narration", "heading", "other"]},
        reason=TEXT,
    ),
    cells=rows(
        **QUOTED,
        row={"anyOf": [record(**QUOTED), {"type": "null"}]},
        column={"anyOf": [record(**QUOTED), {"type": "null"}]},
    ),
    footnotes=rows(label=TEXT, mark=record(**QUOTED), **QUOTED),
    captions=rows(**QUOTED, kind={"enum": ["table", "picture"]}, names=record(**PLACE)),
)
