"""Formats that write or read what they should not, and what an earlier export left."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from workbench.formats._whole_pairs import expected
from workbench.model.exchange import ParallelText
from workbench.plugins import FORMATS, Format

WRITING = [
    *("docx", "html", "jsonl", "jsonl-translation", "markdown", "parallel-csv", "parallel-docx"),
    *("parallel-markdown", "tmx", "tsv"),
]
TSV = FORMATS.get("tsv")
OLD = b"an older export"


def failing(error: OSError) -> Format:
    """A format whose disk fails in the middle of the file."""

    def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
        out.write(b"half a file")
        raise error

    return replace(TSV, write=write)


def reading(*pairs: tuple[str, str]) -> Format:
    """A format that finds these pairs in whatever was written."""

    def read_back(path: Path) -> Iterator[tuple[str, str]]:
        yield from pairs

    return replace(TSV, expected=expected, read_back=read_back)


def untouched(out: Path) -> bool:
    """Whether the old file stands as it was, and nothing beside it."""
    return out.read_bytes() == OLD and list(out.parent.iterdir()) == [out]
