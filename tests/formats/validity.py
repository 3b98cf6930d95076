"""What is wrong with a file of a few lines, as tests write it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.formats._validity_grammar import Grammar
from workbench.formats._validity_walk import faults
from workbench.formats._validity_watch import Tell, Watch
from workbench.model.validity import Fault
from workbench.plugins import Format


def told(found: Sequence[Fault]) -> list[str]:
    """`LINE MESSAGE` of each fault; a warning has its sign before."""
    return [f"{each.line} {'! ' if each.is_warning else ''}{each.message}" for each in found]


def faults_of(data: str | bytes, validate: Callable[[Path], object]) -> list[Fault]:
    """What a function finds in a file of this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.xml"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(validate(path))


def against(grammar: Grammar, data: str | bytes, *watches: Callable[[Tell], Watch]) -> list[str]:
    """What a grammar and watches say against a file."""
    return told(faults_of(data, lambda path: faults(path, grammar, watches)))


def validated(format: Format, data: str | bytes) -> list[str]:
    """What a format says against a file."""
    assert format.validate is not None
    return told(faults_of(data, format.validate))
