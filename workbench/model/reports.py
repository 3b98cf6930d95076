"""Tables that a report consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """One table with a head."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Tables under one title."""

    title: str
    tables: tuple[ReportTable, ...]
