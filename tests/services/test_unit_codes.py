"""The codes of a unit are offered as the codes of the segment that they answer to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.memory_units import LAW, unit
from tests.store.test_unit_codes import code
from workbench.model.codes import Code
from workbench.model.memory_settings import MemorySettings
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.services import matching
from workbench.services.update_codes import of_unit
from workbench.store.project import Store

BOLD, END = code("open", 0, 1, "bold", "<b>"), code("close", 2, 1, "bold", "</b>")
IMAGE, OTHER = code("alone", 3, 2, "image", "<a/>"), code("alone", 3, 3, "image", "<b/>")


def at(offset: int, number: int, known: Code) -> Code:
    return replace(known, offset=offset, number=number)


@pytest.mark.parametrize(
    ("source", "target", "newer", "wanted"),
    [
        ((BOLD, END), (at(5, 1, BOLD), at(9, 1, END)), (at(1, 7, BOLD), at(2, 7, END)),
         (at(5, 7, BOLD), at(9, 7, END))),
        ((IMAGE, OTHER), (at(8, 3, OTHER), at(9, 2, IMAGE)), (at(0, 1, OTHER), at(1, 2, IMAGE)),
         (at(8, 1, OTHER), at(9, 2, IMAGE))),
        ((IMAGE,), (at(8, 2, IMAGE),), (at(0, 1, OTHER),), (at(8, 1, OTHER),)),
        ((IMAGE, OTHER), (at(8, 2, IMAGE), at(9, 3, OTHER)), (at(0, 1, OTHER),),
         (at(9, 1, OTHER),)),
        ((BOLD, END), (at(5, 1, BOLD), at(9, 1, END)), (at(0, 1, IMAGE),), ()),
        ((), (at(5, 1, BOLD),), (BOLD, END), ()),
        ((BOLD, END), (), (BOLD, END), ()),
    ],
)  # fmt: skip
def test_a_code_answers_to_the_one_that_is_like_it(
    source: tuple[Code, ...], target: tuple[Code, ...], newer: tuple[Code, ...],
    wanted: tuple[Code, ...],
) -> None:  # fmt: skip
    assert of_unit(source, target, newer) == wanted


def test_the_match_of_a_file_has_the_codes_of_the_segment() -> None:
    text = LAW[0][0]
    own = (code("open", 2, 1, "bold", "<strong>"), code("close", 4, 1, "bold", "</strong>"))
    page = SourceText(
        format="html", encoding="utf-8", original=b"<p>",
        blocks=(Block(text=text, line=1, codes=own, locator="p[1]"),), is_structured=True,
    )  # fmt: skip
    pieces = (Piece(block=0, start=0, at=0, length=len(text)),)
    paragraph = Paragraph(text=text, kind=SegmentKind.BODY, article=1, codes=own, pieces=pieces)
    store = Store.memory()
    with store.journal.change("add", "李译") as change:
        store.documents.add(change, "网页", page, [paragraph], repair="auto")
        coded = replace(
            unit(),
            source_codes=(BOLD, END, IMAGE),
            target_codes=(at(0, 2, IMAGE), at(0, 1, BOLD), at(8, 1, END)),
        )
        store.unit_changes.add(store.memories.add(change, "宪法"), [coded])
    ((document, _),) = store.documents.all()
    row = store.segments.row_of_number(document, 1)
    assert row is not None
    (match,) = matching.find(store, row, MemorySettings())
    assert match.target == LAW[0][1]
    assert match.codes == (replace(own[0], offset=0), replace(own[1], offset=8))
