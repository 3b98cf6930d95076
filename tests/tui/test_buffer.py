from dataclasses import dataclass, field

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from workbench.model.codes import CodeKind
from workbench.model.edits import Edit
from workbench.model.spans import Span
from workbench.text.coding import mark, plain
from workbench.tui.buffer import Buffer

FAMILY = "👨\u200d👩\u200d👧"
O1, C1 = mark(CodeKind.OPEN, 1), mark(CodeKind.CLOSE, 1)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("text", "caret", "left", "right"),
    [
        ("法治", 0, 0, 1),
        ("法治", 1, 0, 2),
        ("法治", 2, 1, 2),
        ("", 0, 0, 0),
        (f"a{FAMILY}b", 1, 0, 1 + len(FAMILY)),
        (f"a{FAMILY}b", 1 + len(FAMILY), 1, 2 + len(FAMILY)),
        ("e\u0301t", 2, 0, 3),
        ("𠮷野", 1, 0, 2),
        ("❤\ufe0f!", 2, 0, 3),
    ],
)
def test_one_character_to_either_side(text: str, caret: int, left: int, right: int) -> None:
    buffer = Buffer(text, caret)
    assert (buffer.left(), buffer.right()) == (left, right)


@pytest.mark.parametrize(
    ("text", "caret", "left", "right"),
    [
        ("rule of law", 5, 0, 7),
        ("rule of law", 11, 8, 11),
        ("rule of law", 0, 0, 4),
        ("the people’s courts", 12, 4, 19),
        ("法治 law", 2, 1, 6),
        ("law, order", 4, 3, 10),
        ("  ", 1, 0, 2),
    ],
)
def test_one_word_to_either_side(text: str, caret: int, left: int, right: int) -> None:
    buffer = Buffer(text, caret)
    assert (buffer.word_left(), buffer.word_right()) == (left, right)


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, (0, 3)), (2, (0, 3)), (3, (3, 3)), (4, (4, 5)), (9, (9, 9))]
)
def test_the_word_at_an_offset(offset: int, expected: tuple[int, int]) -> None:
    assert Buffer("law 法治").word_at(offset) == Span(*expected)


def test_typing_in_one_go_is_one_step_of_undo() -> None:
    buffer = Buffer(clock=Clock())
    for character in "rule of law":
        buffer.type(character)
    steps = []
    while buffer.undo():
        steps.append(buffer.text)
    assert steps == ["rule of", "rule", ""]


def test_deleting_in_one_go_is_one_step_of_undo() -> None:
    clock = Clock()
    buffer = Buffer("rule of law", 11, clock=clock)
    for _ in range(4):
        buffer.delete(buffer.left())
    clock.now += 10
    buffer.delete(buffer.left())
    steps = [buffer.text]
    while buffer.undo():
        steps.append(buffer.text)
    assert (steps, buffer.caret) == (["rule o", "rule of", "rule of law"], 11)


def test_a_pause_begins_a_new_step() -> None:
    clock = Clock()
    buffer = Buffer(clock=clock)
    buffer.type("a")
    clock.now += 1.9
    buffer.type("b")
    clock.now += 2.1
    buffer.type("c")
    assert buffer.undo()
    assert (buffer.text, buffer.caret) == ("ab", 2)


def test_moving_the_caret_begins_a_new_step() -> None:
    buffer = Buffer(clock=Clock())
    buffer.type("a")
    buffer.move(0)
    buffer.move(1)
    buffer.type("b")
    assert buffer.undo()
    assert buffer.text == "a"


def test_typing_takes_the_place_of_the_selection_and_undo_brings_it_back() -> None:
    buffer = Buffer("rule by law", 4)
    buffer.move(7, select=True)
    assert (buffer.selection, buffer.selected_text) == (Span(4, 7), " by")
    buffer.type("!")
    assert (buffer.text, buffer.caret, buffer.selection) == ("rule! law", 5, Span(5, 5))
    assert buffer.undo()
    assert (buffer.text, buffer.caret) == ("rule by law", 7)
    assert buffer.redo()
    assert (buffer.text, buffer.caret) == ("rule! law", 5)


def test_an_edit_ends_what_could_be_redone() -> None:
    buffer = Buffer()
    buffer.insert("law")
    buffer.undo()
    assert buffer.can_redo
    buffer.insert("order")
    assert not buffer.can_redo
    assert not buffer.redo()
    assert buffer.text == "order"


def test_another_text_begins_without_history() -> None:
    buffer = Buffer()
    buffer.insert("law")
    buffer.load("order")
    assert (buffer.text, buffer.caret, buffer.can_undo, buffer.can_redo) == (
        "order",
        5,
        False,
        False,
    )


def test_a_selection_beyond_the_text_ends_with_it() -> None:
    buffer = Buffer("law")
    buffer.select(Span(2, 9))
    assert (buffer.selection, buffer.caret) == (Span(2, 3), 3)


MARKED = f"the {O1}rule{C1} of law"


def test_what_is_asked_of_the_plain_text() -> None:
    buffer = Buffer(MARKED)
    buffer.select(Span(2, 10))
    assert (buffer.plain_text, buffer.plain_caret) == ("the rule of law", 8)
    assert (buffer.plain_selection, buffer.selected_text) == (Span(2, 8), "e rule")
    assert buffer.plain_sides == ("th", " of law")


def test_a_caret_and_a_selection_of_the_plain_text() -> None:
    buffer = Buffer(MARKED)
    buffer.select_plain(Span(4, 8))
    assert buffer.selection.of(buffer.text) == "rule"
    buffer.move_plain(4)
    assert (buffer.text[buffer.caret :], buffer.selection) == (f"rule{C1} of law", Span(5, 5))


