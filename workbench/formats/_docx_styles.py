"""An empty Word document in our styles: A4, Times New Roman and SimSun, numbered pages.

Imported by `docx` when it writes, for python-docx takes long to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from workbench.formats._languages import by_region
from workbench.formats._xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

    from workbench.model.exchange import ParallelText

_LATIN = "Times New Roman"
_HAN = "SimSun"
_LONGEST_PROPERTY = 255
"""Characters of a core property, by ISO/IEC 29500."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph style differs from the others; sizes and spaces in points."""

    size: float
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    before: float = 0
    after: float = 8
    leading: float = 0
    """From line to line; 0 for a little more than the face says, which differs by language."""
    keep_with_next: bool = False


_LOOKS = {
    "Normal": Look(size=11),
    "Subtitle": Look(size=14, italic=True, after=6, keep_with_next=True),
    "Heading 1": Look(size=18, bold=True, before=12, after=4, keep_with_next=True),
    "Heading 2": Look(size=14, bold=True, before=10, after=4, keep_with_next=True),
    "Byline": Look(size=11, italic=True, before=4, after=12, keep_with_next=True),
    "Body Text": Look(size=11),
    "Credit": Look(size=10, italic=True, align=WD_ALIGN_PARAGRAPH.RIGHT, before=4, after=18),
}


def new_document(parallel: ParallelText) -> Document:
    """A document without a paragraph, with styles, page, footer and properties set."""
    document = docx.Document()
    english = _spelling(parallel.target_language)
    for name, look in _LOOKS.items():
        apply_look(look, paragraph_style(document, name))
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault") + "//" + qn("w:lang"))
    defaults.set(qn("w:val"), english)
    defaults.set(qn("w:eastAsia"), by_region(parallel.source_language))
    _set_page(document)
    _set_properties(document, legal(parallel.title), english)
    return document


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """The paragraph style of that name, made where the template has none."""
    try:
        style = document.styles[name]  # `in` would go through all of them
    except KeyError:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    assert isinstance(style, ParagraphStyle)
    return style


def mark_as_chinese(run: Run, language: str) -> None:
    """Names the language of a run that is left in Chinese; its quotes take the Chinese face."""
    properties = run._r.get_or_add_rPr()
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:hint"), "eastAsia")
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), language)
    tag.set(qn("w:eastAsia"), language)
    properties.extend([fonts, tag])


def _spelling(language: str) -> str:
    """The English that a spelling checker shall know: Word has none without a region."""
    return "en-GB" if language == "en" else by_region(language)


def apply_look(look: Look, style: ParagraphStyle) -> None:
    """Makes the paragraphs of a style look so."""
    properties = style.element.get_or_add_rPr()
    for theme in properties.findall(qn("w:rFonts")):
        # The template's fonts come from a theme, which would win over the names that are set.
        properties.remove(theme)
    style.font.name = _LATIN
    properties.find(qn("w:rFonts")).set(qn("w:eastAsia"), _HAN)
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment = look.align
    form.space_before = Pt(look.before)
    form.space_after = Pt(look.after)
    form.line_spacing = Pt(look.leading) if look.leading else 1.15
    form.keep_with_next = look.keep_with_next


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin = section.bottom_margin = Mm(25)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    shown = foot.add_run("1")  # until a reader counts the pages
    number.append(shown._r)
    foot._p.append(number)


def _set_properties(document: Document, title: str, language: str) -> None:
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.language = language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = now
