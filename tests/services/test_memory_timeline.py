"""What was done with memories reads well among everything else that was done."""

from __future__ import annotations

from pathlib import Path

from tests.builders import project_file
from tests.services.memory_units import AUTHOR, LAW, add_memory, unit
from workbench.model.unit_queries import UnitQuery
from workbench.services import libraries, memories, memory_cleaning, timeline, undoing
from workbench.services.memory_cleaning import MemoryFault
from workbench.store.project import Store


def told(store: Store) -> list[tuple[str, list[str]]]:
    """(title, sentences with their texts) of each event, the oldest first."""
    found = []
    for event in timeline.of_project(store):
        said = [
            f"{timeline.sentence(each, event)} {each.before}→{each.after}"
            for each in event.happenings
        ]
        found.append((event.title, said))
    return found[::-1]


def test_each_deed_is_a_line(tmp_path: Path) -> None:
    project_file(tmp_path / "库.db")
    with Store.open(project_file(tmp_path / "法.db")) as store:
        add_memory(store, "宪法")
        add_memory(store, "旧译", unit("公民在法律面前一律平等。", "Equal."))
        memories.rename(store, "旧译", "旧译本", AUTHOR)
        memories.merge(store, "旧译本", "宪法", AUTHOR)
        undoing.undo(store, AUTHOR)
        (first, *_) = store.units.get([1]).values()
        memories.edit(store, first.id, AUTHOR, target="All are equal.")
        memories.split(store, "宪法", UnitQuery(source="人权"), "人权", AUTHOR)
        memories.remove(store, "旧译本", AUTHOR)
        libraries.attach(store, tmp_path / "库.db", AUTHOR)
        libraries.set_penalty(store, "库.db", 5, AUTHOR)
        libraries.detach(store, "库.db", AUTHOR)
        memory_cleaning.mend(store, [MemoryFault.LENGTH, MemoryFault.EMPTY], AUTHOR)
        add_memory(
            store, "长", unit("中华人民共和国各民族一律平等，国家保障各少数民族的合法权利。", "")
        )
        memory_cleaning.mend(store, [MemoryFault.EMPTY], AUTHOR)
        assert told(store)[1:] == [
            ("import 宪法", ["memory 宪法: added →"]),
            ("import 旧译", ["memory 旧译: added →"]),
            ("rename memory 旧译 to 旧译本", ["memory 旧译本: name changed 旧译→旧译本"]),
            ("merge memory 旧译本 into 宪法", ["memory 旧译本: put into another →"]),
            ("undone: merge memory 旧译本 into 宪法", ["memory 旧译本: stands alone →"]),
            ("edit unit", [
                f"unit {LAW[0][0]}: removed {LAW[0][1]}→",
                f"unit {LAW[0][0]}: added →All are equal.",
            ]),
            ("split memory 宪法", ["memory 人权: added →", f"unit {LAW[1][0]}: moved →"]),
            ("remove memory 旧译本", ["memory 旧译本: removed →"]),
            ("attach 库.db", ["library 库.db: added →"]),
            ("penalty of 库.db", ["library 库.db: penalty changed 0→5"]),
            ("detach 库.db", ["library 库.db: removed →"]),
            ("import 长", ["memory 长: added →"]),
            ("clean the memory", [
                "unit 中华人民共和国各民族一律平等，国家保障各少数民…: removed →",
            ]),
        ]  # fmt: skip
