"""Why a sentence puts nothing forward, and whether one that does defines a term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.claims.cues import announces_speech
from extractors.draft import Parse
from extractors.draft import Token as Word
from extractors.language.estimates import speaks_of_chance
from extractors.language.lexicon import load_lexicon
from extractors.language.shallow import Token, finite_verb, has_clause, is_function_word, tokens
from extractors.names.name_words import fold_name, name_words

LONGEST = 3000  # code points; what is longer is data or lost punctuation, and no sentence
_SHORT_REST = 9  # words from the verb of a clause that may stand alone
_LEAST_CLAUSE = 5  # tokens; a shorter one is left to its words
FIGURE = re.compile(
    r"(?<![\w.])[~≈<>$€£]?\d[\d.,]*\s?(?:%|x\b|k\b|percent\b|[a-z]+\b)?", re.IGNORECASE
)
_NAMED_FIGURE = re.compile(
    r"^\W{0,4}(?P<name>[A-Z][\w-]*(?:\s[A-Z0-9][\w.-]*){0,3})(?:\s\([^()\n]{1,40}\))?(?:,|:|\s[–—-]|\s(?:at|with|on))\s"
    r"(?:[^.;!?\n]{0,60}?\s)?(?:now\s|still\s|only\s|about\s|around\s)?[~≈]?\d[\d.,]*(?P<unit>\s?(?:%|percent|per cent|points|x\b|hours?|minutes?))?"
)
_PLACED_FIGURE = re.compile(
    r"^\W{0,4}(?:[A-Z][a-z]+(?: [a-z]+){0,2}: )?(?:[~≈]?\d[\d.,]*(?:%|x\b| points)?(?: (?:[a-z]+ ){0,3}?)?(?:on|in) (?:the )?(?=\w*[a-z][A-Z])[A-Z]\w+\W*$"
    r"|(?=\w*[a-z][A-Z])[A-Z]\w+:? [~≈]?\d[\d.,]*%?\W*$)"
)
"""A figure and the coined name it belongs to, and nothing else: "62 on FixForge.", "Long files: LedgerQuiz 88.3"."""
_COINED = re.compile(r"\d|[a-z][A-Z]|-[A-Z\d]")
_ELLIPTIC = re.compile(
    r"^(?:nor (?:is|are|was|were|do|does|did|can|could|will|would|has|have|should)|seems?|looks|feels|sounds|appears|turns out|depends|(?:might|may|could|would|will|should|must) (?:also |still |even |just |well )?(?:be|have|help|happen|make|mean|need|require|take|work))\b",
    re.IGNORECASE,
)
# Verbs whose past has the form of a noun, before a figure ("the trial cost 4 million").
_PRICED = re.compile(
    r"\b(?:the|this|that|its|their|it|they|\w+s) (?:[\w'‑-]+ ){0,4}?(?:cost|hit|cut|set|put|beat|spread|shed)s? (?:about |some |roughly |only |just |nearly )?[~$€£]?\d"
)
_AFTER_COLON = re.compile(
    r":\s(?!(?:who|what|why|how|when|where|which|whose)\b)(?P<told>\w.{20,})$", re.DOTALL
)
_HANDLES = re.compile(r"^(?:@\w+[\s,:]*)+")


@dataclass(frozen=True, slots=True)
class Questions:
    """``lexicons/questions.toml``: patterns of sentences that put nothing forward."""

    rhetorical: str
    challenging: tuple[str, ...]
    reactions: tuple[str, ...]
    meta: tuple[str, ...]
    imperatives: frozenset[str]
    narration: str
    returning: str
    narrative_headings: str
    narrative_openings: str
    announcing: str
    definitions: tuple[str, ...]
    undefined: tuple[str, ...]
    idle_labels: tuple[str, ...]


def challenges(question: str) -> bool:
    """Whether a question takes issue with what it answers ("Do you really think ...?")."""
    plain = plain_words(question)
    return any(re.search(pattern, plain) for pattern in patterns().challenging)


def refusal(
    sentence: str, *, listed: bool = False, clausal: bool = False, answering: bool = False
) -> str | None:
    """Why a sentence puts nothing forward, or None where it does.

    Args:
        sentence: its words, without bullet or outer quotation marks.
        listed: whether it is an item of a list or a post's line, where a fragment may do.
        clausal: whether its parse shows a main clause.
        answering: whether it stands in a post that answers or quotes another.
    """
    plain = plain_words(sentence)
    words = tokens(plain)
    if len(words) < 2 or _is_stub(words):
        return "fragment"
    if plain.rstrip(" .!\"'”’)*_").endswith("?"):
        told = re.search(patterns().rhetorical, plain) or (answering and challenges(sentence))
        return None if told else "question"
    act = _speech_act(sentence, plain)
    if act is not None:
        return act
    if _only_subordinate(words):
        return "subordinate-clause-alone"
    if clausal or _names_a_figure(sentence, listed=listed):
        return None
    return _form(plain, len(words), listed=listed)


def _speech_act(sentence: str, plain: str) -> str | None:
    """What a sentence does instead of putting something forward, or None."""
    lexicon = patterns()
    if any(re.search(pattern, plain) for pattern in lexicon.reactions):
        return "reaction"
    if any(re.search(pattern, plain) for pattern in lexicon.meta):
        return "meta"
    if _asks_reader(plain, lexicon):
        return "imperative"
    if plain.endswith(":") and _only_announces(sentence, plain, lexicon):
        return "lead-in"
    return None


def _form(plain: str, count: int, *, listed: bool) -> str | None:
    """Whether a sentence lacks the form of a statement: a clause, an ellipsis of one, or figures in a list."""
    if has_clause(plain) or _ELLIPTIC.match(plain) or _PRICED.search(plain):
        return None
    if listed and count >= 5 and len(FIGURE.findall(plain)) >= 2:
        return None
    return "fragment"


def _names_a_figure(sentence: str, *, listed: bool) -> bool:
    """Whether words without a verb give a coined name its figure: "Heron 2, now at 61%"."""
    if _PLACED_FIGURE.match(sentence):
        return True
    match = _NAMED_FIGURE.match(sentence)
    if match is None or not (listed or match["unit"]):
        return False
    words = match["name"].split()
    lexicon = name_words()
    if fold_name(words[0]) in lexicon.calendar | lexicon.numbered:
        return False
    return len(words) > 1 or _COINED.search(match["name"]) is not None


def _only_subordinate(words: tuple[Token, ...]) -> bool:
    """Whether a condition or circumstance stands without what depends on it ("So if it rains ...")."""
    start = 1 if words[0].lower in {"so", "but", "and", "or"} else 0
    start += words[start].lower == "even" if start < len(words) else 0
    if start >= len(words) - 2 or words[start].lower not in _ALONE:
        return False
    inner = finite_verb(words, first=start + 1)
    if inner is None or len(words) - inner > _SHORT_REST:
        return False
    for index in range(start + 2, len(words)):
        word = words[index]
        goes_on = word.breaks and word.lower not in {"and", "or", "but"}
        if word.lower == "then" or (goes_on and index <= len(words) - 2):
            return False
    # Without a comma the main clause may follow at once ("If it rains we stay").
    return finite_verb(words, first=inner + 1) is None


def _is_stub(words: tuple[Token, ...]) -> bool:
    """Whether a sentence only takes up another's clause: "I am.", "There was."; "They do not." denies it."""
    ends = words[-1].lower in _CARRIERS
    return ends and len(words) <= _STUB and all(is_function_word(word.lower) for word in words)


