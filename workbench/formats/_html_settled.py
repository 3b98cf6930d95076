"""The codes of a translation as markup can hold them: nested, paired, none missing, none twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.codes import CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Codes that can be written."""

    codes: tuple[Code, ...]
    is_nested: bool
    """Whether the pairs of the translation nested as they were given."""
    missing: int
    """How many elements that may not go were missing, and stand at the end now."""


def settled(own: Sequence[Code], given: Iterable[Code], length: int) -> Settled:
    """The given codes made fit for a text of `length` code points; `own` are the source's.

    A pair that crosses another one ends where that ends. A tag without its partner goes if it may;
    what may not go stands once.
    """
    wanted = _once(given)
    closing = {code.number: code for code in (*own, *wanted) if code.kind is CodeKind.CLOSE}
    codes, is_nested = _nested(wanted, closing, length)
    there = {(code.kind, code.number) for code in codes}
    missing = [
        replace(code, offset=length)
        for code in own
        if not code.is_deletable and (code.kind, code.number) not in there
    ]
    return Settled(
        codes=(*codes, *missing),
        is_nested=is_nested,
        missing=sum(code.kind is not CodeKind.CLOSE for code in missing),
    )


def _once(given: Iterable[Code]) -> list[Code]:
    """The codes without the second of any that may not go, for it may be what a link leads to."""
    seen: set[tuple[CodeKind, int]] = set()
    found: list[Code] = []
    for code in given:
        key = (code.kind, code.number)
        if code.is_deletable or key not in seen:
            found.append(code)
        seen.add(key)
    return found


def _nested(
    wanted: Sequence[Code], closing: dict[int, Code], length: int
) -> tuple[list[Code], bool]:
    """Pairs as they nest, and whether they all did."""
    done: list[Code] = []
    opened: list[tuple[int, int]] = []  # numbers, and where in `done` they open
    inside: set[int] = set()  # the numbers among them
    is_nested = True
    for code in wanted:
        if code.kind is CodeKind.ALONE:
            done.append(code)
        elif code.kind is CodeKind.OPEN:
            if code.number in closing and code.number not in inside:
                inside.add(code.number)
                opened.append((code.number, len(done)))
                done.append(code)
        elif code.number in inside:
            while (last := opened.pop()[0]) != code.number:
                is_nested = False
                inside.remove(last)
                done.append(replace(closing[last], offset=code.offset))
            inside.remove(code.number)
            done.append(code)
        else:
            is_nested = False
    return _without_open(done, opened, closing, length), is_nested and not opened


def _without_open(
    done: list[Code], opened: list[tuple[int, int]], closing: dict[int, Code], length: int
) -> list[Code]:
    """The codes with what was never closed closed at the end, or left out where it may go."""
    dropped = {at for _, at in opened if done[at].is_deletable}
    kept = [code for at, code in enumerate(done) if at not in dropped]
    ends = [
        replace(closing[number], offset=length)
        for number, at in reversed(opened)
        if at not in dropped
    ]
    return kept + ends
