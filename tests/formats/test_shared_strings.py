"""The strings that cells share, which stay on the disk, and the bounds of a workbook's parts."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from workbench.errors import UnreadableFile
from workbench.formats._shared_strings import SharedStrings
from workbench.formats._sheet_archive import SheetArchive

PART = "xl/sharedStrings.xml"
TEXTS = [f"法治 {number}\n" * (number % 7) for number in range(2_000)] + ["长" * 90_000, "𠮷"]


def archive(tmp_path: Path, content: str, part: str = PART) -> SheetArchive:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(part, content)
    return SheetArchive(path)


def strings(texts: list[str]) -> str:
    return f"<sst>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>"


def test_any_string_is_found_whatever_was_asked_for_before(tmp_path: Path) -> None:
    found = SharedStrings(archive(tmp_path, strings(TEXTS)), PART)
    numbers = [*range(len(TEXTS)), *range(len(TEXTS))]
    random.Random(7).shuffle(numbers)
    assert [found[number] for number in numbers] == [TEXTS[number] for number in numbers]


def test_comments_are_no_part_of_a_string(tmp_path: Path) -> None:
    held = "<sst><!-- x --><si><!-- x --><t>法<!-- x -->治</t></si><?x y?><si><t>权</t></si></sst>"
    found = SharedStrings(archive(tmp_path, held), PART)
    assert [found[0], found[1]] == ["法治", "权"]


@pytest.mark.parametrize("number", [-1, len(TEXTS)])
def test_a_string_that_is_not_there(number: int, tmp_path: Path) -> None:
    found = SharedStrings(archive(tmp_path, strings(TEXTS)), PART)
    with pytest.raises(IndexError):
        found[number]


def test_a_string_without_end_is_refused(tmp_path: Path) -> None:
    runs = "".join(f"<t>{number:x}</t>" for number in range(800_000))
    with pytest.raises(UnreadableFile, match="8 MB"):
        SharedStrings(archive(tmp_path, f"<sst><si>{runs}</si></sst>"), PART)[0]


def test_strings_with_a_document_type_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="declares a document type"):
        SharedStrings(archive(tmp_path, "<!DOCTYPE sst><sst/>"), PART)[0]


def test_a_small_part_is_small(tmp_path: Path) -> None:
    digits = random.Random(7).randbytes(9 * 2**20).hex()
    book = archive(tmp_path, f"<workbook>{digits}</workbook>", "xl/workbook.xml")
    with pytest.raises(UnreadableFile, match=r"xl/workbook\.xml has more than 16 MB"):
        book.read("xl/workbook.xml")
