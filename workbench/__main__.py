"""The program: the command line, which is handed a way to open the screen."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

# Nothing that is made while a program starts is garbage, and a command is done before there is
# much; looking for it costs the screen a fifth of its start. It is looked for after the first page.
gc.disable()

from workbench.cli._screens import Screens  # noqa: E402
from workbench.cli.program import program  # noqa: E402
from workbench.errors import Refused  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.settings import Settings
    from workbench.services.importing import Proposal


def main() -> None:
    """Runs `workbench` with the arguments of the process."""
    program.main(prog_name="workbench", obj=Screens(open=open_ui, ask=ask_ui))


def open_ui(path: Path, settings: Settings, document: str | None) -> None:
    """Opens a project on the screen. Raises Refused where there is no terminal to draw on."""
    _refuse_no_terminal("workbench --help names the commands for a script")
    from workbench.tui.run import run

    run(path, settings, document)


def ask_ui(proposal: Proposal, path: Path, settings: Settings) -> Proposal | None:
    """Has the repair of a text decided on the screen. Raises Refused as open_ui does."""
    _refuse_no_terminal("leave --ask out; --preview prints what repair would do")
    from workbench.tui.asking_app import ask

    return ask(proposal, path, settings)


def _refuse_no_terminal(hint: str) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("the screen needs a terminal", hint=hint)


if __name__ == "__main__":
    main()
