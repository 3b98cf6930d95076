"""A group whose commands are the modules of a package, each imported when it is called for.

A module `NAME.py` (`NAME_.py` where Python keeps the word for itself) or a package has a click
command named `command`. Its docstring is the help and the docstring's first line the line in the
list of commands, which is read from the file and not imported.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


class Commands(click.Group):
    """The commands of a package, other than those of its modules that it names as its own."""

    def __init__(self, package: str, *, own: frozenset[str] = frozenset(), **rest: Any) -> None:
        super().__init__(no_args_is_help=False, **rest)
        self._package = package
        self._own = own

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, by the alphabet; nothing is imported for it."""
        return sorted(name for name, _ in self._modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported."""
        for name, module in self._modules():
            if name == cmd_name:
                return _load(module, name)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command that the arguments begin with, or says what there is."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            near = get_close_matches(args[0], names, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
            ctx.fail(f"there is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted((name, _summary(module)) for name, module in self._modules()))

    def _modules(self) -> Iterator[tuple[str, str]]:
        """(command, full module name)"""
        package = importlib.import_module(self._package)
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_") and module.name not in self._own:
                yield module.name.removesuffix("_"), f"{self._package}.{module.name}"


def _load(module: str, name: str) -> click.Command:
    loaded = importlib.import_module(module)
    command: click.Command = loaded.command
    command.name = name
    command.help = inspect.cleandoc(loaded.__doc__ or "")
    return command


def _summary(module: str) -> str:
    """The first line of a module's docstring, from the file."""
    package, _, name = module.rpartition(".")
    (folder,) = importlib.import_module(package).__path__
    path = Path(folder, f"{name}.py")
    with (path if path.exists() else Path(folder, name, "__init__.py")).open("rb") as file:
        return file.readline().decode().strip().strip('"').removesuffix(".")
