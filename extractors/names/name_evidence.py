"""What speaks for a name being a person's, an organisation's or an AI system's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extractors.names.coined_names import plain_acronyms
from extractors.names.listed_names import listed_together
from extractors.names.name_words import NameWords, name_words
from extractors.names.names import (
    CONTEXT,
    NameRun,
    NameWord,
    is_benchmark_name,
    is_camel,
    is_given,
    is_initials,
    is_surname_camel,
)
from extractors.names.organisation_evidence import IMPERSONAL, organisation_signs
from extractors.names.owned_goods import owner_signs
from extractors.names.plain_names import can_be_name, is_plain
from extractors.names.system_evidence import join_families, vote_system
from extractors.names.votes import (
    ENOUGH,
    FAIR,
    HALF,
    MOSTLY,
    STRONG,
    SURELY,
    UNREAD,
    WEAK,
    Votes,
    is_thing,
    likely_people,
)
from kg.model import EntityKind

Key = tuple[str, ...]

_NEXT_WORD = re.compile(
    r"^(?:'s?)? (?:(?:even|also|now|just|still|has|have|had|[a-z]+ly) )?([\w][\w-]*)(?: (teams?)\b)?"
)
_LAST_WORD = re.compile(r"([\w-]+),? $")
_APPOSITION = re.compile(
    r"^, ((?:[\w'-]+ ){0,5}?)([\w-]+)(?=,| (?:of|at|for|from|in|with|who|on|and)\b|[.;:)]|$)"
)
_HEADS = re.compile(
    r"^, who (?:[a-z]+ly )?(?:heads|leads|runs|directs|chairs|teaches|founded|manages|oversees|studies|researches|advises|edits|advised|led|ran|wrote|writes)\b"
)
_OF = re.compile(r"^ (?:of|at|from) (?:the )?$")
_LOWER = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_BODIES = frozenset(
    [
        "agency",
        "association",
        "authority",
        "board",
        "bureau",
        "coalition",
        "commission",
        "committee",
        "company",
        "consortium",
        "corporation",
        "council",
        "department",
        "federation",
        "firm",
        "foundation",
        "guild",
        "ministry",
        "society",
    ]
)
"""Last words of names that are hardly ever a place's."""


def name_kinds(
    text: str,
    runs: Sequence[NameRun],
    people: Iterable[Key] = (),
    shares: Mapping[Key, Mapping[str, float]] | None = None,
    bodies: Iterable[Key] = (),
) -> Mapping[Key, EntityKind]:
    """The kind of each name that has enough evidence.

    Args:
        text: the whole text.
        runs: its runs of capitalised words, in order.
        people: folded words of names known to be people's (the author, those who post).
        shares: how far each name reads as each type of the entity model; see `Recognition`.
        bodies: folded words of names that a page prints as its own.
    """
    lexicon = name_words()
    common = _commonly_lower(text, runs)
    plain = common | lexicon.ordinary | lexicon.acronyms
    things = plain_acronyms(text)
    runs = [
        run
        for run in runs
        if not (common.intersection(run.key) and plain.issuperset(run.key) and not _is_office(run))
        and not (len(run.words) == 1 and run.key[0] in things)
    ]
    shares = shares or {}
    votes: dict[Key, Votes] = defaultdict(Votes)
    about_systems = lexicon.system_topic.search(text) is not None
    for run in runs:
        if can_be_name(run, lexicon):
            _vote(run, votes[run.key], lexicon, about_systems=about_systems)
    for key in people:
        votes[key].add(EntityKind.PERSON, "known", 2 * STRONG)
    for key in bodies:
        votes[key].add(EntityKind.ORGANISATION, "page", STRONG)
    _read(votes, shares, common, lexicon)
    for key in likely_people(shares, runs):
        signs = votes[key].signs[EntityKind.PERSON] if key in votes else {}
        if signs.get("read", ENOUGH) < ENOUGH:
            signs["read"] = ENOUGH
    _by_surname(votes, runs, shares, lexicon)
    join_families(votes, runs, shares, lexicon)
    _use_reading(votes, runs, shares, lexicon)
    return _spread(text, runs, votes, shares, lexicon)


def _spread(
    text: str,
    runs: Sequence[NameRun],
    votes: dict[Key, Votes],
    shares: Mapping[Key, Mapping[str, float]],
    lexicon: NameWords,
) -> dict[Key, EntityKind]:
    """The kinds, when those beside people and in lists have got theirs from their neighbours."""

    def may(run: NameRun) -> bool:
        return can_be_name(run, lexicon) and not is_thing(shares.get(run.key, {}), MOSTLY)

    kinds = _decided(votes)
    for key in _beside_people(text, runs, kinds, lexicon):
        votes[key].add(EntityKind.ORGANISATION, "of", STRONG)
    kinds = _decided(votes)
    for _ in range(2):
        for key, kind in listed_together(text, runs, kinds, may):
            votes[key].add(kind, "list", STRONG)
        kinds = _decided(votes)
    return kinds


