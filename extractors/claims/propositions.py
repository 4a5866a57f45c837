"""Propositions: the sentences and clauses that put something forward.

Recall counts more than precision here (what is taken is ranked later), but a sentence that puts
nothing forward is never taken: questions, reactions, requests, lead-ins, talk about the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.claims.aside_clauses import parted_aside
from extractors.claims.clauses import split_clauses, without_wrapping
from extractors.claims.explaining_clauses import parted_explanations
from extractors.claims.refusals import (
    FIGURE,
    LONGEST,
    challenges,
    has_main_clause,
    is_definition,
    patterns,
    plain_words,
    refusal,
)
from extractors.claims.result_clauses import parted_results
from extractors.claims.trailing_speech import parted_speech
from extractors.draft import Block, BlockKind, Draft, Layer, Parse, Proposition, Sentence, Skip
from extractors.figure_readings import NO_FIGURE
from extractors.language.estimates import (
    asks_when,
    chance_line,
    chooses,
    is_date_alone,
    short_answer,
    speaks_of_chance,
)
from extractors.language.shallow import finite_verb, has_clause, tokens
from extractors.page.score_lines import score_lines
from extractors.page.tables import row_cells
from kg.model import ClaimType, Span

_READ = {BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTE, BlockKind.TABLE}
_LONG = 6
_NEAR = 400  # code points back to what a short answer answers
_SHORT = {"fragment", "imperative", "reaction", "question"}
_TERSE = {"fragment", "reaction", "imperative"}
_SURE = 0.6
_GREETING = 2  # words before a number that a turn opens with: "Hm. Four percent?"
_ECHOED = 0.9
_QUOTED = re.compile(r"\s*(?:>|[“\"])")
_CELL_FIGURE = re.compile(r"(?<![\w.‑-])[~≈<>$€£+‑-]?\d[\d.,]*\s?(?:%|[^\W\d_]+)?")
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|going to|expects?|promises?|claims?|next (?:year|spring|summer|autumn|winter|month)|by (?:the end of )?20\d\d)\b[^\n]*$"
)
_STATIVE = {"is", "was", "has", "does"}


@dataclass(frozen=True, slots=True)
class PropositionStep:
    """Finds the propositions of a draft, in the order of their sentences."""

    name: str = "propositions"
    version: str = "2"
    requires: frozenset[Layer] = frozenset(
        {
            *(Layer.BLOCKS, Layer.POSTS, Layer.OUTLOOKS),
            *(Layer.SENTENCES, Layer.PARSES, Layer.BOILERPLATE, Layer.FIGURES),
        }
    )
    provides: frozenset[Layer] = frozenset({Layer.PROPOSITIONS, Layer.SKIPS})

    def __call__(self, draft: Draft) -> Draft:
        """The draft with its propositions, and why other sentences have none; one pass over them."""
        judged = tuple(judge_sentences(draft))
        return replace(
            draft,
            propositions=tuple(found for found in judged if isinstance(found, Proposition)),
            skips=tuple(found for found in judged if isinstance(found, Skip)),
        )


STEP = PropositionStep()


def find_propositions(draft: Draft) -> Iterator[Proposition]:
    """The propositions of a draft's sentences, by place; no two share a span."""
    return (found for found in judge_sentences(draft) if isinstance(found, Proposition))


def judge_sentences(draft: Draft) -> Iterator[Proposition | Skip]:
    """For each sentence its propositions, or why it has none, by place."""
    told_block = -1
    listed = {line.block for line in score_lines(draft.blocks)}
    seen: set[tuple[int, int]] = set()
    said: set[tuple[str, ...]] = set()
    for index, sentence in enumerate(draft.sentences):
        if (laid := _laid_out(draft, index, sentence)) is not None:
            seen.add((laid.span.start, laid.span.end))
            yield laid
            continue
        block = draft.blocks[sentence.block] if sentence.block < len(draft.blocks) else None
        lined = sentence.block in listed
        unread = None if lined else _unread(sentence, block)
        if unread is not None:
            yield Skip(index, unread)
            continue
        if block is not None and block.kind is BlockKind.TABLE:
            row = _table_row(draft, index, sentence)
            yield row or Skip(index, "row-without-figures")
            continue
        opens = index == 0 or draft.sentences[index - 1].block != sentence.block
        told_block = _scene(draft, sentence, told_block, opens=opens)
        if sentence.block == told_block:
            yield Skip(index, "made-up-scene")
            continue
        runs = _runs(sentence.span.quote)
        if _echoes(sentence, runs, said):
            yield Skip(index, "quotes-what-was-said")
            continue  # a post quotes what was said above: no new proposition
        said.update(runs)
        bullet = block is not None and block.kind is BlockKind.BULLET
        for found in _of_sentence(draft, index, sentence, listed=bullet, lined=lined):
            if isinstance(found, Skip):
                yield _of_figure(draft, found, sentence) or found
            elif (found.span.start, found.span.end) not in seen:
                seen.add((found.span.start, found.span.end))
                yield found


