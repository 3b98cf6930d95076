"""The units of a TMX file, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._tmx_batches import LARGEST, batches, head_of
from workbench.formats._tmx_pair import CHINESE_ENGLISH, LanguagePair
from workbench.formats._tmx_prolog import prolog_of
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
    try:
        with path.open("rb") as stream:
            file = utf8_chunks(stream, path.name, report)
            head, rest = head_of(file.chunks)
            if len(head) > LARGEST:
                raise UnreadableFile(
                    f"{path.name}: no unit in the first {LARGEST >> 20} MB",
                    hint="see whether it is a TMX file",
                )
            prolog = prolog_of(head, path.name, is_all=not rest)
            if prolog.fault:
                yield BadUnit(line=prolog.line, fault=prolog.fault)
            if not rest:
                return
            shapes = Shapes(pair)
            for batch in batches(rest, file.chunks, 1 + head.count(b"\n")):
                if isinstance(batch, BadUnit):
                    yield batch
                    continue
                run = Run(batch, prolog.wrapper, file.encoding, shapes)
                for unit in run.units():
                    if isinstance(unit, RawUnit):
                        yield from pair.units(unit, run.line, prolog.source_language)
                    else:
                        yield unit
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
