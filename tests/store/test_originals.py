"""The bytes of files, in and out, compressed where they are many."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pytest

from tests.builders import project
from workbench.errors import DamagedProject, Refused
from workbench.store import originals
from workbench.store.originals import Originals, stored
from workbench.store.project import Store

SMALL = "依法治国\r\n".encode("gb18030")
LARGE = SMALL * 4_000


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    """A project with one edition, where 10 kB are many."""
    monkeypatch.setattr(originals, "_LARGE", 10_000)
    monkeypatch.setattr(originals, "_CHUNK", 999)
    return project("依法治国")


def kept(store: Store, data: bytes, folder: Path) -> bytes:
    """What the project holds of a file."""
    path = folder / "文.txt"
    path.write_bytes(data)
    Originals(store._connection).keep(1, path)
    (value,) = store._connection.execute("SELECT original FROM editions WHERE id = 1").fetchone()
    return bytes(value)


@pytest.mark.parametrize("data", [b"", b"a", SMALL, LARGE, stored(LARGE), stored(SMALL)])
def test_what_is_kept_comes_out_as_it_was(store: Store, data: bytes, tmp_path: Path) -> None:
    assert kept(store, data, tmp_path) == stored(data)
    out = BytesIO()
    Originals(store._connection).copy(1, out)
    assert (out.getvalue(), Originals(store._connection).read(1)) == (data, data)


def test_a_small_one_stays_as_it_is_and_a_large_one_gets_smaller(
    store: Store, tmp_path: Path
) -> None:
    assert kept(store, SMALL, tmp_path) == SMALL
    assert len(kept(store, LARGE, tmp_path)) < len(LARGE) / 20


@pytest.mark.parametrize("end", [-1, 40])
def test_what_is_damaged_is_said(store: Store, end: int, tmp_path: Path) -> None:
    whole = kept(store, LARGE, tmp_path)
    for damaged in (whole[:end], whole[:30] + b"\xff\xff" + whole[32:]):
        store._connection.execute("UPDATE editions SET original = ?", (damaged,))
        with pytest.raises(DamagedProject, match="the original of a document is damaged"):
            Originals(store._connection).read(1)


def test_what_unpacks_to_too_much_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(store, bytes(1_000_000), tmp_path)
    monkeypatch.setattr(originals, "_HELD", 100_000)
    with pytest.raises(Refused, match="too large to be held"):
        Originals(store._connection).read(1)
    monkeypatch.setattr(originals, "_LARGEST", 50_000)
    with pytest.raises(DamagedProject, match="more than 4 GB"):
        Originals(store._connection).copy(1, BytesIO())


def test_what_could_not_be_kept_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "_MOST_STORED", 20)
    with pytest.raises(Refused, match=r"文\.txt is too large to be kept"):
        kept(store, LARGE, tmp_path)


def test_what_stands_after_the_end_is_not_read() -> None:
    packed = zlib.compress(LARGE)
    blob = BytesIO(packed + bytes(10 * originals._CHUNK))
    assert b"".join(originals._unpressed(blob)) == LARGE  # type: ignore[arg-type]
    assert blob.tell() <= len(packed) + originals._CHUNK
