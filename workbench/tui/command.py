"""Commands: one decorated function is a key, a help row, a palette line and a name for the keymap.

A command is a function of a screen in a module of `workbench.tui.commands`; the first
line of its docstring says what it does. `Keymap` finds the command for a key in a mode, with what
the settings file puts in place of the usual keys.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

S = TypeVar("S")
"""The screen whose command it is."""


class Mode(StrEnum):
    """What the keyboard does at the moment."""

    TARGET = "in the English"
    SOURCE = "in the Chinese"
    CORRECTING = "correcting the Chinese"
    ANNOTATING = "annotating"
    REVIEWING = "reviewing"
    GLOSSARY = "in the glossary"
    CANDIDATES = "among the candidates"
    USES = "among the uses"
    COLUMNS = "in a table to import"
    NOTES = "among the notes"
    TIMELINE = "in the timeline"
    AGREEMENT = "in the agreement"
    CONCORDANCE = "in the concordance"
    PAIRING = "among the sentences of a pair"
    RETURNED = "in a file that came back"
    MENDS = "in the repair"
    ASKED = "in the repair before importing"


LISTS = (
    Mode.GLOSSARY,
    Mode.CANDIDATES,
    Mode.USES,
    Mode.COLUMNS,
    Mode.NOTES,
    Mode.TIMELINE,
    Mode.AGREEMENT,
    Mode.CONCORDANCE,
    Mode.PAIRING,
    Mode.RETURNED,
    Mode.MENDS,
    Mode.ASKED,
)
"""Screens of their own, in which letters are commands."""
MENDING = (Mode.MENDS, Mode.ASKED)
MARKING = tuple(mode for mode in LISTS if mode not in (*MENDING, Mode.CONCORDANCE, Mode.PAIRING))
"""Lists in which rows can be marked for a command that takes several."""
FILTERED = tuple(mode for mode in LISTS if mode is not Mode.PAIRING)
"""Lists of which a part can be shown."""
WALKING = (Mode.ANNOTATING, Mode.REVIEWING)
"""The caret goes through both texts, letters are commands or labels, and nothing is typed."""
READING = (Mode.TARGET, Mode.SOURCE)
ON_THE_PAGE = (*READING, *WALKING)
EVERYWHERE = (*ON_THE_PAGE, Mode.CORRECTING)
ON_EVERY_SCREEN = (*EVERYWHERE, *LISTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that a screen can do."""

    name: str
    summary: str
    keys: tuple[str, ...]
    modes: tuple[Mode, ...]
    group: str
    hint: str
    """What the foot calls it; empty for what the foot does not show."""
    run: Callable[[Any], None]
    in_palette: bool


def command(
    *keys: str,
    modes: tuple[Mode, ...] = ON_THE_PAGE,
    hint: str = "",
    in_palette: bool = True,
) -> Callable[[Callable[[S], None]], Callable[[S], None]]:
    """Makes a command of a function: its keys as Textual names them, and where they hold."""

    def decorate(run: Callable[[S], None]) -> Callable[[S], None]:
        assert run.__doc__, f"{run.__name__} has no docstring"
        _known.append(
            Command(
                name=run.__name__.replace("_", "-"),
                summary=run.__doc__.splitlines()[0].rstrip("."),
                keys=keys,
                modes=modes,
                group=run.__module__.rpartition(".")[2],
                hint=hint,
                run=run,
                in_palette=in_palette,
            )
        )
        return run

    return decorate


_known: list[Command] = []


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command, by module and then in the order in which they are written."""
    package = importlib.import_module("workbench.tui.commands")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"{package.__name__}.{module}")
    return tuple(_known)


class Keymap:
    """The command for each key in each mode."""

    def __init__(self, commands: Iterable[Command], changed: Mapping[str, str]) -> None:
        self.commands = tuple(commands)
        names = {command.name for command in self.commands}
        for name in changed:
            if not isinstance(changed[name], str):
                raise BadInput(
                    f"the settings give {name!r} no text as its keys",
                    hint='keys are written as in "f9, ctrl+n"',
                )
            if name not in names:
                raise BadInput(
                    f"the settings give a key to {name!r}, which is no command",
                    hint="docs/keys.md lists the names",
                )
        self._changed = changed
        self._by_key: dict[tuple[Mode, str], Command] = {}
        for command in self.commands:
            for key in self.keys(command):
                for mode in command.modes:
                    self._take(mode, key, command)

    def find(self, mode: Mode, key: str) -> Command | None:
        """The command that a key gives in a mode."""
        return self._by_key.get((mode, key))

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as set or else as usual."""
        changed = self._changed.get(command.name)
        if changed is None:
            return command.keys
        return tuple(key.strip() for key in changed.split(",") if key.strip())

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of the command of a name."""
        return next(self.keys(each) for each in self.commands if each.name == name)

    def hints(self, mode: Mode) -> tuple[tuple[str, str], ...]:
        """The keys that a foot shows in a mode, each with what it does."""
        return tuple(
            (shown(self.keys(command)[0]), command.hint)
            for command in self.commands
            if command.hint and mode in command.modes and self.keys(command)
        )

    def _take(self, mode: Mode, key: str, command: Command) -> None:
        other = self._by_key.setdefault((mode, key), command)
        if other is not command:
            raise BadInput(
                f"the key {key} is given to {other.name} and to {command.name}",
                hint="change one of them in the settings",
            )


_SHORT = {
    "slash": "/",
    "space": "Space",
    "backtick": "`",
    "grave_accent": "`",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "ctrl+underscore": "^_",
    "ctrl+slash": "^/",
    "ctrl+backslash": "^\\",
    "ctrl+right_square_bracket": "^]",
    "ctrl+circumflex_accent": "^^",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "full_stop": ".",
    "comma": ",",
    "minus": "-",
    "equals_sign": "=",
    "delete": "Del",
    "asterisk": "*",
}


def shown(key: str) -> str:
    """How a key is written on the screen: `ctrl+o` as ^O, `f5` as F5."""
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return f"^{key[-1].upper()}"
    if key in _SHORT:
        return _SHORT[key]
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return "+".join(part.capitalize() if len(part) > 1 else part for part in key.split("+"))
