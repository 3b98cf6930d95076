"""The units of a TMX file, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._tmx_batches import LARGEST, batches, head_of
from workbench.formats._tmx_pair import CHINESE_ENGLISH, LanguagePair
from workbench.formats._tmx_prolog import Prolog, prolog_of
from workbench.formats._tmx_raw import RawUnit
from workbench.formats._tmx_run import Run
from workbench.formats._tmx_shapes import Shapes
from workbench.formats._utf8_chunks import utf8_chunks
from workbench.model.memory import BadUnit, NewUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def read_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """The units between Chinese and English, whichever of them is the source."""
    return read_pair(path, report, CHINESE_ENGLISH)


def read_pair(
    path: Path, report: Callable[[int], None], pair: LanguagePair
) -> Iterator[NewUnit | BadUnit]:
    """The units between two languages; `report` gets the bytes that were read so far.

    A unit that cannot be taken is a BadUnit, and reading goes on. Raises UnreadableFile where the
    file is no TMX file, declares its own entities, or is in an encoding that nobody knows.
    """
    for prolog, run in runs_of(path, report, Shapes(pair)):
        if prolog.fault:
            yield BadUnit(line=prolog.line, fault=prolog.fault)
            prolog.fault = ""
        if isinstance(run, BadUnit):
            yield run
            continue
        for part in run.parts():
            if isinstance(part, list):
                yield from part
            elif isinstance(part, RawUnit):
                yield from pair.units(part, run.line, prolog.source_language)
            else:
                yield part


def runs_of(
    path: Path, report: Callable[[int], None], shapes: Shapes | None = None
) -> Iterator[tuple[Prolog, Run | BadUnit]]:
    """The units of a file, some at a time, with what stands at its head. Raises as `read_pair`."""
    try:
        with path.open("rb") as stream:
            file = utf8_chunks(stream, path.name, report)
            head, rest = head_of(file.chunks)
            prolog = _prolog(path.name, head, rest)
            for batch in batches(rest, file.chunks, 1 + head.count(b"\n")) if rest else ():
                if isinstance(batch, BadUnit):
                    yield prolog, batch
                else:
                    yield prolog, Run(batch, prolog.wrapper, file.encoding, shapes)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def read_prolog(path: Path) -> Prolog:
    """What stands at the head of a file. Raises as `read_pair` does."""
    try:
        with path.open("rb") as stream:
            return _prolog(
                path.name, *head_of(utf8_chunks(stream, path.name, lambda read: None).chunks)
            )
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def _prolog(name: str, head: bytes, rest: bytes) -> Prolog:
    if len(head) > LARGEST:
        raise UnreadableFile(
            f"{name}: no unit in the first {LARGEST >> 20} MB",
            hint="see whether it is a TMX file",
        )
    return prolog_of(head, name, is_all=not rest)
