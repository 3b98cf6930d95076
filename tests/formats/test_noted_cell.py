"""Notes in one cell: what went out, what was changed, and what is new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.round_trips import texts
from workbench.formats._noted_cell import WrittenNote, known_notes, read_notes
from workbench.model.returned import ReturnedNote
from workbench.text.line_ends import to_line_feeds

SENT = (
    WrittenNote(id="a", head="query, 李译: “两个一律”", text="which two?"),
    WrittenNote(id="b", head="", text="first line\n[1 x] second line"),
    WrittenNote(id="", head="remark", text="无名"),
)
TOKENS = [note.token(number) for number, note in enumerate(SENT, 1)]
CELL = "\n".join(note.line(number) for number, note in enumerate(SENT, 1))
WHOLE = [("which two?", "a"), ("first line\n[1 x] second line", "b"), ("无名", "")]


def read(cell: str) -> list[tuple[str, str]]:
    return [(note.text, note.id) for note in read_notes(cell, known_notes(TOKENS))]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (CELL, WHOLE),
        ("", []),
        (f"{CELL}\nThe first two.", [*WHOLE, ("The first two.", "")]),
        (f"新的\n{CELL}", [("新的", ""), *WHOLE]),
        (f"{CELL}\n\none\ntwo\n \nthree", [*WHOLE, ("one\ntwo", ""), ("three", "")]),
        (CELL.replace("[3 remark]", "new\n[3 remark]"), [*WHOLE[:2], ("new", ""), WHOLE[2]]),
        # A note that is another one now ends where the next one begins.
        (
            CELL.replace("first line", "1st line"),
            [WHOLE[0], ("1st line\n[1 x] second line", "b"), WHOLE[2]],
        ),
        (CELL.replace("which two?", "which?\nBoth"), [("which?\nBoth", "a"), *WHOLE[1:]]),
        (CELL.replace("[2] first line\n[1 x] second line\n", ""), [WHOLE[0], WHOLE[2]]),
        ("[2]first line\n[1 x] second line", [WHOLE[1]]),
        ("[4 query] strange", [("[4 query] strange", "")]),
        ("[1 query] which  two? \n[1 query] which two?",
         [("which  two? ", "a"), ("[1 query] which two?", "")]),
        ("[1", [("[1", "")]),
    ],
)  # fmt: skip
def test_what_a_cell_says(cell: str, expected: list[tuple[str, str]]) -> None:
    assert read(cell) == expected


def test_new_notes_have_an_author() -> None:
    found = list(read_notes(f"{CELL}\nyes", known_notes(TOKENS), "王审", "2026-03-02T09:00:00Z"))
    assert [note.author for note in found] == ["", "", "", "王审"]
    assert found[-1] == ReturnedNote(text="yes", author="王审", time="2026-03-02T09:00:00Z")


def test_line_ends_of_other_programs_are_lines() -> None:
    sent = WrittenNote(id="a", head="", text="one\r\ntwo\r")
    (found,) = read_notes(to_line_feeds(sent.line(1)), known_notes([sent.token(1)]))
    assert found == ReturnedNote(text="one\ntwo\n", id="a")


@given(st.lists(texts.map(to_line_feeds), max_size=4))
def test_any_notes_come_back(bodies: list[str]) -> None:
    sent = [WrittenNote(id=f"{at:x}", head="q", text=body) for at, body in enumerate(bodies, 1)]
    tokens = [note.token(number) for number, note in enumerate(sent, 1)]
    cell = "\n".join(note.line(number) for number, note in enumerate(sent, 1))
    found = list(read_notes(cell, known_notes(tokens)))
    assert [(note.text, note.id) for note in found] == [(note.text, note.id) for note in sent]


@pytest.mark.parametrize("lines", [1_000, 1_001, 999_999])
def test_what_a_note_says_of_its_lines_is_not_believed(lines: int) -> None:
    note = WrittenNote(id="a", head="", text="\n".join(["x"] * 1_000))
    token = note.token(1).removesuffix("1000") + str(lines)
    found = list(read_notes(f"{note.line(1)}\nnew", known_notes([token])))
    whole = [(note.text, "a"), ("new", "")] if lines == 1_000 else [(f"{note.text}\nnew", "a")]
    assert [(each.text, each.id) for each in found] == whole
