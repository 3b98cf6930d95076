"""The footnotes of a Word document: the part that holds them, their styles, and their marks.

python-docx knows neither. Word asks for two notes that hold the lines above the footnotes of a
page; the settings name them (ISO/IEC 29500-1, 17.11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats._docx_rows import Elements, part_of_kind
from workbench.formats._docx_words import read_run, written_run
from workbench.formats._footnotes import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.text.run import CT_R
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph

    from workbench.formats._office_package import Package

_TEXT, _REFERENCE = "FootnoteText", "FootnoteReference"
_LINES = {-1: "separator", 0: "continuationSeparator"}
"""By the number of the note that holds it."""
_AFTER_PROPERTIES = ("endnotePr", "compat")
"""What follows the footnotes' properties in the settings, as the schema orders them."""
_GAP = " "
"""Between the number of a note and its text."""
PART = "word/footnotes.xml"
_RAISED = f'<w:rPr><w:rStyle w:val="{_REFERENCE}"/></w:rPr>'


class Footnotes:
    """The footnotes of a document that is being written."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, line in _LINES.items():
            self._root.append(_line(number, line))
        _add_styles(document)
        _name_lines(document.settings.element)

    def add(self, paragraph: Paragraph, number: int, text: str) -> None:
        """Puts a mark at the end of a paragraph, and its note among the notes."""
        if len(paragraph._p) and is_mark(paragraph._p[-1]):
            between = cast("CT_R", OxmlElement("w:r"))
            between.text = BETWEEN
            paragraph._p.append(_raised(between))
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        paragraph._p.append(_raised(_run_of(mark)))
        note = _note(number)
        held = note[0]
        held.append(_raised(_run_of(OxmlElement("w:footnoteRef"))))
        run = cast("CT_R", OxmlElement("w:r"))
        run.text = f"{_GAP}{text}"
        held.append(run)
        self._root.append(note)

    def attach(self) -> None:
        """Makes the notes a part of the document."""
        package = self._document.part.package
        assert package is not None
        part = Part(
            PackURI(f"/{PART}"),
            CONTENT_TYPE.WML_FOOTNOTES,
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True),
            package,
        )
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def written_mark(number: int, *, is_after_mark: bool) -> str:
    """The mark of a note as XML, divided from one that stands directly before it."""
    between = written_run(BETWEEN, _RAISED) if is_after_mark else ""
    return f'{between}<w:r>{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'


def written_sign(text: str) -> str:
    """A sign that is raised as a mark is, in a document that may have no notes."""
    style = f'<w:rStyle w:val="{_REFERENCE}"/>'
    return written_run(text, f'<w:rPr>{style}<w:vertAlign w:val="superscript"/></w:rPr>')


def written_note(number: int, text: str) -> str:
    """A note as XML, for the part of the notes."""
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_TEXT}"/></w:pPr>'
        f"<w:r>{_RAISED}<w:footnoteRef/></w:r>{written_run(_GAP + text)}</w:p></w:footnote>"
    )


def read_notes(document: Document) -> dict[int, str]:
    """By their numbers, the notes of a document that we wrote; none where it has no such part."""
    parts = [
        relation.target_part
        for relation in document.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES
    ]
    return {
        int(note.get(qn("w:id"), "")): _text_of(note)
        for part in parts
        for note in parse_xml(part.blob)
        if note.get(qn("w:type")) is None
    }


def streamed_notes(package: Package) -> dict[int, str]:
    """The same of a document that is not held in memory."""
    part = part_of_kind(package, "footnotes")
    found: dict[int, str] = {}
    every = Elements(package, part, ("footnote",)) if part else None
    for _, note in every or ():
        if note.get(qn("w:type")) is None:
            found[int(note.get(qn("w:id"), ""))] = _text_of(note)
        if every is not None:
            every.forget(note)
    return found


def read_text(paragraph: Paragraph) -> str:
    """The text of a paragraph that we wrote, without marks and what stands between them."""
    return "".join(run.text for run in paragraph.runs if not is_mark(run._r))


def read_marks(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """(offset, number of the note) of every mark, in code points of the paragraph's text."""
    offset = 0
    for run in paragraph.runs:
        for mark in run._r.findall(qn("w:footnoteReference")):
            yield offset, int(mark.get(qn("w:id"), ""))
        offset += 0 if is_mark(run._r) else len(run.text)


def is_mark(run: etree._Element) -> bool:
    """Whether a run is a mark, or stands between two of them."""
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return style is not None and style.get(qn("w:val")) == _REFERENCE


def _text_of(note: etree._Element) -> str:
    text = "".join(map(read_run, note.iter(qn("w:r"))))
    if not text.startswith(_GAP):
        raise UnreadableFile(f"footnote {note.get(qn('w:id'))} is not as it was written")
    return text.removeprefix(_GAP)


def _line(number: int, kind: str) -> etree._Element:
    note = _note(number)
    note.set(qn("w:type"), kind)
    run = OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    note[0].append(run)
    return note


def _note(number: int) -> etree._Element:
    note = OxmlElement("w:footnote")
    note.set(qn("w:id"), str(number))
    held, properties, style = (OxmlElement(f"w:{tag}") for tag in ("p", "pPr", "pStyle"))
    style.set(qn("w:val"), _TEXT)
    properties.append(style)
    held.append(properties)
    note.append(held)
    return note


def _run_of(child: etree._Element) -> etree._Element:
    run = OxmlElement("w:r")
    run.append(child)
    return run


def _raised(run: etree._Element) -> etree._Element:
    """The run in the style of marks."""
    properties, style = OxmlElement("w:rPr"), OxmlElement("w:rStyle")
    style.set(qn("w:val"), _REFERENCE)
    properties.append(style)
    run.insert(0, properties)
    return run


def _add_styles(document: Document) -> None:
    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.element.set(qn("w:styleId"), _TEXT)
    paragraph = cast("ParagraphStyle", text)
    paragraph.base_style = document.styles["Normal"]
    paragraph.font.size = Pt(9)
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.line_spacing = 1.0
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), _REFERENCE)
    cast("CharacterStyle", mark).font.superscript = True


def _name_lines(settings: etree._Element) -> None:
    properties = OxmlElement("w:footnotePr")
    for number in _LINES:
        line = OxmlElement("w:footnote")
        line.set(qn("w:id"), str(number))
        properties.append(line)
    followers = [settings.find(qn(f"w:{tag}")) for tag in _AFTER_PROPERTIES]
    follower = next(each for each in followers if each is not None)
    follower.addprevious(properties)