def _read(
    votes: dict[Key, Votes],
    shares: Mapping[Key, Mapping[str, float]],
    common: frozenset[str],
    lexicon: NameWords,
) -> None:
    """Take in what the entity model makes of each name."""
    for name, share in shares.items():
        if _may_be_read(name, common):
            numbered = any(c.isdigit() for word in name for c in word)
            votes[name].read(_as_body(name, share), single=len(name) == 1, numbered=numbered)
            if lexicon.acronyms.issuperset(name):
                # "AI" is a common noun; "UK" is one as well, and a place.
                votes[name].signs[EntityKind.ORGANISATION].pop("read")


def _as_body(name: Key, share: Mapping[str, float]) -> Mapping[str, float]:
    """A reading where a body's last word outweighs a place's name before it ("Harbour Rail Board")."""
    if len(name) < 2 or name[-1] not in _BODIES:
        return share
    return {**share, "ORG": max(share["ORG"], share["LOC"]), "LOC": 0.0}


def _by_surname(
    votes: Mapping[Key, Votes],
    runs: Sequence[NameRun],
    shares: Mapping[Key, Mapping[str, float]],
    lexicon: NameWords,
) -> None:
    """Two or three words of which only the last one also stands alone name somebody: a firm keeps its first word.

    The entity model must have thought of a person at all: a heading writes its subject with capitals, too.
    """
    alone = {run.key[0] for run in runs if len(run.key) == 1}
    shapes = {run.key: run for run in runs}
    ends: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        named = [word for word in run.key if word[0].isalpha()]
        for word in named[:-1]:
            ends[word].add(named[-1])
    told = {run.key for run in runs if run.before.endswith(" the ")}
    for key in [key for key in votes if len(key) in {2, 3} and key in shapes and key not in told]:
        body = key[-1] in lexicon.organisation_tail or key[0] in lexicon.organisation_head
        plain = any(word in lexicon.ordinary or word in lexicon.places for word in key)
        written = all(w.text[0].isupper() and w.text[1:2].islower() for w in shapes[key].words)
        if body or plain or not written or key[-1] not in alone or key[0] in alone:
            continue
        if max(shares.get(k, {}).get("PER", 0.0) for k in (key, (key[-1],))) < UNREAD:
            continue
        if ends[key[0]] - {key[-1]}:
            continue  # "Bank of Norland" beside "Norland Courier"
        votes[key].add(EntityKind.PERSON, "surname", STRONG)
        if (single := (key[-1],)) in votes:
            votes[single].add(EntityKind.PERSON, "surname", STRONG)


def _use_reading(
    votes: Mapping[Key, Votes],
    runs: Sequence[NameRun],
    shares: Mapping[Key, Mapping[str, float]],
    lexicon: NameWords,
) -> None:
    """Signs that count only together with what the entity model reads."""
    for run in runs:
        share = shares.get(run.key, {})
        if run.key not in votes or not can_be_name(run, lexicon):
            continue
        signs = votes[run.key].signs[EntityKind.ORGANISATION]
        if "owner" in signs:
            # No place owns a ship.
            votes[run.key].signs[EntityKind.PLACE].pop("read", None)
        if IMPERSONAL in signs and len(run.key) == 1:
            # A name of one word that the model knows from surnames only.
            votes[run.key].signs[EntityKind.PERSON].pop("read", None)
            other = is_thing(share, HALF) or share.get("LOC", 0.0) > HALF
            if other or share.get("ORG", 0.0) < UNREAD:
                signs.pop(IMPERSONAL)
        if not is_thing(share, SURELY):
            signs.update(owner_signs(run, share, lexicon))
        plain = all(is_plain(word, lexicon) for word in run.words)
        if "tail" in signs and plain and share.get("ORG", 0.0) < UNREAD:
            # "Great Service" closes like a firm's name and is none.
            signs["tail"] = FAIR


def _may_be_read(name: Key, common: frozenset[str]) -> bool:
    """Whether the model is asked at all: not for a benchmark's name, nor for what the text writes small."""
    return not is_benchmark_name(name[-1]) and not (len(name) == 1 and name[0] in common)


def _is_office(run: NameRun) -> bool:
    """Whether plain words name a body by what it is for: "Office for Biological Risk"."""
    heads, key = name_words().organisation_head, run.key
    return len(key) > 2 and key[0] in heads and key[1] in {"of", "for"} and not run.headline


