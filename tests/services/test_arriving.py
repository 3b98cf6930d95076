"""Large files, which are stored while they are read, come in as small ones do, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.builders import project_file, texts
from tests.formats.bilingual_files import NAMES, sample
from workbench.errors import BadInput, UnreadableFile
from workbench.formats import _xml_stream
from workbench.model.segments import SegmentKind
from workbench.services import (
    arriving,
    importing,
    projects,
    stays,
    translating,
    undoing,
    writing_back,
)
from workbench.services.arriving import Arrival
from workbench.services.importing import Repair
from workbench.store import opening, originals
from workbench.store.project import Store

ME = "李译"
OPEN = "昆明市人民检察院依法提起公诉。"
PAGE = "关于做好春耕工作的通知\n\n各县区要抓好\n春耕备耕。\n\n　　一、落实责任。\n二、加强检查\n"
TABLE = '编号\t原文\t译文\n1\t深化改革\tto deepen reform\n2\t\t\n3\t"依法\n治国"\t\n4\t检察院\t\n'


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is a large one, and is read in small chunks and stored in small batches."""
    monkeypatch.setattr(importing, "_LARGE", 0)
    monkeypatch.setattr(arriving, "_AT_ONCE", 2)
    monkeypatch.setattr(_xml_stream, "CHUNK", 13)
    monkeypatch.setattr(originals, "_LARGE", 10)


def facts(store: Store) -> list[Any]:
    """All that a project says of its documents, without identities."""
    found: list[Any] = []
    for row, document in store.documents.all():
        found.append((document.name, document.format, document.encoding))
        found.append((store.documents.repair(row), store.documents.editions.original(row)))
        found += store.documents.editions.blocks(row)
        for pair in store.segments.pairs(row):
            segment, target = pair.segment, pair.target
            found.append((segment.number, segment.kind, segment.level, segment.article))
            found.append((segment.source, segment.codes, segment.unfinished))
            found.append((segment.is_locked, segment.is_translatable))
            found.append((target.text, target.codes, target.state, target.author))
            found += [(each.body, each.author, each.origin) for each in pair.annotations]
    return [*found, sorted(unit.target for unit in store.units.get(_units(store)).values())]


def _units(store: Store) -> list[int]:
    return list(store.units.rows_of())


def streamed(path: Path, mode: Repair = Repair.AUTO, column: str = "") -> Store:
    store = Store.memory()
    source = importing.source(path, mode, column=column)
    assert isinstance(source, Arrival)
    importing.add(store, [source], ME)
    assert list(store.faults()) == []
    return store


