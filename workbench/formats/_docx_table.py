"""A Word document with a long table, whose rows are written one by one.

Imported when something is written, for the library that makes page and styles takes long to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor

from workbench.formats._docx_streamed import section_of, write_streamed
from workbench.formats._docx_styles import new_document, paragraph_style
from workbench.formats._docx_table_rows import table_xml
from workbench.formats._docx_words import written_run
from workbench.model.exchange import ParallelText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from workbench.formats._docx_table_rows import TableColumn, TableRow

PAGE = 267
"""Millimetres between the margins of a page in landscape."""
_CELL, _HEAD, _TITLE = "Table Cell", "Table Head", "Heading 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBehind:
    """A further table, with a headline above it."""

    title: str
    columns: Sequence[TableColumn]
    rows: Iterable[TableRow]


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
    first = TableBehind(title="", columns=columns, rows=rows)
    write_streamed(document, _body(document, (first, *behind)), out)


def _body(document: Document, tables: Iterable[TableBehind]) -> Iterator[str]:
    title, head, cell = (
        paragraph_style(document, name).style_id for name in (_TITLE, _HEAD, _CELL)
    )
    for table in tables:
        if table.title:
            style = f'<w:pPr><w:pStyle w:val="{title}"/></w:pPr>'
            yield f"<w:p>{style}{written_run(table.title)}</w:p>"
        yield from table_xml(table.columns, table.rows, head=head, cell=cell)
    # Word wants a paragraph behind a table; that one takes no room.
    yield '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    yield section_of(document)
