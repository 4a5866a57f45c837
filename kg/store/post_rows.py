"""Posts as rows: their own, the words that show their writers, and what versions changed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from kg.model import AuthorEvidence, AuthorTest, Change, Post, Span
from kg.store.ledger import SpanLedger


def write_post(connection: sqlite3.Connection, ledger: SpanLedger, source: str, post: Post) -> None:
    """Write a post whose source is there.

    Raises:
        SpanError: a place does not read as its quotation.
    """
    connection.execute(
        "INSERT INTO post (source, id, span, author, handle, reply_to, quotes, duplicate_of, "
        "version_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            source,
            post.id,
            ledger.write(post.span),
            post.author,
            post.handle,
            post.reply_to,
            post.quotes,
            post.duplicate_of,
            post.version_of,
        ),
    )
    connection.executemany(
        "INSERT INTO post_evidence VALUES (?, ?, ?, ?, ?)",
        [
            (source, post.id, n, shown.test.value, ledger.write(shown.span))
            for n, shown in enumerate(post.author_evidence)
        ],
    )
    connection.executemany(
        "INSERT INTO post_change VALUES (?, ?, ?, ?, ?)",
        [
            (source, post.id, n, ledger.write(change.own), ledger.write(change.other))
            for n, change in enumerate(post.changes)
        ],
    )


def read_posts(connection: sqlite3.Connection, source: str) -> tuple[Post, ...]:
    """A source's posts, by place."""
    evidence: dict[str, list[AuthorEvidence]] = defaultdict(list)
    rows = connection.execute(
        'SELECT e.post, e.test, p.start, p."end", p.quote FROM post_evidence e '
        "JOIN span p ON p.id = e.span WHERE e.source = ? ORDER BY e.post, e.n",
        (source,),
    )
    for post, test, *place in rows:
        evidence[post].append(AuthorEvidence(AuthorTest(test), Span(*place)))
    changes: dict[str, list[Change]] = defaultdict(list)
    rows = connection.execute(
        'SELECT c.post, p.start, p."end", p.quote, q.start, q."end", q.quote FROM post_change c '
        "JOIN span p ON p.id = c.own JOIN span q ON q.id = c.other "
        "WHERE c.source = ? ORDER BY c.post, c.n",
        (source,),
    )
    for post, *places in rows:
        changes[post].append(Change(Span(*places[:3]), Span(*places[3:])))
    rows = connection.execute(
        'SELECT o.id, p.start, p."end", p.quote, o.author, o.handle, o.reply_to, o.quotes, '
        "o.duplicate_of, o.version_of FROM post o JOIN span p ON p.id = o.span "
        'WHERE o.source = ? ORDER BY p.start, p."end", o.id',
        (source,),
    )
    found = []
    for id_, start, end, quote, author, handle, reply_to, quotes, copied, version in rows:
        shown, changed = tuple(evidence[id_]), tuple(changes[id_])
        place = Span(start, end, quote)
        found.append(
            Post(id_, place, author, handle, reply_to, quotes, copied, version, shown, changed)
        )
    return tuple(found)
