"""Names of benchmarks: by how they are built and by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.language.lexicon import load_lexicon
from extractors.language.wordlists import any_of
from extractors.names.name_words import fold_name, name_words
from extractors.names.names import is_benchmark_name

_S = "[ \u00a0\u2009\u202f]"
TOKEN = r"[A-Z][\w@+]*(?:[-\u2010\u2011](?=\w)[\w@+]+){0,6}"
_RUN = rf"{TOKEN}(?:{_S}{TOKEN}){{0,3}}"
_ACRONYM = re.compile(r"^(?=(?:.*[A-Z0-9]){2})(?=.*[A-Z])[\w@+\u2010\u2011-]{2,}$")
DURATIONS = frozenset(["seconds", "minutes", "hours", "days", "weeks"])
"""Units that only a test of task length has, unless the sentence names its benchmark."""
_TOKENS = re.compile(rf"(?<![\w@/.\u2011-]){TOKEN}")
_LISTED = re.compile(
    rf"\b(?:benchmarks|evaluations|test{_S}sets|leaderboards)(?:{_S}(?:such{_S}as|like|including))?:?{_S}(?P<names>{TOKEN}(?:(?:,{_S}|,?{_S}and{_S}){TOKEN})*)"
)
_LOWER = r"[a-z][\w-]*"
_ORDINARY = re.compile(r"^(?:bench|benchmarks?|evals?|arenas?|gyms?|qa|glue|q&a)$", re.IGNORECASE)
_QUARTER = re.compile(r"(?:Q[1-4]|H[12])(?:[A-Z]{2})?\d{0,4}|FY\d*")
_EDITION = re.compile(r"[Vv]\d+(?:\.\d+)*")
_NAME_BEFORE = re.compile(rf"\b(?!(?:The|A|An|Our|This|Its|On|In)\s){TOKEN}\s$")
_CONCEPTS = frozenset(
    {"AI", "ML", "LLM", "LLMs", "GPU", "GPUs", "CPU", "US", "UK", "EU", "IT", "R&D", "CEO"}
)


@dataclass(frozen=True, slots=True)
class BenchmarkFile:
    """The lexicon of results on benchmarks."""

    nouns: tuple[str, ...]
    results: tuple[str, ...]
    subject_verbs: tuple[str, ...]
    contents: tuple[str, ...]
    items: tuple[str, ...]
    families: tuple[str, ...]
    machines: tuple[str, ...]
    kinds: tuple[str, ...]
    people: tuple[str, ...]
    no_systems: tuple[str, ...]
    variants: tuple[str, ...]
    scaffolds: tuple[str, ...]
    efforts: tuple[str, ...]
    aids: tuple[str, ...]
    metrics: Mapping[str, tuple[str, ...]]
    systems: tuple[str, ...]
    not_results: tuple[str, ...]
    qualifiers: tuple[str, ...]
    scoring_lemmas: tuple[str, ...]
    loose_lemmas: tuple[str, ...]
    placing_lemmas: tuple[str, ...]
    telling_lemmas: tuple[str, ...]
    reporters: tuple[str, ...]
    documents: tuple[str, ...]
    testers: tuple[str, ...]
    occasions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedBenchmark:
    """A place where a benchmark is named.

    Args:
        start: first code point.
        end: past the last.
        name: in plain hyphens and spaces, with the variant.
        variant: the part of it that was run ("Verified", "clean"), or None.
    """

    start: int
    end: int
    name: str
    variant: str | None = None


def benchmark_words() -> BenchmarkFile:
    """The lexicon of results on benchmarks.

    Raises:
        SettingsError: the lexicon is missing or not as described.
    """
    return load_lexicon(BenchmarkFile, "benchmark")


def plain_name(text: str) -> str:
    """A name with plain hyphens and single plain spaces."""
    return re.sub(r"[\u2010\u2011\u2012]", "-", " ".join(text.split()))


@cache
def _beside() -> tuple[re.Pattern[str], ...]:
    words = benchmark_words()
    nouns = "|".join(
        re.escape(noun).replace(r"\ ", _S) for noun in sorted(words.nouns, key=len, reverse=True)
    )
    verbs = any_of(words.subject_verbs)
    measures = any_of(name for group in words.metrics.values() for name in group)
    items = any_of(words.items)
    # "On X the clip reached 61% of teenagers" makes X no test.
    share = rf"[\d.]*{_S}?%{_S}of{_S}(?!(?:the|its|all|them|those|these)\b|(?:[a-z-]+{_S}){{0,2}}(?:{items}))"
    families = any_of(words.families)
    strong = rf"benchmarks?|leaderboards?|test{_S}(?:set|suite)|exam|evaluation{_S}suite|challenge"
    told = (
        rf"(?<![\w.\u2011-])(?P<before>{_RUN}){_S}(?:\([^()\n]{{1,20}}\){_S})?(?:{_LOWER}{_S}){{0,1}}(?:{nouns})\b",
        rf"(?:[Oo]n|[Ii]n|[Tt]he){_S}(?:the{_S})?(?P<family>[A-Z][a-z]+{_S}(?:{families}))(?![\w-]|{_S}(?:set|sets|suite|split)\b)",
        rf"\b(?:{nouns}){_S}(?:called{_S}|named{_S})?(?P<after>{TOKEN})",
        rf"\b(?:[Oo]n|[Aa]t|In){_S}(?:(?:the|its|our|a){_S})?(?:{_LOWER}{_S}){{0,2}}?(?P<led>{TOKEN}),?{_S}[^.;:!?]{{2,80}}?(?<!\w)(?:{verbs}){_S}[^.;:!?]{{0,40}}?\d(?!{share})",
        rf"(?:%|\bpercent|\bpoints|\bscor\w+|\bscore|\baccuracy|\bresults?|\btasks|\d){_S}(?:{_LOWER}{_S}|[A-Z]{{2,5}}{_S}){{0,4}}?(?:on|of|in){_S}(?:the{_S})?(?P<scored>{TOKEN})",
        rf"\b(?i:{measures}){_S}(?:(?:of|was|is|at){_S}[\d.,%]+{_S})?on{_S}(?:the{_S})?(?P<measured>{TOKEN})",
        rf"\b(?:wins|won|leads?|led|first|second|third|last|best|better|worse|ahead|behind|art|fails?|struggles?|excels?|tested|evaluated|run|rerun){_S}on{_S}(?:the{_S})?(?P<placed>{TOKEN})",
        rf"(?<![\w.\u2011-])(?P<counted>{TOKEN}){_S}(?:scores?|accuracy|results|performance)\b",
        rf"\b(?:test|exam|benchmark|suite|leaderboard|challenge),{_S}(?P<apposed>{TOKEN}),",
        rf"\b[Oo]n{_S}(?P<where>{TOKEN}),?{_S}(?:where|whose)\b[^.;!?]{{2,120}}?\d",
        rf"\b[Oo]n{_S}(?P<by>{TOKEN})(?:{_S}[A-Z][a-z]+)?{_S}\([^()]*\b(?:is{_S}better|%|score|accuracy)[^()]*\)",
        rf"(?<![\w.\u2011-])(?P<titled>(?:{TOKEN}{_S}(?:(?:of|for|in|and){_S})?){{1,4}}(?:Test|Exam|Examination|Assessment|Challenge|Olympiad|Benchmark|Quiz|Contest|Inventory|Cup|League))(?![\w\u2011-])",
        rf"(?<![\w.\u2011-])(?P<called>{_RUN}),{_S}(?:which{_S}is{_S})?(?:an?|the|our|its){_S}(?:[\w-]+{_S}){{0,3}}(?:{strong})\b",
    )
    return tuple(map(re.compile, told))


@cache
def _described() -> re.Pattern[str]:
    """A name with what a test holds or asks: "X is a set of", "X, which measures on a scale"."""
    contents, items = any_of(benchmark_words().contents), any_of(benchmark_words().items)
    takers = any_of({*benchmark_words().systems, *(f"{m}s" for m in benchmark_words().machines)})
    return re.compile(
        rf"(?<![\w.\u2011-])(?P<name>{TOKEN})"
        rf"(?:(?:,{_S}(?:which{_S}is{_S})?|{_S}is{_S})(?:an?|the){_S}(?:[\w-]+{_S}){{0,3}}(?:{contents})(?!\w)"
        rf"|{_S}is{_S}(?:an?|the|our|their){_S}(?:[\w-]+{_S}){{0,3}}(?:benchmark|test|exam|leaderboard|challenge|eval|contest)\b(?={_S}(?:in|that|of|for|which|where|on|to|whose|built|run|made)\b)"
        rf"|(?:,{_S}which)?{_S}(?:holds|contains|comprises|consists{_S}of|has|asks|poses|covers|includes){_S}(?:about{_S}|some{_S}|over{_S})?\d[\d,. ]*{_S}(?:[\w-]+{_S}){{0,4}}(?:{items})(?!\w)"
        rf"|,{_S}which{_S}(?:hands|gives|sets|lets|asks|makes|puts){_S}(?:an?|each|every|the){_S}(?:model|agent|system|machine|program|network|player|candidate|robot)\b"
        rf"|,{_S}which{_S}(?:measures|scores|grades|rates|marks|tests|asks|poses){_S}(?:how|on{_S}a{_S}scale|whether|(?:[a-z-]+{_S}){{0,2}}(?:{takers})|the{_S}ability))"
    )


@cache
def _coined() -> tuple[re.Pattern[str], ...]:
    """Places where only a coined name is a test's: "On FastFill, the cell took 17 minutes"."""
    words = benchmark_words()
    verbs, items = any_of(words.subject_verbs), any_of(words.items)
    takers = any_of(
        {*words.systems, *words.machines, *words.people, "jury", "maintainers", "judge"}
    )
    kinds = any_of({*words.nouns, "test", "measure", "yardstick", "thermometer", "gauge", "scale"})
    keepers = r"(?:[a-z]+ )?(?:tests?|split|track|section|round)|maintainers?|graders|leaderboard|organisers|organizers|judges|jurors|test set|tasks"
    word = rf"(?P<name>{TOKEN})"
    told = (
        rf"\b(?:[Oo]n|[Ii]n){_S}(?:(?:the|its|our|last|latest){_S}){{0,2}}{word}(?=[ ,:])(?:[^.;!?\n]|\.(?=\d)){{2,140}}?(?<!\w)(?:{verbs}){_S}(?:[a-z]+{_S}){{0,2}}[~≈]?\d[\d.]*{_S}?(?:%|(?:per{_S}?cent|points|of|out|hours?|minutes?)\b)(?!{_S}of{_S}(?!(?:the|them|those|these|its)\b|(?:[a-z-]+{_S}){{0,2}}(?:{items})|\d))",
        rf"\b(?:{items}){_S}(?:in|of|from|on){_S}(?:the{_S})?{word}",
        rf"(?<![\w.-]){word},{_S}(?:in|on|for){_S}which{_S}(?:[\w-]+{_S}){{1,3}}?(?:{takers})(?!\w)",
        rf"(?<![\w.-]){word}(?:['’]s{_S}(?:own{_S})?|{_S})(?:{keepers})(?!\w)|\b(?:maintainers|organisers|organizers|authors){_S}of{_S}(?P<kept>{TOKEN})",
        rf"\b(?:{kinds}|cycle|course|programme)(?:{_S}(?:for|of|on|about|in){_S}(?:[a-z-]+{_S}){{0,3}}?[a-z-]+)?,{_S}(?:called{_S})?{word}(?=[,.;])",
        rf"\b(?:test|dev|development|validation|evaluation|held-out){_S}(?:set|split|data|part){_S}(?:of|from|in){_S}(?:the{_S})?{word}",
        rf"\b(?:[Aa]ll|[Tt]he|[Tt]hese){_S}(?:figures|scores|numbers|results){_S}(?:(?:above|here|shown|are|were){_S}){{0,2}}(?:on|from){_S}{word}",
        rf"\b(?:re-?ran|re-?run|saturat(?:e|es|ed)|aced?){_S}{word}",
        rf"\b(?:{kinds})\b[^.;:!?\n]{{0,60}}?{_S}is{_S}(?:called{_S})?{word}",
        rf"(?<!\w)(?:{verbs}){_S}(?:(?:about|only|just|around|nearly|up){_S}(?:to{_S})?)?[~≈]?\d[\d.]*{_S}?(?:%|per{_S}?cent|points){_S}(?:on|in){_S}(?:the{_S})?{word}",
    )
    return tuple(map(re.compile, told))


