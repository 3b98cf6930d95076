"""The styles of a Word document with both languages, and what stands at the edge of its pages.

Every kind of paragraph has a style of its own in either language, so that an editor can change all
of them in one place.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from workbench.formats._docx_styles import Look, apply_look, new_document, paragraph_style
from workbench.formats._languages import by_region
from workbench.formats._xml_text import legal
from workbench.model.segments import SegmentKind, Side

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.run import CT_R
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from lxml.etree import _Element

    from workbench.model.exchange import ParallelText

NUMBER, STATE, NOTE_MARK = "Pair Number", "Pair State", "Pair Note"
MISSING, EARLIER = "Missing", "Earlier Wording"
NOTE, ENTRY, ENTRY_TEXT = "Note", "Glossary Entry", "Glossary Text"
HEAD = "Table Head"
TERM, LINK, CODE, BY = "Term", "Hyperlink", "Code", "Wording By"
WIDTH = 174
"""Of the text, in millimetres."""
_FAINT = RGBColor(0x59, 0x59, 0x59)
_ACCENT = RGBColor(0x8A, 0x3B, 0x12)
_DOTS = RGBColor(0xC3, 0x94, 0x79)
_SMALL = Look(size=8, after=0, leading=10)
_TEXT = Look(size=10.5, after=3, leading=15.5)
"""Both languages and their numbers are on the same lines."""
_KINDS = {
    SegmentKind.HEADLINE: replace(_TEXT, size=13, bold=True, leading=18, keep_with_next=True),
    SegmentKind.BYLINE: replace(_TEXT, italic=True, keep_with_next=True),
    SegmentKind.CREDIT: replace(_TEXT, size=9.5, italic=True),
    SegmentKind.CAPTION: replace(_TEXT, size=9.5),
    SegmentKind.FOOTNOTE: replace(_TEXT, size=9.5),
}
_OTHERS = {
    NUMBER: replace(_SMALL, leading=15.5),
    STATE: replace(_SMALL, italic=True),
    NOTE_MARK: _SMALL,
    HEAD: replace(_SMALL, size=8.5, bold=True, leading=12, keep_with_next=True),
    MISSING: replace(_TEXT, size=9.5, italic=True),
    EARLIER: replace(_TEXT, size=8.5, leading=11.5),
    NOTE: replace(_TEXT, size=10, leading=14.5),
    ENTRY: replace(_TEXT, size=9, before=4, after=0, leading=12.5, keep_with_next=True),
    ENTRY_TEXT: replace(_TEXT, size=8, after=0, leading=11),
}
_COLOURS = {STATE: _FAINT, NUMBER: _FAINT, HEAD: _FAINT, EARLIER: _FAINT, MISSING: _ACCENT}
_HANT = "PMingLiU"
_GAP = 8
"""Millimetres between two columns."""


def style_name(side: Side, kind: SegmentKind) -> str:
    """The name of the style of a text: `Source Body`, `Target List Item`."""
    return f"{side.title()} {kind.replace('-', ' ').title()}"


def side_and_kind(style: str) -> tuple[Side, SegmentKind] | None:
    """What a style by its identity is the style of; None for one that is of no text."""
    return _BY_ID.get(style)


def identity(name: str) -> str:
    """The identity that python-docx gives to a style."""
    return name.replace(" ", "")


_BY_ID = {identity(style_name(side, kind)): (side, kind) for side in Side for kind in SegmentKind}


def new_parallel_document(parallel: ParallelText) -> Document:
    """A document without a paragraph, with all styles, header and footer."""
    document = new_document(parallel)
    for name, look in _OTHERS.items():
        style = paragraph_style(document, name)
        apply_look(look, style)
        if name in _COLOURS:
            style.font.color.rgb = _COLOURS[name]
    for side in Side:
        for kind in SegmentKind:
            style = paragraph_style(document, style_name(side, kind))
            apply_look(_look(side, kind), style)
            if side is Side.SOURCE:
                _set_language(style, parallel.source_language)
            elif kind is SegmentKind.HEADLINE:
                _set_outline(style, 1)
    apply_look(Look(size=22, bold=True, after=12), paragraph_style(document, "Title"))
    heading = Look(size=15, bold=True, before=14, after=6, keep_with_next=True)
    apply_look(heading, paragraph_style(document, "Heading 1"))
    _clear_border(paragraph_style(document, "Title"))
    _add_character_styles(document)
    _set_edges(document, legal(parallel.title))
    return document


def set_columns(document: Document) -> None:
    """Sets the last section in two columns, on the page where the one before it ends."""
    section = document.sections[-1]
    section.start_type = WD_SECTION.CONTINUOUS
    columns = section._sectPr.find(qn("w:cols"))
    assert columns is not None  # the template has it
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), str(Mm(_GAP).twips))


def _look(side: Side, kind: SegmentKind) -> Look:
    look = _KINDS.get(kind, _TEXT)
    # Chinese has no italics.
    return replace(look, italic=False) if side is Side.SOURCE else look


def _set_language(style: ParagraphStyle, language: str) -> None:
    properties = style.element.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), by_region(language))
    tag.set(qn("w:eastAsia"), by_region(language))
    properties.append(tag)
    if "Hant" in language:
        properties.find(qn("w:rFonts")).set(qn("w:eastAsia"), _HANT)


def _set_outline(style: ParagraphStyle, level: int) -> None:
    """Puts the paragraphs of a style among the headings; `level` is from 0."""
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(outline)


def _clear_border(style: ParagraphStyle) -> None:
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def _add_character_styles(document: Document) -> None:
    for name in (TERM, LINK, CODE, BY):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name == LINK)
        style.element.set(qn("w:styleId"), identity(name))
        _dress(style, name)


def _dress(style: CharacterStyle, name: str) -> None:
    if name == LINK:
        style.font.color.rgb = _ACCENT
        style.font.underline = True
    elif name == CODE:
        style.font.name = "Courier New"
    elif name == BY:
        style.font.italic = True
    else:
        dots = OxmlElement("w:u")
        dots.set(qn("w:val"), "dotted")
        dots.set(qn("w:color"), str(_DOTS))
        style.element.get_or_add_rPr().append(dots)


def _set_edges(document: Document, title: str) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    section.header_distance = section.footer_distance = Mm(11)
    head = section.header.paragraphs[0]
    head.paragraph_format.space_after = Pt(0)
    head._p.append(_field("TITLE", title))
    foot = section.footer.paragraphs[0]
    foot.add_run(" / ")
    foot._p.append(_field("NUMPAGES", "1"))
    for run in (*head._p.iter(qn("w:r")), *foot._p.iter(qn("w:r"))):
        _shrink(cast("CT_R", run))
    # The first page has the title itself, and the same foot.
    section.different_first_page_header_footer = True
    first = section.first_page_footer.paragraphs[0]
    first.alignment = foot.alignment
    first._p.extend(deepcopy(each) for each in foot._p if each.tag != qn("w:pPr"))


def _field(instruction: str, shown: str) -> _Element:
    field, run, text = (OxmlElement(f"w:{name}") for name in ("fldSimple", "r", "t"))
    field.set(qn("w:instr"), instruction)
    text.text = " ".join(shown.split())
    run.append(text)
    field.append(run)
    return field


def _shrink(run: CT_R) -> None:
    properties = run.get_or_add_rPr()
    properties.sz_val = Pt(8.5)
    colour = properties.get_or_add_color()
    colour.val = _FAINT
