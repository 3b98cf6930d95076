"""The page of settings, made from the fields of `Settings` and the docstrings under them."""

from __future__ import annotations

import ast
import inspect
from dataclasses import MISSING, Field, fields

from textual.theme import BUILTIN_THEMES

from docs._markdown import code, page, table
from workbench.model.memory_settings import MemorySettings
from workbench.model.settings import Settings
from workbench.tui.themes import THEMES

_INTRODUCTION = """
Settings stand in one text file in [TOML](https://toml.io), which you write yourself; without it
everything works as the table says. A name that is no setting, or a value of another type, is
refused with the name of the file.

| system | file |
|---|---|
| Linux | `~/.config/bilingual-workbench/settings.toml` |
| macOS | `~/Library/Application Support/bilingual-workbench/settings.toml` |
| Windows | `%LOCALAPPDATA%\\bilingual-workbench\\settings.toml` |
"""
_MEMORY = """
## The memory

These stand under `[memory]`. A match is shown with the likeness of the two Chinese texts in
percent, less the penalties; what each library loses is said in the project. With `propagate`,
confirming a pair also fills every pair of the project with the same Chinese, character by
character and with inline markup of the same shape, that nobody has translated. What is filled is a
draft that says where it came from ("propagated from 12"), for what is right in one place may be
wrong in another; one undo takes it back together with the confirmation. A later confirmation of
another wording fills these drafts again, but nothing that somebody typed, inserted or confirmed.
"""
_EXAMPLE = """
## An example

```toml
author = "李译"
typographic = true
theme = "workbench-light"

[memory]
threshold = 75
machine_penalty = 15

[keys]
next-open = "f9, alt+n"
save = ""
```

[Keys](keys.md) lists the names that `[keys]` knows.
"""
_ENVIRONMENT = """
## Environment

| variable | what it does |
|---|---|
| `WORKBENCH_AUTHOR` | The author, before what the file says: for a script, or a shared computer. |
| `WORKBENCH_HOME` | A folder for the settings file and for the list of recent projects. |
| `COLUMNS` | The width that the command line wraps its lists to, where it is not a terminal. |
"""


def settings_page() -> str:
    """docs/settings.md."""
    return page(
        "Settings",
        _INTRODUCTION,
        _table(Settings),
        _MEMORY,
        _table(MemorySettings),
        _EXAMPLE,
        _themes(),
        _ENVIRONMENT,
    )


def _table(kind: type[Settings] | type[MemorySettings]) -> str:
    docstrings = _docstrings(kind)
    rows = [
        (code(field.name), _type(field), _default(field), docstrings[field.name])
        for field in fields(kind)
    ]
    return table(("setting", "type", "usual value", "what it does"), rows)


def _docstrings(kind: type) -> dict[str, str]:
    """The string below each field of a class."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)
    found: dict[str, str] = {}
    name = ""
    for statement in definition.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=field)):
                name = field
            case ast.Expr(value=ast.Constant(value=str(text))) if name:
                found[name] = inspect.cleandoc(text)
    return found


def _type(field: Field[object]) -> str:
    kinds = {
        "str": "text",
        "bool": "true or false",
        "int": "number",
        "Mapping[str, str]": "table",
        "MemorySettings": "table",
    }
    return kinds[str(field.type)]


def _default(field: Field[object]) -> str:
    if field.default_factory is MemorySettings:
        return "as below"
    if field.default is MISSING:
        return "the login name" if field.default_factory is MISSING else "none"
    match field.default:
        case bool(value):
            return code(str(value).lower())
        case int(value):
            return code(str(value))
        case value:
            return code(f'"{value}"')


def _themes() -> str:
    ours = " and ".join(code(theme.name) for theme in THEMES)
    others = ", ".join(map(code, sorted(BUILTIN_THEMES)))
    return (
        f"## Themes\n\nOurs are {ours}; the command `switch-theme` goes from one to the other."
        f" Those that Textual brings may be named too: {others}."
    )
