"""Files are written beside their place, verified, and only then put into it, for good.

What is put into its place is on the disk by then, and so is its name in the folder: a computer that
loses its power has the old file or the new one.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from workbench.services import leftovers
from workbench.services.places import explained, regular, there_already, whole_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


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
    out = regular(out)
    with _beside(out) as draft:
        warnings = _write(draft, out.name, write)
        if verify is not None:
            verify(draft)
        with explained(out.name):
            if out.exists():
                shutil.copymode(out, draft)
            draft.replace(out)
            _settle({out.parent})
    return warnings


def write_set_beside(files: Mapping[Path, bytes], *, verify: Callable[[Path], None]) -> None:
    """Writes files that belong together, verifies them, and puts them in their places.

    `verify` is given a folder where the drafts have their names. All of them are put in place or
    none: where one cannot be, those before it are as they were. Raises as `write_beside` does.
    """
    places = {path.name: regular(path) for path in files}
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
    is_new: bool = False,
) -> tuple[str, ...]:
    """Writes files that have one name but for their ends, as streams, all or none of them.

    `write` opens each of them by its end (`.zh`); the name is that of `out` without its suffix,
    and `verify` is given it. Raises as `write_beside` does, and with `is_new` Refused where one of
    them is there.
    """
    common = regular(out).with_suffix("")
    places: dict[str, Path] = {}
    with _folder_beside(common) as folder:
        with explained(out.name), whole_characters(out.name), ExitStack() as opened:

            def open_one(end: str) -> BinaryIO:
                name = f"{common.name}{end}"
                places[name] = regular(common.with_name(name))
                if is_new and places[name].exists():
                    raise there_already(name)
                return opened.enter_context(_lasting(folder / name))

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
        _settle({out.parent for out in places.values()})
    except BaseException:
        for out in begun:
            if out in kept:
                kept[out].replace(out)
            else:
                out.unlink(missing_ok=True)
        raise


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A name in the folder of `out` for a draft, of which nothing remains afterwards."""
    leftovers.clean(out.parent)
    draft = out.with_name(leftovers.new_name())
    try:
        yield draft
    finally:
        with explained(out.name):
            draft.unlink(missing_ok=True)


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    """A folder in that of `out` for drafts, of which nothing remains afterwards."""
    leftovers.clean(out.parent)
    folder = out.with_name(leftovers.new_name())
    with explained(out.name):
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(draft: Path, name: str, write: Callable[[BinaryIO], Sequence[str]]) -> tuple[str, ...]:
    with whole_characters(name), explained(name), _lasting(draft) as stream:
        return tuple(write(stream))


@contextmanager
def _lasting(path: Path) -> Iterator[BinaryIO]:
    """A new file that is on the disk once it is closed."""
    with path.open("xb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folders: Iterable[Path]) -> None:
    """Puts the names in folders on the disk, where the system can do that."""
    for folder in folders:
        with suppress(OSError):  # Windows opens no folder, and some disks sync none
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
