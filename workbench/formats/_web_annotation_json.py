"""A JSON file as objects that know their line, with every fault that JSON itself can have.

The parser of the standard library says no lines but for broken syntax. It calls its hook for
objects in the order in which they are closed, which is the order of the closing braces: one
pass of a regular expression finds on which line each of them was opened.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._web_annotation_faults import Faults

_MARKS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\n]')
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class Record(dict[str, Any]):
    """An object of the file."""

    __slots__ = ("line",)

    line: int
    """The line on which it opens, from 1."""


def read_json(path: Path, faults: Faults) -> object:
    """The value of the file; objects are Records. Keys that stand twice, NaN and half characters
    become faults. Raises UnreadableFile where the file is no JSON in UTF-8."""
    text = _text(path)
    lines = iter(_lines(text))

    def record(pairs: list[tuple[str, Any]]) -> Record:
        found = Record(pairs)
        found.line = next(lines, 0)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = sorted({name for name in names if names.count(name) > 1})
            faults.add(found.line, "", f"the key {', '.join(map(repr, twice))} stands twice")
        return found

    def constant(name: str) -> None:
        faults.add(0, "", f"{name} is no number of JSON")

    try:
        value: object = json.loads(text, object_pairs_hook=record, parse_constant=constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableFile(f"{path.name}, {place}: broken JSON: {error.msg}") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise UnreadableFile(f"{path.name}: a number is too long") from error
    if _SURROGATE.search(text):
        for line, found in _strings(value, 1):
            if not found.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in found):
                faults.add(line, "", "half a surrogate pair is no character")
    return value


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = f"{path.name}, line {line}: byte {error.start} is not UTF-8"
        raise UnreadableFile(fault, hint="JSON-LD is UTF-8; save the file so") from error


def _lines(text: str) -> list[int]:
    """The line on which each object opens, in the order in which they close."""
    line = 1
    opened: list[int] = []
    closed: list[int] = []
    for found in _MARKS.finditer(text):
        mark = found.group()
        if mark == "{":
            opened.append(line)
        elif mark == "}" and opened:
            closed.append(opened.pop())
        elif mark == "\n":
            line += 1
    return closed


def _strings(value: object, line: int) -> Iterator[tuple[int, str]]:
    if isinstance(value, str):
        yield line, value
    elif isinstance(value, Record):
        for name, each in value.items():
            yield value.line, name
            yield from _strings(each, value.line)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, line)
