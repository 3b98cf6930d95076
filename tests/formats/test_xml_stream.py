"""XML files of which only what is near is held: read and written as those that are held whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from tests.formats.bilingual_files import (
    NAMES,
    VARIANTS,
    as_it_is,
    filling,
    in_encoding,
    read,
    sample,
    written,
)
from workbench.errors import UnreadableFile
from workbench.formats import _xml_places, _xml_stream
from workbench.formats._xliff_source import write_targets
from workbench.formats._xml_bytes import Splice, xml_bytes
from workbench.formats._xml_edits import edited_tag
from workbench.formats._xml_stream import Splicer, of_bytes
from workbench.model.sources import Block, Filling

SPLICES = [
    Splice(5, 5, "前"),
    Splice(5, 8, ""),
    Splice(5, 5, "后"),
    Splice(20, 24, "é ☃"),
    Splice(60, 60, "<x/>"),
]


@pytest.mark.parametrize("chunk", [1, 7, 1 << 18])
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", ["units.xlf", "trados.sdlxliff"])
def test_chunks_make_no_difference(
    name: str, variant: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = in_encoding(sample(name), *VARIANTS[variant])
    meant = read(data)
    new = {at: filling(block, "A “better” text ☃") for at, block in enumerate(meant.blocks)}
    out = written(meant, new)
    monkeypatch.setattr(_xml_stream, "CHUNK", chunk)
    assert read(data) == meant
    assert (written(meant), written(meant, new)) == (data, out)


@pytest.mark.parametrize("chunk", [1, 3, 1 << 18])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030", "ascii"])
def test_splices_are_those_of_a_file_that_is_held(
    encoding: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_xml_stream, "CHUNK", chunk)
    declared = encoding.removesuffix("-le")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<xliff>plain words for splices</xliff>\n'
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    data = mark + text.encode(encoding)
    out = BytesIO()
    splicer = Splicer(of_bytes(data, "名"), out)
    for splices in (SPLICES[:3], SPLICES[3:4], [], SPLICES[4:]):
        splicer.put(splices)
    splicer.finish()
    assert out.getvalue() == xml_bytes(data, "名").with_splices(SPLICES)


@pytest.mark.parametrize("name", NAMES)
def test_targets_are_written_from_a_file_too(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(sample(name))
    text = read(sample(name))
    new = {at: filling(block, f"Text {at}") for at, block in enumerate(text.blocks) if at % 2}
    begun = 0

    def begin() -> object:
        nonlocal begun
        begun += 1
        waiting = iter(enumerate(text.blocks))

        def fill(block: Block) -> Filling:
            at, known = next(waiting)
            assert block == known
            return new.get(at) or as_it_is(block)

        return fill

    out = BytesIO()
    write_targets(path, begin, out)  # type: ignore[arg-type]
    assert out.getvalue() == written(text, new)
    assert begun >= 1


@pytest.mark.parametrize("chunk", [2, 1 << 18])
@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<xliff>\n\n\xff</xliff>", "line 3: the text is not UTF-8"),
        (b"<?xml version='1.0' encoding='gbk'?>\n\xff<xliff/>", "line 2: the text is not GBK"),
        (b"<xliff version='2.1'>\n<file>", "line 2: the file ends in the middle"),
        (b"<?xml version='1.0' encoding='utf-7'?><xliff/>", "the encoding 'utf-7' is not known"),
        (b"<?xml version='1.0' encoding='iso-8859-12'?><xliff/>", "'iso-8859-12' is not known"),
        (
            "\ufeff<?xml version='1.0' encoding='utf16le'?><xliff/>".encode("utf-16-le"),
            "'utf16le' is",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    data: bytes, fault: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_xml_stream, "CHUNK", chunk)
    with pytest.raises(UnreadableFile, match=fault):
        read(data)


@pytest.mark.parametrize(
    "unit", ['<unit id="u"><segment><source>文字</source></segment></unit>', ""]
)
def test_targets_are_named_however_far_the_first_unit_is(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_xml_stream, "CHUNK", 1 << 12)
    root = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh"'
    rest = f'>\n<file id="f"><skeleton>{"<a/>" * 5000}</skeleton>{unit}</file></xliff>'
    text = read(f"{root}{rest}".encode())
    new = {at: filling(block, "Text") for at, block in enumerate(text.blocks)}
    meant = f'{root} trgLang="en"{rest}'.replace("</source>", "</source><target>Text</target>")
    out = written(text, new).decode().replace(' state="translated"', "")
    assert out == (meant if unit else f"{root}{rest}")


def test_a_unit_of_comments_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_xml_places, "_LARGEST_BYTES", 1 << 16)
    monkeypatch.setattr(_xml_places, "_SLACK", 0)
    comments = f"<!--{'x' * 1000}-->" * 400
    data = f'<xliff version="1.2"><file><trans-unit id="1">{comments}'.encode()
    with pytest.raises(UnreadableFile, match="one entry is larger than 64 MB"):
        read(data)


def test_much_space_in_a_tag_costs_no_time() -> None:
    space = " " * 300_000
    tag = f'<target{space}state="new"{space}>'
    assert edited_tag(tag, {"state": "final"}) == f'<target{space}state="final"{space}>'


@pytest.mark.parametrize(
    ("start", "fault", "hint"),
    [
        ('<!DOCTYPE xliff [<!ENTITY a "b">]>', "declares its own entities", "<!ENTITY ...>"),
        ("<g>" * 1000, "elements are nested deeper than 256", "right file"),
    ],
)
def test_what_is_refused_says_what_to_do(start: str, fault: str, hint: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(f"{start}<xliff/>".encode())
    assert fault in caught.value.fault
    assert hint in caught.value.hint
