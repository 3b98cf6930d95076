import errno
import io
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.builders import newspaper, pair, parallel
from tests.services.exports import OLD, TSV, WRITING, failing, reading, untouched
from workbench.errors import ExportFailed, Refused
from workbench.model.exchange import Carries, Exported, ParallelText
from workbench.plugins import FORMATS
from workbench.services.drafts import write_beside
from workbench.services.exporting import refuse_missing, write_export
from workbench.services.tallying import lacking
from workbench.store.project import Store


@pytest.mark.parametrize("name", WRITING)
def test_every_format_writes_a_whole_page(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)
    out = tmp_path / f"page{format.suffixes[0]}"
    reports: list[int] = []
    exported = write_export(newspaper(), out, format, report=reports.append)
    leaves_out = Carries.UNTRANSLATED not in format.carries and not format.is_english_only
    compared = 5 if leaves_out else 7
    kinds = [Carries.NOTES] if format.is_english_only else [Carries.NOTES, Carries.STATE]
    left_out = [f"{name} has no place for pairs without English: 2 left out"] * leaves_out
    lost = [
        f"{name} has no place for {kind}, left out of 1 pair"
        for kind in kinds
        if kind not in format.carries
    ]
    assert exported == Exported(
        written=5,
        skipped=2,
        compared=compared,
        warnings=(*left_out, *lost, "1 text is a draft"),
        lacking=lacking(format),
    )
    assert reports == list(range(1, 7 + compared + 1))
    assert list(tmp_path.iterdir()) == [out]


def test_an_old_file_is_replaced_and_keeps_its_permissions(out: Path) -> None:
    out.chmod(0o640)
    write_export(newspaper(), out, TSV)
    assert out.read_bytes().startswith(b"number\t")
    assert out.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(out: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.tsv"
    link.symlink_to(out)
    write_export(newspaper(), link, TSV)
    assert link.is_symlink()
    assert out.read_bytes().startswith(b"number\t")


@pytest.mark.parametrize("name", WRITING)
def test_control_characters_are_no_english(name: str, tmp_path: Path) -> None:
    text = parallel(pair(1, target="\x01"), pair(2, target="Rule of law."))
    exported = write_export(text, tmp_path / "page", FORMATS.get(name))
    assert (exported.written, exported.skipped) == (1, 1)


def test_warnings_come_through(tmp_path: Path) -> None:
    text = parallel(pair(1, target="rule of\x08 law"))
    exported = write_export(text, tmp_path / "page.tmx", FORMATS.get("tmx"))
    assert exported.written == 1
    assert "henan-legal-daily.txt 1" in exported.warnings[0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (newspaper(), "2 paragraphs have no English yet: 3, 6"),
        (parallel(pair(1, target=" ")), "1 paragraph has no English yet: 1"),
        (parallel(pair(1, target="\x01\x9b")), "1 paragraph has no English yet: 1"),
        (
            parallel(*(pair(number, target="") for number in range(1, 9))),
            "8 paragraphs have no English yet: 1, 2, 3, 4, 5, ...",
        ),
        (
            parallel(pair(1), pair(4, target="", document="kaifeng.txt")),
            "1 paragraph has no English yet: kaifeng.txt 4",
        ),
    ],
)
def test_strict_refuses_what_is_untranslated(text: ParallelText, fault: str, out: Path) -> None:
    with pytest.raises(Refused) as caught:
        write_export(text, out, TSV, strict=True)
    assert caught.value.fault == fault
    assert untouched(out)


def test_strict_writes_what_is_whole(tmp_path: Path) -> None:
    exported = write_export(parallel(pair()), tmp_path / "page.tsv", TSV, strict=True)
    assert (exported.written, exported.skipped, exported.compared) == (1, 0, 1)


