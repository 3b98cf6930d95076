"""The elements of a Word document as we write them: rows, cells, paragraphs, links and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workbench.formats import _parallel_docx_styles as styles
from workbench.model.codes import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

_TAGS = {
    Markup.BOLD: ("b", ""),
    Markup.ITALIC: ("i", ""),
    Markup.STRIKE: ("strike", ""),
    Markup.UNDERLINE: ("u", "single"),
}
_ORDER = ("rStyle", "rFonts", "b", "i", "strike", "u", "vertAlign")
"""Of the properties of a run, as the schema has them."""
_RULE = "BFBFBF"
_MARGINS = {"top": 60, "left": 40, "bottom": 60, "right": 160}
"""Within the cells, in twentieths of a point."""
_TWIPS = 1440 / 25.4
"""Of a millimetre."""


def row(cells: Sequence[Sequence[_Element]], widths: Sequence[int], *flags: str) -> _Element:
    """A row of cells, each of which is its paragraphs; widths are in millimetres."""
    row = OxmlElement("w:tr")
    if flags:
        properties = OxmlElement("w:trPr")
        properties.extend([OxmlElement(f"w:{flag}") for flag in flags])
        row.append(properties)
    row.extend(map(cell, cells, widths))
    return row


def cell(paragraphs: Sequence[_Element], width: int) -> _Element:
    """A cell with its width in millimetres."""
    cell, properties, of_cell = (OxmlElement(f"w:{tag}") for tag in ("tc", "tcPr", "tcW"))
    of_cell.set(qn("w:w"), str(round(width * _TWIPS)))
    of_cell.set(qn("w:type"), "dxa")
    properties.append(of_cell)
    cell.append(properties)
    cell.extend(paragraphs)
    return cell


def paragraph(style: str, *children: _Element) -> _Element:
    """A paragraph of a style, by its name."""
    paragraph, properties, name = (OxmlElement(f"w:{tag}") for tag in ("p", "pPr", "pStyle"))
    name.set(qn("w:val"), styles.identity(style))
    properties.append(name)
    paragraph.append(properties)
    paragraph.extend(children)
    return paragraph


def link(anchor: str, runs: Sequence[_Element], tip: str = "") -> _Element:
    """Words that lead to another place of the document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    if tip:
        link.set(qn("w:tooltip"), tip)
    link.extend(runs)
    return link


def run(
    text: str, looks: Iterable[Markup] = (), *, style: str = "", is_chinese: bool = False
) -> _Element:
    """Words of one look; `style` is one of characters."""
    run = OxmlElement("w:r")
    made: dict[str, _Element] = {}
    named = set(looks)
    if style or Markup.MONOSPACE in named:
        made["rStyle"] = _valued("rStyle", styles.identity(style or styles.CODE))
    if Markup.MONOSPACE in named or is_chinese:
        made["rFonts"] = OxmlElement("w:rFonts")
        if Markup.MONOSPACE in named:
            made["rFonts"].set(qn("w:ascii"), "Courier New")
            made["rFonts"].set(qn("w:hAnsi"), "Courier New")
        if is_chinese:
            # Quotation marks and dashes of Chinese are as wide as its characters.
            made["rFonts"].set(qn("w:hint"), "eastAsia")
    for markup, (tag, value) in _TAGS.items():
        if markup in named:
            made[tag] = _valued(tag, value)
    if Markup.SUPERSCRIPT in named or Markup.SUBSCRIPT in named:
        is_raised = Markup.SUPERSCRIPT in named
        made["vertAlign"] = _valued("vertAlign", "superscript" if is_raised else "subscript")
    if made:
        properties = OxmlElement("w:rPr")
        properties.extend([made[tag] for tag in _ORDER if tag in made])
        run.append(properties)
    run.text = text
    return run


def _valued(tag: str, value: str) -> _Element:
    element = OxmlElement(f"w:{tag}")
    if value:
        element.set(qn("w:val"), value)
    return element


def rule(table: _Element) -> None:
    """Lines between the rows, and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    layout = table.find(f"{qn('w:tblPr')}/{qn('w:tblLayout')}")
    assert layout is not None
    layout.addprevious(borders)
    margins = OxmlElement("w:tblCellMar")
    for edge, twips in _MARGINS.items():
        margin = OxmlElement(f"w:{edge}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout.addnext(margins)
