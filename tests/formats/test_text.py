from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.filled import fill, lines, read, unchanged
from workbench.formats.text import FORMAT
from workbench.model.sources import Filling

PAGE = "　　建章立制，\r\n\r\n\t坚决捍卫政治安全。  \r\n　　（王晓磊整理）"


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        PAGE.encode("utf-8-sig"),
        PAGE.encode("utf-16"),
        b"\xfe\xff" + PAGE.encode("utf-16-be"),
        PAGE.encode("gb18030"),
        PAGE.replace("\r\n", "\r").encode("gb18030"),
        "建章立制，\x0c坚决捍卫。\u2028\n王晓磊".encode(),
        "堅決捍衛政治安全，建章立制。\n".encode("big5"),
    ],
)
def test_a_file_with_its_own_texts_is_the_same_to_the_byte(data: bytes) -> None:
    source = read(FORMAT, data)
    assert fill(FORMAT, source, unchanged(source)) == (data, [])


def test_lines_keep_what_stands_around_them() -> None:
    source = read(FORMAT, PAGE)
    assert [block.locator for block in source.blocks] == ["1", "3", "4"]
    written, _ = fill(FORMAT, source, ["Build institutions,", None, "(Wang Xiaolei)"])
    assert written.decode() == "　　Build institutions,\r\n\r\n　　(Wang Xiaolei)"


def test_a_file_in_gb18030_stays_in_it() -> None:
    source = read(FORMAT, PAGE.encode("gb18030"))
    written, warnings = fill(FORMAT, source, ["“Café”", "坚决捍卫政治安全。", "王晓磊整理完毕"])
    assert (written, warnings) == (
        "　　“Café”\r\n\r\n\t坚决捍卫政治安全。  \r\n　　王晓磊整理完毕".encode("gb18030"),
        [],
    )


def test_an_encoding_that_cannot_hold_the_english_becomes_utf8() -> None:
    source = read(FORMAT, "堅決捍衛政治安全。\n建章立制。\n".encode("big5"))
    written, warnings = fill(FORMAT, source, ["A café", "建章立制。"])
    assert written.decode() == "A café\n建章立制。\n"
    assert warnings == ["the file is UTF-8 now: its encoding, BIG5, cannot hold the new text"]


def test_line_breaks_become_spaces_and_are_said() -> None:
    source = read(FORMAT, "建章立制\n建强平台\n")
    written, warnings = fill(FORMAT, source, ["One\n  two\r\nthree", "Four\n"])
    assert written == b"One two three\nFour\n"
    assert warnings == ["line breaks became spaces in texts that are one line here: 1"]


@pytest.mark.parametrize("locator", ["0", "2", "9", "-1", "", "x"])
def test_a_locator_of_no_block_is_an_error(locator: str, tmp_path: Path) -> None:
    source = read(FORMAT, "建章立制\n\n建强平台\n")
    assert FORMAT.write_filled is not None
    with (
        pytest.raises(ValueError, match=r"line|literal"),
        (tmp_path / "a").open("wb") as out,
    ):
        FORMAT.write_filled(source.original, [Filling(locator=locator, text="x")], out)


@given(st.data(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_what_is_filled_in_is_read_again(data: st.DataObject, encoding: str) -> None:
    source = read(FORMAT, PAGE.encode(encoding))
    texts = data.draw(st.lists(lines, min_size=3, max_size=3))
    written, _ = fill(FORMAT, source, texts)
    assert unchanged(read(FORMAT, written)) == texts
