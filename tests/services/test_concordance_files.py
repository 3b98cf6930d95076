from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, Side
from workbench.plugins import FORMATS
from workbench.services import concordance_files
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path

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
        store.units.add(store.memories.add(change, "laws"), units)
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
    monkeypatch.setattr(concordance_files, "_BATCH", batch)
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
