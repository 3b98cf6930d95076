"""Holding a file against the standard that it says it is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.plugins import FORMATS, Validate
from workbench.services.files import refuse_no_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.validity import Fault, Standard


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


def _none_of(path: Path, reasons: list[UnreadableFile]) -> UnreadableFile:
    """Why a file is of no standard: the one reason of all formats, or that it is another thing."""
    if reasons and len({str(reason) for reason in reasons}) == 1:
        fault, hint = reasons[0].fault, reasons[0].hint
        return UnreadableFile(fault, hint=f"{hint}; {_KNOWN}" if hint else _KNOWN)
    return UnreadableFile(f"{path.name} is of no standard that is known here", hint=_KNOWN)


_KNOWN = "TMX, XLIFF and TBX files can be validated, whatever their names"
