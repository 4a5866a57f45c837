"""Views that run on over sentences without a word of saying (free indirect speech).

A sentence goes on with what somebody was just said to hold where the text shows it: by backshifted tense ("Schools
*would* reopen"), by standing between two sentences told of one speaker, or by following words that announce a view
("Lund disagrees."). Everything else is the text's own (Banfield 1982, "Unspeakable Sentences"; Wiebe 1994,
"Tracking point of view in narrative").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.attribution.tree import SUBJECTS, Tree
from extractors.claims.announced_views import is_felt
from extractors.claims.laid_out import leaves
from extractors.claims.reporting import lexicon
from extractors.draft import Attribution, BlockKind, Draft, Parse
from extractors.language.estimates import speaks_of_chance
from extractors.language.shallow import finite_verb, has_clause, tokens
from extractors.references.words import reference_words
from kg.model import UNNAMED_SUFFIX, EntityKind, Span, Stance

_ANNOUNCED = 2  # sentences that an announced view runs on over
_CONCLUDES = re.compile(r"\b(?:therefore|thus|hence)\b|^nobody\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:is|was|are|were)(?: not|n['’]t)\b", re.IGNORECASE)
_PUTS_RIGHT = re.compile(r"(?:It|They)(?: is| was| are| were|['’]s|['’]re)\b")
_RETORT = 4  # words of a reply without a verb
_BARE = 8  # words of a chance given without a verb
_SHORTEST = 3  # words of a sentence that goes on with a view
_SHIFTED = frozenset({"would", "could", "might"})
_ANYBODY = frozenset({"a", "an", "no", "any", "every", "each"})
_TO_COME = frozenset({"will", "would", "can", "could", "should", "must", "wo", "ca"})
_ABOUT = frozenset({"he", "she", "they", "it", "his", "her", "their"})
_SPEAKER = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_POINTING = frozenset({"it", "they", "this", "that", "these", "those"})
_CITED = re.compile(r"\[\d{1,3}\]\W*$")
_NARRATES = re.compile(
    r"^[\W_]*(?:but|yet|still|and yet|so far|meanwhile|however|now|then|later|last|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announced:
    """Somebody whose view later sentences tell.

    Args:
        speaker: resolved.
        cue: the words that announce it.
        spoke: whether only the tense of what follows shows what they said.
    """

    speaker: str
    cue: Span
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class _View:
    speaker: str
    cue: Span | None
    past: bool
    left: int  # sentences that it still runs on over by being announced or argued
    quoted: bool = False
    argued: bool = False  # what somebody thinks, with its grounds behind it


def running_on(
    draft: Draft,
    found: Sequence[Attribution],
    announced: dict[int, Announced],
    voice_of: Callable[[str | None], str],
) -> dict[int, Attribution]:
    """The attributions that running views change, by proposition.

    Args:
        draft: with parses and propositions.
        found: an attribution for each proposition.
        announced: by sentence, whoever's view is announced in it.
        voice_of: a post's own voice.
    """
    return _Follower(draft, found, announced, voice_of).changes()


class _Follower:
    def __init__(
        self,
        draft: Draft,
        found: Sequence[Attribution],
        announced: dict[int, Announced],
        voice_of: Callable[[str | None], str],
    ) -> None:
        self._draft = draft
        self._found = found
        self._announced = announced
        self._voice_of = voice_of
        self._people = {e.name for e in draft.entities if e.kind is EntityKind.PERSON}
        self._named = [
            mention.span.start
            for entity in draft.entities
            if entity.kind is EntityKind.PERSON
            for mention in entity.mentions
        ]
        self._of_sentence: dict[int, list[int]] = {}
        for number, proposition in enumerate(draft.propositions):
            self._of_sentence.setdefault(proposition.sentence, []).append(number)

    def changes(self) -> dict[int, Attribution]:
        """The attributions that change, by proposition."""
        changed: dict[int, Attribution] = {}
        view: _View | None = None
        block = -1
        for index, sentence in enumerate(self._draft.sentences):
            if sentence.block != block:
                view, block = None, sentence.block
            if self._draft.blocks[block].kind is not BlockKind.PARAGRAPH:
                continue
            told, here = self._told(index), self._announced.get(index)
            if told is not None and here is None:
                left = view.left - 1 if view is not None and view.speaker == told.speaker else 0
                opens = self._is_retort(index, told) or is_felt(self._tree(index))
                argued = not opens and self._is_argued(index, told)
                retort = _ANNOUNCED if opens else int(argued)
                if view is not None and view.speaker == told.speaker:
                    changed.update(self._led_up_to(index, view))
                view = replace(told, left=max(left, retort), argued=argued)
                continue
            if here is not None:
                left = 0 if here.spoke else _ANNOUNCED
                view = _View(here.speaker, here.cue, past=here.spoke, left=left)
                continue
            if view is None or not self._runs_on(index, view):
                view = None
                continue
            for number in self._of_sentence.get(index, ()):
                changed[number] = self._taken(number, self._voice_of(sentence.post), view)
            view = replace(view, left=max(view.left - 1, 0))
        return changed

    def _told(self, index: int) -> _View | None:
        """Who holds the last proposition of a sentence, where somebody else than the voice does."""
        voice = self._voice_of(self._draft.sentences[index].post)
        held = [self._found[n] for n in self._of_sentence.get(index, ())]
        others = [one for one in held if one.speaker != voice]
        if not others:
            return None
        last = others[-1]
        past, quoted = self._is_past(index, last.cue), last.rule == "quotation"
        return _View(last.speaker, last.cue, past, 0, quoted)

    def _led_up_to(self, index: int, view: _View) -> Iterator[tuple[int, Attribution]]:
        """The clauses before the one that a running view's speaker is said to hold: "P; Q, she thinks"."""
        numbers = self._of_sentence.get(index, [])
        voice = self._voice_of(self._draft.sentences[index].post)
        if not self._runs_on(index, view) or self._is_about(index, view.speaker):
            return
        for number in numbers:
            if self._found[number].speaker != voice:
                return
            yield number, self._taken(number, voice, view)

    def _taken(self, number: int, voice: str, view: _View) -> Attribution:
        found = self._found[number]
        return replace(
            found, speaker=view.speaker, reporter=voice, cue=view.cue, rule="runs-on",
            stance=_reported(found.stance),
        )  # fmt: skip

    def _is_retort(self, index: int, told: _View) -> bool:
        """Whether a sentence tells of nothing but a word of reply, whose reason follows: "Nonsense, says Ada Quill"."""
        words = self._draft.sentences[index].span
        if told.cue is None or told.quoted or told.cue.start - words.start < 3:
            return False
        said = self._draft.text[words.start : told.cue.start]
        rest = self._draft.text[told.cue.end : words.end]
        inverted = said.rstrip().endswith((",", "”", '"')) and told.cue.quote[:1].islower()
        plain = inverted and finite_verb(tokens(rest), first=0) is None
        return len(said.split()) <= _RETORT and not has_clause(said) and plain

    def _runs_on(self, index: int, view: _View) -> bool:
        sentence = self._draft.sentences[index]
        words = sentence.span.quote
        own = leaves(words) or _NARRATES.match(words) or _CONCLUDES.search(words)
        asked = words.rstrip(' ”"').endswith("?") or "“" in words
        if own or asked or len(words.split()) < _SHORTEST:
            return False
        if self._is_of_another(index, view.speaker) or self._is_about(index, view.speaker):
            return False
        shifted = view.past and self._is_shifted(index, view)
        if shifted or view.speaker.endswith(UNNAMED_SUFFIX):
            return shifted
        if view.argued and self._points_back(index):
            return False
        if view.left > 0 or self._is_contrast(index) or self._is_bare_chance(index):
            return True
        return self._is_between(index, view)

    def _points_back(self, index: int) -> bool:
        """Whether a sentence is about what was just said, or speaks of somebody: "If he is right", "Lund's answer"."""
        tree, span = self._tree(index), self._draft.sentences[index].span
        named = any(span.start <= at < span.end for at in self._named)
        if named or any(tree.lower(n) in _SPEAKER for n in range(len(tree))):
            return True
        root = next((n for n in range(len(tree)) if tree.is_root(n)), None)
        subject = None if root is None else tree.subject(root)
        return subject is not None and (
            tree.lower(subject) in _POINTING
            or any(tree.lower(n) in _ABOUT for n in tree.children(subject, "nmod:poss"))
        )

    def _is_contrast(self, index: int) -> bool:
        """Whether a sentence puts right what the one before denies: "The worry is not rent, she says. It is heat"."""
        before = self._draft.sentences[index - 1].span.quote if index > 0 else ""
        return (
            _DENIES.search(before) is not None
            and _PUTS_RIGHT.match(self._draft.sentences[index].span.quote) is not None
        )

    def _is_bare_chance(self, index: int) -> bool:
        """Whether a sentence without a verb of its own gives a chance: "Five per cent, if she must"."""
        words = self._draft.sentences[index].span.quote.split(",")[0]
        bare = finite_verb(tokens(words), first=0) is None
        return bare and len(words.split()) <= _BARE and speaks_of_chance(words)

    def _is_between(self, index: int, view: _View) -> bool:
        """Whether the next sentence goes on with the same speaker by a pronoun: "P. Q, she thinks, Q"."""
        sentences = self._draft.sentences
        if index + 1 >= len(sentences) or sentences[index + 1].block != sentences[index].block:
            return False
        after = self._told(index + 1)
        if after is None or after.speaker != view.speaker or after.cue is None or after.quoted:
            return False
        said = {word.lower().strip(",.") for word in after.cue.quote.split()}
        return bool(said & _ABOUT) and after.past is view.past

    def _is_about(self, index: int, speaker: str) -> bool:
        """Whether the sentence's subject is whoever speaks, so that the text tells of them."""
        tree = self._tree(index)
        root = next((n for n in range(len(tree)) if tree.is_root(n)), None)
        subject = None if root is None else tree.subject(root)
        if subject is None:
            return root is None or tree.token(root).pos not in {"VERB", "AUX", "ADJ", "NOUN"}
        first = next(n for n in range(len(tree)) if tree.dep(n) in SUBJECTS)
        word = tree.lower(first if tree.lower(first) in {"he", "she"} else subject)
        last = speaker.removesuffix(UNNAMED_SUFFIX).split()[-1].lower()
        named = {tree.lower(n) for n in tree.subtree(subject)}
        itself = {"he", "she"} if speaker in self._people else {"he", "she", "it"}
        return word in itself or last in named

    def _is_of_another(self, index: int, speaker: str) -> bool:
        """Whether the sentence tells of somebody else by name, or of what somebody thinks of it."""
        tree = self._tree(index)
        root = next((n for n in range(len(tree)) if tree.is_root(n)), None)
        subject = None if root is None else tree.subject(root)
        if root is None or subject is None:
            return False
        attitude = tree.lower(root) in lexicon().announcing_adjectives
        names = [n for n in tree.subtree(subject) if tree.token(n).pos == "PROPN"]
        own = {word.lower() for word in speaker.split()}
        if tree.token(subject).pos == "PROPN":
            return attitude or any(tree.lower(n) not in own for n in names)
        generic = any(tree.lower(n) in _ANYBODY for n in tree.children(subject, "det"))
        helpers = {tree.lower(n) for n in tree.children(root, "aux")}
        plural = "Number=Plur" in tree.token(subject).morph and not tree.children(
            subject, "det", "nmod:poss"
        )
        generic = generic or (plural and bool(helpers & _TO_COME))  # "Parents will get used to it"
        return attitude or (tree.lemma(subject) in reference_words().people and not generic)

    def _is_shifted(self, index: int, view: _View) -> bool:
        """Whether the main verb stands in the tense of what was said: "would reopen", "had counted".

        Where who "had expected" it is told in that tense, "had" only goes on telling.
        """
        tree = self._tree(index)
        root = next((n for n in range(len(tree)) if tree.is_root(n)), None)
        if root is None:
            return False
        helpers = {tree.lower(n) for n in tree.children(root, "aux")}
        told = view.cue is not None and "had" in view.cue.quote.lower().split()
        return bool(helpers & (_SHIFTED if told else _SHIFTED | {"had"}))

    def _is_argued(self, index: int, told: _View) -> bool:
        """Whether a sentence tells in the present what a person thinks: "Ada Quill thinks the tax a folly"."""
        if told.past or told.quoted or told.cue is None or told.speaker not in self._people:
            return False
        tree, cue, words = self._tree(index), told.cue, self._draft.sentences[index].span
        if self._draft.text[cue.end : cue.end + 1] == "," or _CITED.search(words.quote):
            return False  # a remark inside it ("The saving, she thinks, is small"), or what a page reports of others
        opens = not any(map(str.isalnum, self._draft.text[words.start : cue.start]))
        return any(
            tree.lemma(n) in lexicon().opining
            if tree.token(n).pos == "VERB"
            else opens and tree.lemma(n) in lexicon().opinion_nouns
            for n in range(len(tree))
            if cue.start <= tree.token(n).start < cue.end
        )

    def _is_past(self, index: int, cue: Span | None) -> bool:
        tree = self._tree(index)
        return cue is not None and any(
            "Tense=Past" in tree.token(n).morph and "VerbForm=Fin" in tree.token(n).morph
            for n in range(len(tree))
            if cue.start <= tree.token(n).start < cue.end
        )

    def _tree(self, index: int) -> Tree:
        parses = self._draft.parses
        return Tree(self._draft.text, parses[index] if index < len(parses) else Parse(()))


def _reported(stance: Stance) -> Stance:
    return Stance.REPORTED if stance is Stance.ASSERTED else stance
