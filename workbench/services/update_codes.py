"""Inline markup of paragraphs that the user cut or corrected, as a newer file has it.

What a code repeats of its file may name other parts of it, such as the target of a link, by a
number that is another one's in the newer file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.codes import CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.codes import Code

_Said: TypeAlias = "tuple[CodeKind, str]"


def newer_data(standing: Sequence[Code], newer: Sequence[Code]) -> dict[_Said, str]:
    """By kind and data of a code that stands: what the newer file has for it.

    Both are the codes of the same words, in order; the cut may have made several of one. Empty
    where the files mark the words up otherwise, so that nobody can tell which code is which.
    """
    before, after = _once(standing), _once(newer)
    if [(code.kind, code.markup) for code in before] != [
        (code.kind, code.markup) for code in after
    ]:
        return {}
    return {
        (one.kind, one.data): other.data
        for one, other in zip(before, after, strict=True)
        if one.data != other.data
    }


def renewed(codes: Iterable[Code], data: Mapping[_Said, str]) -> tuple[Code, ...]:
    """Codes with the data of the newer file."""
    return tuple(replace(code, data=data.get((code.kind, code.data), code.data)) for code in codes)


def answering(target: Iterable[Code], newer: Iterable[Code]) -> tuple[Code, ...]:
    """The codes of a target as the newer ones of its source, by their kinds, looks and numbers.

    A number that stands for something else by now, a link for a footnote, answers to nothing.
    """
    known = {(code.kind, code.markup, code.number): code for code in newer}
    return tuple(
        replace(known[said], offset=code.offset)
        for code in target
        if (said := (code.kind, code.markup, code.number)) in known
    )


def of_unit(
    source: Sequence[Code], target: Iterable[Code], newer: Sequence[Code]
) -> tuple[Code, ...]:
    """The codes of the target of a unit as those of a source that is like that of the unit.

    A code answers to the one with the same kind and data, or else the same kind and look, in
    order; each to one. What answers to none is left out.
    """
    numbers: dict[int, int] = {}
    free = {code.number: code for code in newer if code.kind is not CodeKind.CLOSE}
    given = {code.number: code for code in source if code.kind is not CodeKind.CLOSE}
    for key in (_with_data, _with_look):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for number, code in reversed(free.items()):
            waiting.setdefault(key(code), []).append(number)
        for number, code in given.items():
            found = waiting.get(key(code))
            if number not in numbers and found:
                numbers[number] = found.pop()
                del free[numbers[number]]
    return answering(
        [replace(code, number=numbers[code.number]) for code in target if code.number in numbers],
        newer,
    )


def _with_data(code: Code) -> tuple[str, ...]:
    return code.kind, code.markup, code.data


def _with_look(code: Code) -> tuple[str, ...]:
    return code.kind, code.markup


def _once(codes: Iterable[Code]) -> list[Code]:
    """The first code of each that says the same."""
    return list({(code.kind, code.data): code for code in reversed(list(codes))}.values())[::-1]
