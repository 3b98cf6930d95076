"""The elements of a Word document as we write them: rows, cells, paragraphs, links and runs.

They are text and no objects, of which a long document would have too many.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.formats import _parallel_docx_styles as styles
from workbench.formats._docx_words import NAMESPACE, written_run
from workbench.formats._xml_text import attribute
from workbench.model.codes import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TAGS = {
    Markup.BOLD: "<w:b/>",
    Markup.ITALIC: "<w:i/>",
    Markup.STRIKE: "<w:strike/>",
    Markup.UNDERLINE: '<w:u w:val="single"/>',
    Markup.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    Markup.SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
}
"""In the order in which the schema has them."""
_RULE = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
_MARGINS = {"top": 60, "left": 40, "bottom": 60, "right": 160}
"""Within the cells, in twentieths of a point."""
_TWIPS = 1440 / 25.4
"""Of a millimetre."""
_NO_LOOKS: frozenset[Markup] = frozenset()
TABLE_END = "</w:tbl>"


def table(widths: Sequence[int]) -> str:
    """The beginning of a table with lines between the rows, and none between the columns."""
    edges = "".join(f"<w:{edge} {_RULE}/>" for edge in ("top", "bottom", "insideH"))
    margins = "".join(f'<w:{edge} w:w="{twips}" w:type="dxa"/>' for edge, twips in _MARGINS.items())
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="0" w:type="auto"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0"'
        f' w:noVBand="1" w:val="04A0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def row(cells: Sequence[str], widths: Sequence[int], *flags: str) -> str:
    """A row of cells, each of which is its paragraphs; widths are in millimetres."""
    properties = "".join(f"<w:{flag}/>" for flag in flags)
    held = f"<w:trPr>{properties}</w:trPr>" if flags else ""
    return f"<w:tr>{held}{''.join(map(_cell, cells, widths))}</w:tr>"


def paragraph(style: str, *children: str) -> str:
    """A paragraph of a style, by its name."""
    return f"<w:p>{style_of(style)}{''.join(children)}</w:p>"


@lru_cache(maxsize=256)
def style_of(style: str, more: str = "") -> str:
    """The properties of a paragraph of a style, by its name, with more behind that."""
    return f'<w:pPr><w:pStyle w:val="{styles.identity(style)}"/>{more}</w:pPr>'


def bookmark(number: int, name: str, children: str) -> str:
    """What a link leads to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{children}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def link(anchor: str, runs: str, tip: str = "") -> str:
    """Words that lead to another place of the document."""
    told = f' w:tooltip="{attribute(tip)}"' if tip else ""
    return f'<w:hyperlink w:anchor="{anchor}"{told}>{runs}</w:hyperlink>'


def outer_link(relation: str, runs: str) -> str:
    """Words that lead out of the document, where a relation of its body says."""
    return f'<w:hyperlink r:id="{relation}">{runs}</w:hyperlink>'


def run(
    text: str,
    looks: Iterable[Markup] = _NO_LOOKS,
    *,
    style: str = "",
    is_chinese: bool = False,
) -> str:
    """Words of one look; `style` is one of characters."""
    return written_run(text, _properties(frozenset(looks), style, is_chinese))


@lru_cache(maxsize=1024)
def _properties(looks: frozenset[Markup], style: str, is_chinese: bool) -> str:
    is_mono = Markup.MONOSPACE in looks
    named = style or (styles.CODE if is_mono else "")
    parts = [f'<w:rStyle w:val="{styles.identity(named)}"/>'] if named else []
    if is_mono or is_chinese:
        faces = ' w:ascii="Courier New" w:hAnsi="Courier New"' if is_mono else ""
        # Quotation marks and dashes of Chinese are as wide as its characters.
        hint = ' w:hint="eastAsia"' if is_chinese else ""
        parts.append(f"<w:rFonts{faces}{hint}/>")
    worn = [tag for markup, tag in _TAGS.items() if markup in looks]
    parts += worn if len({Markup.SUPERSCRIPT, Markup.SUBSCRIPT} & looks) < 2 else worn[:-1]
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _cell(paragraphs: str, width: int) -> str:
    held = f'<w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{held}{paragraphs}</w:tc>"


def _twips(millimetres: int) -> int:
    return round(millimetres * _TWIPS)
