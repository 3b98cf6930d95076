"""A Word document with a long table, whose rows are written one by one as XML.

A library makes the page and the styles; going through its objects for every cell would take
minutes where this takes seconds. Imported when something is written.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import chain
from typing import IO, TYPE_CHECKING, BinaryIO

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from workbench.errors import Refused
from workbench.formats._checked_zip import LARGEST
from workbench.formats._docx_styles import new_document, paragraph_style
from workbench.formats._xml_text import attribute, content
from workbench.model.exchange import ParallelText
from workbench.text.width import columns as columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document
    from docx.styles.style import ParagraphStyle

PAGE = 267
"""Millimetres between the margins of a page in landscape."""
_PART = "word/document.xml"
_ROOM = LARGEST - 2**24
"""Bytes of the body, for a document that is larger would not be read again."""
_TWIPS = 1440 / 25.4
"""In a millimetre."""
_KEPT = 14
"""Lines of a row that stays on one page."""
_PER_COLUMN = 1.75
"""Millimetres that half a Han character takes."""
_CELL, _HEAD, _TITLE = "Table Cell", "Table Head", "Heading 2"
_BREAK = re.compile("([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
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
class TableBehind:
    """A further table, with a headline above it."""

    title: str
    columns: Sequence[TableColumn]
    rows: Iterable[TableRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """The texts of a row."""

    cells: Sequence[str]
    tag: str = ""
    """What the content controls of the row are called, 64 characters at most."""
    is_strong: bool = False
    stress: tuple[int, str] = (0, "")
    """A column and words in it that stand out."""


def landscape(
    title: str, task: str, source_language: str, target_language: str, *, facts: str = ""
) -> Document:
    """A document in landscape with a title, what it is of, and a line that says what to do."""
    document = new_document(
        ParallelText(
            title=title,
            source_language=source_language,
            target_language=target_language,
            program="",
            documents=(),
        )
    )
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(16)
    for name, is_bold in ((_CELL, False), (_HEAD, True)):
        style = paragraph_style(document, name)
        style.font.size, style.font.bold = Pt(9.5), is_bold
        style.font.color.rgb = RGBColor(0x1F, 0x2A, 0x37)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(2)
        form.line_spacing = 1.05
    document.add_paragraph(title, style=paragraph_style(document, "Heading 1"))
    if facts:
        document.add_paragraph(facts, style=_facts_style(document))
    document.add_paragraph(task, style=paragraph_style(document, "Body Text"))
    return document


def _facts_style(document: Document) -> ParagraphStyle:
    style = paragraph_style(document, "Facts")
    style.font.size, style.font.color.rgb = Pt(9.5), RGBColor(0x5A, 0x65, 0x74)
    style.paragraph_format.space_after = Pt(4)
    return style


def write_table(
    document: Document,
    columns: Sequence[TableColumn],
    rows: Iterable[TableRow],
    out: BinaryIO,
    *,
    behind: Sequence[TableBehind] = (),
) -> None:
    """Writes the document with the table at its end, and those that come behind it.

    Raises Refused where it would be larger than any that is read.
    """
    styles = {name: paragraph_style(document, name).style_id for name in (_CELL, _HEAD, _TITLE)}
    skeleton = io.BytesIO()
    document.save(skeleton)
    with (
        zipfile.ZipFile(skeleton) as empty,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in empty.infolist():
            if info.filename != _PART:
                archive.writestr(info, empty.read(info))
        before, mark, after = empty.read(_PART).rpartition(b"<w:sectPr")
        with archive.open(_PART, "w", force_zip64=True) as part:
            part.write(before)
            lines = [_table(columns, rows, styles)]
            for table in behind:
                lines.append(iter([_paragraph(_run(table.title), styles[_TITLE], is_hidden=False)]))
                lines.append(_table(table.columns, table.rows, styles))
            _write_bounded(part, chain.from_iterable(lines))
            # Word wants a paragraph behind a table; that one takes no room.
            part.write(b'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>')
            part.write(mark + after)


def _write_bounded(part: IO[bytes], lines: Iterable[str]) -> None:
    size = 0
    for line in lines:
        data = line.encode()
        size += len(data)
        if size > _ROOM:
            raise Refused(
                f"a Word document of more than {_ROOM // 2**20} MB would be no use to anybody",
                hint="export the documents one by one, or as a workbook",
            )
        part.write(data)


def _table(
    columns: Sequence[TableColumn], rows: Iterable[TableRow], styles: dict[str, str]
) -> Iterator[str]:
    grid = "".join(f'<w:gridCol w:w="{_twips(column.width)}"/>' for column in columns)
    width = _twips(sum(column.width for column in columns))
    # The prefix is declared where it stands, whatever the library calls it further up.
    yield (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders>{_EDGES}{_INSIDE}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    head = "".join(_head_cell(column, styles[_HEAD]) for column in columns)
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    for number, row in enumerate(rows, 1):
        cells = zip(columns, row.cells, strict=True)
        is_short = all(
            _lines(column, text) <= _KEPT
            for column, text in zip(columns, row.cells, strict=True)
            if not column.is_hidden
        )
        kept = "<w:trPr><w:cantSplit/></w:trPr>" if is_short else ""
        written = (
            _cell(column, text, row, styles[_CELL], len(columns) * number + at, at)
            for at, (column, text) in enumerate(cells)
        )
        yield "".join(chain([f"<w:tr>{kept}"], written, ["</w:tr>"]))
    yield "</w:tbl>"


def _lines(column: TableColumn, text: str) -> float:
    """About how many lines of a cell a text takes."""
    return text.count("\n") + columns_of(text) * _PER_COLUMN / column.width


def _head_cell(column: TableColumn, style: str) -> str:
    run = _run(column.name, _HIDDEN if column.is_hidden else "")
    fill = "" if column.is_hidden else _HEAD_FILL
    return _whole_cell(column, fill, _paragraph(run, style, column.is_hidden))


def _cell(column: TableColumn, text: str, row: TableRow, style: str, identity: int, at: int) -> str:
    look = _look(column, row)
    run = "".join(_runs(text, look, row.stress if row.stress[0] == at else (at, "")))
    if (column.choices or column.is_locked) and run:
        run = _control(column, row.tag, identity, run)
    fill = _LOCKED_FILL if column.is_locked else ""
    return _whole_cell(column, fill, _paragraph(run, style, column.is_hidden))


def _control(column: TableColumn, tag: str, identity: int, runs: str) -> str:
    """Runs in a content control. One around the whole cell would be read as several elsewhere."""
    offered = "".join(
        f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in column.choices
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(column.name)}"/>'
        + (f'<w:tag w:val="{attribute(tag)}"/>' if tag else "")
        + f'<w:id w:val="{identity}"/>'
        + ('<w:lock w:val="contentLocked"/>' if column.is_locked else "")
        + (f"<w:dropDownList>{offered}</w:dropDownList>" if offered else "")
        + f"</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
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


def _look(column: TableColumn, row: TableRow) -> str:
    """The properties of the words of a cell."""
    language = attribute(column.language)
    properties = "".join(
        (
            '<w:rFonts w:hint="eastAsia"/>' if language.startswith("zh") else "",
            "<w:b/>" if row.is_strong and column.is_text else "",
            "<w:vanish/>" if column.is_hidden else "",
            '<w:color w:val="5F6B7A"/>' if column.is_grey else "",
            _SMALL if column.is_small else "",
            f'<w:lang w:val="{language}" w:eastAsia="{language}"/>' if language else "",
        )
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _runs(text: str, look: str, stress: tuple[int, str]) -> Iterator[str]:
    before, words, after = text.partition(stress[1]) if stress[1] else (text, "", "")
    for part, properties in ((before, look), (words, _STRONG), (after, look)):
        if part:
            yield _run(part, properties)


def _run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}{_pieces(text)}</w:r>"


def _pieces(text: str) -> str:
    """The text with its line breaks and tabs as Word has them."""
    return "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{content(part)}</w:t>'
        for part in _BREAK.split(text)
        if part
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
