"""The program: the command line, which is handed a way to open the screen."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

# Nothing that is made while a program starts is garbage, and a command is done before there is
# much; looking for it costs the screen a fifth of its start. It is looked for after the first page.
gc.disable()

from workbench.cli.program import program  # noqa: E402
from workbench.errors import Refused  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.settings import Settings


def main() -> None:
    """Runs `workbench` with the arguments of the process."""
    program.main(prog_name="workbench", obj=open_ui)


def open_ui(path: Path, settings: Settings, document: str | None) -> None:
    """Opens a project on the screen. Raises Refused where there is no terminal to draw on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            "the screen needs a terminal", hint="workbench --help names the commands for a script"
        )
    from workbench.tui.run import run

    run(path, settings, document)


if __name__ == "__main__":
    main()
