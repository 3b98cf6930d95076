"""The table of questions in a Word document: made in our styles, and read with python-docx.

Imported by `queries_docx` when it is needed, for python-docx takes long to load.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from workbench.formats._docx_styles import new_document, paragraph_style
from workbench.formats._query_rows import COLUMNS, cells_of, held
from workbench.model.exchange import ParallelText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.table import Table, _Cell
    from lxml.etree import _Element

    from workbench.model.queries import Query, QueryList

_WIDTHS = (10, 34, 28, 66, 57, 59, 3)
"""Of the columns, in millimetres; the last has hidden text alone."""
_TEXT, _REFERENCE = COLUMNS.index("Text"), COLUMNS.index("Reference")
_SIZE = Pt(9.5)
_HEAD_FILL = "E7E6E6"
_GONE = (qn("w:del"), qn("w:moveFrom"))
"""What a tracked change takes away."""
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TASK = (
    "Please write your answers into the column “Answer”. Rows may be moved; please leave the"
    " questions as they are."
)


def new_queries_document(given: QueryList) -> Document:
    """A document in landscape with a title, a line that says what to do, and the table."""
    source, target = given.languages
    document = new_document(
        ParallelText(
            title=given.title,
            source_language=source or "zh-Hans",
            target_language=target or "en",
            program="",
            documents=(),
        )
    )
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    title = f"Questions: {held(given.title)}" if given.title else "Questions"
    document.add_paragraph(title, style=paragraph_style(document, "Heading 1"))
    document.add_paragraph(_TASK, style=paragraph_style(document, "Body Text"))
    _fill(document.add_table(rows=len(given.queries) + 1, cols=len(COLUMNS)), given)
    return document


def tables(file: IO[bytes]) -> list[list[list[str]]]:
    """The texts of the cells of every table of a document, row by row."""
    body = docx.Document(file).element.body
    return [
        [
            [_text(cell) for cell in row.iter(qn("w:tc"))]
            for row in table.iter(qn("w:tr"))
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
        ]
        for table in body.iter(qn("w:tbl"))
    ]


def _fill(table: Table, given: QueryList) -> None:
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    # Asking a table for its cells goes through all of it each time.
    head, *rows = table.rows
    for at, (cell, name) in enumerate(zip(head.cells, COLUMNS, strict=True)):
        _write(cell, name, _WIDTHS[at], is_bold=True, is_hidden=at == _REFERENCE)
        _shade(cell)
    _mark_row(head._tr, "w:tblHeader")
    for row, query in zip(rows, given.queries, strict=True):
        _mark_row(row._tr, "w:cantSplit")
        for at, (cell, text) in enumerate(zip(row.cells, cells_of(query), strict=True)):
            _write(cell, text, _WIDTHS[at], is_hidden=at == _REFERENCE)
            if at == _TEXT:
                _stress(cell, query)


def _write(
    cell: _Cell, text: str, width: int, *, is_bold: bool = False, is_hidden: bool = False
) -> None:
    cell.width = Mm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.size = _SIZE
    run.font.bold = is_bold or None
    run.font.hidden = is_hidden or None
    if is_hidden:
        # The end of the paragraph is hidden too, or the row would be as high as all of it.
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:vanish"))
        paragraph._p.get_or_add_pPr().append(mark)


def _stress(cell: _Cell, query: Query) -> None:
    """Makes the words bold that are asked about."""
    paragraph = cell.paragraphs[0]
    words = f"[{held(query.quote)}]"
    before, found, after = paragraph.text.partition(words)
    if not query.quote or not found:
        return
    paragraph.runs[0].text = before
    for text, is_bold in ((words, True), (after, False)):
        run = paragraph.add_run(text)
        run.font.size = _SIZE
        run.font.bold = is_bold or None


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _HEAD_FILL)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark_row(row: CT_Row, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _text(cell: _Element) -> str:
    """The text of a cell as it would be with all tracked changes accepted."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iter(qn("w:p")))


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _GONE and child.tag != qn("w:pPr"):
            yield from _pieces(child)