def _commonly_lower(text: str, runs: Sequence[NameRun]) -> frozenset[str]:
    """Words that the text writes in lower case more often than as a name."""
    lower = Counter(_LOWER.findall(text))
    names = Counter(word for run in runs for word in run.key)
    return frozenset(word for word, count in names.items() if lower[word] > count)


def _beside_people(
    text: str, runs: Sequence[NameRun], kinds: Mapping[Key, EntityKind], lexicon: NameWords
) -> list[Key]:
    """Names that follow a person's name and "of", "at" or "from"."""
    return [
        right.key
        for left, right in pairwise(runs)
        if kinds.get(left.key) is EntityKind.PERSON
        and right.key not in kinds
        and right.start - left.end < CONTEXT
        and _OF.match(text[left.end : right.start])
        and can_be_name(right, lexicon)
    ]


def _decided(votes: Mapping[Key, Votes]) -> dict[Key, EntityKind]:
    winners = ((key, vote.winner()) for key, vote in votes.items())
    return {key: kind for key, kind in winners if kind is not None}


def _vote(run: NameRun, votes: Votes, lexicon: NameWords, *, about_systems: bool) -> None:
    following = _next_word(run)
    if not any(c.isdigit() for word in run.words for c in word.text):
        _vote_person(run, votes, lexicon, following)
        _vote_organisation(run, votes, lexicon, following)
    if about_systems:
        vote_system(run, votes, lexicon, following)


def _next_word(run: NameRun) -> str:
    """The word after a name, past an adverb; "team" past an acronym."""
    match = _NEXT_WORD.match(run.after)
    if match is None:
        return ""
    return match.group(2) or match.group(1)


def _vote_person(run: NameRun, votes: Votes, lexicon: NameWords, following: str) -> None:
    words, person = run.words, EntityKind.PERSON
    last = run.key[-1]
    if (
        last in lexicon.organisation_tail
        or run.key[0] in lexicon.organisation_head
        or len(words) > 5
    ):
        return
    full = (
        len(words) > 1
        and last not in lexicon.places
        and not (len(last) < 5 and words[-1].text.isupper())
    )
    if full and is_given(words[0].key):
        votes.add(person, "given", STRONG if _surname_like(words[-1], lexicon) else FAIR)
    if full and is_initials(words[0].text):
        votes.add(person, "initials", STRONG)
    if len(words) == 2 and is_surname_camel(words[1].text) and not is_camel(words[0].text):
        votes.add(person, "surname", FAIR)
    if run.titled:
        votes.add(person, "title", STRONG)
    if len(words) > 1 and all(is_plain(word, lexicon) for word in words):
        return
    single = len(words) == 1 and not is_camel(words[0].text) and not words[0].text.isupper()
    if full or single:
        _vote_person_context(run, votes, lexicon, following, full=full)


def _surname_like(word: NameWord, lexicon: NameWords) -> bool:
    return (
        word.key not in lexicon.ordinary and word.key not in lexicon.acronyms and len(word.key) > 1
    )


def _vote_person_context(
    run: NameRun, votes: Votes, lexicon: NameWords, following: str, *, full: bool
) -> None:
    person = EntityKind.PERSON
    before = _LAST_WORD.search(run.before)
    if before and before.group(1) in lexicon.roles and not run.before.endswith(", "):
        votes.add(person, "role before", STRONG if full else FAIR)
    apposition = _APPOSITION.match(run.after)
    if apposition and _has_role(apposition, lexicon):
        votes.add(person, "role after", STRONG)
    if full and _HEADS.match(run.after):
        votes.add(person, "who", STRONG)
    # "a vice-president of Tamble wrote": it is not Tamble that writes.
    of = run.before.endswith((" of ", " at ", " for ", " with "))
    owned = of and run.before.rstrip().endswith(lexicon.organisation_before)
    if not owned and (following in lexicon.speech or following in lexicon.human):
        votes.add(person, "verb", FAIR if full else WEAK)
    if before and before.group(1) in lexicon.vocative:
        votes.add(person, "vocative", STRONG)
    if not full and run.key[0] in lexicon.given:
        votes.add(person, "given", WEAK)
        if run.possessive or following == "who":
            votes.add(person, "possessive", WEAK)


def _has_role(apposition: re.Match[str], lexicon: NameWords) -> bool:
    words = [*apposition.group(1).split(), apposition.group(2)]
    opener = words[0] in {"a", "an", "the", "who"} or words[0] in lexicon.roles
    return any(word in lexicon.roles for word in words) and (opener or len(words) < 4)


def _vote_organisation(run: NameRun, votes: Votes, lexicon: NameWords, following: str) -> None:
    for sign, weight in organisation_signs(run, lexicon, following):
        votes.add(EntityKind.ORGANISATION, sign, weight)
