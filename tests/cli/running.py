"""What a command line leaves behind."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a command line left behind."""

    status: int
    out: str
    err: str
    opened: list[tuple[Path, str, str | None]] = field(default_factory=list)
    """(path, author, document) of each time the screen was opened."""

    @property
    def json(self) -> Any:
        assert (self.status, self.err) == (0, "")
        return json.loads(self.out)


Workbench = Callable[..., Ran]
"""Runs the command line in this process."""

Process = Callable[..., subprocess.Popen[bytes]]
"""Starts the command line as a program of its own."""


def without(value: Any, *keys: str) -> Any:
    """A JSON value without what is another one at every run."""
    if isinstance(value, list):
        return [without(each, *keys) for each in value]
    if isinstance(value, dict):
        return {key: without(each, *keys) for key, each in value.items() if key not in keys}
    return value
