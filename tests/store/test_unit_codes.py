"""Units keep the inline markup that a file had in them, and those of the project what it has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import project, row_of
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.memory import Bead, NewUnit
from workbench.model.segments import SegmentKind, State
from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.model.spans import Span
from workbench.services import memories, memory_files, translating, undoing
from workbench.store.project import Store

AUTHOR = "李译"
SOURCE = "依法严惩黑恶势力犯罪。"
TARGET = "Punish crimes by gangs under the law."


def code(kind: str, offset: int, number: int = 1, markup: str = "bold", data: str = "") -> Code:
    return Code(
        number=number,
        kind=CodeKind(kind),
        offset=offset,
        markup=Markup(markup),
        data=data or f"<{number}>",
        is_deletable=True,
    )


SOURCE_CODES = (code("open", 0), code("close", 2), code("alone", 11, 2, "image", "<图/>"))
TARGET_CODES = (code("open", 30), code("close", 36), code("alone", 37, 2, "image"))
UNIT = NewUnit(
    source=SOURCE,
    target=TARGET,
    source_language="zh-Hans",
    target_language="en",
    source_codes=SOURCE_CODES,
    target_codes=TARGET_CODES,
)
PLAIN = NewUnit(
    source="公民在法律面前一律平等。",
    target="All citizens are equal before the law.",
    source_language="zh-Hans",
    target_language="en",
)


def codes_of(store: Store) -> list[tuple[str, tuple[Code, ...], tuple[Code, ...]]]:
    """Source and codes of every unit that stands."""
    assert list(store.faults()) == []
    found = store.units.get(list(store.units.rows_of()))
    return [(unit.source, unit.source_codes, unit.target_codes) for unit in found.values()]


@pytest.fixture
def store() -> Store:
    """A project with a memory of two units, of which the second has codes."""
    made = project()
    with made.journal.change("import", AUTHOR) as change:
        made.unit_changes.add(made.memories.add(change, "法规"), [PLAIN, UNIT])
    return made


def test_what_is_added_with_codes_has_them(store: Store) -> None:
    assert codes_of(store) == [(PLAIN.source, (), ()), (SOURCE, SOURCE_CODES, TARGET_CODES)]
    brief = store.units.get(list(store.units.rows_of()), is_brief=True)
    assert [unit.source_codes for unit in brief.values()] == [(), ()]


def test_an_edit_keeps_the_codes_of_the_text_that_stays(store: Store) -> None:
    unit = list(store.units.get(list(store.units.rows_of())).values())[1]
    memories.edit(store, unit.id, AUTHOR, target="Punish gangs.")
    assert codes_of(store)[1] == (SOURCE, SOURCE_CODES, ())
    assert undoing.undo(store, AUTHOR) is not None
    assert codes_of(store)[1] == (SOURCE, SOURCE_CODES, TARGET_CODES)


def test_a_unit_that_is_turned_round_has_its_codes_turned_round(store: Store) -> None:
    with store.journal.change("swap", AUTHOR) as change:
        assert store.unit_changes.swap(change, list(store.units.rows_of())) == 2
    assert codes_of(store) == [
        (PLAIN.target, (), ()),
        (TARGET, TARGET_CODES, SOURCE_CODES),
    ]


def test_the_units_of_another_project_come_with_their_codes(tmp_path: Path) -> None:
    path = tmp_path / "别的.db"
    with (
        Store.create(path, source_language="zh-Hans", target_language="en") as other,
        other.journal.change("import", AUTHOR) as change,
    ):
        other.unit_changes.add(other.memories.add(change, "法规"), [UNIT])
    store = project()
    memory_files.import_units(store, path, AUTHOR)
    assert codes_of(store) == [(SOURCE, SOURCE_CODES, TARGET_CODES)]


def confirmed(source: str, target: str, both: tuple[tuple[Code, ...], tuple[Code, ...]]) -> Store:
    """A project with one paragraph of a page that is confirmed, with its codes."""
    page = SourceText(
        format="html",
        encoding="utf-8",
        original=b"<p>",
        blocks=(Block(text=source, line=1, codes=both[0], locator="p[1]"),),
        is_structured=True,
    )
    pieces = (Piece(block=0, start=0, at=0, length=len(source)),)
    paragraph = Paragraph(
        text=source, kind=SegmentKind.BODY, article=1, codes=both[0], pieces=pieces
    )
    store = Store.memory()
    with store.journal.change("add 网页", AUTHOR) as change:
        store.documents.add(change, "网页", page, [paragraph], repair="auto")
    row = row_of(store, 1)
    pair = store.segments.pair(row)
    translating.set_target(store, row, pair, target, State.TRANSLATED, AUTHOR, both[1])
    return store


def test_the_unit_of_a_confirmed_pair_has_the_codes_of_its_wordings() -> None:
    store = confirmed(SOURCE, TARGET, (SOURCE_CODES, TARGET_CODES))
    assert codes_of(store) == [(SOURCE, SOURCE_CODES, TARGET_CODES)]


def test_a_sentence_has_the_codes_within_it() -> None:
    first, second = "健全长效机制。", SOURCE
    english, other = "Improve the mechanism.", TARGET
    at, to = len(first), len(english) + 1
    store = confirmed(
        first + second,
        f"{english} {other}",
        (
            (code("alone", 0, 1, "image"), code("open", 2, 2), code("close", at + 2, 2)),
            (code("open", 0, 2), code("close", to + 6, 2), code("alone", to + 6, 1, "image")),
        ),
    )
    beads = [
        Bead(source=Span(0, at), target=Span(0, to - 1), confidence=1.0, is_one_to_one=True),
        Bead(
            source=Span(at, at + len(second)),
            target=Span(to - 1, to + len(other)),
            confidence=1.0,
            is_one_to_one=True,
        ),
    ]
    with store.transaction():
        store.beads.put(row_of(store, 1), beads)
        store.remembering.follow([row_of(store, 1)])
    whole, *parts = codes_of(store)
    assert whole[0] == first + second
    image, open_, close = code("alone", 0, 1, "image"), code("open", 2, 2), code("close", 7, 2)
    assert parts == [
        (first, (image, open_, close), (replace(open_, offset=0), replace(close, offset=22))),
        (
            second,
            (code("open", 0, 1, data="<2>"), code("close", 2, 1, data="<2>")),
            (
                code("open", 0, 1, data="<2>"),
                code("close", 6, 1, data="<2>"),
                code("alone", 6, 2, "image", "<1>"),
            ),
        ),
    ]
