"""Archives whose list of members is a trap, and parts that are there twice or behind a password."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from workbench.errors import UnreadableFile
from workbench.formats import _opened_zip
from workbench.formats._checked_zip import LARGEST, STREAMED, refuse_bomb
from workbench.formats._opened_zip import opened_zip


def archive(*names: str, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "第一条")
        made.comment = comment
    return out.getvalue()


def in_zip64(data: bytes) -> bytes:
    """The same with the records that large archives have."""
    end = data.rindex(b"PK\x05\x06")
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    record = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12) + (1).to_bytes(8, "little") * 2
    record += size.to_bytes(8, "little") + start.to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + end.to_bytes(8, "little") + (1).to_bytes(4, "little")
    return data[:end] + record + locator + data[end : end + 12] + b"\xff" * 8 + bytes(2)


def spelling_its_mark(data: bytes) -> bytes:
    """The same with counts in the record of its end that no program minds."""
    return data[:-14] + b"PK\x05\x06" + data[-10:]


@pytest.mark.parametrize(
    "data",
    [
        archive("a", comment=b"c" * 9),
        in_zip64(archive("a")),
        spelling_its_mark(archive("a")),
    ],
    ids=["comment", "zip64", "mark"],
)
def test_a_list_of_members_that_is_too_long_is_not_read(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "合同.docx"
    path.write_bytes(data)
    for file in (path, io.BytesIO(data)):
        with opened_zip(file) as opened:
            assert opened.namelist() == ["a"]
    monkeypatch.setattr(_opened_zip, "LARGEST_LIST", 40)
    for file in (path, io.BytesIO(data)):
        with pytest.raises(zipfile.BadZipFile, match="its list of members is larger"):
            opened_zip(file)


def test_what_has_no_end_is_no_archive() -> None:
    for data in (b"", b"PK\x03\x04", archive("a")[:-3]):
        with pytest.raises(zipfile.BadZipFile):
            opened_zip(io.BytesIO(data))


def test_a_member_that_begins_before_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "合同.docx"
    path.write_bytes(archive("a")[9:])
    for file in (path, io.BytesIO(path.read_bytes())):
        with pytest.raises(zipfile.BadZipFile, match="begins before the file"):
            opened_zip(file)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_parts_that_nobody_can_be_sure_of_are_refused() -> None:
    locked = archive("word/document.xml").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )
    twice = archive("word/document.xml", "word/document.xml")
    for data, fault in ((locked, "is protected by a password"), (twice, "has the part word/")):
        with opened_zip(io.BytesIO(data)) as opened, pytest.raises(UnreadableFile, match=fault):
            refuse_bomb(opened, "合同.docx")


def test_what_is_large_is_refused_however_well_it_is_packed() -> None:
    data = archive("word/document.xml")
    record = data.rindex(b"PK\x01\x02")
    for unpacked in (LARGEST, LARGEST + 1):
        # The record says that it takes half of it in the file: no ratio that tells anything.
        sizes = (unpacked // 2).to_bytes(4, "little") + unpacked.to_bytes(4, "little")
        said = data[: record + 20] + sizes + data[record + 28 :]
        with opened_zip(io.BytesIO(said)) as opened:
            if unpacked <= LARGEST:
                refuse_bomb(opened, "合同.docx")
            else:
                with pytest.raises(UnreadableFile, match="would unpack to 256 MB, which no honest"):
                    refuse_bomb(opened, "合同.docx")
            refuse_bomb(opened, "合同.docx", largest=STREAMED)
