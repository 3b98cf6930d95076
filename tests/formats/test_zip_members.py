import io
import zipfile

import pytest

from workbench.formats._zip_members import with_members

TEXTS = {"mimetype": b"a/b", "原文.xml": "判决书".encode() * 50, "b.bin": bytes(range(256))}


def archive(*, before: bytes = b"", comment: bytes = b"", is_stream: bool = False) -> bytes:
    """An archive; one that was written into a stream says sizes behind its members."""
    out = io.BytesIO()
    out.write(before)
    target = _Stream(out) if is_stream else out
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:  # type: ignore[arg-type]
        new.comment = comment
        for name, text in TEXTS.items():
            new.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), text)
    return out.getvalue()


class _Stream:
    """What can be written to and not be gone back in."""

    def __init__(self, out: io.BytesIO) -> None:
        self.write = out.write
        self.flush = out.flush


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        archive(comment="备注".encode()),
        archive(is_stream=True),
        archive(before=b"#!/bin/sh\n"),
    ],
    ids=["plain", "comment", "stream", "something before"],
)
def test_one_member_changes_and_all_others_stay(data: bytes) -> None:
    assert with_members(data, {}) == data
    again = with_members(data, {"原文.xml": "裁定书".encode()})
    with zipfile.ZipFile(io.BytesIO(again)) as new, zipfile.ZipFile(io.BytesIO(data)) as old:
        assert new.testzip() is None
        assert {name: new.read(name) for name in new.namelist()} == TEXTS | {
            "原文.xml": "裁定书".encode()
        }
        assert new.comment == old.comment
        assert [info.date_time for info in new.infolist()] == [(2020, 2, 2, 2, 2, 2)] * 3


def test_an_archive_of_another_shape_is_made_anew() -> None:
    data = archive() + b"behind"
    with zipfile.ZipFile(io.BytesIO(with_members(data, {"b.bin": b"new"}))) as new:
        assert new.read("b.bin") == b"new"
        assert new.namelist() == list(TEXTS)
