from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.memory_units import add_memory, unit
from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, Side
from workbench.plugins import FORMATS
from workbench.services import concordance_files, projects, writing_units
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.model.memory import TranslationUnit

PAIRS = (
    ("国家安全是安邦定国的重要基石。", "National security is the cornerstone."),
    ("維護國家安全。", "Safeguard State security."),
    ("人民法院独立行使审判权。", "The courts adjudicate independently."),
)


@pytest.fixture
def store() -> Store:
    store = Store.memory()
    with store.journal.change("import laws", "王编") as change:
        units = [
            NewUnit(
                source=source,
                target=target,
                source_language="zh-Hans",
                target_language="en",
                origin=Origin.IMPORTED,
                author="王编",
                time="2019-05-06T00:00:00+00:00",
                document="国家安全法",
            )
            for source, target in PAIRS
        ]
        store.unit_changes.add(store.memories.add(change, "laws"), units)
    return store


def read(path: Path) -> list[tuple[str, str, str, str, str, Origin]]:
    read_units = FORMATS.get(path.suffix[1:]).read_units
    assert read_units is not None
    return [
        (unit.source, unit.target, unit.author, unit.time[:10], unit.document, unit.origin)
        for unit in read_units(path, lambda _read: None)
        if isinstance(unit, NewUnit)
    ]


@pytest.mark.parametrize("batch", [1, 1000])
@pytest.mark.parametrize("name", ["found.tmx", "found.tsv"])
def test_what_is_found_is_written_with_what_is_known_of_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, batch: int
) -> None:
    monkeypatch.setattr(writing_units, "_BATCH", batch)
    out = tmp_path / name
    query = ConcordanceQuery(text="国家安全", side=Side.SOURCE)
    assert concordance_files.export(store, query, out).written == 2
    assert sorted(read(out)) == sorted(
        (source, target, "王编", "2019-05-06", "国家安全法", Origin.IMPORTED)
        for source, target in PAIRS[:2]
    )


def test_nothing_found_writes_no_file(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "found.tmx"
    with pytest.raises(Refused, match="nothing was found"):
        concordance_files.export(store, ConcordanceQuery(text="没有"), out)
    with pytest.raises(NotFound, match="no suffix that is known for translation units") as caught:
        concordance_files.export(store, ConcordanceQuery(text="国家"), tmp_path / "found.docx")
    assert caught.value.hint.endswith("; give the file such a name")  # there is no --to here
    assert list(tmp_path.iterdir()) == []


def test_what_reads_otherwise_takes_no_place(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = replace(FORMATS.get("tmx"), read_units=lambda _path, _told: iter(()))
    monkeypatch.setattr(concordance_files, "chosen_format", lambda *_, **__: broken)
    with pytest.raises(ExportFailed, match="unit 1 is missing from the file"):
        concordance_files.export(store, ConcordanceQuery(text="国家"), tmp_path / "found.tmx")
    assert list(tmp_path.iterdir()) == []


def test_all_that_is_written_is_of_one_moment_and_of_libraries_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, (source, target) in zip(("mine.db", "library.db"), PAIRS, strict=False):
        projects.new(tmp_path / name)
        with projects.open_for_writing(tmp_path / name) as store:
            add_memory(store, "laws", unit(source, target))
    tmx = FORMATS.get("tmx")

    def disturbed(units: Iterable[TranslationUnit], *others: Any) -> Sequence[str]:
        """Another program takes the units away and adds another, while they are written."""
        with projects.open_for_writing(tmp_path / "mine.db") as store:
            with store.journal.change("remove", "李译") as change:
                store.unit_changes.remove(change, list(store.units.rows_of()))
            add_memory(store, "new", unit("国家安全法", "the National Security Law"))
        assert tmx.write_units is not None
        return tmx.write_units(units, *others)

    with projects.open_for_writing(tmp_path / "mine.db") as store:
        with store.journal.change("attach", "李译") as change:
            store.libraries.add(change, "library.db", 0)
        monkeypatch.setattr(
            concordance_files, "chosen_format", lambda *_, **__: replace(tmx, write_units=disturbed)
        )
        query = ConcordanceQuery(text="国家安全")
        assert concordance_files.export(store, query, tmp_path / "found.tmx").written == 2
    assert [row[0] for row in read(tmp_path / "found.tmx")] == [source for source, _ in PAIRS[:2]]
