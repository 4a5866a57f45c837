"""A property that is worked out once, also where several threads ask for it at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, overload

T = TypeVar("T")


class once(cached_property[T]):  # noqa: N801
    """`functools.cached_property` with a lock: from Python 3.12 on it has none, and each thread would work.

    Args:
        func: works it out.
    """

    def __init__(self, func: Callable[[Any], T]) -> None:
        super().__init__(func)
        self._working = threading.RLock()

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...

    def __get__(self, instance: object, owner: type[Any] | None = None) -> T | once[T]:
        """The value; kept in the instance, which is not asked through here again."""
        with self._working:
            found: T | once[T] = super().__get__(instance, owner)
            return found
