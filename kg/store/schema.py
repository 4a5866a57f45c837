"""The tables, as ordered and named migrations.

Every place in a text is one row of `span`, the ledger: records point to it, and it is written
through `kg.store.ledger` alone, which holds it against the text. Claims and entities are kept as
each source words them; the graph's own wording is chosen when it is read, so that it does not
depend on the order in which sources came.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: applied once, in order, in a transaction of its own."""

    name: str
    statements: tuple[str, ...]


_FIRST = (
    """CREATE TABLE source (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, author TEXT, publisher TEXT,
        published TEXT, url TEXT, sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
        n_chars INTEGER NOT NULL, origin TEXT NOT NULL, made_by TEXT NOT NULL, digest TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE text (
        source TEXT PRIMARY KEY REFERENCES source ON DELETE CASCADE, text TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE span (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
        UNIQUE (source, start, "end"), CHECK (0 <= start AND start < "end")
    ) STRICT""",
    """CREATE TABLE boilerplate (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, reason TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE post (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, id TEXT NOT NULL,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, author TEXT, handle TEXT,
        reply_to TEXT, quotes TEXT, duplicate_of TEXT, PRIMARY KEY (source, id)
    ) STRICT""",
    """CREATE TABLE claim (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, id TEXT NOT NULL,
        text TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (source, id)
    ) STRICT""",
    """CREATE TABLE statement (
        id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, type TEXT NOT NULL,
        speaker TEXT NOT NULL, reporter TEXT, cue INTEGER REFERENCES span ON DELETE CASCADE,
        stance TEXT NOT NULL, certainty REAL NOT NULL, polarity TEXT NOT NULL,
        canonical TEXT NOT NULL, salience INTEGER NOT NULL, topics TEXT NOT NULL, post TEXT,
        claim TEXT NOT NULL, maker TEXT NOT NULL, version TEXT NOT NULL,
        FOREIGN KEY (source, claim) REFERENCES claim (source, id),
        FOREIGN KEY (source, post) REFERENCES post (source, id)
    ) STRICT""",
    "CREATE INDEX statement_source ON statement (source)",
    "CREATE INDEX statement_claim ON statement (claim)",
    """CREATE TABLE forecast (
        id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
        statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, forecaster TEXT NOT NULL,
        event TEXT NOT NULL, low REAL, high REAL, point REAL, operator TEXT, probability_text TEXT,
        horizon_start TEXT, horizon_date TEXT, horizon_text TEXT, conditional_on TEXT
    ) STRICT""",
    """CREATE TABLE benchmark (
        id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
        statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, benchmark TEXT NOT NULL,
        system TEXT, score REAL NOT NULL, unit TEXT NOT NULL, date TEXT, qualifier TEXT
    ) STRICT""",
    """CREATE TABLE entity (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, id TEXT NOT NULL,
        kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, affiliations TEXT NOT NULL,
        PRIMARY KEY (source, id)
    ) STRICT""",
    """CREATE TABLE mention (
        source TEXT NOT NULL, entity TEXT NOT NULL,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        FOREIGN KEY (source, entity) REFERENCES entity (source, id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE link (
        id TEXT PRIMARY KEY, "from" TEXT NOT NULL REFERENCES statement ON DELETE CASCADE,
        "to" TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, relation TEXT NOT NULL,
        confidence REAL NOT NULL, test TEXT NOT NULL, owner TEXT REFERENCES source ON DELETE CASCADE
    ) STRICT""",
    'CREATE INDEX link_from ON link ("from")',
    'CREATE INDEX link_to ON link ("to")',
    """CREATE TABLE evidence (
        link TEXT NOT NULL REFERENCES link ON DELETE CASCADE, n INTEGER NOT NULL,
        kind TEXT NOT NULL, side TEXT NOT NULL,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, PRIMARY KEY (link, n)
    ) STRICT""",
    *(
        f"CREATE INDEX {table}_span ON {table} (span)"
        for table in (
            "boilerplate",
            "post",
            "statement",
            "forecast",
            "benchmark",
            "mention",
            "evidence",
        )
    ),
    "CREATE INDEX statement_cue ON statement (cue)",
    "CREATE INDEX mention_entity ON mention (source, entity)",
)

