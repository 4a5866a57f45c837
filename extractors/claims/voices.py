"""Whose voice speaks where nobody is quoted: a post's author, or the text's."""

from __future__ import annotations

from extractors.draft import Draft
from kg.model import AUTHOR, UNKNOWN_PREFIX, Post


class Voices:
    """Whose voice speaks in each post of a draft, and in the text outside posts."""

    def __init__(self, draft: Draft) -> None:
        self._of_post = {post.id: _post_voice(post) for post in draft.posts}

    def of(self, post: str | None) -> str:
        """The post's author or handle, ``unknown:POST``, or ``author`` for the text itself.

        The text's own voice stays ``author`` where its writer is named too: the source says who
        that is, and a byline corrected later then corrects no statement.
        """
        if post is None:
            return AUTHOR
        return self._of_post.get(post, UNKNOWN_PREFIX + post)


def _post_voice(post: Post) -> str:
    return post.author or post.handle or UNKNOWN_PREFIX + post.id
