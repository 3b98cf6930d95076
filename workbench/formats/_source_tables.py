"""Tables of which one column is a source text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block
from workbench.text.blocks import without_space
from workbench.text.counting import han_characters
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SOURCE_HEADS = frozenset(
    {"原文", "源文", "源语", "源语言", "中文", "中文原文", "汉语", "简体中文", "繁體中文"}
    | {"待译", "待翻译", "内容", "內容", "文本", "正文", "字符串", "句子", "段落"}
    | {"source", "src", "sourcetext", "original", "chinese", "text", "string"}
    | {"zh", "zh-cn", "zh-tw", "zh-hans", "zh-hant", "zh_cn", "zh_tw"}
)
"""What a column of Chinese is called, without white space and in lower case."""
_OTHER_HEADS = frozenset(
    {"译文", "譯文", "英文", "英语", "目标", "目标语言", "编号", "編號", "序号", "序號"}
    | {"备注", "備註", "说明", "类型", "状态", "日期"}
    | {"target", "translation", "english", "en", "en-us", "en-gb", "id", "key", "no.", "#"}
    | {"number", "note", "notes", "comment", "comments", "context", "status", "date", "type"}
)
"""What columns beside it are called."""
_LONGEST_HEAD = 20
"""Characters of a header cell that is not known."""
_LETTERS = re.compile("[A-Za-z]{1,3}")
_MOST_COLUMNS = 16_384
"""Columns of a sheet of Excel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """The rows of a table that hold anything, each with its number."""

    rows: Sequence[tuple[int, Sequence[str]]]
    unit: str
    """What the number of a row counts: `line` or `row`."""
    sheet: str = ""
    """Its name in a workbook."""


def column_blocks(table: SourceTable, column: int, asked: str) -> tuple[list[Block], str]:
    """A block for each filled cell of a column, from 0, and a sentence on what was taken.

    `asked` is what the column was asked for by; the row with that name is a header.
    """
    has_head, said = told_column(table, column, asked)
    return list(cells(table, table.rows[has_head:], column)), said


def told_column(table: SourceTable, column: int, asked: str) -> tuple[bool, str]:
    """Whether the first row of a table is a header, and a sentence on what is taken of it."""
    rows = table.rows
    head = rows[0][1][column].strip() if rows and column < len(rows[0][1]) else ""
    is_named = bool(asked) and _plain(asked) == _plain(head)
    has_head = is_named or (bool(rows) and _is_head(rows[0][1], column))
    where = f"sheet {table.sheet}: " if table.sheet else ""
    name = f" ({' '.join(head.split())})" if has_head and head else ""
    said = f"{where}column {letters(column)}{name} is the source"
    if has_head:
        said += f"; {table.unit} {rows[0][0]} is its header"
    return has_head, said


def find_column(table: SourceTable, column: str) -> int | None:
    """The column, from 0, of that name, number or letter; None where there is none.

    Where it is "", that whose header says so, else that with most Chinese.
    """
    if not column:
        return _most_chinese(table)
    head = [_plain(cell) for cell in table.rows[0][1]] if table.rows else []
    if _plain(column) in head:
        return head.index(_plain(column))
    width = max((len(row) for _, row in table.rows), default=0)
    number = _number(column)
    return number - 1 if 1 <= number <= width else None


def refused_column(name: str, column: str, tables: Sequence[SourceTable]) -> UnreadableFile:
    """Why no table of a file has the column."""
    if not column:
        return UnreadableFile(
            f"{name} has no column with Chinese", hint="name the column that is the source"
        )
    heads = [cell.strip() for table in tables[:1] for cell in (table.rows or [(0, [])])[0][1]]
    told = ", ".join(
        f"{letters(at)} ({' '.join(cell.split())[:30]})" for at, cell in enumerate(heads)
    )
    return UnreadableFile(f"{name} has no column {column!r}", hint=f"its columns are {told}")


def letters(column: int) -> str:
    """A column, from 0, as spreadsheets name it."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cells(
    table: SourceTable, rows: Iterable[tuple[int, Sequence[str]]], column: int
) -> Iterator[Block]:
    """A block for each filled cell of a column in rows of a table, which may be a stream."""
    before = None
    letter = letters(column)
    for number, row in rows:
        text = _text(row[column]) if column < len(row) else ""
        if text:
            cell = f"{letter}{number}"
            yield Block(
                text=text,
                line=number,
                gap=0 if before is None or table.unit == "line" else number - before - 1,
                kind=SegmentKind.TABLE_CELL,
                locator=f"{table.sheet}!{cell}" if table.sheet else cell,
            )
            before = number


def _text(cell: str) -> str:
    """What a cell says; a line break in it stays."""
    return without_space(to_line_feeds(cell))


def _most_chinese(table: SourceTable) -> int | None:
    counts: dict[int, int] = {}
    for _, row in table.rows:
        for at, cell in enumerate(row):
            if cell and not cell.isascii():
                counts[at] = counts.get(at, 0) + han_characters(cell)
    heads = table.rows[0][1] if table.rows else ()
    called = [at for at in sorted(counts) if counts[at] and _is_source_head(heads, at)]
    best = called[0] if called else max(sorted(counts), key=counts.__getitem__, default=None)
    return best if best is not None and counts[best] else None


def _is_source_head(heads: Sequence[str], column: int) -> bool:
    return column < len(heads) and _plain(heads[column]) in _SOURCE_HEADS


def _is_head(row: Sequence[str], column: int) -> bool:
    """Whether the first row of a table names its columns.

    The cell is short then, and it or one beside it has a name that is known, or it has letters and
    no Chinese.
    """
    cell = row[column].strip() if column < len(row) else ""
    names = set(map(_plain, row))
    is_short = len(cell) <= _LONGEST_HEAD and "\n" not in cell
    if not (_SOURCE_HEADS | _OTHER_HEADS).isdisjoint(names):
        return is_short
    return is_short and any(map(str.isalpha, cell)) and not han_characters(cell)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _number(column: str) -> int:
    """A number or letters as the number of a column, from 1; 0 for what is neither."""
    if column.isascii() and column.isdigit():
        return min(int(column[:9]), _MOST_COLUMNS + 1)
    if not _LETTERS.fullmatch(column):
        return 0
    number = 0
    for letter in column.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
