"""The rows of a file that came back, read once and gone through as often as is needed."""

import errno
import tempfile
from pathlib import Path

import pytest

from tests.services.returning.rows import ME, Given, row, take
from workbench.errors import BadInput
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.memory import BadUnit
from workbench.model.returned import (
    ReturnedFile,
    ReturnedNote,
    ReturnedRow,
    ReturnedWording,
    ReturnOptions,
    SentNote,
)
from workbench.model.segments import State
from workbench.services import exporting, parallel_texts, returned_rows, returning
from workbench.services.returned_rows import KeptRows
from workbench.store.project import Store

ROWS = (
    ReturnedRow(source="依法治国。", wordings=(ReturnedWording(text="Rule of law."),)),
    BadUnit(line=3, fault="the row has too few cells", where="row 3"),
    ReturnedRow(
        id="11111111-1111-4111-8111-111111111111.2",
        fingerprint="0123456789abcdef",
        source="扫黑\ud800除恶𠮷",
        wordings=(
            ReturnedWording(text="Crack down", author="王审", time="2026-01-02T03:04:05+00:00"),
            ReturnedWording(
                text="Crime",
                codes=(
                    Code(
                        number=1,
                        kind=CodeKind.ALONE,
                        offset=2,
                        markup=Markup.BREAK,
                        data="<br/>",
                        is_deletable=True,
                    ),
                ),
            ),
        ),
        state=State.REVIEWED,
        notes=(ReturnedNote(text="哪个？", author="李译", id="n1"),),
        has_notes=True,
        sent_notes=(SentNote("n1", "f" * 16),),
        where="line 7",
        warnings=("look",),
    ),
)


@pytest.mark.parametrize("times", [1, 200])
def test_what_was_read_comes_again_as_often_as_is_asked(times: int) -> None:
    given = ROWS * times
    told: list[int] = []
    with KeptRows(ReturnedFile(rows=iter(given))) as rows:
        assert tuple(rows.reading(told.append)) == given
        assert tuple(rows) == given
        assert tuple(rows) == given
    assert told[-1] == rows.count == len(given)


def test_long_rows_are_held_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned_rows, "_LETTERS", 1_000)
    wordings = (ReturnedWording(text="law " * 100),)
    long = [ReturnedRow(source="法" * 100, wordings=wordings, where=str(at)) for at in range(5)]
    given = [long[0], *ROWS, *long[1:]]
    parts = list(returned_rows.batches(given))
    assert [len(part) for part in parts] == [5, 2, 1]
    assert [row for part in parts for row in part] == given


def test_a_full_disk_is_told_with_the_folder(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: object, stream: object, protocol: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("workbench.services.returned_rows.pickle.dump", full)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(BadInput) as caught:
        take(store, row(store, 1, "Law rules."))
    assert caught.value.fault == (
        f"the rows can't be kept on the disk meanwhile, in {tmp_path}: No space left on device"
    )


def test_it_is_told_how_much_of_the_work_is_done(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "back.table"
    path.write_text("x")
    told: list[tuple[int, float]] = []
    rows = [row(store, number) for number in (1, 2, 3)]
    options = ReturnOptions(is_strict=True)
    report = lambda count, share: told.append((count, share))  # noqa: E731
    returning.take_back(store, path, ME, options, report=report, registry=Given(*rows))
    assert [(count, round(share, 2)) for count, share in told] == [(3, 0.0), (3, 0.67), (3, 1.0)]


@pytest.mark.parametrize(
    "name",
    ["xliff", "tmx", "tsv", "parallel-csv", "jsonl", "review-docx", "review-xlsx", "parallel-xlsx"],
)
def test_a_file_says_how_far_it_was_read(store: Store, name: str, tmp_path: Path) -> None:
    format = returning.FORMATS.get(name)
    path = tmp_path / f"out{format.suffixes[0]}"
    exporting.write_export(parallel_texts.parallel_text(store, "法"), path, format)
    assert format.read_returned is not None
    file = format.read_returned(path)
    assert list(file.rows)
    size = path.stat().st_size
    least = 1 if "xlsx" in name else size  # a small workbook has more behind its sheet
    assert least <= file.position() <= size
