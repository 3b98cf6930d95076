"""What is wrong with the codes of a target."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.codes import Code, CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class CodeFault(StrEnum):
    """What is wrong with the codes of a target."""

    MISSING = "missing"
    EXTRA = "extra"
    """It stands more often than in the source, or is none of the source's."""
    ORDER = "order"
    """A pair closes before it opens, or crosses another pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFinding:
    """One fault of the codes of a target."""

    fault: CodeFault
    code: Code


def code_findings(source: Sequence[Code], target: Sequence[Code]) -> Iterator[CodeFinding]:
    """What is wrong with the codes of a target, those missing first, in order of the source."""
    there = [(code.kind, code.number) for code in target]
    known = {(code.kind, code.number) for code in source}
    for code in source:
        if (code.kind, code.number) not in there:
            yield CodeFinding(fault=CodeFault.MISSING, code=code)
    for at, code in enumerate(target):
        key = (code.kind, code.number)
        if key not in known or key in there[:at]:
            yield CodeFinding(fault=CodeFault.EXTRA, code=code)
    yield from _crossings(target)


def _crossings(target: Sequence[Code]) -> Iterator[CodeFinding]:
    """Closing codes whose partner does not stand innermost before them, though it is there."""
    opened: list[int] = []
    for code in target:
        if code.kind is CodeKind.OPEN:
            opened.append(code.number)
        elif code.kind is CodeKind.CLOSE:
            if opened and opened[-1] == code.number:
                opened.pop()
            elif any(each.kind is CodeKind.OPEN and each.number == code.number for each in target):
                yield CodeFinding(fault=CodeFault.ORDER, code=code)
                if code.number in opened:
                    opened.remove(code.number)
