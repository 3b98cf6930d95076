"""The members of a slogan as cells: `道路自信 = confidence in the path | ? | …`.

A member that no source names is `?`. A second list of the same slogan has columns of its own, with
a number: `members-2`, `members-2-scope`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.dates import checked_period
from workbench.model.terms import Member, MemberList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_EQUALS = re.compile(r"(?:^|\s+)=(?:\s+|$)")
_BLANK = "?"
MOST_LISTS = 9
"""The lists of one slogan that have columns."""


def lists_of_cells(cells: Mapping[str, str]) -> Iterator[MemberList]:
    """The lists of a row. Raises ValueError for a date that is none."""
    for name in _names(MOST_LISTS):
        if text := cells.get(name, ""):
            yield MemberList(
                members=tuple(map(_member, _BAR.split(text))),
                scope=cells.get(f"{name}-scope", ""),
                valid=checked_period(cells.get(f"{name}-from", ""), cells.get(f"{name}-until", "")),
                source=cells.get(f"{name}-source", ""),
                url=cells.get(f"{name}-url", ""),
            )


def cells_of_lists(lists: Sequence[MemberList]) -> Iterator[tuple[str, str]]:
    """Column and text of each cell that lists fill; a tenth list has no column."""
    for name, each in zip(_names(MOST_LISTS), lists, strict=False):
        yield name, " | ".join(map(_cell, each.members))
        yield f"{name}-scope", each.scope
        yield f"{name}-from", each.valid.start
        yield f"{name}-until", each.valid.end
        yield f"{name}-source", each.source
        yield f"{name}-url", each.url


def _names(count: int) -> list[str]:
    return ["members", *(f"members-{number}" for number in range(2, count + 1))]


def _member(cell: str) -> Member:
    if cell in ("", _BLANK):
        return Member()
    text, *english = _EQUALS.split(cell.replace(r"\|", "|"), maxsplit=1)
    return Member(text=text.replace(r"\=", "=").strip(), english="".join(english).strip())


def _cell(member: Member) -> str:
    if not member.is_known:
        return _BLANK
    text = member.text.replace("=", r"\=")
    cell = f"{text} = {member.english}".strip() if member.english else text
    return " ".join(cell.split()).replace("|", r"\|")
