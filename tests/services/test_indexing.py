import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.memory_units import add_memory, unit
from workbench.model.concordance import ConcordanceQuery
from workbench.services import concordance, indexing, projects, remembered
from workbench.services.matching import USUAL
from workbench.store import shards
from workbench.store.project import Store
from workbench.store.shards import ShardRange

TEXTS = ("公开", "第1", '"Case 4"')
WANTED = "人民法院依法公开审理第7号案件。"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards of 32 and of 8 units."""
    for module in (shards, indexing):
        monkeypatch.setattr(module, "SIZES", (32, 8))


def filled(path: Path, count: int = 45) -> Path:
    projects.new(path)
    with projects.open_for_writing(path) as store:
        add_memory(store, "laws", *map(numbered, range(1, count + 1)))
        indexing.seal(store)
    return path


def numbered(at: int):
    return unit(f"人民法院依法公开审理第{at}号案件。", f"Case {at} is tried in public.")


def ranges(store: Store) -> list[ShardRange]:
    return [place for _, place in store.shards.ranges(indexing.edition())]


def answers(store: Store) -> tuple[str, int, list[int]]:
    """The best match, how many there are, and how many units hold a word and a figure."""
    matches = remembered.for_text(store, WANTED, replace(USUAL, limit=0))
    counts = [
        concordance.count(store, ConcordanceQuery(text=text))
        for text in ("公开", "第1", '"Case 4"')
    ]
    return matches[0].target, len(matches), counts


RIGHT = ("Case 7 is tried in public.", 45, [45, 11, 7])


def test_full_ranges_are_sealed_the_big_ones_first(tmp_path: Path) -> None:
    with projects.open_for_writing(filled(tmp_path / "a.db")) as store:
        assert ranges(store) == [ShardRange(0, 32), ShardRange(32, 8)]
        assert indexing.seal(store) == 0
        assert answers(store) == RIGHT


def test_small_shards_give_way_to_a_big_one(tmp_path: Path) -> None:
    with projects.open_for_writing(filled(tmp_path / "a.db", 30)) as store:
        assert ranges(store) == [ShardRange(0, 8), ShardRange(8, 8), ShardRange(16, 8)]
        add_memory(store, "one more", numbered(31))
        assert indexing.seal(store) == 1
        assert ranges(store) == [ShardRange(0, 32)]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM postings",
        "DELETE FROM postings; DELETE FROM shards",
        "DELETE FROM postings WHERE shard_id = 1; DELETE FROM shards WHERE id = 1",
        "UPDATE shards SET signatures = zeroblob(length(signatures))",
        "UPDATE shards SET signatures = substr(signatures, 1, length(signatures) - 1)",
        "UPDATE shards SET signatures = x''",
        "UPDATE shards SET edition = 'another'",
        "UPDATE postings SET data = zeroblob(length(data))",
        "UPDATE postings SET data = substr(data, 2)",
    ],
)
def test_a_lost_or_altered_index_hides_nothing_and_is_made_again(
    damage: str, tmp_path: Path
) -> None:
    path = filled(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(damage)
    with projects.open_for_reading(path) as store:
        assert answers(store) == RIGHT
    with projects.open_for_writing(path) as store:
        assert indexing.seal(store) > 0
        assert answers(store) == RIGHT
        assert ranges(store) == [ShardRange(0, 32), ShardRange(32, 8)]
        assert indexing.seal(store) == 0


def test_a_store_that_is_open_follows_what_another_writes(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", 30)
    with projects.open_for_reading(path) as reader:
        assert answers(reader)[1] == 30
        with projects.open_for_writing(path) as store:
            add_memory(store, "two more", numbered(31), numbered(32))
            indexing.seal(store)
        assert answers(reader)[1] == 32
        with projects.open_for_writing(path) as store:
            store.journal.undo("李译")
        assert answers(reader)[1] == 30
