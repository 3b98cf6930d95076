import errno
import io
import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.builders import footnoted, newspaper, pair, parallel
from workbench.errors import ExportFailed, NotFound, Refused
from workbench.formats._whole_pairs import expected
from workbench.model.exchange import (
    Arrangement,
    Carries,
    Choices,
    Exported,
    Level,
    Noted,
    ParallelText,
)
from workbench.model.scripts import Script
from workbench.model.segments import State
from workbench.plugins import FORMATS, Format
from workbench.services.drafts import write_beside
from workbench.services.exporting import choose_format, refuse_missing, write_export
from workbench.services.tallying import lacking
from workbench.store.project import Store

WRITING = [
    *("docx", "html", "jsonl", "jsonl-translation", "markdown", "parallel-csv", "parallel-docx"),
    *("parallel-markdown", "tmx", "tsv"),
]
TSV = FORMATS.get("tsv")
OLD = b"an older export"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A file that an earlier export left."""
    path = tmp_path / "page.tsv"
    path.write_bytes(OLD)
    return path


def failing(error: OSError) -> Format:
    """A format whose disk fails in the middle of the file."""

    def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
        out.write(b"half a file")
        raise error

    return replace(TSV, write=write)


def reading(*pairs: tuple[str, str]) -> Format:
    """A format that finds these pairs in whatever was written."""

    def read_back(path: Path) -> Iterator[tuple[str, str]]:
        yield from pairs

    return replace(TSV, expected=expected, read_back=read_back)


def untouched(out: Path) -> bool:
    """Whether the old file stands as it was, and nothing beside it."""
    return out.read_bytes() == OLD and list(out.parent.iterdir()) == [out]


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


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("page.md", "markdown"),
        ("page.parallel.md", "parallel-markdown"),
        ("PAGE.PARALLEL.MD", "parallel-markdown"),
        ("page.v2.tmx", "tmx"),
        ("page.tsv", "tsv"),
        ("page.csv", "parallel-csv"),
        ("page.jsonl", "jsonl"),
        ("page.translation.jsonl", "jsonl-translation"),
        ("page.moses", "moses"),
        ("page.tbx", "tbx"),
        ("page.htm", "html"),
        ("page.html", "html"),
        ("页面.docx", "docx"),
        ("page.xlf", "xliff"),
        ("page.xliff", "xliff"),
        ("page.xliff-1.2.xlf", "xliff-1-2"),
        ("page.omegat.xlf", "xliff-omegat"),
        ("页面.parallel.docx", "parallel-docx"),
        ("页面.pdf", "pdf"),
    ],
)
def test_the_longest_suffix_chooses(file: str, name: str) -> None:
    assert choose_format(Path(file)).name == name


def test_a_format_that_writes_must_read_back() -> None:
    with pytest.raises(ValueError, match="belong together"):
        replace(TSV, read_back=None)
    with pytest.raises(ValueError, match="belong together"):
        replace(FORMATS.get("srx"), read_segmentation=None)


def test_a_name_is_stronger_than_a_suffix() -> None:
    assert choose_format(Path("page.txt"), "tmx").name == "tmx"


@pytest.mark.parametrize(
    ("file", "name", "fault"),
    [
        (
            "page.odt",
            None,
            "page.odt can only be what a .odt file that was added becomes in English",
        ),
        ("page", None, "no format writes page; a folder for all documents must be there already"),
        (
            "page.sdlxliff",
            None,
            "page.sdlxliff can only be what a .sdlxliff file that was added becomes in English",
        ),
        ("page.odd", None, "no format writes page.odd"),
        ("page.md", "pages", "there is no format 'pages'"),
        ("page.csv", "terms-csv", "the format 'terms-csv' writes no documents"),
    ],
)
def test_an_unknown_format_is_told_what_there_is(file: str, name: str | None, fault: str) -> None:
    with pytest.raises(NotFound) as caught:
        choose_format(Path(file), name)
    assert caught.value.fault == fault
    known = WRITING if name else [FORMATS.get(each).suffixes[0] for each in WRITING]
    assert all(each in caught.value.hint for each in known)


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


@pytest.mark.parametrize(
    ("choices", "name", "said"),
    [
        (Choices(arrangement=Arrangement.ABOVE), "tsv", "tsv has one arrangement only"),
        (Choices(arrangement=Arrangement.ABOVE), "html", None),
        (
            Choices(level=Level.SENTENCE, has_history=True),
            "jsonl",
            "earlier wordings are those of whole paragraphs, left out of their sentences",
        ),
        (Choices(has_history=True), "jsonl", None),
        (
            Choices(script=Script.TRADITIONAL),
            "markdown",
            "markdown has the Chinese only where there is no English yet",
        ),
        (Choices(script=Script.TRADITIONAL), "tsv", None),
    ],
)
def test_a_choice_that_makes_no_difference_is_told(
    choices: Choices, name: str, said: str | None, tmp_path: Path
) -> None:
    text = replace(newspaper(), choices=choices)
    done = write_export(text, tmp_path / "out", FORMATS.get(name))
    plain = write_export(newspaper(), tmp_path / "out", FORMATS.get(name))
    assert [each for each in done.warnings if each not in plain.warnings] == [said] * bool(said)


ROOM = "with --document, or all as .tsv"


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        (Choices(), f"the export has 3 pairs, and tsv has room for 2; .*{ROOM}"),
        (Choices(level=Level.SENTENCE), f"has more than 2 pairs, and tsv has room for 2; .*{ROOM}"),
        (Choices(states=frozenset({State.TRANSLATED})), "has more than 2 pairs"),
    ],
)
def test_more_pairs_than_a_file_has_room_for_are_refused_first(
    choices: Choices, fault: str, out: Path
) -> None:
    text = parallel(pair(1), pair(2), pair(3))
    counted = replace(text.documents[0], paragraphs=3)

    def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
        raise AssertionError("written")

    format = replace(TSV, write=write, most_pairs=2)
    with pytest.raises(Refused, match=fault):
        write_export(replace(text, documents=(counted,), choices=choices), out, format)
    assert untouched(out)


def test_pairs_that_were_not_chosen_need_no_room(tmp_path: Path) -> None:
    text = parallel(pair(1), pair(2))
    many = replace(
        text,
        documents=(replace(text.documents[0], paragraphs=3),),
        choices=Choices(states=frozenset({State.TRANSLATED})),
    )
    assert write_export(many, tmp_path / "a.tsv", replace(TSV, most_pairs=2)).compared == 2


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


FOOTNOTES = ["docx", "html", "markdown", "parallel-docx", "parallel-markdown"]


def noted() -> ParallelText:
    """A pair with two footnotes, of which there is something to say."""
    text = footnoted(parallel(pair(1, "法治", "Rule of law.")), (1, 4, "法"), (1, 12, "治"))
    return replace(text, warnings=("a note lost its words",))


@pytest.mark.parametrize(
    ("name", "warnings"),
    [
        *((name, ("a note lost its words",)) for name in FOOTNOTES),
        *((name, ()) for name in WRITING if name not in FOOTNOTES),
    ],
)
def test_what_is_to_be_said_of_footnotes_is_said_where_there_are_any(
    name: str, warnings: tuple[str, ...], tmp_path: Path
) -> None:
    exported = write_export(noted(), tmp_path / "page", FORMATS.get(name))
    assert (exported.written, exported.skipped, exported.warnings) == (1, 0, warnings)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([Noted(1, 4, "法"), Noted(1, 12, "治")], None),
        ([Noted(1, 4, "法")], "footnote 2 is missing from the file"),
        (
            [Noted(1, 4, "法"), Noted(1, 12, "治"), Noted(1, 12, "x")],
            "footnote 3 is one too many in the file",
        ),
        (
            [Noted(1, 4, "法"), Noted(1, 11, "治")],
            "footnote 2 reads back as '治' in paragraph 1 at 11, not '治' in 1 at 12",
        ),
        (
            [Noted(1, 4, "灋"), Noted(1, 12, "治")],
            "footnote 1 reads back as '灋' in paragraph 1 at 4, not '法' in 1 at 4",
        ),
    ],
)
def test_a_footnote_that_does_not_read_back_stops_the_export(
    found: list[Noted], fault: str | None, out: Path
) -> None:
    format = replace(FORMATS.get("markdown"), read_footnotes=lambda _: iter(found))
    if fault is None:
        assert write_export(noted(), out, format).written == 1
        return
    with pytest.raises(ExportFailed) as caught:
        write_export(noted(), out, format)
    assert caught.value.fault == f"page.tsv was not written: {fault}"
    assert untouched(out)


@pytest.mark.parametrize("name", FOOTNOTES)
def test_a_footnote_that_the_format_loses_is_noticed(name: str, out: Path) -> None:
    format = FORMATS.get(name)

    def write(parallel: ParallelText, stream: BinaryIO) -> list[str]:
        assert format.write is not None
        bare = tuple(replace(each, footnotes={}) for each in parallel.documents)
        return list(format.write(replace(parallel, documents=bare), stream))

    with pytest.raises(ExportFailed, match="footnote 1 is missing from the file"):
        write_export(noted(), out, replace(format, write=write))
    assert untouched(out)


def test_footnotes_are_read_by_those_who_expect_them() -> None:
    with pytest.raises(ValueError, match="belong together"):
        replace(FORMATS.get("html"), expected_footnotes=None)


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