def whole(path: Path, mode: Repair = Repair.AUTO, column: str = "") -> Store:
    store = Store.memory()
    importing.add(store, [importing.propose(path, mode, column=column)], ME)
    return store


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", NAMES)
def test_a_large_bilingual_file_comes_in_as_a_small_one_does(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(sample(name))
    assert facts(streamed(tmp_path / name)) == facts(whole(tmp_path / name))


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("mode", [Repair.AUTO, Repair.OFF])
@pytest.mark.parametrize(("name", "text"), [("通知.txt", PAGE), ("表.tsv", TABLE)])
def test_a_large_text_of_one_stretch_is_what_a_small_one_is(
    name: str, text: str, mode: Repair, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert facts(streamed(path, mode)) == facts(whole(path, mode))


@pytest.mark.usefixtures("small_limits")
def test_quotes_that_open_no_cell_are_text_in_a_large_table_too(tmp_path: Path) -> None:
    path = tmp_path / "表.tsv"
    path.write_text('原文\t译文\n"深化改革\t\n检察院\t\n', encoding="utf-8")
    assert facts(streamed(path)) == facts(whole(path))
    assert [source for source, _ in texts(streamed(path))] == ['"深化改革', "检察院"]


@pytest.mark.usefixtures("small_limits")
def test_a_column_that_is_named_is_taken_of_a_large_table(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("甲,乙\n昆明,检察院\n朝阳,法院\n", encoding="utf-8")
    assert texts(streamed(tmp_path / "表.csv", column="乙")) == [("检察院", ""), ("法院", "")]
    with pytest.raises(UnreadableFile, match="no column '丙'"):
        streamed(tmp_path / "表.csv", column="丙")
    (tmp_path / "文.txt").write_text(PAGE, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="is no table"):
        streamed(tmp_path / "文.txt", column="乙")


@pytest.mark.usefixtures("small_limits")
def test_stretches_end_with_sentences_and_articles_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "_STRETCH", 6)
    monkeypatch.setattr(arriving, "_LEAST", 3)
    lines = "{0}县检察院日前召开会议，要求各县区把全年的工作部署好，", "把各项措施落到实处。"
    story = f"{{0}}县召开现场会\n\n{lines[0]}\n{lines[1]}\n\n(记者 王{{0}})\n\n"
    (tmp_path / "报.txt").write_text("".join(map(story.format, "甲乙丙丁戊")), encoding="utf-8")
    store = streamed(tmp_path / "报.txt")
    (row, _), *_ = store.documents.all()
    pairs = [pair.segment for pair in store.segments.pairs(row)]
    assert [(each.kind, each.source, each.article) for each in pairs] == [
        found
        for article, name in enumerate("甲乙丙丁戊", 1)
        for found in (
            (SegmentKind.HEADLINE, f"{name}县召开现场会", article),
            (SegmentKind.BODY, "".join(lines).format(name), article),
            (SegmentKind.CREDIT, f"(记者 王{name})", article),
        )
    ]
    assert store.documents.editions.original(row) == (tmp_path / "报.txt").read_bytes()
    told: list[tuple[int, int]] = []
    source = importing.source(tmp_path / "报.txt", Repair.AUTO)
    shown = list(importing.previewed(source, lambda *done: told.append(done)))
    assert [(each.kind, each.text, each.article) for part in shown for each in part.paragraphs] == [
        (each.kind, each.source, each.article) for each in pairs
    ]
    assert len(shown) == len(told) > 2
    size = (tmp_path / "报.txt").stat().st_size
    assert told[-1] == (size, len(pairs))
    told.clear()
    for parts in importing.previews([source, source], lambda *done: told.append(done)):
        list(parts)
    assert [read for read, _ in told] == sorted(read for read, _ in told)
    assert told[-1] == (2 * size, len(pairs))


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", NAMES)
def test_undo_takes_a_large_file_out_and_redo_brings_it_back(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(sample(name))
    store = streamed(tmp_path / name)
    before = facts(store)
    undoing.undo(store, ME, documents=True)
    assert facts(store) == [[]]
    undoing.redo(store, ME, documents=True)
    assert facts(store) == before


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_touched_of_it_is_written_as_it_was(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(sample(name))
    told: list[int] = []
    store = streamed(tmp_path / name)
    (row, document), *_ = store.documents.all()
    writing_back.write_back(store, document.id, tmp_path / f"出{name}", report=told.append)
    assert (tmp_path / f"出{name}").read_bytes() == sample(name)
    blocks = len(store.documents.editions.blocks(row))
    assert told == list(range(1, 2 * blocks + 1))


MANY = 4_500
"""Segments: several batches, and more than a batch is of bytes that are read."""
UNIT = "<unit id='{0}'><segment state='translated'><source>第{0}条</source><target>Article {0}</target></segment></unit>\n"  # noqa: E501
HEAD = "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='zh' trgLang='en'><file id='f'>\n"  # noqa: E501
_KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.services import importing
from workbench.store.project import Store

importing._LARGE = 0

def report(read, count):
    if count >= 3_000:
        os.kill(os.getpid(), signal.SIGKILL)

with Store.open(Path(sys.argv[1])) as store:
    source = importing.source(Path(sys.argv[2]), importing.Repair.AUTO)
    importing.add(store, [source], "李译", report=report)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one document."""
    project_file(path := tmp_path / "项 目.db", OPEN)
    return path


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of many segments, which counts as a large one."""
    monkeypatch.setattr(importing, "_LARGE", 0)
    many = tmp_path / "法 律.xlf"
    many.write_text(
        HEAD + "".join(map(UNIT.format, range(MANY))) + "</file></xliff>", encoding="utf-8"
    )
    return many


def as_it_was(path: Path) -> bool:
    with Store.open(path) as store:
        found = (list(store.faults()), texts(store), list(store.units.rows_of()))
        (change,) = store._connection.execute("SELECT count(*) FROM change_sets").fetchone()
    return found == ([], [(OPEN, "")], []) and change == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_breaking_it_off_leaves_the_project_as_it_was(
    path: Path, many: Path, error: type[BaseException]
) -> None:
    seen: list[tuple[int, int]] = []

    def report(read: int, count: int) -> None:
        seen.append((read, count))
        if count >= MANY // 2:
            raise error

    with Store.open(path) as store, pytest.raises(error):
        importing.add(store, [importing.source(many, Repair.AUTO)], ME, report=report)
    assert [count for _, count in seen] == [1_000, 2_000, 3_000]
    assert 0 < seen[0][0] <= seen[-1][0] <= many.stat().st_size
    assert as_it_was(path)


def test_another_program_is_told_meanwhile_and_writes_afterwards(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.0)
    monkeypatch.setattr(importing, "_LARGE", 0)
    large = tmp_path / "法律.xlf"
    large.write_text(f"{HEAD}{UNIT.format(1)}</file></xliff>", encoding="utf-8")
    told: list[str] = []

    def write() -> None:
        with projects.open_for_writing(path) as other:
            row = other.segments.outline(1).rows[0]
            visit = stays.visit(row, other.segments.pair(row), ME)
            translating.confirm(other, visit, "Prosecutors sued.")

    def report(read: int, count: int) -> None:
        if not told:
            with pytest.raises(BadInput) as raised:
                write()
            told.append(str(raised.value))

    with Store.open(path) as store:
        importing.add(store, [importing.source(large, Repair.AUTO)], ME, report=report)
    write()
    assert told == [f"{path}: database is locked; another program is writing; try again"]
    with Store.open(path) as store:
        assert [pair.target.text for pair in store.segments.pairs(1)] == ["Prosecutors sued."]
        assert store.segments.count(2) == 1


def test_killing_it_leaves_the_project_as_it_was(path: Path, many: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, path, many], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert as_it_was(path)
    with Store.open(path) as store:
        assert importing.add(store, [importing.source(many, Repair.AUTO)], ME).added == MANY
        assert list(store.faults()) == []


def test_a_file_that_is_cut_short_is_named_with_its_line(path: Path, many: Path) -> None:
    os.truncate(many, many.stat().st_size * 9 // 10)
    whole_lines = many.read_bytes().count(b"\n")
    with (
        Store.open(path) as store,
        pytest.raises(UnreadableFile, match=rf"^法 律\.xlf, line {whole_lines + 1}: "),
    ):
        importing.add(store, [importing.source(many, Repair.AUTO)], ME)
    assert as_it_was(path)


def test_a_full_disk_leaves_the_project_as_it_was(path: Path, many: Path) -> None:
    with suppress(BadInput), Store.open(path) as store:
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages + 40}")
        importing.add(store, [importing.source(many, Repair.AUTO)], ME)
        pytest.fail("there was room")
    assert as_it_was(path)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("坏.tsv", b"\xe5\x8e\x9f\xe6\x96\x87\n" * 9 + b"\xff\xfe\xff", "not UTF-8"),
        ("坏.csv", '原文\n检察院\n"法院\n'.encode(), "line 3: the row cannot be read"),
        ("空.xlf", HEAD.encode() + b"</file></xliff>", "holds no text"),
        ("包.xlf", b"PK\x03\x04" + b"0" * 99, "is a package"),
    ],
)
def test_a_large_file_that_cannot_be_read_says_so(
    name: str, data: bytes, fault: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableFile, match=fault):
        streamed(tmp_path / name)


def test_what_is_small_or_cannot_be_streamed_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "文.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "文.md").touch()
    os.truncate(tmp_path / "文.md", 100_000_001)
    source = importing.source(tmp_path / "文.txt", Repair.AUTO)
    assert isinstance(source, importing.Proposal)
    with pytest.raises(UnreadableFile, match="documents of up to 100 MB"):
        importing.source(tmp_path / "文.md", Repair.AUTO)
