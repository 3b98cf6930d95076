"""Bilingual tables for tests, as other programs write them, and what is filled into them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from workbench.model.segments import State
from workbench.model.sources import Block, Filling, SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.model.codes import Code
    from workbench.plugins import Format

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/comments.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_ROOT = (
    f'{_RELATIONS}<Relationship Id="r1" Type="{_KIND}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_OF_BODY = (
    f'{_RELATIONS}<Relationship Id="r1" Type="{_KIND}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_KIND}/comments" Target="comments.xml"/></Relationships>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:style w:type="character" w:styleId="a7">'
    '<w:name w:val="Tag"/><w:rPr><w:color w:val="FF0066"/></w:rPr></w:style></w:styles>'
)
TAG = '<w:rPr><w:rStyle w:val="a7"/></w:rPr>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cell(*paragraphs: str) -> str:
    """A cell with the runs of its paragraphs; text without elements is one run."""
    made = (each if each.startswith("<") or not each else run(each) for each in paragraphs or ("",))
    inside = "".join(f"<w:p>{runs}</w:p>" for runs in made)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def table(*rows: Sequence[str]) -> str:
    """Rows of cells, each text or the runs of a paragraph."""
    made = (
        f"<w:tr>{''.join(each if each.startswith('<w:tc') else cell(each) for each in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{''.join(made)}</w:tbl>"


def docx(body: str, *, comments: str = "") -> bytes:
    """A Word document with members as different programs pack them."""
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<w:document xmlns:w="{_W}"><w:body>{body}<w:p/><w:sectPr/></w:body></w:document>'
    )
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _OF_BODY,
        "word/styles.xml": _STYLES,
        "word/comments.xml": f'<w:comments xmlns:w="{_W}">{comments}</w:comments>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, text) in enumerate(members.items()):
            info = zipfile.ZipInfo(name, (2024, 3, 4, 5, 6, 2 * number))
            info.compress_type = zipfile.ZIP_STORED if number == 1 else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return out.getvalue()


def body_of(data: bytes) -> str:
    """The body of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def rtf(*rows: Sequence[str], head: str = "", page: int = 936) -> bytes:
    """An RTF file with a table of cells that are RTF already, in Latin-1 for their bytes."""
    made = "".join(
        "\\trowd\\trgaph108"
        + "".join(rf"\cellx{2000 * (at + 1)}" for at in range(len(row)))
        + "\r\n"
        + "".join(f"\\pard\\plain\\intbl\\f0 {each}\\cell\r\n" for each in row)
        + "\\row\r\n"
        for row in rows
    )
    return (
        rf"{{\rtf1\ansi\ansicpg{page}\uc1\deff0{{\fonttbl{{\f0\fnil\fcharset0 Arial;}}"
        r"{\f1\fnil\fcharset134 SimSun;}{\f2\fnil\fcharset136 MingLiU;}}"
        r"{\stylesheet{\s0 Normal;}{\*\cs16 \additive \cf9 mqInternal;}}"
        f"{head}\r\n{made}\\pard\\par}}"
    ).encode("latin-1")


def read(format: Format, folder: Path, data: bytes) -> SourceText:
    path = folder / f"译文{format.suffixes[0]}"
    path.write_bytes(data)
    assert format.read_source is not None
    return format.read_source(path)


def segments(text: SourceText) -> list[tuple[str, str, State]]:
    """Source, target and state of each segment, with its codes as signs."""
    from workbench.text.code_signs import signed

    found = []
    for block in text.blocks:
        own = block.rendering
        assert own is not None
        found.append((signed(block.text, block.codes), signed(own.target, own.codes), own.state))
    return found


def as_it_is(block: Block) -> Filling:
    """What leaves a segment as its file has it."""
    own = block.rendering
    assert own is not None
    return Filling(locator=block.locator, text=own.target, codes=own.codes, state=own.state)


def filling(
    block: Block,
    text: str,
    state: State = State.TRANSLATED,
    codes: tuple[Code, ...] | None = None,
) -> Filling:
    """A new target, by default with the codes of the source at the beginning, one a character."""
    if codes is None:
        last = len(text)
        codes = tuple(replace(code, offset=min(at, last)) for at, code in enumerate(block.codes))
    return Filling(locator=block.locator, text=text, codes=codes, state=state)


def written(format: Format, text: SourceText, new: Mapping[int, Filling] | None = None) -> bytes:
    """The file with some of its segments, by index, filled anew."""
    assert format.write_filled is not None
    fillings = [(new or {}).get(at) or as_it_is(block) for at, block in enumerate(text.blocks)]
    out = io.BytesIO()
    format.write_filled(text.original, fillings, out)
    return out.getvalue()
