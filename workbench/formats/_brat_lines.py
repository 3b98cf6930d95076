"""The lines of a brat annotation file, each kind as a value; what cannot be read is a fault.

A line without a tab that begins with `#` is a remark of nobody's program and is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats._faults import Faults

_OFFSET = r"-?[0-9]{1,12}"
_PAIR = f"{_OFFSET} {_OFFSET}"
_OFFSETS = f"{_PAIR}(?:;{_PAIR})*"
_BOUND = re.compile(rf"(T\S+)\t(\S+) ({_OFFSETS}) ?(?:\t(.*))?", re.DOTALL)
_RELATION = re.compile(r"(R\S+)\t(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\S+)\t(\S+) (\S+)(?: (.*?))?\s*", re.DOTALL)
_NORMALISATION = re.compile(r"(N\S+)\t\S+ (\S+) \S+.*", re.DOTALL)
_EVENT = re.compile(r"(E\S+)\t[^\s:]+:(\S+)(?: [^\s:]+:\S+)*\s*")
_EQUIVALENCE = re.compile(r"\*\t\S+((?: \S+)+)\s*")
_NOTE = re.compile(r"(#\S*)\t(\S+) (\S+)(?:\t(.*))?", re.DOTALL)
_SHAPES = {
    "T": "T1⇥label start end⇥words",
    "R": "R1⇥kind Arg1:T1 Arg2:T2",
    "A": "A1⇥name T1 value",
    "M": "M1⇥name T1",
    "N": "N1⇥Reference T1 database:entry⇥words",
    "E": "E1⇥label:T1 Role:T2",
    "*": "*⇥Equiv T1 T2",
    "#": "#1⇥AnnotatorNotes T1⇥text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A T line: a label on one or more stretches of the text."""

    id: str
    line: int
    label: str
    fragments: tuple[tuple[int, int], ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An R line."""

    id: str
    line: int
    kind: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An A, M, N or # line, or one name of a * or E line: something about another line."""

    id: str
    line: int
    kind: str
    """The attribute's or note's name; `event`, `equivalence` or `normalisation`."""
    of: str
    """The identity of the line that it is about."""
    value: str


@dataclass(slots=True, kw_only=True)
class Lines:
    """What an annotation file holds, in its order."""

    bounds: dict[str, Bound] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    triggers: dict[str, str] = field(default_factory=dict)
    """The T line of every E line."""
    kinds: dict[str, int] = field(default_factory=dict)
    """The line on which every identity was first seen."""


def read_lines(lines: list[str], faults: Faults) -> Lines:
    """All lines by kind; what is no line of brat, and every second identity, is a fault."""
    found = Lines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or (line.startswith("#") and "\t" not in line):
            continue
        kind = line[0]
        if kind not in _READERS or not (match := _PATTERNS[kind].fullmatch(line)):
            shape = _SHAPES.get(kind)
            wanted = f"reads `{shape}`" if shape else "begins with T, R, A, M, N, E, * or #"
            faults.add(f"line {number}", f"no line of brat, which {wanted} (⇥ is a tab)")
            continue
        identity = match[1] if kind != "*" else "*"
        if kind != "*" and identity in found.kinds:
            first = found.kinds[identity]
            faults.add(f"line {number}", f"{identity} is already on line {first}")
            continue
        found.kinds[identity] = number
        _READERS[kind](found, number, match)
    return found


def _bound(found: Lines, number: int, match: re.Match[str]) -> None:
    pairs = (pair.split() for pair in match[3].split(";"))
    found.bounds[match[1]] = Bound(
        id=match[1],
        line=number,
        label=match[2],
        fragments=tuple((int(start), int(end)) for start, end in pairs),
        words=match[4] or "",
    )


def _tie(found: Lines, number: int, match: re.Match[str]) -> None:
    found.ties.append(Tie(id=match[1], line=number, kind=match[2], start=match[3], end=match[4]))


def _attribute(found: Lines, number: int, match: re.Match[str]) -> None:
    value = "true" if match[4] is None else match[4]
    found.said.append(Said(id=match[1], line=number, kind=match[2], of=match[3], value=value))


def _note(found: Lines, number: int, match: re.Match[str]) -> None:
    value = match[4] or ""
    found.said.append(Said(id=match[1], line=number, kind=match[2], of=match[3], value=value))


def _normalisation(found: Lines, number: int, match: re.Match[str]) -> None:
    value = match[0].split("\t", 1)[1]
    found.said.append(
        Said(id=match[1], line=number, kind="normalisation", of=match[2], value=value)
    )


def _event(found: Lines, number: int, match: re.Match[str]) -> None:
    found.triggers[match[1]] = match[2]
    value = match[0].split("\t", 1)[1].strip()
    found.said.append(Said(id=match[1], line=number, kind="event", of=match[2], value=value))


def _equivalence(found: Lines, number: int, match: re.Match[str]) -> None:
    value = match[0].split("\t", 1)[1].strip()
    for name in match[1].split():
        found.said.append(
            Said(id=f"line {number}", line=number, kind="equivalence", of=name, value=value)
        )


_READERS: dict[str, Callable[[Lines, int, re.Match[str]], None]] = {
    "T": _bound,
    "R": _tie,
    "A": _attribute,
    "M": _attribute,
    "N": _normalisation,
    "E": _event,
    "*": _equivalence,
    "#": _note,
}
_PATTERNS = {
    "T": _BOUND,
    "R": _RELATION,
    "A": _ATTRIBUTE,
    "M": _ATTRIBUTE,
    "N": _NORMALISATION,
    "E": _EVENT,
    "*": _EQUIVALENCE,
    "#": _NOTE,
}
