"""Measure links and speakers on the texts with marked claims: `python training/reader/marked_links.py p q r`.

The product reads the plain words of `texts/links_PART.txt`. A link counts where both its ends are marked claims, as in
``claimtrail eval``; texts with posts (threads) are counted apart from prose. Cases may be listed of the parts that
rules are written by, without the texts kept from reading; of all others there are only totals.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bank import LinkText, is_held, link_texts

import extractors
from extractors.draft import Draft
from extractors.evaluation.counts import Category, Row, right_share, totals
from extractors.evaluation.gold import Gold, GoldClaim, GoldLink
from extractors.evaluation.link_scores import link_rows
from extractors.evaluation.matching import names_somebody, same_name
from extractors.evaluation.places import Place, same_place, shared_length
from extractors.links import links
from extractors.registry import STEPS
from kg.model import Link, Relation, Source, Statement

TEXTS = Path(__file__).parent / "texts"
DRAFTS = Path("build/marked_links")
READ = frozenset("pqr")
"""Parts whose cases may be read."""

_RELATIONS = {"SUPPORTED": Relation.SUPPORTS, "DISPUTED": Relation.DISPUTES}
_OF = {
    Relation.SUPPORTS: Category.LINKS_SUPPORTS,
    Relation.DISPUTES: Category.LINKS_DISPUTES,
}
_SHOWN = (*_OF.values(), Category.LINKS_OPPOSITE, Category.SPEAKER_NAMED)
_APART = frozenset({"links", "evaluation", "cli"})  # rooms without which a draft is the same


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what the product found in it.

    Args:
        text: with its marks.
        gold: its marks as the evaluation reads them.
        draft: up to its links.
    """

    text: LinkText
    gold: Gold
    draft: Draft

    def place(self, claim: str) -> Place:
        """Where a marked claim stands."""
        return Place(*self.text.claims[int(claim)])

    def words(self, claim: str) -> str:
        """A marked claim with its number and holder."""
        holder = self.text.holders.get(int(claim), "author")
        return f"[{claim}] {holder}: {self.text.text[slice(*self.text.claims[int(claim)])]}"

    def only(self, test: str) -> Draft:
        """The draft with the links of one test."""
        return replace(self.draft, links=tuple(x for x in self.draft.links if x.test == test))


def gold_of(text: LinkText) -> Gold:
    """A text's marked claims, links and holders as a gold file has them."""
    claims = tuple(
        GoldClaim(str(n), Place(*place), (), "claim", text.holders.get(n, ""), (), 2)
        for n, place in text.claims.items()
    )
    told = tuple(
        GoldLink(str(one), str(other), _RELATIONS[label])
        for one, label, other in text.links
        if label in _RELATIONS
    )
    return Gold(text.name, "", claims, links=told)


def marked(text: LinkText, folder: Path) -> Marked:
    """What the product finds in a text; all but its links is kept in a folder until other code than theirs changes."""
    key = hashlib.sha256(f"{_code()}\0{text.text}".encode()).hexdigest()[:16]
    file = folder / f"{text.name}-{key}.pickle"
    if file.exists():
        draft: Draft = pickle.loads(file.read_bytes())
    else:
        draft = Draft(text=text.text, source=Source.id_for(text.text), name=text.name)
        for step in STEPS[: STEPS.index(links.STEP)]:
            draft = step(draft)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{text.name}-*.pickle"):
            old.unlink()
        file.write_bytes(pickle.dumps(draft))
    return Marked(text, gold_of(text), links.STEP(draft))


@cache
def _code() -> str:
    """Digest of the code and words on which all but the links rests."""
    digest = hashlib.sha256()
    root = Path(extractors.__file__).parent
    for path in sorted((*root.rglob("*.py"), *root.glob("lexicons/*.toml"))):
        if path.parent.name not in _APART:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def rows(one: Marked) -> Iterator[Row]:
    """Links and named speakers of a text, counted as the evaluation counts them."""
    yield from link_rows(one.gold, one.draft)
    named = [
        (claim.speaker, best)
        for claim in one.gold.claims
        if names_somebody(claim.speaker)
        and (best := best_at(one.draft.statements, claim.place)) is not None
    ]
    right = sum(same_name(name, (), best.speaker) for name, best in named)
    yield right_share(Category.SPEAKER_NAMED, right, len(named))


def best_at(statements: Sequence[Statement], place: Place) -> Statement | None:
    """The statement that shares most with a place, or None."""
    there = [s for s in statements if same_place(s.span, place)]
    return max(there, key=lambda s: shared_length(s.span, place), default=None)


