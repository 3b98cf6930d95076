"""Word and OpenDocument files made of a few lines of their XML, and how their blocks are shown."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from workbench.model.sources import Block, Filling
from workbench.plugins import Format
from workbench.text.coding import has_marks, label, marked, unmarked

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="章题"/><w:basedOn w:val="h2"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="题注"/></w:style>
<w:style w:type="paragraph" w:styleId="li"><w:name w:val="条目"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="st"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def relations(kinds: Mapping[str, str], links: Mapping[str, str] | None = None) -> str:
    """A part of relations: by the name of a part, its kind; by identity, addresses of links."""
    listed = "".join(
        f'<Relationship Id="{Path(part).stem}" Type="{R}/{kind}" Target="{part}"/>'
        for part, kind in kinds.items()
    )
    listed += "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{escape(address)}"'
        ' TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def word(
    body: str,
    *,
    styles: str = STYLES,
    parts: Mapping[str, tuple[str, str]] | None = None,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """A Word document; further parts by name, each with its kind and what stands in its root.

    `links` are addresses of its body by the identity of their relation.
    """
    further = dict(parts or {})
    roots = {"header": "hdr", "footer": "ftr"}
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/_rels/document.xml.rels": relations(
            {"styles.xml": "styles"} | {name: kind for name, (kind, _) in further.items()}, links
        ),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
    }
    for name, (kind, content) in further.items():
        tag = roots.get(kind, kind)
        files[f"word/{name}"] = f"<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"
    return zipped(files)


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "manifest": "manifest",
    }.items()
)
ODT_STYLES = """
<style:style style:name="T1" style:family="text">
<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="T2" style:family="text">
<style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T3" style:family="text">
<style:text-properties fo:language="zh" fo:country="CN"/></style:style>
<style:style style:name="T4" style:family="text">
<style:text-properties style:text-underline-style="solid"/></style:style>
<style:style style:name="T5" style:family="text">
<style:text-properties text:display="none"/></style:style>
"""


def odt(body: str, *, headers: str = "", manifest: str = "", root: str = "text") -> bytes:
    """An OpenDocument text."""
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF_NAMESPACES} {xlink}>"
            f"<office:automatic-styles>{ODT_STYLES}</office:automatic-styles>"
            f"<office:body><office:{root}>{body}</office:{root}></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF_NAMESPACES}><office:styles>"
            '<style:style style:name="章题" style:family="paragraph" '
            'style:parent-style-name="Heading_20_2"/></office:styles><office:master-styles>'
            f'<style:master-page style:name="Standard">{headers}</style:master-page>'
            "</office:master-styles></office:document-styles>",
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF_NAMESPACES}>{manifest}"
            "</manifest:manifest>",
        }
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def blocks(format: Format, data: bytes, folder: Path) -> tuple[Block, ...]:
    """What a format reads from a file of these bytes."""
    path = folder / f"source{format.suffixes[0]}"
    path.write_bytes(data)
    assert format.read_source is not None
    return format.read_source(path).blocks


def shown(block: Block | Filling) -> str:
    """The text with its codes as `‹1` and `1›`."""
    text = marked(block.text or "", block.codes)
    return "".join(label(each) if has_marks(each) else each for each in text)


def filling(block: Block, text: str | None) -> Filling:
    """A filling for a block; its text has the codes of the block as they are shown."""
    if text is None:
        return Filling(locator=block.locator, text=None)
    for each in set(marked(block.text, block.codes)):
        if has_marks(each):
            text = text.replace(label(each), each)
    plain, codes = unmarked(text, block.codes)
    return Filling(locator=block.locator, text=plain, codes=codes)


def filled(format: Format, data: bytes, fillings: Sequence[Filling]) -> tuple[bytes, list[str]]:
    """A document with fillings, and what was said of losses."""
    assert format.write_filled is not None
    out = io.BytesIO()
    warnings = format.write_filled(data, fillings, out)
    return out.getvalue(), list(warnings)


def part(data: bytes, name: str) -> str:
    """A part of a document as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