_STUB = 4  # words
_CARRIERS = frozenset(
    [
        "am",
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
    ]
)
_ALONE = {"if", "when", "unless", "although", "though", "whereas"}


def is_definition(sentence: str) -> bool:
    """Whether the sentence says what a term means."""
    plain = plain_words(sentence)
    lexicon = patterns()
    if any(re.search(pattern, plain) for pattern in lexicon.undefined):
        return False
    return any(re.search(pattern, plain) for pattern in lexicon.definitions)


def has_main_clause(parse: Parse) -> bool:
    """Whether a sentence has a finite predicate with a subject of its own: its root, or one beside that.

    Args:
        parse: of the sentence.
    """
    found = parse.tokens
    root = next((i for i, token in enumerate(found) if token.head == i), None)
    if root is None or len(found) < _LEAST_CLAUSE:
        return False
    beside = [i for i, t in enumerate(found) if t.head == root and t.dep == "conj"]
    return any(_is_clause(found, i) for i in (root, *beside))


def _is_clause(found: tuple[Word, ...], at: int) -> bool:
    below = [token for i, token in enumerate(found) if token.head == at and i != at]
    if not any(token.dep.startswith("nsubj") for token in below):
        return False
    # "A and B score 71 and 68": a noun with a subject and a number for its object is a verb taken for one.
    if any(token.dep == "obj" and token.pos == "NUM" for token in below):
        return True
    carriers = [found[at], *(t for t in below if t.dep.startswith(("aux", "cop")))]
    return any("VerbForm=Fin" in t.morph or "Mood=Ind" in t.morph for t in carriers)


@cache
def patterns() -> Questions:
    """The lexicon of sentences that put nothing forward."""
    return load_lexicon(Questions, "questions")


def plain_words(sentence: str) -> str:
    """Lower case, plain apostrophes, without marks that stand before the first word."""
    bare = _HANDLES.sub("", sentence.strip())
    return re.sub(r"^[\W_]*(?=\w)", "", bare).replace("’", "'").replace("‑", "-").lower()


def _asks_reader(plain: str, lexicon: Questions) -> bool:
    words = tokens(plain)
    if words[0].lower not in lexicon.imperatives:
        return False
    if words[0].lower in {"call", "make"} and words[1].lower in {"it", "that"}:
        # "Call it 40 percent" and "call it a one in ten shot" estimate.
        return FIGURE.search(plain) is None and not speaks_of_chance(plain)
    if (told := _AFTER_COLON.search(plain)) and has_clause(told["told"]):
        return False  # "A take nobody asked for: I think the bridge opens in May"
    if words[0].lower == "note" and (words[1].lower == "that" or has_clause(plain[4:])):
        return False
    if words[0].lower in {"have", "do", "note", "expect"}:
        return words[1].lower not in {"you", "we", "they"}
    # "Instead of X, ask ..." and "Combine A with B and you get C" state something; "Think of it" does not.
    return True


def _only_announces(sentence: str, plain: str, lexicon: Questions) -> bool:
    if re.search(lexicon.announcing, plain.rstrip(": ")):
        return True
    words = tokens(plain)
    return announces_speech(sentence) or len(words) < 5 or finite_verb(words) == len(words) - 1
