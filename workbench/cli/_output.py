"""What commands print: JSON for programs, lines and tables for people."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import TYPE_CHECKING

import click

from workbench.text.width import columns
from workbench.text.wrapping import row_text, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.cli._records import Record

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What could make a terminal do something: shown as a replacement character."""
_NUMBER = re.compile(r"-|-?[0-9,]+(\.[0-9]+)?")
"""A number, or a dash in the place of one that there is not."""
_C1 = re.compile("[\x7f-\x9f]")
"""The controls that JSON does not escape by itself; they stand in strings only."""


def say(line: str = "") -> None:
    """Prints a line for people."""
    click.echo(_CONTROL.sub("\ufffd", line))


def warn(line: str) -> None:
    """Prints a line that is not the result."""
    click.echo(f"workbench: {_CONTROL.sub('�', line)}", err=True)


def print_json(value: object) -> None:
    """Prints one JSON document in UTF-8, whatever the locale; control characters are escaped."""
    text = _C1.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=2))
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def print_json_list(records: Iterable[Record]) -> None:
    """Prints a list of flat records as `print_json` does, each as soon as it is there.

    Nothing is left in memory: the indenting encoder of Python makes cycles, which nobody collects
    while the command line runs.
    """
    out, start = sys.stdout.buffer, "["
    for record in records:
        pairs = (
            f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in record.items()
        )
        text = _C1.sub(_escaped, ",\n".join(pairs))
        out.write(f"{start}\n  {{\n{text}\n  }}".encode("utf-8", "replace"))
        start = ","
    out.write(b"[]\n" if start == "[" else b"\n]\n")
    out.flush()


def json_text(value: object) -> bytes:
    """A value as JSON on one line, as the others are printed."""
    text = _C1.sub(_escaped, json.dumps(value, ensure_ascii=False))
    return text.encode("utf-8", "replace")


def _escaped(control: re.Match[str]) -> str:
    return f"\\u{ord(control[0]):04x}"


def say_wrapped(text: str, indent: int, first: str = "") -> None:
    """Prints a text within the width of the terminal, each row indented.

    `first` stands in the indent of the first row.
    """
    starts = wrap(text, shutil.get_terminal_size().columns - indent - 1)
    for row in range(len(starts)):
        margin = padded(first if row == 0 else "", indent)
        say(f"{margin}{row_text(text, starts, row)}".rstrip())


def say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints rows under a head, each column as wide as it needs; numbers stand to the right.

    A last column of words is wrapped within the width of the terminal.
    """
    table = [head, *rows]
    widths = [max(columns(row[at]) for row in table) for at in range(len(head))]
    *to_the_right, is_last_a_number = (_is_number(rows, at) for at in range(len(head)))
    if not is_last_a_number:
        widths[-1] = 0
    for *first, last in table:
        cells = [
            padded(cell, width, to_the_right=right)
            for cell, width, right in zip(first, widths, to_the_right, strict=False)
        ]
        margin = "".join(f"{cell}  " for cell in cells)
        say_wrapped(padded(last, widths[-1], to_the_right=True), columns(margin), margin)


def counted(count: int, noun: str) -> str:
    """So many of something, in words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def padded(text: str, width: int, *, to_the_right: bool = False) -> str:
    """A text with spaces up to a width in terminal columns."""
    spaces = " " * (width - columns(text))
    return f"{spaces}{text}" if to_the_right else f"{text}{spaces}"


def shortened(text: str, width: int) -> str:
    """A text cut to a width in terminal columns, with an ellipsis where it is cut."""
    if columns(text) <= width:
        return text
    while columns(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def _is_number(rows: Sequence[Sequence[str]], column: int) -> bool:
    return bool(rows) and all(_NUMBER.fullmatch(row[column]) for row in rows)
