"""The whole command line, and the edge at which errors become one line and an exit status."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from workbench import __version__
from workbench.cli._group import Commands
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTERRUPTED = 130
_PIPE_CLOSED = 141


class Program(Commands):
    """The commands, run so that whatever goes wrong is told in one line on stderr."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Runs a command line and ends the process with its status."""
        with _told():
            status = super().main(*args, **{**extra, "standalone_mode": False})
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was asked for."""
        _print_what_the_terminal_lacks()
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader has seen enough. What is still in the buffer goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(_PIPE_CLOSED)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except WorkbenchError as error:
        _end(str(error), error.exit_status)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "workbench"
        _end(f"{error.format_message().rstrip('.')}; see {command} --help", error.exit_code)
    except click.ClickException as error:
        _end(error.format_message(), 2)
    except click.Abort:
        _end("broken off; the project is as it was", _INTERRUPTED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _end(f"{where}{error.strerror or error}", 2)


def _end(message: str, status: int) -> NoReturn:
    from workbench.cli._output import warn

    warn(" ".join(message.split()))
    sys.exit(status)


def _print_what_the_terminal_lacks() -> None:
    """Lets a character that the locale has no code for be replaced, not end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


@click.pass_context
def _begin(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        from workbench.cli._recent import list_recent

        list_recent()


program = Program(
    "workbench.cli",
    own=frozenset({"program"}),
    name="workbench",
    callback=_begin,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
    help="""The Bilingual Workbench: translate Chinese documents into English, pair by pair.

    A project is one file that ends in .db. Without a command, the projects that were opened
    last are listed. Exit status: 0 done, 1 findings or conflicts, 2 wrong use or bad input.""",
)
click.version_option(__version__, prog_name="workbench", message="%(prog)s %(version)s")(program)