@pytest.mark.parametrize(
    ("caret", "step", "text", "edits"),
    [
        (5, "left", f"the rule{C1} of law", []),
        (4, "right", f"the rule{C1} of law", []),
        (5, "right", f"the {O1}ule{C1} of law", [Edit(span=Span(4, 5), text="")]),
    ],
)
def test_a_mark_is_deleted_as_a_character_and_is_none_of_the_stored_text(
    caret: int, step: str, text: str, edits: list[Edit]
) -> None:
    buffer = Buffer(MARKED, caret)
    buffer.delete(buffer.left() if step == "left" else buffer.right())
    assert (buffer.text, list(buffer.take_edits())) == (text, edits)
    assert buffer.undo()
    assert (buffer.text, buffer.caret) == (MARKED, caret)


def test_wrapping_changes_none_of_the_words() -> None:
    buffer = Buffer("the rule of law")
    buffer.select(Span(4, 8))
    buffer.wrap(O1, C1)
    assert (buffer.text, buffer.caret, buffer.take_edits()) == (MARKED, 10, ())
    assert buffer.undo()
    assert (buffer.text, buffer.take_edits()) == ("the rule of law", ())


@dataclass
class _Naive:
    """What a buffer should be, as whole texts: a step is (text and caret before it, text after)."""

    text: str = ""
    caret: int = 0
    anchor: int | None = None
    done: list[tuple[str, int, str]] = field(default_factory=list)
    undone: list[tuple[str, int, str]] = field(default_factory=list)

    def put(self, start: int, end: int, text: str) -> None:
        if start != end or text:
            after = self.text[:start] + text + self.text[end:]
            self.done.append((self.text, self.caret, after))
            self.undone.clear()
            self.text = after
            self.caret = start + len(text)
            self.anchor = None

    def ends(self) -> tuple[int, int]:
        other = self.caret if self.anchor is None else self.anchor
        return min(self.caret, other), max(self.caret, other)


class Editing(RuleBasedStateMachine):
    """A buffer does what whole texts say, whatever is done with it."""

    @initialize(text=st.text(f"法治 law{O1}{C1}", max_size=8))
    def begin(self, text: str) -> None:
        self.stored = plain(text)
        self.clock = Clock()
        self.buffer = Buffer(text, len(text), clock=self.clock)
        self.naive = _Naive(text, len(text))

    @rule(text=st.text(f"法治 law\n{O1}", max_size=4))
    def insert(self, text: str) -> None:
        self.buffer.insert(text)
        self.naive.put(*self.naive.ends(), text)

    @rule(character=st.sampled_from(f"law 法{C1}"))
    def type_after_a_pause(self, character: str) -> None:
        self.clock.now += 10
        self.buffer.type(character)
        self.naive.put(*self.naive.ends(), character)

    @rule(offset=st.integers(-2, 20), select=st.booleans())
    def move(self, offset: int, select: bool) -> None:
        self.buffer.move(offset, select=select)
        if not select:
            self.naive.anchor = None
        elif self.naive.anchor is None:
            self.naive.anchor = self.naive.caret
        self.naive.caret = max(0, min(offset, len(self.naive.text)))

    @rule(to=st.integers(0, 20))
    def delete_after_a_pause(self, to: int) -> None:
        self.clock.now += 10
        start, end = self.naive.ends()
        to = min(to, len(self.naive.text))
        if start == end:
            start, end = min(self.naive.caret, to), max(self.naive.caret, to)
        self.buffer.delete(to)
        self.naive.put(start, end, "")

    @rule(
        first=st.integers(0, 20), length=st.integers(0, 5), text=st.text(f"法 law{C1}", max_size=4)
    )
    def replace(self, first: int, length: int, text: str) -> None:
        start = min(first, len(self.naive.text))
        end = min(start + length, len(self.naive.text))
        self.buffer.replace(Span(start, end), text)
        self.naive.put(start, end, text)

    @rule()
    def wrap(self) -> None:
        start, end = self.naive.ends()
        self.buffer.wrap(O1, C1)
        before, caret = self.naive.text, self.naive.caret
        after = f"{before[:start]}{O1}{before[start:end]}{C1}{before[end:]}"
        self.naive.done.append((before, caret, after))
        self.naive.undone.clear()
        self.naive.text, self.naive.caret, self.naive.anchor = after, end + 2, None

    @rule()
    def undo(self) -> None:
        assert self.buffer.undo() is bool(self.naive.done)
        if self.naive.done:
            self.naive.undone.append(self.naive.done.pop())
            self.naive.text, self.naive.caret, _ = self.naive.undone[-1]
            self.naive.anchor = None

    @rule()
    def redo(self) -> None:
        assert self.buffer.redo() is bool(self.naive.undone)
        if self.naive.undone:
            self.naive.done.append(self.naive.undone.pop())
            _, _, self.naive.text = self.naive.done[-1]
            self.naive.caret, self.naive.anchor = self.buffer.caret, None

    @invariant()
    def agree(self) -> None:
        if hasattr(self, "buffer"):
            assert (self.buffer.text, self.buffer.caret) == (self.naive.text, self.naive.caret)
            assert self.buffer.selection == Span(*self.naive.ends())
            assert self.buffer.can_undo == bool(self.naive.done)

    @invariant()
    def edits_lead_from_one_stored_text_to_the_next(self) -> None:
        if hasattr(self, "buffer"):
            for edit in self.buffer.take_edits():
                start, end = edit.span.start, edit.span.end
                self.stored = self.stored[:start] + edit.text + self.stored[end:]
            assert self.stored == self.buffer.plain_text


TestEditing = Editing.TestCase
