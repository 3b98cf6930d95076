"""Where files may be written, and what the system says where they may not."""

from __future__ import annotations

import errno
import os
import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, Refused
from workbench.store.schema import SQLITE_MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STANDARD_OUTPUT = "-"
_HINTS = {
    errno.ENOSPC: "the disk is full; make room or export to another one",
    errno.EDQUOT: "your quota is used up; make room or export elsewhere",
    errno.EFBIG: "files may not be as large as that here; export to another disk",
    errno.EACCES: "choose a folder in which you may write",
    errno.EPERM: "choose a folder in which you may write",
    errno.EROFS: "the disk is read-only; export to another one",
    errno.ENAMETOOLONG: "choose a shorter name",
}
_NAMED = 80
"""Characters of a name that a message shows."""


def regular(out: Path) -> Path:
    """Where the file really goes, through symbolic links.

    Refused if no file can stand there, or if a project does.
    """
    if str(out) == STANDARD_OUTPUT:
        raise Refused(
            "what is written is read again before it counts, so it cannot go to standard output",
            hint="name a file, and send that on",
        )
    with explained(out.name):
        try:
            is_special = out.exists() and not out.is_file() and not out.is_dir()
            real = out.resolve()
        except RuntimeError as error:  # so does pathlib say that links go round
            raise Refused(
                f"{out} is a symbolic link that leads back to itself", hint="name another file"
            ) from error
        if real.is_dir():
            raise Refused(f"{out} is a folder", hint="name a file in it")
        if is_special or (real.exists() and not real.is_file()):
            raise Refused(f"{out} is not a file that can be replaced", hint="name another file")
        if real.exists() and _is_project(real):
            raise Refused(f"{out} is a project", hint="name another file")
        if real.parent.exists() and not real.parent.is_dir():
            raise Refused(f"{real.parent} is a file and not a folder", hint="name another folder")
        refuse_no_folder(real.parent)
    return real


def there_already(name: str) -> Refused:
    """What is said of a file that may not be replaced."""
    return Refused(f"{name} is there already", hint="give another name, or take it away first")


def refuse_no_folder(folder: Path) -> None:
    """Raises Refused, with the command that makes it, where there is no such folder."""
    if not folder.is_dir():
        raise Refused(
            f"there is no folder {folder}", hint=f"make it: mkdir -p {shlex.quote(str(folder))}"
        )


def _is_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
    except PermissionError:  # it can be replaced all the same where its folder allows it
        return False


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns what the system says into one line and what to do about it."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        hint = _HINTS.get(error.errno or 0, "")
        shown = name if len(name) <= _NAMED else f"{name[:_NAMED]}…"
        raise ExportFailed(f"{shown} cannot be written: {reason}", hint=hint) from error


@contextmanager
def whole_characters(name: str) -> Iterator[None]:
    """Says which text has half a character, which no file can hold."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise ExportFailed(
            f"{name} cannot be written: half a character stands in {error.object[:40]!a}",
            hint="type that text again",
        ) from error
