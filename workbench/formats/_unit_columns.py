"""Which columns of a table hold translation units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._language_tags import is_of, known_language
from workbench.formats._pair_rows import is_from_english

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FACTS = (
    "source_language",
    "target_language",
    "origin",
    "author",
    "time",
    "document",
    "before",
    "after",
)
"""Columns of these names are what the model has a word for; others are properties."""
SOURCES = frozenset({"source", "src", "sourcetext", "original", "原文", "源文", "源语"})
TARGETS = frozenset({"target", "tgt", "targettext", "translation", "译文", "譯文", "目标"})
_ALIASES = {
    "translator": "author",
    "user": "author",
    "译者": "author",
    "date": "time",
    "changed": "time",
    "时间": "time",
    "日期": "time",
    "file": "document",
    "filename": "document",
    "文件": "document",
    "文档": "document",
}
_LONGEST_NAME = 40
"""Characters of a name of a language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitColumns:
    """Where a table has what, by number from 0."""

    source: int
    target: int
    languages: tuple[str, str] = ("zh", "en")
    """What the names of the two columns say, or what they are taken for."""
    facts: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[str, int] = field(default_factory=dict)
    has_head: bool = False


def columns_of(rows: Sequence[Sequence[str]], name: str, line: int) -> UnitColumns:
    """What the columns are, from the first rows. Raises UnreadableFile."""
    head = [_plain(cell) for cell in rows[0]]
    source, target = _named(head, SOURCES, "zh"), _named(head, TARGETS, "en")
    if source is None or target is None:
        if len(rows[0]) < 2:
            raise UnreadableFile(
                f"{name}, line {line}: no two columns, a source and a target",
                hint="give the columns names: source and target, or zh and en",
            )
        is_reversed = is_from_english((row[0], row[1]) for row in rows if len(row) > 1)
        return UnitColumns(source=int(is_reversed), target=int(not is_reversed))
    languages = _language(head[source], "zh"), _language(head[target], "en")
    facts, others = {}, {}
    for at, cell in enumerate(head):
        fact = _ALIASES.get(cell, cell)
        if at not in (source, target) and cell:
            if fact in FACTS and fact not in facts:
                facts[fact] = at
            else:
                others[rows[0][at].strip()] = at
    if "source_language" not in facts:
        pairs = [(row[source], row[target]) for row in rows[1:] if len(row) > max(source, target)]
        if head[source] in SOURCES and is_from_english(pairs):
            source, target = target, source
    return UnitColumns(
        source=source,
        target=target,
        languages=languages,
        facts=facts,
        others=others,
        has_head=True,
    )


def fact_of(name: str) -> str:
    """What a column or a key of that name says; the name itself where nobody calls it otherwise."""
    return _ALIASES.get(name, name)


def _named(head: Sequence[str], names: frozenset[str], language: str) -> int | None:
    """The column of one of these names, or else the first that is named after the language."""
    for at, cell in enumerate(head):
        if cell in names:
            return at
    return next((at for at, cell in enumerate(head) if _is_language(cell, language)), None)


def _language(cell: str, language: str) -> str:
    return cell if _is_language(cell, language) else language


def _is_language(cell: str, language: str) -> bool:
    known = known_language(cell) if 1 < len(cell) <= _LONGEST_NAME else ""
    return is_of(known, language)


def _plain(cell: str) -> str:
    """The name of a column without what does not count in it."""
    name = cell.strip().removeprefix("\ufeff").lower()
    return name.replace(" ", "") if name.replace(" ", "") in SOURCES | TARGETS else name