def _of_figure(draft: Draft, skip: Skip, sentence: Sentence) -> Proposition | None:
    """A fragment as a proposition where the reader is sure of a figure in it: "Forty per cent, by June."."""
    span = sentence.span
    if skip.reason not in _TERSE or not any(
        span.start <= f.start < span.end and f.probability >= _SURE and f.label != NO_FIGURE
        for f in draft.figures
    ):
        return None
    whole = without_wrapping(draft.text, span.start, span.end)
    return None if whole is None else Proposition(whole, skip.sentence, ClaimType.CLAIM, "read")


def _laid_out(draft: Draft, index: int, sentence: Sentence) -> Proposition | None:
    """The sentence as a proposition where the page's layout makes it a forecast that no grammar shows."""
    span = sentence.span
    if not any(o.span.start < span.end and span.start < o.span.end for o in draft.outlooks):
        return None
    whole = without_wrapping(draft.text, span.start, span.end)
    return None if whole is None else Proposition(whole, index, ClaimType.CLAIM, "laid-out")


def _echoes(sentence: Sentence, runs: list[tuple[str, ...]], said: set[tuple[str, ...]]) -> bool:
    """Whether a post quotes what was said above."""
    quotes = sentence.post is not None and _QUOTED.match(sentence.span.quote) is not None
    return quotes and bool(runs) and sum(run in said for run in runs) >= _ECHOED * len(runs)


def _runs(sentence: str) -> list[tuple[str, ...]]:
    """The runs of `_LONG` words in a sentence; none in a shorter one."""
    told = re.findall(r"[^\W_]+", plain_words(sentence).lower())
    return [tuple(told[n : n + _LONG]) for n in range(len(told) - _LONG + 1)]


def _of_sentence(
    draft: Draft, index: int, sentence: Sentence, *, listed: bool, lined: bool
) -> Iterator[Proposition | Skip]:
    text = draft.text
    whole = without_wrapping(text, sentence.span.start, sentence.span.end)
    if whole is None:
        yield Skip(index, "marks")
        return
    clausal = index < len(draft.parses) and has_main_clause(draft.parses[index])
    refused = refusal(
        whole.quote,
        listed=listed or sentence.post is not None,
        clausal=clausal,
        answering=_answering(draft, sentence),
    )
    if refused is not None and lined:
        # A line of a list of figures says something without a verb.
        yield Proposition(whole, index, ClaimType.CLAIM, "figures")
        return
    if refused is not None:
        if refused in _SHORT and (
            _answers(draft, sentence, whole) or _in_talk(draft, sentence, whole)
        ):
            yield Proposition(whole, index, ClaimType.CLAIM, "short-answer")
            return
        yield Skip(index, refused)
        return
    clauses = split_clauses(text, whole)
    if index < len(draft.parses):
        parse = draft.parses[index]
        clauses = tuple(part for clause in clauses for part in _parted(text, parse, clause))
    for clause in clauses:
        kind = ClaimType.DEFINITION if is_definition(clause.quote) else ClaimType.CLAIM
        yield Proposition(clause, index, kind, _rule(clause, len(clauses)))


def _parted(text: str, parse: Parse, clause: Span) -> tuple[Span, ...]:
    """The claims that a clause makes one for the other: a ground and its result, a claim and its explanation."""
    results = parted_results(text, parse, clause)
    if len(results) > 1:
        return results
    explained = parted_explanations(text, parse, clause)
    if len(explained) > 1:
        return explained
    said = parted_speech(text, parse, clause)
    return said if len(said) > 1 else parted_aside(text, parse, clause)


