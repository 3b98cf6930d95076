"""Reading the settings file, and the list of recent projects beside it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.errors import BadInput
from workbench.model.memory_settings import MemorySettings
from workbench.model.scripts import Script
from workbench.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

_RECENT = 12
_TEXT = "a text in double quotes"
_Allowed: TypeAlias = "tuple[type, Container[Any] | None, str]"
"""The type of a value, the values where not all are allowed, and how both are said."""
_Kinds: TypeAlias = "Mapping[str, _Allowed]"
_SWITCH: _Allowed = (bool, None, "true or false")
_PERCENT: _Allowed = (int, range(101), "a whole number from 0 to 100")
_KINDS: _Kinds = MappingProxyType(
    {
        "author": (str, None, _TEXT),
        "typographic": _SWITCH,
        "theme": (str, None, f'{_TEXT}, such as "workbench-light"'),
        "pinyin": _SWITCH,
        "script": (str, tuple(Script), f"one of {', '.join(Script)}"),
        "words": _SWITCH,
        "memory": (dict, None, "a table: lines such as threshold = 75 under [memory]"),
        "keys": (dict, None, 'a table: lines such as next-open = "f9, alt+n" under [keys]'),
    }
)
"""What each setting must be."""
_MEMORY: _Kinds = MappingProxyType(
    {
        "threshold": (int, range(50, 101), "a whole number from 50 to 100"),
        "limit": (int, range(1, 100), "a whole number from 1 to 99"),
        "propagate": _SWITCH,
        "machine_penalty": _PERCENT,
        "region_penalty": _PERCENT,
        "old_years": (int, range(1000), "a whole number of years, 0 for never"),
        "old_penalty": _PERCENT,
    }
)
"""The same under [memory]."""


def settings_path() -> Path:
    """Where the settings file is, whether or not it is there."""
    return _folder("config") / "settings.toml"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The user's settings. Raises BadInput for a file that is no TOML or has a wrong value."""
    path = settings_path()
    found: dict[str, Any] = {}
    if path.is_file():
        import tomllib

        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadInput(f"{path}: {error}", hint="mend the file or remove it") from error
    _refuse_wrong(path, found, _KINDS)
    memory = found.pop("memory", {})
    _refuse_wrong(path, memory, _MEMORY, " in [memory]")
    author = environment.get("WORKBENCH_AUTHOR") or found.pop("author", "") or _login()
    return Settings(**{**found, "author": author, "memory": MemorySettings(**memory)})


def recent_projects() -> list[Path]:
    """The projects that were opened last, the latest first; those that are gone left out."""
    path = _folder("data") / "recent.txt"
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return [Path(line) for line in lines if line and Path(line).is_file()]


def remember_project(project: Path) -> None:
    """Puts a project first in the list of recent ones. A folder that is read-only is no error."""
    path = _folder("data") / "recent.txt"
    project = project.resolve()
    others = [other for other in recent_projects() if other != project]
    lines = [str(line) for line in [project, *others][:_RECENT]]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogateescape")
    except OSError:
        return


def _refuse_wrong(path: Path, found: Mapping[str, Any], kinds: _Kinds, where: str = "") -> None:
    """Raises BadInput for a name that is no setting, and for a wrong value."""
    for name, value in found.items():
        if name not in kinds:
            known = ", ".join(kinds)
            fault = f"{path}: there is no setting {name!r}{where}"
            raise BadInput(fault, hint=f"there are {known}")
        kind, values, said = kinds[name]
        # True is an int for Python, and no percentage for anybody else.
        is_kind = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
        if not is_kind or (values is not None and value not in values):
            fault = f"{path}: {name}{where} has a wrong value: {value!r}"
            raise BadInput(fault, hint=f"it is {said}")


def _folder(kind: str) -> Path:
    home = os.environ.get("WORKBENCH_HOME")
    if home:
        return Path(home)
    from platformdirs import PlatformDirs

    folders = PlatformDirs("bilingual-workbench", appauthor=False)
    return Path(folders.user_config_dir if kind == "config" else folders.user_data_dir)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "translator"
