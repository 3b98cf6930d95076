"""A sheet as it is before it has rows: its columns, and what a person may do with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column, and what a person may do with it."""

    name: str
    width: int
    """In characters."""
    is_free: bool = False
    """Whether its cells may be changed while the sheet is protected."""
    is_hidden: bool = False
    is_number: bool = False
    choices: tuple[str, ...] = ()
    """What its cells are chosen from; empty for any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet as it is before it has rows."""

    title: str
    columns: tuple[SheetColumn, ...]
    key: int
    """The column, from 0, whose first word names the rows on the sheet of long texts."""
    properties: str = ""
    """The title of the workbook."""
    is_protected: bool = False
    """Without a password: against slips of the hand, not against anybody's will."""
    print_head: str = ""
    """What stands above every page on paper, where the pages are then numbered too."""


Behind = tuple[Layout, "Iterable[Sequence[str]]"]
"""A further sheet and its rows, whose texts fit their cells."""
