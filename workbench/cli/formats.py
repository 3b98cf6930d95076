"""Lists the file formats, with what each can carry."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option
from workbench.cli._output import print_json, say_table, warn
from workbench.plugins import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.cli._records import Record

_HEAD = ("format", "suffix", "reads", "writes", "carries")


@click.command()
@json_option
def command(as_json: bool) -> None:
    """Names each format, and on stderr those that do not load."""
    formats, failures = FORMATS.all()
    if as_json:
        print_json([_record(format) for format in formats])
    else:
        say_table(_HEAD, list(_rows(formats)))
    for failure in failures:
        warn(str(failure))


def _record(format: Format) -> Record:
    return {
        "name": format.name,
        "title": format.title,
        "suffixes": list(format.suffixes),
        "reads": [*_read(format), *(["updates"] if format.read_returned else [])],
        "writes": _written(format),
        "carries": format.holds,
    }


def _rows(formats: Sequence[Format]) -> Iterator[tuple[str, ...]]:
    """A row for each format, with one more for each further thing that it reads or writes."""
    for format in formats:
        first = (format.name, format.suffixes[0] if format.suffixes else "")
        last = format.holds
        both = zip_longest(_read(format) or ["-"], _written(format) or ["-"], fillvalue="")
        for read, written in both:
            yield *first, read, written, last
            first, last = ("", ""), ""


def _read(format: Format) -> list[str]:
    return _abilities(
        documents=format.read_source,
        terms=format.read_terms,
        annotations=format.read_annotations,
        labels=format.read_labels,
        rules=format.read_segmentation,
        queries=format.read_queries,
        memory=format.read_units,
    )


def _written(format: Format) -> list[str]:
    return _abilities(
        documents=None if format.holds_terms_only else format.write or format.write_set,
        terms=format.write_terms,
        annotations=format.write_annotations,
        labels=format.write_labels,
        rules=format.write_segmentation,
        queries=format.write_queries,
        memory=format.write_units,
    )


def _abilities(**parts: object) -> list[str]:
    return [name for name, part in parts.items() if part is not None]
