"""Files that are no documents, or no honest ones: each is told in one clear line."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.formats.office_files import W, odt, word, zipped
from workbench.errors import UnreadableFile
from workbench.formats import docx, text
from workbench.formats import odt as odt_format
from workbench.plugins import Format

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'


def fault(format: Format, data: bytes, name: str, folder: Path) -> str:
    """What is said of a file that cannot be read."""
    path = folder / name
    path.write_bytes(data)
    assert format.read_source is not None
    with pytest.raises(UnreadableFile) as told:
        format.read_source(path)
    assert "\n" not in str(told.value)
    return str(told.value)


def nested(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


def bomb() -> bytes:
    return zipped({"word/document.xml": "<a>" + " " * 3_000_000 + "</a>"})


def encrypted_entry() -> bytes:
    """An archive whose entries say that they are encrypted."""
    data = bytearray(word("<w:p/>"))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
        elif data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
    return bytes(data)


AGAIN = "open it in an office program and save it again"
PROTECTED = "a.odt is protected by a password; open it in an office program and save it without one"
NO_PASSWORD = f"{AGAIN} without a password"
CUT_OFF = (
    "a.docx is damaged or cut off: the end of the file is missing; get it anew from where it came"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            OLE,
            "a.docx is protected by a password, or is an old binary file; "
            "open it in an office program and save it as DOCX without a password",
        ),
        (b"", f"a.docx is no Word document, or is damaged: it is empty; {NO_PASSWORD}"),
        (
            "第一条".encode(),
            "a.docx is no Word document, or is damaged: it does not begin as one does; "
            f"{NO_PASSWORD}",
        ),
        (word("<w:p/>")[:-30], CUT_OFF),
        (word("<w:p/>")[:100], CUT_OFF),
        (
            zipped({"a.txt": "x"}),
            f"a.docx is no Word document: it has no word/document.xml; {AGAIN} as DOCX",
        ),
        (
            zipped({"word/document.xml": "<workbook/>"}),
            "a.docx is no Word document: word/document.xml begins with another element; "
            "open it in an office program and save it as DOCX",
        ),
        (
            zipped({"word/document.xml": f'{DOCTYPE}<w:document xmlns:w="{W}"/>'}),
            "a.docx: word/document.xml declares a document type",
        ),
        (
            zipped({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>'}),
            "a.docx: word/document.xml is damaged, or nested deeper than documents are: "
            "Premature end of data in tag body line 1, line 1, column "
            f"{len(W) + 32}; {AGAIN}",
        ),
        (
            bomb(),
            "a.docx would unpack to 2 MB, which no honest file needs; "
            "it is refused unread; save it as plain text if you trust it",
        ),
    ],
)
def test_what_is_no_word_document_is_told(data: bytes, expected: str, tmp_path: Path) -> None:
    assert fault(docx.FORMAT, data, "a.docx", tmp_path) == expected


@pytest.mark.parametrize("tag", ["w:tbl", "w:p", "w:sdt", "a"])
def test_elements_nested_without_end_are_refused(tag: str, tmp_path: Path) -> None:
    data = word(nested(tag, 10_000))
    assert fault(docx.FORMAT, data, "a.docx", tmp_path).startswith(
        "a.docx: word/document.xml is damaged, or nested deeper than documents are: "
    )


@pytest.mark.parametrize("tag", ["w:tbl", "w:p", "w:sdt", "w:ins", "w:hyperlink", "w:smartTag"])
def test_elements_nested_as_deep_as_can_be_are_read(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    inner = f"<w:p>{'<w:ins>' * 100}<w:r><w:t>字</w:t></w:r>{'</w:ins>' * 100}</w:p>"
    path.write_bytes(word(f"<{tag}>" * 100 + inner + f"</{tag}>" * 100))
    assert docx.FORMAT.read_source is not None
    assert [block.text for block in docx.FORMAT.read_source(path).blocks] == ["字"]


def test_an_archive_with_a_password_is_told(tmp_path: Path) -> None:
    said = fault(docx.FORMAT, encrypted_entry(), "a.docx", tmp_path)
    assert said.startswith("a.docx is protected by a password; ")
    assert said.endswith("save it without one")


def test_a_damaged_entry_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    data = out.getvalue().replace(b"<w:document", b"<w:dokument")
    assert "Bad CRC-32" in fault(docx.FORMAT, data, "a.docx", tmp_path)


def test_a_damaged_picture_is_told_when_the_document_is_written() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.png", b"picture")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    data = out.getvalue().replace(b"picture", b"pikture")
    assert docx.FORMAT.write_filled is not None
    with pytest.raises(UnreadableFile, match=r"Bad CRC-32 for file 'a\.png'"):
        docx.FORMAT.write_filled(data, [], io.BytesIO())


def test_an_old_word_file_is_told_by_its_suffix(tmp_path: Path) -> None:
    assert fault(text.FORMAT, OLE, "旧.doc", tmp_path) == (
        "旧.doc is a binary file: it is an old Word or Excel file; "
        "open it in an office program, save it as DOCX and add that"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            odt("<text:p>甲</text:p>", manifest="<manifest:encryption-data/>"),
            PROTECTED,
        ),
        (
            zipped({"mimetype": "x", "encrypted-package": "x"}),
            PROTECTED,
        ),
        (
            b'<?xml version="1.0"?><office:document/>',
            "a.odt is an OpenDocument text in a single XML file; "
            "open it in an office program and save it as ODT",
        ),
        (
            odt("", root="spreadsheet"),
            "a.odt is no OpenDocument text: it holds another kind of document; "
            "its type should be application/vnd.oasis.opendocument.text",
        ),
        (
            zipped({"a.txt": "x"}),
            f"a.odt is no OpenDocument text: it has no content.xml; {AGAIN} as ODT",
        ),
        (
            zipped({"content.xml": f"{DOCTYPE}<a/>"}),
            "a.odt: content.xml declares a document type",
        ),
    ],
)
def test_what_is_no_open_document_is_told(data: bytes, expected: str, tmp_path: Path) -> None:
    assert fault(odt_format.FORMAT, data, "a.odt", tmp_path) == expected


@pytest.mark.parametrize(
    "name", ["a.docx", "a.docm", "a.dotx", "a.dotm", "a.odt", "a.ott", "a.fodt"]
)
def test_each_suffix_is_claimed(name: str) -> None:
    format = odt_format.FORMAT if name.endswith("t") else docx.FORMAT
    assert format.matches_source(name) == len(name) - 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert docx.FORMAT.read_source is not None
    with pytest.raises(UnreadableFile, match=r"a\.docx cannot be read: No such file"):
        docx.FORMAT.read_source(tmp_path / "a.docx")
