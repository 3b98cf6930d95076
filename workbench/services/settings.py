"""Reading the settings file, and the list of recent projects beside it."""

from __future__ import annotations

import getpass
import os
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from workbench.errors import BadInput
from workbench.model.scripts import Script
from workbench.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

_RECENT = 12
_TEXT = "a text in double quotes"
_KINDS: Mapping[str, tuple[type, str]] = MappingProxyType(
    {
        "author": (str, _TEXT),
        "typographic": (bool, "true or false"),
        "theme": (str, f'{_TEXT}, such as "workbench-light"'),
        "pinyin": (bool, "true or false"),
        "script": (str, f"one of {', '.join(Script)}"),
        "words": (bool, "true or false"),
        "keys": (dict, 'a table: lines such as next-open = "f9, alt+n" under [keys]'),
    }
)
"""What each setting must be, and how that is said."""


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
    for name, value in found.items():
        if name not in _KINDS:
            known = ", ".join(field.name for field in fields(Settings))
            raise BadInput(f"{path}: there is no setting {name!r}", hint=f"there are {known}")
        kind, allowed = _KINDS[name]
        if not isinstance(value, kind) or (name == "script" and value not in list(Script)):
            raise BadInput(f"{path}: {name} has a wrong value: {value!r}", hint=f"it is {allowed}")
    author = environment.get("WORKBENCH_AUTHOR") or found.pop("author", "") or _login()
    return Settings(**{**found, "author": author})


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
