"""Objects of JSON, one a line: written, and read one after the other in bounded memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._json_file import object_of
from workbench.formats._utf8_chunks import NO_CHARACTER, text_lines, utf8_chunks
from workbench.model.exchange import Carried
from workbench.model.memory import BadUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Record = dict[str, Any]

LONGEST_LINE = 1 << 24
"""Characters of a line."""
_ESCAPED = str.maketrans({at: f"\\u{ord(at):04x}" for at in "\x85\u2028\u2029\ufffe"})
"""JSON allows these in a string, but line readers such as `str.splitlines` break there, and the
last is what a reader has for bytes that are none."""
_encode = json.JSONEncoder(ensure_ascii=False).encode


def write_records(records: Iterable[Mapping[str, Any]], out: BinaryIO) -> None:
    """Writes UTF-8, Chinese as it is."""
    for record in records:
        line = _encode(record)
        out.write(f"{line if line.isascii() else line.translate(_ESCAPED)}\n".encode())


def own_records(path: Path) -> Iterator[Record]:
    """The records of a file of our own writing."""
    with path.open("rb") as lines:
        yield from map(json.loads, lines)


def carried(record: Mapping[str, Any], source: str, target: str) -> Carried:
    """A record as exports are compared by; the two texts are its own."""
    facts = tuple(
        (name, value if isinstance(value, str) else _encode(value))
        for name, value in record.items()
        if name not in ("source", "target", "translation")
    )
    return Carried(source, target, facts)


def read_records(
    path: Path, report: Callable[[int], None]
) -> Iterator[tuple[int, Record] | BadUnit]:
    """The object of every line that is not blank, with its number, from 1.

    `report` gets the bytes that were read so far. Raises UnreadableFile where the first line has
    not even the shape of one, or where a line never ends.
    """
    is_begun = False
    try:
        with path.open("rb") as stream:
            lines = text_lines(utf8_chunks(stream, path.name, report), LONGEST_LINE)
            for number, line in enumerate(lines, 1):
                if len(line) >= LONGEST_LINE:
                    raise UnreadableFile(
                        f"{path.name}, line {number}: more than {LONGEST_LINE:,} characters",
                        hint="see whether it is the right file",
                    )
                record = _record(line, number) if line.strip() else None
                if not is_begun and isinstance(record, BadUnit) and not _is_shaped(line):
                    raise UnreadableFile(
                        f"{path.name}, line {number}: {record.fault}",
                        hint="each line is one JSON object with a source and a target",
                    )
                if record is not None:
                    is_begun = True
                    yield record
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def _record(line: str, number: int) -> tuple[int, Record] | BadUnit:
    if NO_CHARACTER in line:
        return BadUnit(line=number, fault="the line has bytes that are not of the encoding")
    record = object_of(line)
    return BadUnit(line=number, fault=record) if isinstance(record, str) else (number, record)


def _is_shaped(line: str) -> bool:
    """Whether a line begins and ends as objects do, so that the file may well be of them."""
    return line.lstrip().startswith("{") and line.rstrip().endswith("}")
