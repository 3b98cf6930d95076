"""The rows of a table of a Word document as XML, one by one.

Going through the objects of a library for every cell would take minutes where this takes seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._docx_words import NAMESPACE, written_run
from workbench.formats._xml_text import attribute
from workbench.text.width import columns as columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TWIPS = 1440 / 25.4
"""In a millimetre."""
_KEPT = 14
"""Lines of a row that stays on one page."""
_PER_COLUMN = 1.75
"""Millimetres that half a Han character takes."""
_KEPT_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_HERE = "\0"
"""Where the words of a cell go, which no text has."""
_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
_SMALL = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
"""8 points."""
_STRONG = "<w:rPr><w:b/></w:rPr>"
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="BFC7D1"'
_HEAD_FILL, _LOCKED_FILL = "D9E2EC", "F5F6F8"
_EDGES = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right"))
_NO_EDGES = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "bottom", "right"))
_INSIDE = f"<w:insideH {_LINE}/><w:insideV {_LINE}/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of the table."""

    name: str
    width: int
    """In millimetres."""
    is_hidden: bool = False
    is_locked: bool = False
    """Whether Word keeps its cells from being typed into."""
    is_grey: bool = False
    """Whether its text stands back."""
    is_small: bool = False
    is_text: bool = False
    """Whether a row that is strong has it in bold."""
    language: str = ""
    """Of its texts, by region, where it is not that of the document."""
    choices: tuple[str, ...] = ()
    """What its cells are chosen from; empty for any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """The texts of a row."""

    cells: Sequence[str]
    tag: str = ""
    """What the content controls of the row are called, 64 characters at most."""
    is_strong: bool = False
    stress: tuple[int, str] = (0, "")
    """A column and words in it that stand out."""


def table_xml(
    columns: Sequence[TableColumn], rows: Iterable[TableRow], *, head: str, cell: str
) -> Iterator[str]:
    """The table in pieces; `head` and `cell` are the identities of the styles of its paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{_twips(column.width)}"/>' for column in columns)
    width = _twips(sum(column.width for column in columns))
    # The prefix is declared where it stands, whatever the library calls it further up.
    yield (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders>{_EDGES}{_INSIDE}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    names = "".join(_head_cell(column, head) for column in columns)
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{names}</w:tr>"
    moulds = [_Mould(column, cell) for column in columns]
    for number, row in enumerate(rows, 1):
        both = list(zip(moulds, row.cells, strict=True))
        kept = _KEPT_ROW if all(mould.is_short(text) for mould, text in both) else ""
        written = [
            mould.cell(text, row, len(columns) * number + at, row.stress[0] == at)
            for at, (mould, text) in enumerate(both)
        ]
        yield f"<w:tr>{kept}{''.join(written)}</w:tr>"
    yield "</w:tbl>"


class _Mould:
    """What the cells of a column have in common, made once."""

    def __init__(self, column: TableColumn, style: str) -> None:
        self._column = column
        self._looks = [_look(column, is_strong=is_strong) for is_strong in (False, True)]
        fill = _LOCKED_FILL if column.is_locked else ""
        whole = _whole_cell(column, fill, _paragraph(_HERE, style, column.is_hidden))
        self._before, _, self._after = whole.partition(_HERE)
        self._is_controlled = bool(column.choices) or column.is_locked
        control = _control(column)
        self._tagged, self._untagged = control.partition(_HERE)[::2]

    def is_short(self, text: str) -> bool:
        """Whether a text takes so few lines that its row is kept on one page."""
        column = self._column
        if column.is_hidden or len(text) * 2 * _PER_COLUMN < column.width:
            return column.is_hidden or text.count("\n") < _KEPT
        return text.count("\n") + columns_of(text) * _PER_COLUMN / column.width <= _KEPT

    def cell(self, text: str, row: TableRow, identity: int, is_stressed: bool) -> str:
        """The cell of a text; `identity` is the number of its content control."""
        look = self._looks[row.is_strong and self._column.is_text]
        if is_stressed and row.stress[1]:
            runs = "".join(_runs(text, look, row.stress[1]))
        else:
            runs = written_run(text, look) if text else ""
        if runs and self._is_controlled:
            tag = f'<w:tag w:val="{attribute(row.tag)}"/>' if row.tag else ""
            runs = (
                f'{self._tagged}{tag}<w:id w:val="{identity}"/>{self._untagged}{runs}'
                "</w:sdtContent></w:sdt>"
            )
        return f"{self._before}{runs}{self._after}"


def _head_cell(column: TableColumn, style: str) -> str:
    run = written_run(column.name, _HIDDEN if column.is_hidden else "")
    fill = "" if column.is_hidden else _HEAD_FILL
    return _whole_cell(column, fill, _paragraph(run, style, is_hidden=column.is_hidden))


def _control(column: TableColumn) -> str:
    """The beginning of a content control around runs, with a place for its tag and number.

    One around the whole cell would be read as several elsewhere.
    """
    offered = "".join(
        f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in column.choices
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(column.name)}"/>{_HERE}'
        + ('<w:lock w:val="contentLocked"/>' if column.is_locked else "")
        + (f"<w:comboBox>{offered}</w:comboBox>" if offered else "")
        + "</w:sdtPr><w:sdtContent>"
    )


def _whole_cell(column: TableColumn, fill: str, paragraph: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    width = f'<w:tcW w:w="{_twips(column.width)}" w:type="dxa"/>'
    edges = f"<w:tcBorders>{_NO_EDGES}</w:tcBorders>" if column.is_hidden else ""
    return f"<w:tc><w:tcPr>{width}{edges}{shade}</w:tcPr>{paragraph}</w:tc>"


def _paragraph(runs: str, style: str, is_hidden: bool) -> str:
    # The end of a hidden paragraph is hidden too, or the row would be as high as all of it.
    mark = _HIDDEN if is_hidden else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{mark}</w:pPr>{runs}</w:p>'


def _look(column: TableColumn, *, is_strong: bool) -> str:
    """The properties of the words of a cell."""
    language = attribute(column.language)
    properties = "".join(
        (
            '<w:rFonts w:hint="eastAsia"/>' if language.startswith("zh") else "",
            "<w:b/>" if is_strong else "",
            "<w:vanish/>" if column.is_hidden else "",
            '<w:color w:val="5F6B7A"/>' if column.is_grey else "",
            _SMALL if column.is_small else "",
            f'<w:lang w:val="{language}" w:eastAsia="{language}"/>' if language else "",
        )
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _runs(text: str, look: str, stressed: str) -> Iterator[str]:
    before, words, after = text.partition(stressed)
    for part, properties in ((before, look), (words, _STRONG), (after, look)):
        if part:
            yield written_run(part, properties)


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
