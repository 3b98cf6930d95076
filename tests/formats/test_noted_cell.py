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
    WrittenNote(number="1", id="a", head="query, 李译: “两个一律”", text="which two?"),
    WrittenNote(number="2", id="b", head="", text="first line\n[1 x] second line"),
    WrittenNote(number="3", id="", head="remark", text="无名"),
)
TOKENS = [note.token for note in SENT]
CELL = "\n".join(note.line for note in SENT)
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
         [("which  two? ", "a"), ("which two?", "")]),
        ("[1", [("[1", "")]),
    ],
)  # fmt: skip
def test_what_a_cell_says(cell: str, expected: list[tuple[str, str]]) -> None:
    assert read(cell) == expected


def test_new_notes_have_an_author() -> None:
    found = list(read_notes(f"{CELL}\nyes", known_notes(TOKENS), "王审", "2026-03-02T09:00:00Z"))
    assert [note.author for note in found] == ["", "", "", "王审"]
    assert found[-1] == ReturnedNote(text="yes", author="王审", time="2026-03-02T09:00:00Z")


ANSWERED = (
    SENT[0],
    WrittenNote(number="1.1", id="d", head="王审", text="the first\ntwo"),
    SENT[2],
)
BELOW = "\n".join(note.line for note in ANSWERED)
ASKED = ("which two?", "a", "", "")
SAID = ("the first\ntwo", "d", "a", "")
NAMELESS = ("无名", "", "", "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (BELOW, [ASKED, SAID, NAMELESS]),
        (BELOW.replace("two\n[3", "three\n[3"),
         [ASKED, ("the first\nthree", "d", "a", ""), NAMELESS]),
        (BELOW.replace("[1.1 王审] the first\ntwo\n", ""), [ASKED, NAMELESS]),
        # New answers, wherever they stand.
        (f"{BELOW}\n[1.] Both\nof them\n\nnew",
         [ASKED, SAID, NAMELESS, ("Both\nof them", "", "a", ""), ("new", "", "", "")]),
        (BELOW.replace("[3", "[1.2 Wang] yes\n[3"),
         [ASKED, SAID, ("yes", "", "a", "Wang"), NAMELESS]),
        (f"{BELOW}\n[1] yes", [ASKED, SAID, NAMELESS, ("yes", "", "a", "")]),
        (f"{BELOW}\n[1.] ", [ASKED, SAID, NAMELESS]),
        (BELOW.replace("which two?", "which?"), [("which?", "a", "", ""), SAID, NAMELESS]),
        # To one that has no name nothing can be answered, and 4 went out with no note.
        (f"{BELOW}\n[3.1] yes\n[4.1] no",
         [ASKED, SAID, NAMELESS, ("[3.1] yes\n[4.1] no", "", "", "")]),
    ],
)  # fmt: skip
def test_answers_stand_below_their_notes(
    cell: str, expected: list[tuple[str, str, str, str]]
) -> None:
    known = known_notes([note.token for note in ANSWERED])
    found = [(each.text, each.id, each.answers, each.author) for each in read_notes(cell, known)]
    assert found == expected


def test_line_ends_of_other_programs_are_lines() -> None:
    sent = WrittenNote(number="1", id="a", head="", text="one\r\ntwo\r")
    (found,) = read_notes(to_line_feeds(sent.line), known_notes([sent.token]))
    assert found == ReturnedNote(text="one\ntwo\n", id="a")


@given(st.lists(texts.map(to_line_feeds), max_size=5))
def test_any_notes_come_back(bodies: list[str]) -> None:
    names = ("1", "1.1", "1.2", "2", "2.1")
    sent = [
        WrittenNote(number=name, id=f"{at:x}", head="q", text=body)
        for at, (name, body) in enumerate(zip(names, bodies, strict=False))
    ]
    cell = "\n".join(note.line for note in sent)
    found = list(read_notes(cell, known_notes(note.token for note in sent)))
    ids = {note.number: note.id for note in sent}
    assert [(note.text, note.id, note.answers) for note in found] == [
        (note.text, note.id, ids[note.number[0]] if "." in note.number else "") for note in sent
    ]


@pytest.mark.parametrize("lines", [1_000, 1_001, 999_999])
def test_what_a_note_says_of_its_lines_is_not_believed(lines: int) -> None:
    note = WrittenNote(number="1", id="a", head="", text="\n".join(["x"] * 1_000))
    token = note.token.removesuffix("1000") + str(lines)
    found = list(read_notes(f"{note.line}\nnew", known_notes([token])))
    whole = [(note.text, "a"), ("new", "")] if lines == 1_000 else [(f"{note.text}\nnew", "a")]
    assert [(each.text, each.id) for each in found] == whole
