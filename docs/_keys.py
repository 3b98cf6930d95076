"""The page of keys, made from the commands of the editor."""

from __future__ import annotations

import importlib
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from docs._markdown import code, page, table
from workbench.model.signs import CONFLICT, FLAG, NOT_TRANSLATABLE, NOTE, STATE_SIGNS
from workbench.tui.command import (
    EVERYWHERE,
    FILTERED,
    LISTS,
    ON_EVERY_SCREEN,
    Command,
    all_commands,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTRODUCTION = """
Every command of the editor, with its name, its usual keys and where they hold. Commands without
a key are in the command palette (`ctrl+p`), as are all others except the motions of the caret.
`f1` shows this page in the program, with your own keys.

In the editor three places are told apart: *in the English*, where you type; *in the Chinese*
(`ctrl+o`), where letters are commands; and *correcting the Chinese* (`e` there), where you edit the
source. The glossary, the candidates for it, the uses of a term, the columns of a table to import,
what repair proposes, the timeline, the concordance of the memory, the sentences of a pair and a
file that came back are lists on screens of their own, where letters are commands too.

Keys are written as the settings file wants them: `grave_accent` is the backtick, `ctrl+j` is Ctrl
and J.
"""
_REMAPPING = """
## Other keys

A table `[keys]` in the [settings file](settings.md) gives a command other keys in place of the
usual ones. The name is the one in the first column; several keys are separated by commas; an empty
text takes all keys away.

```toml
[keys]
confirm = "ctrl+enter, f9"
next-open = "alt+n"
renderings = ""
```

A key that two commands would share in one place, and a name that is no command, are refused when
the program starts, with the names of both. What a terminal sends for a key differs: `ctrl+enter`,
`ctrl+digit` and `alt+letter` do not arrive from every one, while letters, `ctrl+letter` and the
function keys do. `ctrl+i`, `ctrl+m`, `ctrl+h` and `ctrl+[` are Tab, Enter, Backspace and Escape to
most terminals and should be left alone.
"""
_SIGNS = """
## Signs

Beside the number of each pair stands how far it has come, and what is to be known of it.
"""
_WHERE = {
    EVERYWHERE: "everywhere in the editor",
    LISTS: "in every list",
    FILTERED: "in every list but that of sentences",
    ON_EVERY_SCREEN: "everywhere",
}


def keys_page() -> str:
    """docs/keys.md."""
    return page("Keys", _INTRODUCTION, *_groups(all_commands()), _SIGNS, _signs(), _REMAPPING)


def _signs() -> str:
    marks = {
        NOT_TRANSLATABLE: "not to be translated, and so in no count; in the place of the state",
        FLAG: "needs work",
        NOTE: "has a note",
        CONFLICT: "two wordings, of which nobody has chosen one yet",
    }
    states = ((code(sign), str(state)) for state, sign in STATE_SIGNS.items())
    return table(("sign", "meaning"), (*states, *((code(k), v) for k, v in marks.items())))


def _groups(commands: Sequence[Command]) -> list[str]:
    return [
        f"## {_title(group)}\n\n"
        + table(("command", "keys", "holds", "what it does"), map(_row, members))
        for group, members in groupby(commands, attrgetter("group"))
    ]


def _title(group: str) -> str:
    module = importlib.import_module(f"workbench.tui.commands.{group}")
    return (module.__doc__ or group).splitlines()[0].rstrip(".")


def _row(command: Command) -> tuple[str, ...]:
    keys = ", ".join(map(code, command.keys)) or "palette"
    where = _WHERE.get(command.modes) or ", ".join(command.modes)
    return code(command.name), keys, where, command.summary