@pytest.mark.parametrize(
    ("number", "fault", "hint"),
    [
        (errno.ENOSPC, "No space left on device", "the disk is full"),
        (errno.EROFS, "Read-only file system", "the disk is read-only"),
        (errno.EIO, "Input/output error", ""),
    ],
)
def test_a_failing_disk_leaves_nothing(number: int, fault: str, hint: str, out: Path) -> None:
    with pytest.raises(ExportFailed) as caught:
        write_export(newspaper(), out, failing(OSError(number, "")))
    assert caught.value.fault == f"page.tsv cannot be written: {fault}"
    assert caught.value.hint.startswith(hint)
    assert untouched(out)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_late_leaves_nothing(
    step: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(ExportFailed, match="No space left"):
        write_export(newspaper(), out, TSV)
    monkeypatch.undo()
    assert untouched(out)


def test_a_folder_that_cannot_be_written_to_is_named(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> io.BytesIO:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExportFailed, match="Permission denied; choose a folder in which"):
        write_export(newspaper(), out, TSV)
    monkeypatch.undo()
    assert untouched(out)


def test_an_interruption_leaves_nothing(out: Path) -> None:
    def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
        out.write(b"half a file")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_export(newspaper(), out, replace(TSV, write=write))
    assert untouched(out)


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        (".", "is a folder"),
        ("missing/page.tsv", "there is no folder"),
        ("page.tsv/below.tsv", "is a file and not a folder"),
    ],
)
def test_a_place_that_is_none_is_refused(place: str, fault: str, out: Path) -> None:
    with pytest.raises(Refused, match=fault):
        write_export(newspaper(), out.parent / place, TSV)
    assert untouched(out)


def test_a_project_never_gives_way_to_an_export(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    Store.create(other, source_language="zh-Hans", target_language="en").close()
    before = other.read_bytes()
    text = replace(newspaper(), target_language="db")
    with pytest.raises(Refused, match=r"other\.db is a project; name another file"):
        write_export(text, other, TSV)
    with pytest.raises(Refused, match=r"other\.db is a project; name another file"):
        write_export(text, tmp_path / "other.moses", FORMATS.get("moses"))
    assert other.read_bytes() == before


def test_a_device_is_refused() -> None:
    with pytest.raises(Refused, match="is not a file that can be replaced"):
        write_export(newspaper(), Path(os.devnull), TSV)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([("源", "One."), ("文", "Two.")], None),
        ([("源", "One.")], "pair 2 is missing from the file"),
        ([("源", "One."), ("文", "Two."), ("多", "x")], "pair 3 is one too many in the file"),
        ([("源", "One."), ("文", "Twо.")], "the target of pair 2 reads back as 'Twо.', not 'Two.'"),
        ([("原", "One."), ("文", "Two.")], "the source of pair 1 reads back as '原', not '源'"),
    ],
)
def test_what_does_not_read_back_is_not_put_in_place(
    found: list[tuple[str, str]], fault: str | None, out: Path
) -> None:
    text = parallel(pair(1, "源", "One."), pair(2, "文", "Two."))
    if fault is None:
        write_export(text, out, reading(*found))
        assert out.read_bytes() != OLD
        return
    with pytest.raises(ExportFailed) as caught:
        write_export(text, out, reading(*found))
    assert caught.value.fault == f"page.tsv was not written: {fault}"
    assert untouched(out)


@pytest.mark.parametrize("name", WRITING)
def test_a_file_cut_short_by_the_disk_is_noticed(name: str, out: Path) -> None:
    format = FORMATS.get(name)

    def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
        assert format.write is not None
        whole = io.BytesIO()
        format.write(parallel, whole)
        out.write(whole.getvalue()[: len(whole.getvalue()) // 2])
        return []

    with pytest.raises(ExportFailed, match="was not written"):
        write_export(newspaper(), out, replace(format, write=write))
    assert untouched(out)


def test_any_file_can_be_written_beside(out: Path) -> None:
    def write(stream: BinaryIO) -> list[str]:
        stream.write("法治".encode())
        return ["one term was left out"]

    assert write_beside(out, write) == ("one term was left out",)
    assert out.read_bytes().decode() == "法治"


def test_half_a_character_is_said_and_not_written(out: Path) -> None:
    with pytest.raises(ExportFailed, match="half a character"):
        write_export(parallel(pair(1, target="rule \ud842")), out, TSV)
    assert untouched(out)


def test_what_is_missing_is_counted_and_not_kept() -> None:
    many = (replace(pair(number, "依法治国。", "")) for number in range(1, 20_001))
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match=r"^20000 paragraphs have no English yet: 1, 2, 3, 4, 5,"):
            refuse_missing(many, several=False)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000
