"""A progress bar on standard error, for work that takes longer than a glance."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str, int, int], None]


@contextmanager
def bar(what: str) -> Iterator[Step]:
    """A function to call with a name, how many are done and how many there are.

    Without a terminal a line is printed for each name instead of a moving bar.
    """
    if not sys.stderr.isatty():
        yield _plain_steps(what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Elapsed(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=None, name="")

        def step(name: str, done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, name=name)

        yield step


def _plain_steps(what: str) -> Step:
    def step(name: str, done: int, total: int) -> None:
        if done < total:
            sys.stderr.write(f"{what} {done + 1}/{total}: {name}\n")

    return step
