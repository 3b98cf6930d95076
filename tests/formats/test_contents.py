import io
import zipfile
from pathlib import Path

import pytest

from workbench.formats import contents_of


def archive(*names: str, kind: str = "x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, kind if name == "mimetype" else "x")
    return out.getvalue()


OPEN = "application/vnd.oasis.opendocument."
XLIFF = '<?xml version="1.0"?>\n<!-- 法 --><xliff version="1.2" xmlns="urn:x" {}><file/></xliff>'
SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), ".docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), ""),
        (archive("mimetype", "content.xml"), ".odt"),
        (archive("mimetype", "content.xml", kind=f"{OPEN}text-template"), ".odt"),
        (archive("mimetype", "content.xml", kind=f"{OPEN}spreadsheet"), ""),
        (archive("mimetype", "META-INF/container.xml"), ".epub"),
        (archive("a.txt"), ""),
        (archive("[Content_Types].xml", "word/document.xml")[:40], ""),
        (b"PK\x03\x04" + b"\xff" * 300, ""),
        (b"{\\rtf1\\ansi x}", ".rtf"),
        (b"%PDF-1.7\n", ".pdf"),
        (XLIFF.format("").encode(), ".xlf"),
        (XLIFF.format(SDL).encode(), ".sdlxliff"),
        (XLIFF.format('xmlns:mq="MQXliff"').encode(), ".mqxliff"),
        (XLIFF.format("").replace("1.0\"", '1.0" encoding="utf-16"').encode("utf-16"), ".xlf"),
        (b"<!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'/>", ".tmx"),
        (b"<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx version='1.4'/>", ""),
        (b"<?xml version='1.0' encoding='iso-8859-12'?><tmx version='1.4'/>", ""),
        (b"<!doctype HTML><p>x", ".html"),
        (b"<html lang='zh'>", ".html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html>&nbsp;", ".html"),
        (b"<note/>", ""),
        (b'<?xml version="1.0"?><txml/>', ""),
        (b"<<<", ""),
        ('{"source": "法"}\n{"a": 1}\n'.encode(), ".jsonl"),
        (b'{"source": \n"x"}', ""),
        ("source\ttarget\r\n法\t\r\n".encode(), ".tsv"),
        ("法\tlaw\n治\trule\n".encode(), ".tsv"),
        ("法\tlaw\n一\t二\t三\n".encode(), ""),
        ("\ufeffSource,Target\n法,law\n".encode(), ".csv"),
        ("法律,治国\n".encode(), ""),
        ("依法治国。\n".encode("gbk"), ""),
        (b"", ""),
    ],
    ids=lambda each: each if isinstance(each, str) else "",  # archives say when they were made
)  # fmt: skip
def test_what_a_file_holds_is_told_by_its_bytes(data: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "final.bak"
    path.write_bytes(data)
    assert contents_of(path).suffix == suffix


def test_what_is_not_there_is_unknown(tmp_path: Path) -> None:
    assert contents_of(tmp_path / "no.bak").suffix == ""
    assert contents_of(tmp_path).suffix == ""
