"""English that was changed here and in a file that went out: the later must not win unasked."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import pair_of, project, visit_of
from workbench.model.exchange import Choices, Level
from workbench.model.returned import NEVER, ReturnedRow, RowResult
from workbench.plugins import FORMATS
from workbench.services import exporting, parallel_texts, returning, translating
from workbench.store.project import Store

FILES = (
    ("back.tsv", "tsv"),
    ("back.csv", "parallel-csv"),
    ("back.jsonl", "jsonl"),
    ("back.translation.jsonl", "jsonl-translation"),
    ("back.tmx", "tmx"),
    ("back.xlf", "xliff"),
    ("back.xlf", "xliff-1-2"),
    ("back.xlf", "xliff-omegat"),
    ("back.review.docx", "review-docx"),
    ("back.review.xlsx", "review-xlsx"),
)


@pytest.fixture
def store() -> Iterator[Store]:
    """Two sentences with English, and a paragraph that nobody has translated yet."""
    with project("以案释法。扫黑除恶。", "依法治国。") as opened:
        translating.confirm(opened, visit_of(opened, 1), "Explain law by cases. Crack down.")
        yield opened


def export(store: Store, path: Path, format: str, level: Level) -> None:
    text = parallel_texts.parallel_text(store, "通知", Choices(level=level))
    exporting.write_export(text, path, FORMATS.get(format))


def edit(path: Path, before: bytes, after: bytes) -> None:
    """Changes words of a file, also in the parts of an archive."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        path.write_bytes(data.replace(before, after))
        return
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(written, "w") as archive:
        for name in read.namelist():
            archive.writestr(name, read.read(name).replace(before, after))
    path.write_bytes(written.getvalue())


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("name", "format"), FILES, ids=[format for _, format in FILES])
def test_english_that_was_changed_here_too_is_kept(
    store: Store, tmp_path: Path, name: str, format: str, level: Level
) -> None:
    path = tmp_path / name
    export(store, path, format, level)
    ours = "Explain law by cases. Root out gangs."
    translating.confirm(store, visit_of(store, 1), ours)
    edit(path, b"Crack down.", b"Fight gangs.")
    told: list[RowResult] = []
    done = returning.take_back(store, path, "王审", tell=told.append)
    assert (done.taken, done.refused) == (0, 1)
    assert "its English was changed here" in "".join(each.reason for each in told)
    assert pair_of(store, 1).target.text == ours


@pytest.mark.parametrize(("name", "format"), FILES, ids=[format for _, format in FILES])
def test_a_file_says_when_the_english_that_went_out_was_written(
    store: Store, tmp_path: Path, name: str, format: str
) -> None:
    path = tmp_path / name
    export(store, path, format, Level.PARAGRAPH)
    read = FORMATS.get("xliff" if name.endswith(".xlf") else format).read_returned
    assert read is not None
    rows = [row for row in read(path).rows if isinstance(row, ReturnedRow)]
    without_english = [] if format == "tmx" else [NEVER]  # a memory has no place for it
    assert [row.since for row in rows] == [pair_of(store, 1).target.time, *without_english]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("name", "format"), FILES)
def test_a_file_that_nobody_touched_changes_nothing(
    store: Store, tmp_path: Path, name: str, format: str, level: Level
) -> None:
    path = tmp_path / name
    odd = "  =Explain\u2028law\tby\r\ncases. | {1} Crack \\n down.\x85 "
    translating.confirm(store, visit_of(store, 1), odd)
    export(store, path, format, level)
    done = returning.take_back(store, path, "王审")
    assert (done.taken, done.refused) == (0, 0)
    assert [pair_of(store, number).target.text for number in (1, 2)] == [odd, ""]
