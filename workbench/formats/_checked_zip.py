"""What a ZIP archive of XML parts must be before a library may open it.

Its parts together may not be larger than an honest file's, nor shrink like nothing that people
write; and none may declare a document type, which is where entities come from.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._opened_zip import CutOff, opened_zip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LARGEST = 256 * 2**20
"""Bytes of all parts, unpacked."""
STREAMED = 8 * 2**30
"""The same where they are gone through bit by bit: a million rows for reviewers are a third."""
_TIGHTEST = 200
"""How many bytes one packed byte may become; XML of real tables stays below 50."""
_TIGHTEST_STREAMED = 100
"""The same of what is larger than `LARGEST`."""
_SMALL = 2**20
"""Bytes below which the ratio says nothing."""
_MOST_PARTS = 10_000
_ENCRYPTED = 0x1
_CHUNK = 2**20
_DOCTYPE = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
OVERLAP = 2 * len("<!DOCTYPE")
"""Bytes of a chunk that are looked at again before the next one."""


def parts_with(
    path: Path, wanted: Collection[bytes], folder: str, *, what: str = "workbook"
) -> set[str]:
    """Checks an archive, and gives the parts in a folder that have one of some bytes.

    `what` is what it should be, in a word. Raises UnreadableFile where it is none, is damaged, or
    is not to be trusted.
    """
    try:
        with faults_told(path.name, what), opened_zip(path) as archive:
            refuse_bomb(archive, path.name)
            return {
                info.filename
                for info in archive.infolist()
                if _scan(archive, info, wanted, path.name) and info.filename.startswith(folder)
            }
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def checked_archive(data: bytes, name: str, *, what: str) -> zipfile.ZipFile:
    """Opens an archive that is held in memory, once all of its XML parts have been looked at.

    `name` is that of its file, `what` what it should be. Raises UnreadableFile as `parts_with`.
    """
    with faults_told(name, what):
        archive = opened_zip(io.BytesIO(data))
        refuse_bomb(archive, name)
        for info in archive.infolist():
            _scan(archive, info, (), name)
        return archive


def check_streamed(path: Path, *, what: str) -> frozenset[str]:
    """The parts of an archive of which none is held in memory, once all have been looked at.

    Raises UnreadableFile as `parts_with`.
    """
    with faults_told(path.name, what), opened_zip(path) as archive:
        refuse_bomb(archive, path.name, largest=STREAMED)
        for info in archive.infolist():
            _scan(archive, info, (), path.name)
        return frozenset(archive.namelist())


@contextmanager
def faults_told(name: str, what: str) -> Iterator[None]:
    """What the library says of an archive that it cannot read, in our words."""
    try:
        yield
    except CutOff as error:
        raise UnreadableFile(
            f"{name} is damaged or cut off: {error}", hint="get it anew from where it came"
        ) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableFile(
            f"{name} is no {what}, or is damaged: {error}",
            hint="open it in an office program and save it again without a password",
        ) from error


def refuse_bomb(
    archive: zipfile.ZipFile, name: str, *, largest: int = LARGEST, length: int | None = None
) -> None:
    """Raises UnreadableFile where the members are too many, too large or packed too well.

    So it does where they are encrypted, or one of them is there twice.

    `largest` is how many bytes all of them may have, unpacked: the library gives no more of a
    member than its record says. `length` is that of the file, where it is known: members that
    share their bytes do not count for more than it.
    """
    infos = archive.infolist()
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadableFile(
            f"{name} is protected by a password",
            hint="open it in the program that it is of, and save it without one",
        )
    names = Counter(info.filename for info in infos)
    twice = next((each for each, times in names.items() if times > 1), "")
    if twice:
        raise UnreadableFile(
            f"{name} has the part {twice} twice, and programs differ in which they read",
            hint="open it in an office program and save it again",
        )
    size = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if length is not None:
        packed = min(packed, length)
    tightest = _TIGHTEST if size <= LARGEST else _TIGHTEST_STREAMED
    is_tight = size > _SMALL and size > tightest * packed
    if size > largest or is_tight or len(infos) > _MOST_PARTS:
        raise UnreadableFile(
            f"{name} would unpack to {size // 2**20:,} MB, which no honest file needs",
            hint="it is refused unread; save it as plain text if you trust it",
        )


def _scan(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, wanted: Collection[bytes], name: str
) -> bool:
    """Whether a part has one of the wanted bytes. Refuses a document type."""
    if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    found, before = False, b""
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            window = before + chunk
            refuse_doctype(window, name, info.filename)
            found = found or any(each in window for each in wanted)
            before = window[-OVERLAP:]
    return found


def refuse_doctype(data: bytes, name: str, part: str) -> None:
    """Raises UnreadableFile where some bytes of a part declare a document type."""
    if any(mark in data for mark in _DOCTYPE):
        raise UnreadableFile(f"{name}: {part} declares a document type")
