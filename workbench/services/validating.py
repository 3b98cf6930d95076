"""Holding a file against the standard that it says it is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.plugins import FORMATS
from workbench.services.files import head, refuse_empty, refuse_no_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.validity import Fault, Standard
    from workbench.plugins.abilities import Validate


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a file says that it is, and what can tell whether it is that."""

    path: Path
    standard: Standard
    validate: Validate

    def faults(self, report: Callable[[int], None] = lambda read: None) -> Iterator[Fault]:
        """What is wrong with the file, as a stream; `report` gets the bytes read so far.

        Raises UnreadableFile where so much is wrong that it cannot be gone through.
        """
        return self.validate(self.path, report)


def claim_of(path: Path) -> Claim:
    """Told by what the file holds, whatever its name. Raises UnreadableFile, or OSError."""
    refuse_no_file(path)
    with path.open("rb"):
        pass  # a file that cannot be opened is no question of its format
    refuse_empty(path)
    _refuse_other(path)
    reasons: list[UnreadableFile] = []
    for format in FORMATS.all()[0]:
        if format.identify is None or format.validate is None:
            continue
        try:
            standard = format.identify(path)
        except UnreadableFile as reason:
            reasons.append(reason)
            continue
        return Claim(path=path, standard=standard, validate=format.validate)
    raise _none_of(path, reasons)


def _refuse_other(path: Path) -> None:
    """Raises UnreadableFile for what has bytes and is no XML in any encoding, before a parser says
    so of a byte that tells nobody anything."""
    start = head(path)
    if start.startswith(_ARCHIVE):
        raise UnreadableFile(
            f"{path.name} is a ZIP archive, as office documents and e-books are, and no XML file",
            hint=_KNOWN,
        )
    if start.translate(None, _BEFORE_XML)[:1] not in (b"<", b""):
        raise UnreadableFile(f"{path.name} is no XML file", hint=_KNOWN)


def _none_of(path: Path, reasons: list[UnreadableFile]) -> UnreadableFile:
    """Why a file is of no standard: the one reason of all formats, or that it is another thing."""
    if reasons and len({str(reason) for reason in reasons}) == 1:
        fault, hint = reasons[0].fault, reasons[0].hint
        return UnreadableFile(fault, hint=hint or _KNOWN)
    return UnreadableFile(f"{path.name} is of no standard that is known here", hint=_KNOWN)


_ARCHIVE = b"PK\x03\x04"
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Byte order marks, white space, and the other half of UTF-16."""
_KNOWN = "TMX, XLIFF and TBX files can be validated, whatever their names"
