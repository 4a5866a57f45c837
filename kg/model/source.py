"""Sources (works) and documents (their captured text)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ValueProblem
from kg.model.checks import need_iso_date, need_text
from kg.model.ids import content_id, sha256_text


class SourceKind(StrEnum):
    """What sort of page a source is; decides how it is read."""

    ARTICLE = "article"
    ESSAY = "essay"
    THREAD = "thread"
    COMMENTS = "comments"
    NEWSLETTER = "newsletter"
    TRANSCRIPT = "transcript"
    PRESS = "press"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """A work that claims come from.

    Args:
        id: from the text's hash, see `Source.id_for`.
        title: as stated in the source or by the user; never empty.
        kind: how the page is read.
        author: the author's name, or None where the text does not say.
        publisher: or None.
        published: ISO date as precise as known, or None; never a guess.
        url: or None.
        sha256: hex digest of the file as it came.
        text_sha256: hex digest of the text's UTF-8 (equal to ``sha256`` for plain text).
        n_chars: length of the text in code points.
        origin: where it was read from: a path relative to what the user named, or "".

    Raises:
        ValueProblem: an empty title, an impossible date.
    """

    id: str
    title: str
    kind: SourceKind
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sha256: str
    text_sha256: str
    n_chars: int
    origin: str = ""

    def __post_init__(self) -> None:
        """Check the fields that a user or a page can get wrong."""
        need_text(self.title, "the source's title")
        need_iso_date(self.published, "the source's publication date")

    @staticmethod
    def id_for(text: str) -> str:
        """The id of the source with this text."""
        return content_id("s", sha256_text(text))


@dataclass(frozen=True, slots=True)
class Document:
    """A source together with its text, exactly as decoded.

    Raises:
        ValueProblem: the text is not the one that the source's hash and length describe.
    """

    source: Source
    text: str

    def __post_init__(self) -> None:
        """Hold the text against its description."""
        if (
            len(self.text) != self.source.n_chars
            or sha256_text(self.text) != self.source.text_sha256
        ):
            msg = f"the text of {self.source.id} is not the one its hash describes"
            raise ValueProblem(msg)
