"""What may not be written, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.text.coding import marks_in
from workbench.text.substance import find_control, has_text

if TYPE_CHECKING:
    from workbench.model.segments import Pair
    from workbench.store.project import Store


def refuse_locked(store: Store, row: int, number: int) -> None:
    """Raises Refused for a segment whose texts may not be changed."""
    if store.segments.is_locked(row):
        raise Refused(
            f"segment {number} is final", hint="a reviewer can open it again (`workbench review`)"
        )


def refuse_untranslatable(pair: Pair) -> None:
    """Raises Refused for a segment that is not to be translated."""
    if not pair.segment.is_translatable:
        raise Refused(
            f"segment {pair.segment.number} is not to be translated",
            hint="`workbench segments keep` changes that, and x in the Chinese",
        )


def refuse_empty(text: str, number: int) -> None:
    """Raises Refused for a text that can't be confirmed."""
    if not has_text(text):
        raise Refused(f"segment {number} has no English yet", hint="type it first")


def refuse_control(text: str) -> None:
    """Raises Refused for a text with control characters other than `\\n` and `\\t`, or marks."""
    marks = marks_in(text)
    if marks:
        name = f"U+{ord(text[marks[0]]):X} at {marks[0]}"
        raise Refused(f"the text holds {name}, which is kept for codes", hint="take it out")
    at = find_control(text)
    if at is not None:
        name = "a NUL character" if text[at] == "\0" else "a control character"
        raise Refused(f"the text holds {name}: U+{ord(text[at]):04X} at {at}", hint="take it out")


def refuse_retired(store: Store, row: int, number: int) -> None:
    """Raises Refused for a segment that another program joined with its neighbour."""
    if store.segments.standing(row) != row:
        raise Refused(
            f"segment {number} is not there any more", hint="another program joined it; look again"
        )
