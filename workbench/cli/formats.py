"""Lists the file formats by what they are used for, with what each can carry.

With NAME, which is a format, a suffix such as .xlf, or a word such as memoQ, only these are
listed. A format is chosen by the suffix of a file; where several have the same suffix, --to or
--from of the other commands names one. "Written back" means that `workbench export` keeps the
layout of a file that was added.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option
from workbench.cli._output import padded, print_json, say, say_wrapped, warn
from workbench.errors import NotFound
from workbench.plugins import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.cli._records import Record

_USES = {
    "documents": "workbench add, workbench export",
    "updates": "workbench update",
    "memory": "workbench memory import and export",
    "terms": "workbench terms import and export",
    "annotations": "workbench notes import and export",
    "labels": "workbench labels import and export",
    "rules": "workbench rules import and export",
    "queries": "workbench queries export and answers",
    "reports": "workbench status --out",
}
"""What files hold, with the commands that take them."""
_INDENT = 4
_WORD = re.compile(r"[^\s,;()]+")


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@json_option
def command(names: tuple[str, ...], as_json: bool) -> None:
    """Names each format, and on stderr those that do not load."""
    formats, failures = FORMATS.all()
    chosen = list(_chosen(formats, names)) if names else formats
    if as_json:
        print_json([_record(format) for format in chosen])
    else:
        _say(chosen)
    for failure in failures:
        warn(str(failure))


def _chosen(formats: Sequence[Format], names: Sequence[str]) -> Iterator[Format]:
    """The formats that some names are about. Raises NotFound for one that says nothing."""
    wanted = [name.lower() for name in names]
    for name in wanted:
        if not any(_is_about(each, name) for each in formats):
            raise NotFound(
                f"there is no format {name!r}", hint="`workbench formats` lists them all"
            )
    for each in formats:
        if any(_is_about(each, name) for name in wanted):
            yield each


def _is_about(format: Format, name: str) -> bool:
    suffixes = (*format.suffixes, *format.read_suffixes)
    end = f".{name.removeprefix('.')}"
    return (
        name == format.name
        or any(suffix.endswith(end) for suffix in suffixes)
        or name in _WORD.findall(format.title.lower())
    )


def _say(formats: Sequence[Format]) -> None:
    """Prints the formats of each use; what one is and carries is told where it comes first."""
    told: set[str] = set()
    for use, commands in _USES.items():
        rows = [(each, done) for each in formats if (done := _done(each, use))]
        if not rows:
            continue
        if told:
            say()
        say(f"{use.upper()}: {commands}")
        names, suffixes = (
            max(len(text) for text in column)
            for column in zip(*((each.name, _suffix(each)) for each, _ in rows), strict=True)
        )
        for each, done in rows:
            start = f"{padded(each.name, names)}  {padded(_suffix(each), suffixes)}"
            say(f"{start}  {done}")
            if each.name not in told:
                say_wrapped(f"{each.title}: {each.holds}", _INDENT)
            told.add(each.name)


def _suffix(format: Format) -> str:
    return format.suffixes[0] if format.suffixes else "-"


def _done(format: Format, use: str) -> str:
    """What is done with files of a format for a use; empty where nothing is."""
    verbs = {
        "read": use in _read(format),
        "written": use in _written(format),
        "written back": use == "documents" and format.write_filled is not None,
    }
    return ", ".join(verb for verb, is_done in verbs.items() if is_done)


def _record(format: Format) -> Record:
    return {
        "name": format.name,
        "title": format.title,
        "suffixes": list(format.suffixes),
        "reads": _read(format),
        "writes": _written(format),
        "writes_back": format.write_filled is not None,
        "carries": format.holds,
    }


def _read(format: Format) -> list[str]:
    return _abilities(
        documents=format.read_source,
        terms=format.read_terms,
        annotations=format.read_annotations,
        labels=format.read_labels,
        rules=format.read_segmentation,
        queries=format.read_queries,
        memory=format.read_units,
        updates=format.read_returned,
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
        reports=format.write_report,
    )


def _abilities(**parts: object) -> list[str]:
    return [name for name, part in parts.items() if part is not None]
