"""A made-up extractor for tests: it reads the gold and gets a good part of it wrong, by a seed.

So every rule of matching is met on both of its sides, whatever the real extractors can do.
"""

import random
from dataclasses import replace

from kg.model import (
    AUTHOR,
    BenchmarkResult,
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityKind,
    Extraction,
    Forecast,
    Horizon,
    Mention,
    Operator,
    Post,
    Probability,
    Relation,
    Span,
)
from tests.records import document, link, statement

KINDS = {"people": EntityKind.PERSON, "organisations": EntityKind.ORGANISATION}
NOBODY = [AUTHOR, "unknown:p003", "sceptics (unnamed)", "Critics Weekly", "Ines Quarrel"]


class Guesser:
    """Guesses an extraction of one text from its gold (a JSON object)."""

    def __init__(self, text: str, gold: dict, seed: int) -> None:
        self.random = random.Random(seed)
        self.text, self.gold = text, gold
        self.doc: Document = document(text)

    def extraction(self) -> Extraction:
        statements = self.statements()
        claims = {s.claim: Claim(s.claim, s.canonical, s.type) for s in statements}
        return Extraction(
            document=self.doc,
            posts=self.posts(),
            statements=statements,
            claims=tuple(sorted(claims.values(), key=lambda c: c.id)),
            forecasts=self.forecasts(statements[0].id),
            benchmarks=self.results(statements[0].id),
            entities=self.entities(),
            links=self.links(statements),
        )

    def chance(self, p: float) -> bool:
        return self.random.random() < p

    def near(self, place: dict, slack: float) -> Span:
        """A place that begins and ends up to a share ``slack`` of its length elsewhere."""
        reach = int(slack * (place["end"] - place["start"]))
        start = max(0, place["start"] + self.random.randint(-reach, reach))
        end = min(len(self.text), place["end"] + self.random.randint(-reach, reach))
        start = min(start, len(self.text) - 1)
        return Span.of(self.text, start, max(start + 1, end))

    def places(self, key: str) -> list[dict]:
        found = []
        for record in self.gold.get(key, []):
            others = [o for o in record.get("also_at", []) if isinstance(o, dict)]
            found += [{**record, **o} for o in [record, *others[:2]]]
        return found

    def statements(self):
        wanted = self.places("claims") + self.gold.get("boilerplate", [])
        wanted += self.gold.get("not_claims", [])
        anywhere = [self.random.randrange(len(self.text) - 80) for _ in range(20)]
        wanted += [{"start": n, "end": n + 60} for n in anywhere]
        found = {}
        for record in wanted:
            if self.chance(0.25):
                continue
            span = self.near(record, self.random.choice([0, 0.1, 0.4]))
            if not span.quote.strip():
                continue
            found[(span.start, span.end)] = self.statement(record, span)
        return tuple(found[place] for place in sorted(found))

    def statement(self, record, span):
        speaker = record.get("speaker") or AUTHOR
        pool = [speaker, speaker, speaker.split()[-1], *NOBODY, *record.get("alt_speakers", [])]
        own = [kind for kind in ClaimType if kind.value == record.get("type")]
        made = statement(
            self.doc,
            span.quote,
            canonical=f"Guess {span.start}-{span.end}",
            type=self.random.choice([*own * 3, *ClaimType]),
            speaker=self.random.choice(pool),
            salience=self.random.choice([1, 2, 3, record.get("salience", 1)]),
        )
        # The words may stand earlier too: this statement is about the place that was guessed.
        id_ = made.id_for(self.doc.source.id, span.start, span.end)
        return replace(made, span=span, id=id_)

    def forecasts(self, statement_id):
        found = []
        for n, record in enumerate(self.places("forecasts")):
            if self.chance(0.2):
                continue
            who = record.get("forecaster") or AUTHOR
            found.append(
                Forecast(
                    id=f"f-{n}",
                    source=self.doc.source.id,
                    statement=statement_id,
                    span=self.near(record, self.random.choice([0, 0.3])),
                    forecaster=self.random.choice([who, who, who.split()[-1], *NOBODY]),
                    event="something",
                    probability=self.probability(record.get("probability")),
                    horizon=self.horizon(record.get("horizon")),
                )
            )
        return tuple(sorted(found, key=lambda f: (f.span, f.id)))

    def probability(self, wanted):
        if not wanted or wanted.get("point") is None:
            bounds = [0.5] if wanted and (wanted.get("low") or wanted.get("high")) else []
            pool = [None, None, *(Probability(b, b, b, Operator.ABOVE, "even") for b in bounds)]
            return self.random.choice(pool)
        if self.chance(0.1):
            return None
        point = wanted["point"] + self.random.choice([0, 0, 0, 0.01, 0.02, 0.021, 0.022, -0.05])
        point = min(1.0, max(0.0, point))
        return Probability(0, 1, point, self.random.choice([Operator.EQUAL, *Operator]), "a chance")

    def horizon(self, wanted):
        day = (wanted or {}).get("date") or (wanted or {}).get("end")
        if self.chance(0.1) or (not day and self.chance(0.7)):
            return None
        day = day or "2028-12-31"
        return Horizon(None, self.random.choice([day, day, day[:4], "2031-06-30"]), "some day")

    def results(self, statement_id):
        found = []
        for n, record in enumerate(self.gold.get("benchmarks", [])):
            if self.chance(0.2):
                continue
            scores = [record["score"], record["score"], record.get("score_high") or 3, 3.5]
            name, system, day = (record[k] or "" for k in ("benchmark", "system", "date"))
            found.append(
                BenchmarkResult(
                    id=f"b-{n}",
                    source=self.doc.source.id,
                    statement=statement_id,
                    span=self.near(record, 0.2),
                    benchmark=self.random.choice([name, name.replace("-", " "), "Other Test"]),
                    system=self.random.choice([system, system.split()[0], None]),
                    score=float(self.random.choice(scores)),
                    unit="%",
                    date=self.random.choice([day, day[:4], None]) or None,
                    qualifier=None,
                )
            )
        return tuple(sorted(found, key=lambda b: (b.span, b.id)))

    def entities(self):
        found = {}
        for key, kind in KINDS.items():
            for record in self.gold.get(key, []):
                if self.chance(0.2):
                    continue
                pool = [record["name"], record["name"].split()[-1], *record.get("aliases", [])]
                name = self.random.choice([*pool, f"{self.random.choice('ABC')} Elsewhere"])
                spans = {self.near(m, 0.5) for m in record["mentions"] if self.chance(0.8)}
                spans.add(self.near({"start": self.random.randrange(90), "end": 99}, 0))
                id_ = Entity.id_for(kind, name)
                mentions = tuple(Mention(self.doc.source.id, span) for span in sorted(spans))
                found[id_] = Entity(id_, kind, name, (name,), (), mentions)
        return tuple(found[id_] for id_ in sorted(found))

    def posts(self):
        ids = [post["id"] for post in self.gold.get("posts", [])]
        found = []
        for record in self.gold.get("posts", []):
            if self.chance(0.15):
                continue
            start = max(0, record["start"] + self.random.choice([0, 0, 0, 1, 2, 3]))
            author = record.get("author")
            named = [author, author, None, "Ines Quarrel"]
            links = {
                key: self.random.choice([record.get(key), record.get(key), None, *ids[:2]])
                for key in ("quotes", "duplicate_of", "reply_to")
            }
            span = Span.of(self.text, start, max(start + 1, record["end"]))
            handle = self.random.choice([author, None, "someone"])
            found.append((record["id"], span, self.random.choice(named), handle, links))
        kept = {id_ for id_, *_ in found}
        return tuple(
            Post(
                id_, span, author, handle, **{k: v if v in kept else None for k, v in links.items()}
            )
            for id_, span, author, handle, links in sorted(found, key=lambda post: post[1])
        )

    def links(self, statements):
        hits = {
            claim["id"]: s
            for claim in self.gold["claims"]
            for s in statements
            if s.span.start <= (claim["start"] + claim["end"]) // 2 < s.span.end
        }
        made = {}
        for wanted in self.gold.get("links", []):
            a, b = hits.get(wanted["from"]), hits.get(wanted["to"])
            pair = (a, b) if self.chance(0.7) else tuple(self.random.sample(statements, 2))
            if None in pair or pair[0].id == pair[1].id:
                continue
            pair = pair if self.chance(0.8) else pair[::-1]
            relation = Relation(wanted["relation"])
            relation = relation if self.chance(0.7) else self.random.choice(list(Relation))
            one = link(*pair, relation)
            made[one.id] = one
        return tuple(made[id_] for id_ in sorted(made))


def guess(text: str, gold: dict, seed: int) -> Extraction:
    return Guesser(text, gold, seed).extraction()
