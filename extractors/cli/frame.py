"""The frame of the command line: options all commands share, errors as one line, clean streams."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import getdoc
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from extractors.cli import (
    benchmarking,
    camping,
    change,
    claiming,
    correcting,
    files,
    forecasting,
    holding,
    look,
    naming,
    siding,
)
from extractors.cli.linking import stance_of, why_linked
from kg.errors import ClaimtrailError

if TYPE_CHECKING:
    from collections.abc import Callable

FAILED = 2
INTERRUPTED = 130

_PLAIN_WORDS = {"Value error, ": "", "Input should be": "it should be"}
"""Words of the library that checks values, and what stands for them in a message."""

cli = typer.Typer(
    name="claimtrail",
    help="Follow claims in articles, essays, threads and newsletters: who says what, what supports "
    "or disputes it, and the very words it stands in.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

_COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("add", change.add, "claimtrail add article.txt notes/ --published 2026-05-08"),
    ("extract", files.extract, "claimtrail extract article.txt --format table"),
    ("build", change.build, "claimtrail build corpus"),
    ("list", look.list_sources, "claimtrail list --json"),
    ("show", look.show, "claimtrail show s-0123456789ab"),
    ("trace", look.trace_claim, "claimtrail trace c-0123456789ab"),
    ("why", why_linked, "claimtrail why t-0123456789ab t-ba9876543210"),
    ("stance", stance_of, 'claimtrail stance "Source?" "The pier has collapsed."'),
    ("benchmarks", benchmarking.benchmarks, "claimtrail benchmarks --format csv"),
    ("search", look.search, 'claimtrail search "compute bottleneck" --type forecast'),
    (
        "forecasts",
        forecasting.forecasts,
        'claimtrail forecasts --event "oil demand peaks" --format csv',
    ),
    ("people", holding.people, "claimtrail people --all"),
    ("person", holding.person, 'claimtrail person "Ada Brandt"'),
    ("names", naming.names, 'claimtrail names --split "Brandt" "Ada Brandt"'),
    ("claims", claiming.claims, "claimtrail claims --join t-0123456789ab t-ba9876543210"),
    ("correct", correcting.correct, 'claimtrail correct t-0123456789ab --speaker "Ada Brandt"'),
    ("corrections", correcting.corrections, "claimtrail corrections --undo k-0123456789ab"),
    ("topics", claiming.topics, 'claimtrail topics "intelligence explosion"'),
    (
        "positions",
        siding.positions,
        'claimtrail positions --add "cheap storage" "Batteries will make wind power dependable."',
    ),
    ("position", siding.position, 'claimtrail position "compute bottlenecks"'),
    (
        "debate",
        siding.debate_positions,
        'claimtrail debate "compute bottlenecks" "fully automated AI R&D"',
    ),
    ("camps", camping.camps, "claimtrail camps --limit 4"),
    ("path", camping.path, "claimtrail path c-0123456789ab c-ba9876543210"),
    ("cruxes", siding.cruxes_of, "claimtrail cruxes c-0123456789ab"),
    ("remove", change.remove, "claimtrail remove s-0123456789ab"),
    ("verify", look.verify, "claimtrail verify"),
    ("export", files.export_graph, "claimtrail export --format turtle --output graph.ttl"),
    ("eval", files.evaluate, "claimtrail eval tests/gold --docs corpus"),
    ("app", files.serve, "claimtrail app --port 8501"),
)


def _summary(function: Callable[..., None]) -> str:
    """The first sentence on a command, whole: the list of commands would cut it to one line."""
    return " ".join((getdoc(function) or "").split("\n\n")[0].split())


for _name, _function, _example in _COMMANDS:
    cli.command(_name, short_help=_summary(_function), epilog=f"Example: {_example}")(_function)


@cli.callback(invoke_without_command=True)
def version(
    context: typer.Context,
    show: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Answer --version, and a line without a command."""
    if show:
        from importlib.metadata import version as installed

        typer.echo(f"claimtrail {installed('claimtrail')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(FAILED)


def main() -> None:
    """Run the command line; the exit status is 0, 1 (verify or a gate found something) or 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # JSON and quotations are UTF-8 whatever the terminal's settings say.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with _one_line_errors():
        # Not "standalone": what is typed wrong comes back here, and is told in one line as all else.
        status = cli(prog_name="claimtrail", standalone_mode=False)
    if status == INTERRUPTED:
        _stopped()
    raise SystemExit(status or 0)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except ClaimtrailError as err:
        _fail(" ".join(str(err).split()), FAILED)
    except BrokenPipeError:
        # The reader (`head`, say) went away; Python would complain once more while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(FAILED) from None
    except KeyboardInterrupt:
        _stopped()
    except TyperException as err:
        _fail(_misused(err), FAILED)
    except OSError as err:
        _fail(f"{err.filename or 'a file'}: {err.strerror or err}", FAILED)


def _misused(err: TyperException) -> str:
    """What was typed wrong, and where to read how it is done."""
    told = " ".join(str(getattr(err, "format_message", err.__str__)()).split())
    context: typer.Context | None = getattr(err, "ctx", None)
    command = context.command_path if context else "claimtrail"
    for words, plain in _PLAIN_WORDS.items():
        told = told.replace(words, plain)
    end = " " if told.endswith("?") else "; "
    return f"{told[:1].lower()}{told[1:].rstrip('.')}{end}see `{command} --help`"


def _stopped() -> NoReturn:
    _fail("stopped; what was added before stays", INTERRUPTED)


def _fail(message: str, status: int) -> NoReturn:
    sys.stderr.write(f"claimtrail: {message}\n")
    raise SystemExit(status)
