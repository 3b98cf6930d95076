"""The Chinese files that documents came from are not written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.test_delivering import SDL, delivered, with_files
from workbench.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = "依法治国。\n"


def test_the_chinese_file_is_not_replaced(tmp_path: Path) -> None:
    source = tmp_path / "文.txt"
    with with_files(tmp_path, source.name) as store:
        for out in (source, tmp_path):
            with pytest.raises(Refused) as caught:
                delivered(store, out)
            assert (caught.value.fault, caught.value.hint) == (
                f"{source} is the Chinese text that 文 was read from",
                "give another name, such as 文-en.txt",
            )
        assert source.read_text("utf-8") == CHINESE
        source.write_text("他文\n", "utf-8")
        assert delivered(store, source).skipped == 1


def test_an_export_without_english_is_no_source(tmp_path: Path) -> None:
    out = tmp_path / "done"
    out.mkdir()
    with with_files(tmp_path, "文.txt") as store:
        for _ in range(2):
            assert delivered(store, out).skipped == 1
    assert (out / "文.txt").read_text("utf-8") == CHINESE


def test_a_bilingual_file_is_written_in_place(tmp_path: Path) -> None:
    with with_files(tmp_path, SDL) as store:
        before = (tmp_path / SDL).read_bytes()
        delivered(store, tmp_path / SDL)
    assert (tmp_path / SDL).read_bytes() == before
