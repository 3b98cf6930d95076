from dataclasses import replace

import pytest

from tests.builders import annotation, leaving, pair, uuid_of
from workbench.formats._cell_notes import UNSURE, notes_and_marks, read_cell
from workbench.model.returned import ReturnedNote, SentNote
from workbench.text.fingerprints import fingerprint

PLAIN, FIRST, SECOND = (
    replace(annotation(body=body), id=uuid_of(body)) for body in ("是哪 | 部?", "which?", "why?")
)
PAIR = replace(
    leaving(pair(1, "法治。", "Rule of law.", note=PLAIN.body)),
    remark=PLAIN,
    annotations=(replace(FIRST, label="style"), SECOND),
)
CELL, MARKS = notes_and_marks(PAIR)
A, B, C = (ReturnedNote(text=each.body, id=each.id) for each in (PLAIN, FIRST, SECOND))


def test_the_cell_is_read_as_it_was_written() -> None:
    assert CELL == r"是哪 \| 部? | [style] which? | [query] why?"
    found = read_cell(CELL, MARKS)
    assert (found.notes, found.warnings) == ((A, B, C), ())
    assert found.sent == tuple(
        SentNote(each.id, fingerprint(each.body)) for each in (PLAIN, FIRST, SECOND)
    )
    assert notes_and_marks(leaving(pair(1, "法治。", ""))) == ("", "")


@pytest.mark.parametrize(
    ("cell", "notes"),
    [
        ("", ()),
        ("[style] which? | [query] why?", (B, C)),
        ("哪部? | [style] which? | [query] why?", (replace(A, text="哪部?"), B, C)),
        (r"[query] why? | 是哪 \| 部? | [style] which?", (C, A, B)),
        (r"是哪 \| 部? | [query] why? | [style] which one?", (A, C, replace(B, text="which one?"))),
        (f"{CELL} | and?", (A, B, C, ReturnedNote(text="and?"))),
        ("[style] | [query]", (replace(B, text=""), replace(C, text=""))),
    ],
)  # fmt: skip
def test_each_note_is_known(cell: str, notes: tuple[ReturnedNote, ...]) -> None:
    found = read_cell(cell, MARKS)
    assert (found.notes, len(found.sent), found.warnings) == (notes, 3, ())


def test_what_may_be_another_note_is_not_missed() -> None:
    found = read_cell("[style] which? | which law?", MARKS)
    assert found.notes == (B, ReturnedNote(text="which law?"))
    assert [each.id for each in found.sent] == [FIRST.id]
    assert found.warnings == (UNSURE,)
    twins = replace(PAIR, annotations=(SECOND, replace(SECOND, id=FIRST.id, body="when?")))
    found = read_cell(r"是哪 \| 部? | [query] who?", notes_and_marks(twins)[1])
    assert (found.notes, len(found.sent)) == ((A, ReturnedNote(text="[query] who?")), 1)


@pytest.mark.parametrize("marks", ["", "x", "1:2:3:4", f"{FIRST.id}:9999999:x:y", MARKS[1:]])
def test_marks_that_somebody_broke_say_nothing(marks: str) -> None:
    assert ReturnedNote(text="[style] which?") in read_cell("x | [style] which?", "").notes
    read_cell(CELL, marks)


def test_very_many_notes_are_not_compared_with_each_other() -> None:
    cell = " | ".join(f"[style] note {number}" for number in range(400))
    found = read_cell(cell, " ".join([MARKS] * 100))
    assert found.notes == tuple(ReturnedNote(text=f"[style] note {at}") for at in range(400))
    assert (found.sent, found.warnings) == ((), (UNSURE,))
