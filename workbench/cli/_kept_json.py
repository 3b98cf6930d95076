"""Lists of a JSON document that may be longer than memory, kept on the disk until it is printed."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from workbench.cli._output import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.cli._records import Record


class KeptList:
    """A list whose records come one after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = b"["

    def append(self, record: Record) -> None:
        """Puts a record behind those that are there."""
        self._file.write(self._start + b"\n    " + json_text(record))
        self._start = b","

    def copy(self, out: IO[bytes]) -> None:
        """Writes the list as JSON."""
        self._file.seek(0)
        copyfileobj(self._file, out)
        out.write(b"[]" if self._start == b"[" else b"\n  ]")


@contextmanager
def kept_list() -> Iterator[KeptList]:
    """A list that is empty, and is gone at the end; its file has no name."""
    with TemporaryFile() as file:
        yield KeptList(file)


def print_json_lists(lists: Mapping[str, KeptList], rest: Mapping[str, object]) -> None:
    """Prints one object as `print_json` does: the lists by their names, and what else it has."""
    out, start = sys.stdout.buffer, "{"
    for name, records in lists.items():
        out.write(f"{start}\n  ".encode() + json_text(name) + b": ")
        records.copy(out)
        start = ","
    for name, value in rest.items():
        out.write(f"{start}\n  ".encode() + json_text(name) + b": " + json_text(value))
        start = ","
    out.write(b"\n}\n")
    out.flush()