def test_rows(texts: Sequence[Marked]) -> dict[tuple[str, Relation], tuple[int, int, int]]:
    """Of each test and relation: right, judged, and saying the opposite."""
    found: dict[tuple[str, Relation], Counter[str]] = {}
    for one in texts:
        for test in sorted({link.test for link in one.draft.links}):
            for relation in _OF:
                counts = _counted(one, test, relation)
                found.setdefault((test, relation), Counter()).update(counts)
    return {
        key: (c["right"], c["judged"], c["opposite"]) for key, c in found.items() if c["judged"]
    }


def _counted(one: Marked, test: str, relation: Relation) -> dict[str, int]:
    made = one.only(test)
    only = replace(made, links=tuple(x for x in made.links if x.relation is relation))
    told = totals(tuple(link_rows(one.gold, only)))
    own = next(row for row in told if row.category is _OF[relation])
    against = next(row for row in told if row.category is Category.LINKS_OPPOSITE)
    return {"right": own.right, "judged": own.predicted, "opposite": against.right}


def cases(one: Marked, asked: re.Pattern[str]) -> Iterator[str]:
    """The links of tests in a text, each with whether it is right, wrong or not to be judged."""
    by_id = {statement.id: statement for statement in one.draft.statements}
    for link in one.draft.links:
        if asked.fullmatch(link.test):
            near, far = by_id[link.from_], by_id[link.to]
            yield (
                f"{_verdict(one, link)} {link.test} {one.text.name} {link.relation}\n"
                f"    {near.speaker}: {near.span.quote}\n    {far.speaker}: {far.span.quote}"
            )


def _verdict(one: Marked, link: Link) -> str:
    told = tuple(link_rows(one.gold, replace(one.draft, links=(link,))))
    if any(row.right for row in told if row.category is not Category.LINKS_OPPOSITE):
        return "RIGHT"
    if any(row.right for row in told):
        return "OPPOSITE"
    return "WRONG" if any(row.predicted for row in told) else "OPEN"


def missed(one: Marked, relation: Relation) -> Iterator[str]:
    """The marked links of a relation that no test made, with how many claims lie between."""
    numbers = sorted(one.text.claims, key=lambda n: one.text.claims[n])
    for told in one.gold.links:
        if told.relation != relation or _found(one, told):
            continue
        apart = numbers.index(int(told.from_)) - numbers.index(int(told.to))
        yield f"{one.text.name} {apart:+d}\n    {one.words(told.from_)}\n    {one.words(told.to)}"


def _found(one: Marked, told: GoldLink) -> bool:
    alone = replace(one.gold, links=(told,))
    return any(row.found for row in link_rows(alone, one.draft))


def tables(texts: Sequence[Marked], asked: re.Pattern[str]) -> Iterator[str]:
    """The lines of the tables, of prose and of threads."""
    for name, posts in (("prose", False), ("threads", True)):
        some = [one for one in texts if bool(one.text.posts) is posts]
        marks = sum(len(one.gold.links) for one in some)
        yield f"{name}: {len(some)} texts, {marks} marked links"
        for row in totals(tuple(row for one in some for row in rows(one))):
            if row.category in _SHOWN:
                cells = row.cells()
                yield "  " + "".join([f"{cells[0]:24}", *(f"{cell:>11}" for cell in cells[1:])])
        yield f"  {'test':24}{'':10}{'right':>7}{'judged':>7}{'opposite':>9}"
        found = sorted(test_rows(some).items(), key=lambda item: (-item[1][1], item[0]))
        for (test, relation), (right, judged, opposite) in found:
            if asked.fullmatch(test):
                yield f"  {test:24}{relation:10}{right:7}{judged:7}{opposite:9}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, or list cases; 2 where cases of unread parts are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("parts", nargs="+", help="letters of texts/links_PART.txt")
    parser.add_argument("--tests", default=".*", help="only tests that this pattern matches whole")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the tests' links")
    parser.add_argument("--missed", choices=[*_OF], help="list marked links that no test made")
    parser.add_argument("--drafts", type=Path, default=DRAFTS, help="where read texts are kept")
    told = parser.parse_args(arguments)
    listing = told.verbose or told.missed
    if listing and (unread := sorted(set(told.parts) - READ)):
        print(f"cases of {', '.join(unread)} are not to be read; ask for their totals only")
        return 2
    asked = re.compile(told.tests)
    texts = [
        marked(text, told.drafts)
        for part in told.parts
        for text in link_texts(TEXTS / f"links_{part}.txt")
    ]
    if not listing:
        print("\n".join(tables(texts, asked)))
        return 0
    for one in texts:
        lines = cases(one, asked) if told.verbose else missed(one, Relation(told.missed))
        for line in () if is_held(one.text.name) else lines:
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