def _answering(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence asks something in a post that answers or quotes another."""
    return "?" in sentence.span.quote[-4:] and any(
        post.id == sentence.post and (post.reply_to or post.quotes) is not None
        for post in draft.posts
    )


def _answers(draft: Draft, sentence: Sentence, whole: Span) -> bool:
    """Whether a number alone answers what was asked or told: "Fifteen." after "what are the odds?"."""
    line = chance_line(whole.quote)
    before = draft.text[max(0, whole.start - 2 * _NEAR) : whole.start]
    if chooses(whole.quote, before):
        return True
    if line is not None and line.signed and _AHEAD.search(before[-_NEAR // 2 :]):
        return True
    block = draft.blocks[sentence.block].span.start if sentence.block < len(draft.blocks) else 0
    opens = not draft.text[block : whole.start].strip(" *•-")
    told = line is not None or short_answer(whole.quote) is not None
    if not told or (opens and _after_heading(draft, sentence)):
        return False
    if speaks_of_chance(draft.text[max(0, whole.start - _NEAR) : whole.start]):
        return True
    post = next((post for post in draft.posts if post.id == sentence.post), None)
    if post is None:
        return False
    answered = {post.reply_to, post.quotes}
    same = {post.author, post.handle} - {None}
    return any(
        speaks_of_chance(other.span.quote)
        for other in draft.posts
        if other.id in answered
        or (other.span.end < post.span.start and {other.author, other.handle} & same)
    )


def _in_talk(draft: Draft, sentence: Sentence, whole: Span) -> bool:
    """Whether a number or date alone answers the question of another's turn: "Thirty-five percent.", "Mid-2031."."""
    lead = draft.blocks[sentence.block].lead if sentence.block < len(draft.blocks) else None
    asked = lead is not None and draft.blocks[lead].span.quote.rstrip().endswith("?")
    if sentence.post is None and not asked:
        return False
    before = draft.text[max(0, whole.start - _NEAR) : whole.start]
    if asks_when(before[-_NEAR // 2 :]) and is_date_alone(whole.quote):
        return True
    short = short_answer(whole.quote)
    if short is None or not (short.percent or speaks_of_chance(before)):
        return False
    asks = whole.quote.rstrip().endswith("?")
    turn = next((post.span.start for post in draft.posts if post.id == sentence.post), 0)
    opens = len(draft.text[turn : whole.start].split()) <= _GREETING
    return opens if asks else "?" in before or speaks_of_chance(before)


def _after_heading(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence's block follows a heading, which it then answers and nothing else."""
    above = draft.blocks[sentence.block - 1 : sentence.block]
    return bool(above) and above[0].kind is BlockKind.HEADING


def _table_row(draft: Draft, index: int, sentence: Sentence) -> Proposition | None:
    """A row of a table that holds a figure in a later cell; no heads, no rules between rows."""
    cells = row_cells(sentence.span.quote)
    if len(cells) < 2 or not any(_CELL_FIGURE.search(cell) for cell in cells[1:]):
        return None
    if not re.search(r"[^\W\d_]", cells[0]):
        return None
    row = Span.trimmed(draft.text, sentence.span.start, sentence.span.end)
    return None if row is None else Proposition(row, index, ClaimType.CLAIM, "table-row")


def _rule(clause: Span, count: int) -> str:
    if clause.quote.rstrip(" \"'”’)").endswith("?"):
        return "challenge" if challenges(clause.quote) else "rhetorical-question"
    if not has_clause(clause.quote):
        return "figures" if FIGURE.search(clause.quote) else "elliptic"
    return "clause" if count > 1 else "sentence"


def _unread(sentence: Sentence, block: Block | None) -> str | None:
    """Why a sentence is not read at all, or None."""
    if len(sentence.span) > LONGEST:
        return "too-long"
    return None if block is None or block.kind in _READ else block.kind.value


def _scene(draft: Draft, sentence: Sentence, told: int, *, opens: bool) -> int:
    """The block in which a made-up scene is told, as a sentence begins or leaves it; -1 for none."""
    if _tells_scene(draft, sentence, opens=opens):
        return sentence.block
    return -1 if _leaves_scene(sentence) else told


def _leaves_scene(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what happened or of the writer's own view, and so of no made-up scene."""
    return re.search(patterns().returning, plain_words(sentence.span.quote)) is not None


def _tells_scene(draft: Draft, sentence: Sentence, *, opens: bool) -> bool:
    """Whether a made-up scene begins here: by its words, or by its section's headings and its tense."""
    plain = plain_words(sentence.span.quote)
    if re.search(patterns().narration, plain):
        return True
    if not opens or not re.match(patterns().narrative_openings, plain):
        return False
    words = tokens(plain)
    verb = finite_verb(words)
    if verb is None or not words[verb].lower.endswith("s") or words[verb].lower in _STATIVE:
        return False
    above = [
        block.span.quote.lower()
        for block in draft.blocks[max(0, sentence.block - 12) : sentence.block]
        if block.kind is BlockKind.HEADING
    ]
    return any(re.search(patterns().narrative_headings, heading) for heading in above[-2:])