_NAMES = (
    """CREATE TABLE role (
        source TEXT NOT NULL, entity TEXT NOT NULL, role TEXT, organisation TEXT,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        FOREIGN KEY (source, entity) REFERENCES entity (source, id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE name_merge (
        source TEXT NOT NULL, entity TEXT NOT NULL, alias TEXT NOT NULL, test TEXT NOT NULL,
        alias_span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        name_span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        FOREIGN KEY (source, entity) REFERENCES entity (source, id) ON DELETE CASCADE
    ) STRICT""",
    # Kept apart from sources: what a person decided of names outlives any rebuild of them.
    """CREATE TABLE name_decision (
        n INTEGER PRIMARY KEY, kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,
        verdict TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER name_decision_kept BEFORE DELETE ON name_decision
        BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END""",
    """CREATE TRIGGER name_decision_fixed BEFORE UPDATE ON name_decision
        BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END""",
    "CREATE INDEX role_entity ON role (source, entity)",
    "CREATE INDEX role_span ON role (span)",
    "CREATE INDEX name_merge_entity ON name_merge (source, entity)",
    "CREATE INDEX name_merge_alias ON name_merge (alias_span)",
    "CREATE INDEX name_merge_name ON name_merge (name_span)",
)

_PAGES = (
    "ALTER TABLE boilerplate ADD COLUMN score REAL NOT NULL DEFAULT 1.0",
    "ALTER TABLE post ADD COLUMN version_of TEXT",
    """CREATE TABLE post_evidence (
        source TEXT NOT NULL, post TEXT NOT NULL, n INTEGER NOT NULL, test TEXT NOT NULL,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, PRIMARY KEY (source, post, n),
        FOREIGN KEY (source, post) REFERENCES post (source, id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE post_change (
        source TEXT NOT NULL, post TEXT NOT NULL, n INTEGER NOT NULL,
        own INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, PRIMARY KEY (source, post, n),
        FOREIGN KEY (source, post) REFERENCES post (source, id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX post_evidence_span ON post_evidence (span)",
    "CREATE INDEX post_change_own ON post_change (own)",
    "CREATE INDEX post_change_other ON post_change (other)",
)

_COVERAGE = (
    """CREATE TABLE sentence_fate (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        fate TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (source, span)
    ) STRICT""",
    """CREATE TABLE statement_mark (
        statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, n INTEGER NOT NULL,
        kind TEXT NOT NULL, span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        reason TEXT NOT NULL, PRIMARY KEY (statement, n)
    ) STRICT""",
    "CREATE INDEX sentence_fate_span ON sentence_fate (span)",
    "CREATE INDEX statement_mark_span ON statement_mark (span)",
)

_RESTATEMENTS = (
    """CREATE TABLE meaning (
        statement TEXT PRIMARY KEY REFERENCES statement ON DELETE CASCADE, bound TEXT NOT NULL,
        vector BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE restated (
        one TEXT NOT NULL REFERENCES statement ON DELETE CASCADE,
        other TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, test TEXT NOT NULL,
        similarity REAL NOT NULL, at_one TEXT NOT NULL, at_other TEXT NOT NULL,
        PRIMARY KEY (one, other), CHECK (one < other)
    ) STRICT""",
    "CREATE INDEX restated_other ON restated (other)",
    # Kept by place and apart from sources: what a person decided outlives any rebuild.
    """CREATE TABLE claim_decision (
        n INTEGER PRIMARY KEY, one_source TEXT NOT NULL, one_start INTEGER NOT NULL,
        one_end INTEGER NOT NULL, one_quote TEXT NOT NULL, other_source TEXT NOT NULL,
        other_start INTEGER NOT NULL, other_end INTEGER NOT NULL, other_quote TEXT NOT NULL,
        verdict TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER claim_decision_kept BEFORE DELETE ON claim_decision
        BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END""",
    """CREATE TRIGGER claim_decision_fixed BEFORE UPDATE ON claim_decision
        BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END""",
)

_RESULTS = (
    "ALTER TABLE benchmark ADD COLUMN text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE benchmark ADD COLUMN metric TEXT",
    "ALTER TABLE benchmark ADD COLUMN direction TEXT",
    "ALTER TABLE benchmark ADD COLUMN variant TEXT",
    "ALTER TABLE benchmark ADD COLUMN setting TEXT",
    "ALTER TABLE benchmark ADD COLUMN baseline TEXT",
    "ALTER TABLE benchmark ADD COLUMN human INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE benchmark ADD COLUMN reporter TEXT",
)

_POSITIONS = (
    """CREATE TABLE position (
        key TEXT PRIMARY KEY, name TEXT NOT NULL, statement TEXT NOT NULL, origin TEXT NOT NULL
    ) STRICT""",
)

_ECHOES = (
    """CREATE TABLE repetition (
        statement TEXT PRIMARY KEY REFERENCES statement ON DELETE CASCADE,
        origin TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, test TEXT NOT NULL,
        CHECK (statement <> origin)
    ) STRICT""",
    "CREATE INDEX repetition_origin ON repetition (origin)",
    # What the repetitions were derived from; one row at most.
    "CREATE TABLE repetition_state (n INTEGER PRIMARY KEY CHECK (n = 1), digest TEXT NOT NULL) STRICT",
)

_PARTS = (
    """CREATE TABLE cell (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, n INTEGER NOT NULL,
        span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        row_head INTEGER REFERENCES span ON DELETE CASCADE,
        column_head INTEGER REFERENCES span ON DELETE CASCADE, PRIMARY KEY (source, n)
    ) STRICT""",
    """CREATE TABLE footnote (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, n INTEGER NOT NULL,
        label TEXT NOT NULL, mark INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        note INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, PRIMARY KEY (source, n)
    ) STRICT""",
    """CREATE TABLE caption (
        source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, n INTEGER NOT NULL,
        kind TEXT NOT NULL, span INTEGER NOT NULL REFERENCES span ON DELETE CASCADE,
        names INTEGER NOT NULL REFERENCES span ON DELETE CASCADE, PRIMARY KEY (source, n)
    ) STRICT""",
    *(
        f"CREATE INDEX {table}_{column} ON {table} ({column})"
        for table, columns in (
            ("cell", ("span", "row_head", "column_head")),
            ("footnote", ("mark", "note")),
            ("caption", ("span", "names")),
        )
        for column in columns
    ),
)

_PHRASES = ("ALTER TABLE meaning ADD COLUMN phrases TEXT NOT NULL DEFAULT '[]'",)

_OUTCOMES = (
    "ALTER TABLE forecast ADD COLUMN verbal TEXT",
    "ALTER TABLE forecast ADD COLUMN verbal_low REAL",
    "ALTER TABLE forecast ADD COLUMN verbal_high REAL",
    "ALTER TABLE forecast ADD COLUMN verbal_scale TEXT",
    "ALTER TABLE forecast ADD COLUMN negated INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE forecast ADD COLUMN undated TEXT",
    # Kept apart from sources: what a person knows of an event outlives any rebuild of them.
    """CREATE TABLE outcome (
        n INTEGER PRIMARY KEY, event TEXT NOT NULL, happened TEXT NOT NULL, date TEXT NOT NULL,
        source TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER outcome_kept BEFORE DELETE ON outcome
        BEGIN SELECT RAISE(ABORT, 'outcomes are only added to'); END""",
    """CREATE TRIGGER outcome_fixed BEFORE UPDATE ON outcome
        BEGIN SELECT RAISE(ABORT, 'outcomes are only added to'); END""",
)

_HOLDERS = (
    """CREATE TABLE statement_holder (
        statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, n INTEGER NOT NULL,
        holder TEXT NOT NULL, mode TEXT NOT NULL, cue INTEGER REFERENCES span ON DELETE CASCADE,
        source INTEGER REFERENCES span ON DELETE CASCADE, PRIMARY KEY (statement, n)
    ) STRICT""",
    "CREATE INDEX statement_holder_cue ON statement_holder (cue)",
    "CREATE INDEX statement_holder_source ON statement_holder (source)",
)

_TOPICS = (
    """CREATE TABLE topic (
        id TEXT PRIMARY KEY, n INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, terms TEXT NOT NULL,
        named INTEGER NOT NULL
    ) STRICT""",
    # Claims by the ids that the graph gives them, which are of no one source.
    """CREATE TABLE topic_claim (
        topic TEXT NOT NULL REFERENCES topic ON DELETE CASCADE, n INTEGER NOT NULL,
        claim TEXT NOT NULL UNIQUE, PRIMARY KEY (topic, n)
    ) STRICT""",
    # What the topics were derived from; one row at most.
    "CREATE TABLE topic_state (n INTEGER PRIMARY KEY CHECK (n = 1), digest TEXT NOT NULL) STRICT",
)

_RANGES = ("ALTER TABLE benchmark ADD COLUMN score_high REAL",)
_GENERAL = ("ALTER TABLE topic ADD COLUMN inside INTEGER NOT NULL DEFAULT 0",)

_CORRECTIONS = (
    # Kept by place and apart from sources: what a person corrected outlives any rebuild of them.
    """CREATE TABLE correction (
        n INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL,
        change TEXT NOT NULL
    ) STRICT""",
    # Decisions from before there was one log: no time is known of them but their order.
    """INSERT INTO correction (at, author, note, change)
        SELECT printf('1970-01-01T00:00:00.%06dZ', n), '', '', json_object(
            'kind', 'names', 'of', kind, 'one', one, 'other', other, 'verdict', verdict
        ) FROM name_decision ORDER BY n""",
    """INSERT INTO correction (at, author, note, change)
        SELECT printf('1970-01-01T00:00:00.%06dZ', n), '', '', json_object(
            'kind', 'claims', 'verdict', verdict,
            'one', json_object('source', one_source, 'start', one_start, 'end', one_end,
                'quote', one_quote),
            'other', json_object('source', other_source, 'start', other_start, 'end', other_end,
                'quote', other_quote)
        ) FROM claim_decision ORDER BY n""",
    "DROP TABLE name_decision",
    "DROP TABLE claim_decision",
    """CREATE TRIGGER correction_kept BEFORE DELETE ON correction
        BEGIN SELECT RAISE(ABORT, 'corrections are only added to'); END""",
    """CREATE TRIGGER correction_fixed BEFORE UPDATE ON correction
        BEGIN SELECT RAISE(ABORT, 'corrections are only added to'); END""",
)

_REWORDED = (
    # What is kept of wordings that people gave; a source's own stay in `meaning`.
    """CREATE TABLE reworded (
        statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, wording TEXT NOT NULL,
        bound TEXT NOT NULL, vector BLOB NOT NULL, phrases TEXT NOT NULL,
        PRIMARY KEY (statement, wording)
    ) STRICT""",
)

_NEIGHBOURS = (
    "ALTER TABLE meaning ADD COLUMN aspect BLOB NOT NULL DEFAULT x''",
    # Narrow rows of their own, since every new source looks through all of them.
    """CREATE TABLE sign (
        statement TEXT PRIMARY KEY REFERENCES statement ON DELETE CASCADE, vector BLOB NOT NULL,
        aspect BLOB NOT NULL, sort TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE link_key (
        key TEXT NOT NULL, statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE,
        PRIMARY KEY (key, statement)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX link_key_statement ON link_key (statement)",
)

_SOURCES = (
    # Without them one source's records are looked for among all.
    *(
        f"CREATE INDEX IF NOT EXISTS {table}_{column} ON {table} ({column})"
        for table in ("forecast", "benchmark")
        for column in ("source", "statement")
    ),
    "CREATE INDEX IF NOT EXISTS link_owner ON link (owner)",
)

_SKETCHES = (
    """CREATE TABLE echo_sketch (
        statement TEXT PRIMARY KEY REFERENCES statement ON DELETE CASCADE, sketch BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

_TEXT_SKETCHES = (
    """CREATE TABLE text_sketch (
        source TEXT PRIMARY KEY REFERENCES source ON DELETE CASCADE, runs BLOB NOT NULL
    ) STRICT""",
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration("0001-first-tables", _FIRST),
    Migration("0002-why-names-are-one", _NAMES),
    Migration("0003-who-posted-and-what-changed", _PAGES),
    Migration("0004-what-became-of-each-sentence", _COVERAGE),
    Migration("0005-what-says-the-same", _RESTATEMENTS),
    Migration("0006-how-results-were-measured", _RESULTS),
    Migration("0007-sides-of-the-debate", _POSITIONS),
    Migration("0008-what-repeats-what", _ECHOES),
    Migration("0009-what-a-page-is-built-of", _PARTS),
    Migration("0010-what-claims-are-about", _PHRASES),
    Migration("0011-what-became-of-forecasts", _OUTCOMES),
    Migration("0012-who-holds-a-claim", _HOLDERS),
    Migration("0013-what-topics-there-are", _TOPICS),
    Migration("0014-ranges-of-scores", _RANGES),
    Migration("0015-what-people-corrected", _CORRECTIONS),
    Migration("0016-what-people-worded", _REWORDED),
    Migration("0017-who-is-near-whom", _NEIGHBOURS),
    Migration("0018-what-one-source-has", _SOURCES),
    Migration("0019-what-tells-an-echo", _SKETCHES),
    Migration("0020-what-tells-a-known-text", _TEXT_SKETCHES),
    Migration("0021-how-general-topics-are", _GENERAL),
)
"""In order; append, never edit one that has shipped."""

APPLICATION_ID = 0x434C4D54
"""Marks the file as Claimtrail's ("CLMT") in SQLite's header."""
