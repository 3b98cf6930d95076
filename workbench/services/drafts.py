"""Files are written beside their place, verified, and only then put into it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import ExportFailed, Refused
from workbench.store.schema import SQLITE_MAGIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_HINTS = {
    errno.ENOSPC: "the disk is full; make room or export to another one",
    errno.EDQUOT: "your quota is used up; make room or export elsewhere",
    errno.EACCES: "choose a folder in which you may write",
    errno.EPERM: "choose a folder in which you may write",
    errno.EROFS: "the disk is read-only; export to another one",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def write_beside(
    out: Path,
    write: Callable[[BinaryIO], Sequence[str]],
    *,
    verify: Callable[[Path], None] | None = None,
) -> tuple[str, ...]:
    """Writes a file beside `out`, verifies it, and puts it in the place of `out` in one step.

    Gives the warnings of `write`. Raises Refused where `out` cannot be a file or is a project,
    ExportFailed where the system fails, and what `verify` raises of the draft; none of it leaves
    half a file or a changed old one.
    """
    out = _regular(out)
    with _beside(out) as draft:
        warnings = _write(draft, out.name, write)
        if verify is not None:
            verify(draft)
        with explained(out.name):
            if out.exists():
                shutil.copymode(out, draft)
            draft.replace(out)
    return warnings


def write_set_beside(files: Mapping[Path, bytes], *, verify: Callable[[Path], None]) -> None:
    """Writes files that belong together, verifies them, and puts them in their places.

    `verify` is given a folder where the drafts have their names. All of them are put in place or
    none: where one cannot be, those before it are as they were. Raises as `write_beside` does.
    """
    places = {path.name: _regular(path) for path in files}
    first = next(iter(places.values()))
    with _folder_beside(first) as folder:
        for path, data in files.items():
            _write(folder / path.name, path.name, partial(_put, data))
        verify(folder)
        with explained(first.name):
            _put_in_place(folder, places)


def write_several_beside(
    out: Path,
    write: Callable[[Callable[[str], BinaryIO]], Sequence[str]],
    *,
    verify: Callable[[Path], None],
) -> tuple[str, ...]:
    """Writes files that have one name but for their ends, as streams, all or none of them.

    `write` opens each of them by its end (`.zh`); the name is that of `out` without its suffix,
    and `verify` is given it. Raises as `write_beside` does.
    """
    common = _regular(out).with_suffix("")
    places: dict[str, Path] = {}
    with _folder_beside(common) as folder:
        with explained(out.name), _whole_characters(out.name), ExitStack() as opened:

            def open_one(end: str) -> BinaryIO:
                name = f"{common.name}{end}"
                places[name] = _regular(common.with_name(name))
                return opened.enter_context((folder / name).open("xb"))

            warnings = tuple(write(open_one))
        verify(folder / common.name)
        with explained(out.name):
            _put_in_place(folder, places)
    return warnings


def _put(data: bytes, stream: BinaryIO) -> tuple[str, ...]:
    stream.write(data)
    return ()


def _put_in_place(folder: Path, places: Mapping[str, Path]) -> None:
    kept = {out: folder / f"{at}.old" for at, out in enumerate(places.values()) if out.exists()}
    for out, old in kept.items():
        shutil.copy2(out, old)
    begun: list[Path] = []
    try:
        for name, out in places.items():
            if out in kept:
                shutil.copymode(out, folder / name)
            begun.append(out)
            (folder / name).replace(out)
    except BaseException:
        for out in begun:
            if out in kept:
                kept[out].replace(out)
            else:
                out.unlink(missing_ok=True)
        raise


def _regular(out: Path) -> Path:
    """Where the file really goes, through symbolic links.

    Refused if no file can stand there, or if a project does.
    """
    with explained(out.name):
        real = out.resolve()
        if real.is_dir():
            raise Refused(f"{out} is a folder", hint="name a file in it")
        if real.exists() and not real.is_file():
            raise Refused(f"{out} is not a file that can be replaced", hint="name another file")
        if real.exists() and _is_project(real):
            raise Refused(f"{out} is a project", hint="name another file")
        if not real.parent.is_dir():
            raise Refused(f"there is no folder {real.parent}", hint="make it first")
    return real


def _is_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
    except PermissionError:  # it can be replaced all the same where its folder allows it
        return False


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A name in the folder of `out` for a draft, of which nothing remains afterwards."""
    draft = out.with_name(f".workbench-{secrets.token_hex(6)}.part")
    try:
        yield draft
    finally:
        with explained(out.name):
            draft.unlink(missing_ok=True)


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    """A folder in that of `out` for drafts, of which nothing remains afterwards."""
    folder = out.with_name(f".workbench-{secrets.token_hex(6)}.part")
    with explained(out.name):
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns what the system says into one line and what to do about it."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        hint = _HINTS.get(error.errno or 0, "")
        raise ExportFailed(f"{name} cannot be written: {reason}", hint=hint) from error


@contextmanager
def _whole_characters(name: str) -> Iterator[None]:
    """Says which text has half a character, which no file can hold."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise ExportFailed(
            f"{name} cannot be written: half a character stands in {error.object[:40]!a}",
            hint="type that text again",
        ) from error


def _write(draft: Path, name: str, write: Callable[[BinaryIO], Sequence[str]]) -> tuple[str, ...]:
    with _whole_characters(name), explained(name), draft.open("xb") as stream:
        warnings = tuple(write(stream))
        stream.flush()
        os.fsync(stream.fileno())
    return warnings