def coined_benchmarks(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded names with a product's shape that stand where a test's would ("FastFill", "Proofs-500").

    Such a shape is a system's or firm's as well, so that the caller leaves out what is known for one.

    Args:
        text: the whole text.
        pieces: the stretches looked at.
    """
    return frozenset(
        fold_name(name)
        for start, end in pieces
        for pattern in _coined()
        for match in pattern.finditer(text, start, end)
        for name in match.groupdict().values()
        if name is not None and may_name_test(name, plain=False)
    )


def known_benchmarks(text: str, pieces: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Folded names that the text shows to be benchmarks.

    A name is one when it is built like one ("XBench"), stands in a list of benchmarks, beside
    such a word as "benchmark" or "leaderboard", or after a score and "on".

    Args:
        text: the whole text.
        pieces: the stretches looked at.
    """
    found: set[str] = set()
    for start, end in pieces:
        for match in _LISTED.finditer(text, start, end):
            found.update(
                fold_name(name) for name in re.findall(TOKEN, match["names"]) if _is_name(name)
            )
        described = (match["name"] for match in _described().finditer(text, start, end))
        found.update(map(fold_name, filter(_is_name, described)))
        for pattern in _beside():
            for match in pattern.finditer(text, start, end):
                found.update(_names_beside(match))
    return frozenset(found)


def _plain_names(words: list[str]) -> Iterator[str]:
    """The folded name of a test in plain words: "the Hallam ladder", "the National Reading Assessment"."""
    lexicon = name_words()
    while words and fold_name(words[0]) in lexicon.function | lexicon.calendar:
        words = words[1:]
    lone = len(words) == 2 and words[1].islower()
    common = lone and fold_name(words[0]) in lexicon.ordinary | lexicon.places
    if len(words) > 1 and not common:
        yield fold_name(" ".join(words))


def _names_beside(match: re.Match[str]) -> Iterator[str]:
    """The folded names of a match: the last word where its shape tells, else the words together; of a noun that has one none."""
    ((group, run),) = match.groupdict().items()
    words = run.split()
    if group == "after" and _NAME_BEFORE.search(match.string[: match.start()][-40:]):
        return
    if group in {"family", "titled"}:
        yield from _plain_names(words)
        return
    if group not in {"before", "called"}:
        if _is_name(run):
            yield fold_name(run)
        return
    if _is_name(words[-1]):
        yield fold_name(words[-1])
        return
    lexicon = name_words()
    while words and fold_name(words[0]) in lexicon.function | lexicon.calendar:
        words.pop(0)
    folded = [fold_name(word) for word in words]
    uncommon = any(word not in lexicon.ordinary | lexicon.places for word in folded)
    if (
        folded
        and (uncommon or len(folded) > 1)
        and not set(folded) & (lexicon.calendar | {c.lower() for c in _CONCEPTS})
    ):
        yield " ".join(folded)


@cache
def _measures() -> frozenset[str]:
    """Folded measures, which are no benchmarks ("F1", "WER")."""
    return frozenset(name for group in benchmark_words().metrics.values() for name in group)


def may_name_benchmark(words: str) -> bool:
    """Whether words have a benchmark's shape: an acronym or capitals inside, or several words.

    Args:
        words: what opens a line with a colon behind it.
    """
    parts = words.split()
    if all(fold_name(part) in name_words().ordinary for part in parts):
        return False
    return _is_name(parts[0]) if len(parts) == 1 else any(map(_is_name, parts))


def may_name_test(words: str, *, plain: bool) -> bool:
    """Whether a table's head has a test's shape: capitals inside a word or a number behind a hyphen.

    Args:
        words: a head without what stands in brackets.
        plain: whether an acronym may be one, too.
    """
    *rest, last = words.split() or [""]
    if not last or not last[0].isupper() or len(rest) > len("ab"):
        return False
    if last in _CONCEPTS or fold_name(last) in _measures():
        return False
    coined = re.search(r"[a-z][A-Z]|[a-z]-[A-Z\d]", last) is not None or _is_shaped(last)
    return coined or (plain and _is_name(last))


def _is_name(word: str) -> bool:
    return (
        word not in _CONCEPTS
        and _EDITION.fullmatch(word) is None
        and _QUARTER.fullmatch(word) is None
        and fold_name(word) not in _measures()
        and (_is_shaped(word) or _ACRONYM.match(word) is not None)
    )


def _is_shaped(word: str) -> bool:
    return (
        is_benchmark_name(word)
        and not _ORDINARY.match(word)
        and not word.lower().startswith("benchmark")
    )


def find_benchmarks(
    text: str, start: int, end: int, known: frozenset[str]
) -> tuple[NamedBenchmark, ...]:
    """Places in ``text[start:end]`` where a benchmark is named.

    Args:
        text: the whole text.
        start: first code point looked at (inclusive).
        end: last code point (exclusive).
        known: from `known_benchmarks`.
    """
    found: dict[int, NamedBenchmark] = {}
    for match in _TOKENS.finditer(text, start, end):
        folded = fold_name(match.group())
        if _is_shaped(match.group()) or folded in known or _round(folded) in _rounds(known):
            found[match.start()] = _with_variant(text, match.start(), match.end(), end)
    several = _several(known)
    for match in several.finditer(text, start, end) if several else ():
        inside = [at for at, n in found.items() if n.start < match.end() and match.start() < n.end]
        for at in inside:
            del found[at]
        found[match.start()] = _with_variant(text, match.start(), match.end(), end)
    return tuple(found[at] for at in sorted(found))


_NOUNS_TOO = frozenset(
    [
        *("challenge", "test", "dev", "open", "closed", "full", "public", "pro", "plus"),
        *("large", "small", "medium", "latency", "throughput", "ultra"),
    ]
)
_ROUND = re.compile(r"^([a-z]{3,})\d+$")


def _round(folded: str) -> str | None:
    """The name of a contest without the number of its round ("casp" of "casp15"), or None."""
    match = _ROUND.match(folded)
    return None if match is None else match[1]


@lru_cache(maxsize=64)
def _rounds(known: frozenset[str]) -> frozenset[str]:
    return frozenset(name for one in known if (name := _round(one)) is not None)


@lru_cache(maxsize=64)
def _several(known: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern for the known names of several words, or None where there are none."""
    names = sorted((name for name in known if " " in name), key=lambda n: (-len(n), n))
    if not names:
        return None
    return re.compile(
        rf"(?<![\w.\u2011-])(?=[A-Z])(?i:{'|'.join(re.escape(n).replace(chr(92) + ' ', _S) for n in names)})(?![\w\u2011-])"
    )


def _with_variant(text: str, start: int, stop: int, end: int) -> NamedBenchmark:
    match = _variant().match(text, stop, end)
    if match is None:
        return NamedBenchmark(start, stop, plain_name(text[start:stop]))
    said = match["capital"] or match["number"] or match["lower"]
    return NamedBenchmark(start, match.end(), plain_name(text[start : match.end()]), said)


def variant_of(name: str) -> str | None:
    """The variant that a benchmark's name ends with ("RepoFix Verified"), or None.

    Args:
        name: a whole name.
    """
    head, _, last = name.rpartition(" ")
    match = _variant().match(f" {last}") if head else None
    return None if match is None else last


def without_variant(name: str) -> str:
    """A benchmark's name without the variant that it ends with ("RepoFix" of "RepoFix Lite")."""
    variant = variant_of(name)
    return name.removesuffix(f" {variant}") if variant else name


@cache
def _variant() -> re.Pattern[str]:
    """What may follow a benchmark's name: "Verified", "2.0", "Level 3", or "clean" at a phrase's end."""
    words = benchmark_words().variants
    capital = any_of(word[0].upper() + word[1:] for word in words)
    return re.compile(
        rf"{_S}(?:(?P<capital>(?:{capital})(?![\w-])|(?:Level|Tier|Track|Stage|Part|Round){_S}\d+)"
        rf"|(?P<number>v?\d+(?:\.\d+)?)(?![\w%,]|\.\d|{_S}?(?:%|per\b|points|seconds|minutes|hours|days|Elo|to\b|out\b))"
        rf"|(?P<lower>{any_of(word for word in words if word not in _NOUNS_TOO)})(?=[.,;:)\n|]|$|{_S}(?:and|or|in|at|by|with|for|against|versus|while|than|from|is|was)\b))"
    )
